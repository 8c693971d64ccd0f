//! The tree, full marks, requirements.

use super::{bare, check, found, scored, sound};
use crate::Literal;
use crate::procedure::draft::{CriterionDraft, Draft, RequirementDraft, ThresholdDraft};

fn group(id: &str) -> CriterionDraft {
    CriterionDraft::new(id)
}

#[test]
fn criteria_stand_under_known_criteria_and_not_below_themselves() {
    check([
        (
            bare()
                .criterion(group("skill").weight(100))
                .criterion(scored("a").parent("skil").weight(100)),
            &["unknown-reference: `skil` is not a criterion (did you mean `skill`?)"],
        ),
        (
            sound()
                .requirement(RequirementDraft::mandatory("M-1", "Is there"))
                .criterion(scored("a").parent("M-1").weight(100)),
            &["unknown-reference: `M-1` is not a criterion (write `a` or `skill`)"],
        ),
        (
            sound()
                .criterion(scored("a").parent("b").weight(100))
                .criterion(scored("b").parent("a").weight(100)),
            &[
                "cycle: the criteria `a`, `b` stand below themselves (leave out the `parent` of the one that stands at the top)",
            ],
        ),
        (
            sound().criterion(scored("a").parent("a").weight(100)),
            &[
                "cycle: the criterion `a` is its own parent (leave out the `parent` of the one that stands at the top)",
            ],
        ),
    ]);
}

#[test]
fn criteria_stand_at_most_64_deep() {
    let deep = |depth: usize| {
        let parent =
            |at: usize| group(&format!("c{at}")).weight(100).parent(format!("c{}", at - 1));
        let draft = bare().criterion(group("c1").weight(100));
        let draft = (2..depth).fold(draft, |draft, at| draft.criterion(parent(at)));
        draft.criterion(scored("leaf").weight(100).parent(format!("c{}", depth - 1)))
    };
    check([
        (deep(64), &[]),
        (
            deep(65),
            &[
                "limit-nesting: `leaf` stands deeper than 64 criteria (put it under a criterion nearer to the top)",
            ],
        ),
        (
            deep(70),
            &[
                "limit-nesting: `c65` stands deeper than 64 criteria (put it under a criterion nearer to the top)",
            ],
        ),
    ]);
}

#[test]
fn kinds_are_inherited() {
    check([
        (
            bare().criterion(group("all").weight(100)).criterion(
                CriterionDraft::new("a")
                    .parent("all")
                    .kind("price")
                    .weight(100)
                    .model("lowest-over-price"),
            ),
            &[
                "conflict: `a` is of kind `price`, and the criterion above it of kind `quality` (leave out `kind`: criteria inherit the kind of their parent)",
            ],
        ),
        (
            sound().criterion(group("costs").kind("cost")).criterion(
                CriterionDraft::new("energy").parent("costs").kind("cost").measure("kwh"),
            ),
            &[],
        ),
        (
            sound().criterion(CriterionDraft::new("fee").kind("prise")),
            &["unknown-word: `prise` is not one of the choices for `kind` (did you mean `price`?)"],
        ),
    ]);
}

#[test]
fn weights_sum_to_exactly_one_hundred() {
    let tenth: Literal = "39.9".parse().unwrap();
    let percent: Literal = "40 %".parse().unwrap();
    let with = |second: CriterionDraft| bare().criterion(scored("a").weight(60)).criterion(second);
    check([
        (with(scored("b").weight(40)), &[]),
        (
            with(scored("b").weight(tenth)),
            &[
                "weight-sum: weights of the criteria at the top sum to 99.9, not 100 (0.1 is missing: change them so that the sum is exact)",
            ],
        ),
        (
            with(scored("b").weight(41)),
            &[
                "weight-sum: weights of the criteria at the top sum to 101, not 100 (1 is too much: change them so that the sum is exact)",
            ],
        ),
        (
            with(scored("b").weight(-40)),
            &["out-of-range: `weight` is -40, and cannot be below 0 (write 0 or more)"],
        ),
        (
            with(scored("b").weight(percent)),
            &[
                "number: `weight` is not written in percent, as `40 %` is (write it without the sign: `40`)",
            ],
        ),
        (
            with(scored("b")),
            &[
                "rule-not-stated: `b` states none of `weight`, `points` and `value` (state `weight`, as its brothers and sisters do)",
            ],
        ),
        (
            with(scored("b").points(40)),
            &[
                "mixed-marks: the criteria at the top state their full marks in different keys (state the same key for all of them: `weight`, `points` or `value`)",
            ],
        ),
        (
            with(scored("b").weight(40).points(40)),
            &[
                "conflict: `b` states both `weight` and `points` (keep the one that states its full marks)",
            ],
        ),
        (with(CriterionDraft::new("fee").kind("price").weight(40).model("lowest-over-price")), &[]),
        (
            with(CriterionDraft::new("fee").kind("price")),
            &[
                "weight-sum: weights of the criteria at the top sum to 60, not 100 (40 is missing: change them so that the sum is exact)",
            ],
        ),
    ]);
}

#[test]
fn mistakes_label_all_that_they_are_about() {
    let labels = |draft: Draft| {
        let found = draft.build().unwrap_err();
        found[0].labels.iter().map(|label| label.text.clone()).collect::<Vec<_>>()
    };
    let pair = |a: CriterionDraft, b: CriterionDraft| bare().criterion(a).criterion(b);
    assert_eq!(labels(pair(scored("a").weight(60), scored("b").weight(30))), ["60", "30"]);
    assert_eq!(
        labels(pair(scored("a").weight(60), scored("b").points(40))),
        ["`weight`", "`points`"]
    );
    assert_eq!(
        labels(pair(scored("a").parent("b").weight(60), scored("b").parent("a").weight(40))),
        ["the parent of `a`", "the parent of `b`"]
    );
    assert_eq!(
        labels(pair(scored("a").weight(60), scored("a").weight(40))),
        ["", "it stands here already"]
    );
    let over = CriterionDraft::new("all").weight(100).threshold(ThresholdDraft::share(0));
    let relative = CriterionDraft::new("a").parent("all").weight(100).scale("marks");
    assert_eq!(
        labels(pair(over, relative.model("of-best"))),
        ["", "the share of `a` looks at other tenders"]
    );
}

#[test]
fn what_could_not_be_read_brings_no_further_mistake() {
    let damaged = |criterion: CriterionDraft| CriterionDraft { damaged: true, ..criterion };
    let a = || bare().criterion(scored("a").weight(60));
    let under = |parent: CriterionDraft| {
        bare().criterion(scored("b").parent("a").weight(40)).criterion(parent)
    };
    let group = || CriterionDraft::new("a").weight(100);
    check([
        // its weight
        (a().criterion(damaged(scored("b"))), &[]),
        // its title; the weight is known and wrong
        (
            a().criterion(damaged(scored("b").weight(30))),
            &[
                "weight-sum: weights of the criteria at the top sum to 90, not 100 (10 is missing: change them so that the sum is exact)",
            ],
        ),
        // the parent of the other child
        (under(group()).criterion(damaged(scored("c").weight(60))), &[]),
        // the parent of the only child
        (bare().criterion(group()).criterion(damaged(scored("c").weight(100))), &[]),
        // a scale, a rule
        (bare().criterion(damaged(CriterionDraft::new("a").weight(100))), &[]),
        // a whole criterion
        (Draft { damaged: true, ..a() }, &[]),
        (Draft { damaged: true, ..a().requirement(RequirementDraft::scored("F-1", "b")) }, &[]),
    ]);
}

#[test]
fn under_points_and_money_children_state_weights_or_the_same() {
    let under = |parent: CriterionDraft, a: CriterionDraft, b: CriterionDraft| {
        bare().criterion(parent).criterion(a.parent("all")).criterion(b.parent("all"))
    };
    let (points, value) = (group("all").points(30), group("all").value(5000));
    check([
        (under(points.clone(), scored("a").weight(60), scored("b").weight(40)), &[]),
        (under(points.clone(), scored("a").points(10), scored("b").points(20)), &[]),
        (
            under(points.clone(), scored("a").points(10), scored("b").points(19)),
            &[
                "weight-sum: points of the criteria under `all` sum to 29, not 30 (1 is missing: change them so that the sum is exact)",
            ],
        ),
        (
            under(points.clone(), scored("a").value(10), scored("b").value(20)),
            &[
                "mixed-marks: the criteria under `all` state `value`, and it states `points` (state `weight` in percent, summing to 100, or `points` summing to 30)",
            ],
        ),
        (
            under(group("all").weight(100), scored("a").points(60), scored("b").points(40)),
            &[
                "mixed-marks: the criteria under `all` state `points`, and it states `weight` (state `weight` in percent, summing to 100)",
            ],
        ),
        (
            under(value, scored("a").value(2000), scored("b").value(3000)),
            &[
                "rule-not-stated: there is no `quality`: no criterion at the top counts in it (add a `[[criterion]]` of kind `quality` with a `weight` or `points`)",
            ],
        ),
    ]);
}

#[test]
fn what_takes_no_part_weighs_nothing() {
    let costs = || sound().criterion(group("costs").kind("cost"));
    check([
        (
            costs().criterion(CriterionDraft::new("energy").parent("costs").weight(100)),
            &[
                "conflict: `energy` states `weight`, but `costs` above it takes no part in sums (state the `weight`, `points` or `value` of `costs`, or leave out this one)",
            ],
        ),
        (
            // formulas can name its share
            sound().criterion(CriterionDraft::new("fee").kind("price").model("lowest-over-price")),
            &[],
        ),
    ]);
}

#[test]
fn a_leaf_is_scored_measured_or_carries_requirements() {
    let leaf = |id: &str| CriterionDraft::new(id).weight(100);
    let requirement = |id: &str| RequirementDraft::scored(id, "skill");
    let measured = || leaf("skill").measure("years").formula("share = x / 10");
    check([
        (
            bare().criterion(leaf("skill").model("of-maximum")),
            &[
                "rule-not-stated: `skill` has neither a `scale` nor a `measure`, nor criteria below it (state a `scale` if evaluators score it, or the `measure` that tenders state)",
            ],
        ),
        (
            bare().criterion(leaf("skill").model("of-maximum").scale("mark")),
            &["unknown-reference: `mark` is not a scale (did you mean `marks`?)"],
        ),
        (
            bare().criterion(scored("skill").weight(100).measure("years")),
            &[
                "conflict: `skill` states both a `scale` and a `measure` (keep `scale` where evaluators score it, `measure` where the tender states it)",
            ],
        ),
        (
            bare().criterion(measured()).requirement(requirement("F-1")),
            &[
                "conflict: the requirement `F-1` is scored, but `skill` is measured (name a criterion without criteria below it that states a `scale`)",
                "rule-not-used: the scale `marks` is not used by any criterion (name it as the `scale` of a criterion, or remove it)",
            ],
        ),
        (
            bare().criterion(leaf("skill").model("of-maximum")).requirement(requirement("F-1")),
            &[
                "rule-not-stated: `skill` has requirements but no `scale` to score them on (state the `scale` of its requirements)",
            ],
        ),
        (
            bare()
                .criterion(scored("skill").weight(100).measure("years"))
                .criterion(scored("a").parent("skill").weight(100))
                .requirement(requirement("F-1")),
            &[
                "conflict: `skill` has criteria below it and cannot state a `measure` (leave out the `measure`, or state it on the criterion that it is meant for)",
                "conflict: `skill` has criteria below it and cannot state a `scale` (leave out the `scale`, or state it on the criterion that it is meant for)",
            ],
        ),
        (
            sound().criterion(CriterionDraft::new("fee").kind("price").scale("marks")),
            &[
                "conflict: `fee` is of kind `price` and cannot state a `scale` (leave out the `scale`, or state it on the criterion that it is meant for)",
            ],
        ),
        (
            bare().criterion(
                CriterionDraft::new("energy").kind("cost").weight(100).model("lowest-over-price"),
            ),
            &[
                "rule-not-stated: `energy` is of kind `cost` and states no `measure` (state the `measure` that tenders state it by)",
            ],
        ),
    ]);
}

#[test]
fn requirements_are_mandatory_or_weighed() {
    let weighed = |id: &str, weight: i64| RequirementDraft::scored(id, "skill").weight(weight);
    let mut blank = RequirementDraft::mandatory("M-1", "Is there").weight(2);
    blank.text = None;
    let mut homeless = weighed("F-1", 1);
    homeless.criterion = None;
    check([
        (sound().requirement(RequirementDraft::mandatory("M-1", "Is there")), &[]),
        (
            sound().requirement(blank),
            &[
                "conflict: the requirement `M-1` is mandatory and cannot state a `weight` (leave out the `weight`, or `mandatory`: a mandatory requirement is met or not)",
                "missing-key: the mandatory requirement `M-1` states no `text` (state its `text`: it is the ground when a tender is rejected)",
            ],
        ),
        (
            sound().requirement(homeless),
            &[
                "missing-key: the requirement `F-1` states no `criterion` (state the `criterion` that it is scored for, or `mandatory = true`)",
            ],
        ),
        (
            sound().requirement(RequirementDraft::scored("F-1", "skil")),
            &["unknown-reference: `skil` is not a criterion (did you mean `skill`?)"],
        ),
        (sound().requirement(RequirementDraft::scored("F-1", "skill")), &[]),
        (
            sound()
                .requirement(RequirementDraft::scored("F-1", "skill"))
                .requirement(weighed("F-2", 2)),
            &[
                "rule-not-stated: the requirement `F-1` states no `weight` (state its `weight` among the requirements of `skill`)",
            ],
        ),
        (
            sound().requirement(weighed("F-1", 0)).requirement(weighed("F-2", 0)),
            &[
                "weight-sum: the weights of the requirements of `skill` are all 0 (state at least one weight above 0)",
            ],
        ),
        (
            sound().requirement(weighed("F-1", 3)).requirement(weighed("F-2", -1)),
            &["out-of-range: `weight` is -1, and cannot be below 0 (write 0 or more)"],
        ),
    ]);
}

#[test]
fn mistakes_beyond_a_thousand_are_not_listed() {
    let many = |count: usize| {
        let requirement =
            |at: usize| RequirementDraft::scored(format!("F-{at}"), format!("zz{at}"));
        (0..count).fold(sound(), |draft, at| draft.requirement(requirement(at)))
    };
    assert_eq!(found(many(1000)).len(), 1000);
    let found = found(many(1001));
    assert_eq!(found.len(), 1001);
    assert_eq!(
        found.last().map(String::as_str),
        Some(
            "limit-mistakes: there are more than 1,000 mistakes; the others are not shown (correct these first, then check again)"
        )
    );
}

#[test]
fn drafts_have_limits() {
    let many = Draft { criteria: vec![scored("a"); 10_001], ..bare() };
    check([(
        many,
        &[
            "limit-criteria: there are 10001 criteria, and 10000 are the most (leave out some of the criteria)",
        ],
    )]);
}
