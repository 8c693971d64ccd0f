//! The form of a record: one spelling of everything, so that two records which say the same are the same bytes, and no key
//! stands twice with two meanings.
//!
//! ```text
//! {                     the outermost object, and a record within a record: a key a line
//! "key":[
//! …,                    an entry a line, without white space, keys in order
//! …
//! ],
//! "last":…}
//! ```

use crate::Problem;

/// So deep objects and lists may stand in each other.
const DEPTH_MAX: usize = 64;

/// Whether a text has the form of a record.
pub(crate) fn check(text: &str) -> Result<(), Problem> {
    let mut reader = Reader { bytes: text.as_bytes(), at: 0 };
    let read = reader.record(0).and_then(|()| reader.must_be(b"\n"));
    match read {
        Ok(()) if reader.at == text.len() => Ok(()),
        Ok(()) => Err(reader.problem("something stands behind its end")),
        Err(why) => Err(reader.problem(why)),
    }
}

struct Reader<'t> {
    bytes: &'t [u8],
    at: usize,
}

/// Why a text does not have the form.
type Read<T = ()> = Result<T, &'static str>;

impl<'t> Reader<'t> {
    fn problem(&self, why: &str) -> Problem {
        let before = self.bytes.get(..self.at).unwrap_or(self.bytes);
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        Problem::new(format!("line {line} does not have the form of a record: {why}"))
    }

    fn next(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn begins(&self, with: &[u8]) -> bool {
        self.bytes.get(self.at..).is_some_and(|rest| rest.starts_with(with))
    }

    /// Goes on where a text stands.
    fn takes(&mut self, text: &[u8]) -> bool {
        let is_there = self.begins(text);
        self.at += if is_there { text.len() } else { 0 };
        is_there
    }

    fn must_be(&mut self, text: &[u8]) -> Read {
        if self.takes(text) {
            Ok(())
        } else {
            Err("white space, a line break or a mark is not where it belongs")
        }
    }

    /// A record: a key a line, an entry a line.
    fn record(&mut self, depth: usize) -> Read {
        self.must_be(b"{\n")?;
        self.keys(b",\n", &mut |reader| {
            if reader.takes(b"[\n") {
                reader.entries(b",\n", b"\n]", depth)
            } else {
                reader.value(depth + 1)
            }
        })
    }

    fn value(&mut self, depth: usize) -> Read {
        if depth > DEPTH_MAX {
            return Err("it is nested too deeply");
        }
        match self.next() {
            Some(b'{') if self.begins(b"{\n") => self.record(depth),
            Some(b'{') => {
                self.at += 1;
                if self.takes(b"}") {
                    Ok(())
                } else {
                    self.keys(b",", &mut |reader| reader.value(depth + 1))
                }
            }
            Some(b'[') => {
                self.at += 1;
                if self.takes(b"]") { Ok(()) } else { self.entries(b",", b"]", depth) }
            }
            Some(b'"') => self.string().map(drop),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ => self.word(),
        }
    }

    /// Keys in order up to the end of the object.
    fn keys(&mut self, between: &[u8], value: &mut dyn FnMut(&mut Self) -> Read) -> Read {
        let mut last: Option<&'t [u8]> = None;
        loop {
            let key = self.string()?;
            if last.is_some_and(|last| last >= key) {
                return Err("keys are not in order, or one stands twice");
            }
            last = Some(key);
            self.must_be(b":")?;
            value(self)?;
            if self.takes(b"}") {
                return Ok(());
            }
            self.must_be(between)?;
        }
    }

    fn entries(&mut self, between: &[u8], end: &[u8], depth: usize) -> Read {
        loop {
            self.value(depth + 1)?;
            if self.takes(end) {
                return Ok(());
            }
            self.must_be(between)?;
        }
    }

    /// A string, as it stands between its quotation marks.
    fn string(&mut self) -> Read<&'t [u8]> {
        self.must_be(b"\"")?;
        let start = self.at;
        loop {
            match self.next() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(self.bytes.get(start..self.at - 1).unwrap_or_default());
                }
                Some(b'\\') => self.escape()?,
                Some(0x20..) => self.at += 1,
                _ => return Err("a string does not end"),
            }
        }
    }

    /// One of the escapes that must be: a quotation mark, a backslash, a control character in its shortest way.
    fn escape(&mut self) -> Read {
        const SHORT: [&[u8]; 7] = [b"\\\"", b"\\\\", b"\\b", b"\\f", b"\\n", b"\\r", b"\\t"];
        if SHORT.iter().any(|short| self.takes(short)) {
            return Ok(());
        }
        let digits = self.bytes.get(self.at + 4..self.at + 6).unwrap_or_default();
        let is_control =
            self.takes(b"\\u00") && matches!(digits, [b'0' | b'1', b'0'..=b'9' | b'a'..=b'f']);
        let is_short = matches!(digits, [b'0', b'8' | b'9' | b'a' | b'c' | b'd']);
        self.at += 2;
        if is_control && !is_short {
            Ok(())
        } else {
            Err("a character is escaped that need not be")
        }
    }

    /// A whole number without leading zeros.
    fn number(&mut self) -> Read {
        let is_below_zero = self.takes(b"-");
        let start = self.at;
        while self.next().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        let digits = self.bytes.get(start..self.at).unwrap_or_default();
        let is_whole = match digits {
            [] => false,
            [b'0'] => !is_below_zero,
            [first, ..] => *first != b'0',
        };
        if is_whole { Ok(()) } else { Err("a number is not written as a whole number") }
    }

    fn word(&mut self) -> Read {
        let words: [&[u8]; 3] = [b"null", b"true", b"false"];
        if words.iter().any(|word| self.takes(word)) {
            Ok(())
        } else {
            Err("white space, a line break or a mark is not where it belongs")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn the_form_of_a_record() {
        for text in [
            "{\n\"a\":[\n{\"b\":1,\"c\":[]},\n{}\n],\n\"d\":null}\n",
            "{\n\"a\":[],\n\"b\":\"\\n\\u001f é \\\\\",\n\"c\":[\n{\n\"a\":-10}\n]}\n",
        ] {
            check(text).expect(text);
        }
    }

    #[test]
    fn another_spelling_is_refused() {
        let refused = |text: &str, why: &str| {
            let told = check(text).expect_err(text).to_string();
            assert!(told.contains(why), "{text}: {told}");
        };
        refused("{\"a\":1}\n", "line 1 does not have the form");
        refused("{\n\"a\":1}", "not where it belongs");
        refused("{\n\"a\":1}\n\n", "behind its end");
        refused("{\n\"a\": 1}\n", "line 2 does not have the form");
        refused(
            "{\n\"b\":1,\n\"a\":1}\n",
            "line 3 does not have the form of a record: keys are not in order",
        );
        refused("{\n\"a\":{\"b\":1,\"b\":1}}\n", "one stands twice");
        refused("{\n\"a\":01}\n", "a whole number");
        refused("{\n\"a\":-0}\n", "a whole number");
        refused("{\n\"a\":1e9}\n", "not where it belongs");
        refused("{\n\"a\":\"\\u0041\"}\n", "need not be");
        refused("{\n\"a\":\"\\u000a\"}\n", "need not be");
        refused("{\n\"a\":\"\\/\"}\n", "need not be");
        refused("{\n\"a\":\"\n\"}\n", "does not end");
        refused(&format!("{{\n\"a\":{}\n", "[".repeat(100_000)), "nested too deeply");
    }
}
