//! The same tenders under several models, side by side.
//!
//! Nothing is worked out here: the rules of the case are taken as stated, one rule is replaced, and the engine
//! evaluates the whole again, so that each figure has its derivation.

mod alternative;
mod misfit;

use std::sync::Arc;

use anbud::catalogue::{self, Family, Model};
use anbud::diagnostic::codes;
use anbud::evaluation::{Evaluation, Scope, Status, TenderResult, UndecidedCause, evaluate};
use anbud::keyed::Key;
use anbud::procedure::draft::Draft;
use anbud::tenders::Tender;
use anbud::{Diagnostic, Literal, Procedure, Sheet, Tenders};

pub use alternative::missing_parameters;

/// What is compared: the rules as stated and as checked, with the tenders and their scores.
#[derive(Debug, Clone, Copy)]
pub struct Basis<'a> {
    /// The rules as stated.
    pub draft: &'a Draft,
    /// The rules as checked.
    pub procedure: &'a Procedure,
    /// What was submitted.
    pub tenders: &'a Tenders,
    /// The scores that count.
    pub sheet: &'a Sheet,
}

/// A parameter stated for the comparison alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: Literal,
}

/// The same tenders under several rules: first the rules as published, then one for each model.
#[derive(Debug)]
pub struct Comparison {
    /// What each rule makes of the tenders.
    pub columns: Vec<Column>,
    /// The models that were not tried because they need parameters: the model, and the names.
    pub left_out: Vec<(String, Vec<String>)>,
}

/// What one rule makes of the tenders.
#[derive(Debug)]
pub struct Column {
    /// The model; for the rules as published the award model, or `own`.
    pub model: Arc<str>,
    /// Whether these are the rules as published.
    pub is_published: bool,
    /// What differs from the rules as published beside the model, in words.
    pub notes: Vec<String>,
    /// What came of it.
    pub outcome: Outcome,
}

/// What came of one rule.
#[derive(Debug)]
pub enum Outcome {
    /// The tenders were evaluated.
    Evaluated(Box<Evaluated>),
    /// They could not be: why, with remedies.
    Impossible(Vec<Diagnostic>),
}

/// The rules of a column and what they made of the tenders.
#[derive(Debug)]
pub struct Evaluated {
    /// The rules.
    pub procedure: Procedure,
    /// What came of them.
    pub evaluation: Evaluation,
}

/// Who is first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum First {
    /// This tender.
    Wins(Key<Tender>),
    /// Several share the first place, and no rule separates them.
    Tied,
    /// Figures are too close to tell apart.
    TooClose,
    /// No tender has a place.
    Nobody,
}

impl Evaluated {
    /// Who is first.
    #[must_use]
    pub fn first(&self) -> First {
        first(&self.evaluation)
    }

    /// What became of a tender.
    #[must_use]
    pub fn result_of(&self, tender: Key<Tender>) -> Option<&TenderResult> {
        self.evaluation.tenders.iter().find(|result| result.tender == tender)
    }
}

/// Who is first in an evaluation.
#[must_use]
pub fn first(evaluation: &Evaluation) -> First {
    let winner = evaluation.tenders.iter().find(|result| result.place == Some(1));
    match winner {
        Some(winner) if winner.status == Status::Ranked => First::Wins(winner.tender),
        Some(_) => First::Tied,
        None => {
            let is_close =
                |set: &anbud::evaluation::Undecided| set.cause == UndecidedCause::TooClose;
            match evaluation.undecided.iter().any(is_close) {
                true => First::TooClose,
                false => First::Nobody,
            }
        }
    }
}

impl Column {
    /// The rules and what they made of the tenders; none where they could not be evaluated.
    #[must_use]
    pub fn evaluated(&self) -> Option<&Evaluated> {
        match &self.outcome {
            Outcome::Evaluated(evaluated) => Some(evaluated),
            Outcome::Impossible(_) => None,
        }
    }
}

impl Comparison {
    /// The rules as published.
    #[must_use]
    pub fn published(&self) -> Option<&Column> {
        self.columns.iter().find(|column| column.is_published)
    }

    /// Whether a column has another winner than the rules as published; none where one of the two is not known.
    #[must_use]
    pub fn changes(&self, column: &Column) -> Option<bool> {
        let published = self.published()?.evaluated()?.first();
        let other = column.evaluated()?.first();
        match (published, other) {
            (First::Wins(before), First::Wins(now)) => Some(before != now),
            _ => None,
        }
    }
}

/// Evaluates the tenders under the rules as published and under each model.
///
/// A model of the award replaces the award rule; a curve replaces the rule of every criterion that the price is the
/// measure of. Parameters come from what is stated for the comparison and from the case, never from anywhere else.
///
/// ```
/// use anbud::evaluation::{Scope, evaluate};
/// use anbud::procedure::draft::{AwardDraft, CriterionDraft, Draft, ScaleDraft};
/// use anbud::tenders::Tender;
/// use anbud::{Sheet, Tenders, catalogue};
/// use anbud_analysis::compare::{Basis, First, compare};
///
/// let draft = Draft::new("Lifts", "Region Example", "RE 7", "SEK")
///     .award(AwardDraft::model("weighted-sum"))
///     .scale(ScaleDraft::new("percent", 0, 100))
///     .criterion(CriterionDraft::new("service").weight(50).scale("percent").model("of-maximum"))
///     .criterion(CriterionDraft::new("price").kind("price").weight(50).model("lowest-over-price"));
/// let procedure = draft.clone().build().expect("a complete procedure");
/// let service = procedure.item("service").expect("a criterion");
/// let tenders: Tenders = [("a", 60, 80), ("b", 70, 90), ("c", 10, 50)]
///     .into_iter()
///     .map(|(id, score, price)| Tender::new(id, id).price(price).score(service, score))
///     .collect();
/// let (sheet, model) = (Sheet::default(), catalogue::find("quality-per-price").expect("a model"));
/// let basis = Basis { draft: &draft, procedure: &procedure, tenders: &tenders, sheet: &sheet };
/// let comparison = compare(&basis, &[model], &[]);
/// let winner = |at: usize| match comparison.columns[at].evaluated().expect("evaluated").first() {
///     First::Wins(tender) => tenders.list[tender].id.to_string(),
///     other => format!("{other:?}"),
/// };
/// assert_eq!([winner(0), winner(1)], ["b", "b"]); // 35 / 90 is more than 30 / 80
/// ```
#[must_use]
pub fn compare(basis: &Basis<'_>, models: &[Model], stated: &[Stated]) -> Comparison {
    let columns = models.iter().map(|model| alternative::column(basis, model, stated));
    let columns = std::iter::once(published(basis)).chain(columns).collect();
    Comparison { columns, left_out: Vec::new() }
}

/// Evaluates the tenders under the rules as published and under every award model that can be: those that the criteria
/// do not fit are left out, and those that need more parameters are named.
#[must_use]
pub fn compare_all(basis: &Basis<'_>, stated: &[Stated]) -> Comparison {
    let published = basis.procedure.award.model.as_deref();
    let (mut tried, mut left_out) = (Vec::new(), Vec::new());
    for model in award_models() {
        if published == Some(&model.id) {
            continue;
        }
        let missing = missing_parameters(basis.draft, &model, stated);
        match missing.is_empty() {
            true => tried.push(model),
            false => left_out.push((model.id.clone(), missing)),
        }
    }
    let mut comparison = compare(basis, &tried, stated);
    comparison.columns.retain(|column| !is_misfit(column));
    Comparison { left_out, ..comparison }
}

/// Every award model of the catalogue, in its order.
#[must_use]
pub fn award_models() -> Vec<Model> {
    let models = catalogue::ids().filter_map(catalogue::find);
    models.filter(|model| model.family == Family::Award).collect()
}

/// Whether the criteria do not fit the model, whatever the tenders are.
fn is_misfit(column: &Column) -> bool {
    let Outcome::Impossible(why) = &column.outcome else { return false };
    !column.is_published && why.iter().any(|found| found.code == codes::RULE_NOT_STATED)
}

/// What the rules as published make of the tenders.
fn published(basis: &Basis<'_>) -> Column {
    let model = basis.procedure.award.model.clone().unwrap_or_else(|| "own".into());
    let outcome = evaluated(basis, basis.procedure.clone());
    Column { model, is_published: true, notes: Vec::new(), outcome }
}

/// Evaluates the tenders under rules of the same criteria.
fn evaluated(basis: &Basis<'_>, procedure: Procedure) -> Outcome {
    match evaluate(&procedure, basis.tenders, basis.sheet, Scope::Whole) {
        Ok(evaluation) => Outcome::Evaluated(Box::new(Evaluated { procedure, evaluation })),
        Err(mistakes) => Outcome::Impossible(mistakes),
    }
}
