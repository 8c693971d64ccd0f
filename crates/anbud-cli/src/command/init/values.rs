//! Values for the parameters of models that fit the prices and scores of the new case.

use anbud::catalogue::Model;

/// Values of one model only: the same name means something else in another.
const OF_MODEL: &[(&str, &str, &str)] = &[
    ("additive-kink", "level", "115_000"),
    ("additive-kink", "reference", "150_000"),
    ("distance-from-target", "reference", "140_000"),
    ("distance-from-target", "slope", "1"),
    ("increase-over-best", "base", "1"),
    ("it-c", "reference", "16"),
    ("linear-between", "from", "0"),
    ("linear-between", "to", "6"),
];

/// Values by name: mostly prices near those of the new case.
const BY_NAME: &[(&str, &str)] = &[
    ("amount", "1_000"),
    ("base", "150_000"),
    ("budget", "150_000"),
    ("estimate", "130_000"),
    ("p_ref", "125_000"),
    ("price_for_full", "100_000"),
    ("price_for_none", "160_000"),
    ("price_reference", "130_000"),
    ("quality_reference", "70"),
    ("reference", "130_000"),
    ("worth", "1_000"),
];

/// A value to start from: one that fits the new case, else the one of the model's first worked example.
pub(super) fn value(model: &Model, name: &str) -> String {
    let of_model = OF_MODEL.iter().find(|(id, known, _)| *id == model.id && *known == name);
    let by_name = BY_NAME.iter().find(|(known, _)| *known == name);
    let fitting = of_model.map(|(.., value)| *value).or(by_name.map(|(_, value)| *value));
    let worked = || {
        let mut examples = model.examples.iter();
        examples.find_map(|example| Some(example.constants.get(name)?.text().to_owned()))
    };
    fitting.map(str::to_owned).or_else(worked).unwrap_or_else(|| "1".to_owned())
}
