//! Identifiers, the procurement, scales.

use super::{bare, check, scored, sound};
use crate::Literal;
use crate::procedure::draft::{
    CriterionDraft, Draft, GroupDraft, ProcurementDraft, RequirementDraft, ScaleDraft,
};

#[test]
fn a_sound_draft_has_neither_mistakes_nor_warnings() {
    check([(sound(), &[])]);
}

#[test]
fn identifiers_have_the_characters_that_formulas_can_name() {
    check([
        (
            bare().criterion(scored("two words").weight(100)),
            &[
                "identifier: ` ` cannot stand in the name of a criterion, as in `two words` (use letters, digits and `_`, a letter or `_` first)",
            ],
        ),
        (
            bare().criterion(scored("2nd").weight(100)),
            &[
                "identifier: the name of a criterion cannot begin with a digit, as `2nd` does (use letters, digits and `_`, a letter or `_` first)",
            ],
        ),
        (
            bare().criterion(scored("").weight(100)),
            &[
                "identifier: the id of a criterion is empty (use letters, digits and `_`, a letter or `_` first)",
            ],
        ),
        (
            bare().criterion(scored("then").weight(100)),
            &[
                "identifier: `then` is a word of the formula language and cannot name a criterion (choose another name, such as `the_then`)",
            ],
        ),
        (bare().criterion(scored("vårdnära").weight(100)), &[]),
        (sound().requirement(RequirementDraft::scored("3.1-a/2", "skill")), &[]),
        (
            sound().group(GroupDraft::new("day shift")),
            &[
                "identifier: ` ` cannot stand in the name of a group, as in `day shift` (use letters, digits, `_`, `.`, `-` and `/`)",
            ],
        ),
        (
            sound().parameter("price", 1),
            &[
                "identifier: `price` has a meaning in formulas already and cannot name a parameter (choose another name, such as `the_price`)",
            ],
        ),
        (
            bare().criterion(
                CriterionDraft::new("skill").weight(100).measure("score").formula("share = x"),
            ),
            &[
                "identifier: `score` has a meaning in formulas already and cannot name a measure (choose another name, such as `the_score`)",
                "rule-not-used: the scale `marks` is not used by any criterion (name it as the `scale` of a criterion, or remove it)",
            ],
        ),
    ]);
}

#[test]
fn criteria_and_requirements_share_one_space_after_normalisation() {
    check([
        (
            sound().requirement(RequirementDraft::mandatory("skill", "Is there")),
            &[
                "duplicate: the requirement `skill` has the id of a criterion (rename one of them: score rows name either)",
            ],
        ),
        (
            bare()
                .criterion(scored("sa\u{308}ker").weight(50))
                .criterion(scored("s\u{e4}ker").weight(50)),
            &["duplicate: the criterion `säker` stands twice (rename or remove one of them)"],
        ),
        (
            sound().scale(ScaleDraft::new("marks", 0, 3)),
            &["duplicate: the scale `marks` stands twice (rename or remove one of them)"],
        ),
        (
            sound().parameter("rate", 1).parameter("rate", 2),
            &["duplicate: the parameter `rate` stands twice (rename or remove one of them)"],
        ),
    ]);
}

#[test]
fn the_procurement_is_named() {
    let no_currency = Draft {
        procurement: ProcurementDraft { currency: None, ..sound().procurement },
        ..sound()
    };
    let mut blank = sound();
    blank.procurement.title = Some(" ".into());
    blank.procurement.language = Some("se".into());
    check([
        (
            no_currency,
            &[
                "missing-key: `[procurement]` states no `currency` (state `currency = \"…\"` under `[procurement]`)",
            ],
        ),
        (
            blank,
            &[
                "missing-key: `title` is empty (state `title = \"…\"` under `[procurement]`)",
                "unknown-word: `se` is not one of the choices for `language` (write `sv` or `en`)",
            ],
        ),
        (
            Draft { procurement: ProcurementDraft::default(), ..sound() },
            &[
                "missing-key: `[procurement]` is not stated (state `title`, `authority`, `reference` and `currency` under `[procurement]`)",
            ],
        ),
    ]);
}

#[test]
fn scales_rise_in_whole_steps() {
    let with = |scale: ScaleDraft| Draft { scales: vec![scale], ..sound() };
    let tenth: Literal = "0.1".parse().unwrap();
    let percent: Literal = "5 %".parse().unwrap();
    let mut open = ScaleDraft::new("marks", 0, 5);
    open.maximum = None;
    check([
        (
            with(ScaleDraft::new("marks", 5, 5)),
            &[
                "out-of-range: the scale `marks` goes from 5 to 5, which is not higher (state a `maximum` above the `minimum`)",
            ],
        ),
        (
            with(ScaleDraft::new("marks", 0, 5).step(0)),
            &[
                "out-of-range: `step` is 0, and must be above 0 (write the least difference between two scores)",
            ],
        ),
        (
            with(ScaleDraft::new("marks", 0, 5).step(2)),
            &[
                "out-of-range: steps of 2 from 0 do not meet 5, the highest score (change `step`, or the ends of the scale, so that they meet)",
            ],
        ),
        (with(ScaleDraft::new("marks", 0, 5).step(tenth)), &[]),
        (
            with(ScaleDraft::new("marks", 0, percent)),
            &[
                "number: `maximum` is not written in percent, as `5 %` is (write it without the sign: `5`)",
            ],
        ),
        (
            with(open),
            &[
                "missing-key: the scale `marks` states no `maximum` (state the highest score as `maximum`)",
            ],
        ),
        (
            sound().scale(ScaleDraft::new("other", 0, 3)),
            &[
                "rule-not-used: the scale `other` is not used by any criterion (name it as the `scale` of a criterion, or remove it)",
            ],
        ),
    ]);
}

#[test]
fn labels_are_of_scores_on_the_scale() {
    let scale = ScaleDraft::new("marks", 1, 5).step(2);
    let labels = scale.label(1, "poor").label(2, "fair").label(7, "good").label(1, "bad");
    check([(
        Draft { scales: vec![labels], ..sound() },
        &[
            "duplicate: the score 1 of the scale `marks` has two labels (keep one of them)",
            "not-on-scale: 2 has a label but is not a score of the scale `marks` (`marks` goes from 1 to 5 in steps of 2)",
            "not-on-scale: 7 has a label but is not a score of the scale `marks` (`marks` goes from 1 to 5 in steps of 2)",
        ],
    )]);
}
