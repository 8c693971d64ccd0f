//! Numbers have the form that the Unicode locale data gives them, in every language and of every size.

use anbud::procedure::Language;
use anbud_report::language::localized;
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_locale_core::locale;
use proptest::prelude::*;

fn by_unicode(text: &str, language: Language) -> Option<String> {
    let locale = match language {
        Language::Swedish => locale!("sv"),
        Language::English => locale!("en"),
    };
    let formatter = DecimalFormatter::try_new(locale.into(), Default::default()).ok()?;
    Some(formatter.format(&text.parse::<Decimal>().ok()?).to_string())
}

/// Decimal text as the engine writes it: no leading zero before another digit.
fn decimal() -> impl Strategy<Value = String> {
    let whole = prop_oneof![Just("0".to_owned()), "[1-9][0-9]{0,24}"];
    let fraction = prop_oneof![Just(String::new()), "[.][0-9]{1,12}"];
    (any::<bool>(), whole, fraction).prop_map(|(below, whole, fraction)| {
        format!("{}{whole}{fraction}", if below { "-" } else { "" })
    })
}

proptest! {
    #[test]
    fn numbers_have_the_form_of_the_unicode_data(text in decimal()) {
        for language in [Language::Swedish, Language::English] {
            prop_assert_eq!(Some(localized(&text, language)), by_unicode(&text, language));
        }
    }
}

#[test]
fn groups_begin_at_four_digits() {
    for text in ["0", "-0.5", "999", "1000", "9999", "10000", "-1234567.890"] {
        for language in [Language::Swedish, Language::English] {
            assert_eq!(Some(localized(text, language)), by_unicode(text, language), "{text}");
        }
    }
}
