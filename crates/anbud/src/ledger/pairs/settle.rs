//! Which comparison of a pair counts: its first one, or the latest that replaced it; and pairs compared twice.

use super::super::add::{At, Ledger};
use super::super::moment::Moment;
use super::{Compared, Pair, ReplacedPair};
use crate::diagnostic::{Diagnostic, codes};
use crate::keyed::{Key, List};
use crate::ledger::Evaluator;

/// How many of the rows a mistake shows.
const LABELS_MAX: usize = 5;

/// A pair by who compares which two on what.
type PairKey = (u32, Option<Key<crate::procedure::Group>>, u32, u32, u32);

impl Ledger<'_> {
    /// The comparisons that count and those that were replaced, in an order that does not depend on that of the rows.
    pub(in super::super) fn settle_pairs(
        &mut self,
        ranks: &[u32],
        people: &List<Evaluator>,
    ) -> (Vec<Pair>, Vec<ReplacedPair>) {
        let rank = |pair: &Compared| {
            let at = pair.evaluator.checked_sub(1).and_then(|at| ranks.get(at as usize));
            at.copied().unwrap_or(u32::MAX)
        };
        let key = |pair: &Compared| -> PairKey {
            let (low, high) = (pair.tender.min(pair.over), pair.tender.max(pair.over));
            (pair.item, pair.group, rank(pair), low, high)
        };
        let mut all = std::mem::take(&mut self.pairs);
        all.sort_by(|a, b| (key(a), &a.place).cmp(&(key(b), &b.place)));
        let keys: Vec<Key<Evaluator>> = people.keys().collect();
        let (mut counting, mut replaced) = (Vec::new(), Vec::new());
        for run in all.chunk_by(|a, b| key(a) == key(b)) {
            let by = run.first().and_then(|compared| keys.get(rank(compared) as usize));
            let by = by.map_or("", |key| &people[*key].id);
            let Some(chain) = self.chain_of(run, by) else { continue };
            let pairs = chain.iter().filter_map(|compared| {
                let evaluator = *keys.get(rank(compared) as usize)?;
                Some((self.pair(compared, evaluator)?, compared.change))
            });
            let pairs: Vec<(Pair, u32)> = pairs.collect();
            for ((pair, _), (next, change)) in pairs.iter().zip(pairs.iter().skip(1)) {
                replaced.extend(self.replaced_pair(pair, next, *change));
            }
            counting.extend(pairs.into_iter().last().map(|(pair, _)| pair));
        }
        (counting, replaced)
    }

    fn pair(&self, compared: &Compared, evaluator: Key<Evaluator>) -> Option<Pair> {
        Some(Pair {
            item: self.items.item(compared.item)?,
            group: compared.group,
            evaluator,
            tender: *self.tender_keys.get(compared.tender as usize)?,
            over: *self.tender_keys.get(compared.over as usize)?,
            preference: compared.preference,
            place: compared.place.clone(),
        })
    }

    fn replaced_pair(&self, pair: &Pair, next: &Pair, change: u32) -> Option<ReplacedPair> {
        let change = self.change(change)?;
        let at = match &change.at {
            At::Stated(text, _) => Some(text.clone()),
            At::Missing | At::Unreadable => None,
        };
        let reason = change.reason.clone();
        Some(ReplacedPair { pair: pair.clone(), next: next.clone(), reason, at })
    }

    /// The rows of one pair in the order in which they replace each other; none where that is not known.
    fn chain_of<'r>(&mut self, run: &'r [Compared], by: &str) -> Option<Vec<&'r Compared>> {
        let (firsts, mut changes): (Vec<&Compared>, Vec<&Compared>) =
            run.iter().partition(|compared| compared.change == 0);
        let first = match firsts.as_slice() {
            [first] => *first,
            [] => {
                let message =
                    format!("{} has no first row that this one replaces", self.told(run, by));
                let help =
                    "add the first comparison as a row without a `reason`, or delete the reason";
                self.doubt_pair(codes::MISSING_SCORE, message, &changes, help);
                return None;
            }
            several => {
                let is_one_way =
                    several.windows(2).all(|two| matches!(two, [a, b] if a.tender == b.tender));
                let how = if is_one_way { "" } else { ", in both directions" };
                let message =
                    format!("{} is compared {} times{how}", self.told(run, by), several.len());
                let help = "delete the rows that do not count, or state a `reason` in the row that replaces another";
                self.doubt_pair(codes::SCORED_TWICE, message, several, help);
                return None;
            }
        };
        if changes.len() > 1 && !self.order_pairs(run, by, &mut changes) {
            return None;
        }
        Some(std::iter::once(first).chain(changes).collect())
    }

    /// Sorts changes by their times; whether the times say which comes after which.
    fn order_pairs(&mut self, run: &[Compared], by: &str, changes: &mut [&Compared]) -> bool {
        let moment = |ledger: &Self, compared: &Compared| -> Option<Moment> {
            match &ledger.change(compared.change)?.at {
                At::Stated(_, moment) => Some(*moment),
                At::Missing | At::Unreadable => None,
            }
        };
        changes.sort_by_key(|compared| moment(self, compared).map(Moment::earliest));
        let is_before = |(one, next): (&&Compared, &&Compared)| {
            let (one, next) = (moment(self, one), moment(self, next));
            one.zip(next).is_some_and(|(one, next)| one.is_before(next))
        };
        let is_ordered = changes.iter().zip(changes.iter().skip(1)).all(is_before);
        if !is_ordered {
            let message = format!(
                "{} was replaced more than once, and the times do not say which row came last",
                self.told(run, by)
            );
            let help = "state the time of each change in a column `at`, such as `2018-05-03T14:30`";
            self.doubt_pair(codes::CHANGE_ORDER, message, changes, help);
        }
        is_ordered
    }

    fn doubt_pair(
        &mut self,
        code: crate::diagnostic::Code,
        message: String,
        rows: &[&Compared],
        help: &str,
    ) {
        let mistake = Diagnostic::mistake(code, message);
        let labelled = |mistake: Diagnostic, (count, row): (usize, &&Compared)| {
            mistake.at(row.place.clone(), if count == 0 { "compared here" } else { "and here" })
        };
        let mistake = rows.iter().take(LABELS_MAX).enumerate().fold(mistake, labelled);
        self.mistakes.report(mistake.help(help));
    }

    /// Which pair it is, on what, and who compares.
    fn told(&self, run: &[Compared], by: &str) -> String {
        let Some(one) = run.first() else { return String::new() };
        let tender = |at: u32| {
            let key = self.tender_keys.get(at as usize);
            key.map_or("", |key| &self.tenders.list[*key].id)
        };
        let item = self.items.item(one.item).map_or("", |item| self.procedure.item_id(item));
        let (low, high) = (one.tender.min(one.over), one.tender.max(one.over));
        format!("the pair of `{}` and `{}` on `{item}` by `{by}`", tender(low), tender(high))
    }
}
