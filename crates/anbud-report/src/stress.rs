//! What rules can do, in words a procurement officer understands: as text, JSON and CSV, in English or Swedish.

mod csv;
mod findings;
mod json;
mod sections;
mod simulated;
mod toml;
mod words;

use anbud::exact::Decimals;
use anbud::procedure::{Language, Procedure};
use anbud::{Exact, Tenders};
use anbud_analysis::stress::Stress;

use crate::figures::{Per, grouped, shown};
use crate::language::{Texts, in_form};
use crate::style::{heading, plain, strong};
use crate::table::Table;
use crate::text::filled;
pub use csv::csv;
pub use json::json;
pub use toml::tenders_toml;

/// What these readings read: what was tried, beside the documents.
#[derive(Debug, Clone, Copy)]
pub struct Tried<'a> {
    /// The rules as published.
    pub procedure: &'a Procedure,
    /// What was submitted, where something was.
    pub tenders: Option<&'a Tenders>,
    /// What came of the trial.
    pub stress: &'a Stress<'a>,
    /// The language.
    pub language: Language,
}

impl Tried<'_> {
    /// An amount of money with its currency.
    fn money(&self, amount: &Exact) -> String {
        let is_small = amount.absolute() < Exact::ONE;
        let rounded =
            if is_small { amount.clone() } else { amount.rounded(2, anbud::Mode::HalfEven) };
        let text = self.figure(&shown(&rounded, true).text);
        format!("{text} {}", self.procedure.procurement.currency)
    }

    /// A figure in the form of the language.
    fn figure(&self, text: &str) -> String {
        in_form(text, self.language)
    }

    /// A number with at most so many decimals, in the form of the language.
    fn number(&self, number: &Exact, decimals: u32) -> String {
        self.figure(&grouped(&number.decimal(Decimals::AtMost(decimals))))
    }

    /// A share in percent, with at most so many decimals.
    fn percent(&self, share: &Exact, decimals: u32) -> String {
        self.number(&(share * &Exact::whole(100)), decimals)
    }

    /// So many units of money of the trial as an amount.
    fn units(&self, units: u64) -> String {
        self.money(&self.stress.trial.money.exact(units))
    }

    /// Whether quality is counted in money.
    fn has_value(&self) -> bool {
        self.procedure.top().any(|key| self.procedure.criteria[key].is_value)
    }

    /// The title of a criterion.
    fn title(&self, criterion: anbud::keyed::Key<anbud::procedure::Criterion>) -> String {
        plain(&self.procedure.criteria[criterion].id)
    }

    /// The id of a real tender.
    fn id(&self, tender: anbud::keyed::Key<anbud::tenders::Tender>) -> String {
        self.tenders.map_or_else(String::new, |tenders| plain(&tenders.list[tender].id))
    }
}

/// A part of the reading: what it is about, what it says, and its figures.
struct Section {
    heading: &'static str,
    lines: Vec<String>,
    table: Table,
    after: Vec<String>,
    /// A file, shown as it is.
    file: String,
}

/// What was tried and what came of it, for a terminal of so many columns; none where nothing limits the width.
#[must_use]
pub fn text(tried: &Tried<'_>, width: Option<usize>) -> String {
    let procurement = &tried.procedure.procurement;
    let (authority, reference) = (plain(&procurement.authority), plain(&procurement.reference));
    let mut text = format!("{}\n{authority} · {reference}\n", strong(&plain(&procurement.title)));
    text += &format!("\n{}\n", filled(&words::tried(tried), "", "", width));
    for section in sections::sections(tried) {
        text += &format!("\n{}\n", heading(section.heading));
        for line in &section.lines {
            text += &format!("{}\n", filled(line, "  ", "  ", width));
        }
        if !section.table.rows.is_empty() {
            text += &indented(&section.table.terminal(width.map(|width| width.saturating_sub(2))));
        }
        for line in &section.after {
            text += &format!("{}\n", filled(line, "  ", "  ", width));
        }
        if !section.file.is_empty() {
            text += &format!("\n{}", indented(&section.file));
        }
    }
    text + &verdict(tried, width)
}

/// What to know, finding by finding, and how many of them are to be decided on.
fn verdict(tried: &Tried<'_>, width: Option<usize>) -> String {
    let findings = findings::findings(tried);
    let mut text = format!("\n{}\n", heading(words::verdict_heading(tried.language)));
    for finding in &findings {
        text += &format!("{}\n", strong(&filled(&finding.text, "  ", "    ", width)));
        if !finding.change.is_empty() {
            text += &format!("{}\n", filled(&finding.change, "    ", "    ", width));
        }
    }
    let so_many = findings.iter().filter(|finding| finding.is_doubt).count();
    text + &format!(
        "\n{}\n",
        strong(&filled(&words::verdict(tried.language, so_many), "", "", width))
    )
}

fn indented(text: &str) -> String {
    let line = |line: &str| format!("{}\n", format!("  {line}").trim_end());
    text.lines().map(line).collect()
}

/// A result with its unit moved so that it can be read.
fn result_text(tried: &Tried<'_>, number: &Exact, unit: anbud::Unit) -> String {
    let per = Per::choose(unit, &[number]);
    let unit = Texts::new(tried.language).unit(unit, per, &tried.procedure.procurement.currency);
    let number = tried.figure(&shown(&per.shift(number), true).marked());
    format!("{number} {unit}").trim_end().to_owned()
}
