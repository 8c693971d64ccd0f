//! Groups, scoring, rounding, coverage.

use super::{check, sound};
use crate::procedure::draft::{CriterionDraft, Draft, GroupDraft};

fn weighed(first: GroupDraft, second: GroupDraft) -> Draft {
    sound().group(first).group(second).within_group("mean").between_groups("weighted-mean")
}

fn nurses() -> GroupDraft {
    GroupDraft::new("nurses").assesses(["skill"])
}

fn doctors() -> GroupDraft {
    GroupDraft::new("doctors")
}

#[test]
fn groups_assess_criteria_that_are_scored() {
    check([
        (sound().group(nurses().quorum(5)), &[]),
        (
            sound().group(nurses().quorum(0)),
            &["out-of-range: `quorum` cannot be 0 (write a whole number of 1 or more)"],
        ),
        (
            sound().group(GroupDraft::new("nurses").assesses(["skil"])),
            &["unknown-reference: `skil` is not a criterion (did you mean `skill`?)"],
        ),
        (
            sound().group(GroupDraft::new("nurses").assesses(["skill", "skill"])),
            &[
                "duplicate: the assessed criterion `skill` stands twice (rename or remove one of them)",
            ],
        ),
        (
            sound().group(GroupDraft::new("nurses").assesses::<&str>([])),
            &[
                "missing-key: the group `nurses` assesses nothing (name the criteria that it assesses, or leave out `assesses` if it assesses everything)",
            ],
        ),
        (
            sound()
                .criterion(CriterionDraft::new("fee").kind("price"))
                .group(GroupDraft::new("nurses").assesses(["skill", "fee"])),
            &[
                "rule-not-used: nothing in `fee` is scored, so no group can assess it (leave it out of `assesses`)",
            ],
        ),
    ]);
}

#[test]
fn groups_are_weighed_where_weights_are_used() {
    check([
        (weighed(nurses().weight(2), doctors().weight(1)), &[]),
        (
            weighed(nurses().weight(2), doctors()),
            &[
                "rule-not-stated: the group `doctors` states no `weight` (state its `weight`: `between_groups` is `weighted-mean`)",
            ],
        ),
        (
            weighed(nurses().weight(0), doctors().weight(0)),
            &[
                "weight-sum: the weights of the groups are all 0 (state at least one weight above 0)",
            ],
        ),
        (
            weighed(nurses().weight(-1), doctors().weight(1)),
            &["out-of-range: `weight` is -1, and cannot be below 0 (write 0 or more)"],
        ),
        (
            sound().group(nurses().weight(2)).between_groups("mean"),
            &[
                "rule-not-used: the weight of the group `nurses` is not used (state `between_groups = \"weighted-mean\"`, or leave out the weight)",
            ],
        ),
        (sound().group(nurses()).between_groups("weighted-mean"), &[]),
    ]);
}

#[test]
fn scoring_is_stated_in_known_words() {
    let mut loose = sound().within_group("median");
    loose.scoring.trim_lowest = Some(1.into());
    let mut half = sound().trimmed_mean(1, 1);
    half.scoring.trim_highest = None;
    check([
        (
            sound().within_group("medain").missing("skip"),
            &[
                "unknown-word: `medain` is not one of the choices for `within_group` (did you mean `median`?)",
            ],
        ),
        (
            sound().between_groups("sum").missing("zero"),
            &[
                "unknown-word: `sum` is not one of the choices for `between_groups` (write `weighted-mean`, `mean`, `median` or `pooled`)",
                "unknown-word: `zero` is not one of the choices for `missing` (write `error`, `skip` or `skip-evaluator`)",
            ],
        ),
        (sound().trimmed_mean(1, 2), &[]),
        (
            sound().trimmed_mean(1, -2),
            &["out-of-range: `trim.highest` cannot be -2 (write a whole number of 0 or more)"],
        ),
        (
            loose,
            &[
                "conflict: `trim` is stated, but `within_group` is not `trimmed-mean` (state `within_group = \"trimmed-mean\"`, or leave out `trim`)",
            ],
        ),
        (
            half,
            &[
                "rule-not-stated: `trimmed-mean` does not say how many of the highest scores are left out (state `trim = { lowest = …, highest = … }`)",
            ],
        ),
        (sound().within_group("mean").between_groups("pooled"), &[]),
        (
            sound().within_group("median").between_groups("pooled"),
            &[
                "conflict: `pooled` is the mean of all evaluators, and `within_group` is `median` (state `within_group = \"mean\"`, or another `between_groups`)",
            ],
        ),
        (
            sound().between_groups("pooled"),
            &[
                "rule-not-stated: `pooled` is the mean of all evaluators, and `within_group` is not stated (state `within_group = \"mean\"`, or another `between_groups`)",
            ],
        ),
    ]);
}

#[test]
fn rounding_states_stage_decimals_and_mode() {
    let mut open = sound().rounding("points", 2, "half-up");
    open.rounding[0].mode = None;
    open.rounding[0].decimals = None;
    check([
        (sound().rounding("points", -9, "half-up").rounding("result", 28, "floor"), &[]),
        (
            sound().rounding("points", 29, "half-up"),
            &["out-of-range: `decimals` cannot be 29 (write a whole number from -9 to 28)"],
        ),
        (
            sound().rounding("point", 2, "half-upp"),
            &[
                "unknown-word: `half-upp` is not one of the choices for `mode` (did you mean `half-up`?)",
                "unknown-word: `point` is not one of the choices for `rounding` (did you mean `points`?)",
            ],
        ),
        (
            sound().rounding("points", 2, "half-up").rounding("points", 3, "half-up"),
            &["duplicate: the stage `points` stands twice (rename or remove one of them)"],
        ),
        (
            open,
            &[
                "rule-not-stated: the rounding of `points` states no `decimals` (state to how many `decimals`)",
                "rule-not-stated: the rounding of `points` states no `mode` (state the `mode`: `half-up`, `half-down`, `half-even`, `truncate`, `floor` or `ceil`)",
            ],
        ),
    ]);
}

#[test]
fn coverage_counts_evaluators() {
    let mut open = sound().coverage("profession", []);
    open.coverage[0].attribute = None;
    check([
        (sound().coverage("profession", [("nurse", 20), ("physician", 20)]), &[]),
        (
            sound().coverage("profession", []),
            &[
                "missing-key: the coverage of `profession` states no `at_least` (state how many evaluators there must be: `at_least = { nurse = 20 }`)",
            ],
        ),
        (
            sound().coverage("profession", [("nurse", -1)]),
            &["out-of-range: `nurse` cannot be -1 (write a whole number of 0 or more)"],
        ),
        (
            open,
            &[
                "missing-key: the coverage states no `attribute` (state the `attribute`, a column of evaluators.csv)",
            ],
        ),
    ]);
}
