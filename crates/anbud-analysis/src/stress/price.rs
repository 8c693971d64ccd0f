//! What the rules do with the price alone: where a lower price gains nothing or loses, where points turn negative, and
//! what a small difference in price is worth.

use anbud::Exact;
use anbud::derivation::Derivation;
use anbud::evaluation::{Evaluation, Status, TenderResult};
use anbud::keyed::Key;
use anbud::procedure::{Basis, Best, Criterion, Procedure};

use super::trial::{Made, TOP, Trial, result_of};

/// Prices that are tried, in percent of the middle price.
const PERCENTS: [u64; 22] =
    [2, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90, 95, 105, 110];
/// The rival and the dear bystander, in percent of the middle price; a floor of the rules stays where it is when these move.
const RIVALS: [(u64, u64); 2] = [(120, 160), (135, 180)];
/// A price so many percent of the lowest is dear.
const DEAR: u64 = 300;
/// A difference so small, in percent …
const SMALL: u64 = 101;

/// What the rules do with the price of a tender, all else being equal.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PriceRule {
    /// Below this price, in units, a lower price gains nothing.
    pub floor: Option<u64>,
    /// A price and a lower one that is worse for the tender: in units.
    pub punished: Option<(u64, u64)>,
    /// The share of price points that a tender three times as dear as the cheapest gets, where it is negative.
    pub negative: Option<Exact>,
    /// The difference in share between two tenders whose prices differ by one percent, where it is half or more.
    pub cliff: Option<Exact>,
}

/// The criteria that the price is the measure of and that take part in sums.
pub(crate) fn criteria_of_price(procedure: &Procedure) -> Vec<Key<Criterion>> {
    let by_price =
        |criterion: &Criterion| criterion.basis == Basis::Price && criterion.curve.is_some();
    procedure.criteria.entries().filter(|(_, it)| by_price(it)).map(|(key, _)| key).collect()
}

/// Tries what the rules do with the price alone.
#[must_use]
pub fn price_rule(trial: &Trial<'_>) -> PriceRule {
    let advantages = RIVALS.map(|rivals| advantages(trial, rivals));
    let [one, other] = &advantages;
    let same = |found: &(u64, u64)| floor_of(other) == Some(*found);
    let floor = floor_of(one).filter(same);
    let floor = floor.map(|(flat, above)| exact_floor(trial, flat, above));
    PriceRule { floor, punished: punished(one), negative: negative(trial), cliff: cliff(trial) }
}

/// What a tender at each price is ahead of its rival by, from the lowest price on; prices at which it has no result are
/// left out.
fn advantages(trial: &Trial<'_>, rivals: (u64, u64)) -> Vec<(u64, Exact)> {
    let prices = PERCENTS.iter().map(|percent| trial.money.percent(*percent));
    prices.filter_map(|price| Some((price, advantage_at(trial, rivals, price)?))).collect()
}

/// What a tender at a price is ahead of its rival by.
fn advantage_at(trial: &Trial<'_>, (rival, bystander): (u64, u64), price: u64) -> Option<Exact> {
    let level = trial.lowest + (TOP - trial.lowest) / 2;
    let (rival, bystander) = (trial.money.percent(rival), trial.money.percent(bystander));
    let dear = Made::at(trial.lowest, bystander);
    let evaluation = trial.evaluate(&[Made::at(level, price), Made::at(level, rival), dear])?;
    advantage(&trial.procedure, &evaluation)
}

/// The highest price, to the unit, at which the advantage is still what it is at a lower one.
fn exact_floor(trial: &Trial<'_>, mut flat: u64, mut above: u64) -> u64 {
    let at = |price| advantage_at(trial, RIVALS[0], price);
    let least = at(flat);
    while above - flat > 1 {
        let price = flat + (above - flat) / 2;
        if at(price) == least { flat = price } else { above = price }
    }
    flat
}

/// How far the first tender is ahead of the second: more is better.
fn advantage(procedure: &Procedure, evaluation: &Evaluation) -> Option<Exact> {
    let result = |at| {
        let result = result_of(evaluation, at).filter(|it| it.status != Status::Rejected)?;
        Some(evaluation.derivation.number(result.result?).0)
    };
    let difference = result(0)? - result(1)?;
    Some(if procedure.award.best == Best::Lowest { -&difference } else { difference })
}

/// The highest price that was tried below which nothing changes, and the next; none where the price never changes anything.
fn floor_of(advantages: &[(u64, Exact)]) -> Option<(u64, u64)> {
    let (_, cheapest) = advantages.first()?;
    let flat = advantages.iter().take_while(|(_, advantage)| advantage == cheapest).count();
    let ((price, _), (above, _)) = (advantages.get(flat.checked_sub(1)?)?, advantages.get(flat)?);
    (flat >= 3).then_some((*price, *above))
}

/// Two prices of which the lower one is worse for its tender.
fn punished(advantages: &[(u64, Exact)]) -> Option<(u64, u64)> {
    let mut pairs = advantages.windows(2).rev();
    pairs.find_map(|pair| match pair {
        [(lower, less), (higher, more)] if less < more => Some((*higher, *lower)),
        _ => None,
    })
}

/// The share of price points of a dear tender, where it is negative.
fn negative(trial: &Trial<'_>) -> Option<Exact> {
    let share = |percents: [u64; 2]| share_of_second(trial, percents);
    share([100, DEAR]).filter(Exact::is_negative)
}

/// What one percent in price takes from the share of price points, where it is half of them or more.
fn cliff(trial: &Trial<'_>) -> Option<Exact> {
    let dear = share_of_second(trial, [100, SMALL])?;
    let cheap = share_of_second(trial, [SMALL, 100])?;
    let lost = &cheap - &dear;
    (lost >= Exact::from_scaled(5, 1)).then_some(lost)
}

/// The lowest share of price points that the second of two tenders gets.
fn share_of_second(trial: &Trial<'_>, percents: [u64; 2]) -> Option<Exact> {
    let made = percents.map(|percent| Made::at(TOP, trial.money.percent(percent)));
    let evaluation = trial.evaluate(&made)?;
    let result = result_of(&evaluation, 1)?;
    let keys = criteria_of_price(&trial.procedure);
    keys.iter().filter_map(|key| share(&evaluation.derivation, result, *key)).min()
}

/// The share that a tender gets for a criterion.
pub(crate) fn share(
    derivation: &Derivation,
    result: &TenderResult,
    criterion: Key<Criterion>,
) -> Option<Exact> {
    let share = result.criteria.get(criterion.position())?.share?;
    Some(derivation.number(share).0.clone())
}
