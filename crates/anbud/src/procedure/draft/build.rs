//! From what was stated to a procedure that was checked as a whole.

use super::bases::{bases, stand_in_bases};
use super::curves::curves;
use super::identifiers::{Items, check_plain, normal};
use super::lots::{check_criteria, lots};
use super::mistakes::Mistakes;
use super::parameters::Shared;
use super::price_sheet::{Parts, price_sheet};
use super::procurement::procurement;
use super::reach::Reach;
use super::requirements::{check_scored, requirements};
use super::rules::Rules;
use super::thresholds::thresholds;
use super::tree::Tree;
use super::{
    CriterionDraft, Draft, RequirementDraft, abnormal, award, groups, marks, panel, rounding,
    scales,
};
use crate::Place;
use crate::diagnostic::{Code, Diagnostic, Severity, codes};
use crate::procedure::Procedure;

/// More entries of one kind than this are refused; requirements are many.
const ENTRIES_MAX: usize = 10_000;
const REQUIREMENTS_MAX: usize = 100_000;
const ITEMS_MAX: usize = 100_000;
const LOTS_MAX: usize = 200;

impl Draft {
    /// Checks what is stated as a whole. The warnings stand in [`Procedure::warnings`].
    ///
    /// # Errors
    /// All mistakes at once, with the warnings between them, in the order of the documents. The list can be empty where
    /// the draft is marked as damaged: then its reader has said already what it could not read.
    pub fn build(self) -> Result<Procedure, Vec<Diagnostic>> {
        let is_whole = !self.is_damaged();
        let (outline, found) = self.outline();
        let is_good = found.iter().all(|found| found.severity == Severity::Warning);
        match outline {
            Some(procedure) if is_whole && is_good => {
                Ok(Procedure { warnings: found, ..procedure })
            }
            _ => Err(found),
        }
    }

    /// The rules as far as they can be made out, and what is found in them: for reading the other files of a case, so
    /// that all mistakes of all files are found at once. Never evaluate an outline: what is wrong in it is filled up
    /// with stand-ins. None where too little is known to read anything by it.
    #[must_use]
    pub fn outline(self) -> (Option<Procedure>, Vec<Diagnostic>) {
        let end = self.place.clone().unwrap_or_else(Place::in_code);
        let mut mistakes = Mistakes::new(end);
        check_limits(&self, &mut mistakes);
        let is_too_large = mistakes.any();
        let outline = if is_too_large { None } else { check(&self, &mut mistakes) };
        (outline.filter(|_| !self.damaged), mistakes.finish())
    }

    /// Whether anything in it was stated but could not be read.
    fn is_damaged(&self) -> bool {
        let rules = [self.price.as_ref(), self.abnormal.as_ref()];
        let award = self.award.as_ref();
        self.damaged
            || self.procurement.damaged
            || self.scoring.damaged
            || self.price_sheet.is_damaged()
            || self.lots.is_damaged()
            || rules.into_iter().flatten().any(|rule| rule.value.damaged)
            || award.is_some_and(|award| award.damaged || award.rule.damaged)
            || self.scales.iter().any(|scale| scale.damaged)
            || self.criteria.iter().any(CriterionDraft::is_damaged)
            || self.requirements.iter().any(RequirementDraft::is_damaged)
            || self.rejections.iter().any(|rejection| rejection.damaged)
            || self.groups.iter().any(|group| group.damaged)
            || self.rounding.iter().any(|rounding| rounding.damaged)
            || self.coverage.iter().any(|coverage| coverage.damaged)
    }
}

impl CriterionDraft {
    fn is_damaged(&self) -> bool {
        let threshold = self.threshold.as_ref();
        self.damaged || self.rule.damaged || threshold.is_some_and(|threshold| threshold.damaged)
    }
}

impl RequirementDraft {
    fn is_damaged(&self) -> bool {
        let threshold = self.threshold.as_ref();
        self.damaged || threshold.is_some_and(|threshold| threshold.damaged)
    }
}

/// Checks everything, in an order in which each check finds what it needs.
fn check(draft: &Draft, mistakes: &mut Mistakes) -> Option<Procedure> {
    let procurement = procurement(&draft.procurement, draft.damaged, mistakes);
    check_plain(draft, mistakes);
    let mut scales = scales::scales(&draft.scales, draft.damaged, mistakes);
    let mut items = Items::new(draft.damaged);
    let mut tree = Tree::new(draft, &mut items, mistakes);
    let mut list = requirements(&draft.requirements, &mut tree, &mut items, mistakes);
    marks::marks(&mut tree, mistakes);
    bases(&mut tree, &scales, mistakes);
    check_scored(&draft.requirements, &list, &tree, mistakes);
    let shared = Shared::new(&draft.parameters, mistakes);
    let mut parts = Parts::new(&draft.price_sheet.parts, draft.damaged, mistakes);
    let mut rules = Rules::new(shared, &items.by_id, parts.by_id.clone(), draft.damaged);
    curves(&mut tree, &mut rules, mistakes);
    thresholds(&mut tree, &draft.requirements, &mut list, &scales, mistakes);
    parts.formulas(&draft.price_sheet.parts, &mut rules, mistakes);
    let lots = lots(&draft.lots, draft.damaged, mistakes);
    check_criteria(draft, mistakes);
    let sheet = price_sheet(&draft.price_sheet, parts, (&lots.list, draft.damaged), mistakes);
    let price = abnormal::price(draft.price.as_ref(), &mut rules, mistakes);
    let rejections = abnormal::rejections(&draft.rejections, &mut rules, mistakes);
    let reach = Reach { tree: &tree, requirements: &list };
    let award =
        award::award(draft, &reach, &mut rules, mistakes).or_else(|| award::stand_in(&rules));
    let abnormal = abnormal::abnormal(draft.abnormal.as_ref(), &reach, &mut rules, mistakes);
    rules.finish(mistakes);
    let groups = groups::groups(&draft.groups, &tree, &items, mistakes);
    let scoring = groups::scoring(&draft.scoring, &draft.groups, &groups, mistakes);
    if let Some(award) = &award {
        panel::check(&draft.scoring, &scoring, award, &groups, mistakes);
    }
    let rounding_rules = rounding::rounding(&draft.rounding, mistakes);
    let coverage = rounding::coverage(&draft.coverage, mistakes);
    stand_in_bases(&mut tree, &mut scales);
    Some(Procedure {
        procurement,
        parameters: rules.shared.list,
        award: award?,
        scales: scales.list,
        criteria: tree.criteria,
        requirements: list,
        price,
        price_sheet: sheet,
        lots,
        rejections,
        groups,
        groups_elsewhere: draft.groups_elsewhere.iter().map(|id| normal(&id.value)).collect(),
        scoring,
        rounding: rounding_rules,
        abnormal,
        coverage,
        seal: draft.seal.clone(),
        sealed: draft.sealed.clone(),
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
        ("parts", draft.price_sheet.parts.len()),
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
    check(codes::LIMIT_LOTS, "lots", draft.lots.list.len(), LOTS_MAX);
    check(codes::LIMIT_ITEMS, "items", draft.price_sheet.items.len(), ITEMS_MAX);
}
