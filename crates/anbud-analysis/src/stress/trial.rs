//! The bench on which rules are tried: made-up tenders at a level of quality and a price, evaluated by the engine.

use std::borrow::Cow;

use anbud::derivation::{Node, Value};
use anbud::diagnostic::codes;
use anbud::evaluation::{Evaluation, Scope, Status, TenderResult, evaluate};
use anbud::keyed::Key;
use anbud::procedure::{Basis, Criterion, Item, Requirement, Scale};
use anbud::tenders::Tender;
use anbud::{Diagnostic, Exact, Literal, Mode, Place, Procedure, Sheet, Tenders};

use super::measures::{self, Ladder};
use super::money::{Money, literal};

/// The highest level: the best score and measure of everything.
pub const TOP: u32 = 1_000;
/// A scale of more scores than this is tried at every n-th of them.
const SCORES_MAX: i64 = 1_000;
/// What one tender costs at the least, and at the most for anything to be tried.
const COST_LEAST: u64 = 20;
const COST_MAX: u64 = 100_000;
/// What an approximated figure costs.
const COST_APPROXIMATE: u64 = 60;
/// The lowest level is looked for in steps of a twentieth.
const LEVEL_STEP: u32 = 50;

/// A made-up tender: how good it is, and what it asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Made {
    /// Thousandths of the way from the lowest score to the highest, for everything that is scored or measured.
    pub level: u32,
    /// The price in units of [`Money::unit`].
    pub price: u64,
    /// A criterion that it is as good in as this level says, whatever the other.
    pub apart: Option<(Key<Criterion>, u32)>,
}

impl Made {
    /// A tender that is as good in everything.
    #[must_use]
    pub fn at(level: u32, price: u64) -> Self {
        Made { level, price, apart: None }
    }
}

/// The bench: rules, and what made-up tenders need by them.
#[derive(Debug)]
pub struct Trial<'a> {
    /// The rules.
    pub procedure: Cow<'a, Procedure>,
    /// The unit of prices and the price they lie around.
    pub money: Money,
    /// The lowest level, in steps of a twentieth, at which a tender is not rejected.
    pub lowest: u32,
    /// Why a tender with the lowest scores cannot be evaluated, beside one with the highest; empty where it can.
    pub undefined: Vec<Diagnostic>,
    mandatory: Vec<Key<Requirement>>,
    scored: Vec<(Item, Key<Scale>)>,
    scales: Vec<Vec<Literal>>,
    measures: Vec<Ladder>,
    cost: u64,
    /// Whether no formula of the award looks at other tenders; false where the best tender cannot be evaluated.
    is_absolute: bool,
}

/// Made-up tenders have agreed scores, which are no member's own.
fn without_panel() -> Diagnostic {
    let message = "the rules cannot be tried: the award is worked out over the panel, and made-up tenders have no scores of its members";
    let help = "`anbud compare` shows other rules on the real tenders, and `anbud sensitivity` what would change the award";
    Diagnostic::mistake(codes::PANEL_INCOMPLETE, message).help(help)
}

/// The first criterion that tenders are compared on in pairs.
fn compared_in_pairs(procedure: &Procedure) -> Option<&str> {
    let in_pairs = |key: &Key<_>| procedure.pairs(Item::Criterion(*key)).is_some();
    procedure.criteria.keys().find(in_pairs).map(|key| &*procedure.criteria[key].id)
}

/// Made-up tenders have agreed scores, and what is compared in pairs has none.
fn without_pairs(id: &str) -> Diagnostic {
    let message = format!(
        "the rules cannot be tried: tenders are compared in pairs on `{id}`, and nobody compares those that are made up"
    );
    let help = "`anbud compare` shows other rules on the real tenders, and `anbud sensitivity` what would change the award";
    Diagnostic::mistake(codes::MISSING_SCORE, message).help(help)
}

impl<'a> Trial<'a> {
    /// A bench for these rules. Real tenders, where there are some, lend it their prices and measures.
    ///
    /// # Errors
    /// Why made-up tenders cannot be evaluated: what the engine says of the best of them, empty where all are rejected.
    pub fn new(
        procedure: &'a Procedure,
        real: Option<&Tenders>,
        money: Option<Money>,
    ) -> Result<Self, Vec<Diagnostic>> {
        if procedure.award.formula.is_over_panel() {
            return Err(vec![without_panel()]);
        }
        if let Some(id) = compared_in_pairs(procedure) {
            return Err(vec![without_pairs(id)]);
        }
        let money = money.unwrap_or_else(|| Money::of(procedure, real));
        let requirements = procedure.requirements.entries();
        let mandatory = requirements.filter(|(_, it)| it.mandatory).map(|(key, _)| key).collect();
        let scales = procedure.scales.iter().map(scores).collect();
        let (scored, measures) = (scored(procedure), Vec::new());
        let procedure = with_whole_prices(procedure);
        let mut trial = Trial {
            procedure,
            money,
            lowest: 0,
            undefined: Vec::new(),
            mandatory,
            scored,
            scales,
            measures,
            cost: 0,
            is_absolute: false,
        };
        trial.measures = measures::first(&trial.procedure, real);
        (trial.cost, trial.is_absolute) = trial.probe()?;
        trial.measures = measures::ladders(&mut trial, real);
        trial.lowest = trial.lowest_admitted()?;
        Ok(trial)
    }

    /// What it costs about to evaluate one tender: the figures of its derivation, large ones and approximated ones counted
    /// for more. One is about a microsecond.
    #[must_use]
    pub fn cost(&self) -> u64 {
        self.cost
    }

    /// How many fields of three may be evaluated at this cost.
    #[must_use]
    pub fn affordable(&self, cost: u64) -> usize {
        usize::try_from(cost / (3 * self.cost)).unwrap_or(usize::MAX)
    }

    /// Whether no formula of the award looks at other tenders.
    #[must_use]
    pub fn is_absolute(&self) -> bool {
        self.is_absolute
    }

    /// The cost of evaluating one of two good tenders, and whether the rules are absolute; an error where the cost is too much
    /// to try anything.
    fn probe(&self) -> Result<(u64, bool), Vec<Diagnostic>> {
        let made = Made::at(TOP, self.money.middle);
        // what cannot be evaluated says so later, and the engine gave up on it soon
        let Some(evaluation) = self.evaluate(&[made, made]) else {
            return Ok((COST_LEAST, false));
        };
        let cost: u64 = evaluation.derivation.nodes().iter().map(cost_of).sum();
        match cost / 2 {
            cost if cost > COST_MAX => Err(vec![too_costly()]),
            cost => Ok((cost.max(COST_LEAST), evaluation.absolute)),
        }
    }

    /// How many scores one tender has.
    #[must_use]
    pub fn size(&self) -> usize {
        1 + self.scored.len()
    }

    /// The scores that one item goes through from its lowest to its highest; none where evaluators do not score it.
    pub(super) fn scores_of(&self, item: Item) -> Option<&[Literal]> {
        let (_, scale) = self.scored.iter().find(|(known, _)| *known == item)?;
        self.scales.get(scale.position()).map(Vec::as_slice)
    }

    /// Whether anything is scored or measured, so that tenders can differ in quality.
    #[must_use]
    pub fn has_levels(&self) -> bool {
        let is_scored = !self.scored.is_empty();
        is_scored || self.measures.iter().any(|ladder| ladder.values.len() > 1)
    }

    /// The ladders that measures are taken from.
    pub(super) fn set_measures(&mut self, measures: Vec<Ladder>) {
        self.measures = measures;
    }

    /// What a made-up tender submits.
    #[must_use]
    pub fn tender(&self, id: &str, made: Made) -> Tender {
        let level = |item: Item| match made.apart {
            Some((criterion, level)) if self.criterion_of(item) == Some(criterion) => level,
            _ => made.level,
        };
        self.tender_at(id, &level, self.money.amount(made.price))
    }

    fn criterion_of(&self, item: Item) -> Option<Key<Criterion>> {
        match item {
            Item::Criterion(key) => Some(key),
            Item::Requirement(key) => self.procedure.requirements[key].criterion,
        }
    }

    /// The criteria that tenders can differ in.
    pub(super) fn differing(&self) -> Vec<Key<Criterion>> {
        let scored = self.scored.iter().filter_map(|(item, _)| self.criterion_of(*item));
        let measured = self.measures.iter().filter(|ladder| ladder.values.len() > 1);
        let mut all: Vec<_> = scored.chain(measured.filter_map(|it| it.criterion)).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// What a tender submits whose level differs from item to item.
    pub(super) fn tender_at(
        &self,
        id: &str,
        level: &dyn Fn(Item) -> u32,
        price: Literal,
    ) -> Tender {
        let mut tender = Tender::new(id, id.to_uppercase()).price(price);
        tender.meets = self.mandatory.iter().map(|key| (*key, true, Place::in_code())).collect();
        let score = |(item, scale): &(Item, Key<Scale>)| {
            let scores = self.scales.get(scale.position())?;
            Some((*item, *rung(scores, level(*item))?, Place::in_code()))
        };
        tender.scores = self.scored.iter().filter_map(score).collect();
        self.measures.iter().fold(tender, |tender, ladder| {
            let at = ladder.criterion.map_or(TOP, |key| level(Item::Criterion(key)));
            let value = rung(&ladder.values, at).copied().unwrap_or(Literal::whole(0));
            tender.measure_of(ladder.name.clone(), value)
        })
    }

    /// What made-up tenders come to; none where a formula cannot be worked out for one of them.
    #[must_use]
    pub fn evaluate(&self, made: &[Made]) -> Option<Evaluation> {
        let ids = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"];
        let tenders = made.iter().zip(ids).map(|(made, id)| self.tender(id, *made));
        self.evaluate_tenders(&tenders.collect()).ok()
    }

    /// What tenders come to.
    pub(super) fn evaluate_tenders(
        &self,
        tenders: &Tenders,
    ) -> Result<Evaluation, Vec<Diagnostic>> {
        evaluate(&self.procedure, tenders, &Sheet::default(), Scope::Whole)
    }

    /// Which of them wins alone, by its position.
    #[must_use]
    pub fn winner(&self, made: &[Made]) -> Option<usize> {
        winner(&self.evaluate(made)?)
    }

    /// The lowest level at which a tender beside the best one can be evaluated and is not rejected.
    fn lowest_admitted(&mut self) -> Result<u32, Vec<Diagnostic>> {
        let mut why = Vec::new();
        for level in (0..=TOP).step_by(LEVEL_STEP as usize) {
            let made = [level, TOP].map(|level| Made::at(level, self.money.middle));
            let tenders = made.iter().zip(["a", "b"]).map(|(made, id)| self.tender(id, *made));
            match self.evaluate_tenders(&tenders.collect()) {
                Ok(evaluation) if is_admitted(&evaluation) => return Ok(level),
                Ok(_) => why.clear(),
                Err(mistakes) => why = mistakes,
            }
            if level == 0 {
                self.undefined.clone_from(&why);
            }
        }
        Err(why)
    }
}

/// What a figure costs: more where it is approximated, and by the square of its length.
fn cost_of(node: &Node) -> u64 {
    let words = |number: &Exact| (number.bits() / 64) as u64;
    match &node.value {
        Value::Exact(number) => 1 + words(number) * words(number) / 16,
        Value::Approximate(_) => COST_APPROXIMATE,
        Value::Truth(_) => 1,
    }
}

fn too_costly() -> Diagnostic {
    let message = "the rules are too heavy to be tried: one tender takes too much to work out";
    Diagnostic::mistake(codes::LIMIT_WORK, message)
        .help("try them with fewer requirements, smaller exponents, or figures that are rounded within the formulas")
}

/// The rules with the price stated as a whole: a made-up tender fills in no price sheet.
fn with_whole_prices(procedure: &Procedure) -> Cow<'_, Procedure> {
    if procedure.price_sheet.is_empty() {
        return Cow::Borrowed(procedure);
    }
    let mut whole = procedure.clone();
    whole.price_sheet = anbud::procedure::PriceSheet::default();
    whole.price = None;
    Cow::Owned(whole)
}

/// Which tender wins alone, by its position in the list.
pub(super) fn winner(evaluation: &Evaluation) -> Option<usize> {
    let first = evaluation.tenders.first()?;
    let wins = first.place == Some(1) && first.status == Status::Ranked;
    wins.then(|| first.tender.position())
}

/// What became of the tender at a position in the list.
#[must_use]
pub fn result_of(evaluation: &Evaluation, position: usize) -> Option<&TenderResult> {
    evaluation.tenders.iter().find(|result| result.tender.position() == position)
}

fn is_admitted(evaluation: &Evaluation) -> bool {
    result_of(evaluation, 0).is_some_and(|result| result.status != Status::Rejected)
}

/// Everything that evaluators score, with its scale, in the order that tenders keep agreed scores in.
fn scored(procedure: &Procedure) -> Vec<(Item, Key<Scale>)> {
    let mut scored = Vec::new();
    for (key, criterion) in procedure.criteria.entries() {
        match &criterion.basis {
            Basis::Scored(scale) => scored.push((Item::Criterion(key), *scale)),
            Basis::Requirements(scale) => {
                let items = criterion.requirements.iter().map(|it| Item::Requirement(*it));
                scored.extend(items.map(|item| (item, *scale)));
            }
            _ => {}
        }
    }
    scored.sort();
    scored
}

/// The scores of a scale from the lowest to the highest; of a scale without steps, hundredths of it.
fn scores(scale: &Scale) -> Vec<Literal> {
    let (lowest, span) = (scale.minimum.exact(), &scale.maximum.exact() - &scale.minimum.exact());
    let hundredth = || span.divided_by(&Exact::whole(100)).unwrap_or(Exact::ONE);
    let step = scale.step.as_ref().map_or_else(hundredth, Literal::exact);
    let count = span.divided_by(&step).map(|steps| steps.rounded(0, Mode::Floor));
    let count = count.and_then(|count| count.to_whole()).unwrap_or(0).max(0);
    let each = count / SCORES_MAX + 1;
    let at = |n: i64| literal(&(&lowest + &(&step * &Exact::whole(n * each))));
    let mut scores: Vec<Literal> = (0..=count / each).map(at).collect();
    if count % each != 0 {
        scores.push(scale.maximum);
    }
    scores
}

/// The rung of a ladder that is nearest to a level.
fn rung(ladder: &[Literal], level: u32) -> Option<&Literal> {
    let highest = ladder.len().checked_sub(1)?;
    let at = (highest as u64 * u64::from(level) + u64::from(TOP) / 2) / u64::from(TOP);
    ladder.get(usize::try_from(at).ok()?.min(highest))
}
