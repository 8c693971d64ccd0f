//! Who judged: the planned make-up of the evaluators beside the actual one, and the activities that scores came from.

use std::collections::BTreeMap;

use anbud::Exact;
use anbud::exact::Decimals;
use anbud::record::{Attribute, CriterionActivities, Evaluators, ScoredAmong, ValueCount};
use serde::Serialize;

use super::Findings;
use super::text::Detail;
use crate::style::{faint, heading, plain};
use crate::table::{Column, Row, Table};
use crate::text::filled;
use crate::words::so_many;

/// The name of what is not stated.
const NOT_STATED: &str = "not stated";
/// The name of the values that nobody planned.
const OTHERS: &str = "others";

/// One table for each planned attribute: planned, scored, and by group and criterion.
pub(super) fn coverage(findings: &Findings<'_>, detail: Detail) -> String {
    let table = |attribute: &Attribute| {
        let title = format!("Planned and actual evaluators by {}", plain(&attribute.attribute));
        let (table, left_out) = make_up(findings, attribute, detail.all);
        let mut text = format!("{}\n{}", heading(&title), table.terminal(detail.width));
        if left_out > 0 {
            let count = so_many(left_out, "criterion", "criteria");
            let words = format!("{count} further below are not shown; `--all` shows them.");
            text += &format!("{}\n", faint(&filled(&words, "", "", detail.width)));
        }
        text
    };
    findings.people.attributes.iter().map(table).collect::<Vec<_>>().join("\n")
}

/// The table of one attribute, and how many criteria are left out of it.
fn make_up(findings: &Findings<'_>, attribute: &Attribute, all: bool) -> (Table, usize) {
    let planned: Vec<bool> = attribute.values.iter().map(|value| value.planned.is_some()).collect();
    let counts = |of: &[Option<u64>]| by_plan(&planned, of);
    let each = |of: &dyn Fn(&ValueCount) -> Option<u64>| -> Vec<Option<u64>> {
        attribute.values.iter().map(of).collect()
    };
    let row = |name: String, counts: Vec<Option<u64>>| {
        let cells = counts.into_iter();
        let cells = cells.map(|count| count.map(|count| count.to_string()).unwrap_or_default());
        Row { cells: std::iter::once(name).chain(cells).collect(), is_strong: false }
    };
    let mut columns = vec![Column::of_words("Evaluators")];
    let names = attribute.values.iter().filter(|value| value.planned.is_some());
    columns.extend(names.map(|value| Column::of_figures(&plain(&value.value), "")));
    columns.extend(planned.contains(&false).then(|| Column::of_figures(OTHERS, "")));
    let short = |value: &ValueCount| {
        value.planned.and_then(|least| least.checked_sub(value.scored)).filter(|few| *few > 0)
    };
    let mut rows = vec![
        row("planned at least".to_owned(), counts(&each(&|value| value.planned))),
        row("scored".to_owned(), counts(&each(&|value| Some(value.scored)))),
    ];
    if attribute.values.iter().any(|value| short(value).is_some()) {
        let few = row("too few".to_owned(), counts(&each(&short)));
        rows.push(Row { is_strong: true, ..few });
    }
    let criteria = attribute.criteria.iter().filter(|among| all || is_high(findings, &among.id));
    let criteria: Vec<&ScoredAmong> = criteria.collect();
    let left_out = attribute.criteria.len() - criteria.len();
    let groups = attribute.groups.iter().map(|among| ("group", among));
    for (what, among) in groups.chain(criteria.into_iter().map(|among| ("criterion", among))) {
        let scored: Vec<Option<u64>> = among.scored.iter().copied().map(Some).collect();
        rows.push(row(format!("{what} {}", plain(&among.id)), counts(&scored)));
    }
    (Table { columns, rows }, left_out)
}

/// The figures of planned values, and behind them the sum of those of all others.
fn by_plan(planned: &[bool], counts: &[Option<u64>]) -> Vec<Option<u64>> {
    let of = |wanted: bool| {
        let all = planned.iter().zip(counts);
        all.filter(move |(is_planned, _)| **is_planned == wanted).map(|(_, count)| *count)
    };
    let others = planned.contains(&false).then(|| of(false).flatten().reduce(|sum, one| sum + one));
    of(true).chain(others).collect()
}

/// Whether a criterion stands at the top or directly below.
fn is_high(findings: &Findings<'_>, id: &str) -> bool {
    let criteria = &findings.procedure.criteria;
    let parent = |key| criteria[key].parent;
    let found = criteria.find(|criterion| *criterion.id == *id);
    found.and_then(parent).and_then(parent).is_none()
}

/// What share of the score of each criterion came from which activity; empty where nobody states one.
pub(super) fn activities(findings: &Findings<'_>, detail: Detail) -> String {
    let all = &findings.people.activities;
    let shares = all.iter().flat_map(|of| &of.shares);
    let mut names: Vec<Option<&str>> = shares.map(|share| share.activity.as_deref()).collect();
    names.sort_by_key(|name| (name.is_none(), *name));
    names.dedup();
    if names.iter().all(Option::is_none) {
        return String::new();
    }
    let mut columns = vec![Column::of_words("Criterion")];
    let title = |name: &Option<&str>| plain(name.unwrap_or(NOT_STATED));
    columns.extend(names.iter().map(|name| Column::of_figures(&title(name), "")));
    let row = |of: &CriterionActivities| {
        let cell = |name: &Option<&str>| {
            let share = of.shares.iter().find(|share| share.activity.as_deref() == *name);
            share.map(|share| percent(&share.share)).unwrap_or_default()
        };
        let cells = std::iter::once(plain(&of.criterion)).chain(names.iter().map(cell));
        Row { cells: cells.collect(), is_strong: false }
    };
    let table = Table { columns, rows: all.iter().map(row).collect() };
    let title = "Activities: the weight with which their scores entered each criterion";
    format!("{}\n{}", heading(title), table.terminal(detail.width))
}

/// A share as a percentage, marked where it is rounded.
fn percent(share: &str) -> String {
    let Ok(share) = share.parse::<Exact>() else { return share.to_owned() };
    let hundredfold = &share * &Exact::whole(100);
    let mark = if hundredfold.has_decimals(2) { "" } else { "≈ " };
    format!("{mark}{} %", hundredfold.decimal(Decimals::AtMost(2)))
}

/// The make-up by one attribute, for programs.
#[derive(Serialize)]
pub(super) struct CoverageEntry<'a> {
    attribute: &'a str,
    values: Vec<ValueEntry<'a>>,
    groups: Vec<GroupEntry<'a>>,
    criteria: Vec<CriterionEntry<'a>>,
}

#[derive(Serialize)]
struct ValueEntry<'a> {
    value: &'a str,
    planned: Option<u64>,
    listed: u64,
    scored: u64,
}

#[derive(Serialize)]
struct GroupEntry<'a> {
    group: &'a str,
    scored: BTreeMap<&'a str, u64>,
}

#[derive(Serialize)]
struct CriterionEntry<'a> {
    criterion: &'a str,
    scored: BTreeMap<&'a str, u64>,
}

/// The activities of one criterion, for programs.
#[derive(Serialize)]
pub(super) struct ActivitiesEntry<'a> {
    criterion: &'a str,
    shares: Vec<ShareEntry<'a>>,
}

#[derive(Serialize)]
struct ShareEntry<'a> {
    activity: Option<&'a str>,
    exact: &'a str,
    decimal: String,
}

/// The make-up by each planned attribute.
pub(super) fn coverage_entries(people: &Evaluators) -> Vec<CoverageEntry<'_>> {
    people.attributes.iter().map(coverage_entry).collect()
}

fn coverage_entry(attribute: &Attribute) -> CoverageEntry<'_> {
    let values = attribute.values.iter().map(|value| ValueEntry {
        value: &value.value,
        planned: value.planned,
        listed: value.count,
        scored: value.scored,
    });
    let groups = attribute.groups.iter();
    let criteria = attribute.criteria.iter();
    CoverageEntry {
        attribute: &attribute.attribute,
        values: values.collect(),
        groups: groups
            .map(|among| GroupEntry { group: &among.id, scored: by_value(attribute, among) })
            .collect(),
        criteria: criteria
            .map(|among| CriterionEntry {
                criterion: &among.id,
                scored: by_value(attribute, among),
            })
            .collect(),
    }
}

fn by_value<'a>(attribute: &'a Attribute, among: &ScoredAmong) -> BTreeMap<&'a str, u64> {
    let values = attribute.values.iter().map(|value| value.value.as_str());
    values.zip(among.scored.iter().copied()).collect()
}

/// The activities of each criterion.
pub(super) fn activities_entries(people: &Evaluators) -> Vec<ActivitiesEntry<'_>> {
    people.activities.iter().map(activities_entry).collect()
}

fn activities_entry(activities: &CriterionActivities) -> ActivitiesEntry<'_> {
    let shares = activities.shares.iter().map(|share| ShareEntry {
        activity: share.activity.as_deref(),
        exact: &share.share,
        decimal: share
            .share
            .parse::<Exact>()
            .map(|share| share.decimal(Decimals::Ten))
            .unwrap_or_default(),
    });
    ActivitiesEntry { criterion: &activities.criterion, shares: shares.collect() }
}
