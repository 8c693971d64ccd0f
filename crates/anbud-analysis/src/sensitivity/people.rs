//! Evaluators: what each scored, and what the scores of groups would be without one or with other scores.

use anbud::Exact;
use anbud::derivation::{Figure, Op, Tally};
use anbud::keyed::Key;
use anbud::ledger::Evaluator;
use anbud::procedure::{Item, Statistic};
use anbud::tenders::Tender;

use super::decision::Decision;

/// A score that an evaluator gave, and the tally it went into.
#[derive(Debug, Clone)]
pub(super) struct Scored {
    pub(super) tender: Key<Tender>,
    pub(super) item: Item,
    pub(super) figure: Figure,
    pub(super) score: Exact,
}

/// The scores of every evaluator that went into a tally, by position of the evaluator.
pub(super) fn all_scored(basis: &super::Basis<'_>) -> Vec<Vec<Scored>> {
    let mut all = vec![Vec::new(); basis.sheet.evaluators.len()];
    for (figure, node) in basis.evaluation.derivation.nodes().entries() {
        let Op::Tally(tally) = &node.op else { continue };
        for entry in basis.sheet.of_tally(tally) {
            let Some(evaluator) = entry.evaluator.filter(|key| !tally.left_out.contains(key))
            else {
                continue;
            };
            let (tender, item, score) = (entry.tender, entry.item, entry.score.exact());
            if let Some(scored) = all.get_mut(evaluator.position()) {
                scored.push(Scored { tender, item, figure, score });
            }
        }
    }
    all
}

/// The scores of one evaluator, of all tenders or of one.
pub(super) fn scored<'d>(
    decision: &'d Decision<'_>,
    evaluator: Key<Evaluator>,
    tender: Option<Key<Tender>>,
) -> Vec<&'d Scored> {
    let scored = decision.scored.get(evaluator.position()).map_or(&[][..], Vec::as_slice);
    scored.iter().filter(|score| tender.is_none_or(|tender| score.tender == tender)).collect()
}

/// The tally of a figure.
fn tally<'d>(decision: &'d Decision<'_>, figure: Figure) -> Option<&'d Tally> {
    match &decision.basis.evaluation.derivation.node(figure).op {
        Op::Tally(tally) => Some(tally),
        _ => None,
    }
}

/// The tallies with so much added to every score of an evaluator for a tender; none unless they are means.
pub(super) fn shifted(
    decision: &Decision<'_>,
    evaluator: Key<Evaluator>,
    tender: Key<Tender>,
    by: &Exact,
) -> Option<Vec<(Figure, Exact)>> {
    let shift = |score: &Scored| {
        let tally = tally(decision, score.figure)?;
        let share = by.divided_by(&Exact::whole(tally.count))?;
        is_mean(tally).then(|| (score.figure, decision.number(score.figure) + &share))
    };
    scored(decision, evaluator, Some(tender)).into_iter().map(shift).collect()
}

/// The tallies without an evaluator; none where one is not a mean, or has nobody left.
pub(super) fn without(
    decision: &Decision<'_>,
    evaluator: Key<Evaluator>,
) -> Option<Vec<(Figure, Exact)>> {
    let left = |score: &Scored| {
        let tally = tally(decision, score.figure)?;
        let count = tally.count.checked_sub(1)?;
        let mean = (&tally.sum - &score.score).divided_by(&Exact::whole(count))?;
        is_mean(tally).then_some((score.figure, mean))
    };
    scored(decision, evaluator, None).into_iter().map(left).collect()
}

fn is_mean(tally: &Tally) -> bool {
    tally.statistic == Statistic::Mean
}
