//! Models, formulas, tables, parameters, limits, thresholds.

use super::{bare, check, scored, sound};
use crate::Literal;
use crate::procedure::draft::{CriterionDraft, Draft, RequirementDraft, ThresholdDraft};

fn percent(text: &str) -> Literal {
    text.parse().unwrap()
}

/// A draft with this single criterion.
fn with(criterion: CriterionDraft) -> Draft {
    bare().criterion(criterion.weight(100))
}

fn on_scale() -> CriterionDraft {
    CriterionDraft::new("skill").scale("marks")
}

fn measured() -> Draft {
    Draft { scales: Vec::new(), ..bare() }
}

fn years() -> CriterionDraft {
    CriterionDraft::new("skill").measure("years").weight(100)
}

#[test]
fn one_rule_makes_a_figure_a_share() {
    check([
        (
            with(on_scale()),
            &[
                "rule-not-stated: it is not stated how the score of `skill` becomes a share of full marks (state a `model`, such as `of-maximum`, `of-range`, `of-best`, `linear-between` or `yes-no`, a `formula` or a `table`)",
            ],
        ),
        (
            measured().criterion(years()),
            &[
                "rule-not-stated: it is not stated how the measure of `skill` becomes a share of full marks (state a `model`, such as `of-maximum`, `of-range`, `of-best`, `linear-between`, `yes-no`, `lowest-over-price`, `lowest-over-price-power`, `deviation-from-lowest`, `span-above-lowest`, `between-lowest-and-highest`, `between-set-prices`, `discount-of-budget` or another, a `formula` or a `table`)",
            ],
        ),
        (
            with(on_scale().model("of-maximum").formula("share = x / 5")),
            &[
                "conflict: `skill` states both a `model` and a `formula` (keep the one that is published)",
            ],
        ),
        (
            with(on_scale().model("of-maximun")),
            &[
                "unknown-model: `of-maximun` is not a model of the catalogue (did you mean `of-maximum`?)",
            ],
        ),
        (
            with(on_scale().model("zzz")),
            &[
                "unknown-model: `zzz` is not a model of the catalogue (choose `of-maximum`, `of-range`, `of-best`, `linear-between`, `yes-no`, `lowest-over-price`, `lowest-over-price-power`, `deviation-from-lowest`, `span-above-lowest`, `between-lowest-and-highest`, `between-set-prices`, `discount-of-budget` or another, or state a `formula`)",
            ],
        ),
        (
            with(on_scale().model("weighted-sum")),
            &[
                "unknown-model: `weighted-sum` is an award model and cannot stand at `skill` (it belongs under `[award]`; choose `of-maximum`, `of-range`, `of-best`, `linear-between`, `yes-no`, `lowest-over-price`, `lowest-over-price-power`, `deviation-from-lowest`, `span-above-lowest`, `between-lowest-and-highest`, `between-set-prices`, `discount-of-budget` or another here)",
            ],
        ),
        (with(on_scale().formula("share = scor / 5")), &[]),
        (with(on_scale().formula("points = x * full")), &[]),
        (
            with(on_scale().formula("share = ")),
            &[
                "formula-syntax: expected a figure, found the end of the step (write a number, a name, a function or a bracket here)",
            ],
        ),
        (
            measured().criterion(years().model("of-maximum")),
            &[
                "unknown-name: the model `of-maximum` looks at scores, but `skill` is measured (choose a model of `x`, or state a `formula` of `x`)",
            ],
        ),
        (
            measured().criterion(years().formula("share = score / maximum")),
            &[
                "unknown-name: `score` is not known here, since `skill` is measured (write `x` for the figure of the criterion)",
            ],
        ),
    ]);
}

#[test]
fn tables_rise() {
    let table = |rows: [(i64, &str); 3]| {
        with(on_scale().table(rows.map(|(from, share)| (from, percent(share)))))
    };
    check([
        (table([(0, "0 %"), (3, "50 %"), (5, "100 %")]), &[]),
        (
            table([(0, "0 %"), (3, "50 %"), (3, "100 %")]),
            &[
                "out-of-range: the first figures of a table must rise, and 3 follows 3 (sort the rows, each with a figure of its own)",
            ],
        ),
        (
            with(on_scale().table::<Literal, Literal>([])),
            &[
                "missing-key: the table has no rows (write rows of a figure and the share from it on: `[[0, \"0 %\"], [5, \"100 %\"]]`)",
            ],
        ),
        (
            with(on_scale().table([(0, 0)]).parameter("rate", 2)),
            &[
                "rule-not-used: the parameter `rate` is not used by any formula (name it in a formula, or remove it)",
            ],
        ),
    ]);
}

#[test]
fn models_get_their_parameters_from_beside_or_from_the_file() {
    let fee = || CriterionDraft::new("fee").kind("price").weight(100).model("span-above-lowest");
    let draft = || {
        Draft { award: None, ..measured() }
            .award(crate::procedure::draft::AwardDraft::model("weighted-sum"))
    };
    check([
        (draft().criterion(fee().parameter("span", 1)), &[]),
        (draft().criterion(fee()).parameter("span", 1), &[]),
        (
            draft().criterion(fee()),
            &[
                "model-parameter: the model `span-above-lowest` needs `span`: how far above the lowest price the marks reach zero, as a share of the lowest price: 0.50 means 50 % above it; the French n is 1 + span (state `parameters = { span = … }` beside the model; above 0)",
            ],
        ),
        (
            draft().criterion(fee().parameter("spam", 1)),
            &[
                "model-parameter: `spam` is not a parameter of the model `span-above-lowest` (did you mean `span`?)",
            ],
        ),
        (
            draft().criterion(fee().parameter("span", 1)).parameter("span", 1),
            &[
                "duplicate: the parameter `span` is stated here and in `[parameters]` (keep one of them)",
            ],
        ),
        (
            draft().criterion(fee().parameter("span", 1)).parameter("rate", 1),
            &[
                "rule-not-used: the parameter `rate` is not used by any formula (name it in a formula, or remove it)",
            ],
        ),
    ]);
}

#[test]
fn own_formulas_use_the_parameters_they_state() {
    check([
        (with(on_scale().formula("share = x / most").parameter("most", 5)), &[]),
        (
            with(on_scale().formula("share = x / 5").parameter("most", 5)),
            &[
                "rule-not-used: the parameter `most` is not used by any formula (name it in a formula, or remove it)",
            ],
        ),
        (with(on_scale().formula("share = x / most")).parameter("most", 5), &[]),
        (
            with(on_scale().formula("share = x /")).parameter("most", 5),
            &[
                "formula-syntax: expected a figure, found the end of the step (write a number, a name, a function or a bracket here)",
            ],
        ),
    ]);
}

#[test]
fn measures_parameters_and_steps_share_one_space() {
    check([
        (
            measured().criterion(years().formula("share = x / 10")).parameter("years", 1),
            &["duplicate: `years` is a measure and a parameter (rename one of them)"],
        ),
        (
            bare()
                .criterion(scored("a").weight(50).model("of-maximum"))
                .criterion(
                    CriterionDraft::new("b").weight(50).measure("rate").formula("share = x / 10"),
                )
                .award(crate::procedure::draft::AwardDraft::formula(
                    "rate = quality / price\nresult = rate",
                    "highest",
                )),
            &["duplicate: `rate` is a measure and a step of a formula (rename one of them)"],
        ),
    ]);
}

#[test]
fn limits_stand_in_order_and_limit_something() {
    let limited = |lowest: &str, highest: &str| {
        with(scored("skill").lowest(percent(lowest)).highest(percent(highest)))
    };
    check([
        (limited("0 %", "100 %"), &[]),
        (
            limited("100 %", "0 %"),
            &[
                "out-of-range: the lowest share of `skill` is above its highest (exchange the limits)",
            ],
        ),
        (
            bare()
                .criterion(CriterionDraft::new("all").weight(100).lowest(0))
                .criterion(scored("a").parent("all").weight(100)),
            &[
                "conflict: `all` states limits, but no model, formula or table that they could limit (state a `model`, `formula` or `table`, or leave out the limits)",
            ],
        ),
    ]);
}

fn half() -> ThresholdDraft {
    ThresholdDraft::share(percent("50 %"))
}

#[test]
fn a_threshold_is_on_the_score_or_on_the_half() {
    let at = |threshold: ThresholdDraft| with(scored("skill").threshold(threshold));
    let both = ThresholdDraft { share: Some(1.into()), ..ThresholdDraft::score(1) };
    let neither = ThresholdDraft { score: None, ..ThresholdDraft::score(1) };
    check([
        (at(ThresholdDraft::score(2)), &[]),
        (
            at(ThresholdDraft::score(6)),
            &[
                "out-of-range: the threshold of `skill` is 6, which is not on its scale (`marks` goes from 0 to 5 in steps of 1)",
            ],
        ),
        (at(half()), &[]),
        (
            at(both),
            &[
                "conflict: a threshold is on the score or on the share, not on both (keep the one that is published)",
            ],
        ),
        (
            at(neither),
            &[
                "rule-not-stated: the threshold states neither a `score` nor a `share` (write `{ score = … }` or `{ share = \"… %\" }`)",
            ],
        ),
    ]);
}

#[test]
fn thresholds_look_at_what_is_there_and_at_no_other_tender() {
    let over = |threshold: ThresholdDraft, model: &str| {
        bare().criterion(CriterionDraft::new("all").weight(100).threshold(threshold)).criterion(
            CriterionDraft::new("a").scale("marks").parent("all").weight(100).model(model),
        )
    };
    check([
        (
            over(ThresholdDraft::score(2), "of-maximum"),
            &[
                "conflict: `all` has no score for a threshold: it has criteria below it (state the threshold on its share: `{ share = \"… %\" }`)",
            ],
        ),
        (over(half(), "of-maximum"), &[]),
        (
            over(half(), "of-best"),
            &[
                "relative-threshold: the threshold on the share of `all` depends on other tenders (state the threshold on the score, or a curve without functions over the field)",
            ],
        ),
        (with(on_scale().model("of-best").threshold(ThresholdDraft::score(2))), &[]),
        (
            with(on_scale().model("of-best"))
                .requirement(RequirementDraft::scored("F-1", "skill").threshold(half())),
            &[
                "relative-threshold: the threshold on the share of `F-1` depends on other tenders (state the threshold on the score, or a curve without functions over the field)",
            ],
        ),
        (
            sound().criterion(CriterionDraft::new("fee").kind("price").threshold(half())),
            &[
                "conflict: `fee` has no share for a threshold: it takes no part in sums (leave out the threshold, or state full marks above 0)",
            ],
        ),
        (
            bare()
                .criterion(CriterionDraft::new("all").weight(0).threshold(half()))
                .criterion(scored("a").parent("all").weight(100))
                .criterion(scored("b").weight(100)),
            &[
                "conflict: `all` has no share for a threshold: its full marks are 0 (leave out the threshold, or state full marks above 0)",
            ],
        ),
    ]);
}
