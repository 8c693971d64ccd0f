//! From tokens to steps and expressions, by binding power; a mistake in one step does not hide those of the next.

mod call;

use std::ops::Range;

use super::FormulaText;
use super::lexer::{Sign, Token};
use super::names::Names;
use super::syntax::{Expression, Kind, Step};
use super::words;
use crate::Diagnostic;
use crate::derivation::Relation;
use crate::diagnostic::codes;

/// How deep brackets, functions, powers and conditions may nest.
pub(super) const NESTING_MAX: usize = 64;

/// Binding powers, from the loosest.
pub(super) mod power {
    pub(in super::super) const ANY: u8 = 0;
    pub(in super::super) const OR: u8 = 1;
    pub(in super::super) const AND: u8 = 2;
    pub(in super::super) const NOT: u8 = 3;
    pub(in super::super) const COMPARE: u8 = 4;
    pub(in super::super) const SUM: u8 = 5;
    pub(in super::super) const PRODUCT: u8 = 6;
    pub(in super::super) const NEGATIVE: u8 = 7;
    pub(in super::super) const POWER: u8 = 8;
    pub(in super::super) const OPERAND: u8 = 9;
}

const RELATIONS: &[(&str, Relation)] = &[
    ("<", Relation::Less),
    ("<=", Relation::LessOrEqual),
    ("=", Relation::Equal),
    ("!=", Relation::NotEqual),
    (">=", Relation::GreaterOrEqual),
    (">", Relation::Greater),
];

/// What came of reading: steps, or a single condition.
pub(super) struct Parsed {
    pub(super) steps: Vec<Step>,
    pub(super) literals: usize,
    pub(super) mistakes: Vec<Diagnostic>,
}

/// Reads the tokens of a formula with named steps.
pub(super) fn steps(text: &FormulaText, tokens: &[Token], names: &mut Names<'_>) -> Parsed {
    let mut reader = Reader::new(text, names);
    let starts = step_starts(tokens);
    reader.names.later =
        starts.iter().filter_map(|at| word_at(tokens, *at)).map(Into::into).collect();
    if starts.first() != Some(&0) {
        let range = tokens.first().map_or(0..0, |token| token.range.clone());
        reader.mistakes.push(no_step(text, range));
    }
    for (position, start) in starts.iter().enumerate() {
        let end = starts.get(position + 1).copied().unwrap_or(tokens.len());
        let step_tokens = tokens.get(*start..end).unwrap_or_default();
        reader.step(step_tokens, position + 1 == starts.len());
    }
    reader.finish()
}

/// Reads the tokens of a single condition.
pub(super) fn condition(text: &FormulaText, tokens: &[Token], names: &mut Names<'_>) -> Parsed {
    let mut reader = Reader::new(text, names);
    reader.expression_of("when", 0..0, tokens);
    reader.finish()
}

fn no_step(text: &FormulaText, range: Range<usize>) -> Diagnostic {
    Diagnostic::mistake(codes::FORMULA_SYNTAX, "the formula does not begin with a named step")
        .at(text.place(range), "")
        .help("begin each step with its name, such as `share = lowest(x) / x`")
}

/// A step begins where a line begins with `NAME =`.
fn step_starts(tokens: &[Token]) -> Vec<usize> {
    let begins = |at: &usize| {
        let first = tokens.get(*at).is_some_and(|token| token.begins_line);
        let equals = tokens.get(at + 1).is_some_and(|token| token.sign == Sign::Mark("="));
        first && equals && word_at(tokens, *at).is_some_and(|word| !words::is_word(word))
    };
    (0..tokens.len()).filter(begins).collect()
}

fn word_at(tokens: &[Token], at: usize) -> Option<&str> {
    match tokens.get(at).map(|token| &token.sign) {
        Some(Sign::Word(word)) => Some(word),
        _ => None,
    }
}

/// Reading that has failed; the mistake is already noted.
struct Failed;

type Read<T> = Result<T, Failed>;

struct Reader<'t, 'n, 's> {
    text: &'t FormulaText,
    names: &'n mut Names<'s>,
    tokens: &'t [Token],
    at: usize,
    end: usize,
    depth: usize,
    in_field: bool,
    this_seen: bool,
    parsed: Vec<Step>,
    literals: usize,
    field_calls: usize,
    mistakes: Vec<Diagnostic>,
}

impl<'t, 'n, 's> Reader<'t, 'n, 's> {
    fn new(text: &'t FormulaText, names: &'n mut Names<'s>) -> Self {
        Reader {
            text,
            names,
            tokens: &[],
            at: 0,
            end: text.as_str().len(),
            depth: 0,
            in_field: false,
            this_seen: false,
            parsed: Vec::new(),
            literals: 0,
            field_calls: 0,
            mistakes: Vec::new(),
        }
    }

    fn finish(self) -> Parsed {
        let Reader { parsed, literals, mistakes, .. } = self;
        Parsed { steps: parsed, literals, mistakes }
    }

    fn step(&mut self, tokens: &'t [Token], is_last: bool) {
        let [name, _, rest @ ..] = tokens else { return };
        let Sign::Word(word) = &name.sign else { return };
        if word.contains('.') {
            self.mistake(
                name.range.clone(),
                format!("`{word}` cannot be the name of a step"),
                "leave out the dot",
            );
        }
        self.end = tokens.last().map_or(0, |token| token.range.end);
        self.expression_of(word, name.range.clone(), rest);
        self.names.later.retain(|later| **later != **word);
        let taken = self.names.name_step(word, name.range.clone(), is_last);
        self.mistakes.extend(taken);
    }

    fn expression_of(&mut self, name: &str, range: Range<usize>, tokens: &'t [Token]) {
        (self.tokens, self.at, self.depth) = (tokens, 0, 0);
        (self.in_field, self.this_seen) = (false, false);
        let read = self.expression(power::ANY).and_then(|expression| {
            if self.at < self.tokens.len() { Err(self.unexpected()) } else { Ok(expression) }
        });
        if let Ok(expression) = read {
            self.parsed.push(Step { name: name.into(), range, expression, needs: Vec::new() });
        }
    }

    fn mistake(&mut self, range: Range<usize>, message: impl Into<String>, help: &str) -> Failed {
        let place = self.text.place(range);
        self.mistakes
            .push(Diagnostic::mistake(codes::FORMULA_SYNTAX, message).at(place, "").help(help));
        Failed
    }

    fn peek(&self) -> Option<&'t Sign> {
        self.tokens.get(self.at).map(|token| &token.sign)
    }

    /// Where the next token stands, or the end.
    fn here(&self) -> Range<usize> {
        self.tokens.get(self.at).map_or(self.end..self.end, |token| token.range.clone())
    }

    fn takes(&mut self, wanted: &str) -> bool {
        let found = match self.peek() {
            Some(Sign::Mark(mark)) => *mark == wanted,
            Some(Sign::Word(word)) => word == wanted,
            _ => false,
        };
        self.at += usize::from(found);
        found
    }

    fn expect(&mut self, wanted: &str, help: &str) -> Read<()> {
        if self.takes(wanted) {
            return Ok(());
        }
        let found = self.found();
        Err(self.mistake(self.here(), format!("expected `{wanted}`, found {found}"), help))
    }

    fn found(&self) -> String {
        let range = self.here();
        match self.text.as_str().get(range.clone()) {
            Some(text) if !text.is_empty() => format!("`{text}`"),
            _ => "the end of the step".to_owned(),
        }
    }

    fn unexpected(&mut self) -> Failed {
        let found = self.found();
        self.mistake(
            self.here(),
            format!("{found} does not belong here"),
            "write an operator between figures",
        )
    }

    fn expression(&mut self, least: u8) -> Read<Expression> {
        self.depth += 1;
        if self.depth > NESTING_MAX {
            let mistake = Diagnostic::mistake(
                codes::LIMIT_NESTING,
                format!("nested deeper than {NESTING_MAX}"),
            )
            .at(self.text.place(self.here()), "")
            .help("give inner parts a name of their own, in steps above");
            self.mistakes.push(mistake);
            return Err(Failed);
        }
        let mut left = self.prefix()?;
        while let Some(extended) = self.infix(&left, least)? {
            left = extended;
        }
        self.depth -= 1;
        Ok(left)
    }

    fn prefix(&mut self) -> Read<Expression> {
        let start = self.here().start;
        let kind = if self.takes("-") {
            Kind::Negative(self.expression(power::NEGATIVE)?)
        } else if self.takes("+") {
            let range = start..start + 1;
            return Err(self.mistake(
                range,
                "`+` stands before nothing to add to",
                "leave out the `+`",
            ));
        } else if self.takes("not") {
            Kind::Not(self.expression(power::NOT)?)
        } else if self.takes("if") {
            self.condition_branches()?
        } else {
            return self.operand();
        };
        Ok(self.finished(kind, start))
    }

    fn condition_branches(&mut self) -> Read<Kind> {
        let condition = self.expression(power::ANY)?;
        self.expect("then", "write `if CONDITION then … else …`")?;
        let yes = self.expression(power::ANY)?;
        self.expect(
            "else",
            "every `if` states what holds otherwise: `if CONDITION then … else …`",
        )?;
        let no = self.expression(power::ANY)?;
        Ok(Kind::If(condition, yes, no))
    }

    fn finished(&self, kind: Kind, start: usize) -> Expression {
        let last = self.at.checked_sub(1).and_then(|last| self.tokens.get(last));
        Expression::new(kind, start..last.map_or(start, |token| token.range.end))
    }

    /// One further operator that binds at least so tightly, with its right side.
    fn infix(&mut self, left: &Expression, least: u8) -> Read<Option<Expression>> {
        let start = left.range.start;
        let kind = match self.peek() {
            Some(Sign::Mark("^")) if least <= power::POWER => {
                self.at += 1;
                // to the right, and a sign may stand before the exponent
                Kind::Power(left.clone(), self.expression(power::NEGATIVE)?)
            }
            Some(Sign::Mark("*" | "/")) if least <= power::PRODUCT => {
                Kind::Product(left.clone(), self.chain("*", "/", power::PRODUCT)?)
            }
            Some(Sign::Mark("+" | "-")) if least <= power::SUM => {
                Kind::Sum(left.clone(), self.chain("+", "-", power::SUM)?)
            }
            Some(Sign::Mark(mark)) if least <= power::COMPARE => match relation(mark) {
                Some(relation) => self.comparison(left, relation)?,
                None => return Ok(None),
            },
            Some(Sign::Word(word)) if word == "and" && least <= power::AND => {
                Kind::All(self.conditions(left, "and", power::AND)?)
            }
            Some(Sign::Word(word)) if word == "or" && least <= power::OR => {
                Kind::Any(self.conditions(left, "or", power::OR)?)
            }
            _ => return Ok(None),
        };
        Ok(Some(self.finished(kind, start)))
    }

    /// The further terms of a chain, each with whether it stands behind the second sign.
    fn chain(&mut self, plain: &str, inverse: &str, power: u8) -> Read<Vec<(bool, Expression)>> {
        let mut rest = Vec::new();
        loop {
            let inverted = if self.takes(plain) {
                false
            } else if self.takes(inverse) {
                true
            } else {
                return Ok(rest);
            };
            rest.push((inverted, self.expression(power + 1)?));
        }
    }

    fn conditions(&mut self, left: &Expression, word: &str, power: u8) -> Read<Vec<Expression>> {
        let mut parts = vec![left.clone()];
        while self.takes(word) {
            parts.push(self.expression(power + 1)?);
        }
        Ok(parts)
    }

    fn comparison(&mut self, left: &Expression, relation: Relation) -> Read<Kind> {
        self.at += 1;
        let right = self.expression(power::SUM)?;
        if matches!(self.peek(), Some(Sign::Mark(mark)) if self::relation(mark).is_some()) {
            let help = "write both comparisons out and join them with `and`";
            let message = "a comparison cannot be compared again";
            return Err(self.mistake(self.here(), message, help));
        }
        Ok(Kind::Compare(left.clone(), relation, right))
    }
}

fn relation(mark: &str) -> Option<Relation> {
    RELATIONS.iter().find(|(sign, _)| *sign == mark).map(|(_, relation)| *relation)
}
