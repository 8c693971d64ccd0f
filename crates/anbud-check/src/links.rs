//! What ties the figures to the rules and the outcome to the figures.

mod criteria;
mod marks;
mod places;
mod scores;
mod standing;
mod totals;

use std::collections::BTreeMap;

use num_rational::BigRational;

use crate::Problem;
use crate::budget::Budget;
use crate::number::{Value, written};
use crate::read::{Figure, Known, Record, Tender};

/// A record with the values of its figures.
pub(crate) struct Book<'a> {
    pub(crate) record: &'a Record<'a>,
    pub(crate) values: &'a [Value],
    budget: &'a Budget,
    /// By figure, the one behind other names of it.
    behind: Vec<u32>,
    tenders: BTreeMap<&'a str, &'a Tender>,
    /// The tender whose price is that of lots won together, and not its own.
    pub(crate) together: Option<&'a str>,
}

/// Checks everything that the record ties together.
pub(crate) fn check(book: &Book<'_>) -> Result<(), Problem> {
    marks::check(book)?;
    for tender in &book.record.tenders {
        criteria::check(book, tender)?;
        totals::check(book, tender)?;
    }
    totals::measures(book)?;
    standing::check(book)?;
    places::check(book)
}

impl<'a> Book<'a> {
    /// A record whose figures have been worked out.
    pub(crate) fn new(record: &'a Record<'a>, values: &'a [Value], budget: &'a Budget) -> Self {
        let mut behind: Vec<u32> = Vec::with_capacity(record.figures.len());
        for figure in &record.figures {
            let same = figure.of.first().filter(|_| figure.is == "same");
            let known = same.and_then(|of| behind.get(usize::try_from(*of).ok()?)).copied();
            behind.push(known.unwrap_or(figure.figure));
        }
        let tenders = record.tenders.iter().map(|tender| (tender.id.as_str(), tender)).collect();
        Book { record, values, budget, behind, tenders, together: None }
    }

    /// A figure by its number.
    pub(crate) fn figure(&self, number: u32) -> Result<&'a Figure<'a>, Problem> {
        let found = usize::try_from(number).ok().and_then(|at| self.record.figures.get(at));
        found.ok_or_else(|| {
            Problem::new(format!("figure {number} is named, and is not in the record"))
        })
    }

    /// The number that a figure is worth.
    pub(crate) fn number(&self, number: u32) -> Result<&'a BigRational, Problem> {
        match usize::try_from(number).ok().and_then(|at| self.values.get(at)) {
            Some(Value::Number(value)) => {
                // whoever asks compares it, or adds it up
                let spent = self.budget.spend_on(value, value);
                spent.map(|()| value).map_err(|text| Problem::of(number, text))
            }
            _ => Err(Problem::of(number, "it is not a number")),
        }
    }

    /// Whether a condition holds.
    pub(crate) fn holds(&self, number: u32) -> Result<bool, Problem> {
        match usize::try_from(number).ok().and_then(|at| self.values.get(at)) {
            Some(Value::Truth(holds)) => Ok(*holds),
            _ => Err(Problem::of(number, "it is not a condition")),
        }
    }

    /// What a figure is but for other names: the figure behind `same`.
    pub(crate) fn behind(&self, number: u32) -> Result<&'a Figure<'a>, Problem> {
        let behind = usize::try_from(number).ok().and_then(|at| self.behind.get(at));
        self.figure(behind.copied().unwrap_or(number))
    }

    /// A tender by its id.
    pub(crate) fn tender(&self, id: &str) -> Option<&'a Tender> {
        self.tenders.get(id).copied()
    }

    /// The figure that bears a name, of a tender: the last of several.
    pub(crate) fn named(&self, name: &str, tender: &str) -> Result<u32, Problem> {
        let bears = |figure: &&Figure<'_>| {
            figure.name.as_deref() == Some(name) && figure.tender.as_deref() == Some(tender)
        };
        let found = self.record.figures.iter().rev().find(bears);
        let none = || Problem::new(format!("there is no figure `{name}` of `{tender}`"));
        found.map(|figure| figure.figure).ok_or_else(none)
    }

    /// What was rounded, where the rules round at a stage; it must have been rounded so.
    pub(crate) fn unrounded(&self, number: u32, stage: &str) -> Result<u32, Problem> {
        let rules = self.record.rules.rounding.iter().find(|rules| rules.stage == stage);
        let Some(rules) = rules else { return Ok(number) };
        let figure = self.behind(number)?;
        let is_so = figure.is == "rounded"
            && figure.decimals == Some(rules.decimals)
            && figure.mode == Some(rules.mode.as_str());
        match figure.of.first() {
            Some(of) if is_so => Ok(*of),
            _ => Err(Problem::of(
                number,
                format!(
                    "the rules round {stage} to {} decimals by {}, and it is not",
                    rules.decimals, rules.mode
                ),
            )),
        }
    }

    /// Whether two numbers lead to the same figure.
    pub(crate) fn is_same(&self, one: u32, other: u32) -> Result<bool, Problem> {
        Ok(one == other || self.behind(one)?.figure == self.behind(other)?.figure)
    }

    /// A figure must be this operation of these operands.
    pub(crate) fn must_be(&self, number: u32, is: &str, of: &[u32]) -> Result<(), Problem> {
        let figure = self.behind(number)?;
        let mut are_same = figure.is == is && figure.of.len() == of.len();
        for (one, other) in figure.of.iter().zip(of) {
            are_same = are_same && self.is_same(*one, *other)?;
        }
        let operands: Vec<String> = of.iter().take(8).map(ToString::to_string).collect();
        let told = format!(
            "by the rules it is the {is} of {} operands, figures {}",
            of.len(),
            operands.join(", ")
        );
        if are_same { Ok(()) } else { Err(Problem::of(number, told)) }
    }

    /// A figure must have been written as this text.
    pub(crate) fn must_be_written(&self, number: u32, text: &str) -> Result<(), Problem> {
        let figure = self.behind(number)?;
        let stated =
            written(text).filter(|stated| self.number(number).is_ok_and(|value| value == stated));
        if figure.is == "written" && stated.is_some() {
            return Ok(());
        }
        Err(Problem::of(number, format!("the rules or the tender state `{text}` here")))
    }

    /// A figure must bear this name, of this tender.
    pub(crate) fn must_be_named(
        &self,
        number: u32,
        name: &str,
        tender: Option<&str>,
    ) -> Result<(), Problem> {
        let figure = self.figure(number)?;
        if figure.name.as_deref() == Some(name) && figure.tender.as_deref() == tender {
            return Ok(());
        }
        let of = tender.map(|tender| format!(" of `{tender}`")).unwrap_or_default();
        Err(Problem::of(number, format!("it should be called `{name}`{of}")))
    }

    /// The figure of a weighted mean: the sum of weight times figure, divided by the sum of the weights.
    pub(crate) fn must_be_mean(&self, number: u32, parts: &[(String, u32)]) -> Result<(), Problem> {
        if let [(_, only)] = parts {
            let told = "by the rules it is the only figure that counts here";
            return if self.is_same(number, *only)? {
                Ok(())
            } else {
                Err(Problem::of(number, told))
            };
        }
        let mean = self.behind(number)?;
        let ([above, below], "quotient") = (mean.of.as_slice(), mean.is) else {
            return Err(Problem::of(number, "by the rules it is a weighted mean"));
        };
        let (products, weights) = (self.behind(*above)?, self.behind(*below)?);
        let is_mean = products.is == "sum"
            && weights.is == "sum"
            && products.of.len() == parts.len()
            && weights.of.len() == parts.len();
        if !is_mean {
            return Err(Problem::of(
                number,
                format!("by the rules it is a weighted mean of {} figures", parts.len()),
            ));
        }
        for ((product, weight), (text, part)) in products.of.iter().zip(&weights.of).zip(parts) {
            self.must_be_written(*weight, text)?;
            self.must_be(*product, "product", &[*weight, *part])?;
        }
        Ok(())
    }
}

/// What is known of a criterion for a tender.
pub(crate) fn of_criterion<'t>(tender: &'t Tender, id: &str) -> Option<&'t Known> {
    tender.criteria.iter().find(|known| known.id == id)
}
