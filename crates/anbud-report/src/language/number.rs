//! Numbers in the form of a language: `1 234,50` in Swedish, `1,234.50` in English.

use anbud::procedure::Language;

/// A neutral decimal text, such as `-1234.50`, in the form of a language.
///
/// ```
/// use anbud::procedure::Language;
/// use anbud_report::language::localized;
/// assert_eq!(localized("-1234.50", Language::Swedish), "\u{2212}1\u{a0}234,50");
/// assert_eq!(localized("-1234.50", Language::English), "-1,234.50");
/// ```
#[must_use]
pub fn localized(text: &str, language: Language) -> String {
    let (minus, mark, between) = match language {
        Language::Swedish => ('\u{2212}', ',', '\u{a0}'),
        Language::English => ('-', '.', ','),
    };
    let (sign, digits) = text.strip_prefix('-').map_or((None, text), |rest| (Some(minus), rest));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut set = String::with_capacity(text.len() + 8);
    set.extend(sign);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            set.push(between);
        }
        set.push(digit);
    }
    if !fraction.is_empty() {
        set.push(mark);
        set += fraction;
    }
    set
}

#[cfg(test)]
mod tests {
    use super::localized;
    use anbud::procedure::Language;

    #[test]
    fn digits_stand_in_groups_of_three() {
        let swedish = |text| localized(text, Language::Swedish).replace('\u{a0}', "_");
        assert_eq!(swedish("0"), "0");
        assert_eq!(swedish("999.5"), "999,5");
        assert_eq!(swedish("2084900000.00"), "2_084_900_000,00");
        assert_eq!(localized("2084900000.5", Language::English), "2,084,900,000.5");
    }
}
