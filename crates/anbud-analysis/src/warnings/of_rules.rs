//! Warnings of the rules alone, each shown by made-up tenders.

use anbud::diagnostic::{Diagnostic, codes};
use anbud::procedure::Procedure;
use anbud::{Exact, Tenders};

use super::{money, number, percent, place_of_price, place_of_relative, text};
use crate::stress::{Order, PriceRule, Reversal, Trial, order, price_rule};

/// What the search for a counter-example may cost, as [`Trial::cost`] counts: what keeps a check short.
const COST_MAX: u64 = 2_000_000;
/// So many evaluations at most to look for it.
const EVALUATIONS_MAX: usize = 800;
/// Rules of more scores for one tender than this are not tried at all.
const SIZE_MAX: usize = 2_000;

/// What the rules can do that a person should know before they are published. Real tenders, where there are some, lend
/// prices and measures to the made-up ones.
///
/// ```
/// use anbud::procedure::draft::{AwardDraft, CriterionDraft, Draft, ScaleDraft};
/// use anbud_analysis::warnings::of_rules;
/// let rules = |model: &str| {
///     Draft::new("Lifts", "Region Example", "RE 7", "SEK")
///         .award(AwardDraft::model("weighted-sum"))
///         .scale(ScaleDraft::new("percent", 0, 100).step(1))
///         .criterion(CriterionDraft::new("service").weight(50).scale("percent").model("of-maximum"))
///         .criterion(CriterionDraft::new("price").kind("price").weight(50).model(model))
///         .parameter("price_for_none", 2_000_000)
///         .parameter("price_for_full", 500_000)
/// };
/// let codes = |model: &str| -> Vec<String> {
///     let procedure = rules(model).build().expect("a complete procedure");
///     of_rules(&procedure, None).iter().map(|warning| warning.code.to_string()).collect()
/// };
/// assert_eq!(codes("lowest-over-price"), ["rank-reversal"]);
/// assert_eq!(codes("between-set-prices"), ["negative-points"]);
/// ```
#[must_use]
pub fn of_rules(procedure: &Procedure, real: Option<&Tenders>) -> Vec<Diagnostic> {
    let scored = procedure.requirements.len() + procedure.criteria.len();
    if scored > SIZE_MAX {
        return Vec::new();
    }
    let Ok(trial) = Trial::new(procedure, real, None) else { return Vec::new() };
    let found = price_rule(&trial);
    let lowest = lowest_scores(&trial);
    let order = order(&trial, EVALUATIONS_MAX.min(trial.affordable(COST_MAX)));
    lowest.into_iter().chain(reversed(&trial, &order)).chain(of_price(&trial, &found)).collect()
}

/// A tender with the lowest scores for which a formula cannot be worked out.
fn lowest_scores(trial: &Trial<'_>) -> Option<Diagnostic> {
    let why = trial.undefined.first()?;
    let message = format!("a tender with the lowest scores cannot be evaluated: {}", why.message);
    let help = "state a threshold that such a tender does not reach, or choose a formula that is defined for it";
    let place = trial.procedure.award.place.clone();
    Some(Diagnostic::warning(codes::LOWEST_SCORES, message).at(place, "").help(help))
}

/// A counter-example to the order of two tenders.
fn reversed(trial: &Trial<'_>, order: &Order) -> Option<Diagnostic> {
    let Order::Reversed(reversal) = order else { return None };
    let ids = ["a", "b"];
    let [before, after] = [reversal.before, reversal.after].map(|at| ids.get(at).copied());
    let message = format!(
        "a tender that does not win can change who wins: of `a` and `b`, `{}` wins; with `c` beside them, `{}`",
        before?, after?
    );
    let is_traded = reversal.made.iter().any(|made| made.apart.is_some());
    let absolute = match is_traded {
        true => "`of-maximum` for scores",
        false => {
            "`between-set-prices` for the price, or the award models `quality-per-price` and `value-deduction`"
        }
    };
    let help = format!(
        "for example {}; an absolute rule does not do this: {absolute}; `anbud stress` shows these tenders in full",
        described(trial, reversal)
    );
    let warning = Diagnostic::warning(codes::RANK_REVERSAL, message);
    Some(warning.at(place_of_relative(&trial.procedure), "looks at other tenders").help(help))
}

/// The three tenders in words: quality and price of each.
fn described(trial: &Trial<'_>, reversal: &Reversal) -> String {
    let Some(evaluation) = trial.evaluate(&reversal.made) else { return String::new() };
    let has_value = trial.procedure.top().any(|key| trial.procedure.criteria[key].is_value);
    let one = |(id, at): (&str, usize)| {
        let result = crate::stress::result_of(&evaluation, at)?;
        let quality = if has_value { result.value } else { result.quality };
        let word = if has_value { "value" } else { "quality" };
        let quality = number(&evaluation, quality).map(|it| format!("{word} {}, ", text(&it, 2)));
        let price = trial.money.exact(reversal.made.get(at)?.price);
        Some(format!("`{id}` ({}price {})", quality.unwrap_or_default(), text(&price, 2)))
    };
    let all: Vec<String> = [("a", 0), ("b", 1), ("c", 2)].into_iter().filter_map(one).collect();
    all.join(", ")
}

/// What the rules do with the price alone.
fn of_price(trial: &Trial<'_>, found: &PriceRule) -> Vec<Diagnostic> {
    let place = || place_of_price(&trial.procedure);
    let amount = |units: u64| money(&trial.procedure, &trial.money.exact(units));
    let mut warnings = Vec::new();
    if let Some(floor) = found.floor {
        let message = format!("below {} a lower price gains nothing", amount(floor));
        let help = "leave out the limit, or the clamp in the formula: a Swedish court held in 2021 that giving no \
                    advantage below a price breaks equal treatment";
        warnings.push(Diagnostic::warning(codes::PRICE_FLOOR, message).at(place(), "").help(help));
    }
    if let Some((higher, lower)) = found.punished {
        let message = format!(
            "a lower price can lose: beside the same other tenders {} is worse for a tender than {}",
            amount(lower),
            amount(higher)
        );
        let help = "choose a rule under which a lower price is never worse: a court in The Hague held a formula with \
                    its best price at the mean unlawful";
        let warning = Diagnostic::warning(codes::LOWER_PRICE_LOSES, message);
        warnings.push(warning.at(place(), "").help(help));
    }
    warnings.extend(found.cliff.as_ref().map(|lost| cliff(trial, lost)));
    warnings.extend(found.negative.as_ref().map(|share| negative(trial, share)));
    warnings
}

fn cliff(trial: &Trial<'_>, lost: &Exact) -> Diagnostic {
    let message = format!(
        "of two tenders whose prices differ by one percent, the dearer loses {} of the points for price",
        percent(lost)
    );
    let help = "a rule between the lowest and the highest price gives price its full weight however close the prices \
                are, and was held inadmissible in Germany; `between-set-prices` or `lowest-over-price` do not";
    let warning = Diagnostic::warning(codes::PRICE_CLIFF, message);
    warning.at(place_of_price(&trial.procedure), "").help(help)
}

fn negative(trial: &Trial<'_>, share: &Exact) -> Diagnostic {
    let message = format!(
        "a high price can earn negative points: three times the lowest of two prices gets {} of full marks",
        percent(share)
    );
    let help = "state `limits = { lowest = 0 }` where a price shall never take points from quality; negative points \
                are lawful where they are announced (KOFA 2015/60)";
    let warning = Diagnostic::warning(codes::NEGATIVE_POINTS, message);
    warning.at(place_of_price(&trial.procedure), "").help(help)
}
