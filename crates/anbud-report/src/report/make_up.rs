//! Who judged what: the make-up of the evaluators by group and criterion, and the activities that scores came from.

use anbud::Exact;
use anbud::exact::Decimals;
use anbud::record::{ActivityShare, Attribute, CriterionActivities, ScoredAmong};

use super::facts::Facts;
use super::groups::group_title;
use crate::document::{Block, Cell, Column, Row, Table, name, text};
use crate::language::Arg;

/// So many activities stand beside each other.
const BESIDE: usize = 6;
/// Criteria are told that have fewer than so many above them.
const DEPTH: usize = 2;

/// How many evaluators of each planned value, and of all others, scored for each group and each criterion.
pub(super) fn among(facts: &Facts<'_>, attribute: &Attribute) -> Option<Block> {
    if attribute.criteria.is_empty() && attribute.groups.is_empty() {
        return None;
    }
    let (planned, others): (Vec<usize>, Vec<usize>) = (0..attribute.values.len())
        .partition(|at| attribute.values.get(*at).is_some_and(|value| value.planned.is_some()));
    let mut columns = vec![Column::words(facts.word("people-scored-what"))];
    let values = planned.iter().filter_map(|at| attribute.values.get(*at));
    columns.extend(values.map(|value| Column::figures(value.value.clone(), "")));
    columns.extend((!others.is_empty()).then(|| Column::figures(facts.word("people-others"), "")));
    let row = |title: &str, depth: usize, among: &ScoredAmong| {
        let count = |at: &usize| among.scored.get(*at).copied().unwrap_or_default();
        let rest = (!others.is_empty()).then(|| others.iter().map(count).sum());
        let counts = planned.iter().map(count).chain(rest);
        let counts = counts.map(|count| text(facts.texts.number(&count.to_string())).into());
        let cells = std::iter::once(Cell::from(name(title))).chain(counts);
        Row { depth, ..Row::of(cells.collect()) }
    };
    let groups = attribute.groups.iter();
    let mut rows: Vec<Row> =
        groups.map(|among| row(group_title(facts, &among.id), 0, among)).collect();
    let tree = facts.tree().into_iter().filter(|(.., depth)| *depth < DEPTH);
    rows.extend(tree.filter_map(|(_, criterion, depth)| {
        let among = attribute.criteria.iter().find(|among| among.id == criterion.id)?;
        Some(row(&criterion.title, depth, among))
    }));
    let words = [("attribute", Arg::Text(&attribute.attribute))];
    Some(Block::Table(Table::new(facts.texts.say("people-among", &words), columns, rows)))
}

/// What share of the score of each criterion came from which activity.
pub(super) fn activities<'a>(facts: &'a Facts<'_>) -> impl Iterator<Item = Block> + 'a {
    let all = &facts.record.evaluators.activities;
    let mut names: Vec<Option<&str>> =
        all.iter().flat_map(|of| &of.shares).map(|share| share.activity.as_deref()).collect();
    names.sort_by_key(|name| (name.is_none(), *name));
    names.dedup();
    let chunks: Vec<Vec<Option<&str>>> = names.chunks(BESIDE).map(<[_]>::to_vec).collect();
    chunks.into_iter().map(move |names| Block::Table(shares(facts, &names)))
}

fn shares(facts: &Facts<'_>, names: &[Option<&str>]) -> Table {
    let mut columns = vec![Column::words(facts.word("criterion"))];
    let not_stated = facts.word("activity-not-stated");
    let title = |name: &Option<&str>| name.map_or_else(|| not_stated.clone(), str::to_owned);
    columns.extend(names.iter().map(|name| Column::figures(title(name), "")));
    let row = |of: &CriterionActivities, title: &str, depth: usize| {
        let cells = names.iter().map(|name| {
            let share = of.shares.iter().find(|share| share.activity.as_deref() == *name);
            text(share.map(|share| percent(facts, share)).unwrap_or_default()).into()
        });
        let cells = std::iter::once(Cell::from(crate::document::name(title))).chain(cells);
        Row { depth, ..Row::of(cells.collect()) }
    };
    let all = &facts.record.evaluators.activities;
    let rows = facts.tree().into_iter().filter_map(|(_, criterion, depth)| {
        let of = all.iter().find(|of| of.criterion == criterion.id)?;
        Some(row(of, &criterion.title, depth))
    });
    let rows = rows.collect();
    Table {
        note: facts.word("activity-note"),
        ..Table::new(facts.word("activity-caption"), columns, rows)
    }
}

/// A share as a percentage, marked where it is rounded.
fn percent(facts: &Facts<'_>, share: &ActivityShare) -> String {
    let Ok(share) = share.share.parse::<Exact>() else { return share.share.clone() };
    let hundredfold = &share * &Exact::whole(100);
    let figure = facts.texts.number(&hundredfold.decimal(Decimals::AtMost(1)));
    let text = facts.texts.say("percent", &[("figure", Arg::Text(&figure))]);
    facts.marked(&text, hundredfold.has_decimals(1))
}
