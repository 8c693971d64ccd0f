//! The same case with one tender less, one tender rejected, or one tender twice.

use crate::naive::case::{Case, Requirement, Tender};
use crate::naive::choices::Choices;

/// The name of a copy.
pub const COPY: &str = "copy";

/// Some tender of a case.
pub fn some(case: &Case, choices: &mut Choices) -> String {
    choices.of(&case.tenders).id
}

/// The case without a tender, as if it had never been submitted; none if it is the only one, or the
/// only one to state a measure, which would leave that name without a meaning.
pub fn without(case: &Case, id: &str) -> Option<Case> {
    let (left_out, others): (Vec<Tender>, Vec<Tender>) =
        case.tenders.iter().cloned().partition(|tender| tender.id == id);
    let stated = |name: &str| {
        others.iter().any(|other| other.measures.iter().any(|(stated, _)| stated == name))
    };
    let mut names = left_out.iter().flat_map(|tender| &tender.measures);
    if others.is_empty() || !names.all(|(name, _)| stated(name)) {
        return None;
    }
    let mut less = case.clone();
    less.tenders = others;
    less.rows.retain(|row| row.tender != id);
    less.draw = less.draw.map(|mut order| {
        order.retain(|named| named != id);
        order
    });
    less.draw = less.draw.filter(|order| !order.is_empty());
    Some(less)
}

/// The case with a mandatory requirement that only this tender does not meet.
pub fn rejected(case: &Case, id: &str) -> Case {
    let mut other = case.clone();
    other.requirements.push(Requirement {
        id: "M-0".to_owned(),
        criterion: None,
        weight: None,
        threshold: None,
    });
    for tender in &mut other.tenders {
        let met = tender.id != id;
        tender.meets.push(("M-0".to_owned(), met));
    }
    other
}

/// The case with a copy of a tender, the same in all but its name; a draw would have to
/// name it, so there is none.
pub fn with_copy(case: &Case, id: &str) -> Case {
    let mut other = case.clone();
    let copies: Vec<Tender> =
        case.tenders.iter().filter(|tender| tender.id == id).cloned().collect();
    other.tenders.extend(copies.into_iter().map(|tender| Tender { id: COPY.to_owned(), ..tender }));
    for row in case.rows.iter().filter(|row| row.tender == id) {
        let mut row = row.clone();
        row.tender = COPY.to_owned();
        other.rows.push(row);
    }
    other.draw = None;
    other
}
