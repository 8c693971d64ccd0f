//! `anbud init`: writes a small complete case to start from.

mod criteria;
mod submitted;
mod template;
mod values;

use std::fs;
use std::path::{Path, PathBuf};

use anbud::catalogue::{Family, Model};

use super::models;
use crate::Done;
use crate::ending::{Ending, Exit};
use crate::output;
use crate::session::Session;

/// Writes a small complete case to start from
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  anbud init my-case                          quality per price
  anbud init my-case --model value-deduction  another award model, with everything that it needs
  anbud init my-case --model bilinear         a model for the price, in a weighted sum
  anbud init my-case --model it-a             a test for abnormally low tenders

The case is made up and evaluates without a mistake. Change it piece by piece, and let `anbud check` read
along. Files that are already there are never overwritten.")]
pub(crate) struct Arguments {
    /// The folder to write the case into; it is made if it is not there
    #[arg(value_name = "DIR")]
    dir: PathBuf,
    /// The model that the case is for, by any of its names; `anbud models` lists them
    #[arg(long, value_name = "NAME", default_value = "quality-per-price")]
    model: String,
}

/// Writes a case to start from.
pub(crate) fn run(arguments: &Arguments, session: &mut Session<'_, '_>) -> Done {
    let model = models::find(&arguments.model)?;
    let award = award_of(&model)?;
    let name = arguments.dir.display().to_string();
    let files = [
        ("criteria.toml", criteria::text(&model, &award, &name)),
        ("tenders.toml", submitted::tenders(&model)),
        ("evaluators.csv", submitted::EVALUATORS.to_owned()),
        ("scores.csv", submitted::scores(criteria::is_over_panel(&award))),
    ];
    let dir = session.path(&arguments.dir);
    is_free(&dir, &name)?;
    fs::create_dir_all(&dir).map_err(|cause| Ending::Write { path: dir.clone(), cause })?;
    for (file, text) in &files {
        output::write_whole(&dir.join(file), text)?;
    }
    let names = files.each_ref().map(|(file, _)| *file).join(", ");
    session.print(&format!(
        "Wrote {names} into {name}: a made-up case, {}.\nNext: anbud check {name}, anbud evaluate {name}\n",
        purpose(&model, &award)
    ))?;
    Ok(Exit::Done)
}

/// The award model of a case for a model: itself, or one that the model can stand beside.
fn award_of(model: &Model) -> Result<Model, Ending> {
    let looks_at_points = model.formula.contains("points");
    match model.family {
        Family::Award => Ok(model.clone()),
        Family::Abnormal if !looks_at_points => models::find("quality-per-price"),
        _ => models::find("weighted-sum"),
    }
}

fn purpose(model: &Model, award: &Model) -> String {
    match model.family {
        Family::Award => format!("awarded by {}", award.id),
        Family::Abnormal => format!("awarded by {}, prices tested by {}", award.id, model.id),
        Family::Curve => format!("awarded by {}, with {} for the price", award.id, model.id),
        Family::Transform => format!("awarded by {}, with {} on a criterion", award.id, model.id),
    }
}

/// Everything that a case reads: of these none may be there yet.
const PARTS: &[&str] = &[
    "criteria.toml",
    "tenders.toml",
    "requirements.csv",
    "items.csv",
    "prices.csv",
    "evaluators.csv",
    "pairs.csv",
    "scores.csv",
    "scores",
];

/// Refuses to overwrite anything, or to mix a new case with an old one.
fn is_free(dir: &Path, name: &str) -> Result<(), Ending> {
    if dir.exists() && !dir.is_dir() {
        let message = format!("`{name}` is a file, not a folder");
        return Err(Ending::refused(message, "name a folder; it is made if it is not there"));
    }
    match PARTS.iter().find(|part| dir.join(part).symlink_metadata().is_ok()) {
        None => Ok(()),
        Some(part) => Err(Ending::refused(
            format!("`{part}` is already in {name}"),
            "choose another folder; nothing was written",
        )),
    }
}
