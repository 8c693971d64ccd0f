//! One value of a document, to be read as text, number, yes or no, list or table.

use toml::Spanned;
use toml::de::{DeString, DeValue};

use super::document::Document;
use super::fields::{Fields, Limit};
use super::names::composed;
use super::number::{self, Complaint};
use super::shown::shown;
use crate::diagnostic::codes;
use crate::formula::FormulaText;
use crate::procedure::draft::{Number, Text, Written};
use crate::{Literal, Place};

/// One value of a document.
#[derive(Debug, Clone, Copy)]
pub(super) struct Value<'d> {
    pub(super) document: &'d Document<'d>,
    name: Name<'d>,
    value: &'d Spanned<DeValue<'d>>,
}

/// What a value is called in messages.
#[derive(Debug, Clone, Copy)]
enum Name<'d> {
    Key(&'d str),
    EntryOf(&'d str),
}

/// Whether a number may have a percent sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Percent {
    Allowed,
    Refused,
}

impl<'d> Value<'d> {
    /// The value of a key; none where its line is broken.
    pub(super) fn of_key(
        document: &'d Document<'d>,
        key: &'d Spanned<DeString<'d>>,
        value: &'d Spanned<DeValue<'d>>,
    ) -> Option<Self> {
        let is_broken = !document.has_heading(value)
            && (document.is_broken(key.span()) || is_broken(document, value));
        if is_broken {
            document.lose();
            return None;
        }
        Some(Value { document, name: Name::Key(key.get_ref()), value })
    }

    /// Where it stands.
    pub(super) fn place(&self) -> Place {
        self.document.place(self.value.span())
    }

    /// The text as it stands in the document.
    pub(super) fn written(&self) -> &'d str {
        self.document.source().text().get(self.value.span()).unwrap_or("")
    }

    /// Whether it is a table.
    pub(super) fn is_table(&self) -> bool {
        self.value.get_ref().is_table()
    }

    /// As text.
    pub(super) fn text(&self) -> Option<Text> {
        match self.value.get_ref() {
            DeValue::String(text) => Some(Written::new(text.to_string(), self.place())),
            DeValue::Array(_) | DeValue::Table(_) => {
                self.wrong_type("a text", "write text between quotes")
            }
            _ => {
                let help = format!("write `\"{}\"`", self.written());
                self.wrong_type("a text between quotes", &help)
            }
        }
    }

    /// As an identifier or a reference to one, in the form that identifiers are compared in.
    pub(super) fn identifier(&self) -> Option<Text> {
        let text = self.text()?;
        Some(Written::new(composed(&text.value), text.place))
    }

    /// As a formula, which knows where each of its characters stands.
    pub(super) fn formula(&self) -> Option<FormulaText> {
        let text = self.text()?;
        Some(FormulaText::in_document(&text.value, self.document.source(), self.value.span()))
    }

    /// As a number.
    pub(super) fn number(&self, percent: Percent) -> Option<Number> {
        let read = match self.value.get_ref() {
            DeValue::Integer(integer) => number::from_integer(integer.as_str(), integer.radix()),
            DeValue::Float(float) => number::from_text(float.as_str()),
            DeValue::String(text) => number::from_text(text),
            _ => return self.wrong_type("a number", "write digits, such as `20.5`"),
        };
        let read =
            read.and_then(|literal| match literal.is_percent() && percent == Percent::Refused {
                true => Err(self.refused_percent(literal)),
                false => Ok(literal),
            });
        match read {
            Ok(literal) => Some(Written::new(literal, self.place())),
            Err(Complaint { message, help }) => {
                self.document.mistake(codes::NUMBER, self.place(), message, help);
                None
            }
        }
    }

    fn refused_percent(&self, literal: Literal) -> Complaint {
        let plain = literal.to_string();
        Complaint {
            message: format!("{} takes no percent sign", self.subject()),
            help: format!("write `{}`", plain.trim_end_matches([' ', '%'])),
        }
    }

    /// As true or false.
    pub(super) fn boolean(&self) -> Option<Written<bool>> {
        match self.value.get_ref() {
            DeValue::Boolean(is_true) => Some(Written::new(*is_true, self.place())),
            _ => self.wrong_type("`true` or `false`", "write `true` or `false`, without quotes"),
        }
    }

    /// As true or false, where it is one of them; another kind is no mistake here.
    pub(super) fn as_boolean(&self) -> Option<bool> {
        self.value.get_ref().as_bool()
    }

    /// As a list; what stands on broken lines is left out.
    pub(super) fn list(&self, example: &str) -> Option<Vec<Value<'d>>> {
        let Some(items) = self.value.get_ref().as_array() else {
            return self.wrong_type("a list", &format!("write `{example}`"));
        };
        let (Name::Key(name) | Name::EntryOf(name)) = self.name;
        let value = |value| {
            let item = Value { document: self.document, name: Name::EntryOf(name), value };
            let is_whole = self.document.has_heading(value) || !is_broken(self.document, value);
            if !is_whole {
                self.document.lose();
            }
            is_whole.then_some(item)
        };
        Some(items.iter().filter_map(value).collect())
    }

    /// As a table with known keys; `what` it is, for messages.
    pub(super) fn fields(&self, what: &'static str, example: &str) -> Option<Fields<'d>> {
        let Some(table) = self.value.get_ref().as_table() else {
            return self.wrong_type("a table", &format!("write `{example}`"));
        };
        Some(Fields::new(self.document, what, table, self.document.extent(self.value.span())))
    }

    /// As a table with keys of the user's own, in the order of the document.
    pub(super) fn entries(&self, example: &str, limit: Limit) -> Option<Vec<(Text, Value<'d>)>> {
        let Some(table) = self.value.get_ref().as_table() else {
            return self.wrong_type("a table", &format!("write `{example}`"));
        };
        let mut entries: Vec<_> = table.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        let entries =
            limit.keep(self.document, entries, |(key, _)| self.document.place(key.span()));
        let entry = |(key, value): (&'d Spanned<DeString<'d>>, &'d Spanned<DeValue<'d>>)| {
            let place = self.document.place(key.span());
            let value = Value::of_key(self.document, key, value)?;
            Some((Written::new(composed(key.get_ref()), place), value))
        };
        Some(entries.into_iter().filter_map(entry).collect())
    }

    /// Reports that it is of another kind than it must be.
    pub(super) fn wrong_type<T>(&self, wanted: &str, help: &str) -> Option<T> {
        let found = match self.value.get_ref() {
            DeValue::String(text) => format!("the text {}", shown(text)),
            DeValue::Integer(_) | DeValue::Float(_) => {
                format!("the number {}", shown(self.written()))
            }
            DeValue::Boolean(_) => shown(self.written()),
            DeValue::Datetime(_) => format!("the date {}", shown(self.written())),
            DeValue::Array(_) => "a list".to_owned(),
            DeValue::Table(_) => "a table".to_owned(),
        };
        let message = format!("{} is {found}, not {wanted}", self.subject());
        self.document.mistake(codes::WRONG_TYPE, self.place(), message, help);
        None
    }

    fn subject(&self) -> String {
        match self.name {
            Name::Key(name) => shown(name),
            Name::EntryOf(name) => format!("an entry of {}", shown(name)),
        }
    }
}

/// Whether a value that is not a container stands on a broken line.
fn is_broken(document: &Document<'_>, value: &Spanned<DeValue<'_>>) -> bool {
    match value.get_ref() {
        DeValue::Array(_) | DeValue::Table(_) => false,
        _ => document.is_broken(value.span()),
    }
}
