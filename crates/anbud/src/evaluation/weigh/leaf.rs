//! Leaves: the weighted means of their requirements, or their own score, measure or price, to points.

use super::super::assess::assess;
use super::super::failures;
use super::super::prices::Prices;
use super::super::result::CriterionResult;
use super::super::work::Work;
use super::share::of_item;
use crate::Unit;
use crate::derivation::{Figure, Outcome};
use crate::keyed::Key;
use crate::procedure::{Basis, Criterion, Item};
use crate::tenders::Tender;

/// Weighs a leaf for the tenders of the field.
pub(super) fn weigh(
    work: &mut Work<'_>,
    criterion: Key<Criterion>,
    prices: Option<&Prices>,
    field: &[Key<Tender>],
) {
    let rules = &work.procedure.criteria[criterion];
    let items = items(work, criterion);
    if matches!(rules.basis, Basis::Scored(_) | Basis::Requirements(_)) {
        assess(work, &items, field);
    }
    for item in &items {
        of_item(work, *item, criterion, prices, field);
    }
    if matches!(rules.basis, Basis::Requirements(_)) {
        score(work, criterion, field);
        means(
            work,
            criterion,
            field,
            "share",
            |result| result.share,
            |result, mean| result.share = Some(mean),
        );
        means(
            work,
            criterion,
            field,
            "points",
            |result| result.points,
            |result, mean| result.points = Some(mean),
        );
    }
    for tender in field {
        let outcome = points(work, criterion, *tender);
        match outcome {
            Ok(Some(points)) => super::keep_points(work, criterion, *tender, points),
            Ok(None) => {}
            Err(halt) => drop(failures::note_plain(work, &rules.id, *tender, &halt)),
        }
    }
}

/// What is scored, measured or priced of a leaf: its requirements, or the leaf itself.
fn items(work: &Work<'_>, criterion: Key<Criterion>) -> Vec<Item> {
    let rules = &work.procedure.criteria[criterion];
    match rules.basis {
        Basis::Requirements(_) => {
            rules.requirements.iter().copied().map(Item::Requirement).collect()
        }
        _ => vec![Item::Criterion(criterion)],
    }
}

/// The score of a leaf with requirements: the weighted mean of theirs. Once worked out it stays as it is.
pub(in super::super) fn score(
    work: &mut Work<'_>,
    criterion: Key<Criterion>,
    field: &[Key<Tender>],
) {
    means(
        work,
        criterion,
        field,
        "score",
        |result| result.score,
        |result, mean| result.score = Some(mean),
    );
}

/// The weighted means of one figure of the requirements of a leaf, for the tenders that have it.
fn means(
    work: &mut Work<'_>,
    criterion: Key<Criterion>,
    field: &[Key<Tender>],
    name: &str,
    pick: fn(&CriterionResult) -> Option<Figure>,
    set: fn(&mut CriterionResult, Figure),
) {
    let item = Item::Criterion(criterion);
    let full_name = format!("{name}.{}", work.procedure.criteria[criterion].id);
    for tender in field {
        if pick(&work.result(item, *tender)).is_some() {
            continue;
        }
        let requirements = &work.procedure.criteria[criterion].requirements;
        let figures =
            requirements.iter().map(|key| pick(&work.result(Item::Requirement(*key), *tender)));
        let Some(figures) = figures.collect::<Option<Vec<Figure>>>() else { continue };
        match weighted_mean(work, criterion, &figures) {
            Ok(mean) => {
                let mean = work.derivation.named(mean, full_name.clone(), Some(*tender));
                let mean = if name == "points" {
                    mean
                } else {
                    work.derivation.in_unit(mean, Unit::NUMBER)
                };
                work.set(item, *tender, |result| set(result, mean));
            }
            Err(halt) => drop(failures::note_plain(work, &full_name, *tender, &halt)),
        }
    }
}

/// The mean by the weights of the requirements, normalised exactly.
fn weighted_mean(
    work: &mut Work<'_>,
    criterion: Key<Criterion>,
    figures: &[Figure],
) -> Outcome<Figure> {
    if let [only] = figures {
        return Ok(*only);
    }
    let procedure = work.procedure;
    let (mut products, mut weights) = (Vec::new(), Vec::new());
    for (key, figure) in procedure.criteria[criterion].requirements.iter().zip(figures) {
        let Some((literal, place)) = &procedure.requirements[*key].weight else { continue };
        let weight = work.given_once(literal, Unit::NUMBER, place, "weight");
        weights.push(weight);
        products.push(work.derivation.product(vec![weight, *figure])?);
    }
    let sum = work.derivation.sum(products)?;
    let weight = work.weight_sum(criterion, weights)?;
    work.derivation.quotient(sum, weight)
}

impl Work<'_> {
    /// The sum of the weights of a leaf's requirements, once for all tenders.
    fn weight_sum(&mut self, criterion: Key<Criterion>, weights: Vec<Figure>) -> Outcome<Figure> {
        if let Some(known) = self.weight_sums.get(&criterion) {
            return Ok(*known);
        }
        let sum = self.derivation.sum(weights)?;
        self.weight_sums.insert(criterion, sum);
        Ok(sum)
    }
}

/// The points of a leaf: its share of full marks.
fn points(
    work: &mut Work<'_>,
    criterion: Key<Criterion>,
    tender: Key<Tender>,
) -> Outcome<Option<Figure>> {
    let result = work.result(Item::Criterion(criterion), tender);
    match (result.share, work.full(criterion), result.points) {
        (Some(share), Some(full), _) => {
            super::points_of_share(work, criterion, share, full).map(Some)
        }
        (None, _, Some(points)) => super::rounded_points(work, criterion, points).map(Some),
        _ => Ok(None),
    }
}
