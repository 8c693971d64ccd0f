//! In which order each group alone would have put the tenders.
//!
//! Each item counts by its share of quality: weights, points or values down the tree. A group's figure for a tender is the weighted
//! sum of its mean scores, each as a share of the way from the lowest to the highest score of the scale, over the items for
//! which it scored every tender that it scored at all. The order of all takes the mean of the groups' means.

use std::collections::{BTreeMap, BTreeSet};

use anbud::procedure::{Criterion, Group, Item, Kind};
use anbud::tenders::Tender;
use anbud::{Exact, Key, Procedure};

use super::block::{count, sum};
use super::judgments::{Judgments, scale_of};
use super::severity::by_group;

/// Tenders from the best on; those in one set are equal.
pub type Order = Vec<Vec<Key<Tender>>>;

/// The order of the groups, each by itself and all together.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Orders {
    /// The order of all groups together.
    pub all: Order,
    /// The order of each group that scored something.
    pub groups: Vec<GroupOrder>,
}

/// The order of one group.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct GroupOrder {
    /// Which.
    pub group: Key<Group>,
    /// The order by its scores alone.
    pub order: Order,
    /// The order of all, as far as the group scored the tenders.
    pub order_of_all: Order,
    /// Over how many items it was taken.
    pub items: usize,
}

impl GroupOrder {
    /// Whether the group alone would have ranked differently.
    #[must_use]
    pub fn differs(&self) -> bool {
        self.order != self.order_of_all
    }
}

/// By item and tender, a score as a share of the way up its scale.
type Scores = BTreeMap<Item, BTreeMap<Key<Tender>, Exact>>;

/// The orders of the groups of a case.
pub(super) fn of_groups(procedure: &Procedure, judgments: &Judgments) -> Orders {
    let mut of_groups: BTreeMap<Key<Group>, Scores> = BTreeMap::new();
    let mut of_all = Scores::new();
    for unit in &judgments.units {
        let Some(scale) = scale_of(procedure, unit.item) else { continue };
        let (low, high) = (scale.minimum.exact(), scale.maximum.exact());
        let mut shares = Vec::new();
        for (group, scores) in by_group(judgments, unit) {
            let mean = sum(scores.iter().copied()).divided_by(&count(scores.len()));
            let share = mean.and_then(|mean| (&mean - &low).divided_by(&(&high - &low)));
            let Some(share) = share else { continue };
            let items = of_groups.entry(group).or_default().entry(unit.item).or_default();
            items.insert(unit.tender, share.clone());
            shares.push(share);
        }
        if let Some(mean) = sum(&shares).divided_by(&count(shares.len())) {
            of_all.entry(unit.item).or_default().insert(unit.tender, mean);
        }
    }
    let tenders = tenders(&of_all);
    let all = order(procedure, &of_all, &tenders).0;
    let groups = of_groups.into_iter().map(|(group, scores)| {
        let tenders = self::tenders(&scores);
        let (order, items) = order(procedure, &scores, &tenders);
        GroupOrder { group, order, order_of_all: only(&all, &tenders), items }
    });
    Orders { groups: groups.collect(), all }
}

/// The tenders that were scored at all.
fn tenders(scores: &Scores) -> BTreeSet<Key<Tender>> {
    scores.values().flat_map(|tenders| tenders.keys().copied()).collect()
}

/// An order without the tenders that are not among some.
fn only(order: &Order, tenders: &BTreeSet<Key<Tender>>) -> Order {
    let kept = order.iter().map(|set| {
        set.iter().copied().filter(|tender| tenders.contains(tender)).collect::<Vec<_>>()
    });
    kept.filter(|set| !set.is_empty()).collect()
}

/// The tenders from the greatest weighted sum on, and over how many items it was taken.
fn order(
    procedure: &Procedure,
    scores: &Scores,
    tenders: &BTreeSet<Key<Tender>>,
) -> (Order, usize) {
    let mut totals: BTreeMap<Key<Tender>, Exact> =
        tenders.iter().map(|tender| (*tender, Exact::ZERO)).collect();
    let whole = scores.iter().filter(|(_, known)| known.len() == tenders.len());
    let mut items = 0;
    for (item, known) in whole {
        let weight = weight(procedure, *item).unwrap_or(Exact::ZERO);
        for (tender, share) in known {
            if let Some(total) = totals.get_mut(tender) {
                *total = &*total + &(&weight * share);
            }
        }
        items += 1;
    }
    let mut by_total: BTreeMap<Exact, Vec<Key<Tender>>> = BTreeMap::new();
    for (tender, total) in totals {
        by_total.entry(total).or_default().push(tender);
    }
    (by_total.into_values().rev().collect(), items)
}

/// The share of quality that an item has.
fn weight(procedure: &Procedure, item: Item) -> Option<Exact> {
    let mut at = procedure.leaf_of(item)?;
    let mut share = match item {
        Item::Criterion(_) => Exact::ONE,
        Item::Requirement(key) => {
            let weight = |key| procedure.requirements[key].weight.as_ref().map(|(n, _)| n.exact());
            let all = procedure.criteria[at].requirements.iter().filter_map(|key| weight(*key));
            weight(key)?.divided_by(&sum(&all.collect::<Vec<_>>()))?
        }
    };
    loop {
        let parent = procedure.criteria[at].parent;
        let brothers: Vec<Key<Criterion>> = match parent {
            Some(parent) => procedure.criteria[parent].children.clone(),
            None => procedure.top().collect(),
        };
        let amount = |key: Key<Criterion>| {
            let criterion = &procedure.criteria[key];
            let marks = criterion.marks.as_ref().filter(|_| criterion.kind == Kind::Quality);
            marks.map(|marks| marks.amount.exact())
        };
        let all: Vec<Exact> = brothers.into_iter().filter_map(amount).collect();
        share = &share * &amount(at)?.divided_by(&sum(&all))?;
        let Some(parent) = parent else { return Some(share) };
        at = parent;
    }
}
