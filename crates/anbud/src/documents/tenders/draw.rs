//! The order of tenders drawn in public.

use std::collections::BTreeMap;

use super::super::fields::Fields;
use super::super::shown::shown;
use super::super::value::Value;
use super::{Known, filled};
use crate::Place;
use crate::diagnostic::{Diagnostic, codes};
use crate::keyed::Key;
use crate::tenders::{Draw, Tender};

/// Takes `[draw]`, if something was drawn.
pub(super) fn read(top: &mut Fields<'_>, known: &Known) -> Option<Draw> {
    let mut fields = top.fields("draw", "`[draw]`", "[draw]")?;
    let place = fields.place();
    let is_stated = fields.states("order");
    let order =
        fields.value("order").and_then(|value| value.list("order = [\"south\", \"north\"]"));
    if !is_stated {
        fields.missing("order", "order = [\"south\", \"north\"]");
    }
    let held =
        filled(&mut fields, "held", "held = \"2018-09-03, Gothenburg, in the presence of both\"");
    fields.finish();
    let order = order?;
    let order = keys(&order, known);
    Some(Draw { order, held: held?, place })
}

fn keys(order: &[Value<'_>], known: &Known) -> Vec<Key<Tender>> {
    let mut drawn: BTreeMap<Key<Tender>, Place> = BTreeMap::new();
    let mut keys = Vec::new();
    for value in order {
        let Some(id) = value.identifier() else {
            continue;
        };
        let document = value.document;
        let Some((key, _)) = known.get(id.value.as_str()) else {
            let message = format!("there is no tender {}", shown(&id.value));
            let help = document.suggestion(&id.value, known.keys().map(|id| &**id));
            let help = help.unwrap_or_else(|| "name tenders of this file".to_owned());
            document.mistake(codes::UNKNOWN_REFERENCE, id.place, message, help);
            continue;
        };
        if let Some(first) = drawn.get(key) {
            let mistake = Diagnostic::mistake(
                codes::DUPLICATE,
                format!("{} is drawn twice", shown(&id.value)),
            )
            .at(id.place, "drawn again here")
            .at(first.clone(), "first drawn here");
            document.report(mistake.help("name each tender once"));
            continue;
        }
        drawn.insert(*key, id.place);
        keys.push(*key);
    }
    keys
}
