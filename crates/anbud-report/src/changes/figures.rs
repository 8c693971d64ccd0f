//! Figures and standings of a record in words.

use anbud::Exact;
use anbud::exact::Decimals;
use anbud::record::{FigureNumber, Record, Tender};

/// So many decimals are written; a figure that needs more stands as a fraction, so that different figures look different.
const DECIMALS_MAX: u32 = 10;

/// What a figure is worth: a decimal where it is one, else the fraction.
pub(super) fn shown(record: &Record, figure: Option<FigureNumber>) -> String {
    let Some(figure) = figure.and_then(|number| record.figure(number)) else {
        return "not known".to_owned();
    };
    let value: Option<Exact> = figure.value.parse().ok();
    let value = value.filter(|value| value.has_decimals(DECIMALS_MAX));
    value.map_or_else(|| figure.value.clone(), |value| value.decimal(Decimals::Ten))
}

/// How a tender stands, with the grounds where it is rejected.
pub(super) fn standing(tender: &Tender) -> String {
    let grounds: Vec<&str> = tender.grounds.iter().map(|ground| ground.text.as_str()).collect();
    match grounds.as_slice() {
        [] => tender.status.word().to_owned(),
        _ => format!("{} ({})", tender.status.word(), grounds.join("; ")),
    }
}
