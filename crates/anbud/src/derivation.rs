//! The derivation: an append-only list of figures, each with its value and how it came about.

mod arithmetic;
mod compare;
mod failure;
mod op;
mod replay;
mod row;
mod within;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use compare::Truth;
pub use failure::{Failure, Halt, Outcome};
pub use op::{Op, Origin, Ranked, Relation, Tally, Written};
pub use replay::{Replay, Replayed, Stop};
pub use within::Within;

use crate::keyed::{Key, List};
use crate::tenders::Tender;
use crate::{Exact, Place, Unit};

/// The most figures and operands of figures that one derivation may hold: what keeps a hostile formula from exhausting
/// the machine.
pub const FIGURES_MAX: usize = 10_000_000;

/// A handle to a node of the derivation.
pub type Figure = Key<Node>;

/// What a figure is worth: a number, marked where it came through an approximation, or the truth of a condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A number that is exactly this.
    Exact(Exact),
    /// A number rounded to 34 digits somewhere on its way.
    Approximate(Exact),
    /// Whether a condition holds.
    Truth(bool),
}

/// One figure of the derivation.
#[derive(Debug, Clone)]
pub struct Node {
    /// What it is worth.
    pub value: Value,
    /// Money, points, a pure number, or free.
    pub unit: Unit,
    /// What it is called, in the words of the formula language.
    pub name: Option<Key<Name>>,
    /// How it came about.
    pub op: Op,
    /// The conditions that chose its operands: the branch taken, the tenders that `where` let in.
    pub because: Box<[Figure]>,
}

/// What a figure is called: `quality`, `points.medication`, `score.F-101`, a step of a formula.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The name in the words of the formula language.
    pub text: Arc<str>,
    /// The tender it belongs to; none for a figure that all share.
    pub tender: Option<Key<Tender>>,
    /// The rule that yielded it, where a formula or a table did.
    pub rule: Option<Key<Rule>>,
}

/// A rule that figures came from: a formula as published, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// The text of the formula.
    pub text: Arc<str>,
    /// The model of the catalogue it comes from, if any.
    pub model: Option<Arc<str>>,
    /// Where it stands, or where the model is named.
    pub place: Place,
}

/// The append-only list of figures, in topological order: operands stand before what is made of them.
#[derive(Debug, Clone, Default)]
pub struct Derivation {
    nodes: List<Node>,
    names: List<Name>,
    rules: List<Rule>,
    /// How many figures and operands there are.
    size: usize,
    /// The logarithms that were worked out: a parameter's is asked for again for every tender.
    logarithms: BTreeMap<Figure, (Exact, bool)>,
    /// The member of the panel whose figures are being worked out.
    member: Option<Arc<str>>,
}

/// What a figure is called that belongs to one member of the panel: `quality (2)`.
pub(crate) fn by(name: &str, member: &str) -> Arc<str> {
    format!("{name} ({member})").into()
}

impl Derivation {
    /// An empty derivation.
    #[must_use]
    pub fn new() -> Self {
        Derivation::default()
    }

    /// The node of a figure.
    #[must_use]
    pub fn node(&self, figure: Figure) -> &Node {
        &self.nodes[figure]
    }

    /// All nodes in order.
    #[must_use]
    pub fn nodes(&self) -> &List<Node> {
        &self.nodes
    }

    /// What the figure is called, if it has a name.
    #[must_use]
    pub fn name(&self, figure: Figure) -> Option<&Name> {
        self.nodes[figure].name.map(|name| &self.names[name])
    }

    /// A rule by its key.
    #[must_use]
    pub fn rule(&self, rule: Key<Rule>) -> &Rule {
        &self.rules[rule]
    }

    /// The number a figure is worth, and whether it is exact. A condition counts as 1 or 0.
    #[must_use]
    pub fn number(&self, figure: Figure) -> (&Exact, bool) {
        const ZERO: &Exact = &Exact::ZERO;
        const ONE: &Exact = &Exact::ONE;
        match &self.nodes[figure].value {
            Value::Exact(number) => (number, true),
            Value::Approximate(number) => (number, false),
            Value::Truth(holds) => (if *holds { ONE } else { ZERO }, true),
        }
    }

    /// All rules in the order in which figures first came from them.
    #[must_use]
    pub fn rules(&self) -> &List<Rule> {
        &self.rules
    }

    /// Adds a rule that figures can come from.
    pub fn add_rule(&mut self, rule: Rule) -> Key<Rule> {
        self.rules.push(rule)
    }

    /// A number that stands in a document or in the rules of the language itself.
    pub fn given(&mut self, value: Exact, unit: Unit, origin: Origin) -> Figure {
        self.push_unchecked(Value::Exact(value), unit, Op::Given(origin))
    }

    /// A figure of another evaluation: `evaluation` is the position of that.
    pub fn carried(
        &mut self,
        value: Value,
        unit: Unit,
        (evaluation, figure): (usize, Figure),
    ) -> Figure {
        self.push_unchecked(value, unit, Op::Given(Origin::Carried { evaluation, figure }))
    }

    /// The same figure under a name. A figure without a name is named itself; one with a name gets a new node.
    pub fn named(
        &mut self,
        figure: Figure,
        text: impl Into<Arc<str>>,
        of: Option<Key<Tender>>,
    ) -> Figure {
        self.named_by(figure, Name { text: text.into(), tender: of, rule: None })
    }

    /// Figures of tenders that get a name from now on are those of a member of the panel, and say so; none: of all.
    pub(crate) fn of_member(&mut self, member: Option<Arc<str>>) {
        self.member = member;
    }

    /// The same figure under a full name.
    pub fn named_by(&mut self, figure: Figure, name: Name) -> Figure {
        let name = match (&self.member, name.tender) {
            (Some(member), Some(_)) => Name { text: by(&name.text, member), ..name },
            _ => name,
        };
        let is_last = figure.position() + 1 == self.nodes.len();
        let figure =
            if is_last && self.nodes[figure].name.is_none() { figure } else { self.same(figure) };
        self.nodes[figure].name = Some(self.names.push(name));
        figure
    }

    /// The same figure under a full name of its own, where others may use the figure too.
    pub fn named_apart(&mut self, figure: Figure, name: Name) -> Figure {
        let figure = self.same(figure);
        self.nodes[figure].name = Some(self.names.push(name));
        figure
    }

    fn same(&mut self, figure: Figure) -> Figure {
        let node = self.nodes[figure].clone();
        self.push_unchecked(node.value, node.unit, Op::Same(figure))
    }

    /// States the unit of a figure just made, where the arithmetic alone cannot know it.
    pub fn in_unit(&mut self, figure: Figure, unit: Unit) -> Figure {
        self.nodes[figure].unit = unit;
        figure
    }

    /// States the conditions that chose the operands of a figure just made.
    pub fn because(&mut self, figure: Figure, conditions: Vec<Figure>) -> Figure {
        self.nodes[figure].because = conditions.into();
        figure
    }

    /// Whether another figure may be added.
    fn has_room(&self) -> Outcome<()> {
        if self.size < FIGURES_MAX { Ok(()) } else { Err(Failure::TooManyFigures.into()) }
    }

    fn unit(&self, figure: Figure) -> Unit {
        self.nodes[figure].unit
    }

    fn push_unchecked(&mut self, value: Value, unit: Unit, op: Op) -> Figure {
        self.size += 1 + op.operands();
        self.nodes.push(Node { value, unit, name: None, op, because: Box::default() })
    }

    /// Appends a number made of others: exact if all of them are, and within the limits.
    fn push(&mut self, value: Exact, exact: bool, unit: Unit, op: Op) -> Outcome<Figure> {
        if value.bits() > crate::exact::BITS_MAX {
            return Err(Failure::TooManyBits.into());
        }
        self.has_room()?;
        let value = if exact { Value::Exact(value) } else { Value::Approximate(value) };
        Ok(self.push_unchecked(value, unit, op))
    }
}
