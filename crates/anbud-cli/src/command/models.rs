//! `anbud models`: the catalogue.

use anbud::catalogue::{self, Family, Model};
use anbud_report::models;

use crate::Done;
use crate::ending::{Ending, Exit};
use crate::session::Session;

/// Lists the evaluation models, or shows one with formula, sources and worked examples
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  anbud models                      every model, by where it can stand
  anbud models quality-per-price    one model in full
  anbud models mervärdesmodellen    a model by another of its names")]
pub(crate) struct Arguments {
    /// The model to show
    #[arg(value_name = "NAME")]
    name: Option<String>,
}

/// Lists the catalogue, or shows one model.
pub(crate) fn run(arguments: &Arguments, session: &mut Session<'_, '_>) -> Done {
    let width = session.width();
    let text = match &arguments.name {
        None => models::list(&all(), width),
        Some(name) => models::model(&find(name)?, width),
    };
    session.print(&text)?;
    Ok(Exit::Done)
}

/// Every model with the families in their order.
fn all() -> Vec<Model> {
    let mut models: Vec<Model> = catalogue::ids().filter_map(catalogue::find).collect();
    models.sort_by_key(|model| match model.family {
        Family::Award => 0,
        Family::Transform => 1,
        Family::Curve => 2,
        Family::Abnormal => 3,
    });
    models
}

/// The model of this id, or the one that goes by this name.
pub(crate) fn find(name: &str) -> Result<Model, Ending> {
    if let Some(model) = catalogue::find(name) {
        return Ok(model);
    }
    let near = catalogue::nearest(name);
    match near.and_then(catalogue::find) {
        Some(model) if model.goes_by(name) => Ok(model),
        near => {
            let help = near.map(|model| format!("did you mean `{}`?", model.id));
            let help = help.unwrap_or_else(|| "`anbud models` lists them".to_owned());
            Err(Ending::mistaken(format!("no model `{name}` in the catalogue"), help))
        }
    }
}
