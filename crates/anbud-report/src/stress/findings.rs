//! What to know and what to change: the verdict of a trial, finding by finding.

use anbud::Exact;
use anbud_analysis::stress::{Count, Order, Reach, weighs_price};

use super::Tried;
use super::simulated::{effective, name, part};
use super::words::{both, pick};

/// One finding: what was found, and what to change.
pub(super) struct Finding {
    /// Its stable code, as in `check` where it has one there.
    pub(super) code: &'static str,
    /// What was found.
    pub(super) text: String,
    /// What to change, or empty.
    pub(super) change: String,
    /// Whether it is something to decide on; false for what is known to be in order.
    pub(super) is_doubt: bool,
}

fn doubt(code: &'static str, text: String, change: &str) -> Finding {
    Finding { code, text, change: change.to_owned(), is_doubt: true }
}

/// Every finding, the order of tenders first.
pub(super) fn findings(tried: &Tried<'_>) -> Vec<Finding> {
    let mut findings = vec![order(tried)];
    findings.extend(lowest_scores(tried));
    findings.extend(of_price(tried));
    findings.extend(of_counts(tried));
    findings.extend(of_weights(tried));
    findings.extend(lost_steps(tried));
    findings
}

fn order(tried: &Tried<'_>) -> Finding {
    let language = tried.language;
    let known = |text: &str| Finding {
        code: "order-kept",
        text: text.to_owned(),
        change: String::new(),
        is_doubt: false,
    };
    match &tried.stress.order {
        Order::Absolute | Order::Kept(_) => known(pick(
            language,
            "No tender can change the order of two others.",
            "Inget anbud kan ändra ordningen mellan två andra.",
        )),
        Order::NotFound { .. } => doubt(
            "order-unknown",
            pick(
                language,
                "The rules look at other tenders; no example was found in which one that does not win changes the winner.",
                "Reglerna ser på andra anbud; inget exempel hittades där ett som inte vinner ändrar vinnaren.",
            ).to_owned(),
            pick(
                language,
                "An absolute rule would settle the question.",
                "En absolut regel skulle avgöra frågan.",
            ),
        ),
        Order::Reversed(_) => doubt(
            "rank-reversal",
            pick(
                language,
                "A tender that does not win can decide who does, as the example shows.",
                "Ett anbud som inte vinner kan avgöra vem som gör det, som exemplet visar.",
            ).to_owned(),
            pick(
                language,
                "Choose a rule that looks at no other tender: `of-maximum` for scores, `between-set-prices` for the price, or `quality-per-price` or `value-deduction` for the award; `logarithmic` looks at the lowest price and keeps the order. At least keep poor tenders out of the field by thresholds.",
                "Välj en regel som inte ser på andra anbud: `of-maximum` för betyg, `between-set-prices` för priset, eller `quality-per-price` eller `value-deduction` för tilldelningen; `logarithmic` ser på lägsta priset och behåller ordningen. Håll åtminstone svaga anbud borta med minimikrav.",
            ),
        ),
    }
}

fn lowest_scores(tried: &Tried<'_>) -> Option<Finding> {
    let why = &tried.stress.trial.undefined.first()?.message;
    Some(doubt(
        "lowest-scores",
        both!(
            tried.language,
            "A tender with the lowest scores cannot be evaluated: {why}.",
            "Ett anbud med de lägsta betygen kan inte utvärderas: {why}."
        ),
        pick(
            tried.language,
            "State a threshold that such a tender does not reach.",
            "Ange ett minimikrav som ett sådant anbud inte uppfyller.",
        ),
    ))
}

fn of_price(tried: &Tried<'_>) -> Vec<Finding> {
    let price = &tried.stress.price;
    let floor = price.floor.map(|floor| price_floor(tried, floor));
    let punished = price.punished.map(|(higher, lower)| lower_price_loses(tried, higher, lower));
    let cliff = price.cliff.as_ref().map(|lost| price_cliff(tried, lost));
    let negative = price.negative.as_ref().map(|share| negative_points(tried, share));
    [floor, punished, cliff, negative].into_iter().flatten().collect()
}

fn price_floor(tried: &Tried<'_>, floor: u64) -> Finding {
    let (language, floor) = (tried.language, tried.units(floor));
    let text = both!(
        language,
        "Below {floor} a lower price gains nothing.",
        "Under {floor} ger ett lägre pris ingen fördel."
    );
    let change = pick(
        language,
        "Leave out the limit: giving no advantage below a price was held unlawful in Sweden in 2021.",
        "Ta bort gränsen: att inte ge någon fördel under ett pris har i Sverige ansetts strida mot likabehandling (2021).",
    );
    doubt("price-floor", text, change)
}

fn lower_price_loses(tried: &Tried<'_>, higher: u64, lower: u64) -> Finding {
    let (language, higher, lower) = (tried.language, tried.units(higher), tried.units(lower));
    let text = both!(
        language,
        "A lower price can lose: {lower} is worse for a tender than {higher}.",
        "Ett lägre pris kan förlora: {lower} är sämre för ett anbud än {higher}."
    );
    let change = pick(
        language,
        "Choose a rule under which a lower price is never worse.",
        "Välj en regel där ett lägre pris aldrig är sämre.",
    );
    doubt("lower-price-loses", text, change)
}

fn price_cliff(tried: &Tried<'_>, lost: &Exact) -> Finding {
    let (language, lost) = (tried.language, tried.percent(lost, 1));
    let text = both!(
        language,
        "One percent in price can take {lost} % of the points for price.",
        "En procent i pris kan ta {lost} % av prispoängen."
    );
    let change = pick(
        language,
        "Choose a rule that does not stretch over the prices that come in.",
        "Välj en regel som inte spänns över de priser som kommer in.",
    );
    doubt("price-cliff", text, change)
}

fn negative_points(tried: &Tried<'_>, share: &Exact) -> Finding {
    let (language, share) = (tried.language, tried.percent(share, 1));
    let text = both!(
        language,
        "A high price earns negative points: three times the lowest of two prices gets {share} % of full marks.",
        "Ett högt pris ger minuspoäng: tre gånger det lägsta av två priser får {share} % av full poäng."
    );
    let change = pick(
        language,
        "State `limits = { lowest = 0 }` where a price shall take no points from quality, or announce it.",
        "Ange `limits = { lowest = 0 }` om ett pris inte ska ta poäng från kvaliteten, eller upplys om det.",
    );
    doubt("negative-points", text, change)
}

/// Whether a count is at least so many percent of its fields.
fn is_share(so_many: u32, count: &Count, percent: u64) -> bool {
    u64::from(so_many) * 100 >= u64::from(count.fields) * percent && count.fields > 0
}

fn of_counts(tried: &Tried<'_>) -> Vec<Finding> {
    let counts = &tried.stress.simulation.counts;
    let [usual, near_zero, any_price] = counts;
    let has_levels = tried.stress.trial.has_levels();
    let undefined: u32 = counts.iter().map(|count| count.undefined).sum();
    let found = [
        is_share(usual.price_alone, usual, 70).then(|| price_alone(tried, usual)),
        is_share(usual.quality_alone, usual, 70).then(|| quality_alone(tried, usual)),
        (has_levels && is_share(near_zero.strategic, near_zero, 50))
            .then(|| near_zero_wins(tried, near_zero)),
        is_share(any_price.strategic, any_price, 50).then(|| any_price_wins(tried, any_price)),
        (undefined > 0).then(|| cannot_be_worked_out(tried, undefined)),
    ];
    found.into_iter().flatten().collect()
}

fn price_alone(tried: &Tried<'_>, usual: &Count) -> Finding {
    let (language, part) = (tried.language, part(tried, usual.price_alone, usual.fields));
    let text = both!(
        language,
        "The price alone decides in {part} of the usual fields: the cheapest wins with the lowest quality.",
        "Priset avgör ensamt i {part} av de vanliga fälten: det billigaste vinner med lägst kvalitet."
    );
    let change = pick(
        language,
        "Where quality shall matter, give it more weight or more money.",
        "Om kvaliteten ska betyda något, ge den större vikt eller mer pengar.",
    );
    doubt("price-alone", text, change)
}

fn quality_alone(tried: &Tried<'_>, usual: &Count) -> Finding {
    let (language, part) = (tried.language, part(tried, usual.quality_alone, usual.fields));
    let text = both!(
        language,
        "Quality alone decides in {part} of the usual fields: the best wins with the highest price.",
        "Kvaliteten avgör ensam i {part} av de vanliga fälten: det bästa vinner med högst pris."
    );
    let change = pick(
        language,
        "Where the price shall matter, give it more weight, or quality less money.",
        "Om priset ska betyda något, ge det större vikt, eller kvaliteten mindre pengar.",
    );
    doubt("price-worthless", text, change)
}

fn any_price_wins(tried: &Tried<'_>, any_price: &Count) -> Finding {
    let (language, part) = (tried.language, part(tried, any_price.strategic, any_price.fields));
    let text = both!(
        language,
        "Full quality wins at three times the highest price in {part} of the fields.",
        "Full kvalitet vinner till tre gånger det högsta priset i {part} av fälten."
    );
    let change = pick(
        language,
        "Give quality less weight or less money, or publish a ceiling.",
        "Ge kvaliteten mindre vikt eller mindre pengar, eller ange ett takpris.",
    );
    doubt("any-price", text, change)
}

fn cannot_be_worked_out(tried: &Tried<'_>, undefined: u32) -> Finding {
    let text = both!(
        tried.language,
        "A formula cannot be worked out in {undefined} of the simulated fields, and then nobody is ranked.",
        "En formel kan inte räknas ut i {undefined} av de simulerade fälten, och då rangordnas ingen."
    );
    let change = pick(
        tried.language,
        "Choose a rule that is defined for every admissible tender, or reject such tenders by a stated ground.",
        "Välj en regel som är definierad för varje godtagbart anbud, eller förkasta sådana anbud på angiven grund.",
    );
    doubt("cannot-work-out", text, change)
}

/// A tender of the lowest quality near a price of zero wins: to be decided on where no threshold stands in its way.
fn near_zero_wins(tried: &Tried<'_>, near_zero: &Count) -> Finding {
    let language = tried.language;
    let part = part(tried, near_zero.strategic, near_zero.fields);
    let text = both!(
        language,
        "The lowest quality that is admitted, at a price near zero, wins in {part} of the fields.",
        "Den lägsta kvalitet som godtas vinner till ett pris nära noll i {part} av fälten."
    );
    let has_threshold = tried.stress.trial.lowest > 0;
    let change = match has_threshold {
        true => pick(
            language,
            "That is what the thresholds are for: see that they stand at the quality that you can live with.",
            "Det är vad minimikraven är till för: se till att de ligger vid den kvalitet ni kan godta.",
        ),
        false => pick(
            language,
            "State thresholds at the quality that you can live with: whatever is admitted may win.",
            "Ange minimikrav vid den kvalitet ni kan godta: det som godtas kan vinna.",
        ),
    };
    Finding { is_doubt: !has_threshold, ..doubt("near-zero", text, change) }
}

/// Criteria that weigh otherwise than stated, by fifteen in a hundred or more.
fn of_weights(tried: &Tried<'_>) -> Vec<Finding> {
    if !weighs_price(&tried.stress.trial) {
        return Vec::new();
    }
    let weights = &tried.stress.simulation.weights;
    let apart =
        |stated: &Exact, found: &Exact| (found - stated).absolute() >= Exact::from_scaled(15, 2);
    let percent = |share: &Exact| tried.percent(share, 0);
    let one = |(weight, found): (&anbud_analysis::stress::Weight, Option<Exact>)| {
        let (stated, found) = (weight.stated.as_ref()?, found?);
        let has_price_row = weights.iter().any(|weight| weight.criterion.is_none());
        (apart(stated, &found) && !has_price_row).then(|| {
            let (name, stated, found) = (name(tried, weight), percent(stated), percent(&found));
            doubt("effective-weight", both!(
                tried.language,
                "`{name}` is stated to weigh {stated} %, and weighs {found} % by what usual tenders differ in.",
                "`{name}` anges väga {stated} %, och väger {found} % efter hur vanliga anbud skiljer sig."
            ), pick(
                tried.language,
                "What all tenders get alike weighs nothing: set weights by the differences you expect.",
                "Det som alla får lika väger inget: sätt vikterna efter de skillnader ni väntar er.",
            ))
        })
    };
    weights.iter().zip(effective(weights)).filter_map(one).collect()
}

/// Criteria whose step, or last step, gains nothing.
fn lost_steps(tried: &Tried<'_>) -> Vec<Finding> {
    let nothing = Reach::Price(Exact::ZERO);
    let lost = tried
        .stress
        .steps
        .iter()
        .flatten()
        .filter(|step| step.last_is_lost && step.worth != nothing);
    lost.map(|step| {
        let name = tried.title(step.criterion);
        doubt(
            "step-lost",
            both!(
                tried.language,
                "The last step of `{name}` gains nothing: full marks are reached before.",
                "Det sista steget i `{name}` ger inget: full poäng nås redan innan."
            ),
            pick(
                tried.language,
                "Let full marks stand at the highest score.",
                "Låt full poäng motsvara det högsta betyget.",
            ),
        )
    })
    .collect()
}
