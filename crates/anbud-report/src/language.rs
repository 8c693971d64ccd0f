//! What leaves the house speaks a language: sentences from `language/*.ftl`, numbers in the form of that language.

mod number;
mod spoken;
mod told;

use std::fmt::Write;

use anbud::procedure::Language;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

pub use number::localized;
pub(crate) use spoken::in_form;
pub use told::told;

use crate::document::{Span, Text};

/// The languages with their tags and sentences: of reports and letters, of explanations, of warnings.
const LANGUAGES: &[(Language, &str, &[&str])] = &[
    (
        Language::English,
        "en",
        &[
            include_str!("language/en.ftl"),
            include_str!("language/en-explain.ftl"),
            include_str!("language/en-warnings.ftl"),
        ],
    ),
    (
        Language::Swedish,
        "sv",
        &[
            include_str!("language/sv.ftl"),
            include_str!("language/sv-explain.ftl"),
            include_str!("language/sv-warnings.ftl"),
        ],
    ),
];

/// Marks around a figure in a sentence: its number in the record stands between the first two, its text between the last.
const MARKS: [char; 3] = ['\u{f8f0}', '\u{f8f1}', '\u{f8f2}'];

/// The language of a tag, such as `sv`; none for a language that reports do not speak.
///
/// ```
/// use anbud::procedure::Language;
/// assert_eq!(anbud_report::language::language_of("sv"), Some(Language::Swedish));
/// assert_eq!(anbud_report::language::language_of("fi"), None);
/// ```
#[must_use]
pub fn language_of(tag: &str) -> Option<Language> {
    LANGUAGES.iter().find(|(_, known, _)| *known == tag).map(|(language, ..)| *language)
}

/// The sentences of one language.
pub(crate) struct Texts {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

/// What a sentence is filled with.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Arg<'a> {
    /// A text.
    Text(&'a str),
    /// How many there are: `$count` chooses the form of the sentence, `$n` stands in it.
    Count(usize),
    /// A figure of the record.
    Figure(&'a Span),
}

impl Texts {
    /// The sentences of a language.
    pub(crate) fn new(language: Language) -> Self {
        let known = LANGUAGES.iter().find(|(known, ..)| *known == language);
        let (tag, files) = known.map_or(("en", &[] as &[&str]), |(_, tag, files)| (*tag, *files));
        let identifier: LanguageIdentifier = tag.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new(vec![identifier]);
        bundle.set_use_isolating(false);
        for sentences in files {
            // what could not be read is caught by a test that asks for every sentence
            let (Ok(resource) | Err((resource, _))) =
                FluentResource::try_new((*sentences).to_owned());
            let _ = bundle.add_resource(resource);
        }
        Texts { language, bundle }
    }

    /// The language.
    pub(crate) fn language(&self) -> Language {
        self.language
    }

    /// The tag of the language.
    pub(crate) fn tag(&self) -> &'static str {
        let known = LANGUAGES.iter().find(|(known, ..)| *known == self.language);
        known.map_or("en", |(_, tag, _)| tag)
    }

    /// A word or sentence that needs nothing; its identifier where there is none.
    pub(crate) fn word(&self, id: &str) -> String {
        self.say(id, &[])
    }

    /// Whether there is a sentence of this identifier.
    pub(crate) fn knows(&self, id: &str) -> bool {
        self.bundle.has_message(id)
    }

    /// A sentence as plain text.
    pub(crate) fn say(&self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        crate::document::plain(&self.text(id, args))
    }

    /// A sentence in which figures keep their numbers.
    pub(crate) fn text(&self, id: &str, args: &[(&str, Arg<'_>)]) -> Text {
        let pattern = self.bundle.get_message(id).and_then(|message| message.value());
        let Some(pattern) = pattern else { return Text::from([Span::plain(id)]) };
        let mut filled = FluentArgs::new();
        for (name, arg) in args {
            match arg {
                Arg::Text(text) => filled.set(*name, FluentValue::from(without_marks(text))),
                Arg::Figure(span) => filled.set(*name, FluentValue::from(marked(span))),
                Arg::Count(count) => {
                    filled.set(*name, FluentValue::from(*count));
                    filled
                        .set("n", FluentValue::from(localized(&count.to_string(), self.language)));
                }
            }
        }
        let mut faults = Vec::new();
        spans(&self.bundle.format_pattern(pattern, Some(&filled), &mut faults))
    }

    /// A neutral decimal text in the form of the language.
    pub(crate) fn number(&self, text: &str) -> String {
        localized(text, self.language)
    }

    /// `a`, `a and b`, `a, b and c`.
    pub(crate) fn list(&self, items: &[&str]) -> String {
        match items {
            [] => String::new(),
            [one] => (*one).to_owned(),
            [first @ .., last] => format!("{} {} {last}", first.join(", "), self.word("and")),
        }
    }
}

fn without_marks(text: &str) -> String {
    text.replace(MARKS, "\u{fffd}")
}

fn marked(span: &Span) -> String {
    let [before, between, after] = MARKS;
    let figure = span.figure.map(|figure| figure.to_string()).unwrap_or_default();
    let mut text = String::new();
    // writing into a string does not fail
    let _ = write!(text, "{before}{figure}{between}{}{after}", without_marks(&span.text));
    text
}

/// The pieces of a filled sentence.
fn spans(sentence: &str) -> Text {
    let [before, between, after] = MARKS;
    let mut text = Text::new();
    let mut rest = sentence;
    while let Some((plain, figure)) = rest.split_once(before) {
        let (number, figure) = figure.split_once(between).unwrap_or(("", figure));
        let (shown, left) = figure.split_once(after).unwrap_or((figure, ""));
        text.extend((!plain.is_empty()).then(|| Span::plain(plain)));
        text.push(Span { figure: number.parse().ok(), ..Span::plain(shown) });
        rest = left;
    }
    text.extend((!rest.is_empty()).then(|| Span::plain(rest)));
    text
}

#[cfg(test)]
mod tests {
    use super::{Arg, LANGUAGES, Span, Texts};
    use anbud::procedure::Language;

    /// The identifiers of the sentences of a language, each with the names it is filled with.
    fn identifiers(sentences: &str) -> Vec<(String, Vec<String>)> {
        let mut all: Vec<(String, Vec<String>)> = Vec::new();
        for line in sentences.lines() {
            let begins = line.starts_with(|c: char| c.is_ascii_lowercase());
            if let (true, Some((id, _))) = (begins, line.split_once(" =")) {
                all.push((id.to_owned(), Vec::new()));
            }
            let names = line.split('$').skip(1).map(|rest| {
                rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect()
            });
            if let Some((_, found)) = all.last_mut() {
                found.extend(names);
            }
        }
        for (_, names) in &mut all {
            names.sort();
            names.dedup();
        }
        all.sort();
        all
    }

    #[test]
    fn every_language_has_every_sentence() {
        let (_, _, english) = LANGUAGES[0];
        for (language, _, files) in LANGUAGES {
            let sentences = files.concat();
            assert_eq!(identifiers(&english.concat()), identifiers(&sentences));
            let texts = Texts::new(*language);
            for (id, _) in identifiers(&sentences) {
                assert!(texts.knows(&id), "{id}");
            }
        }
    }

    #[test]
    fn figures_keep_their_numbers_in_a_sentence() {
        let texts = Texts::new(Language::English);
        let margin = Span { figure: Some(17), ..Span::plain("0.79 points") };
        let text = texts.text(
            "wins-by",
            &[
                ("winner", Arg::Text("North \u{f8f0}AB")),
                ("margin", Arg::Figure(&margin)),
                ("next", Arg::Text("South AS")),
            ],
        );
        assert!(text.contains(&margin));
        assert!(text.iter().any(|span| span.text.contains("North \u{fffd}AB")));
    }

    #[test]
    fn counts_choose_their_form() {
        let texts = Texts::new(Language::Swedish);
        let files = |count| texts.say("so-many-scores", &[("count", Arg::Count(count))]);
        assert_eq!(files(1), "1 betyg");
        assert_eq!(files(45_000), "45\u{a0}000 betyg");
        assert_eq!(texts.list(&["a", "b", "c"]), "a, b och c");
    }
}
