//! Makes `examples/health-record`: a synthetic case of the size of a real one.
//!
//! Three documents are written by hand and stand in the folder: `criteria.toml`,
//! `tenders.toml` and `requirements.csv`. This program reads from them which group
//! scores what, makes up 1,500 evaluators and some 45,000 scores, and writes the whole
//! case into the folder it is given. The same program writes the same bytes on every
//! machine: whole numbers only, and a random sequence of its own.
//!
//! ```text
//! cargo run -p anbud-tests --example make-health-record -- FOLDER
//! ```
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::indexing_slicing,
    reason = "the numbers are small and the tables are made here; a slip stops the program"
)]

mod people;
mod random;
mod rules;
mod scores;
mod sheet;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::{env, fs, io};

use rules::Rules;

/// The documents written by hand.
const CRITERIA: &str = include_str!("../health-record/criteria.toml");
const TENDERS: &str = include_str!("../health-record/tenders.toml");
const REQUIREMENTS: &str = include_str!("../health-record/requirements.csv");

fn main() -> io::Result<()> {
    let named = env::args_os().nth(1).map(PathBuf::from);
    let folder = named.unwrap_or_else(|| PathBuf::from("examples/health-record"));
    fs::create_dir_all(folder.join("scores"))?;
    for (path, text) in generate() {
        fs::write(folder.join(path), text)?;
    }
    Ok(())
}

/// Every file of the case by its path in the folder, with its text.
pub(crate) fn generate() -> BTreeMap<String, String> {
    let rules = Rules::read(CRITERIA, TENDERS, REQUIREMENTS);
    let mut files = BTreeMap::from([
        ("criteria.toml".to_owned(), CRITERIA.to_owned()),
        ("tenders.toml".to_owned(), TENDERS.to_owned()),
        ("requirements.csv".to_owned(), REQUIREMENTS.to_owned()),
    ]);
    let evaluators = people::everybody();
    files.insert("evaluators.csv".to_owned(), sheet::evaluators(&evaluators));
    for staff in &people::STAFF {
        let members: Vec<_> = evaluators.iter().filter(|e| e.group == staff.group).collect();
        let rows = scores::of_group(staff, &members, &rules);
        files.insert(format!("scores/{}.csv", staff.group), sheet::scores(&rows, staff.sheet));
    }
    files
}
