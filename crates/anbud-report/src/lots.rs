//! The outcome of several lots: each as an award of its own, and how they are shared out.

mod json;
mod table;

use anbud::derivation::Derivation;
use anbud::evaluation::{LotAward, LotDocuments, LotOutcome, LotsOutcome, TotalOfLots};
use anbud::exact::Decimals;
use anbud::procedure::{AllocationRule, Lot, Total};
use anbud::{Diagnostic, Procedure, Tenders};

use crate::style::{faint, heading, plain, strong};
use crate::summary::Summary;
use crate::{View, csv, markdown, text, words};
pub use json::json;

/// What a reading of several lots looks at.
#[derive(Debug, Clone, Copy)]
pub struct LotsView<'a> {
    /// The rules of the first lot: how lots are shared out is the same in all.
    pub(crate) procedure: &'a Procedure,
    /// All tenders.
    pub(crate) tenders: &'a Tenders,
    documents: &'a [LotDocuments<'a>],
    pub(crate) outcome: &'a LotsOutcome,
    pub(crate) warnings: &'a [Diagnostic],
}

impl<'a> LotsView<'a> {
    /// What came of the lots, with the documents of each lot and what was found in them; none where there is no lot.
    #[must_use]
    pub fn new(
        documents: &'a [LotDocuments<'a>],
        outcome: &'a LotsOutcome,
        warnings: &'a [Diagnostic],
    ) -> Option<Self> {
        let LotDocuments { procedure, tenders, .. } = documents.first()?;
        Some(LotsView { procedure, tenders, documents, outcome, warnings })
    }

    /// A view of each lot by itself, with the lot.
    #[must_use]
    pub fn lots(&self) -> Vec<(&'a Lot, View<'a>)> {
        let view = |(one, outcome): (&LotDocuments<'a>, &'a LotOutcome)| {
            let evaluation = &outcome.evaluation;
            let view = View::new(one.procedure, &outcome.tenders, one.sheet, evaluation, &[]);
            (&self.procedure.lots.list[outcome.lot], view)
        };
        self.documents.iter().zip(&self.outcome.lots).map(view).collect()
    }

    /// How the lots are shared out, in words.
    fn rule(&self) -> String {
        let lots = &self.procedure.lots;
        words::allocation(lots.allocation, lots.most_per_tenderer)
    }

    /// What the lots sum to, and the next best way; nothing where the rules sum nothing.
    fn sums(&self) -> Vec<String> {
        let Some(allocation) = &self.outcome.allocation else { return Vec::new() };
        let mut lines = Vec::new();
        if let Some(total) = &allocation.total {
            lines.push(words::sum_of_lots(&self.sum(&allocation.derivation, total), total.awarded));
        }
        if let Some((awards, total)) = &allocation.runner_up {
            let sum = self.sum(&allocation.derivation, total);
            lines.push(words::next_best(&sum, &self.winners(awards)));
        }
        let undecided = allocation.undecided.as_ref();
        lines.extend(undecided.map(|why| words::lots_undecided(&plain(&why.text))));
        lines
    }

    fn sum(&self, derivation: &Derivation, total: &TotalOfLots) -> String {
        let (sum, is_exact) = derivation.number(total.sum);
        let mark = if is_exact { "" } else { words::APPROXIMATELY };
        let sum = crate::figures::grouped(&sum.decimal(Decimals::Ten));
        let is_money = self.procedure.lots.allocation == AllocationRule::BestTotal(Total::Price);
        let unit = if is_money {
            format!(" {}", self.procedure.procurement.currency)
        } else {
            String::new()
        };
        format!("{mark}{sum}{unit}")
    }

    fn winners(&self, awards: &[LotAward]) -> String {
        let award = |award: &LotAward| {
            let lot = plain(&self.procedure.lots.list[award.lot].id);
            let tender = award.tender.map(|tender| plain(&self.tenders.list[tender].id));
            format!("{lot}: {}", tender.unwrap_or_else(|| words::NO_PLACE.to_owned()))
        };
        awards.iter().map(award).collect::<Vec<_>>().join(", ")
    }
}

/// The outcome for a terminal of so many columns; none where nothing limits the width.
#[must_use]
pub fn text(view: &LotsView<'_>, width: Option<usize>) -> String {
    let lots = view.lots();
    let mut text = String::new();
    for (at, (lot, of_lot)) in lots.iter().enumerate() {
        let summary = self::summary(view, of_lot);
        if at == 0 {
            text += &text::head(&summary, width);
        }
        text += &format!("\n{}\n{}", heading(&title(lot)), text::body(&summary, width));
    }
    if view.outcome.allocation.is_some() {
        text += &format!("\n{}\n{}\n", heading(words::ALLOCATION), faint(&view.rule()));
        text += &format!("\n{}", table::awards(view).terminal(width));
        for line in view.sums() {
            text += &format!("\n{}\n", strong(&text::filled(&line, "", "", width)));
        }
    }
    text + &warnings(view)
}

/// The outcome of one lot. Where it goes is told with all lots: whoever is first in one need not win it.
fn summary(view: &LotsView<'_>, of_lot: &View<'_>) -> Summary {
    let summary = crate::summary::summary(of_lot);
    let is_told = view.procedure.lots.allocation == AllocationRule::EachByItself;
    let is_decided = of_lot.evaluation.undecided.is_empty();
    let decision = summary.decision.clone();
    let decision = if is_told || !is_decided { decision } else { String::new() };
    Summary { decision, ..summary }
}

/// Warnings of the documents, once for all lots.
fn warnings(view: &LotsView<'_>) -> String {
    let lines = view.warnings.iter().map(|warning| format!("  {}\n", plain(&warning.message)));
    let lines: String = lines.collect();
    if lines.is_empty() { lines } else { format!("\n{}\n{lines}", heading(words::WARNINGS)) }
}

/// A lot by its id and title.
fn title(lot: &Lot) -> String {
    let title =
        if lot.title == lot.id { String::new() } else { format!(", {}", plain(&lot.title)) };
    format!("{} {}{title}", words::LOT, plain(&lot.id))
}

/// The outcome as CSV: one row for each tender, with its lot, and whether it is awarded the lot.
#[must_use]
pub fn csv(view: &LotsView<'_>) -> String {
    let mut text = format!("lot,awarded,{}\n", csv::COLUMNS);
    let awards = view.outcome.allocation.as_ref().map(|it| it.awards.as_slice());
    for (lot, of_lot) in view.lots() {
        for result in &of_lot.evaluation.tenders {
            let is_awarded =
                awards.map(|awards| awards.iter().any(|award| award.tender == Some(result.tender)));
            let awarded =
                is_awarded.map_or("", |is_awarded| if is_awarded { "true" } else { "false" });
            text += &format!("{},{awarded},{}", csv::cell(&lot.id), csv::row(&of_lot, result));
        }
    }
    text
}

/// The outcome in Markdown, to be pasted into a document.
#[must_use]
pub fn markdown(view: &LotsView<'_>) -> String {
    let mut text = String::new();
    for (at, (lot, of_lot)) in view.lots().iter().enumerate() {
        let summary = self::summary(view, of_lot);
        if at == 0 {
            text += &markdown::head(&summary);
        }
        text +=
            &format!("\n# {}\n{}", crate::table::escaped(&title(lot)), markdown::body(&summary));
    }
    if view.outcome.allocation.is_some() {
        text += &format!("\n# {}\n\n{}\n", words::ALLOCATION, crate::table::escaped(&view.rule()));
        text += &format!("\n{}", table::awards(view).markdown());
        for line in view.sums() {
            text += &format!("\n**{}**\n", crate::table::escaped(&line));
        }
    }
    text
}
