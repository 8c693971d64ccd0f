//! `anbud init`: writes a small complete case to start from.

mod criteria;
mod submitted;

use std::fs;
use std::path::{Path, PathBuf};

use anbud::catalogue::{self, Family, Model};

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

The case is made up and evaluates without a mistake. Change it piece by piece, and let `anbud check` read
along. Files that are already there are never overwritten.")]
pub(crate) struct Arguments {
    /// The folder to write the case into; it is made if it is not there
    #[arg(value_name = "DIR")]
    dir: PathBuf,
    /// The award model; `anbud models` lists them
    #[arg(long, value_name = "NAME", default_value = "quality-per-price")]
    model: String,
}

/// Writes a case to start from.
pub(crate) fn run(arguments: &Arguments, session: &mut Session<'_, '_>) -> Done {
    let model = award_model(&arguments.model)?;
    let name = arguments.dir.display().to_string();
    let files = [
        ("criteria.toml", criteria::text(&model, &name)),
        ("tenders.toml", submitted::TENDERS.to_owned()),
        ("evaluators.csv", submitted::EVALUATORS.to_owned()),
        ("scores.csv", submitted::scores()),
    ];
    let dir = session.path(&arguments.dir);
    is_free(&dir, &name)?;
    fs::create_dir_all(&dir).map_err(|cause| Ending::Write { path: dir.clone(), cause })?;
    for (file, text) in &files {
        output::write_whole(&dir.join(file), text)?;
    }
    let names = files.each_ref().map(|(file, _)| *file).join(", ");
    session.print(&format!(
        "Wrote {names} into {name}: a made-up case, awarded by {}.\nNext: anbud check {name}, anbud evaluate {name}\n",
        model.id
    ))?;
    Ok(Exit::Done)
}

fn award_model(name: &str) -> Result<Model, Ending> {
    let model = models::find(name)?;
    if model.family == Family::Award {
        return Ok(model);
    }
    let is_award =
        |id: &&str| catalogue::find(id).is_some_and(|model| model.family == Family::Award);
    let award: Vec<&str> = catalogue::ids().filter(is_award).collect();
    Err(Ending::mistaken(
        format!("`{}` is a model of a criterion, not of the award", model.id),
        format!("award models are `{}`", award.join("`, `")),
    ))
}

/// Everything that a case reads: of these none may be there yet.
const PARTS: &[&str] = &[
    "criteria.toml",
    "tenders.toml",
    "requirements.csv",
    "evaluators.csv",
    "scores.csv",
    "scores",
];

/// Refuses to overwrite anything, or to mix a new case with an old one.
fn is_free(dir: &Path, name: &str) -> Result<(), Ending> {
    match PARTS.iter().find(|part| dir.join(part).symlink_metadata().is_ok()) {
        None => Ok(()),
        Some(part) => Err(Ending::refused(
            format!("`{part}` is already in {name}"),
            "choose another folder; nothing was written",
        )),
    }
}
