//! Price against quality, with lines that join what is worth the same where the award formula says so plainly.

use anbud::Exact;
use anbud::evaluation::Scope;
use anbud::procedure::Kind;
use anbud::record::{FigureNumber, Tender};

use super::facts::Facts;
use crate::chart::scatter::{self, Equal, Point, Scatter};
use crate::chart::{Caption, Width, position};
use crate::document::{Block, Drawing, Item, Section, Span, Style};
use crate::language::Arg;

/// A figure of a tender.
type Of = fn(&Tender) -> Option<FigureNumber>;

/// Award formulas that say plainly what is worth the same, as they are written in the catalogue, and what is drawn then.
const PLAIN: &[(&str, Equal, Of)] = &[
    ("quality-per-price", Equal::Ray, |tender| tender.quality),
    ("price-per-quality", Equal::Ray, |tender| tender.quality),
    ("adjusted-bid", Equal::Ray, |tender| tender.quality),
    ("value-deduction", Equal::Rising, |tender| tender.value),
    ("value-addition", Equal::Rising, |tender| tender.value),
];

/// The chart; none where a price or a quality is missing, or nothing is asked for but the price.
pub(super) fn section(facts: &Facts<'_>) -> Option<Section> {
    let asks_quality = facts.record.rules.criteria.iter().any(|it| it.kind == Kind::Quality);
    if facts.record.scope == Scope::Quality || !asks_quality {
        return None;
    }
    let (scatter, about) = chart(facts)?;
    let id = facts.id("price-quality");
    let title = match scatter.equal {
        Equal::Rising => facts.word("price-value"),
        _ => facts.word("price-quality"),
    };
    let caption = Caption { id: id.clone(), title: title.clone(), description: facts.word(about) };
    let number = |text: &str| facts.texts.number(text);
    let drawings = Width::ALL.map(|width| scatter::draw(width, &caption, &scatter, &number));
    let note = facts.word(note(scatter.equal, facts));
    let drawing = Drawing { legend: Vec::new(), drawings: drawings.into(), note };
    let mut blocks = vec![Block::Chart(drawing)];
    blocks.extend(key(facts, &scatter));
    Some(Section { id, title, blocks, ..Section::default() })
}

/// The sentence about the lines, or why there are none.
fn note(equal: Equal, facts: &Facts<'_>) -> &'static str {
    let award = &facts.record.rules.award;
    match equal {
        Equal::Ray => "equal-ray",
        Equal::Rising => "equal-rising",
        Equal::Falling => "equal-falling",
        Equal::Nowhere if !award.absolute => "equal-nowhere-relative",
        Equal::Nowhere if award.model.is_none() => "equal-nowhere-own",
        Equal::Nowhere => "equal-nowhere",
    }
}

/// The names behind the numbers, where points have numbers.
fn key(facts: &Facts<'_>, scatter: &Scatter) -> Option<Block> {
    let number = |text: &str| facts.texts.number(text);
    if !scatter::is_numbered(scatter, &number) {
        return None;
    }
    let item = |point: &Point| {
        let number = Span::plain(format!("{}  ", point.number));
        Item { text: vec![number, Span::styled(&point.name, Style::Name)], details: Vec::new() }
    };
    let items = scatter.points.iter().map(item).collect();
    Some(Block::Key { title: facts.word("points-numbered"), items })
}

/// What is drawn, and the sentence about it.
fn chart(facts: &Facts<'_>) -> Option<(Scatter, &'static str)> {
    let model = facts.record.rules.award.model.as_deref();
    if model == Some("weighted-sum") && sums_price(facts) {
        let scatter = Scatter {
            points: points(facts, &price_points(facts), &of(facts, |tender| tender.quality))?,
            x_title: facts.word("axis-price-points"),
            y_title: facts.word("axis-quality-points"),
            equal: Equal::Falling,
        };
        return Some((scatter, "price-points-about"));
    }
    let plain = PLAIN.iter().find(|(plain, ..)| model == Some(plain));
    let equal = plain.map_or(Equal::Nowhere, |(_, equal, _)| *equal);
    let upwards = plain.map_or((|tender| tender.quality) as Of, |(.., of)| *of);
    let money = equal == Equal::Rising;
    let zeros = zeros(facts);
    let (prices, upwards) = (of(facts, |tender| tender.price), of(facts, upwards));
    let unit = facts.money(zeros);
    let unit = [("unit", Arg::Text(&unit))];
    let scaled = |values: Vec<Option<Exact>>, zeros| {
        values.into_iter().map(|value| Some(shifted(&value?, zeros))).collect::<Vec<_>>()
    };
    let upwards = scaled(upwards, if money { zeros } else { 0 });
    let scatter = Scatter {
        points: points(facts, &scaled(prices, zeros), &upwards)?,
        x_title: facts.texts.say("axis-price", &unit),
        y_title: if money {
            facts.texts.say("axis-value", &unit)
        } else {
            facts.word("axis-quality")
        },
        equal,
    };
    Some((scatter, "price-quality-about"))
}

/// Whether price criteria have points, in one criterion at the top.
fn sums_price(facts: &Facts<'_>) -> bool {
    top_prices(facts).len() == 1
}

/// The positions of price and cost criteria at the top that have points.
fn top_prices(facts: &Facts<'_>) -> Vec<usize> {
    let top = facts.record.rules.criteria.iter().enumerate();
    let counts = top.filter(|(_, criterion)| {
        criterion.parent.is_none() && criterion.kind != Kind::Quality && criterion.full.is_some()
    });
    counts.map(|(at, _)| at).collect()
}

fn price_points(facts: &Facts<'_>) -> Vec<Option<Exact>> {
    let at = top_prices(facts).first().copied();
    let points = |tender: &&Tender| {
        let figure = tender.criteria.get(at?)?.points?;
        facts.value(figure).map(|(value, _)| value)
    };
    facts.field().iter().map(points).collect()
}

fn of(facts: &Facts<'_>, figure: Of) -> Vec<Option<Exact>> {
    let value = |tender: &&Tender| Some(facts.value(figure(tender)?)?.0);
    facts.field().iter().map(value).collect()
}

/// How many zeros of money the axis leaves out.
fn zeros(facts: &Facts<'_>) -> u32 {
    let greatest = of(facts, |tender| tender.price).into_iter().flatten().max();
    let reaches = |zeros: &u32| {
        greatest.as_ref().is_some_and(|greatest| *greatest >= Exact::whole(10_i128.pow(*zeros)))
    };
    [9, 6, 3].into_iter().find(reaches).unwrap_or(0)
}

fn shifted(value: &Exact, zeros: u32) -> Exact {
    value * &Exact::from_scaled(1, zeros)
}

fn points(facts: &Facts<'_>, x: &[Option<Exact>], y: &[Option<Exact>]) -> Option<Vec<Point>> {
    let tenders = facts.field();
    let results: Vec<_> = tenders.iter().map(|tender| tender.result).collect();
    let results = facts.column_per(&results, 2, facts.per_of_results());
    let point = |(at, tender): (usize, &&Tender)| {
        let (x, y) = (x.get(at)?.as_ref()?, y.get(at)?.as_ref()?);
        Some(Point {
            x: position(x),
            y: position(y),
            name: facts.name(tender),
            number: (at + 1).to_string(),
            worth: results.at(at).map(|span| span.text).unwrap_or_default(),
            strong: facts.is_winner(tender),
        })
    };
    let points: Option<Vec<Point>> = tenders.iter().enumerate().map(point).collect();
    points.filter(|points| points.len() > 1)
}
