//! Whether a result can depend on other tenders, decided from the text of the formulas that the award reaches.

use std::collections::BTreeSet;

use crate::formula::Symbol;
use crate::keyed::Key;
use crate::procedure::{Criterion, Item, Kind, Procedure, TieName};

/// Whether no field function stands in the award formula nor in any curve or tie rule that it reaches. The price rule
/// never looks at other tenders.
pub(super) fn is_absolute(procedure: &Procedure) -> bool {
    let mut reached = BTreeSet::new();
    for (symbol, _) in procedure.award.formula.symbols() {
        reach_symbol(procedure, symbol, &mut reached);
    }
    for (_, name) in procedure.award.ties.iter().filter_map(|tie| tie.by.as_ref()) {
        reach_tie(procedure, name, &mut reached);
    }
    // who is better than another is decided by looking at both
    let in_pairs = |item: Item| procedure.pairs(item).is_some();
    if reached.iter().any(|key| in_pairs(Item::Criterion(*key)))
        || scores_named(procedure).any(in_pairs)
    {
        return false;
    }
    let curves = reached.iter().filter_map(|key| procedure.criteria[*key].curve.as_ref());
    !procedure.award.formula.is_relative()
        && !curves.into_iter().any(crate::procedure::Curve::is_relative)
}

/// The items whose score the award formula or a tie rule names.
fn scores_named(procedure: &Procedure) -> impl Iterator<Item = Item> {
    let symbols = procedure.award.formula.symbols().map(|(symbol, _)| symbol);
    let named = symbols.filter_map(|symbol| match symbol {
        Symbol::ScoreOf(item) => Some(*item),
        _ => None,
    });
    let ties = procedure.award.ties.iter().filter_map(|tie| match tie.by {
        Some((_, TieName::Score(item))) => Some(item),
        _ => None,
    });
    named.chain(ties)
}

type Reached = BTreeSet<Key<Criterion>>;

fn reach_symbol(procedure: &Procedure, symbol: &Symbol, reached: &mut Reached) {
    match symbol {
        Symbol::Quality => {
            reach_top(procedure, reached, |kind, is_value| kind == Kind::Quality && !is_value)
        }
        Symbol::Points => reach_top(procedure, reached, |_, is_value| !is_value),
        Symbol::Value => reach_top(procedure, reached, |_, is_value| is_value),
        Symbol::PointsOf(key) | Symbol::ValueOf(key) => reach_tree(procedure, *key, reached),
        Symbol::ShareOf(item) => reach_item(procedure, *item, reached),
        _ => {}
    }
}

fn reach_tie(procedure: &Procedure, name: &TieName, reached: &mut Reached) {
    match name {
        TieName::Quality => reach_symbol(procedure, &Symbol::Quality, reached),
        TieName::Points => reach_symbol(procedure, &Symbol::Points, reached),
        TieName::Value => reach_symbol(procedure, &Symbol::Value, reached),
        TieName::Criterion(key) => reach_tree(procedure, *key, reached),
        TieName::Share(item) => reach_item(procedure, *item, reached),
        TieName::Price | TieName::Score(_) | TieName::Measure(_) | TieName::Step(_) => {}
    }
}

fn reach_item(procedure: &Procedure, item: Item, reached: &mut Reached) {
    if let Some(leaf) = procedure.leaf_of(item) {
        reach_tree(procedure, leaf, reached);
    }
}

fn reach_top(procedure: &Procedure, reached: &mut Reached, wanted: impl Fn(Kind, bool) -> bool) {
    for key in procedure.top() {
        let rules = &procedure.criteria[key];
        if wanted(rules.kind, rules.is_value) {
            reach_tree(procedure, key, reached);
        }
    }
}

fn reach_tree(procedure: &Procedure, criterion: Key<Criterion>, reached: &mut Reached) {
    if reached.insert(criterion) {
        for child in &procedure.criteria[criterion].children {
            reach_tree(procedure, *child, reached);
        }
    }
}
