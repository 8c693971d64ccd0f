//! Sets a published formula as mathematics: one MathML expression a step, for reports and letters.

use std::collections::BTreeMap;

use super::parser::{self, power};
use super::syntax::{Expression, FieldCall, Kind, Reference, Step};
use super::words::{FieldFunction, Function};
use super::{FormulaText, Names, Scope, Where, lexer};
use crate::derivation::Relation;

/// What depends on the language of the reader.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// A number as the reader writes it: `0.5` becomes `0,5`.
    pub number: &'a dyn Fn(&str) -> String,
    /// A word of the language as the reader says it: `if`, `otherwise`, `and`, `or`, `not`, `among others`.
    pub word: &'a dyn Fn(&str) -> String,
}

/// A published formula as MathML, one `<math>` a step; a single condition is one too. None where the text is no formula.
///
/// Names stand as they are written, so nothing but the text is needed.
///
/// ```
/// use anbud::formula::{Setting, mathml};
/// let as_it_is = |text: &str| text.to_owned();
/// let english = Setting { number: &as_it_is, word: &as_it_is };
/// let steps = mathml("result = quality / price", &english).expect("a formula");
/// assert_eq!(steps, ["<math display=\"block\"><mi>result</mi><mo>=</mo>\
///                     <mfrac><mi>quality</mi><mi>price</mi></mfrac></math>"]);
/// assert_eq!(mathml("result =", &english), None);
/// ```
#[must_use]
pub fn mathml(text: &str, setting: &Setting<'_>) -> Option<Vec<String>> {
    let text = FormulaText::from(text);
    super::within_length(&text).ok()?;
    let tokens = lexer::read(&text).ok()?;
    let items = BTreeMap::new();
    let scope = Scope {
        at: Where::Award,
        parameters: &[],
        items: &items,
        parts: &BTreeMap::new(),
        measures: true,
    };
    for read in [parser::steps, parser::condition] {
        let mut names = Names::as_written(&scope, &text);
        let parsed = read(&text, &tokens, &mut names);
        if parsed.mistakes.is_empty() {
            let used = names.symbols.iter().map(|used| used.name.as_ref()).collect();
            let setter = Setter { setting, steps: &parsed.steps, names: used };
            return Some(parsed.steps.iter().map(|step| setter.step(step)).collect());
        }
    }
    None
}

/// Sets the steps of one formula.
struct Setter<'a> {
    setting: &'a Setting<'a>,
    steps: &'a [Step],
    names: Vec<&'a str>,
}

impl Setter<'_> {
    fn step(&self, step: &Step) -> String {
        let set = self.set(&step.expression, power::ANY);
        let name =
            if &*step.name == "when" { String::new() } else { name(&step.name) + &sign("=") };
        format!("<math display=\"block\">{name}{set}</math>")
    }

    /// An expression as one element, in brackets where it binds less tightly than its place asks for.
    fn set(&self, expression: &Expression, least: u8) -> String {
        let (text, binds) = self.parts(expression);
        if binds < least { bracketed(&text) } else { row(&text) }
    }

    /// The elements of an expression and how tightly it binds.
    fn parts(&self, expression: &Expression) -> (String, u8) {
        let at = |part: &Expression, least: u8| self.set(part, least);
        match &*expression.kind {
            Kind::Number(literal, _) => {
                (number(&(self.setting.number)(&literal.to_string())), power::OPERAND)
            }
            Kind::Name { reference, this } => (self.name(*reference, *this), power::OPERAND),
            Kind::None => (text("none"), power::OPERAND),
            Kind::Percent(part) => (at(part, power::OPERAND) + &sign("%"), power::OPERAND),
            Kind::Negative(part) => (sign("−") + &at(part, power::NEGATIVE), power::NEGATIVE),
            Kind::Sum(first, rest) => (self.sum(first, rest), power::SUM),
            Kind::Product(first, rest) => (self.product(first, rest), power::PRODUCT),
            Kind::Power(base, exponent) => {
                let (base, exponent) = (at(base, power::OPERAND), at(exponent, power::ANY));
                (format!("<msup>{base}{exponent}</msup>"), power::POWER)
            }
            Kind::Compare(a, relation, b) => {
                let relation = sign(relation_sign(*relation));
                (at(a, power::SUM) + &relation + &at(b, power::SUM), power::COMPARE)
            }
            Kind::All(parts) => (self.joined(parts, &self.word("and"), power::NOT), power::AND),
            Kind::Any(parts) => (self.joined(parts, &self.word("or"), power::AND), power::OR),
            Kind::Not(part) => (self.word("not") + &at(part, power::NOT), power::NOT),
            Kind::If(..) => (self.cases(expression), power::ANY),
            Kind::Call(function, arguments) => (self.call(*function, arguments), power::OPERAND),
            Kind::Field(call) => (self.field_call(call), power::OPERAND),
        }
    }

    fn sum(&self, first: &Expression, rest: &[(bool, Expression)]) -> String {
        let mut set = self.set(first, power::SUM);
        for (taken_off, part) in rest {
            set += &sign(if *taken_off { "−" } else { "+" });
            set += &self.set(part, power::SUM + 1);
        }
        set
    }

    /// Factors side by side; what is divided stands over what divides it.
    fn product(&self, first: &Expression, rest: &[(bool, Expression)]) -> String {
        let mut set = match rest.first() {
            Some((true, _)) => self.set(first, power::ANY),
            _ => self.set(first, power::PRODUCT),
        };
        for (divides, part) in rest {
            set = match divides {
                true => format!("<mfrac>{}{}</mfrac>", row(&set), self.set(part, power::ANY)),
                false => set + &sign("·") + &self.set(part, power::PRODUCT + 1),
            };
        }
        set
    }

    fn joined(&self, parts: &[Expression], between: &str, least: u8) -> String {
        parts.iter().map(|part| self.set(part, least)).collect::<Vec<_>>().join(between)
    }

    /// Every branch on a line of its own, with the condition it holds under.
    fn cases(&self, expression: &Expression) -> String {
        let (mut lines, mut rest) = (String::new(), expression);
        while let Kind::If(condition, yes, no) = &*rest.kind {
            let holds = self.word("if") + &self.set(condition, power::ANY);
            lines += &line(&self.set(yes, power::ANY), &holds);
            rest = no;
        }
        lines += &line(&self.set(rest, power::ANY), &text(&(self.setting.word)("otherwise")));
        format!("<mrow><mo>{{</mo><mtable columnalign=\"left\">{lines}</mtable></mrow>")
    }

    fn call(&self, function: Function, arguments: &[Expression]) -> String {
        let inside = self.joined(arguments, &sign(";"), power::ANY);
        match function {
            Function::Sqrt => format!("<msqrt>{inside}</msqrt>"),
            Function::Abs => format!("<mrow><mo>|</mo>{inside}<mo>|</mo></mrow>"),
            _ => name(function.name()) + &bracketed(&inside),
        }
    }

    /// A function over the field, with the tenders it looks at written below it.
    fn field_call(&self, call: &FieldCall) -> String {
        let function = match call.function {
            FieldFunction::Sum => sign("∑"),
            FieldFunction::Product => sign("∏"),
            other => name(other.name()),
        };
        let others = call.among_others.then(|| text(&(self.setting.word)("among others")));
        let filter = call.filter.as_ref().map(|filter| self.set(filter, power::ANY));
        let panel = call.over_panel.then(|| text(&(self.setting.word)("over panel")));
        let below: Vec<String> = others.into_iter().chain(panel).chain(filter).collect();
        let function = match below.join(&sign(",")) {
            below if below.is_empty() => function,
            below => format!("<munder>{function}{}</munder>", row(&below)),
        };
        let arguments = std::iter::once(&call.body).chain(&call.arguments);
        let inside: Vec<String> = arguments.map(|part| self.set(part, power::ANY)).collect();
        function + &bracketed(&inside.join(&sign(";")))
    }

    /// A word between two expressions.
    fn word(&self, word: &str) -> String {
        text(&format!("\u{a0}{}\u{a0}", (self.setting.word)(word)))
    }

    fn name(&self, reference: Reference, this: bool) -> String {
        let found = match reference {
            Reference::Step(step) => self.steps.get(step).map(|step| &*step.name),
            Reference::Symbol(symbol) => self.names.get(symbol).copied(),
        };
        let found = found.unwrap_or_default();
        if this { name(&format!("this.{found}")) } else { name(found) }
    }
}

fn relation_sign(relation: Relation) -> &'static str {
    match relation {
        Relation::Less => "&lt;",
        Relation::LessOrEqual => "≤",
        Relation::Equal => "=",
        Relation::NotEqual => "≠",
        Relation::GreaterOrEqual => "≥",
        Relation::Greater => "&gt;",
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn name(text: &str) -> String {
    format!("<mi>{}</mi>", escaped(text))
}

fn number(text: &str) -> String {
    format!("<mn>{}</mn>", escaped(text))
}

/// A sign, already fit for MathML.
fn sign(text: &str) -> String {
    format!("<mo>{text}</mo>")
}

fn text(text: &str) -> String {
    format!("<mtext>{}</mtext>", escaped(text))
}

fn line(what: &str, when: &str) -> String {
    format!("<mtr><mtd>{what}</mtd><mtd>{when}</mtd></mtr>")
}

fn bracketed(inside: &str) -> String {
    format!("<mrow><mo>(</mo>{inside}<mo>)</mo></mrow>")
}

/// Several elements as one; one stays as it is.
fn row(elements: &str) -> String {
    if is_one(elements) { elements.to_owned() } else { format!("<mrow>{elements}</mrow>") }
}

/// Whether the text is a single element: its first tag is closed at its very end.
fn is_one(elements: &str) -> bool {
    let mut depth = 0_i32;
    let mut tags = elements.match_indices('<').peekable();
    while let Some((at, _)) = tags.next() {
        let closes = elements.get(at..).is_some_and(|rest| rest.starts_with("</"));
        depth += if closes { -1 } else { 1 };
        if depth == 0 {
            return tags.peek().is_none();
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::{Setting, mathml};

    /// The formula with tags left out: brackets, signs and words remain.
    fn set(formula: &str) -> String {
        let comma = |number: &str| number.replace('.', ",");
        let word = |word: &str| match word {
            "otherwise" => "annars".to_owned(),
            "among others" => "bland andra".to_owned(),
            other => other.to_owned(),
        };
        let setting = Setting { number: &comma, word: &word };
        mathml(formula, &setting).unwrap_or_default().join("\n")
    }

    fn plain(formula: &str) -> String {
        let mut inside = false;
        let visible = |c: &char| {
            inside = *c == '<' || inside && *c != '>';
            !inside && *c != '>'
        };
        set(formula).chars().filter(visible).collect()
    }

    #[test]
    fn fractions_and_powers_need_no_brackets_that_only_lines_of_text_need() {
        assert_eq!(
            set("share = (2 - x) / lowest(x) * 0.5"),
            "<math display=\"block\"><mi>share</mi><mo>=</mo><mrow><mfrac><mrow><mn>2</mn><mo>−</mo><mi>x</mi></mrow>\
             <mrow><mi>lowest</mi><mrow><mo>(</mo><mi>x</mi><mo>)</mo></mrow></mrow></mfrac><mo>·</mo><mn>0,5</mn></mrow></math>"
        );
        assert_eq!(
            set("share = (a + b) ^ (1 / 2)"),
            "<math display=\"block\"><mi>share</mi><mo>=</mo><msup><mrow><mo>(</mo><mi>a</mi><mo>+</mo><mi>b</mi>\
             <mo>)</mo></mrow><mfrac><mn>1</mn><mn>2</mn></mfrac></msup></math>"
        );
    }

    #[test]
    fn branches_stand_below_each_other() {
        let cases = set("share = if x < 1 then 1 else if x < 2 then 0.5 else 0");
        assert_eq!(cases.matches("<mtr>").count(), 3);
        assert!(cases.contains("annars") && cases.contains("&lt;"));
    }

    #[test]
    fn what_a_field_function_looks_at_stands_below_it() {
        assert_eq!(plain("n = count(price < this.price)"), "n=count(price&lt;this.price)");
        assert_eq!(plain("n = sum(x among others where x > 2)"), "n=∑bland andra,x&gt;2(x)");
        assert_eq!(
            plain("price > 1000 * quality and not quality = 0"),
            "price&gt;1000·quality\u{a0}and\u{a0}\u{a0}not\u{a0}quality=0"
        );
    }

    #[test]
    fn what_is_no_formula_is_not_set() {
        assert_eq!(set("result = 1 +"), "");
        assert_eq!(set("<script>"), "");
    }
}
