//! How much room a text takes, and what of it fits.
//!
//! A report brings no font of its own, so the room is estimated from above: by the widest of the usual fonts.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The width of a text in pixels, set in this size; rather too much than too little.
pub(super) fn width_of(text: &str, size: f64) -> f64 {
    text.chars().map(width_of_letter).sum::<f64>() * size
}

fn width_of_letter(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | ' ' | '\u{a0}' => 0.33,
        'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '/' | '-' | '"' => 0.44,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '…' | 'æ' | 'Æ' | 'œ' => 1.0,
        'a'..='z' | '0'..='9' | 'å' | 'ä' | 'ö' => 0.64,
        _ if letter.is_lowercase() => 0.66,
        _ => letter.width().map_or(0.0, |columns| if columns > 1 { 1.3 } else { 0.8 }),
    }
}

/// As much of a text as fits into so many pixels, with `…` where something was left out.
pub(super) fn fitted(text: &str, size: f64, room: f64) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if width_of(&text, size) <= room {
        return text;
    }
    let mut left = room - width_of("…", size);
    let fits = |letter: &char| {
        left -= width_of_letter(*letter) * size;
        left >= 0.0
    };
    let kept: String = text.chars().take_while(fits).collect();
    let kept = kept.trim_end();
    if kept.width() == 0 { "…".to_owned() } else { format!("{kept}…") }
}

#[cfg(test)]
mod tests {
    use super::{fitted, width_of};

    #[test]
    fn what_does_not_fit_is_left_out_visibly() {
        assert_eq!(fitted("North AB", 12.0, 200.0), "North AB");
        assert_eq!(fitted("Northern Lights Health Systems", 12.0, 80.0), "Northern…");
        assert_eq!(fitted("North", 12.0, 1.0), "…");
        assert!(width_of(&fitted(&"W".repeat(300), 12.0, 120.0), 12.0) <= 120.0);
    }
}
