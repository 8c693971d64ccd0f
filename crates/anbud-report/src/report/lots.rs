//! The report of all lots on one page: who is awarded what, then the report of every lot, made from the record of all of them.

mod award;

use anbud::record::{LotStated, LotsRecord, Record};

use super::{Facts, LAST, Options, ReportError, SECTIONS, for_file, language, page, with_head};
use crate::document::{Document, Section};
use crate::language::{Arg, Texts};
pub(crate) use award::Awards;

/// The report of all lots as one page of HTML.
///
/// # Errors
/// Where a template of one's own has a mistake.
pub fn html(record: &LotsRecord, options: &Options<'_>) -> Result<String, ReportError> {
    page::html(&document(record, options), options.template)
}

/// The report of all lots as Markdown, without its charts.
#[must_use]
pub fn markdown(record: &LotsRecord, options: &Options<'_>) -> String {
    super::markdown::markdown(&document(record, options))
}

/// The records of all lots as tidy CSV.
#[must_use]
pub fn tidy(record: &LotsRecord) -> String {
    let rows = record.lots.iter().enumerate().map(|(at, lot)| {
        let rows = super::tidy(lot);
        let after_head = rows.find('\n').map_or(0, |end| end + 1);
        rows.split_at(if at == 0 { 0 } else { after_head }).1.to_owned()
    });
    rows.collect()
}

fn document(record: &LotsRecord, options: &Options<'_>) -> Document {
    let Some(first) = record.lots.first() else { return Document::default() };
    let texts = Texts::new(language(first, options.language));
    let own = figures_of_its_own(record, first);
    let awards = Awards { record, facts: Facts::new(&own, &texts, None) };
    let mut sections: Vec<Section> = awards.section().into_iter().collect();
    for (at, (lot, stated)) in record.lots.iter().zip(&record.rules.lots).enumerate() {
        sections.extend(of_lot(&awards, options, (at, lot, stated)));
    }
    sections.extend(LAST.iter().filter_map(|section| section(&awards.facts)));
    let procurement = &first.rules.procurement;
    let authority = format!("{} · {}", procurement.authority, procurement.reference);
    with_head(&texts, options, procurement, authority, sections)
}

/// What sections about all lots read: the rules they share, and the figures of the allocation.
pub(crate) fn figures_of_its_own(record: &LotsRecord, first: &Record) -> Record {
    let (figures, files) = (record.figures.clone(), record.files.clone());
    Record { figures, files, lot: None, tenders: Vec::new(), ..first.clone() }
}

/// The chapter of a lot: to whom it goes, and the sections of its report.
fn of_lot(
    awards: &Awards<'_>,
    options: &Options<'_>,
    (at, record, stated): (usize, &Record, &LotStated),
) -> Vec<Section> {
    let texts = awards.facts.texts;
    let mut facts = Facts::new(record, texts, None);
    facts.prefix = format!("lot-{}-", at + 1);
    let chapter = Section {
        id: format!("lot-{}", at + 1),
        title: title(texts, stated),
        blocks: awards.of_lot(at),
        ..Section::default()
    };
    let first = options.for_file.then(|| for_file::section(&facts)).flatten();
    let sections = SECTIONS.iter().filter_map(|section| section(&facts));
    let below = first.into_iter().chain(sections).map(|section| Section {
        depth: 1,
        evaluation: Some(at),
        ..by_itself(awards, &facts, section)
    });
    std::iter::once(chapter).chain(below).collect()
}

/// Who is first in a lot has not won it where lots are shared out: of its decision only the card is told.
fn by_itself(awards: &Awards<'_>, facts: &Facts<'_>, mut section: Section) -> Section {
    let is_shared = awards.record.rules.allocation.is_some();
    if is_shared && section.id == facts.id("decision") {
        section.title = facts.word("lots-alone");
        section.blocks.truncate(1);
    }
    section
}

/// A lot by its id and title.
pub(crate) fn title(texts: &Texts, lot: &LotStated) -> String {
    let args = [("id", Arg::Text(&lot.id)), ("title", Arg::Text(&lot.title))];
    texts.say(if lot.id == lot.title { "lot-by-id" } else { "lot-by-title" }, &args)
}
