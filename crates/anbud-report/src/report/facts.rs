//! What sections read: the record, the sentences of a language, and figures set in its form.

use std::collections::BTreeMap;

use anbud::evaluation::Status;
use anbud::exact::Decimals;
use anbud::record::{Criterion, FigureNumber, Record, Tender};
use anbud::{Exact, Unit};

use super::Sensitivity;
use crate::document::{Block, Section, Span, Style};
use crate::figures::{Per, decimals_of, decimals_up_to};
use crate::language::{Arg, Texts};

/// A name that heads a column has at most so many letters.
const SHORT: usize = 60;

/// What sections read.
pub(crate) struct Facts<'a> {
    /// The record.
    pub(crate) record: &'a Record,
    /// The sentences.
    pub(crate) texts: &'a Texts,
    /// How firm the decision is, where that was worked out.
    pub(crate) sensitivity: Option<&'a Sensitivity>,
    /// How many criteria stand above each.
    pub(crate) depths: Vec<usize>,
    /// Where there are several lots: what identifiers in the page begin with.
    pub(crate) prefix: String,
    /// Where lots are shared out: the tender that is awarded the lot, or that none is.
    pub(crate) award: Option<Option<&'a str>>,
}

/// A column of figures as it is written.
#[derive(Debug, Clone, Default)]
pub(crate) struct Figures {
    /// The figures; none where one is not known.
    pub(crate) spans: Vec<Option<Span>>,
    /// Whether some figure is rounded here.
    pub(crate) is_rounded: bool,
}

impl Figures {
    /// The figure of a row.
    pub(crate) fn at(&self, row: usize) -> Option<Span> {
        self.spans.get(row).cloned().flatten()
    }
}

impl<'a> Facts<'a> {
    pub(crate) fn new(
        record: &'a Record,
        texts: &'a Texts,
        sensitivity: Option<&'a Sensitivity>,
    ) -> Self {
        let depths = depths(&record.rules.criteria);
        Facts { record, texts, sensitivity, depths, prefix: String::new(), award: None }
    }

    /// An identifier of its own in the page.
    pub(crate) fn id(&self, id: &str) -> String {
        format!("{}{id}", self.prefix)
    }

    /// A word or sentence without anything to fill in.
    pub(crate) fn word(&self, id: &str) -> String {
        self.texts.word(id)
    }

    /// What a figure is worth, and whether it is exact.
    pub(crate) fn value(&self, figure: FigureNumber) -> Option<(Exact, bool)> {
        let figure = self.record.figure(figure)?;
        Some((worth(&figure.value)?, !figure.approximate))
    }

    /// Whether a condition holds.
    pub(crate) fn holds(&self, figure: Option<FigureNumber>) -> bool {
        let found = figure.and_then(|figure| self.record.figure(figure));
        found.is_some_and(|figure| figure.value == "true")
    }

    /// The unit of a figure.
    pub(crate) fn unit(&self, figure: FigureNumber) -> Unit {
        self.record.figure(figure).map_or(Unit::Free, |figure| unit_of(&figure.unit))
    }

    /// Figures under each other, with the point moved: as many decimals as they need up to `most`, more where different ones
    /// would look alike.
    pub(crate) fn column_per(
        &self,
        figures: &[Option<FigureNumber>],
        most: u32,
        per: Per,
    ) -> Figures {
        self.set(figures, |exact| per.shift(exact), |numbers| decimals_of(numbers, most))
    }

    /// Several columns with the same decimals, never more than this.
    pub(crate) fn plain_columns(
        &self,
        columns: &[Vec<Option<FigureNumber>>],
        most: u32,
    ) -> Vec<Figures> {
        let all = self.plain_column(&columns.concat(), most);
        let mut rest = all.spans.into_iter();
        let figures = |column: &Vec<Option<FigureNumber>>| Figures {
            spans: rest.by_ref().take(column.len()).collect(),
            is_rounded: all.is_rounded,
        };
        columns.iter().map(figures).collect()
    }

    /// Figures among many others: never more decimals than this.
    pub(crate) fn plain_column(&self, figures: &[Option<FigureNumber>], most: u32) -> Figures {
        self.set(figures, Exact::clone, |numbers| decimals_up_to(numbers, most))
    }

    fn set(
        &self,
        figures: &[Option<FigureNumber>],
        shift: impl Fn(&Exact) -> Exact,
        decimals: impl Fn(&[&Exact]) -> u32,
    ) -> Figures {
        let worth = |figure: &Option<FigureNumber>| {
            let figure = (*figure)?;
            self.value(figure).map(|(value, exact)| (figure, shift(&value), exact))
        };
        let known: Vec<_> = figures.iter().map(worth).collect();
        let numbers: Vec<&Exact> = known.iter().flatten().map(|(_, number, _)| number).collect();
        let is_money = figures.iter().flatten().any(|figure| self.unit(*figure) == Unit::MONEY);
        let decimals = match decimals(&numbers) {
            // nobody writes 100.5 kronor
            1 if is_money => 2,
            decimals => decimals,
        };
        let is_rounded = numbers.iter().any(|number| !number.has_decimals(decimals));
        let span = |(figure, number, exact): &(FigureNumber, Exact, bool)| {
            let text = self.texts.number(&number.decimal(Decimals::Fixed(decimals)));
            Span::figure(self.marked(&text, *exact), *figure)
        };
        Figures { spans: known.iter().map(|one| one.as_ref().map(span)).collect(), is_rounded }
    }

    /// A figure alone, in its unit, with the point moved; marked where it is not the figure itself.
    pub(crate) fn single(&self, figure: FigureNumber, per: Per) -> Option<Span> {
        let (value, exact) = self.value(figure)?;
        let mut shown = crate::figures::shown(&per.shift(&value), exact);
        let cents = shown.text.split_once('.').map_or(0, |(_, fraction)| fraction.len());
        if cents == 1 && self.unit(figure) == Unit::MONEY {
            shown.text.push('0');
        }
        let text = self.marked(&self.texts.number(&shown.text.replace(' ', "")), shown.is_exact);
        let unit = self.unit_in_words(self.unit(figure), per);
        let text = if unit.is_empty() { text } else { format!("{text}\u{a0}{unit}") };
        Some(Span::figure(text, figure))
    }

    /// A share as a percentage.
    pub(crate) fn percent(&self, figure: FigureNumber) -> Option<Span> {
        let (value, exact) = self.value(figure)?;
        let hundredfold = &value * &Exact::whole(100);
        let exact = exact && hundredfold.has_decimals(2);
        let text = self.texts.number(&hundredfold.decimal(Decimals::AtMost(2)));
        let text = self.texts.say("percent", &[("figure", Arg::Text(&text))]);
        Some(Span::figure(self.marked(&text, exact), figure))
    }

    /// A text, marked where it is not the figure itself.
    pub(crate) fn marked(&self, text: &str, exact: bool) -> String {
        match exact {
            true => text.to_owned(),
            false => self.texts.say("approximately", &[("figure", Arg::Text(text))]),
        }
    }

    /// What is written in the rules, such as `0.5` or `8 %`, in the form of the language.
    pub(crate) fn literal(&self, text: &str) -> String {
        match text.strip_suffix('%') {
            Some(number) => self.in_percent(&self.texts.number(number.trim_end())),
            None if text.parse::<anbud::Literal>().is_ok() => self.texts.number(text),
            None => text.to_owned(),
        }
    }

    /// A rule for equal results, such as `lowest price`, in words of the language.
    pub(crate) fn tie(&self, rule: &str) -> String {
        self.texts.tie(rule)
    }

    fn in_percent(&self, number: &str) -> String {
        self.texts.say("percent", &[("figure", Arg::Text(number))])
    }

    /// How results per money are shown, the same for all tenders.
    pub(crate) fn per_of_results(&self) -> Per {
        let results: Vec<FigureNumber> =
            self.record.tenders.iter().filter_map(|tender| tender.result).collect();
        let values: Vec<Exact> =
            results.iter().filter_map(|figure| Some(self.value(*figure)?.0)).collect();
        let numbers: Vec<&Exact> = values.iter().collect();
        results.first().map(|first| Per::choose(self.unit(*first), &numbers)).unwrap_or_default()
    }

    /// A unit in words: `points per million SEK`; empty for a pure number.
    pub(crate) fn unit_in_words(&self, unit: Unit, per: Per) -> String {
        self.texts.unit(unit, per, self.currency())
    }

    /// An amount of money with so many zeros: `million SEK`.
    pub(crate) fn money(&self, zeros: u32) -> String {
        self.texts.say(&format!("amount-{zeros}"), &[("currency", Arg::Text(self.currency()))])
    }

    fn currency(&self) -> &'a str {
        &self.record.rules.procurement.currency
    }

    /// The name of a tender: its tenderer, with the id where the tenderer has several.
    pub(crate) fn name(&self, tender: &Tender) -> String {
        let same = self.record.tenders.iter().filter(|other| other.tenderer == tender.tenderer);
        match same.count() {
            0 | 1 => tender.tenderer.clone(),
            _ => format!("{} ({})", tender.tenderer, tender.id),
        }
    }

    /// The name of a tender where there is little room: a very long one is cut.
    pub(crate) fn short_name(&self, tender: &Tender) -> String {
        let name = self.name(tender);
        match name.char_indices().nth(SHORT) {
            Some((end, _)) => format!("{}…", name.split_at(end).0.trim_end()),
            None => name,
        }
    }

    /// The name of a tender with its place before it.
    pub(crate) fn numbered(&self, tender: &Tender) -> String {
        let name = self.name(tender);
        tender.place.map_or(name.clone(), |place| format!("{place}  {name}"))
    }

    /// The name of the tender with this id.
    pub(crate) fn name_of(&self, id: &str) -> String {
        self.record.tender(id).map_or_else(|| id.to_owned(), |tender| self.name(tender))
    }

    /// The place of a tender as tables show it.
    pub(crate) fn place(&self, tender: &Tender) -> String {
        let without = || self.word(without_place(tender.status));
        tender.place.map_or_else(without, |place| place.to_string())
    }

    /// The tenders that were not rejected, in the order of the result.
    pub(crate) fn field(&self) -> Vec<&'a Tender> {
        let tenders = self.record.tenders.iter();
        tenders.filter(|tender| tender.status != Status::Rejected).collect()
    }

    /// The best tender, where one is decided.
    pub(crate) fn winner(&self) -> Option<&'a Tender> {
        self.record.tenders.iter().find(|tender| self.is_winner(tender))
    }

    /// Whether a tender won.
    pub(crate) fn is_winner(&self, tender: &Tender) -> bool {
        match self.award {
            Some(award) => award == Some(tender.id.as_str()),
            None => tender.place == Some(1) && tender.status == Status::Ranked,
        }
    }

    /// The title of a criterion or requirement; the identifier where it has none.
    pub(crate) fn title_of<'s>(&self, id: &'s str) -> &'s str
    where
        'a: 's,
    {
        let criteria = &self.record.rules.criteria;
        criteria.iter().find(|criterion| criterion.id == id).map_or(id, |found| &found.title)
    }

    /// The criteria from the top down, each with its position in the rules and its depth.
    pub(crate) fn tree(&self) -> Vec<(usize, &'a Criterion, usize)> {
        let mut below: BTreeMap<Option<&str>, Vec<usize>> = BTreeMap::new();
        let criteria = &self.record.rules.criteria;
        for (at, criterion) in criteria.iter().enumerate() {
            below.entry(criterion.parent.as_deref()).or_default().push(at);
        }
        let mut open: Vec<usize> = below.get(&None).cloned().unwrap_or_default();
        open.reverse();
        let mut tree = Vec::new();
        while let Some(at) = open.pop() {
            let (Some(criterion), Some(depth)) = (criteria.get(at), self.depths.get(at)) else {
                continue;
            };
            tree.push((at, criterion, *depth));
            open.extend(below.get(&Some(criterion.id.as_str())).into_iter().flatten().rev());
        }
        tree
    }

    /// Whether criteria yield money.
    pub(crate) fn has_value(&self) -> bool {
        self.record.rules.criteria.iter().any(|rules| rules.money)
    }

    /// A section; its heading is a word of the language.
    pub(crate) fn section(&self, id: &str, title: &str, blocks: Vec<Block>) -> Section {
        Section { id: self.id(id), title: self.word(title), blocks, ..Section::default() }
    }

    /// A note below tables in which figures are rounded; empty where none is.
    pub(crate) fn note(&self, is_rounded: bool) -> String {
        if is_rounded { self.word("rounded-here") } else { String::new() }
    }

    /// A text that others have written, as part of a sentence.
    pub(crate) fn named(&self, text: &str) -> Span {
        Span::styled(text, Style::Name)
    }
}

/// The word for a tender that has no place.
fn without_place(status: Status) -> &'static str {
    match status {
        Status::Rejected => "rejected",
        Status::Unplaced => "unplaced",
        Status::Undecided => "undecided-place",
        Status::Ranked | Status::Assessed => "no-place",
    }
}

/// The number that a record writes; a condition counts as 1 or 0.
fn worth(value: &str) -> Option<Exact> {
    match value {
        "true" => Some(Exact::ONE),
        "false" => Some(Exact::ZERO),
        number => number.parse().ok(),
    }
}

/// How many criteria stand above each; a record that was tampered with cannot make this run for ever.
fn depths(criteria: &[Criterion]) -> Vec<usize> {
    let parent = |criterion: &Criterion| -> Option<&Criterion> {
        let parent = criterion.parent.as_deref()?;
        criteria.iter().find(|other| other.id == parent)
    };
    let above = |criterion| std::iter::successors(parent(criterion), |above| parent(above));
    criteria.iter().map(|criterion| above(criterion).take(criteria.len()).count()).collect()
}

/// The unit that a record writes as `money`, `points`, `number` or `money^-1 points^1`.
fn unit_of(text: &str) -> Unit {
    match text {
        "money" => Unit::MONEY,
        "points" => Unit::POINTS,
        "number" => Unit::NUMBER,
        other => powers(other).unwrap_or(Unit::Free),
    }
}

fn powers(text: &str) -> Option<Unit> {
    let (money, points) = text.split_once(' ')?;
    let money = money.strip_prefix("money^")?.parse().ok()?;
    let points = points.strip_prefix("points^")?.parse().ok()?;
    Some(Unit::Known { money, points })
}

#[cfg(test)]
mod tests {
    use super::unit_of;
    use anbud::Unit;

    #[test]
    fn units_are_read_as_they_are_written() {
        let units =
            [Unit::MONEY, Unit::POINTS, Unit::NUMBER, Unit::Free, Unit::POINTS.over(Unit::MONEY)];
        for unit in units {
            assert_eq!(unit_of(&unit.to_string()), unit);
        }
    }
}
