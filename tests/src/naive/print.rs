//! Formulas as text, with brackets only where the precedence needs them, or a few more.

use super::choices::Choices;
use super::formula::{Cut, Expr, Formula, Over, Relation, Sign};
use super::number::Written;

/// How tightly an expression holds together; a tighter place needs brackets.
mod binding {
    pub(super) const IF: u8 = 0;
    pub(super) const OR: u8 = 1;
    pub(super) const AND: u8 = 2;
    pub(super) const NOT: u8 = 3;
    pub(super) const COMPARISON: u8 = 4;
    pub(super) const SUM: u8 = 5;
    pub(super) const PRODUCT: u8 = 6;
    pub(super) const MINUS: u8 = 7;
    pub(super) const POWER: u8 = 8;
    pub(super) const TIGHT: u8 = 9;
}

/// The text of a formula, a step on a line or on several.
pub fn formula(formula: &Formula, choices: &mut Choices) -> String {
    let mut text = String::new();
    for (number, (name, expr)) in formula.steps.iter().enumerate() {
        if number > 0 {
            text.push('\n');
        }
        if choices.chance(5) {
            text.push_str("# a remark: share = 1 / 0\n");
        }
        let mut printer = Printer { choices, lines: true };
        let expr = printer.within(expr, binding::IF, true);
        text.push_str(&format!("{name} = {expr}"));
        if choices.chance(5) {
            text.push_str("   # as published");
        }
    }
    text
}

/// The text of a condition that stands alone, on one line.
pub fn condition(expr: &Expr, choices: &mut Choices) -> String {
    Printer { choices, lines: false }.within(expr, binding::IF, true)
}

struct Printer<'a> {
    choices: &'a mut Choices,
    /// Whether the text may go on in a new line.
    lines: bool,
}

fn holds(expr: &Expr) -> u8 {
    match expr {
        Expr::If(..) => binding::IF,
        Expr::Or(..) => binding::OR,
        Expr::And(..) => binding::AND,
        Expr::Not(_) => binding::NOT,
        Expr::Compare(..) => binding::COMPARISON,
        Expr::Arithmetic(Sign::Plus | Sign::Minus, ..) => binding::SUM,
        Expr::Arithmetic(Sign::Times | Sign::Over, ..) => binding::PRODUCT,
        Expr::Negative(_) => binding::MINUS,
        Expr::Power(..) => binding::POWER,
        _ => binding::TIGHT,
    }
}

impl Printer<'_> {
    /// An expression at a place that holds so tightly. `open` says that nothing follows which an
    /// `if` without brackets would take for its last branch.
    fn within(&mut self, expr: &Expr, needed: u8, open: bool) -> String {
        let bare_if = matches!(expr, Expr::If(..)) && open && self.choices.chance(60);
        let loose = holds(expr) < needed && !bare_if;
        if loose || (holds(expr) < binding::TIGHT && self.choices.chance(4)) {
            return format!("({})", self.bare(expr, true));
        }
        self.bare(expr, open)
    }

    fn bare(&mut self, expr: &Expr, open: bool) -> String {
        match expr {
            Expr::Literal(written) => self.literal(*written),
            Expr::Name(name) => name.clone(),
            Expr::This(name) => format!("this.{name}"),
            Expr::Tenders => "tenders".to_owned(),
            Expr::None => "none".to_owned(),
            Expr::Percent(a) => {
                let operand = match a.as_ref() {
                    Expr::Name(name) => name.clone(),
                    other => format!("({})", self.bare(other, true)),
                };
                format!("{operand}{}%", self.choices.of(&[" ", ""]))
            }
            Expr::Negative(a) => format!("-{}", self.within(a, binding::POWER, false)),
            Expr::Not(a) => format!("not {}", self.within(a, binding::COMPARISON, false)),
            Expr::Abs(a) => format!("abs({})", self.within(a, binding::IF, true)),
            Expr::Min(list) => format!("min({})", self.list(list)),
            Expr::Max(list) => format!("max({})", self.list(list)),
            Expr::Cut(cut, a, decimals) => self.cut(*cut, a, *decimals),
            Expr::Power(a, b) => self.power(a, b),
            Expr::Field { over, of, others, condition } => {
                self.field(*over, of, *others, condition.as_deref())
            }
            Expr::If(condition, then, otherwise) => {
                let condition = self.within(condition, binding::OR, false);
                let then = self.within(then, binding::OR, false);
                let otherwise = self.within(otherwise, binding::IF, open);
                let (first, second) = (self.gap(), self.gap());
                format!("if {condition}{first}then {then}{second}else {otherwise}")
            }
            _ => self.between(expr, open),
        }
    }

    /// Expressions with a sign or a word between two operands.
    fn between(&mut self, expr: &Expr, open: bool) -> String {
        let (a, sign, b, left, right) = match expr {
            Expr::Arithmetic(Sign::Plus, a, b) => (a, "+", b, binding::SUM, binding::PRODUCT),
            Expr::Arithmetic(Sign::Minus, a, b) => (a, "-", b, binding::SUM, binding::PRODUCT),
            Expr::Arithmetic(Sign::Times, a, b) => (a, "*", b, binding::PRODUCT, binding::MINUS),
            Expr::Arithmetic(Sign::Over, a, b) => (a, "/", b, binding::PRODUCT, binding::MINUS),
            Expr::Compare(relation, a, b) => (a, written(*relation), b, binding::SUM, binding::SUM),
            Expr::And(a, b) => (a, "and", b, binding::AND, binding::NOT),
            Expr::Or(a, b) => (a, "or", b, binding::OR, binding::AND),
            other => panic!("{other:?} has no sign in its middle"),
        };
        let a = self.within(a, left, false);
        let b = self.within(b, right, open);
        let word = sign.chars().all(char::is_alphabetic);
        if !word && self.choices.chance(20) {
            return format!("{a}{sign}{b}");
        }
        // A new line may begin with anything but a name and an equals sign.
        let before = if sign == "=" { " " } else { self.gap() };
        format!("{a}{before}{sign} {b}")
    }

    fn gap(&mut self) -> &'static str {
        if self.lines && self.choices.chance(15) { "\n        " } else { " " }
    }

    fn literal(&mut self, written: Written) -> String {
        assert!(written.digits >= 0, "a negative literal is a minus and a literal");
        let percent = if written.percent { self.choices.of(&[" %", "%"]) } else { "" };
        format!("{}{percent}", written.text())
    }

    fn list(&mut self, list: &[Expr]) -> String {
        let parts: Vec<String> =
            list.iter().map(|expr| self.within(expr, binding::IF, true)).collect();
        parts.join(", ")
    }

    fn cut(&mut self, cut: Cut, a: &Expr, decimals: Option<u32>) -> String {
        let function = match cut {
            Cut::Round => "round",
            Cut::Truncate => "truncate",
            Cut::Floor => "floor",
            Cut::Ceil => "ceil",
        };
        let a = self.within(a, binding::IF, true);
        match decimals {
            Some(decimals) => format!("{function}({a}, {decimals})"),
            None => format!("{function}({a})"),
        }
    }

    fn power(&mut self, a: &Expr, b: &Expr) -> String {
        let a = self.within(a, binding::TIGHT, false);
        let b = match b {
            Expr::Negative(b) if self.choices.chance(50) => {
                format!("-{}", self.within(b, binding::TIGHT, false))
            }
            b => self.within(b, binding::POWER, false),
        };
        if self.choices.chance(30) { format!("{a}^{b}") } else { format!("{a} ^ {b}") }
    }

    fn field(&mut self, over: Over, of: &Expr, others: bool, condition: Option<&Expr>) -> String {
        let (function, arguments) = match over {
            Over::Lowest => ("lowest", String::new()),
            Over::Highest => ("highest", String::new()),
            Over::Mean => ("mean", String::new()),
            Over::Median => ("median", String::new()),
            Over::Sum => ("sum", String::new()),
            Over::Product => ("product", String::new()),
            Over::Count => ("count", String::new()),
            Over::NthLowest(n) => ("nth_lowest", format!(", {n}")),
            Over::NthHighest(n) => ("nth_highest", format!(", {n}")),
            Over::TrimmedMean(a, b) => ("trimmed_mean", format!(", lowest = {a}, highest = {b}")),
        };
        let alone = !others && condition.is_none();
        let needed = if alone { binding::IF } else { binding::OR };
        let of = self.within(of, needed, alone);
        let others = if others { " among others" } else { "" };
        let condition = match condition {
            Some(condition) => format!(" where {}", self.within(condition, binding::OR, false)),
            None => String::new(),
        };
        format!("{function}({of}{others}{condition}{arguments})")
    }
}

fn written(relation: Relation) -> &'static str {
    match relation {
        Relation::Less => "<",
        Relation::AtMost => "<=",
        Relation::Equal => "=",
        Relation::Unequal => "!=",
        Relation::AtLeast => ">=",
        Relation::More => ">",
    }
}

#[cfg(test)]
mod tests {
    use super::super::formula::{arithmetic, compare, literal, minus, name, times, when};
    use super::*;

    fn plain(expr: Expr) -> String {
        condition(&expr, &mut Choices::new(&[]))
    }

    #[test]
    fn brackets_stand_where_precedence_needs_them() {
        let power = |a, b| Expr::Power(Box::new(a), Box::new(b));
        let negative = |a| Expr::Negative(Box::new(a));
        assert_eq!(plain(negative(power(literal(2), literal(2)))), "-2 ^ 2");
        assert_eq!(plain(power(negative(literal(2)), literal(2))), "(-2) ^ 2");
        let tower = power(literal(2), power(literal(3), literal(2)));
        assert_eq!(plain(tower), "2 ^ 3 ^ 2");
        let tower = power(power(literal(2), literal(3)), literal(2));
        assert_eq!(plain(tower), "(2 ^ 3) ^ 2");
        let difference = minus(name("a"), minus(name("b"), name("c")));
        assert_eq!(plain(difference), "a - (b - c)");
        let product = times(negative(name("a")), negative(name("b")));
        assert_eq!(plain(product), "-a * -b");
        let quotient = arithmetic(Sign::Over, name("a"), times(name("b"), name("c")));
        assert_eq!(plain(quotient), "a / (b * c)");
    }

    #[test]
    fn conditions_keep_their_order() {
        let less = || compare(Relation::Less, name("a"), literal(1));
        let either = Expr::Or(Box::new(less()), Box::new(less()));
        let both = Expr::And(Box::new(either), Box::new(Expr::Not(Box::new(less()))));
        assert_eq!(plain(both), "(a < 1 or a < 1) and not a < 1");
        let choice = when(less(), literal(1), when(less(), literal(2), literal(3)));
        assert_eq!(plain(choice.clone()), "if a < 1 then 1 else if a < 1 then 2 else 3");
        assert_eq!(
            plain(minus(choice, literal(4))),
            "(if a < 1 then 1 else if a < 1 then 2 else 3) - 4"
        );
    }
}
