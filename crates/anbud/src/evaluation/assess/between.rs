//! Groups to requirement: the scores of the groups become one.

use super::super::work::Work;
use super::GroupKey;
use super::gaps::LeftOut;
use super::tally::{Of, tally};
use crate::derivation::{Figure, Outcome};
use crate::keyed::Key;
use crate::ledger::Panel;
use crate::procedure::{BetweenGroups, Statistic};
use crate::tenders::Tender;
use crate::{Exact, Literal, Unit};

/// Scores with how often each was given, from the lowest to the highest.
type Counts = Vec<(Literal, u32)>;

/// The score of an item for a tender by its evaluators; none where something is missing, which has been noted.
pub(super) fn score(
    work: &mut Work<'_>,
    panel: &Panel<'_>,
    tender: Key<Tender>,
    groups: &[GroupKey],
    statistic: Statistic,
    left_out: &LeftOut,
) -> Option<Figure> {
    let counting: Vec<(GroupKey, Counts)> = groups
        .iter()
        .map(|group| (*group, counts(panel, tender, *group, statistic, left_out)))
        .filter(|(_, counts)| !counts.is_empty())
        .collect();
    if counting.is_empty() {
        super::gaps::nobody(work, panel.item(), tender);
        return None;
    }
    let between = if groups.len() > 1 { between(work)? } else { BetweenGroups::Mean };
    let outcome = if between == BetweenGroups::Pooled {
        pooled(work, panel, tender, left_out)
    } else {
        let scores = counting.iter().map(|(group, counts)| {
            let left_out = left_out.of(*group);
            let of = Of { tender, group: *group, is_pooled: false, left_out };
            kept(work, panel, &of, statistic, counts).map(|score| (*group, score))
        });
        scores.collect::<Outcome<Vec<_>>>().and_then(|scores| joined(work, between, scores))
    };
    match outcome {
        Ok(figure) => Some(figure),
        Err(halt) => {
            let name = format!("score.{}", work.procedure.item_id(panel.item()));
            super::super::failures::note_plain(work, &name, tender, &halt)
        }
    }
}

/// The scores of a group that count: the one it agreed on, or those of its evaluators.
fn counts(
    panel: &Panel<'_>,
    tender: Key<Tender>,
    group: GroupKey,
    statistic: Statistic,
    left_out: &LeftOut,
) -> Counts {
    if statistic == Statistic::Consensus {
        return panel.consensus(tender, group).map(|score| (score, 1)).into_iter().collect();
    }
    panel.counts(tender, Some(group), left_out.of(group))
}

/// The statistic of a group, kept where there is a panel.
fn kept(
    work: &mut Work<'_>,
    panel: &Panel<'_>,
    of: &Of<'_>,
    statistic: Statistic,
    counts: &[(Literal, u32)],
) -> Outcome<Figure> {
    let figure = tally(work, panel, of, statistic, counts)?;
    if work.procedure.scoring.panel.is_some() {
        work.of_groups.insert((of.tender, panel.item(), of.group), figure);
    }
    Ok(figure)
}

/// The mean of all evaluators' scores, whatever their group.
fn pooled(
    work: &mut Work<'_>,
    panel: &Panel<'_>,
    tender: Key<Tender>,
    left_out: &LeftOut,
) -> Outcome<Figure> {
    let left_out = left_out.everybody();
    let counts = panel.counts(tender, None, &left_out);
    let of = Of { tender, group: None, is_pooled: true, left_out: &left_out };
    tally(work, panel, &of, Statistic::Mean, &counts)
}

/// The statistic between groups; a mistake where none is stated.
pub(super) fn between(work: &mut Work<'_>) -> Option<BetweenGroups> {
    let stated = work.procedure.scoring.between_groups;
    if stated.is_none() {
        let help = "write `between_groups` under `[scoring]`: \"weighted-mean\" (by the weights of the groups), \"mean\", \
                    \"median\", or \"pooled\" (the mean of all evaluators' scores, weights ignored)";
        work.rule_not_stated("how the scores of several groups become one is not stated", help);
    }
    stated
}

pub(super) fn joined(
    work: &mut Work<'_>,
    between: BetweenGroups,
    scores: Vec<(GroupKey, Figure)>,
) -> Outcome<Figure> {
    let figures: Vec<Figure> = scores.iter().map(|(_, figure)| *figure).collect();
    match (between, figures.as_slice()) {
        (_, [only]) => Ok(*only),
        (BetweenGroups::Median, _) => work.derivation.median(figures),
        (BetweenGroups::WeightedMean, _) => weighted_mean(work, &scores),
        (BetweenGroups::Mean | BetweenGroups::Pooled, _) => {
            let count = Exact::whole(figures.len() as u64);
            let count = work.derivation.given(count, Unit::NUMBER, crate::derivation::Origin::Rule);
            let sum = work.derivation.sum(figures)?;
            work.derivation.quotient(sum, count)
        }
    }
}

fn weighted_mean(work: &mut Work<'_>, scores: &[(GroupKey, Figure)]) -> Outcome<Figure> {
    let procedure = work.procedure;
    let (mut products, mut weights) = (Vec::new(), Vec::new());
    for (group, score) in scores {
        let weight = group.and_then(|group| procedure.groups[group].weight.as_ref());
        let Some((literal, place)) = weight else { continue };
        let weight = work.given_once(literal, Unit::NUMBER, place, "weight");
        weights.push(weight);
        products.push(work.derivation.product(vec![weight, *score])?);
    }
    let sum = work.derivation.sum(products)?;
    let weight = work.derivation.sum(weights)?;
    work.derivation.quotient(sum, weight)
}
