//! Failures in words: which formula, which step, for which tender, and what to do about it.

use std::sync::Arc;

use super::work::{Answers, Unpriced, Work};
use crate::derivation::{FIGURES_MAX, Failure, Figure, Halt};
use crate::diagnostic::{Code, codes};
use crate::formula::{Formula, Symbol};
use crate::keyed::Key;
use crate::procedure::{LineItem, PriceSheet};
use crate::tenders::Tender;
use crate::{Diagnostic, Place};

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
        Failure::Unknown(name) => {
            unknown(work, formula, name, tender);
            return None;
        }
        failure => {
            let name = step.and_then(|step| formula.steps().nth(step)).unwrap_or("the formula");
            let place = step.and_then(|step| formula.step_place(step));
            let place = place.unwrap_or_else(|| formula.text().whole_place());
            at_tender(work, cannot(work, name, tender, failure).at(place, "this step"), tender)
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
        let mistake = at_tender(work, cannot(work, name, tender, failure), tender);
        work.troubles.of_tender(tender, mistake);
    }
    None
}

fn cannot(work: &Work<'_>, name: &str, tender: Key<Tender>, failure: &Failure) -> Diagnostic {
    let message = format!("`{name}` cannot be worked out for `{}`: {failure}", work.id(tender));
    let (code, help) = remedy(failure);
    Diagnostic::mistake(code, message).help(help)
}

/// Adds where the tender stands.
fn at_tender(work: &Work<'_>, mistake: Diagnostic, tender: Key<Tender>) -> Diagnostic {
    match work.answers(tender) {
        Some(answers) => mistake.at(answers.place.clone(), "this tender"),
        None => mistake,
    }
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

/// A name without a figure: a price or a measure that a tender does not state. Anything else follows from an earlier
/// mistake.
fn unknown(work: &mut Work<'_>, formula: &Formula, name: &str, tender: Key<Tender>) {
    let symbol = formula.symbols().find(|(symbol, _)| match symbol {
        Symbol::Measure(measure) => &**measure == name,
        Symbol::Price => name == "price",
        Symbol::Bid => name == "bid",
        Symbol::Part(part) => *work.procedure.price_sheet.parts[*part].id == *name,
        _ => false,
    });
    match symbol.map(|(symbol, used)| (symbol.clone(), used)) {
        Some((Symbol::Measure(measure), used)) => no_measure(work, tender, &measure, &used),
        Some((Symbol::Price, used)) => no_price(work, tender, &used),
        Some((_, used)) => no_bid(work, tender, &used),
        None if follows_from_another(work) => {}
        None => {
            let message = format!("`{name}` is not known for `{}`", work.id(tender));
            let mistake = Diagnostic::mistake(codes::CANNOT_WORK_OUT, message)
                .at(formula.text().whole_place(), "needed here");
            work.troubles.of_tender(tender, mistake);
        }
    }
}

/// Whether what is unknown may follow from a mistake of a tender that still counts, or from figures too close to tell.
fn follows_from_another(work: &Work<'_>) -> bool {
    let tenders = work.remaining();
    work.undecided.is_some() || tenders.iter().any(|tender| work.troubles.has(*tender))
}

/// Who lacks a figure that a formula needs: the tender itself, or those of the field that it looks at.
fn lacking(
    work: &Work<'_>,
    tender: Key<Tender>,
    lacks: impl Fn(Key<Tender>) -> bool,
) -> Vec<Key<Tender>> {
    if lacks(tender) {
        return vec![tender];
    }
    work.remaining().into_iter().filter(|other| lacks(*other)).collect()
}

/// Notes a measure that a tender does not state.
pub(super) fn no_measure(
    work: &mut Work<'_>,
    tender: Key<Tender>,
    measure: &Arc<str>,
    used: &Place,
) {
    let states = |answers: &Answers<'_>| answers.measures.iter().any(|it| it.name == *measure);
    let lacks = |tender| work.answers(tender).is_some_and(|answers| !states(answers));
    for tender in lacking(work, tender, lacks) {
        let Some(answers) = work.answers(tender) else { continue };
        let mistake = missing_measure(answers.id, measure, answers.place.clone());
        work.troubles.of_tender(tender, mistake.at(used.clone(), "needed here"));
    }
}

/// Notes a price that cannot be worked out, or that a tender does not state.
pub(super) fn no_price(work: &mut Work<'_>, tender: Key<Tender>, used: &Place) {
    let procedure = work.procedure;
    for tender in lacking(work, tender, |tender| work.unpriced.contains_key(&tender)) {
        match (work.unpriced.get(&tender).cloned(), &procedure.price) {
            (Some(Unpriced::Formula(step, halt)), Some(rule)) => {
                note(work, rule, step, tender, &halt);
            }
            _ => no_bid(work, tender, used),
        }
    }
}

fn no_bid(work: &mut Work<'_>, tender: Key<Tender>, used: &Place) {
    let Some(answers) = work.answers(tender) else { return };
    let (id, place) = (answers.id, answers.place.clone());
    if work.troubles.has(tender) {
        return;
    }
    let procedure = work.procedure;
    match work.unpriced.get(&tender).cloned() {
        Some(Unpriced::Said) => {}
        Some(Unpriced::Items(items)) => {
            let mistake = missing_unit_prices(&procedure.price_sheet, id, &items, place);
            work.troubles.of_tender(tender, mistake);
        }
        Some(Unpriced::Part(part, step, halt)) => {
            let part = procedure.price_sheet.parts.iter().find(|known| known.id == part);
            if let Some(formula) = part.and_then(|part| part.formula.as_ref()) {
                note(work, formula, step, tender, &halt);
            }
        }
        Some(Unpriced::Sum(halt)) => {
            note_plain(work, "bid", tender, &halt);
        }
        _ => work.troubles.of_tender(tender, missing_price(id, place, used.clone())),
    }
}

/// A tender that states no unit price for some items: all of them at once.
fn missing_unit_prices(
    sheet: &PriceSheet,
    id: &str,
    lacking: &[Key<LineItem>],
    place: Place,
) -> Diagnostic {
    const SHOWN: usize = 5;
    let shown = lacking.iter().take(SHOWN).map(|item| &sheet.items[*item]);
    let names: Vec<String> = shown.clone().map(|item| format!("`{}`", item.id)).collect();
    let more = match lacking.len().saturating_sub(SHOWN) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let message = format!("`{id}` states no unit price for {}{more}", names.join(", "));
    let mistake = Diagnostic::mistake(codes::MISSING_PRICE, message).at(place, "this tender");
    let mistake = shown.fold(mistake, |mistake, item| mistake.at(item.place.clone(), "not priced"));
    let first = lacking.first().map_or("", |item| &sheet.items[*item].id);
    mistake.help(format!(
        "add rows such as `{id},{first},…` to prices.csv; 0 is a price, nothing is none"
    ))
}

/// Notes that a share of full marks is needed where they are 0.
pub(super) fn no_full_marks(work: &mut Work<'_>, tender: Key<Tender>, used: &Place) {
    if !work.troubles.has(tender) {
        let mistake = cannot(work, "x", tender, &Failure::DivisionByZero);
        let mistake = at_tender(work, mistake.at(used.clone(), "needed here"), tender);
        work.troubles.of_tender(tender, mistake);
    }
}

/// A tender that does not state a price.
pub(super) fn missing_price(id: &str, place: Place, needed: Place) -> Diagnostic {
    Diagnostic::mistake(codes::MISSING_PRICE, format!("`{id}` states no price"))
        .at(place, "this tender")
        .at(needed, "needed here")
        .help("write `price = …` in the tender")
}

/// A tender that does not state a measure.
pub(super) fn missing_measure(id: &str, name: &str, place: Place) -> Diagnostic {
    Diagnostic::mistake(
        codes::MISSING_MEASURE,
        format!("`{id}` does not state the measure `{name}`"),
    )
    .at(place, "this tender")
    .help(format!("write `measures = {{ {name} = … }}` in the tender"))
}
