//! Sentences of terminal text, and the figures and units in them, in the form of a language.

use anbud::Unit;
use anbud::procedure::Language;

use super::{Arg, Texts};
use crate::figures::{Per, grouped};

impl Texts {
    /// A sentence filled with texts.
    pub(crate) fn fill(&self, id: &str, with: &[(&str, &str)]) -> String {
        let args: Vec<_> = with.iter().map(|(name, text)| (*name, Arg::Text(text))).collect();
        self.say(id, &args)
    }

    /// A rule for equal results, such as `lowest price`, in words of the language.
    pub(crate) fn tie(&self, rule: &str) -> String {
        let (end, what) = rule.split_once(' ').unwrap_or((rule, ""));
        let id = format!("tie-{end}");
        if !self.knows(&id) {
            return rule.to_owned();
        }
        let known = format!("tie-{what}");
        let what = if self.knows(&known) { self.word(&known) } else { what.to_owned() };
        self.fill(&id, &[("what", &what)])
    }

    /// A sentence that a count chooses the form of: it stands in it as `$n`, with its digits in groups.
    pub(crate) fn counted(&self, id: &str, count: usize, with: &[(&str, &str)]) -> String {
        let n = in_form(&grouped(&count.to_string()), self.language());
        let mut args = vec![("count", Arg::Count(count)), ("n", Arg::Text(&n))];
        args.extend(with.iter().map(|(name, text)| (*name, Arg::Text(text))));
        self.say(id, &args)
    }

    /// A figure as terminal text has it, such as `≈ -1 950.5 %`, in the form of the language; English stays as it is.
    pub(crate) fn figure(&self, text: &str) -> String {
        in_form(text, self.language())
    }

    /// A unit in words, for so many units of money: `points per million SEK`; empty for a pure number.
    pub(crate) fn unit(&self, unit: Unit, per: Per, currency: &str) -> String {
        match unit {
            Unit::MONEY => currency.to_owned(),
            Unit::POINTS => self.word("points-unit"),
            Unit::Known { money: -1, points: 1 } => self.per("points-per", per, currency),
            Unit::Known { money: -1, points: 0 } => self.per("per", per, currency),
            Unit::Known { money: 1, points: -1 } => {
                self.fill("per-point", &[("currency", currency)])
            }
            _ => String::new(),
        }
    }

    /// So much for each million of money.
    fn per(&self, id: &str, per: Per, currency: &str) -> String {
        let amount = self.fill(&format!("per-amount-{}", per.zeros()), &[("currency", currency)]);
        self.fill(id, &[("amount", &amount)])
    }
}

/// A figure as terminal text has it in the form of a language: English stays as it is.
pub(crate) fn in_form(text: &str, language: Language) -> String {
    match language {
        Language::English => text.to_owned(),
        Language::Swedish => text.replace(' ', "\u{a0}").replace('.', ",").replace('-', "\u{2212}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{Language, Per, Texts, Unit};
    use anbud::Exact;

    #[test]
    fn figures_have_the_form_of_the_language() {
        let swedish = Texts::new(Language::Swedish).figure("≈ -1 950.5 %");
        assert_eq!(swedish, "≈\u{a0}\u{2212}1\u{a0}950,5\u{a0}%");
        assert_eq!(Texts::new(Language::English).figure("≈ -1 950.5 %"), "≈ -1 950.5 %");
    }

    #[test]
    fn swedish_figures_are_as_in_reports() {
        for text in ["0", "-0.5", "999", "1000", "-1234567.890"] {
            let spoken = super::in_form(&super::grouped(text), Language::Swedish);
            assert_eq!(spoken, crate::language::localized(text, Language::Swedish));
        }
    }

    #[test]
    fn units_are_said_in_the_language() {
        let unit = Unit::Known { money: -1, points: 1 };
        let per = Per::choose(unit, &[&Exact::from_scaled(37, 9)]);
        let said = |language| Texts::new(language).unit(unit, per, "SEK");
        assert_eq!(said(Language::English), "points per billion SEK");
        assert_eq!(said(Language::Swedish), "poäng per miljard SEK");
    }
}
