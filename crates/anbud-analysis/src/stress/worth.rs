//! What quality is worth in money: the prices at which tenders of different quality are equally good.
//!
//! Found by halving: the highest price at which one tender is still ahead of another, both evaluated in the same field.

use anbud::keyed::Key;
use anbud::procedure::{Criterion, Item, Procedure};
use anbud::tenders::Tender;
use anbud::{Exact, Literal, Mode, Tenders};

use super::money::literal;
use super::trial::{Made, TOP, Trial, result_of};

/// Parts of a unit of money that prices are found to.
const FINE: u64 = 1_000;
/// Prices are looked for up to so many percent of the middle.
const DEAREST: u64 = 1_000;
/// So many levels of quality, from the lowest to the highest.
const LEVELS: u32 = 5;
/// More criteria than this are not tried one by one.
const CRITERIA_MAX: usize = 40;

/// So many tenders are evaluated for one criterion: two prices, each found by halving.
const EVALUATIONS: u64 = 100;
/// What the steps of all criteria may cost.
const COST_MAX: u64 = 5_000_000;

/// How dear a tender may be and still be ahead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// Up to this price.
    Price(Exact),
    /// At any price: the price cannot matter.
    Any,
    /// At no price: quality cannot be made up for.
    Never,
}

/// Tenders that are as good as one in the middle of quality at some price: what can be drawn as a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The price of the tender in the middle.
    pub price: Exact,
    /// The points of the line, from the lowest quality to the highest.
    pub points: Vec<LinePoint>,
}

/// A point of a line: a quality, and the price that makes it equal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinePoint {
    /// The quality in points, or the value in money.
    pub quality: Exact,
    /// The price at which it is as good.
    pub price: Reach,
    /// What one point of quality is worth in money between this point of the line and the one before; none at the first, and
    /// where no price makes the two equal.
    pub each: Option<Exact>,
}

/// What the next step of one criterion is worth, all else being equal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepWorth {
    /// The criterion.
    pub criterion: Key<Criterion>,
    /// What its step up from the middle is worth in money; [`Reach::Price`] of 0 where it gains nothing.
    pub worth: Reach,
    /// Whether its last step, to the highest score, gains nothing.
    pub last_is_lost: bool,
}

/// The lines through a tender of middle quality at the lowest, the middle and the highest usual price.
#[must_use]
pub fn lines(trial: &Trial<'_>) -> Vec<Line> {
    if !trial.has_levels() {
        return Vec::new();
    }
    let prices = [trial.money.low, trial.money.middle, trial.money.high];
    let mut lines: Vec<Line> = prices.iter().filter_map(|price| line(trial, *price)).collect();
    lines.dedup_by(|a, b| a.price == b.price);
    lines
}

/// A level so many parts of the way from the lowest that is admitted to the highest.
fn level(trial: &Trial<'_>, part: u32, of: u32) -> u32 {
    trial.lowest + (TOP - trial.lowest) * part / of
}

fn line(trial: &Trial<'_>, price: u64) -> Option<Line> {
    let middle = level(trial, 1, 2);
    let base = trial.tender("a", Made::at(middle, price));
    let mut points: Vec<LinePoint> = Vec::new();
    for part in 0..LEVELS {
        let level = level(trial, part, LEVELS - 1);
        let quality = quality(trial, level, price)?;
        if points.last().is_some_and(|before| before.quality == quality) {
            continue;
        }
        let price = match level == middle {
            true => Reach::Price(trial.money.exact(price)),
            false => dearest(trial, &base, &|_| level),
        };
        let each = points.last().and_then(|before| each(before, &quality, &price));
        points.push(LinePoint { quality, price, each });
    }
    Some(Line { price: trial.money.exact(price), points })
}

/// What one point is worth between two points of a line.
fn each(before: &LinePoint, quality: &Exact, price: &Reach) -> Option<Exact> {
    let (Reach::Price(low), Reach::Price(high)) = (&before.price, price) else { return None };
    (high - low).divided_by(&(quality - &before.quality))
}

/// The quality of a tender, or its value.
fn quality(trial: &Trial<'_>, level: u32, price: u64) -> Option<Exact> {
    let evaluation = trial.evaluate(&[Made::at(level, price)])?;
    let result = evaluation.tenders.first()?;
    let has_value = trial.procedure.top().any(|key| trial.procedure.criteria[key].is_value);
    let figure = if has_value { result.value } else { result.quality };
    figure.map(|figure| evaluation.derivation.number(figure).0.clone())
}

/// How dear a tender may be and still be ahead of another, beside the cheapest and the dearest that are usual.
fn dearest(trial: &Trial<'_>, base: &Tender, level: &dyn Fn(Item) -> u32) -> Reach {
    let bystander = |(id, price)| trial.tender(id, Made::at(trial.lowest, price));
    // where the rules are absolute, nobody who stands beside changes anything
    let usual = [("c", trial.money.low), ("d", trial.money.high)].into_iter();
    let beside: Vec<Tender> = usual.filter(|_| !trial.is_absolute()).map(bystander).collect();
    let fine = |parts: u64| trial.money.exact(parts).divided_by(&Exact::whole(FINE));
    // the last digit that was searched for tells only that the tender is still ahead: shown without it
    let rounded = |price: Exact| price.rounded(decimals(trial), Mode::HalfEven);
    let amount = |parts: u64| fine(parts).map_or(Literal::whole(0), |price| literal(&price));
    let is_ahead = |parts: u64| {
        let tender = trial.tender_at("b", level, amount(parts));
        let field = [base.clone(), tender].into_iter().chain(beside.clone());
        is_second_ahead(trial, &field.collect())
    };
    let highest = trial.money.percent(DEAREST) * FINE;
    match highest_where(highest, is_ahead) {
        None => Reach::Never,
        Some(parts) if parts == highest => Reach::Any,
        Some(parts) => fine(parts).map_or(Reach::Never, |price| Reach::Price(rounded(price))),
    }
}

/// The decimals of prices that were found: hundredths of a unit, tens where a unit is a thousand.
fn decimals(trial: &Trial<'_>) -> i32 {
    let hundredth = &trial.money.unit * &Exact::from_scaled(1, 2);
    let ten = Exact::whole(10);
    let (mut decimals, mut power) = (0, Exact::ONE);
    while &power * &ten <= hundredth {
        (decimals, power) = (decimals - 1, &power * &ten);
    }
    while power > hundredth && decimals < 20 {
        (decimals, power) = (decimals + 1, &power * &Exact::from_scaled(1, 1));
    }
    decimals
}

fn is_second_ahead(trial: &Trial<'_>, tenders: &Tenders) -> bool {
    let Ok(evaluation) = trial.evaluate_tenders(tenders) else { return false };
    let place = |at| result_of(&evaluation, at).and_then(|result| result.place);
    match (place(0), place(1)) {
        (Some(first), Some(second)) => second < first,
        (None, Some(_)) => true,
        _ => false,
    }
}

/// The highest of the numbers from one on for which something holds that holds for low ones only; none where it never does.
pub(super) fn highest_where(highest: u64, holds: impl Fn(u64) -> bool) -> Option<u64> {
    if holds(highest) {
        return Some(highest);
    }
    if !holds(1) {
        return None;
    }
    let (mut low, mut high) = (1, highest);
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if holds(middle) { low = middle } else { high = middle }
    }
    Some(low)
}

/// What the next step of each criterion that evaluators score is worth, from the middle of everything. None where the
/// criteria are too many, or their requirements, to be tried one by one.
#[must_use]
pub fn steps(trial: &Trial<'_>) -> Option<Vec<StepWorth>> {
    let leaves: Vec<Key<Criterion>> = scored_leaves(&trial.procedure);
    let cost = trial.cost() * EVALUATIONS * leaves.len() as u64;
    let is_affordable = leaves.len() <= CRITERIA_MAX && cost <= COST_MAX;
    is_affordable.then(|| leaves.into_iter().filter_map(|leaf| step(trial, leaf)).collect())
}

fn scored_leaves(procedure: &Procedure) -> Vec<Key<Criterion>> {
    use anbud::procedure::Basis;
    let is_scored = |criterion: &Criterion| {
        matches!(criterion.basis, Basis::Scored(_) | Basis::Requirements(_))
    };
    procedure.criteria.entries().filter(|(_, it)| is_scored(it)).map(|(key, _)| key).collect()
}

fn step(trial: &Trial<'_>, criterion: Key<Criterion>) -> Option<StepWorth> {
    let first = trial.procedure.criteria[criterion].requirements.first();
    let item = first.map_or(Item::Criterion(criterion), |key| Item::Requirement(*key));
    let rungs =
        u32::try_from(trial.scores_of(item)?.len()).ok()?.checked_sub(1).filter(|it| *it > 0)?;
    let middle = level(trial, 1, 2);
    let rung = (middle * rungs + TOP / 2) / TOP;
    let of = |rung: u32| (rung * TOP).div_ceil(rungs).min(TOP);
    let is_of = |item: Item| trial.procedure.leaf_of(item) == Some(criterion);
    let base = trial.money.amount(trial.money.middle);
    let worth = |from: u32, to: u32| {
        let tender =
            trial.tender_at("a", &|item| if is_of(item) { of(from) } else { middle }, base);
        dearest(trial, &tender, &|item| if is_of(item) { of(to) } else { middle })
    };
    let above = |reach| match reach {
        Reach::Price(price) => {
            let worth = &price - &trial.money.exact(trial.money.middle);
            Some(Reach::Price(worth))
        }
        other => Some(other),
    };
    let last_is_lost = above(worth(rungs - 1, rungs))? == Reach::Price(Exact::ZERO);
    let from = rung.min(rungs - 1);
    Some(StepWorth { criterion, worth: above(worth(from, from + 1))?, last_is_lost })
}

#[cfg(test)]
mod tests {
    use super::highest_where;

    #[test]
    fn the_highest_is_found_by_halving() {
        assert_eq!(highest_where(1_000, |n| n <= 777), Some(777));
        assert_eq!(highest_where(1_000, |_| true), Some(1_000));
        assert_eq!(highest_where(1_000, |_| false), None);
    }
}
