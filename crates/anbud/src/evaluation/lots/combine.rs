//! Combinations: what tenderers ask if they win lots together, worked out by the same rules.

use super::standing::Standing;
use super::{Again, Because, LotsCase, Shared};
use crate::Diagnostic;
use crate::derivation::Figure;
use crate::diagnostic::codes;
use crate::keyed::Key;
use crate::tenders::{self, Alone, Asked, Combination, Tender};

/// More lots than this are not shared out together with combinations.
const LOTS_MAX: usize = 20;

/// More combinations than this are not.
const COMBINATIONS_MAX: usize = 64;

/// A combination that can be awarded: where its tenders would stand in each of its lots.
#[derive(Debug, Clone)]
pub(super) struct Together {
    /// Its position in tenders.toml.
    pub(super) position: usize,
    /// Position of each lot, and the standing in it.
    pub(super) lots: Vec<(usize, Standing)>,
}

/// The combinations in which every tender has a place; each of their lots is evaluated once more.
pub(super) fn combinations(case: &LotsCase<'_>, again: &mut Vec<Again>) -> Shared<Vec<Together>> {
    let stated = &case.tenders().combinations;
    let Some(first) = stated.first() else { return Ok(Vec::new()) };
    within_limits(case, first)?;
    let mut found = Vec::new();
    for (position, combination) in stated.iter().enumerate() {
        let mut lots = Vec::new();
        for (at, (key, tender)) in combination.lots.iter().zip(&combination.tenders).enumerate() {
            let Some(outcome) = case.lots.get(key.position()) else { continue };
            let mut tenders = outcome.tenders.clone();
            tenders.list[*tender].together = together(case, combination, at);
            let because = Because::Combination(position);
            let standings = case.again((*key, tenders), because, again)?;
            let standing = standings.list.into_iter().find(|one| one.tender == *tender);
            lots.extend(standing.map(|standing| (key.position(), standing)));
        }
        if lots.len() == combination.lots.len() {
            found.push(Together { position, lots });
        }
    }
    Ok(found)
}

/// How the price of a tender in a combination comes about, in the lot at a position.
fn together(
    case: &LotsCase<'_>,
    combination: &Combination,
    at: usize,
) -> Option<tenders::Together> {
    Some(match &combination.asks {
        Asked::Discount(share, place) => tenders::Together::Less(*share, place.clone()),
        Asked::Prices(prices) => {
            let (price, place) = prices.get(at)?;
            tenders::Together::Price(*price, place.clone())
        }
        Asked::Price(price, place) => {
            let lots = combination.lots.iter().zip(&combination.tenders).enumerate();
            let others = lots.map(|(other, (lot, tender))| match other == at {
                true => None,
                false => alone(case, lot.position(), *tender),
            });
            tenders::Together::Part(*price, place.clone(), others.collect())
        }
    })
}

/// The price that a tender asks for its lot alone, as the evaluation of that lot has it.
fn alone(case: &LotsCase<'_>, evaluation: usize, tender: Key<Tender>) -> Option<Alone> {
    let derivation = &case.lots.get(evaluation)?.evaluation.derivation;
    let is_bid = |figure: &Figure| {
        let name = derivation.name(*figure);
        name.is_some_and(|name| &*name.text == "bid" && name.tender == Some(tender))
    };
    let figure = derivation.nodes().keys().find(is_bid)?;
    Some(Alone { evaluation, figure, value: derivation.node(figure).value.clone(), tender })
}

fn within_limits(case: &LotsCase<'_>, first: &Combination) -> Shared<()> {
    let refuse = |code, message: String, help: &str| {
        Box::new(Diagnostic::mistake(code, message).at(first.place.clone(), "").help(help))
    };
    if !case.is_absolute() {
        let message = "combinations need an award formula that looks at no other tender: what one asks for two lots would change the results of the others";
        let help = "choose an absolute model, or leave the combinations out";
        return Err(refuse(codes::CONFLICT, message.to_owned(), help));
    }
    let (lots, count) = (case.lots.len(), case.tenders().combinations.len());
    if lots > LOTS_MAX || count > COMBINATIONS_MAX {
        let message = format!(
            "{lots} lots and {count} combinations are too many to look at every way of sharing them out; {LOTS_MAX} and {COMBINATIONS_MAX} are the most"
        );
        return Err(refuse(codes::LIMIT_ALLOCATION, message, "share lots out in smaller groups"));
    }
    Ok(())
}
