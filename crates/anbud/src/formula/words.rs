//! The words of the formula language, and the names that have a meaning in it already.

/// Words of the language: nothing of one's own can be named by them.
const WORDS: &[&str] = &[
    "abs",
    "among",
    "and",
    "ceil",
    "count",
    "else",
    "floor",
    "geometric_mean",
    "highest",
    "if",
    "ln",
    "lowest",
    "max",
    "mean",
    "median",
    "min",
    "none",
    "not",
    "nth_highest",
    "nth_lowest",
    "or",
    "others",
    "product",
    "round",
    "sqrt",
    "sum",
    "then",
    "this",
    "trimmed_mean",
    "truncate",
    "where",
];

/// Names that formulas know by themselves: measures and parameters cannot have them.
const BUILT_IN: &[&str] = &[
    "abnormal",
    "bid",
    "full",
    "maximum",
    "minimum",
    "points",
    "points_full",
    "price",
    "quality",
    "quality_full",
    "result",
    "score",
    "share",
    "tenders",
    "value",
    "value_full",
    "x",
];

/// Whether a name is a word of the language.
#[must_use]
pub fn is_word(name: &str) -> bool {
    WORDS.contains(&name)
}

/// Whether a name has a meaning in formulas by itself.
#[must_use]
pub fn is_built_in(name: &str) -> bool {
    BUILT_IN.contains(&name)
}
