//! From scores, measures and prices to shares and points, up the tree.

use std::collections::BTreeMap;

use num_traits::Zero;

use super::case::{Case, Criterion, Curve, Kind, Marks, Numbers};
use super::catalogue;
use super::number::{Q, Written, rounded};
use super::work_out::{Failure, Scope, count};

/// What is known of a criterion for one tender.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// The score of a scored leaf.
    pub score: Option<Q>,
    /// The share of full marks.
    pub share: Option<Q>,
    /// Points, or money of a criterion under `value`.
    pub marks: Option<Q>,
}

/// Figures by criterion and tender.
pub type Table = BTreeMap<(String, usize), Result<Figures, Failure>>;

/// What a curve yields.
struct Yielded {
    /// Unknown where points are yielded and there are no full marks to divide them by.
    share: Option<Q>,
    /// Then these are the points.
    points: Option<Q>,
}

/// Everything that shares and points are worked out from.
pub struct Sources<'c> {
    /// The case.
    pub case: &'c Case,
    /// Prices by tender.
    pub prices: Vec<Result<Q, Failure>>,
    /// Scores by item and tender, as far as they have been needed.
    pub scores: BTreeMap<(String, usize), Result<Q, Failure>>,
}

/// The full marks of a criterion.
pub fn full(case: &Case, criterion: &Criterion) -> Q {
    match (criterion.marks, &criterion.parent) {
        (None, _) => count(0),
        (Some(Marks::Points(stated) | Marks::Value(stated)), _) => stated.value(),
        (Some(Marks::Weight(percent)), None) => percent.value(),
        (Some(Marks::Weight(percent)), Some(parent)) => {
            full(case, case.criterion(parent)) * percent.value() / count(100)
        }
    }
}

/// Whether a criterion yields money.
pub fn yields_money(case: &Case, criterion: &Criterion) -> bool {
    match (criterion.marks, &criterion.parent) {
        (Some(Marks::Value(_)), _) => true,
        (Some(Marks::Weight(_)), Some(parent)) => yields_money(case, case.criterion(parent)),
        _ => false,
    }
}

/// A figure of a list by its name.
pub fn stated(numbers: &Numbers, name: &str) -> Option<Q> {
    numbers.iter().find(|(known, _)| known == name).map(|(_, figure)| figure.value())
}

/// A measure of a tender.
pub fn measure(case: &Case, tender: usize, name: &str) -> Result<Q, Failure> {
    let tender = &case.tenders[tender];
    stated(&tender.measures, name).ok_or_else(|| format!("`{}` states no `{name}`", tender.id))
}

impl Sources<'_> {
    /// The score of an item for a tender.
    pub fn score(&self, item: &str, tender: usize) -> Result<Q, Failure> {
        let found = self.scores.get(&(item.to_owned(), tender));
        found.unwrap_or_else(|| panic!("the score of `{item}` comes too late")).clone()
    }

    /// The weighted mean over the items of a leaf.
    pub fn over_items(
        &self,
        leaf: &Criterion,
        of_item: &dyn Fn(&str) -> Result<Q, Failure>,
    ) -> Result<Q, Failure> {
        let requirements = self.case.requirements_of(&leaf.id);
        if requirements.is_empty() {
            return of_item(&leaf.id);
        }
        let mut sum = count(0);
        let mut weights = count(0);
        for requirement in requirements {
            let weight = requirement.weight.expect("weight of a scored requirement").value();
            sum += &weight * of_item(&requirement.id)?;
            weights += weight;
        }
        Ok(sum / weights)
    }

    /// The score of a leaf for a tender.
    pub fn leaf_score(&self, leaf: &Criterion, tender: usize) -> Result<Q, Failure> {
        self.over_items(leaf, &|item| self.score(item, tender))
    }

    /// The share of a requirement, or of a leaf without requirements.
    pub fn item_share(
        &self,
        item: &str,
        tender: usize,
        field: &[usize],
    ) -> Result<Option<Q>, Failure> {
        self.item_yields(self.case.leaf_of(item), item, tender, field).map(|yielded| yielded.share)
    }

    fn item_yields(
        &self,
        leaf: &Criterion,
        item: &str,
        tender: usize,
        field: &[usize],
    ) -> Result<Yielded, Failure> {
        let x = |of: usize| match (&leaf.measure, leaf.kind) {
            (Some(name), _) => measure(self.case, of, name),
            (None, Kind::Price) => self.prices[of].clone(),
            (None, _) => self.score(item, of),
        };
        if leaf.scale.is_some() {
            // A share of a score that is missing is missing too, whatever its formula looks at.
            self.score(item, tender)?;
        }
        let yielded = self.curve_yields(leaf, &x, tender, field)?;
        let share = yielded.share.map(|share| rounded(self.case.rounding.share, share));
        Ok(Yielded { share, ..yielded })
    }

    /// What the curve of a criterion yields for a tender, after limits.
    fn curve_yields(
        &self,
        criterion: &Criterion,
        x: &dyn Fn(usize) -> Result<Q, Failure>,
        tender: usize,
        field: &[usize],
    ) -> Result<Yielded, Failure> {
        let (formula, beside) = match criterion.curve.as_ref().expect("a curve") {
            Curve::Table(rows) => {
                let share = looked_up(rows, &x(tender)?)?;
                return Ok(Yielded { share: Some(limited(criterion, share)), points: None });
            }
            Curve::Model(model, beside) => (catalogue::curve(model), beside),
            Curve::Own(formula, beside) => (formula.clone(), beside),
        };
        let full = full(self.case, criterion);
        let names = |of: usize, name: &str| self.named(criterion, beside, x, of, name);
        let yielded = Scope { formula: &formula, names: &names, field }.figure_of_last(tender)?;
        if formula.yields() == "share" {
            return Ok(Yielded { share: Some(limited(criterion, yielded)), points: None });
        }
        if full.is_zero() {
            return Ok(Yielded { share: None, points: Some(yielded) });
        }
        Ok(Yielded { share: Some(limited(criterion, yielded / full)), points: None })
    }

    /// What a name means in the curve of a criterion.
    fn named(
        &self,
        criterion: &Criterion,
        beside: &Numbers,
        x: &dyn Fn(usize) -> Result<Q, Failure>,
        tender: usize,
        name: &str,
    ) -> Result<Q, Failure> {
        let scale = |id: &str| {
            self.case.scales.iter().find(|scale| scale.id == id).expect("a scale of the case")
        };
        match (name, &criterion.scale) {
            ("x", _) | ("score", Some(_)) => x(tender),
            ("minimum", Some(id)) => Ok(scale(id).minimum.value()),
            ("maximum", Some(id)) => Ok(scale(id).maximum.value()),
            ("full", _) => Ok(full(self.case, criterion)),
            ("price", _) => self.prices[tender].clone(),
            _ => match stated(beside, name).or_else(|| stated(&self.case.parameters, name)) {
                Some(parameter) => Ok(parameter),
                None => measure(self.case, tender, name),
            },
        }
    }

    /// What is known of these criteria and everything below them, for these tenders.
    pub fn weigh(&self, criteria: &[&Criterion], tenders: &[usize]) -> Table {
        let mut table = Table::new();
        for &criterion in criteria {
            // What stands below comes first.
            for part in self.case.with_everything_below(&criterion.id).into_iter().rev() {
                for &tender in tenders {
                    let figures = if self.case.is_leaf(&part.id) {
                        self.leaf(part, tender, tenders)
                    } else {
                        self.parent(part, tender, tenders, &table)
                    };
                    table.insert((part.id.clone(), tender), figures);
                }
            }
        }
        table
    }

    fn leaf(&self, leaf: &Criterion, tender: usize, field: &[usize]) -> Result<Figures, Failure> {
        if leaf.curve.is_none() {
            return Ok(Figures::default());
        }
        let score = if leaf.scale.is_some() { Some(self.leaf_score(leaf, tender)?) } else { None };
        let full = full(self.case, leaf);
        let yields = |item: &str| self.item_yields(leaf, item, tender, field);
        let items = self.case.requirements_of(&leaf.id);
        let first = items.first().map_or(leaf.id.as_str(), |requirement| &requirement.id);
        if yields(first)?.share.is_none() {
            let points = |item: &str| Ok(yields(item)?.points.expect("points without full marks"));
            let marks = self.round_marks(leaf, self.over_items(leaf, &points)?);
            return Ok(Figures { score, share: None, marks: Some(marks) });
        }
        let share = |item: &str| Ok(yields(item)?.share.expect("a share"));
        let share = self.over_items(leaf, &share)?;
        let marks = self.round_marks(leaf, &share * full);
        Ok(Figures { score, share: Some(share), marks: Some(marks) })
    }

    fn parent(
        &self,
        parent: &Criterion,
        tender: usize,
        field: &[usize],
        table: &Table,
    ) -> Result<Figures, Failure> {
        let full = full(self.case, parent);
        let sum = |of: usize| -> Result<Q, Failure> {
            let mut sum = count(0);
            for child in self.case.children(Some(&parent.id)) {
                let figures = table[&(child.id.clone(), of)].clone()?;
                sum += figures.marks.expect("a child has marks");
            }
            Ok(sum)
        };
        let over_full = |of: usize| {
            if full.is_zero() { Err("no full marks".to_owned()) } else { Ok(sum(of)? / &full) }
        };
        if parent.curve.is_none() {
            let marks = sum(tender)?;
            return Ok(Figures { score: None, share: over_full(tender).ok(), marks: Some(marks) });
        }
        // What is missing below is missing above, whatever the formula looks at.
        sum(tender)?;
        let yielded = self.curve_yields(parent, &over_full, tender, field)?;
        let marks = match (&yielded.share, yielded.points) {
            (Some(share), _) => share * full,
            (None, points) => points.expect("points without full marks"),
        };
        let marks = self.round_marks(parent, marks);
        Ok(Figures { score: None, share: yielded.share, marks: Some(marks) })
    }

    fn round_marks(&self, criterion: &Criterion, marks: Q) -> Q {
        let stages = self.case.rounding;
        let money = yields_money(self.case, criterion);
        rounded(if money { stages.value } else { stages.points }, marks)
    }
}

fn looked_up(rows: &[(Written, Written)], x: &Q) -> Result<Q, Failure> {
    let reached = rows.iter().rfind(|(from, _)| &from.value() <= x);
    reached.map(|(_, share)| share.value()).ok_or_else(|| "below the first row".to_owned())
}

fn limited(criterion: &Criterion, mut share: Q) -> Q {
    if let Some(lowest) = criterion.lowest {
        share = share.max(lowest.value());
    }
    if let Some(highest) = criterion.highest {
        share = share.min(highest.value());
    }
    share
}
