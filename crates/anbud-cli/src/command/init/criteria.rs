//! The criteria file of a new case: everything that its award model needs, stated.

use anbud::catalogue::Model;
use anbud::procedure::Best;
use anbud_report::style::plain;

/// Lines of comment are wrapped here.
const COLUMNS: usize = 84;
/// Values for parameters that must fit the prices of the new case.
const PARAMETERS: &[(&str, &str)] = &[("budget", "150_000")];

/// How the criteria of the new case earn something: decided by what the award formula names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Marks {
    /// Quality earns points, the price is looked at by itself.
    Quality,
    /// Quality and price earn points, which are added.
    Points,
    /// Quality is worth money.
    Value,
}

/// The text of criteria.toml.
pub(super) fn text(model: &Model, dir: &str) -> String {
    let marks = marks(model);
    let (functionality, usability, price) = match marks {
        Marks::Quality => ("weight = 60", "weight = 40", ""),
        Marks::Points => ("weight = 35", "weight = 25", PRICE_POINTS),
        Marks::Value => ("value = 30_000", "value = 20_000", ""),
    };
    TEMPLATE
        .replace("{award}", &award(model))
        .replace("{marks}", explained(marks))
        .replace("{functionality}", functionality)
        .replace("{usability}", usability)
        .replace("{price}", price)
        // last, so that nothing in the name of a folder is taken for one of the above
        .replace("{dir}", &plain(dir))
}

fn marks(model: &Model) -> Marks {
    let names = |wanted: &[&str]| {
        let mut words = model.formula.split(|c: char| !c.is_alphanumeric() && c != '_');
        words.any(|word| wanted.contains(&word))
    };
    if names(&["value", "value_full"]) {
        Marks::Value
    } else if names(&["points", "points_full"]) {
        Marks::Points
    } else {
        Marks::Quality
    }
}

fn explained(marks: Marks) -> &'static str {
    match marks {
        Marks::Quality => {
            "# Weights are percent among brothers and sisters; together they are exactly 100. The price has\n\
             # no weight here: the award model looks at it by itself."
        }
        Marks::Points => {
            "# Weights are percent among brothers and sisters; together they are exactly 100. The price has\n\
             # a weight of its own, and a model that turns it into a share of full marks."
        }
        Marks::Value => {
            "# A value is money: what full marks are worth to you. What a tender earns counts against its\n\
             # price; the contract is still paid by the price."
        }
    }
}

/// `[award]`: the model with its summary, its parameters and rules for ties.
fn award(model: &Model) -> String {
    let mut text = String::new();
    for line in wrapped(&format!("{}. {}", model.title.en, model.summary.en)) {
        text += &format!("# {line}\n");
    }
    let best = match model.best {
        Some(Best::Lowest) => "the lowest result wins",
        _ => "the highest result wins",
    };
    text += &format!("\n[award]\nmodel = \"{}\"\n", model.id);
    text.extend(model.formula.trim().lines().map(|line| format!("#   {line}\n")));
    text += &format!("#   {best}\n");
    text += &parameters(model);
    text + "ties = [\"highest functionality\", \"lowest price\", \"draw\"]   # what separates equal results, in order"
}

/// The parameters of the model, one line each, with what they decide.
fn parameters(model: &Model) -> String {
    let mut text = String::new();
    for (name, parameter) in &model.parameters {
        for line in wrapped(&format!("{name}: {} ({})", parameter.meaning.en, parameter.range)) {
            text += &format!("# {line}\n");
        }
    }
    let stated: Vec<String> = model
        .parameters
        .keys()
        .map(|name| format!("{name} = {}", example_value(model, name)))
        .collect();
    if !stated.is_empty() {
        text += &format!("parameters = {{ {} }}\n", stated.join(", "));
    }
    text
}

/// A value to start from: one that fits the new case, else the one of the model's first worked example.
fn example_value(model: &Model, name: &str) -> String {
    let fitting = PARAMETERS.iter().find(|(known, _)| *known == name);
    let worked = || {
        let mut examples = model.examples.iter();
        examples.find_map(|example| Some(example.constants.get(name)?.text().to_owned()))
    };
    fitting.map(|(_, value)| (*value).to_owned()).or_else(worked).unwrap_or_else(|| "1".to_owned())
}

/// Text on lines that fit a comment.
fn wrapped(text: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.is_empty() => line.push_str(word),
            Some(line) if line.chars().count() + 1 + word.chars().count() <= COLUMNS => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

const PRICE_POINTS: &str = "\
weight = 40
model = \"lowest-over-price\"           # share = lowest(x) / x, where x is the price
";

const TEMPLATE: &str = r#"# The rules of the award: published with the notice, sealed, never changed afterwards.
# This case is made up. Change it piece by piece and let anbud read along:
#
#   anbud check {dir}        every mistake, with its place and remedy
#   anbud evaluate {dir}     the ranking, and what decided it
#
# Everything that can change the award is stated in this file; no rule has a default.

format = 1

[procurement]
title = "Booking system for sports halls"
authority = "Example Town"
reference = "ET 2026-1"
currency = "EUR"
language = "en"                       # of letters and reports: en or sv


# How quality and price make one result ------------------------------------------
{award}


# What is asked for --------------------------------------------------------------
{marks}

[[scale]]
id = "fulfilment"
minimum = 0
maximum = 5
step = 1                              # a score between the steps is a mistake
labels = { 0 = "not met", 3 = "met", 5 = "far better than asked for" }

[[criterion]]
id = "functionality"
title = "Functionality"
{functionality}
scale = "fulfilment"
model = "of-maximum"                  # share = score / maximum, for each requirement below
threshold = { score = 2 }             # a tender below it is rejected

[[criterion]]
id = "usability"
title = "Ease of use"
{usability}
scale = "fulfilment"
model = "of-maximum"

[[criterion]]
id = "price"
title = "Price for four years"
kind = "price"
{price}
[[requirement]]
id = "M-1"
text = "Personal data stay within the EU"
mandatory = true                      # not met: the tender is rejected

[[requirement]]
id = "F-1"
criterion = "functionality"
text = "Clubs book recurring times for a whole season"
weight = 3                            # among the requirements of its criterion

[[requirement]]
id = "F-2"
criterion = "functionality"
text = "Free times are shown to the public without a login"
weight = 1


# Who scores, and how scores become one ------------------------------------------
# evaluators.csv says who belongs to which group, scores.csv who scored what.

[[group]]
id = "caretakers"
title = "Caretakers of the halls"
activity = "demonstration"
assesses = ["functionality"]

[[group]]
id = "clubs"
title = "Sports clubs"
activity = "workshop"
assesses = ["usability"]

[scoring]
within_group = "mean"                 # the scores of a group become their mean
missing = "error"                     # a score that is not there is a mistake, never a zero
"#;
