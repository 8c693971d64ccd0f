//! Letters to tenderers: the award decision with scores, reasons, the winner's advantages and the standstill, made from the
//! record and the comments of those who scored. What is declared confidential stays out.

mod advantages;
mod decision;
mod docx;
mod explanations;
mod lots;
mod scores;
mod summary;

use std::collections::BTreeMap;

use anbud::evaluation::Status;
use anbud::procedure::Language;
use anbud::record::{Record, Tender};
use thiserror::Error;

use crate::document::{Document, Section, Span, Style, Words};
use crate::language::{Arg, Texts};
use crate::report::{Facts, ReportError, authority, language, markdown_of, page};
pub use explanations::missing;
pub use lots::{letters as letters_of_lots, missing as missing_of_lots};

/// Why a tender got its scores: texts by tender and by requirement or criterion, the weightiest first.
pub type Explanations = BTreeMap<(String, String), Vec<String>>;

/// What is said in a letter beside the record.
#[derive(Debug, Clone)]
pub struct Options<'a> {
    /// The language; none: that of the case, else English.
    pub language: Option<Language>,
    /// What the letter is.
    pub form: Form,
    /// The day of the decision, `2018-09-03`.
    pub decided: &'a str,
    /// The last day of the standstill; none where there is none.
    pub standstill_ends: Option<&'a str>,
    /// Why the scores were given.
    pub explanations: &'a Explanations,
}

/// What a letter is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Form {
    /// The award decision to tenderers (directive 2014/24, article 55).
    #[default]
    Award,
    /// The assessment summary (The Procurement Regulations 2024, regulation 31).
    Uk,
}

/// A letter in every form it is sent in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// The tender it is about; where there are several lots, the tenderer it is to.
    pub tender: String,
    /// As one page of HTML.
    pub html: String,
    /// As Markdown.
    pub markdown: String,
    /// For word processors.
    pub docx: Vec<u8>,
}

/// Why no letters were written.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum LetterError {
    /// The first place is not decided: there is no decision to tell.
    #[error("the first place is not decided, so there is no decision to tell")]
    Undecided,
    /// Quality alone was evaluated.
    #[error("quality alone was evaluated, so there is no decision to tell")]
    QualityAlone,
    /// A date that is none.
    #[error("`{0}` is not a date")]
    Date(String),
    /// A standstill that ends before it begins.
    #[error("the standstill would end on {ends}, before the decision of {decided}")]
    Standstill {
        /// The day of the decision.
        decided: String,
        /// The last day of the standstill.
        ends: String,
    },
    /// The letter could not be written.
    #[error(transparent)]
    Page(#[from] ReportError),
    /// The file for word processors could not be packed.
    #[error("the letter cannot be packed: {0}")]
    Docx(#[from] zip::result::ZipError),
}

/// The letters to all tenderers, in the order of the result.
///
/// # Errors
/// Where there is no decision to tell, a date is none, or the standstill ends before the decision.
pub fn letters(record: &Record, options: &Options<'_>) -> Result<Vec<Letter>, LetterError> {
    if record.scope == anbud::evaluation::Scope::Quality {
        return Err(LetterError::QualityAlone);
    }
    let is_first = |tender: &Tender| tender.place == Some(1) && tender.status == Status::Ranked;
    if !record.undecided.is_empty() && !record.tenders.first().is_some_and(is_first) {
        return Err(LetterError::Undecided);
    }
    let texts = Texts::new(language(record, options.language));
    dates_follow(&texts, options)?;
    let facts = Facts::new(record, &texts, None);
    record.tenders.iter().map(|tender| letter(&facts, options, tender)).collect()
}

fn letter(
    facts: &Facts<'_>,
    options: &Options<'_>,
    tender: &Tender,
) -> Result<Letter, LetterError> {
    written(tender.id.clone(), document(facts, options, tender)?)
}

/// A letter in every form it is sent in.
fn written(tender: String, document: Document) -> Result<Letter, LetterError> {
    Ok(Letter {
        tender,
        html: page::html(&document, None)?,
        markdown: markdown_of(&document),
        docx: docx::packed(&document)?,
    })
}

/// What the parts of a letter are made from.
struct To<'f, 'a> {
    facts: &'f Facts<'a>,
    options: &'f Options<'f>,
    tender: &'f Tender,
    /// The best tender, where it is another one.
    winner: Option<&'a Tender>,
    /// Where there are lots: of which the part is, and what is to be known of its award.
    lot: Option<Lot>,
}

/// The lot that a part of a letter is about.
struct Lot {
    id: String,
    /// Why its award is not what its ranking alone would give, in sentences.
    particulars: Vec<String>,
}

fn document(
    facts: &Facts<'_>,
    options: &Options<'_>,
    tender: &Tender,
) -> Result<Document, LetterError> {
    let winner = facts.winner().filter(|winner| winner.id != tender.id);
    let to = To { facts, options, tender, winner, lot: None };
    let mut sections = assessment(&to);
    sections.push(decision::rules(&to));
    sections.push(decision::standstill(&to)?);
    sections.retain(|section| !section.blocks.is_empty());
    addressed(facts, options, &tender.tenderer, sections)
}

/// A letter to a tenderer, under its head.
fn addressed(
    facts: &Facts<'_>,
    options: &Options<'_>,
    tenderer: &str,
    sections: Vec<Section>,
) -> Result<Document, LetterError> {
    let texts = facts.texts;
    let date = date(texts, options.decided)?;
    let addressed = [("tenderer", Arg::Text(tenderer))];
    Ok(Document {
        lang: texts.tag(),
        kind: texts.word(kind(facts, options)),
        title: facts.record.rules.procurement.title.clone(),
        subtitle: vec![
            vec![Span::styled(authority(facts.record), Style::Name)],
            texts.text("letter-to", &addressed),
            texts.text("letter-date", &[("date", Arg::Text(&date))]),
        ],
        sections,
        words: Words { contents: String::new(), skip: texts.word("skip") },
    })
}

fn kind(facts: &Facts<'_>, options: &Options<'_>) -> &'static str {
    match options.form {
        Form::Award if facts.winner().is_none() && facts.award.is_none() => "letter-kind-nobody",
        Form::Award => "letter-kind",
        Form::Uk => "letter-kind-uk",
    }
}

/// What was decided of a tender, and why.
fn assessment(to: &To<'_, '_>) -> Vec<Section> {
    match to.options.form {
        Form::Award => vec![
            decision::section(to),
            scores::section(to),
            explanations::section(to),
            advantages::section(to),
        ],
        Form::Uk => vec![decision::section(to), summary::own(to), summary::winner(to)],
    }
}

impl To<'_, '_> {
    fn section(&self, id: &str, blocks: Vec<crate::document::Block>) -> Section {
        let title = self.facts.word(&format!("letter-{id}"));
        Section { id: self.facts.id(id), title, blocks, ..Section::default() }
    }

    /// Whether something of another tender must not be told.
    fn hides(&self, of: &Tender, what: anbud::tenders::Confidential) -> bool {
        of.id != self.tender.id && of.confidential.iter().any(|word| word == what.word())
    }
}

/// Both dates must be days, and the standstill must not end before the decision.
fn dates_follow(texts: &Texts, options: &Options<'_>) -> Result<(), LetterError> {
    date(texts, options.decided)?;
    let Some(ends) = options.standstill_ends else { return Ok(()) };
    date(texts, ends)?;
    // days of four, two and two digits stand in the order of their text
    if ends < options.decided {
        let (decided, ends) = (options.decided.to_owned(), ends.to_owned());
        return Err(LetterError::Standstill { decided, ends });
    }
    Ok(())
}

/// A day such as `2018-09-03` in the words of the language.
fn date(texts: &Texts, day: &str) -> Result<String, LetterError> {
    let none = || LetterError::Date(day.to_owned());
    let mut parts = day.split('-');
    let (Some(year), Some(month), Some(of_month), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(none());
    };
    let is_digits =
        |text: &str, length| text.len() == length && text.bytes().all(|b| b.is_ascii_digit());
    if !(is_digits(year, 4) && is_digits(month, 2) && is_digits(of_month, 2)) {
        return Err(none());
    }
    let number = |text: &str| text.parse::<u32>().map_err(|_| none());
    let (years, months, days) = (number(year)?, number(month)?, number(of_month)?);
    let leap = years % 4 == 0 && (years % 100 != 0 || years % 400 == 0);
    let longest = match months {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    if !(1..=longest).contains(&days) {
        return Err(none());
    }
    Ok(format!("{days}\u{a0}{}\u{a0}{year}", texts.word(&format!("month-{months}"))))
}

#[cfg(test)]
mod tests {
    use super::date;
    use crate::language::Texts;
    use anbud::procedure::Language;

    #[test]
    fn days_are_told_in_words_and_must_be_days() {
        let swedish = Texts::new(Language::Swedish);
        let told = |day: &str| date(&swedish, day).ok().map(|told| told.replace('\u{a0}', " "));
        assert_eq!(told("2018-09-03").as_deref(), Some("3 september 2018"));
        assert_eq!(told("2024-02-29").as_deref(), Some("29 februari 2024"));
        for none in ["2023-02-29", "2018-13-01", "2018-9-3", "03.09.2018", "", "2018-09-03-1"] {
            assert_eq!(told(none), None, "{none}");
        }
    }
}
