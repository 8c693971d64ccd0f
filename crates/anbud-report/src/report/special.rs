//! What needs a second look: replaced scores, corrected and abnormally low prices, warnings.

use anbud::record::{Replaced, Tender, Told};

use super::facts::Facts;
use super::groups::group_title;
use crate::document::{
    Block, Cell, Column, Item, Row, Section, Span, Table, Text, code, message, name, text,
};
use crate::language::Arg;

/// So many replaced scores are listed; the record has all.
const CHANGES_MAX: usize = 200;

/// Scores that were replaced; none where none was.
pub(super) fn changes(facts: &Facts<'_>) -> Option<Section> {
    let replaced = &facts.record.replaced;
    if replaced.is_empty() {
        return None;
    }
    let count = [("count", Arg::Count(replaced.len()))];
    let mut blocks = vec![
        Block::paragraph(facts.texts.text("changes-intro", &count)),
        Block::Table(changed(facts)),
    ];
    if let Some(more) = replaced.len().checked_sub(CHANGES_MAX).filter(|more| *more > 0) {
        blocks.push(Block::paragraph(
            facts.texts.text("so-many-more", &[("count", Arg::Count(more))]),
        ));
    }
    Some(facts.section("changes", "changes-title", blocks))
}

fn changed(facts: &Facts<'_>) -> Table {
    let titles = ["tender", "requirement", "group", "change", "reason", "when"];
    let row = |one: &Replaced| {
        let group = one.group.as_deref().map(|group| group_title(facts, group)).unwrap_or_default();
        let change = format!("{} → {}", facts.literal(&one.before), facts.literal(&one.after));
        let cells: Vec<Cell> = vec![
            name(facts.name_of(&one.tender)).into(),
            name(facts.title_of(&one.item)).into(),
            name(group).into(),
            text(change).into(),
            name(&one.reason).into(),
            name(one.when.clone().unwrap_or_default()).into(),
        ];
        Row::of(cells)
    };
    Table {
        caption: facts.word("changes-caption"),
        columns: titles
            .map(|title| match title {
                "change" | "when" => Column::short(facts.word(title)),
                _ => Column::words(facts.word(title)),
            })
            .into(),
        rows: facts.record.replaced.iter().take(CHANGES_MAX).map(row).collect(),
        note: String::new(),
        ..Table::default()
    }
}

/// Prices that were corrected; none where none was.
pub(super) fn corrected(facts: &Facts<'_>) -> Option<Section> {
    let row = |tender: &Tender| {
        let prices = tender.prices.as_ref()?;
        let corrected = prices.corrected.as_deref()?;
        let amount = |amount: &str| -> Cell { text(facts.literal(amount)).into() };
        let cells = vec![
            name(facts.name(tender)).into(),
            amount(&prices.submitted),
            amount(corrected),
            name(prices.reason.clone().unwrap_or_default()).into(),
        ];
        Some(Row::of(cells))
    };
    let rows: Vec<Row> = facts.record.tenders.iter().filter_map(row).collect();
    let columns = vec![
        Column::words(facts.word("tenderer")),
        Column::figures(facts.word("submitted"), facts.money(0)),
        Column::figures(facts.word("corrected"), facts.money(0)),
        Column::words(facts.word("reason")),
    ];
    let table = Table::new(facts.word("corrected-caption"), columns, rows);
    let is_empty = table.rows.is_empty();
    (!is_empty).then(|| facts.section("corrected", "corrected-title", vec![Block::Table(table)]))
}

/// The test for abnormally low tenders and whom it names; none where no test is stated.
pub(super) fn abnormal(facts: &Facts<'_>) -> Option<Section> {
    let rule = facts.record.rules.abnormal.as_ref()?;
    let named = facts.record.tenders.iter().filter(|tender| facts.holds(tender.abnormal));
    let item = |tender: &Tender| Item {
        text: vec![facts.named(&facts.name(tender))],
        details: Vec::new(),
    };
    let items: Vec<Item> = named.map(item).collect();
    let intro = if items.is_empty() { "abnormal-none" } else { "abnormal-intro" };
    let mut blocks = vec![Block::paragraph(text(facts.word(intro)))];
    if !items.is_empty() {
        blocks.push(Block::List { items });
    }
    blocks.extend(super::rules::rule(
        facts,
        rule.title.as_ref(),
        rule.model.as_deref(),
        &rule.formula,
        &rule.parameters,
    ));
    Some(facts.section("abnormal", "abnormal-title", blocks))
}

/// What a person should look at; none where there is nothing.
pub(super) fn warnings(facts: &Facts<'_>) -> Option<Section> {
    let item = |warning: &Told| {
        let said = facts.texts.told(&warning.text).unwrap_or_else(|| warning.text.clone());
        let said = match warning.count {
            0 | 1 => said,
            count => {
                let n = facts.texts.number(&count.to_string());
                facts.texts.fill("warning-times", &[("text", &said), ("n", &n)])
            }
        };
        let at = warning.at.clone().map(|at| format!(", {at}")).unwrap_or_default();
        let place: Text = code(format!("({}{at})", warning.code));
        Item {
            text: message(&said).into_iter().chain([Span::plain(" ")]).chain(place).collect(),
            details: Vec::new(),
        }
    };
    let items: Vec<Item> = facts.record.warnings.iter().map(item).collect();
    let blocks = vec![Block::List { items: items.clone() }];
    (!items.is_empty()).then(|| facts.section("warnings", "warnings-title", blocks))
}
