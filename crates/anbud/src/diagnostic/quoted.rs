//! What a person wrote, as messages repeat it.

/// How many characters of it a message repeats.
const CHARACTERS_MAX: usize = 60;

/// What a person wrote, between backticks: cut where it is long, and without anything that could steer a terminal.
///
/// ```
/// use anbud::diagnostic::quoted;
/// assert_eq!(quoted("F-101"), "`F-101`");
/// assert_eq!(quoted("a\nb\u{1b}[2J"), "`a b\u{fffd}[2J`");
/// assert_eq!(quoted(&"x".repeat(100)), format!("`{}…`", "x".repeat(60)));
/// ```
#[must_use]
pub fn quoted(text: &str) -> String {
    let is_long = text.chars().nth(CHARACTERS_MAX).is_some();
    let plain = text.chars().take(CHARACTERS_MAX).map(|character| match character {
        '\n' | '\r' | '\t' => ' ',
        '`' => '\'',
        character if steers(character) => '\u{fffd}',
        character => character,
    });
    let end = if is_long { "…`" } else { "`" };
    std::iter::once('`').chain(plain).chain(end.chars()).collect()
}

/// Control characters, and those that turn the direction of writing.
fn steers(character: char) -> bool {
    character.is_control() || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
