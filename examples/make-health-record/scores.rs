//! The scores: made up, around a level for each criterion and tender.

use super::people::{Evaluator, Staff};
use super::random::Random;
use super::rules::{Requirement, Rules};

/// One row of a score file.
#[derive(Clone, Copy)]
pub(crate) struct Row<'a> {
    pub(crate) tender: &'a str,
    pub(crate) requirement: &'a str,
    pub(crate) evaluator: &'a str,
    /// In hundredths.
    pub(crate) score: i64,
    pub(crate) comment: &'a str,
    pub(crate) reason: &'a str,
    pub(crate) at: &'a str,
}

/// What the tenders are worth on each criterion, in hundredths of a score of 5, in the order of
/// `tenders.toml`: the first is rich in functions, the second has done it before, the third is
/// new, open and pleasant to use.
const LEVELS: [(&str, [i64; 3]); 29] = [
    ("clinical_notes", [405, 365, 335]),
    ("nursing", [395, 370, 325]),
    ("care_planning", [380, 365, 335]),
    ("prescribing", [405, 360, 335]),
    ("administration", [390, 370, 315]),
    ("pharmacy_supply", [370, 355, 345]),
    ("laboratory", [390, 375, 340]),
    ("imaging", [380, 370, 355]),
    ("referrals", [375, 370, 345]),
    ("shared_care", [355, 375, 355]),
    ("emergency", [410, 360, 325]),
    ("theatre", [405, 370, 310]),
    ("wards", [385, 365, 330]),
    ("maternity", [375, 360, 320]),
    ("oncology", [400, 350, 310]),
    ("psychiatry", [350, 360, 335]),
    ("habilitation", [335, 355, 345]),
    ("portal", [365, 345, 395]),
    ("remote_care", [360, 350, 400]),
    ("implementation", [370, 385, 340]),
    ("collaboration", [360, 395, 365]),
    ("migration", [365, 370, 335]),
    ("training", [360, 380, 355]),
    ("everyday_use", [365, 340, 400]),
    ("accessibility", [355, 350, 390]),
    ("interoperability", [370, 360, 400]),
    ("security", [390, 365, 355]),
    ("operations", [390, 365, 345]),
    ("reporting", [375, 365, 350]),
];

const COMMENTS_LOW: [&str; 7] = [
    "Could not be shown, only described",
    "Three views and eleven clicks, and we still had to ask",
    "The word \"planned\" was used of almost everything here",
    "Works for one clinic, not for care that crosses units",
    "Lost what had been written when the view changed; had to begin again",
    "Depends on an addition, and whether it is in the price was not clear",
    "Not met as we read the requirement",
];

const COMMENTS_MIDDLE: [&str; 6] = [
    "Does what we ask for, no more",
    "Good, but the names differ between views",
    "Works, though slowly when the list is long",
    "Met; the answer given to question 4 should be noted in the contract",
    "Shown with test data only, but plausible",
    "As in the written tender",
];

const COMMENTS_HIGH: [&str; 6] = [
    "We would have used this yesterday",
    "Better than what we have, and better than what we asked for",
    "Even the colleague who \"never\" trusts a new system was convinced",
    "Quick, clear, and safe in the step where we usually go wrong",
    "Solves what we thought could not be solved",
    "Well thought out, down to the wording",
];

/// Reasons for a changed score, with the time of the change.
const CHANGES: [(&str, &str); 5] = [
    ("Shown again on 11 May with the right settings", "2026-05-11T15:40:00"),
    ("The score had been written on the line of another requirement", "2026-05-12T08:15:00"),
    ("Clarification 17 says that the function is included", "2026-05-18T10:05:00"),
    ("Tried once more in the test centre, together with a colleague", "2026-05-20T13:30:00"),
    ("Misread the scale: 3 is \"met\", not \"middling\"", "2026-05-21T09:50:00"),
];

/// The scores of one group, in the order in which they were handed in.
pub(crate) fn of_group<'a>(
    staff: &Staff,
    members: &[&'a Evaluator],
    rules: &'a Rules,
) -> Vec<Row<'a>> {
    let requirements = rules.assessed_by(staff.group);
    let mut random = Random::of(staff.group);
    let mut rows = vec![];
    let mut turn = 0;
    for evaluator in members {
        let severity = random.around(90);
        let last = turn + staff.tasks - 2 + random.below(5);
        // The requirements are dealt out like cards, so that all get equally many scores.
        for requirement in (turn..last).map(|i| requirements[i % requirements.len()]) {
            for (tender, place) in rules.tenders.iter().zip(0..) {
                let likely = level(requirement, place) + taste(tender, requirement) + severity;
                let score = on_scale(likely + random.around(260), requirement.step);
                let comment =
                    if staff.sheet.has_remarks() { comment(score, &mut random) } else { "" };
                let (requirement, evaluator) = (&*requirement.id, &*evaluator.id);
                rows.push(Row {
                    tender,
                    requirement,
                    evaluator,
                    score,
                    comment,
                    reason: "",
                    at: "",
                });
            }
        }
        turn = last;
    }
    if staff.sheet.has_remarks() {
        append_changes(&mut rows, &mut random);
    }
    rows
}

fn level(requirement: &Requirement, place: usize) -> i64 {
    let found = LEVELS.iter().find(|(criterion, _)| *criterion == requirement.criterion);
    found.map_or(300, |(_, levels)| levels[place])
}

/// How much better or worse a tender meets this requirement than others of the criterion.
fn taste(tender: &str, requirement: &Requirement) -> i64 {
    Random::of(&format!("{tender} {}", requirement.id)).around(90)
}

/// The step of the scale nearest to a figure.
fn on_scale(hundredths: i64, step: i64) -> i64 {
    (hundredths + step / 2).clamp(0, 500) / step * step
}

/// One score in thirty has a comment, which suits the score.
fn comment(score: i64, random: &mut Random) -> &'static str {
    match (random.below(30), score) {
        (0, ..=200) => random.one_of(&COMMENTS_LOW),
        (0, 201..=350) => random.one_of(&COMMENTS_MIDDLE),
        (0, 351..) => random.one_of(&COMMENTS_HIGH),
        _ => "",
    }
}

/// Five scores are changed afterwards, and the last is set back again. What they replace stays.
fn append_changes(rows: &mut Vec<Row<'_>>, random: &mut Random) {
    let handed_in = rows.len();
    let fifth = handed_in / CHANGES.len();
    let mut chosen = 0;
    for (nth, (reason, at)) in CHANGES.into_iter().enumerate() {
        // One from each fifth of the sheet, so that no score is drawn twice.
        chosen = nth * fifth + random.below(fifth);
        let score = neighbour(rows[chosen].score);
        rows.push(Row { score, comment: "", reason, at, ..rows[chosen] });
    }
    let (reason, at) = ("The change was itself a mistake", "2026-05-21T11:05:00");
    rows.push(Row { comment: "", reason, at, ..rows[chosen] });
}

/// A score one higher, or one lower where there is no room above.
fn neighbour(score: i64) -> i64 {
    if score + 100 <= 500 { score + 100 } else { score - 100 }
}
