//! The formula language by tables: what a formula comes to, and which mistakes it has.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Column, Formula, Run, Scope, Symbol, Where};
use crate::derivation::{Derivation, Failure, Halt, Origin};
use crate::exact::Decimals;
use crate::keyed::{Key, List};
use crate::procedure::{Kind, Parameter};
use crate::tenders::Tender;
use crate::{Exact, Literal, Place, Unit};

/// Three tenders: prices 100, 80, 120; qualities 50, 60, 90; the measure `years` 1, 2, and not stated.
struct World {
    derivation: Derivation,
    tenders: List<Tender>,
}

impl World {
    fn new() -> Self {
        let tender = |id: &str| Tender {
            id: id.into(),
            tenderer: id.into(),
            lot: None,
            together: None,
            price: None,
            unit_prices: Vec::new(),
            meets: Vec::new(),
            measures: Vec::new(),
            scores: Vec::new(),
            confidential: Vec::new(),
            reasons: Vec::new(),
            place: Place::in_code(),
        };
        World {
            derivation: Derivation::new(),
            tenders: ["a", "b", "c"].map(tender).into_iter().collect(),
        }
    }

    fn column(&mut self, symbol: &Symbol, formula: &Formula) -> Column {
        let figures: [Option<i64>; 3] = match symbol {
            Symbol::Price | Symbol::X | Symbol::Bid => [Some(100), Some(80), Some(120)],
            Symbol::Quality | Symbol::Score => [Some(50), Some(60), Some(90)],
            Symbol::Measure(name) if &**name == "years" => [Some(1), Some(2), None],
            Symbol::Tenders => [Some(3); 3],
            _ => [None; 3],
        };
        if let Symbol::Parameter(at) = symbol {
            let value = formula.parameters()[*at].value.exact();
            return Column::Shared(self.derivation.given(value, Unit::Free, Origin::Rule));
        }
        let mut given =
            |number| self.derivation.given(Exact::whole(number), Unit::Free, Origin::Rule);
        Column::PerTender(figures.map(|figure: Option<i64>| figure.map(&mut given)).into())
    }
}

fn compile(text: &str, at: Where) -> Result<Formula, Vec<crate::Diagnostic>> {
    let parameter = |name: &str, value: &str| Parameter {
        name: name.into(),
        value: value.parse().unwrap(),
        place: Place::in_code(),
    };
    let parameters = [parameter("span", "0.5"), parameter("knee", "20 %")];
    let items = BTreeMap::<Arc<str>, _>::new();
    Formula::compile(
        &text.into(),
        &Scope {
            at,
            parameters: &parameters,
            items: &items,
            parts: &BTreeMap::new(),
            measures: true,
        },
    )
}

/// What an award formula comes to for each of the three tenders.
fn award(text: &str) -> Vec<String> {
    let formula =
        compile(text, Where::Award).unwrap_or_else(|mistakes| panic_with(text, &mistakes));
    let mut world = World::new();
    let symbols: Vec<Symbol> = formula.symbols().map(|(symbol, _)| symbol.clone()).collect();
    let columns = symbols.iter().map(|symbol| world.column(symbol, &formula)).collect();
    let field: Vec<Key<Tender>> = world.tenders.keys().collect();
    let mut run = Run::new(&formula, columns, &field);
    (0..3)
        .map(|position| match run.result(position, &mut world.derivation) {
            Ok(Some(figure)) => match world.derivation.number(figure) {
                (value, true) => value.to_string(),
                (value, false) => format!("≈{}", value.decimal(Decimals::AtMost(6))),
            },
            Ok(None) => "none".to_owned(),
            Err(Halt::Failed(failure)) => failure.to_string(),
            Err(Halt::Undecided(..)) => "undecided".to_owned(),
        })
        .collect()
}

fn panic_with(text: &str, mistakes: &[crate::Diagnostic]) -> Formula {
    panic!("{text}: {mistakes:?}")
}

#[test]
fn formulas_come_to_what_the_table_says() {
    let table: &[(&str, [&str; 3])] = &[
        ("result = -2 ^ 2", ["-4"; 3]),
        ("result = 2 ^ 3 ^ 2", ["512"; 3]),
        ("result = 2 ^ -1", ["1/2"; 3]),
        ("result = 4 ^ 0.5", ["2"; 3]),
        ("result = sqrt(2.25)", ["3/2"; 3]),
        ("result = sqrt(2)", ["≈1.414214"; 3]),
        ("result = sqrt(2) ^ 2 - 2 + 2", ["≈2"; 3]),
        ("result = ln(1) + 1 / 3 + 1 / 3 + 1 / 3", ["1"; 3]),
        ("result = 20 % * 5 + knee % * 0", ["1"; 3]),
        ("result = 7 - 2 - 1", ["4"; 3]),
        ("result = 8 / 2 / 2 * 3", ["6"; 3]),
        ("result = price", ["100", "80", "120"]),
        ("result = lowest(price) / price", ["4/5", "1", "2/3"]),
        ("result = highest(price) - price", ["20", "40", "0"]),
        ("result = mean(price) + median(price) + sum(price)", ["500"; 3]),
        ("result = lowest(price among others)", ["80", "100", "80"]),
        ("result = count(price < this.price)", ["1", "0", "2"]),
        ("rank = 1 + count(price < this.price)\nresult = rank", ["2", "1", "3"]),
        ("result = mean(price where quality > 50)", ["100"; 3]),
        (
            "result = mean(price among others where quality > this.quality)",
            ["100", "120", "`mean` over no tender is undefined"],
        ),
        ("result = nth_lowest(price, 2) + nth_highest(price, 1)", ["220"; 3]),
        ("result = nth_lowest(price, 4)", ["the rank is a whole number from 1 to 3, not 4"; 3]),
        ("result = trimmed_mean(price, lowest = 1, highest = 1)", ["100"; 3]),
        ("result = geometric_mean(quality where quality < 55) + tenders", ["53"; 3]),
        ("result = if price <= 100 then quality else none", ["50", "60", "none"]),
        (
            "ok = price <= 100 and quality > 50 or price = 120\nresult = if not ok then 0 else 1",
            ["0", "1", "1"],
        ),
        (
            "over = price / lowest(price) - 1 # how far above\nresult = if over <= knee\n  then 1 - over\n  else 0.5 * (1 - over)",
            ["3/8", "1", "1/4"],
        ),
        ("rel = price / lowest(price)\nresult = highest(rel) - rel", ["1/4", "1/2", "0"]),
        ("result = 1 / (price - 100)", ["division by zero", "-1/20", "1/20"]),
        ("result = if price = 100 then 1 else 1 / (price - 100)", ["1", "-1/20", "1/20"]),
        ("result = 0 ^ 0", ["`0 ^ 0` is undefined"; 3]),
        ("result = ln(0)", ["the logarithm of zero or less is undefined"; 3]),
        ("result = (0 - 8) ^ (1 / 3)", ["a fractional power of a negative figure is undefined"; 3]),
        ("result = 2 ^ 1001", ["an exponent above 1,000"; 3]),
        ("result = price + years", ["101", "82", "`years` is not known for this tender"]),
        ("result = min(price, 90) + max(1, 2, 3) + abs(0 - 2)", ["95", "85", "95"]),
        ("result = round(price / 7, 2)", ["1429/100", "1143/100", "857/50"]),
        ("result = truncate(0 - 2.5) + floor(0 - 2.5) + ceil(2.1)", ["-2"; 3]),
        ("result = sum(1 where price > 1000) + product(1 where price > 1000)", ["1"; 3]),
        ("result = if sqrt(2) * sqrt(2) = sqrt(2) * sqrt(2) then 1 else 0", ["1"; 3]),
        ("result = if sqrt(2) * sqrt(2) > 2 then 1 else 0", ["undecided"; 3]),
        ("result = lowest(highest(price among others))", ["100"; 3]),
        ("result = 1 + if price > 100 then 1 else 2", ["3", "3", "2"]),
    ];
    for (text, expected) in table {
        assert_eq!(award(text), expected, "{text}");
    }
}

/// Texts with the place they stand at and the end of what is said about them.
const MISTAKES: &[(&str, Where, &str)] = &[
    (
        "result = min(1, 0,5)",
        Where::Award,
        "error[decimal-comma]: `0,5` can be one number or two\n  help: write `0.5` for one number, `0, 5` for two",
    ),
    (
        "result = min(price)",
        Where::Award,
        "error[formula-syntax]: `min` takes two or more figures\n  help: write `lowest(x)` for the lowest over the tenders",
    ),
    (
        "result = price - quality",
        Where::Award,
        "error[units]: money and points cannot be added or compared as they are\n  help: say what a point is worth in money, such as `price - 1000 * quality`",
    ),
    (
        "result = if price > 1 then price else quality\nresult = 1",
        Where::Award,
        "error[duplicate]: `result` is a built-in name\n  help: call the step otherwise",
    ),
    (
        "a = if price > 1 then price else quality\nresult = a - price",
        Where::Award,
        "error[units]: money and points cannot be added or compared as they are\n  help: say what a point is worth in money, such as `price - 1000 * quality`",
    ),
    (
        "result = 1 < 2 < 3",
        Where::Award,
        "error[formula-syntax]: a comparison cannot be compared again\n  help: write both comparisons out and join them with `and`",
    ),
    (
        "result = price == 2",
        Where::Award,
        "error[formula-syntax]: `==` is not a sign of the formula language\n  help: write `=`",
    ),
    (
        "result = price > 2",
        Where::Award,
        "error[formula-type]: a figure belongs here, not a condition\n  help: write `if CONDITION then 1 else 0`",
    ),
    (
        "result = none + 1",
        Where::Award,
        "error[formula-type]: `none` cannot be reckoned with\n  help: let `none` be a branch of the result",
    ),
    (
        "share = none",
        Where::Curve(Kind::Quality),
        "error[formula-type]: `none` is a result of `[award]` only\n  help: yield a figure in every case",
    ),
    (
        "price * 2",
        Where::Price,
        "error[formula-syntax]: the formula does not begin with a named step\n  help: begin each step with its name, such as `share = lowest(x) / x`",
    ),
    (
        "price = lowest(bid)",
        Where::Price,
        "error[not-absolute]: other tenders cannot be looked at here\n  help: use figures of this tender and parameters only",
    ),
    (
        "price",
        Where::Rejection,
        "error[formula-type]: a condition belongs here\n  help: compare two figures",
    ),
    (
        "total = price",
        Where::Award,
        "error[last-step]: the last step is named `total`, not `result`\n  help: call the step that the formula yields `result`, and let it stand last",
    ),
    (
        "result = score",
        Where::Award,
        "error[unknown-name]: `score` has a meaning elsewhere, but not here\n  help: known here: `price`, `quality`, `quality_full`, `points`, `points_full`, `value`, `value_full`, `points.ID` and the like, measures, parameters and steps above",
    ),
    (
        "a = b\nb = 1\nresult = a",
        Where::Award,
        "error[unknown-name]: the step `b` stands further down\n  help: a step can only name steps above it",
    ),
    (
        "result = 1e5",
        Where::Award,
        "error[number]: `1e5` is a number with an exponent\n  help: write the number out, or use `10 ^ n`",
    ),
    (
        "result = 2price",
        Where::Award,
        "error[number]: `2price` is not a number\n  help: write `2 * price` for a product; a name does not begin with a digit",
    ),
    (
        "result = (1",
        Where::Award,
        "error[formula-syntax]: expected `)`, found the end of the step\n  help: close the bracket",
    ),
    (
        "result = points.care",
        Where::Award,
        "error[unknown-name]: no criterion is called `care`\n  help: name a criterion of this file",
    ),
    (
        "",
        Where::Award,
        "error[formula-syntax]: the formula does not begin with a named step\n  help: begin each step with its name, such as `share = lowest(x) / x`",
    ),
];

#[test]
fn a_printed_formula_reads_as_it_was_understood() {
    let table = [
        ("result = (2 + 3) * 4 - (5 - 6)", "result = (2 + 3) * 4 - (5 - 6)"),
        ("result = ((price)) / (2 * 3) # remark", "result = price / (2 * 3)"),
        ("result = (2 ^ 3) ^ 2 + 2 ^ (3 ^ 2)", "result = (2 ^ 3) ^ 2 + 2 ^ 3 ^ 2"),
        ("result = (-2) ^ 2 + -(2 ^ 2)", "result = (-2) ^ 2 + -2 ^ 2"),
        ("result = (1 + 2) % + price % * 20 %", "result = (1 + 2) % + price % * 20 %"),
        ("result = 1 + (if price > 1 then 2 else 3)", "result = 1 + (if price > 1 then 2 else 3)"),
        (
            "result = if not (price > 1 or price < 0) and price = 2 then none else 1",
            "result = if not (price > 1 or price < 0) and price = 2 then none else 1",
        ),
        (
            "result = trimmed_mean(price among others where quality > this.quality, lowest = 1, highest = 0)",
            "result = trimmed_mean(price among others where quality > this.quality, lowest = 1, highest = 0)",
        ),
        (
            "result = nth_lowest(price, 2) + count(price >= 1) + max(1, 2.50)",
            "result = nth_lowest(price, 2) + count(price >= 1) + max(1, 2.5)",
        ),
    ];
    for (text, printed) in table {
        let formula =
            compile(text, Where::Award).unwrap_or_else(|mistakes| panic_with(text, &mistakes));
        assert_eq!(formula.printed(), [printed]);
        assert_eq!(compile(printed, Where::Award).unwrap().printed(), [printed]);
        assert_eq!(award(text), award(printed), "{text}");
    }
}

#[test]
fn mistakes_are_told_with_code_place_and_remedy() {
    for (text, at, expected) in MISTAKES {
        let mistakes = compile(text, *at).expect_err(text);
        let shown = mistakes[0].to_string();
        assert!(shown.ends_with(expected), "{text}:\n{shown}\nexpected\n{expected}");
    }
}

#[test]
fn every_step_with_a_mistake_is_told() {
    let mistakes =
        compile("a = 1 +\nb = foo(2)\nresult = (a", Where::Award).expect_err("three mistakes");
    assert_eq!(mistakes.len(), 3, "{mistakes:?}");
}

#[test]
fn limits_have_their_own_mistakes() {
    let code = |text: &str| compile(text, Where::Award).expect_err("beyond a limit")[0].code.name();
    assert_eq!(code(&format!("result = {}1", " ".repeat(4_000))), "limit-formula-length");
    assert_eq!(code(&format!("result = {}1{}", "(".repeat(65), ")".repeat(65))), "limit-nesting");
    let steps: String = (0..200).map(|step| format!("s{step} = 1\n")).collect();
    assert_eq!(code(&format!("{steps}result = 1")), "limit-formula-steps");
    let long: String = (1..199).map(|step| format!("s{step} = s{} + 1\n", step - 1)).collect();
    assert_eq!(award(&format!("s0 = 1\n{long}result = s198")), ["199"; 3]);
    assert_eq!(award(&format!("result = 1{}", "+1".repeat(1_900))), ["1901"; 3]);
    let guarded: String = (1..60)
        .map(|step| format!("s{step} = if price > 0 then s{} + 1 else 0\n", step - 1))
        .collect();
    assert_eq!(award(&format!("s0 = 1\n{guarded}result = s59")), ["60"; 3]);
}

#[test]
fn relative_formulas_are_known_by_their_text() {
    let relative = |text: &str| compile(text, Where::Award).unwrap().is_relative();
    assert!(!relative("result = quality / price"));
    assert!(relative("result = quality / lowest(price)"));
    assert!(relative("result = quality / tenders"));
}

#[test]
fn formulas_that_are_always_exact_are_known_by_their_text() {
    let exact = |text: &str| compile(text, Where::Award).unwrap().is_exact();
    for text in ["result = quality / price", "result = price ^ 2 + 2 ^ -1", "result = abs(price)"] {
        assert!(exact(text), "{text}");
    }
    for text in [
        "result = sqrt(price)",
        "result = if price > ln(2) then 1 else 2",
        "result = price ^ knee",
        "result = price ^ 0.5",
        "result = geometric_mean(price)",
    ] {
        assert!(!exact(text), "{text}");
    }
}

#[test]
fn figures_beyond_the_limit_of_bits_are_refused() {
    let bits = Failure::TooManyBits.to_string();
    let text = "a = 9999999999 ^ 1000\nb = a * a * a\nresult = b";
    assert_eq!(award(text), [bits.as_str(); 3]);
    assert_eq!(Literal::whole(1).exact(), Exact::ONE);
}
