//! The maintenance of lifts: a small procedure in code, with requirements, two groups and a table.

use std::sync::Arc;

use anbud::evaluation::{Evaluation, Scope, evaluate};
use anbud::ledger::{Ledger, ScoreRow};
use anbud::procedure::Item;
use anbud::procedure::draft::{
    AwardDraft, CriterionDraft, Draft, GroupDraft, Number, RequirementDraft, ScaleDraft, Text,
    ThresholdDraft,
};
use anbud::tenders::{Measure, Price, Tender};
use anbud::{Literal, Place, Procedure, Sheet, Tenders};
use anbud_report::View;

/// Scores of one tender: for F-1, F-2 and safety, by two evaluators each.
type Scores = [[i64; 2]; 3];

/// A case in the making.
pub(crate) struct Lifts {
    draft: Draft,
    tenders: Vec<(String, String, String, Scores)>,
}

/// A case that was evaluated.
pub(crate) struct Evaluated {
    procedure: Procedure,
    tenders: Tenders,
    sheet: Sheet,
    evaluation: Evaluation,
}

fn text(text: &str) -> Text {
    text.to_owned().into()
}

fn number(text: &str) -> Number {
    text.parse::<Literal>().unwrap().into()
}

impl Lifts {
    pub(crate) fn new(award: AwardDraft) -> Self {
        let draft = Draft::new(
            text("Maintenance of lifts"),
            text("Region Example"),
            text("RE 2026-7"),
            text("SEK"),
        );
        let draft = draft
            .award(award)
            .scale(ScaleDraft::new(text("fulfilment"), number("0"), number("5")))
            .within_group(text("mean"))
            .missing(text("error"))
            .group(GroupDraft::new(text("wardens")).assesses([text("service")]))
            .group(GroupDraft::new(text("engineers")).assesses([text("safety")]));
        Lifts { draft: criteria(draft), tenders: Vec::new() }
    }

    /// An award by a model of the catalogue, with rules for ties.
    pub(crate) fn by(model: &str, ties: &[&str]) -> Self {
        Lifts::new(AwardDraft::model(text(model)).ties(ties.iter().map(|rule| text(rule))))
    }

    /// An award by a formula of one's own.
    pub(crate) fn by_formula(formula: &str, best: &str) -> Self {
        Lifts::new(AwardDraft::formula(formula, text(best)))
    }

    /// Adds a tender; one called south does not meet the mandatory requirement, the price of west was corrected.
    pub(crate) fn tender(mut self, id: &str, tenderer: &str, price: &str, scores: Scores) -> Self {
        self.tenders.push((id.to_owned(), tenderer.to_owned(), price.to_owned(), scores));
        self
    }

    /// North and west remain, south is rejected.
    pub(crate) fn with_three(self) -> Self {
        self.tender("north", "North Lifts AB", "2100000", [[4, 5], [3, 4], [5, 4]])
            .tender("south", "South Elevators Ltd", "1900000", [[3, 3], [3, 4], [4, 4]])
            .tender("west", "West & Partners", "1950000.50", [[3, 4], [5, 5], [3, 3]])
    }

    /// Two tenders that differ in nothing but their names.
    pub(crate) fn with_twins(self) -> Self {
        let scores = [[4, 5], [3, 4], [5, 4]];
        self.tender("one", "One AB", "2000000", scores).tender("two", "Two AB", "2000000", scores)
    }

    pub(crate) fn evaluated(self) -> Evaluated {
        self.evaluated_in(Scope::Whole)
    }

    pub(crate) fn evaluated_in(self, scope: Scope) -> Evaluated {
        let procedure = self.draft.build().unwrap();
        let mut tenders = Tenders::default();
        for (at, (id, tenderer, price, _)) in self.tenders.iter().enumerate() {
            tenders.list.push(stated(&procedure, 6 * at, id, tenderer, price));
        }
        let scores: Vec<Scores> = self.tenders.iter().map(|(.., scores)| *scores).collect();
        let sheet = sheet(&procedure, &tenders, &scores);
        let evaluation = evaluate(&procedure, &tenders, &sheet, scope).unwrap();
        Evaluated { procedure, tenders, sheet, evaluation }
    }
}

fn criteria(draft: Draft) -> Draft {
    let scored = |id: &str, weight: &str| {
        let criterion = CriterionDraft::new(text(id)).weight(number(weight));
        criterion.scale(text("fulfilment")).model(text("of-maximum"))
    };
    let years = [("0", "0 %"), ("5", "60 %"), ("10", "100 %")];
    let years = years.map(|(from, share)| (number(from), number(share)));
    let experience = CriterionDraft::new(text("experience")).weight(number("10"));
    let mandatory = RequirementDraft::mandatory(text("M-1"), text("Answers calls at night"));
    let requirement = |id: &str, says: &str, weight: &str| {
        let requirement = RequirementDraft::scored(text(id), text("service"));
        requirement.text(text(says)).weight(number(weight))
    };
    draft
        .criterion(scored("service", "50").title(text("Service and repairs")))
        .criterion(scored("safety", "40").threshold(ThresholdDraft::score(number("2"))))
        .criterion(experience.measure(text("years")).table(years))
        .criterion(CriterionDraft::new(text("price")).kind(text("price")))
        .requirement(mandatory)
        .requirement(requirement("F-1", "Comes within an hour", "3"))
        .requirement(requirement("F-2", "Keeps spare parts", "1"))
}

fn stated(procedure: &Procedure, above: usize, id: &str, tenderer: &str, price: &str) -> Tender {
    let line = |line: usize| u32::try_from(above + line).unwrap();
    let place = |at: usize, column: u32| Place::new("tenders.toml", line(at), column, 5);
    let corrected = ("1960000".parse().unwrap(), place(4, 30), Arc::from("sum of the price sheet"));
    let price = Price {
        submitted: (price.parse().unwrap(), place(4, 9)),
        corrected: (id == "west").then_some(corrected),
    };
    let mandatory = procedure.requirements.find(|requirement| requirement.mandatory).unwrap();
    let years = Measure {
        name: "years".into(),
        value: Literal::whole(7),
        text: "7".into(),
        place: place(6, 21),
    };
    Tender {
        id: id.into(),
        tenderer: tenderer.into(),
        lot: None,
        together: None,
        price: Some(price),
        unit_prices: Vec::new(),
        meets: vec![(mandatory, id != "south", place(5, 19))],
        measures: vec![years],
        scores: Vec::new(),
        confidential: Vec::new(),
        reasons: Vec::new(),
        place: place(2, 1),
    }
}

/// Anna and Bo are wardens, Cia and Dan engineers; Anna changed her first score.
fn sheet(procedure: &Procedure, tenders: &Tenders, scores: &[Scores]) -> Sheet {
    let mut ledger = Ledger::new(procedure, tenders);
    ledger.open("scores.csv");
    let items = [("F-1", ["anna", "bo"]), ("F-2", ["anna", "bo"]), ("safety", ["cia", "dan"])];
    for (at, tender) in tenders.list.iter().enumerate() {
        for (row, (item, people)) in items.iter().enumerate() {
            for (by, person) in people.iter().enumerate() {
                let line = u32::try_from(2 + at * 6 + row * 2 + by).unwrap();
                let score = scores[at][row][by].to_string();
                let group = if row == 2 { "engineers" } else { "wardens" };
                let row = ScoreRow { group, ..ScoreRow::new(&tender.id, item, person, &score) };
                let is_changed = (at, line) == (0, 2);
                if is_changed {
                    ledger.add(&in_line(90, ScoreRow { score: Some("3"), ..row }));
                }
                let reason = if is_changed { "read the annex" } else { "" };
                ledger.add(&in_line(line, ScoreRow { reason, ..row }));
            }
        }
    }
    let reading = ledger.finish();
    assert_eq!(reading.diagnostics, []);
    reading.value
}

fn in_line(line: u32, row: ScoreRow<'_>) -> ScoreRow<'_> {
    ScoreRow { line, ..row }
}

fn requirement(procedure: &Procedure, id: &str) -> Item {
    Item::Requirement(procedure.requirements.find(|one| &*one.id == id).unwrap())
}

impl Evaluated {
    pub(crate) fn view(&self) -> View<'_> {
        View::new(&self.procedure, &self.tenders, &self.sheet, &self.evaluation, [])
    }

    pub(crate) fn item(&self, id: &str) -> Item {
        let criterion = self.procedure.criteria.find(|one| &*one.id == id).map(Item::Criterion);
        criterion.unwrap_or_else(|| requirement(&self.procedure, id))
    }
}
