//! Functions over the field: worked out once for all tenders, unless `this`, `among others` or an argument makes them differ.

use super::super::syntax::FieldCall;
use super::super::words::FieldFunction;
use super::function::whole;
use super::{At, Run};
use crate::derivation::{Derivation, Failure, Figure, Halt, Outcome, Ranked};

/// The figures that a field function is taken of, and the conditions that let them in.
struct Gathered {
    figures: Vec<Figure>,
    because: Vec<Figure>,
}

impl Run<'_> {
    pub(super) fn field_call(
        &mut self,
        call: &FieldCall,
        at: At,
        derivation: &mut Derivation,
    ) -> Outcome<Figure> {
        let arguments = call.arguments.iter().map(|part| self.figure(part, at, derivation));
        let arguments = arguments.collect::<Outcome<Vec<Figure>>>()?;
        let varies = call.among_others || call.over_panel;
        let (member, tender) = match call.over_panel {
            true => (0, self.in_field(at.tender)),
            false => (self.member(at.tender), at.tender),
        };
        let key = (
            call.id,
            member,
            varies.then_some(tender),
            (varies || call.uses_this).then_some(at.this),
            arguments.iter().map(|figure| derivation.number(*figure).0.clone()).collect(),
        );
        if let Some(known) = self.fields.get(&key) {
            return known.clone();
        }
        let outcome = self
            .gather(call, at, derivation)
            .and_then(|gathered| self.taken(call.function, gathered, &arguments, derivation));
        self.fields.insert(key, outcome.clone());
        outcome
    }

    fn gather(
        &mut self,
        call: &FieldCall,
        at: At,
        derivation: &mut Derivation,
    ) -> Outcome<Gathered> {
        let mut gathered = Gathered { figures: Vec::new(), because: Vec::new() };
        for inside in self.counted(call, at) {
            if call.among_others && inside.tender == at.tender {
                continue;
            }
            if let Some(filter) = &call.filter {
                let condition = self.figure(filter, inside, derivation)?;
                gathered.because.push(condition);
                if !derivation.holds(condition) {
                    continue;
                }
            }
            let figure = self.figure(&call.body, inside, derivation)?;
            gathered.figures.push(figure);
        }
        Ok(gathered)
    }

    /// For whom the body is worked out: every tender of the field, or this one as every member of the panel sees it.
    fn counted(&self, call: &FieldCall, at: At) -> Vec<At> {
        let width = self.field.len();
        if call.over_panel {
            let of = |position: usize, member: usize| member * width + self.in_field(position);
            let members = 1..=self.members.len();
            return members
                .map(|member| At { tender: of(at.tender, member), this: of(at.this, member) })
                .collect();
        }
        let first = self.member(at.tender) * width;
        (first..first + width).map(|tender| At { tender, this: at.this }).collect()
    }

    fn taken(
        &mut self,
        function: FieldFunction,
        gathered: Gathered,
        arguments: &[Figure],
        derivation: &mut Derivation,
    ) -> Outcome<Figure> {
        let Gathered { figures, because } = gathered;
        let nobody = figures.is_empty();
        if nobody
            && !matches!(
                function,
                FieldFunction::Sum | FieldFunction::Product | FieldFunction::Count
            )
        {
            return Err(Failure::Nobody(function.name()).into());
        }
        let figure = match function {
            FieldFunction::Lowest => derivation.nth(Ranked::LOWEST, figures)?,
            FieldFunction::Highest => derivation.nth(Ranked::HIGHEST, figures)?,
            FieldFunction::Sum => derivation.sum(figures)?,
            FieldFunction::Product => derivation.product(figures)?,
            FieldFunction::Count => derivation.count(figures)?,
            FieldFunction::Mean => return self.mean(figures, because, derivation),
            FieldFunction::GeometricMean => {
                return self.geometric_mean(figures, because, derivation);
            }
            FieldFunction::Median => derivation.median(figures)?,
            FieldFunction::NthLowest | FieldFunction::NthHighest => {
                let rank = argument(arguments, 0, 1, figures.len(), "the rank", derivation)?;
                let from_highest = function == FieldFunction::NthHighest;
                derivation.nth(Ranked { rank, from_highest }, figures)?
            }
            FieldFunction::TrimmedMean => {
                return self.trimmed_mean(figures, because, arguments, derivation);
            }
        };
        Ok(derivation.because(figure, because))
    }

    fn mean(
        &mut self,
        figures: Vec<Figure>,
        because: Vec<Figure>,
        derivation: &mut Derivation,
    ) -> Outcome<Figure> {
        let count = self.constant(length(figures.len()), derivation);
        let sum = derivation.sum(figures)?;
        let sum = derivation.because(sum, because);
        derivation.quotient(sum, count)
    }

    fn geometric_mean(
        &mut self,
        figures: Vec<Figure>,
        because: Vec<Figure>,
        derivation: &mut Derivation,
    ) -> Outcome<Figure> {
        if figures.iter().any(|figure| derivation.number(*figure).0.is_negative()) {
            return Err(Failure::NegativeBase.into());
        }
        let count = self.constant(length(figures.len()), derivation);
        let one = self.constant(1, derivation);
        let product = derivation.product(figures)?;
        let product = derivation.because(product, because);
        let exponent = derivation.quotient(one, count)?;
        derivation.power(product, exponent)
    }

    fn trimmed_mean(
        &mut self,
        figures: Vec<Figure>,
        because: Vec<Figure>,
        arguments: &[Figure],
        derivation: &mut Derivation,
    ) -> Outcome<Figure> {
        let most = figures.len();
        let lowest =
            argument(arguments, 0, 0, most, "how many of the lowest are left out", derivation)?;
        let highest =
            argument(arguments, 1, 0, most, "how many of the highest are left out", derivation)?;
        let left = most.saturating_sub(lowest as usize + highest as usize);
        if left == 0 {
            return Err(Failure::Nobody(FieldFunction::TrimmedMean.name()).into());
        }
        let count = self.constant(length(left), derivation);
        let sum = derivation.trimmed_sum(lowest, highest, figures)?;
        let sum = derivation.because(sum, because);
        derivation.quotient(sum, count)
    }
}

fn length(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}

fn argument(
    arguments: &[Figure],
    at: usize,
    least: i64,
    most: usize,
    what: &str,
    derivation: &Derivation,
) -> Outcome<u32> {
    let figure =
        arguments.get(at).ok_or_else(|| Failure::NotInRange(format!("{what} is not stated")))?;
    let number = whole(derivation.number(*figure).0, least, length(most), what)?;
    u32::try_from(number)
        .map_err(|_| Halt::Failed(Failure::NotInRange(format!("{what} is too large"))))
}
