//! Stage *panel*: what each member came to by scores of its own, through the whole tree of criteria. Only where the award
//! formula is `over panel`.

mod members;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::columns::{Seen, column};
use super::result::{CriterionResult, Member};
use super::totals::Totals;
use super::work::Work;
use super::{totals as totals_of, weigh};
use crate::formula::{Column, Formula, Symbol};
use crate::keyed::Key;
use crate::procedure::{Basis, Criterion, Item};
use crate::tenders::Tender;

/// What is known of criteria and requirements, by tender.
type Results = BTreeMap<Item, Vec<CriterionResult>>;

/// What one member of the panel came to.
#[derive(Debug)]
pub(super) struct OfMember {
    /// What its figures are called by: the number of an evaluator, the id of a group.
    pub(super) label: Arc<str>,
    totals: Vec<Totals>,
    results: Results,
}

/// Works out what each member came to for the tenders of the field; nothing where the award does not ask for it, or where a
/// mistake was found, which what follows could only repeat.
pub(super) fn totals(work: &mut Work<'_>, field: &[Key<Tender>]) -> Vec<OfMember> {
    if !work.procedure.award.formula.is_over_panel() || !work.troubles.are_none() {
        return Vec::new();
    }
    let members = members::members(work, field);
    let labelled: Vec<(Member, Arc<str>)> = (1..)
        .zip(&members)
        .map(|(number, member)| (*member, label(work, *member, number)))
        .collect();
    work.panel = members;
    labelled.into_iter().map(|(member, label)| of_member(work, member, label, field)).collect()
}

fn label(work: &Work<'_>, member: Member, number: usize) -> Arc<str> {
    match member {
        Member::Evaluator(_) => number.to_string().into(),
        Member::Group(group) => work.procedure.groups[group].id.clone(),
    }
}

/// Weighs the whole tree once more, with the scores of one member in the place of everybody's.
fn of_member(
    work: &mut Work<'_>,
    member: Member,
    label: Arc<str>,
    field: &[Key<Tender>],
) -> OfMember {
    let own = common(work);
    let weighed = own.keys().copied().collect();
    let results = std::mem::replace(&mut work.results, own);
    let weighed = std::mem::replace(&mut work.weighed, weighed);
    let assessed = std::mem::take(&mut work.assessed);
    work.member = Some(member);
    work.derivation.of_member(Some(label.clone()));
    weigh::quality(work, field);
    let totals = totals_of::totals(work, field, true);
    work.derivation.of_member(None);
    work.member = None;
    (work.weighed, work.assessed) = (weighed, assessed);
    let results = std::mem::replace(&mut work.results, results);
    OfMember { label, totals, results }
}

/// What does not depend on who scores: criteria without a scored leaf below them.
fn common(work: &Work<'_>) -> Results {
    let is_common = |item: &Item| match item {
        Item::Criterion(key) => !is_scored(work, *key),
        Item::Requirement(_) => false,
    };
    let known = work.results.iter().filter(|(item, _)| is_common(item));
    known.map(|(item, row)| (*item, row.clone())).collect()
}

fn is_scored(work: &Work<'_>, criterion: Key<Criterion>) -> bool {
    let rules = &work.procedure.criteria[criterion];
    matches!(rules.basis, Basis::Scored(_) | Basis::Requirements(_))
        || rules.children.iter().any(|child| is_scored(work, *child))
}

/// Adds the figures of every member behind those of all, to the columns that differ from member to member.
pub(super) fn extend(
    work: &mut Work<'_>,
    formula: &Formula,
    columns: &mut [Column],
    panel: &[OfMember],
    field: &[Key<Tender>],
) {
    for member in panel {
        let whole = std::mem::replace(&mut work.results, member.results.clone());
        for ((symbol, _), all) in formula.symbols().zip(columns.iter_mut()) {
            let seen = Seen { totals: Some(&member.totals), ..Seen::default() };
            if let (true, Column::PerTender(all)) = (is_of_member(symbol), all)
                && let Column::PerTender(own) = column(work, formula, symbol, field, seen)
            {
                all.extend(own);
            }
        }
        work.results = whole;
    }
}

/// Whether a name means another figure for each member.
fn is_of_member(symbol: &Symbol) -> bool {
    matches!(
        symbol,
        Symbol::Quality
            | Symbol::Points
            | Symbol::Value
            | Symbol::PointsOf(_)
            | Symbol::ValueOf(_)
            | Symbol::ShareOf(_)
            | Symbol::ScoreOf(_)
    )
}
