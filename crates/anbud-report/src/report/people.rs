//! Who judged: evaluators and scores by group, and the planned make-up beside the actual one.

use anbud::record::{Attribute, ValueCount};

use super::facts::Facts;
use super::groups::group_title;
use super::make_up;
use crate::document::{Block, Cell, Column, Row, Section, Table, name, text};
use crate::language::Arg;

/// Coverage of evaluators; none where nobody scored.
pub(super) fn section(facts: &Facts<'_>) -> Option<Section> {
    let people = &facts.record.evaluators;
    if people.scores == 0 {
        return None;
    }
    let [scored, count, scores] =
        [people.scored, people.count, people.scores].map(|count| counted(facts, count));
    let args = [
        ("scored", Arg::Text(&scored)),
        ("count", Arg::Text(&count)),
        ("scores", Arg::Text(&scores)),
    ];
    let mut blocks = vec![Block::paragraph(facts.texts.text("people-some", &args))];
    if !people.groups.is_empty() {
        blocks.push(Block::Table(groups(facts)));
    }
    for attribute in &people.attributes {
        blocks.push(Block::Table(planned(facts, attribute)));
        blocks.extend(make_up::among(facts, attribute));
    }
    blocks.extend(make_up::activities(facts));
    Some(facts.section("people", "people-title", blocks))
}

/// A count in the form of the language.
fn counted(facts: &Facts<'_>, count: u64) -> String {
    facts.texts.number(&count.to_string())
}

fn counts(facts: &Facts<'_>, counts: &[u64]) -> Vec<Cell> {
    counts.iter().map(|count| text(counted(facts, *count)).into()).collect()
}

fn groups(facts: &Facts<'_>) -> Table {
    let columns = vec![
        Column::words(facts.word("group")),
        Column::words(facts.word("activity")),
        Column::figures(facts.word("people-evaluators"), ""),
        Column::figures(facts.word("people-scored"), ""),
        Column::figures(facts.word("people-scores"), ""),
    ];
    let row = |group: &anbud::record::GroupCount| {
        let rules = facts.record.rules.groups.iter().find(|rules| rules.id == group.group);
        let activity = rules.and_then(|rules| rules.activity.clone()).unwrap_or_default();
        let mut cells = vec![name(group_title(facts, &group.group)).into(), name(activity).into()];
        cells.extend(counts(facts, &[group.count, group.scored, group.scores]));
        Row::of(cells)
    };
    let rows = facts.record.evaluators.groups.iter().map(row).collect();
    Table::new(facts.word("people-group-caption"), columns, rows)
}

fn planned(facts: &Facts<'_>, attribute: &Attribute) -> Table {
    let columns = vec![
        Column::words(facts.word("people-value")),
        Column::figures(facts.word("people-at-least"), ""),
        Column::figures(facts.word("people-scored"), ""),
        Column::words(""),
    ];
    let row = |value: &ValueCount| {
        let planned = value.planned.map(|planned| counted(facts, planned)).unwrap_or_default();
        let short = value
            .planned
            .and_then(|planned| planned.checked_sub(value.scored))
            .filter(|short| *short > 0);
        let short = short.map(|short| {
            let short = counted(facts, short);
            facts.texts.say("people-short", &[("n", Arg::Text(&short))])
        });
        let cells = vec![
            name(&value.value).into(),
            text(planned).into(),
            text(counted(facts, value.scored)).into(),
            text(short.unwrap_or_default()).into(),
        ];
        Row::of(cells)
    };
    let caption =
        facts.texts.say("people-planned", &[("attribute", Arg::Text(&attribute.attribute))]);
    Table::new(caption, columns, attribute.values.iter().map(row).collect())
}
