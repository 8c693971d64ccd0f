//! A vector: the documents of a small whole case, and the figures that somebody printed for it.

use std::collections::BTreeMap;
use std::path::Path;

use anbud::Mode;
use anbud::catalogue::PrintedFigure;
use serde::Deserialize;

/// What every vector's criteria file begins with: the parts that change no figure.
const HEAD: &str = r#"format = 1

[procurement]
title = "Vector"
authority = "Authority"
reference = "1"
currency = "EUR"

"#;

/// One vector, as its file states it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Vector {
    /// Its id, also the name of its file.
    pub(crate) id: String,
    /// The model that it is a vector of.
    pub(crate) model: String,
    /// Where the figures are printed.
    pub(crate) source: String,
    /// The address, where one is known.
    pub(crate) url: Option<String>,
    /// What of it is published, and what follows.
    pub(crate) published: String,
    /// What a reader should know beside.
    #[serde(rename = "note")]
    _note: Option<String>,
    /// How results and points are rounded in print; exact where nothing is stated.
    pub(crate) printed: Option<Printed>,
    /// criteria.toml without its first lines.
    pub(crate) criteria: String,
    /// tenders.toml.
    pub(crate) tenders: String,
    /// What comes out, by tender.
    #[serde(default)]
    pub(crate) expected: BTreeMap<String, Expected>,
    /// The code of the mistake, where nothing comes out.
    pub(crate) error: Option<String>,
}

/// How figures are rounded in print.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Printed {
    pub(crate) decimals: i32,
    pub(crate) mode: Mode,
}

/// What comes out for one tender.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Expected {
    pub(crate) status: String,
    pub(crate) place: Option<u32>,
    pub(crate) result: PrintedFigure,
    /// The points or the money of criteria.
    #[serde(default)]
    pub(crate) points: BTreeMap<String, PrintedFigure>,
}

impl Vector {
    /// The whole criteria.toml.
    pub(crate) fn criteria_file(&self) -> String {
        format!("{HEAD}{}", self.criteria)
    }
}

/// Every vector, in the order of their ids.
pub(crate) fn all() -> Vec<Vector> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors");
    let mut vectors: Vec<Vector> = std::fs::read_dir(folder)
        .expect("the folder of vectors")
        .map(|entry| read(&entry.expect("an entry").path()))
        .collect();
    vectors.sort_by(|a, b| a.id.cmp(&b.id));
    vectors
}

fn read(path: &Path) -> Vector {
    let text = std::fs::read_to_string(path).expect("a vector in UTF-8");
    let vector: Vector =
        toml::from_str(&text).unwrap_or_else(|mistake| panic!("{}: {mistake}", path.display()));
    assert_eq!(path.file_stem().and_then(|stem| stem.to_str()), Some(vector.id.as_str()));
    vector
}
