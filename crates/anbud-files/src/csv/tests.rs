//! Tables as people and spreadsheets write them, and what is no table.

use std::sync::Arc;

use anbud::diagnostic::Mistakes;
use proptest::prelude::*;

use super::{Columns, Numbers, Row, read_table};

const COLUMNS: Columns =
    Columns { names: &["tender", "score", "comment"], needed: 2, others_kept: false };
const KEPT: Columns = Columns { names: &["tender", "score"], needed: 1, others_kept: true };

/// The rows of a table, and what was reported.
fn read(bytes: &[u8], columns: &Columns) -> (Vec<Vec<String>>, Vec<String>) {
    let mut rows = Vec::new();
    let mut mistakes = Mistakes::default();
    let file: Arc<str> = "a.csv".into();
    let mut take = |row: &Row<'_>, _: &mut Mistakes| {
        let known = (0..columns.names.len()).map(|column| row.cell(column).to_owned());
        let others = row.others().map(|(name, cell)| format!("{name}={cell}"));
        rows.push(known.chain(others).collect());
    };
    let is_whole = read_table(bytes, &file, columns, &mut mistakes, &mut take);
    let mistakes: Vec<String> = mistakes.into_list().iter().map(ToString::to_string).collect();
    assert_eq!(is_whole.ok(), Some(mistakes.is_empty()));
    (rows, mistakes)
}

fn rows(text: &str) -> Vec<String> {
    let (rows, mistakes) = read(text.as_bytes(), &COLUMNS);
    assert_eq!(mistakes, Vec::<String>::new(), "{text:?}");
    rows.iter().map(|row| row.join("|")).collect()
}

/// What is reported, without the remedies.
fn mistakes(bytes: &[u8]) -> Vec<String> {
    let (_, mistakes) = read(bytes, &COLUMNS);
    let first = |text: &String| text.lines().next().unwrap_or_default().to_owned();
    mistakes.iter().map(first).collect()
}

#[test]
fn tables_are_read_as_people_and_spreadsheets_write_them() {
    for text in [
        "tender,score\nnorth,4\nsouth,3\n",
        "tender,score\nnorth,4\nsouth,3",
        "tender,score\r\nnorth,4\r\nsouth,3\r\n\r\n\r\n",
        "\u{feff}tender,score\nnorth,4\nsouth,3\n",
        "\u{feff}sep=;\r\ntender;score\r\nnorth;4\r\nsouth;3\r\n",
        "sep=,\ntender,score\nnorth,4\nsouth,3\n",
        "tender;score\nnorth;4\n;\nsouth;3\n;\n;\n",
        "tender\tscore\nnorth\t4\nsouth\t3\n",
        "\n \ntender,score\n\nnorth,4\n  \n\nsouth,3\n   ",
        " tender , score \n north , 4 \n\u{a0}south\u{a0},\t3\n",
        "\"tender\",\"score\"\n\"north\",\"4\"\n \"south\" ,\" 3 \"\n",
        "score,tender\n4,north\n3,south\n",
    ] {
        assert_eq!(rows(text), ["north|4|", "south|3|"], "{text:?}");
    }
}

#[test]
fn quoted_fields_hold_delimiters_quotes_and_newlines() {
    let text = "tender,score,comment\nnorth,4,\"slow, \"\"very\"\"\nslow\"\nsouth,3,ok\n";
    assert_eq!(rows(text), ["north|4|slow, \"very\"\nslow", "south|3|ok"]);
}

#[test]
fn other_columns_are_attributes_where_they_are_kept() {
    let (rows, mistakes) =
        read("profession;tender;organisation\nnurse;north;Å\n".as_bytes(), &KEPT);
    assert_eq!(rows, [["north", "", "profession=nurse", "organisation=Å"]]);
    assert_eq!(mistakes, Vec::<String>::new());
}

/// A file, and what is reported.
const NO_TABLES: &[(&[u8], &[&str])] = &[
    (b"", &["a.csv:1:1: error[missing-key]: the file is empty"]),
    (b"\xef\xbb\xbf\n \n", &["a.csv:1:1: error[missing-key]: the file is empty"]),
    (b"sep=|\ntender|score\n", &["a.csv:1:1: error[syntax]: `|` does not separate fields"]),
    (b"tender,scor\n", &["a.csv:1:8: error[unknown-key]: `scor` is not a column of this file"]),
    (
        b"a|b\n",
        &[
            "a.csv:1:1: error[missing-key]: the columns `tender`, `score` must be there",
            "a.csv:1:1: error[unknown-key]: `a|b` is not a column of this file",
        ],
    ),
    (b"tender,score,\n", &["a.csv:1:14: error[missing-key]: column 3 has no name"]),
    (b"tender,score,tender\n", &["a.csv:1:14: error[duplicate]: the column `tender` stands twice"]),
    (
        b"tender,score\nnorth\nsouth,3\nwest,1,2\n",
        &[
            "a.csv:2:1: error[syntax]: the row has 1 field, but there are 2 columns",
            "a.csv:4:1: error[syntax]: the row has 3 fields, but there are 2 columns",
        ],
    ),
    (
        "tender,score\nå,\"4\"5\nsouth,3\nåä\"b,1\n".as_bytes(),
        &[
            "a.csv:2:6: error[syntax]: there is text after the closing quote of a field",
            "a.csv:4:3: error[syntax]: there is a quote within a field that does not begin with one",
        ],
    ),
    (
        b"tender,score\nnorth,\"4\nsouth,3\n",
        &["a.csv:2:7: error[syntax]: the quote that opens here is never closed"],
    ),
    (b"\"tender,score\n", &["a.csv:1:1: error[syntax]: the quote that opens here is never closed"]),
    (
        b"tender,score\rnorth,4\rsouth,3\r",
        &["a.csv:1:13: error[syntax]: the line ends with a carriage return alone"],
    ),
    (
        b"tender,score\n\xc3\xa5\xc3\xa5,4\n\xc3",
        &["a.csv:3:1: error[not-utf8]: the file is not UTF-8 text"],
    ),
    (b"tender,score\nab\xe5,4\n", &["a.csv:2:3: error[not-utf8]: the file is not UTF-8 text"]),
    (b"\xff\xfet\0e\0", &["a.csv:1:1: error[not-utf8]: the file is not UTF-8 text"]),
];

#[test]
fn what_is_no_table_is_told_with_line_and_column() {
    for (bytes, expected) in NO_TABLES {
        let mut found = mistakes(bytes);
        found.sort_unstable();
        assert_eq!(found, *expected, "{:?}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn a_table_has_at_most_200_columns() {
    let header = |count: usize| {
        format!("tender,score{}\nnorth,4{}\n", ",x".repeat(count), ",".repeat(count))
    };
    let long = "a.csv:1:1: error[limit-columns]: the table has more than 200 columns";
    assert_eq!(mistakes(header(199).as_bytes()), [long]);
    let found = mistakes(header(198).as_bytes());
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found.iter().all(|text| text.contains("`x` is not a column of this file (in 198 places)")),
        "{found:?}"
    );
}

#[test]
fn a_mistake_in_one_row_does_not_hide_the_next_one() {
    let text = "tender,score\nnorth,\"4\"x\n\"a\nb\",1,2\nsouth,3\nwest,5\" disk\neast,2\n";
    let (rows, mistakes) = read(text.as_bytes(), &COLUMNS);
    assert_eq!(rows, [["south", "3", ""], ["east", "2", ""]]);
    let places: Vec<_> = mistakes.iter().filter_map(|text| text.split(": ").next()).collect();
    assert_eq!(places, ["a.csv:2:10", "a.csv:3:1", "a.csv:6:7"]);
}

#[test]
fn the_same_mistake_in_many_rows_is_one() {
    let text = format!("tender,score\n{}", "north\n".repeat(40_000));
    let found = mistakes(text.as_bytes());
    let expected =
        "a.csv:2:1: error[syntax]: the row has 1 field, but there are 2 columns (in 40000 places)";
    assert_eq!(found, [expected]);
}

#[test]
fn a_row_has_at_most_one_mebibyte() {
    let row = |length: usize| format!("tender,score,comment\nnorth,4,\"{}\"\n", "x".repeat(length));
    assert_eq!(rows(&row((1 << 20) - 11)).len(), 1);
    let long = "a.csv:2:1: error[limit-row]: the row is longer than 1 MiB";
    for length in [(1 << 20) - 10, 1 << 20, 5 << 20] {
        assert_eq!(mistakes(row(length).as_bytes()), [long], "{length}");
    }
    let open = format!("tender,score\nnorth,\"{}", "4,\n".repeat(1 << 20));
    assert_eq!(mistakes(open.as_bytes()), [long]);
    let header = "tender".repeat(1 << 18);
    let long = "a.csv:1:1: error[limit-row]: the row is longer than 1 MiB";
    assert_eq!(mistakes(header.as_bytes()), [long]);
}

#[test]
fn rows_go_on_over_the_edges_of_blocks() {
    let mut text = String::from("tender,score,comment\n");
    let mut expected = Vec::new();
    for at in 0..60_000 {
        let comment = "å\"\n".repeat(at % 13);
        text.push_str(&format!("t{at},{},\"{}\"\n", at % 5, comment.replace('"', "\"\"")));
        expected.push(format!("t{at}|{}|{}", at % 5, comment.trim()));
    }
    assert_eq!(rows(&text), expected);
}

/// The numbers of the second column, and what was reported.
fn numbers(text: &str) -> (Vec<String>, Vec<String>) {
    let mut found = Vec::new();
    let mut mistakes = Mistakes::default();
    let mut numbers = Numbers::of(1);
    let mut take = |row: &Row<'_>, mistakes: &mut Mistakes| {
        found.extend(numbers.read(row, mistakes).map(str::to_owned));
    };
    let file: Arc<str> = "a.csv".into();
    let read = read_table(text.as_bytes(), &file, &COLUMNS, &mut mistakes, &mut take);
    assert!(read.is_ok());
    numbers.finish(&mut mistakes);
    (found, mistakes.into_list().iter().map(ToString::to_string).collect())
}

fn column(delimiter: char, cells: &[&str]) -> String {
    let rows: Vec<String> = cells.iter().map(|cell| format!("a{delimiter}\"{cell}\"\n")).collect();
    format!("tender{delimiter}score\n{}", rows.concat())
}

#[test]
fn numbers_have_a_point_and_outside_of_comma_files_also_a_comma() {
    let table: &[(char, &[&str], &[&str])] = &[
        (',', &["4", "3.5", "-0.25", "1.234"], &["4", "3.5", "-0.25", "1.234"]),
        (';', &["4", "3.5", "1.234"], &["4", "3.5", "1.234"]),
        (';', &["4", "1,234", "3,5"], &["4", "1.234", "3.5"]),
        ('\t', &["1,234", "1,2345"], &["1.234", "1.2345"]),
        ('\t', &["0,125"], &["0.125"]),
        (';', &["1234,567", "-1,234"], &["1234.567", "-1.234"]),
        (';', &["1.234", "0.5"], &["1.234", "0.5"]),
        (';', &["+7", "0"], &["+7", "0"]),
    ];
    for (delimiter, cells, expected) in table {
        let (found, mistakes) = numbers(&column(*delimiter, cells));
        assert_eq!(mistakes, Vec::<String>::new(), "{cells:?}");
        assert_eq!(found, *expected, "{cells:?}");
    }
}

/// Delimiter, cells of a column, and what is reported.
const NO_NUMBERS: &[(char, &[&str], &str)] = &[
    (
        ',',
        &["3,5"],
        "a.csv:2:3: error[number]: `3,5` has a decimal comma\n  help: write `3.5`: a comma-separated file has decimal points",
    ),
    (
        ',',
        &["1,234"],
        "a.csv:2:3: error[number]: `1,234` has a comma\n  help: write `1234` or `1.234`, whichever is meant",
    ),
    (
        ',',
        &["1,234.5"],
        "a.csv:2:3: error[number]: `1,234.5` has thousands separators\n  help: write `1234.5`",
    ),
    (
        ';',
        &["1.234,5"],
        "a.csv:2:3: error[number]: `1.234,5` has thousands separators\n  help: write `1234,5`",
    ),
    (
        ';',
        &["1.234.567"],
        "a.csv:2:3: error[number]: `1.234.567` has thousands separators\n  help: write `1234567`",
    ),
    (
        ';',
        &["1 234"],
        "a.csv:2:3: error[number]: `1 234` has thousands separators\n  help: write `1234`",
    ),
    (
        ';',
        &["1\u{a0}234,50"],
        "a.csv:2:3: error[number]: `1\u{a0}234,50` has thousands separators\n  help: write `1234,50`",
    ),
    (
        ',',
        &["1'234.5"],
        "a.csv:2:3: error[number]: `1'234.5` has thousands separators\n  help: write `1234.5`",
    ),
    (
        ',',
        &["1_000"],
        "a.csv:2:3: error[number]: `1_000` has thousands separators\n  help: write `1000`",
    ),
    (
        ',',
        &["50 %"],
        "a.csv:2:3: error[number]: `50 %` is in percent\n  help: write the number without a percent sign",
    ),
    (
        ',',
        &["1e3"],
        "a.csv:2:3: error[number]: `1e3` has an exponent\n  help: write all its digits",
    ),
    (
        ',',
        &["\u{2212}4"],
        "a.csv:2:3: error[number]: `\u{2212}4` has a minus that is not a hyphen\n  help: write `-4`",
    ),
    (
        ',',
        &["good"],
        "a.csv:2:3: error[number]: `good` is not a number\n  help: write digits with at most one decimal mark, such as `3.5`",
    ),
    (
        ',',
        &["4."],
        "a.csv:2:3: error[number]: `4.` is not a number\n  help: write digits with at most one decimal mark, such as `3.5`",
    ),
    (
        ',',
        &["-"],
        "a.csv:2:3: error[number]: `-` is not a number\n  help: write digits with at most one decimal mark, such as `3.5`",
    ),
    (
        ';',
        &["1,234"],
        "a.csv:2:3: error[ambiguous-number]: `1,234` can be read as 1.234 or as 1234\n  help: write `1234` or `1,2340`, whichever is meant",
    ),
    (
        ';',
        &["4", "1.234", "2.345"],
        "a.csv:3:3: error[ambiguous-number]: `1.234` can be read as 1.234 or as 1234, and 1 more number of the column likewise\n  help: write `1234` or `1.2340`, whichever is meant",
    ),
    (
        ';',
        &["3,5", "4", "3.5"],
        "a.csv:4:3: error[number]: a column has numbers with two decimal marks\n  help: write all numbers of the column with the same mark, and none with thousands separators",
    ),
    (
        ';',
        &["1.234", "3,5"],
        "a.csv:2:3: error[number]: a column has numbers with two decimal marks\n  help: write all numbers of the column with the same mark, and none with thousands separators",
    ),
];

#[test]
fn what_is_no_number_is_told_with_its_remedy() {
    for (delimiter, cells, expected) in NO_NUMBERS {
        let (_, mistakes) = numbers(&column(*delimiter, cells));
        assert_eq!(mistakes, [*expected], "{cells:?}");
    }
}

/// How a table is written: delimiter, line end, byte order mark, first line with `sep=`, quotes round everything.
#[derive(Debug, Clone)]
struct Style {
    delimiter: char,
    line_end: &'static str,
    has_mark: bool,
    states_delimiter: bool,
    quotes_all: bool,
    blanks: String,
}

fn style() -> impl Strategy<Value = Style> {
    let line_end = prop_oneof![Just("\n"), Just("\r\n")];
    let delimiter = prop_oneof![Just(','), Just(';'), Just('\t')];
    (delimiter, line_end, any::<bool>(), any::<bool>(), any::<bool>(), " {0,2}").prop_map(
        |(delimiter, line_end, has_mark, states_delimiter, quotes_all, blanks)| Style {
            delimiter,
            line_end,
            has_mark,
            states_delimiter,
            quotes_all,
            blanks,
        },
    )
}

impl Style {
    fn cell(&self, text: &str) -> String {
        let must = text.contains(['"', '\n', '\r', ',', ';', '\t']);
        let written = if must || self.quotes_all {
            format!("\"{}\"", text.replace('"', "\"\""))
        } else {
            text.to_owned()
        };
        format!("{0}{written}{0}", self.blanks)
    }

    fn write(&self, table: &[Vec<String>]) -> String {
        let mut text = String::new();
        if self.has_mark {
            text.push('\u{feff}');
        }
        if self.states_delimiter {
            text.push_str(&format!("sep={}{}", self.delimiter, self.line_end));
        }
        for row in table {
            let cells: Vec<String> = row.iter().map(|cell| self.cell(cell)).collect();
            text.push_str(&cells.join(&self.delimiter.to_string()));
            text.push_str(self.line_end);
        }
        text
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(
        style in style(),
        cells in prop::collection::vec(("[a-z]{1,3}", "[ -~åλ\n\"]{0,12}", "[0-9]{0,4}"), 0..20),
    ) {
        let cells: Vec<Vec<String>> = cells
            .into_iter()
            .map(|(tender, score, comment)| vec![tender, score.trim().to_owned(), comment])
            .collect();
        let mut table = vec![vec!["tender".to_owned(), "score".into(), "comment".into()]];
        table.extend(cells.iter().cloned());
        let (rows, mistakes) = read(style.write(&table).as_bytes(), &COLUMNS);
        prop_assert_eq!(mistakes, Vec::<String>::new());
        prop_assert_eq!(rows, cells);
    }

    #[test]
    fn numbers_are_read_back_in_every_dialect(
        style in style(),
        numbers in prop::collection::vec((any::<bool>(), "[1-9][0-9]{0,5}|0", "[0-9]{1,5}"), 1..20),
        comma in any::<bool>(),
    ) {
        let mark = if comma && style.delimiter != ',' { "," } else { "." };
        let written = |mark: &str| -> Vec<String> {
            let number = |(minus, whole, decimals): &(bool, String, String)| {
                format!("{}{whole}{mark}{decimals}", if *minus { "-" } else { "" })
            };
            // the last one settles the mark
            numbers.iter().map(number).chain([format!("0{mark}5")]).collect()
        };
        let rows = written(mark).into_iter().map(|number| vec!["a".to_owned(), number]);
        let table: Vec<Vec<String>> =
            std::iter::once(vec!["tender".to_owned(), "score".into()]).chain(rows).collect();
        let (found, mistakes) = super::tests::numbers(&style.write(&table));
        prop_assert_eq!(mistakes, Vec::<String>::new());
        prop_assert_eq!(found, written("."));
    }

    #[test]
    fn no_bytes_stop_the_reader(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let table = [b"tender,score\n".as_slice(), &bytes].concat();
        let (rows, mistakes) = read(&table, &COLUMNS);
        prop_assert!(rows.len() <= 200 && mistakes.len() <= 200);
    }

    #[test]
    fn no_text_of_a_table_stops_the_reader(text in "[a\",;\r\n \tå.0-9]{0,60}") {
        let _ = read(text.as_bytes(), &KEPT);
        let _ = numbers(&format!("tender;score\n{text}"));
    }
}
