//! Where the points come from: a bar for each tender, and every criterion in a table.

use anbud::procedure::Kind;
use anbud::record::{Criterion, FigureNumber, Tender};

use super::facts::{Facts, Figures};
use crate::chart::bars::{self, Bar, Part, ROWS_MAX};
use crate::chart::{Caption, Width, position};
use crate::document::{Block, Cell, Column, Drawing, Row, Section, Table, name, text};

/// A table has at most so many tenders beside each other; further ones are in a table of their own.
pub(super) const TENDERS_BESIDE: usize = 6;
/// Colours for quality criteria; further ones begin anew.
const COLOURS: usize = 8;
/// Figures here have no more decimals than this.
const DECIMALS: u32 = 2;

/// The criteria that yield points, or those that yield money, and the tenders that have some.
struct Sums<'f, 'a> {
    facts: &'f Facts<'a>,
    criteria: Vec<(usize, &'a Criterion, usize)>,
    tenders: Vec<&'a Tender>,
    money: bool,
}

/// Bars and tables of points, and of money where criteria yield it; none where no tender has any.
pub(super) fn section(facts: &Facts<'_>) -> Option<Section> {
    let mut blocks = Vec::new();
    for money in [false, true] {
        let sums = Sums::of(facts, money);
        if !sums.tenders.is_empty() {
            blocks.push(Block::Chart(sums.chart()));
            blocks.extend(sums.tables());
        }
    }
    let title = if has_points(facts) { "points-title" } else { "value-title" };
    (!blocks.is_empty()).then(|| facts.section("points", title, blocks))
}

/// Whether some criterion yields points.
fn has_points(facts: &Facts<'_>) -> bool {
    facts.record.rules.criteria.iter().any(|rules| rules.full.is_some() && !rules.money)
}

fn points(tender: &Tender, at: usize) -> Option<FigureNumber> {
    tender.criteria.get(at).and_then(|known| known.points)
}

impl<'f, 'a> Sums<'f, 'a> {
    fn of(facts: &'f Facts<'a>, money: bool) -> Self {
        let counts = |criterion: &Criterion| criterion.full.is_some() && criterion.money == money;
        let criteria: Vec<_> =
            facts.tree().into_iter().filter(|(_, criterion, _)| counts(criterion)).collect();
        let has = |tender: &&Tender| criteria.iter().any(|(at, ..)| points(tender, *at).is_some());
        let tenders = facts.field().into_iter().filter(has).collect();
        Sums { facts, criteria, tenders, money }
    }

    fn word(&self, points: &str, money: &str) -> String {
        self.facts.word(if self.money { money } else { points })
    }

    fn total(&self, tender: &Tender) -> Option<FigureNumber> {
        if self.money { tender.value } else { tender.points.or(tender.quality) }
    }

    /// The criteria at the top, each with the class of its colour.
    fn main(&self) -> Vec<(usize, &'a Criterion, String)> {
        let top = self.criteria.iter().filter(|(_, _, depth)| *depth == 0);
        let mut quality = 0;
        let coloured = |(at, criterion, _): &(usize, &'a Criterion, usize)| {
            let class = match criterion.kind {
                Kind::Price => "sp".to_owned(),
                Kind::Cost => "sc".to_owned(),
                Kind::Quality => {
                    quality += 1;
                    format!("s{}", (quality - 1) % COLOURS)
                }
            };
            (*at, *criterion, class)
        };
        top.map(coloured).collect()
    }

    fn chart(&self) -> Drawing {
        let main = self.main();
        let bars = self.bars(&main);
        let ends = bars::ends(&bars);
        let title = self.word("points-chart", "value-chart");
        let number = |text: &str| self.facts.texts.number(text);
        let mut drawings = Vec::new();
        for (piece, bars) in bars.chunks(ROWS_MAX).enumerate() {
            let id = format!("bars-{}{piece}", if self.money { "value-" } else { "" });
            let id = self.facts.id(&id);
            let description = self.word("points-chart-about", "value-chart-about");
            let caption = Caption { id, title: title.clone(), description };
            drawings
                .extend(Width::ALL.map(|width| bars::draw(width, &caption, bars, ends, &number)));
        }
        let legend = main.into_iter().map(|(_, criterion, class)| (class, criterion.title.clone()));
        Drawing { legend: legend.collect(), drawings, note: self.facts.word("bars-note") }
    }

    fn bars(&self, main: &[(usize, &Criterion, String)]) -> Vec<Bar> {
        let facts = self.facts;
        let of = |tender: &&Tender| {
            let parts = main.iter().map(|(at, ..)| points(tender, *at));
            parts.chain([self.total(tender)]).collect::<Vec<_>>()
        };
        let figures: Vec<Vec<Option<FigureNumber>>> = self.tenders.iter().map(of).collect();
        let columns = facts.plain_columns(&figures, DECIMALS);
        let bar = |((tender, figures), column): ((&&Tender, &Vec<_>), &Figures)| {
            let text = |at| column.at(at).map(|span| span.text).unwrap_or_default();
            let part = |(at, (_, _, class)): (usize, &(usize, &Criterion, String))| {
                let figure: Option<FigureNumber> = *figures.get(at)?;
                let value = position(&facts.value(figure?)?.0);
                Some(Part { value, text: text(at), class: class.clone() })
            };
            Bar {
                name: facts.numbered(tender),
                strong: facts.is_winner(tender),
                parts: main.iter().enumerate().filter_map(part).collect(),
                total: text(main.len()),
            }
        };
        self.tenders.iter().zip(&figures).zip(&columns).map(bar).collect()
    }

    /// All criteria beside the tenders, so many tenders at a time.
    fn tables(&self) -> Vec<Block> {
        self.tenders.chunks(TENDERS_BESIDE).map(|some| Block::Table(self.table(some))).collect()
    }

    fn table(&self, tenders: &[&Tender]) -> Table {
        let facts = self.facts;
        let unit = if self.money { facts.money(0) } else { String::new() };
        let full = self.criteria.iter().map(|(_, criterion, _)| criterion.full);
        let mut figures = facts.plain_columns(&[full.chain([None]).collect()], DECIMALS);
        let mut columns = vec![
            Column::words(facts.word("criterion")),
            Column::figures(self.word("full-marks", "full-value"), unit),
        ];
        columns.extend(tenders.iter().map(|tender| Column::named(facts.short_name(tender))));
        let of = |tender: &&Tender| {
            let points = self.criteria.iter().map(|(at, ..)| points(tender, *at));
            points.chain([self.total(tender)]).collect()
        };
        figures.extend(facts.plain_columns(&tenders.iter().map(of).collect::<Vec<_>>(), DECIMALS));
        let sum = (text(facts.word("sum")), 0, true);
        let titles = self.criteria.iter().map(|(_, one, depth)| (name(&one.title), *depth, false));
        let row = |(at, (title, depth, strong)): (usize, (_, usize, bool))| {
            let mut cells = vec![Cell::from(title)];
            cells.extend(figures.iter().map(|column| Cell::from(column.at(at))));
            Row { cells, strong, depth }
        };
        let rows = titles.chain([sum]).enumerate().map(row).collect();
        let is_rounded = figures.iter().any(|column| column.is_rounded);
        let note = facts.note(is_rounded);
        Table {
            caption: self.word("points-table", "value-table"),
            columns,
            rows,
            note,
            ..Table::default()
        }
    }
}
