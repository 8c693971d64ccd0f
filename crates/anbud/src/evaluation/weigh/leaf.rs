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
        means(work, criterion, field, Part::Share);
        means(work, criterion, field, Part::Points);
    }
    super::points(work, criterion, field);
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
    means(work, criterion, field, Part::Score);
}

/// What has a mean over the requirements of a leaf.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Score,
    Share,
    Points,
}

impl Part {
    /// The word for it in names, such as `share.medication`.
    fn word(self) -> &'static str {
        match self {
            Part::Score => "score",
            Part::Share => "share",
            Part::Points => "points",
        }
    }

    /// Where it stands in a result.
    fn of(self, result: &mut CriterionResult) -> &mut Option<Figure> {
        match self {
            Part::Score => &mut result.score,
            Part::Share => &mut result.share,
            Part::Points => &mut result.points,
        }
    }

    /// What is known of it.
    fn known(self, work: &Work<'_>, item: Item, tender: Key<Tender>) -> Option<Figure> {
        *self.of(&mut work.result(item, tender))
    }
}

/// The weighted means over the requirements of a leaf, for the tenders that have all that is needed.
fn means(work: &mut Work<'_>, criterion: Key<Criterion>, field: &[Key<Tender>], part: Part) {
    let item = Item::Criterion(criterion);
    let rules = &work.procedure.criteria[criterion];
    let name = format!("{}.{}", part.word(), rules.id);
    for tender in field {
        if part.known(work, item, *tender).is_some() {
            continue;
        }
        let requirements = rules.requirements.iter().copied().map(Item::Requirement);
        let figures = requirements.map(|item| part.known(work, item, *tender));
        let Some(figures) = figures.collect::<Option<Vec<Figure>>>() else { continue };
        match weighted_mean(work, criterion, &figures) {
            Ok(mean) => {
                let mean = work.derivation.named(mean, name.clone(), Some(*tender));
                let mean = match part {
                    Part::Points => mean,
                    _ => work.derivation.in_unit(mean, Unit::NUMBER),
                };
                work.set(item, *tender, |result| *part.of(result) = Some(mean));
            }
            Err(halt) => drop(failures::note_plain(work, &name, *tender, &halt)),
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
