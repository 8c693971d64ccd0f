//! The words of score sheets, in the languages of a case.

use anbud::procedure::Language;

/// The words of a language.
pub(super) struct Words {
    pub(super) scores: &'static str,
    pub(super) scales: &'static str,
    pub(super) evaluator: &'static str,
    pub(super) group: &'static str,
    pub(super) requirement: &'static str,
    pub(super) text: &'static str,
    pub(super) tender: &'static str,
    pub(super) score: &'static str,
    pub(super) comment: &'static str,
    pub(super) scale: &'static str,
    pub(super) meaning: &'static str,
    pub(super) agreed: &'static str,
    pub(super) how: &'static str,
    pub(super) not_on_scale: &'static str,
    from: &'static str,
    to: &'static str,
    in_steps_of: &'static str,
    /// At the foot of a printed page.
    pub(super) page_of: &'static str,
}

const ENGLISH: Words = Words {
    scores: "Scores",
    scales: "Scales",
    evaluator: "Evaluator",
    group: "Group",
    requirement: "Requirement",
    text: "Text",
    tender: "Tender",
    score: "Score",
    comment: "Comment",
    scale: "Scale",
    meaning: "Meaning",
    agreed: "the score that the group agrees on",
    how: "Write a score in the light cells of the column Score, and why in the column Comment. An empty score is no score. The scales stand on the last sheet.",
    not_on_scale: "This is not on the scale.",
    from: "From",
    to: "to",
    in_steps_of: "in steps of",
    page_of: "page &P of &N",
};

const SWEDISH: Words = Words {
    scores: "Betyg",
    scales: "Skalor",
    evaluator: "Bedömare",
    group: "Grupp",
    requirement: "Krav",
    text: "Text",
    tender: "Anbud",
    score: "Betyg",
    comment: "Kommentar",
    scale: "Skala",
    meaning: "Betydelse",
    agreed: "det betyg som gruppen enas om",
    how: "Skriv betyg i de ljusa cellerna i kolumnen Betyg och skälet i kolumnen Kommentar. En tom cell är inget betyg. Skalorna står på det sista bladet.",
    not_on_scale: "Det finns inte på skalan.",
    from: "Från",
    to: "till",
    in_steps_of: "i steg om",
    page_of: "sida &P av &N",
};

impl Words {
    /// The words of a language; English where none is stated.
    pub(super) fn of(language: Option<Language>) -> &'static Words {
        match language {
            Some(Language::Swedish) => &SWEDISH,
            Some(Language::English) | None => &ENGLISH,
        }
    }

    /// From where to where a scale goes, with its steps.
    pub(super) fn range(&self, minimum: &str, maximum: &str, step: Option<&str>) -> String {
        let ends = format!("{} {minimum} {} {maximum}", self.from, self.to);
        match step {
            Some(step) => format!("{ends} {} {step}", self.in_steps_of),
            None => ends,
        }
    }
}
