//! The rules of a case with one model in the place of another.

use anbud::catalogue::{Family, Model};
use anbud::diagnostic::{Diagnostic, Severity, codes};
use anbud::procedure::draft::{AwardDraft, Draft, Number, RuleDraft, Text};
use anbud::procedure::{TieName, TieRule};
use anbud::{Place, Procedure};

use super::misfit::{curves_of_price, no_price_curve, price_has_no_part, quality_too_large};
use super::{Basis, Column, Outcome, Stated, evaluated};

/// What one model makes of the tenders.
pub(super) fn column(basis: &Basis<'_>, model: &Model, stated: &[Stated]) -> Column {
    let mut notes = Vec::new();
    let outcome = match rules(basis, model, stated, &mut notes) {
        Ok(procedure) => evaluated(basis, procedure),
        Err(why) => Outcome::Impossible(why),
    };
    Column { model: model.id.as_str().into(), is_published: false, notes, outcome }
}

/// The parameters of a model that neither the comparison nor the case states.
///
/// ```
/// use anbud::catalogue;
/// use anbud::procedure::draft::{AwardDraft, Draft};
/// use anbud_analysis::compare::missing_parameters;
/// let draft = Draft::new("Lifts", "Region Example", "RE 7", "SEK").award(AwardDraft::model("lowest-price"));
/// let model = catalogue::find("fixed-budget").expect("a model");
/// assert_eq!(missing_parameters(&draft, &model, &[]), ["budget"]);
/// assert!(missing_parameters(&draft.parameter("budget", 100), &model, &[]).is_empty());
/// ```
#[must_use]
pub fn missing_parameters(draft: &Draft, model: &Model, stated: &[Stated]) -> Vec<String> {
    let in_case = |name: &str| {
        let shared = draft.parameters.iter();
        let beside = beside(draft, model.family);
        shared.chain(beside).any(|(known, _)| known.value == name)
    };
    let is_known = |name: &str| stated.iter().any(|given| given.name == name) || in_case(name);
    model.parameters.keys().filter(|name| !is_known(name)).cloned().collect()
}

/// The parameters that the case states beside the rules that a model of this family replaces.
fn beside(draft: &Draft, family: Family) -> Vec<&(Text, Number)> {
    match family {
        Family::Award => draft.award.iter().flat_map(|award| &award.rule.parameters).collect(),
        _ => draft.criteria.iter().flat_map(|criterion| &criterion.rule.parameters).collect(),
    }
}

/// The rules of the case with the model in its place.
fn rules(
    basis: &Basis<'_>,
    model: &Model,
    stated: &[Stated],
    notes: &mut Vec<String>,
) -> Result<Procedure, Vec<Diagnostic>> {
    let missing = missing_parameters(basis.draft, model, stated);
    if !missing.is_empty() {
        return Err(missing.iter().map(|name| needs(model, name)).collect());
    }
    let mut draft = basis.draft.clone();
    // a test for abnormally low tenders changes no place, and may look at what the published rule alone has
    draft.abnormal = None;
    match model.family {
        Family::Award => replace_award(&mut draft, basis.procedure, model, stated, notes),
        _ => replace_curves(&mut draft, basis.procedure, model, stated)?,
    }
    let procedure = draft.build().map_err(mistakes_only)?;
    let misfit = price_has_no_part(&procedure, basis.procedure);
    match misfit.or_else(|| quality_too_large(model, &procedure)) {
        Some(misfit) => Err(vec![misfit]),
        None => Ok(procedure),
    }
}

/// A parameter that nobody states.
fn needs(model: &Model, name: &str) -> Diagnostic {
    let described = model.parameters.get(name);
    let meaning = described.map_or("", |parameter| &parameter.meaning.en);
    let range = described.map_or("", |parameter| &*parameter.range.en);
    let message = format!("it needs `{name}`: {meaning}");
    Diagnostic::mistake(codes::MODEL_PARAMETER, message)
        .help(format!("add `--parameters {name}=…`; {range}"))
}

fn replace_award(
    draft: &mut Draft,
    procedure: &Procedure,
    model: &Model,
    stated: &[Stated],
    notes: &mut Vec<String>,
) {
    let Some(award) = &draft.award else { return };
    let rule = rule(model, &award.rule, &award.place, stated);
    let lost = ties_by_step(procedure);
    let (kept, left): (Vec<Text>, Vec<Text>) =
        award.ties.iter().cloned().partition(|tie| !lost.contains(&&tie.place));
    for tie in left {
        notes
            .push(format!("without the tie rule `{}`, a step of the published formula", tie.value));
    }
    let place = award.place.clone();
    draft.award = Some(AwardDraft { rule, best: None, ties: kept, place, damaged: false });
    // the result of another model is another figure: hundredths of points are not hundredths of points per krona
    let before = draft.rounding.len();
    draft.rounding.retain(|rounding| rounding.stage.value != "result");
    if draft.rounding.len() < before {
        let note = "its result is not rounded: the file rounds the result of its own model";
        notes.push(note.to_owned());
    }
}

fn replace_curves(
    draft: &mut Draft,
    procedure: &Procedure,
    model: &Model,
    stated: &[Stated],
) -> Result<(), Vec<Diagnostic>> {
    let by_price = curves_of_price(procedure);
    if by_price.is_empty() {
        return Err(vec![no_price_curve()]);
    }
    for key in by_price {
        if let Some(criterion) = draft.criteria.get_mut(key.position()) {
            criterion.rule = rule(model, &criterion.rule, &criterion.id.place, stated);
        }
    }
    Ok(())
}

/// The model as a rule, with the parameters it knows: those stated for the comparison, and those beside the rule it
/// replaces.
fn rule(model: &Model, replaced: &RuleDraft, place: &Place, stated: &[Stated]) -> RuleDraft {
    let of_model = |(name, _): &&(Text, Number)| model.parameters.contains_key(&name.value);
    let kept = replaced.parameters.iter().filter(of_model).cloned();
    let given = stated.iter().filter(|given| model.parameters.contains_key(&given.name));
    let given = given.map(|given| (Text::from(given.name.as_str()), Number::from(given.value)));
    RuleDraft {
        model: Some(Text::new(model.id.clone(), place.clone())),
        parameters: kept.chain(given).collect(),
        ..RuleDraft::default()
    }
}

/// The places of the tie rules that look at a step of the award formula, which another model does not have.
fn ties_by_step(procedure: &Procedure) -> Vec<&Place> {
    let looks = |tie: &&TieRule| matches!(tie.by, Some((_, TieName::Step(_))));
    procedure.award.ties.iter().filter(looks).map(|tie| &tie.place).collect()
}

fn mistakes_only(mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    found.retain(|found| found.severity == Severity::Mistake);
    found
}
