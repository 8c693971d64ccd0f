//! Drafts in code: how a program states a procedure without a file.

mod criterion;

use super::{
    AwardDraft, CoverageDraft, CriterionDraft, Draft, GroupDraft, Number, ProcurementDraft,
    RejectionDraft, RequirementDraft, RoundingDraft, RuleDraft, ScaleDraft, Text, ThresholdDraft,
    Written,
};
use crate::Place;
use crate::formula::FormulaText;

impl Draft {
    /// A procedure by title, authority, reference number and currency, without rules as yet.
    pub fn new(
        title: impl Into<Text>,
        authority: impl Into<Text>,
        reference: impl Into<Text>,
        currency: impl Into<Text>,
    ) -> Self {
        let procurement = ProcurementDraft {
            title: Some(title.into()),
            authority: Some(authority.into()),
            reference: Some(reference.into()),
            currency: Some(currency.into()),
            ..ProcurementDraft::default()
        };
        Draft { procurement, ..Draft::default() }
    }

    /// Adds a parameter that every formula may name.
    #[must_use]
    pub fn parameter(mut self, name: impl Into<Text>, value: impl Into<Number>) -> Self {
        self.parameters.push((name.into(), value.into()));
        self
    }

    /// States how price and quality make one result.
    #[must_use]
    pub fn award(mut self, award: AwardDraft) -> Self {
        self.award = Some(award);
        self
    }

    /// Adds a scale.
    #[must_use]
    pub fn scale(mut self, scale: ScaleDraft) -> Self {
        self.scales.push(scale);
        self
    }

    /// Adds a criterion.
    #[must_use]
    pub fn criterion(mut self, criterion: CriterionDraft) -> Self {
        self.criteria.push(criterion);
        self
    }

    /// Adds a requirement.
    #[must_use]
    pub fn requirement(mut self, requirement: RequirementDraft) -> Self {
        self.requirements.push(requirement);
        self
    }

    /// States how the price that is compared follows from the bid: `price = bid + 5 * yearly_fee`.
    #[must_use]
    pub fn price(mut self, formula: impl Into<FormulaText>) -> Self {
        self.price = Some(RuleDraft::formula(formula).into());
        self
    }

    /// Adds a ground of rejection: its id, its text, and the condition, such as `price > ceiling`.
    #[must_use]
    pub fn rejection(
        mut self,
        id: impl Into<Text>,
        text: impl Into<Text>,
        when: impl Into<FormulaText>,
    ) -> Self {
        let (text, when) = (Some(text.into()), Some(when.into()));
        let parameters = Vec::new();
        let id = id.into();
        self.rejections.push(RejectionDraft { id, text, when, parameters, damaged: false });
        self
    }

    /// Adds a group of evaluators.
    #[must_use]
    pub fn group(mut self, group: GroupDraft) -> Self {
        self.groups.push(group);
        self
    }

    /// States how the scores of a group become one: `mean`, `median`, `consensus`, `lowest`, `highest`.
    #[must_use]
    pub fn within_group(mut self, statistic: impl Into<Text>) -> Self {
        self.scoring.within_group = Some(statistic.into());
        self
    }

    /// States that the mean within a group leaves out so many of the lowest and of the highest scores.
    #[must_use]
    pub fn trimmed_mean(mut self, lowest: impl Into<Number>, highest: impl Into<Number>) -> Self {
        self.scoring.trim_lowest = Some(lowest.into());
        self.scoring.trim_highest = Some(highest.into());
        self.within_group("trimmed-mean")
    }

    /// States how the scores of groups become one: `weighted-mean`, `mean`, `median`, `pooled`.
    #[must_use]
    pub fn between_groups(mut self, statistic: impl Into<Text>) -> Self {
        self.scoring.between_groups = Some(statistic.into());
        self
    }

    /// States what becomes of gaps: `error`, `skip`, `skip-evaluator`.
    #[must_use]
    pub fn missing(mut self, rule: impl Into<Text>) -> Self {
        self.scoring.missing = Some(rule.into());
        self
    }

    /// States whose totals an award formula sees `over panel`: `evaluators`, `groups`.
    #[must_use]
    pub fn panel(mut self, members: impl Into<Text>) -> Self {
        self.scoring.panel = Some(members.into());
        self
    }

    /// States how a stage is rounded: `points`, to two decimals, `half-up`.
    #[must_use]
    pub fn rounding(
        mut self,
        stage: impl Into<Text>,
        decimals: impl Into<Number>,
        mode: impl Into<Text>,
    ) -> Self {
        let (decimals, mode) = (Some(decimals.into()), Some(mode.into()));
        self.rounding.push(RoundingDraft { stage: stage.into(), decimals, mode, damaged: false });
        self
    }

    /// States which tenders must be asked to explain their price.
    #[must_use]
    pub fn abnormal(mut self, rule: RuleDraft) -> Self {
        self.abnormal = Some(rule.into());
        self
    }

    /// Adds a planned make-up of the evaluators: an attribute, and at least so many with each value.
    #[must_use]
    pub fn coverage<const N: usize>(
        mut self,
        attribute: impl Into<Text>,
        at_least: [(&str, i64); N],
    ) -> Self {
        let at_least = at_least.map(|(value, count)| (value.into(), count.into())).into();
        let (attribute, place) = (Some(attribute.into()), Place::in_code());
        self.coverage.push(CoverageDraft { attribute, at_least, place, damaged: false });
        self
    }
}

impl RuleDraft {
    /// A model of the catalogue.
    pub fn model(name: impl Into<Text>) -> Self {
        RuleDraft { model: Some(name.into()), ..RuleDraft::default() }
    }

    /// One's own formula.
    pub fn formula(text: impl Into<FormulaText>) -> Self {
        RuleDraft { formula: Some(text.into()), ..RuleDraft::default() }
    }

    /// Adds a parameter beside the model or formula.
    #[must_use]
    pub fn parameter(mut self, name: impl Into<Text>, value: impl Into<Number>) -> Self {
        self.parameters.push((name.into(), value.into()));
        self
    }
}

impl AwardDraft {
    /// An award model of the catalogue, which brings its direction.
    pub fn model(name: impl Into<Text>) -> Self {
        AwardDraft::by(RuleDraft::model(name), None)
    }

    /// One's own award formula, and which result is best: `highest` or `lowest`.
    pub fn formula(text: impl Into<FormulaText>, best: impl Into<Text>) -> Self {
        AwardDraft::by(RuleDraft::formula(text), Some(best.into()))
    }

    fn by(rule: RuleDraft, best: Option<Text>) -> Self {
        AwardDraft { rule, best, ties: Vec::new(), place: Place::in_code(), damaged: false }
    }

    /// Adds a parameter beside the model or formula.
    #[must_use]
    pub fn parameter(mut self, name: impl Into<Text>, value: impl Into<Number>) -> Self {
        self.rule = self.rule.parameter(name, value);
        self
    }

    /// Adds tie rules: `highest NAME`, `lowest NAME`, `draw`.
    #[must_use]
    pub fn ties<T: Into<Text>>(mut self, rules: impl IntoIterator<Item = T>) -> Self {
        self.ties.extend(rules.into_iter().map(Into::into));
        self
    }
}

impl ScaleDraft {
    /// A scale from a lowest to a highest score.
    pub fn new(
        id: impl Into<Text>,
        minimum: impl Into<Number>,
        maximum: impl Into<Number>,
    ) -> Self {
        let (minimum, maximum) = (Some(minimum.into()), Some(maximum.into()));
        let (step, labels, pairs) = (None, Vec::new(), None);
        ScaleDraft { id: id.into(), minimum, maximum, step, labels, pairs, damaged: false }
    }

    /// States that tenders are compared in pairs by it: `each-evaluator`, `all-evaluators`.
    #[must_use]
    pub fn pairs(mut self, rule: impl Into<Text>) -> Self {
        self.pairs = Some(rule.into());
        self
    }

    /// States the step between scores, counted from the lowest.
    #[must_use]
    pub fn step(mut self, step: impl Into<Number>) -> Self {
        self.step = Some(step.into());
        self
    }

    /// Says what a score means.
    #[must_use]
    pub fn label(mut self, score: impl Into<Number>, text: impl Into<Text>) -> Self {
        self.labels.push((score.into(), text.into()));
        self
    }
}

impl ThresholdDraft {
    /// The least score that is enough.
    pub fn score(least: impl Into<Number>) -> Self {
        let (score, place) = (Some(least.into()), Place::in_code());
        ThresholdDraft { score, share: None, place, damaged: false }
    }

    /// The least share of full marks that is enough.
    pub fn share(least: impl Into<Number>) -> Self {
        let (share, place) = (Some(least.into()), Place::in_code());
        ThresholdDraft { score: None, share, place, damaged: false }
    }
}

impl RequirementDraft {
    /// A mandatory requirement: a tender that does not meet it is rejected.
    pub fn mandatory(id: impl Into<Text>, text: impl Into<Text>) -> Self {
        let mandatory = Some(Written::from(true));
        RequirementDraft { mandatory, text: Some(text.into()), ..RequirementDraft::bare(id.into()) }
    }

    /// A scored requirement of a criterion.
    pub fn scored(id: impl Into<Text>, criterion: impl Into<Text>) -> Self {
        RequirementDraft { criterion: Some(criterion.into()), ..RequirementDraft::bare(id.into()) }
    }

    fn bare(id: Text) -> Self {
        RequirementDraft {
            id,
            criterion: None,
            text: None,
            mandatory: None,
            weight: None,
            threshold: None,
            damaged: false,
        }
    }

    /// States its text.
    #[must_use]
    pub fn text(mut self, text: impl Into<Text>) -> Self {
        self.text = Some(text.into());
        self
    }

    /// States its weight among the requirements of its criterion.
    #[must_use]
    pub fn weight(mut self, weight: impl Into<Number>) -> Self {
        self.weight = Some(weight.into());
        self
    }

    /// States its threshold.
    #[must_use]
    pub fn threshold(mut self, threshold: ThresholdDraft) -> Self {
        self.threshold = Some(threshold);
        self
    }
}

impl GroupDraft {
    /// A group of evaluators that assesses everything that is scored.
    pub fn new(id: impl Into<Text>) -> Self {
        GroupDraft {
            id: id.into(),
            title: None,
            activity: None,
            assesses: None,
            weight: None,
            quorum: None,
            damaged: false,
        }
    }

    /// States its title.
    #[must_use]
    pub fn title(mut self, title: impl Into<Text>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// States how it comes to its scores: `scenario`, `site-visit`, `clinical-test`.
    #[must_use]
    pub fn activity(mut self, activity: impl Into<Text>) -> Self {
        self.activity = Some(activity.into());
        self
    }

    /// States the criteria it assesses, with everything below them.
    #[must_use]
    pub fn assesses<T: Into<Text>>(mut self, criteria: impl IntoIterator<Item = T>) -> Self {
        self.assesses = Some(criteria.into_iter().map(Into::into).collect());
        self
    }

    /// States its weight between groups.
    #[must_use]
    pub fn weight(mut self, weight: impl Into<Number>) -> Self {
        self.weight = Some(weight.into());
        self
    }

    /// States how many scores it must give at least for each tender and requirement.
    #[must_use]
    pub fn quorum(mut self, quorum: impl Into<Number>) -> Self {
        self.quorum = Some(quorum.into());
        self
    }
}
