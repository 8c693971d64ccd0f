//! The decision under examination: its evaluation, and what its results would be if some figures were others.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use anbud::derivation::{Derivation, Figure, Node, Op, Origin, Replay, Replayed};
use anbud::evaluation::{Evaluation, Scope, Status, evaluate};
use anbud::keyed::Key;
use anbud::procedure::{self, Best, Criterion, Group, Item, LineItem, MarksKey};
use anbud::tenders::Tender;
use anbud::{Exact, Place, Procedure, Sheet, Tenders};

use super::beyond::Beyond;
use super::people::People;

/// What an evaluation was made of, and what came of it.
#[derive(Debug, Clone, Copy)]
pub struct Basis<'a> {
    /// The rules.
    pub procedure: &'a Procedure,
    /// What was submitted.
    pub tenders: &'a Tenders,
    /// The scores that count.
    pub sheet: &'a Sheet,
    /// What came of them.
    pub evaluation: &'a Evaluation,
}

/// A tally of one group's scores for an item of a tender.
#[derive(Debug, Clone, Copy)]
pub(super) struct GroupScore {
    pub(super) tender: Key<Tender>,
    pub(super) item: Item,
    pub(super) group: Option<Key<Group>>,
    /// Whether the scores of all groups were taken together.
    pub(super) is_pooled: bool,
    pub(super) figure: Figure,
}

/// The decision under examination.
pub(super) struct Decision<'a> {
    pub(super) basis: Basis<'a>,
    /// The scores that count, without what they replaced: that decides nothing here.
    pub(super) sheet: Cow<'a, Sheet>,
    pub(super) replay: Replay<'a>,
    /// The figures of the results, by position of the tender; none for a tender without one.
    pub(super) figures: Vec<Option<Figure>>,
    /// The scores of items, by item and tender.
    pub(super) scores: BTreeMap<(Item, Key<Tender>), Figure>,
    /// The shares of items, by item and tender.
    pub(super) shares: BTreeMap<(Item, Key<Tender>), Figure>,
    /// The tallies of groups, in the order of the derivation.
    pub(super) tallies: Vec<GroupScore>,
    /// Who scored what, once somebody asks.
    people: OnceLock<People>,
    /// What was evaluated anew beyond choices that weights turn, once somebody asks.
    beyond: OnceLock<Vec<Beyond>>,
    /// On how many threads it is examined.
    pub(super) threads: usize,
    /// The prices in the tenders, by tender.
    pub(super) bids: BTreeMap<Key<Tender>, Figure>,
    /// The unit prices in the tenders, or the discounts on list prices.
    pub(super) unit_prices: BTreeMap<Key<Tender>, BTreeMap<Key<LineItem>, Figure>>,
    /// The weights that stand in documents, by place.
    weights: BTreeMap<Place, Figure>,
    /// Whether any figure is rounded.
    pub(super) is_rounded: bool,
}

/// The results of all tenders as they would be, by position; none for a tender without one.
pub(super) type Results = Vec<Option<Exact>>;

impl<'a> Decision<'a> {
    pub(super) fn new(basis: Basis<'a>, threads: usize) -> Self {
        let mut decision = Decision {
            basis,
            sheet: without_replaced(basis.sheet),
            replay: Replay::new(&basis.evaluation.derivation),
            figures: figures(basis.evaluation, basis.tenders.list.len()),
            scores: BTreeMap::new(),
            shares: BTreeMap::new(),
            tallies: Vec::new(),
            people: OnceLock::new(),
            beyond: OnceLock::new(),
            threads,
            bids: BTreeMap::new(),
            unit_prices: BTreeMap::new(),
            weights: BTreeMap::new(),
            is_rounded: false,
        };
        decision.find_named();
        decision
    }

    /// Finds the figures that can be moved by their names.
    fn find_named(&mut self) {
        let items = items(self.basis.procedure);
        let priced = priced(self.basis.procedure);
        let derivation = &self.basis.evaluation.derivation;
        self.weights = weights(derivation);
        for (figure, node) in derivation.nodes().entries() {
            self.is_rounded |= matches!(node.op, Op::Rounded(..));
            if let Op::Tally(tally) = &node.op
                && tally.alone.is_none()
            {
                let (tender, item, group) = (tally.tender, tally.item, tally.group);
                let is_pooled = tally.is_pooled;
                self.tallies.push(GroupScore { tender, item, group, is_pooled, figure });
            }
            let Some(name) = derivation.name(figure) else { continue };
            match (name.tender, &*name.text) {
                (Some(tender), "bid") => {
                    self.bids.insert(tender, figure);
                }
                (Some(tender), text) => {
                    if let Some(item) = priced.get(text) {
                        self.unit_prices.entry(tender).or_default().insert(*item, figure);
                    }
                    let found = text.split_once('.').map(|(of, id)| (of, items.get(id)));
                    let named = match found {
                        Some(("score", Some(item))) => Some((&mut self.scores, item)),
                        Some(("share", Some(item))) => Some((&mut self.shares, item)),
                        _ => None,
                    };
                    if let Some((figures, item)) = named {
                        figures.insert((*item, tender), figure);
                    }
                }
                _ => {}
            }
        }
    }

    /// The items that were scored themselves, by tender: the score of a criterion with requirements follows from theirs.
    pub(super) fn scored(&self) -> impl Iterator<Item = (Item, Key<Tender>)> + '_ {
        let is_scored = |item: Item| match item {
            Item::Requirement(_) => true,
            Item::Criterion(key) => {
                matches!(self.basis.procedure.criteria[key].basis, procedure::Basis::Scored(_))
            }
        };
        self.scores.keys().copied().filter(move |(item, _)| is_scored(*item))
    }

    /// Who scored what.
    pub(super) fn people(&self) -> &People {
        self.people.get_or_init(|| super::people::people(&self.basis))
    }

    /// What was evaluated anew beyond choices that weights turn.
    pub(super) fn beyond(&self) -> &[Beyond] {
        self.beyond.get_or_init(|| super::beyond::all(self))
    }

    /// Which result is best.
    pub(super) fn best(&self) -> Best {
        self.basis.procedure.award.best
    }

    /// The winner; none where the first place is not decided.
    pub(super) fn winner(&self) -> Option<Key<Tender>> {
        winner(self.basis.evaluation)
    }

    /// The tenders with a result, in the order of their places.
    pub(super) fn ranked(&self) -> Vec<Key<Tender>> {
        let tenders = self.basis.evaluation.tenders.iter();
        tenders.filter(|tender| tender.result.is_some()).map(|tender| tender.tender).collect()
    }

    /// All tenders: those with a result in the order of their places, then the others.
    pub(super) fn all(&self) -> Vec<Key<Tender>> {
        let mut all = self.ranked();
        let left = self.basis.tenders.list.keys().filter(|tender| !all.contains(tender));
        let left: Vec<Key<Tender>> = left.collect();
        all.extend(left);
        all
    }

    /// The results as they stand.
    pub(super) fn results(&self) -> Results {
        results(self.basis.evaluation, self.basis.tenders.list.len())
    }

    /// The results if figures were worth something else; none where that takes a new evaluation.
    pub(super) fn replayed(&self, moved: &[(Figure, Exact)]) -> Option<Results> {
        let replayed = self.replay.with(moved).ok()?;
        let result = |figure: Figure| replayed.number(figure).0.clone();
        Some(self.figures.iter().map(|figure| figure.map(result)).collect())
    }

    /// What figures would be if every choice had stayed as it was: right for scores, which no choice leads to.
    pub(super) fn scores_replayed(&self, moved: &[(Figure, Exact)]) -> Option<Replayed<'_>> {
        self.replay.with_choices_kept(moved).ok()
    }

    /// What comes of other rules or tenders; none where they cannot be evaluated.
    pub(super) fn anew(&self, procedure: &Procedure, tenders: &Tenders) -> Option<Evaluation> {
        evaluate(procedure, tenders, &self.sheet, Scope::Whole).ok()
    }

    /// What comes of other scores under the same rules; none where they cannot be evaluated.
    pub(super) fn rescored(&self, procedure: &Procedure, sheet: &Sheet) -> Option<Evaluation> {
        evaluate(procedure, self.basis.tenders, sheet, Scope::Whole).ok()
    }

    /// The number that a figure stands for.
    pub(super) fn number(&self, figure: Figure) -> &'a Exact {
        self.basis.evaluation.derivation.number(figure).0
    }

    /// The figure of a weight that stands at a place.
    pub(super) fn weight_at(&self, place: &Place) -> Option<Figure> {
        self.weights.get(place).copied()
    }

    /// The figure that the full marks of a criterion are stated by: a weight, or an amount at the top.
    pub(super) fn marks(&self, criterion: Key<Criterion>) -> Option<Figure> {
        marks(self.basis.procedure, self.basis.evaluation, &self.weights, criterion)
    }
}

fn without_replaced(sheet: &Sheet) -> Cow<'_, Sheet> {
    if sheet.replaced.is_empty() && sheet.replaced_pairs.is_empty() {
        return Cow::Borrowed(sheet);
    }
    let mut sheet = sheet.clone();
    sheet.replaced.clear();
    sheet.replaced_pairs.clear();
    Cow::Owned(sheet)
}

/// The figures of the weights that stand in documents, by place.
pub(super) fn weights(derivation: &Derivation) -> BTreeMap<Place, Figure> {
    let weight = |(figure, node): (Figure, &Node)| {
        let Op::Given(Origin::Written(written)) = &node.op else { return None };
        let name = derivation.name(figure)?;
        (name.tender.is_none() && &*name.text == "weight").then(|| (written.place.clone(), figure))
    };
    derivation.nodes().entries().filter_map(weight).collect()
}

/// The figure that the full marks of a criterion are stated by in an evaluation with these weights.
pub(super) fn marks(
    procedure: &Procedure,
    evaluation: &Evaluation,
    weights: &BTreeMap<Place, Figure>,
    criterion: Key<Criterion>,
) -> Option<Figure> {
    let rules = &procedure.criteria[criterion];
    let marks = rules.marks.as_ref()?;
    match (marks.key, rules.parent) {
        (MarksKey::Weight, Some(_)) => weights.get(&marks.place).copied(),
        _ => evaluation.full.get(criterion.position()).copied().flatten(),
    }
}

/// The winner of an evaluation; none where the first place is not decided.
pub(super) fn winner(evaluation: &Evaluation) -> Option<Key<Tender>> {
    let first = evaluation.tenders.first()?;
    (first.status == Status::Ranked && first.place == Some(1)).then_some(first.tender)
}

/// The results of an evaluation, by position of the tender.
pub(super) fn results(evaluation: &Evaluation, tenders: usize) -> Results {
    let result = |figure: Figure| evaluation.derivation.number(figure).0.clone();
    figures(evaluation, tenders).into_iter().map(|figure| figure.map(result)).collect()
}

/// The figures of the results of an evaluation, by position of the tender.
pub(super) fn figures(evaluation: &Evaluation, tenders: usize) -> Vec<Option<Figure>> {
    let mut figures = vec![None; tenders];
    for tender in &evaluation.tenders {
        if let Some(slot) = figures.get_mut(tender.tender.position()) {
            *slot = tender.result;
        }
    }
    figures
}

/// Criteria and requirements by id.
fn items(procedure: &Procedure) -> BTreeMap<&str, Item> {
    let criteria = procedure.criteria.entries();
    let criteria = criteria.map(|(key, rules)| (&*rules.id, Item::Criterion(key)));
    let requirements = procedure.requirements.entries();
    criteria.chain(requirements.map(|(key, rules)| (&*rules.id, Item::Requirement(key)))).collect()
}

/// The items of the price sheet by the name of what a tender states for them: a unit price, or a discount on a list price.
fn priced(procedure: &Procedure) -> BTreeMap<String, Key<LineItem>> {
    let name = |(key, item): (Key<LineItem>, &LineItem)| {
        let what = if item.list_price.is_some() { "discount" } else { "unit_price" };
        (format!("{what}.{}", item.id), key)
    };
    procedure.price_sheet.items.entries().map(name).collect()
}
