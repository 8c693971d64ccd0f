//! `anbud schema`: the JSON Schema of a document, for editors.

use anbud::catalogue::{self, Family};
use clap::ValueEnum;
use serde_json::Value;

use crate::Done;
use crate::ending::{Ending, Exit};
use crate::session::Session;

const CRITERIA: &str = include_str!("../../schema/criteria.json");
const TENDERS: &str = include_str!("../../schema/tenders.json");

/// The models that a definition of the schema admits, by the families they come from.
const MODELS: &[(&str, &[Family])] = &[
    ("award_model", &[Family::Award]),
    ("curve_model", &[Family::Curve, Family::Transform]),
    ("abnormal_model", &[Family::Abnormal]),
];

/// Prints the JSON Schema of criteria.toml or tenders.toml, for editors
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  anbud schema > criteria.schema.json           what criteria.toml may hold
  anbud schema tenders > tenders.schema.json    what tenders.toml may hold

Editors that know tombi or taplo complete keys, show what they mean, and mark what is not known, once the
first line of the document names the schema:
  #:schema ./criteria.schema.json

A schema sees one document at a time and no arithmetic: `anbud check` finds the rest.")]
pub(crate) struct Arguments {
    /// The document
    #[arg(value_name = "DOCUMENT", value_enum, default_value_t = Document::Criteria)]
    document: Document,
}

/// A document with a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Document {
    /// The rules
    Criteria,
    /// What was submitted
    Tenders,
}

/// Prints a schema.
pub(crate) fn run(arguments: &Arguments, session: &mut Session<'_, '_>) -> Done {
    let text = match arguments.document {
        Document::Criteria => CRITERIA,
        Document::Tenders => TENDERS,
    };
    let schema = with_models(text).map_err(|error| Ending::Output(error.into()))?;
    session.print(&schema)?;
    Ok(Exit::Done)
}

/// The schema with the models of the catalogue in the places kept for them.
fn with_models(text: &str) -> Result<String, serde_json::Error> {
    let mut schema: Value = serde_json::from_str(text)?;
    for (name, families) in MODELS {
        let place = schema.pointer_mut(&format!("/$defs/{name}/enum"));
        if let Some(place) = place {
            *place = catalogue::ids().filter(|id| is_of(id, families)).collect();
        }
    }
    serde_json::to_string_pretty(&schema).map(|text| text + "\n")
}

fn is_of(id: &str, families: &[Family]) -> bool {
    catalogue::find(id).is_some_and(|model| families.contains(&model.family))
}
