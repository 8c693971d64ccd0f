//! One pass over the figures: every value follows from values before it.

use std::collections::BTreeSet;

use num_rational::BigRational;

use crate::Problem;
use crate::arithmetic::{Operands, worked};
use crate::budget::Budget;
use crate::number::{BITS_MAX, Value, bits, shown, written};
use crate::read::{Beside, Figure, Record, Tally};
use crate::units;

/// What figures can lead to beside each other.
pub(crate) struct Known<'a> {
    pub(crate) figures: &'a [Figure<'a>],
    /// The ids of the tenders.
    pub(crate) tenders: BTreeSet<&'a str>,
    /// How many formulas there are.
    pub(crate) formulas: usize,
    /// The evaluations that figures can be carried from.
    pub(crate) others: &'a [Evaluation<'a>],
}

/// An evaluation whose figures were worked out.
pub(crate) struct Evaluation<'a> {
    pub(crate) record: &'a Record<'a>,
    pub(crate) values: Vec<Value>,
}

impl<'a> Known<'a> {
    /// What the figures of a record can lead to.
    pub(crate) fn of(record: &'a Record<'a>, others: &'a [Evaluation<'a>]) -> Self {
        let tenders = record.tenders.iter().map(|tender| &*tender.id).collect();
        let formulas = record.formulas.len();
        Known { figures: &record.figures, tenders, formulas, others }
    }
}

/// The values of all figures, each worked out again.
pub(crate) fn values(known: &Known<'_>, budget: &Budget) -> Result<Vec<Value>, Problem> {
    let mut values = Vec::with_capacity(known.figures.len());
    for (position, figure) in known.figures.iter().enumerate() {
        let number = u32::try_from(position).unwrap_or(u32::MAX);
        let value = value(known, figure, number, &values, budget)
            .map_err(|text| Problem::of(number, told(figure, &text)))?;
        values.push(value);
    }
    Ok(values)
}

/// A problem with the name of the figure before it.
fn told(figure: &Figure, text: &str) -> String {
    match (&figure.name, &figure.tender) {
        (Some(name), Some(tender)) => format!("`{name}` of `{tender}`: {text}"),
        (Some(name), None) => format!("`{name}`: {text}"),
        _ => text.to_owned(),
    }
}

fn value(
    known: &Known<'_>,
    figure: &Figure,
    number: u32,
    before: &[Value],
    budget: &Budget,
) -> Result<Value, String> {
    budget.spend_on_digits(figure.value.len())?;
    if figure.figure != number {
        return Err(format!("it says that it is figure {}", figure.figure));
    }
    let claimed = Value::read(figure.value).ok_or_else(|| {
        format!("`{}` is not an integer or a fraction in lowest terms", short(figure.value))
    })?;
    fits(known, figure)?;
    let operands = operands(known, figure, before, budget)?;
    because(figure, before)?;
    units::fits(known.figures, figure)?;
    let (value, approximated) = match figure.is {
        "carried" => carried(known.others, figure)?,
        "written" => (Value::Number(of_text(figure)?), false),
        "constant" => (claimed.clone(), false),
        "tally" => (Value::Number(of_tally(figure)?), false),
        _ => worked(figure, &operands, &claimed)?,
    };
    if value != claimed {
        return Err(differs(figure, &operands, &value));
    }
    let approximate = matches!(value, Value::Number(_))
        && (approximated || (operands.approximate && figure.is != "count"));
    if approximate != figure.approximate {
        let is = if approximate { "approximate" } else { "exact" };
        return Err(format!("it is {is}, and the record says otherwise"));
    }
    match &value {
        Value::Number(number) if bits(number) > BITS_MAX => {
            Err("it has more than 65,536 bits".to_owned())
        }
        _ => Ok(value),
    }
}

/// The operands, which stand before the figure.
fn operands<'v>(
    known: &Known<'_>,
    figure: &Figure,
    before: &'v [Value],
    budget: &'v Budget,
) -> Result<Operands<'v>, String> {
    let mut values = Vec::with_capacity(figure.of.len());
    let mut approximate = false;
    for operand in &figure.of {
        let at = usize::try_from(*operand).unwrap_or(usize::MAX);
        let (Some(value), Some(made)) = (before.get(at), known.figures.get(at)) else {
            return Err(format!("it is made of figure {operand}, which does not stand before it"));
        };
        approximate |= made.approximate;
        values.push(value);
    }
    Ok(Operands { values, approximate, budget })
}

/// The conditions that chose operands stand before the figure too.
fn because(figure: &Figure, before: &[Value]) -> Result<(), String> {
    for condition in &figure.because {
        match usize::try_from(*condition).ok().and_then(|at| before.get(at)) {
            Some(Value::Truth(_)) => {}
            _ => {
                return Err(format!(
                    "figure {condition}, which chose it, is no condition before it"
                ));
            }
        }
    }
    Ok(())
}

/// Whether exactly the fields are there that the operation has.
fn fits(known: &Known<'_>, figure: &Figure) -> Result<(), String> {
    let is = figure.is;
    let written = is == "written";
    let fields = [
        ("carried", figure.carried.is_some(), is == "carried"),
        ("evaluation", figure.evaluation.is_some(), is == "carried"),
        ("at", figure.at.is_some(), written),
        ("text", figure.text.is_some(), written),
        ("tally", figure.tally.is_some(), is == "tally"),
        ("decimals", figure.decimals.is_some(), is == "rounded"),
        ("mode", figure.mode.is_some(), is == "rounded"),
        ("relation", figure.relation.is_some(), is == "compared"),
        ("rank", figure.rank.is_some(), is == "nth"),
        ("from", figure.from.is_some(), is == "nth"),
        ("lowest", figure.lowest.is_some(), is == "trimmed-sum"),
        ("highest", figure.highest.is_some(), is == "trimmed-sum"),
    ];
    if let Some((field, is_there, _)) = fields.iter().find(|(_, is, should)| is != should) {
        let what = if *is_there { "has no" } else { "needs a" };
        return Err(format!("`{is}` {what} `{field}`"));
    }
    if matches!(is, "written" | "constant" | "tally" | "carried") && !figure.of.is_empty() {
        return Err(format!("`{is}` has no operands"));
    }
    named(known, figure)
}

/// Names belong to tenders and formulas that the record knows.
fn named(known: &Known<'_>, figure: &Figure) -> Result<(), String> {
    if let Some(tender) = &figure.tender
        && !known.tenders.contains(tender.as_str())
        && figure.is != "carried"
    {
        return Err(format!("there is no tender `{tender}`"));
    }
    if (figure.tender.is_some() || figure.rule.is_some()) && figure.name.is_none() {
        return Err("it belongs to a tender or a rule without a name".to_owned());
    }
    let rule = figure.rule.map(|rule| usize::try_from(rule).unwrap_or(usize::MAX));
    if rule.is_some_and(|rule| rule >= known.formulas) {
        return Err("it comes from a formula that is not there".to_owned());
    }
    Ok(())
}

/// A figure of another evaluation: its value, and whether it is approximate.
fn carried(others: &[Evaluation<'_>], figure: &Figure) -> Result<(Value, bool), String> {
    let at = |number: Option<u32>| number.and_then(|number| usize::try_from(number).ok());
    let from = at(figure.evaluation).and_then(|evaluation| others.get(evaluation));
    let number = at(figure.carried).unwrap_or(usize::MAX);
    let found =
        from.and_then(|from| Some((from.values.get(number)?, from.record.figures.get(number)?)));
    let (value, source) = found.ok_or("it is carried from a figure that is not there")?;
    if source.unit != figure.unit || source.tender != figure.tender {
        return Err("it is carried from a figure of another unit or tender".to_owned());
    }
    Ok((value.clone(), source.approximate))
}

fn of_text(figure: &Figure) -> Result<BigRational, String> {
    let text = figure.text.as_deref().unwrap_or_default();
    written(text).ok_or_else(|| format!("`{}` is not a number", short(text)))
}

fn of_tally(figure: &Figure) -> Result<BigRational, String> {
    let Some(tally) = &figure.tally else { return Err("it has no scores".to_owned()) };
    let Some(Value::Number(sum)) = Value::read(&tally.sum) else {
        return Err(format!("its sum `{}` is no number", short(&tally.sum)));
    };
    let rows: Option<usize> = tally.rows.iter().map(|rows| count(rows)).sum();
    let rows = rows.ok_or_else(|| "its rows cannot be read".to_owned())?;
    let kept =
        kept(tally, rows).ok_or_else(|| format!("there is no statistic `{}`", tally.statistic))?;
    if tally.member.is_some() && rows != 1 {
        return Err(format!("it is the score of one member of the panel, and there are {rows}"));
    }
    if kept != usize::try_from(tally.count).unwrap_or(usize::MAX) || kept == 0 {
        return Err(format!(
            "its {} of {rows} scores counts {kept}, not {}",
            tally.statistic, tally.count
        ));
    }
    let value = sum / BigRational::from_integer(tally.count.into());
    if let Some(beside) = &tally.beside {
        of_beside(tally, beside, &value)?;
    }
    Ok(value)
}

/// The scores beside a consensus: as many as their rows, with their mean between the ends and so far from it.
fn of_beside(tally: &Tally, beside: &Beside, consensus: &BigRational) -> Result<(), String> {
    let number = |text: &str| match Value::read(text) {
        Some(Value::Number(number)) => Ok(number),
        _ => Err(format!("`{}` beside the consensus is no number", short(text))),
    };
    let rows: Option<usize> = beside.rows.iter().map(|rows| count(rows)).sum();
    let is_whole = rows.is_some_and(|rows| rows > 0 && u32::try_from(rows) == Ok(beside.count));
    if tally.statistic != "consensus" || !is_whole {
        return Err("what stands beside the consensus are not so many rows".to_owned());
    }
    let mean = number(&beside.sum)? / BigRational::from_integer(beside.count.into());
    let is_between = number(&beside.lowest)? <= mean && mean <= number(&beside.highest)?;
    if !is_between || number(&beside.apart)? != consensus - mean {
        return Err("what stands beside the consensus does not lie so far from it".to_owned());
    }
    Ok(())
}

/// How many of so many scores a statistic keeps.
fn kept(tally: &Tally, rows: usize) -> Option<usize> {
    let trim = |number: Option<u32>| usize::try_from(number.unwrap_or(0)).unwrap_or(usize::MAX);
    match tally.statistic.as_str() {
        "mean" => Some(rows),
        "median" => Some(2 - rows % 2),
        "trimmed-mean" => {
            Some(rows.saturating_sub(trim(tally.lowest).saturating_add(trim(tally.highest))))
        }
        "consensus" | "lowest" | "highest" => Some(1),
        _ => None,
    }
}

/// How many rows a text such as `scores/nurses.csv:3,7-9,20-60/10` names; none where it is not spelled so.
fn count(rows: &str) -> Option<usize> {
    let (_, ranges) = rows.rsplit_once(':')?;
    let mut last = 0;
    ranges.split(',').map(|range| in_range(range, &mut last)).sum()
}

fn in_range(range: &str, last: &mut u32) -> Option<usize> {
    let (ends, step) = match range.split_once('/') {
        Some((ends, step)) => (ends, step.parse().ok().filter(|step| *step > 1)?),
        None => (range, 1),
    };
    let (from, to) = ends.split_once('-').unwrap_or((ends, ends));
    let (from, to): (u32, u32) = (from.parse().ok()?, to.parse().ok()?);
    let is_rising = from > *last && to >= from && (to - from) % step == 0;
    *last = to;
    let count = is_rising.then(|| (to - from) / step)?;
    usize::try_from(count).ok()?.checked_add(1)
}

/// What was worked out and what the record says, with the operands.
fn differs(figure: &Figure, operands: &Operands<'_>, value: &Value) -> String {
    let text = |value: &Value| match value {
        Value::Number(number) => shown(number),
        Value::Truth(holds) => holds.to_string(),
    };
    let of: Vec<String> = operands.values.iter().take(6).map(|value| text(value)).collect();
    let more = if operands.values.len() > 6 { ", …" } else { "" };
    let of = if of.is_empty() { String::new() } else { format!(" of {}{more}", of.join(", ")) };
    format!("`{}`{of} is {}, and the record says {}", figure.is, text(value), short(figure.value))
}

/// A text that may be of any length, shortened.
fn short(text: &str) -> String {
    if text.chars().count() <= 48 {
        text.to_owned()
    } else {
        text.chars().take(48).chain(['…']).collect()
    }
}
