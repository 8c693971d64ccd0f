//! What the stages work on: everything of a case but its prices, and what has been worked out so far.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::decision::Decision;
use super::result::{CriterionResult, Ground, Member, Warning};
use super::trouble::Troubles;
use crate::derivation::{Derivation, Figure, Halt, Origin, Outcome, Rule};
use crate::formula::Formula;
use crate::keyed::Key;
use crate::ledger::{Evaluator, Sheet};
use crate::procedure::{Criterion, Group, Item, LineItem, Parameter, Procedure, Rounding};
use crate::tenders::{Measure, Tender, Tenders};
use crate::{Literal, Place, Unit};

/// What quality is worked out from: the answers in a tender. No price can be reached from here.
#[derive(Debug, Clone, Copy)]
pub(super) struct Answers<'a> {
    pub(super) id: &'a Arc<str>,
    pub(super) measures: &'a [Measure],
    pub(super) scores: &'a [(Item, Literal, Place)],
    pub(super) place: &'a Place,
}

/// Why a tender has no price.
#[derive(Debug, Clone)]
pub(super) enum Unpriced {
    /// It states none.
    NotStated,
    /// It states no unit price for these items.
    Items(Vec<Key<LineItem>>),
    /// The formula of a part of the price cannot be worked out.
    Part(Arc<str>, Option<usize>, Halt),
    /// The price formula cannot be worked out.
    Formula(Option<usize>, Halt),
    /// The sum of the price sheet cannot be worked out.
    Sum(Halt),
    /// It was said already.
    Said,
}

/// Which score of a group: of which tender, item and group; none where no groups are declared.
type OfGroup = (Key<Tender>, Item, Option<Key<Group>>);

/// The state of an evaluation, prices apart.
pub(super) struct Work<'a> {
    pub(super) procedure: &'a Procedure,
    pub(super) sheet: &'a Sheet,
    pub(super) answers: Vec<Answers<'a>>,
    tenders: Vec<Key<Tender>>,
    /// The tenders that are not looked at.
    pub(super) aside: &'a BTreeSet<Key<Tender>>,
    pub(super) derivation: Derivation,
    /// Grounds of rejection, by tender.
    pub(super) grounds: Vec<Vec<Ground>>,
    pub(super) troubles: Troubles,
    pub(super) warnings: Vec<Warning>,
    /// What was decided on the way to the places.
    pub(super) decisions: Vec<Decision>,
    /// The first comparison that was too close to tell.
    pub(super) undecided: Option<(Figure, Figure)>,
    /// Full marks, by criterion.
    pub(super) full: Vec<Option<Figure>>,
    /// Items whose scores have been worked out.
    pub(super) assessed: BTreeSet<Item>,
    /// What is known of criteria and requirements, by tender.
    pub(super) results: BTreeMap<Item, Vec<CriterionResult>>,
    /// Criteria that have been weighed, and items whose share has been worked out.
    pub(super) weighed: BTreeSet<Item>,
    /// The member of the panel whose own scores are looked at; none: everybody's, taken together.
    pub(super) member: Option<Member>,
    /// The members of the panel.
    pub(super) panel: Vec<Member>,
    /// The scores of groups that have been taken.
    pub(super) of_groups: BTreeMap<OfGroup, Figure>,
    /// What each evaluator came to on an item that is compared in pairs, once for each of their groups.
    pub(super) coefficients: BTreeMap<(Key<Tender>, Item, Key<Evaluator>), Vec<Figure>>,
    /// What all came to together on an item that is compared in pairs.
    pub(super) whole_scores: BTreeMap<(Key<Tender>, Item), Figure>,
    /// Sums of the weights of requirements, by leaf.
    pub(super) weight_sums: BTreeMap<Key<Criterion>, Figure>,
    /// The hundred of per cent.
    pub(super) hundred: Option<Figure>,
    /// Tenders without a price, and why: a mistake once the price is needed.
    pub(super) unpriced: BTreeMap<Key<Tender>, Unpriced>,
    givens: BTreeMap<(Place, Arc<str>, Literal), Figure>,
    measures: BTreeMap<(Key<Tender>, Arc<str>), Figure>,
    rules: BTreeMap<(Place, Arc<str>), Key<Rule>>,
}

impl<'a> Work<'a> {
    pub(super) fn new(procedure: &'a Procedure, tenders: &'a Tenders, sheet: &'a Sheet) -> Self {
        let answers = |tender: &'a Tender| Answers {
            id: &tender.id,
            measures: &tender.measures,
            scores: &tender.scores,
            place: &tender.place,
        };
        Work {
            procedure,
            sheet,
            answers: tenders.list.iter().map(answers).collect(),
            tenders: tenders.list.keys().filter(|key| !tenders.aside.contains(key)).collect(),
            aside: &tenders.aside,
            derivation: Derivation::new(),
            grounds: vec![Vec::new(); tenders.list.len()],
            troubles: Troubles::default(),
            warnings: Vec::new(),
            decisions: Vec::new(),
            undecided: None,
            full: vec![None; procedure.criteria.len()],
            assessed: BTreeSet::new(),
            results: BTreeMap::new(),
            weighed: BTreeSet::new(),
            member: None,
            panel: Vec::new(),
            of_groups: BTreeMap::new(),
            coefficients: BTreeMap::new(),
            whole_scores: BTreeMap::new(),
            weight_sums: BTreeMap::new(),
            hundred: None,
            unpriced: BTreeMap::new(),
            givens: BTreeMap::new(),
            measures: BTreeMap::new(),
            rules: BTreeMap::new(),
        }
    }

    /// The answers of a tender.
    pub(super) fn answers(&self, tender: Key<Tender>) -> Option<&Answers<'a>> {
        self.answers.get(tender.position())
    }

    /// The id of a tender.
    pub(super) fn id(&self, tender: Key<Tender>) -> Arc<str> {
        self.answers(tender).map_or_else(|| "".into(), |answers| answers.id.clone())
    }

    /// The tenders without a ground of rejection so far.
    pub(super) fn remaining(&self) -> Vec<Key<Tender>> {
        let stays = |key: &Key<Tender>| self.grounds.get(key.position()).is_none_or(Vec::is_empty);
        self.tenders.iter().copied().filter(stays).collect()
    }

    pub(super) fn reject(&mut self, tender: Key<Tender>, ground: Ground) {
        if let Some(grounds) = self.grounds.get_mut(tender.position()) {
            grounds.push(ground);
        }
    }

    /// Notes a comparison that was too close to tell; what failed is told by the caller.
    pub(super) fn note_undecided(&mut self, halt: &Halt) {
        if let Halt::Undecided(a, b) = halt {
            self.undecided.get_or_insert((*a, *b));
        }
    }

    /// A number of a document, as a figure.
    pub(super) fn given(&mut self, literal: &Literal, unit: Unit, place: &Place) -> Figure {
        let origin = Origin::written(literal.to_string(), place.clone());
        self.derivation.given(literal.exact(), unit, origin)
    }

    /// A number of the rules as a figure, once for all that use it.
    pub(super) fn given_once(
        &mut self,
        literal: &Literal,
        unit: Unit,
        place: &Place,
        name: &str,
    ) -> Figure {
        // what a program states has no place of its own: only the amounts tell such statements apart
        let key = (place.clone(), Arc::from(name), *literal);
        if let Some(known) = self.givens.get(&key) {
            return *known;
        }
        let figure = self.given(literal, unit, place);
        let figure = self.derivation.named(figure, name, None);
        self.givens.insert(key, figure);
        figure
    }

    /// A parameter as a figure.
    pub(super) fn parameter(&mut self, parameter: &Parameter) -> Figure {
        self.given_once(&parameter.value, Unit::Free, &parameter.place, &parameter.name)
    }

    /// A measure of a tender as a figure, once for all that name it; none where the tender does not state it.
    pub(super) fn measure(&mut self, tender: Key<Tender>, name: &Arc<str>) -> Option<Figure> {
        if let Some(known) = self.measures.get(&(tender, name.clone())) {
            return Some(*known);
        }
        let measures = self.answers(tender)?.measures;
        let measure = measures.iter().find(|measure| measure.name == *name)?;
        let origin = Origin::written(measure.text.clone(), measure.place.clone());
        let figure = self.derivation.given(measure.value.exact(), Unit::Free, origin);
        let figure = self.derivation.named(figure, name.clone(), Some(tender));
        self.measures.insert((tender, name.clone()), figure);
        Some(figure)
    }

    /// The rule that a formula's figures come from, once for all of them.
    pub(super) fn rule(&mut self, formula: &Formula, model: Option<&Arc<str>>) -> Key<Rule> {
        let key = (formula.text().whole_place(), formula.text().shared());
        if let Some(known) = self.rules.get(&key) {
            return *known;
        }
        let rule = Rule { text: key.1.clone(), model: model.cloned(), place: key.0.clone() };
        let rule = self.derivation.add_rule(rule);
        self.rules.insert(key, rule);
        rule
    }

    /// A figure rounded at a stage, where the criteria file says so.
    pub(super) fn rounded(
        &mut self,
        figure: Figure,
        rounding: Option<Rounding>,
    ) -> Outcome<Figure> {
        match rounding {
            Some(rounding) => self.derivation.rounded(figure, rounding.decimals, rounding.mode),
            None => Ok(figure),
        }
    }

    /// Notes what has become known of an item for a tender.
    pub(super) fn set(
        &mut self,
        item: Item,
        tender: Key<Tender>,
        set: impl FnOnce(&mut CriterionResult),
    ) {
        let tenders = self.answers.len();
        let row =
            self.results.entry(item).or_insert_with(|| vec![CriterionResult::default(); tenders]);
        if let Some(result) = row.get_mut(tender.position()) {
            set(result);
        }
    }

    /// What is known of an item for a tender.
    pub(super) fn result(&self, item: Item, tender: Key<Tender>) -> CriterionResult {
        let row = self.results.get(&item).and_then(|row| row.get(tender.position()));
        row.copied().unwrap_or_default()
    }

    /// The points or money of a criterion for a tender.
    pub(super) fn points(&self, criterion: Key<Criterion>, tender: Key<Tender>) -> Option<Figure> {
        self.result(Item::Criterion(criterion), tender).points
    }

    /// Full marks of a criterion.
    pub(super) fn full(&self, criterion: Key<Criterion>) -> Option<Figure> {
        self.full.get(criterion.position()).copied().flatten()
    }

    /// The unit of the points of a criterion: points, or money under `value`.
    pub(super) fn unit(&self, criterion: Key<Criterion>) -> Unit {
        if self.procedure.criteria[criterion].is_value { Unit::MONEY } else { Unit::POINTS }
    }
}
