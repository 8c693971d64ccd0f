//! How firm the decision is, as a sensitivity analysis tells it: read from its JSON, nothing is worked out here.

use std::collections::BTreeMap;

use anbud::Literal;
use serde::Deserialize;

use super::facts::Facts;
use crate::chart::intervals::{self, Interval};
use crate::chart::{Caption, Width};
use crate::document::{Block, Cell, Column, Drawing, Fact, Item, Row, Section, Table, name, text};
use crate::language::Arg;

/// How firm a decision is: what `anbud sensitivity --format json` tells. Parts that are missing are left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Sensitivity {
    /// Weights, each with the interval within which the winner stays.
    pub weights: Vec<WeightRange>,
    /// The smallest changes that change the winner.
    pub flips: Vec<Flip>,
    /// Who would win if something were left out.
    pub leave_one_out: Vec<LeftOut>,
    /// How often each tender takes each place over many weightings.
    pub acceptability: Option<Acceptability>,
}

/// The interval of a weight within which the winner stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct WeightRange {
    /// The criterion.
    pub criterion: String,
    /// The stated weight.
    pub weight: String,
    /// The least weight.
    pub from: Option<String>,
    /// The greatest weight.
    pub to: Option<String>,
    /// Who would win beyond.
    pub then: Option<String>,
}

/// A smallest change.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Flip {
    /// What is changed: `weight`, `score`, `price`, `evaluator`, `group`.
    pub what: String,
    /// Of which one.
    pub id: String,
    /// What it is.
    pub from: Option<String>,
    /// What it would have to be.
    pub to: Option<String>,
    /// Who would win then.
    pub then: Option<String>,
}

/// The winner without something.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct LeftOut {
    /// What is left out.
    pub what: String,
    /// Which one.
    pub id: String,
    /// Who would win.
    pub winner: Option<String>,
}

/// How often each tender takes each place.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Acceptability {
    /// How many weightings were drawn.
    pub samples: u64,
    /// The seed they were drawn from.
    pub seed: u64,
    /// For each tender the shares of the places, from the first on.
    pub shares: BTreeMap<String, Vec<String>>,
}

/// How firm the decision is; none where that was not worked out.
pub(super) fn section(facts: &Facts<'_>) -> Option<Section> {
    let known = facts.sensitivity?;
    let mut blocks = vec![Block::paragraph(text(facts.word("firm-intro")))];
    blocks.extend(weights(facts, &known.weights));
    blocks.extend(flips(facts, &known.flips));
    blocks.extend(left_out(facts, &known.leave_one_out));
    blocks.extend(known.acceptability.as_ref().and_then(|known| shares(facts, known)));
    (blocks.len() > 1).then(|| facts.section("firm", "firm-title", blocks))
}

/// For the card: the weight that changes the winner.
pub(super) fn nearest(facts: &Facts<'_>) -> Option<Fact> {
    let flip = facts.sensitivity?.flips.iter().find(|flip| flip.what == "weight")?;
    let (from, to) = (decimal(facts, flip.from.as_deref()?), decimal(facts, flip.to.as_deref()?));
    let title = facts.title_of(&flip.id);
    let args = [("title", Arg::Text(title)), ("from", Arg::Text(&from))];
    Some(Fact {
        label: facts.word("card-holds"),
        value: text(facts.texts.say("percent", &[("figure", Arg::Text(&to))])),
        note: facts.texts.text("card-holds-note", &args),
    })
}

fn weights(facts: &Facts<'_>, weights: &[WeightRange]) -> Vec<Block> {
    if weights.is_empty() {
        return Vec::new();
    }
    let columns = vec![
        Column::words(facts.word("criterion")),
        Column::figures(facts.word("firm-stated"), "%"),
        Column::figures(facts.word("firm-from"), "%"),
        Column::figures(facts.word("firm-to"), "%"),
        Column::words(facts.word("firm-then")),
    ];
    let row = |range: &WeightRange| Row {
        cells: vec![
            name(facts.title_of(&range.criterion)).into(),
            text(decimal(facts, &range.weight)).into(),
            optional(facts, range.from.as_ref()),
            optional(facts, range.to.as_ref()),
            name(range.then.as_ref().map(|then| facts.name_of(then)).unwrap_or_default()).into(),
        ],
        ..Row::default()
    };
    let caption = facts.word("firm-weights");
    let table = Table::new(caption, columns, weights.iter().map(row).collect());
    vec![Block::Chart(ranges(facts, weights)), Block::Table(table)]
}

fn ranges(facts: &Facts<'_>, weights: &[WeightRange]) -> Drawing {
    let number =
        |text: Option<&str>, or: f64| text.and_then(|text| text.parse().ok()).unwrap_or(or);
    let interval = |range: &WeightRange| Interval {
        name: facts.title_of(&range.criterion).to_owned(),
        from: number(range.from.as_deref(), 0.0),
        to: number(range.to.as_deref(), 100.0),
        at: number(Some(&range.weight), 0.0),
    };
    let intervals: Vec<Interval> = weights.iter().map(interval).collect();
    let caption = Caption {
        id: "weights".into(),
        title: facts.word("firm-weights-chart"),
        description: facts.word("firm-weights-about"),
    };
    let drawings = Width::ALL.map(|width| intervals::draw(width, &caption, &intervals));
    Drawing { drawings: drawings.into(), ..Drawing::default() }
}

fn flips(facts: &Facts<'_>, flips: &[Flip]) -> Vec<Block> {
    if flips.is_empty() {
        return Vec::new();
    }
    let titles = ["firm-what", "firm-now", "firm-changed", "firm-would-win"];
    let row = |flip: &Flip| {
        let sentence = format!("firm-{}", flip.what);
        let title = facts.title_of(&flip.id);
        let what = match facts.texts.knows(&sentence) {
            true => facts.texts.text(&sentence, &[("id", Arg::Text(title))]),
            false => name(format!("{} {title}", flip.what)),
        };
        let then = flip.then.as_ref().map(|then| facts.name_of(then)).unwrap_or_default();
        let cells = vec![
            what.into(),
            optional(facts, flip.from.as_ref()),
            optional(facts, flip.to.as_ref()),
            name(then).into(),
        ];
        Row::of(cells)
    };
    let columns = titles.map(|title| Column::words(facts.word(title))).into();
    let rows = flips.iter().map(row).collect();
    vec![Block::Table(Table::new(facts.word("firm-flips"), columns, rows))]
}

fn left_out(facts: &Facts<'_>, tried: &[LeftOut]) -> Vec<Block> {
    if tried.is_empty() {
        return Vec::new();
    }
    let winner = facts.winner().map(|winner| winner.id.as_str());
    let changed = tried.iter().filter(|left| left.winner.as_deref() != winner);
    let item = |left: &LeftOut| {
        let then = left.winner.as_ref().map_or_else(|| "–".to_owned(), |then| facts.name_of(then));
        Item { text: name(format!("{}: {then}", facts.title_of(&left.id))), details: Vec::new() }
    };
    let items: Vec<Item> = changed.map(item).collect();
    if items.is_empty() {
        let count = [("count", Arg::Count(tried.len()))];
        return vec![Block::paragraph(facts.texts.text("firm-out-none", &count))];
    }
    vec![Block::paragraph(text(facts.word("firm-out-some"))), Block::List { items }]
}

fn shares(facts: &Facts<'_>, known: &Acceptability) -> Option<Block> {
    let places = known.shares.values().map(Vec::len).max().filter(|places| *places > 0)?;
    let mut columns = vec![Column::words(facts.word("tenderer"))];
    columns.extend(
        (1..=places).map(|place| Column::figures(format!("{} {place}", facts.word("place")), "")),
    );
    let row = |(id, shares): (&String, &Vec<String>)| {
        let mut cells: Vec<Cell> = vec![name(facts.name_of(id)).into()];
        cells.extend(shares.iter().map(|share| Cell::from(text(decimal(facts, share)))));
        cells.resize(places + 1, Cell::default());
        Row::of(cells)
    };
    let [samples, seed] =
        [known.samples, known.seed].map(|count| facts.texts.number(&count.to_string()));
    let args = [("samples", Arg::Text(&samples)), ("seed", Arg::Text(&seed))];
    let caption = facts.texts.say("firm-shares", &args);
    let rows = known.shares.iter().map(row).collect();
    Some(Block::Table(Table::new(caption, columns, rows)))
}

fn optional(facts: &Facts<'_>, text_of: Option<&String>) -> Cell {
    text(text_of.map(|number| decimal(facts, number)).unwrap_or_default()).into()
}

/// A decimal text in the form of the language; anything else as it is.
fn decimal(facts: &Facts<'_>, number: &str) -> String {
    if number.parse::<Literal>().is_ok() { facts.literal(number) } else { number.to_owned() }
}
