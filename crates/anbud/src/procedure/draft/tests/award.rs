//! The award, what it reaches, ties, and the rules beside it.

use super::{check, scored, sound};
use crate::procedure::draft::{
    AwardDraft, CriterionDraft, Draft, RequirementDraft, RuleDraft, Written,
};

fn award(award: AwardDraft) -> Draft {
    sound().award(award)
}

fn own(formula: &str) -> Draft {
    award(AwardDraft::formula(formula, "highest"))
}

fn ties(rules: &[&str]) -> Draft {
    award(
        AwardDraft::formula("ratio = quality / price\nresult = ratio", "highest")
            .ties(rules.iter().copied()),
    )
}

#[test]
fn an_award_has_a_model_or_a_formula_with_its_direction() {
    let mut doubled = AwardDraft::model("quality-per-price");
    doubled.best = Some("highest".into());
    let mut open = AwardDraft::formula("result = quality", "highest");
    open.best = None;
    let mut empty = AwardDraft::model("quality-per-price");
    empty.rule = RuleDraft::default();
    let mut table = empty.clone();
    table.rule.table = Some(Written::from(vec![(0.into(), 1.into())]));
    check([
        (
            Draft { award: None, ..sound() },
            &[
                "rule-not-stated: `[award]` is not stated (state a `model`: `weighted-sum`, `quality-per-price`, `price-per-quality`, `value-deduction`, `value-addition`, `lowest-price`, `fixed-budget`, `quality-only`, `lexicographic`, `quality-per-price-band`, `weighted-ratio`, `weighted-median` or another; or a `formula` and `best`)",
            ],
        ),
        (
            award(empty),
            &[
                "rule-not-stated: it is not stated how price and quality make one result (state a `model`: `weighted-sum`, `quality-per-price`, `price-per-quality`, `value-deduction`, `value-addition`, `lowest-price`, `fixed-budget`, `quality-only`, `lexicographic`, `quality-per-price-band`, `weighted-ratio`, `weighted-median` or another; or a `formula` and `best`)",
            ],
        ),
        (
            award(table),
            &[
                "conflict: `[award]` cannot state a `table` (state a `model`: `weighted-sum`, `quality-per-price`, `price-per-quality`, `value-deduction`, `value-addition`, `lowest-price`, `fixed-budget`, `quality-only`, `lexicographic`, `quality-per-price-band`, `weighted-ratio`, `weighted-median` or another; or a `formula` and `best`)",
            ],
        ),
        (
            award(doubled),
            &[
                "conflict: `best` is stated beside the model `quality-per-price`, which brings its direction (leave out `best`)",
            ],
        ),
        (
            award(open),
            &[
                "rule-not-stated: it is not stated which result is best (state `best = \"highest\"` or `best = \"lowest\"`)",
            ],
        ),
        (
            award(AwardDraft::formula("result = quality", "biggest")),
            &[
                "unknown-word: `biggest` is not one of the choices for `best` (did you mean `highest`?)",
            ],
        ),
    ]);
}

#[test]
fn the_model_of_an_award_is_one_of_the_catalogue() {
    check([
        (
            award(AwardDraft::model("quality-per-prize")),
            &[
                "unknown-model: `quality-per-prize` is not a model of the catalogue (did you mean `quality-per-price`?)",
            ],
        ),
        (
            award(AwardDraft::model("of-maximum")),
            &[
                "unknown-model: `of-maximum` is a model for criteria and cannot stand at `[award]` (it belongs on a `[[criterion]]`; choose `weighted-sum`, `quality-per-price`, `price-per-quality`, `value-deduction`, `value-addition`, `lowest-price`, `fixed-budget`, `quality-only`, `lexicographic`, `quality-per-price-band`, `weighted-ratio`, `weighted-median` or another here)",
            ],
        ),
        (
            award(AwardDraft::model("fixed-budget")),
            &[
                "model-parameter: the model `fixed-budget` needs `budget`: the published budget (state `parameters = { budget = … }` beside the model; 0 or more, in the currency of the procurement)",
            ],
        ),
        (award(AwardDraft::model("fixed-budget").parameter("budget", 100)), &[]),
    ]);
}

#[test]
fn what_an_award_reaches_is_there() {
    let money = |formula: &str| {
        Draft { criteria: Vec::new(), ..own(formula) }.criterion(scored("skill").value(5000))
    };
    check([
        (own("result = points.skill - price / 1000"), &[]),
        (
            own("result = value.skill - price"),
            &["unknown-name: `skill` yields points (write `points.skill`)"],
        ),
        (
            money("result = points.skill / price"),
            &["unknown-name: `skill` yields money (write `value.skill`)"],
        ),
        (money("result = value.skill - price"), &[]),
        (
            money("result = quality / price"),
            &[
                "rule-not-stated: there is no `quality`: no criterion at the top counts in it (add a `[[criterion]]` of kind `quality` with a `weight` or `points`)",
            ],
        ),
        (
            award(AwardDraft::model("value-deduction")),
            &[
                "rule-not-stated: there is no `value`: no criterion at the top counts in it (add a `[[criterion]]` with a `value`, the money that full marks are worth)",
            ],
        ),
        (
            own("result = points.fee / price").criterion(CriterionDraft::new("fee").kind("price")),
            &[
                "unknown-name: `fee` has no points: it takes no part in sums (state the `weight`, `points` or `value` of `fee`)",
            ],
        ),
        (
            own("result = share.fee / price").criterion(CriterionDraft::new("fee").kind("price")),
            &[
                "unknown-name: `fee` has no share: it takes no part in sums (name one that has a share of full marks)",
            ],
        ),
        (
            own("result = score.fee / price").criterion(CriterionDraft::new("fee").kind("price")),
            &[
                "unknown-name: `fee` has no score: it takes no part in sums (name a requirement or criterion that evaluators score)",
            ],
        ),
        (own("result = share.skill * score.skill / price"), &[]),
        (
            own("result = score.M1 / price")
                .requirement(RequirementDraft::mandatory("M1", "Is there")),
            &[
                "unknown-name: `M1` has no score: it is mandatory, met or not (name a requirement or criterion that evaluators score)",
            ],
        ),
    ]);
}

#[test]
fn points_without_a_price_are_warned_of() {
    check([
        (
            award(AwardDraft::model("weighted-sum")),
            &[
                "rule-not-used: the price of a tender plays no part in its result (state the `weight` or `points` of a criterion of kind `price`, or choose another award model)",
            ],
        ),
        (award(AwardDraft::model("quality-only")), &[]),
    ]);
}

#[test]
fn ties_are_rules_over_names_that_are_known() {
    check([
        (ties(&["highest skill", "lowest price", "highest years", "highest ratio", "draw"]), &[]),
        (ties(&["highest score.skill", "highest share.skill", "highest points.skill"]), &[]),
        (
            ties(&["higest skill"]),
            &[
                "unknown-word: `higest` is not one of the choices for `ties` (did you mean `highest`?)",
            ],
        ),
        (
            ties(&["highest"]),
            &[
                "unknown-word: `highest` is not a tie rule (write `highest NAME`, `lowest NAME` or `draw`)",
            ],
        ),
        (
            ties(&["draw skill"]),
            &[
                "unknown-word: `draw skill` is not a tie rule (write `highest NAME`, `lowest NAME` or `draw`)",
            ],
        ),
        (
            ties(&["highest score.skil"]),
            &[
                "unknown-reference: `skil` is not a criterion or requirement (did you mean `skill`?)",
            ],
        ),
        (
            ties(&["highest mark.skill"]),
            &[
                "unknown-name: `mark` is not a figure of a criterion (write `points`, `value`, `share` or `score`)",
            ],
        ),
    ]);
}

#[test]
fn what_a_tie_looks_at_has_the_figure() {
    check([
        (
            ties(&["highest value.skill"]),
            &["unknown-name: `skill` yields points (write `points.skill`)"],
        ),
        (
            ties(&["highest value"]),
            &[
                "rule-not-stated: there is no `value`: no criterion at the top counts in it (add a `[[criterion]]` with a `value`, the money that full marks are worth)",
            ],
        ),
        (
            ties(&["lowest bid"]),
            &[
                "unknown-name: `bid` is not known in tie rules (name `price`, `quality`, `points`, `value`, a step of the award formula, a criterion or a measure)",
            ],
        ),
        (
            ties(&["highest F-1"]).requirement(RequirementDraft::scored("F-1", "skill")),
            &[
                "unknown-name: `F-1` is a requirement, which has no points (write `score.F-1` or `share.F-1`)",
            ],
        ),
        (
            ties(&["highest points.F-1"]).requirement(RequirementDraft::scored("F-1", "skill")),
            &[
                "unknown-name: `F-1` is a requirement, which has no points (write `score.F-1` or `share.F-1`)",
            ],
        ),
    ]);
}

#[test]
fn ties_are_broken_in_an_order_that_can_matter() {
    check([
        (
            ties(&["draw", "lowest price"]),
            &[
                "rule-not-used: `lowest price` stands after `draw`, which leaves nothing tied (put `draw` last)",
            ],
        ),
        (
            ties(&["lowest price", "highest skill", "lowest price"]),
            &[
                "rule-not-used: `lowest price` cannot separate what `lowest price` has left tied (keep one of them)",
            ],
        ),
        (
            ties(&["highest skill", "lowest points.skill"]),
            &[
                "rule-not-used: `lowest points.skill` cannot separate what `highest skill` has left tied (keep one of them)",
            ],
        ),
        (
            ties(&["draw", "draw"]),
            &["rule-not-used: `draw` cannot separate what `draw` has left tied (keep one of them)"],
        ),
        (
            Draft { criteria: Vec::new(), ..ties(&["highest skill"]) }.criterion(
                CriterionDraft::new("skill").weight(100).measure("skill").formula("share = x / 10"),
            ),
            &[
                "conflict: `skill` is a criterion and a measure (write `points.skill`, or rename the measure)",
                "rule-not-used: the scale `marks` is not used by any criterion (name it as the `scale` of a criterion, or remove it)",
            ],
        ),
    ]);
}

#[test]
fn rules_beside_the_award_are_whole() {
    let mut model = sound();
    model.price = Some(RuleDraft::model("weighted-sum").into());
    let mut empty = sound();
    empty.price = Some(RuleDraft::default().into());
    let mut open = sound().rejection("over", "Too dear", "price > 9");
    open.rejections[0].text = None;
    open.rejections[0].when = None;
    check([
        (sound().price("price = bid + 5 * yearly_fee"), &[]),
        (
            sound().price("price = bid / mean(bid)"),
            &[
                "not-absolute: other tenders cannot be looked at here (use figures of this tender and parameters only)",
            ],
        ),
        (
            model,
            &[
                "conflict: `[price]` cannot state a `model` (state a `formula`, such as `price = bid + 5 * yearly_fee`)",
            ],
        ),
        (
            empty,
            &[
                "missing-key: `[price]` states no `formula` (state a `formula`, such as `price = bid + 5 * yearly_fee`, or leave out `[price]`)",
            ],
        ),
        (sound().rejection("over-budget", "Too dear", "price > 9"), &[]),
        (
            sound().rejection("over-budget", "Too dear", "price > lowest(price)"),
            &[
                "not-absolute: other tenders cannot be looked at here (use figures of this tender and parameters only)",
            ],
        ),
        (
            open,
            &[
                "missing-key: the rejection `over` states no `text` (state its `text`: it is the ground when a tender is rejected)",
                "missing-key: the rejection `over` states no `when` (state the condition, such as `when = \"price > ceiling\"`)",
            ],
        ),
        (sound().abnormal(RuleDraft::formula("abnormal = price < 0.7 * mean(price)")), &[]),
        (
            sound().abnormal(RuleDraft::default()),
            &[
                "rule-not-stated: it is not stated which tenders must explain their price (state a `model`: `es-rglcap-85-relative`, `es-rglcap-85-points`, `es-mean-90`, `fr-double-mean`, `fr-standard-deviation`, `fr-50-20`, `pt-40`, `pt-50`, `be-15`, `be-15-trimmed`, `pl-30`, `bg-20` or another; or a `formula`)",
            ],
        ),
        (
            sound().abnormal(RuleDraft::model("weighted-sum")),
            &[
                "unknown-model: `weighted-sum` is an award model and cannot stand at `[abnormal]` (it belongs under `[award]`; choose `es-rglcap-85-relative`, `es-rglcap-85-points`, `es-mean-90`, `fr-double-mean`, `fr-standard-deviation`, `fr-50-20`, `pt-40`, `pt-50`, `be-15`, `be-15-trimmed`, `pl-30`, `bg-20` or another here)",
            ],
        ),
    ]);
}
