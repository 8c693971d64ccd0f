//! A document before it is written: sections of sentences, tables, charts and formulas. Reports and letters are made as
//! documents, and written as HTML, Markdown or for word processors.

use serde::Serialize;

/// A run of text in one style; a figure of the record carries its number.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Span {
    /// The text.
    pub(crate) text: String,
    /// The number of the figure in the record, where the text is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) figure: Option<u32>,
    /// How it is set.
    pub(crate) style: Style,
}

/// How a run of text is set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Style {
    /// As it is.
    #[default]
    Plain,
    /// Strong.
    Strong,
    /// What others have written: a name, a title.
    Name,
    /// What is written in a file: an identifier, a digest.
    Code,
}

/// A sentence in pieces.
pub(crate) type Text = Vec<Span>;

impl Span {
    /// A text without style.
    pub(crate) fn plain(text: impl Into<String>) -> Self {
        Span { text: text.into(), ..Span::default() }
    }

    /// A text in a style.
    pub(crate) fn styled(text: impl Into<String>, style: Style) -> Self {
        Span { text: text.into(), style, ..Span::default() }
    }

    /// A figure of the record.
    pub(crate) fn figure(text: impl Into<String>, figure: u32) -> Self {
        Span { text: text.into(), figure: Some(figure), ..Span::default() }
    }
}

/// A sentence of one piece.
pub(crate) fn text(text: impl Into<String>) -> Text {
    vec![Span::plain(text)]
}

/// A text that others have written.
pub(crate) fn name(text: impl Into<String>) -> Text {
    vec![Span::styled(text, Style::Name)]
}

/// A text as it stands in a file.
pub(crate) fn code(text: impl Into<String>) -> Text {
    vec![Span::styled(text, Style::Code)]
}

/// A message in which identifiers stand between backticks, as a sentence: they become code, and it begins with a capital.
pub(crate) fn message(text: &str) -> Text {
    let styles = [Style::Name, Style::Code].into_iter().cycle();
    let text = capital(text);
    let pieces = text.split('`').zip(styles).filter(|(piece, _)| !piece.is_empty());
    pieces.map(|(piece, style)| Span::styled(piece, style)).collect()
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// A sentence without styles.
pub(crate) fn plain(text: &[Span]) -> String {
    text.iter().map(|span| span.text.as_str()).collect()
}

/// A document.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Document {
    /// The tag of its language.
    pub(crate) lang: &'static str,
    /// What kind of document it is.
    pub(crate) kind: String,
    /// Its title.
    pub(crate) title: String,
    /// Lines under the title.
    pub(crate) subtitle: Vec<Text>,
    /// Its sections.
    pub(crate) sections: Vec<Section>,
    /// The words around charts and tables.
    pub(crate) words: Words,
}

/// Words that the page itself needs.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Words {
    /// The heading of the table of contents.
    pub(crate) contents: String,
    /// What links to the beginning of the content.
    pub(crate) skip: String,
}

/// A section.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Section {
    /// Its identifier in the page.
    pub(crate) id: String,
    /// Its heading; empty where it has none.
    pub(crate) title: String,
    /// How many headings it stands below: 0 for those of the table of contents.
    pub(crate) depth: u8,
    /// Where there are several lots: the evaluation that its figures are of, the lots in order, then those made again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) evaluation: Option<usize>,
    /// What it holds, in order.
    pub(crate) blocks: Vec<Block>,
}

/// A piece of a section.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub(crate) enum Block {
    /// A paragraph.
    Paragraph {
        /// Its sentences.
        text: Text,
    },
    /// A heading inside a section.
    Heading {
        /// Its text.
        text: Text,
    },
    /// A list.
    List {
        /// Its items.
        items: Vec<Item>,
    },
    /// What numbers in a chart stand for.
    Key {
        /// What it is.
        title: String,
        /// Its items, each with its number.
        items: Vec<Item>,
    },
    /// A list of terms with what belongs to each.
    Facts {
        /// The terms.
        facts: Vec<Fact>,
    },
    /// The decision at a glance.
    Card {
        /// What stands beside each other.
        facts: Vec<Fact>,
    },
    /// A table.
    Table(Table),
    /// A chart; what it shows stands in a table too.
    Chart(Drawing),
    /// A formula.
    Formula(Formula),
}

/// An item of a list.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Item {
    /// Its text.
    pub(crate) text: Text,
    /// What stands below it.
    pub(crate) details: Vec<Text>,
}

/// A term with what belongs to it.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Fact {
    /// The term.
    pub(crate) label: String,
    /// What belongs to it.
    pub(crate) value: Text,
    /// More of it, smaller.
    pub(crate) note: Text,
}

/// A table: the first column names the rows.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Table {
    /// What it shows.
    pub(crate) caption: String,
    /// Its columns.
    pub(crate) columns: Vec<Column>,
    /// Its rows.
    pub(crate) rows: Vec<Row>,
    /// What is to be known of its figures.
    pub(crate) note: String,
    /// What its shades mean, where it has any.
    pub(crate) shades: String,
}

/// A column of a table.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Column {
    /// Its heading.
    pub(crate) title: Text,
    /// The unit of its figures.
    pub(crate) unit: String,
    /// Whether it holds figures.
    pub(crate) numeric: bool,
    /// Whether its words are so short that it needs no room of its own.
    pub(crate) short: bool,
}

/// A row of a table.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Row {
    /// Its cells.
    pub(crate) cells: Vec<Cell>,
    /// Whether it is the winner's or a sum.
    pub(crate) strong: bool,
    /// How deep it stands in a tree.
    pub(crate) depth: usize,
}

/// A cell of a table.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Cell {
    /// Its text.
    pub(crate) text: Text,
    /// How high its figure is on its scale, from 0 to 9; none where colours say nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) heat: Option<u8>,
}

/// A chart, drawn for each width.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Drawing {
    /// What the colours mean: a class and a text each.
    pub(crate) legend: Vec<(String, String)>,
    /// The drawings, each an SVG.
    pub(crate) drawings: Vec<String>,
    /// What is to be known to read it.
    pub(crate) note: String,
}

/// A formula as it is published, and set as mathematics.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Formula {
    /// As published.
    pub(crate) text: String,
    /// Its steps in MathML.
    pub(crate) steps: Vec<String>,
}

impl From<Text> for Cell {
    fn from(text: Text) -> Self {
        Cell { text, heat: None }
    }
}

impl From<Option<Span>> for Cell {
    /// A figure, or nothing where it is not known.
    fn from(figure: Option<Span>) -> Self {
        Cell { text: figure.into_iter().collect(), heat: None }
    }
}

impl Column {
    /// A column of words.
    pub(crate) fn words(title: impl Into<String>) -> Self {
        Column { title: text(title), ..Column::default() }
    }

    /// A column of a few letters.
    pub(crate) fn short(title: impl Into<String>) -> Self {
        Column { short: true, ..Column::words(title) }
    }

    /// A column of figures that somebody named.
    pub(crate) fn named(title: impl Into<String>) -> Self {
        Column { title: name(title), numeric: true, ..Column::default() }
    }

    /// A column of figures.
    pub(crate) fn figures(title: impl Into<String>, unit: impl Into<String>) -> Self {
        Column { title: text(title), unit: unit.into(), numeric: true, short: false }
    }
}

impl Row {
    /// A plain row.
    pub(crate) fn of(cells: Vec<Cell>) -> Self {
        Row { cells, ..Row::default() }
    }

    /// A row of a tree.
    pub(crate) fn below(cells: Vec<Cell>, depth: usize) -> Self {
        Row { cells, depth, ..Row::default() }
    }
}

impl Table {
    /// A table whose figures need no word.
    pub(crate) fn new(caption: String, columns: Vec<Column>, rows: Vec<Row>) -> Self {
        Table { caption, columns, rows, note: String::new(), ..Table::default() }
    }
}

impl Item {
    /// An item with nothing below it.
    pub(crate) fn of(text: Text) -> Self {
        Item { text, details: Vec::new() }
    }
}

impl Block {
    /// A heading.
    pub(crate) fn heading(text: Text) -> Self {
        Block::Heading { text }
    }

    /// A paragraph.
    pub(crate) fn paragraph(text: Text) -> Self {
        Block::Paragraph { text }
    }
}
