//! A document for word processors: the least WordprocessingML that they open, the same bytes every time.

use std::io::{Cursor, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::chart::escaped;
use crate::document::{Block, Cell, Document, Fact, Item, Span, Style, Table, Text, name, text};

const TYPES: &str = include_str!("docx/types.xml");
const RELATIONS: &str = include_str!("docx/relations.xml");
const DOCUMENT_RELATIONS: &str = include_str!("docx/document-relations.xml");
const STYLES: &str = include_str!("docx/styles.xml");
const NAMESPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The document as the bytes of a `.docx` file.
pub(super) fn packed(document: &Document) -> Result<Vec<u8>, ZipError> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // the time of an archive's entries would be that of the clock
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let styles = STYLES.replace("{lang}", if document.lang == "sv" { "sv-SE" } else { "en-GB" });
    let parts = [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", RELATIONS),
        ("word/_rels/document.xml.rels", DOCUMENT_RELATIONS),
        ("word/styles.xml", styles.as_str()),
        ("word/document.xml", &body(document)),
    ];
    for (part, content) in parts {
        archive.start_file(part, options)?;
        archive.write_all(content.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}

/// The width between the margins, in twentieths of a point.
const TEXT_WIDTH: u32 = 9412;

fn body(document: &Document) -> String {
    let mut body = paragraph("Kind", &text(&document.kind));
    body += &paragraph("Title", &name(&document.title));
    for line in &document.subtitle {
        body += &paragraph("Subtitle", line);
    }
    for section in &document.sections {
        if !section.title.is_empty() {
            let heading = if section.depth == 0 { "Heading1" } else { "Heading2" };
            body += &paragraph(heading, &text(&section.title));
        }
        for part in &section.blocks {
            body += &block(part);
        }
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document xmlns:w=\"{NAMESPACE}\"><w:body>{body}\
         <w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1304\" w:right=\"1247\" w:bottom=\"1304\" \
         w:left=\"1247\" w:header=\"709\" w:footer=\"709\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>"
    )
}

fn block(block: &Block) -> String {
    match block {
        Block::Paragraph { text } => paragraph("", text),
        Block::Heading { text } => paragraph("Heading2", text),
        Block::List { items } => items.iter().map(item).collect(),
        Block::Facts { facts } | Block::Card { facts } => facts.iter().map(fact).collect(),
        Block::Table(one) => table(one),
        Block::Formula(formula) => {
            formula.text.lines().map(|line| paragraph("Formula", &text(line))).collect()
        }
        // what a chart shows stands in a table beside it
        Block::Chart(_) | Block::Key { .. } => String::new(),
    }
}

fn paragraph(style: &str, text: &[Span]) -> String {
    let style = match style {
        "" => String::new(),
        style => format!("<w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>"),
    };
    format!("<w:p>{style}{}</w:p>", text.iter().map(run).collect::<String>())
}

fn run(span: &Span) -> String {
    let properties = match span.style {
        Style::Plain | Style::Name => "",
        Style::Strong => "<w:rPr><w:b/></w:rPr>",
        Style::Code => "<w:rPr><w:rStyle w:val=\"Code\"/></w:rPr>",
    };
    format!("<w:r>{properties}<w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(&span.text))
}

fn item(item: &Item) -> String {
    let marked = |mark: &str, text: &Text| [vec![Span::plain(mark)], text.clone()].concat();
    let details = item.details.iter().map(|detail| paragraph("List2", &marked("–\u{a0}", detail)));
    paragraph("List1", &marked("•\u{a0}", &item.text)) + &details.collect::<String>()
}

fn fact(fact: &Fact) -> String {
    let label = vec![Span::styled(format!("{}: ", fact.label), Style::Strong)];
    let note =
        fact.note.iter().map(|span| Span { text: format!(" {}", span.text), ..span.clone() });
    paragraph("", &label.into_iter().chain(fact.value.clone()).chain(note).collect::<Text>())
}

fn table(table: &Table) -> String {
    let heading = |column: &crate::document::Column| {
        let unit = (!column.unit.is_empty()).then(|| Span::plain(format!(" ({})", column.unit)));
        let title: Text = column.title.iter().cloned().chain(unit).collect();
        cell(if column.numeric { "CellHeadFigure" } else { "CellHead" }, &title, 0)
    };
    let head: String = table.columns.iter().map(heading).collect();
    let row = |row: &crate::document::Row| {
        let cells = row.cells.iter().zip(&table.columns).enumerate();
        let cells = cells.map(|(at, (one, column))| {
            let style = if column.numeric { "CellFigure" } else { "Cell" };
            cell(style, &said(one, row.strong), if at == 0 { row.depth } else { 0 })
        });
        format!("<w:tr><w:trPr><w:cantSplit/></w:trPr>{}</w:tr>", cells.collect::<String>())
    };
    let rows: String = table.rows.iter().map(row).collect();
    let grid = grid(table);
    let note =
        if table.note.is_empty() { String::new() } else { paragraph("Note", &text(&table.note)) };
    format!(
        "{}<w:tbl><w:tblPr><w:tblStyle w:val=\"Rows\"/><w:tblW w:w=\"5000\" w:type=\"pct\"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>\
         <w:tr><w:trPr><w:tblHeader/></w:trPr>{head}</w:tr>{rows}</w:tbl>{note}{}",
        paragraph("Caption", &text(&table.caption)),
        paragraph("Note", &[])
    )
}

/// The widths of the columns: words need more than figures.
fn grid(table: &Table) -> String {
    let parts = |column: &crate::document::Column| if column.numeric { 12 } else { 28 };
    let all: u32 = table.columns.iter().map(parts).sum();
    let width = |column| TEXT_WIDTH * parts(column) / all.max(1);
    table.columns.iter().map(|column| format!("<w:gridCol w:w=\"{}\"/>", width(column))).collect()
}

fn said(cell: &Cell, strong: bool) -> Text {
    let set = |span: &Span| match strong {
        true => Span { style: Style::Strong, ..span.clone() },
        false => span.clone(),
    };
    cell.text.iter().map(set).collect()
}

fn cell(style: &str, text: &[Span], depth: usize) -> String {
    let indent = match depth {
        0 => String::new(),
        depth => format!("<w:ind w:left=\"{}\"/>", depth * 200),
    };
    format!(
        "<w:tc><w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{indent}</w:pPr>{}</w:p></w:tc>",
        text.iter().map(run).collect::<String>()
    )
}
