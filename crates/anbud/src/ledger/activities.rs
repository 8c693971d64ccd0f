//! Which activity scores came from, where rows of score files state it: counted, not kept row by row.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::check::normalised;
use super::moment::Moment;
use super::{Evaluator, Sheet};
use crate::derivation::{Derivation, Op};
use crate::keyed::Key;
use crate::procedure::{Group, Item, Procedure};
use crate::tenders::{Tender, Tenders};

/// Whose scores: the tender and item scored, the group, and whether it is its consensus.
type Scores = (Key<Tender>, Item, Option<Key<Group>>, bool);
/// Which score: as above, with the evaluator.
type Score = (Key<Tender>, Item, Option<Key<Group>>, Option<Key<Evaluator>>);

/// How many of the scores that count came from which activity, as far as rows state one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Activities {
    counts: BTreeMap<Scores, BTreeMap<Arc<str>, u32>>,
}

impl Activities {
    /// Whether no row states an activity.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    /// The activities that rows state for some scores, each with how many.
    pub(crate) fn stated(
        &self,
        tender: Key<Tender>,
        item: Item,
        group: Option<Key<Group>>,
        is_consensus: bool,
    ) -> impl Iterator<Item = (&Arc<str>, u32)> {
        let counts = self.counts.get(&(tender, item, group, is_consensus));
        counts.into_iter().flatten().map(|(activity, count)| (activity, *count))
    }
}

/// The cells of a row of scores that say which activity which score came from; empty cells are empty texts.
#[derive(Debug, Clone, Copy)]
#[expect(missing_docs, reason = "each is the cell of the column of that name")]
pub struct ActivityRow<'a> {
    pub tender: &'a str,
    pub requirement: &'a str,
    pub evaluator: &'a str,
    pub group: &'a str,
    pub activity: &'a str,
    pub reason: &'a str,
    pub at: &'a str,
}

/// Counts the activities of rows that were read without a mistake before.
#[derive(Debug)]
pub struct ActivityCounter<'a> {
    sheet: &'a Sheet,
    tenders: BTreeMap<&'a str, Key<Tender>>,
    items: BTreeMap<&'a str, Item>,
    groups: BTreeMap<&'a str, Key<Group>>,
    evaluators: BTreeMap<&'a str, Key<Evaluator>>,
    /// The scores of evaluators who were left out.
    left_out: BTreeSet<(Key<Tender>, Item, Key<Evaluator>)>,
    /// Of scores that were replaced the row that came last, and its activity.
    latest: BTreeMap<Score, (Option<i128>, Arc<str>)>,
    found: Activities,
}

impl<'a> ActivityCounter<'a> {
    /// Begins to count; `derivation` says whose scores were left out.
    #[must_use]
    pub fn new(
        procedure: &'a Procedure,
        tenders: &'a Tenders,
        sheet: &'a Sheet,
        derivation: &Derivation,
    ) -> Self {
        let criteria = procedure.criteria.entries();
        let criteria = criteria.map(|(key, rules)| (&*rules.id, Item::Criterion(key)));
        let requirements = procedure.requirements.entries();
        let requirements = requirements.map(|(key, rules)| (&*rules.id, Item::Requirement(key)));
        let tallies = derivation.nodes().iter().filter_map(|node| match &node.op {
            Op::Tally(tally) => Some(tally),
            _ => None,
        });
        let left_out = tallies.flat_map(|tally| {
            tally.left_out.iter().map(|evaluator| (tally.tender, tally.item, *evaluator))
        });
        let replaced = sheet.replaced.iter().map(|change| {
            let score = (change.tender, change.item, change.group, change.evaluator);
            (score, (None, "".into()))
        });
        ActivityCounter {
            sheet,
            tenders: tenders.list.entries().map(|(key, tender)| (&*tender.id, key)).collect(),
            items: criteria.chain(requirements).collect(),
            groups: procedure.groups.entries().map(|(key, group)| (&*group.id, key)).collect(),
            evaluators: sheet.evaluators.entries().map(|(key, one)| (&*one.id, key)).collect(),
            left_out: left_out.collect(),
            latest: replaced.collect(),
            found: Activities::default(),
        }
    }

    /// Counts a row, unless its score does not count.
    pub fn add(&mut self, row: &ActivityRow<'_>) {
        let Some(score) = self.score(row) else { return };
        let (tender, item, _, evaluator) = score;
        if evaluator.is_some_and(|by| self.left_out.contains(&(tender, item, by))) {
            return;
        }
        if let Some(latest) = self.latest.get_mut(&score) {
            let moment = Moment::read(row.at).map(Moment::earliest);
            // the first score has no reason; a change without a moment is the only one
            let moment = (!row.reason.is_empty()).then(|| moment.unwrap_or(i128::MAX));
            if moment >= latest.0 {
                *latest = (moment, row.activity.into());
            }
            return;
        }
        self.count(score, row.activity);
    }

    /// What was counted.
    #[must_use]
    pub fn finish(mut self) -> Activities {
        for (score, (_, activity)) in std::mem::take(&mut self.latest) {
            self.count(score, &activity);
        }
        self.found
    }

    fn count(&mut self, score: Score, activity: &str) {
        if activity.is_empty() {
            return;
        }
        let (tender, item, group, evaluator) = score;
        let counts = self.found.counts.entry((tender, item, group, evaluator.is_none()));
        *counts.or_default().entry(activity.into()).or_default() += 1;
    }

    /// Which score a row is; none where it says something unknown.
    fn score(&self, row: &ActivityRow<'_>) -> Option<Score> {
        let tender = *self.tenders.get(&*normalised(row.tender))?;
        let item = *self.items.get(&*normalised(row.requirement))?;
        let evaluator = match row.evaluator {
            "" => None,
            id => Some(*self.evaluators.get(&*normalised(id))?),
        };
        let group = match (row.group, evaluator) {
            ("", Some(evaluator)) => self.sheet.evaluators[evaluator].groups.first().copied(),
            ("", None) => None,
            (id, _) => Some(*self.groups.get(&*normalised(id))?),
        };
        Some((tender, item, group, evaluator))
    }
}
