//! From what was stated to a procedure that was checked as a whole.

use std::collections::BTreeMap;

use super::bases::bases;
use super::curves::curves;
use super::identifiers::{Items, check_plain};
use super::mistakes::Mistakes;
use super::parameters::Shared;
use super::procurement::procurement;
use super::reach::Reach;
use super::requirements::{check_scored, requirements};
use super::rules::Rules;
use super::thresholds::thresholds;
use super::tree::Tree;
use super::{Draft, abnormal, award, groups, marks, rounding, scales};
use crate::Place;
use crate::diagnostic::{Code, Diagnostic, codes};
use crate::procedure::Procedure;

/// More entries of one kind than this are refused; requirements are many.
const ENTRIES_MAX: usize = 10_000;
const REQUIREMENTS_MAX: usize = 100_000;

impl Draft {
    /// Checks what is stated as a whole. The warnings stand in [`Procedure::warnings`].
    ///
    /// # Errors
    /// All mistakes at once, with the warnings between them, in the order of the documents. The list can be empty where
    /// the draft is marked as damaged: then its reader has said already what it could not read.
    pub fn build(self) -> Result<Procedure, Vec<Diagnostic>> {
        let end = self.place.clone().unwrap_or_else(Place::in_code);
        let mut mistakes = Mistakes::new(end);
        check_limits(&self, &mut mistakes);
        if mistakes.any() {
            return Err(mistakes.finish());
        }
        let procedure = check(&self, &mut mistakes);
        let is_good = !mistakes.any();
        let found = mistakes.finish();
        match procedure {
            Some(procedure) if is_good => Ok(Procedure { warnings: found, ..procedure }),
            _ => Err(found),
        }
    }
}

/// Checks everything; none where there is no award to evaluate.
fn check(draft: &Draft, mistakes: &mut Mistakes) -> Option<Procedure> {
    let procurement = procurement(&draft.procurement, mistakes);
    check_plain(draft, mistakes);
    let scales = scales::scales(&draft.scales, mistakes);
    let mut items = Items::new();
    let mut tree = Tree::new(draft, &mut items, mistakes);
    let mut list = requirements(&draft.requirements, &mut tree, &mut items, mistakes);
    marks::marks(&mut tree, mistakes);
    let used = bases(&mut tree, &scales, mistakes);
    scales::warn_of_unused(&scales, &used, mistakes);
    check_scored(&draft.requirements, &list, &tree, mistakes);
    let mut rules = Rules {
        shared: Shared::new(&draft.parameters, mistakes),
        items: &items.by_id,
        steps: BTreeMap::new(),
        measures: BTreeMap::new(),
    };
    curves(&mut tree, &mut rules, mistakes);
    thresholds(&mut tree, &draft.requirements, &mut list, &scales, mistakes);
    let price = abnormal::price(draft.price.as_ref(), &mut rules, mistakes);
    let rejections = abnormal::rejections(&draft.rejections, &mut rules, mistakes);
    let reach = Reach { tree: &tree, requirements: &list };
    let award = award::award(draft.award.as_ref(), &reach, &mut rules, mistakes);
    let abnormal = abnormal::abnormal(draft.abnormal.as_ref(), &reach, &mut rules, mistakes);
    rules.finish(mistakes);
    let groups = groups::groups(&draft.groups, &tree, &items, mistakes);
    let scoring = groups::scoring(&draft.scoring, &draft.groups, &groups, mistakes);
    let rounding_rules = rounding::rounding(&draft.rounding, mistakes);
    let coverage = rounding::coverage(&draft.coverage, mistakes);
    Some(Procedure {
        procurement,
        parameters: rules.shared.list,
        award: award?,
        scales: scales.list,
        criteria: tree.criteria,
        requirements: list,
        price,
        rejections,
        groups,
        scoring,
        rounding: rounding_rules,
        abnormal,
        coverage,
        seal: draft.seal.clone(),
        warnings: Vec::new(),
    })
}

/// Refuses drafts that are too large to check.
fn check_limits(draft: &Draft, mistakes: &mut Mistakes) {
    let ties = draft.award.as_ref().map_or(0, |award| award.ties.len());
    let counts = [
        ("criteria", draft.criteria.len()),
        ("scales", draft.scales.len()),
        ("groups", draft.groups.len()),
        ("parameters", draft.parameters.len()),
        ("rejections", draft.rejections.len()),
        ("tie rules", ties),
    ];
    let mut check = |code: Code, what: &str, count: usize, most: usize| {
        if count > most {
            let message = format!("there are {count} {what}, and {most} are the most");
            let help = format!("leave out some of the {what}");
            mistakes.at(code, message, &mistakes.end(), help);
        }
    };
    for (what, count) in counts {
        check(codes::LIMIT_CRITERIA, what, count, ENTRIES_MAX);
    }
    check(codes::LIMIT_REQUIREMENTS, "requirements", draft.requirements.len(), REQUIREMENTS_MAX);
}
