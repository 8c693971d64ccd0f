//! Groups to requirement: the scores of the groups become one.

use super::super::work::Work;
use super::gaps::LeftOut;
use super::tally::tally;
use super::{GroupKey, individual, of_group};
use crate::derivation::{Figure, Outcome};
use crate::keyed::Key;
use crate::procedure::{BetweenGroups, Item, Statistic};
use crate::tenders::Tender;
use crate::{Exact, Unit};

/// The score of an item for a tender by its evaluators; none where something is missing, which has been noted.
pub(super) fn score(
    work: &mut Work<'_>,
    item: Item,
    tender: Key<Tender>,
    groups: &[GroupKey],
    statistic: Statistic,
    left_out: &LeftOut,
) -> Option<Figure> {
    let counting: Vec<GroupKey> = groups
        .iter()
        .copied()
        .filter(|group| has_scores(work, item, tender, *group, statistic, left_out))
        .collect();
    if counting.is_empty() {
        super::gaps::nobody(work, item, tender);
        return None;
    }
    let between = if groups.len() > 1 { between(work)? } else { BetweenGroups::Mean };
    let outcome = if between == BetweenGroups::Pooled {
        pooled(work, item, tender, left_out)
    } else {
        let scores = counting
            .iter()
            .map(|group| (*group, group_score(work, item, tender, *group, statistic, left_out)));
        let scores: Vec<(GroupKey, Outcome<Figure>)> = scores.collect();
        let scores = scores.into_iter().map(|(group, score)| score.map(|score| (group, score)));
        scores.collect::<Outcome<Vec<_>>>().and_then(|scores| joined(work, between, scores))
    };
    match outcome {
        Ok(figure) => Some(figure),
        Err(halt) => {
            let name = format!("score.{}", work.procedure.item_id(item));
            super::super::failures::note_plain(work, &name, tender, &halt)
        }
    }
}

fn has_scores(
    work: &Work<'_>,
    item: Item,
    tender: Key<Tender>,
    group: GroupKey,
    statistic: Statistic,
    left_out: &LeftOut,
) -> bool {
    if statistic == Statistic::Consensus {
        let range = of_group(work, tender, item, group);
        return range.start < individual(work, tender, item, group).start;
    }
    super::tally::count(work, &individual(work, tender, item, group), left_out.of(group)) > 0
}

fn group_score(
    work: &mut Work<'_>,
    item: Item,
    tender: Key<Tender>,
    group: GroupKey,
    statistic: Statistic,
    left_out: &LeftOut,
) -> Outcome<Figure> {
    let range = individual(work, tender, item, group);
    if statistic == Statistic::Consensus {
        let consensus = of_group(work, tender, item, group).start..range.start;
        return tally(work, group, statistic, consensus, &[]);
    }
    tally(work, group, statistic, range, left_out.of(group))
}

/// The mean of all evaluators' scores, whatever their group.
fn pooled(
    work: &mut Work<'_>,
    item: Item,
    tender: Key<Tender>,
    left_out: &LeftOut,
) -> Outcome<Figure> {
    let range = work.sheet.range(tender, item);
    tally(work, None, Statistic::Mean, range, &left_out.everybody())
}

/// The statistic between groups; a mistake where none is stated.
fn between(work: &mut Work<'_>) -> Option<BetweenGroups> {
    let stated = work.procedure.scoring.between_groups;
    if stated.is_none() {
        let help = "write `between_groups` under `[scoring]`: \"weighted-mean\" (by the weights of the groups), \"mean\", \
                    \"median\", or \"pooled\" (the mean of all evaluators' scores, weights ignored)";
        work.rule_not_stated("how the scores of several groups become one is not stated", help);
    }
    stated
}

fn joined(
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
