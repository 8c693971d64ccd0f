//! A difference between two texts, line by line, for the eyes of whoever reads a failed test.

/// How many equal lines are shown beside each difference.
const CONTEXT: usize = 3;

/// The lines that only one of the texts has, `-` expected and `+` found, with a few lines around them.
///
/// ```
/// let shown = anbud_tests::diff::lines("one\ntwo\n", "one\n2\n");
/// assert_eq!(shown, "  one\n- two\n+ 2\n");
/// ```
#[must_use]
pub fn lines(expected: &str, found: &str) -> String {
    let (a, b): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), found.lines().collect());
    let edits = edits(&a, &b);
    let mut shown = String::new();
    let mut skipped = false;
    for (at, (mark, line)) in edits.iter().enumerate() {
        let near = &edits[at.saturating_sub(CONTEXT)..(at + CONTEXT + 1).min(edits.len())];
        if near.iter().any(|(mark, _)| *mark != ' ') {
            if skipped {
                shown.push_str("  …\n");
            }
            shown.push_str(&format!("{mark} {line}\n"));
        }
        skipped = near.iter().all(|(mark, _)| *mark == ' ');
    }
    if shown.is_empty() && expected != found {
        shown.push_str("the line breaks at the end differ\n");
    }
    shown
}

fn edits<'a>(a: &[&'a str], b: &[&'a str]) -> Vec<(char, &'a str)> {
    let common = common(a, b);
    let (mut i, mut j, mut edits) = (0, 0, Vec::new());
    while i < a.len() || j < b.len() {
        if i < a.len() && j < b.len() && a[i] == b[j] {
            edits.push((' ', a[i]));
            (i, j) = (i + 1, j + 1);
        } else if j == b.len() || (i < a.len() && common[i + 1][j] >= common[i][j + 1]) {
            edits.push(('-', a[i]));
            i += 1;
        } else {
            edits.push(('+', b[j]));
            j += 1;
        }
    }
    edits
}

/// `common[i][j]`: how many lines `a` from `i` on and `b` from `j` on have in common, in order.
fn common(a: &[&str], b: &[&str]) -> Vec<Vec<u32>> {
    let mut common = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            common[i][j] = if a[i] == b[j] {
                common[i + 1][j + 1] + 1
            } else {
                common[i + 1][j].max(common[i][j + 1])
            };
        }
    }
    common
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_show_nothing() {
        assert_eq!(lines("a\nb\n", "a\nb\n"), "");
    }

    #[test]
    fn lines_far_from_a_difference_are_left_out() {
        let expected = (1..=20).map(|n| format!("{n}\n")).collect::<String>();
        let found = expected.replace("10\n", "ten\n") + "21\n";
        let shown = lines(&expected, &found);
        assert_eq!(
            shown,
            "  …\n  7\n  8\n  9\n- 10\n+ ten\n  11\n  12\n  13\n  …\n  18\n  19\n  20\n+ 21\n"
        );
    }

    #[test]
    fn a_missing_line_break_at_the_end_is_named() {
        assert_eq!(lines("a\n", "a"), "the line breaks at the end differ\n");
    }
}
