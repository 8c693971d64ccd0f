//! Rules, tenders and rows that the tests share.

use anbud::documents::{Reading, read_criteria, read_tenders};
use anbud::ledger::{Column, Ledger, ScoreRow};
use anbud::procedure::draft::Written;
use anbud::{Place, Procedure, Sheet, Source, Tenders};

/// Rules with two leaves, one of them with requirements, and, where wanted, two groups; `scoring` is put in.
pub(crate) fn rules(scoring: &str, groups: bool) -> Procedure {
    let mut text = r#"format = 1
procurement = { title = "T", authority = "A", reference = "R", currency = "SEK" }
award = { model = "quality-per-price" }
requirement = [
  { id = "M-1", text = "must", mandatory = true },
  { id = "F-1", text = "one", criterion = "functions", weight = 1 },
  { id = "F-2", text = "two", criterion = "functions", weight = 2 },
]
criterion = [
  { id = "quality", weight = 100 },
  { id = "functions", parent = "quality", weight = 50, scale = "five", model = "of-maximum" },
  { id = "comfort", parent = "quality", weight = 30, scale = "half", model = "of-maximum" },
  { id = "years", parent = "quality", weight = 20, measure = "years", formula = "share = years / 10" },
  { id = "price", kind = "price" },
]
scale = [
  { id = "five", minimum = 0, maximum = 5, step = 1 },
  { id = "half", minimum = 1, maximum = 4, step = 0.5 },
]
"#
    .to_owned();
    if groups {
        text.push_str(
            r#"group = [
  { id = "nurses", title = "Nurses", assesses = ["quality"], weight = 1 },
  { id = "doctors", title = "Doctors", assesses = ["functions"], weight = 1 },
]
"#,
        );
    }
    text.push_str(scoring);
    let source = Source::new("criteria.toml", text);
    let reading = read_criteria(&source);
    assert_eq!(reading.diagnostics, []);
    reading.value.into_draft().build().unwrap()
}

pub(crate) fn plain_rules() -> Procedure {
    rules("[scoring]\nwithin_group = \"mean\"\nmissing = \"skip\"\n", false)
}

pub(crate) fn group_rules(within_group: &str) -> Procedure {
    let scoring = format!(
        "[scoring]\nwithin_group = \"{within_group}\"\nbetween_groups = \"mean\"\nmissing = \"skip\"\n"
    );
    rules(&scoring, true)
}

pub(crate) fn tenders(procedure: &Procedure, scores: &str) -> Tenders {
    let meets = "meets = { \"M-1\" = true }, measures = { years = 3 }";
    let text = format!(
        "tender = [\n{{ id = \"north\", tenderer = \"N\", price = 1, {meets}{scores} }},\n{{ id = \"söder\", tenderer = \"S\", price = 2, {meets} }},\n]"
    );
    let reading = read_tenders(&Source::new("tenders.toml", text), procedure);
    assert_eq!(reading.diagnostics, []);
    reading.value
}

/// Adds lines of `tender requirement evaluator score group reason at`, `-` for what is empty. A line that begins with
/// `@` opens a file, one that begins with `+` lists an evaluator: `+ evaluator group attribute=value…`, `?` for an empty group.
pub(crate) fn add(ledger: &mut Ledger<'_>, lines: &[&str]) {
    let (mut file, mut line) = ("scores.csv", 1);
    ledger.open(file);
    for text in lines {
        line += 1;
        let mut words = text.split(' ').map(|word| if word == "-" { "" } else { word });
        let mut word = || words.next().unwrap_or("");
        if let Some(name) = text.strip_prefix('@') {
            (file, line) = (name, 1);
            ledger.open(name);
            continue;
        }
        let place = |column| Place::new(file, line, column, 1);
        if text.starts_with('+') {
            word();
            let id = Written::new(word(), place(1));
            let group = Written::new(word(), place(2));
            let is_stated = !group.value.is_empty();
            let group = if group.value == "?" { Written::new("", place(2)) } else { group };
            let attributes: Vec<(&str, &str)> =
                words.filter_map(|word| word.split_once('=')).collect();
            ledger.add_evaluator(&id, is_stated.then_some(&group), &attributes);
            continue;
        }
        let (tender, requirement, evaluator, score) = (word(), word(), word(), word());
        let (group, reason, at) = (word(), word(), word());
        ledger.add(&ScoreRow {
            group,
            reason,
            at,
            line,
            places: &|column| {
                let columns =
                    [Column::Tender, Column::Requirement, Column::Evaluator, Column::Score];
                let at = columns.iter().position(|known| *known == column).map_or(5, |at| at + 1);
                place(at.try_into().unwrap())
            },
            ..ScoreRow::new(tender, requirement, evaluator, score)
        });
    }
}

pub(crate) fn read(procedure: &Procedure, tenders: &Tenders, lines: &[&str]) -> Reading<Sheet> {
    let mut ledger = Ledger::new(procedure, tenders);
    add(&mut ledger, lines);
    ledger.finish()
}

/// The counting scores as `tender item group evaluator score file:line`, then the replaced ones.
pub(crate) fn shown(procedure: &Procedure, tenders: &Tenders, sheet: &Sheet) -> Vec<String> {
    let whose = |tender, item, group: Option<_>, evaluator: Option<_>| {
        let group = group.map_or("-", |key| &*procedure.groups[key].id);
        let evaluator = evaluator.map_or("-", |key| &*sheet.evaluators[key].id);
        let (tender, item) = (&tenders.list[tender].id, procedure.item_id(item));
        format!("{tender} {item} {group} {evaluator}")
    };
    let entries = sheet.entries().map(|entry| {
        let place = sheet.place(&entry).unwrap();
        let whose = whose(entry.tender, entry.item, entry.group, entry.evaluator);
        format!("{whose} {} {}:{}", entry.score, place.file_name(), place.line())
    });
    let replaced = sheet.replaced.iter().map(|old| {
        let at = old.at.as_deref().unwrap_or("-");
        let whose = whose(old.tender, old.item, old.group, old.evaluator);
        format!("{} then {} of {whose} at {}: {} {at}", old.score, old.next, old.place, old.reason)
    });
    entries.chain(replaced).collect()
}

pub(crate) fn mistakes(procedure: &Procedure, lines: &[&str]) -> Vec<String> {
    let tenders = tenders(procedure, "");
    let found = read(procedure, &tenders, lines).diagnostics;
    found.iter().map(ToString::to_string).collect()
}
