//! The desk: the sheets as they grow, and which cell holds which figure.

use std::collections::BTreeMap;
use std::sync::Arc;

use anbud::derivation::{Figure, Op, Origin, Value as Worth};
use anbud::evaluation::{CriterionResult, Status, TenderResult};
use anbud::formula::{NO_FIGURE, Spread};
use anbud::keyed::Key;
use anbud::procedure::{Criterion, Item, Part};
use anbud::tenders::Tender;
use anbud::{Literal, Place};

use super::address::{Address, Sheet};
use super::page::{Content, Digits, Look, Page, Value};
use super::seat::Seat;
use super::words::Words;
use crate::View;

/// The column of the first tender on every sheet on which tenders stand side by side.
pub(super) const FIRST: u16 = 3;

/// What a row of tenders side by side holds.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Row {
    InField,
    Bid,
    Measure(Arc<str>),
    Price,
    Part(Key<Part>),
    Score(Item),
    Share(Item),
    /// The sum of the parts of a criterion, as a share of its full marks.
    Parts(Key<Criterion>),
    Points(Key<Criterion>),
    Quality,
    Total,
    Value,
    /// What the award formula yields, before it is rounded.
    Yield,
    Result,
    Step(Seat, usize),
}

/// What a number of the rules is known by: its place, its name, its digits.
type Stated = (Place, Arc<str>, Arc<str>);

/// The sheets as they grow.
pub(super) struct Desk<'a> {
    pub(super) view: &'a View<'a>,
    pub(super) words: &'static Words,
    /// The tenders of the field in the order of the file.
    pub(super) field: Vec<&'a TenderResult>,
    pub(super) pages: BTreeMap<Sheet, Page>,
    /// The cell of a figure.
    pub(super) cells: BTreeMap<Figure, Address>,
    /// The sheet and row of what tenders have side by side.
    pub(super) rows: BTreeMap<Row, (Sheet, u32)>,
    /// The cells of numbers that stand in the rules.
    pub(super) stated: BTreeMap<Stated, Address>,
    /// The first and the last row of tables: from which figure on which share.
    pub(super) tables: BTreeMap<Key<Criterion>, (u32, u32)>,
    /// What formulas yield, as cells write it.
    pub(super) yields: BTreeMap<Figure, Spread>,
    /// Figures by name and tender; where there are several, the last.
    named: BTreeMap<(Arc<str>, Key<Tender>), Figure>,
    /// Whether a tender may leave the field when a cell is changed.
    pub(super) may_leave: bool,
    /// The rows of the scores.
    pub(super) scores: BTreeMap<super::scores::Who, u32>,
    /// Whether the scores stand in the workbook; not where there are too many.
    pub(super) has_scores: bool,
    /// Figures whose formula no cell holds.
    pub(super) without_formula: Vec<String>,
}

impl<'a> Desk<'a> {
    pub(super) fn new(view: &'a View<'a>) -> Self {
        let mut field: Vec<&TenderResult> = view
            .evaluation
            .tenders
            .iter()
            .filter(|result| result.status != Status::Rejected)
            .collect();
        field.sort_by_key(|result| result.tender);
        Desk {
            view,
            words: Words::of(view.procedure.procurement.language),
            field,
            pages: BTreeMap::new(),
            cells: BTreeMap::new(),
            rows: BTreeMap::new(),
            stated: BTreeMap::new(),
            tables: BTreeMap::new(),
            yields: BTreeMap::new(),
            scores: BTreeMap::new(),
            named: named(view),
            may_leave: super::conditions::are_stated(view.procedure),
            has_scores: view.sheet.len() <= super::scores::ROWS_MAX,
            without_formula: Vec::new(),
        }
    }

    /// How many tenders stand side by side.
    pub(super) fn width(&self) -> u16 {
        u16::try_from(self.field.len()).unwrap_or(u16::MAX)
    }

    /// A sheet; it is begun where nothing stands on it yet.
    pub(super) fn page(&mut self, sheet: Sheet) -> &mut Page {
        self.pages.entry(sheet).or_default()
    }

    /// The figure of a name and a tender; where there are several, the last.
    pub(super) fn named(&self, name: &str, tender: Key<Tender>) -> Option<Figure> {
        self.named.get(&(name.into(), tender)).copied()
    }

    /// What is known of a criterion for a tender of the field.
    pub(super) fn known(&self, criterion: Key<Criterion>, position: usize) -> CriterionResult {
        let result = self.field.get(position);
        let known = result.and_then(|result| result.criteria.get(criterion.position()));
        known.copied().unwrap_or_default()
    }

    /// The score or share of a criterion or requirement, for each tender of the field.
    pub(super) fn of_item(&self, item: Item, part: &str) -> Vec<Option<Figure>> {
        let of = |position: usize, result: &TenderResult| match (item, part) {
            (Item::Criterion(key), "score") => self.known(key, position).score,
            (Item::Criterion(key), _) => self.known(key, position).share,
            (Item::Requirement(key), _) => {
                let id = &self.view.procedure.requirements[key].id;
                self.named(&format!("{part}.{id}"), result.tender)
            }
        };
        self.field.iter().enumerate().map(|(position, result)| of(position, result)).collect()
    }

    /// The cell of a row for the tender at a position, or the range of all of them.
    pub(super) fn in_row(&self, row: &Row, position: Option<usize>, from: Sheet) -> Option<String> {
        let (sheet, row) = *self.rows.get(row)?;
        let at = |position: usize| {
            let column = FIRST.checked_add(u16::try_from(position).ok()?)?;
            Some(Address::new(sheet, row, column))
        };
        match position {
            Some(position) => Some(at(position)?.text(from, self.words)),
            None => {
                let last = at(self.field.len().checked_sub(1)?)?;
                Some(at(0)?.range(last, from, self.words))
            }
        }
    }

    /// The cell of a number that stands in the rules.
    pub(super) fn stated(&self, place: &Place, name: &str, literal: &Literal) -> Option<Address> {
        self.stated.get(&(place.clone(), name.into(), literal.to_string().into())).copied()
    }

    /// The cell of a figure that stands in the rules.
    pub(super) fn stated_figure(&self, figure: Figure) -> Option<Address> {
        let derivation = self.view.derivation();
        let Op::Given(Origin::Written(written)) = &derivation.node(figure).op else {
            return None;
        };
        let name = derivation.name(figure)?.text.clone();
        self.stated.get(&(written.place.clone(), name, written.text.clone())).copied()
    }

    /// Puts a number of the rules into a cell that may be changed.
    pub(super) fn state(&mut self, at: Address, name: &str, literal: &Literal, place: &Place) {
        let number = literal.exact();
        let decimals = super::number::decimals_shown(&[&number], 12);
        let digits = Digits { decimals, percent: literal.is_percent() };
        let value = Value::Number(super::number::float(&number, 28));
        self.page(at.sheet).put(at.row, at.column, Content::Value(value), Look::Input(digits));
        let key = (place.clone(), name.into(), literal.to_string().into());
        self.stated.entry(key).or_insert(at);
    }

    /// What a figure is worth, as a spreadsheet holds it.
    pub(super) fn worth(&self, figure: Option<Figure>, decimals: u32) -> Value {
        match figure.map(|figure| &self.view.derivation().node(figure).value) {
            Some(Worth::Exact(number) | Worth::Approximate(number)) => {
                Value::Number(super::number::float(number, decimals))
            }
            Some(Worth::Truth(holds)) => Value::Truth(*holds),
            None => Value::Text(NO_FIGURE.to_owned()),
        }
    }
}

fn named(view: &View<'_>) -> BTreeMap<(Arc<str>, Key<Tender>), Figure> {
    let derivation = view.derivation();
    let keys = derivation.nodes().keys();
    let names = keys.filter_map(|figure| {
        let name = derivation.name(figure)?;
        Some(((name.text.clone(), name.tender?), figure))
    });
    names.collect()
}
