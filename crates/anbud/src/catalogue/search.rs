//! Finds models by whatever they are called: titles, other names, countries, sources.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::{Model, country};

/// By what a model was found, the closest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FoundBy {
    /// Its id.
    Id(String),
    /// A title, in English or Swedish.
    Title(String),
    /// Another name that it goes by.
    Name(String),
    /// A country where it is in use.
    Country(String),
    /// A source.
    Source(String),
}

impl FoundBy {
    /// How close a name it is: 0 for an id, more for what is further off.
    #[must_use]
    pub fn closeness(&self) -> u8 {
        match self {
            FoundBy::Id(_) => 0,
            FoundBy::Title(_) => 1,
            FoundBy::Name(_) => 2,
            FoundBy::Country(_) => 3,
            FoundBy::Source(_) => 4,
        }
    }

    /// What it was found by, as it stands in the catalogue.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            FoundBy::Id(text) | FoundBy::Title(text) | FoundBy::Name(text) => text,
            FoundBy::Country(text) | FoundBy::Source(text) => text,
        }
    }
}

/// A text as it is searched: small letters, no accents, blanks in place of hyphens and underscores.
///
/// ```
/// use anbud::catalogue::folded;
/// assert_eq!(folded("Mervärdesmodell"), "mervardesmodell");
/// assert_eq!(folded("Jämförelse – LOWEST-over_price, Größe"), "jamforelse   lowest over price  grosse");
/// ```
#[must_use]
pub fn folded(text: &str) -> String {
    let mut folded = String::new();
    for c in text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            'ø' => folded.push('o'),
            'æ' => folded.push_str("ae"),
            'ß' => folded.push_str("ss"),
            'ł' => folded.push('l'),
            c if c.is_alphanumeric() => folded.push(c),
            _ => folded.push(' '),
        }
    }
    folded
}

impl Model {
    /// By what words find this model; none where some word is in none of its names, countries and sources. Case,
    /// accents and hyphens make no difference.
    ///
    /// ```
    /// use anbud::catalogue::{find, FoundBy};
    /// let model = find("value-deduction").expect("in the catalogue");
    /// assert_eq!(model.found_by("MERVARDESMODELL"), Some(FoundBy::Title("Mervärdesmodell med prisavdrag".to_owned())));
    /// assert_eq!(model.found_by("Nederlanderna"), Some(FoundBy::Country("Nederländerna".to_owned())));
    /// assert_eq!(model.found_by("two envelopes"), None);
    /// ```
    #[must_use]
    pub fn found_by(&self, words: &str) -> Option<FoundBy> {
        let wanted = folded(words);
        let wanted: Vec<&str> = wanted.split_whitespace().collect();
        let known: Vec<(String, FoundBy)> = self.known_by().collect();
        let is_found = |word: &&str| known.iter().any(|(text, by)| holds(text, by, word));
        if wanted.is_empty() || !wanted.iter().all(is_found) {
            return None;
        }
        let phrase = wanted.join(" ");
        let whole = known.iter().find(|(text, by)| holds(text, by, &phrase));
        let first =
            || known.iter().find(|(text, by)| wanted.iter().any(|word| holds(text, by, word)));
        whole.or_else(first).map(|(_, by)| by.clone())
    }

    /// All that it is known by, as it is searched and as it stands; the closest first.
    fn known_by(&self) -> impl Iterator<Item = (String, FoundBy)> {
        let titles = [&self.title.en, &self.title.sv].map(|title| FoundBy::Title(title.clone()));
        let names = self.also.iter().map(|name| FoundBy::Name(name.clone()));
        let countries = self.countries.iter().flat_map(|code| {
            let names = country(code).map(|names| [names.en, names.sv]);
            let names = names.into_iter().flatten().map(FoundBy::Country);
            std::iter::once(FoundBy::Country(code.clone())).chain(names)
        });
        let sources = self.sources.iter().map(|source| FoundBy::Source(source.text.clone()));
        let all = std::iter::once(FoundBy::Id(self.id.clone())).chain(titles).chain(names);
        all.chain(countries).chain(sources).map(|by| (spaced(by.text()), by))
    }
}

/// Folded, with one blank between words.
fn spaced(text: &str) -> String {
    folded(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a text has a word or phrase; the code of a country is not a part of a word.
fn holds(text: &str, by: &FoundBy, wanted: &str) -> bool {
    match by {
        FoundBy::Country(code) if code.len() == 2 => text == wanted,
        _ => text.contains(wanted),
    }
}
