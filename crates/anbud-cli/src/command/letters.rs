//! `anbud letters`: the award decision letter to each tenderer.

use std::collections::BTreeSet;
use std::path::PathBuf;

use anbud::evaluation::Scope;
use anbud::procedure::{AllocationRule, Language};
use anbud_files::Case;
use anbud_report::letters::{self, Explanations, Form, Letter, LetterError, Options};
use anbud_report::so_many;
use clap::ValueEnum;

use crate::Done;
use crate::case;
use crate::ending::{Ending, Exit};
use crate::output;
use crate::recorded::{self, Recorded};
use crate::session::Session;

/// So many scores without a reason are named.
const NAMED: usize = 20;

/// Writes the award decision letter to each tenderer
#[derive(Debug, clap::Args)]
#[command(
    override_usage = "\
anbud letters [OPTIONS] --output <DIR> --decision-date <DATE>
                     <--standstill-ends <DATE>|--no-standstill> <CASE>",
    group = clap::ArgGroup::new("standstill").required(true),
    after_help = "\
Examples:
  anbud letters my-case -o letters --decision-date 2026-03-02 --standstill-ends 2026-03-12
  anbud letters my-case -o letters --decision-date 2026-03-02 --no-standstill --language sv
  anbud letters my-case -o letters --decision-date 2026-03-02 --standstill-ends 2026-03-12 --form uk

Each letter is written as HTML, Markdown and .docx: the tender's own scores with the reasons, the winner's
characteristics and relative advantages, grounds of rejection, the standstill. What tenders.toml declares as
`confidential` stays out of letters to others. Reasons are the comments of the score files, consensus first, and
the `reasons` of tenders.toml; a score without one keeps all letters from being written.")]
pub(crate) struct Arguments {
    /// The folder of the case
    #[arg(value_name = "CASE")]
    case: PathBuf,
    /// The folder to write the letters into
    #[arg(long, short, value_name = "DIR")]
    output: PathBuf,
    /// The day of the decision, such as 2026-03-02
    #[arg(long, value_name = "DATE")]
    decision_date: String,
    /// The last day of the standstill
    #[arg(long, value_name = "DATE", group = "standstill")]
    standstill_ends: Option<String>,
    /// No standstill applies
    #[arg(long, group = "standstill")]
    no_standstill: bool,
    /// The language, `en` or `sv`, in place of that of the case
    #[arg(long, value_name = "LANGUAGE", value_parser = recorded::language)]
    language: Option<Language>,
    /// What the letters are
    #[arg(long, value_name = "FORM", value_enum, default_value_t = Kind::Award)]
    form: Kind,
    /// Write the letters although some scores have no reason; the letters say how many
    #[arg(long)]
    allow_missing: bool,
}

/// What the letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// The award decision, as directive 2014/24 asks for (article 55)
    Award,
    /// The assessment summary, as The Procurement Regulations 2024 ask for (regulation 31)
    Uk,
}

/// Writes the letters: all of them, or none.
pub(crate) fn run(arguments: &Arguments, session: &mut Session<'_, '_>) -> Done {
    let case = case::read(&arguments.case, session)?;
    are_decided_alone(&case)?;
    let Some(record) = recorded::of_case(&case, Scope::Whole, session)? else {
        return Ok(Exit::Mistakes);
    };
    let explanations = explanations(&case)?;
    let missing = match &record {
        Recorded::One(record) => letters::missing(record, &explanations),
        Recorded::Lots(record) => letters::missing_of_lots(record, &explanations),
    };
    if !missing.is_empty() && !arguments.allow_missing {
        return Err(incomplete(&missing));
    }
    let options = Options {
        language: arguments.language,
        form: match arguments.form {
            Kind::Award => Form::Award,
            Kind::Uk => Form::Uk,
        },
        decided: &arguments.decision_date,
        standstill_ends: arguments.standstill_ends.as_deref(),
        explanations: &explanations,
    };
    let letters = match &record {
        Recorded::One(record) => letters::letters(record, &options),
        Recorded::Lots(record) => letters::letters_of_lots(record, &options),
    };
    let written = match letters {
        Err(error @ (LetterError::Undecided | LetterError::QualityAlone)) => {
            session.say(&format!("error: {error}\n"))?;
            return Ok(Exit::Undecided);
        }
        letters => letters.map_err(|error| Ending::mistaken(error.to_string(), remedy(&error)))?,
    };
    write(arguments, &written, session)?;
    record.ending(session)
}

/// One lot alone does not say to whom it goes where lots are shared out.
fn are_decided_alone(case: &Case) -> Result<(), Ending> {
    let is_one = case.tenders.as_ref().is_some_and(|tenders| tenders.lot.is_some());
    let rules = case.procedure.as_ref().map(|procedure| procedure.lots.allocation);
    if is_one && rules.is_some_and(|rule| rule != AllocationRule::EachByItself) {
        let message = "the award of one lot depends on how all of them are shared out";
        return Err(Ending::mistaken(message, "leave `--lot` out: the letters tell of all lots"));
    }
    Ok(())
}

fn remedy(error: &LetterError) -> &'static str {
    match error {
        LetterError::Standstill { .. } => {
            "give its last day to `--standstill-ends`, the day of the decision or later"
        }
        _ => "write a day of the calendar, such as 2026-03-02",
    }
}

/// Why scores were given: what groups agreed on, what tenders.toml says, then what single evaluators wrote.
fn explanations(case: &Case) -> Result<Explanations, Ending> {
    let comments = case.comments();
    let comments = comments.map_err(|error| Ending::refused(error.to_string(), error.help()))?;
    let mut explanations = Explanations::new();
    for (key, said) in &comments {
        explanations.entry(key.clone()).or_default().extend(said.consensus.iter().cloned());
    }
    if let (Some(procedure), Some(tenders)) = (&case.procedure, &case.tenders) {
        for tender in tenders.list.iter() {
            for (item, reason) in &tender.reasons {
                let key = (tender.id.to_string(), procedure.item_id(*item).to_string());
                explanations.entry(key).or_default().push(reason.to_string());
            }
        }
    }
    for (key, said) in comments {
        explanations.entry(key).or_default().extend(said.single);
    }
    for said in explanations.values_mut() {
        // several people may have written the same
        let mut seen = BTreeSet::new();
        said.retain(|reason| seen.insert(reason.clone()));
    }
    Ok(explanations)
}

fn incomplete(missing: &[(&str, &str)]) -> Ending {
    let named: Vec<String> =
        missing.iter().take(NAMED).map(|(tender, item)| format!("  {tender}: {item}")).collect();
    let more = match missing.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!("\n  and {more} more"),
    };
    let count = so_many(missing.len(), "score has no reason", "scores have no reason");
    let help = "write a `comment` in the score files or `reasons` in tenders.toml, or give --allow-missing";
    Ending::mistaken(format!("{count}:\n{}{more}", named.join("\n")), help)
}

fn write(
    arguments: &Arguments,
    letters: &[Letter],
    session: &mut Session<'_, '_>,
) -> Result<(), Ending> {
    let folder = session.path(&arguments.output);
    let mut taken = BTreeSet::new();
    let mut files = Vec::new();
    for letter in letters {
        let name = output::file_name(&letter.tender, &mut taken);
        files.push((format!("{name}.html"), letter.html.as_bytes()));
        files.push((format!("{name}.md"), letter.markdown.as_bytes()));
        files.push((format!("{name}.docx"), letter.docx.as_slice()));
    }
    for (name, _) in &files {
        session.spares(&arguments.output.join(name))?;
    }
    output::write_together(&folder, &files)?;
    let count = so_many(letters.len(), "letter", "letters");
    session.say(&format!("{count} in {}\n", arguments.output.display()))
}
