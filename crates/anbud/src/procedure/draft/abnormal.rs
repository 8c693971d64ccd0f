//! Rules beside the award: the price that is compared, grounds of rejection, tests for abnormally low tenders.

use super::identifiers::normal;
use super::mistakes::{Mistakes, choices};
use super::reach::Reach;
use super::rules::{Outcome, Ready, Rules, Seat, fitting};
use super::{RejectionDraft, RuleDraft, Written};
use crate::catalogue::Family;
use crate::diagnostic::codes;
use crate::formula::{Formula, Where};
use crate::procedure::{Abnormal, Rejection};

/// Checks `[price]`: one's own formula, absolute.
pub(super) fn price(
    stated: Option<&Written<RuleDraft>>,
    rules: &mut Rules<'_>,
    mistakes: &mut Mistakes,
) -> Option<Formula> {
    let stated = stated?;
    let rule = &stated.value;
    let model = rule.model.as_ref().map(|name| ("model", &name.place));
    let table = rule.table.as_ref().map(|rows| ("table", &rows.place));
    for (key, place) in model.into_iter().chain(table) {
        let message = format!("`[price]` cannot state a `{key}`");
        let help = "state a `formula`, such as `price = bid + 5 * yearly_fee`".to_owned();
        mistakes.at(codes::CONFLICT, message, place, help);
    }
    match &rule.formula {
        Some(_) => match rules.rule(rule, &seat(Where::Price, "`[price]`"), mistakes) {
            Outcome::Formula(ready) => Some(ready.formula),
            _ => None,
        },
        None => {
            if !rule.damaged && rule.model.is_none() && rule.table.is_none() {
                let message = "`[price]` states no `formula`".to_owned();
                let help = "state a `formula`, such as `price = bid + 5 * yearly_fee`, or leave out `[price]`";
                mistakes.at(codes::MISSING_KEY, message, &stated.place, help.to_owned());
            }
            None
        }
    }
}

fn seat(at: Where, of: &str) -> Seat<'_> {
    Seat { at, of, families: &[] }
}

/// Checks the grounds of rejection: each has a text, and a condition that looks at no other tender.
pub(super) fn rejections(
    stated: &[RejectionDraft],
    rules: &mut Rules<'_>,
    mistakes: &mut Mistakes,
) -> Vec<Rejection> {
    stated.iter().filter_map(|stated| rejection(stated, rules, mistakes)).collect()
}

fn rejection(
    stated: &RejectionDraft,
    rules: &mut Rules<'_>,
    mistakes: &mut Mistakes,
) -> Option<Rejection> {
    let text = stated.text.as_ref().filter(|text| !text.value.trim().is_empty());
    let place = &stated.id.place;
    let mut lacks = |is_there: bool, key: &str, help: &str| {
        if !is_there && !stated.damaged {
            let message = format!("the rejection `{}` states no `{key}`", stated.id.value);
            mistakes.at(codes::MISSING_KEY, message, place, help.to_owned());
        }
    };
    lacks(text.is_some(), "text", "state its `text`: it is the ground when a tender is rejected");
    lacks(
        stated.when.is_some(),
        "when",
        "state the condition, such as `when = \"price > ceiling\"`",
    );
    let Some(when) = &stated.when else {
        rules.lack_one();
        return None;
    };
    let parameters = stated.parameters.clone();
    let rule = RuleDraft { parameters, ..RuleDraft::formula(when.clone()) };
    let id = format!("`{}`", stated.id.value);
    let Outcome::Formula(ready) = rules.rule(&rule, &seat(Where::Rejection, &id), mistakes) else {
        return None;
    };
    let when = ready.formula;
    let text = text.map_or("", |text| text.value.as_str()).into();
    Some(Rejection { id: normal(&stated.id.value), text, when, place: place.clone() })
}

/// Checks `[abnormal]`: a model or one's own condition.
pub(super) fn abnormal(
    stated: Option<&Written<RuleDraft>>,
    reach: &Reach<'_>,
    rules: &mut Rules<'_>,
    mistakes: &mut Mistakes,
) -> Option<Abnormal> {
    let stated = stated?;
    let seat = Seat { at: Where::Abnormal, of: "`[abnormal]`", families: &[Family::Abnormal] };
    let (message, place) = match rules.rule(&stated.value, &seat, mistakes) {
        Outcome::Formula(Ready { formula, model, place, .. }) => {
            reach.check(&formula, mistakes);
            return Some(Abnormal { model, formula, place });
        }
        Outcome::Wrong => return None,
        Outcome::NotStated => {
            ("it is not stated which tenders must explain their price", stated.place.clone())
        }
        Outcome::Table(_, place) => ("`[abnormal]` cannot state a `table`", place),
    };
    let models = if mistakes.is_full() { Vec::new() } else { fitting(&[Family::Abnormal]) };
    let help = match models.as_slice() {
        [] => "state a `formula`, such as `abnormal = price < 0.7 * mean(price)`".to_owned(),
        models => format!("state a `model`: {}; or a `formula`", choices(models)),
    };
    mistakes.at(codes::RULE_NOT_STATED, message.to_owned(), &place, help);
    None
}
