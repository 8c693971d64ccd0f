//! A vector as a whole case: its documents read, built and evaluated, its figures compared with the printed ones.

use anbud::catalogue::PrintedFigure;
use anbud::diagnostic::Severity;
use anbud::evaluation::{self, Evaluation, Scope, TenderResult};
use anbud::exact::Decimals;
use anbud::{Diagnostic, Exact, Procedure, Sheet, Source, Tenders, derivation, documents};

use crate::vector::{Expected, Vector};

/// A case that came through.
struct Whole {
    procedure: Procedure,
    tenders: Tenders,
    evaluation: Evaluation,
}

/// What comes out otherwise than printed.
pub(crate) fn differences(vector: &Vector) -> Vec<String> {
    let found = match (whole(vector), &vector.error) {
        (Ok(whole), None) => whole.differences(vector),
        (Err(mistakes), Some(code)) => unlike(&mistakes, code),
        (Ok(_), Some(code)) => vec![format!("it comes out, instead of {code}")],
        (Err(mistakes), None) => mistakes.iter().map(ToString::to_string).collect(),
    };
    found.into_iter().map(|found| format!("{}: {found}", vector.id)).collect()
}

fn unlike(mistakes: &[Diagnostic], code: &str) -> Vec<String> {
    assert!(!mistakes.is_empty(), "nothing comes out and nobody says why");
    let others = mistakes.iter().filter(|mistake| mistake.code.name() != code);
    others.map(|mistake| format!("{mistake} instead of {code}")).collect()
}

fn whole(vector: &Vector) -> Result<Whole, Vec<Diagnostic>> {
    let criteria = documents::read_criteria(&Source::new("criteria.toml", vector.criteria_file()));
    without_mistake(criteria.diagnostics)?;
    let procedure = criteria.value.into_draft().build()?;
    let source = Source::new("tenders.toml", vector.tenders.as_str());
    let tenders = documents::read_tenders(&source, &procedure);
    without_mistake(tenders.diagnostics)?;
    let tenders = tenders.value;
    let sheet = Sheet::default();
    let evaluation = evaluation::evaluate(&procedure, &tenders, &sheet, Scope::Whole)?;
    Ok(Whole { procedure, tenders, evaluation })
}

fn without_mistake(mut diagnostics: Vec<Diagnostic>) -> Result<(), Vec<Diagnostic>> {
    diagnostics.retain(|diagnostic| diagnostic.severity == Severity::Mistake);
    if diagnostics.is_empty() { Ok(()) } else { Err(diagnostics) }
}

impl Whole {
    fn differences(&self, vector: &Vector) -> Vec<String> {
        let named = |tender: &TenderResult| self.tenders.list[tender.tender].id.to_string();
        let mut found: Vec<String> = self.evaluation.tenders.iter().map(named).collect();
        found.sort();
        let stated: Vec<&String> = vector.expected.keys().collect();
        assert_eq!(found.iter().collect::<Vec<_>>(), stated, "{}: tenders", vector.id);
        let of = |tender| self.of_tender(&vector.expected[&named(tender)], tender, vector);
        self.evaluation.tenders.iter().flat_map(of).collect()
    }

    /// What of one tender comes out otherwise than printed.
    fn of_tender(&self, stated: &Expected, found: &TenderResult, vector: &Vector) -> Vec<String> {
        let mut pairs = vec![
            ("status".to_owned(), stated.status.clone(), found.status.word().to_owned()),
            ("place".to_owned(), format!("{:?}", stated.place), format!("{:?}", found.place)),
            ("result".to_owned(), canonical(&stated.result), self.printed(found.result, vector)),
        ];
        for (id, points) in &stated.points {
            let criterion = self.procedure.criteria.find(|criterion| *criterion.id == **id);
            let at = criterion.expect("a criterion of the case").position();
            let printed = self.printed(found.criteria[at].points, vector);
            pairs.push((format!("points of {id}"), canonical(points), printed));
        }
        let tender = &self.tenders.list[found.tender].id;
        let differing = pairs.into_iter().filter(|(_, stated, found)| stated != found);
        differing.map(|(of, s, f)| format!("{tender}: {of} {f} instead of {s}")).collect()
    }

    fn printed(&self, figure: Option<derivation::Figure>, vector: &Vector) -> String {
        let Some(figure) = figure else { return "none".to_owned() };
        let number = self.evaluation.derivation.number(figure).0;
        match vector.printed {
            Some(printed) => text(&number.rounded(printed.decimals, printed.mode)),
            None => text(number),
        }
    }
}

fn canonical(figure: &PrintedFigure) -> String {
    figure.exact().map_or("none".to_owned(), text)
}

/// A decimal where the figure is one, else the quotient.
fn text(number: &Exact) -> String {
    let short = number.has_decimals(28);
    if short { number.decimal(Decimals::AtMost(28)) } else { number.to_string() }
}
