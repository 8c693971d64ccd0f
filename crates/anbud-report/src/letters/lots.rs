//! Letters where there are several lots: one to each tenderer, with a chapter for every lot that it asked for.

use std::collections::BTreeSet;

use anbud::evaluation::Scope;
use anbud::record::{LotStated, LotsRecord, Record, Tender};
use anbud::tenders::Confidential;

use super::{
    Explanations, Letter, LetterError, Lot, Options, To, addressed, assessment, dates_follow,
    decision, written,
};
use crate::document::{Block, Section, text};
use crate::language::Texts;
use crate::report::lots::{Awards, figures_of_its_own, title};
use crate::report::{Facts, language};

/// The scores of all lots that have no reason, as [`missing`](super::missing) finds them.
#[must_use]
pub fn missing<'r>(record: &'r LotsRecord, explanations: &Explanations) -> Vec<(&'r str, &'r str)> {
    record.lots.iter().flat_map(|lot| super::missing(lot, explanations)).collect()
}

/// The letters to all tenderers, in the order in which their tenders stand.
///
/// # Errors
/// Where it is not decided how the lots are shared out, a date is none, or the standstill ends before the decision.
pub fn letters(record: &LotsRecord, options: &Options<'_>) -> Result<Vec<Letter>, LetterError> {
    let Some(first) = record.lots.first() else { return Ok(Vec::new()) };
    is_decided(record)?;
    let texts = Texts::new(language(first, options.language));
    dates_follow(&texts, options)?;
    let own = figures_of_its_own(record, first);
    let awards = Awards { record, facts: Facts::new(&own, &texts, None) };
    tenderers(record).into_iter().map(|tenderer| letter(&awards, options, tenderer)).collect()
}

fn is_decided(record: &LotsRecord) -> Result<(), LetterError> {
    match &record.allocation {
        _ if record.scope == Scope::Quality => Err(LetterError::QualityAlone),
        None => Err(LetterError::QualityAlone),
        Some(allocated) if allocated.undecided.is_some() => Err(LetterError::Undecided),
        Some(_) => Ok(()),
    }
}

/// Whoever asked for some lot, once.
fn tenderers(record: &LotsRecord) -> Vec<&str> {
    let mut seen = BTreeSet::new();
    let tenders = record.lots.iter().flat_map(|lot| &lot.tenders);
    tenders.map(|tender| tender.tenderer.as_str()).filter(|name| seen.insert(*name)).collect()
}

fn letter(
    awards: &Awards<'_>,
    options: &Options<'_>,
    tenderer: &str,
) -> Result<Letter, LetterError> {
    let mut sections = vec![Section {
        id: "lots".to_owned(),
        title: awards.facts.word("letter-lots"),
        blocks: vec![Block::paragraph(text(awards.rule()))],
        ..Section::default()
    }];
    let mut last: Vec<Section> = Vec::new();
    for (at, lot) in awards.record.lots.iter().enumerate() {
        for tender in lot.tenders.iter().filter(|tender| tender.tenderer == tenderer) {
            let (chapter, end) = chapter(awards, options, (at, tender))?;
            sections.extend(chapter);
            // a lot that is awarded to nobody knows no standstill
            if end.len() >= last.len() {
                last = end;
            }
        }
    }
    sections.extend(last);
    let head =
        Facts { award: Some(None), ..Facts::new(awards.facts.record, awards.facts.texts, None) };
    written(tenderer.to_owned(), addressed(&head, options, tenderer, sections)?)
}

/// What a letter says of a tender in a lot; and what it says once, after all lots.
fn chapter(
    awards: &Awards<'_>,
    options: &Options<'_>,
    (at, tender): (usize, &Tender),
) -> Result<(Vec<Section>, Vec<Section>), LetterError> {
    let Some((evaluation, lot, stated)) = decided_by(awards, at, tender) else {
        return Ok((Vec::new(), Vec::new()));
    };
    let award = awards.award(at);
    let facts = Facts {
        prefix: format!("{}-", tender.id),
        award: Some(award.and_then(|award| award.tender.as_deref())),
        ..Facts::new(lot, awards.facts.texts, None)
    };
    let mut to = To {
        facts: &facts,
        options,
        tender: lot.tender(&tender.id).unwrap_or(tender),
        winner: facts.winner().filter(|winner| winner.id != tender.id),
        lot: None,
    };
    let hides = to.winner.is_some_and(|winner| to.hides(winner, Confidential::Price));
    let particulars = award.map(|award| awards.particulars(award, hides)).unwrap_or_default();
    to.lot = Some(Lot { id: stated.id.clone(), particulars });
    Ok((assessed(&to, evaluation, stated), end(&to)?))
}

/// The evaluation that decided: with the prices of a combination, or without those who win their most; where the tender is not
/// in it, that of the lot by itself.
fn decided_by<'a>(
    awards: &Awards<'a>,
    at: usize,
    tender: &Tender,
) -> Option<(usize, &'a Record, &'a LotStated)> {
    let decided = awards.evaluation(at).filter(|(_, one)| one.tender(&tender.id).is_some());
    let (evaluation, lot) = decided.or_else(|| Some((at, awards.record.lots.get(at)?)))?;
    Some((evaluation, lot, awards.record.rules.lots.get(at)?))
}

/// The heading of a lot, and what is said of the tender below it.
fn assessed(to: &To<'_, '_>, evaluation: usize, stated: &LotStated) -> Vec<Section> {
    let (id, title) = (to.facts.id("lot"), title(to.facts.texts, stated));
    let head = Section { id, title, ..Section::default() };
    let below = assessment(to).into_iter().filter(|section| !section.blocks.is_empty());
    let below = below.map(|section| Section { depth: 1, evaluation: Some(evaluation), ..section });
    std::iter::once(head).chain(below).collect()
}

/// What is said once: how tenders were evaluated, and the standstill.
fn end(to: &To<'_, '_>) -> Result<Vec<Section>, LetterError> {
    let mut end = vec![decision::rules(to), decision::standstill(to)?];
    end.retain(|section| !section.blocks.is_empty());
    Ok(end)
}
