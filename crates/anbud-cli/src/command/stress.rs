//! `anbud stress`: what rules can do, tried before they are published.

use std::path::PathBuf;

use anbud::diagnostic::codes;
use anbud::evaluation::lot_not_named;
use anbud::procedure::Language;
use anbud::{Diagnostic, Exact, Literal};
use anbud_analysis::stress::{Options, Real, Stress, TOP, stress};
use anbud_files::Case;
use anbud_report::stress::{Tried, csv, json, tenders_toml, text};
use clap::ValueEnum;

use crate::Done;
use crate::case::{self, is_mistake};
use crate::ending::{Ending, Exit};
use crate::output;
use crate::recorded;
use crate::session::Session;

/// Tries rules on made-up tenders before they are published: rank reversal, money per point, weights, strategy
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  anbud stress my-case                                     the rules alone, or beside the tenders that are there
  anbud stress my-case --prices 1_500_000..2_500_000       where prices are expected to lie
  anbud stress my-case --quality 60..95 --correlation 80   good tenders, the better the dearer
  anbud stress my-case --counter-example try/tenders.toml  three tenders of which a losing one changes the winner
  anbud stress my-case -f csv                              every figure; lines of equally good tenders to draw

Every figure comes from the engine: made-up tenders are evaluated as any others. Nothing is drawn but by the
seed, so that two runs print the same. The ranges that nobody states are printed with what they were taken from.

A trial changes no rule and no award; the exit code is 0 whatever it finds.")]
pub(crate) struct Arguments {
    /// The folder of the case
    #[arg(value_name = "CASE")]
    case: PathBuf,
    /// How it is written
    #[arg(long, short, value_name = "FORMAT", value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The usual prices; otherwise those of the tenders, or around a price that the rules name
    #[arg(long, value_name = "LOW..HIGH")]
    prices: Option<String>,
    /// The usual quality, in percent of the scales
    #[arg(long, value_name = "LOW..HIGH", default_value = "40..100")]
    quality: String,
    /// How many tenders in a simulated field
    #[arg(long, value_name = "COUNT", default_value_t = 4, value_parser = clap::value_parser!(u32).range(2..=10))]
    tenders: u32,
    /// How many fields of each kind are simulated; fewer where a tender has very many scores
    #[arg(long, value_name = "COUNT", default_value_t = 500, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    samples: u32,
    /// The seed of what is drawn
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    seed: u64,
    /// How far quality follows the price, in percent: 0 not at all, 100 the dearest is the best
    #[arg(long, value_name = "PERCENT", default_value_t = 50, value_parser = clap::value_parser!(u32).range(0..=100))]
    correlation: u32,
    /// The language, `en` or `sv`, in place of that of the case
    #[arg(long, value_name = "LANGUAGE", value_parser = recorded::language)]
    language: Option<Language>,
    /// Write the counter-example into a file as tenders.toml
    #[arg(long, value_name = "FILE")]
    counter_example: Option<PathBuf>,
}

/// How a trial is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Tables and what to change, for people
    Text,
    /// Every figure, for programs
    Json,
    /// One row for each figure, for spreadsheets; the lines of equally good tenders to be drawn
    Csv,
}

/// Tries the rules of a case.
pub(crate) fn run(arguments: &Arguments, session: &mut Session<'_, '_>) -> Done {
    let options = options(arguments)?;
    let case = case::read(&arguments.case, session)?;
    let is_good = !case.diagnostics.iter().any(is_mistake);
    let Some(procedure) = case.procedure.as_ref().filter(|_| is_good) else {
        case::say(session, &case, case.diagnostics.clone())?;
        return Ok(Exit::Mistakes);
    };
    // rules that are the same in every lot can be tried without tenders
    let is_apart = case.tenders.is_some() || !case.of_each_lot().is_empty();
    if case::lots::are_all(&case) && is_apart {
        case::say(session, &case, vec![lot_not_named(procedure)])?;
        return Ok(Exit::Mistakes);
    }
    let tenders = case.tenders.as_ref().filter(|tenders| !tenders.list.is_empty());
    let real = tenders.zip(case.sheet.as_ref()).map(|(tenders, sheet)| Real { tenders, sheet });
    match session.watch("trying the rules", || stress(procedure, real, &options)) {
        Ok(tried) => told(&tried, arguments, &case, session),
        Err(why) => {
            case::say(session, &case, cannot_be_tried(why))?;
            Ok(Exit::Mistakes)
        }
    }
}

fn told(
    stress: &Stress<'_>,
    arguments: &Arguments,
    case: &Case,
    session: &mut Session<'_, '_>,
) -> Done {
    let Some(procedure) = &case.procedure else { return Ok(Exit::Mistakes) };
    let language = recorded::spoken(arguments.language, procedure);
    let tried = Tried { procedure, tenders: case.tenders.as_ref(), stress, language };
    if let Some(file) = &arguments.counter_example {
        let Some(example) = tenders_toml(&tried) else {
            let message = "there is no counter-example: none was found, or there can be none";
            return Err(Ending::mistaken(message, "leave out --counter-example to read why"));
        };
        // tenders may be made for a case that has none
        if session.path(file).exists() {
            session.spares(file)?;
        }
        output::write_whole(&session.path(file), &example)?;
    }
    let text = match arguments.format {
        Format::Text => text(&tried, session.width()),
        Format::Json => json(&tried).map_err(|error| Ending::Output(error.into()))?,
        Format::Csv => csv(&tried),
    };
    session.print(&text)?;
    Ok(Exit::Done)
}

/// Why no made-up tender can be evaluated.
fn cannot_be_tried(mut why: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let says_all = [codes::LIMIT_WORK, codes::PANEL_INCOMPLETE, codes::MISSING_SCORE];
    if why.iter().any(|found| says_all.contains(&found.code)) {
        return why;
    }
    let message = match why.is_empty() {
        true => "the rules cannot be tried: they reject every tender that was made up",
        false => "the rules cannot be tried: no tender that was made up can be evaluated",
    };
    let help = "state prices that these rules admit, `--prices LOW..HIGH`, or add tenders whose measures they admit";
    why.insert(0, Diagnostic::mistake(codes::CANNOT_WORK_OUT, message).help(help));
    why
}

fn options(arguments: &Arguments) -> Result<Options, Ending> {
    let prices = arguments.prices.as_deref().map(|text| range("--prices", text)).transpose()?;
    let is_price = |(low, _): &(Exact, Exact)| !low.is_zero();
    if prices.as_ref().is_some_and(|prices| !is_price(prices)) {
        return Err(Ending::mistaken(
            "--prices begins at 0",
            "begin above it; a price near zero is tried in any case",
        ));
    }
    let is_wide = |(low, high): &(Exact, Exact)| *high > low * &Exact::whole(1_000);
    if prices.as_ref().is_some_and(is_wide) {
        let help =
            "state where usual prices lie; much lower and much higher ones are tried in any case";
        return Err(Ending::mistaken(
            "--prices goes to more than a thousand times its beginning",
            help,
        ));
    }
    let (low, high) = range("--quality", &arguments.quality)?;
    let level = |percent: &Exact| {
        let thousandths =
            (percent * &Exact::whole(i64::from(TOP / 100))).rounded(0, anbud::Mode::HalfUp);
        thousandths.to_whole().and_then(|it| u32::try_from(it).ok()).filter(|it| *it <= TOP)
    };
    let levels = level(&low).zip(level(&high)).ok_or_else(|| {
        Ending::mistaken("--quality goes beyond 100 percent", "write it as `--quality 40..100`")
    })?;
    Ok(Options {
        prices,
        levels,
        tenders: arguments.tenders,
        samples: arguments.samples,
        seed: arguments.seed,
        correlation: arguments.correlation,
        threads: std::thread::available_parallelism().map_or(1, usize::from),
    })
}

/// A range, the lower figure first.
fn range(option: &str, text: &str) -> Result<(Exact, Exact), Ending> {
    let how = || {
        Ending::mistaken(
            format!("{option} `{text}` is not a range"),
            format!("write two figures, the lower one first: `{option} 40..100`"),
        )
    };
    let (low, high) = text.split_once("..").ok_or_else(how)?;
    let number =
        |text: &str| text.parse::<Literal>().map(|literal| literal.exact()).map_err(|_| how());
    let (low, high) = (number(low)?, number(high)?);
    if low.is_negative() || low > high { Err(how()) } else { Ok((low, high)) }
}
