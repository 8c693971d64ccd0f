//! What is bought and by whom.

use std::sync::Arc;

use super::mistakes::{Mistakes, choose};
use super::{ProcurementDraft, Text};
use crate::Place;
use crate::diagnostic::codes;
use crate::procedure::{Language, Procurement};

const LANGUAGES: &[(&str, Language)] = &[("sv", Language::Swedish), ("en", Language::English)];

/// Checks `[procurement]`; all keys but the language are required.
pub(super) fn procurement(
    stated: &ProcurementDraft,
    is_damaged: bool,
    mistakes: &mut Mistakes,
) -> Procurement {
    let keys = [&stated.title, &stated.authority, &stated.reference, &stated.currency];
    let is_absent = stated.place.is_none() && keys.iter().all(|key| key.is_none());
    let is_damaged = is_damaged || stated.damaged;
    if is_absent && !is_damaged {
        let help = "state `title`, `authority`, `reference` and `currency` under `[procurement]`";
        let message = "`[procurement]` is not stated".to_owned();
        mistakes.at(codes::MISSING_KEY, message, &mistakes.end(), help.to_owned());
    }
    let place = stated.place.clone().unwrap_or_else(|| mistakes.end());
    let is_silent = is_damaged || is_absent;
    let mut text =
        |text: &Option<Text>, key| required(text.as_ref(), key, &place, is_silent, mistakes);
    let title = text(&stated.title, "title");
    let authority = text(&stated.authority, "authority");
    let reference = text(&stated.reference, "reference");
    let currency = text(&stated.currency, "currency");
    let language = stated.language.as_ref();
    let language = language.and_then(|word| choose(word, "language", LANGUAGES, mistakes));
    Procurement { title, authority, reference, currency, language }
}

fn required(
    text: Option<&Text>,
    key: &str,
    place: &Place,
    is_silent: bool,
    mistakes: &mut Mistakes,
) -> Arc<str> {
    let help = || format!("state `{key} = \"…\"` under `[procurement]`");
    match text {
        Some(text) if text.value.trim().is_empty() => {
            mistakes.at(codes::MISSING_KEY, format!("`{key}` is empty"), &text.place, help());
        }
        Some(text) => return text.value.as_str().into(),
        None if is_silent => {}
        None => {
            let message = format!("`[procurement]` states no `{key}`");
            mistakes.at(codes::MISSING_KEY, message, place, help());
        }
    }
    "".into()
}
