//! Operands: literals, names, brackets, functions of one tender and over the field.

use std::ops::Range;

use super::super::lexer::Sign;
use super::super::syntax::{Expression, FieldCall, Kind};
use super::super::words::{self, FieldFunction, Function};
use super::{Read, Reader, power};
use crate::diagnostic::did_you_mean;

impl Reader<'_, '_, '_> {
    pub(super) fn operand(&mut self) -> Read<Expression> {
        let range = self.here();
        let start = range.start;
        let kind = match self.peek().cloned() {
            Some(Sign::Number(literal)) => {
                self.at += 1;
                self.literals += 1;
                Kind::Number(literal, self.literals - 1)
            }
            Some(Sign::Word(word)) => self.word(&word, range)?,
            Some(Sign::Mark("(")) => {
                self.at += 1;
                let inner = self.expression(power::ANY)?;
                self.expect(")", "close the bracket")?;
                *inner.kind
            }
            _ => {
                let found = self.found();
                let help = "write a number, a name, a function or a bracket here";
                return Err(self.mistake(range, format!("expected a figure, found {found}"), help));
            }
        };
        let mut operand = self.finished(kind, start);
        while self.takes("%") {
            operand = self.finished(Kind::Percent(operand), start);
        }
        Ok(operand)
    }

    fn word(&mut self, word: &str, range: Range<usize>) -> Read<Kind> {
        self.at += 1;
        let called = self.peek() == Some(&Sign::Mark("("));
        if let Some(function) = words::function(word) {
            return self.call(function, word, range, called);
        }
        if let Some(function) = words::field_function(word) {
            return self.field_call(function, word, range, called);
        }
        if called {
            let all = "functions are min, max, abs, sqrt, ln, round, truncate, floor, ceil, and those over the field";
            let help = did_you_mean(word, words::functions())
                .map_or_else(|| all.to_owned(), |close| format!("did you mean `{close}`?"));
            return Err(self.mistake(range, format!("there is no function `{word}`"), &help));
        }
        match word.strip_prefix("this.") {
            Some(name) => {
                self.this_seen = true;
                self.name(name, range, true)
            }
            None if word == "none" => Ok(Kind::None),
            None if words::is_word(word) => {
                let help = "write a number, a name, a function or a bracket here";
                Err(self.mistake(range, format!("`{word}` does not belong here"), help))
            }
            None => self.name(word, range, false),
        }
    }

    fn name(&mut self, name: &str, range: Range<usize>, this: bool) -> Read<Kind> {
        match self.names.resolve(name, range) {
            Ok(reference) => Ok(Kind::Name { reference, this: this && self.in_field }),
            Err(mistake) => {
                self.mistakes.push(mistake);
                // a stand-in, so that the rest of the step is read too
                Ok(Kind::None)
            }
        }
    }

    fn call(
        &mut self,
        function: Function,
        word: &str,
        range: Range<usize>,
        called: bool,
    ) -> Read<Kind> {
        if !called {
            let help = format!("write `{word}(…)`");
            return Err(self.mistake(range, format!("`{word}` is a function"), &help));
        }
        self.at += 1;
        let mut arguments = vec![self.expression(power::ANY)?];
        while self.takes(",") {
            arguments.push(self.expression(power::ANY)?);
        }
        self.expect(")", "close the bracket")?;
        let (least, most) = match function {
            Function::Min | Function::Max => (2, usize::MAX),
            Function::Abs | Function::Sqrt | Function::Ln => (1, 1),
            _ => (1, 2),
        };
        if (least..=most).contains(&arguments.len()) {
            return Ok(Kind::Call(function, arguments));
        }
        let (count, help) = match function {
            Function::Min => {
                ("two or more figures", "write `lowest(x)` for the lowest over the tenders")
            }
            Function::Max => {
                ("two or more figures", "write `highest(x)` for the highest over the tenders")
            }
            Function::Abs | Function::Sqrt | Function::Ln => ("one figure", "leave out the others"),
            _ => ("a figure and how many decimals", "write for example `round(x, 2)`"),
        };
        Err(self.mistake(range, format!("`{word}` takes {count}"), help))
    }

    fn field_call(
        &mut self,
        function: FieldFunction,
        word: &str,
        range: Range<usize>,
        called: bool,
    ) -> Read<Kind> {
        if !called {
            let help = format!("write `{word}(x)`");
            return Err(self.mistake(
                range,
                format!("`{word}` is a function over the field"),
                &help,
            ));
        }
        self.at += 1;
        let (outer_field, outer_this) = (self.in_field, self.this_seen);
        (self.in_field, self.this_seen) = (true, false);
        let body = self.expression(power::ANY)?;
        let among_others = self.takes("among");
        if among_others {
            self.expect("others", "write `among others`")?;
        }
        let over_panel = !among_others && self.over_panel()?;
        let filter = if self.takes("where") { Some(self.expression(power::ANY)?) } else { None };
        let uses_this = self.this_seen;
        (self.in_field, self.this_seen) = (outer_field, outer_this || uses_this);
        let arguments = self.field_arguments(function, word, range)?;
        self.field_calls += 1;
        let id = self.field_calls - 1;
        Ok(Kind::Field(FieldCall {
            function,
            body,
            among_others,
            over_panel,
            filter,
            arguments,
            id,
            uses_this,
        }))
    }

    /// `over panel`, which only the award knows. Neither is a key word: a step may be called `over`.
    fn over_panel(&mut self) -> Read<bool> {
        let start = self.here().start;
        if !self.takes("over") {
            return Ok(false);
        }
        let end = self.here().end;
        self.expect("panel", "write `over panel`")?;
        if !self.names.knows_panel() {
            let help = "what the members of the panel came to is known where tenders are ranked";
            let message = "`over panel` is known in `[award]` only".to_owned();
            return Err(self.mistake(start..end, message, help));
        }
        Ok(true)
    }

    fn field_arguments(
        &mut self,
        function: FieldFunction,
        word: &str,
        range: Range<usize>,
    ) -> Read<Vec<Expression>> {
        let mut arguments = Vec::new();
        match function {
            FieldFunction::NthLowest | FieldFunction::NthHighest => {
                self.expect(",", &format!("say which: `{word}(x, 2)`"))?;
                arguments.push(self.expression(power::ANY)?);
            }
            FieldFunction::TrimmedMean => {
                let help = "say how many are left out: `trimmed_mean(x, lowest = 1, highest = 2)`";
                for name in ["lowest", "highest"] {
                    self.expect(",", help)?;
                    self.expect(name, help)?;
                    self.expect("=", help)?;
                    arguments.push(self.expression(power::ANY)?);
                }
            }
            _ => {}
        }
        if self.peek() == Some(&Sign::Mark(",")) {
            let help = match function {
                FieldFunction::Lowest => {
                    "write `min(a, b)` for the lower of two figures of one tender"
                }
                FieldFunction::Highest => {
                    "write `max(a, b)` for the higher of two figures of one tender"
                }
                _ => "write one figure; it is worked out for every tender of the field",
            };
            return Err(self.mistake(range, format!("`{word}` has too many arguments"), help));
        }
        self.expect(")", "close the bracket")?;
        Ok(arguments)
    }
}
