//! The words of tables and explanations, all in one place, so that another language can stand beside English.

use anbud::procedure::{Best, Statistic};
use anbud::Mode;

pub(crate) const APPROXIMATELY: &str = "≈ ";
pub(crate) const POINTS: &str = "points";

pub(crate) const PLACE: &str = "Place";
pub(crate) const TENDER: &str = "Tender";
pub(crate) const TENDERER: &str = "Tenderer";
pub(crate) const QUALITY: &str = "Quality";
pub(crate) const PRICE: &str = "Price";
pub(crate) const POINTS_COLUMN: &str = "Points";
pub(crate) const VALUE: &str = "Value";
pub(crate) const RESULT: &str = "Result";

pub(crate) const NO_PLACE: &str = "–";
pub(crate) const UNDECIDED_PLACE: &str = "?";
pub(crate) const NONE: &str = "none";

pub(crate) const REJECTED: &str = "Rejected";
pub(crate) const UNPLACED: &str = "Without a place";
pub(crate) const UNDECIDED: &str = "Undecided";
pub(crate) const SHARED: &str = "Shared places";
pub(crate) const ABNORMAL: &str = "To be asked to explain the price";
pub(crate) const WARNINGS: &str = "Warnings";

pub(crate) const UNPLACED_BECAUSE: &str = "the award formula gives it no result";
pub(crate) const OWN_FORMULA: &str = "Own formula";
pub(crate) const QUALITY_ALONE: &str = "Quality alone was assessed; no price was read.";
pub(crate) const NOBODY_LEFT: &str = "No tender has a place: every tender is rejected.";
pub(crate) const NOBODY_PLACED: &str =
    "No tender has a place: the award formula gives none of them a result.";
pub(crate) const NO_TENDERS: &str = "There is no tender.";
pub(crate) const ROUNDED_HERE: &str =
    "Figures are rounded for this table only; `--format json` has them exactly.";
pub(crate) const ROUNDED_ON_PAPER: &str = "Figures are rounded for this table only.";

/// The name of an amount of money with so many zeros.
pub(crate) fn amount(zeros: u32) -> &'static str {
    match zeros {
        3 => "thousand ",
        6 => "million ",
        9 => "billion ",
        _ => "",
    }
}

pub(crate) fn points_per(amount: &str, currency: &str) -> String {
    format!("points per {amount}{currency}")
}

pub(crate) fn per(amount: &str, currency: &str) -> String {
    format!("per {amount}{currency}")
}

pub(crate) fn per_point(currency: &str) -> String {
    format!("{currency} per point")
}

pub(crate) fn of(full: &str) -> String {
    format!("of {full}")
}

/// What the result is and which one wins.
pub(crate) fn principle(title: &str, model: Option<&str>, step: &str, best: Best) -> String {
    let model = model.map(|model| format!(" ({model})")).unwrap_or_default();
    let wins = match best {
        Best::Highest => "the highest result wins",
        Best::Lowest => "the lowest result wins",
    };
    format!("{title}{model}: {step}; {wins}.")
}

pub(crate) fn wins_by(winner: &str, margin: &str, percent: Option<&str>, second: &str) -> String {
    let percent = percent.map(|percent| format!(" ({percent})")).unwrap_or_default();
    format!("{winner} wins: its result is {margin}{percent} better than that of {second}, the next.")
}

pub(crate) fn wins_alone(winner: &str) -> String {
    format!("{winner} wins: no other tender has a place.")
}

pub(crate) fn wins_by_rule(tied: &str, result: &str, rule: &str, winner: &str) -> String {
    format!("{winner} wins: {tied} tie at {result}, and the rule `{rule}` puts {winner} first.")
}

pub(crate) fn wins_by_draw(tied: &str, result: &str, winner: &str, held: &str) -> String {
    format!("{winner} wins: {tied} tie at {result}, and the draw puts {winner} first ({held}).")
}

pub(crate) fn first_is_tied(tied: &str, at: &str) -> String {
    format!("Undecided: {tied} share the first place{at}")
}

pub(crate) fn tied_at(result: &str) -> String {
    format!(", with {result} each")
}

pub(crate) const NO_TIE_RULE: &str =
    "; `[award]` states no `ties`, so nothing separates them.";
pub(crate) const NO_RULE_SEPARATES: &str = ", and no rule in `ties` separates them.";
pub(crate) const DRAW_WANTED: &str = ", and the rule `draw` needs a drawn order that names them: hold \
     the draw in public and state it under `[draw]` in tenders.toml.";

pub(crate) fn too_close(tenders: &str) -> String {
    format!("Undecided: the figures of {tenders} are closer than their certainty.")
}

pub(crate) fn share_place(tenders: &str, place: u32) -> String {
    format!("{tenders} share place {place}")
}

/// `a`, `a and b`, `a, b and c`.
pub(crate) fn list(items: &[&str]) -> String {
    match items {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// A number of things with their name in the singular or the plural.
///
/// ```text
/// 1 mistake, 2 mistakes
/// ```
pub(crate) fn so_many(count: usize, one: &str, many: &str) -> String {
    let count_text = crate::figures::grouped(&count.to_string());
    format!("{count_text} {}", if count == 1 { one } else { many })
}

/// How the scores of a group became one.
pub(crate) fn statistic(statistic: Statistic, count: usize) -> String {
    let scores = so_many(count, "score", "scores");
    match statistic {
        Statistic::Mean if count == 1 => "the only score".to_owned(),
        Statistic::Mean => format!("the mean of {scores}"),
        Statistic::Median => format!("the median of {scores}"),
        Statistic::TrimmedMean { lowest, highest } => {
            format!("the mean of {scores} left without the {lowest} lowest and the {highest} highest")
        }
        Statistic::Consensus => "the consensus of the group".to_owned(),
        Statistic::Lowest => format!("the lowest of {scores}"),
        Statistic::Highest => format!("the highest of {scores}"),
    }
}

/// How a figure was rounded.
pub(crate) fn rounded(decimals: i32, mode: Mode) -> String {
    let mode = match mode {
        Mode::HalfUp => "half-up",
        Mode::HalfDown => "half-down",
        Mode::HalfEven => "half-even",
        Mode::Truncate => "towards zero",
        Mode::Floor => "down",
        Mode::Ceil => "up",
    };
    let places = if decimals == 1 { "decimal" } else { "decimals" };
    format!("rounded {mode} to {decimals} {places}")
}
