//! Scores that were replaced: those of which the earlier one would have led to another award are named.
//!
//! What an earlier score would have led to is a whole evaluation with it in place. Most changes decide nothing, and the
//! derivation proves it: replayed with the earlier score no condition turns and no result passes another.

mod pairs;

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::assess::tally::value;
use super::result::{Evaluation, Scope, Status, TenderResult, Warning};
use crate::derivation::{Figure, Op, Replay, Tally};
use crate::keyed::Key;
use crate::ledger::{Replaced, Sheet};
use crate::procedure::{Item, Procedure, Statistic};
use crate::tenders::{Tender, Tenders};
use crate::{Diagnostic, Exact, Place, diagnostic::codes};

/// How many changes are evaluated as a whole; the replay settles all others.
const EVALUATIONS_MAX: usize = 200;

/// How many tenders a warning names.
const TENDERS_MAX: usize = 5;

/// Tallies by tender and item.
type Tallies<'d> = BTreeMap<(Key<Tender>, Item), Vec<(Figure, &'d Tally)>>;

/// Warns of each replaced score that decided something: a threshold, a place, the winner.
pub(super) fn tell(
    procedure: &Procedure,
    tenders: &Tenders,
    sheet: &Sheet,
    scope: Scope,
    evaluation: &mut Evaluation,
) {
    if !sheet.replaced_pairs.is_empty() {
        pairs::tell(procedure, tenders, sheet, scope, evaluation);
    }
    if sheet.replaced.is_empty() {
        return;
    }
    let doubtful = doubtful(sheet, evaluation);
    let mut before = sheet.clone();
    let mut decided: BTreeMap<Item, Vec<(&Replaced, String)>> = BTreeMap::new();
    for change in doubtful.iter().take(EVALUATIONS_MAX) {
        before.set(change, change.score);
        let other = super::evaluate_once(procedure, tenders, &before, scope);
        before.reset(change, sheet);
        let effects = match &other {
            Ok(other) => effects(tenders, evaluation, other),
            Err(_) => vec!["the case could not be evaluated".to_owned()],
        };
        if !effects.is_empty() {
            let message = message(procedure, tenders, sheet, change, &effects);
            decided.entry(change.item).or_default().push((change, message));
        }
    }
    let mut warnings: Vec<Warning> =
        decided.iter().map(|(item, changes)| warning(procedure, *item, changes)).collect();
    if let Some(more) = doubtful.len().checked_sub(EVALUATIONS_MAX).filter(|more| *more > 0) {
        let message = format!(
            "{more} more replaced scores may have decided something; they were not looked at"
        );
        let diagnostic = Diagnostic::warning(codes::REPLACED_SCORE, message.clone());
        warnings.push(Warning { diagnostic, count: more, examples: vec![message] });
    }
    evaluation.warnings.extend(warnings);
}

/// The replaced scores of which the replay does not show that they decided nothing.
fn doubtful<'s>(sheet: &'s Sheet, evaluation: &Evaluation) -> Vec<&'s Replaced> {
    let replay = Replay::new(&evaluation.derivation);
    let tallies = tallies(sheet, evaluation);
    let mut before = sheet.clone();
    let mut doubtful = Vec::new();
    for change in &sheet.replaced {
        let of_item = tallies.get(&(change.tender, change.item)).map_or(&[][..], Vec::as_slice);
        before.set(change, change.score);
        let moved = moved(&before, change, of_item);
        before.reset(change, sheet);
        let replayed = moved.and_then(|moved| replay.with(&moved).ok());
        let is_settled = replayed.is_some_and(|replayed| {
            !passes_another(evaluation, |figure| replayed.number(figure).0.clone())
        });
        if !is_settled {
            doubtful.push(change);
        }
    }
    doubtful
}

fn tallies<'d>(sheet: &Sheet, evaluation: &'d Evaluation) -> Tallies<'d> {
    let mut tallies: Tallies<'_> =
        sheet.replaced.iter().map(|change| ((change.tender, change.item), Vec::new())).collect();
    for (figure, node) in evaluation.derivation.nodes().entries() {
        let Op::Tally(tally) = &node.op else { continue };
        if let Some(of_item) = tallies.get_mut(&(tally.tender, tally.item)) {
            of_item.push((figure, &**tally));
        }
    }
    tallies
}

/// The tallies that a score went into, as they would be with the scores of a sheet; none where one cannot be taken.
fn moved(
    before: &Sheet,
    change: &Replaced,
    tallies: &[(Figure, &Tally)],
) -> Option<Vec<(Figure, Exact)>> {
    let panel = before.panel(change.item);
    let is_in = |tally: &Tally| {
        (tally.is_pooled || tally.group == change.group)
            && (tally.alone.is_none() || tally.alone == change.evaluator)
            && (tally.statistic == Statistic::Consensus) == change.evaluator.is_none()
    };
    let value = |(figure, tally): &(Figure, &Tally)| {
        let group = if tally.is_pooled { None } else { Some(tally.group) };
        let counts = match tally.statistic {
            _ if tally.alone.is_some() => {
                let own = tally
                    .alone
                    .map(|by| before.by(by, tally.item, tally.tender))
                    .unwrap_or_default();
                own.into_iter()
                    .filter(|(group, _)| *group == tally.group)
                    .map(|(_, score)| (score, 1))
                    .collect()
            }
            Statistic::Consensus => panel
                .consensus(tally.tender, tally.group)
                .map(|score| (score, 1))
                .into_iter()
                .collect(),
            _ => panel.counts(tally.tender, group, &tally.left_out),
        };
        let (sum, count) = value(tally.statistic, &counts).ok()?;
        Some((*figure, sum.divided_by(&Exact::whole(count))?))
    };
    tallies.iter().filter(|(_, tally)| is_in(tally)).map(value).collect()
}

/// Whether results that follow each other would stand otherwise, or are as good as each other.
fn passes_another(evaluation: &Evaluation, moved: impl Fn(Figure) -> Exact) -> bool {
    let results: Vec<Figure> =
        evaluation.tenders.iter().filter_map(|tender| tender.result).collect();
    let recorded = |figure: Figure| evaluation.derivation.number(figure).0;
    results.iter().zip(results.iter().skip(1)).any(|(one, next)| {
        let order = recorded(*one).cmp(recorded(*next));
        order == Ordering::Equal || moved(*one).cmp(&moved(*next)) != order
    })
}

/// What would be otherwise.
fn effects(tenders: &Tenders, now: &Evaluation, other: &Evaluation) -> Vec<String> {
    let mut effects = Vec::new();
    let (wins, won) = (winners(tenders, now), winners(tenders, other));
    if wins != won {
        effects.push(match (won.as_str(), wins.as_str()) {
            ("", _) => "nobody would win".to_owned(),
            (won, "") => format!("{won} {}", first(other)),
            (won, wins) => format!("{won} {} instead of {wins}", first(other)),
        });
    }
    let pairs = tenders.list.keys().filter_map(|key| Some((key, of(now, key)?, of(other, key)?)));
    let stands = |result: &TenderResult| match result.place {
        Some(place) => Ok(place),
        None => Err(result.status),
    };
    let differ: Vec<_> = pairs.filter(|(_, now, other)| stands(now) != stands(other)).collect();
    for (key, now, other) in differ.iter().take(TENDERS_MAX) {
        effects.push(effect(&tenders.list[*key].id, now, other));
    }
    if let Some(more) = differ.len().checked_sub(TENDERS_MAX).filter(|more| *more > 0) {
        effects.push(format!("{more} more tenders would stand elsewhere"));
    }
    effects
}

/// What becomes of those in the first place.
fn first(evaluation: &Evaluation) -> &'static str {
    match evaluation.tenders.iter().filter(|result| result.place == Some(1)).count() {
        1 => "would win",
        _ => "would share the first place",
    }
}

fn effect(id: &str, now: &TenderResult, other: &TenderResult) -> String {
    let is_rejected = |result: &TenderResult| result.status == Status::Rejected;
    let place = |result: &TenderResult| match result.place {
        Some(place) => format!("have place {place}"),
        None => format!("be {}", result.status.word()),
    };
    match (is_rejected(now), is_rejected(other)) {
        (false, true) => {
            let ground = other.grounds.first().map(|ground| format!(": {}", ground.text));
            format!("`{id}` would be rejected{}", ground.unwrap_or_default())
        }
        (true, false) => format!("`{id}` would not be rejected but {}", place(other)),
        _ => match (now.place, other.place) {
            (Some(place_now), Some(_)) => {
                format!("`{id}` would {} instead of {place_now}", place(other))
            }
            _ => format!("`{id}` would {}", place(other)),
        },
    }
}

fn of(evaluation: &Evaluation, tender: Key<Tender>) -> Option<&TenderResult> {
    evaluation.tenders.iter().find(|result| result.tender == tender)
}

/// The tenders in the first place, in words.
fn winners(tenders: &Tenders, evaluation: &Evaluation) -> String {
    let first = evaluation.tenders.iter().filter(|result| result.place == Some(1));
    let ids: Vec<String> =
        first.map(|result| format!("`{}`", tenders.list[result.tender].id)).collect();
    ids.join(" and ")
}

fn message(
    procedure: &Procedure,
    tenders: &Tenders,
    sheet: &Sheet,
    change: &Replaced,
    effects: &[String],
) -> String {
    let item = procedure.item_id(change.item);
    let tender = &tenders.list[change.tender].id;
    let evaluator = change.evaluator.map(|by| format!("`{}`", sheet.evaluators[by].id));
    let group = change.group.map(|group| format!("the group `{}`", procedure.groups[group].id));
    let who = evaluator.or(group).map(|who| format!(" by {who}")).unwrap_or_default();
    format!(
        "the score of `{item}` for `{tender}`{who}, changed from {} to {}, decided: with {} {}",
        change.score,
        change.next,
        change.score,
        effects.join(", ")
    )
}

/// Where the rule of an item stands.
fn place_of(procedure: &Procedure, item: Item) -> Place {
    match item {
        Item::Criterion(key) => procedure.criteria[key].place.clone(),
        Item::Requirement(key) => procedure.requirements[key].place.clone(),
    }
}

/// One warning for each item, at its rule: where the rows stand depends on the order in which they were written.
fn warning(procedure: &Procedure, item: Item, changes: &[(&Replaced, String)]) -> Warning {
    let id = procedure.item_id(item);
    let text = match changes {
        [(_, message)] => message.clone(),
        _ => format!("{} changed scores of `{id}` decided something", changes.len()),
    };
    let place = place_of(procedure, item);
    let mut reasons: Vec<String> =
        changes.iter().map(|(change, _)| format!("`{}`", change.reason)).collect();
    reasons.dedup();
    reasons.truncate(Warning::EXAMPLES_MAX);
    let diagnostic = Diagnostic::warning(codes::REPLACED_SCORE, text)
        .at(place, "what was scored")
        .help(format!("read the reasons stated for the change: {}", reasons.join(", ")));
    let examples = changes.iter().map(|(_, message)| message.clone());
    let examples = examples.take(Warning::EXAMPLES_MAX).collect();
    Warning { diagnostic, count: changes.len(), examples }
}
