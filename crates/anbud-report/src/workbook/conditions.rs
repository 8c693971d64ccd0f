//! What a tender must reach to stay in the field, and whether it does: thresholds and stated grounds, live.

use anbud::Procedure;
use anbud::derivation::Relation;
use anbud::formula::{Spread, compared_in_cells};
use anbud::procedure::{Item, Threshold, ThresholdOn};

use super::address::{Address, Sheet};
use super::desk::{Desk, FIRST, Row};
use super::line;
use super::page::{Content, Digits, Look, Value};
use super::seat::{self, Seat};

/// Whether some threshold or ground is stated that a changed figure could fall below.
pub(super) fn are_stated(procedure: &Procedure) -> bool {
    let criteria = procedure.criteria.iter().any(|criterion| criterion.threshold.is_some());
    let requirements = procedure.requirements.iter().any(|one| one.threshold.is_some());
    criteria || requirements || !procedure.rejections.is_empty()
}

/// Keeps the row free that says which tenders are in the field: formulas above the conditions look at it.
pub(super) fn reserve(desk: &mut Desk<'_>) {
    let page = desk.page(Sheet::Calculation);
    let row = page.next;
    page.next += 1;
    desk.rows.insert(Row::InField, (Sheet::Calculation, row));
}

/// Writes the conditions, and which tenders meet all of them.
pub(super) fn write(desk: &mut Desk<'_>) {
    if desk.may_leave {
        super::calculation::section(desk, desk.words.conditions);
    }
    let first = desk.page(Sheet::Calculation).next;
    if desk.may_leave {
        thresholds(desk);
        grounds(desk);
    }
    let last = desk.page(Sheet::Calculation).next.checked_sub(1);
    in_field(desk, first, last.filter(|last| *last >= first && desk.may_leave));
}

/// All thresholds with what they look at.
fn stated(procedure: &Procedure) -> Vec<(Item, &Threshold)> {
    let criteria = procedure.criteria.entries();
    let criteria =
        criteria.filter_map(|(key, one)| Some((Item::Criterion(key), one.threshold.as_ref()?)));
    let requirements = procedure.requirements.entries();
    let requirements = requirements
        .filter_map(|(key, one)| Some((Item::Requirement(key), one.threshold.as_ref()?)));
    criteria.chain(requirements).collect()
}

fn thresholds(desk: &mut Desk<'_>) {
    for (item, threshold) in stated(desk.view.procedure) {
        let (row, part) = match threshold.on {
            ThresholdOn::Score => (Row::Score(item), "score"),
            ThresholdOn::Share => (Row::Share(item), "share"),
        };
        let least = desk.stated(&threshold.place, "threshold", &threshold.least);
        let formulas = (0..desk.field.len()).map(|position| {
            let figure = desk.in_row(&row, Some(position), Sheet::Calculation)?;
            let least = least?.text(Sheet::Calculation, desk.words);
            let met = compared_in_cells(&figure, Relation::GreaterOrEqual, &least);
            Some(format!("IF({met},1,0)"))
        });
        let formulas: Vec<Option<String>> = formulas.collect();
        let what = format!("{part}.{}", desk.view.procedure.item_id(item));
        let limit = format!("{} {}", desk.words.at_least, threshold.least);
        condition(desk, [&what, &threshold.place.to_string(), &limit], formulas);
    }
}

fn grounds(desk: &mut Desk<'_>) {
    for (at, rejection) in desk.view.procedure.rejections.iter().enumerate() {
        let formulas = (0..desk.field.len()).map(|position| {
            let Spread { text, .. } = seat::yields(desk, Seat::Rejection(at), position)?;
            Some(format!("IF({text},0,1)"))
        });
        let formulas: Vec<Option<String>> = formulas.collect();
        condition(desk, [&rejection.id, &rejection.text, desk.words.not_ground], formulas);
    }
}

/// A row of ones for the tenders that meet a condition; every tender of the field meets it by the engine.
fn condition(desk: &mut Desk<'_>, texts: [&str; 3], formulas: Vec<Option<String>>) {
    let row = desk.page(Sheet::Calculation).next;
    ones(desk, row, texts, formulas);
}

fn in_field(desk: &mut Desk<'_>, first: u32, last: Option<u32>) {
    let Some((_, row)) = desk.rows.get(&Row::InField).copied() else { return };
    let formulas = (0..desk.width()).map(|position| {
        let at = |row| Address::new(Sheet::Calculation, row, FIRST + position);
        Some(format!("PRODUCT({})", at(first).range(at(last?), Sheet::Calculation, desk.words)))
    });
    let formulas: Vec<Option<String>> = formulas.collect();
    let texts = [desk.words.in_field, "", desk.words.counts_if_one];
    ones(desk, row, texts, formulas);
}

fn ones(desk: &mut Desk<'_>, row: u32, texts: [&str; 3], formulas: Vec<Option<String>>) {
    let one = Value::Number(1.0);
    let digits = Digits::default();
    desk.page(Sheet::Calculation).texts(row, &texts, Look::Wrapped);
    for (position, formula) in (0..).zip(formulas) {
        let content = match formula {
            Some(formula) => Content::Live { formula, is_array: false, value: one.clone() },
            None => Content::Value(one.clone()),
        };
        let engine = line::engine_column(desk, position);
        let page = desk.page(Sheet::Calculation);
        page.put(row, FIRST + position, content, Look::Live(digits));
        page.put(row, engine, Content::Value(one.clone()), Look::Engine(digits));
    }
    line::agreement(desk, Sheet::Calculation, row, super::number::DECIMALS);
}
