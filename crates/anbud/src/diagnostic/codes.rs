//! The table of all diagnostic codes. A code never changes its name.

use std::fmt;

/// The stable code of a diagnostic, such as `unknown-key`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Code(&'static str);

impl Code {
    /// The name, as printed.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

macro_rules! codes {
    ($($name:ident = $text:literal, $meaning:literal;)*) => {
        $(#[doc = $meaning] pub const $name: Code = Code($text);)*
        /// Every code with its meaning, in the order of the manual.
        pub const ALL: &[(Code, &str)] = &[$(($name, $meaning)),*];
    };
}

codes! {
    // documents
    FILE_MISSING = "file-missing", "A file of the case is not there.";
    FILE_KIND = "file-kind", "A file of a kind that is not read.";
    NOT_UTF8 = "not-utf8", "The file is not UTF-8 text.";
    SYNTAX = "syntax", "The text is not valid TOML or CSV, or the workbook cannot be read.";
    UNKNOWN_KEY = "unknown-key", "A key or column that this file does not know.";
    MISSING_KEY = "missing-key", "Something that must be stated is not.";
    WRONG_TYPE = "wrong-type", "A value of another kind than asked for, such as text for a number.";
    NUMBER = "number", "A number that cannot be read exactly as written.";
    OUT_OF_RANGE = "out-of-range", "A number outside what is possible here.";
    UNKNOWN_WORD = "unknown-word", "A word that is not one of the choices.";
    IDENTIFIER = "identifier", "An identifier with characters that it cannot have.";
    DUPLICATE = "duplicate", "An identifier or name that stands twice.";
    CONFLICT = "conflict", "Two statements that exclude each other.";
    UNKNOWN_REFERENCE = "unknown-reference", "A reference to something that is not there.";
    // criteria
    WEIGHT_SUM = "weight-sum", "Weights, points or values of brothers and sisters do not sum to what they must.";
    MIXED_MARKS = "mixed-marks", "Brothers and sisters state different keys for their full marks.";
    CYCLE = "cycle", "Criteria that are their own ancestors.";
    RULE_NOT_STATED = "rule-not-stated", "A rule that can change the award is not stated.";
    RULE_NOT_USED = "rule-not-used", "A rule or parameter that nothing uses.";
    RELATIVE_THRESHOLD = "relative-threshold", "A threshold on a share that depends on other tenders.";
    WEIGHT_WITHOUT_QUANTITY = "weight-without-quantity", "An item that weighs although none of it is to be bought.";
    // formulas
    FORMULA_SYNTAX = "formula-syntax", "The text is not a formula.";
    DECIMAL_COMMA = "decimal-comma", "A comma between digits that is neither a decimal point nor clearly a separator.";
    UNKNOWN_NAME = "unknown-name", "A name that the formula does not know.";
    FORMULA_TYPE = "formula-type", "A number where a condition belongs, or the other way round.";
    UNITS = "units", "A sum, difference or comparison of money itself and points themselves.";
    LAST_STEP = "last-step", "The last step of the formula has another name than it must have.";
    NOT_ABSOLUTE = "not-absolute", "A field function where no other tender may be looked at.";
    CANNOT_WORK_OUT = "cannot-work-out", "A formula that cannot be worked out for a tender.";
    UNKNOWN_MODEL = "unknown-model", "A model that is not in the catalogue, or not of this kind.";
    MODEL_PARAMETER = "model-parameter", "A parameter that a model needs or does not know.";
    // tenders and scores
    MISSING_PRICE = "missing-price", "A tender without the price that the rules need.";
    PRICE_DIFFERS = "price-differs", "A stated price that is not the sum of the price sheet.";
    MISSING_PREFERENCE = "missing-preference", "A tenderer that is first in more lots than it may win and states no preference.";
    MISSING_MEASURE = "missing-measure", "A tender without a measure that the rules need.";
    UNANSWERED = "unanswered", "A tender that does not answer a mandatory requirement.";
    MISSING_SCORE = "missing-score", "A score that the rules need is not there.";
    PANEL_INCOMPLETE = "panel-incomplete", "A member of the panel who did not score everything for every tender.";
    QUORUM = "quorum", "Fewer scores than the quorum of the group.";
    NOT_ON_SCALE = "not-on-scale", "A score that is not on the scale.";
    NOT_SCORED = "not-scored", "A score for something that evaluators do not score, or an answer where none belongs.";
    NOT_ASSESSED = "not-assessed", "A score outside what the group assesses.";
    RECUSED = "recused", "A score by somebody who declared a conflict of interest; as a warning, who did not score a tender for one.";
    SCORED_TWICE = "scored-twice", "Two first scores by the same evaluator, or agreed scores beside a score file.";
    CHANGE_ORDER = "change-order", "Replaced scores whose order is not known.";
    CONSENSUS = "consensus", "A consensus score too many, too few, or where none belongs.";
    GROUP_UNCLEAR = "group-unclear", "The group of an evaluator is not known.";
    AMBIGUOUS_NUMBER = "ambiguous-number", "A number that can be read in two ways.";
    UNEVEN_SCORES = "uneven-scores", "An evaluator who scored some tenders but not others.";
    REPLACED_SCORE = "replaced-score", "A score that was changed, and the change decided something.";
    COVERAGE = "coverage", "Fewer evaluators of a kind scored than were planned.";
    DRAW = "draw", "A drawn order that does not fit the tie.";
    // what rules can do, and what tenders make of them
    RANK_REVERSAL = "rank-reversal", "A tender that does not win can change who wins.";
    PRICE_FLOOR = "price-floor", "Below some price a lower one gains nothing.";
    LOWER_PRICE_LOSES = "lower-price-loses", "A lower price can make a tender worse.";
    PRICE_CLIFF = "price-cliff", "One percent in price can take half of the points for price, or more.";
    NEGATIVE_POINTS = "negative-points", "A high price can earn negative points.";
    LOWEST_SCORES = "lowest-scores", "A tender with the lowest scores cannot be evaluated.";
    PRICE_SPAN = "price-span", "Prices close to each other earn points far apart, so that price weighs more than stated.";
    PRICE_WORTHLESS = "price-worthless", "The price hardly counts: different prices earn the same, or quality is worth more than a price.";
    PRICE_ALONE = "price-alone", "All tenders have the same quality, so that the price alone decides.";
    EQUAL_PRICES = "equal-prices", "All prices are equal.";
    ONE_TENDER = "one-tender", "Only one tender is in the field.";
    BAND_EDGE = "band-edge", "A figure close to the edge of a band, where little earns much.";
    LOT_NOT_NAMED = "lot-not-named", "A command that works on one lot, on a case with several.";
    // grounds of rejection
    MANDATORY_NOT_MET = "mandatory-not-met", "Ground of rejection: a mandatory requirement is not met.";
    REJECTED_BY_RULE = "rejected-by-rule", "Ground of rejection: a published condition holds.";
    SCORE_BELOW_THRESHOLD = "score-below-threshold", "Ground of rejection: a score is below its threshold.";
    SHARE_BELOW_THRESHOLD = "share-below-threshold", "Ground of rejection: a share is below its threshold.";
    // limits
    LIMIT_FILE_SIZE = "limit-file-size", "A file larger than 64 MiB.";
    LIMIT_ROW = "limit-row", "A row of a table longer than 1 MiB.";
    LIMIT_COLUMNS = "limit-columns", "A table of more than 200 columns.";
    LIMIT_WORKBOOK = "limit-workbook", "A workbook that holds, or unpacks to, more than is read.";
    LIMIT_NESTING = "limit-nesting", "Nesting deeper than 64.";
    LIMIT_FORMULA_LENGTH = "limit-formula-length", "A formula longer than 4,000 characters.";
    LIMIT_FORMULA_STEPS = "limit-formula-steps", "A formula of more than 200 steps.";
    LIMIT_EXPONENT = "limit-exponent", "An exponent above 1,000.";
    LIMIT_BITS = "limit-bits", "A figure of more than 65,536 bits.";
    LIMIT_TENDERS = "limit-tenders", "More than 10,000 tenders.";
    LIMIT_REQUIREMENTS = "limit-requirements", "More than 100,000 requirements.";
    LIMIT_ITEMS = "limit-items", "More than 100,000 items of a price sheet.";
    LIMIT_LOTS = "limit-lots", "More than 200 lots.";
    LIMIT_ALLOCATION = "limit-allocation", "More lots or combinations than can be shared out together.";
    LIMIT_CRITERIA = "limit-criteria", "More than 10,000 criteria, scales, groups or rules of one kind.";
    LIMIT_WORK = "limit-work", "A case whose derivation would have too many figures.";
    LIMIT_MISTAKES = "limit-mistakes", "More than 1,000 mistakes.";
}
