//! On what a decision hangs beside its figures: declared rounding, and thresholds that were nearly missed or met.

use anbud::Exact;
use anbud::derivation::Figure;
use anbud::evaluation::Evaluation;
use anbud::keyed::Key;
use anbud::procedure::{Basis, Item, Procedure, RoundingRules, Threshold, ThresholdOn};
use anbud::tenders::Tender;

use super::decision::Decision;

/// A tender whose place is another without the declared rounding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rounded {
    /// The tender.
    pub tender: Key<Tender>,
    /// Its place as declared.
    pub place: Option<u32>,
    /// Its place if nothing were rounded.
    pub unrounded: Option<u32>,
}

/// A threshold that a tender nearly missed or nearly met.
#[derive(Debug, Clone)]
pub struct NearMiss {
    /// The tender.
    pub tender: Key<Tender>,
    /// The criterion or requirement with the threshold.
    pub item: Item,
    /// Whether it looks at the score or at the share.
    pub on: ThresholdOn,
    /// The figure of the tender.
    pub figure: Exact,
    /// The least that is asked for.
    pub least: Exact,
    /// Whether the tender meets it.
    pub is_met: bool,
}

/// Whose place the declared rounding decided; none where nothing is rounded.
pub(super) fn rounding(decision: &Decision<'_>) -> Vec<Rounded> {
    let mut procedure = decision.basis.procedure.clone();
    if procedure.rounding == RoundingRules::default() {
        return Vec::new();
    }
    procedure.rounding = RoundingRules::default();
    let Some(unrounded) = decision.anew(&procedure, decision.basis.tenders) else {
        return Vec::new();
    };
    let tenders = decision.basis.evaluation.tenders.iter();
    let compared = tenders.map(|result| Rounded {
        tender: result.tender,
        place: result.place,
        unrounded: place(&unrounded, result.tender),
    });
    compared.filter(|rounded| rounded.place != rounded.unrounded).collect()
}

fn place(evaluation: &Evaluation, tender: Key<Tender>) -> Option<u32> {
    evaluation.tenders.iter().find(|result| result.tender == tender)?.place
}

/// The thresholds that were nearly missed or nearly met: within a twentieth of the scale, or of full marks.
pub(super) fn near_misses(decision: &Decision<'_>) -> Vec<NearMiss> {
    let mut near = Vec::new();
    for (item, threshold) in thresholds(decision.basis.procedure) {
        let within = &span(decision.basis.procedure, item, threshold) * &Exact::from_scaled(5, 2);
        let least = threshold.least.exact();
        for result in &decision.basis.evaluation.tenders {
            let Some(figure) = figure(decision, item, threshold.on, result.tender) else {
                continue;
            };
            let figure = decision.number(figure);
            if (figure - &least).absolute() <= within {
                near.push(NearMiss {
                    tender: result.tender,
                    item,
                    on: threshold.on,
                    figure: figure.clone(),
                    least: least.clone(),
                    is_met: *figure >= least,
                });
            }
        }
    }
    near.sort_by_cached_key(|miss| (&miss.figure - &miss.least).absolute());
    near
}

fn thresholds(procedure: &Procedure) -> impl Iterator<Item = (Item, &Threshold)> {
    let criteria = procedure.criteria.entries();
    let criteria =
        criteria.filter_map(|(key, rules)| Some((Item::Criterion(key), rules.threshold.as_ref()?)));
    let requirements = procedure.requirements.entries();
    let requirements = requirements
        .filter_map(|(key, rules)| Some((Item::Requirement(key), rules.threshold.as_ref()?)));
    criteria.chain(requirements)
}

/// From where to where the figure of a threshold can lie: the scale, or full marks.
fn span(procedure: &Procedure, item: Item, threshold: &Threshold) -> Exact {
    let leaf = procedure.leaf_of(item).map(|key| &procedure.criteria[key].basis);
    match (threshold.on, leaf) {
        (ThresholdOn::Score, Some(Basis::Scored(scale) | Basis::Requirements(scale))) => {
            let scale = &procedure.scales[*scale];
            &scale.maximum.exact() - &scale.minimum.exact()
        }
        _ => Exact::ONE,
    }
}

/// The figure that a threshold looks at; none for a tender that was rejected before.
fn figure(
    decision: &Decision<'_>,
    item: Item,
    on: ThresholdOn,
    tender: Key<Tender>,
) -> Option<Figure> {
    let figures = match on {
        ThresholdOn::Score => &decision.scores,
        ThresholdOn::Share => &decision.shares,
    };
    figures.get(&(item, tender)).copied()
}
