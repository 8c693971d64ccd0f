//! A draft of some size becomes a procedure, with everything worked out.

use super::{bare, found, scored, sound};
use crate::Place;
use crate::procedure::draft::{
    AwardDraft, CriterionDraft, Draft, GroupDraft, RequirementDraft, RuleDraft, ThresholdDraft,
};
use crate::procedure::{
    Basis, Best, BetweenGroups, CurveRule, Kind, Procedure, Statistic, TieName, Yield,
};

fn draft() -> Draft {
    bare()
        .award(AwardDraft::model("weighted-sum").ties([
            "highest functionality",
            "lowest price",
            "highest score.F-1",
            "draw",
        ]))
        .criterion(scored("medication").parent("functionality").weight(100).title("Medication"))
        .criterion(CriterionDraft::new("functionality").weight(50).model("of-best"))
        .criterion(
            CriterionDraft::new("experience")
                .weight(30)
                .measure("hospitals_live")
                .formula("points = full * hospitals_live / most")
                .threshold(ThresholdDraft::share(0)),
        )
        .criterion(CriterionDraft::new("price").kind("price").weight(20).model("lowest-over-price"))
        .parameter("most", 20)
        .parameter("ceiling", 1000)
        .requirement(RequirementDraft::mandatory("M-1", "Stores data within the EU"))
        .requirement(RequirementDraft::scored("F-1", "medication").weight(3).text("Warns"))
        .requirement(RequirementDraft::scored("F-2", "medication").weight(1))
        .price("price = bid + 5 * fee")
        .rejection("over", "Above the ceiling", "price > ceiling")
        .abnormal(RuleDraft::formula("abnormal = price < 0.7 * mean(price)"))
        .group(
            GroupDraft::new("nurses")
                .title("Nurses")
                .assesses(["functionality"])
                .weight(2)
                .quorum(5),
        )
        .group(GroupDraft::new("doctors").weight(1))
        .trimmed_mean(1, 2)
        .between_groups("weighted-mean")
        .missing("skip")
        .rounding("points", 2, "half-up")
        .coverage("profession", [("nurse", 20)])
}

fn procedure() -> Procedure {
    let procedure = draft().build().unwrap();
    assert_eq!(procedure.warnings, []);
    procedure
}

#[test]
fn the_tree_is_worked_out() {
    let procedure = procedure();
    let ids: Vec<_> = procedure.top().map(|key| &*procedure.criteria[key].id).collect();
    assert_eq!(ids, ["functionality", "experience", "price"]);
    let [medication, functionality, experience, price] =
        procedure.criteria.iter().collect::<Vec<_>>()[..]
    else {
        panic!("four criteria")
    };
    assert_eq!((&*medication.title, &*functionality.title), ("Medication", "functionality"));
    assert_eq!(medication.parent.map(|key| &*procedure.criteria[key].id), Some("functionality"));
    assert_eq!(functionality.children.len(), 1);
    assert_eq!(functionality.basis, Basis::Children);
    assert!(functionality.curve.as_ref().is_some_and(super::super::super::Curve::is_relative));
    assert!(
        matches!(medication.basis, Basis::Requirements(_)) && medication.requirements.len() == 2
    );
    assert!(
        matches!(&experience.basis, Basis::Measured { measure, .. } if &**measure == "hospitals_live")
    );
    let curve = experience.curve.as_ref().unwrap();
    assert!(matches!(curve.rule, CurveRule::Formula(_, Yield::Points)) && curve.model.is_none());
    assert_eq!((price.kind, &price.basis), (Kind::Price, &Basis::Price));
}

#[test]
fn the_rest_is_as_stated() {
    let procedure = procedure();
    assert_eq!(procedure.award.model.as_deref(), Some("weighted-sum"));
    assert_eq!(procedure.award.best, Best::Highest);
    let by: Vec<_> = procedure.award.ties.iter().map(|tie| tie.by.clone()).collect();
    assert!(matches!(
        by[..],
        [
            Some((Best::Highest, TieName::Criterion(_))),
            Some((Best::Lowest, TieName::Price)),
            Some((Best::Highest, TieName::Score(_))),
            None
        ]
    ));
    assert_eq!(
        procedure.scoring.within_group,
        Some(Statistic::TrimmedMean { lowest: 1, highest: 2 })
    );
    assert_eq!(procedure.scoring.between_groups, Some(BetweenGroups::WeightedMean));
    let nurses = procedure.groups.iter().next().unwrap();
    assert_eq!((&*nurses.title, nurses.quorum, nurses.assesses.len()), ("Nurses", Some(5), 1));
    assert_eq!(procedure.rounding.points.map(|rounding| rounding.decimals), Some(2));
    let texts: Vec<_> =
        procedure.requirements.iter().map(|requirement| &*requirement.text).collect();
    assert_eq!(texts, ["Stores data within the EU", "Warns", "F-2"]);
}

#[test]
fn money_is_inherited_from_the_ancestor_that_states_it() {
    let procedure = bare()
        .award(AwardDraft::model("value-deduction"))
        .criterion(CriterionDraft::new("all").value(5000))
        .criterion(scored("a").parent("all").weight(100))
        .build()
        .unwrap();
    assert!(procedure.criteria.iter().all(|criterion| criterion.is_value));
}

#[test]
fn all_mistakes_are_found_at_once_in_the_order_of_the_document() {
    let at = |line| Place::new("criteria.toml", line, 1, 4);
    let mut draft = sound().parameter("unused", 1).rounding("points", 2, "half");
    draft.criteria[0].scale.as_mut().unwrap().place = at(7);
    draft.criteria[0].scale.as_mut().unwrap().value = "mark".to_owned();
    draft.rounding[0].mode.as_mut().unwrap().place = at(3);
    draft.parameters[0].1.place = at(5);
    let found = draft.build().unwrap_err();
    let shown: Vec<_> = found.iter().map(ToString::to_string).collect();
    assert_eq!(
        shown,
        [
            "criteria.toml:3:1: error[unknown-word]: `half` is not one of the choices for `mode`\n  help: did you mean `half-up`?",
            "criteria.toml:5:1: warning[rule-not-used]: the parameter `unused` is not used by any formula\n  help: name it in a formula, or remove it",
            "criteria.toml:7:1: error[unknown-reference]: `mark` is not a scale\n  help: did you mean `marks`?",
        ]
    );
}

#[test]
fn what_follows_from_a_mistake_is_not_another() {
    let mut draft = draft();
    // its children lose their parent, its tie rule its points, the group what it assesses
    draft.criteria[1].weight = None;
    draft.criteria[1].damaged = true;
    assert_eq!(found(draft.clone()), [""; 0]);
    assert!(draft.build().is_err());
}

#[test]
fn an_outline_reads_on_where_a_procedure_cannot_be_built() {
    let mut draft = draft();
    draft.scales[0].maximum = None;
    draft.award = None;
    draft.criteria[0].scale = Some("mark".into());
    let (outline, found) = draft.clone().outline();
    let outline = outline.unwrap();
    assert_eq!(found.len(), 3);
    assert_eq!(outline.criteria.len(), 4);
    let Basis::Requirements(scale) = outline.criteria.iter().next().unwrap().basis else {
        panic!("its requirements can be scored")
    };
    let any = crate::Literal::whole(1_000_000);
    assert!(outline.scales[scale].minimum < any && any < outline.scales[scale].maximum);
    draft.damaged = true;
    assert!(draft.outline().0.is_none());
}
