//! What the catalogue says of its edges is what comes out there: a price of 0, a single tender, all tenders equal.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails should fail at once"
)]

use anbud::catalogue::{self, Example, Family, Model, PrintedFigure, WorkOutError};
use anbud_tests::checks::Checks;

/// Words by which an entry says that nothing comes out.
const UNDEFINED: &[&str] = &["divides by zero", "ranks nobody"];

fn figure(text: &str) -> PrintedFigure {
    PrintedFigure::try_from(text.to_owned()).unwrap()
}

/// The first example that comes out, as a field to change.
fn field(model: &Model) -> Example {
    model.examples.iter().find(|example| example.error.is_none()).unwrap().clone()
}

/// The field with one price of 0: the first.
fn with_a_zero_price(model: &Model) -> Option<Example> {
    let mut field = field(model);
    let name = ["price", "x"].into_iter().find(|name| field.given.contains_key(*name))?;
    let column = field.given.get_mut(name)?;
    column[0] = figure("0");
    Some(field)
}

/// Everything that is given, by tender.
fn columns(field: &mut Example) -> impl Iterator<Item = &mut Vec<PrintedFigure>> {
    field.given.values_mut().chain(field.panel.values_mut().flatten())
}

fn one_tender(model: &Model) -> Example {
    let mut field = field(model);
    columns(&mut field).for_each(|column| column.truncate(1));
    field
}

/// Three tenders like the first.
fn all_equal(model: &Model) -> Example {
    let mut field = field(model);
    columns(&mut field).for_each(|column| *column = vec![column[0].clone(); 3]);
    field
}

/// Whether what comes out and what the entry says of it agree: an edge that is undefined says so.
fn agrees(model: &Model, edge: &str, field: &Example) -> Result<(), String> {
    let said = &model.edges[edge];
    let says_undefined = UNDEFINED.iter().any(|words| said.contains(words));
    match field.work_out(model) {
        Ok(_) if said.starts_with("A price of 0 divides by zero") => {
            Err(format!("{edge} works, but the entry says: {said}"))
        }
        Err(WorkOutError::Failed(failure)) if !says_undefined => {
            Err(format!("{edge}: {failure}, but the entry says: {said}"))
        }
        Err(WorkOutError::Mistakes(mistakes)) => Err(format!("{mistakes:?}")),
        _ => Ok(()),
    }
}

#[test]
fn every_edge_is_as_the_entry_says() {
    let mut checks = Checks::new();
    for model in catalogue::ids().map(|id| catalogue::find(id).unwrap()) {
        if model.family != Family::Transform
            && let Some(field) = with_a_zero_price(&model)
        {
            checks.run(format!("{}, a price of 0", model.id), || {
                agrees(&model, "zero_price", &field)
            });
        }
        checks.run(format!("{}, one tender", model.id), || {
            agrees(&model, "one_tender", &one_tender(&model))
        });
        checks.run(format!("{}, all equal", model.id), || {
            agrees(&model, "all_equal", &all_equal(&model))
        });
    }
    checks.finish();
}
