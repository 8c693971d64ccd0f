//! The words of a trial, in English and Swedish side by side.

use anbud::procedure::Language;
use anbud_analysis::stress::From;

use super::Tried;

/// One text in both languages: the first pattern is English, the second Swedish.
macro_rules! both {
    ($language:expr, $en:literal, $sv:literal) => {
        match $language {
            anbud::procedure::Language::English => format!($en),
            anbud::procedure::Language::Swedish => format!($sv),
        }
    };
}
pub(super) use both;

/// One fixed text in both languages.
pub(super) fn pick(language: Language, en: &'static str, sv: &'static str) -> &'static str {
    match language {
        Language::English => en,
        Language::Swedish => sv,
    }
}

/// What it was tried on, and where the ranges came from.
pub(super) fn tried(tried: &Tried<'_>) -> String {
    let (language, money) = (tried.language, &tried.stress.trial.money);
    let (low, high) = (tried.units(money.low), tried.units(money.high));
    let from = match money.from {
        From::Tenders => pick(language, "those of the tenders", "anbudens"),
        From::Parameter => pick(
            language,
            "around four fifths of the greatest price that the rules name",
            "kring fyra femtedelar av det högsta pris som reglerna nämner",
        ),
        From::Value => pick(
            language,
            "around four times the money that full marks are worth",
            "kring fyra gånger vad full kvalitet är värd i pengar",
        ),
        From::Nothing => pick(
            language,
            "chosen here, since the rules name no price; --prices LOW..HIGH states others",
            "valda här, eftersom reglerna inte nämner något pris; --prices LOW..HIGH anger andra",
        ),
        From::Stated => pick(language, "as stated", "som angivits"),
    };
    let settings = &tried.stress.simulation.settings;
    let (tenders, samples, seed) = (settings.tenders, settings.samples, settings.seed);
    let follows = settings.correlation;
    let [worst, best] =
        [settings.levels.0.max(tried.stress.trial.lowest), settings.levels.1].map(|it| it / 10);
    both!(
        language,
        "Tried on made-up tenders, each evaluated as any other: prices from {low} to {high} ({from}), quality from {worst} to {best} % of the scales, {tenders} tenders in a field, {samples} fields of each kind, seed {seed}; quality follows the price by {follows} %.",
        "Prövat på tänkta anbud, vart och ett utvärderat som andra: priser från {low} till {high} ({from}), kvalitet från {worst} till {best} % av skalorna, {tenders} anbud i varje fält, {samples} fält av varje slag, frö {seed}; kvaliteten följer priset till {follows} %."
    )
}

pub(super) fn verdict_heading(language: Language) -> &'static str {
    pick(language, "What to know before publication", "Att veta före annonseringen")
}

pub(super) fn verdict(language: Language, doubts: usize) -> String {
    match (doubts, language) {
        (0, Language::English) => {
            "Nothing was found that must be changed before publication.".to_owned()
        }
        (0, Language::Swedish) => "Inget framkom som måste ändras före annonseringen.".to_owned(),
        (1, Language::English) => "One thing to decide on before publication.".to_owned(),
        (1, Language::Swedish) => "En sak att ta ställning till före annonseringen.".to_owned(),
        (so_many, Language::English) => {
            format!("{so_many} things to decide on before publication.")
        }
        (so_many, Language::Swedish) => {
            format!("{so_many} saker att ta ställning till före annonseringen.")
        }
    }
}
