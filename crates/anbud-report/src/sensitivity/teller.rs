//! Who tells: sentences and figures in the language of the reader.

use anbud::Exact;
use anbud::exact::Decimals;
use anbud::keyed::Key;
use anbud::procedure::Language;
use anbud::tenders::Tender;

use super::Firm;
use crate::figures::shown;
use crate::language::{Arg, Texts, localized};
use crate::style::plain;
use crate::words::APPROXIMATELY;

/// Tells what was found in one language.
pub(super) struct Teller<'a> {
    pub(super) firm: &'a Firm<'a>,
    texts: Texts,
}

impl<'a> Teller<'a> {
    pub(super) fn new(firm: &'a Firm<'a>) -> Self {
        Teller { firm, texts: Texts::new(firm.language) }
    }

    /// A word or sentence that needs nothing.
    pub(super) fn word(&self, id: &str) -> String {
        self.texts.word(id)
    }

    /// A sentence filled with texts.
    pub(super) fn say(&self, id: &str, texts: &[(&str, &str)]) -> String {
        let args: Vec<_> = texts.iter().map(|(name, text)| (*name, Arg::Text(text))).collect();
        self.texts.say(id, &args)
    }

    /// A word for so many.
    pub(super) fn count(&self, id: &str, count: usize) -> String {
        self.texts.say(id, &[("count", Arg::Count(count))])
    }

    /// The id of a tender.
    pub(super) fn id(&self, tender: Key<Tender>) -> String {
        plain(self.firm.id(tender))
    }

    /// Who is first; in words where nobody is alone.
    pub(super) fn first(&self, tender: Option<Key<Tender>>) -> String {
        tender.map_or_else(|| self.word("sens-nobody"), |tender| self.id(tender))
    }

    /// Digits in the form of the language.
    pub(super) fn digits(&self, text: &str) -> String {
        match self.firm.language {
            // text for a terminal parts groups of digits by blanks in English, as everywhere
            Language::English => text.to_owned(),
            Language::Swedish => {
                let (mark, digits) = match text.strip_prefix(APPROXIMATELY) {
                    Some(digits) => (APPROXIMATELY, digits),
                    None => ("", text),
                };
                format!("{mark}{}", localized(&digits.replace(' ', ""), Language::Swedish))
            }
        }
    }

    /// A number, marked where it is not the figure itself.
    pub(super) fn figure(&self, number: &Exact, is_exact: bool) -> String {
        self.digits(&shown(number, is_exact).marked())
    }

    /// A number with at most two decimals, marked where it had more; with more where nothing would be left of it.
    pub(super) fn short(&self, number: &Exact, is_exact: bool) -> String {
        if number.absolute() < Exact::from_scaled(1, 1) && !number.is_zero() {
            return self.figure(number, is_exact);
        }
        let mark = if is_exact && number.has_decimals(2) { "" } else { APPROXIMATELY };
        let text = crate::figures::grouped(&number.decimal(Decimals::AtMost(2)));
        self.digits(&format!("{mark}{text}"))
    }

    /// The same with its sign.
    pub(super) fn signed(&self, number: &Exact, is_exact: bool) -> String {
        let sign = if number.is_negative() || number.is_zero() { "" } else { "+" };
        let text = self.short(number, is_exact);
        match text.strip_prefix(APPROXIMATELY) {
            Some(digits) => format!("{APPROXIMATELY}{sign}{digits}"),
            None => format!("{sign}{text}"),
        }
    }

    /// A share as a percentage.
    pub(super) fn percent(&self, share: &Exact) -> String {
        let hundredfold = share * &Exact::whole(100);
        let figure = self.short(&hundredfold, true);
        self.say("percent", &[("figure", &figure)])
    }
}
