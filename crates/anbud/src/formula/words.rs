//! The words of the formula language: what names cannot be called.

/// Key words, in no formula usable as a name.
const KEY_WORDS: &[&str] =
    &["if", "then", "else", "and", "or", "not", "among", "others", "where", "this", "none"];

/// The functions of one tender's figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Function {
    Min,
    Max,
    Abs,
    Sqrt,
    Ln,
    Round,
    Truncate,
    Floor,
    Ceil,
}

/// The functions over the field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FieldFunction {
    Lowest,
    Highest,
    Mean,
    Median,
    Sum,
    Product,
    GeometricMean,
    NthLowest,
    NthHighest,
    TrimmedMean,
    Count,
}

const FUNCTIONS: &[(&str, Function)] = &[
    ("min", Function::Min),
    ("max", Function::Max),
    ("abs", Function::Abs),
    ("sqrt", Function::Sqrt),
    ("ln", Function::Ln),
    ("round", Function::Round),
    ("truncate", Function::Truncate),
    ("floor", Function::Floor),
    ("ceil", Function::Ceil),
];

const FIELD_FUNCTIONS: &[(&str, FieldFunction)] = &[
    ("lowest", FieldFunction::Lowest),
    ("highest", FieldFunction::Highest),
    ("mean", FieldFunction::Mean),
    ("median", FieldFunction::Median),
    ("sum", FieldFunction::Sum),
    ("product", FieldFunction::Product),
    ("geometric_mean", FieldFunction::GeometricMean),
    ("nth_lowest", FieldFunction::NthLowest),
    ("nth_highest", FieldFunction::NthHighest),
    ("trimmed_mean", FieldFunction::TrimmedMean),
    ("count", FieldFunction::Count),
];

/// Names that the language itself gives a meaning, here or there.
const BUILT_IN: &[&str] = &[
    "score",
    "minimum",
    "maximum",
    "full",
    "x",
    "price",
    "bid",
    "quality",
    "quality_full",
    "points",
    "points_full",
    "value",
    "value_full",
    "share",
    "result",
    "abnormal",
    "tenders",
];

/// Whether a text is a key word or a function of the language, which nothing else can be called.
///
/// ```
/// assert!(anbud::formula::is_word("lowest") && anbud::formula::is_word("then"));
/// assert!(!anbud::formula::is_word("price"));
/// ```
#[must_use]
pub fn is_word(text: &str) -> bool {
    KEY_WORDS.contains(&text) || function(text).is_some() || field_function(text).is_some()
}

/// Whether a text is a name that the language itself gives a meaning: no measure, parameter or step can be called so.
#[must_use]
pub fn is_built_in(text: &str) -> bool {
    BUILT_IN.contains(&text)
}

/// Whether a text can be a name in formulas: letters, digits and `_`, not beginning with a digit, and no word.
#[must_use]
pub fn is_name(text: &str) -> bool {
    let mut characters = text.chars();
    characters.next().is_some_and(begins_name) && characters.all(continues_name) && !is_word(text)
}

pub(super) fn begins_name(c: char) -> bool {
    c.is_alphabetic() || c == '_'
}

pub(super) fn continues_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || unicode_normalization::char::is_combining_mark(c)
}

pub(super) fn function(text: &str) -> Option<Function> {
    FUNCTIONS.iter().find(|(name, _)| *name == text).map(|(_, function)| *function)
}

pub(super) fn field_function(text: &str) -> Option<FieldFunction> {
    FIELD_FUNCTIONS.iter().find(|(name, _)| *name == text).map(|(_, function)| *function)
}

/// The functions, for suggestions.
pub(super) fn functions() -> impl Iterator<Item = &'static str> {
    let functions = FUNCTIONS.iter().map(|(name, _)| *name);
    functions.chain(FIELD_FUNCTIONS.iter().map(|(name, _)| *name))
}

/// The built-in names, for suggestions.
pub(crate) fn built_in() -> impl Iterator<Item = &'static str> {
    BUILT_IN.iter().copied()
}

/// All words and built-in names, for suggestions.
pub(super) fn all() -> impl Iterator<Item = &'static str> {
    KEY_WORDS.iter().copied().chain(functions()).chain(built_in())
}

impl Function {
    /// The name in formulas.
    pub(super) fn name(self) -> &'static str {
        FUNCTIONS.iter().find(|(_, function)| *function == self).map_or("", |(name, _)| name)
    }
}

impl FieldFunction {
    /// The name in formulas.
    pub(super) fn name(self) -> &'static str {
        FIELD_FUNCTIONS.iter().find(|(_, function)| *function == self).map_or("", |(name, _)| name)
    }
}
