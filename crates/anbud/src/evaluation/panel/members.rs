//! Who is in the panel: everybody who scored, or every group; and that each of them scored everything.

use std::collections::BTreeSet;

use super::super::assess::{groups_of, pairs};
use super::super::result::{Member, Warning};
use super::super::work::Work;
use crate::diagnostic::codes;
use crate::keyed::Key;
use crate::procedure::draft::panel::CHOICES;
use crate::procedure::{Basis, Criterion, Item, Kind, Missing, Pairs, PanelOf};
use crate::tenders::Tender;
use crate::{Diagnostic, Place};

/// What a member scored of one item for one tender.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scored {
    Once,
    Never,
    /// In several groups.
    Often,
}

/// What keeps a member from a total of its own, by item and tender.
type Gaps = Vec<(Item, Key<Tender>, Scored)>;

/// The members whose totals count, in order; none where there is a mistake, which is noted.
pub(super) fn members(work: &mut Work<'_>, field: &[Key<Tender>]) -> Vec<Member> {
    let place = work.procedure.scoring.place.clone();
    let place = place.unwrap_or_else(|| work.procedure.award.place.clone());
    let items = items(work);
    let members = match work.procedure.scoring.panel {
        Some(PanelOf::Evaluators) => work
            .sheet
            .scorers()
            .collect::<BTreeSet<_>>()
            .into_iter()
            .map(Member::Evaluator)
            .collect(),
        Some(PanelOf::Groups) => groups(work, &items),
        None => {
            let message = "the award is worked out over the panel, and who is in it is not stated";
            let mistake = Diagnostic::mistake(codes::RULE_NOT_STATED, message).at(place, "");
            work.troubles.of_case(mistake.help(CHOICES));
            return Vec::new();
        }
    };
    let members: Vec<Member> = members;
    let (all, gaps) = gaps(work, &members, &items, field);
    let mut counting = Vec::new();
    let mut left_out = Vec::new();
    let mut is_whole = true;
    for (member, gaps) in members.iter().zip(gaps) {
        if gaps.is_empty() {
            counting.push(*member);
        } else if matches!(member, Member::Evaluator(_)) && is_silent(&gaps, all) {
            // who scored nothing that a total is made of is no member
        } else if may_be_left_out(work, &gaps) {
            left_out.push(told(work, *member, &gaps, all));
        } else {
            is_whole = false;
            incomplete(work, *member, &gaps, all);
        }
    }
    if !left_out.is_empty() {
        let of = counting.len() + left_out.len();
        warn(work, left_out, of, &place);
    }
    if is_whole && counting.is_empty() {
        let mistake = Diagnostic::mistake(codes::PANEL_INCOMPLETE, "nobody is in the panel");
        let help = "add the scores of the evaluators, each with an `evaluator`: agreed scores are nobody's own";
        work.troubles.of_case(mistake.at(place, "").help(help));
    }
    if is_whole { counting } else { Vec::new() }
}

/// The groups that assess anything of it.
fn groups(work: &Work<'_>, items: &[Item]) -> Vec<Member> {
    let assesses = |group: &Key<_>| {
        items.iter().any(|item| groups_of(work.procedure, *item).contains(&Some(*group)))
    };
    work.procedure.groups.keys().filter(assesses).map(Member::Group).collect()
}

/// Everything that is scored of the quality criteria.
fn items(work: &Work<'_>) -> Vec<Item> {
    let procedure = work.procedure;
    let mut items = Vec::new();
    let mut ahead: Vec<Key<Criterion>> =
        procedure.top().filter(|key| procedure.criteria[*key].kind == Kind::Quality).collect();
    while let Some(key) = ahead.pop() {
        let rules = &procedure.criteria[key];
        match rules.basis {
            Basis::Scored(_) => items.push(Item::Criterion(key)),
            Basis::Requirements(_) => {
                items.extend(rules.requirements.iter().copied().map(Item::Requirement));
            }
            _ => ahead.extend(&rules.children),
        }
    }
    items.sort_unstable();
    items
}

/// How many scores a total is made of, and which of them each member lacks.
fn gaps(
    work: &Work<'_>,
    members: &[Member],
    items: &[Item],
    field: &[Key<Tender>],
) -> (usize, Vec<Gaps>) {
    let mut all = 0;
    let mut gaps = vec![Gaps::new(); members.len()];
    let by_all = |item: &&Item| work.procedure.pairs(**item) != Some(Pairs::AllEvaluators);
    for item in items.iter().filter(by_all) {
        for tender in field {
            let answers = work.answers(*tender).map_or(&[][..], |answers| answers.scores);
            if answers.iter().any(|(agreed, ..)| agreed == item) {
                continue; // the same for every member
            }
            all += 1;
            for (member, gaps) in members.iter().zip(&mut gaps) {
                let scored = scored(work, *item, *member, *tender);
                if scored != Scored::Once {
                    gaps.push((*item, *tender, scored));
                }
            }
        }
    }
    (all, gaps)
}

fn scored(work: &Work<'_>, item: Item, member: Member, tender: Key<Tender>) -> Scored {
    if pairs::rule(work, item).is_some() {
        return match pairs::by_member(work, item, tender, member).len() {
            0 => Scored::Never,
            1 => Scored::Once,
            _ => Scored::Often,
        };
    }
    match member {
        Member::Evaluator(evaluator) => match work.sheet.by(evaluator, item, tender).as_slice() {
            [] => Scored::Never,
            [_] => Scored::Once,
            _ => Scored::Often,
        },
        Member::Group(group) => {
            let is_known = work.of_groups.contains_key(&(tender, item, Some(group)));
            if is_known { Scored::Once } else { Scored::Never }
        }
    }
}

/// Whether a member has none of all scores.
fn is_silent(gaps: &Gaps, all: usize) -> bool {
    gaps.len() == all && gaps.iter().all(|(.., scored)| *scored == Scored::Never)
}

/// Who did not score a tender is left out where the criteria file says so.
fn may_be_left_out(work: &Work<'_>, gaps: &Gaps) -> bool {
    work.procedure.scoring.missing == Some(Missing::SkipEvaluator)
        && gaps.iter().all(|(.., scored)| *scored == Scored::Never)
}

/// Who it is and what is missing, in words.
fn told(work: &Work<'_>, member: Member, gaps: &Gaps, all: usize) -> String {
    let who = match member {
        Member::Evaluator(evaluator) => format!("`{}`", work.sheet.evaluators[evaluator].id),
        Member::Group(group) => format!("the group `{}`", work.procedure.groups[group].id),
    };
    let Some((item, tender, scored)) = gaps.first() else { return who };
    let (item, tender) = (work.procedure.item_id(*item), work.id(*tender));
    match scored {
        Scored::Often => format!("{who} scored `{item}` for `{tender}` in several groups"),
        _ if gaps.len() == 1 => format!("{who} has no score of `{item}` for `{tender}`"),
        _ => {
            let lacks = gaps.len();
            format!("{who} lacks {lacks} of {all} scores: `{item}` for `{tender}` is the first")
        }
    }
}

fn incomplete(work: &mut Work<'_>, member: Member, gaps: &Gaps, all: usize) {
    let Some((item, _, scored)) = gaps.first() else { return };
    let place: Place = match item {
        Item::Criterion(key) => work.procedure.criteria[*key].place.clone(),
        Item::Requirement(key) => work.procedure.requirements[*key].place.clone(),
    };
    let help = match scored {
        Scored::Often => {
            "which of the scores counts in the panel is not known: let them score it in one group, or write \
             `panel = \"groups\"`"
        }
        _ => {
            "a member of the panel scores everything for every tender: add the scores, choose other members with `panel`, \
             or write `missing = \"skip-evaluator\"`, which leaves the member out of the panel for all tenders"
        }
    };
    let message = told(work, member, gaps, all);
    let mistake = Diagnostic::mistake(codes::PANEL_INCOMPLETE, message).at(place, "this item");
    work.troubles.of_case(mistake.help(help));
}

fn warn(work: &mut Work<'_>, left_out: Vec<String>, of: usize, place: &Place) {
    let count = left_out.len();
    let message = format!("{count} of {of} members are left out of the panel");
    let diagnostic =
        Diagnostic::warning(codes::PANEL_INCOMPLETE, message).at(place.clone(), "").help(
            "their scores count in the scores of all, and no place of theirs counts in the result",
        );
    let examples = left_out.into_iter().take(Warning::EXAMPLES_MAX).collect();
    work.warnings.push(Warning { diagnostic, count, examples });
}
