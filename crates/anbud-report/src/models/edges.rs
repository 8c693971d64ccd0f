//! What comes of a formula at its edges, worked out as it is shown, in English and Swedish.

use anbud::catalogue::{Edge, Example, Model, WorkOutError, WorkedTender};
use anbud::derivation::{Derivation, Failure, Figure};

use crate::figures::shown;

/// More figures than this are not shown.
const FIGURES_MAX: usize = 3;

/// One line for each edge.
pub(super) fn lines(model: &Model) -> Vec<String> {
    let line = |(edge, example): (Edge, Example)| {
        let (en, sv) = name(edge);
        let (came, kom) = outcome(model, &example);
        format!("{en}: {came} · {sv}: {kom}")
    };
    model.at_edges().into_iter().map(line).collect()
}

fn name(edge: Edge) -> (&'static str, &'static str) {
    match edge {
        Edge::ZeroPrice => ("the first asks 0", "det första begär 0"),
        Edge::OneTender => ("one tender", "ett enda anbud"),
        Edge::AllEqual => ("two equal tenders", "två lika anbud"),
        Edge::NoDiscount => ("all at the budget", "alla på budgeten"),
    }
}

/// What comes out for the tenders in order, in English and Swedish.
fn outcome(model: &Model, example: &Example) -> (String, String) {
    let worked = match example.work_out(model) {
        Ok(worked) => worked,
        Err(WorkOutError::Failed(Failure::DivisionByZero)) => {
            return ("it divides by zero".to_owned(), "det delar med noll".to_owned());
        }
        Err(WorkOutError::TooClose) => {
            return ("too close to tell".to_owned(), "för nära för att avgöra".to_owned());
        }
        Err(error) => {
            return (format!("nothing comes out ({error})"), "ingenting kommer ut".to_owned());
        }
    };
    // the first is the one at the edge; of many others some tell enough
    let some = |most: usize| worked.tenders.iter().take(most);
    let figures = |figure: fn(&WorkedTender) -> Option<Figure>| {
        let each = some(FIGURES_MAX).map(|tender| printed(&worked.derivation, figure(tender)));
        each.collect::<Vec<_>>().join("; ")
    };
    let is_known = |figure: fn(&WorkedTender) -> Option<Figure>| {
        worked.tenders.iter().any(|tender| figure(tender).is_some())
    };
    if let Some(asked) = some(1).find_map(|tender| tender.abnormal) {
        let (came, kom) = match worked.derivation.holds(asked) {
            true => ("it must explain its price", "det ska förklara sitt pris"),
            false => ("it is not asked", "det tillfrågas inte"),
        };
        return (came.to_owned(), kom.to_owned());
    }
    let (en, sv, figures) = if is_known(|tender| tender.share) {
        ("share", "andel", figures(|tender| tender.share))
    } else if is_known(|tender| tender.points) {
        ("points", "poäng", figures(|tender| tender.points))
    } else {
        ("result", "resultat", figures(|tender| tender.result))
    };
    (format!("{en} {figures}"), format!("{sv} {}", figures.replace('.', ",")))
}

fn printed(derivation: &Derivation, figure: Option<Figure>) -> String {
    let shown = figure.map(|figure| {
        let (number, is_exact) = derivation.number(figure);
        shown(number, is_exact).marked()
    });
    shown.unwrap_or_else(|| "–".to_owned())
}
