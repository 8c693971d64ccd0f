//! The criteria file of a new case: everything that its model needs, stated.

use anbud::catalogue::{Family, Model};
use anbud::procedure::Best;
use anbud_report::style::plain;

use super::submitted::{Measured, measured};
use super::template::TEMPLATE;
use super::values::value;

/// Lines of comment are wrapped here.
const COLUMNS: usize = 84;

/// How the criteria of the new case earn something: decided by what the award formula names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Marks {
    /// Quality earns points, the price is looked at by itself.
    Quality,
    /// Quality and price earn points, which are added.
    Points,
    /// Quality is worth money.
    Value,
    /// Quality earns parts of one, three tenths in all.
    Parts,
}

/// The text of criteria.toml for a model: `award` is the award model of the case, the same one where it is one.
pub(super) fn text(model: &Model, award: &Model, dir: &str) -> String {
    let marks = if model.id == award.id { marks(award) } else { marks_beside(model, award) };
    let measured = measured(model);
    let (functionality, usability, price) = match (marks, &measured) {
        (Marks::Quality, _) => ("weight = 60", "weight = 40", ""),
        (Marks::Points, None) => ("weight = 35", "weight = 25", "weight = 40"),
        (Marks::Points, Some(_)) => ("weight = 35", "weight = 15", "weight = 40"),
        (Marks::Value, _) => ("value = 30_000", "value = 20_000", ""),
        (Marks::Parts, _) => ("points = 0.18", "points = 0.12", ""),
    };
    let of_family = |family: Family| (model.family == family).then_some(model);
    let on_score = of_family(Family::Transform).filter(|_| measured.is_none());
    TEMPLATE
        .replace("{award}", &award_rule(award))
        .replace("{marks}", explained(marks))
        .replace("{functionality}", functionality)
        .replace("{usability}", usability)
        .replace("{usability_rule}", &on_score.map_or(OF_MAXIMUM.to_owned(), rule))
        .replace(
            "{measured}",
            &measured.map(|it| measured_criterion(model, &it)).unwrap_or_default(),
        )
        .replace("{price}", &price_rule(of_family(Family::Curve), price))
        .replace("{abnormal}", &of_family(Family::Abnormal).map(abnormal).unwrap_or_default())
        .replace("{panel}", if is_over_panel(award) { PANEL } else { "" })
        .replace(
            "{assesses_functionality}",
            if is_over_panel(award) { "" } else { "assesses = [\"functionality\"]\n" },
        )
        .replace(
            "{assesses_usability}",
            if is_over_panel(award) { "" } else { "assesses = [\"usability\"]\n" },
        )
        // last, so that nothing in the name of a folder is taken for one of the above
        .replace("{dir}", &plain(dir))
}

fn marks(award: &Model) -> Marks {
    let names = |wanted: &[&str]| {
        let mut words = award.formula.split(|c: char| !c.is_alphanumeric() && c != '_');
        words.any(|word| wanted.contains(&word))
    };
    if award.formula.contains("1 - quality_full") {
        Marks::Parts
    } else if names(&["value", "value_full"]) {
        Marks::Value
    } else if names(&["points", "points_full"]) {
        Marks::Points
    } else {
        Marks::Quality
    }
}

/// The marks of a case for a model that is no award model.
fn marks_beside(model: &Model, award: &Model) -> Marks {
    if model.family == Family::Abnormal { marks(award) } else { Marks::Points }
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
        Marks::Parts => {
            "# Points are parts of one, together at most 0.3: what a feature is worth beside the price."
        }
    }
}

/// `[award]`: the model with its summary, its parameters and rules for ties.
fn award_rule(award: &Model) -> String {
    let mut text = about(award);
    let best = match award.best {
        Some(Best::Lowest) => "the lowest result wins",
        _ => "the highest result wins",
    };
    text += &format!("\n[award]\nmodel = \"{}\"\n", award.id);
    text += &formula(award);
    text += &format!("#   {best}\n");
    text += &parameters(award);
    text + "ties = [\"highest functionality\", \"lowest price\", \"draw\"]   # what separates equal results, in order"
}

/// The price criterion: with a weight where the price earns points, and a model then.
fn price_rule(curve: Option<&Model>, weight: &str) -> String {
    match (weight, curve) {
        ("", _) => String::new(),
        (weight, Some(curve)) => format!("{weight}\n{}\n", rule(curve)),
        (weight, None) => format!("{weight}\n{LOWEST_OVER_PRICE}\n"),
    }
}

fn measured_criterion(model: &Model, measured: &Measured) -> String {
    let Measured { id, title, .. } = measured;
    format!(
        "[[criterion]]\nid = \"{id}\"\ntitle = \"{title}\"\nweight = 10\nmeasure = \"{id}\"\n{}\n",
        rule(model)
    )
}

/// `[abnormal]`: the test with its summary and parameters.
fn abnormal(model: &Model) -> String {
    let rule = rule(model);
    let (comments, stated): (Vec<&str>, Vec<&str>) = {
        let first = rule.lines().position(|line| !line.starts_with('#')).unwrap_or(0);
        (rule.lines().take(first).collect(), rule.lines().skip(first).collect())
    };
    format!(
        "\n\n# Which tenders must explain their price ------------------------------------------\n{}\n\n[abnormal]\n{}\n",
        comments.join("\n"),
        stated.join("\n")
    )
}

/// A model, or the table that it is, with what it does in comments above it.
fn rule(model: &Model) -> String {
    let stated = match &model.table {
        Some(table) => format!("{table}\n"),
        None => format!("model = \"{}\"\n{}{}", model.id, formula(model), parameters(model)),
    };
    format!("{}{}", about(model), stated)
}

fn about(model: &Model) -> String {
    let lines = wrapped(&format!("{}. {}", model.title.en, model.summary.en));
    lines.iter().map(|line| format!("# {line}\n")).collect()
}

fn formula(model: &Model) -> String {
    model.formula.trim().lines().map(|line| format!("#   {line}\n")).collect()
}

/// The parameters of the model, one line each, with what they decide.
fn parameters(model: &Model) -> String {
    let mut text = String::new();
    for (name, parameter) in &model.parameters {
        for line in wrapped(&format!("{name}: {} ({})", parameter.meaning.en, parameter.range.en)) {
            text += &format!("# {line}\n");
        }
    }
    let stated: Vec<String> =
        model.parameters.keys().map(|name| format!("{name} = {}", value(model, name))).collect();
    if !stated.is_empty() {
        text += &format!("parameters = {{ {} }}\n", stated.join(", "));
    }
    text
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

/// Whether the award looks at what each evaluator came to, so that everybody scores everything.
pub(super) fn is_over_panel(award: &Model) -> bool {
    award.formula_compiled().is_ok_and(|formula| formula.is_over_panel())
}

const PANEL: &str = "\
between_groups = \"mean\"               # and the scores of the groups become theirs
panel = \"evaluators\"                  # in the result every evaluator has a total of their own
";
const OF_MAXIMUM: &str = "model = \"of-maximum\"\n";
const LOWEST_OVER_PRICE: &str = "\
model = \"lowest-over-price\"           # share = lowest(x) / x, where x is the price";
