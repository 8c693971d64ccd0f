//! The agreement as CSV: one row for each figure.

use anbud::exact::Decimals;
use anbud_analysis::agreement::{Figure, Kind, Severity, Statistic};

use super::Findings;
use crate::csv::cell;

/// The agreement as CSV: statistics of the case, of each requirement and within each group, then how each evaluator and group deviates from
/// the others (`deviation`), and how far it lies from them up or down (`distance`).
#[must_use]
pub fn csv(findings: &Findings<'_>) -> String {
    let head = "requirement,evaluator,group,name,level,form,decimal,exact,units,evaluators,outlier,undefined\n";
    let mut text = String::from(head);
    for one in &findings.agreement.statistics {
        text += &row(&statistic(one), &one.value);
    }
    for one in &findings.agreement.groups {
        let group = findings.group(one.group);
        for within in &one.within {
            text += &row(&About { group, ..statistic(within) }, &within.value);
        }
    }
    for one in &findings.agreement.severity {
        let outlier = one.outlier.map_or("", |side| side.name());
        text += &row(&severity(findings, one, "deviation", outlier), &one.deviation);
        let distant = if one.is_distant { "high" } else { "" };
        text += &row(&severity(findings, one, "distance", distant), &one.distance);
    }
    for one in &findings.agreement.groups {
        let group = findings.group(one.group);
        let units = one.units.to_string();
        let about = About { group, name: "deviation", units, ..About::default() };
        text += &row(&about, &one.deviation);
    }
    text
}

/// What a figure is about.
#[derive(Default)]
struct About<'a> {
    requirement: &'a str,
    evaluator: &'a str,
    group: &'a str,
    name: &'static str,
    level: &'static str,
    form: &'static str,
    units: String,
    evaluators: String,
    outlier: &'static str,
}

fn statistic(statistic: &Statistic) -> About<'_> {
    let (level, form) = match statistic.kind {
        Kind::Alpha(level) => (level.name(), ""),
        Kind::Icc(form) => ("", form.name()),
        _ => ("", ""),
    };
    About {
        requirement: statistic.requirement.as_deref().unwrap_or_default(),
        name: statistic.kind.name(),
        level,
        form,
        units: statistic.units.to_string(),
        evaluators: statistic.evaluators.to_string(),
        ..About::default()
    }
}

fn severity<'a>(
    findings: &Findings<'a>,
    severity: &Severity,
    name: &'static str,
    outlier: &'static str,
) -> About<'a> {
    About {
        evaluator: findings.evaluator(severity.rater),
        group: severity.rater.group.map_or("", |group| findings.group(group)),
        name,
        units: severity.units.to_string(),
        outlier,
        ..About::default()
    }
}

fn row(about: &About<'_>, figure: &Figure) -> String {
    let (decimal, exact, undefined) = match figure {
        Ok(number) => (number.decimal(Decimals::Ten), number.to_string(), ""),
        Err(cause) => (String::new(), String::new(), cause.as_str()),
    };
    let cells = [
        cell(about.requirement),
        cell(about.evaluator),
        cell(about.group),
        about.name.to_owned(),
        about.level.to_owned(),
        cell(about.form),
        decimal,
        exact,
        about.units.clone(),
        about.evaluators.clone(),
        about.outlier.to_owned(),
        cell(undefined),
    ];
    format!("{}\n", cells.join(","))
}
