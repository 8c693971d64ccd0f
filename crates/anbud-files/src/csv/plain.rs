//! A second splitter, which looks at one byte after another: the fast one must agree with it on any text.

use proptest::prelude::*;

use super::fields::{Fault, Split, Splitter};

/// What the row is that a text begins with, and the contents of its fields.
fn plain(text: &str, delimiter: u8) -> (Split, Vec<String>) {
    let bytes = text.as_bytes();
    let is_blank = |byte: u8| byte == b' ' || (byte == b'\t' && delimiter != b'\t');
    let (mut contents, mut at) = (Vec::new(), 0);
    loop {
        let (start, mut content) = (at, String::new());
        while bytes.get(at).is_some_and(|byte| is_blank(*byte)) {
            at += 1;
        }
        if bytes.get(at) == Some(&b'"') {
            let (open, mut from) = (at, at + 1);
            loop {
                let Some(close) = text[from..].find('"').map(|found| from + found) else {
                    return (Split::Open(Some(open)), contents);
                };
                content += &text[from..close];
                match bytes.get(close + 1) {
                    None => return (Split::Open(Some(open)), contents),
                    Some(b'"') => content.push('"'),
                    Some(_) => break at = close + 1,
                }
                from = close + 2;
            }
            while bytes.get(at).is_some_and(|byte| is_blank(*byte)) {
                at += 1;
            }
            let is_end = |byte: &u8| *byte == delimiter || matches!(byte, b'\n' | b'\r');
            match bytes.get(at) {
                None => return (Split::Open(None), contents),
                Some(byte) if !is_end(byte) => {
                    return (Split::Fault(Fault::AfterQuote, at), contents);
                }
                Some(_) => {}
            }
        } else {
            while bytes.get(at).is_some_and(|b| *b != delimiter && !b"\"\n\r".contains(b)) {
                at += 1;
            }
            match bytes.get(at) {
                None => return (Split::Open(None), contents),
                Some(b'"') => return (Split::Fault(Fault::QuoteWithin, at), contents),
                Some(_) => content += &text[start..at],
            }
        }
        contents.push(content.trim().to_owned());
        match (bytes[at], bytes.get(at + 1)) {
            (b'\n', _) => return (Split::Row(at + 1), contents),
            (b'\r', Some(b'\n')) => return (Split::Row(at + 2), contents),
            (b'\r', None) => return (Split::Open(None), contents),
            (b'\r', Some(_)) => return (Split::Fault(Fault::BareReturn, at), contents),
            _ => at += 1,
        }
    }
}

/// All rows of a text as a splitter for so many fields finds them, from a byte on; and where it came to an end.
fn rows(text: &str, width: usize) -> (Vec<Vec<String>>, usize) {
    let mut splitter = Splitter::new(b',', width);
    let (mut rows, mut begin) = (Vec::new(), 0);
    splitter.restart(0);
    loop {
        let split = splitter.next(text);
        let expected = plain(&text[begin..], b',');
        assert_eq!(split, expected.0, "{text:?} from {begin}");
        match split {
            Split::Row(length) => {
                let fields = splitter.fields();
                let found = (0..fields.len()).map(|at| fields.content(at, text).to_owned());
                let found: Vec<String> = found.collect();
                assert_eq!(found, expected.1, "{text:?} from {begin}");
                let feeds = text[begin..begin + length].matches('\n').count();
                assert_eq!(fields.breaks as usize + 1, feeds, "{text:?} from {begin}");
                rows.push(found);
                begin += length;
            }
            Split::Fault(_, at) => {
                let Some(end) = text[begin + at..].find('\n') else { return (rows, begin) };
                begin += at + end + 1;
                splitter.restart(begin);
            }
            Split::Open(_) => return (rows, begin),
        }
    }
}

proptest! {
    #[test]
    fn rows_are_those_that_a_look_at_each_byte_finds(
        pieces in prop::collection::vec(
            prop::sample::select(vec![
                "a", "north", "å", " ", "\t", ",", ",", ",", "\n", "\n", "\r\n", "\r", "\"",
                "\"b\"", "\"c,\nd\"", "\"e \"\"f\"\" g\"", "\"\"", "1,2\n", "\"h\",\"i\"\n",
            ]),
            0..60,
        ),
        lead in 0_usize..130,
        width in 1_usize..5,
    ) {
        // texts before the first field bring every byte to every place of a block
        let text = "x".repeat(lead) + &pieces.concat();
        rows(&text, width);
    }
}

#[test]
fn a_text_may_be_cut_at_any_byte() {
    let text = "north,F-1,eva,4,\nsouth,F-1,eva,3,\"two\nlines, \"\"so\"\"\"\r\n\nå,\"F-2\" , ali,\"5\",x\r\n"
        .repeat(3);
    let (whole, end) = rows(&text, 5);
    assert_eq!((whole.len(), end), (12, text.len()));
    for cut in (0..text.len()).filter(|cut| text.is_char_boundary(*cut)) {
        let (mut found, begin) = rows(&text[..cut], 5);
        found.extend(rows(&text[begin..], 5).0);
        assert_eq!(found, whole, "cut at {cut}");
    }
}
