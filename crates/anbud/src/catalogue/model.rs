//! One model of the catalogue, as its file states it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Example, folded};
use crate::procedure::Best;

/// An evaluation model: a formula with all that a person needs to choose it and to re-check it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Model {
    /// Its name in criteria files, in kebab-case; also the name of its file.
    pub id: String,
    /// Where in a criteria file it can stand.
    pub family: Family,
    /// What it is called.
    pub title: Words,
    /// What it does, in one or two sentences for a procurement officer.
    pub summary: Words,
    /// Other names it goes by.
    pub also: Vec<String>,
    /// Where it is known to be in use: ISO 3166 codes of countries; empty where no source was found.
    pub countries: Vec<String>,
    /// Which result wins; award models only.
    pub best: Option<Best>,
    /// The formula that is published and run; empty where the rule is a table.
    #[serde(default)]
    pub formula: String,
    /// How a criteria file states the rule, where it is a `table` in place of a model: one line, such as
    /// `table = [[0, "0 %"], [2, "50 %"]]`.
    pub table: Option<String>,
    /// What the formula needs beside built-in names, by name.
    #[serde(default)]
    pub parameters: BTreeMap<String, Parameter>,
    /// Whether a formula that looks at other tenders keeps the others as they stand to one another all the same: a
    /// curve the distance between their shares, an award model the order of their results. Stated here, and tested.
    #[serde(default)]
    pub keeps_order: bool,
    /// Notes on the edges, by edge: `zero_price`, `one_tender`, `all_equal` and others, each in one English sentence. What
    /// comes out there is worked out by the formula: [`Model::at_edges`].
    pub edges: BTreeMap<String, String>,
    /// Where it is known from.
    #[serde(rename = "source")]
    pub sources: Vec<Source>,
    /// Worked examples.
    #[serde(rename = "example")]
    pub examples: Vec<Example>,
}

impl Model {
    /// Reads the file of a model; the error says what is wrong in it, with line and column.
    ///
    /// # Errors
    /// Where the text is not TOML, a key is missing or unknown, or a value is of another kind.
    pub(super) fn read(text: &str) -> Result<Model, toml::de::Error> {
        toml::from_str(text)
    }

    /// Whether it goes by this name: its id, a title or one of its other names, whatever the case and the accents.
    #[must_use]
    pub fn goes_by(&self, name: &str) -> bool {
        let name = folded(name);
        let titles = [&self.id, &self.title.en, &self.title.sv];
        titles.into_iter().chain(&self.also).any(|known| folded(known) == name)
    }
}

/// Where in a criteria file a model can stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Family {
    /// On a criterion: a price, cost or other measure of which less is better becomes a share of full marks.
    Curve,
    /// On a criterion: a score, a measure of which more is better, or a sum of sub-criteria becomes a share of full marks.
    Transform,
    /// In `[award]`: price and quality become one result.
    Award,
    /// In `[abnormal]`: which tenders must be asked to explain their price.
    Abnormal,
}

/// The same words in the languages of letters and reports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// In English.
    pub en: String,
    /// In Swedish.
    pub sv: String,
}

impl Words {
    /// In the language of this code, `sv` or `en`; in English for any other.
    #[must_use]
    pub fn in_language(&self, code: &str) -> &str {
        if code == "sv" { &self.sv } else { &self.en }
    }
}

/// A parameter of a model, stated by the criteria file that uses it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// What it decides.
    pub meaning: Words,
    /// Which figures make sense.
    pub range: Words,
}

/// Where a model is known from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The title, with paragraph or section.
    pub text: String,
    /// The address, where one is known.
    pub url: Option<String>,
    /// The date, as precise as it is known: `2019-09-17`, `2021-05`, `1972`.
    pub date: Option<String>,
    /// How it is known.
    pub standing: Standing,
}

/// How a source is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Read in the source itself.
    Read,
    /// Read in the code or specification of a public platform.
    Code,
    /// From memory: a formula in use, not a rule of anybody until a source is found.
    Memory,
}
