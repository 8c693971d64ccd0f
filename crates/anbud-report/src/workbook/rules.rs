//! The sheet of the rules: criteria with full marks, requirements, groups, scales, parameters, the award.

use std::sync::Arc;

use anbud::derivation::{Op, Origin};
use anbud::keyed::Key;
use anbud::procedure::{Best, Criterion, CurveRule, MarksKey, Rounding, Threshold};
use anbud::{Literal, Place};

use super::address::{Address, Sheet};
use super::desk::Desk;
use super::expression;
use super::line;
use super::number;
use super::page::{Content, Digits, Look, Value};

/// The column of what is stated: weights, points, values, the first figures of tables.
pub(super) const AMOUNT: u16 = 4;
/// The column of full marks, and of the shares of tables.
pub(super) const FULL: u16 = 5;
const ENGINE: u16 = 6;
const AGREES: u16 = 7;
const THRESHOLD: u16 = 8;
const LOWEST: u16 = 9;
const HIGHEST: u16 = 10;
const MODEL: u16 = 11;
const FORMULA: u16 = 12;

/// The rows of a table: from which figure on which share.
type Rows = Vec<(Literal, Literal)>;

/// Writes the sheet.
pub(super) fn write(desk: &mut Desk<'_>) {
    let words = desk.words;
    let page = desk.page(Sheet::Rules);
    page.widths = [20.0, 38.0, 16.0, 9.0, 13.0, 12.0, 12.0, 9.0, 11.0, 9.0, 9.0, 20.0, 44.0].into();
    page.text(0, 0, words.rules_title, Look::Title);
    page.text(1, 0, words.inputs_note, Look::Plain);
    page.next = 3;
    page.head = Some(3);
    page.agrees = Some(AGREES);
    let heads = [
        words.id,
        words.title,
        words.parent,
        words.stated_as,
        words.amount,
        words.full_marks,
        words.by_engine,
        words.agrees,
        words.threshold,
        words.lowest,
        words.highest,
        words.model,
        words.formula,
    ];
    page.texts(3, &heads, Look::Head);
    for (column, head) in (0..).zip(heads).filter(|(column, _)| (AMOUNT..MODEL).contains(column)) {
        page.text(3, column, head, Look::HeadRight);
    }
    for criterion in desk.view.procedure.top() {
        tree(desk, criterion);
    }
    tables(desk);
    requirements(desk);
    groups(desk);
    scales(desk);
    parameters(desk);
    others(desk);
    award(desk);
}

fn at(row: u32, column: u16) -> Address {
    Address::new(Sheet::Rules, row, column)
}

fn section(desk: &mut Desk<'_>, title: &str, column: &str) {
    let page = desk.page(Sheet::Rules);
    let row = page.next + 1;
    page.text(row, 0, title, Look::Section);
    page.text(row, AMOUNT, column, Look::Section);
}

fn tree(desk: &mut Desk<'_>, key: Key<Criterion>) {
    criterion(desk, key);
    for child in &desk.view.procedure.criteria[key].children {
        tree(desk, *child);
    }
}

fn criterion(desk: &mut Desk<'_>, key: Key<Criterion>) {
    let procedure = desk.view.procedure;
    let rules = &procedure.criteria[key];
    let row = desk.page(Sheet::Rules).next;
    let parent = rules.parent.map_or("", |parent| &*procedure.criteria[parent].id);
    desk.page(Sheet::Rules).texts(row, &[&rules.id, &rules.title, parent], Look::Wrapped);
    if let Some(marks) = &rules.marks {
        let stated_as = match marks.key {
            MarksKey::Weight => "weight",
            MarksKey::Points => "points",
            MarksKey::Value => "value",
        };
        desk.page(Sheet::Rules).text(row, 3, stated_as, Look::Plain);
        desk.state(at(row, AMOUNT), "weight", &marks.amount, &marks.place);
    }
    full(desk, key, row);
    threshold(desk, rules.threshold.as_ref(), row);
    for (limit, name, column) in
        [(&rules.limits.lowest, "lowest", LOWEST), (&rules.limits.highest, "highest", HIGHEST)]
    {
        if let Some((literal, place)) = limit {
            desk.state(at(row, column), name, literal, place);
        }
    }
    if let Some(curve) = &rules.curve {
        let model = curve.model.as_deref().unwrap_or("");
        let formula = match &curve.rule {
            CurveRule::Formula(formula, _) => formula.text().as_str().trim().to_owned(),
            CurveRule::Table(_) => desk.words.table.to_owned(),
        };
        desk.page(Sheet::Rules).text(row, MODEL, model, Look::Plain);
        desk.page(Sheet::Rules).text(row, FORMULA, formula, Look::Wrapped);
    }
}

/// Full marks: a share of those above, or as stated.
fn full(desk: &mut Desk<'_>, key: Key<Criterion>, row: u32) {
    let figure = desk.view.evaluation.full.get(key.position()).copied().flatten();
    let (Some(figure), Some(marks)) = (figure, &desk.view.procedure.criteria[key].marks) else {
        return;
    };
    let number = desk.view.number(figure);
    let trusted = number::decimals_trusted(&[number]);
    let held = number::decimals_held(&[number]);
    let digits = Digits { decimals: number::decimals_shown(&[number], trusted), percent: false };
    let value = Value::Number(number::float(number, trusted));
    let amount = at(row, AMOUNT).text(Sheet::Rules, desk.words);
    let is_share =
        marks.key == MarksKey::Weight && desk.view.procedure.criteria[key].parent.is_some();
    let made = expression::made(desk, figure, Sheet::Rules).filter(|_| is_share);
    let formula = made.map_or(amount, |spread| format!("ROUND({},{held})", spread.text));
    let live = Content::Live { formula, is_array: false, value: value.clone() };
    let range = |column| {
        let cell = at(row, column);
        cell.range(cell, Sheet::Rules, desk.words)
    };
    let agrees = line::agreeing(desk, &range(FULL), &range(ENGINE), trusted);
    let page = desk.page(Sheet::Rules);
    page.put(row, FULL, live, Look::Live(digits));
    page.put(row, ENGINE, Content::Value(value), Look::Engine(digits));
    page.put(row, AGREES, agrees, Look::Agrees);
    desk.cells.insert(figure, at(row, FULL));
}

fn threshold(desk: &mut Desk<'_>, threshold: Option<&Threshold>, row: u32) {
    if let Some(threshold) = threshold {
        desk.state(at(row, THRESHOLD), "threshold", &threshold.least, &threshold.place);
    }
}

fn tables(desk: &mut Desk<'_>) {
    let procedure = desk.view.procedure;
    let tables = procedure.criteria.entries().filter_map(|(key, criterion)| {
        match &criterion.curve.as_ref()?.rule {
            CurveRule::Table(rows) => Some((key, rows)),
            CurveRule::Formula(..) => None,
        }
    });
    let tables: Vec<(Key<Criterion>, &Rows)> = tables.collect();
    if tables.is_empty() {
        return;
    }
    section(desk, desk.words.table, desk.words.from_on);
    let heading = desk.page(Sheet::Rules).next - 1;
    let share = desk.words.share;
    desk.page(Sheet::Rules).text(heading, FULL, share, Look::Section);
    for (key, rows) in tables {
        let first = desk.page(Sheet::Rules).next;
        for (from, share) in rows {
            let row = desk.page(Sheet::Rules).next;
            desk.page(Sheet::Rules).text(row, 0, &*procedure.criteria[key].id, Look::Plain);
            input(desk, at(row, AMOUNT), from);
            input(desk, at(row, FULL), share);
        }
        let last = desk.page(Sheet::Rules).next.saturating_sub(1);
        desk.tables.insert(key, (first, last));
    }
}

/// A number of the rules in a cell that may be changed, and that nothing finds by its name.
fn input(desk: &mut Desk<'_>, cell: Address, literal: &Literal) {
    desk.state(cell, "", literal, &Place::file(format!("{}:{}", cell.row, cell.column)));
}

/// The scored requirements, leaf by leaf, so that their weights stand together.
fn requirements(desk: &mut Desk<'_>) {
    let procedure = desk.view.procedure;
    let mut keys: Vec<_> =
        procedure.criteria.iter().flat_map(|criterion| &criterion.requirements).collect();
    if keys.is_empty() {
        return;
    }
    keys.dedup();
    section(desk, desk.words.requirements, desk.words.weight);
    for key in keys {
        let requirement = &procedure.requirements[*key];
        let row = desk.page(Sheet::Rules).next;
        let leaf = requirement.criterion.map_or("", |leaf| &*procedure.criteria[leaf].id);
        desk.page(Sheet::Rules).texts(
            row,
            &[&requirement.id, &requirement.text, leaf],
            Look::Wrapped,
        );
        if let Some((weight, place)) = &requirement.weight {
            desk.state(at(row, AMOUNT), "weight", weight, place);
        }
        threshold(desk, requirement.threshold.as_ref(), row);
    }
}

fn groups(desk: &mut Desk<'_>) {
    let groups = &desk.view.procedure.groups;
    if groups.is_empty() {
        return;
    }
    section(desk, desk.words.groups, desk.words.weight);
    for group in groups.iter() {
        let row = desk.page(Sheet::Rules).next;
        let activity = group.activity.as_deref().unwrap_or("");
        desk.page(Sheet::Rules).texts(row, &[&group.id, &group.title, activity], Look::Wrapped);
        if let Some((weight, place)) = &group.weight {
            desk.state(at(row, AMOUNT), "weight", weight, place);
        }
    }
}

fn scales(desk: &mut Desk<'_>) {
    let scales = &desk.view.procedure.scales;
    if scales.is_empty() {
        return;
    }
    section(desk, desk.words.scales, desk.words.minimum);
    let heading = desk.page(Sheet::Rules).next - 1;
    let maximum = desk.words.maximum;
    desk.page(Sheet::Rules).text(heading, FULL, maximum, Look::Section);
    for scale in scales.iter() {
        let row = desk.page(Sheet::Rules).next;
        desk.page(Sheet::Rules).text(row, 0, &*scale.id, Look::Plain);
        desk.state(at(row, AMOUNT), "minimum", &scale.minimum, &scale.place);
        desk.state(at(row, FULL), "maximum", &scale.maximum, &scale.place);
    }
}

/// Every parameter that some formula was compiled with, each once.
fn parameters(desk: &mut Desk<'_>) {
    let procedure = desk.view.procedure;
    let curves = procedure.criteria.iter().filter_map(|criterion| criterion.curve.as_ref());
    let award = procedure.award.formula.parameters();
    let test = procedure.abnormal.as_ref().map_or(&[][..], |test| test.formula.parameters());
    let price = procedure.price.as_ref().map_or(&[][..], |price| price.parameters());
    let parts = procedure.price_sheet.parts.iter().filter_map(|part| part.formula.as_ref());
    let parts = parts.flat_map(anbud::formula::Formula::parameters);
    let all = procedure.parameters.iter().chain(award).chain(parts).chain(test).chain(price);
    let all: Vec<_> = all.chain(curves.flat_map(|curve| curve.parameters())).collect();
    if all.is_empty() {
        return;
    }
    section(desk, desk.words.parameters, desk.words.amount);
    for parameter in all {
        if desk.stated(&parameter.place, &parameter.name, &parameter.value).is_none() {
            let row = desk.page(Sheet::Rules).next;
            let place = parameter.place.to_string();
            desk.page(Sheet::Rules).texts(row, &[&parameter.name, &place], Look::Plain);
            desk.state(at(row, AMOUNT), &parameter.name, &parameter.value, &parameter.place);
        }
    }
}

/// The numbers of the rules that have no cell yet: quantities, list prices, discount rates.
fn others(desk: &mut Desk<'_>) {
    let derivation = desk.view.derivation();
    let named = derivation.nodes().keys().filter_map(|figure| {
        let name = derivation.name(figure).filter(|name| name.tender.is_none())?;
        let is_known = desk.stated_figure(figure).is_some() || desk.cells.contains_key(&figure);
        match &derivation.node(figure).op {
            Op::Given(Origin::Written(written)) if !is_known => {
                Some((name.text.clone(), written.text.clone(), written.place.clone()))
            }
            _ => None,
        }
    });
    let named: Vec<(Arc<str>, Arc<str>, Place)> = named.collect();
    if named.is_empty() {
        return;
    }
    section(desk, desk.words.other_rules, desk.words.amount);
    for (name, text, place) in named {
        let Ok(literal) = text.parse::<Literal>() else { continue };
        let row = desk.page(Sheet::Rules).next;
        desk.page(Sheet::Rules).texts(row, &[&name, &place.to_string()], Look::Plain);
        desk.state(at(row, AMOUNT), &name, &literal, &place);
    }
}

fn award(desk: &mut Desk<'_>) {
    let (procedure, words) = (desk.view.procedure, desk.words);
    section(desk, words.award_rule, "");
    let best = match procedure.award.best {
        Best::Highest => words.highest_wins,
        Best::Lowest => words.lowest_wins,
    };
    let texts = super::award::texts(desk.view);
    let ties: Vec<String> = procedure.award.ties.iter().map(|tie| texts.tie(&tie.text)).collect();
    let mut lines = vec![
        (words.model, procedure.award.model.as_deref().unwrap_or("").to_owned()),
        (words.formula, procedure.award.formula.text().as_str().trim().to_owned()),
        (words.best_result, best.to_owned()),
        (words.ties, ties.join(", ")),
    ];
    if let Some(price) = &procedure.price {
        lines.push((words.price, price.text().as_str().trim().to_owned()));
    }
    if let Some(test) = &procedure.abnormal {
        lines.push((words.abnormal, test.formula.text().as_str().trim().to_owned()));
    }
    lines.push((words.rounding, roundings(desk)));
    for (name, text) in lines.into_iter().filter(|(_, text)| !text.is_empty()) {
        let row = desk.page(Sheet::Rules).next;
        desk.page(Sheet::Rules).text(row, 0, name, Look::Plain);
        desk.page(Sheet::Rules).text(row, 1, text, Look::Wrapped);
    }
}

fn roundings(desk: &Desk<'_>) -> String {
    let rules = &desk.view.procedure.rounding;
    let stages: [(&str, &Option<Rounding>); 7] = [
        ("score", &rules.score),
        ("share", &rules.share),
        ("points", &rules.points),
        ("value", &rules.value),
        ("quality", &rules.quality),
        ("price", &rules.price),
        ("result", &rules.result),
    ];
    let stated = stages.into_iter().filter_map(|(stage, rounding)| {
        let rounding = (*rounding)?;
        Some(format!("{stage}: {} {}", rounding.decimals, rounding.mode.name()))
    });
    stated.collect::<Vec<_>>().join(", ")
}
