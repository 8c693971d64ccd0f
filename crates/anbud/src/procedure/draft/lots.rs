//! Lots as stated, and whether how they are shared out is stated as a whole.

use std::sync::Arc;

use super::identifiers::{Naming, check_all, normal};
use super::mistakes::{Mistakes, choose};
use super::numbers::count;
use super::{Draft, Number, Text};
use crate::Place;
use crate::diagnostic::codes;
use crate::procedure::{
    AllocationRule, AllocationTie, CombinationPrice, Lot, Lots, Total, WhenFull,
};

/// `[[lot]]` and `[lots]` as stated.
#[derive(Debug, Clone, Default)]
pub struct LotsDraft {
    /// `[[lot]]`.
    pub list: Vec<LotDraft>,
    /// `most_per_tenderer`.
    pub most_per_tenderer: Option<Number>,
    /// `allocation`.
    pub allocation: Option<Text>,
    /// `total`.
    pub total: Option<Text>,
    /// `when_full`.
    pub when_full: Option<Text>,
    /// `combination_price`.
    pub combination_price: Option<Text>,
    /// `ties`.
    pub ties: Vec<Text>,
    /// Where `[lots]` stands; none where it does not.
    pub place: Option<Place>,
    /// Something in it was stated but could not be read: what follows from that is not a mistake of its own.
    pub damaged: bool,
}

/// `[[lot]]` as stated.
#[derive(Debug, Clone)]
pub struct LotDraft {
    /// Its identifier.
    pub id: Text,
    /// Its title.
    pub title: Option<Text>,
    /// Something in it was stated but could not be read: what follows from that is not a mistake of its own.
    pub damaged: bool,
}

/// The word for the best total stands here without what is summed, which is stated beside it.
const ALLOCATION: &[(&str, AllocationRule)] = &[
    ("by-order-of-lots", AllocationRule::ByOrderOfLots),
    ("by-stated-preference", AllocationRule::ByStatedPreference),
    ("best-total", AllocationRule::BestTotal(Total::Result)),
];

const TOTAL: &[(&str, Total)] = &[("result", Total::Result), ("price", Total::Price)];

const WHEN_FULL: &[(&str, WhenFull)] =
    &[("keep-ranking", WhenFull::KeepRanking), ("rank-again", WhenFull::RankAgain)];

const COMBINATION_PRICE: &[(&str, CombinationPrice)] =
    &[("in-proportion", CombinationPrice::InProportion)];

const TIES: &[(&str, AllocationTie)] =
    &[("lowest price", AllocationTie::LowestPrice), ("order of lots", AllocationTie::OrderOfLots)];

impl LotsDraft {
    /// Whether anything in it was stated but could not be read.
    pub(super) fn is_damaged(&self) -> bool {
        self.damaged || self.list.iter().any(|lot| lot.damaged)
    }
}

/// Checks the lots and how they are shared out.
pub(super) fn lots(stated: &LotsDraft, damaged: bool, mistakes: &mut Mistakes) -> Lots {
    check_all(stated.list.iter().map(|lot| &lot.id), "lot", Naming::Free, mistakes);
    if let (Some(place), true) = (&stated.place, stated.list.is_empty() && !damaged) {
        let message = "`[lots]` is not used: there is no `[[lot]]`".to_owned();
        mistakes.warn(message, place, "state the lots, or leave `[lots]` out".to_owned());
    }
    let most = stated.most_per_tenderer.as_ref();
    let most = most.and_then(|most| count(most, "most_per_tenderer", 1, mistakes));
    let full = stated.when_full.as_ref();
    let ties = stated.ties.iter().filter_map(|word| choose(word, "ties", TIES, mistakes));
    let ties: Vec<AllocationTie> = ties.collect();
    let when_full = full.and_then(|word| choose(word, "when_full", WHEN_FULL, mistakes));
    let combination_price = stated.combination_price.as_ref();
    let combination_price = combination_price
        .and_then(|word| choose(word, "combination_price", COMBINATION_PRICE, mistakes));
    let allocation = allocation(stated, mistakes);
    check_used(stated, allocation, mistakes);
    Lots {
        list: stated.list.iter().map(lot).collect(),
        most_per_tenderer: most,
        allocation,
        when_full,
        combination_price,
        ties,
        place: stated.place.clone().or_else(|| Some(stated.list.last()?.id.place.clone())),
    }
}

/// Criteria of single lots are refused where there are no lots, and where the rules of one lot were not taken out.
pub(super) fn check_criteria(draft: &Draft, mistakes: &mut Mistakes) {
    let named = draft.criteria.iter().filter_map(|one| Some((one, one.lots.as_ref()?)));
    for (criterion, lots) in named {
        let id = &criterion.id.value;
        let place = lots.first().map_or(&criterion.id.place, |lot| &lot.place);
        if draft.lots.list.is_empty() && !draft.damaged {
            let message = format!("the criterion `{id}` belongs to a lot, but there are no lots");
            let help = "state the lots as `[[lot]]`, or leave it out".to_owned();
            mistakes.at(codes::CONFLICT, message, place, help);
        } else if !draft.lots.list.is_empty() {
            let message = format!(
                "the criterion `{id}` belongs to some lots only, so each lot has rules of its own"
            );
            let help = "take the rules of one lot: `--lot ID`, `Draft::of_lot`".to_owned();
            mistakes.at(codes::LOT_NOT_NAMED, message, place, help);
        }
    }
}

fn lot(stated: &LotDraft) -> Lot {
    let id = normal(&stated.id.value);
    let title = stated.title.as_ref().map(|title| Arc::from(title.value.as_str()));
    Lot { title: title.unwrap_or_else(|| id.clone()), id, place: stated.id.place.clone() }
}

/// How the lots are shared out: to be stated where a tenderer cannot win all of them.
fn allocation(stated: &LotsDraft, mistakes: &mut Mistakes) -> AllocationRule {
    let Some(word) = &stated.allocation else {
        if let (Some(most), false) = (&stated.most_per_tenderer, stated.damaged) {
            let message = "it is not stated how lots are shared out when a tenderer is first in more of them than it may win";
            let help = "state `allocation`: `by-order-of-lots` (lot after lot), `by-stated-preference` (it keeps those it \
                        prefers), or `best-total` (all at once, for the best sum)";
            mistakes.at(codes::RULE_NOT_STATED, message.to_owned(), &most.place, help.to_owned());
        }
        return AllocationRule::EachByItself;
    };
    let rule = choose(word, "allocation", ALLOCATION, mistakes).unwrap_or_default();
    let AllocationRule::BestTotal(_) = rule else { return rule };
    match &stated.total {
        Some(word) => {
            choose(word, "total", TOTAL, mistakes).map_or(rule, AllocationRule::BestTotal)
        }
        None => {
            if !stated.damaged {
                let message = "it is not stated what the best total is of".to_owned();
                let help = "state `total = \"result\"` (the results of the award formula) or `total = \"price\"`";
                mistakes.at(codes::RULE_NOT_STATED, message, &word.place, help.to_owned());
            }
            rule
        }
    }
}

/// Keys that the way of sharing out does not look at.
fn check_used(stated: &LotsDraft, rule: AllocationRule, mistakes: &mut Mistakes) {
    let is_total = matches!(rule, AllocationRule::BestTotal(_));
    let is_each = rule == AllocationRule::EachByItself;
    let is_known = stated.allocation.is_some() || stated.most_per_tenderer.is_none();
    let tie = stated.ties.first();
    let unused = [
        ("total", &stated.total, !is_total),
        ("when_full", &stated.when_full, is_total || is_each),
        ("combination_price", &stated.combination_price, !is_total),
    ];
    let unused = unused.into_iter().filter(|(.., is_unused)| *is_unused && is_known);
    let unused = unused.filter_map(|(key, word, _)| Some((key, word.as_ref()?)));
    for (key, word) in unused.chain(tie.filter(|_| !is_total && is_known).map(|tie| ("ties", tie)))
    {
        let message = format!(
            "`{key}` of `[lots]` is not used: lots are not shared out in a way that looks at it"
        );
        mistakes.warn(message, &word.place, "leave it out".to_owned());
    }
    let full = stated.when_full.as_ref().filter(|word| word.value == "rank-again");
    if let (Some(word), AllocationRule::ByStatedPreference) = (full, rule) {
        let message = "lots that are shared out by preference cannot be ranked again".to_owned();
        let help = "state `when_full = \"keep-ranking\"`: the next in the ranking wins".to_owned();
        mistakes.at(codes::CONFLICT, message, &word.place, help);
    }
}
