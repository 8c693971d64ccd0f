//! The agreement for a terminal.

use std::collections::BTreeMap;

use anbud_analysis::agreement::{Figure, Form, Kind, Level, Statistic};

use super::{Findings, people, tables};
use crate::style::{faint, heading, plain, strong};
use crate::text::filled;
use crate::words::so_many;

/// How much is told, and how wide.
#[derive(Debug, Clone, Copy, Default)]
pub struct Detail {
    /// Every requirement and evaluator, not only those that stand out.
    pub all: bool,
    /// How many columns the terminal has; none where nothing limits them.
    pub width: Option<usize>,
}

/// The kinds whose estimators are told, one for each name.
const NAMED: [(Kind, &str); 5] = [
    (Kind::Alpha(Level::Interval), "Krippendorff's alpha"),
    (Kind::KendallW, "Kendall's W"),
    (Kind::Icc(Form::TwoOne), "Intraclass correlation"),
    (Kind::FleissKappa, "Fleiss' kappa"),
    (Kind::GwetAc1, "Gwet's AC1"),
];

/// The agreement for a terminal.
#[must_use]
pub fn text(findings: &Findings<'_>, detail: Detail) -> String {
    let agreement = findings.agreement;
    let mut text = format!("{}\n", strong(&plain(&findings.procedure.procurement.title)));
    text += &format!(
        "{} of tender and requirement, {}, {}\n",
        so_many(agreement.units, "unit", "units"),
        so_many(agreement.raters.len(), "evaluator", "evaluators"),
        so_many(agreement.scores, "score", "scores"),
    );
    let sections = [
        whole_case(findings, detail),
        requirements(findings, detail),
        evaluators(findings, detail),
        groups(findings, detail),
        people::coverage(findings, detail),
        people::activities(findings, detail),
        estimators(detail),
    ];
    for section in sections.into_iter().filter(|section| !section.is_empty()) {
        text += &format!("\n{section}");
    }
    text
}

fn whole_case(findings: &Findings<'_>, detail: Detail) -> String {
    let all = &findings.agreement.statistics;
    let whole: Vec<&Statistic> = all.iter().filter(|one| one.requirement.is_none()).collect();
    let table = tables::statistics(&whole).terminal(detail.width);
    let names = whole.iter().map(|one| (one.kind.full_name(), &one.value));
    format!("{}\n{table}{}", heading("The whole case"), causes(names, detail))
}

fn requirements(findings: &Findings<'_>, detail: Detail) -> String {
    let (table, rows) = tables::requirements(findings, detail.all);
    if table.rows.is_empty() {
        return String::new();
    }
    let mut text = format!("{}\n", heading("Krippendorff's alpha of each requirement"));
    text += &table.terminal(detail.width);
    text += &left_out(rows, table.rows.len(), "requirement", "requirements", detail);
    let interval = findings
        .agreement
        .statistics
        .iter()
        .filter(|one| one.requirement.is_some() && one.kind == Kind::Alpha(Level::Interval));
    let names =
        interval.map(|one| (one.requirement.as_deref().unwrap_or_default().to_owned(), &one.value));
    text + &causes(names, detail)
}

fn evaluators(findings: &Findings<'_>, detail: Detail) -> String {
    let table = tables::evaluators(findings, detail.all);
    let title =
        "Evaluators: mean deviation from those who scored the same, and distance without signs";
    let mut text = format!("{}\n", heading(title));
    let all = findings.agreement.severity.len();
    if table.rows.is_empty() {
        text += "  nobody lies outside Tukey's fences\n";
    } else {
        text += &table.terminal(detail.width);
    }
    let outside = findings.agreement.severity.iter().filter(|one| tables::stands_out(one)).count();
    if all > table.rows.len() {
        let words = format!(
            "Of {all} evaluators, {outside} lie outside Tukey's fences; at most ten are shown, the furthest first. `--all` shows everybody."
        );
        text += &format!("{}\n", faint(&filled(&words, "", "", detail.width)));
    }
    text
}

fn groups(findings: &Findings<'_>, detail: Detail) -> String {
    if findings.agreement.groups.is_empty() {
        return String::new();
    }
    let title = "Groups: mean deviation from the others, and the order by their scores alone";
    let table = tables::groups(findings).terminal(detail.width);
    let order = tables::ordered(&findings.order(&findings.agreement.orders.all));
    let all = filled(&format!("All groups together: {order}"), "", "  ", detail.width);
    let within = tables::within_groups(findings).terminal(detail.width);
    let agree = heading("Groups: how far their own evaluators agree with each other");
    let why = causes(undefined_within(findings), detail);
    format!("{}\n{table}{all}\n\n{agree}\n{within}{why}", heading(title))
}

/// What is told of each group, with its name.
fn undefined_within<'a>(findings: &Findings<'a>) -> impl Iterator<Item = (String, &'a Figure)> {
    findings.agreement.groups.iter().flat_map(|one| {
        let group = findings.group(one.group).to_owned();
        let told = one.within.iter().filter_map(|within| {
            let (_, title) = tables::OF_GROUPS.iter().find(|(kind, _)| *kind == within.kind)?;
            Some((*title, &within.value))
        });
        told.map(move |(title, value)| (format!("{group}, {title}"), value))
    })
}

fn estimators(detail: Detail) -> String {
    let mut text = format!("{}\n", heading("How each statistic is estimated"));
    for (kind, name) in NAMED {
        text += &filled(&format!("{name}: {}", kind.estimator()), "  ", "    ", detail.width);
        text += "\n";
    }
    text
}

/// Why figures are not defined: each cause with what it holds for.
fn causes<'a>(figures: impl Iterator<Item = (String, &'a Figure)>, detail: Detail) -> String {
    const NAMES_MAX: usize = 5;
    let mut by_cause: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut count = 0;
    for (name, figure) in figures {
        count += 1;
        if let Err(cause) = figure {
            by_cause.entry(cause).or_default().push(plain(&name));
        }
    }
    let line = |(cause, names): (&str, Vec<String>)| {
        let more = names.len().saturating_sub(NAMES_MAX);
        let is_all = more > 0 && names.len() == count;
        let shown: Vec<String> = names.into_iter().take(NAMES_MAX).collect();
        let names = match more {
            _ if is_all => "all of them".to_owned(),
            0 => shown.join("; "),
            more => format!("{} and {more} more", shown.join("; ")),
        };
        let text = format!("undefined: {names}: {cause}");
        filled(&text, "", "  ", detail.width) + "\n"
    };
    by_cause.into_iter().map(line).collect()
}

fn left_out(all: usize, shown: usize, one: &str, many: &str, detail: Detail) -> String {
    let more = all.saturating_sub(shown);
    if more == 0 {
        return String::new();
    }
    let words = format!(
        "{} where evaluators agree more are not shown; `--all` shows them.",
        so_many(more, one, many)
    );
    format!("{}\n", faint(&filled(&words, "", "", detail.width)))
}
