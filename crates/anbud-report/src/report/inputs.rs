//! What the evaluation rests on, by digest, and how anybody re-checks it.

use super::facts::Facts;
use crate::document::{
    Block, Column, Fact, Item, Row, Section, Span, Style, Table, Text, code, text,
};
use crate::language::Arg;

/// Seal, versions and files with their digests.
pub(super) fn section(facts: &Facts<'_>) -> Option<Section> {
    let record = facts.record;
    let (method, format) = (record.method.to_string(), record.format.to_string());
    let versions = [("method", Arg::Text(&method)), ("format", Arg::Text(&format))];
    let seal =
        Fact { label: facts.word("inputs-seal"), value: code(&record.seal), note: Text::new() };
    let engine = Fact {
        label: facts.word("inputs-engine"),
        value: text(&record.engine),
        note: facts.texts.text("inputs-method", &versions),
    };
    let row = |file: &anbud::record::File| {
        let bytes = facts.texts.number(&file.bytes.to_string());
        let cells = [code(&file.name), text(bytes), code(&file.sha256)];
        Row { cells: cells.map(Into::into).into(), ..Row::default() }
    };
    let table = Table {
        caption: facts.word("inputs-caption"),
        columns: vec![
            Column::words(facts.word("file")),
            Column::figures(facts.word("size"), ""),
            Column::words(facts.word("digest")),
        ],
        rows: record.files.iter().map(row).collect(),
        note: String::new(),
        ..Table::default()
    };
    let mut blocks = vec![Block::Facts { facts: vec![seal, engine] }];
    if !record.files.is_empty() {
        blocks.push(Block::Table(table));
    }
    Some(facts.section("inputs", "inputs-title", blocks))
}

/// The commands that re-check the decision.
pub(super) fn recheck(facts: &Facts<'_>) -> Option<Section> {
    let seal = format!("anbud seal CASE --expect {}", facts.record.seal);
    let commands = [
        ("recheck-digests", "sha256sum FILE"),
        ("recheck-seal", &seal),
        ("recheck-evaluate", "anbud evaluate CASE --record record.json"),
        ("recheck-verify", "anbud verify record.json CASE"),
        ("recheck-explain", "anbud explain CASE TENDER"),
    ];
    let item = |(sentence, command): (&str, &str)| {
        // the command begins the sentence and is set as it is typed
        let said = facts.texts.say(sentence, &[("command", Arg::Text(""))]);
        let text =
            vec![Span::styled(command, Style::Code), Span::plain(format!(" {}", said.trim()))];
        Item::of(text)
    };
    let blocks = vec![
        Block::paragraph(text(facts.word("recheck-intro"))),
        Block::List { items: commands.map(item).into() },
        Block::paragraph(text(facts.word("made-from"))),
    ];
    Some(facts.section("recheck", "recheck-title", blocks))
}
