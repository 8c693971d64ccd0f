//! Tie rules: `highest NAME`, `lowest NAME` or `draw`; one that cannot separate anybody is worth a warning.

use super::Text;
use super::identifiers::{Naming, check, normal};
use super::mistakes::{Mistakes, choose};
use super::reach::Reach;
use super::rules::Rules;
use crate::diagnostic::codes;
use crate::formula::{self, Formula, Symbol};
use crate::procedure::{Best, Item, TieName, TieRule};

const WORDS: &[(&str, Option<Best>)] =
    &[("highest", Some(Best::Highest)), ("lowest", Some(Best::Lowest)), ("draw", None)];

/// What tie rules are resolved with.
struct Names<'a> {
    formula: Option<&'a Formula>,
    reach: &'a Reach<'a>,
    rules: &'a Rules<'a>,
}

/// Checks the tie rules in order.
pub(super) fn ties(
    stated: &[Text],
    formula: Option<&Formula>,
    reach: &Reach<'_>,
    rules: &mut Rules<'_>,
    mistakes: &mut Mistakes,
) -> Vec<TieRule> {
    let names = Names { formula, reach, rules };
    let mut ties: Vec<TieRule> = Vec::new();
    for text in stated {
        let Some(tie) = names.rule(text, mistakes) else { continue };
        let looks_at = |tie: &TieRule| tie.by.as_ref().map(|(_, name)| name.clone());
        if let Some(first) = ties.iter().find(|first| looks_at(first) == looks_at(&tie)) {
            let message =
                format!("`{}` cannot separate what `{}` has left tied", tie.text, first.text);
            mistakes.warn(message, &tie.place, "keep one of them".to_owned());
        } else if let Some(draw) = ties.iter().find(|first| first.by.is_none()) {
            let message =
                format!("`{}` stands after `{}`, which leaves nothing tied", tie.text, draw.text);
            mistakes.warn(message, &tie.place, "put `draw` last".to_owned());
        }
        ties.push(tie);
    }
    for tie in &ties {
        if let Some((_, TieName::Measure(name))) = &tie.by {
            rules.measures.entry(name.clone()).or_insert_with(|| tie.place.clone());
        }
    }
    ties
}

impl Names<'_> {
    /// One rule.
    fn rule(&self, text: &Text, mistakes: &mut Mistakes) -> Option<TieRule> {
        let mut words = text.value.split_whitespace();
        let first = Text::new(words.next().unwrap_or("").to_owned(), text.place.clone());
        let rest: Vec<&str> = words.collect();
        let best = choose(&first, "ties", WORDS, mistakes)?;
        let by = match (best, rest.as_slice()) {
            (None, []) => None,
            (Some(best), [name]) => Some((best, self.name(&normal(name), text, mistakes)?)),
            (_, _) => {
                let message = format!("`{}` is not a tie rule", text.value);
                let help = "write `highest NAME`, `lowest NAME` or `draw`".to_owned();
                mistakes.at(codes::UNKNOWN_WORD, message, &text.place, help);
                return None;
            }
        };
        Some(TieRule { text: text.value.trim().into(), place: text.place.clone(), by })
    }

    /// What a name means: built-in, a step of the award formula, a criterion, a measure.
    fn name(&self, name: &str, text: &Text, mistakes: &mut Mistakes) -> Option<TieName> {
        if let Some((of, id)) = name.split_once('.') {
            return self.dotted(of, id, text, mistakes);
        }
        let built_in = match name {
            "price" => Some((TieName::Price, Symbol::Price)),
            "quality" => Some((TieName::Quality, Symbol::Quality)),
            "points" => Some((TieName::Points, Symbol::Points)),
            "value" => Some((TieName::Value, Symbol::Value)),
            _ => None,
        };
        if let Some((built_in, symbol)) = built_in {
            self.reach.check_symbol(&symbol, &text.place, mistakes);
            return Some(built_in);
        }
        let step = self.formula.and_then(|formula| formula.steps().position(|step| step == name));
        if let Some(step) = step.or_else(|| (name == "result").then_some(0)) {
            return Some(TieName::Step(step));
        }
        match self.rules.items.get(name) {
            Some(Item::Criterion(key)) => {
                self.refuse_both(name, text, mistakes)?;
                let is_value = self.reach.tree.criteria[*key].is_value;
                self.reach.check_marks(*key, is_value, &text.place, mistakes);
                Some(TieName::Criterion(*key))
            }
            Some(Item::Requirement(_)) => {
                let message = format!("`{name}` is a requirement, which has no points");
                let help = format!("write `score.{name}` or `share.{name}`");
                mistakes.at(codes::UNKNOWN_NAME, message, &text.place, help);
                None
            }
            None => self.measure(name, text, mistakes),
        }
    }

    /// A measure: any other name; whether tenders state it is seen when they are read.
    fn measure(&self, name: &str, text: &Text, mistakes: &mut Mistakes) -> Option<TieName> {
        if formula::is_built_in(name) {
            let message = format!("`{name}` is not known in tie rules");
            let help = "name `price`, `quality`, `points`, `value`, a step of the award formula, a criterion or a measure";
            mistakes.at(codes::UNKNOWN_NAME, message, &text.place, help.to_owned());
            return None;
        }
        if self.rules.parts.contains_key(name) {
            let message = format!("`{name}` is a part of the price, and is not known in tie rules");
            mistakes.at(codes::UNKNOWN_NAME, message, &text.place, "name `price`".to_owned());
            return None;
        }
        let name = Text::new(name.to_owned(), text.place.clone());
        check(&name, "measure", Naming::Bare, mistakes);
        Some(TieName::Measure(name.value.into()))
    }

    /// A name that is a criterion and a measure says neither.
    fn refuse_both(&self, name: &str, text: &Text, mistakes: &mut Mistakes) -> Option<()> {
        let Some(measure) = self.rules.measures.get(name) else { return Some(()) };
        let message = format!("`{name}` is a criterion and a measure");
        let help = format!("write `points.{name}`, or rename the measure");
        mistakes.clash(codes::CONFLICT, message, (&text.place, measure), &help);
        None
    }

    /// `points.ID`, `value.ID`, `share.ID` and `score.ID`.
    fn dotted(&self, of: &str, id: &str, text: &Text, mistakes: &mut Mistakes) -> Option<TieName> {
        const FIGURES: [&str; 4] = ["points", "value", "share", "score"];
        if !FIGURES.contains(&of) {
            let word = Text::new(of.to_owned(), text.place.clone());
            mistakes.unknown(codes::UNKNOWN_NAME, &word, "a figure of a criterion", FIGURES);
            return None;
        }
        let Some(item) = self.rules.items.get(id).copied() else {
            let known = self.rules.items.keys().map(|id| &**id);
            let id = Text::new(id.to_owned(), text.place.clone());
            mistakes.unknown(codes::UNKNOWN_REFERENCE, &id, "a criterion or requirement", known);
            return None;
        };
        match (of, item) {
            ("share", item) => {
                self.reach.check_share(item, &text.place, mistakes);
                Some(TieName::Share(item))
            }
            ("score", item) => {
                self.reach.check_score(item, &text.place, mistakes);
                Some(TieName::Score(item))
            }
            (_, Item::Criterion(key)) => {
                self.reach.check_marks(key, of == "value", &text.place, mistakes);
                Some(TieName::Criterion(key))
            }
            (_, Item::Requirement(_)) => {
                let message = format!("`{id}` is a requirement, which has no {of}");
                let help = format!("write `score.{id}` or `share.{id}`");
                mistakes.at(codes::UNKNOWN_NAME, message, &text.place, help);
                None
            }
        }
    }
}
