//! Streams the cells of the first sheet of a workbook with calamine alone: what reading scores is measured against.
//!
//! `cargo run --release -p anbud-files --example stream_xlsx -- FILE` prints how many cells there are.

use calamine::{Reader, Xlsx, open_workbook};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("name a workbook")?;
    let mut book: Xlsx<_> = open_workbook(path)?;
    let sheet = book.sheet_names().first().cloned().ok_or("it has no sheet")?;
    let mut cells = book.worksheet_cells_reader(&sheet)?;
    let mut count = 0_u64;
    while cells.next_cell()?.is_some() {
        count += 1;
    }
    std::io::Write::write_all(&mut std::io::stdout(), format!("{count} cells\n").as_bytes())?;
    Ok(())
}
