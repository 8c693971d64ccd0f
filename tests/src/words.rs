//! One word per concept: the synonyms that the project refuses.

/// The words refused, with what is said instead.
const REFUSED: &[(&str, &str)] = &[
    ("vendor", "tenderer"),
    ("supplier", "tenderer"),
    ("bidder", "tenderer"),
    ("offer", "tender"),
    ("grade", "score"),
    ("helper", "what it does"),
    ("util", "what it does"),
    ("manager", "what it does"),
    ("handler", "what it does"),
    ("process", "what it does"),
];

/// Names that others have given and that hold a refused word.
const NAMES_OF_OTHERS: &[&str] =
    &["std::process", "utility-index", "utility index", "Utility index", "Utility Index"];

/// The refused words in a text, each with its line and what to say instead. Addresses and the names that others have
/// given, to modules of the standard library or to models, are left alone.
///
/// ```
/// use anbud_tests::words::refused;
/// assert_eq!(refused("the tenderer\nSupplierName, old_offers"), [(2, "supplier", "tenderer"), (2, "offer", "tender")]);
/// assert_eq!(refused("std::process::id() upgrades https://example.org/offer"), []);
/// ```
#[must_use]
pub fn refused(text: &str) -> Vec<(usize, &'static str, &'static str)> {
    let lines = text.lines().enumerate();
    lines
        .flat_map(|(at, line)| line_refused(line).map(move |(word, say)| (at + 1, word, say)))
        .collect()
}

fn line_refused(line: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let kept = line.split_whitespace().filter(|token| !token.contains("://"));
    let kept = kept.collect::<Vec<_>>().join(" ");
    let kept = NAMES_OF_OTHERS.iter().fold(kept, |line, name| line.replace(name, ""));
    words(&kept).into_iter().filter_map(|word| look_up(&word))
}

fn look_up(word: &str) -> Option<(&'static str, &'static str)> {
    let is = |refused: &str| word == refused || word.strip_suffix('s') == Some(refused);
    REFUSED
        .iter()
        .find(|(refused, _)| is(refused) || word == "processes" && *refused == "process")
        .copied()
}

/// The words of a line in lower case; `camelCase` and `snake_case` are two words each.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut before_is_small = false;
    for letter in line.chars() {
        let begins = letter.is_uppercase() && before_is_small;
        if begins || !letter.is_alphabetic() {
            words.push(String::new());
        }
        if letter.is_alphabetic() {
            words.last_mut().expect("there is one").extend(letter.to_lowercase());
        }
        before_is_small = letter.is_lowercase();
    }
    words
}
