//! Identifiers: how they are written and compared.

use unicode_normalization::UnicodeNormalization;

/// An identifier as it is compared: in the composed form of Unicode (NFC).
pub(super) fn composed(text: &str) -> String {
    text.nfc().collect()
}

/// Whether a text can be the identifier of a tender: letters, digits, `_`, `.`, `-` and `/`.
pub(super) fn is_identifier(text: &str) -> bool {
    let fits = |c: char| {
        c.is_alphanumeric()
            || "_.-/".contains(c)
            || unicode_normalization::char::is_combining_mark(c)
    };
    !text.is_empty() && text.chars().all(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_hold_letters_digits_and_four_marks() {
        for text in ["north", "M-17", "2018/4.a_b", "Å", "क्ष"] {
            assert!(is_identifier(text), "{text}");
        }
        for text in ["", "a b", "a,b", "a\u{1b}", "a:b", "\u{202e}a"] {
            assert!(!is_identifier(text), "{text}");
        }
        assert_eq!(composed("e\u{301}"), "é");
    }
}
