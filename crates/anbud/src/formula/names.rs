//! What the names in a formula stand for, where the formula stands.

use std::ops::Range;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

use super::symbol::{Scope, Symbol, Where};
use super::syntax::Reference;
use super::{FormulaText, words};
use crate::Place;
use crate::diagnostic::{Diagnostic, codes, did_you_mean};
use crate::keyed::Key;
use crate::procedure::{Item, Kind, Part};

/// A name that a formula uses.
#[derive(Debug, Clone)]
pub(super) struct Used {
    pub(super) symbol: Symbol,
    pub(super) name: Arc<str>,
    /// Where it is used first.
    pub(super) place: Place,
}

/// Resolves names while a formula is read: earlier steps, parameters, built-in names, measures.
pub(super) struct Names<'a> {
    scope: &'a Scope<'a>,
    text: &'a FormulaText,
    pub(super) steps: Vec<Arc<str>>,
    /// Steps further down, which cannot be named yet.
    pub(super) later: Vec<Arc<str>>,
    pub(super) symbols: Vec<Used>,
    /// Whether names are taken as they are, whatever they stand for.
    as_written: bool,
}

impl<'a> Names<'a> {
    pub(super) fn new(scope: &'a Scope<'a>, text: &'a FormulaText) -> Self {
        let (steps, later, symbols) = (Vec::new(), Vec::new(), Vec::new());
        Names { scope, text, steps, later, symbols, as_written: false }
    }

    /// For a formula that is set and not evaluated: every name stands for itself.
    pub(super) fn as_written(scope: &'a Scope<'a>, text: &'a FormulaText) -> Self {
        Names { as_written: true, ..Names::new(scope, text) }
    }

    pub(super) fn resolve(
        &mut self,
        name: &str,
        range: Range<usize>,
    ) -> Result<Reference, Diagnostic> {
        if let Some(step) = self.steps.iter().position(|step| **step == *name) {
            return Ok(Reference::Step(step));
        }
        let place = self.text.place(range);
        let symbol = self.symbol(name, &place)?;
        let known = self.symbols.iter().position(|known| known.symbol == symbol);
        Ok(Reference::Symbol(known.unwrap_or_else(|| {
            self.symbols.push(Used { symbol, name: name.into(), place });
            self.symbols.len() - 1
        })))
    }

    fn symbol(&self, name: &str, place: &Place) -> Result<Symbol, Diagnostic> {
        if self.as_written {
            return Ok(Symbol::Measure(name.into()));
        }
        if let Some((of, id)) = name.split_once('.') {
            return self.dotted(name, of, id, place);
        }
        if let Some(at) =
            self.scope.parameters.iter().position(|parameter| *parameter.name == *name)
        {
            return Ok(Symbol::Parameter(at));
        }
        if let Some(part) = self.scope.parts.get(name) {
            return self.part(name, *part, place);
        }
        if words::is_built_in(name) {
            return built_in(name).filter(|symbol| self.knows(symbol)).ok_or_else(|| {
                unknown(
                    place,
                    format!("`{name}` has a meaning elsewhere, but not here"),
                    self.known(),
                )
            });
        }
        if self.scope.measures && !self.later.iter().any(|later| **later == *name) {
            return Ok(Symbol::Measure(name.into()));
        }
        Err(self.unknown_name(name, place))
    }

    fn unknown_name(&self, name: &str, place: &Place) -> Diagnostic {
        if self.later.iter().any(|later| **later == *name) {
            let message = format!("the step `{name}` stands further down");
            return unknown(place, message, "a step can only name steps above it".to_owned());
        }
        let steps = self.steps.iter().map(|step| &**step);
        let parameters = self.scope.parameters.iter().map(|parameter| &*parameter.name);
        let words = words::all().map(|word| -> &str { word });
        let known = steps.chain(parameters).chain(words);
        let help = did_you_mean(name, known).map(|word| format!("did you mean `{word}`?"));
        let message = format!("nothing is called `{name}`");
        unknown(place, message, help.unwrap_or_else(|| self.known()))
    }

    /// A part of the price, which only rules on the price may see.
    fn part(&self, name: &str, part: Key<Part>, place: &Place) -> Result<Symbol, Diagnostic> {
        if matches!(self.scope.at, Where::Price | Where::Rejection) {
            return Ok(Symbol::Part(part));
        }
        let message =
            format!("`{name}` is a part of the price, known in `[price]` and `when` only");
        Err(unknown(place, message, self.known()))
    }

    /// `points.ID`, `value.ID`, `share.ID`, `score.ID`.
    fn dotted(&self, name: &str, of: &str, id: &str, place: &Place) -> Result<Symbol, Diagnostic> {
        let make = match of {
            "points" | "value" | "share" | "score" if self.is_award() => of,
            "points" | "value" | "share" | "score" => {
                let message = format!("`{name}` is known in `[award]` and `[abnormal]` only");
                return Err(unknown(place, message, self.known()));
            }
            _ => {
                let message = format!("nothing is called `{name}`");
                let help = "write `points.ID`, `value.ID`, `share.ID` or `score.ID` of a criterion";
                return Err(unknown(place, message, help.to_owned()));
            }
        };
        let item = self.scope.items.get(id).copied();
        let symbol = match (make, item) {
            ("points", Some(Item::Criterion(key))) => Some(Symbol::PointsOf(key)),
            ("value", Some(Item::Criterion(key))) => Some(Symbol::ValueOf(key)),
            ("share", Some(item)) => Some(Symbol::ShareOf(item)),
            ("score", Some(item)) => Some(Symbol::ScoreOf(item)),
            _ => None,
        };
        symbol.ok_or_else(|| {
            let close = did_you_mean(id, self.scope.items.keys().map(|id| &**id));
            let help = close.map_or_else(
                || "name a criterion of this file".to_owned(),
                |close| format!("did you mean `{of}.{close}`?"),
            );
            unknown(place, format!("no criterion is called `{id}`"), help)
        })
    }

    /// Whether the formula stands where the panel is known; one that is only set is taken as it is.
    pub(super) fn knows_panel(&self) -> bool {
        self.as_written || self.scope.at == Where::Award
    }

    fn is_award(&self) -> bool {
        matches!(self.scope.at, Where::Award | Where::Abnormal)
    }

    /// Whether a built-in name has a meaning where the formula stands.
    fn knows(&self, symbol: &Symbol) -> bool {
        match (self.scope.at, symbol) {
            (Where::Curve(_), Symbol::Score | Symbol::Minimum | Symbol::Maximum) => true,
            (Where::Curve(_), Symbol::Full | Symbol::X | Symbol::Tenders) => true,
            (Where::Curve(kind), Symbol::Price) => kind != Kind::Quality,
            (Where::Part, Symbol::Tenders) => true,
            (Where::Price, Symbol::Bid | Symbol::Tenders) => true,
            (Where::Rejection, Symbol::Price | Symbol::Bid | Symbol::Tenders) => true,
            (Where::Award | Where::Abnormal, Symbol::Price | Symbol::Tenders) => true,
            (Where::Award | Where::Abnormal, Symbol::Quality | Symbol::QualityFull) => true,
            (Where::Award | Where::Abnormal, Symbol::Points | Symbol::PointsFull) => true,
            (Where::Award | Where::Abnormal, Symbol::Value | Symbol::ValueFull) => true,
            (Where::Abnormal, Symbol::Result) => true,
            _ => false,
        }
    }

    fn known(&self) -> String {
        let known = match self.scope.at {
            Where::Curve(Kind::Quality) => "`score`, `minimum`, `maximum`, `full`, `x`",
            Where::Curve(_) => "`x`, `price`, `full`",
            Where::Part => "`tenders`",
            Where::Price => "`bid`",
            Where::Rejection => "`price`, `bid`",
            Where::Award => {
                "`price`, `quality`, `quality_full`, `points`, `points_full`, `value`, `value_full`, `points.ID` and the like"
            }
            Where::Abnormal => "`price`, `quality`, `points`, `value`, `result` and the like",
        };
        let measures = if self.scope.measures { ", measures" } else { "" };
        format!("known here: {known}{measures}, parameters and steps above")
    }

    /// Takes the name of a step, unless it has a meaning already.
    pub(super) fn name_step(
        &mut self,
        name: &str,
        range: Range<usize>,
        is_last: bool,
    ) -> Option<Diagnostic> {
        let name: String = name.nfc().collect();
        let place = self.text.place(range);
        let taken = if self.steps.iter().any(|step| **step == *name) {
            Some(format!("the step `{name}` stands twice"))
        } else if self.scope.parameters.iter().any(|parameter| *parameter.name == *name) {
            Some(format!("`{name}` is a parameter"))
        } else if self.scope.parts.contains_key(&*name) {
            Some(format!("`{name}` is a part of the price"))
        } else if !is_last && words::is_built_in(&name) {
            Some(format!("`{name}` is a built-in name"))
        } else {
            None
        };
        self.steps.push(name.into());
        let message = taken?;
        Some(
            Diagnostic::mistake(codes::DUPLICATE, message)
                .at(place, "")
                .help("call the step otherwise"),
        )
    }
}

fn unknown(place: &Place, message: String, help: String) -> Diagnostic {
    Diagnostic::mistake(codes::UNKNOWN_NAME, message).at(place.clone(), "").help(help)
}

const BUILT_IN: &[(&str, Symbol)] = &[
    ("score", Symbol::Score),
    ("minimum", Symbol::Minimum),
    ("maximum", Symbol::Maximum),
    ("full", Symbol::Full),
    ("x", Symbol::X),
    ("price", Symbol::Price),
    ("bid", Symbol::Bid),
    ("quality", Symbol::Quality),
    ("quality_full", Symbol::QualityFull),
    ("points", Symbol::Points),
    ("points_full", Symbol::PointsFull),
    ("value", Symbol::Value),
    ("value_full", Symbol::ValueFull),
    ("result", Symbol::Result),
    ("tenders", Symbol::Tenders),
];

fn built_in(name: &str) -> Option<Symbol> {
    BUILT_IN.iter().find(|(known, _)| *known == name).map(|(_, symbol)| symbol.clone())
}
