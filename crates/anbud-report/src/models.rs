//! The catalogue for a terminal: all models by family or by country, what a word finds, or one model in full.

mod edges;
mod example;
mod list;
mod manual;
mod one;

use anbud::catalogue::{Family, Model, Source, Standing, country};
use anbud::procedure::Best;

pub use list::{by_country, found, list};
pub use manual::manual;
pub use one::model;

/// The families in the order in which they are shown.
pub const FAMILIES: &[Family] =
    &[Family::Award, Family::Transform, Family::Curve, Family::Abnormal];

fn title(family: Family) -> &'static str {
    match family {
        Family::Award => "Award models",
        Family::Transform => "Models of scores and measures",
        Family::Curve => "Models of prices and costs",
        Family::Abnormal => "Tests for abnormally low tenders",
    }
}

fn purpose(family: Family) -> &'static str {
    match family {
        Family::Award => "`model` in `[award]`: how price and quality make one result.",
        Family::Transform => {
            "`model` in a `[[criterion]]`: how a score, or a measure of which more is better, becomes a share of full marks."
        }
        Family::Curve => {
            "`model` in a `[[criterion]]`: how a price, or a measure of which less is better, becomes a share of full marks."
        }
        Family::Abnormal => {
            "`model` in `[abnormal]`: which tenders must be asked to explain their price."
        }
    }
}

/// Which result wins, whether other tenders are looked at, and whether figures are exact, in sentences.
fn standing(model: &Model) -> String {
    let best = match model.best {
        Some(Best::Highest) => "The highest result wins. ",
        Some(Best::Lowest) => "The lowest result wins. ",
        None => "",
    };
    let others = match (model.is_relative(), model.keeps_order) {
        (true, true) => {
            "Relative: the formula looks at the other tenders, but none of them changes how the others stand to one another."
        }
        (true, false) => {
            "Relative: the formula looks at the other tenders, so any of them may change a figure of another."
        }
        (false, _) => "Absolute: the formula looks at no other tender.",
    };
    let certainty = if model.is_exact() {
        " Exact."
    } else {
        " Approximate where a root, a power or a logarithm is not rational: rounded to 34 significant digits and marked ≈."
    };
    format!("{best}{others}{certainty}")
}

/// What a criteria file states to use the model.
fn stated(model: &Model) -> String {
    let table = match model.family {
        Family::Award => "[award]",
        Family::Abnormal => "[abnormal]",
        Family::Curve | Family::Transform => "[[criterion]]",
    };
    if let Some(rows) = &model.table {
        return format!("{table}\n{rows}");
    }
    let parameters: Vec<String> =
        model.parameters.keys().map(|name| format!("{name} = …")).collect();
    let parameters = match parameters.as_slice() {
        [] => String::new(),
        parameters => format!("\nparameters = {{ {} }}", parameters.join(", ")),
    };
    format!("{table}\nmodel = \"{}\"{parameters}", model.id)
}

/// The countries where it is in use, by name; empty where none is known.
fn countries(model: &Model) -> String {
    let name = |code: &String| country(code).map_or_else(|| code.clone(), |names| names.en);
    model.countries.iter().map(name).collect::<Vec<_>>().join(", ")
}

fn source_line(source: &Source) -> String {
    let standing = match source.standing {
        Standing::Read => "read in the source",
        Standing::Code => "read in the code or specification of a platform",
        Standing::Memory => "from memory: no source found yet",
    };
    match &source.date {
        Some(date) => format!("{}, {date} ({standing})", source.text),
        None => format!("{} ({standing})", source.text),
    }
}
