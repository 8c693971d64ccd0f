//! Figures and formulas, written down in the order of the derivation.

use super::super::{Beside, End, Figure, FormulaText, Operation, Tally};
use super::rows::rows;
use super::{Basis, number};
use crate::derivation::{self, Derivation, Node, Op, Origin, Value};
use crate::ledger;
use crate::procedure::Statistic;

/// Every figure of a derivation over the tenders of an evaluation.
pub(super) fn figures(basis: &Basis<'_>, derivation: &Derivation) -> Vec<Figure> {
    let nodes = derivation.nodes().entries();
    nodes.map(|(key, node)| figure(basis, node, (derivation, key))).collect()
}

/// The formulas and tables that figures came from.
pub(super) fn formulas(basis: &Basis<'_>) -> Vec<FormulaText> {
    let written = |rule: &derivation::Rule| FormulaText {
        at: rule.place.to_string(),
        model: rule.model.as_ref().map(ToString::to_string),
        text: rule.text.to_string(),
    };
    basis.evaluation.derivation.rules().iter().map(written).collect()
}

fn figure(
    basis: &Basis<'_>,
    node: &Node,
    (derivation, key): (&Derivation, derivation::Figure),
) -> Figure {
    let name = derivation.name(key);
    let position = |key: usize| u32::try_from(key).unwrap_or(u32::MAX);
    let mut figure = Figure {
        approximate: matches!(node.value, Value::Approximate(_)),
        because: node.because.iter().copied().map(number).collect(),
        name: name.map(|name| name.text.to_string()),
        rule: name.and_then(|name| name.rule).map(|rule| position(rule.position())),
        tender: name.and_then(|name| name.tender).map(|tender| basis.id(tender)),
        unit: node.unit.to_string(),
        value: value(&node.value),
        ..plain(number(key))
    };
    come_about(basis, &node.op, &mut figure);
    figure
}

fn value(value: &Value) -> String {
    match value {
        Value::Exact(number) | Value::Approximate(number) => number.to_string(),
        Value::Truth(holds) => holds.to_string(),
    }
}

/// A figure of which only the number is known.
fn plain(figure: u32) -> Figure {
    Figure {
        approximate: false,
        at: None,
        because: Vec::new(),
        carried: None,
        decimals: None,
        evaluation: None,
        figure,
        from: None,
        highest: None,
        is: Operation::Constant,
        lowest: None,
        mode: None,
        name: None,
        of: Vec::new(),
        rank: None,
        relation: None,
        rule: None,
        tally: None,
        tender: None,
        text: None,
        unit: String::new(),
        value: String::new(),
    }
}

/// The operation and its operands.
fn come_about(basis: &Basis<'_>, op: &Op, figure: &mut Figure) {
    let mut made = |is: Operation, of: &[derivation::Figure]| {
        figure.is = is;
        figure.of = of.iter().copied().map(number).collect();
    };
    match op {
        Op::Given(Origin::Rule) => made(Operation::Constant, &[]),
        Op::Given(Origin::Written(_)) => made(Operation::Written, &[]),
        Op::Given(Origin::Carried { .. }) => made(Operation::Carried, &[]),
        Op::Sum(of) => made(Operation::Sum, of),
        Op::Difference(a, b) => made(Operation::Difference, &[*a, *b]),
        Op::Product(of) => made(Operation::Product, of),
        Op::Quotient(a, b) => made(Operation::Quotient, &[*a, *b]),
        Op::Power(a, b) => made(Operation::Power, &[*a, *b]),
        Op::Logarithm(of) => made(Operation::Logarithm, &[*of]),
        Op::Nth(_, of) => made(Operation::Nth, of),
        Op::TrimmedSum { of, .. } => made(Operation::TrimmedSum, of),
        Op::Same(of) => made(Operation::Same, &[*of]),
        Op::Rounded(of, ..) => made(Operation::Rounded, &[*of]),
        Op::Tally(_) => made(Operation::Tally, &[]),
        Op::Count(of) => made(Operation::Count, of),
        Op::Compared(a, _, b) => made(Operation::Compared, &[*a, *b]),
        Op::All(of) => made(Operation::All, of),
        Op::Any(of) => made(Operation::Any, of),
        Op::Not(of) => made(Operation::Not, &[*of]),
    }
    details(basis, op, figure);
}

/// What an operation needs beside its operands.
fn details(basis: &Basis<'_>, op: &Op, figure: &mut Figure) {
    match op {
        Op::Given(Origin::Written(written)) => {
            figure.at = Some(written.place.to_string());
            figure.text = Some(written.text.to_string());
        }
        Op::Given(Origin::Carried { evaluation, figure: from }) => {
            figure.carried = Some(number(*from));
            figure.evaluation = Some(u32::try_from(*evaluation).unwrap_or(u32::MAX));
        }
        Op::Nth(ranked, _) => {
            figure.from = Some(if ranked.from_highest { End::Highest } else { End::Lowest });
            figure.rank = Some(ranked.rank);
        }
        Op::TrimmedSum { lowest, highest, .. } => {
            (figure.lowest, figure.highest) = (Some(*lowest), Some(*highest));
        }
        Op::Rounded(_, decimals, mode) => {
            (figure.decimals, figure.mode) = (Some(*decimals), Some(*mode));
        }
        Op::Compared(_, relation, _) => figure.relation = Some(*relation),
        Op::Tally(tally) => figure.tally = Some(tally_of(basis, tally)),
        _ => {}
    }
}

/// A tally with the rows it was taken of.
fn tally_of(basis: &Basis<'_>, tally: &derivation::Tally) -> Tally {
    let entries = basis.sheet.of_tally(tally);
    let counts = |evaluator| !tally.left_out.contains(evaluator);
    let counting = entries.iter().filter(|entry| entry.evaluator.as_ref().is_none_or(counts));
    let (lowest, highest) = match tally.statistic {
        Statistic::TrimmedMean { lowest, highest } => (Some(lowest), Some(highest)),
        _ => (None, None),
    };
    Tally {
        beside: basis.sheet.beside(tally).map(|beside| beside_of(basis, &beside)),
        count: tally.count,
        group: tally.group.map(|group| basis.procedure.groups[group].id.to_string()),
        highest,
        item: basis.item(tally.item),
        left_out: u32::try_from(tally.left_out.len()).unwrap_or(u32::MAX),
        lowest,
        member: tally.alone.and_then(|evaluator| basis.evaluation.member(evaluator)),
        rows: rows(basis.sheet, counting),
        statistic: statistic(tally.statistic).to_owned(),
        sum: tally.sum.to_string(),
        tender: basis.id(tally.tender),
    }
}

/// The scores beside a consensus, with their rows.
fn beside_of(basis: &Basis<'_>, beside: &ledger::Beside) -> Beside {
    Beside {
        apart: beside.apart.to_string(),
        count: u32::try_from(beside.entries.len()).unwrap_or(u32::MAX),
        highest: beside.highest.to_string(),
        lowest: beside.lowest.to_string(),
        rows: rows(basis.sheet, beside.entries.iter()),
        sum: beside.sum.to_string(),
    }
}

/// The name of a statistic in criteria files.
pub(super) fn statistic(statistic: Statistic) -> &'static str {
    match statistic {
        Statistic::Mean => "mean",
        Statistic::Median => "median",
        Statistic::TrimmedMean { .. } => "trimmed-mean",
        Statistic::Consensus => "consensus",
        Statistic::Lowest => "lowest",
        Statistic::Highest => "highest",
    }
}
