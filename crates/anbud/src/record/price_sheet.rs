//! The price sheet as it was.

use serde::{Deserialize, Serialize};

use super::Parameter;

/// The items that tenders priced, and how they counted. Numbers are given as text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceSheet {
    /// By what unit prices counted: `by-quantity` or `by-weight`.
    pub count: String,
    /// The items in the order of the files.
    pub items: Vec<LineItem>,
    /// The parts of the price in the order of the file.
    pub parts: Vec<Part>,
    /// Which counted where a stated price differed: `unit-prices` or `total`; none: neither did.
    pub prevails: Option<String>,
}

/// An item of the price sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineItem {
    /// Where it stands.
    pub at: String,
    /// Its identifier.
    pub id: String,
    /// The published price that a discount was stated on.
    pub list_price: Option<String>,
    /// The lot it is bought in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lot: Option<String>,
    /// How it counted as an option; none for what is no option.
    pub option: Option<Counted>,
    /// The part it belongs to.
    pub part: Option<String>,
    /// The product group that a discount could be stated for.
    pub product_group: Option<String>,
    /// How much of it is bought.
    pub quantity: Option<String>,
    /// What it is.
    pub text: String,
    /// The unit it was priced by.
    pub unit: Option<String>,
    /// How much its unit price weighed.
    pub weight: Option<String>,
}

/// A part of the price.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Where it stands.
    pub at: String,
    /// What it costs beside its items.
    pub formula: Option<String>,
    /// Its name in formulas.
    pub id: String,
    /// How it counted as an option; none for what is no option.
    pub option: Option<Counted>,
    /// The parameters that the formula was read with.
    pub parameters: Vec<Parameter>,
    /// What it is.
    pub text: String,
    /// How yearly costs became one present value.
    pub yearly: Option<Yearly>,
}

/// How an option counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Counted {
    /// Not at all.
    Excluded,
    /// As if it were bought.
    Included,
    /// With this share of its price.
    Weighted(String),
}

/// How yearly costs became one present value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Yearly {
    /// When in the year they are paid: `end-of-year` or `mid-year`.
    pub paid: String,
    /// The discount rate a year.
    pub rate: String,
    /// For how many years.
    pub years: u32,
}
