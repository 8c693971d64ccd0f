//! What formulas and tie rules reach for must be there: points of criteria that have points, money of those that yield money.

use super::bases::without_scores;
use super::mistakes::Mistakes;
use super::thresholds::without_share;
use super::tree::Tree;
use crate::Place;
use crate::diagnostic::codes;
use crate::formula::{Formula, Symbol};
use crate::keyed::{Key, List};
use crate::procedure::{Criterion, Item, Kind, Requirement};

/// What can be reached: the criteria and requirements as worked out.
pub(super) struct Reach<'a> {
    /// The criteria.
    pub(super) tree: &'a Tree<'a>,
    /// The requirements.
    pub(super) requirements: &'a List<Requirement>,
}

impl Reach<'_> {
    /// Checks every name of an award formula or a test for abnormally low tenders.
    pub(super) fn check(&self, formula: &Formula, mistakes: &mut Mistakes) {
        for (symbol, place) in formula.symbols() {
            self.check_symbol(symbol, &place, mistakes);
        }
    }

    /// Checks one name, where it stands.
    pub(super) fn check_symbol(&self, symbol: &Symbol, place: &Place, mistakes: &mut Mistakes) {
        match symbol {
            Symbol::PointsOf(key) => self.check_marks(*key, false, place, mistakes),
            Symbol::ValueOf(key) => self.check_marks(*key, true, place, mistakes),
            Symbol::ShareOf(item) => self.check_share(*item, place, mistakes),
            Symbol::ScoreOf(item) => self.check_score(*item, place, mistakes),
            Symbol::Quality | Symbol::QualityFull => {
                self.check_top(
                    "quality",
                    |c| c.kind == Kind::Quality && !c.is_value,
                    place,
                    mistakes,
                );
            }
            Symbol::Points | Symbol::PointsFull => {
                self.check_top("points", |c| !c.is_value, place, mistakes);
            }
            Symbol::Value | Symbol::ValueFull => {
                self.check_top("value", |c| c.is_value, place, mistakes)
            }
            _ => {}
        }
    }

    /// The points or the money of a criterion.
    pub(super) fn check_marks(
        &self,
        key: Key<Criterion>,
        money: bool,
        place: &Place,
        mistakes: &mut Mistakes,
    ) {
        let criterion = &self.tree.criteria[key];
        let id = &criterion.id;
        if !self.tree.takes_part(key) {
            let message = format!("`{id}` has no points: it takes no part in sums");
            let help = format!("state the `weight`, `points` or `value` of `{id}`");
            mistakes.at(codes::UNKNOWN_NAME, message, place, help);
        } else if criterion.is_value != money && !self.tree.is_broken(key) {
            let (has, wanted) =
                if criterion.is_value { ("money", "value") } else { ("points", "points") };
            let message = format!("`{id}` yields {has}");
            mistakes.at(codes::UNKNOWN_NAME, message, place, format!("write `{wanted}.{id}`"));
        }
    }

    /// The share of a criterion or of a scored requirement.
    pub(super) fn check_share(&self, item: Item, place: &Place, mistakes: &mut Mistakes) {
        let why = match item {
            Item::Criterion(key) if self.tree.is_broken(key) => None,
            Item::Criterion(key) => without_share(self.tree, key),
            Item::Requirement(key) => self.is_mandatory(key),
        };
        if let Some(why) = why {
            let message = format!("`{}` has no share: {why}", self.id(item));
            let help = "name one that has a share of full marks".to_owned();
            mistakes.at(codes::UNKNOWN_NAME, message, place, help);
        }
    }

    /// The score of a criterion or of a scored requirement.
    pub(super) fn check_score(&self, item: Item, place: &Place, mistakes: &mut Mistakes) {
        let why = match item {
            Item::Criterion(key) if self.tree.is_broken(key) => None,
            Item::Criterion(key) => {
                without_scores(&self.tree.criteria[key].basis).map(|why| format!("it {why}"))
            }
            Item::Requirement(key) => self.is_mandatory(key).map(str::to_owned),
        };
        if let Some(why) = why {
            let message = format!("`{}` has no score: {why}", self.id(item));
            let help = "name a requirement or criterion that evaluators score".to_owned();
            mistakes.at(codes::UNKNOWN_NAME, message, place, help);
        }
    }

    fn is_mandatory(&self, key: Key<Requirement>) -> Option<&'static str> {
        self.requirements[key].mandatory.then_some("it is mandatory, met or not")
    }

    fn id(&self, item: Item) -> &str {
        match item {
            Item::Criterion(key) => &self.tree.criteria[key].id,
            Item::Requirement(key) => &self.requirements[key].id,
        }
    }

    /// A sum over the top needs a criterion there that counts in it.
    fn check_top(
        &self,
        sum: &str,
        counts: impl Fn(&Criterion) -> bool,
        place: &Place,
        mistakes: &mut Mistakes,
    ) {
        let is_known = !self.tree.any_broken();
        let mut top = self.tree.keys().map(|(key, _)| key);
        let is_there = top.any(|key| {
            let criterion = &self.tree.criteria[key];
            criterion.parent.is_none() && criterion.marks.is_some() && counts(criterion)
        });
        if is_known && !is_there {
            let message = format!("there is no `{sum}`: no criterion at the top counts in it");
            let help = match sum {
                "quality" => "add a `[[criterion]]` of kind `quality` with a `weight` or `points`",
                "points" => "add a `[[criterion]]` with a `weight` or `points`",
                _ => "add a `[[criterion]]` with a `value`, the money that full marks are worth",
            };
            mistakes.at(codes::RULE_NOT_STATED, message, place, help.to_owned());
        }
    }

    /// Whether the price can change a result by this formula: directly, or by the points or money of a criterion.
    pub(super) fn price_counts(&self, formula: &Formula) -> bool {
        let names_price = formula.symbols().any(|(symbol, _)| *symbol == Symbol::Price);
        let is_weighed = |criterion: &Criterion| {
            criterion.parent.is_none()
                && criterion.kind != Kind::Quality
                && criterion.marks.is_some()
        };
        let without_price = formula.is_over_panel()
            && self.tree.criteria.iter().all(|criterion| criterion.kind == Kind::Quality);
        names_price
            || without_price
            || self.tree.any_broken()
            || self.tree.criteria.iter().any(is_weighed)
    }
}
