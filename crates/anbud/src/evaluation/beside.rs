//! Figures beside the award, for those who read it: how far the first two lie apart, and what each group gave a criterion.
//! They decide nothing, and are derived like all others.

use std::collections::BTreeMap;

use super::result::{GroupMean, Margin, TenderResult};
use super::work::Work;
use crate::Unit;
use crate::derivation::{Figure, Op, Outcome};
use crate::keyed::Key;
use crate::procedure::{Best, Criterion, Group, Item, Requirement};
use crate::tenders::Tender;

/// By how much the first result is better than the second; none where there are no two places.
pub(super) fn margin(work: &mut Work<'_>, tenders: &[TenderResult]) -> Option<Margin> {
    let [first, second, ..] = tenders else { return None };
    second.place?;
    let (first, second) = (first.result?, second.result?);
    let (more, less) = match work.procedure.award.best {
        Best::Highest => (first, second),
        Best::Lowest => (second, first),
    };
    // beyond the limits of a derivation nothing is told: the places stand without it
    let difference = work.derivation.difference(more, less).ok()?;
    let difference = work.derivation.named(difference, "margin", None);
    let is_negative = |figure: Figure| work.derivation.number(figure).0.is_negative();
    let has_sense =
        !is_negative(first) && !is_negative(second) && !work.derivation.number(second).0.is_zero();
    let relative = has_sense.then(|| work.derivation.quotient(difference, second).ok()).flatten();
    let relative = relative.map(|figure| work.derivation.named(figure, "margin.relative", None));
    Some(Margin { difference, relative })
}

/// What each group gave each criterion with requirements: the mean of its scores of them, by their weights.
pub(super) fn group_means(work: &mut Work<'_>) -> Vec<GroupMean> {
    let (mut means, mut weights) = (Vec::new(), BTreeMap::new());
    for ((tender, criterion, group), mut tallies) in tallies(work) {
        tallies.sort_unstable_by_key(|(requirement, _)| *requirement);
        if let Ok(figure) = mean(work, &tallies, &mut weights) {
            let id = &work.procedure.criteria[criterion].id;
            let name = format!("score.{id}.{}", work.procedure.groups[group].id);
            let figure = work.derivation.named(figure, name, Some(tender));
            means.push(GroupMean { tender, criterion, group, figure });
        }
    }
    means
}

/// The scores of groups by tender, criterion and group, each with the requirement scored.
type Tallies = BTreeMap<(Key<Tender>, Key<Criterion>, Key<Group>), Vec<(Key<Requirement>, Figure)>>;

fn tallies(work: &Work<'_>) -> Tallies {
    let mut tallies = Tallies::new();
    for (figure, node) in work.derivation.nodes().entries() {
        let Op::Tally(tally) = &node.op else { continue };
        if tally.alone.is_some() {
            continue;
        }
        let (Item::Requirement(requirement), Some(group)) = (tally.item, tally.group) else {
            continue;
        };
        let Some(criterion) = work.procedure.requirements[requirement].criterion else { continue };
        let key = (tally.tender, criterion, group);
        tallies.entry(key).or_default().push((requirement, figure));
    }
    tallies
}

/// The mean of scores by the weights of the requirements.
fn mean(
    work: &mut Work<'_>,
    tallies: &[(Key<Requirement>, Figure)],
    known: &mut BTreeMap<Key<Requirement>, Figure>,
) -> Outcome<Figure> {
    if let [(_, only)] = tallies {
        return Ok(*only);
    }
    let procedure = work.procedure;
    let (mut products, mut weights) = (Vec::new(), Vec::new());
    for (requirement, figure) in tallies {
        let Some((literal, place)) = &procedure.requirements[*requirement].weight else { continue };
        let weight = || work.given_once(literal, Unit::NUMBER, place, "weight");
        let weight = *known.entry(*requirement).or_insert_with(weight);
        weights.push(weight);
        products.push(work.derivation.product(vec![weight, *figure])?);
    }
    let sum = work.derivation.sum(products)?;
    let weights = work.derivation.sum(weights)?;
    let mean = work.derivation.quotient(sum, weights)?;
    Ok(work.derivation.in_unit(mean, Unit::NUMBER))
}
