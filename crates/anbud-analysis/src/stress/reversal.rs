//! Rank reversal: whether a tender that does not win can change who wins.
//!
//! Proved impossible where no formula of the award looks at other tenders, or where all tenders are moved alike; else a
//! counter-example is looked for, as plain as can be found: the price at which two tenders change places is not the same
//! with a third beside them, and between the two prices the third decides. Where tenders that are as good in everything show
//! nothing, tenders are tried of which each is the better in one criterion: rules that rescale each criterion by the best.

use anbud::keyed::Key;
use anbud::procedure::{Criterion, CurveRule, Procedure};
use anbud::tenders::Tender;
use anbud::{Sheet, Tenders};

use super::trial::{Made, TOP, Trial, result_of, winner};
use crate::apart::without;

/// Whether a tender that does not win can change who wins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Order {
    /// No formula that the award reaches looks at other tenders.
    Absolute,
    /// This model looks at other tenders and moves all alike.
    Kept(&'static str),
    /// It can: three tenders show it.
    Reversed(Reversal),
    /// None was found among so many fields; that proves nothing.
    NotFound {
        /// How many fields were evaluated.
        tried: usize,
    },
}

/// Three tenders of which the last does not win and changes who does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reversal {
    /// The tenders: `a`, `b` and `c`.
    pub made: [Made; 3],
    /// Which of the first two wins without the third, by position.
    pub before: usize,
    /// Which wins with it.
    pub after: usize,
}

/// A real tender that does not win, and who would win without it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Removed {
    /// The tender that is taken away.
    pub removed: Key<Tender>,
    /// Who wins as submitted.
    pub winner: Key<Tender>,
    /// Who wins without it; none where nobody wins alone.
    pub then: Option<Key<Tender>>,
}

/// Models that look at other tenders and yet keep the order of two tenders whatever a third one does: they add the same to
/// the result of each, or multiply it by the same.
const KEEPS_ORDER: [&str; 3] = ["logarithmic", "price-quality-method", "relative-value-cost"];

/// Levels of the two tenders, in hundredths between the lowest that is admitted and the highest.
const PAIRS: [(u32, u32); 6] = [(60, 70), (50, 80), (40, 90), (80, 100), (20, 100), (0, 100)];
/// The third tender: its level, and its price in percent of the middle where the first one's is 80.
const THIRDS: [(u32, u64); 16] = [
    (0, 50),
    (0, 60),
    (0, 70),
    (0, 75),
    (0, 78),
    (20, 75),
    (0, 30),
    (0, 200),
    (0, 150),
    (100, 300),
    (100, 200),
    (100, 150),
    (50, 100),
    (0, 300),
    (50, 20),
    (0, 10),
];
/// The price of the first tender, in percent of the middle, and up to which percentage the price of the second is looked
/// for. Where a formula turns round for very dear tenders, the nearer bound finds what the farther one passes over.
const RANGES: [(u64, u64); 3] = [(80, 1_000), (80, 160), (110, 160)];
/// So many criteria are set apart from the others, one after the other.
const APART_MAX: usize = 6;
/// Levels of tenders that trade one criterion for the others, in hundredths.
const LEVELS: [u32; 6] = [0, 20, 40, 60, 80, 100];
/// A third tender beside them: its level in the criterion and in the others, and its price in percent of theirs.
const TRADED_THIRDS: [((u32, u32), u64); 4] =
    [((100, 0), 100), ((0, 100), 100), ((100, 0), 300), ((0, 100), 300)];
/// More real tenders than this are not taken out one by one.
const REAL_MAX: usize = 200;
/// Round prices first.
const ROUND: [u64; 10] = [1_000, 500, 200, 100, 50, 20, 10, 5, 2, 1];

/// Whether a tender that does not win can change who wins, as far as at most so many evaluations tell.
#[must_use]
pub fn order(trial: &Trial<'_>, evaluations_max: usize) -> Order {
    let probe = trial.evaluate(&[Made::at(TOP, trial.money.middle)]);
    if probe.is_some_and(|evaluation| evaluation.absolute) {
        return Order::Absolute;
    }
    if let Some(model) = keeps_order(&trial.procedure) {
        return Order::Kept(model);
    }
    let mut search = Search { trial, tried: 0, most: evaluations_max, bound: 0 };
    let plain = search.run();
    let found = plain.or_else(|| {
        // what is traded is tried with as many evaluations again
        search.most = search.tried + evaluations_max;
        search.traded()
    });
    match found {
        Some(reversal) => Order::Reversed(reversal),
        None => Order::NotFound { tried: search.tried },
    }
}

/// The one model through which the rules look at other tenders, where it is known to move all alike and nothing after it
/// undoes that: no limit on the share and nothing rounded on the way.
fn keeps_order(procedure: &Procedure) -> Option<&'static str> {
    let rounding = &procedure.rounding;
    let stages = [rounding.share, rounding.points, rounding.result];
    if stages.iter().any(Option::is_some) || rounding.value.is_some() {
        return None;
    }
    let curves = procedure.criteria.iter().filter(|criterion| {
        let rule = criterion.curve.as_ref().map(|curve| &curve.rule);
        matches!(rule, Some(CurveRule::Formula(formula, _)) if formula.is_relative())
    });
    let curves: Vec<_> = curves.collect();
    let award = procedure.award.model.as_deref()?;
    let known = |model: &str| KEEPS_ORDER.iter().find(|known| **known == model).copied();
    if curves.is_empty() {
        return known(award);
    }
    let model = |it: &Criterion| known(it.curve.as_ref()?.model.as_deref()?);
    let is_plain =
        |it: &Criterion| is_added_as_it_is(procedure, it) && model(it) == Some("logarithmic");
    let all_known = curves.into_iter().all(is_plain);
    (award == "weighted-sum" && all_known).then_some("logarithmic")
}

/// Whether the points of a criterion go into the sum as they are: without a limit, and below no parent with a model.
fn is_added_as_it_is(procedure: &Procedure, criterion: &Criterion) -> bool {
    let is_free = criterion.limits.lowest.is_none() && criterion.limits.highest.is_none();
    let mut parent = criterion.parent;
    while let Some(key) = parent {
        if procedure.criteria[key].curve.is_some() {
            return false;
        }
        parent = procedure.criteria[key].parent;
    }
    is_free
}

/// The search for a counter-example.
struct Search<'t, 'a> {
    trial: &'t Trial<'a>,
    tried: usize,
    most: usize,
    /// The price up to which the second tender is looked for.
    bound: u64,
}

impl Search<'_, '_> {
    fn run(&mut self) -> Option<Reversal> {
        for (low, high) in PAIRS {
            for (first, bound) in RANGES {
                self.bound = self.trial.money.percent(bound);
                let a = Made::at(self.level(low), self.trial.money.percent(first));
                if let Some(found) = self.with_a_third(a, self.level(high), first) {
                    return Some(found);
                }
            }
        }
        None
    }

    /// Looks for two tenders of one price of which each is the better in one thing, and a third that is good in one alone.
    fn traded(&mut self) -> Option<Reversal> {
        let differing = self.trial.differing();
        if differing.len() < 2 {
            return None;
        }
        differing.into_iter().take(APART_MAX).find_map(|criterion| self.traded_in(criterion))
    }

    fn traded_in(&mut self, criterion: Key<Criterion>) -> Option<Reversal> {
        let trial = self.trial;
        let middle = trial.money.middle;
        let made = |(own, rest): (u32, u32), price| Made {
            apart: Some((criterion, between(trial, own))),
            ..Made::at(between(trial, rest), price)
        };
        let thirds = TRADED_THIRDS.map(|(levels, percent)| made(levels, middle * percent / 100));
        for (a, b) in traded_pairs() {
            if self.tried >= self.most {
                return None;
            }
            let two = [made(a, middle), made(b, middle)];
            let found = self.beside(two, &thirds);
            if found.is_some() {
                return found;
            }
        }
        None
    }

    /// Whether one of the third tenders changes who wins of two.
    fn beside(&mut self, [a, b]: [Made; 2], thirds: &[Made]) -> Option<Reversal> {
        self.tried += 1 + thirds.len();
        let before = self.trial.winner(&[a, b])?;
        let reversal = |third: &Made| {
            let made = [a, b, *third];
            let after = self.trial.winner(&made)?;
            (after != 2 && after != before).then_some(Reversal { made, before, after })
        };
        thirds.iter().find_map(reversal)
    }

    /// Looks for a third tender that changes the place of a better tender against the first.
    fn with_a_third(&mut self, a: Made, level: u32, first: u64) -> Option<Reversal> {
        let alone = self.dearest(a, level, None)?;
        for (third, percent) in THIRDS {
            let price = self.trial.money.percent(percent * first / 80);
            let c = Made::at(self.level(third), price);
            let beside = self.dearest(a, level, Some(c))?;
            for price in round_between(alone.min(beside), alone.max(beside)) {
                if let Some(found) = self.reversal([a, Made::at(level, price), c]) {
                    return Some(found);
                }
            }
        }
        None
    }

    fn level(&self, hundredths: u32) -> u32 {
        between(self.trial, hundredths)
    }

    /// The highest price at which the second tender is still ahead of the first; none where there were enough tries.
    fn dearest(&mut self, a: Made, level: u32, c: Option<Made>) -> Option<u64> {
        let (mut low, mut high) = (0, self.bound);
        while high - low > 1 {
            if self.tried >= self.most {
                return None;
            }
            let price = low + (high - low) / 2;
            match self.is_ahead(a, Made::at(level, price), c) {
                true => low = price,
                false => high = price,
            }
        }
        Some(low)
    }

    fn is_ahead(&mut self, a: Made, b: Made, c: Option<Made>) -> bool {
        self.tried += 1;
        let made: Vec<Made> = [a, b].into_iter().chain(c).collect();
        let Some(evaluation) = self.trial.evaluate(&made) else { return false };
        let place = |at| result_of(&evaluation, at).and_then(|result| result.place);
        match (place(0), place(1)) {
            (Some(a), Some(b)) => b < a,
            (None, Some(_)) => true,
            _ => false,
        }
    }

    /// Whether the third tender, which does not win, changes who wins.
    fn reversal(&mut self, made: [Made; 3]) -> Option<Reversal> {
        self.tried += 2;
        let [a, b, _] = made;
        let before = self.trial.winner(&[a, b])?;
        let after = self.trial.winner(&made)?;
        (after != 2 && after != before).then_some(Reversal { made, before, after })
    }
}

/// A level in hundredths between the lowest that is admitted and the highest.
fn between(trial: &Trial<'_>, hundredths: u32) -> u32 {
    trial.lowest + (TOP - trial.lowest) * hundredths / 100
}

/// Levels in one criterion and in all others, of two tenders of which each is the better in one of the two.
fn traded_pairs() -> impl Iterator<Item = ((u32, u32), (u32, u32))> {
    let all = || LEVELS.iter().flat_map(|own| LEVELS.iter().map(move |rest| (*own, *rest)));
    all().flat_map(move |a| all().filter(move |b| a.0 > b.0 && a.1 < b.1).map(move |b| (a, b)))
}

/// Prices above one and up to another, the roundest first.
fn round_between(from: u64, to: u64) -> Vec<u64> {
    let multiple = |step: &u64| {
        let price = (from / step + 1) * step;
        (price <= to).then_some(price)
    };
    let mut prices: Vec<u64> = ROUND.iter().filter_map(multiple).collect();
    prices.dedup();
    prices.truncate(3);
    prices
}

/// Which real tenders that do not win change the winner by being there: each is taken out of the field in turn. None where
/// there are more than two hundred of them.
#[must_use]
pub fn removals(procedure: &Procedure, tenders: &Tenders, sheet: &Sheet) -> Option<Vec<Removed>> {
    if tenders.list.len() > REAL_MAX {
        return None;
    }
    Some(each_removed(procedure, tenders, sheet))
}

fn each_removed(procedure: &Procedure, tenders: &Tenders, sheet: &Sheet) -> Vec<Removed> {
    let whole = |procedure: &Procedure, tenders: &Tenders| {
        anbud::evaluation::evaluate(procedure, tenders, sheet, anbud::evaluation::Scope::Whole).ok()
    };
    let Some(submitted) = whole(procedure, tenders) else { return Vec::new() };
    let keys: Vec<Key<Tender>> = tenders.list.keys().collect();
    let key = |at: usize| keys.get(at).copied();
    let Some(first) = winner(&submitted).and_then(key) else { return Vec::new() };
    let losing = submitted.tenders.iter().filter(|it| it.tender != first && it.result.is_some());
    let removed = |removed: Key<Tender>| {
        let (procedure, tenders) = without(procedure, tenders, &[removed]);
        let then = winner(&whole(&procedure, &tenders)?).and_then(key);
        (then != Some(first)).then_some(Removed { removed, winner: first, then })
    };
    losing.filter_map(|result| removed(result.tender)).collect()
}
