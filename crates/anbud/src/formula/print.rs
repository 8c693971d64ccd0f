//! Prints a formula as it was understood: one step a line, no comments, brackets only where they are needed.

use super::Formula;
use super::parser::power;
use super::syntax::{Expression, FieldCall, Kind, Reference};
use super::words::FieldFunction;

impl Formula {
    /// The steps as they were understood, each on one line; a single condition without a name.
    ///
    /// ```
    /// use std::collections::BTreeMap;
    /// use anbud::formula::{Formula, Scope, Where};
    /// let items = BTreeMap::new();
    /// let scope = Scope { at: Where::Award, parameters: &[], items: &items, parts: &BTreeMap::new(), measures: true };
    /// let text = "over = (price / lowest(price)) - 1  # how far above\nresult = -(over ^ 2)";
    /// let formula = Formula::compile(&text.into(), &scope).expect("well formed");
    /// assert_eq!(formula.printed(), ["over = price / lowest(price) - 1", "result = -over ^ 2"]);
    /// ```
    #[must_use]
    pub fn printed(&self) -> Vec<String> {
        let is_condition = |name: &str| name == "when";
        let line = |step: &super::Step| {
            let expression = self.print(&step.expression, power::ANY);
            if is_condition(&step.name) {
                expression
            } else {
                format!("{} = {expression}", step.name)
            }
        };
        self.steps.iter().map(line).collect()
    }

    /// An expression, in brackets where it binds less tightly than its place asks for.
    fn print(&self, expression: &Expression, least: u8) -> String {
        let (text, power) = self.parts(expression);
        if power < least { format!("({text})") } else { text }
    }

    /// The text of an expression and how tightly it binds.
    fn parts(&self, expression: &Expression) -> (String, u8) {
        let at = |part: &Expression, least: u8| self.print(part, least);
        match &*expression.kind {
            Kind::Number(literal, _) => (literal.to_string(), power::OPERAND),
            Kind::Name { reference, this } => (
                format!("{}{}", if *this { "this." } else { "" }, self.name_of(*reference)),
                power::OPERAND,
            ),
            Kind::None => ("none".to_owned(), power::OPERAND),
            Kind::Percent(part) => (format!("{} %", at(part, power::OPERAND)), power::OPERAND),
            Kind::Negative(part) => (format!("-{}", at(part, power::NEGATIVE)), power::NEGATIVE),
            Kind::Sum(first, rest) => {
                (self.chain(first, rest, " + ", " - ", power::SUM), power::SUM)
            }
            Kind::Product(first, rest) => {
                (self.chain(first, rest, " * ", " / ", power::PRODUCT), power::PRODUCT)
            }
            Kind::Power(base, exponent) => (
                format!("{} ^ {}", at(base, power::OPERAND), at(exponent, power::NEGATIVE)),
                power::POWER,
            ),
            Kind::Compare(a, relation, b) => {
                let text =
                    format!("{} {} {}", at(a, power::SUM), relation.sign(), at(b, power::SUM));
                (text, power::COMPARE)
            }
            Kind::All(parts) => (self.joined(parts, " and ", power::NOT), power::AND),
            Kind::Any(parts) => (self.joined(parts, " or ", power::AND), power::OR),
            Kind::Not(part) => (format!("not {}", at(part, power::NOT)), power::NOT),
            Kind::If(condition, yes, no) => {
                let [condition, yes, no] = [condition, yes, no].map(|part| at(part, power::ANY));
                (format!("if {condition} then {yes} else {no}"), power::ANY)
            }
            Kind::Call(function, arguments) => (
                format!("{}({})", function.name(), self.joined(arguments, ", ", power::ANY)),
                power::OPERAND,
            ),
            Kind::Field(call) => (self.field_call(call), power::OPERAND),
        }
    }

    fn chain(
        &self,
        first: &Expression,
        rest: &[(bool, Expression)],
        plain: &str,
        inverse: &str,
        power: u8,
    ) -> String {
        let mut text = self.print(first, power + 1);
        for (inverted, part) in rest {
            text += if *inverted { inverse } else { plain };
            text += &self.print(part, power + 1);
        }
        text
    }

    fn joined(&self, parts: &[Expression], between: &str, least: u8) -> String {
        parts.iter().map(|part| self.print(part, least)).collect::<Vec<_>>().join(between)
    }

    fn field_call(&self, call: &FieldCall) -> String {
        let mut text = self.print(&call.body, power::ANY);
        if call.among_others {
            text += " among others";
        }
        if call.over_panel {
            text += " over panel";
        }
        if let Some(filter) = &call.filter {
            text += &format!(" where {}", self.print(filter, power::ANY));
        }
        let names: &[&str] = if call.function == FieldFunction::TrimmedMean {
            &["lowest = ", "highest = "]
        } else {
            &[""]
        };
        for (name, argument) in names.iter().zip(&call.arguments) {
            text += &format!(", {name}{}", self.print(argument, power::ANY));
        }
        format!("{}({text})", call.function.name())
    }

    fn name_of(&self, reference: Reference) -> &str {
        match reference {
            Reference::Step(step) => self.steps.get(step).map_or("", |step| &step.name),
            Reference::Symbol(symbol) => self.symbols.get(symbol).map_or("", |used| &used.name),
        }
    }
}
