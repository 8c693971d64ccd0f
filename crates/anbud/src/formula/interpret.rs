//! Works a formula out over the derivation: a step, a branch, an operand only when it is needed, and once.

mod field;
mod function;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Formula;
use super::syntax::{Expression, Kind, Reference};
use crate::derivation::{Derivation, Failure, Figure, Name, Origin, Outcome, Rule};
use crate::keyed::Key;
use crate::tenders::Tender;
use crate::{Exact, Unit};

/// The figures of a symbol that a formula uses.
#[derive(Debug, Clone)]
pub enum Column {
    /// One figure that all tenders share.
    Shared(Figure),
    /// A figure for each tender of the field, in its order; none where it is not known. Where the members of the panel
    /// have figures of their own, those of the first member follow, then those of the second.
    PerTender(Vec<Option<Figure>>),
}

/// Makes one figure of several operands.
type Join = fn(&mut Derivation, Vec<Figure>) -> Outcome<Figure>;

/// Takes an operand away again.
type Take = fn(&mut Derivation, Figure, Figure) -> Outcome<Figure>;

const SUM: (Join, Take) = (Derivation::sum, Derivation::difference);
const PRODUCT: (Join, Take) = (Derivation::product, Derivation::quotient);

/// A formula at work over a field of tenders.
#[derive(Debug)]
pub struct Run<'a> {
    formula: &'a Formula,
    columns: Vec<Column>,
    field: &'a [Key<Tender>],
    /// What the figures of each member of the panel are called.
    members: Vec<Arc<str>>,
    rule: Option<Key<Rule>>,
    yields: Option<Arc<str>>,
    steps: Vec<Vec<Option<Worked>>>,
    literals: Vec<Option<Figure>>,
    fields: BTreeMap<FieldKey, Outcome<Figure>>,
    constants: BTreeMap<i64, Figure>,
    blame: BTreeMap<usize, usize>,
    none_because: BTreeMap<usize, Figure>,
}

/// What came of a step: a figure, or nothing where it is `none`.
type Worked = Outcome<Option<Figure>>;

/// A field call with the member of the panel and the tenders that it depends on, the one left out by `among others` and
/// `this`, and its arguments.
type FieldKey = (usize, usize, Option<usize>, Option<usize>, Vec<Exact>);

/// For whom an expression is worked out, as positions in the field. Behind the field as a whole stands the field as each
/// member of the panel sees it.
#[derive(Debug, Clone, Copy)]
struct At {
    /// Whose figures names mean.
    tender: usize,
    /// Whom `this` means.
    this: usize,
}

impl<'a> Run<'a> {
    /// A formula over a field: `columns` in the order of [`Formula::symbols`].
    #[must_use]
    pub fn new(formula: &'a Formula, columns: Vec<Column>, field: &'a [Key<Tender>]) -> Self {
        Run {
            formula,
            columns,
            field,
            members: Vec::new(),
            rule: None,
            yields: None,
            steps: vec![vec![None; field.len()]; formula.steps.len()],
            literals: vec![None; formula.literals],
            fields: BTreeMap::new(),
            constants: BTreeMap::new(),
            blame: BTreeMap::new(),
            none_because: BTreeMap::new(),
        }
    }

    /// States the rule that the figures come from, and what the yield is called among all figures.
    #[must_use]
    pub fn yielding(mut self, rule: Key<Rule>, name: impl Into<Arc<str>>) -> Self {
        (self.rule, self.yields) = (Some(rule), Some(name.into()));
        self
    }

    /// States the panel: what the figures of each member are called.
    #[must_use]
    pub fn over_panel(mut self, members: Vec<Arc<str>>) -> Self {
        let positions = self.field.len() * (1 + members.len());
        self.steps = vec![vec![None; positions]; self.formula.steps.len()];
        self.members = members;
        self
    }

    /// The position in the field of a position that may be that of a member.
    fn in_field(&self, position: usize) -> usize {
        position % self.field.len().max(1)
    }

    /// The member that sees a position, from 1; 0 for the field as a whole.
    fn member(&self, position: usize) -> usize {
        position / self.field.len().max(1)
    }

    /// What the formula yields for a tender of the field, by its position; none where it is `none`.
    ///
    /// # Errors
    /// Where the formula cannot be worked out, or meets figures too close to tell apart.
    pub fn result(
        &mut self,
        position: usize,
        derivation: &mut Derivation,
    ) -> Outcome<Option<Figure>> {
        match self.formula.steps.len().checked_sub(1) {
            Some(last) => self.step(last, position, derivation),
            None => Ok(None),
        }
    }

    /// What a step comes to for a tender of the field.
    ///
    /// # Errors
    /// Where the step cannot be worked out, or meets figures too close to tell apart.
    pub fn step(
        &mut self,
        step: usize,
        position: usize,
        derivation: &mut Derivation,
    ) -> Outcome<Option<Figure>> {
        let formula = self.formula;
        let needs = formula.steps.get(step).map_or(&[][..], |step| &step.needs);
        for needed in needs {
            // beforehand and in order, so that a long chain of steps does not nest
            self.step_alone(*needed, position, derivation)?;
        }
        self.step_alone(step, position, derivation)
    }

    /// The figures of the steps that were worked out for a tender, in order.
    #[must_use]
    pub fn steps_worked_out(&self, position: usize) -> Vec<Figure> {
        let worked = self
            .steps
            .iter()
            .filter_map(|row| row.get(position)?.as_ref()?.as_ref().ok()?.as_ref());
        worked.copied().chain(self.none_because.get(&position).copied()).collect()
    }

    /// The innermost step that could not be worked out for a tender.
    #[must_use]
    pub fn failed_step(&self, position: usize) -> Option<usize> {
        self.blame.get(&position).copied()
    }

    fn step_alone(&mut self, step: usize, position: usize, derivation: &mut Derivation) -> Worked {
        let known = self.steps.get(step).and_then(|row| row.get(position)?.as_ref());
        if let Some(known) = known {
            return known.clone();
        }
        let formula = self.formula;
        let Some(rule) = formula.steps.get(step) else { return Ok(None) };
        let at = At { tender: position, this: position };
        let worked = match self.tail(&rule.expression, at, derivation) {
            Ok(Some(figure)) => Ok(Some(self.named(step, figure, position, derivation))),
            other => other,
        };
        if worked.is_err() {
            self.blame.entry(position).or_insert(step);
        }
        if let Some(cell) = self.steps.get_mut(step).and_then(|row| row.get_mut(position)) {
            *cell = Some(worked.clone());
        }
        worked
    }

    fn named(
        &self,
        step: usize,
        figure: Figure,
        position: usize,
        derivation: &mut Derivation,
    ) -> Figure {
        let is_last = step + 1 == self.formula.steps.len();
        let own = self
            .formula
            .steps
            .get(step)
            .map_or_else(|| super::shared(""), |step| step.name.clone());
        let text = self.yields.clone().filter(|_| is_last).unwrap_or(own);
        let member = self.member(position).checked_sub(1).and_then(|at| self.members.get(at));
        let text = member.map_or(text.clone(), |member| crate::derivation::by(&text, member));
        let tender = self.field.get(self.in_field(position)).copied();
        let name = Name { text, tender, rule: self.rule };
        // a number of the text is one figure for all tenders: it cannot bear the name of one
        if self.literals.contains(&Some(figure)) {
            return derivation.named_apart(figure, name);
        }
        derivation.named_by(figure, name)
    }

    /// An expression in tail position, where `none` may stand.
    fn tail(&mut self, expression: &Expression, at: At, derivation: &mut Derivation) -> Worked {
        match &*expression.kind {
            Kind::None => Ok(None),
            Kind::If(condition, yes, no) => {
                let condition = self.figure(condition, at, derivation)?;
                let branch = if derivation.holds(condition) { yes } else { no };
                match self.tail(branch, at, derivation)? {
                    Some(figure) => Ok(Some(derivation.chosen(figure, vec![condition])?)),
                    None => {
                        self.none_because.insert(at.tender, condition);
                        Ok(None)
                    }
                }
            }
            Kind::Name { reference: Reference::Step(step), this } => {
                self.step(*step, if *this { at.this } else { at.tender }, derivation)
            }
            _ => self.figure(expression, at, derivation).map(Some),
        }
    }

    fn figure(
        &mut self,
        expression: &Expression,
        at: At,
        derivation: &mut Derivation,
    ) -> Outcome<Figure> {
        match &*expression.kind {
            Kind::Number(literal, id) => {
                Ok(self.literal(*id, literal.exact(), expression, derivation))
            }
            Kind::Name { reference: Reference::Symbol(symbol), this } => {
                self.symbol(*symbol, if *this { at.this } else { at.tender })
            }
            Kind::If(..) | Kind::Name { .. } | Kind::None => {
                let none = || Failure::NotInRange("`none` cannot be reckoned with".to_owned());
                self.tail(expression, at, derivation)?.ok_or_else(|| none().into())
            }
            Kind::Sum(first, rest) => self.chain((first, rest), SUM, at, derivation),
            Kind::Product(first, rest) => self.chain((first, rest), PRODUCT, at, derivation),
            Kind::Compare(a, relation, b) => {
                let (a, b) = (self.figure(a, at, derivation)?, self.figure(b, at, derivation)?);
                Ok(derivation.compared(a, *relation, b)?.figure)
            }
            Kind::All(parts) => self.conditions(parts, false, at, derivation),
            Kind::Any(parts) => self.conditions(parts, true, at, derivation),
            Kind::Field(call) => self.field_call(call, at, derivation),
            _ => self.function(expression, at, derivation),
        }
    }

    fn literal(
        &mut self,
        id: usize,
        value: Exact,
        at: &Expression,
        derivation: &mut Derivation,
    ) -> Figure {
        if let Some(known) = self.literals.get(id).copied().flatten() {
            return known;
        }
        let text = self.formula.text.as_str().get(at.range.clone()).unwrap_or("");
        let origin = Origin::written(text, self.formula.text.place(at.range.clone()));
        let figure = derivation.given(value, Unit::Free, origin);
        if let Some(cell) = self.literals.get_mut(id) {
            *cell = Some(figure);
        }
        figure
    }

    /// A number of the language itself, such as the hundred of per cent.
    fn constant(&mut self, number: i64, derivation: &mut Derivation) -> Figure {
        let make = || derivation.given(Exact::whole(number), Unit::Free, Origin::Rule);
        *self.constants.entry(number).or_insert_with(make)
    }

    fn symbol(&self, symbol: usize, position: usize) -> Outcome<Figure> {
        let figure = match self.columns.get(symbol) {
            Some(Column::Shared(figure)) => Some(*figure),
            Some(Column::PerTender(figures)) => {
                let own = figures.get(position).or_else(|| figures.get(self.in_field(position)));
                own.copied().flatten()
            }
            None => None,
        };
        figure.ok_or_else(|| {
            let used = self.formula.symbols.get(symbol);
            let name = used.map_or_else(|| super::shared(""), |used| used.name.clone());
            Failure::Unknown(name).into()
        })
    }

    /// A chain of terms or factors: gathered in one sum or product up to each operand that is taken away.
    fn chain(
        &mut self,
        (first, rest): (&Expression, &[(bool, Expression)]),
        (join, take): (Join, Take),
        at: At,
        derivation: &mut Derivation,
    ) -> Outcome<Figure> {
        let mut operands = vec![self.figure(first, at, derivation)?];
        for (is_taken, part) in rest {
            let operand = self.figure(part, at, derivation)?;
            if *is_taken {
                let so_far = gathered(operands, derivation, join)?;
                operands = vec![take(derivation, so_far, operand)?];
            } else {
                operands.push(operand);
            }
        }
        gathered(operands, derivation, join)
    }

    /// Conditions joined by `and` or `or`: those after the one that decides are not worked out.
    fn conditions(
        &mut self,
        parts: &[Expression],
        any: bool,
        at: At,
        derivation: &mut Derivation,
    ) -> Outcome<Figure> {
        let mut worked = Vec::new();
        for part in parts {
            let condition = self.figure(part, at, derivation)?;
            worked.push(condition);
            if derivation.holds(condition) == any {
                break;
            }
        }
        Ok(if any { derivation.any(worked)? } else { derivation.all(worked)? }.figure)
    }
}

/// One figure of several: itself where there is but one.
fn gathered(figures: Vec<Figure>, derivation: &mut Derivation, join: Join) -> Outcome<Figure> {
    match figures.as_slice() {
        [only] => Ok(*only),
        _ => join(derivation, figures),
    }
}
