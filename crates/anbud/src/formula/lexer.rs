//! From the text of a formula to tokens, each with its place; every foreign sign is a mistake with its remedy.

use std::iter::Peekable;
use std::ops::Range;
use std::str::CharIndices;

use unicode_normalization::UnicodeNormalization;

use super::FormulaText;
use super::words::{begins_name, continues_name};
use crate::diagnostic::{Code, Diagnostic, codes};
use crate::{Literal, LiteralError};

/// A token and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token {
    pub(super) sign: Sign,
    pub(super) range: Range<usize>,
    /// Whether it is the first of its line.
    pub(super) begins_line: bool,
}

/// What a token is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Sign {
    Number(Literal),
    /// A name or word, dots included: `points.medication`.
    Word(String),
    /// An operator, bracket or comma.
    Mark(&'static str),
}

const MARKS: &[&str] =
    &["<=", ">=", "!=", "+", "-", "*", "/", "^", "%", "(", ")", ",", "<", ">", "="];

/// Signs of other languages, and what to write instead.
const FOREIGN: &[(&str, &str)] = &[
    ("==", "="),
    ("**", "^"),
    ("<>", "!="),
    ("&&", "and"),
    ("||", "or"),
    ("×", "*"),
    ("·", "*"),
    ("÷", "/"),
    ("−", "-"),
    ("–", "-"),
    ("≤", "<="),
    ("≥", ">="),
    ("≠", "!="),
    ("[", "("),
    ("]", ")"),
    ("!", "not"),
    (";", ","),
    (":", "/"),
];

/// Reads all tokens of a text.
pub(super) fn read(text: &FormulaText) -> Result<Vec<Token>, Vec<Diagnostic>> {
    let mut lexer = Lexer {
        text,
        characters: text.as_str().char_indices().peekable(),
        tokens: Vec::new(),
        mistakes: Vec::new(),
        begins_line: true,
    };
    while lexer.next_token() {}
    if lexer.mistakes.is_empty() { Ok(lexer.tokens) } else { Err(lexer.mistakes) }
}

struct Lexer<'a> {
    text: &'a FormulaText,
    characters: Peekable<CharIndices<'a>>,
    tokens: Vec<Token>,
    mistakes: Vec<Diagnostic>,
    begins_line: bool,
}

impl<'a> Lexer<'a> {
    fn rest(&mut self) -> &'a str {
        let at = self.characters.peek().map_or(self.text.as_str().len(), |(at, _)| *at);
        self.text.as_str().get(at..).unwrap_or("")
    }

    fn next_token(&mut self) -> bool {
        let Some(&(start, c)) = self.characters.peek() else { return false };
        if c == '\n' {
            self.begins_line = true;
            self.characters.next();
        } else if c.is_whitespace() {
            self.characters.next();
        } else if c == '#' {
            self.skip_while(|c| c != '\n');
        } else if c.is_ascii_digit() {
            self.number(start);
        } else if begins_name(c) {
            self.word(start);
        } else {
            self.mark(start, c);
        }
        true
    }

    fn skip_while(&mut self, goes_on: impl Fn(char) -> bool) -> usize {
        while self.characters.next_if(|(_, c)| goes_on(*c)).is_some() {}
        self.characters.peek().map_or(self.text.as_str().len(), |(at, _)| *at)
    }

    fn push(&mut self, sign: Sign, range: Range<usize>) {
        self.tokens.push(Token { sign, range, begins_line: self.begins_line });
        self.begins_line = false;
    }

    fn mistake(&mut self, code: Code, range: Range<usize>, message: String, help: String) {
        let place = self.text.place(range);
        self.mistakes.push(Diagnostic::mistake(code, message).at(place, "").help(help));
    }

    fn number(&mut self, start: usize) {
        let end = self.skip_while(|c| c.is_alphanumeric() || c == '.' || c == '_');
        let written = self.text.as_str().get(start..end).unwrap_or("");
        if self.joins_comma(written, end) {
            return;
        }
        match written.parse::<Literal>() {
            Ok(literal) => self.push(Sign::Number(literal), start..end),
            Err(error) => {
                let message = format!("`{written}` is {error}");
                self.mistake(codes::NUMBER, start..end, message, number_help(written, error));
            }
        }
    }

    /// A comma between digits without a blank after it is neither a point nor clearly a separator.
    fn joins_comma(&mut self, before: &str, comma: usize) -> bool {
        let after = self.text.as_str().get(comma..).and_then(|rest| rest.strip_prefix(','));
        let Some(after) = after.filter(|after| after.starts_with(|c: char| c.is_ascii_digit()))
        else {
            return false;
        };
        let digits = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
        let after = after.get(..digits).unwrap_or("");
        let end = comma + 1 + digits;
        self.mistake(
            codes::DECIMAL_COMMA,
            comma - before.len()..end,
            format!("`{before},{after}` can be one number or two"),
            format!("write `{before}.{after}` for one number, `{before}, {after}` for two"),
        );
        while self.characters.next_if(|(at, _)| *at < end).is_some() {}
        true
    }

    fn word(&mut self, start: usize) {
        let mut end = self.skip_while(continues_name);
        while self.rest().strip_prefix('.').is_some_and(|rest| rest.starts_with(begins_name)) {
            self.characters.next();
            end = self.skip_while(continues_name);
        }
        let written = self.text.as_str().get(start..end).unwrap_or("");
        self.push(Sign::Word(written.nfc().collect()), start..end);
    }

    fn mark(&mut self, start: usize, c: char) {
        let rest = self.rest();
        let foreign =
            FOREIGN.iter().find(|(sign, _)| rest.starts_with(sign) && !rest.starts_with("!="));
        if let Some((sign, ours)) = foreign {
            let range = start..start + sign.len();
            let message = format!("`{sign}` is not a sign of the formula language");
            self.mistake(codes::FORMULA_SYNTAX, range.clone(), message, format!("write `{ours}`"));
            while self.characters.next_if(|(at, _)| *at < range.end).is_some() {}
        } else if let Some(mark) = MARKS.iter().find(|mark| rest.starts_with(**mark)) {
            let range = start..start + mark.len();
            while self.characters.next_if(|(at, _)| *at < range.end).is_some() {}
            self.push(Sign::Mark(mark), range);
        } else {
            self.characters.next();
            let help = match c {
                '.' => "write a digit before the decimal point, such as `0.5`".to_owned(),
                '"' | '\'' | '`' => "write names without quotation marks".to_owned(),
                _ => "a formula has names, numbers, + - * / ^ %, comparisons, brackets and commas"
                    .to_owned(),
            };
            let message = format!("`{c}` does not belong in a formula");
            self.mistake(codes::FORMULA_SYNTAX, start..start + c.len_utf8(), message, help);
        }
    }
}

fn number_help(written: &str, error: LiteralError) -> String {
    let digits = written.trim_end_matches(|c: char| !c.is_ascii_digit());
    let product = written.find(|c: char| c.is_alphabetic()).map(|at| written.split_at(at));
    match (error, product) {
        (LiteralError::Exponent, _) => "write the number out, or use `10 ^ n`".to_owned(),
        (LiteralError::TooLong, _) => "at most 28 significant digits are read".to_owned(),
        (_, Some((number, name))) if number.parse::<Literal>().is_ok() => {
            format!("write `{number} * {name}` for a product; a name does not begin with a digit")
        }
        _ => format!("write digits with one decimal point, such as `{digits}`"),
    }
}
