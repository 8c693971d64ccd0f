//! Knobs: what can be turned by one number, from the figures it moves to the documents that would say so.

mod documents;
mod weights;

use anbud::Exact;
use anbud::derivation::{Figure, Op};
use anbud::evaluation::{Evaluation, Scope, evaluate};
use anbud::keyed::Key;
use anbud::ledger::Evaluator;
use anbud::procedure::{Basis, Criterion, Group, Item, Kind, LineItem};
use anbud::tenders::Tender;

use super::beyond::Turned;
use super::decision::{Decision, Results};
use super::people;
use documents::Documents;
use weights::whole_of;
pub(super) use weights::{family, has_weight};

/// Something that can be turned by one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Knob {
    /// The weight of a criterion; its brothers and sisters share the rest in proportion.
    Weight(Key<Criterion>),
    /// The price in a tender.
    Price(Key<Tender>),
    /// A unit price in a tender, or a discount on a list price, in percent.
    UnitPrice(Key<Tender>, Key<LineItem>),
    /// The score of an item of a tender.
    Score(Item, Key<Tender>),
    /// The quality of a tender, whatever it comes from.
    Quality(Key<Tender>),
    /// Points added to every score of a tender by a group.
    Group(Key<Group>, Key<Tender>),
    /// Points added to every score of a tender by an evaluator.
    Evaluator(Key<Evaluator>, Key<Tender>),
}

impl Knob {
    /// Where it stands.
    pub(super) fn start(self, decision: &Decision<'_>) -> Option<Exact> {
        match self {
            Knob::Weight(criterion) => Some(decision.number(decision.marks(criterion)?).clone()),
            Knob::Price(tender) => Some(decision.number(*decision.bids.get(&tender)?).clone()),
            Knob::UnitPrice(tender, item) => {
                Some(decision.number(*decision.unit_prices.get(&tender)?.get(&item)?).clone())
            }
            Knob::Score(item, tender) => {
                Some(decision.number(score(decision, item, tender)?).clone())
            }
            Knob::Quality(tender) => Some(decision.number(quality(decision, tender)?).clone()),
            Knob::Group(..) | Knob::Evaluator(..) => Some(Exact::ZERO),
        }
    }

    /// How far it can be turned, down and up.
    pub(super) fn ends(self, decision: &Decision<'_>) -> Option<(Exact, Exact)> {
        let start = self.start(decision)?;
        // a panel looks at what its members gave, not at what was made of it
        let is_panel = !decision.basis.evaluation.panel.is_empty();
        match self {
            Knob::Score(..) | Knob::Group(..) if is_panel => None,
            Knob::Weight(criterion) => Some((Exact::ZERO, whole_of(decision, criterion)?)),
            Knob::UnitPrice(_, item) if is_discount(decision, item) => {
                Some((Exact::ZERO, Exact::whole(100)))
            }
            Knob::UnitPrice(tender, _) if start.is_zero() => {
                // what costs nothing could cost as much as all
                Some((start, decision.number(*decision.bids.get(&tender)?).clone()))
            }
            Knob::Price(_) | Knob::UnitPrice(..) => {
                let part = Exact::from_scaled(1, 3);
                Some((&start * &part, &start * &Exact::whole(10)))
            }
            Knob::Score(item, _) => ends_of_scale(decision, item),
            Knob::Quality(_) => Some((Exact::ZERO, full_quality(decision))),
            Knob::Group(group, tender) => {
                let tallies = people::of_group(decision, group, Some(tender));
                widest(decision, tallies.map(|tally| tally.item))
            }
            Knob::Evaluator(evaluator, tender) => {
                let scored = people::scored(decision, evaluator, Some(tender));
                widest(decision, scored.iter().map(|score| score.item))
            }
        }
    }

    /// What the weights of criteria would be; none where it turns something else.
    pub(super) fn weights(
        self,
        decision: &Decision<'_>,
        to: &Exact,
    ) -> Option<Vec<(Key<Criterion>, Exact)>> {
        match self {
            Knob::Weight(criterion) => weights::weights(decision, criterion, to),
            _ => None,
        }
    }

    /// The figures that it moves, and what they would be worth.
    pub(super) fn moved(self, decision: &Decision<'_>, to: &Exact) -> Option<Vec<(Figure, Exact)>> {
        match self {
            // as beyond a choice: without weight there is no share of it
            Knob::Weight(_) if !to.is_zero() && self.start(decision)?.is_zero() => None,
            Knob::Weight(criterion) => {
                let weights = weights::weights(decision, criterion, to)?.into_iter();
                weights.map(|(key, weight)| Some((decision.marks(key)?, weight))).collect()
            }
            Knob::Price(tender) => Some(vec![(*decision.bids.get(&tender)?, to.clone())]),
            Knob::UnitPrice(tender, item) => {
                Some(vec![(*decision.unit_prices.get(&tender)?.get(&item)?, to.clone())])
            }
            Knob::Score(item, tender) => Some(vec![(score(decision, item, tender)?, to.clone())]),
            Knob::Quality(tender) => Some(vec![(quality(decision, tender)?, to.clone())]),
            Knob::Group(group, tender) => people::group_shifted(decision, group, tender, to),
            Knob::Evaluator(evaluator, tender) => people::shifted(decision, evaluator, tender, to),
        }
    }

    /// The results with the knob turned so far; none where they cannot be worked out.
    pub(super) fn results(self, decision: &Decision<'_>, to: &Exact) -> Option<Results> {
        Turned::new(self).results(decision, to)
    }

    /// The whole evaluation with the knob turned so far; none where no document can say so, or it has no outcome.
    pub(super) fn evaluation(self, decision: &Decision<'_>, to: &Exact) -> Option<Evaluation> {
        let said = self.documents(decision, to)?;
        evaluate(&said.procedure, &said.tenders, &said.sheet, Scope::Whole).ok()
    }

    /// The documents with the knob turned so far, to as many digits as a document can hold.
    pub(super) fn documents<'d>(
        self,
        decision: &'d Decision<'_>,
        to: &Exact,
    ) -> Option<Documents<'d>> {
        documents::documents(self, decision, to)
    }
}

/// Whether an item has a list price, on which tenders state a discount.
fn is_discount(decision: &Decision<'_>, item: Key<LineItem>) -> bool {
    decision.basis.procedure.price_sheet.items[item].list_price.is_some()
}

/// The score of an item of a tender before it was rounded: what is declared to be rounded is so after any change.
fn score(decision: &Decision<'_>, item: Item, tender: Key<Tender>) -> Option<Figure> {
    let figure = *decision.scores.get(&(item, tender))?;
    match decision.basis.evaluation.derivation.node(figure).op {
        Op::Rounded(of, ..) => Some(of),
        _ => Some(figure),
    }
}

/// The quality of a tender.
fn quality(decision: &Decision<'_>, tender: Key<Tender>) -> Option<Figure> {
    decision.basis.evaluation.tenders.iter().find(|result| result.tender == tender)?.quality
}

/// Full marks of all that makes up quality.
fn full_quality(decision: &Decision<'_>) -> Exact {
    let procedure = decision.basis.procedure;
    let of_quality = procedure.top().filter(|key| {
        let rules = &procedure.criteria[*key];
        rules.kind == Kind::Quality && !rules.is_value
    });
    let full = |key: Key<Criterion>| decision.basis.evaluation.full.get(key.position()).copied()?;
    let full = of_quality.filter_map(full);
    full.fold(Exact::ZERO, |sum, figure| &sum + decision.number(figure))
}

/// From where to where a score of an item can lie; none where it is not scored.
pub(super) fn ends_of_scale(decision: &Decision<'_>, item: Item) -> Option<(Exact, Exact)> {
    let procedure = decision.basis.procedure;
    let leaf = &procedure.criteria[procedure.leaf_of(item)?];
    match leaf.basis {
        Basis::Scored(scale) | Basis::Requirements(scale) => {
            let scale = &procedure.scales[scale];
            Some((scale.minimum.exact(), scale.maximum.exact()))
        }
        _ => None,
    }
}

/// The widest scale of items, as what can be added to a score on it, down and up.
fn widest(decision: &Decision<'_>, items: impl Iterator<Item = Item>) -> Option<(Exact, Exact)> {
    let ends = items.filter_map(|item| ends_of_scale(decision, item));
    let span = ends.map(|(minimum, maximum)| &maximum - &minimum).max()?;
    Some((-&span, span))
}
