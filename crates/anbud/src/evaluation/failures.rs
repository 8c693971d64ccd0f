//! Failures in words: which formula, which step, for which tender, and what to do about it.

use super::work::Work;
use crate::Diagnostic;
use crate::derivation::{FIGURES_MAX, Failure, Figure, Halt};
use crate::diagnostic::{Code, codes};
use crate::formula::{Formula, Symbol};
use crate::keyed::Key;
use crate::tenders::Tender;

/// Notes why a formula yields nothing for a tender. Always none, for the place of the figure.
pub(super) fn note(
    work: &mut Work<'_>,
    formula: &Formula,
    step: Option<usize>,
    tender: Key<Tender>,
    halt: &Halt,
) -> Option<Figure> {
    work.note_undecided(halt);
    let Halt::Failed(failure) = halt else { return None };
    let mistake = match failure {
        Failure::TooManyFigures => {
            work.troubles.of_case(too_much_work().at(formula.text().whole_place(), "met here"));
            return None;
        }
        Failure::Unknown(name) => unknown(work, formula, name, tender)?,
        failure => {
            let name = step.and_then(|step| formula.steps().nth(step)).unwrap_or("the formula");
            let place = step.and_then(|step| formula.step_place(step));
            let place = place.unwrap_or_else(|| formula.text().whole_place());
            let mistake = cannot(work, name, tender, failure).at(place, "this step");
            let tender_place = work.answers(tender).map(|answers| answers.place.clone());
            tender_place
                .into_iter()
                .fold(mistake, |mistake, place| mistake.at(place, "this tender"))
        }
    };
    work.troubles.of_tender(tender, mistake);
    None
}

/// Notes a failure outside formulas.
pub(super) fn note_plain(
    work: &mut Work<'_>,
    name: &str,
    tender: Key<Tender>,
    halt: &Halt,
) -> Option<Figure> {
    work.note_undecided(halt);
    if let Halt::Failed(Failure::TooManyFigures) = halt {
        work.troubles.of_case(too_much_work());
    } else if let Halt::Failed(failure) = halt {
        let mistake = cannot(work, name, tender, failure);
        let place = work.answers(tender).map(|answers| answers.place.clone());
        let mistake =
            place.into_iter().fold(mistake, |mistake, place| mistake.at(place, "this tender"));
        work.troubles.of_tender(tender, mistake);
    }
    None
}

fn cannot(work: &Work<'_>, name: &str, tender: Key<Tender>, failure: &Failure) -> Diagnostic {
    let message = format!("`{name}` cannot be worked out for `{}`: {failure}", work.id(tender));
    let (code, help) = remedy(failure);
    Diagnostic::mistake(code, message).help(help)
}

fn remedy(failure: &Failure) -> (Code, &'static str) {
    let other = "choose a rule that is defined for every admissible tender, or reject such tenders by a stated ground";
    match failure {
        Failure::ExponentTooLarge => (codes::LIMIT_EXPONENT, "exponents go from -1,000 to 1,000"),
        Failure::TooManyBits => {
            (codes::LIMIT_BITS, "round within the formula, or use smaller exponents")
        }
        _ => (codes::CANNOT_WORK_OUT, other),
    }
}

/// The derivation is full: one mistake of the case, whichever tender met it.
fn too_much_work() -> Diagnostic {
    let message =
        format!("the derivation would have more than {} million figures", FIGURES_MAX / 1_000_000);
    Diagnostic::mistake(codes::LIMIT_WORK, message).help("look at the other tenders in fewer steps")
}

/// A name without a figure: a price or a measure that the tender does not state. Anything else follows from an
/// earlier mistake.
fn unknown(
    work: &Work<'_>,
    formula: &Formula,
    name: &str,
    tender: Key<Tender>,
) -> Option<Diagnostic> {
    let place = work.answers(tender)?.place.clone();
    let id = work.id(tender);
    let symbol = formula.symbols().find(|(symbol, _)| match symbol {
        Symbol::Measure(measure) => &**measure == name,
        Symbol::Price | Symbol::Bid => name == "price" || name == "bid",
        _ => false,
    });
    let (symbol, used) = match symbol {
        Some(found) => found,
        None if work.troubles.has(tender) => return None,
        None => {
            let message = format!("`{name}` is not known for `{id}`");
            let mistake = Diagnostic::mistake(codes::CANNOT_WORK_OUT, message);
            return Some(
                mistake.at(formula.text().whole_place(), "needed here").at(place, "this tender"),
            );
        }
    };
    Some(match symbol {
        Symbol::Measure(_) => missing_measure(&id, name, place).at(used, "needed here"),
        _ if work.troubles.has(tender) => return None,
        _ => missing_price(&id, place, used),
    })
}

/// A tender that does not state a price.
pub(super) fn missing_price(id: &str, place: crate::Place, needed: crate::Place) -> Diagnostic {
    Diagnostic::mistake(codes::MISSING_PRICE, format!("`{id}` states no price"))
        .at(place, "this tender")
        .at(needed, "needed here")
        .help("write `price = …` in the tender")
}

/// A tender that does not state a measure.
pub(super) fn missing_measure(id: &str, name: &str, place: crate::Place) -> Diagnostic {
    Diagnostic::mistake(
        codes::MISSING_MEASURE,
        format!("`{id}` does not state the measure `{name}`"),
    )
    .at(place, "this tender")
    .help(format!("write `measures = {{ {name} = … }}` in the tender"))
}
