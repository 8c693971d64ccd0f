//! Text on lines of a width, figures whole.

use unicode_width::UnicodeWidthStr;

/// The words of a text; a figure with its mark, its groups of digits and its percent sign is one word.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in text.split(' ') {
        let belongs = words.last().is_some_and(|before| {
            let digits = before.ends_with(|c: char| c.is_ascii_digit());
            let follows = word.starts_with(|c: char| c.is_ascii_digit());
            before.ends_with('≈') || (digits && (follows || word.starts_with('%')))
        });
        match words.last_mut().filter(|_| belongs) {
            Some(before) => *before += &format!(" {word}"),
            None => words.push(word.to_owned()),
        }
    }
    words
}

/// Text wrapped at blanks to a width; a word longer than the width is cut.
pub(crate) fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    if text.width() <= width {
        return vec![text.to_owned()];
    }
    let mut lines = vec![String::new()];
    for word in words(text) {
        let mut line = lines.pop().unwrap_or_default();
        if !line.is_empty() && line.width() + 1 + word.width() > width {
            lines.push(std::mem::take(&mut line));
        } else if !line.is_empty() {
            line.push(' ');
        }
        for c in word.chars() {
            if line.width() + c.to_string().width() > width {
                lines.push(std::mem::take(&mut line));
            }
            line.push(c);
        }
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn figures_are_never_broken() {
        let lines = wrap("its result is ≈ 2 100.5 (≈ 2.27 %) better", 16);
        assert_eq!(lines, ["its result is", "≈ 2 100.5", "(≈ 2.27 %)", "better"]);
    }
}
