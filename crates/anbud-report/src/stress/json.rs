//! A trial as JSON: figures as text, keys in the order of the alphabet.

use anbud::exact::Decimals;
use anbud::{Exact, Mode};
use anbud_analysis::stress::{Count, KINDS, Kind, Order, Weight};
use serde_json::{Map, Value, json};

use super::csv::reach;
use super::findings::findings;
use super::simulated::effective;
use super::{Tried, toml};

/// Shares are given with so many decimals.
const SHARE_DECIMALS: i32 = 6;

/// The trial as JSON, with a line break at the end.
///
/// # Errors
/// Where the JSON writer fails, which it does not for text.
pub fn json(tried: &Tried<'_>) -> Result<String, serde_json::Error> {
    let (stress, settings) = (tried.stress, &tried.stress.simulation.settings);
    let money = &stress.trial.money;
    let document = json!({
        "anbud": 1,
        "seal": tried.procedure.seal,
        "tried": {
            "prices": [decimal(&money.exact(money.low)), decimal(&money.exact(money.high))],
            "quality": [level(settings.levels.0.max(stress.trial.lowest)), level(settings.levels.1)],
            "tenders": settings.tenders, "samples": settings.samples, "seed": settings.seed,
            "correlation": settings.correlation,
        },
        "reversal": reversal(tried),
        "price": price(tried),
        "lines": stress.lines.iter().map(|line| json!({
            "price": decimal(&line.price),
            "points": line.points.iter().map(|point| json!({
                "quality": decimal(&point.quality), "price": reach(&point.price),
                "money_per_point": point.each.as_ref().map(decimal),
            })).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "steps": stress.steps.iter().flatten().map(|step| json!({
            "criterion": tried.title(step.criterion), "worth": reach(&step.worth),
            "last_is_lost": step.last_is_lost,
        })).collect::<Vec<_>>(),
        "weights": weights(tried),
        "simulated": KINDS.iter().zip(&stress.simulation.counts).map(|(kind, it)| count(*kind, it)).collect::<Vec<_>>(),
        "gains": gains(tried),
        "verdict": findings(tried).iter().map(|finding| json!({
            "code": finding.code, "doubt": finding.is_doubt, "text": finding.text, "change": finding.change,
        })).collect::<Vec<_>>(),
    });
    serde_json::to_string_pretty(&document).map(|text| text + "\n")
}

fn decimal(number: &Exact) -> String {
    number.decimal(Decimals::Ten)
}

/// A level as a share of the scales.
fn level(level: u32) -> String {
    let share = Exact::ratio(level.into(), anbud_analysis::stress::TOP.into());
    share.map(|share| decimal(&share)).unwrap_or_default()
}

fn share(number: &Exact) -> String {
    decimal(&number.rounded(SHARE_DECIMALS, Mode::HalfEven))
}

fn reversal(tried: &Tried<'_>) -> Value {
    let (possible, proof, fields) = match &tried.stress.order {
        Order::Absolute => (Some(false), Some("absolute"), None),
        Order::Kept(model) => (Some(false), Some(*model), None),
        Order::Reversed(_) => (Some(true), None, None),
        Order::NotFound { tried } => (None, None, Some(*tried)),
    };
    let mut entry = Map::new();
    entry.insert("possible".to_owned(), json!(possible));
    entry.insert("proof".to_owned(), json!(proof));
    entry.insert("fields_tried".to_owned(), json!(fields));
    if let Order::Reversed(found) = &tried.stress.order {
        let id = |at: usize| if at == 0 { "a" } else { "b" };
        entry.insert("without_c".to_owned(), json!(id(found.before)));
        entry.insert("with_c".to_owned(), json!(id(found.after)));
        entry.insert("tenders_toml".to_owned(), json!(toml::tenders_toml(tried)));
    }
    let real = tried.stress.real.iter().filter_map(|real| real.removals.as_ref()).flatten();
    let real = real.map(|it| {
        json!({"removed": tried.id(it.removed), "winner": tried.id(it.winner), "then": it.then.map(|then| tried.id(then))})
    });
    entry.insert("real".to_owned(), real.collect());
    Value::Object(entry)
}

fn price(tried: &Tried<'_>) -> Value {
    let found = &tried.stress.price;
    let amount = |units: u64| decimal(&tried.stress.trial.money.exact(units));
    json!({
        "floor": found.floor.map(amount),
        "worse": found.punished.map(|(higher, lower)| json!({"price": amount(lower), "than": amount(higher)})),
        "share_at_three_times": found.negative.as_ref().map(share),
        "share_lost_by_one_percent": found.cliff.as_ref().map(share),
    })
}

fn weights(tried: &Tried<'_>) -> Vec<Value> {
    let simulated = &tried.stress.simulation.weights;
    let real = tried.stress.real.as_ref().map(|real| effective(&real.weights));
    let one = |(at, (weight, found)): (usize, (&Weight, Option<Exact>))| {
        let real = real.as_ref().and_then(|real| real.get(at)?.as_ref().map(share));
        json!({
            "criterion": weight.criterion.map(|key| tried.title(key)),
            "stated": weight.stated.as_ref().map(share), "simulated": found.as_ref().map(share), "real": real,
        })
    };
    simulated.iter().zip(effective(simulated)).enumerate().map(one).collect()
}

/// The word for a kind of field.
pub(super) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Ordinary => "usual",
        Kind::NearZero => "near-zero",
        Kind::AnyPrice => "any-price",
    }
}

/// What was counted, by its word.
pub(super) fn counts(count: &Count) -> [(&'static str, u32); 10] {
    [
        ("count", count.fields),
        ("cheapest", count.cheapest),
        ("best", count.best),
        ("both", count.both),
        ("another", count.between),
        ("strategic", count.strategic),
        ("tied", count.tied),
        ("undefined", count.undefined),
        ("price_alone", count.price_alone),
        ("quality_alone", count.quality_alone),
    ]
}

fn count(of: Kind, count: &Count) -> Value {
    let mut entry = Map::new();
    entry.insert("fields".to_owned(), json!(kind(of)));
    entry.extend(counts(count).map(|(word, so_many)| (word.to_owned(), json!(so_many))));
    Value::Object(entry)
}

fn gains(tried: &Tried<'_>) -> Vec<Value> {
    let gains = tried.stress.real.iter().flat_map(|real| &real.gains);
    let one = |gain: &anbud_analysis::stress::Gain| {
        json!({
            "tender": tried.id(gain.tender), "place": gain.place, "price": decimal(&gain.price),
            "needed": gain.needed.as_ref().map(|needed| decimal(&needed.rounded(2, Mode::Floor))),
        })
    };
    gains.map(one).collect()
}
