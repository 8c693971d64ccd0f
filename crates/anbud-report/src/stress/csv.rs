//! Lines of tenders that are equally good, as CSV: to be drawn.

use anbud::exact::Decimals;
use anbud_analysis::stress::Reach;

use super::Tried;

/// The lines as CSV: the price of the tender of middle quality, a quality, the price that makes it equal (`any` or `never`
/// where none does), and what one point was worth since the quality before.
#[must_use]
pub fn csv(tried: &Tried<'_>) -> String {
    let mut text = String::from("line,quality,price,money_per_point\n");
    for line in &tried.stress.lines {
        for point in &line.points {
            let each = point.each.as_ref().map(|each| each.decimal(Decimals::Ten));
            let cells = [
                line.price.decimal(Decimals::Ten),
                point.quality.decimal(Decimals::Ten),
                reach(&point.price),
                each.unwrap_or_default(),
            ];
            text += &format!("{}\n", cells.join(","));
        }
    }
    text
}

/// A price as neutral text, or that any or none will do.
pub(super) fn reach(reach: &Reach) -> String {
    match reach {
        Reach::Price(price) => price.decimal(Decimals::Ten),
        Reach::Any => "any".to_owned(),
        Reach::Never => "never".to_owned(),
    }
}
