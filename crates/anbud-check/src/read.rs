//! Reads a record: the JSON as the manual page describes it, into structures of its own.

mod rules;

use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::{Problem, Refusal};
pub(crate) use rules::{Criterion, Limits, Requirement, Rules, Threshold};

/// The format that is read.
const FORMAT: u64 = 1;
/// The version of the method that is followed.
const METHOD: u64 = 1;

/// The most bytes of a record.
const BYTES_MAX: usize = 1 << 30;

/// What may stand there and is not followed. Whatever else stands in a record is refused: nobody shall read in it what nobody
/// has checked.
pub(crate) type Unread = Option<serde::de::IgnoredAny>;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Record<'a> {
    pub(crate) decisions: Vec<Decision>,
    #[serde(borrow)]
    pub(crate) figures: Vec<Figure<'a>>,
    pub(crate) files: Vec<File>,
    pub(crate) formulas: Vec<Formula>,
    /// The one lot that was evaluated.
    pub(crate) lot: Option<String>,
    pub(crate) margin: Option<Margin>,
    pub(crate) rules: Rules,
    pub(crate) scope: String,
    pub(crate) seal: String,
    pub(crate) sealed: String,
    pub(crate) tenders: Vec<Tender>,
    pub(crate) undecided: Vec<Undecided>,
    #[serde(rename = "engine")]
    _engine: Unread,
    #[serde(rename = "evaluators")]
    _evaluators: Unread,
    #[serde(rename = "format")]
    _format: Unread,
    #[serde(rename = "method")]
    _method: Unread,
    #[serde(rename = "replaced")]
    _replaced: Unread,
    #[serde(rename = "warnings")]
    _warnings: Unread,
    #[serde(rename = "whole")]
    _whole: Unread,
}

/// Its words are those of the text itself: a record has some hundred thousand figures.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Figure<'a> {
    #[serde(default)]
    pub(crate) approximate: bool,
    pub(crate) at: Option<String>,
    #[serde(default)]
    pub(crate) because: Vec<u32>,
    pub(crate) carried: Option<u32>,
    pub(crate) decimals: Option<i32>,
    pub(crate) evaluation: Option<u32>,
    pub(crate) figure: u32,
    pub(crate) from: Option<&'a str>,
    pub(crate) highest: Option<u32>,
    pub(crate) is: &'a str,
    pub(crate) lowest: Option<u32>,
    pub(crate) mode: Option<&'a str>,
    pub(crate) name: Option<String>,
    #[serde(default)]
    pub(crate) of: Vec<u32>,
    pub(crate) rank: Option<u32>,
    pub(crate) relation: Option<&'a str>,
    pub(crate) rule: Option<u32>,
    pub(crate) tally: Option<Box<Tally>>,
    pub(crate) tender: Option<String>,
    pub(crate) text: Option<String>,
    pub(crate) unit: &'a str,
    pub(crate) value: &'a str,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Tally {
    pub(crate) beside: Option<Beside>,
    pub(crate) count: u32,
    pub(crate) group: Option<String>,
    pub(crate) highest: Option<u32>,
    pub(crate) item: String,
    #[serde(default)]
    #[expect(dead_code, reason = "who is left out shows in the files only")]
    pub(crate) left_out: u32,
    pub(crate) lowest: Option<u32>,
    #[serde(default)]
    pub(crate) member: Option<u32>,
    pub(crate) rows: Vec<String>,
    pub(crate) statistic: String,
    pub(crate) sum: String,
    pub(crate) tender: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Beside {
    pub(crate) apart: String,
    pub(crate) count: u32,
    pub(crate) highest: String,
    pub(crate) lowest: String,
    pub(crate) rows: Vec<String>,
    pub(crate) sum: String,
}

#[derive(Debug, Deserialize)]
#[serde(tag = "about", rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) enum Decision {
    Mandatory {
        #[serde(rename = "at")]
        _at: Unread,
        met: bool,
        requirement: String,
        tender: String,
    },
    Rejection {
        figure: u32,
        rejection: String,
        rejects: bool,
        tender: String,
    },
    Threshold {
        figure: u32,
        item: String,
        on: String,
        rejects: bool,
        tender: String,
    },
    Tie {
        rule: String,
        sets: Vec<Vec<Separated>>,
    },
    Draw {
        #[serde(rename = "held")]
        _held: Unread,
        order: Vec<String>,
    },
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Separated {
    pub(crate) figure: u32,
    pub(crate) tender: String,
}

#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct File {
    pub(crate) bytes: u64,
    pub(crate) name: String,
    pub(crate) sha256: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Formula {
    pub(crate) model: Option<String>,
    pub(crate) text: String,
    #[serde(rename = "at")]
    _at: Unread,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Margin {
    pub(crate) difference: u32,
    pub(crate) relative: Option<u32>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Tender {
    pub(crate) abnormal: Option<u32>,
    pub(crate) agreed: Vec<Agreed>,
    pub(crate) answers: Vec<Answer>,
    pub(crate) criteria: Vec<Known>,
    pub(crate) grounds: Vec<Ground>,
    pub(crate) id: String,
    pub(crate) measures: Vec<Measure>,
    pub(crate) place: Option<u32>,
    pub(crate) points: Option<u32>,
    pub(crate) price: Option<u32>,
    pub(crate) prices: Option<Prices>,
    pub(crate) quality: Option<u32>,
    pub(crate) requirements: Vec<Known>,
    pub(crate) result: Option<u32>,
    pub(crate) separated: Option<SeparatedBy>,
    pub(crate) status: String,
    pub(crate) steps: Vec<u32>,
    pub(crate) tenderer: String,
    pub(crate) value: Option<u32>,
    #[serde(rename = "at")]
    _at: Unread,
    #[serde(rename = "confidential")]
    _confidential: Unread,
    #[serde(rename = "unit_prices_corrected")]
    _unit_prices_corrected: Unread,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum SeparatedBy {
    Draw,
    Result,
    Shared,
    Tie(String),
}

#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Agreed {
    pub(crate) at: String,
    pub(crate) item: String,
    pub(crate) score: String,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Answer {
    pub(crate) met: bool,
    pub(crate) requirement: String,
    #[serde(rename = "at")]
    _at: Unread,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Known {
    #[serde(default)]
    pub(crate) groups: Vec<GroupScore>,
    pub(crate) id: String,
    pub(crate) points: Option<u32>,
    pub(crate) score: Option<u32>,
    pub(crate) share: Option<u32>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct GroupScore {
    pub(crate) figure: u32,
    pub(crate) group: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Ground {
    pub(crate) code: String,
    pub(crate) figure: Option<u32>,
    #[serde(rename = "at")]
    _at: Unread,
    #[serde(rename = "text")]
    _text: Unread,
}

#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Measure {
    pub(crate) at: String,
    pub(crate) name: String,
    pub(crate) text: String,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Prices {
    pub(crate) corrected: Option<String>,
    pub(crate) submitted: String,
    #[serde(rename = "reason")]
    _reason: Unread,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Undecided {
    pub(crate) cause: String,
    pub(crate) tenders: Vec<String>,
    #[serde(rename = "text")]
    _text: Unread,
}

/// What a record begins to be read by.
#[derive(Deserialize)]
struct Versioned {
    format: u64,
    method: Option<u64>,
    lots: Option<serde::de::IgnoredAny>,
}

/// Whether a text is the record of all lots. What is no JSON object with a format is no record.
pub(crate) fn is_of_lots(text: &str) -> Result<bool, Refusal> {
    let not = |text: String| Refusal::NotARecord(text);
    if text.len() > BYTES_MAX {
        return Err(not("larger than 1 GiB, which no record is".to_owned()));
    }
    let versioned: Versioned =
        serde_json::from_str(text).map_err(|error| not(format!("not a record: {error}")))?;
    match (versioned.format, versioned.method) {
        (FORMAT, None | Some(METHOD)) => Ok(versioned.lots.is_some()),
        (FORMAT, Some(other)) => {
            let told =
                format!("the record is of method {other}, and this checker follows {METHOD}");
            Err(Problem::new(told).into())
        }
        (other, _) => Err(not(format!("a record of format {other}, not {FORMAT}"))),
    }
}

/// Reads a record, or the record of all lots; what is wrong inside one is told.
pub(crate) fn record<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, Problem> {
    serde_json::from_str(text).map_err(|error: serde_json::Error| {
        let told = error.to_string();
        // what else could stand there is a long list, or a word of the program's own
        let why = told.split(", expected").next().unwrap_or_default();
        let why = why.split(" at line ").next().unwrap_or_default();
        Problem::new(format!("the record cannot be read: line {}: {why}", error.line()))
    })
}

/// What the last line begins with.
const WHOLE: &str = "\"whole\":\"sha256:";

/// Whether the last line holds the digest of those before it.
pub(crate) fn is_whole(text: &str) -> Result<(), Problem> {
    let (before, last) = text.rfind(WHOLE).map_or((text, ""), |at| text.split_at(at));
    if last == format!("{WHOLE}{}\"}}\n", sha256(before.as_bytes())) {
        return Ok(());
    }
    Err(Problem::new(
        "the record was changed: its last line does not hold the digest of the lines before it",
    ))
}

/// A digest in hexadecimal.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
