//! The derivation replayed: what figures would be worth if some given ones were worth something else.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::{Derivation, Figure, Halt, Node, Op, Origin, Outcome, Value};
use crate::{Exact, Unit};

/// A derivation that can be replayed: it knows which figures each figure went into.
///
/// Only what depends on a figure that was moved is worked out again, by the same arithmetic that recorded it. Where a
/// recorded condition would turn out otherwise, other figures would have been worked out: then the replay stops, and
/// only a new evaluation tells.
///
/// ```
/// use anbud::derivation::{Derivation, Origin, Replay};
/// use anbud::{Exact, Unit};
/// let mut derivation = Derivation::new();
/// let mut given = |number| derivation.given(Exact::whole(number), Unit::Free, Origin::Rule);
/// let (quality, price) = (given(80), given(2_100));
/// let result = derivation.quotient(quality, price).expect("the price is not zero");
/// let replay = Replay::new(&derivation);
/// let dearer = replay.with(&[(price, Exact::whole(2_400))]).expect("nothing was chosen by the price");
/// assert_eq!(dearer.number(result).0.to_string(), "1/30");
/// assert_eq!(derivation.number(result).0.to_string(), "4/105");
/// ```
#[derive(Debug, Clone)]
pub struct Replay<'d> {
    derivation: Cow<'d, Derivation>,
    /// Where the users of each figure begin in `users`; one more than there are figures.
    starts: Vec<u32>,
    users: Vec<Figure>,
}

/// Why a replay stopped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stop {
    /// This condition turns out otherwise: what was recorded is not what would be worked out.
    Turned(Figure),
    /// Something cannot be worked out, or not be told apart.
    Halted(Halt),
}

impl From<Halt> for Stop {
    fn from(halt: Halt) -> Self {
        Stop::Halted(halt)
    }
}

/// Figures as they would be.
#[derive(Debug, Clone)]
pub struct Replayed<'d> {
    derivation: &'d Derivation,
    moved: BTreeMap<Figure, Value>,
}

impl Replayed<'_> {
    /// The number a figure would be worth, and whether it is exact.
    #[must_use]
    pub fn number(&self, figure: Figure) -> (&Exact, bool) {
        match self.moved.get(&figure) {
            Some(Value::Exact(number)) => (number, true),
            Some(Value::Approximate(number)) => (number, false),
            // a condition that turns stops the replay, so it stands as recorded
            Some(Value::Truth(_)) | None => self.derivation.number(figure),
        }
    }

    fn value(&self, figure: Figure) -> &Value {
        self.moved.get(&figure).unwrap_or(&self.derivation.node(figure).value)
    }
}

impl<'d> Replay<'d> {
    /// Prepares a derivation to be replayed.
    #[must_use]
    pub fn new(derivation: &'d Derivation) -> Self {
        Replay::of(Cow::Borrowed(derivation))
    }

    /// Prepares a derivation to be replayed, and keeps it.
    #[must_use]
    pub fn keeping(derivation: Derivation) -> Replay<'static> {
        Replay::of(Cow::Owned(derivation))
    }

    fn of(derivation: Cow<'d, Derivation>) -> Self {
        let mut starts = vec![0_u32; derivation.nodes().len() + 1];
        for node in derivation.nodes().iter() {
            node.op.each_operand(|operand| {
                if let Some(count) = starts.get_mut(operand.position() + 1) {
                    *count += 1;
                }
            });
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let users = users(&derivation, &starts, sum as usize);
        Replay { derivation, starts, users }
    }

    /// What figures would be worth if these had been worth something else.
    ///
    /// # Errors
    /// [`Stop::Turned`] where a recorded condition turns out otherwise, [`Stop::Halted`] where something cannot be
    /// worked out any more.
    pub fn with(&self, moved: &[(Figure, Exact)]) -> Result<Replayed<'_>, Stop> {
        self.replayed(moved, true)
    }

    /// The same as if every recorded condition had stayed as it was: right for figures that none of them leads to,
    /// such as the scores of requirements.
    ///
    /// # Errors
    /// [`Stop::Halted`] where something cannot be worked out any more.
    pub fn with_choices_kept(&self, moved: &[(Figure, Exact)]) -> Result<Replayed<'_>, Stop> {
        self.replayed(moved, false)
    }

    fn replayed(&self, moved: &[(Figure, Exact)], stops: bool) -> Result<Replayed<'_>, Stop> {
        let mut replayed = Replayed { derivation: &self.derivation, moved: BTreeMap::new() };
        let mut touched = BTreeSet::new();
        for (figure, number) in moved {
            replayed.moved.insert(*figure, Value::Exact(number.clone()));
            touched.extend(self.users_of(*figure));
        }
        while let Some(figure) = touched.pop_first() {
            if moved.iter().any(|(given, _)| *given == figure) {
                continue;
            }
            let Node { op, value: recorded, .. } = self.derivation.node(figure);
            let value = match op {
                Op::Sum(terms) => by_difference(terms, &replayed, recorded).map(Value::Exact),
                _ => None,
            };
            let value = match value {
                Some(value) => value,
                None => again(op, |operand| replayed.value(operand).clone(), recorded)?,
            };
            if value == *recorded {
                continue;
            }
            match value {
                Value::Truth(_) if stops => return Err(Stop::Turned(figure)),
                Value::Truth(_) => continue,
                Value::Exact(_) | Value::Approximate(_) => {}
            }
            replayed.moved.insert(figure, value);
            touched.extend(self.users_of(figure));
        }
        Ok(replayed)
    }

    /// The derivation as it was recorded.
    #[must_use]
    pub fn recorded(&self) -> &Derivation {
        &self.derivation
    }

    pub(super) fn users_of(&self, figure: Figure) -> impl Iterator<Item = Figure> + '_ {
        let at = |position: usize| self.starts.get(position).map_or(0, |start| *start as usize);
        let range = at(figure.position())..at(figure.position() + 1);
        self.users.get(range).unwrap_or_default().iter().copied()
    }
}

/// The users of all figures, one after the other.
fn users(derivation: &Derivation, starts: &[u32], count: usize) -> Vec<Figure> {
    let mut next = starts.to_vec();
    let Some(any) = derivation.nodes().keys().next() else { return Vec::new() };
    let mut users = vec![any; count];
    for (figure, node) in derivation.nodes().entries() {
        node.op.each_operand(|operand| {
            let Some(at) = next.get_mut(operand.position()) else { return };
            if let Some(slot) = users.get_mut(*at as usize) {
                *slot = figure;
            }
            *at += 1;
        });
    }
    users
}

/// A sum by what its terms differ: of exact figures that is the same figure, without adding up all that stayed as it
/// was; none where a figure is an approximation.
fn by_difference(terms: &[Figure], replayed: &Replayed<'_>, recorded: &Value) -> Option<Exact> {
    let Value::Exact(sum) = recorded else { return None };
    let mut sum = sum.clone();
    for term in terms {
        let Some(moved) = replayed.moved.get(term) else { continue };
        match (moved, &replayed.derivation.node(*term).value) {
            (Value::Exact(new), Value::Exact(old)) => sum = &sum + &(new - old),
            _ => return None,
        }
    }
    Some(sum)
}

/// Works an operation out again, by the arithmetic that records; `value` tells what an operand is worth.
pub(super) fn again(op: &Op, value: impl Fn(Figure) -> Value, recorded: &Value) -> Outcome<Value> {
    let mut scratch = Derivation::new();
    let mut operands = Vec::with_capacity(op.operands());
    op.each_operand(|operand| {
        let given = Op::Given(Origin::Rule);
        operands.push(scratch.push_unchecked(value(operand), Unit::Free, given));
    });
    let figure = match (op, operands.as_slice()) {
        (Op::Sum(_), _) => scratch.sum(operands)?,
        (Op::Product(_), _) => scratch.product(operands)?,
        (Op::Nth(ranked, _), _) => scratch.nth(*ranked, operands)?,
        (Op::TrimmedSum { lowest, highest, .. }, _) => {
            scratch.trimmed_sum(*lowest, *highest, operands)?
        }
        (Op::Difference(..), [from, less]) => scratch.difference(*from, *less)?,
        (Op::Quotient(..), [dividend, divisor]) => scratch.quotient(*dividend, *divisor)?,
        (Op::Power(..), [base, exponent]) => scratch.power(*base, *exponent)?,
        (Op::Logarithm(_), [of]) => scratch.logarithm(*of)?,
        (Op::Rounded(_, decimals, mode), [of]) => scratch.rounded(*of, *decimals, *mode)?,
        (Op::Same(_), [of]) => *of,
        (Op::Compared(_, relation, _), [a, b]) => scratch.compared(*a, *relation, *b)?.figure,
        // made of conditions, which stop the replay where they turn, or of nothing
        _ => return Ok(recorded.clone()),
    };
    Ok(scratch.node(figure).value.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derivation::{Ranked, Relation};

    fn given(derivation: &mut Derivation, number: i64) -> Figure {
        derivation.given(Exact::whole(number), Unit::Free, Origin::Rule)
    }

    #[test]
    fn only_what_depends_on_a_moved_figure_moves() {
        let mut derivation = Derivation::new();
        let prices: Vec<Figure> =
            [80, 90, 50].into_iter().map(|price| given(&mut derivation, price)).collect();
        let lowest = derivation.nth(Ranked::LOWEST, prices.clone()).unwrap();
        let share = derivation.quotient(lowest, prices[0]).unwrap();
        let sum = derivation.sum(vec![prices[0], prices[1]]).unwrap();
        let replay = Replay::new(&derivation);
        let replayed = replay.with(&[(prices[2], Exact::whole(85))]).unwrap();
        assert_eq!(replayed.number(lowest).0, &Exact::whole(80));
        assert_eq!(replayed.number(share).0, &Exact::ONE);
        assert_eq!(replayed.number(sum).0, &Exact::whole(170));
        assert_eq!(replayed.moved.len(), 3);
    }

    #[test]
    fn a_condition_that_turns_stops_the_replay() {
        let mut derivation = Derivation::new();
        let (score, least) = (given(&mut derivation, 3), given(&mut derivation, 2));
        let below = derivation.compared(score, Relation::Less, least).unwrap();
        let replay = Replay::new(&derivation);
        assert!(replay.with(&[(score, Exact::whole(2))]).is_ok());
        let stop = replay.with(&[(score, Exact::whole(1))]).unwrap_err();
        assert_eq!(stop, Stop::Turned(below.figure));
        let kept = replay.with_choices_kept(&[(score, Exact::whole(1))]).unwrap();
        assert_eq!(kept.number(below.figure).0, &Exact::ZERO);
    }

    #[test]
    fn what_cannot_be_worked_out_stops_the_replay() {
        let mut derivation = Derivation::new();
        let (quality, price) = (given(&mut derivation, 3), given(&mut derivation, 2));
        derivation.quotient(quality, price).unwrap();
        let stop = Replay::new(&derivation).with(&[(price, Exact::ZERO)]).unwrap_err();
        assert!(matches!(stop, Stop::Halted(Halt::Failed(_))));
    }
}
