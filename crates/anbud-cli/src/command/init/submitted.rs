//! What is submitted and scored in a new case.

use anbud::catalogue::{Family, Model};

/// A fact about every tender, for a model of measures.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measured {
    /// Its name, of the measure and of the criterion.
    pub(super) id: &'static str,
    /// What it is.
    pub(super) title: &'static str,
    /// The figures of north, south and west.
    pub(super) figures: [u8; 3],
}

/// What the tenders of a new case state for a model of measures; none for any other.
pub(super) fn measured(model: &Model) -> Option<Measured> {
    let looks_at_scores = model.formula.contains("score") || model.table.is_some();
    match (model.family, model.id.as_str()) {
        (Family::Transform, _) if looks_at_scores => None,
        (Family::Transform, "yes-no") => Some(Measured {
            id: "training",
            title: "Training on site: 1 is yes, 0 no",
            figures: [1, 0, 1],
        }),
        (Family::Transform, _) => {
            Some(Measured { id: "warranty", title: "Years of warranty", figures: [2, 3, 5] })
        }
        _ => None,
    }
}

/// tenders.toml for a model.
pub(super) fn tenders(model: &Model) -> String {
    let measured = measured(model);
    let places = ["{north}", "{south}", "{west}"].into_iter().enumerate();
    places.fold(TENDERS.to_owned(), |text, (at, place)| {
        let figure = measured.and_then(|it| Some((it.id, it.figures.get(at).copied()?)));
        let line = figure.map(|(id, figure)| format!("\nmeasures = {{ {id} = {figure} }}"));
        text.replace(place, &line.unwrap_or_default())
    })
}

const TENDERS: &str = r#"# What was submitted. Made up.

[[tender]]
id = "north"
tenderer = "North Software AB"
price = 128_000
meets = { M-1 = true }                # every mandatory requirement is answered{north}

[[tender]]
id = "south"
tenderer = "South Systems Ltd"
price = { submitted = 118_900, corrected = 119_500, reason = "sum of the price sheet" }
meets = { M-1 = true }{south}

[[tender]]
id = "west"
tenderer = "West & Partners GmbH"
price = 141_000
meets = { M-1 = true }{west}

# Where a tie is drawn, the draw is held in public and its outcome stated here:
#
# [draw]
# order = ["south", "north", "west"]
# held = "2026-03-02, Example Town Hall, in the presence of all"
"#;

/// evaluators.csv: any further column is an attribute.
pub(super) const EVALUATORS: &str = "\
evaluator,group,role
anna,caretakers,caretaker
bo,caretakers,caretaker
cecilia,clubs,football
david,clubs,gymnastics
";

/// The scores of the evaluators for each requirement and scored criterion: north, south, west.
const SCORES: &[(&str, &str, [u8; 3])] = &[
    ("F-1", "anna", [4, 3, 5]),
    ("F-1", "bo", [5, 3, 4]),
    ("F-2", "anna", [3, 4, 4]),
    ("F-2", "bo", [4, 4, 5]),
    ("usability", "cecilia", [4, 4, 3]),
    ("usability", "david", [5, 3, 4]),
];

/// What the others scored where everybody scores everything: north, south, west.
const OTHER_SCORES: &[(&str, &str, [u8; 3])] = &[
    ("F-1", "cecilia", [4, 4, 4]),
    ("F-1", "david", [3, 4, 5]),
    ("F-2", "cecilia", [4, 3, 4]),
    ("F-2", "david", [3, 4, 4]),
    ("usability", "anna", [4, 3, 5]),
    ("usability", "bo", [5, 4, 4]),
];

/// scores.csv; for a panel everybody scores everything.
pub(super) fn scores(for_panel: bool) -> String {
    let others = if for_panel { OTHER_SCORES } else { &[] };
    let mut text = String::from("tender,requirement,evaluator,score\n");
    for (at, tender) in ["north", "south", "west"].into_iter().enumerate() {
        for (item, evaluator, scores) in SCORES.iter().chain(others) {
            if let Some(score) = scores.get(at) {
                text += &format!("{tender},{item},{evaluator},{score}\n");
            }
        }
    }
    text
}
