//! Stage *admit*: mandatory requirements and stated grounds of rejection.

use super::columns::{Seen, columns};
use super::decision::Decision;
use super::failures;
use super::prices::Prices;
use super::result::{Ground, Scope};
use super::work::Work;
use crate::diagnostic::codes;
use crate::formula::{Run, Symbol};
use crate::keyed::Key;
use crate::procedure::Rejection;
use crate::tenders::{Tender, Tenders};

/// Rejects the tenders that do not meet a mandatory requirement, or that a stated ground applies to.
pub(super) fn admit(work: &mut Work<'_>, tenders: &Tenders, prices: &Prices, scope: Scope) {
    let all = work.remaining();
    for tender in &all {
        mandatory(work, *tender, &tenders.list[*tender]);
    }
    let procedure = work.procedure;
    for (at, rejection) in procedure.rejections.iter().enumerate() {
        if scope == Scope::Whole || !looks_at_prices(rejection) {
            by_rule(work, (at, rejection), &all, prices);
        }
    }
    work.troubles.end_stage(&work.grounds);
}

fn mandatory(work: &mut Work<'_>, tender: Key<Tender>, submitted: &Tender) {
    let procedure = work.procedure;
    for (requirement, met, _) in &submitted.meets {
        let requirement = &procedure.requirements[*requirement];
        if requirement.mandatory && !met {
            let text = format!("`{}` is not met: {}", requirement.id, requirement.text);
            let at = requirement.place.clone();
            work.reject(tender, Ground { code: codes::MANDATORY_NOT_MET, text, at, figure: None });
        }
    }
}

fn looks_at_prices(rejection: &Rejection) -> bool {
    rejection
        .when
        .symbols()
        .any(|(symbol, _)| matches!(symbol, Symbol::Price | Symbol::Bid | Symbol::Part(_)))
}

fn by_rule(
    work: &mut Work<'_>,
    (at, rejection): (usize, &Rejection),
    all: &[Key<Tender>],
    prices: &Prices,
) {
    let seen = Seen { prices: Some(prices), ..Seen::default() };
    let columns = columns(work, &rejection.when, all, seen);
    let rule = work.rule(&rejection.when, None);
    let mut run = Run::new(&rejection.when, columns, all).yielding(rule, rejection.id.clone());
    for (position, tender) in all.iter().enumerate() {
        let result = run.result(position, &mut work.derivation);
        if let Ok(Some(figure)) = result {
            work.decisions.push(Decision::Rejection { rejection: at, tender: *tender, figure });
        }
        match result {
            Ok(Some(figure)) if work.derivation.holds(figure) => {
                let text = format!("`{}`: {}", rejection.id, rejection.text);
                let (code, at) = (codes::REJECTED_BY_RULE, rejection.place.clone());
                work.reject(*tender, Ground { code, text, at, figure: Some(figure) });
            }
            Ok(_) => {}
            Err(halt) => {
                let step = run.failed_step(position);
                failures::note(work, &rejection.when, step, *tender, &halt);
            }
        }
    }
}
