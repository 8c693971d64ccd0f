//! The derivation replayed over a range: between which bounds figures stay while some given ones move between theirs.

use std::collections::{BTreeMap, BTreeSet};

use super::replay::again;
use super::{Derivation, Figure, Node, Op, Relation, Replay, Value};
use crate::Exact;

/// Bounds of figures: none leaves its own, wherever within their bounds the moved ones stand.
///
/// The bounds may be wider than what figures take, since each operand is taken to be anywhere within its own; the nearer
/// the bounds of the moved figures, the nearer those of the others.
#[derive(Debug, Clone)]
pub struct Within<'d> {
    derivation: &'d Derivation,
    moved: BTreeMap<Figure, (Exact, Exact)>,
}

impl Within<'_> {
    /// The least and the greatest number that a figure may be worth.
    #[must_use]
    pub fn bounds(&self, figure: Figure) -> (&Exact, &Exact) {
        match self.moved.get(&figure) {
            Some((low, high)) => (low, high),
            None => {
                let number = self.derivation.number(figure).0;
                (number, number)
            }
        }
    }

    /// The rounded figures that may take a step and go into some others, with what each is rounded from.
    #[must_use]
    pub fn steps_into(&self, figures: &[Figure]) -> Vec<(Figure, Figure)> {
        let is_wide =
            |figure: &Figure| self.moved.get(figure).is_some_and(|(low, high)| low != high);
        let mut left: BTreeSet<Figure> = figures.iter().copied().filter(is_wide).collect();
        let mut steps = Vec::new();
        // operands stand before what they go into
        while let Some(figure) = left.pop_last() {
            let op = &self.derivation.node(figure).op;
            op.each_operand(|operand| left.extend(Some(operand).filter(is_wide)));
            if let Op::Rounded(of, ..) = op {
                steps.push((figure, *of));
            }
        }
        steps.reverse();
        steps
    }

    fn low(&self, figure: Figure) -> Value {
        self.bound(figure, |(low, _)| low)
    }

    fn high(&self, figure: Figure) -> Value {
        self.bound(figure, |(_, high)| high)
    }

    fn bound(&self, figure: Figure, of: impl Fn(&(Exact, Exact)) -> &Exact) -> Value {
        let moved = self.moved.get(&figure);
        moved.map_or_else(
            || self.derivation.node(figure).value.clone(),
            |bounds| Value::Exact(of(bounds).clone()),
        )
    }

    /// The bounds of an operation; none where it may be undefined, or a condition may turn out otherwise.
    fn enclosed(&self, Node { op, value: recorded, .. }: &Node) -> Option<(Exact, Exact)> {
        match op {
            // the more of any operand, the more
            Op::Sum(_) | Op::Nth(..) | Op::TrimmedSum { .. } | Op::Logarithm(_) => {
                self.rising(op, recorded)
            }
            Op::Same(_) | Op::Rounded(..) => self.rising(op, recorded),
            Op::Difference(from, less) => {
                let ((low, high), (least, most)) = (self.bounds(*from), self.bounds(*less));
                Some((low - most, high - least))
            }
            Op::Product(of) => of.iter().try_fold((Exact::ONE, Exact::ONE), |(low, high), of| {
                corners((&low, &high), self.bounds(*of), |a, b| Some(a * b))
            }),
            Op::Quotient(dividend, divisor) => {
                let (low, high) = self.bounds(*divisor);
                let is_defined = !(low.is_zero() || low.is_negative() && !high.is_negative());
                let bounds = is_defined.then(|| self.bounds(*dividend))?;
                corners(bounds, (low, high), Exact::divided_by)
            }
            Op::Power(base, exponent) => {
                let bounds = self.bounds(*base);
                let is_rising = !bounds.0.is_zero() && !bounds.0.is_negative();
                let power = |a: &Exact, b: &Exact| Some(crate::exact::power(a, b).ok()?.0);
                is_rising.then(|| corners(bounds, self.bounds(*exponent), power))?
            }
            _ => None,
        }
    }

    fn rising(&self, op: &Op, recorded: &Value) -> Option<(Exact, Exact)> {
        let number = |value| match value {
            Value::Exact(number) | Value::Approximate(number) => Some(number),
            Value::Truth(_) => None,
        };
        let low = again(op, |operand| self.low(operand), recorded).ok()?;
        let high = again(op, |operand| self.high(operand), recorded).ok()?;
        number(low).zip(number(high))
    }

    /// Whether two figures stand in a relation, wherever they are; none where that depends.
    fn holds(&self, a: Figure, relation: Relation, b: Figure) -> Option<bool> {
        let ((low, high), (least, most)) = (self.bounds(a), self.bounds(b));
        let (first, last) = (low.cmp(most), high.cmp(least));
        let holds = relation.holds(first);
        let is_told = match relation {
            // between a smaller and a larger one stands an equal one
            Relation::Equal | Relation::NotEqual => first == last,
            _ => holds == relation.holds(last),
        };
        is_told.then_some(holds)
    }
}

impl Replay<'_> {
    /// Between which bounds figures stay while these move between two numbers each; none where a recorded condition
    /// may turn out otherwise, or something may not be worked out any more.
    ///
    /// ```
    /// use anbud::derivation::{Derivation, Origin, Replay};
    /// use anbud::{Exact, Mode, Unit};
    /// let mut derivation = Derivation::new();
    /// let mut given = |number| derivation.given(Exact::whole(number), Unit::Free, Origin::Rule);
    /// let (quality, price) = (given(80), given(2_100));
    /// let result = derivation.quotient(quality, price).expect("the price is not zero");
    /// let rounded = derivation.rounded(result, 2, Mode::HalfUp).expect("no limit is passed");
    /// let replay = Replay::new(&derivation);
    /// let within = |to| replay.within(&[(price, Exact::whole(2_100), Exact::whole(to))]);
    /// let dearer = within(2_400).expect("no price is zero");
    /// let (low, high) = dearer.bounds(result);
    /// assert_eq!((low.to_string(), high.to_string()), ("1/30".to_owned(), "4/105".to_owned()));
    /// assert_eq!(dearer.steps_into(&[rounded]), [(rounded, result)]);
    /// assert!(within(-1).is_none());
    /// ```
    #[must_use]
    pub fn within(&self, moved: &[(Figure, Exact, Exact)]) -> Option<Within<'_>> {
        let derivation = self.recorded();
        let mut within = Within { derivation, moved: BTreeMap::new() };
        let mut touched = BTreeSet::new();
        for (figure, one, other) in moved {
            let bounds = (one.min(other).clone(), one.max(other).clone());
            within.moved.insert(*figure, bounds);
            touched.extend(self.users_of(*figure));
        }
        while let Some(figure) = touched.pop_first() {
            if moved.iter().any(|(given, ..)| *given == figure) {
                continue;
            }
            let node = derivation.node(figure);
            if let Value::Truth(recorded) = node.value {
                // what is made of conditions stands as long as they do
                if let Op::Compared(a, relation, b) = node.op
                    && within.holds(a, relation, b) != Some(recorded)
                {
                    return None;
                }
                continue;
            }
            let (low, high) = within.enclosed(node)?;
            within.moved.insert(figure, (low, high));
            touched.extend(self.users_of(figure));
        }
        Some(within)
    }
}

/// The bounds of an operation that in each operand only rises or only falls, by the corners of its operands' bounds.
fn corners(
    (low, high): (&Exact, &Exact),
    (least, most): (&Exact, &Exact),
    operation: impl Fn(&Exact, &Exact) -> Option<Exact>,
) -> Option<(Exact, Exact)> {
    let pairs = [(low, least), (low, most), (high, least), (high, most)];
    let corners = pairs.map(|(a, b)| operation(a, b));
    let corners = corners.into_iter().collect::<Option<Vec<Exact>>>()?;
    Some((corners.iter().min()?.clone(), corners.iter().max()?.clone()))
}
