//! Random price rules, rejections, award models, rules for ties and draws.

use super::expressions::{Grammar, MONEY, PLAIN, POINTS, SETTLED, Unit};
use super::tenders::measures;
use crate::naive::award::award_formula;
use crate::naive::case::{Award, Case, Marks, Numbers, Tie};
use crate::naive::choices::Choices;
use crate::naive::figures::{full, yields_money};
use crate::naive::formula::{Expr, Formula, Relation, compare, literal, name, plus, times};
use crate::naive::number::Written;
use num_traits::Zero;

/// What every formula knows that looks at nothing but the tender itself.
fn facts(case: &Case) -> Vec<(String, Unit)> {
    let measures = measures(case).into_iter().map(|name| (name.to_owned(), SETTLED));
    let parameters = case.parameters.iter().map(|(name, _)| (name.clone(), SETTLED));
    measures.chain(parameters).collect()
}

/// A price rule in some cases, rejections in others.
pub(super) fn price_and_rejections(choices: &mut Choices, case: &mut Case) {
    if choices.chance(25) {
        let fee = times(literal(5), name(super::MEASURES[0]));
        case.price = Some(if choices.chance(50) {
            let mut names = facts(case);
            names.extend(vec![("bid".to_owned(), MONEY); 3]);
            Grammar { choices, names, conditions: Vec::new(), relative: false }.formula(
                "price",
                "price_step",
                false,
            )
        } else {
            Formula::of("price", plus(name("bid"), fee))
        });
    }
    for number in 0..choices.of(&[0, 0, 0, 0, 0, 1, 2]) {
        let condition = if choices.chance(75) {
            // The price of some tender as the ceiling, so that it is often exactly met.
            let relation = choices.of(&[Relation::More, Relation::More, Relation::AtLeast]);
            let ceiling = Expr::Literal(choices.of(&case.tenders).submitted);
            compare(relation, name("price"), ceiling)
        } else {
            let mut names = facts(case);
            names.extend(vec![("bid".to_owned(), MONEY), ("price".to_owned(), MONEY)]);
            Grammar { choices, names, conditions: Vec::new(), relative: false }.lone_condition()
        };
        case.rejections.push((format!("ground-{}", number + 1), condition));
    }
}

/// The award model and the rules for ties.
pub(super) fn award(choices: &mut Choices, case: &mut Case) {
    let top = case.children(None);
    let money = top.iter().any(|criterion| matches!(criterion.marks, Some(Marks::Value(_))));
    let list = if money {
        vec!["value-deduction", "value-deduction", "lowest-price", "own", "own"]
    } else {
        vec![
            "weighted-sum",
            "quality-per-price",
            "price-per-quality",
            "lowest-price",
            "quality-only",
            "fixed-budget",
            "own",
            "own",
            "own",
        ]
    };
    let model = choices.of(&list);
    case.award = if model == "own" {
        own(choices, case, money)
    } else {
        let budget = choices.of(&[Written::new(120, 0), Written::new(2_100_000_000, 0)]);
        let fixed = model == "fixed-budget";
        Award::Model(model, if fixed { vec![("budget".to_owned(), budget)] } else { Vec::new() })
    };
    ties(choices, case);
    abnormal(choices, case, money);
}

/// A test for tenders that must explain their price, in some cases.
fn abnormal(choices: &mut Choices, case: &mut Case, money: bool) {
    if !choices.chance(20) {
        return;
    }
    let mut names = sums(case, money);
    let (formula, _, _) = award_formula(case);
    let mut places_everybody = true;
    for (_, expr) in &formula.steps {
        expr.visit(&mut |part| places_everybody &= *part != Expr::None);
    }
    if places_everybody {
        // Its unit is that of the award formula, so that it stands alone with what settles it.
        names.push(("result".to_owned(), Unit { money: true, points: true, settled: false }));
    }
    let relative = choices.chance(70);
    let mut grammar = Grammar { choices, names, conditions: Vec::new(), relative };
    case.abnormal = Some(grammar.test("abnormal", "abnormal_step"));
}

/// What the award formula knows.
fn sums(case: &Case, money: bool) -> Vec<(String, Unit)> {
    let mut names = facts(case);
    let mut knows = |name: &str, unit: Unit, times: usize| {
        names.extend(vec![(name.to_owned(), unit); times]);
    };
    knows("price", MONEY, 4);
    if money {
        knows("value", MONEY, 4);
        knows("value_full", MONEY, 1);
    } else {
        knows("quality", POINTS, 4);
        knows("points", POINTS, 3);
        knows("quality_full", POINTS, 1);
        knows("points_full", POINTS, 1);
    }
    for criterion in case.criteria.iter().filter(|criterion| criterion.marks.is_some()) {
        let (word, unit) =
            if yields_money(case, criterion) { ("value", MONEY) } else { ("points", POINTS) };
        knows(&format!("{word}.{}", criterion.id), unit, 1);
        if !full(case, criterion).is_zero() {
            knows(&format!("share.{}", criterion.id), PLAIN, 1);
        }
        if criterion.scale.is_some() {
            knows(&format!("score.{}", criterion.id), POINTS, 1);
        }
    }
    names
}

fn own(choices: &mut Choices, case: &Case, money: bool) -> Award {
    let names = sums(case, money);
    let relative = choices.chance(50);
    let mut grammar = Grammar { choices, names, conditions: Vec::new(), relative };
    let formula = grammar.formula("result", "award_step", true);
    let beside = Numbers::new();
    Award::Own(formula, beside, choices.chance(50))
}

fn ties(choices: &mut Choices, case: &mut Case) {
    let mut names = vec!["price".to_owned(), "price".to_owned()];
    let money = case.criteria.iter().any(|criterion| yields_money(case, criterion));
    if money {
        names.push("value".to_owned());
    } else {
        names.extend(["quality".to_owned(), "points".to_owned()]);
    }
    names.extend(measures(case).into_iter().map(str::to_owned));
    let counting = case.criteria.iter().filter(|criterion| criterion.marks.is_some());
    for criterion in counting {
        names.push(criterion.id.clone());
        if !full(case, criterion).is_zero() {
            names.push(format!("share.{}", criterion.id));
        }
        if criterion.scale.is_some() {
            names.push(format!("score.{}", criterion.id));
        }
    }
    let (formula, _, _) = award_formula(case);
    for (step, expr) in formula.steps.iter().rev().skip(1) {
        if !is_condition(expr) {
            names.push(step.clone());
        }
    }
    for _ in 0..choices.below(4) {
        let name = choices.of(&names);
        let tie = if choices.chance(50) { Tie::Highest(name) } else { Tie::Lowest(name) };
        if !case.ties.contains(&tie) {
            case.ties.push(tie);
        }
    }
    if choices.chance(30) {
        case.ties.push(Tie::Draw);
    }
}

fn is_condition(expr: &Expr) -> bool {
    matches!(expr, Expr::Compare(..) | Expr::Not(_) | Expr::And(..) | Expr::Or(..))
        || matches!(expr, Expr::Name(name) if name.contains("_step_"))
}

/// A drawn order, mostly of everybody.
pub(super) fn draw(choices: &mut Choices, case: &mut Case) {
    if !case.ties.contains(&Tie::Draw) || choices.chance(20) {
        return;
    }
    let mut order: Vec<String> = case.tenders.iter().map(|tender| tender.id.clone()).collect();
    choices.shuffle(&mut order);
    if choices.chance(15) {
        order.truncate(choices.between(1, order.len()));
    }
    case.draw = Some(order);
}
