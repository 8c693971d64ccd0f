//! A document in Markdown: charts are left out, since what they show stands in tables beside them.

use crate::document::{Block, Document, Fact, Item, Span, Style, Table, plain};
use crate::table;

/// A text on one line that Markdown takes as nothing but text.
fn escaped(text: &str) -> String {
    table::escaped(&crate::style::plain(text))
}

/// The document in Markdown.
pub(crate) fn markdown(document: &Document) -> String {
    let mut parts = vec![format!("# {}", escaped(&document.title)), escaped(&document.kind)];
    parts.extend(document.subtitle.iter().map(|line| inline(line)));
    let says = |section: &&crate::document::Section| {
        let is_chapter = section.blocks.is_empty();
        is_chapter || section.blocks.iter().any(|one| block(one, 0).is_some())
    };
    for section in document.sections.iter().filter(says) {
        if !section.title.is_empty() {
            let below = "#".repeat(usize::from(section.depth));
            parts.push(format!("##{below} {}", escaped(&section.title)));
        }
        let written = |one: &Block| block(one, section.depth);
        parts.extend(section.blocks.iter().filter_map(written));
    }
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n") + "\n"
}

fn block(block: &Block, depth: u8) -> Option<String> {
    Some(match block {
        Block::Paragraph { text } => inline(text),
        Block::Heading { text } => {
            format!("###{} {}", "#".repeat(usize::from(depth)), inline(text))
        }
        Block::List { items } => items.iter().map(item).collect::<Vec<_>>().join("\n"),
        Block::Facts { facts } | Block::Card { facts } => {
            facts.iter().map(fact).collect::<Vec<_>>().join("\n")
        }
        Block::Table(table) => written(table),
        Block::Chart(_) | Block::Key { .. } => return None,
        Block::Formula(formula) => {
            format!("```text\n{}\n```", formula.text.replace("```", "` ` `"))
        }
    })
}

fn inline(text: &[Span]) -> String {
    text.iter().map(span).collect()
}

fn span(span: &Span) -> String {
    match span.style {
        Style::Plain | Style::Name => escaped(&span.text),
        Style::Strong => format!("**{}**", escaped(&span.text)),
        Style::Code => format!("`{}`", span.text.replace(['`', '\n', '\r'], " ")),
    }
}

fn item(item: &Item) -> String {
    let mut text = format!("- {}", inline(&item.text));
    for detail in &item.details {
        text += &format!("\n  - {}", inline(detail));
    }
    text
}

fn fact(fact: &Fact) -> String {
    let note =
        if fact.note.is_empty() { String::new() } else { format!(" ({})", inline(&fact.note)) };
    format!("- {}: **{}**{note}", escaped(&fact.label), escaped(&plain(&fact.value)))
}

fn written(table: &Table) -> String {
    let heading = |column: &crate::document::Column| {
        let unit = if column.unit.is_empty() {
            String::new()
        } else {
            format!(" ({})", escaped(&column.unit))
        };
        format!("{}{unit}", inline(&column.title))
    };
    let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let mut lines = vec![
        format!("*{}*\n", escaped(&table.caption)),
        line(table.columns.iter().map(heading).collect()),
        line(
            table
                .columns
                .iter()
                .map(|column| if column.numeric { "---:" } else { "---" }.to_owned())
                .collect(),
        ),
    ];
    for row in &table.rows {
        let cell = |(at, cell): (usize, &crate::document::Cell)| {
            let indent = if at == 0 { "– ".repeat(row.depth) } else { String::new() };
            let text = inline(&cell.text);
            if row.strong && !text.is_empty() {
                format!("**{indent}{text}**")
            } else {
                format!("{indent}{text}")
            }
        };
        lines.push(line(row.cells.iter().enumerate().map(cell).collect()));
    }
    if !table.note.is_empty() {
        lines.push(format!("\n{}", escaped(&table.note)));
    }
    lines.join("\n")
}
