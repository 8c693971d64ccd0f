//! What TOML 1.1 admits and TOML 1.0 does not: a reviewer's standard library may be older than ours.

/// The first thing in a document that a reader of TOML 1.0 refuses though ours admits it, with its line.
///
/// ```
/// use anbud_tests::toml_1_0::newer;
/// assert_eq!(newer("a = { b = 1, c = [\n1,\n] }\n"), None);
/// assert_eq!(newer("a = { b = 1,\n c = 2 }\n"), Some((1, "a line break in an inline table")));
/// assert_eq!(newer("a = { b = 1, }\n"), Some((1, "a comma at the end of an inline table")));
/// assert_eq!(newer("\n# {\na = \"\\e\"\n"), Some((3, "the escape \\e or \\x")));
/// ```
#[must_use]
pub fn newer(text: &str) -> Option<(usize, &'static str)> {
    let mut open = Vec::new();
    let mut last = ' ';
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let length = skipped(rest).unwrap_or(letter.len_utf8());
        let (token, after) = rest.split_at(length);
        let what = in_string(token).or_else(|| refused(letter, last, open.last()));
        if let Some(what) = what {
            return Some((text[..text.len() - rest.len()].matches('\n').count() + 1, what));
        }
        match letter {
            '{' | '[' => open.push(letter),
            '}' | ']' => drop(open.pop()),
            _ => {}
        }
        last = if letter.is_whitespace() { last } else { letter };
        rest = after;
    }
    None
}

fn refused(letter: char, last: char, inside: Option<&char>) -> Option<&'static str> {
    match (letter, inside) {
        ('\n', Some('{')) => Some("a line break in an inline table"),
        ('}', _) if last == ',' => Some("a comma at the end of an inline table"),
        _ => None,
    }
}

fn in_string(token: &str) -> Option<&'static str> {
    let escapes = token.starts_with('"').then(|| token.replace("\\\\", "  "))?;
    let newer = escapes.contains("\\e") || escapes.contains("\\x");
    newer.then_some("the escape \\e or \\x")
}

/// The length of a string or comment at the beginning.
fn skipped(rest: &str) -> Option<usize> {
    match rest {
        _ if rest.starts_with('#') => Some(rest.find('\n').unwrap_or(rest.len())),
        _ if rest.starts_with("\"\"\"") => closing(rest, "\"\"\"", true),
        _ if rest.starts_with("'''") => closing(rest, "'''", false),
        _ if rest.starts_with('"') => closing(rest, "\"", true),
        _ if rest.starts_with('\'') => closing(rest, "'", false),
        _ => None,
    }
}

fn closing(rest: &str, quote: &str, escapes: bool) -> Option<usize> {
    let mut at = quote.len();
    while at < rest.len() && !rest[at..].starts_with(quote) {
        let letter = rest[at..].chars().next()?;
        at += letter.len_utf8();
        if escapes && letter == '\\' {
            at += rest[at..].chars().next()?.len_utf8();
        }
    }
    Some((at + quote.len()).min(rest.len()))
}
