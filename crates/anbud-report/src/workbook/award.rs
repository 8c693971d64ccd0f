//! The first sheet: the ranking, with places that follow the results and the rules for equal results.

use anbud::derivation::Figure;
use anbud::evaluation::{Status, TenderResult};
use anbud::formula::NO_FIGURE;
use anbud::keyed::Key;
use anbud::procedure::{Best, Language, TieName};
use anbud::tenders::Tender;

use super::address::{Address, Sheet};
use super::desk::{Desk, Row};
use super::number;
use super::page::{Content, Digits, Look, Value};
use super::seat::Seat;
use crate::View;
use crate::decision::decision;
use crate::explain::ground_in_words;
use crate::language::Texts;

const HERE: Sheet = Sheet::Award;
/// The row of the heads; the first tender stands below it.
const HEAD: u32 = 6;

/// A column of figures: what formulas find it by, its head, its figures.
struct Column {
    row: Row,
    head: String,
    figures: Vec<Option<Figure>>,
}

/// Writes the sheet; every other sheet has been written before.
pub(super) fn write(desk: &mut Desk<'_>) {
    let (words, view) = (desk.words, desk.view);
    let procurement = &view.procedure.procurement;
    let decision = decision(view, &texts(view));
    let page = desk.page(HERE);
    page.text(0, 0, words.award_title, Look::Title);
    let what =
        format!("{} · {} · {}", procurement.title, procurement.authority, procurement.reference);
    page.text(1, 0, what, Look::Plain);
    page.text(2, 0, decision, Look::Plain);
    page.text(3, 0, words.rows_stay, Look::Plain);
    page.head = Some(HEAD);
    page.columns_repeated = 1;
    ranking(desk);
    rejected(desk);
    overall(desk);
}

/// The sentences of the case's language.
pub(super) fn texts(view: &View<'_>) -> Texts {
    Texts::new(view.procedure.procurement.language.unwrap_or(Language::English))
}

/// The tenders of the field in the order that the engine found.
fn ranking(desk: &mut Desk<'_>) {
    let words = desk.words;
    let order: Vec<&TenderResult> =
        desk.view.evaluation.tenders.iter().filter(|one| one.status != Status::Rejected).collect();
    let columns = columns(desk);
    let ties = tie_columns(desk);
    let result = 3 + columns.len().saturating_sub(1);
    let engine = 3 + columns.len() + ties.len();
    let heads = [words.place, words.tender, words.tenderer].map(str::to_owned);
    let heads = heads
        .into_iter()
        .chain(columns.iter().map(|column| column.head.clone()))
        .chain(ties.iter().map(|(column, _)| column.head.clone()))
        .chain([words.place_by_engine.to_owned(), words.agrees.to_owned()]);
    for (column, head) in (0..).zip(heads) {
        let look = if column < 3 { Look::Head } else { Look::HeadRight };
        desk.page(HERE).text(HEAD, column, head, look);
    }
    for (row, one) in (HEAD + 1..).zip(&order) {
        let tender = &desk.view.tenders.list[one.tender];
        desk.page(HERE).text(row, 1, &*tender.id, Look::Plain);
        desk.page(HERE).text(row, 2, &*tender.tenderer, Look::Plain);
        let position = desk.field.iter().position(|other| other.tender == one.tender);
        let all = columns.iter().chain(ties.iter().map(|(column, _)| column));
        for (at, column) in (3..).zip(all) {
            figure(desk, row, at, column, position.unwrap_or(0));
        }
        let engine = u16::try_from(engine).unwrap_or(u16::MAX);
        places(desk, (row, engine), one, result, &ties, order.len());
    }
    let page = desk.page(HERE);
    page.widths = vec![8.0, 18.0, 34.0];
    page.widths.extend(std::iter::repeat_n(18.0, columns.len() + ties.len()));
    page.widths.extend([18.0, 10.0]);
}

/// The figures that the ranking shows, the result last.
fn columns(desk: &Desk<'_>) -> Vec<Column> {
    let words = desk.words;
    let unit = |text: &str| format!("{text} ({})", desk.view.currency());
    let of = |row: Row, head: String, of: fn(&TenderResult) -> Option<Figure>| Column {
        row,
        head,
        figures: desk.field.iter().map(|result| of(result)).collect(),
    };
    let view = desk.view;
    let shown = [
        view.has_quality().then(|| of(Row::Quality, words.quality.to_owned(), |one| one.quality)),
        Some(of(Row::Price, unit(words.price), |one| one.price)),
        view.has_price_points().then(|| of(Row::Total, words.points.to_owned(), |one| one.points)),
        view.has_value().then(|| of(Row::Value, unit(words.value), |one| one.value)),
        Some(of(Row::Result, words.result.to_owned(), |one| one.result)),
    ];
    let known =
        |column: &Column| column.row == Row::Result || column.figures.iter().any(Option::is_some);
    shown.into_iter().flatten().filter(known).collect()
}

/// What the rules for equal results look at, each with which is best.
fn tie_columns(desk: &Desk<'_>) -> Vec<(Column, Best)> {
    let texts = texts(desk.view);
    let ties = desk.view.procedure.award.ties.iter();
    ties.filter_map(|tie| {
        let (best, row) = match &tie.by {
            None => (Best::Lowest, None),
            Some((best, name)) => (*best, Some(tie_row(name))),
        };
        if row.is_none() && desk.view.tenders.draw.is_none() {
            return None;
        }
        let row = row.unwrap_or(Row::InField);
        Some((Column { row, head: texts.tie(&tie.text), figures: Vec::new() }, best))
    })
    .collect()
}

fn tie_row(name: &TieName) -> Row {
    match name {
        TieName::Price => Row::Price,
        TieName::Quality => Row::Quality,
        TieName::Points => Row::Total,
        TieName::Value => Row::Value,
        TieName::Criterion(key) => Row::Points(*key),
        TieName::Score(item) => Row::Score(*item),
        TieName::Share(item) => Row::Share(*item),
        TieName::Measure(measure) => Row::Measure(measure.clone()),
        TieName::Step(step) => Row::Step(Seat::Award, *step),
    }
}

/// A figure of the calculation, or the drawn order.
fn figure(desk: &mut Desk<'_>, row: u32, column: u16, what: &Column, position: usize) {
    if what.row == Row::InField {
        let tender = desk.field.get(position).map(|result| result.tender);
        let drawn = tender.map_or(0, |tender| drawn(desk, tender));
        let value = Content::Value(Value::Number(f64::from(drawn)));
        desk.page(HERE).put(row, column, value, Look::Input(Digits::default()));
        return;
    }
    let last = desk.view.procedure.award.formula.steps().count().saturating_sub(1);
    let is_yield = what.row == Row::Step(Seat::Award, last);
    let found = if is_yield { Row::Result } else { what.row.clone() };
    let (content, digits) = from_calculation(desk, &found, position);
    let look = if what.row == Row::Result { Look::Total(digits) } else { Look::Live(digits) };
    desk.page(HERE).put(row, column, content, look);
}

/// The cell of a row of the calculation, with the digits it has there.
fn from_calculation(desk: &Desk<'_>, row: &Row, position: usize) -> (Content, Digits) {
    let nothing = || (Content::Value(Value::Text(NO_FIGURE.to_owned())), Digits::default());
    let Some((sheet, at)) = desk.rows.get(row) else { return nothing() };
    let column = super::desk::FIRST + u16::try_from(position).unwrap_or(0);
    let known = desk.pages.get(sheet).and_then(|page| page.cells.get(&(*at, column)));
    let Some((content, look)) = known else { return nothing() };
    let value = match content {
        Content::Value(value) | Content::Live { value, .. } => value.clone(),
        Content::Text(text) => Value::Text(text.clone()),
    };
    let digits = match look {
        Look::Input(digits) | Look::Live(digits) | Look::Total(digits) => *digits,
        _ => Digits::default(),
    };
    let cell = desk.in_row(row, Some(position), HERE).unwrap_or_default();
    let counts = desk.in_row(&Row::InField, Some(position), HERE).unwrap_or_default();
    let formula = match *row == Row::Result {
        true if !desk.may_leave => cell,
        true => format!("IF({counts}=1,{cell},\"{NO_FIGURE}\")"),
        // what separates equal results must not be noise
        false => format!("IF(ISNUMBER({cell}),ROUND({cell},{}),{cell})", number::DECIMALS),
    };
    (Content::Live { formula, is_array: false, value }, digits)
}

/// The position of a tender in the drawn order; tenders that were not drawn come after all others.
fn drawn(desk: &Desk<'_>, tender: Key<Tender>) -> u16 {
    let order = desk.view.tenders.draw.as_ref().map_or(&[][..], |draw| &draw.order);
    let found = order.iter().position(|other| *other == tender).unwrap_or(order.len());
    u16::try_from(found + 1).unwrap_or(u16::MAX)
}

/// The place by the results here, the place by the engine, and whether they agree.
fn places(
    desk: &mut Desk<'_>,
    (row, engine): (u32, u16),
    one: &TenderResult,
    result: usize,
    ties: &[(Column, Best)],
    tenders: usize,
) {
    let best = desk.view.procedure.award.best;
    let first_tie = result + 1;
    let keys = std::iter::once((result, best))
        .chain(ties.iter().enumerate().map(|(at, (_, best))| (first_tie + at, *best)));
    let keys: Vec<(u16, Best)> =
        keys.map(|(column, best)| (u16::try_from(column).unwrap_or(0), best)).collect();
    let value = match one.place {
        Some(place) => Value::Number(f64::from(place)),
        None => Value::Text(NO_FIGURE.to_owned()),
    };
    let formula = place(desk, row, &keys, tenders);
    let live = Content::Live { formula, is_array: false, value: value.clone() };
    let digits = Digits::default();
    let page = desk.page(HERE);
    page.put(row, 0, live, Look::Total(digits));
    page.put(row, engine, Content::Value(value), Look::Engine(digits));
    agrees(desk, row, engine, one);
}

/// One more than the tenders that are better by the result, or equal and better by the next rule, and so on.
fn place(desk: &Desk<'_>, row: u32, keys: &[(u16, Best)], tenders: usize) -> String {
    let count = u32::try_from(tenders).unwrap_or(u32::MAX);
    let range = |column| {
        let at = |row| Address::new(HERE, row, column);
        at(HEAD + 1).range(at(HEAD + count), HERE, desk.words)
    };
    let own = |column| Address::new(HERE, row, column).text(HERE, desk.words);
    let better = keys.iter().rev().fold(String::new(), |rest, (column, best)| {
        let sign = if *best == Best::Highest { ">" } else { "<" };
        let (all, own) = (range(*column), own(*column));
        match rest.is_empty() {
            true => format!("({all}{sign}{own})"),
            false => format!("(({all}{sign}{own})+({all}={own})*{rest})"),
        }
    });
    let (results, result) =
        keys.first().map_or_else(Default::default, |(column, _)| (range(*column), own(*column)));
    format!("IF(ISNUMBER({result}),1+SUMPRODUCT(ISNUMBER({results})*{better}),\"{NO_FIGURE}\")")
}

/// Where the engine could not tell figures apart, there is no place to agree with.
fn agrees(desk: &mut Desk<'_>, row: u32, engine: u16, one: &TenderResult) {
    let (yes, no) = (desk.words.yes, desk.words.no);
    let is_doubtful = one.status == Status::Undecided && one.place.is_none();
    let here = Address::new(HERE, row, 0).text(HERE, desk.words);
    let there = Address::new(HERE, row, engine).text(HERE, desk.words);
    let content = match is_doubtful {
        true => Content::Text(NO_FIGURE.to_owned()),
        false => Content::Live {
            formula: format!("IF({here}={there},\"{yes}\",\"{no}\")"),
            is_array: false,
            value: Value::Text(yes.to_owned()),
        },
    };
    let page = desk.page(HERE);
    page.put(row, engine + 1, content, Look::Agrees);
    page.agrees = Some(engine + 1);
}

/// The tenders that take no part, with their grounds.
fn rejected(desk: &mut Desk<'_>) {
    let (words, view) = (desk.words, desk.view);
    let mut rejected = view.with_status(Status::Rejected).peekable();
    if rejected.peek().is_none() {
        return;
    }
    let texts = texts(view);
    let page = desk.page(HERE);
    let row = page.next + 1;
    page.texts(row, &[words.rejected, "", "", words.ground], Look::Section);
    for result in rejected {
        let tender = &view.tenders.list[result.tender];
        for ground in &result.grounds {
            let row = page.next;
            page.text(row, 1, &*tender.id, Look::Plain);
            page.text(row, 2, &*tender.tenderer, Look::Plain);
            page.text(
                row,
                3,
                format!("{} ({})", ground_in_words(view, ground, &texts), ground.at),
                Look::Plain,
            );
        }
    }
}

/// Whether everything agrees, said once for all sheets.
fn overall(desk: &mut Desk<'_>) {
    let words = desk.words;
    let counts = desk.pages.iter().filter_map(|(sheet, page)| {
        let column = page.agrees?;
        let at = |row| Address::new(*sheet, row, column);
        let range = at(0).range(at(page.end().0), HERE, words);
        Some(format!("COUNTIF({range},\"{}\")", words.no))
    });
    let counts: Vec<String> = counts.collect();
    if counts.is_empty() {
        return;
    }
    let sum = counts.join("+");
    let formula =
        format!("IF({sum}=0,\"{}\",({sum})&\"{}\")", words.all_agree, words.so_many_differ);
    let value = Value::Text(words.all_agree.to_owned());
    let content = Content::Live { formula, is_array: false, value };
    desk.page(HERE).put(4, 0, content, Look::Verdict);
}
