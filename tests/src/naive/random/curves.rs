//! Random curves, limits and thresholds for the criteria of a tree.

use super::expressions::{Grammar, MONEY, PLAIN, POINTS, SETTLED, Unit};
use super::tenders::measures;
use crate::naive::case::{Case, Criterion, Curve, Kind, Numbers, Requirement, Threshold};
use crate::naive::choices::Choices;
use crate::naive::figures::{full, yields_money};
use crate::naive::number::Written;
use crate::naive::reach::curves_are_absolute;
use num_traits::Zero;

/// Gives every criterion that needs one a curve, and some parents too.
pub(super) fn curves(choices: &mut Choices, case: &mut Case) {
    for number in 0..case.criteria.len() {
        let criterion = &case.criteria[number];
        let leaf = case.is_leaf(&criterion.id);
        if criterion.marks.is_none() {
            continue;
        }
        let worthless = full(case, criterion).is_zero();
        if !leaf && (worthless || !choices.chance(25)) {
            continue;
        }
        let curve = curve(choices, case, criterion, leaf);
        let limits = choices.below(8);
        let criterion = &mut case.criteria[number];
        criterion.curve = Some(curve);
        // Points without full marks have no share to limit.
        if !worthless {
            criterion.lowest = (limits >= 6).then_some(Written::new(0, 0));
            criterion.highest = (limits == 5 || limits == 7).then_some(Written::percent(100, 0));
        }
    }
}

fn curve(choices: &mut Choices, case: &Case, criterion: &Criterion, leaf: bool) -> Curve {
    let own = choices.chance(35);
    if own {
        return own_formula(choices, case, criterion, leaf);
    }
    if leaf && choices.chance(12) {
        return table(choices, criterion);
    }
    let model = if !leaf {
        "of-best"
    } else if criterion.scale.is_some() {
        choices.of(&["of-maximum", "of-range", "of-best"])
    } else {
        choices.of(&[
            "lowest-over-price",
            "deviation-from-lowest",
            "span-above-lowest",
            "between-lowest-and-highest",
            "between-set-prices",
            "distance-from-target",
        ])
    };
    Curve::Model(model, beside(choices, model))
}

fn beside(choices: &mut Choices, model: &str) -> Numbers {
    let list: &[(&str, &[Written])] = match model {
        "span-above-lowest" => &[("span", &[Written::new(5, 1), Written::percent(30, 0)])],
        "between-set-prices" => &[
            ("price_for_none", &[Written::new(200, 0), Written::new(120, 0)]),
            ("price_for_full", &[Written::new(100, 0), Written::new(0, 0)]),
        ],
        "distance-from-target" => &[
            ("slope", &[Written::new(2, 0), Written::new(5, 1)]),
            ("target", &[Written::percent(88, 0), Written::new(1, 0)]),
            ("reference", &[Written::new(110, 0), Written::new(3, 0)]),
        ],
        _ => &[],
    };
    list.iter().map(|(name, figures)| ((*name).to_owned(), choices.of(figures))).collect()
}

fn table(choices: &mut Choices, criterion: &Criterion) -> Curve {
    let first = if criterion.kind == Kind::Price { 0 } else { choices.of(&[-1, -1, -1, -1, 2]) };
    let shares = [
        Written::percent(0, 0),
        Written::percent(50, 0),
        Written::new(75, 2),
        Written::percent(100, 0),
        Written::percent(333, 1),
    ];
    let mut from = first;
    let mut rows = Vec::new();
    for _ in 0..choices.between(1, 4) {
        rows.push((Written::new(from, 0), choices.of(&shares)));
        from += choices.of(&[1, 2, 100]);
    }
    Curve::Table(rows)
}

fn own_formula(choices: &mut Choices, case: &Case, criterion: &Criterion, leaf: bool) -> Curve {
    let money = yields_money(case, criterion);
    let mut names: Vec<(String, Unit)> = Vec::new();
    let mut knows = |name: &str, unit: Unit| names.push((name.to_owned(), unit));
    let x = match (criterion.scale.is_some(), criterion.kind) {
        (true, _) => POINTS,
        (false, Kind::Price) if leaf => MONEY,
        (false, _) if leaf => SETTLED,
        _ => PLAIN,
    };
    for _ in 0..4 {
        knows("x", x);
    }
    if criterion.scale.is_some() {
        for name in ["score", "score", "minimum", "maximum"] {
            knows(name, POINTS);
        }
    }
    knows("full", if money { MONEY } else { POINTS });
    if criterion.kind != Kind::Quality {
        knows("price", MONEY);
    }
    for name in measures(case) {
        knows(name, SETTLED);
    }
    for (name, _) in &case.parameters {
        knows(name, SETTLED);
    }
    let mut own = Numbers::new();
    if choices.chance(30) {
        let name = format!("part_{}", criterion.id);
        knows(&name, SETTLED);
        own.push((name, choices.of(&[Written::percent(40, 0), Written::new(25, 1)])));
    }
    let relative = choices.chance(60);
    // Points in place of a share; money where the criterion yields money.
    let full = full(case, criterion);
    let plain_leaf = leaf && case.requirements_of(&criterion.id).is_empty();
    let yields =
        if choices.chance(20) && (!full.is_zero() || plain_leaf) { "points" } else { "share" };
    let prefix = format!("step_{}", criterion.id);
    let mut grammar = Grammar { choices, names, conditions: Vec::new(), relative };
    Curve::Own(grammar.formula(yields, &prefix, false), own)
}

/// Gives some criteria and requirements a threshold, often one that is exactly met.
pub(super) fn thresholds(choices: &mut Choices, case: &mut Case) {
    for number in 0..case.criteria.len() {
        let criterion = &case.criteria[number];
        let threshold = threshold(choices, case, criterion, None);
        case.criteria[number].threshold = threshold;
    }
    for number in 0..case.requirements.len() {
        let requirement = &case.requirements[number];
        if let Some(id) = requirement.criterion.clone() {
            let leaf = case.criterion(&id);
            let threshold = threshold(choices, case, leaf, Some(requirement));
            case.requirements[number].threshold = threshold;
        }
    }
}

fn threshold(
    choices: &mut Choices,
    case: &Case,
    criterion: &Criterion,
    requirement: Option<&Requirement>,
) -> Option<Threshold> {
    let rare = requirement.is_some() || criterion.parent.is_none();
    let wanted = choices.chance(if rare { 6 } else { 10 });
    let share_known = curves_are_absolute(case, criterion) && !full(case, criterion).is_zero();
    let score = criterion.scale.is_some();
    let on_share = share_known && (!score || choices.chance(40));
    let share = choices.of(&[
        Written::percent(20, 0),
        Written::new(5, 1),
        Written::new(0, 0),
        Written::percent(25, 0),
    ]);
    let least = least_score(choices, case, criterion);
    match (wanted, on_share, score) {
        (true, true, _) => Some(Threshold::Share(share)),
        (true, false, true) => least.map(Threshold::Score),
        _ => None,
    }
}

/// One step above the lowest score of the scale, or one and a half, or two.
fn least_score(choices: &mut Choices, case: &Case, criterion: &Criterion) -> Option<Written> {
    let halves = choices.of(&[2, 3, 4]);
    let id = criterion.scale.as_ref()?;
    let scale = case.scales.iter().find(|scale| scale.id == *id)?;
    let decimals = scale.step.decimals.max(scale.minimum.decimals) + 1;
    let digits = |written: Written| written.digits * 10_i64.pow(decimals - written.decimals);
    Some(Written::new(digits(scale.minimum) + digits(scale.step) / 2 * halves, decimals))
}
