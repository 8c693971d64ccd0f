//! A case as the files of its folder, in one of the many ways in which people may write them.

mod criteria;
mod csv;
mod price_sheet;
mod tables;
mod tenders;
mod toml;

use super::case::{Case, Requirement};
use super::choices::Choices;

/// Names of files, relative to the folder of the case, and their texts.
pub type Files = Vec<(String, String)>;

/// What every requirement says, wherever it stands.
const REQUIRED: &str = "Warns, in \"time\"; of interactions";

/// The files of a case.
pub fn files(case: &Case, choices: &mut Choices) -> Files {
    let in_table = requirements_in_table(case, choices);
    let tabled = |requirement: &Requirement| in_table && requirement.threshold.is_none();
    let items_in_table = !case.items.is_empty() && choices.chance(50);
    let mut files = vec![
        ("criteria.toml".to_owned(), criteria::text(case, &tabled, items_in_table, choices)),
        ("tenders.toml".to_owned(), tenders::text(case, choices)),
    ];
    if case.requirements.iter().any(tabled) {
        let text = tables::requirements(case, &tabled, choices);
        files.push(("requirements.csv".to_owned(), text));
    }
    if items_in_table {
        files.push(("items.csv".to_owned(), price_sheet::items(case, choices)));
    }
    if !case.items.is_empty() {
        files.push(("prices.csv".to_owned(), price_sheet::prices(case, choices)));
    }
    let seats_known = !case.seats.is_empty() && choices.chance(75);
    if seats_known {
        files.push(("evaluators.csv".to_owned(), tables::evaluators(case, choices)));
    }
    files.extend(tables::scores(case, seats_known, choices));
    for (name, text) in &mut files {
        if choices.chance(8) {
            *text = decomposed(text);
        }
        if name.ends_with(".toml") && choices.chance(10) {
            *text = text.replace('\n', "\r\n");
        }
    }
    choices.shuffle(&mut files);
    files
}

fn requirements_in_table(case: &Case, choices: &mut Choices) -> bool {
    !case.requirements.is_empty() && choices.chance(40)
}

/// The same text with letters and their marks apart.
fn decomposed(text: &str) -> String {
    text.replace('ö', "o\u{308}").replace('ä', "a\u{308}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::naive::random;

    /// Whatever way of writing is chosen, TOML stays TOML.
    #[test]
    fn files_are_well_formed() {
        for seed in 1..=300 {
            let case = random::from_seed(seed);
            for (name, text) in files(&case, &mut Choices::from_seed(seed, 20_000)) {
                if name.ends_with(".toml") {
                    let parsed = text.parse::<::toml::Table>();
                    assert!(parsed.is_ok(), "{name}: {parsed:?}\n{text}");
                }
            }
        }
    }
}
