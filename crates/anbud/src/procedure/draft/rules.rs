//! Rules: a model of the catalogue, one's own formula or a table becomes a rule that can be worked out.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::mistakes::{Mistakes, choices};
use super::parameters::{Shared, warn};
use super::{Number, RuleDraft, Text, Written};
use crate::catalogue::{self, Family, Model};
use crate::diagnostic::{Diagnostic, codes};
use crate::formula::{Formula, FormulaText, Scope, Symbol, Where};
use crate::keyed::Key;
use crate::procedure::{Best, Item, Parameter, Part};
use crate::{Literal, Place};

/// Where a rule stands, and which models may stand there.
pub(super) struct Seat<'a> {
    /// What its formula knows and yields.
    pub(super) at: Where,
    /// What it is the rule of, in messages: an id or a table in backticks.
    pub(super) of: &'a str,
    /// Which families of models fit.
    pub(super) families: &'a [Family],
}

/// What came of a rule.
pub(super) enum Outcome {
    /// Nothing is stated.
    NotStated,
    /// What is stated is wrong; the mistakes say why.
    Wrong,
    /// A formula.
    Formula(Ready),
    /// A table.
    Table(Vec<(Literal, Literal)>, Place),
}

/// A formula that can be worked out.
pub(super) struct Ready {
    /// The formula.
    pub(super) formula: Formula,
    /// The model that it comes from, if any.
    pub(super) model: Option<Arc<str>>,
    /// The direction that the model brings.
    pub(super) best: Option<Best>,
    /// Where the model or formula is stated.
    pub(super) place: Place,
}

/// What rules are made with, and what they use.
pub(super) struct Rules<'a> {
    /// The parameters of the file.
    pub(super) shared: Shared,
    /// Criteria and requirements by id.
    pub(super) items: &'a BTreeMap<Arc<str>, Item>,
    /// The parts of the price by name.
    pub(super) parts: BTreeMap<Arc<str>, Key<Part>>,
    /// The steps of own formulas, each with the place of a formula that has it.
    pub(super) steps: BTreeMap<Arc<str>, Place>,
    /// The measures that formulas and criteria name, each with a place where they do.
    pub(super) measures: BTreeMap<Arc<str>, Place>,
    /// Whether some formula is wrong or unreadable, so that what it uses is not known.
    any_wrong: bool,
}

impl<'a> Rules<'a> {
    /// Rules with the parameters of the file and the ids that formulas may name.
    pub(super) fn new(
        shared: Shared,
        items: &'a BTreeMap<Arc<str>, Item>,
        parts: BTreeMap<Arc<str>, Key<Part>>,
        are_damaged: bool,
    ) -> Self {
        let (steps, measures) = (BTreeMap::new(), BTreeMap::new());
        Rules { shared, items, parts, steps, measures, any_wrong: are_damaged }
    }

    /// Notes that a rule is missing: what only that rule may use is not called unused.
    pub(super) fn lack_one(&mut self) {
        self.any_wrong = true;
    }

    /// Makes a rule of what is stated.
    pub(super) fn rule(
        &mut self,
        stated: &RuleDraft,
        seat: &Seat<'_>,
        mistakes: &mut Mistakes,
    ) -> Outcome {
        self.any_wrong |= stated.damaged;
        if !is_single(stated, seat, mistakes) {
            self.any_wrong = true;
            return Outcome::Wrong;
        }
        if let Some(name) = &stated.model {
            return self
                .model(name, stated, seat, mistakes)
                .map_or(Outcome::Wrong, Outcome::Formula);
        }
        if let Some(text) = &stated.formula {
            return self.own(text, stated, seat, mistakes).map_or(Outcome::Wrong, Outcome::Formula);
        }
        if let Some(table) = &stated.table {
            let beside = self.shared.beside(&stated.parameters, mistakes);
            beside.iter().for_each(|parameter| warn(parameter, mistakes));
            let rows = table_rows(table, mistakes);
            return rows.map_or(Outcome::Wrong, |rows| Outcome::Table(rows, table.place.clone()));
        }
        if stated.damaged { Outcome::Wrong } else { Outcome::NotStated }
    }

    /// One's own formula: it knows the parameters of the file and those beside it.
    fn own(
        &mut self,
        text: &FormulaText,
        stated: &RuleDraft,
        seat: &Seat<'_>,
        mistakes: &mut Mistakes,
    ) -> Option<Ready> {
        let beside = self.shared.beside(&stated.parameters, mistakes);
        let parameters = [self.shared.named_in(text.as_str()), beside.clone()].concat();
        let formula = self.compile(text, seat.at, &parameters, true, mistakes)?;
        self.remember(&formula, seat.at, &beside, mistakes);
        let place = text.whole_place();
        Some(Ready { formula, model: None, best: None, place })
    }

    fn compile(
        &mut self,
        text: &FormulaText,
        at: Where,
        parameters: &[Parameter],
        measures: bool,
        mistakes: &mut Mistakes,
    ) -> Option<Formula> {
        // a model has names of its own, whatever the parts of the price are called
        let none = BTreeMap::new();
        let (items, parts) = (self.items, if measures { &self.parts } else { &none });
        let scope = Scope { at, parameters, items, parts, measures };
        match Formula::compile(text, &scope) {
            Ok(formula) => Some(formula),
            Err(found) => {
                self.any_wrong = true;
                mistakes.extend(found);
                None
            }
        }
    }

    /// Remembers which parameters, measures and steps a formula uses, and warns of parameters beside it that it does not.
    fn remember(
        &mut self,
        formula: &Formula,
        at: Where,
        beside: &[Parameter],
        mistakes: &mut Mistakes,
    ) {
        // the one step of a condition has no name of its own
        let steps = formula.steps().enumerate().filter(|_| at != Where::Rejection);
        for (step, name) in steps {
            if let Some(place) = formula.step_place(step) {
                self.steps.entry(name.into()).or_insert(place);
            }
        }
        let mut used = Vec::new();
        for (symbol, place) in formula.symbols() {
            if let Symbol::Measure(name) = symbol {
                self.measures.entry(name.clone()).or_insert(place);
            } else if let Symbol::Parameter(at) = symbol
                && let Some(parameter) = formula.parameters().get(*at)
            {
                used.push(parameter.name.clone());
            }
        }
        used.iter().for_each(|name| self.shared.set_used(name));
        let unused = beside.iter().filter(|parameter| !used.contains(&parameter.name));
        unused.for_each(|parameter| warn(parameter, mistakes));
    }

    /// A model of the catalogue: it sees its own parameters only.
    fn model(
        &mut self,
        name: &Text,
        stated: &RuleDraft,
        seat: &Seat<'_>,
        mistakes: &mut Mistakes,
    ) -> Option<Ready> {
        let Some(model) = catalogue::find(&name.value) else {
            self.any_wrong = true;
            report_unknown(name, seat, mistakes);
            return None;
        };
        if !seat.families.contains(&model.family) {
            self.any_wrong = true;
            report_family(name, &model, seat, mistakes);
            return None;
        }
        if let Some(table) = &model.table {
            self.any_wrong = true;
            let message =
                format!("the model `{}` is a table, and its rows are not stated", model.id);
            let help = format!("state the rows in place of the model, such as `{table}`");
            mistakes.at(codes::RULE_NOT_STATED, message, &name.place, help);
            return None;
        }
        let parameters = self.model_parameters(name, &model, stated, mistakes)?;
        let text = FormulaText::whole(model.formula.as_str(), name.place.clone());
        let formula = self.compile(&text, seat.at, &parameters, false, mistakes)?;
        let (model_name, best) = (Some(model.id.as_str().into()), model.best);
        Some(Ready { formula, model: model_name, best, place: name.place.clone() })
    }

    /// The parameters of a model: from beside it, else from the file; none may be missing, none be another.
    fn model_parameters(
        &mut self,
        name: &Text,
        model: &Model,
        stated: &RuleDraft,
        mistakes: &mut Mistakes,
    ) -> Option<Vec<Parameter>> {
        let mut are_known = true;
        for (written, _) in &stated.parameters {
            if model.parameters.is_empty() {
                let message = format!("the model `{}` takes no parameters", model.id);
                let help = format!("leave `{}` out", written.value);
                mistakes.at(codes::MODEL_PARAMETER, message, &written.place, help);
                are_known = false;
            } else if !model.parameters.contains_key(&written.value) {
                let what = format!("a parameter of the model `{}`", model.id);
                let known = model.parameters.keys().map(String::as_str);
                mistakes.unknown(codes::MODEL_PARAMETER, written, &what, known);
                are_known = false;
            }
        }
        let beside = self.shared.beside(&stated.parameters, mistakes);
        let mut found = Vec::new();
        let mut are_complete = true;
        for (wanted, described) in &model.parameters {
            let by_name = |parameter: &&Parameter| *parameter.name == **wanted;
            if let Some(parameter) = beside.iter().find(by_name) {
                found.push(parameter.clone());
            } else if let Some(parameter) = self.shared.find(wanted).cloned() {
                self.shared.set_used(&parameter.name);
                found.push(parameter);
            } else {
                are_complete = false;
                // a parameter that it does not know is likely this one, misspelt
                if are_known && !stated.damaged {
                    let message = format!(
                        "the model `{}` needs `{wanted}`: {}",
                        model.id, described.meaning.en
                    );
                    let help = format!(
                        "state `parameters = {{ {wanted} = … }}` beside the model; {}",
                        described.range.en
                    );
                    mistakes.at(codes::MODEL_PARAMETER, message, &name.place, help);
                }
            }
        }
        self.any_wrong |= !are_known;
        are_complete.then_some(found)
    }
}

/// Whether at most one of model, formula and table is stated.
fn is_single(stated: &RuleDraft, seat: &Seat<'_>, mistakes: &mut Mistakes) -> bool {
    let model = stated.model.as_ref().map(|name| ("model", name.place.clone()));
    let formula = stated.formula.as_ref().map(|text| ("formula", text.whole_place()));
    let table = stated.table.as_ref().map(|rows| ("table", rows.place.clone()));
    let found: Vec<_> = [model, formula, table].into_iter().flatten().collect();
    let ([(first, _), (second, _)] | [(first, _), (second, _), _]) = found.as_slice() else {
        return true;
    };
    let message = format!("{} states both a `{first}` and a `{second}`", seat.of);
    let mistake = Diagnostic::mistake(codes::CONFLICT, message);
    let mistake = found
        .iter()
        .fold(mistake, |mistake, (key, place)| mistake.at(place.clone(), format!("`{key}`")));
    let name = stated.model.as_ref().map_or("", |name| name.value.as_str());
    let is_table = catalogue::find(name).is_some_and(|model| model.table.is_some());
    let help = match is_table && stated.table.is_some() {
        true => format!("leave `model` out: `{name}` is a table, whose rows `table` states"),
        false => "keep the one that is published".to_owned(),
    };
    mistakes.add(mistake.help(help));
    false
}

/// The models that fit a place, family by family.
pub(super) fn fitting(families: &[Family]) -> Vec<&'static str> {
    let is_of = |id: &&str, family| {
        catalogue::find(id).is_some_and(|model| model.family == family && model.table.is_none())
    };
    let of = |family: &Family| {
        let family = *family;
        catalogue::ids().filter(move |id| is_of(id, family))
    };
    families.iter().flat_map(of).collect()
}

fn report_unknown(name: &Text, seat: &Seat<'_>, mistakes: &mut Mistakes) {
    let message = format!("`{}` is not a model of the catalogue", name.value);
    let help = if mistakes.is_full() {
        String::new()
    } else if let Some(meant) = catalogue::nearest(&name.value) {
        format!("did you mean `{meant}`?")
    } else {
        format!("choose {}, or state a `formula`", choices(&fitting(seat.families)))
    };
    mistakes.at(codes::UNKNOWN_MODEL, message, &name.place, help);
}

fn report_family(name: &Text, model: &Model, seat: &Seat<'_>, mistakes: &mut Mistakes) {
    let (what, belongs) = match model.family {
        Family::Curve | Family::Transform => ("a model for criteria", "on a `[[criterion]]`"),
        Family::Award => ("an award model", "under `[award]`"),
        Family::Abnormal => ("a test for abnormally low tenders", "under `[abnormal]`"),
    };
    let message = format!("`{}` is {what} and cannot stand at {}", name.value, seat.of);
    let fitting = if mistakes.is_full() { Vec::new() } else { fitting(seat.families) };
    let help = match fitting.as_slice() {
        [] => format!("it belongs {belongs}; state a `formula` here"),
        fitting => format!("it belongs {belongs}; choose {} here", choices(fitting)),
    };
    mistakes.at(codes::UNKNOWN_MODEL, message, &name.place, help);
}

/// The rows of a table: at least one, the first figures rising.
fn table_rows(
    table: &Written<Vec<(Number, Number)>>,
    mistakes: &mut Mistakes,
) -> Option<Vec<(Literal, Literal)>> {
    if table.value.is_empty() {
        let help =
            "write rows of a figure and the share from it on: `[[0, \"0 %\"], [5, \"100 %\"]]`";
        mistakes.at(
            codes::MISSING_KEY,
            "the table has no rows".to_owned(),
            &table.place,
            help.to_owned(),
        );
        return None;
    }
    let mut rise = true;
    for pair in table.value.windows(2) {
        let [(before, _), (after, _)] = pair else { continue };
        if after.value <= before.value {
            let message = format!(
                "the first figures of a table must rise, and {} follows {}",
                after.value, before.value
            );
            let places = (&after.place, &before.place);
            mistakes.add(
                Diagnostic::mistake(codes::OUT_OF_RANGE, message)
                    .at(places.0.clone(), "")
                    .at(places.1.clone(), "")
                    .help("sort the rows, each with a figure of its own"),
            );
            rise = false;
        }
    }
    rise.then(|| table.value.iter().map(|(from, share)| (from.value, share.value)).collect())
}

impl Rules<'_> {
    /// Checks the names of all formulas against each other, and warns of parameters that none uses.
    pub(super) fn finish(&mut self, mistakes: &mut Mistakes) {
        for (name, place) in &self.measures {
            let clash = match (self.shared.find(name), self.steps.get(name)) {
                (Some(parameter), _) => Some(("parameter", &parameter.place)),
                (None, Some(step)) => Some(("step of a formula", step)),
                (None, None) => None,
            };
            if self.parts.contains_key(name) {
                let message = format!("`{name}` is a measure and a part of the price");
                mistakes.at(codes::DUPLICATE, message, place, "rename one of them".to_owned());
            } else if let Some((what, first)) = clash {
                let message = format!("`{name}` is a measure and a {what}");
                mistakes.clash(codes::DUPLICATE, message, (place, first), "rename one of them");
                self.shared.set_used(name);
            }
        }
        if !self.any_wrong {
            self.shared.warn_of_unused(mistakes);
        }
    }
}
