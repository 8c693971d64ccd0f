//! To whom the lot of a tender goes: the place in it alone does not tell, where lots are shared out.

use anbud::procedure::Language;
use anbud::record::LotsRecord;

use crate::language::Texts;
use crate::report::Facts;
use crate::report::lots::{Awards, figures_of_its_own};
use crate::style::{heading, plain};
use crate::text::filled;

/// Who is awarded the lot of a tender, by which rule, and what the lots come to; nothing where the tender is in no lot.
#[must_use]
pub fn lot_of(
    record: &LotsRecord,
    tender: &str,
    language: Language,
    width: Option<usize>,
) -> String {
    let is_its = |lot: &anbud::record::Record| lot.tender(tender).is_some();
    let lot = record.lots.iter().position(is_its);
    let (Some(at), Some(first)) = (lot, record.lots.first()) else { return String::new() };
    let texts = Texts::new(language);
    let own = figures_of_its_own(record, first);
    let awards = Awards { record, facts: Facts::new(&own, &texts, None) };
    let sentences = awards.in_sentences(at);
    if sentences.is_empty() {
        return String::new();
    }
    let title = texts.word("lots-title");
    let lines = sentences.iter().map(|it| format!("{}\n", filled(&plain(it), "  ", "  ", width)));
    format!("\n{}\n{}", heading(&title), lines.collect::<String>())
}
