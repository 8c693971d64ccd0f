//! The catalogue: evaluation models as data, each one file with formula, parameters, sources and worked examples.
//!
//! A model is a file in `models/` and one line of `MODELS`. Nothing is read before it is asked for.

mod compiled;
mod country;
mod edge;
mod example;
mod figure;
mod model;
mod search;
mod stated;
mod work_out;

#[cfg(test)]
mod tests;

pub use country::country;
pub use edge::Edge;
pub use example::{Example, PrintedLimits};
pub use figure::PrintedFigure;
pub use model::{Family, Model, Parameter, Source, Standing, Words};
pub use search::{FoundBy, folded};
pub use work_out::{WorkOutError, WorkedOut, WorkedTender};

use crate::diagnostic::did_you_mean;

/// The file of a model, by the id of the model.
macro_rules! file {
    ($id:literal) => {
        ($id, include_str!(concat!("../models/", $id, ".toml")))
    };
}

/// Every model: its id and its file. Curves, then transforms, award models and tests for abnormally low tenders.
const MODELS: &[(&str, &str)] = &[
    file!("lowest-over-price"),
    file!("lowest-over-price-power"),
    file!("deviation-from-lowest"),
    file!("span-above-lowest"),
    file!("between-lowest-and-highest"),
    file!("between-set-prices"),
    file!("discount-of-budget"),
    file!("discount-over-best"),
    file!("discount-satiety"),
    file!("logarithmic"),
    file!("distance-from-target"),
    file!("span-above-anchor"),
    file!("discount-over-best-power"),
    file!("discount-minimum-significant"),
    file!("bilinear"),
    file!("convex-discount"),
    file!("deviation-from-mean"),
    file!("mean-band"),
    file!("additive-kink"),
    file!("estimate-kink"),
    file!("rank-points"),
    file!("per-percent"),
    file!("per-amount"),
    file!("knee"),
    file!("per-percent-whole"),
    file!("per-amount-whole"),
    file!("graduated-price-mechanism"),
    file!("half-at-mean"),
    file!("distance-from-median"),
    file!("distance-from-mean-double"),
    file!("distance-from-high-mean"),
    file!("distance-from-low-mean"),
    file!("distance-from-geometric-mean"),
    file!("distance-from-geometric-mean-with-budget"),
    file!("steps"),
    file!("of-maximum"),
    file!("of-range"),
    file!("of-best"),
    file!("pairwise"),
    file!("linear-between"),
    file!("yes-no"),
    file!("between-worst-and-best"),
    file!("increase-over-best"),
    file!("levels"),
    file!("weighted-sum"),
    file!("quality-per-price"),
    file!("price-per-quality"),
    file!("value-deduction"),
    file!("value-addition"),
    file!("lowest-price"),
    file!("fixed-budget"),
    file!("quality-only"),
    file!("lexicographic"),
    file!("quality-per-price-band"),
    file!("weighted-ratio"),
    file!("weighted-median"),
    file!("weighted-mean-reference"),
    file!("weighted-set-reference"),
    file!("percentage-addition"),
    file!("price-quality-method"),
    file!("relative-value-cost"),
    file!("feature-coefficient"),
    file!("utility-index"),
    file!("super-formula"),
    file!("super-formula-lowest"),
    file!("rated-criteria-possible"),
    file!("rated-criteria-best"),
    file!("adjusted-bid"),
    file!("adjusted-score"),
    file!("percentage-deduction-own-price"),
    file!("weighted-ratio-band"),
    file!("weighted-best-reference"),
    file!("quality-above-least-per-price"),
    file!("standard-plus-bonus-per-price"),
    file!("price-less-points"),
    file!("price-plus-missing-points"),
    file!("lowest-price-near-best-quality"),
    file!("rank-sum"),
    file!("panel-mean"),
    file!("panel-trimmed-mean"),
    file!("panel-median"),
    file!("panel-rank-sum"),
    file!("panel-rank-sum-mean-places"),
    file!("panel-rank-sum-trimmed"),
    file!("panel-borda"),
    file!("panel-first-places"),
    file!("topsis"),
    file!("electre"),
    file!("es-rglcap-85-relative"),
    file!("es-rglcap-85-points"),
    file!("es-rglcap-85-reduced"),
    file!("es-mean-90"),
    file!("fr-double-mean"),
    file!("fr-standard-deviation"),
    file!("fr-50-20"),
    file!("eu-2011-69"),
    file!("pt-40"),
    file!("pt-50"),
    file!("pt-71-mean"),
    file!("be-15"),
    file!("be-15-trimmed"),
    file!("pl-30"),
    file!("bg-20"),
    file!("ua-40-30"),
    file!("br-8666-48"),
    file!("br-8666-48-within-budget"),
    file!("br-14133-59"),
    file!("it-a"),
    file!("it-a-15"),
    file!("it-a-15-distinct"),
    file!("it-a-15-tenders"),
    file!("it-a-14"),
    file!("it-b"),
    file!("it-c"),
    file!("it-sicilia-13"),
    file!("it-four-fifths"),
    file!("co-27"),
    file!("bd-slt"),
    file!("bd-slt-sample"),
];

/// The ids of all models, in the order of the catalogue.
///
/// ```
/// assert!(anbud::catalogue::ids().any(|id| id == "quality-per-price"));
/// ```
pub fn ids() -> impl Iterator<Item = &'static str> {
    MODELS.iter().map(|(id, _)| *id)
}

/// The model of this id; none where the catalogue has no such model.
///
/// ```
/// use anbud::catalogue;
/// use anbud::procedure::Best;
/// let model = catalogue::find("quality-per-price").expect("it is in the catalogue");
/// assert_eq!(model.formula.trim(), "result = quality / price");
/// assert_eq!(model.best, Some(Best::Highest));
/// assert!(catalogue::find("quality-per-prize").is_none());
/// ```
#[must_use]
pub fn find(id: &str) -> Option<Model> {
    let (_, text) = MODELS.iter().find(|(known, _)| *known == id)?;
    Model::read(text).ok()
}

/// The id that an unknown name most likely meant: of a model that also goes by this name, else the most similar one.
///
/// ```
/// use anbud::catalogue::nearest;
/// assert_eq!(nearest("quality-per-prize"), Some("quality-per-price"));
/// assert_eq!(nearest("Mervärdesmodellen"), Some("value-deduction"));
/// assert_eq!(nearest("zzz"), None);
/// ```
#[must_use]
pub fn nearest(name: &str) -> Option<&'static str> {
    let named = ids().find(|id| find(id).is_some_and(|model| model.goes_by(name)));
    named.or_else(|| did_you_mean(name, ids()))
}
