//! Random cases changed so that a law has something to say about them.

use crate::naive::case::{
    Award, Case, Criterion, Curve, Kind, Marks, Missing, Numbers, Threshold, Tie,
};
use crate::naive::catalogue;
use crate::naive::choices::Choices;
use crate::naive::number::Written;

/// The name of a criterion that a law adds.
pub const ADDED: &str = "added";

fn model(id: &'static str) -> Option<Curve> {
    Some(Curve::Model(id, Numbers::new()))
}

/// A case where a better score is never worse: monotone curves on scores, none on parents, an award
/// by a model that looks at nothing else, no rule for ties that rewards less.
pub fn monotone(case: &Case, choices: &mut Choices) -> Case {
    let mut other = case.clone();
    for criterion in &mut other.criteria {
        if criterion.scale.is_some() {
            criterion.curve = model(choices.of(&["of-maximum", "of-range"]));
        } else if !case.is_leaf(&criterion.id) {
            criterion.curve = None;
            (criterion.lowest, criterion.highest) = (None, None);
        }
    }
    let models: &[&str] = if yields_money(case) {
        &["value-deduction", "value-addition"]
    } else {
        &["quality-per-price", "weighted-sum", "quality-only"]
    };
    other.award = Award::Model(choices.of(models), Numbers::new());
    // A price rule of one's own may yield a negative price, and then quality counts against a tender.
    other.price = None;
    other.ties.retain(|tie| match tie {
        Tie::Lowest(name) => name == "price",
        Tie::Highest(name) => is_never_a_step(case, name),
        Tie::Draw => true,
    });
    other
}

/// A case where prices count only by what they are to each other.
pub fn scale_free(case: &Case, choices: &mut Choices) -> Case {
    let mut other = case.clone();
    for criterion in other.criteria.iter_mut().filter(|criterion| criterion.kind != Kind::Quality) {
        let leaf = case.is_leaf(&criterion.id);
        criterion.curve = None;
        criterion.threshold = None;
        if !leaf {
            (criterion.lowest, criterion.highest) = (None, None);
        } else if criterion.marks.is_some() {
            criterion.curve = Some(relative_to_the_lowest(choices));
        }
    }
    other.award = Award::Model("weighted-sum", Numbers::new());
    other.ties.retain(|tie| match tie {
        Tie::Lowest(name) | Tie::Highest(name) => is_never_a_step(case, name),
        Tie::Draw => true,
    });
    other.price = None;
    other.rounding.price = None;
    // Rejections and a test for low prices may compare a price with any figure.
    other.rejections.clear();
    other.abnormal = None;
    other
}

fn relative_to_the_lowest(choices: &mut Choices) -> Curve {
    let models = [
        ("lowest-over-price", None),
        ("deviation-from-lowest", None),
        ("between-lowest-and-highest", None),
        ("span-above-lowest", Some(("span", Written::percent(30, 0)))),
        ("logarithmic", Some(("zero_at", Written::new(2, 0)))),
    ];
    let (id, parameter) = choices.of(&models);
    let beside = parameter.map(|(name, figure)| (name.to_owned(), figure));
    Curve::Model(id, beside.into_iter().collect())
}

/// The case with every price multiplied.
pub fn prices_times(case: &Case, factor: Written) -> Case {
    let times = |price: Written| {
        Written::new(price.digits * factor.digits, price.decimals + factor.decimals)
    };
    let mut other = case.clone();
    for tender in &mut other.tenders {
        tender.submitted = times(tender.submitted);
        tender.corrected = tender.corrected.map(times);
        tender.unit_prices = tender.unit_prices.iter().copied().map(times).collect();
    }
    other
}

/// A case where no score of one tender can decide whether an evaluator counts for another.
pub fn evaluators_stay(case: &Case) -> Case {
    let mut other = case.clone();
    if other.scoring.missing == Some(Missing::SkipEvaluator) {
        other.scoring.missing = Some(Missing::Skip);
    }
    other
}

/// A case where no text looks at other tenders.
pub fn absolute(case: &Case, choices: &mut Choices) -> Case {
    let mut other = case.clone();
    for criterion in &mut other.criteria {
        let relative = match &criterion.curve {
            None | Some(Curve::Table(_)) => false,
            Some(Curve::Model(model, _)) => catalogue::curve(model).is_relative(),
            Some(Curve::Own(formula, _)) => formula.is_relative(),
        };
        if relative && criterion.scale.is_some() {
            criterion.curve = model(choices.of(&["of-maximum", "of-range"]));
        } else if relative && case.is_leaf(&criterion.id) {
            let rows = [(-1, "0"), (3, "50"), (100, "100")];
            let rows = rows.map(|(from, share)| {
                (Written::new(from, 0), Written::percent(share.parse().expect("a figure"), 0))
            });
            criterion.curve = Some(Curve::Table(rows.to_vec()));
        } else if relative {
            criterion.curve = None;
            (criterion.lowest, criterion.highest) = (None, None);
        }
    }
    let relative = matches!(&case.award, Award::Own(formula, ..) if formula.is_relative());
    if relative {
        other.award = Award::Model("lowest-price", Numbers::new());
        other.ties.retain(|tie| match tie {
            Tie::Lowest(name) | Tie::Highest(name) => is_never_a_step(case, name),
            Tie::Draw => true,
        });
    }
    other
}

/// A case with a threshold on the scores of some leaf, so that some tenders may fall below it.
pub fn selective(case: &Case, choices: &mut Choices) -> Case {
    let mut other = case.clone();
    let mut scored: Vec<&mut Criterion> =
        other.criteria.iter_mut().filter(|criterion| criterion.scale.is_some()).collect();
    if scored.is_empty() {
        return other;
    }
    let chosen = choices.below(scored.len());
    let scale = case.scales.iter().find(|scale| Some(&scale.id) == scored[chosen].scale.as_ref());
    let least = scale.map(|scale| scale.maximum);
    scored[chosen].threshold = least.map(Threshold::Score);
    other
}

/// The case with one more criterion that weighs nothing, scored for everybody; none if there are no
/// full marks beside which it could weigh nothing.
pub fn with_weightless(case: &Case, choices: &mut Choices) -> Option<Case> {
    let siblings: Vec<&Criterion> = case
        .criteria
        .iter()
        .filter(|criterion| criterion.marks.is_some() && criterion.kind == Kind::Quality)
        .collect();
    if siblings.is_empty() {
        return None;
    }
    let sibling = choices.of(&siblings);
    let scale = choices.of(&case.scales);
    let zero = Written::new(0, 0);
    let added = Criterion {
        id: ADDED.to_owned(),
        parent: sibling.parent.clone(),
        kind: Kind::Quality,
        marks: sibling.marks.map(|marks| match marks {
            Marks::Weight(_) => Marks::Weight(zero),
            Marks::Points(_) => Marks::Points(zero),
            Marks::Value(_) => Marks::Value(zero),
        }),
        scale: Some(scale.id),
        measure: None,
        curve: model(choices.of(&["of-maximum", "of-range"])),
        lowest: None,
        highest: None,
        threshold: None,
    };
    let mut other = case.clone();
    other.criteria.push(added);
    let scores = [scale.maximum, scale.minimum];
    for tender in &mut other.tenders {
        tender.scores.push((ADDED.to_owned(), choices.of(&scores)));
    }
    Some(other)
}

/// Whether full marks are stated in money.
fn yields_money(case: &Case) -> bool {
    case.criteria.iter().any(|criterion| matches!(criterion.marks, Some(Marks::Value(_))))
}

/// Whether a name keeps its meaning under another award model.
fn is_never_a_step(case: &Case, name: &str) -> bool {
    let id = name.rsplit('.').next().unwrap_or(name);
    let measured = |id: &str| {
        case.tenders.iter().any(|tender| tender.measures.iter().any(|(stated, _)| stated == id))
    };
    ["price", "quality", "points", "value"].contains(&name)
        || case.criteria.iter().any(|criterion| criterion.id == id)
        || measured(id)
}
