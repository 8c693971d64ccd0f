//! Figures as they are recorded: one line each, with operation, operands, value and name.

use serde::{Deserialize, Serialize};

use super::FigureNumber;
use crate::Mode;
use crate::derivation::Relation;

/// One figure: what it is worth and how it came about. Which fields are there depends on the operation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// Whether it came through a root, power or logarithm that was rounded to 34 digits.
    #[serde(default, skip_serializing_if = "is_false")]
    pub approximate: bool,
    /// Where it was written, `file:line:column`; only of what is written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// The conditions that chose its operands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub because: Vec<FigureNumber>,
    /// The figure of another evaluation that it is: of one of the lots.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carried: Option<FigureNumber>,
    /// To how many decimals it was rounded; negative: to tens, hundreds and so on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decimals: Option<i32>,
    /// The evaluation that it was carried from: the lots in order, then the evaluations made again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evaluation: Option<u32>,
    /// Its own number: how many figures stand before it.
    pub figure: FigureNumber,
    /// From which end its rank is counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<End>,
    /// How many of the highest operands are left out of a trimmed sum.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub highest: Option<u32>,
    /// The operation.
    pub is: Operation,
    /// How many of the lowest operands are left out of a trimmed sum.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lowest: Option<u32>,
    /// How it was rounded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<Mode>,
    /// What it is called in the language of formulas: `quality`, `points.medication`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Its operands, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub of: Vec<FigureNumber>,
    /// The rank among its operands, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rank: Option<u32>,
    /// The sign of a comparison.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relation: Option<Relation>,
    /// The formula or table that yielded it, by position in the record's formulas.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<u32>,
    /// The scores that it was taken of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tally: Option<Tally>,
    /// The tender that a figure with a name belongs to; none where all share it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tender: Option<String>,
    /// What was written, as a number: `60`, `8 %`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Its unit: `number`, `money`, `points`, `money^-1 points^1`, or `free`.
    pub unit: String,
    /// Its value: an integer or `n/d` in lowest terms, with the denominator above 1; a condition is `true` or `false`.
    pub value: String,
}

fn is_false(is: &bool) -> bool {
    !is
}

/// The operation that a figure came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Operation {
    /// Whether all conditions hold.
    All,
    /// Whether at least one condition holds.
    Any,
    /// A figure of another evaluation: that of a lot.
    Carried,
    /// Whether two figures stand in a relation.
    Compared,
    /// A number of the language or the procedure itself: the hundred of per cent.
    Constant,
    /// How many of the conditions hold.
    Count,
    /// The first less the second.
    Difference,
    /// The natural logarithm.
    Logarithm,
    /// Whether a condition does not hold.
    Not,
    /// The figure at a rank among others: the lowest, the third highest.
    Nth,
    /// The first to the power of the second.
    Power,
    /// The product; one of none.
    Product,
    /// The first divided by the second.
    Quotient,
    /// Rounded to decimals.
    Rounded,
    /// The same figure, chosen by conditions or under another name.
    Same,
    /// The sum; zero of none.
    Sum,
    /// A statistic of the scores of a group.
    Tally,
    /// The sum without so many of the lowest and of the highest.
    TrimmedSum,
    /// A number that stands in a document.
    Written,
}

/// One end of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum End {
    /// From the highest.
    Highest,
    /// From the lowest.
    Lowest,
}

/// The scores of one group for one tender and item, and what was taken of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// What evaluators scored beside the consensus of their group; none of another statistic, and where nobody did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beside: Option<Beside>,
    /// How many scores the sum is of; the value is sum divided by count.
    pub count: u32,
    /// The group; none where there are no groups, or all are pooled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// How many of the highest are left out of a trimmed mean.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub highest: Option<u32>,
    /// The requirement or criterion scored.
    pub item: String,
    /// How many evaluators do not count, because they did not score every tender.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub left_out: u32,
    /// How many of the lowest are left out of a trimmed mean.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lowest: Option<u32>,
    /// The number of the member of the panel whose one score it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member: Option<u32>,
    /// Where the scores stand that count, a file each: `scores/nurses.csv:3,7-9,20-60/10`: the lines 3, 7 to 9, and
    /// every tenth from 20 to 60.
    pub rows: Vec<String>,
    /// `mean`, `median`, `trimmed-mean`, `consensus`, `lowest` or `highest`.
    pub statistic: String,
    /// The sum of the scores that the statistic keeps: of a median those in the middle.
    pub sum: String,
    /// The tender scored.
    pub tender: String,
}

fn is_zero(number: &u32) -> bool {
    *number == 0
}

/// The scores of single evaluators beside the consensus of their group. They take no part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Beside {
    /// The consensus less their mean.
    pub apart: String,
    /// How many there are.
    pub count: u32,
    /// The highest.
    pub highest: String,
    /// The lowest.
    pub lowest: String,
    /// Where they stand.
    pub rows: Vec<String>,
    /// Their sum.
    pub sum: String,
}

/// A formula or a table that figures came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormulaText {
    /// Where it stands, or where its model is named.
    pub at: String,
    /// The model of the catalogue it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
    /// The text.
    pub text: String,
}
