//! A price of 0 under every model of the catalogue: it is worked out, or it is a named mistake with place and tender.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails should fail at once"
)]

use anbud::catalogue::{self, Family, Model};
use anbud::exact::Decimals;
use anbud_tests::checks::Checks;
use anbud_tests::folder::Folder;

const HEAD: &str = r#"format = 1
[procurement]
title = "Lifts"
authority = "Region Example"
reference = "RE 2026-7"
currency = "SEK"
[[scale]]
id = "fulfilment"
minimum = 0
maximum = 5
"#;

/// South gives its service away, by the price sheet or by the price it states.
const SHEET: &str = "[[item]]\nid = \"hours\"\nquantity = 10\n";
const UNIT_PRICES: &str = "tender,item,unit_price\nnorth,hours,8\nsouth,hours,0\neast,hours,10\n";

/// Who sits on the panel, where the award is over one, and what they scored.
const PANEL: &str =
    "[scoring]\npanel = \"evaluators\"\nwithin_group = \"mean\"\nmissing = \"error\"\n";
const SCORES: &str = "tender,requirement,evaluator,score\nnorth,service,ada,3\nsouth,service,ada,3\neast,service,ada,3\n\
                      north,service,ben,3\nsouth,service,ben,3\neast,service,ben,3\n";

/// The parameters of the first worked example.
fn parameters(model: &Model) -> String {
    let example = model.examples.first().expect("every model has an example");
    let stated = model.parameters.keys().map(|name| {
        let figure = example.constants.get(name).expect("every example states all of them");
        let figure = figure.exact().expect("a parameter is a number").decimal(Decimals::Ten);
        format!("{name} = \"{figure}\"")
    });
    let stated: Vec<String> = stated.collect();
    if stated.is_empty() {
        String::new()
    } else {
        format!("parameters = {{ {} }}\n", stated.join(", "))
    }
}

/// The rules of a case in which a model works: an award model, or a curve of the price.
fn criteria(model: &Model) -> String {
    let rule = match &model.table {
        Some(table) => format!("{table}\n"),
        None => format!("model = \"{}\"\n{}", model.id, parameters(model)),
    };
    let service =
        "[[criterion]]\nid = \"service\"\nscale = \"fulfilment\"\nmodel = \"of-maximum\"\n";
    let price = "[[criterion]]\nid = \"price\"\nkind = \"price\"\n";
    let is_word = |word: &str| {
        model.formula.split(|c: char| !c.is_alphanumeric() && c != '_').any(|it| it == word)
    };
    match model.family {
        Family::Award if is_word("points") => {
            format!(
                "{HEAD}[award]\n{rule}{service}weight = 60\n{price}weight = 40\nmodel = \"discount-of-budget\"\nparameters = {{ budget = 200 }}\n"
            )
        }
        Family::Award => {
            let key = if is_word("value") { "value = 500" } else { "weight = 100" };
            format!("{HEAD}[award]\n{rule}{service}{key}\n{price}")
        }
        _ => format!(
            "{HEAD}[award]\nmodel = \"weighted-sum\"\n{service}weight = 60\n{price}weight = 40\n{rule}"
        ),
    }
}

/// Whether a model is over the panel.
fn is_over_panel(model: &Model) -> bool {
    model.formula.contains("over panel")
}

fn tenders(prices: [&str; 3], scores: &str) -> String {
    let tender = |(id, price): (&str, &str)| {
        format!("[[tender]]\nid = \"{id}\"\ntenderer = \"{id}\"\n{scores}{price}\n")
    };
    ["north", "south", "east"].into_iter().zip(prices).map(tender).collect()
}

#[test]
fn a_price_of_zero_is_worked_out_or_explained() {
    let mut checks = Checks::new();
    let fitting = |model: &Model| matches!(model.family, Family::Award | Family::Curve);
    for model in catalogue::ids().filter_map(catalogue::find).filter(fitting) {
        checks.run(&model.id, || check(&model));
    }
    checks.finish();
}

fn check(model: &Model) -> Result<(), String> {
    let by_total = run(model, "", ["price = 80", "price = 0", "price = 100"], None)?;
    let by_sheet = run(model, SHEET, [""; 3], Some(UNIT_PRICES))?;
    (by_total == by_sheet).then_some(()).ok_or_else(|| {
        format!("a price of 0 and a unit price of 0 differ:\n{by_total}\n{by_sheet}")
    })
}

/// What a case comes to: its ranking, or the messages without the lines they stand on.
fn run(
    model: &Model,
    items: &str,
    prices: [&str; 3],
    sheet: Option<&str>,
) -> Result<String, String> {
    let folder = Folder::new();
    let (panel, agreed) =
        if is_over_panel(model) { (PANEL, "") } else { ("", "scores = { service = 3 }\n") };
    let rules = format!("{}{panel}{items}", criteria(model));
    folder.write("case/criteria.toml", rules.as_bytes(), false);
    folder.write("case/tenders.toml", tenders(prices, agreed).as_bytes(), false);
    if is_over_panel(model) {
        folder.write("case/scores.csv", SCORES.as_bytes(), false);
    }
    if let Some(sheet) = sheet {
        folder.write("case/prices.csv", sheet.as_bytes(), false);
    }
    let arguments = ["evaluate", "case", "--format", "csv"].map(str::to_owned);
    let (text, code) = anbud_tests::anbud::run(&arguments, folder.path());
    let mistakes: Vec<&str> = text.lines().filter(|line| line.starts_with("error")).collect();
    match code {
        0 | 4 => Ok(text),
        2 if mistakes.iter().all(|line| is_explained(line)) => Ok(mistakes.join("\n")),
        _ => Err(text),
    }
}

/// A step that cannot be worked out, for a tender that is named.
fn is_explained(mistake: &str) -> bool {
    mistake.starts_with("error[cannot-work-out]: `")
        && mistake.contains("` cannot be worked out for `")
}
