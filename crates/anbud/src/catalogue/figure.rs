//! A figure of a worked example: as it is written, and its exact value.

use serde::Deserialize;

use crate::{Exact, Literal};

/// A figure of a worked example: a decimal such as `33.3`, a quotient such as `400/9`, or `none`.
///
/// Written as text, so that none passes through a binary float.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct PrintedFigure {
    text: String,
    exact: Option<Exact>,
}

impl PrintedFigure {
    /// As it is written.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its exact value; none where it is written `none`.
    #[must_use]
    pub fn exact(&self) -> Option<&Exact> {
        self.exact.as_ref()
    }
}

impl TryFrom<String> for PrintedFigure {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let exact = if text == "none" {
            None
        } else {
            Some(value(&text).ok_or_else(|| format!("`{text}` is not a figure"))?)
        };
        Ok(PrintedFigure { text, exact })
    }
}

fn value(text: &str) -> Option<Exact> {
    let decimal = |text: &str| text.parse::<Literal>().ok().map(|literal| literal.exact());
    match text.split_once('/') {
        Some((numerator, denominator)) => decimal(numerator)?.divided_by(&decimal(denominator)?),
        None => decimal(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_and_quotients_are_exact_and_the_rest_is_refused() {
        let exact = |text: &str| {
            let figure = PrintedFigure::try_from(text.to_owned());
            figure.map(|figure| figure.exact().map(ToString::to_string))
        };
        assert_eq!(exact("33.30"), Ok(Some("333/10".to_owned())));
        assert_eq!(exact("-400/9"), Ok(Some("-400/9".to_owned())));
        assert_eq!(exact("none"), Ok(None));
        assert_eq!(exact("1/0"), Err("`1/0` is not a figure".to_owned()));
        assert_eq!(exact("1,5"), Err("`1,5` is not a figure".to_owned()));
    }
}
