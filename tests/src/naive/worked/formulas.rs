//! Formulas, worked by hand.

use super::*;
use crate::naive::case::Case;
use crate::naive::formula::{
    Cut, Expr, Formula, Over, Relation, compare, field, literal, name, over, plus, when,
};
use crate::naive::work_out::{Scope, Yield};

/// What a formula yields over a field of prices, for the first of them.
fn worked(steps: Vec<(&str, Expr)>, prices: &[i64]) -> String {
    let steps = steps.into_iter().map(|(name, expr)| (name.to_owned(), expr)).collect();
    let formula = Formula { steps };
    let tenders: Vec<usize> = (0..prices.len()).collect();
    let names = |tender: usize, _: &str| Ok(Written::new(prices[tender], 0).value());
    match (Scope { formula: &formula, names: &names, field: &tenders }).yields(0) {
        Ok(Yield::Figure(figure)) => decimal(&figure),
        Ok(other) => format!("{other:?}"),
        Err(_) => "error".to_owned(),
    }
}

fn power(base: Expr, exponent: Expr) -> Expr {
    Expr::Power(Box::new(base), Box::new(exponent))
}

#[test]
fn powers_bind_to_the_right() {
    let two = || literal(2);
    let minus_four = Expr::Negative(Box::new(power(two(), two())));
    assert_eq!(worked(vec![("share", minus_four)], &[1]), "-4");
    let tower = power(two(), power(literal(3), two()));
    assert_eq!(worked(vec![("share", tower)], &[1]), "512");
    let half = power(two(), Expr::Negative(Box::new(literal(1))));
    assert_eq!(worked(vec![("share", half)], &[1]), "0.5");
    assert_eq!(worked(vec![("share", power(literal(0), literal(0)))], &[1]), "error");
}

#[test]
fn only_what_is_needed_is_worked_out() {
    let failing = || over(literal(1), literal(0));
    let never = compare(Relation::More, name("x"), literal(5));
    let steps = vec![("step", failing()), ("share", when(never.clone(), name("step"), literal(1)))];
    assert_eq!(worked(steps, &[5]), "1");
    let and = Expr::And(Box::new(never), Box::new(compare(Relation::Less, failing(), literal(1))));
    assert_eq!(worked(vec![("share", when(and, literal(1), literal(2)))], &[5]), "2");
    assert_eq!(worked(vec![("share", failing())], &[5]), "error");
}

#[test]
fn this_is_the_tender_the_formula_is_worked_out_for() {
    let cheaper = || {
        let this = Expr::This("price".to_owned());
        field(Over::Count, compare(Relation::Less, name("price"), this))
    };
    let rank = vec![("share", plus(literal(1), cheaper()))];
    assert_eq!(worked(rank, &[5, 3, 9, 4]), "3");
    // A step inside is worked out for the tender being counted: places 3, 1, 4 and 2.
    let steps =
        vec![("place", plus(literal(1), cheaper())), ("share", field(Over::Sum, name("place")))];
    assert_eq!(worked(steps, &[5, 3, 9, 4]), "10");
}

#[test]
fn the_field_is_summed_up() {
    let x = |over| worked(vec![("share", field(over, name("x")))], &[5, 3, 10, 4]);
    assert_eq!(x(Over::Lowest), "3");
    assert_eq!(x(Over::Highest), "10");
    assert_eq!(x(Over::Mean), "5.5");
    assert_eq!(x(Over::Median), "4.5");
    assert_eq!(x(Over::Product), "600");
    assert_eq!(x(Over::NthLowest(2)), "4");
    assert_eq!(x(Over::NthHighest(4)), "3");
    assert_eq!(x(Over::NthHighest(5)), "error");
    assert_eq!(x(Over::TrimmedMean(1, 1)), "4.5");
    assert_eq!(x(Over::TrimmedMean(2, 2)), "error");
}

#[test]
fn others_leave_out_this_one() {
    let among = |over, others| {
        let condition = Some(Box::new(compare(Relation::Less, name("x"), literal(5))));
        let share = Expr::Field { over, of: Box::new(name("x")), others, condition };
        worked(vec![("share", share)], &[3, 5, 4])
    };
    assert_eq!(among(Over::Sum, false), "7");
    assert_eq!(among(Over::Sum, true), "4");
    let nobody = |over| {
        let condition = Some(Box::new(compare(Relation::More, name("x"), literal(9))));
        let share = Expr::Field { over, of: Box::new(name("x")), others: true, condition };
        worked(vec![("share", share)], &[3])
    };
    assert_eq!(nobody(Over::Sum), "0");
    assert_eq!(nobody(Over::Product), "1");
    assert_eq!(nobody(Over::Mean), "error");
}

#[test]
fn cuts_take_decimals() {
    let cut = |cut, digits, decimals| {
        let a = Expr::Negative(Box::new(Expr::Literal(Written::new(digits, 2))));
        worked(vec![("share", Expr::Cut(cut, Box::new(a), decimals))], &[1])
    };
    assert_eq!(cut(Cut::Round, 250, None), "-3");
    assert_eq!(cut(Cut::Round, 225, Some(1)), "-2.3");
    assert_eq!(cut(Cut::Truncate, 299, None), "-2");
    assert_eq!(cut(Cut::Floor, 201, None), "-3");
    assert_eq!(cut(Cut::Ceil, 299, Some(1)), "-2.9");
}

#[test]
fn points_in_place_of_a_share_are_divided_by_full_marks() {
    let mut case: Case = case();
    let formula = Formula::of("points", over(name("score"), literal(4)));
    let curve = Some(Curve::Own(formula, Vec::new()));
    case.criteria.push(Criterion { curve, ..scored("quality", 100) });
    case.tenders.push(tender("a", 1, &[("quality", 5)]));
    let judged = judged(&case);
    let figures = &judged[0].criteria["quality"];
    assert_eq!((shown(&figures.share), shown(&figures.marks)), ("0.0125".into(), "1.25".into()));
}

#[test]
fn the_best_parent_gets_full_marks() {
    let mut case = case();
    let curve = Some(Curve::Model("of-best", Vec::new()));
    case.criteria.push(Criterion { curve, ..criterion("parent", Kind::Quality, 100) });
    for (id, weight) in [("first", 60), ("second", 40)] {
        let parent = Some("parent".to_owned());
        case.criteria.push(Criterion { parent, ..scored(id, weight) });
    }
    case.tenders.push(tender("a", 1, &[("first", 5), ("second", 5)]));
    case.tenders.push(tender("b", 1, &[("first", 5), ("second", 0)]));
    assert_eq!(results(&case), ["100", "60"]);
    let judged = judged(&case);
    assert_eq!(shown(&judged[1].criteria["first"].marks), "30");
    assert_eq!(shown(&judged[1].criteria["parent"].share), "0.6");
}
