//! What the engine says in English, told in another language.
//!
//! A record holds a warning as one English sentence. The sentences of `en-warnings.ftl` are patterns: the one that fits
//! yields what it was filled with, and the sentence of the same name in the other language is filled with that. So a
//! message stands once in the engine and once in each language, and records of any age can be told.

use anbud::Literal;
use anbud::procedure::Language;

use super::Texts;

const PATTERNS: &str = include_str!("en-warnings.ftl");

/// A warning as the engine says it, in a language; none where no sentence is known for it.
///
/// ```
/// use anbud::procedure::Language;
/// let told = anbud_report::language::told("the scale `old` is not used by any criterion", Language::Swedish);
/// assert_eq!(told.as_deref(), Some("skalan `old` används inte av något kriterium"));
/// ```
#[must_use]
pub fn told(message: &str, language: Language) -> Option<String> {
    Texts::new(language).told(message)
}

impl Texts {
    /// A warning or ground as the engine says it, in the language; none where no sentence is known for it.
    pub(crate) fn told(&self, message: &str) -> Option<String> {
        let found = patterns().find_map(|(id, pattern)| Some((id, filling(pattern, message)?)));
        let (id, filling) = found?;
        if self.language() == Language::English {
            return Some(message.to_owned());
        }
        let mut with = Vec::new();
        for (name, text) in &filling {
            with.push((*name, self.told_part(name, text)?));
        }
        let with: Vec<(&str, &str)> = with.iter().map(|(name, text)| (*name, &**text)).collect();
        Some(self.fill(id, &with))
    }

    /// What a sentence was filled with: sentences themselves, numbers, or names that stay as they are.
    fn told_part(&self, name: &str, text: &str) -> Option<String> {
        match name {
            "ground" | "before" | "after" => self.told(text),
            "effects" => {
                let effects: Option<Vec<String>> =
                    effects(text).iter().map(|effect| self.told(effect)).collect();
                Some(effects?.join(", "))
            }
            "won" | "wins" => Some(text.replace("` and `", &format!("` {} `", self.word("and")))),
            _ if text.trim_end_matches(" %").parse::<Literal>().is_ok() => Some(self.figure(text)),
            _ => Some(text.to_owned()),
        }
    }
}

/// What would be otherwise: each begins with a name, or with how many there are.
fn effects(text: &str) -> Vec<String> {
    let mut effects: Vec<String> = Vec::new();
    for part in text.split(", ") {
        let begins = part.starts_with('`') || part.ends_with(" would stand elsewhere");
        match effects.last_mut().filter(|_| !begins) {
            Some(last) => *last += &format!(", {part}"),
            None => effects.push(part.to_owned()),
        }
    }
    effects
}

/// The name and pattern of each sentence.
fn patterns() -> impl Iterator<Item = (&'static str, &'static str)> {
    PATTERNS
        .lines()
        .filter(|line| line.starts_with("told-"))
        .filter_map(|line| line.split_once(" = "))
}

/// What a pattern was filled with to yield a message, by name; none where it does not.
fn filling<'m>(pattern: &'static str, message: &'m str) -> Option<Vec<(&'static str, &'m str)>> {
    let mut parts = pattern.split("{ $");
    let mut rest = message.strip_prefix(parts.next()?)?;
    let mut filling = Vec::new();
    let mut parts = parts.peekable();
    while let Some(part) = parts.next() {
        let (name, after) = part.split_once(" }")?;
        let at = match (after, parts.peek()) {
            ("", None) => rest.len(),
            (after, None) => rest.strip_suffix(after)?.len(),
            (after, Some(_)) => rest.find(after)?,
        };
        let (text, left) = rest.split_at(at);
        // an identifier holds no quotation mark of its own
        if text.is_empty() || (after.starts_with('`') && text.contains('`')) {
            return None;
        }
        filling.push((name, text));
        rest = left.strip_prefix(after)?;
    }
    rest.is_empty().then_some(filling)
}

#[cfg(test)]
mod tests {
    use super::{Language, filling, told};

    #[test]
    fn a_pattern_yields_what_it_was_filled_with() {
        let pattern = "evaluator `{ $who }` has { $n } values";
        assert_eq!(
            filling(pattern, "evaluator `e1` has 2 values"),
            Some(vec![("who", "e1"), ("n", "2")])
        );
        assert_eq!(filling(pattern, "evaluator `e1` has 2 value"), None);
        assert_eq!(filling("`{ $a }` wins", "`x` and `y` wins"), None);
        assert_eq!(filling("nothing", "nothing"), Some(Vec::new()));
    }

    #[test]
    fn sentences_in_sentences_are_told_too() {
        let message = "the score of `service` for `north` by `e1`, changed from 3.5 to 4, decided: with 3.5 `south` \
                       would win instead of `north`, `north` would be rejected: the score of `service` is 2.5, below \
                       the threshold of 3, 4 more tenders would stand elsewhere";
        assert_eq!(
            told(message, Language::Swedish).as_deref(),
            Some(
                "betyget för `service` för anbudet `north` från `e1`, ändrat från 3,5 till 4, avgjorde något: med 3,5 \
                 hade `south` vunnit i stället för `north`, hade `north` förkastats: betyget för `service` är 2,5, under \
                 lägsta godtagbara 3, hade ytterligare 4 anbud stått på andra platser"
            )
        );
        assert_eq!(told("what nobody says", Language::Swedish), None);
    }
}
