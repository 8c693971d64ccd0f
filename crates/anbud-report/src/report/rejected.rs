//! Rejected tenders with every ground, in the reader's language.

use anbud::evaluation::Status;
use anbud::record::{Ground, Tender};

use super::facts::Facts;
use crate::document::{Block, Item, Section, Span, Style, Text, name};
use crate::language::Arg;

/// The rejected tenders; none where every tender counts.
pub(super) fn section(facts: &Facts<'_>) -> Option<Section> {
    let rejected = facts.record.tenders.iter().filter(|tender| tender.status == Status::Rejected);
    let items: Vec<Item> = rejected.map(|tender| item(facts, tender)).collect();
    let is_empty = items.is_empty();
    (!is_empty).then(|| facts.section("rejected", "rejected-title", vec![Block::List { items }]))
}

fn item(facts: &Facts<'_>, tender: &Tender) -> Item {
    let text = vec![Span::styled(facts.name(tender), Style::Name)];
    Item { text, details: tender.grounds.iter().map(|found| ground(facts, found)).collect() }
}

/// A ground in words, with its code and where the rule stands.
pub(crate) fn ground(facts: &Facts<'_>, ground: &Ground) -> Text {
    let mut said = in_words(facts, ground);
    said.push(Span::plain(" "));
    said.push(Span::styled(format!("({}, {})", ground.code, ground.at), Style::Code));
    said
}

/// A ground in words alone; where its rule is not in the record, from the engine's words.
pub(crate) fn in_words(facts: &Facts<'_>, ground: &Ground) -> Text {
    by_rule(facts, ground).unwrap_or_else(|| {
        name(facts.texts.told(&ground.text).unwrap_or_else(|| ground.text.clone()))
    })
}

/// A ground by its rule; none where that is not in the record.
fn by_rule(facts: &Facts<'_>, ground: &Ground) -> Option<Text> {
    let rules = &facts.record.rules;
    let sentence = format!("ground-{}", ground.code);
    match ground.code.as_str() {
        "mandatory-not-met" => {
            let requirement = rules
                .requirements
                .iter()
                .find(|one| one.at == ground.at || names(ground, &one.id))?;
            let args = [("id", Arg::Text(&requirement.id)), ("text", Arg::Text(&requirement.text))];
            Some(facts.texts.text(&sentence, &args))
        }
        "rejected-by-rule" => {
            let rejection = rules.rejections.iter().find(|one| one.at == ground.at)?;
            Some(facts.texts.text(&sentence, &[("text", Arg::Text(&rejection.text))]))
        }
        "score-below-threshold" | "share-below-threshold" => below(facts, ground, &sentence),
        _ => None,
    }
}

/// Whether the engine's words name an identifier.
fn names(ground: &Ground, id: &str) -> bool {
    ground.text.contains(&format!("`{id}`"))
}

/// A score or share below its threshold: the two figures that were compared.
fn below(facts: &Facts<'_>, ground: &Ground, sentence: &str) -> Option<Text> {
    let rules = &facts.record.rules;
    let criteria = rules.criteria.iter().map(|one| (&one.title, &one.threshold));
    let requirements = rules.requirements.iter().map(|one| (&one.id, &one.threshold));
    let (title, threshold) = criteria
        .chain(requirements)
        .filter_map(|(title, threshold)| Some((title, threshold.as_ref()?)))
        .find(|(_, threshold)| threshold.at == ground.at)?;
    let compared = facts.record.figure(ground.figure?)?;
    let found = *compared.of.first()?;
    let found = match threshold.least.ends_with('%') {
        true => facts.percent(found)?,
        false => facts.single(found, crate::figures::Per::default())?,
    };
    let least = facts.literal(&threshold.least);
    let args =
        [("title", Arg::Text(title)), ("found", Arg::Figure(&found)), ("least", Arg::Text(&least))];
    Some(facts.texts.text(sentence, &args))
}
