//! The agreement as JSON: every figure exact and decimal; one that is not defined has a cause.

use anbud::exact::Decimals;
use anbud_analysis::agreement::{Figure, GroupOrder, GroupSeverity, Kind, Severity, Statistic};
use serde::Serialize;

use super::people::{ActivitiesEntry, CoverageEntry};
use super::{Findings, people};

/// The agreement as JSON, with a line break at the end.
///
/// # Errors
/// Where the JSON writer fails, which it does not for text.
pub fn json(findings: &Findings<'_>) -> Result<String, serde_json::Error> {
    let agreement = findings.agreement;
    let groups = agreement.groups.iter().map(|severity| {
        let order = agreement.orders.groups.iter().find(|order| order.group == severity.group);
        group(findings, severity, order)
    });
    let document = Document {
        statistics: agreement.statistics.iter().map(statistic).collect(),
        group_statistics: group_statistics(findings),
        units: agreement.units,
        scores: agreement.scores,
        evaluators: agreement.severity.iter().map(|one| evaluator(findings, one)).collect(),
        groups: groups.collect(),
        order_of_all: findings.order(&agreement.orders.all),
        coverage: people::coverage_entries(findings.people),
        activities: people::activities_entries(findings.people),
    };
    serde_json::to_string_pretty(&document).map(|text| text + "\n")
}

#[derive(Serialize)]
struct Document<'a> {
    statistics: Vec<StatisticEntry<'a>>,
    group_statistics: Vec<GroupStatistic<'a>>,
    units: usize,
    scores: usize,
    evaluators: Vec<Evaluator<'a>>,
    groups: Vec<Group<'a>>,
    order_of_all: Vec<Vec<&'a str>>,
    coverage: Vec<CoverageEntry<'a>>,
    activities: Vec<ActivitiesEntry<'a>>,
}

#[derive(Serialize)]
struct StatisticEntry<'a> {
    requirement: Option<&'a str>,
    name: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    form: Option<&'static str>,
    #[serde(flatten)]
    value: Value<'a>,
    units: usize,
    evaluators: usize,
}

/// A statistic of what the evaluators of one group scored.
#[derive(Serialize)]
struct GroupStatistic<'a> {
    group: &'a str,
    #[serde(flatten)]
    statistic: StatisticEntry<'a>,
}

/// A figure; where it is not defined, both texts are null and the cause is told.
#[derive(Serialize)]
struct Value<'a> {
    exact: Option<String>,
    decimal: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    undefined: Option<&'a str>,
}

#[derive(Serialize)]
struct Evaluator<'a> {
    evaluator: &'a str,
    group: Option<&'a str>,
    units: usize,
    deviation: Value<'a>,
    distance: Value<'a>,
    outlier: Option<&'static str>,
    distant: bool,
}

#[derive(Serialize)]
struct Group<'a> {
    group: &'a str,
    units: usize,
    deviation: Value<'a>,
    order: Option<Vec<Vec<&'a str>>>,
    order_of_all: Option<Vec<Vec<&'a str>>>,
    items: usize,
    ranks_differently: Option<bool>,
}

fn group_statistics<'a>(findings: &Findings<'a>) -> Vec<GroupStatistic<'a>> {
    let of_group = |severity: &'a GroupSeverity| {
        let group = findings.group(severity.group);
        severity.within.iter().map(move |one| GroupStatistic { group, statistic: statistic(one) })
    };
    findings.agreement.groups.iter().flat_map(of_group).collect()
}

fn statistic(statistic: &Statistic) -> StatisticEntry<'_> {
    let (level, form) = match statistic.kind {
        Kind::Alpha(level) => (Some(level.name()), None),
        Kind::Icc(form) => (None, Some(form.name())),
        _ => (None, None),
    };
    StatisticEntry {
        requirement: statistic.requirement.as_deref(),
        name: statistic.kind.name(),
        level,
        form,
        value: value(&statistic.value),
        units: statistic.units,
        evaluators: statistic.evaluators,
    }
}

fn value(figure: &Figure) -> Value<'_> {
    match figure {
        Ok(number) => Value {
            exact: Some(number.to_string()),
            decimal: Some(number.decimal(Decimals::Ten)),
            undefined: None,
        },
        Err(cause) => Value { exact: None, decimal: None, undefined: Some(cause) },
    }
}

fn evaluator<'a>(findings: &Findings<'a>, severity: &'a Severity) -> Evaluator<'a> {
    Evaluator {
        evaluator: findings.evaluator(severity.rater),
        group: severity.rater.group.map(|group| findings.group(group)),
        units: severity.units,
        deviation: value(&severity.deviation),
        distance: value(&severity.distance),
        outlier: severity.outlier.map(|side| side.name()),
        distant: severity.is_distant,
    }
}

fn group<'a>(
    findings: &Findings<'a>,
    severity: &'a GroupSeverity,
    order: Option<&GroupOrder>,
) -> Group<'a> {
    Group {
        group: findings.group(severity.group),
        units: severity.units,
        deviation: value(&severity.deviation),
        order: order.map(|order| findings.order(&order.order)),
        order_of_all: order.map(|order| findings.order(&order.order_of_all)),
        items: order.map_or(0, |order| order.items),
        ranks_differently: order.map(GroupOrder::differs),
    }
}
