//! Decisions, replaced scores, what is undecided, and warnings, written down.

use super::super::{Decided, Margin, Replaced, Separated, SetUndecided, Told};
use super::{Basis, count, number};
use crate::evaluation::{Decision, Warning};
use crate::ledger;

/// Everything that was decided: answers to mandatory requirements first.
pub(super) fn decisions(basis: &Basis<'_>) -> Vec<Decided> {
    let decided = basis.evaluation.decisions.iter();
    mandatory(basis)
        .into_iter()
        .chain(decided.map(|decision| decided_by(basis, decision)))
        .collect()
}

fn mandatory(basis: &Basis<'_>) -> Vec<Decided> {
    let mut decided = Vec::new();
    for tender in basis.tenders.list.iter() {
        for (requirement, met, place) in &tender.meets {
            let requirement = &basis.procedure.requirements[*requirement];
            if requirement.mandatory {
                decided.push(Decided::Mandatory {
                    at: place.to_string(),
                    met: *met,
                    requirement: requirement.id.to_string(),
                    tender: tender.id.to_string(),
                });
            }
        }
    }
    decided
}

fn decided_by(basis: &Basis<'_>, decision: &Decision) -> Decided {
    let holds = |figure| basis.evaluation.derivation.holds(figure);
    match decision {
        Decision::Rejection { rejection, tender, figure } => Decided::Rejection {
            figure: number(*figure),
            rejects: holds(*figure),
            rejection: basis
                .procedure
                .rejections
                .get(*rejection)
                .map_or_else(String::new, |rejection| rejection.id.to_string()),
            tender: basis.id(*tender),
        },
        Decision::Threshold { item, on, tender, figure } => Decided::Threshold {
            figure: number(*figure),
            item: basis.item(*item),
            on: *on,
            rejects: holds(*figure),
            tender: basis.id(*tender),
        },
        Decision::Tie { rule, sets } => {
            let separated = |(tender, figure): &(_, _)| Separated {
                figure: number(*figure),
                tender: basis.id(*tender),
            };
            let set = |set: &Vec<_>| set.iter().map(separated).collect();
            Decided::Tie { rule: tie(basis, *rule), sets: sets.iter().map(set).collect() }
        }
        Decision::Draw { order, .. } => Decided::Draw {
            held: basis.tenders.draw.as_ref().map_or("", |draw| &draw.held).to_owned(),
            order: order.iter().map(|tender| basis.id(*tender)).collect(),
        },
    }
}

/// A tie rule as written.
pub(super) fn tie(basis: &Basis<'_>, rule: usize) -> String {
    let rule = basis.procedure.award.ties.get(rule);
    rule.map_or_else(String::new, |rule| rule.text.to_string())
}

/// How far the first two places lie apart.
pub(super) fn margin(basis: &Basis<'_>) -> Option<Margin> {
    let margin = basis.evaluation.margin?;
    let relative = margin.relative.map(number);
    Some(Margin { difference: number(margin.difference), relative })
}

/// The replaced scores, each with the one that came in its place.
pub(super) fn replaced(basis: &Basis<'_>) -> Vec<Replaced> {
    let replaced = |one: &ledger::Replaced| Replaced {
        after: one.next.to_string(),
        at: one.place.to_string(),
        before: one.score.to_string(),
        group: one.group.map(|group| basis.procedure.groups[group].id.to_string()),
        item: basis.item(one.item),
        reason: one.reason.to_string(),
        tender: basis.id(one.tender),
        when: one.at.as_ref().map(ToString::to_string),
    };
    let pairs = basis.sheet.replaced_pairs.iter().map(|one| replaced_pair(basis, one));
    basis.sheet.replaced.iter().map(replaced).chain(pairs).collect()
}

/// A comparison in a pair that was replaced: which tender was preferred to which, and by how much.
fn replaced_pair(basis: &Basis<'_>, one: &ledger::ReplacedPair) -> Replaced {
    let told = |pair: &ledger::Pair| {
        let (tender, over) = (basis.id(pair.tender), basis.id(pair.over));
        format!("{tender} > {over}: {}", pair.preference)
    };
    Replaced {
        after: told(&one.next),
        at: one.pair.place.to_string(),
        before: told(&one.pair),
        group: one.pair.group.map(|group| basis.procedure.groups[group].id.to_string()),
        item: basis.item(one.pair.item),
        reason: one.reason.to_string(),
        tender: basis.id(one.pair.tender),
        when: one.at.as_ref().map(ToString::to_string),
    }
}

/// The sets of tenders whose order is not decided.
pub(super) fn undecided(basis: &Basis<'_>) -> Vec<SetUndecided> {
    let sets = basis.evaluation.undecided.iter();
    let set = sets.map(|set| SetUndecided {
        cause: set.cause,
        tenders: set.tenders.iter().map(|tender| basis.id(*tender)).collect(),
        text: set.text.to_string(),
    });
    set.collect()
}

/// The warnings without their examples.
pub(super) fn warnings(basis: &Basis<'_>) -> Vec<Told> {
    let told = |warning: &Warning| Told {
        at: warning.diagnostic.place().map(ToString::to_string),
        code: warning.diagnostic.code.name().to_owned(),
        count: count(warning.count),
        text: warning.diagnostic.message.clone(),
    };
    basis.warnings.iter().map(told).collect()
}
