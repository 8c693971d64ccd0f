//! Measures of made-up tenders: which figures of a measure are little worth and which are worth much, found by trying.

use std::collections::BTreeMap;
use std::sync::Arc;

use anbud::formula::{Formula, Symbol};
use anbud::keyed::Key;
use anbud::procedure::{Basis, Criterion, CurveRule, Kind, Procedure, TieName};
use anbud::{Exact, Literal, Tenders};

use super::trial::{Made, TOP, Trial};

/// More criteria by measure than this are not tried one by one.
const MEASURES_TRIED_MAX: usize = 40;
/// What trying them may cost.
const COST_MAX: u64 = 1_000_000;
/// What a measure may be where nothing says more.
const USUAL: [i64; 14] = [0, 1, 2, 3, 4, 5, 7, 10, 15, 20, 50, 100, 200, 500];

/// The figures of a measure, the least worth first.
#[derive(Debug, Clone)]
pub(super) struct Ladder {
    /// The name of the measure.
    pub(super) name: Arc<str>,
    /// The criterion that it is the measure of; none where only formulas name it.
    pub(super) criterion: Option<Key<Criterion>>,
    /// Its figures.
    pub(super) values: Vec<Literal>,
}

/// One figure for every measure that the rules name: the highest of those that may be.
pub(super) fn first(procedure: &Procedure, real: Option<&Tenders>) -> Vec<Ladder> {
    named(procedure, real).iter().map(begin).collect()
}

fn begin(ladder: &Ladder) -> Ladder {
    let values = ladder.values.last().copied().into_iter().collect();
    Ladder { values, ..ladder.clone() }
}

/// Finds the ladder of every measure that the rules name.
pub(super) fn ladders(trial: &mut Trial<'_>, real: Option<&Tenders>) -> Vec<Ladder> {
    let mut ladders = named(&trial.procedure, real);
    let tried = ladders.iter().filter(|ladder| ladder.criterion.is_some()).count();
    let figures: usize = ladders.iter().map(|ladder| ladder.values.len()).sum();
    let is_affordable = figures <= trial.affordable(COST_MAX);
    for at in 0..ladders.len() {
        let Some(ladder) = ladders.get(at) else { continue };
        if ladder.criterion.is_none() || tried > MEASURES_TRIED_MAX || !is_affordable {
            continue;
        }
        let found = tried_out(trial, ladder, &ladders);
        if let Some(ladder) = ladders.get_mut(at) {
            ladder.values = found;
        }
        trial.set_measures(ladders.iter().map(begin).collect());
    }
    ladders
}

/// Every measure with the figures it may have.
fn named(procedure: &Procedure, real: Option<&Tenders>) -> Vec<Ladder> {
    let mut by_name: BTreeMap<Arc<str>, Ladder> = BTreeMap::new();
    for (key, criterion) in procedure.criteria.entries() {
        if let Basis::Measured { measure, .. } = &criterion.basis {
            let values = of_tenders(real, measure).unwrap_or_else(|| of_curve(criterion));
            let (name, criterion) = (measure.clone(), Some(key));
            by_name.insert(measure.clone(), Ladder { name, criterion, values });
        }
    }
    for name in in_formulas(procedure) {
        let values = || of_tenders(real, &name).map_or(vec![Literal::whole(1)], |it| middle(&it));
        let ladder = || Ladder { name: name.clone(), criterion: None, values: values() };
        by_name.entry(name.clone()).or_insert_with(ladder);
    }
    by_name.into_values().collect()
}

/// The measures that formulas and tie rules name.
fn in_formulas(procedure: &Procedure) -> Vec<Arc<str>> {
    let curves = procedure.criteria.iter().filter_map(|it| match &it.curve.as_ref()?.rule {
        CurveRule::Formula(formula, _) => Some(formula),
        CurveRule::Table(_) => None,
    });
    let rejections = procedure.rejections.iter().map(|rejection| &rejection.when);
    let award = std::iter::once(&procedure.award.formula);
    let abnormal = procedure.abnormal.iter().map(|abnormal| &abnormal.formula);
    let all = award.chain(procedure.price.iter()).chain(abnormal).chain(rejections).chain(curves);
    let measures = |formula: &Formula| -> Vec<Arc<str>> {
        let names = formula.symbols().filter_map(|(symbol, _)| match symbol {
            Symbol::Measure(name) => Some(name.clone()),
            _ => None,
        });
        names.collect()
    };
    let ties = procedure.award.ties.iter().filter_map(|tie| match &tie.by {
        Some((_, TieName::Measure(name))) => Some(name.clone()),
        _ => None,
    });
    all.flat_map(measures).chain(ties).collect()
}

/// The different figures of a measure in the tenders of the case, rising; none where there are none.
fn of_tenders(real: Option<&Tenders>, name: &str) -> Option<Vec<Literal>> {
    let tenders = real?.list.iter();
    let mut values: Vec<Literal> =
        tenders.filter_map(|tender| tender.measure(name)).map(|measure| measure.value).collect();
    values.sort();
    values.dedup();
    (!values.is_empty()).then_some(values)
}

fn middle(values: &[Literal]) -> Vec<Literal> {
    values.get(values.len() / 2).copied().into_iter().collect()
}

/// The figures that a curve names: the rows of a table, else usual ones; those of a cost falling.
fn of_curve(criterion: &Criterion) -> Vec<Literal> {
    if let Some(CurveRule::Table(rows)) = criterion.curve.as_ref().map(|curve| &curve.rule) {
        return rows.iter().map(|(from, _)| *from).collect();
    }
    let parameters = criterion.curve.iter().flat_map(|curve| curve.parameters());
    let mut values: Vec<Literal> = parameters.map(|parameter| parameter.value).collect();
    values.extend(USUAL.map(Literal::whole));
    values.sort();
    values.dedup();
    if criterion.kind == Kind::Cost {
        values.reverse();
    }
    values
}

/// The figures by the share of full marks they get, those between none and full, each share once. Where trying tells
/// nothing, because the curve looks at other tenders, the figures as they are.
fn tried_out(trial: &mut Trial<'_>, ladder: &Ladder, all: &[Ladder]) -> Vec<Literal> {
    let Some(criterion) = ladder.criterion else { return ladder.values.clone() };
    let mut shares: Vec<(Exact, Literal)> = Vec::new();
    for value in &ladder.values {
        let one = |it: &Ladder| {
            let values =
                if it.name == ladder.name { Some(*value) } else { it.values.last().copied() };
            Ladder { values: values.into_iter().collect(), ..it.clone() }
        };
        trial.set_measures(all.iter().map(one).collect());
        let made = Made::at(TOP, trial.money.middle);
        let share = trial.evaluate(&[made]).and_then(|evaluation| {
            let result = evaluation.tenders.first()?;
            let share = result.criteria.get(criterion.position())?.share?;
            Some(evaluation.derivation.number(share).0.clone())
        });
        let is_usual = |share: &Exact| !share.is_negative() && *share <= Exact::ONE;
        shares.extend(share.filter(is_usual).map(|share| (share, *value)));
    }
    shares.sort_by(|a, b| a.0.cmp(&b.0));
    shares.dedup_by(|a, b| a.0 == b.0);
    match shares.len() {
        0 | 1 => ladder.values.clone(),
        _ => shares.into_iter().map(|(_, value)| value).collect(),
    }
}
