//! What a person wrote, as messages quote it.

/// How many characters of something written a message quotes.
const SHOWN_MAX: usize = 60;

/// What a person wrote, between backticks: cut short where it is long, and with nothing that could steer a terminal.
pub(super) fn shown(text: &str) -> String {
    let mut quoted = String::from("`");
    for (count, character) in text.chars().enumerate() {
        if count == SHOWN_MAX {
            quoted.push('…');
            break;
        }
        match character {
            '\n' | '\r' | '\t' => quoted.push(' '),
            character if character.is_control() => quoted.push('\u{fffd}'),
            character => quoted.push(character),
        }
    }
    quoted.push('`');
    quoted
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn what_is_long_is_cut_and_what_is_not_to_be_printed_is_replaced() {
        assert_eq!(shown("wieght"), "`wieght`");
        assert_eq!(shown("a\nb\u{1b}[31m"), "`a b\u{fffd}[31m`");
        assert_eq!(shown(&"å".repeat(61)), format!("`{}…`", "å".repeat(60)));
    }
}
