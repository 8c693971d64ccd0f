//! The parts of the price: their names, how they count, and how yearly costs become one present value.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{PartDraft, PriceSheetDraft, YearlyDraft, options};
use crate::diagnostic::codes;
use crate::formula::Where;
use crate::keyed::{Key, List};
use crate::procedure::draft::Text;
use crate::procedure::draft::identifiers::{Naming, check_all, normal};
use crate::procedure::draft::mistakes::{Mistakes, choose, placed};
use crate::procedure::draft::numbers::whole;
use crate::procedure::draft::rules::{Outcome, Rules, Seat};
use crate::procedure::{Paid, Part, Yearly};

/// More years than this are refused: each is a figure of its own.
const YEARS_MAX: i64 = 200;

const PAID: &[(&str, Paid)] = &[("end-of-year", Paid::EndOfYear), ("mid-year", Paid::MidYear)];

/// The parts of the price, by name.
#[derive(Debug, Default)]
pub(in crate::procedure::draft) struct Parts {
    pub(super) list: List<Part>,
    pub(in crate::procedure::draft) by_id: BTreeMap<Arc<str>, Key<Part>>,
    are_damaged: bool,
}

impl Parts {
    /// Checks every part by itself; formulas may name all of them, so theirs are read later.
    pub(in crate::procedure::draft) fn new(
        stated: &[PartDraft],
        are_damaged: bool,
        mistakes: &mut Mistakes,
    ) -> Self {
        check_all(stated.iter().map(|part| &part.id), "part", Naming::Bare, mistakes);
        let mut parts = Parts { are_damaged, ..Parts::default() };
        for stated in stated {
            let part = part(stated, mistakes);
            let id = part.id.clone();
            let key = parts.list.push(part);
            parts.by_id.entry(id).or_insert(key);
        }
        parts
    }

    /// Reads the formulas of the parts.
    pub(in crate::procedure::draft) fn formulas(
        &mut self,
        stated: &[PartDraft],
        rules: &mut Rules<'_>,
        mistakes: &mut Mistakes,
    ) {
        for stated in stated {
            if let Some(parameter) = rules.shared.find(&normal(&stated.id.value)) {
                let message = format!("the part `{}` has the name of a parameter", stated.id.value);
                let places = (&stated.id.place, &parameter.place);
                mistakes.clash(codes::DUPLICATE, message, places, "rename one of them");
            }
        }
        for (key, stated) in self.list.keys().zip(stated).collect::<Vec<_>>() {
            let of = format!("the part `{}`", stated.id.value);
            let seat = Seat { at: Where::Part, of: &of, families: &[] };
            if let Outcome::Formula(ready) = rules.rule(&stated.rule, &seat, mistakes) {
                self.list[key].formula = Some(ready.formula);
            }
        }
    }

    /// The part of this name; anything else is a mistake.
    pub(super) fn find(&self, name: &Text, mistakes: &mut Mistakes) -> Option<Key<Part>> {
        let found = self.by_id.get(&normal(&name.value)).copied();
        if found.is_none() && !self.are_damaged {
            let known = self.by_id.keys().map(|id| &**id);
            mistakes.unknown(codes::UNKNOWN_REFERENCE, name, "a part of the price", known);
        }
        found
    }

    /// Warns of parts that nothing makes up.
    pub(super) fn warn_of_empty(
        &self,
        stated: &PriceSheetDraft,
        damaged: bool,
        mistakes: &mut Mistakes,
    ) {
        let is_in = |part: &PartDraft| {
            let name = normal(&part.id.value);
            stated.items.iter().any(|item| {
                item.damaged || item.part.as_ref().is_some_and(|part| normal(&part.value) == name)
            })
        };
        for part in stated.parts.iter().filter(|part| !damaged && !part.damaged) {
            if part.rule.formula.is_none() && !is_in(part) {
                let message = format!("the part `{}` has no item and no `formula`", part.id.value);
                let help = "name it in an `[[item]]`, or leave it out".to_owned();
                mistakes.warn(message, &part.id.place, help);
            }
        }
    }
}

fn part(stated: &PartDraft, mistakes: &mut Mistakes) -> Part {
    let id = normal(&stated.id.value);
    let what = format!("the part `{id}`");
    let text = stated.text.as_ref().map(|text| Arc::from(text.value.as_str()));
    Part {
        text: text.unwrap_or_else(|| id.clone()),
        option: options::option(&stated.option, &what, stated.damaged, mistakes),
        formula: None,
        yearly: stated.yearly.as_ref().and_then(|yearly| self::yearly(yearly, &what, mistakes)),
        place: stated.id.place.clone(),
        id,
    }
}

/// The present value of yearly costs: years, rate and the time of payment are all stated.
fn yearly(stated: &YearlyDraft, what: &str, mistakes: &mut Mistakes) -> Option<Yearly> {
    let lacking = [
        ("years", stated.years.is_none(), "state for how many years, such as `years = 10`"),
        (
            "rate",
            stated.rate.is_none(),
            "state the discount rate, such as `rate = \"3.5 %\"`; `rate = 0` discounts nothing",
        ),
        (
            "paid",
            stated.paid.is_none(),
            "state `paid = \"end-of-year\"` (after 1, 2, 3 … years) or `paid = \"mid-year\"` (after 0.5, 1.5, 2.5 … years)",
        ),
    ];
    for (key, is_lacking, help) in lacking {
        if is_lacking && !stated.damaged {
            let message = format!("the yearly costs of {what} state no `{key}`");
            mistakes.at(codes::RULE_NOT_STATED, message, &stated.place, help.to_owned());
        }
    }
    let years = stated.years.as_ref();
    let count = years.and_then(|years| whole(years, "years", (1, YEARS_MAX), mistakes));
    let rate = stated.rate.as_ref().filter(|rate| {
        let is_good = !rate.value.is_negative();
        if !is_good {
            let message = format!("`rate` is {}, and cannot be below 0", rate.value);
            let help = "write the discount rate a year, such as `\"3.5 %\"`".to_owned();
            mistakes.at(codes::OUT_OF_RANGE, message, &rate.place, help);
        }
        is_good
    });
    let paid = stated.paid.as_ref().and_then(|word| choose(word, "paid", PAID, mistakes));
    let place = years?.place.clone();
    Some(Yearly { years: u32::try_from(count?).ok()?, rate: placed(rate?), paid: paid?, place })
}
