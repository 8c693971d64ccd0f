//! Countries by code, in the languages of letters and reports.

use super::Words;

/// The codes of ISO 3166 that the catalogue uses, with their names in English and Swedish.
const COUNTRIES: &[(&str, &str, &str)] = &[
    ("AT", "Austria", "Österrike"),
    ("AU", "Australia", "Australien"),
    ("BD", "Bangladesh", "Bangladesh"),
    ("BE", "Belgium", "Belgien"),
    ("BG", "Bulgaria", "Bulgarien"),
    ("BR", "Brazil", "Brasilien"),
    ("CA", "Canada", "Kanada"),
    ("CH", "Switzerland", "Schweiz"),
    ("CN", "China", "Kina"),
    ("CO", "Colombia", "Colombia"),
    ("DE", "Germany", "Tyskland"),
    ("DK", "Denmark", "Danmark"),
    ("ES", "Spain", "Spanien"),
    ("FI", "Finland", "Finland"),
    ("FR", "France", "Frankrike"),
    ("GB", "United Kingdom", "Storbritannien"),
    ("IN", "India", "Indien"),
    ("IT", "Italy", "Italien"),
    ("JP", "Japan", "Japan"),
    ("KR", "South Korea", "Sydkorea"),
    ("NL", "Netherlands", "Nederländerna"),
    ("NO", "Norway", "Norge"),
    ("NZ", "New Zealand", "Nya Zeeland"),
    ("PL", "Poland", "Polen"),
    ("PT", "Portugal", "Portugal"),
    ("SE", "Sweden", "Sverige"),
    ("UA", "Ukraine", "Ukraina"),
    ("US", "United States", "USA"),
    ("ZA", "South Africa", "Sydafrika"),
];

/// What a country is called, by its code; none where the catalogue has no name for it.
///
/// ```
/// let sweden = anbud::catalogue::country("SE").expect("in the catalogue");
/// assert_eq!((sweden.en.as_str(), sweden.sv.as_str()), ("Sweden", "Sverige"));
/// ```
#[must_use]
pub fn country(code: &str) -> Option<Words> {
    let (_, en, sv) = COUNTRIES.iter().find(|(known, ..)| *known == code)?;
    Some(Words { en: (*en).to_owned(), sv: (*sv).to_owned() })
}
