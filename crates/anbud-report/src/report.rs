//! The report of an evaluation: one page of HTML with tables and charts, made from the record alone.

pub(crate) mod decision;
pub(crate) mod facts;
mod firm;
mod for_file;
mod groups;
mod inputs;
pub(crate) mod lots;
mod make_up;
mod markdown;
pub(crate) mod page;
mod panel;
mod people;
mod points;
mod price_quality;
mod ranking;
pub(crate) mod rejected;
mod rules;
mod special;
mod tidy;

use anbud::procedure::Language;
use anbud::record::{Procurement, Record};
use thiserror::Error;

use crate::document::{Document, Section, Words};
use crate::language::{Texts, language_of};
pub(crate) use decision::sentence;
pub(crate) use facts::{Facts, Figures};
pub use firm::Sensitivity;
pub use lots::{html as html_of_lots, markdown as markdown_of_lots, tidy as tidy_of_lots};
pub(crate) use markdown::markdown as markdown_of;
pub(crate) use rejected::in_words;
pub(crate) use rules::{order, rule};
pub use tidy::tidy;

/// What can be chosen about a report.
#[derive(Debug, Clone, Default)]
pub struct Options<'a> {
    /// The language; none: that of the case, else English.
    pub language: Option<Language>,
    /// A template in place of the one that comes with the program.
    pub template: Option<&'a str>,
    /// How firm the decision is, as `anbud sensitivity --format json` tells it.
    pub sensitivity: Option<&'a Sensitivity>,
    /// Whether it is the report for the file of the procurement, in the order of article 84 of directive 2014/24.
    pub for_file: bool,
}

/// Why no report was made.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum ReportError {
    /// The template has a mistake, or asks for something that is not there.
    #[error("the template cannot be filled: {0}")]
    Template(String),
}

/// The report as one page of HTML: no script, nothing loaded from elsewhere.
///
/// # Errors
/// Where a template of one's own has a mistake.
pub fn html(record: &Record, options: &Options<'_>) -> Result<String, ReportError> {
    page::html(&document(record, options), options.template)
}

/// The report as Markdown, without its charts: what they show stands in tables.
#[must_use]
pub fn markdown(record: &Record, options: &Options<'_>) -> String {
    markdown::markdown(&document(record, options))
}

/// The sections, in order.
const SECTIONS: &[fn(&Facts<'_>) -> Option<Section>] = &[
    decision::section,
    ranking::section,
    points::section,
    price_quality::section,
    groups::section,
    panel::section,
    firm::section,
    people::section,
    rejected::section,
    special::changes,
    special::corrected,
    special::abnormal,
    rules::section,
    special::warnings,
];

/// What is the same for all lots: what it rests on, and how it is re-checked.
const LAST: &[fn(&Facts<'_>) -> Option<Section>] = &[inputs::section, inputs::recheck];

fn document(record: &Record, options: &Options<'_>) -> Document {
    let texts = Texts::new(language(record, options.language));
    let facts = Facts::new(record, &texts, options.sensitivity);
    let procurement = &record.rules.procurement;
    let first = options.for_file.then(|| for_file::section(&facts)).flatten();
    let sections = SECTIONS.iter().chain(LAST).filter_map(|section| section(&facts));
    let sections = first.into_iter().chain(sections).collect();
    with_head(&texts, options, procurement, authority(record), sections)
}

/// A report under its head.
fn with_head(
    texts: &Texts,
    options: &Options<'_>,
    procurement: &Procurement,
    authority: String,
    sections: Vec<Section>,
) -> Document {
    Document {
        lang: texts.tag(),
        kind: texts.word(if options.for_file { "file-kind" } else { "report-kind" }),
        title: procurement.title.clone(),
        subtitle: vec![crate::document::name(authority)],
        sections,
        words: Words { contents: texts.word("contents"), skip: texts.word("skip") },
    }
}

/// Who buys, under which reference, and of which lot.
pub(crate) fn authority(record: &Record) -> String {
    let procurement = &record.rules.procurement;
    let lot = record.lot.as_ref().map(|lot| format!(" · {lot}")).unwrap_or_default();
    format!("{} · {}{lot}", procurement.authority, procurement.reference)
}

/// The language that was asked for, else that of the case, else English.
pub(crate) fn language(record: &Record, asked: Option<Language>) -> Language {
    let of_case = record.rules.procurement.language.as_deref().and_then(language_of);
    asked.or(of_case).unwrap_or(Language::English)
}
