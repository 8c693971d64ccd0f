//! The catalogue's formulas, written again from its list, as trees.

use super::formula::{
    Cut, Expr, Formula, Over, Relation, compare, field, literal, minus, name, over, plus, times,
    when,
};

/// The formula of a curve of the catalogue.
pub fn curve(model: &str) -> Formula {
    let x = || name("x");
    let lowest = || field(Over::Lowest, x());
    let highest = || field(Over::Highest, x());
    let share = match model {
        "of-maximum" => over(name("score"), name("maximum")),
        "of-range" => {
            over(minus(name("score"), name("minimum")), minus(name("maximum"), name("minimum")))
        }
        "of-best" => over(x(), highest()),
        "lowest-over-price" => over(lowest(), x()),
        "deviation-from-lowest" => minus(literal(2), over(x(), lowest())),
        "span-above-lowest" => over(
            minus(times(lowest(), plus(literal(1), name("span"))), x()),
            times(lowest(), name("span")),
        ),
        "between-lowest-and-highest" => when(
            compare(Relation::Equal, highest(), lowest()),
            literal(1),
            over(minus(highest(), x()), minus(highest(), lowest())),
        ),
        "between-set-prices" => over(
            minus(name("price_for_none"), x()),
            minus(name("price_for_none"), name("price_for_full")),
        ),
        "distance-from-target" => return distance_from_target(),
        other => panic!("no curve `{other}` here"),
    };
    Formula::of("share", share)
}

fn distance_from_target() -> Formula {
    let relation = over(name("x"), name("reference"));
    let rounded = Expr::Cut(Cut::Round, Box::new(relation), Some(4));
    let distance = Expr::Abs(Box::new(minus(name("target"), rounded)));
    let lost = times(times(name("slope"), distance), literal(100));
    Formula::of("points", minus(name("full"), lost))
}

/// The formula of an award model of the catalogue, and whether its highest result is best.
pub fn award(model: &str) -> (Formula, bool) {
    let (result, highest) = match model {
        "weighted-sum" => (name("points"), true),
        "quality-per-price" => (over(name("quality"), name("price")), true),
        "price-per-quality" => (over(name("price"), name("quality")), false),
        "value-deduction" => (minus(name("price"), name("value")), false),
        "lowest-price" => (name("price"), false),
        "quality-only" => (name("quality"), true),
        "fixed-budget" => {
            let affordable = compare(Relation::AtMost, name("price"), name("budget"));
            (when(affordable, name("quality"), Expr::None), true)
        }
        other => panic!("no award model `{other}` here"),
    };
    (Formula::of("result", result), highest)
}
