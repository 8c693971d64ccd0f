//! Hostile workbooks: none takes all memory, runs for ever, or ends in a panic.

#[cfg(test)]
#[path = "workbooks/making.rs"]
mod making;

use std::io::{Cursor, Read};

use proptest::prelude::*;

use making::{mistakes, names, workbook};

#[test]
fn a_good_sheet_has_no_mistakes() {
    let rows = names() + "<row r=\"2\"><c r=\"D2\"><v>4</v></c></row>";
    assert_eq!(mistakes(workbook(&mut rows.as_bytes())), [""; 0]);
}

#[test]
fn a_cell_that_unpacks_to_gigabytes_is_refused() {
    let begin = names() + "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>";
    let mut rows = begin.as_bytes().chain(std::io::repeat(b'a').take(400 << 20));
    let found = mistakes(workbook(&mut rows));
    assert_eq!(found, ["limit-workbook: the workbook unpacks to more than is read"]);
}

#[test]
fn cells_out_of_order_are_refused() {
    for rows in [
        "<row r=\"2\"><c r=\"D2\"><v>4</v></c><c r=\"A2\"><v>4</v></c></row>",
        "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>",
    ] {
        let rows = names() + rows;
        let found = mistakes(workbook(&mut rows.as_bytes()));
        assert_eq!(found, ["syntax: the cells of the workbook are out of order"]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn changed_bytes_are_read_or_refused(at in any::<prop::sample::Index>(), byte in any::<u8>(), in_sheet in any::<bool>()) {
        let mut rows = (names() + "<row r=\"2\"><c r=\"A2\" t=\"e\"><v>#N/A</v></c><c r=\"D2\" s=\"3\"><f>A1</f><v>4.5</v></c></row>").into_bytes();
        let mut whole = Vec::new();
        if in_sheet {
            *at.get_mut(&mut rows) = byte;
        } else {
            whole = workbook(&mut rows.as_slice());
            *at.get_mut(&mut whole) = byte;
        }
        let workbook = if in_sheet { workbook(&mut rows.as_slice()) } else { whole };
        let _ = anbud_files::read_workbook(Cursor::new(workbook), &"scores/a.xlsx".into(), None);
    }
}
