//! The rules of one lot: what belongs to other lots left out.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::identifiers::normal;
use super::{CriterionDraft, Draft, GroupDraft, Text};
use crate::Diagnostic;
use crate::diagnostic::{codes, did_you_mean};

impl Draft {
    /// Whether some criterion belongs to some lots only, so that each lot has rules of its own.
    #[must_use]
    pub fn has_rules_by_lot(&self) -> bool {
        !self.lots.list.is_empty() && self.criteria.iter().any(|criterion| criterion.lots.is_some())
    }

    /// The rules of one lot: criteria of other lots are left out with everything below them, and with the requirements and
    /// groups that are about nothing else. The seal stays that of the whole.
    ///
    /// ```
    /// use anbud::procedure::draft::{AwardDraft, CriterionDraft, Draft, LotDraft};
    /// let plan = CriterionDraft::new("plan").weight(100).measure("plan").formula("share = plan");
    /// let skates = CriterionDraft { lots: Some(vec!["halls".into()]), ..plan.clone() };
    /// let mut draft = Draft::new("Cleaning", "Region Example", "RE 1", "SEK")
    ///     .award(AwardDraft::model("quality-only"))
    ///     .criterion(CriterionDraft { lots: Some(vec!["schools".into()]), ..plan })
    ///     .criterion(CriterionDraft { id: "skates".into(), ..skates });
    /// draft.lots.list = ["schools", "halls"].map(|id| LotDraft { id: id.into(), title: None, damaged: false }).into();
    /// let halls = draft.of_lot("halls").build().expect("weights of 100");
    /// assert_eq!(halls.criteria.iter().map(|one| &*one.id).collect::<Vec<_>>(), ["skates"]);
    /// ```
    #[must_use]
    pub fn of_lot(&self, lot: &str) -> Draft {
        let out = self.criteria_out(lot);
        let is_in = |id: &Text| !out.contains(&normal(&id.value));
        let mut draft = self.clone();
        draft.criteria.retain(|criterion| is_in(&criterion.id));
        draft.criteria.iter_mut().for_each(|criterion| criterion.lots = None);
        draft.requirements.retain(|one| one.criterion.as_ref().is_none_or(is_in));
        let mut groups = Vec::new();
        for group in std::mem::take(&mut draft.groups) {
            let id = group.id.clone();
            match assessing(group, &is_in) {
                Some(group) => groups.push(group),
                None => draft.groups_elsewhere.push(id),
            }
        }
        draft.groups = groups;
        draft
    }

    /// The criteria that do not belong to a lot, by themselves or because one above them does not.
    fn criteria_out(&self, lot: &str) -> BTreeSet<Arc<str>> {
        let names = |id: &Text| *normal(&id.value) == *lot;
        let is_out =
            |one: &CriterionDraft| one.lots.as_ref().is_some_and(|it| !it.iter().any(names));
        let own = self.criteria.iter().filter(|one| is_out(one));
        let mut out: BTreeSet<Arc<str>> = own.map(|one| normal(&one.id.value)).collect();
        // each round finds those one level further down
        loop {
            let below = |one: &&CriterionDraft| {
                one.parent.as_ref().is_some_and(|parent| out.contains(&normal(&parent.value)))
            };
            let found: Vec<_> =
                self.criteria.iter().filter(below).map(|one| normal(&one.id.value)).collect();
            let before = out.len();
            out.extend(found);
            if out.len() == before {
                return out;
            }
        }
    }

    /// What is wrong with the lots that criteria name.
    #[must_use]
    pub fn mistakes_of_lots(&self) -> Vec<Diagnostic> {
        let known: BTreeSet<Arc<str>> =
            self.lots.list.iter().map(|lot| normal(&lot.id.value)).collect();
        let mut found = Vec::new();
        for criterion in &self.criteria {
            let Some(lots) = &criterion.lots else { continue };
            if lots.is_empty() && !criterion.damaged {
                let message = format!("the criterion `{}` belongs to no lot", criterion.id.value);
                let help =
                    "name the lots that it belongs to, or leave `lots` out: then it belongs to all";
                let mistake = Diagnostic::mistake(codes::MISSING_KEY, message);
                found.push(mistake.at(criterion.id.place.clone(), "").help(help));
            }
            let unknown = lots.iter().filter(|lot| !known.contains(&normal(&lot.value)));
            found.extend(unknown.map(|lot| unknown_lot(lot, &known)));
        }
        found
    }
}

fn unknown_lot(lot: &Text, known: &BTreeSet<Arc<str>>) -> Diagnostic {
    let help = match did_you_mean(&lot.value, known.iter().map(|id| &**id)) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "state the lots as `[[lot]]`".to_owned(),
    };
    let message = format!("`{}` is not a lot", lot.value);
    Diagnostic::mistake(codes::UNKNOWN_REFERENCE, message).at(lot.place.clone(), "").help(help)
}

/// A group without the criteria that it does not assess here; none where none is left.
fn assessing(mut group: GroupDraft, is_in: &dyn Fn(&Text) -> bool) -> Option<GroupDraft> {
    if let Some(assesses) = group.assesses.as_mut().filter(|assesses| !assesses.is_empty()) {
        assesses.retain(|criterion| is_in(criterion));
        if assesses.is_empty() {
            return None;
        }
    }
    Some(group)
}
