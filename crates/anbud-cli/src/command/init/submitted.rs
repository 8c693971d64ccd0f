//! What is submitted and scored in a new case.

/// tenders.toml.
pub(super) const TENDERS: &str = r#"# What was submitted. Made up.

[[tender]]
id = "north"
tenderer = "North Software AB"
price = 128_000
meets = { M-1 = true }                # every mandatory requirement is answered

[[tender]]
id = "south"
tenderer = "South Systems Ltd"
price = { submitted = 118_900, corrected = 119_500, reason = "sum of the price sheet" }
meets = { M-1 = true }

[[tender]]
id = "west"
tenderer = "West & Partners GmbH"
price = 141_000
meets = { M-1 = true }

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

/// scores.csv.
pub(super) fn scores() -> String {
    let mut text = String::from("tender,requirement,evaluator,score\n");
    for (at, tender) in ["north", "south", "west"].into_iter().enumerate() {
        for (item, evaluator, scores) in SCORES {
            if let Some(score) = scores.get(at) {
                text += &format!("{tender},{item},{evaluator},{score}\n");
            }
        }
    }
    text
}
