//! The rules written down in full.

use super::super::{
    Abnormal, Award, Criterion, CriterionBasis, Curve, Group, Limits, Marks, Parameter,
    Procurement, Rejection, Requirement, Rounding, Rules, Scale, ScaleLabel, Scoring, TableRow,
    Threshold, Trim,
};
use super::figures::statistic;
use super::price_sheet::price_sheet;
use super::{Basis, number};
use crate::Literal;
use crate::catalogue::{self, Words};
use crate::keyed::Key;
use crate::procedure::{self, CurveRule, Language, Statistic, Yield};

/// The rules as they were.
pub(super) fn rules(basis: &Basis<'_>) -> Rules {
    let procedure = basis.procedure;
    let criteria = procedure.criteria.entries();
    Rules {
        abnormal: procedure.abnormal.as_ref().map(abnormal),
        award: award(basis),
        criteria: criteria.map(|(key, rules)| criterion(basis, key, rules)).collect(),
        groups: procedure.groups.iter().map(|rules| group(basis, rules)).collect(),
        parameters: parameters(&procedure.parameters),
        price: procedure.price.as_ref().map(|formula| formula.text().as_str().to_owned()),
        price_sheet: price_sheet(procedure),
        procurement: procurement(&procedure.procurement),
        rejections: procedure.rejections.iter().map(rejection).collect(),
        requirements: procedure.requirements.iter().map(|it| requirement(basis, it)).collect(),
        rounding: rounding(&procedure.rounding),
        scales: procedure.scales.iter().map(scale).collect(),
        scoring: scoring(&procedure.scoring),
    }
}

fn procurement(stated: &procedure::Procurement) -> Procurement {
    let language = stated.language.map(|language| match language {
        Language::English => "en",
        Language::Swedish => "sv",
    });
    Procurement {
        authority: stated.authority.to_string(),
        currency: stated.currency.to_string(),
        language: language.map(str::to_owned),
        reference: stated.reference.to_string(),
        title: stated.title.to_string(),
    }
}

fn award(basis: &Basis<'_>) -> Award {
    let rules = &basis.procedure.award;
    Award {
        absolute: basis.evaluation.absolute,
        at: rules.place.to_string(),
        best: rules.best,
        formula: rules.formula.text().as_str().to_owned(),
        model: rules.model.as_ref().map(ToString::to_string),
        parameters: parameters(rules.formula.parameters()),
        ties: rules.ties.iter().map(|rule| rule.text.to_string()).collect(),
        title: title(rules.model.as_deref()),
    }
}

fn abnormal(rules: &procedure::Abnormal) -> Abnormal {
    Abnormal {
        at: rules.place.to_string(),
        formula: rules.formula.text().as_str().to_owned(),
        model: rules.model.as_ref().map(ToString::to_string),
        parameters: parameters(rules.formula.parameters()),
        title: title(rules.model.as_deref()),
    }
}

/// What a model of the catalogue is called.
fn title(model: Option<&str>) -> Option<Words> {
    Some(catalogue::find(model?)?.title)
}

pub(super) fn parameters(stated: &[procedure::Parameter]) -> Vec<Parameter> {
    let parameter = |stated: &procedure::Parameter| Parameter {
        name: stated.name.to_string(),
        value: stated.value.to_string(),
    };
    stated.iter().map(parameter).collect()
}

fn criterion(
    basis: &Basis<'_>,
    key: Key<procedure::Criterion>,
    rules: &procedure::Criterion,
) -> Criterion {
    let procedure = basis.procedure;
    let (stands_on, scale, measure) = basis_of(basis, &rules.basis);
    let full = basis.evaluation.full.get(key.position()).copied().flatten();
    Criterion {
        at: rules.place.to_string(),
        basis: stands_on,
        curve: rules.curve.as_ref().map(curve),
        full: full.map(number),
        id: rules.id.to_string(),
        kind: rules.kind,
        limits: Limits {
            highest: rules.limits.highest.as_ref().map(|(limit, _)| limit.to_string()),
            lowest: rules.limits.lowest.as_ref().map(|(limit, _)| limit.to_string()),
        },
        marks: rules
            .marks
            .as_ref()
            .map(|marks| Marks { amount: marks.amount.to_string(), key: marks.key }),
        measure,
        money: rules.is_value,
        parent: rules.parent.map(|parent| procedure.criteria[parent].id.to_string()),
        scale,
        threshold: rules.threshold.as_ref().map(threshold),
        title: rules.title.to_string(),
    }
}

/// What a criterion stands on, with its scale and its measure.
fn basis_of(
    basis: &Basis<'_>,
    stands_on: &procedure::Basis,
) -> (CriterionBasis, Option<String>, Option<String>) {
    let scale = |key: &Key<_>| Some(basis.procedure.scales[*key].id.to_string());
    match stands_on {
        procedure::Basis::Children => (CriterionBasis::Children, None, None),
        procedure::Basis::Measured { measure, .. } => {
            (CriterionBasis::Measured, None, Some(measure.to_string()))
        }
        procedure::Basis::Nothing => (CriterionBasis::Nothing, None, None),
        procedure::Basis::Price => (CriterionBasis::Price, None, None),
        procedure::Basis::Requirements(key) => (CriterionBasis::Requirements, scale(key), None),
        procedure::Basis::Scored(key) => (CriterionBasis::Scored, scale(key), None),
    }
}

fn curve(rules: &procedure::Curve) -> Curve {
    let (formula, table, yields) = match &rules.rule {
        CurveRule::Formula(formula, yields) => {
            (Some(formula.text().as_str().to_owned()), Vec::new(), *yields)
        }
        CurveRule::Table(rows) => (None, rows.iter().map(row).collect(), Yield::Share),
    };
    Curve {
        absolute: !rules.is_relative(),
        at: rules.place.to_string(),
        formula,
        model: rules.model.as_ref().map(ToString::to_string),
        parameters: parameters(rules.parameters()),
        table,
        title: title(rules.model.as_deref()),
        yields,
    }
}

fn row((from, share): &(Literal, Literal)) -> TableRow {
    TableRow { from: from.to_string(), share: share.to_string() }
}

fn threshold(rules: &procedure::Threshold) -> Threshold {
    Threshold { at: rules.place.to_string(), least: rules.least.to_string(), on: rules.on }
}

fn requirement(basis: &Basis<'_>, rules: &procedure::Requirement) -> Requirement {
    Requirement {
        at: rules.place.to_string(),
        criterion: rules.criterion.map(|key| basis.procedure.criteria[key].id.to_string()),
        id: rules.id.to_string(),
        mandatory: rules.mandatory,
        text: rules.text.to_string(),
        threshold: rules.threshold.as_ref().map(threshold),
        weight: rules.weight.as_ref().map(|(weight, _)| weight.to_string()),
    }
}

fn rejection(rules: &procedure::Rejection) -> Rejection {
    Rejection {
        at: rules.place.to_string(),
        id: rules.id.to_string(),
        text: rules.text.to_string(),
        when: rules.when.text().as_str().to_owned(),
    }
}

fn scale(rules: &procedure::Scale) -> Scale {
    let labels = rules.labels.iter();
    Scale {
        id: rules.id.to_string(),
        labels: labels
            .map(|(score, text)| ScaleLabel { score: score.to_string(), text: text.to_string() })
            .collect(),
        maximum: rules.maximum.to_string(),
        minimum: rules.minimum.to_string(),
        pairs: rules.pairs,
        step: rules.step.as_ref().map(ToString::to_string),
    }
}

fn group(basis: &Basis<'_>, rules: &procedure::Group) -> Group {
    let assesses = rules.assesses.iter();
    Group {
        activity: rules.activity.as_ref().map(ToString::to_string),
        assesses: assesses.map(|key| basis.procedure.criteria[*key].id.to_string()).collect(),
        id: rules.id.to_string(),
        quorum: rules.quorum,
        title: rules.title.to_string(),
        weight: rules.weight.as_ref().map(|(weight, _)| weight.to_string()),
    }
}

fn scoring(rules: &procedure::Scoring) -> Scoring {
    let trim = match rules.within_group {
        Some(Statistic::TrimmedMean { lowest, highest }) => Some(Trim { highest, lowest }),
        _ => None,
    };
    Scoring {
        between_groups: rules.between_groups,
        missing: rules.missing,
        panel: rules.panel,
        trim,
        within_group: rules.within_group.map(|within| statistic(within).to_owned()),
    }
}

fn rounding(rules: &procedure::RoundingRules) -> Vec<Rounding> {
    let stages = [
        ("score", rules.score),
        ("share", rules.share),
        ("points", rules.points),
        ("value", rules.value),
        ("quality", rules.quality),
        ("price", rules.price),
        ("result", rules.result),
    ];
    let stated = stages.into_iter().filter_map(|(stage, rounding)| {
        let procedure::Rounding { decimals, mode } = rounding?;
        Some(Rounding { decimals, mode, stage: stage.to_owned() })
    });
    stated.collect()
}
