//! Embeds the library for a case in files: reads its folder, and prints its mistakes or its ranking.
//!
//! Run it with `cargo run -p anbud-tests --example embed-folder -- examples/losing-tender`.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program of its own prints")]

use std::path::Path;
use std::process::ExitCode;

use anbud::derivation::Figure;
use anbud::evaluation::{Evaluation, Scope, TenderResult, evaluate};
use anbud::exact::Decimals;
use anbud::{Diagnostic, Tenders};
use anbud_files::Case;

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1) else {
        eprintln!("which folder? name it after `--`");
        return ExitCode::FAILURE;
    };
    match answer(Path::new(&folder)) {
        Ok(lines) => {
            println!("{}", lines.join("\n"));
            ExitCode::SUCCESS
        }
        Err(mistakes) => {
            eprintln!("{mistakes}");
            ExitCode::FAILURE
        }
    }
}

/// The ranking, a tender a line; or every mistake in the files, each with its file, line and remedy.
pub(crate) fn answer(folder: &Path) -> Result<Vec<String>, String> {
    let case = Case::read(folder).map_err(|error| error.to_string())?;
    let (Some(procedure), Some(tenders), Some(sheet), false) =
        (&case.procedure, &case.tenders, &case.sheet, case.has_mistakes())
    else {
        return Err(in_words(&case.diagnostics));
    };
    let evaluation = evaluate(procedure, tenders, sheet, Scope::Whole)
        .map_err(|mistakes| in_words(&mistakes))?;
    Ok(evaluation.tenders.iter().map(|result| line(tenders, &evaluation, result)).collect())
}

fn line(tenders: &Tenders, evaluation: &Evaluation, result: &TenderResult) -> String {
    let tenderer = &tenders.list[result.tender].tenderer;
    if let Some(ground) = result.grounds.first() {
        return format!("-. {tenderer}: rejected, {}", ground.text);
    }
    let place = result.place.map_or_else(|| "-".to_owned(), |place| place.to_string());
    let quality = figure(evaluation, result.quality);
    format!("{place}. {tenderer}: quality {quality}, result {}", figure(evaluation, result.result))
}

/// The figure as decimals, with the fraction that it is where decimals may not be all of it.
fn figure(evaluation: &Evaluation, figure: Option<Figure>) -> String {
    let Some(figure) = figure else { return "unknown".to_owned() };
    let (number, is_exact) = evaluation.derivation.number(figure);
    let (decimal, exact) = (number.decimal(Decimals::Ten), number.to_string());
    match (is_exact, decimal == exact) {
        (false, _) => format!("≈ {decimal}"),
        (true, true) => decimal,
        (true, false) => format!("{decimal} (exactly {exact})"),
    }
}

fn in_words(mistakes: &[Diagnostic]) -> String {
    mistakes.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}
