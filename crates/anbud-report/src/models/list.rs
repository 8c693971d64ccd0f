//! Lists of models: by family, by country, or by what a word found.

use anbud::catalogue::{Family, FoundBy, Model, country};

use super::{FAMILIES, purpose, title};
use crate::style::heading;
use crate::table::{Column, Row, Table};
use crate::text::filled;

/// So many characters of a source or name are shown where it was found by it.
const FOUND_MAX: usize = 60;
const MORE: &str = "`anbud models NAME` shows one with its formula, sources and worked examples.";

/// The models as a table for each family.
#[must_use]
pub fn list(models: &[Model], width: Option<usize>) -> String {
    let mut text = String::new();
    for family in FAMILIES {
        let of: Vec<&Model> = models.iter().filter(|model| model.family == *family).collect();
        if of.is_empty() {
            continue;
        }
        text += &format!("{}\n", heading(title(*family)));
        text += &format!("{}\n\n", filled(purpose(*family), "", "", width));
        text += &table(&of).terminal(width);
        text += "\n";
    }
    text + &format!("{}\n", filled(&counted(models), "", "", width))
}

/// The models as a table for each country, those in use nowhere by name at the end.
#[must_use]
pub fn by_country(models: &[Model], width: Option<usize>) -> String {
    let mut codes: Vec<&String> = models.iter().flat_map(|model| &model.countries).collect();
    codes.sort_by_key(|code| name(code));
    codes.dedup();
    let mut text = String::new();
    for code in codes {
        let of = models.iter().filter(|model| model.countries.contains(code));
        text += &format!("{}\n", heading(&format!("{} ({code})", name(code))));
        text += &format!("{}\n", in_families(of.collect()).terminal(width));
    }
    let nowhere: Vec<&Model> = models.iter().filter(|model| model.countries.is_empty()).collect();
    if !nowhere.is_empty() {
        text += &format!("{}\n", heading("In general use, or not yet found in a source"));
        text += &format!("{}\n", in_families(nowhere).terminal(width));
    }
    text + &format!("{}\n", filled(&counted(models), "", "", width))
}

/// What a word found, the closest first, and by which of its names.
#[must_use]
pub fn found(found: &[(Model, FoundBy)], width: Option<usize>) -> String {
    let titles = ["Name", "Title", "Found by"];
    let row = |(model, by): &(Model, FoundBy)| Row {
        cells: vec![model.id.clone(), model.title.en.clone(), found_by(by)],
        is_strong: false,
    };
    let table = Table {
        columns: titles.map(Column::of_words).into(),
        rows: found.iter().map(row).collect(),
    };
    format!("{}\n{}\n", table.terminal(width), filled(MORE, "", "", width))
}

fn found_by(by: &FoundBy) -> String {
    let what = match by {
        FoundBy::Id(_) => "name",
        FoundBy::Title(_) => "title",
        FoundBy::Name(_) => "also",
        FoundBy::Country(_) => "country",
        FoundBy::Source(_) => "source",
    };
    let mut text: String = by.text().chars().take(FOUND_MAX).collect();
    if text.len() < by.text().len() {
        text.push('…');
    }
    format!("{what}: {text}")
}

fn counted(models: &[Model]) -> String {
    let tests = models.iter().filter(|model| model.family == Family::Abnormal).count();
    let others = models.len() - tests;
    let of = |count: usize, one: &str, many: &str| match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        count => Some(format!("{count} {many}")),
    };
    let counts = [
        of(others, "model", "models"),
        of(tests, "test for abnormally low tenders", "tests for abnormally low tenders"),
    ];
    let counts: Vec<String> = counts.into_iter().flatten().collect();
    format!("{}. {MORE}", counts.join(" and "))
}

fn name(code: &str) -> String {
    country(code).map_or_else(|| code.to_owned(), |names| names.en)
}

fn table(models: &[&Model]) -> Table {
    let titles = ["Name", "Title", "Other tenders", "In use in"];
    let row = |model: &&Model| {
        let cells = [
            model.id.clone(),
            model.title.en.clone(),
            others(model).to_owned(),
            model.countries.join(" "),
        ];
        Row { cells: cells.into(), is_strong: false }
    };
    Table { columns: titles.map(Column::of_words).into(), rows: models.iter().map(row).collect() }
}

fn in_families(mut models: Vec<&Model>) -> Table {
    let titles = ["Name", "Title", "Stands in", "Other tenders"];
    models.sort_by_key(|model| FAMILIES.iter().position(|family| *family == model.family));
    let row = |model: &Model| {
        let stands = match model.family {
            Family::Award => "award",
            Family::Transform => "criterion, score",
            Family::Curve => "criterion, price",
            Family::Abnormal => "abnormal",
        };
        let cells = [&model.id, &model.title.en, stands, others(model)].map(ToString::to_string);
        Row { cells: cells.into(), is_strong: false }
    };
    Table {
        columns: titles.map(Column::of_words).into(),
        rows: models.into_iter().map(row).collect(),
    }
}

/// Whether the formula looks at other tenders, in a cell.
fn others(model: &Model) -> &'static str {
    match (model.is_relative(), model.keeps_order) {
        (true, true) => "keeps their order",
        (true, false) => "looks at them",
        (false, _) => "no",
    }
}
