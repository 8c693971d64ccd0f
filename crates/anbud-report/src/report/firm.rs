//! How firm the decision is, as a sensitivity analysis tells it: read from its JSON, nothing is worked out here.

use std::collections::{BTreeMap, BTreeSet};

use anbud::Literal;
use anbud::exact::Decimals;
use serde::Deserialize;

use super::facts::Facts;
use crate::chart::intervals::{self, Interval};
use crate::chart::{Caption, Width};
use crate::document::{
    Block, Cell, Column, Drawing, Fact, Item, Row, Section, Table, Text, name, text,
};
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
    /// The same tenders under other models, as information.
    pub models: Vec<OtherModel>,
}

/// The same tenders under another model.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct OtherModel {
    /// The model.
    pub model: String,
    /// Who would win; none where nobody alone would, or where it cannot be told.
    pub winner: Option<String>,
    /// The tenders in their order.
    pub order: Vec<String>,
    /// Why it cannot be told.
    pub cannot: Option<String>,
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
    /// Who would win below.
    pub then_below: Option<String>,
}

/// A smallest change.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Flip {
    /// What is changed: `weight`, `price`, `unit-price`, `discount`, `score`, `group`, `evaluator`.
    pub what: String,
    /// Of which one.
    pub id: String,
    /// Of which tender, where it is one's alone.
    pub tender: Option<String>,
    /// What it is.
    pub from: Option<String>,
    /// What it would have to be.
    pub to: Option<String>,
    /// Who would win then.
    pub then: Option<String>,
    /// Whether it is turned by more of it, `up`, or by less, `down`.
    pub direction: Option<String>,
    /// Whether any change this way decides.
    pub tied: bool,
}

/// The winner without something.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct LeftOut {
    /// What is left out.
    pub what: String,
    /// Which one.
    pub id: String,
    /// Who would win; none where nobody alone would.
    pub winner: Option<String>,
    /// Whether the rest could be evaluated; else the winner says nothing.
    pub known: Option<bool>,
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

/// What a finding about a single evaluator is called.
const EVALUATOR: &str = "evaluator";
/// So many places have a column: more do not fit on a page.
const PLACES_MAX: usize = 3;
/// So many changes of one kind are told, such as of single scores.
const OF_EACH_KIND: usize = 6;

/// How firm the decision is; none where that was not worked out.
pub(super) fn section(facts: &Facts<'_>) -> Option<Section> {
    let known = facts.sensitivity?;
    let mut blocks = vec![Block::paragraph(text(facts.word("firm-intro")))];
    blocks.extend(weights(facts, &known.weights));
    blocks.extend(flips(facts, &known.flips));
    blocks.extend(left_out(facts, &known.leave_one_out));
    blocks.extend(known.acceptability.iter().flat_map(|known| shares(facts, known)));
    blocks.extend(models(facts, &known.models));
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
            otherwise(facts, range).into(),
        ],
        ..Row::default()
    };
    let caption = facts.word("firm-weights");
    let table = Table::new(caption, columns, weights.iter().map(row).collect());
    vec![Block::Chart(ranges(facts, weights)), Block::Table(table)]
}

/// What something is called: a tender by its tenderer, a criterion by its title; with the tender it belongs to.
fn called(facts: &Facts<'_>, what: &str, id: &str, tender: Option<&str>) -> String {
    let title = match what {
        "price" | "tender" => return facts.name_of(id),
        EVALUATOR => numbered(facts, id),
        _ => facts.title_of(id).to_owned(),
    };
    match tender {
        Some(tender) => format!("{title} ({})", facts.name_of(tender)),
        None => title,
    }
}

/// An evaluator by a number, in the order of their ids: a report leaves the house, and names nobody.
fn numbered(facts: &Facts<'_>, id: &str) -> String {
    let left_out = facts.sensitivity.iter().flat_map(|known| &known.leave_one_out);
    let all = left_out.filter(|left| left.what == EVALUATOR).map(|left| &*left.id);
    let before: BTreeSet<&str> = all.filter(|other| *other < id).collect();
    facts.texts.counted("firm-one-evaluator", before.len() + 1, &[])
}

/// Who would win with a weight outside of the interval: below it, beyond it.
fn otherwise(facts: &Facts<'_>, range: &WeightRange) -> Text {
    let others = [&range.then_below, &range.then].into_iter().flatten();
    let mut names: Vec<String> = others.map(|then| facts.name_of(then)).collect();
    names.dedup();
    name(names.join(" · "))
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
    let (told, others) = nearest_of_each(flips);
    let row = |flip: &Flip| {
        let sentence = format!("firm-{}", flip.what);
        let title = &called(facts, &flip.what, &flip.id, flip.tender.as_deref());
        let what = match facts.texts.knows(&sentence) {
            true => facts.texts.text(&sentence, &[("id", Arg::Text(title))]),
            false => name(format!("{} {title}", flip.what)),
        };
        let nobody = || facts.word("firm-nobody");
        let then = flip.then.as_ref().map_or_else(nobody, |then| facts.name_of(then));
        let cells = vec![
            what.into(),
            // to scores of many something is added, whatever they are
            flip.from
                .as_ref()
                .filter(|_| !is_added(flip))
                .map(|from| measured(facts, flip, from))
                .unwrap_or_default(),
            changed(facts, flip),
            name(then).into(),
        ];
        Row::of(cells)
    };
    let columns = titles.map(|title| Column::words(facts.word(title))).into();
    let rows = told.into_iter().map(row).collect();
    let table = Block::Table(Table::new(facts.word("firm-flips"), columns, rows));
    let more = || facts.texts.text("firm-flips-more", &[("count", Arg::Count(others))]);
    let note = (others > 0).then(|| Block::paragraph(more()));
    [table].into_iter().chain(note).collect()
}

/// The smallest changes of each kind, which stand first, and how many others there are.
fn nearest_of_each(flips: &[Flip]) -> (Vec<&Flip>, usize) {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut told = Vec::new();
    for flip in flips {
        let count = seen.entry(&flip.what).or_default();
        *count += 1;
        if *count <= OF_EACH_KIND {
            told.push(flip);
        }
    }
    let others = flips.len() - told.len();
    (told, others)
}

/// What it would have to be; in words where any change decides.
fn changed(facts: &Facts<'_>, flip: &Flip) -> Cell {
    match (flip.tied, flip.direction.as_deref()) {
        (true, Some("up")) => text(facts.word("sens-any-more")).into(),
        (true, Some("down")) => text(facts.word("sens-any-less")).into(),
        _ => flip.to.as_ref().map(|to| measured(facts, flip, to)).unwrap_or_default(),
    }
}

/// Whether it is told by how much scores would have to be others, and not to what they would be changed.
fn is_added(flip: &Flip) -> bool {
    [EVALUATOR, "group"].contains(&&*flip.what)
}

/// A figure of a change with its unit: a share of the weights, or money.
fn measured(facts: &Facts<'_>, flip: &Flip, number: &str) -> Cell {
    let sign = if is_added(flip) && !number.starts_with('-') { "+" } else { "" };
    let number = sign.to_owned() + &decimal(facts, number);
    let unit = match &*flip.what {
        "weight" | "discount" => "%".to_owned(),
        "price" | "unit-price" => facts.money(0),
        _ => return text(number).into(),
    };
    text(format!("{number} {unit}")).into()
}

/// Who would win under other models, those that could be tried.
fn models(facts: &Facts<'_>, models: &[OtherModel]) -> Option<Block> {
    let tried = models.iter().filter(|model| model.cannot.is_none());
    let names = |ids: &[String]| ids.iter().map(|id| facts.name_of(id)).collect::<Vec<_>>();
    let row = |model: &OtherModel| {
        let nobody = || facts.word("no-place");
        let winner = model.winner.as_ref().map_or_else(nobody, |winner| facts.name_of(winner));
        let cells = [model.model.clone(), winner, names(&model.order).join(", ")];
        Row::of(cells.map(|cell| name(cell).into()).into())
    };
    let rows: Vec<Row> = tried.map(row).collect();
    let columns = ["sens-model", "firm-would-win", "sens-order"];
    let columns = columns.map(|title| Column::words(facts.word(title))).into();
    let caption = facts.word("firm-models");
    (!rows.is_empty()).then(|| Block::Table(Table::new(caption, columns, rows)))
}

fn left_out(facts: &Facts<'_>, tried: &[LeftOut]) -> Vec<Block> {
    if tried.is_empty() {
        return Vec::new();
    }
    let winner = facts.winner().map(|winner| winner.id.as_str());
    // without the winner itself another wins, as anybody knows
    let is_winner = |left: &LeftOut| left.what == "tender" && winner == Some(&*left.id);
    let tried: Vec<&LeftOut> = tried.iter().filter(|left| !is_winner(left)).collect();
    let known = tried.iter().copied().filter(|left| left.known != Some(false));
    let changed = known.filter(|left| left.winner.as_deref() != winner);
    let item = |left: &LeftOut| {
        let what = called(facts, &left.what, &left.id, None);
        let mut args = vec![("what", Arg::Text(&what))];
        let then = left.winner.as_ref().map(|then| facts.name_of(then));
        args.extend(then.as_ref().map(|then| ("then", Arg::Text(then))));
        let id = if then.is_some() { "firm-without" } else { "firm-without-nobody" };
        Item { text: facts.texts.text(id, &args), details: Vec::new() }
    };
    let items: Vec<Item> = changed.map(item).collect();
    if items.is_empty() {
        let count = [("count", Arg::Count(tried.len()))];
        return vec![Block::paragraph(facts.texts.text("firm-out-none", &count))];
    }
    vec![Block::paragraph(text(facts.word("firm-out-some"))), Block::List { items }]
}

fn shares(facts: &Facts<'_>, known: &Acceptability) -> Vec<Block> {
    let all = known.shares.values().map(Vec::len).max().unwrap_or_default();
    if all == 0 {
        return Vec::new();
    }
    let places = all.min(PLACES_MAX);
    let mut columns = vec![Column::words(facts.word("tenderer"))];
    let place = |place| Column::figures(format!("{} {place}", facts.word("place")), "%");
    columns.extend((1..=places).map(place));
    let row = |(id, shares): (&String, &Vec<String>)| {
        let mut cells: Vec<Cell> = vec![name(facts.name_of(id)).into()];
        let first = shares.iter().take(places);
        cells.extend(first.map(|share| Cell::from(text(percent(facts, share)))));
        cells.resize(places + 1, Cell::default());
        Row::of(cells)
    };
    let [samples, seed] =
        [known.samples, known.seed].map(|count| facts.texts.number(&count.to_string()));
    let args = [("samples", Arg::Text(&samples)), ("seed", Arg::Text(&seed))];
    let caption = facts.texts.say("firm-shares", &args);
    // in the order of the ranking
    let field = facts.field();
    let place = |id: &String| field.iter().position(|tender| tender.id == *id);
    let mut shares: Vec<_> = known.shares.iter().collect();
    shares.sort_by_key(|(id, _)| place(id));
    let rows = shares.into_iter().map(row).collect();
    let table = Block::Table(Table::new(caption, columns, rows));
    let note = (all > places).then(|| Block::paragraph(text(facts.word("firm-shares-first"))));
    [table].into_iter().chain(note).collect()
}

fn optional(facts: &Facts<'_>, text_of: Option<&String>) -> Cell {
    text(text_of.map(|number| decimal(facts, number)).unwrap_or_default()).into()
}

/// A share in percent, in the form of the language.
fn percent(facts: &Facts<'_>, share: &str) -> String {
    match share.parse::<Literal>() {
        Ok(share) => {
            let hundredfold = &share.exact() * &anbud::Exact::whole(100);
            decimal(facts, &hundredfold.decimal(Decimals::AtMost(10)))
        }
        Err(_) => share.to_owned(),
    }
}

/// A decimal text in the form of the language, with at most two decimals and marked where it had more; anything else as it is.
fn decimal(facts: &Facts<'_>, number: &str) -> String {
    let Ok(literal) = number.parse::<Literal>() else { return number.to_owned() };
    let value = literal.exact();
    let text = facts.texts.number(&value.decimal(Decimals::AtMost(2)));
    facts.marked(&text, value.has_decimals(2))
}
