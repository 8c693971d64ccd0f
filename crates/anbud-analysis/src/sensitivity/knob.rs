//! Knobs: what can be turned by one number, from the figures it moves to the documents that would say so.

use anbud::derivation::Figure;
use anbud::evaluation::{Scope, evaluate};
use anbud::exact::Decimals;
use anbud::keyed::Key;
use anbud::ledger::Evaluator;
use anbud::procedure::{Basis, Criterion, Group, Item, Kind, MarksKey};
use anbud::tenders::{Price, Tender};
use anbud::{Exact, Literal, Place, Procedure, Tenders};

use super::decision::{Decision, GroupScore, Results, results};

/// Something that can be turned by one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Knob {
    /// The weight of a criterion; its brothers and sisters share the rest in proportion.
    Weight(Key<Criterion>),
    /// The price in a tender.
    Price(Key<Tender>),
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
            Knob::Score(item, tender) => {
                Some(decision.number(*decision.scores.get(&(item, tender))?).clone())
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
            Knob::Price(_) => {
                let part = Exact::from_scaled(1, 3);
                Some((&start * &part, &start * &Exact::whole(10)))
            }
            Knob::Score(item, _) => ends_of_scale(decision, item),
            Knob::Quality(_) => Some((Exact::ZERO, full_quality(decision))),
            Knob::Group(group, tender) => {
                widest(decision, tallies_of(decision, Some(group), tender).map(|tally| tally.item))
            }
            Knob::Evaluator(evaluator, tender) => {
                let scored = super::people::scored(decision, evaluator, Some(tender));
                widest(decision, scored.iter().map(|score| score.item))
            }
        }
    }

    /// The figures that it moves, and what they would be worth.
    pub(super) fn moved(self, decision: &Decision<'_>, to: &Exact) -> Option<Vec<(Figure, Exact)>> {
        match self {
            Knob::Weight(criterion) => {
                let weights = weights(decision, criterion, to)?.into_iter();
                weights.map(|(key, weight)| Some((decision.marks(key)?, weight))).collect()
            }
            Knob::Price(tender) => Some(vec![(*decision.bids.get(&tender)?, to.clone())]),
            Knob::Score(item, tender) => {
                Some(vec![(*decision.scores.get(&(item, tender))?, to.clone())])
            }
            Knob::Quality(tender) => Some(vec![(quality(decision, tender)?, to.clone())]),
            Knob::Group(group, tender) => {
                let tallies = tallies_of(decision, Some(group), tender);
                Some(tallies.map(|tally| shifted(decision, tally.figure, to)).collect())
            }
            Knob::Evaluator(evaluator, tender) => {
                super::people::shifted(decision, evaluator, tender, to)
            }
        }
    }

    /// The results with the knob turned so far; none where they cannot be worked out.
    pub(super) fn results(self, decision: &Decision<'_>, to: &Exact) -> Option<Results> {
        let moved = self.moved(decision, to)?;
        if let Some(results) = decision.replayed(&moved) {
            return Some(results);
        }
        if let (Knob::Evaluator(evaluator, tender), false) =
            (self, decision.basis.evaluation.panel.is_empty())
        {
            return of_member(decision, evaluator, tender, to);
        }
        let (procedure, tenders) = self.documents(decision, to, &moved)?;
        let evaluation = decision.anew(&procedure, &tenders)?;
        Some(results(&evaluation, tenders.list.len()))
    }

    /// The documents with the knob turned so far, to as many digits as a document can hold.
    pub(super) fn documents(
        self,
        decision: &Decision<'_>,
        to: &Exact,
        moved: &[(Figure, Exact)],
    ) -> Option<(Procedure, Tenders)> {
        let mut procedure = decision.basis.procedure.clone();
        let mut tenders = decision.basis.tenders.clone();
        match self {
            Knob::Weight(criterion) => {
                for (key, weight) in weights(decision, criterion, to)? {
                    procedure.criteria[key].marks.as_mut()?.amount = literal(&weight)?;
                }
            }
            // a price that is summed from a sheet cannot be stated as a whole beside it
            Knob::Price(_) if !procedure.price_sheet.items.is_empty() => return None,
            Knob::Price(tender) => {
                let submitted = (literal(to)?, tenders.list[tender].place.clone());
                tenders.list[tender].price = Some(Price { submitted, corrected: None });
            }
            Knob::Score(item, tender) => agree(&mut tenders, item, tender, to)?,
            // no document states quality as a whole
            Knob::Quality(_) => return None,
            Knob::Group(_, tender) | Knob::Evaluator(_, tender) => {
                let replayed = decision.scores_replayed(moved)?;
                for ((item, of), figure) in &decision.scores {
                    let score = replayed.number(*figure).0;
                    if *of == tender && score != decision.number(*figure) {
                        agree(&mut tenders, *item, tender, score)?;
                    }
                }
            }
        }
        Some((procedure, tenders))
    }
}

/// The results with so much added to every score that a member of the panel gave a tender.
fn of_member(
    decision: &Decision<'_>,
    evaluator: Key<Evaluator>,
    tender: Key<Tender>,
    by: &Exact,
) -> Option<Results> {
    let basis = decision.basis;
    let sheet = basis.sheet.shifted(evaluator, tender, &literal(by)?)?;
    let evaluation = evaluate(basis.procedure, basis.tenders, &sheet, Scope::Whole).ok()?;
    Some(results(&evaluation, basis.tenders.list.len()))
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

/// States a score in the tender itself, where it goes before those of evaluators.
fn agree(tenders: &mut Tenders, item: Item, tender: Key<Tender>, score: &Exact) -> Option<()> {
    let literal = literal(score)?;
    let scores = &mut tenders.list[tender].scores;
    scores.retain(|(scored, ..)| *scored != item);
    scores.push((item, literal, Place::in_code()));
    scores.sort_by_key(|(item, ..)| *item);
    Some(())
}

/// A number as a document can hold it.
fn literal(number: &Exact) -> Option<Literal> {
    [16, 12, 8]
        .into_iter()
        .find_map(|decimals| number.decimal(Decimals::AtMost(decimals)).parse().ok())
}

/// The tallies of a group for a tender.
pub(super) fn tallies_of<'d>(
    decision: &'d Decision<'_>,
    group: Option<Key<Group>>,
    tender: Key<Tender>,
) -> impl Iterator<Item = &'d GroupScore> {
    let tallies = decision.tallies.iter();
    tallies.filter(move |tally| tally.group == group && tally.tender == tender)
}

fn shifted(decision: &Decision<'_>, figure: Figure, by: &Exact) -> (Figure, Exact) {
    (figure, decision.number(figure) + by)
}

/// The criteria that share full marks with one, itself among them.
pub(super) fn family(decision: &Decision<'_>, criterion: Key<Criterion>) -> Vec<Key<Criterion>> {
    let procedure = decision.basis.procedure;
    let parent = procedure.criteria[criterion].parent;
    let of = |(key, rules): (Key<Criterion>, &Criterion)| {
        (rules.parent == parent && rules.marks.is_some()).then_some(key)
    };
    procedure.criteria.entries().filter_map(of).collect()
}

/// What a criterion shares with its brothers and sisters: the sum of their weights.
fn whole_of(decision: &Decision<'_>, criterion: Key<Criterion>) -> Option<Exact> {
    let weights = family(decision, criterion).into_iter().map(|key| decision.marks(key));
    let weights = weights.collect::<Option<Vec<Figure>>>()?;
    Some(weights.into_iter().fold(Exact::ZERO, |sum, weight| &sum + decision.number(weight)))
}

/// The weights of a criterion and its brothers and sisters if it had so much, the others in proportion.
fn weights(
    decision: &Decision<'_>,
    criterion: Key<Criterion>,
    to: &Exact,
) -> Option<Vec<(Key<Criterion>, Exact)>> {
    let whole = whole_of(decision, criterion)?;
    let own = decision.number(decision.marks(criterion)?);
    let ratio = (&whole - to).divided_by(&(&whole - own))?;
    let weight = |key: Key<Criterion>| {
        let stated = decision.number(decision.marks(key)?);
        Some((key, if key == criterion { to.clone() } else { stated * &ratio }))
    };
    family(decision, criterion).into_iter().map(weight).collect()
}

/// Whether the weight of a criterion can be turned: it shares with others, and money is not shared.
pub(super) fn has_weight(decision: &Decision<'_>, criterion: Key<Criterion>) -> bool {
    let rules = &decision.basis.procedure.criteria[criterion];
    let is_shared = rules.marks.as_ref().is_some_and(|marks| marks.key != MarksKey::Value);
    is_shared
        && family(decision, criterion).len() > 1
        && decision.marks(criterion).is_some_and(|marks| {
            whole_of(decision, criterion).is_some_and(|whole| whole != *decision.number(marks))
        })
}

fn ends_of_scale(decision: &Decision<'_>, item: Item) -> Option<(Exact, Exact)> {
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
