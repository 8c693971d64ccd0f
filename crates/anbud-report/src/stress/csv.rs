//! A trial as CSV: one row for each figure; the lines of tenders that are equally good are to be drawn.

use anbud::Exact;
use anbud::exact::Decimals;
use anbud_analysis::stress::{KINDS, Line, Order, Reach, Weight};

use super::Tried;
use super::findings::findings;
use super::json::{counts, kind};
use super::simulated::effective;
use crate::csv::cell;

/// The trial as CSV: `part,line,quality,price,money_per_point,id,what,figure`.
///
/// `line` is a point of a line: beside the price of the tender of middle quality a quality, the price that makes it equal
/// (`any` or `never` where none does), and what one point was worth since the quality before. `reversal` says whether a
/// tender that does not win can change who wins, `removal` who would win without a real one, `step` what one step of a
/// criterion is worth, `weight` what a criterion weighs, `simulated` who wins how often, `gain` at which price a tender
/// would have gained a place, `finding` what to know.
#[must_use]
pub fn csv(tried: &Tried<'_>) -> String {
    let mut text = String::from("part,line,quality,price,money_per_point,id,what,figure\n");
    let mut rows = order(tried);
    rows.extend(tried.stress.lines.iter().flat_map(line));
    for step in tried.stress.steps.iter().flatten() {
        rows.push(of("step", &tried.title(step.criterion), "worth", &reach(&step.worth)));
    }
    rows.extend(weights(tried));
    for (of_kind, count) in KINDS.iter().zip(&tried.stress.simulation.counts) {
        let counted = |(what, so_many): (&str, u32)| {
            of("simulated", kind(*of_kind), what, &so_many.to_string())
        };
        rows.extend(counts(count).map(counted));
    }
    rows.extend(gains(tried));
    for finding in findings(tried) {
        let what = if finding.is_doubt { "doubt" } else { "known" };
        rows.push(of("finding", finding.code, what, &finding.text));
    }
    text += &rows.iter().map(|row| row.text()).collect::<String>();
    text
}

/// The cells of a row.
struct Row([String; 8]);

impl Row {
    fn text(&self) -> String {
        let cells: Vec<String> = self.0.iter().map(|text| cell(text)).collect();
        cells.join(",") + "\n"
    }
}

/// A row that says something of something.
fn of(part: &str, id: &str, what: &str, figure: &str) -> Row {
    let none = String::new;
    let [part, id, what, figure] = [part, id, what, figure].map(str::to_owned);
    Row([part, none(), none(), none(), none(), id, what, figure])
}

fn decimal(number: &Exact) -> String {
    number.decimal(Decimals::Ten)
}

fn line(line: &Line) -> Vec<Row> {
    let point = |point: &anbud_analysis::stress::LinePoint| {
        let each = point.each.as_ref().map(decimal).unwrap_or_default();
        let (part, none) = ("line".to_owned(), String::new);
        let price = reach(&point.price);
        Row([
            part,
            decimal(&line.price),
            decimal(&point.quality),
            price,
            each,
            none(),
            none(),
            none(),
        ])
    };
    line.points.iter().map(point).collect()
}

/// Whether a tender that does not win can change who wins.
fn order(tried: &Tried<'_>) -> Vec<Row> {
    let row = |what: &str, figure: &str| of("reversal", "", what, figure);
    let mut rows = match &tried.stress.order {
        Order::Absolute => vec![row("possible", "false"), row("proof", "absolute")],
        Order::Kept(model) => vec![row("possible", "false"), row("proof", model)],
        Order::NotFound { tried } => vec![row("fields_tried", &tried.to_string())],
        Order::Reversed(found) => {
            let id = |at: usize| if at == 0 { "a" } else { "b" };
            let (before, after) = (id(found.before), id(found.after));
            vec![row("possible", "true"), row("without_c", before), row("with_c", after)]
        }
    };
    for it in tried.stress.real.iter().filter_map(|real| real.removals.as_ref()).flatten() {
        let then = it.then.map(|then| tried.id(then)).unwrap_or_default();
        rows.push(of("removal", &tried.id(it.removed), "then", &then));
    }
    rows
}

/// What criteria weigh; the price itself has no id.
fn weights(tried: &Tried<'_>) -> Vec<Row> {
    let simulated = &tried.stress.simulation.weights;
    let real = tried.stress.real.as_ref().map(|real| effective(&real.weights));
    let mut rows = Vec::new();
    let one = |rows: &mut Vec<Row>, weight: &Weight, what: &str, share: Option<&Exact>| {
        let id = weight.criterion.map(|key| tried.title(key)).unwrap_or_default();
        rows.extend(share.map(|share| of("weight", &id, what, &decimal(share))));
    };
    for (at, (weight, share)) in simulated.iter().zip(effective(simulated)).enumerate() {
        one(&mut rows, weight, "stated", weight.stated.as_ref());
        one(&mut rows, weight, "simulated", share.as_ref());
        let real = real.as_ref().and_then(|real| real.get(at)?.as_ref());
        one(&mut rows, weight, "real", real);
    }
    rows
}

fn gains(tried: &Tried<'_>) -> Vec<Row> {
    let gains = tried.stress.real.iter().flat_map(|real| &real.gains);
    let row = |gain: &anbud_analysis::stress::Gain| {
        let needed = gain.needed.as_ref().map(|it| it.rounded(2, anbud::Mode::Floor));
        let needed = needed.map_or(Reach::Never, Reach::Price);
        let mut row = of("gain", &tried.id(gain.tender), "price", &reach(&needed));
        if let Some(price) = row.0.get_mut(3) {
            *price = decimal(&gain.price);
        }
        row
    };
    gains.map(row).collect()
}

/// A price as neutral text, or that any or none will do.
pub(super) fn reach(reach: &Reach) -> String {
    match reach {
        Reach::Price(price) => decimal(price),
        Reach::Any => "any".to_owned(),
        Reach::Never => "never".to_owned(),
    }
}
