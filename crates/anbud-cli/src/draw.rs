//! Mistakes and warnings drawn with their source lines.

use anbud::diagnostic::{Diagnostic, Label, Severity};
use annotate_snippets::{
    Annotation, AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet,
};

use anbud_report::style::plain;

/// Labels in one file that stand at most so many lines apart are drawn in one piece.
const LINES_APART_MAX: u32 = 1_000;
/// Between labels, lines that stand no further from one are read; those further away are folded.
const LINES_READ: u32 = 2;
/// A longer line of a file is drawn around its mark.
const LINE_MAX: usize = 10_000;

/// Yields a line of a file of the case, if it is known.
pub(crate) type Lines<'a> = &'a dyn Fn(&str, u32) -> Option<String>;

/// Draws diagnostics in the order given, each followed by an empty line.
pub(crate) fn draw(diagnostics: &[&Diagnostic], lines: Lines<'_>, width: Option<usize>) -> String {
    let renderer = Renderer::styled().term_width(width.unwrap_or(140));
    let mut text = String::new();
    for diagnostic in diagnostics {
        text += &renderer.render(&[group(diagnostic, lines)]);
        text += "\n\n";
    }
    text
}

/// How many mistakes and warnings there are.
pub(crate) fn count(diagnostics: &[&Diagnostic]) -> String {
    let of = |severity| diagnostics.iter().filter(|one| one.severity == severity).count();
    let so_many = |count: usize, what: &str| match count {
        0 => None,
        1 => Some(format!("1 {what}")),
        count => Some(format!("{count} {what}s")),
    };
    let parts =
        [so_many(of(Severity::Mistake), "mistake"), so_many(of(Severity::Warning), "warning")];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn group<'a>(diagnostic: &'a Diagnostic, lines: Lines<'_>) -> Group<'a> {
    let level = match diagnostic.severity {
        Severity::Mistake => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(plain(&diagnostic.message)).id(diagnostic.code.name());
    let mut group = Group::with_title(title);
    for piece in pieces(&diagnostic.labels) {
        let cell = piece.first().map(|(label, _)| *label).filter(|label| label.place.is_cell());
        group = group.element(element(piece, lines));
        // beside a cell nothing can be written: what stands there is said below
        if let Some(label) = cell.filter(|label| !label.text.is_empty()) {
            group = group.element(Level::NOTE.message(plain(&label.text)));
        }
    }
    match &diagnostic.help {
        Some(help) => group.element(Level::HELP.message(help_text(help))),
        None => group,
    }
}

/// The help with its lines kept, without anything that could steer a terminal.
fn help_text(help: &str) -> String {
    help.lines().map(plain).collect::<Vec<_>>().join("\n")
}

/// Labels that can be drawn together: of one file and close to each other. The place of the diagnostic comes first.
fn pieces(labels: &[Label]) -> Vec<Vec<(&Label, bool)>> {
    let mut pieces: Vec<Vec<(&Label, bool)>> = Vec::new();
    for (at, label) in labels.iter().enumerate() {
        let belongs = |piece: &&mut Vec<(&Label, bool)>| {
            piece.iter().all(|(other, _)| {
                other.place.file_name() == label.place.file_name()
                    && !label.place.is_cell()
                    && other.place.line().abs_diff(label.place.line()) <= LINES_APART_MAX
            })
        };
        match pieces.iter_mut().find(belongs) {
            Some(piece) => piece.push((label, at == 0)),
            None => pieces.push(vec![(label, at == 0)]),
        }
    }
    pieces
}

fn element<'a>(piece: Vec<(&'a Label, bool)>, lines: Lines<'_>) -> Element<'a> {
    let first = piece.iter().map(|(label, _)| label.place.line()).min().unwrap_or(1);
    let last = piece.iter().map(|(label, _)| label.place.line()).max().unwrap_or(1);
    let file = piece.first().map_or("", |(label, _)| label.place.file_name());
    let is_whole_file = piece.iter().all(|(label, _)| label.place.length() == 0 && last == 1);
    let is_near =
        |line: u32| piece.iter().any(|(label, _)| label.place.line().abs_diff(line) <= LINES_READ);
    let text = |line: u32| if is_near(line) { lines(file, line) } else { Some(String::new()) };
    let texts: Option<Vec<String>> = (first..=last).map(text).collect();
    match texts {
        Some(texts) if !is_whole_file && texts.iter().all(|text| text.len() <= LINE_MAX) => {
            let annotations: Vec<_> = piece
                .iter()
                .map(|(label, is_first)| mark(label, *is_first, first, &texts))
                .collect();
            Snippet::source(texts.join("\n"))
                .line_start(first as usize)
                .path(file)
                .annotations(annotations)
                .into()
        }
        _ => origin(piece.first().map(|(label, _)| *label), is_whole_file),
    }
}

/// A place without its line: of a file as a whole, or of one that is not at hand.
fn origin(label: Option<&Label>, is_whole_file: bool) -> Element<'_> {
    let Some(label) = label else { return Origin::path("").into() };
    if label.place.is_cell() {
        return Origin::path(label.place.to_string()).into();
    }
    let origin = Origin::path(label.place.file_name());
    match is_whole_file {
        true => origin.into(),
        false => origin
            .line(label.place.line() as usize)
            .char_column(label.place.column() as usize)
            .into(),
    }
}

fn mark<'a>(label: &'a Label, is_first: bool, first: u32, texts: &[String]) -> Annotation<'a> {
    let at = (label.place.line() - first) as usize;
    let before: usize = texts.iter().take(at).map(|text| text.len() + 1).sum();
    let line = texts.get(at).map_or("", String::as_str);
    let byte = |column: usize| line.char_indices().nth(column).map_or(line.len(), |(byte, _)| byte);
    let column = (label.place.column() as usize).saturating_sub(1);
    let end = column + label.place.length() as usize;
    let kind = if is_first { AnnotationKind::Primary } else { AnnotationKind::Context };
    let mark = kind.span(before + byte(column)..before + byte(end).max(byte(column)));
    if label.text.is_empty() { mark } else { mark.label(plain(&label.text)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use anbud::Place;
    use anbud::diagnostic::codes;

    fn drawn(diagnostic: &Diagnostic) -> String {
        let text =
            "[[criterion]]\nid = \"å\"\nweight = 60\n\n[[criterion]]\nid = \"b\"\nweight = 39.9";
        let line = |file: &str, line: u32| {
            let found = text.lines().nth(line as usize - 1).map(str::to_owned);
            found.filter(|_| file == "criteria.toml")
        };
        anstream::adapter::strip_str(&draw(&[diagnostic], &line, None)).to_string()
    }

    #[test]
    fn a_mistake_is_drawn_with_its_lines_labels_and_remedy() {
        let mistake = Diagnostic::mistake(codes::WEIGHT_SUM, "weights sum to 99.9, not 100")
            .at(Place::new("criteria.toml", 3, 10, 2), "60")
            .at(Place::new("criteria.toml", 7, 10, 4), "39.9")
            .help("change one of them");
        let expected = "\
error[weight-sum]: weights sum to 99.9, not 100
 --> criteria.toml:3:10
  |
3 | weight = 60
  |          ^^ 60
...
7 | weight = 39.9
  |          ---- 39.9
  |
  = help: change one of them

";
        assert_eq!(drawn(&mistake), expected);
    }

    #[test]
    fn a_file_that_is_not_there_is_named_without_a_line() {
        let mistake = Diagnostic::mistake(codes::FILE_MISSING, "`tenders.toml` is not there")
            .at(Place::file("tenders.toml"), "");
        let text = drawn(&mistake);
        assert_eq!(text, "error[file-missing]: `tenders.toml` is not there\n--> tenders.toml\n\n");
    }

    #[test]
    fn columns_count_characters() {
        let mistake = Diagnostic::mistake(codes::IDENTIFIER, "`å`")
            .at(Place::new("criteria.toml", 2, 7, 1), "here");
        assert!(
            drawn(&mistake).contains("2 | id = \"å\"\n  |       ^ here"),
            "{}",
            drawn(&mistake)
        );
    }
}
