//! A small reading of Rust sources: which lines a function takes, which words stand in code and which in comments.

/// A function with the lines it takes, from `fn` to the closing brace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Function {
    /// Its name.
    pub name: String,
    /// The line of `fn`, from 1.
    pub line: usize,
    /// How many lines it takes.
    pub length: usize,
    /// Whether it is a test: a script from top to bottom.
    pub is_test: bool,
}

/// The source with strings, characters and comments blanked out: as many lines and bytes per line as before, nothing but code.
///
/// ```
/// assert_eq!(anbud_tests::rust::code("let a = \"{\"; // }"), "let a = \" \";     ");
/// ```
#[must_use]
pub fn code(source: &str) -> String {
    let bytes = source.as_bytes();
    let mut code = bytes.to_vec();
    let mut at = 0;
    while at < bytes.len() {
        let end = at + token(&bytes[at..], at > 0 && is_word(bytes[at - 1])).max(1);
        if end - at > 1 {
            blank(&mut code[at..end]);
        }
        at = end;
    }
    String::from_utf8_lossy(&code).into_owned()
}

/// How many bytes a string, character or comment at the beginning of `rest` takes; 0 where there is none.
fn token(rest: &[u8], in_word: bool) -> usize {
    match rest {
        [b'/', b'/', ..] => rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len()),
        [b'/', b'*', ..] => block_comment(rest),
        [b'"', ..] => 1 + quoted(&rest[1..], b'"'),
        [b'r', b'"' | b'#', ..] if !in_word => raw_string(rest),
        [b'\'', b'\\', ..] => 1 + quoted(&rest[1..], b'\''),
        [b'\'', ..] => character(rest),
        _ => 0,
    }
}

fn block_comment(rest: &[u8]) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        match &rest[at..] {
            [b'/', b'*', ..] => (depth, at) = (depth + 1, at + 2),
            [b'*', b'/', ..] if depth == 1 => return at + 2,
            [b'*', b'/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
    }
    rest.len()
}

/// The length up to and with the closing quote.
fn quoted(rest: &[u8], quote: u8) -> usize {
    let mut at = 0;
    while at < rest.len() && rest[at] != quote {
        at += if rest[at] == b'\\' { 2 } else { 1 };
    }
    (at + 1).min(rest.len())
}

fn raw_string(rest: &[u8]) -> usize {
    let hashes = rest[1..].iter().take_while(|byte| **byte == b'#').count();
    if rest.get(1 + hashes) != Some(&b'"') {
        return 0;
    }
    let mut closing = vec![b'"'];
    closing.extend(std::iter::repeat_n(b'#', hashes));
    let from = 2 + hashes;
    let close = rest[from..].windows(closing.len()).position(|window| window == closing);
    close.map_or(rest.len(), |at| from + at + closing.len())
}

/// A character such as `'{'`; a lifetime is none.
fn character(rest: &[u8]) -> usize {
    let close = rest.iter().skip(1).take(6).position(|byte| *byte == b'\'');
    let length = close.map_or(0, |at| at + 2);
    let inside = rest.get(1..length.saturating_sub(1)).unwrap_or_default();
    let one = std::str::from_utf8(inside).is_ok_and(|text| text.chars().count() == 1);
    if one { length } else { 0 }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// Blanks all but line breaks and the quotes at either end.
fn blank(bytes: &mut [u8]) {
    let last = bytes.len() - 1;
    for (at, byte) in bytes.iter_mut().enumerate() {
        let keeps = *byte == b'\n' || (*byte == b'"' && (at == 0 || at == last));
        if !keeps {
            *byte = b' ';
        }
    }
}

/// Every function with a body, in order.
#[must_use]
pub fn functions(source: &str) -> Vec<Function> {
    let code = code(source);
    let mut found = Vec::new();
    for (at, _) in code.match_indices("fn ") {
        let starts_word = at == 0 || !is_word(code.as_bytes()[at - 1]);
        let name =
            code[at + 3..].chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_');
        let name = name.collect::<String>();
        if let (true, false, Some(end)) = (starts_word, name.is_empty(), body_end(&code, at)) {
            let line = code[..at].matches('\n').count() + 1;
            let is_test = code[..at].trim_end().ends_with("#[test]");
            let length = code[at..end].matches('\n').count() + 1;
            found.push(Function { name, line, length, is_test });
        }
    }
    found
}

/// Where the body of a function ends; none for a declaration without one.
fn body_end(code: &str, from: usize) -> Option<usize> {
    let mut brackets = 0_u32;
    let mut braces = 0_u32;
    for (at, byte) in code.bytes().enumerate().skip(from) {
        match byte {
            b'(' | b'[' => brackets += 1,
            b')' | b']' => brackets = brackets.saturating_sub(1),
            b';' if brackets == 0 && braces == 0 => return None,
            b'{' => braces += 1,
            b'}' if braces == 1 => return Some(at + 1),
            b'}' => braces = braces.saturating_sub(1),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn braces_in_strings_and_comments_do_not_count() {
        let source = "fn a<'x>(y: &'x str) {\n    let b = ['{', '\\'', 'å'];\n    r#\"}\"{\"#; /* } /* } */ */\n}\nfn c();\n#[test]\nfn d() {}\n";
        let found = functions(source);
        assert_eq!(found.len(), 2, "{found:?}");
        assert_eq!((found[0].name.as_str(), found[0].line, found[0].length), ("a", 1, 4));
        assert_eq!((found[1].name.as_str(), found[1].line, found[1].length), ("d", 7, 1));
        assert_eq!((found[0].is_test, found[1].is_test), (false, true));
    }

    #[test]
    fn types_that_name_fn_and_arrays_are_no_bodies() {
        let source = "trait A {\n    fn b(c: [u8; 2], d: fn (u8)) -> u8;\n}\n";
        assert_eq!(functions(source), []);
    }
}
