//! Who is awarded which lot, and why: the table of awards, the rule of sharing out, what was put together or passed over.

use anbud::evaluation::UndecidedCause;
use anbud::record::{
    Allocated, Awarded, CombinationAsked, FigureNumber, LotsRecord, NextBest, Record,
};

use super::title;
use crate::document::{Block, Cell, Column, Row, Section, Table, Text, name, plain, text};
use crate::figures::Per;
use crate::language::Arg;
use crate::report::Facts;

/// What is told about the awards of lots.
pub(crate) struct Awards<'a> {
    /// The record of all lots.
    pub(crate) record: &'a LotsRecord,
    /// What all lots have in common, with the figures of the allocation.
    pub(crate) facts: Facts<'a>,
}

impl<'a> Awards<'a> {
    /// The allocation; none where quality alone was assessed.
    fn allocated(&self) -> Option<&'a Allocated> {
        self.record.allocation.as_ref()
    }

    /// The award of a lot, by its position.
    pub(crate) fn award(&self, lot: usize) -> Option<&'a Awarded> {
        self.allocated()?.awards.get(lot)
    }

    /// The evaluation that a lot is won by; its own where nobody wins it.
    pub(crate) fn evaluation(&self, lot: usize) -> Option<(usize, &'a Record)> {
        let lots = &self.record.lots;
        let number = self.award(lot).and_then(|award| usize::try_from(award.evaluation?).ok());
        let number = number.unwrap_or(lot);
        let again = number.checked_sub(lots.len()).and_then(|at| self.record.again.get(at));
        Some((number, lots.get(number).or(again.map(|again| &again.record))?))
    }

    /// The section on all lots.
    pub(super) fn section(&self) -> Option<Section> {
        let allocated = self.allocated()?;
        let mut blocks =
            vec![Block::paragraph(text(self.rule())), Block::Table(self.table(allocated))];
        blocks.extend(self.sums(allocated).into_iter().map(Block::paragraph));
        Some(self.facts.section("lots", "lots-title", blocks))
    }

    /// How lots are shared out, in words.
    pub(crate) fn rule(&self) -> String {
        let (rules, texts) = (&self.record.rules, self.facts.texts);
        let mut rule = format!("lots-rule-{}", rules.allocation.as_deref().unwrap_or("each"));
        if let Some(total) = &rules.total {
            rule += &format!("-{total}");
        }
        let most = rules.most_per_tenderer.and_then(|most| usize::try_from(most).ok());
        let most = most.map(|most| texts.say("lots-most", &[("count", Arg::Count(most))]));
        [Some(texts.word(&rule)), most].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    fn table(&self, allocated: &Allocated) -> Table {
        let facts = &self.facts;
        let all = |of: fn(&Awarded) -> Option<FigureNumber>| {
            allocated.awards.iter().map(of).collect::<Vec<_>>()
        };
        let prices = facts.column_per(&all(|award| award.price), 2, Per::default());
        let results = facts.column_per(&all(|award| award.result), 4, self.per());
        let row = |(at, award): (usize, &Awarded)| {
            let figures = [Cell::from(prices.at(at)), Cell::from(results.at(at))];
            self.row(at, award, figures)
        };
        let mut table = Table {
            caption: facts.word("lots-caption"),
            columns: self.columns(allocated),
            rows: allocated.awards.iter().enumerate().map(row).collect(),
            note: facts.note(prices.is_rounded || results.is_rounded),
            ..Table::default()
        };
        without_empty_last(&mut table);
        table
    }

    fn columns(&self, allocated: &Allocated) -> Vec<Column> {
        let facts = &self.facts;
        let unit = allocated.awards.iter().find_map(|award| award.result);
        let unit = unit.map(|figure| facts.unit_in_words(facts.unit(figure), self.per()));
        vec![
            Column::words(facts.word("lot")),
            Column::words(facts.word("lots-winner")),
            Column::figures(facts.word("price"), facts.money(0)),
            Column::figures(facts.word("result"), unit.unwrap_or_default()),
            Column::words(facts.word("lots-particulars")),
        ]
    }

    fn row(&self, at: usize, award: &Awarded, [price, result]: [Cell; 2]) -> Row {
        let lot = self.record.rules.lots.get(at).map(|lot| title(self.facts.texts, lot));
        let particulars = self.particulars(award, false).join(" ");
        let lot = name(lot.unwrap_or_default()).into();
        Row::of(vec![lot, self.winner(award).into(), price, result, text(particulars).into()])
    }

    fn winner(&self, award: &Awarded) -> Text {
        let nobody = || text(self.facts.word("lots-nobody"));
        award.tenderer.as_deref().map_or_else(nobody, name)
    }

    /// How results per money are shown, the same for all lots.
    fn per(&self) -> Per {
        let awards = self.allocated().map(|allocated| allocated.awards.as_slice());
        let results = awards.unwrap_or_default().iter().filter_map(|award| award.result);
        let known: Vec<_> = results
            .filter_map(|figure| Some((self.facts.unit(figure), self.facts.value(figure)?.0)))
            .collect();
        let numbers: Vec<_> = known.iter().map(|(_, number)| number).collect();
        known.first().map(|(unit, _)| Per::choose(*unit, &numbers)).unwrap_or_default()
    }

    /// What the lots come to, the next best way, or why nothing is decided.
    fn sums(&self, allocated: &Allocated) -> Vec<Text> {
        let facts = &self.facts;
        let sum = |figure| facts.single(figure, self.per());
        let mut said = Vec::new();
        if let Some(total) = allocated.total.and_then(sum) {
            said.push(facts.texts.text("lots-sum", &[("sum", Arg::Figure(&total))]));
        }
        said.extend(allocated.runner_up.as_ref().map(|next| self.next_best(next)));
        said.extend(self.undecided(allocated));
        said
    }

    fn next_best(&self, next: &NextBest) -> Text {
        let ways: Vec<String> = next.awards.iter().map(|award| self.way(award)).collect();
        let total = self.facts.single(next.total, self.per()).unwrap_or_default();
        let ways = ways.join(", ");
        let with = [("sum", Arg::Figure(&total)), ("ways", Arg::Text(&ways))];
        self.facts.texts.text("lots-next", &with)
    }

    fn way(&self, award: &Awarded) -> String {
        let nobody = self.facts.word("lots-nobody");
        let tenderer = award.tenderer.as_deref().unwrap_or(&nobody);
        format!("{}: {tenderer}", award.lot)
    }

    fn undecided(&self, allocated: &Allocated) -> Option<Text> {
        let undecided = allocated.undecided.as_ref()?;
        let lot = undecided.lot.as_deref().unwrap_or_default();
        let id = match (undecided.cause, lot.is_empty()) {
            (UndecidedCause::Tied, true) => "lots-undecided",
            (UndecidedCause::Tied, false) => "lots-undecided-lot",
            _ => "lots-too-close",
        };
        Some(self.facts.texts.text(id, &[("lot", Arg::Text(lot))]))
    }

    /// To whom a lot goes, and what is to be known of it.
    pub(super) fn of_lot(&self, lot: usize) -> Vec<Block> {
        let Some(award) = self.award(lot) else { return Vec::new() };
        let mut said = vec![self.awarded(award)];
        said.extend(self.particulars(award, false).into_iter().map(text));
        let shared = self.record.rules.allocation.iter();
        said.extend(shared.map(|_| text(self.facts.word("lots-by-itself"))));
        said.into_iter().map(Block::paragraph).collect()
    }

    /// The same in sentences, with the rule it follows from and the sums that were compared.
    pub(crate) fn in_sentences(&self, lot: usize) -> Vec<String> {
        let Some((allocated, award)) = self.allocated().zip(self.award(lot)) else {
            return Vec::new();
        };
        let mut said = vec![plain(&self.awarded(award))];
        said.extend(self.particulars(award, false));
        said.push(self.rule());
        said.extend(self.sums(allocated).iter().map(|sum| plain(sum)));
        said
    }

    fn awarded(&self, award: &Awarded) -> Text {
        let to = |tenderer| [("tenderer", Arg::Text(tenderer))];
        match &award.tenderer {
            Some(tenderer) => self.facts.texts.text("lots-awarded", &to(tenderer)),
            None => text(self.facts.word("lots-awarded-nobody")),
        }
    }

    /// What was put together or passed over, in sentences; without what prices are put together for where they are hidden.
    pub(crate) fn particulars(&self, award: &Awarded, hides_prices: bool) -> Vec<String> {
        let combination = award.combination.and_then(|at| usize::try_from(at).ok());
        let combination = combination.and_then(|at| self.record.combinations.get(at));
        let tenderer = award.tenderer.as_deref().unwrap_or_default();
        let together = combination.map(|asked| self.together(asked, tenderer, hides_prices));
        let passed = (!award.passed_over.is_empty()).then(|| self.passed_over(award));
        together.into_iter().chain(passed).collect()
    }

    fn passed_over(&self, award: &Awarded) -> String {
        let passed = award.passed_over.iter();
        let names: Vec<String> = passed.map(|id| self.tenderer(&award.lot, id)).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let names = self.facts.texts.list(&names);
        self.facts.texts.fill("lots-passed-over", &[("names", &names)])
    }

    fn together(&self, asked: &CombinationAsked, tenderer: &str, hides_prices: bool) -> String {
        let texts = self.facts.texts;
        let lots: Vec<&str> = asked.lots.iter().map(String::as_str).collect();
        let lots = texts.list(&lots);
        let mut with = vec![("tenderer", tenderer), ("lots", &*lots)];
        let discount = asked.discount.as_ref().filter(|_| !hides_prices);
        let discount = discount.map(|discount| self.facts.literal(discount));
        with.extend(discount.as_deref().map(|discount| ("discount", discount)));
        texts.fill(if discount.is_some() { "lots-together-less" } else { "lots-together" }, &with)
    }

    /// Whose tender it is.
    fn tenderer(&self, lot: &str, id: &str) -> String {
        let tender = self.record.lot(lot).and_then(|record| record.tender(id));
        tender.map_or_else(|| id.to_owned(), |tender| tender.tenderer.clone())
    }
}

/// A last column in which nothing stands is left out.
fn without_empty_last(table: &mut Table) {
    let says = |row: &Row| row.cells.last().is_some_and(|cell| !plain(&cell.text).is_empty());
    if !table.rows.iter().any(says) {
        table.columns.pop();
        table.rows.iter_mut().for_each(|row| drop(row.cells.pop()));
    }
}
