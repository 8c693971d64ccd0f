//! Tells whether a price must be explained, by the steps of the test for abnormally low tenders.

use anbud::derivation::Value;
use anbud::evaluation::TenderResult;

use super::expression::{By, Writer};
use super::teller::Teller;
use super::{formula, tell_steps};
use crate::View;
use crate::language::Texts;
use crate::style::{heading, plain};

/// Tells the test with its figures; nothing where there is none.
pub(super) fn tell(teller: &mut Teller<'_>, result: &TenderResult) {
    let (Some(test), Some(asked)) = (&teller.view.procedure.abnormal, result.abnormal) else {
        return;
    };
    let holds = teller.view.derivation().holds(asked);
    teller.raw(&format!("\n{}\n", heading(&teller.texts.word("explain-abnormal"))));
    let said = if holds { "explain-abnormal-holds" } else { "explain-abnormal-not" };
    teller.line(1, &teller.texts.word(said));
    formula(teller, test.formula.text());
    tell_steps(teller, &result.abnormal_steps);
}

/// The figures by which a tender is asked to explain its price: what was compared, and the steps of the test.
pub(crate) fn figures(view: &View<'_>, result: &TenderResult, texts: &Texts) -> Vec<String> {
    let Some(asked) = result.abnormal else { return Vec::new() };
    let writer = Writer { view, tender: result.tender, texts };
    let derivation = view.derivation();
    let is_number = |figure: &&anbud::derivation::Figure| {
        !matches!(derivation.node(**figure).value, Value::Truth(_))
    };
    let steps = result.abnormal_steps.iter().filter(is_number).filter_map(|step| {
        let value = writer.value(*step);
        Some(format!("{} {} {}", plain(&writer.name(*step)?), value.sign(), value.text))
    });
    let steps: Vec<String> = steps.collect();
    let (names, values) = (writer.made(asked, By::Name), writer.made(asked, By::Value));
    let compared = match names.text == values.text {
        true => plain(&names.text),
        false => format!("{}: {}", plain(&names.text), plain(&values.text)),
    };
    let steps = (!steps.is_empty()).then(|| steps.join(", "));
    std::iter::once(compared).chain(steps).collect()
}
