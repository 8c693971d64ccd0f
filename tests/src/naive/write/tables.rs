//! requirements.csv, evaluators.csv and the score files.

use super::Files;
use super::csv::Dialect;
use crate::naive::case::{Case, Requirement, Row};
use crate::naive::choices::Choices;

/// requirements.csv.
pub(super) fn requirements(
    case: &Case,
    tabled: &dyn Fn(&Requirement) -> bool,
    choices: &mut Choices,
) -> String {
    let dialect = Dialect::some(choices);
    let mut rows = Vec::new();
    for requirement in case.requirements.iter().filter(|requirement| tabled(requirement)) {
        let optional = choices.of(&["", "false"]);
        rows.push(vec![
            requirement.id.clone(),
            requirement.criterion.clone().unwrap_or_default(),
            super::REQUIRED.to_owned(),
            if requirement.is_mandatory() { "true" } else { optional }.to_owned(),
            requirement.weight.map(|weight| dialect.number(weight)).unwrap_or_default(),
        ]);
    }
    choices.shuffle(&mut rows);
    let header = ["requirement", "criterion", "text", "mandatory", "weight"];
    dialect.text(&header, 5, &rows, choices)
}

/// evaluators.csv.
pub(super) fn evaluators(case: &Case, choices: &mut Choices) -> String {
    let dialect = Dialect::some(choices);
    let mut rows = Vec::new();
    let professions = ["nurse", "physician, surgeon", ""];
    let turned = choices.below(professions.len());
    for (evaluator, group) in &case.seats {
        // Somebody in two groups has one profession all the same.
        let first = case.seats.iter().position(|(other, _)| other == evaluator).unwrap_or(0);
        let profession = professions[(first + turned) % professions.len()];
        rows.push(vec![evaluator.clone(), group.clone(), profession.to_owned()]);
    }
    choices.shuffle(&mut rows);
    dialect.text(&["evaluator", "group", "profession"], 2, &rows, choices)
}

/// scores.csv, or a folder of score files.
pub(super) fn scores(case: &Case, seats_known: bool, choices: &mut Choices) -> Files {
    if case.rows.is_empty() && !choices.chance(10) {
        return Files::new();
    }
    let mut rows = case.rows.clone();
    choices.shuffle(&mut rows);
    let names = match choices.below(3) {
        0 => vec!["scores.csv"],
        1 => vec!["scores/all.csv"],
        _ => vec!["scores/b-nurses.csv", "scores/2018 05.csv", "scores/A.csv"],
    };
    let mut parts: Vec<Vec<Row>> = vec![Vec::new(); names.len()];
    for row in rows {
        let part = choices.below(names.len());
        parts[part].push(row);
    }
    let mut files = Files::new();
    for (name, part) in names.into_iter().zip(parts) {
        files.push((name.to_owned(), score_file(case, &part, seats_known, choices)));
    }
    files
}

fn score_file(case: &Case, part: &[Row], seats_known: bool, choices: &mut Choices) -> String {
    let dialect = Dialect::some(choices);
    let silent = seats_known && choices.chance(60);
    let mut rows = Vec::new();
    for row in part {
        let seats = case.seats.iter().filter(|(evaluator, _)| *evaluator == row.evaluator);
        let group = if silent && seats.count() == 1 { String::new() } else { row.group.clone() };
        let comment = choices.of(&["", "", "slow, but \"sure\"\nsecond line; and more"]);
        rows.push(vec![
            row.tender.clone(),
            row.item.clone(),
            row.evaluator.clone(),
            dialect.number(row.score),
            group,
            String::new(),
            comment.to_owned(),
            row.reason.clone().unwrap_or_default(),
            row.at.as_ref().map(|at| at.text.clone()).unwrap_or_default(),
        ]);
    }
    let header = [
        "tender",
        "requirement",
        "evaluator",
        "score",
        "group",
        "activity",
        "comment",
        "reason",
        "at",
    ];
    dialect.text(&header, 4, &rows, choices)
}
