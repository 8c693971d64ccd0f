//! Who tells: sentences and figures in the language of the reader.

use anbud::Exact;
use anbud::exact::Decimals;
use anbud::keyed::Key;
use anbud::tenders::Tender;

use super::Firm;
use crate::figures::{grouped, shown};
use crate::language::{Arg, Texts, in_form};
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
        in_form(text, self.firm.language)
    }

    /// A number, marked where it is not the figure itself.
    pub(super) fn figure(&self, number: &Exact, is_exact: bool) -> String {
        self.digits(&shown(number, is_exact).marked())
    }

    /// A number with at most two decimals, marked where it had more; with more where nothing would be left of it.
    pub(super) fn short(&self, number: &Exact, is_exact: bool) -> String {
        let (mark, text) = rounded(number, is_exact);
        self.digits(&format!("{mark}{text}"))
    }

    /// The same with its sign.
    pub(super) fn signed(&self, number: &Exact, is_exact: bool) -> String {
        let sign = if number.is_negative() || number.is_zero() { "" } else { "+" };
        let (mark, text) = rounded(number, is_exact);
        self.digits(&format!("{mark}{sign}{text}"))
    }

    /// A share as a percentage.
    pub(super) fn percent(&self, share: &Exact) -> String {
        let hundredfold = share * &Exact::whole(100);
        let figure = self.short(&hundredfold, true);
        self.say("percent", &[("figure", &figure)])
    }
}

/// A number rounded for the text, and the mark before it.
fn rounded(number: &Exact, is_exact: bool) -> (&'static str, String) {
    let mark = |is_exact: bool| if is_exact { "" } else { APPROXIMATELY };
    if number.absolute() < Exact::from_scaled(1, 1) && !number.is_zero() {
        let shown = shown(number, is_exact);
        return (mark(shown.is_exact), shown.text);
    }
    let text = grouped(&number.decimal(Decimals::AtMost(2)));
    (mark(is_exact && number.has_decimals(2)), text)
}
