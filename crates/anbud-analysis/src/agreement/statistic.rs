//! The statistics by name: what each is, and how it is estimated.

use std::sync::Arc;

use super::Figure;

/// What kind of scale scores are taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Scores are names: they are the same or not.
    Nominal,
    /// Scores have an order.
    Ordinal,
    /// Equal distances between scores mean the same.
    Interval,
    /// Equal proportions of scores mean the same.
    Ratio,
}

impl Level {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Level::Nominal => "nominal",
            Level::Ordinal => "ordinal",
            Level::Interval => "interval",
            Level::Ratio => "ratio",
        }
    }
}

/// A form of the intraclass correlation, in the notation of Shrout and Fleiss (1979).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// One way, of a single score.
    OneOne,
    /// Two ways, evaluators a sample, of a single score.
    TwoOne,
    /// Two ways, these evaluators only, of a single score.
    ThreeOne,
    /// One way, of the mean of all scores.
    OneK,
    /// Two ways, evaluators a sample, of the mean of all scores.
    TwoK,
    /// Two ways, these evaluators only, of the mean of all scores.
    ThreeK,
}

impl Form {
    /// Its notation.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Form::OneOne => "1,1",
            Form::TwoOne => "2,1",
            Form::ThreeOne => "3,1",
            Form::OneK => "1,k",
            Form::TwoK => "2,k",
            Form::ThreeK => "3,k",
        }
    }
}

/// A statistic of agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Krippendorff's alpha.
    Alpha(Level),
    /// Kendall's coefficient of concordance.
    KendallW,
    /// The intraclass correlation.
    Icc(Form),
    /// Fleiss' kappa.
    FleissKappa,
    /// Gwet's AC1.
    GwetAc1,
}

impl Kind {
    /// Every statistic, in the order in which they are told.
    pub const ALL: [Kind; 13] = [
        Kind::Alpha(Level::Nominal),
        Kind::Alpha(Level::Ordinal),
        Kind::Alpha(Level::Interval),
        Kind::Alpha(Level::Ratio),
        Kind::KendallW,
        Kind::Icc(Form::OneOne),
        Kind::Icc(Form::TwoOne),
        Kind::Icc(Form::ThreeOne),
        Kind::Icc(Form::OneK),
        Kind::Icc(Form::TwoK),
        Kind::Icc(Form::ThreeK),
        Kind::FleissKappa,
        Kind::GwetAc1,
    ];

    /// Its name for programs.
    ///
    /// ```
    /// use anbud_analysis::agreement::{Form, Kind, Level};
    /// assert_eq!(Kind::Alpha(Level::Ratio).name(), "krippendorff-alpha");
    /// assert_eq!(Kind::Icc(Form::TwoK).full_name(), "intraclass correlation ICC(2,k)");
    /// ```
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Kind::Alpha(_) => "krippendorff-alpha",
            Kind::KendallW => "kendall-w",
            Kind::Icc(_) => "icc",
            Kind::FleissKappa => "fleiss-kappa",
            Kind::GwetAc1 => "gwet-ac1",
        }
    }

    /// Its full name, in words.
    #[must_use]
    pub fn full_name(self) -> String {
        match self {
            Kind::Alpha(level) => format!("Krippendorff's alpha, {}", level.name()),
            Kind::KendallW => "Kendall's W".to_owned(),
            Kind::Icc(form) => format!("intraclass correlation ICC({})", form.name()),
            Kind::FleissKappa => "Fleiss' kappa".to_owned(),
            Kind::GwetAc1 => "Gwet's AC1".to_owned(),
        }
    }

    /// Whether it is taken over the units that all evaluators scored, and no others.
    #[must_use]
    pub fn needs_all(self) -> bool {
        matches!(self, Kind::KendallW | Kind::Icc(_) | Kind::FleissKappa)
    }

    /// How it is estimated, and what becomes of gaps.
    #[must_use]
    pub fn estimator(self) -> &'static str {
        match self {
            Kind::Alpha(_) => {
                "1 - observed / expected disagreement among the scores of units scored twice or more; a gap leaves out nothing else"
            }
            Kind::KendallW => {
                "variance of the rank sums over its maximum, corrected for ties; units scored by all evaluators only"
            }
            Kind::Icc(_) => {
                "mean squares of the analysis of variance, Shrout and Fleiss (1979); units scored by all evaluators only"
            }
            Kind::FleissKappa => {
                "(observed - expected) / (1 - expected) agreement; units scored by all evaluators only"
            }
            Kind::GwetAc1 => {
                "(observed - expected) / (1 - expected) agreement, over the scores that occur; observed in units scored twice or more"
            }
        }
    }
}

/// One statistic of the whole case or of one requirement.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Statistic {
    /// The requirement or leaf criterion; none for the whole case.
    pub requirement: Option<Arc<str>>,
    /// What it is.
    pub kind: Kind,
    /// Its value, or why it is not defined.
    pub value: Figure,
    /// How many units it is taken over: all that were scored, or those that every evaluator scored.
    pub units: usize,
    /// How many evaluators scored one of the units at least.
    pub evaluators: usize,
}
