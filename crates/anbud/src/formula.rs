//! The formula language: what criteria files, catalogue models and reports write formulas in.
//!
//! ```text
//! over  = price / lowest(price) - 1
//! share = if over <= knee then 1 - over else 0.5 * (1 - over)
//! ```

mod check;
mod interpret;
mod lexer;
mod mathml;
mod names;
mod parser;
mod print;
mod spreadsheet;
mod symbol;
mod syntax;
mod text;
mod units;
mod words;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use crate::diagnostic::codes;
use crate::procedure::Parameter;
use crate::{Diagnostic, Place};
pub use interpret::{Column, Run};
pub use mathml::{Setting, mathml};
use names::{Names, Used};
pub use spreadsheet::{Asked, Cells, NO_FIGURE, Spread, compared_in_cells, rounded_in_cells};
pub use symbol::{Scope, Symbol, Where};
use syntax::{Kind, Reference, Step};
pub use text::FormulaText;
pub(crate) use words::built_in;
pub use words::{is_built_in, is_name, is_word};

/// How many characters a formula may have.
pub const CHARACTERS_MAX: usize = 4_000;
/// How many steps a formula may have.
pub const STEPS_MAX: usize = 200;

/// A formula that was read and checked.
///
/// ```
/// use std::collections::BTreeMap;
/// use anbud::formula::{Formula, FormulaText, Scope, Where};
///
/// let items = BTreeMap::new();
/// let parts = BTreeMap::new();
/// let scope = Scope { at: Where::Award, parameters: &[], items: &items, parts: &parts, measures: true };
/// let formula = Formula::compile(&FormulaText::from("result = quality / price"), &scope).expect("well formed");
/// assert!(!formula.is_relative());
///
/// let mistakes = Formula::compile(&FormulaText::from("result = price - quality"), &scope).expect_err("units");
/// assert_eq!(mistakes[0].help.as_deref(),
///     Some("say what a point is worth in money, such as `price - 1000 * quality`"));
/// ```
#[derive(Debug, Clone)]
pub struct Formula {
    text: FormulaText,
    parameters: Vec<Parameter>,
    steps: Vec<Step>,
    symbols: Vec<Used>,
    literals: usize,
    relative: bool,
    panel: bool,
}

impl Formula {
    /// Reads and checks a formula where it stands.
    ///
    /// # Errors
    /// Every mistake in the text, each with its place.
    pub fn compile(text: &FormulaText, scope: &Scope<'_>) -> Result<Formula, Vec<Diagnostic>> {
        within_length(text)?;
        let tokens = lexer::read(text)?;
        let mut names = Names::new(scope, text);
        let read = if scope.at == Where::Rejection { parser::condition } else { parser::steps };
        let mut parsed = read(text, &tokens, &mut names);
        let symbols: Vec<Symbol> = names.symbols.iter().map(|used| used.symbol.clone()).collect();
        if parsed.mistakes.is_empty() {
            parsed.mistakes = checked(text, scope.at, &symbols, &parsed.steps);
        }
        if !parsed.mistakes.is_empty() {
            return Err(parsed.mistakes);
        }
        find_needs(&mut parsed.steps);
        let relative =
            parsed.steps.iter().any(|step| check::is_relative(&step.expression, &symbols));
        let panel = parsed.steps.iter().any(|step| check::is_over_panel(&step.expression));
        Ok(Formula {
            text: text.clone(),
            parameters: scope.parameters.to_vec(),
            steps: parsed.steps,
            symbols: names.symbols,
            literals: parsed.literals,
            relative,
            panel,
        })
    }

    /// The formula as published.
    #[must_use]
    pub fn text(&self) -> &FormulaText {
        &self.text
    }

    /// Whether it looks at other tenders: some field function is in it.
    #[must_use]
    pub fn is_relative(&self) -> bool {
        self.relative
    }

    /// Whether it looks at what each member of the panel came to: some function in it is `over panel`.
    #[must_use]
    pub fn is_over_panel(&self) -> bool {
        self.panel
    }

    /// Whether its figures are exact whatever it is given: it has no root, no logarithm and only whole powers.
    /// Any other formula may still yield exact figures: `x ^ n` does where `n` is 2.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.steps.iter().all(|step| check::is_exact(&step.expression))
    }

    /// The parameters it was compiled with.
    #[must_use]
    pub fn parameters(&self) -> &[Parameter] {
        &self.parameters
    }

    /// The names of its steps, in order; the last is what the formula yields. A single condition is one step, `when`.
    pub fn steps(&self) -> impl Iterator<Item = &str> {
        self.steps.iter().map(|step| &*step.name)
    }

    /// The names it uses, each with the place of its first use.
    pub fn symbols(&self) -> impl Iterator<Item = (&Symbol, Place)> {
        self.symbols.iter().map(|used| (&used.symbol, used.place.clone()))
    }

    /// What a symbol that the formula uses is called in it.
    pub(crate) fn symbol_name(&self, symbol: &Symbol) -> Arc<str> {
        let used = self.symbols.iter().find(|used| used.symbol == *symbol);
        used.map_or_else(|| shared(""), |used| used.name.clone())
    }

    /// Where a step stands in the document.
    #[must_use]
    pub fn step_place(&self, step: usize) -> Option<Place> {
        self.steps
            .get(step)
            .map(|step| self.text.place(step.range.start..step.expression.range.end))
    }
}

fn within_length(text: &FormulaText) -> Result<(), Vec<Diagnostic>> {
    let characters = text.as_str().chars().count();
    if characters <= CHARACTERS_MAX {
        return Ok(());
    }
    let message = format!("the formula has {characters} characters, more than {CHARACTERS_MAX}");
    Err(vec![
        Diagnostic::mistake(codes::LIMIT_FORMULA_LENGTH, message)
            .at(text.whole_place(), "")
            .help("a rule that tenderers must understand is shorter"),
    ])
}

fn checked(text: &FormulaText, at: Where, symbols: &[Symbol], steps: &[Step]) -> Vec<Diagnostic> {
    if steps.len() > STEPS_MAX {
        let message = format!("the formula has {} steps, more than {STEPS_MAX}", steps.len());
        return vec![
            Diagnostic::mistake(codes::LIMIT_FORMULA_STEPS, message)
                .at(text.whole_place(), "")
                .help("a rule that tenderers must understand has fewer steps"),
        ];
    }
    let mut checker = check::Checker::new(text, at, symbols);
    checker.check(steps);
    let mut units = units::Units::new(text, at, symbols);
    units.check(steps);
    checker.mistakes.into_iter().chain(units.mistakes).collect()
}

/// Finds for each step the earlier ones that it needs in any case.
fn find_needs(steps: &mut [Step]) {
    for at in 0..steps.len() {
        let (before, rest) = steps.split_at_mut(at);
        let Some(step) = rest.first_mut() else { return };
        let mut needs = Vec::new();
        gather_needs(&step.expression, before, &mut needs);
        needs.sort_unstable();
        needs.dedup();
        step.needs = needs;
    }
}

fn gather_needs(expression: &syntax::Expression, before: &[Step], needs: &mut Vec<usize>) {
    if let Kind::Name { reference: Reference::Step(step), this: false } = &*expression.kind {
        needs.extend(before.get(*step).into_iter().flat_map(|needed| needed.needs.iter().copied()));
        needs.push(*step);
    }
    for part in expression.certain_parts() {
        gather_needs(part, before, needs);
    }
}

/// The text of a name, shared by all figures that carry it.
fn shared(text: &str) -> Arc<str> {
    text.into()
}
