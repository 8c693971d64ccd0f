//! Walks from a figure to what it was made of.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use anbud::derivation::{Derivation, Figure, Op, Rule, Tally};
use anbud::keyed::Key;
use anbud::tenders::Tender;

/// The figures that a figure was made of.
pub(super) fn operands(op: &Op) -> Vec<Figure> {
    match op {
        Op::Given(_) | Op::Tally(_) => Vec::new(),
        Op::Sum(of) | Op::Product(of) | Op::Nth(_, of) | Op::Count(of) => of.to_vec(),
        Op::TrimmedSum { of, .. } | Op::All(of) | Op::Any(of) => of.to_vec(),
        Op::Logarithm(of) | Op::Same(of) | Op::Rounded(of, ..) | Op::Not(of) => vec![*of],
        Op::Difference(a, b) | Op::Quotient(a, b) | Op::Power(a, b) | Op::Compared(a, _, b) => {
            vec![*a, *b]
        }
    }
}

/// The figure that a formula or a table yielded, before limits and rounding; none where there was none.
pub(super) fn yielded(derivation: &Derivation, figure: Figure) -> Option<Figure> {
    let mut figure = figure;
    loop {
        if derivation.name(figure).is_some_and(|name| name.rule.is_some()) {
            return Some(figure);
        }
        figure = match &derivation.node(figure).op {
            Op::Rounded(of, ..) | Op::Same(of) | Op::Quotient(of, _) => *of,
            Op::Nth(_, of) => *of.first()?,
            _ => return None,
        };
    }
}

/// The rule that a figure came from.
pub(super) fn rule_of(derivation: &Derivation, figure: Figure) -> Option<Key<Rule>> {
    derivation.name(figure)?.rule
}

/// The named steps of a formula that was worked out, by name and tender, from what it yielded.
pub(super) fn steps(
    derivation: &Derivation,
    yields: &[Figure],
) -> BTreeMap<(Arc<str>, Key<Tender>), Figure> {
    let rules: BTreeSet<Key<Rule>> =
        yields.iter().filter_map(|figure| rule_of(derivation, *figure)).collect();
    let mut found = BTreeMap::new();
    let mut seen: BTreeSet<Figure> = yields.iter().copied().collect();
    let mut ahead: Vec<Figure> = yields.to_vec();
    while let Some(figure) = ahead.pop() {
        let node = derivation.node(figure);
        if let Some(name) = derivation.name(figure) {
            match (name.tender, name.rule) {
                (Some(tender), Some(rule)) if rules.contains(&rule) => {
                    found.insert((name.text.clone(), tender), figure);
                }
                // a figure from elsewhere: what it was made of belongs to another formula
                _ => continue,
            }
        }
        let next = operands(&node.op).into_iter().chain(node.because.iter().copied());
        ahead.extend(next.filter(|next| seen.insert(*next)));
    }
    found
}

/// The tallies that a score was made of, in order.
pub(super) fn tallies(derivation: &Derivation, score: Figure) -> Vec<(Figure, &Tally)> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    let mut ahead = vec![score];
    while let Some(figure) = ahead.pop() {
        match &derivation.node(figure).op {
            Op::Tally(tally) => found.push((figure, &**tally)),
            op => ahead.extend(operands(op).into_iter().filter(|next| seen.insert(*next))),
        }
    }
    found.sort_by_key(|(figure, _)| *figure);
    found
}
