//! The English words of tables on a terminal, all in one place. What leaves the house has its words in `language/*.ftl`.

use anbud::procedure::{AllocationRule, Best, Total};

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
pub(crate) const TIES: &str = "Equal results";
pub(crate) const ABNORMAL: &str = "To be asked to explain the price";
pub(crate) const WARNINGS: &str = "Warnings";

pub(crate) const UNPLACED_BECAUSE: &str = "the award formula gives it no result";
pub(crate) const OWN_FORMULA: &str = "Own formula";
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

pub(crate) fn is_before(first: &str, second: &str, rule: &str) -> String {
    format!("{first} is placed before {second} by the rule `{rule}`")
}

/// A number of things with their name in the singular or the plural.
///
/// ```
/// assert_eq!(anbud_report::so_many(1, "mistake", "mistakes"), "1 mistake");
/// assert_eq!(anbud_report::so_many(1500, "score", "scores"), "1 500 scores");
/// ```
#[must_use]
pub fn so_many(count: usize, one: &str, many: &str) -> String {
    let count_text = crate::figures::grouped(&count.to_string());
    format!("{count_text} {}", if count == 1 { one } else { many })
}

pub(crate) fn and_so_many_more(count: usize) -> String {
    format!("and {count} more")
}

pub(crate) const LOT: &str = "Lot";
pub(crate) const ALLOCATION: &str = "How the lots are shared out";
pub(crate) const PARTICULARS: &str = "";

/// How lots are shared out.
pub(crate) fn allocation(rule: AllocationRule, most: Option<u32>) -> String {
    let rule = match rule {
        AllocationRule::EachByItself => "each lot to its first place",
        AllocationRule::ByOrderOfLots => "lot after lot",
        AllocationRule::ByStatedPreference => "by the preference that tenderers state",
        AllocationRule::BestTotal(Total::Result) => "all at once, for the best sum of results",
        AllocationRule::BestTotal(Total::Price) => "all at once, for the lowest sum of prices",
    };
    let most = most
        .map(|most| format!("; a tenderer wins at most {}", so_many(most as usize, "lot", "lots")));
    format!("{rule}{}", most.unwrap_or_default())
}

pub(crate) fn sum_of_lots(sum: &str, awarded: usize) -> String {
    format!("The sum over {} is {sum}.", so_many(awarded, "lot", "lots"))
}

pub(crate) fn next_best(sum: &str, winners: &str) -> String {
    format!("The next best way sums to {sum}: {winners}.")
}

pub(crate) fn lots_undecided(why: &str) -> String {
    format!("Undecided: {why}.")
}

pub(crate) fn with_lots(lots: &[String], discount: Option<&str>) -> String {
    let less = discount.map(|discount| format!(", less {discount}")).unwrap_or_default();
    format!("won together: {}{less}", lots.join(", "))
}

pub(crate) fn passed_over(tenders: &[String]) -> String {
    let tenders: Vec<&str> = tenders.iter().map(String::as_str).collect();
    format!("{} passed over: won its most", list(&tenders))
}
