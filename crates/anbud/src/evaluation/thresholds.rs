//! Thresholds: on scores first, then on shares. Below one, the tender is rejected.

use super::assess::assess;
use super::decision::Decision;
use super::failures;
use super::prices::Prices;
use super::result::{Ground, Scope};
use super::weigh;
use super::work::Work;
use crate::derivation::{Figure, Relation};
use crate::diagnostic::codes;
use crate::exact::Decimals;
use crate::keyed::Key;
use crate::procedure::{Basis, Criterion, Item, Kind, Procedure, Threshold, ThresholdOn};
use crate::tenders::Tender;
use crate::{Diagnostic, Exact, Literal, Unit};

/// Works out the scores that thresholds look at, and rejects the tenders below them.
pub(super) fn on_scores(work: &mut Work<'_>, needing: &[Key<Tender>]) {
    for (item, threshold) in stated(work.procedure, ThresholdOn::Score) {
        match item {
            Item::Criterion(leaf) if work.procedure.criteria[leaf].basis_is_requirements() => {
                let requirements = &work.procedure.criteria[leaf].requirements;
                let items: Vec<Item> =
                    requirements.iter().copied().map(Item::Requirement).collect();
                assess(work, &items, needing);
                weigh::leaf_score(work, leaf, needing);
            }
            item => assess(work, &[item], needing),
        }
        for tender in needing {
            let score = work.result(item, *tender).score;
            test(work, item, threshold, *tender, score);
        }
    }
    work.troubles.end_stage(&work.grounds);
}

/// Works out the shares that thresholds look at, and rejects the tenders below them.
pub(super) fn on_shares(
    work: &mut Work<'_>,
    prices: &Prices,
    needing: &[Key<Tender>],
    scope: Scope,
) {
    let procedure = work.procedure;
    for (item, threshold) in stated(procedure, ThresholdOn::Share) {
        let Some(leaf) = procedure.leaf_of(item) else { continue };
        let is_quality = procedure.criteria[leaf].kind == Kind::Quality;
        if scope == Scope::Quality && !is_quality {
            continue;
        }
        let prices = (!is_quality).then_some(prices);
        match item {
            Item::Criterion(criterion) => weigh::criterion_of(work, criterion, prices, needing),
            Item::Requirement(_) => {
                assess(work, &[item], needing);
                weigh::share::of_item(work, item, leaf, prices, needing);
            }
        }
        for tender in needing {
            let share = work.result(item, *tender).share;
            test(work, item, threshold, *tender, share);
        }
    }
    work.troubles.end_stage(&work.grounds);
}

/// All thresholds on scores or on shares: of criteria, then of requirements.
fn stated(procedure: &Procedure, on: ThresholdOn) -> Vec<(Item, &Threshold)> {
    let criteria =
        procedure.criteria.entries().map(|(key, rules)| (Item::Criterion(key), &rules.threshold));
    let requirements = procedure
        .requirements
        .entries()
        .map(|(key, rules)| (Item::Requirement(key), &rules.threshold));
    let all = criteria
        .chain(requirements)
        .filter_map(|(item, threshold)| Some((item, threshold.as_ref()?)));
    all.filter(|(_, threshold)| threshold.on == on).collect()
}

fn test(
    work: &mut Work<'_>,
    item: Item,
    threshold: &Threshold,
    tender: Key<Tender>,
    figure: Option<Figure>,
) {
    let Some(figure) = figure else { return unknown(work, item, threshold, tender) };
    let least = work.given_once(&threshold.least, Unit::NUMBER, &threshold.place, "threshold");
    let below = work.derivation.compared(figure, Relation::Less, least);
    if let Ok(below) = &below {
        let (on, figure) = (threshold.on, below.figure);
        work.decisions.push(Decision::Threshold { item, on, tender, figure });
    }
    match below {
        Ok(below) if below.holds => {
            let id = work.procedure.item_id(item).clone();
            let found = told_below(work.derivation.number(figure).0, &threshold.least);
            let (code, what) = match threshold.on {
                ThresholdOn::Score => (codes::SCORE_BELOW_THRESHOLD, "score"),
                ThresholdOn::Share => (codes::SHARE_BELOW_THRESHOLD, "share"),
            };
            let text = format!(
                "the {what} of `{id}` is {found}, below the threshold of {}",
                threshold.least
            );
            let at = threshold.place.clone();
            work.reject(tender, Ground { code, text, at, figure: Some(below.figure) });
        }
        Ok(_) => {}
        Err(halt) => drop(failures::note_plain(work, "threshold", tender, &halt)),
    }
}

/// A figure below a threshold, in percent where the threshold is, with as many decimals as tell the two apart.
fn told_below(number: &Exact, least: &Literal) -> String {
    let (hundred, sign) = match least.to_string().ends_with('%') {
        true => (Exact::whole(100), " %"),
        false => (Exact::whole(1), ""),
    };
    let (number, least) = (number * &hundred, &least.exact() * &hundred);
    let told = |decimals| number.decimal(Decimals::AtMost(decimals));
    let apart = [4, 8, 16, 32]
        .into_iter()
        .find(|decimals| told(*decimals) != least.decimal(Decimals::AtMost(*decimals)));
    told(apart.unwrap_or(32)) + sign
}

/// A figure that a threshold looks at and that is not known: full marks of zero, unless a mistake was noted already.
fn unknown(work: &mut Work<'_>, item: Item, threshold: &Threshold, tender: Key<Tender>) {
    if !work.troubles.has(tender) && work.undecided.is_none() {
        let message = format!(
            "the threshold of `{}` looks at a share of zero full marks",
            work.procedure.item_id(item)
        );
        let mistake = Diagnostic::mistake(codes::CANNOT_WORK_OUT, message)
            .at(threshold.place.clone(), "")
            .help("state a weight above 0, or leave the threshold out");
        work.troubles.of_case(mistake);
    }
}

impl Criterion {
    fn basis_is_requirements(&self) -> bool {
        matches!(self.basis, Basis::Requirements(_))
    }
}
