//! The words of tables and explanations, all in one place, so that another language can stand beside English.

use anbud::Mode;
use anbud::derivation::Ranked;
use anbud::procedure::{AllocationRule, Best, Statistic, Total};

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
pub(crate) const ABNORMAL_TEST: &str = "Test for abnormally low tenders";
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
    format!(
        "{winner} wins: its result is {margin}{percent} better than that of {second}, the next."
    )
}

pub(crate) fn wins_alone(winner: &str) -> String {
    format!("{winner} wins: no other tender has a place.")
}

pub(crate) fn wins_by_rule(tied: &str, result: &str, rule: &str, winner: &str, id: &str) -> String {
    format!("{winner} wins: {tied} tie at {result}, and the rule `{rule}` puts {id} first.")
}

pub(crate) fn wins_by_draw(tied: &str, result: &str, winner: &str, id: &str, held: &str) -> String {
    format!("{winner} wins: {tied} tie at {result}, and the draw puts {id} first ({held}).")
}

pub(crate) fn first_is_tied(tied: &str, at: &str) -> String {
    format!("Undecided: {tied} share the first place{at}")
}

pub(crate) fn tied_at(result: &str) -> String {
    format!(", with {result} each")
}

pub(crate) const NO_TIE_RULE: &str = "; `[award]` states no `ties`, so nothing separates them.";
pub(crate) const NO_RULE_SEPARATES: &str = ", and no rule in `ties` separates them.";
pub(crate) const DRAW_WANTED: &str = ", and the rule `draw` needs a drawn order that names them: hold \
     the draw in public and state it under `[draw]` in tenders.toml.";

pub(crate) fn too_close(tenders: &str) -> String {
    format!("Undecided: the figures of {tenders} are closer than their certainty.")
}

pub(crate) fn wins_before_undecided(winner: &str, others: &str) -> String {
    format!(
        "{winner} wins; the order of {others} behind it is not decided: their figures are closer than their certainty."
    )
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

/// How the scores of a group became one.
pub(crate) fn statistic(statistic: Statistic, count: usize) -> String {
    let scores = so_many(count, "score", "scores");
    match statistic {
        Statistic::Mean if count == 1 => "the only score".to_owned(),
        Statistic::Mean => format!("the mean of {scores}"),
        Statistic::Median => format!("the median of {scores}"),
        Statistic::TrimmedMean { lowest, highest } => {
            format!(
                "the mean of {scores} left without the {lowest} lowest and the {highest} highest"
            )
        }
        Statistic::Consensus => "the consensus of the group".to_owned(),
        Statistic::Lowest => format!("the lowest of {scores}"),
        Statistic::Highest => format!("the highest of {scores}"),
    }
}

/// The scores of a group as one figure, in the manner of a function.
pub(crate) fn statistic_of(statistic: Statistic, group: Option<&str>) -> String {
    let name = match statistic {
        Statistic::Mean => "mean",
        Statistic::Median => "median",
        Statistic::TrimmedMean { .. } => "trimmed_mean",
        Statistic::Consensus => "consensus",
        Statistic::Lowest => "lowest",
        Statistic::Highest => "highest",
    };
    format!("{name}({})", group.unwrap_or("scores"))
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

pub(crate) const SUM: &str = "sum";
pub(crate) const PRODUCT: &str = "product";

pub(crate) fn of_tender(name: &str, tender: &str) -> String {
    format!("{name} of {tender}")
}

pub(crate) fn truth(holds: bool) -> &'static str {
    if holds { "true" } else { "false" }
}

/// A sum, a product, a least figure of so many.
pub(crate) fn of_many(what: &str, count: usize) -> String {
    format!("{what} of {count} figures")
}

/// The weighted mean of the requirements of a leaf.
pub(crate) fn weighted_mean(count: usize) -> String {
    format!("the weighted mean of {count} requirements")
}

pub(crate) fn trimmed_sum(count: usize, lowest: u32, highest: u32) -> String {
    format!("sum of {count} figures without the {lowest} lowest and the {highest} highest")
}

pub(crate) fn count_of(count: usize) -> String {
    format!("how many of {count} conditions hold")
}

/// Which of the figures in order.
pub(crate) fn rank(ranked: Ranked) -> String {
    let end = if ranked.from_highest { "highest" } else { "lowest" };
    match ranked.rank {
        1 => end.to_owned(),
        2 => format!("2nd {end}"),
        3 => format!("3rd {end}"),
        rank => format!("{rank}th {end}"),
    }
}

pub(crate) const SEE_ABOVE: &str = "see above";

pub(crate) fn and_so_many_more(count: usize) -> String {
    format!("and {count} more")
}

pub(crate) fn and_more(count: usize) -> String {
    format!("and {count} more (`--all` shows them)")
}

pub(crate) fn since(condition: &str, values: &str, holds: bool) -> String {
    match holds {
        true => format!("since {condition}: {values}"),
        false => format!("since {condition} does not hold: {values}"),
    }
}

pub(crate) fn the_one_of(rank: &str, count: usize, name: &str) -> String {
    format!("the {rank} of {count}: {name}")
}

pub(crate) const CONSENSUS: &str = "consensus";
pub(crate) const NOT_COUNTED: &str = " (not counted)";

pub(crate) fn left_out(count: usize) -> String {
    format!(" (without {count} who did not score every tender)")
}

pub(crate) fn and_other_lines(place: &str, others: usize) -> String {
    format!("{place} and {}", so_many(others, "more line", "more lines"))
}

/// What evaluators scored beside a consensus, and how far their mean lies from it: `apart` without its sign.
pub(crate) fn own_scores(
    count: usize,
    lowest: &str,
    highest: &str,
    apart: &str,
    is_below: bool,
) -> String {
    let side = if is_below { "below" } else { "above" };
    let mean = match (count, apart) {
        (_, "0") => String::new(),
        (1, apart) => format!(", {apart} {side} it"),
        (_, apart) => format!(", on average {apart} {side} it"),
    };
    let scored = match (count, lowest == highest) {
        (1, _) => format!("beside it, 1 evaluator scored {lowest}"),
        (_, true) => format!("beside it, {count} evaluators scored {lowest}, all the same"),
        (_, false) => format!("beside it, {count} evaluators scored from {lowest} to {highest}"),
    };
    scored + &mean
}

pub(crate) fn replaced(who: &str, old: &str, new: &str) -> String {
    format!("{who} changed {old} to {new}")
}

pub(crate) const CRITERION: &str = "Criterion";
pub(crate) const FULL: &str = "Full marks";
pub(crate) const SHARE: &str = "Share";
pub(crate) const SCORE: &str = "Score";
pub(crate) const REQUIREMENTS: &str = "Requirements, the greatest contribution first";
pub(crate) const REQUIREMENT: &str = "Requirement";
pub(crate) const WEIGHT: &str = "Weight";
pub(crate) const SCORES_OF_GROUPS: &str = "Scores of groups (how many)";
pub(crate) const THRESHOLDS: &str = "Thresholds";
pub(crate) const RULE: &str = "The rule";
pub(crate) const RULE_OF_PRICE: &str = "The rule, in which x is the price";

pub(crate) const PLACE_UNDECIDED: &str =
    "It has no place yet: figures are too close to tell apart.";
pub(crate) const IS_REJECTED: &str = "It is rejected:";
pub(crate) const IS_UNPLACED: &str =
    "It counts in the field but has no place: the award formula gives it no result.";
pub(crate) const NOT_WORKED_OUT_REJECTED: &str =
    "Nothing was worked out here: the tender was rejected before this was needed.";
pub(crate) const NO_PART_IN_SUMS: &str =
    "Nothing is worked out here: the criterion takes no part in sums.";

pub(crate) fn rule_of_measure(measure: &str) -> String {
    format!("The rule, in which x is the measure `{measure}`")
}

pub(crate) fn from_on(from: &str, share: &str) -> String {
    format!("from {from} on: {share}")
}

pub(crate) fn of_whom(id: &str, tenderer: &str) -> String {
    format!("in the tender {id}, {tenderer}")
}

pub(crate) fn answer(meets: bool) -> &'static str {
    match meets {
        true => "A mandatory requirement; the tender meets it.",
        false => "A mandatory requirement; the tender does not meet it and is rejected.",
    }
}

pub(crate) fn has_place(place: u32, placed: usize, result: &str) -> String {
    let result =
        if result.is_empty() { String::new() } else { format!(", with the result {result}") };
    format!("It has place {place} of {placed}{result}.")
}

pub(crate) fn by_margin(
    is_behind: bool,
    other: &str,
    margin: &str,
    relative: Option<&str>,
) -> String {
    let relative = relative.map(|relative| format!(" ({relative})")).unwrap_or_default();
    let side = if is_behind { "behind" } else { "ahead of" };
    format!("It is {margin}{relative} {side} {other}.")
}

pub(crate) fn by_tie(is_behind: bool, other: &str, rule: &str) -> String {
    let side = if is_behind { "after" } else { "before" };
    format!("Its result equals that of {other}; the rule `{rule}` puts it {side} {other}.")
}

pub(crate) fn shares_with(other: &str) -> String {
    format!("It shares its place with {other}: the results are equal and no rule separates them.")
}

pub(crate) fn corrected(submitted: &str, corrected: &str, currency: &str, reason: &str) -> String {
    format!("Submitted as {submitted} {currency}, corrected to {corrected}: {reason}.")
}

pub(crate) fn threshold(what: &str, value: &str, least: &str, room: &str, is_met: bool) -> String {
    match is_met {
        true => format!("{what} {value}, at least {least}: met with {room} to spare"),
        false => format!("{what} {value}, at least {least}: missed by {room}"),
    }
}

pub(crate) fn more_met(count: usize) -> String {
    format!("and {count} more, met with more to spare (`--all` shows them)")
}

/// Whether a price must be explained.
pub(crate) fn is_asked(holds: bool) -> &'static str {
    if holds { "the price must be explained" } else { "nothing to explain" }
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

pub(crate) fn with_lots(lots: &[String], discount: &str) -> String {
    format!("won together: {}, less {discount}", lots.join(", "))
}

pub(crate) fn passed_over(tenders: &[String]) -> String {
    let tenders: Vec<&str> = tenders.iter().map(String::as_str).collect();
    format!("{} passed over: won its most", list(&tenders))
}
