//! The fields of a table: each is taken by name and kind, and what is left over is a mistake.

use std::ops::Range;

use toml::de::DeTable;

use super::document::Document;
use super::shown::shown;
use super::value::{Percent, Value};
use crate::Place;
use crate::diagnostic::{Code, codes};
use crate::formula::FormulaText;
use crate::procedure::draft::{Number, Text, Written};

/// The fields of one table, of which those that are known are taken one after another.
#[derive(Debug)]
pub(super) struct Fields<'d> {
    pub(super) document: &'d Document<'d>,
    /// What the table is, such as "a criterion".
    what: &'static str,
    table: &'d DeTable<'d>,
    extent: Range<usize>,
    /// The keys asked for so far: all that the table may have.
    known: Vec<&'static str>,
    /// The keys that must be stated and are not, each with an example.
    missing: Vec<(&'static str, String)>,
    losses_before: usize,
}

/// How many entries a list may have, and the code for more.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limit {
    pub(super) most: usize,
    pub(super) code: Code,
    pub(super) text: &'static str,
}

impl<'d> Fields<'d> {
    pub(super) fn new(
        document: &'d Document<'d>,
        what: &'static str,
        table: &'d DeTable<'d>,
        extent: Range<usize>,
    ) -> Self {
        let losses_before = document.losses();
        Fields {
            document,
            what,
            table,
            extent,
            known: Vec::new(),
            missing: Vec::new(),
            losses_before,
        }
    }

    /// Where the table begins: its heading, or its opening brace.
    pub(super) fn place(&self) -> Place {
        let start = self.extent.start;
        let text = self.document.source().text().get(self.extent.clone()).unwrap_or("");
        let heading = match text.starts_with('[') {
            true => {
                text.lines().next().unwrap_or("").split('#').next().unwrap_or("").trim_end().len()
            }
            false => text.len(),
        };
        self.document.place(start..start + heading)
    }

    /// Takes a value; none where it is not stated, or cannot be used.
    pub(super) fn value(&mut self, key: &'static str) -> Option<Value<'d>> {
        self.known.push(key);
        let (key, value) = self.table.get_key_value(key)?;
        Value::of_key(self.document, key, value)
    }

    pub(super) fn text(&mut self, key: &'static str) -> Option<Text> {
        self.value(key)?.text()
    }

    pub(super) fn identifier(&mut self, key: &'static str) -> Option<Text> {
        self.value(key)?.identifier()
    }

    pub(super) fn number(&mut self, key: &'static str) -> Option<Number> {
        self.value(key)?.number(Percent::Refused)
    }

    pub(super) fn share(&mut self, key: &'static str) -> Option<Number> {
        self.value(key)?.number(Percent::Allowed)
    }

    pub(super) fn boolean(&mut self, key: &'static str) -> Option<Written<bool>> {
        self.value(key)?.boolean()
    }

    pub(super) fn formula(&mut self, key: &'static str) -> Option<FormulaText> {
        self.value(key)?.formula()
    }

    /// Takes a table with known keys.
    pub(super) fn fields(
        &mut self,
        key: &'static str,
        what: &'static str,
        example: &str,
    ) -> Option<Fields<'d>> {
        self.value(key)?.fields(what, example)
    }

    /// Takes a list of texts; none where it is not stated.
    pub(super) fn texts(&mut self, key: &'static str, example: &str) -> Option<Vec<Text>> {
        let items = self.value(key)?.list(example)?;
        Some(items.iter().filter_map(Value::text).collect())
    }

    /// Takes a table of numbers under names of the user's own.
    pub(super) fn named_numbers(
        &mut self,
        key: &'static str,
        percent: Percent,
        limit: Limit,
    ) -> Vec<(Text, Number)> {
        let example = format!("{key} = {{ name = 20.5 }}");
        let entries = self.value(key).and_then(|value| value.entries(&example, limit));
        let number = |(name, value): (Text, Value<'d>)| Some((name, value.number(percent)?));
        entries.unwrap_or_default().into_iter().filter_map(number).collect()
    }

    /// Takes the tables under repeated headings such as `[[criterion]]`.
    pub(super) fn tables(&mut self, key: &'static str, limit: Limit) -> Vec<Value<'d>> {
        let Some(value) = self.value(key) else {
            return Vec::new();
        };
        if value.is_table() {
            let help = format!("write `[[{key}]]`, once for each");
            return value.wrong_type("a list of tables", &help).unwrap_or_default();
        }
        let items = value.list(&format!("[[{key}]]")).unwrap_or_default();
        limit.keep(self.document, items, Value::place)
    }

    /// Takes the identifier that the table must have; empty where it has none that can be read.
    pub(super) fn id(&mut self) -> Text {
        let is_stated = self.table.contains_key("id");
        let id = self.identifier("id");
        match id {
            Some(id) if id.value.is_empty() => {
                let message = format!("{} has an empty `id`", self.what);
                let help = "write letters, digits, `_`, `.`, `-` or `/`";
                self.document.mistake(codes::IDENTIFIER, id.place.clone(), message, help);
                id
            }
            Some(id) => id,
            None => {
                if !is_stated {
                    self.missing("id", "id = \"…\"");
                }
                Written::new(String::new(), self.place())
            }
        }
    }

    /// Notes that a key that must be stated is not.
    pub(super) fn missing(&mut self, key: &'static str, example: &str) {
        self.document.lose();
        self.missing.push((key, example.to_owned()));
    }

    /// Reports what is missing, unless it may stand on a broken line or is misspelt.
    fn report_missing(&self, misspelt: &[String]) {
        if self.has_broken_lines() {
            return;
        }
        for (key, example) in &self.missing {
            if !misspelt.iter().any(|help| help.contains(&format!("`{key}`"))) {
                let message = format!("{} has no `{key}`", self.what);
                let help = format!("add `{example}`");
                self.document.mistake(codes::MISSING_KEY, self.place(), message, help);
            }
        }
    }

    /// Whether it states a key, readable or not.
    pub(super) fn states(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// What belongs to the table, in bytes.
    pub(super) fn extent(&self) -> Range<usize> {
        self.extent.clone()
    }

    fn has_broken_lines(&self) -> bool {
        self.document.is_broken(self.extent.clone())
    }

    /// Whether something stated here could not be read so far.
    pub(super) fn is_damaged(&self) -> bool {
        self.document.losses() > self.losses_before || self.has_broken_lines()
    }

    /// Reports what is missing and what is left over, and says whether something stated here could not be read.
    pub(super) fn finish(self) -> bool {
        let is_known = |key: &str| self.known.contains(&key);
        let mut unknown: Vec<_> =
            self.table.keys().filter(|key| !is_known(key.get_ref())).collect();
        unknown.sort_by_key(|key| key.span().start);
        let mut meant = Vec::new();
        for key in unknown {
            let name = key.get_ref().as_ref();
            let suggestion = self.meant(name);
            meant.extend(suggestion.clone());
            let help = suggestion.unwrap_or_else(|| self.known_here());
            let message = format!("{} is not a key of {}", shown(name), self.what);
            let place = self.document.place(key.span());
            self.document.mistake(codes::UNKNOWN_KEY, place, message, help);
            if self.document.is_over() {
                break;
            }
        }
        self.report_missing(&meant);
        self.is_damaged()
    }

    /// The key that a mistyped one most likely meant: first among those that are not stated.
    fn meant(&self, name: &str) -> Option<String> {
        let absent = self.known.iter().filter(|known| !self.states(known)).copied();
        let suggestion = self.document.suggestion(name, absent);
        suggestion.or_else(|| self.document.suggestion(name, self.known.iter().copied()))
    }

    fn known_here(&self) -> String {
        let known: Vec<String> = self.known.iter().map(|key| format!("`{key}`")).collect();
        format!("known here: {}", known.join(", "))
    }
}

impl Limit {
    /// As many entries as may be read, and a mistake at the first beyond.
    pub(super) fn keep<T>(
        self,
        document: &Document<'_>,
        mut entries: Vec<T>,
        place: impl Fn(&T) -> Place,
    ) -> Vec<T> {
        if let Some(beyond) = entries.get(self.most) {
            let message = format!("the file has more than {}", self.text);
            let help = "a case of this size is not read";
            document.mistake(self.code, place(beyond), message, help);
            entries.truncate(self.most);
        }
        entries
    }
}
