//! The manual for those who write criteria files and read results.

#[doc = include_str!("../manual/files.md")]
pub mod files {}

#[doc = include_str!("../manual/formulas.md")]
pub mod formulas {}

#[doc = include_str!("../manual/lots.md")]
pub mod lots {}

#[doc = include_str!("../manual/prices.md")]
pub mod prices {}

#[doc = include_str!("../manual/panels.md")]
pub mod panels {}

#[doc = include_str!("../manual/pairs.md")]
pub mod pairs {}

#[doc = include_str!("../manual/models.md")]
pub mod models {
    #[doc = include_str!("../manual/models-award.md")]
    pub mod award {}

    #[doc = include_str!("../manual/models-scores.md")]
    pub mod scores {}

    #[doc = include_str!("../manual/models-prices.md")]
    pub mod prices {}

    #[doc = include_str!("../manual/models-low-prices.md")]
    pub mod low_prices {}
}

#[doc = include_str!("../manual/mistakes.md")]
pub mod mistakes {}

#[doc = include_str!("../manual/record.md")]
pub mod record {}

#[doc = include_str!("../manual/commands.md")]
pub mod commands {}

#[doc = include_str!("../manual/stress.md")]
pub mod stress {}

#[doc = include_str!("../manual/sheets.md")]
pub mod sheets {}

#[doc = include_str!("../manual/agreement.md")]
pub mod agreement {}

#[doc = include_str!("../manual/sensitivity.md")]
pub mod sensitivity {}

#[doc = include_str!("../manual/report.md")]
pub mod report {}

#[doc = include_str!("../manual/workbook.md")]
pub mod workbook {}

#[doc = include_str!("../manual/letters.md")]
pub mod letters {}

/// The Frictionless Table Schema of one row of a score file, as JSON: <https://datapackage.org/standard/table-schema/>.
///
/// ```
/// assert!(anbud::manual::SCORES_SCHEMA.contains("\"name\": \"requirement\""));
/// ```
pub const SCORES_SCHEMA: &str = include_str!("../manual/scores.schema.json");
