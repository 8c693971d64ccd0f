//! What the award formula and the rules for ties know: sums over the top of the tree.

use super::case::{Award, Case, Criterion, Kind, Numbers};
use super::catalogue;
use super::figures::{Figures, Table, full, yields_money};
use super::formula::Formula;
use super::given::absolute_name;
use super::number::{Q, rounded};
use super::work_out::{Failure, count};

/// The award formula, parameters beside it, and whether the highest result is best.
pub fn award_formula(case: &Case) -> (Formula, Numbers, bool) {
    match &case.award {
        Award::Own(formula, beside, highest) => (formula.clone(), beside.clone(), *highest),
        Award::Model(model, beside) => {
            let (formula, highest) = catalogue::award(model);
            (formula, beside.clone(), highest)
        }
    }
}

/// What the award formula and the rules for ties know of a tender of the field.
pub struct Sums<'a> {
    /// The case.
    pub case: &'a Case,
    /// Prices by tender.
    pub prices: &'a [Result<Q, Failure>],
    /// Figures of all criteria for all tenders of the field.
    pub table: &'a Table,
}

impl Sums<'_> {
    fn figures(&self, criterion: &str, tender: usize) -> Figures {
        self.table[&(criterion.to_owned(), tender)].clone().expect("known for all of the field")
    }

    /// The sum over criteria at the top.
    fn sum(&self, counts: &dyn Fn(&Criterion) -> bool, of: &dyn Fn(&Criterion) -> Q) -> Q {
        let top = self.case.children(None);
        top.into_iter().filter(|criterion| counts(criterion)).map(of).sum()
    }

    /// The sum of the quality criteria at the top, rounded.
    pub fn quality(&self, tender: usize) -> Q {
        let marks = |criterion: &Criterion| self.marks(criterion, tender);
        let sum = self.sum(&|criterion| self.is_quality(criterion), &marks);
        rounded(self.case.rounding.quality, sum)
    }

    fn marks(&self, criterion: &Criterion, tender: usize) -> Q {
        self.figures(&criterion.id, tender).marks.unwrap_or_else(|| count(0))
    }

    fn is_quality(&self, criterion: &Criterion) -> bool {
        criterion.kind == Kind::Quality && !yields_money(self.case, criterion)
    }

    fn is_price_with_points(&self, criterion: &Criterion) -> bool {
        criterion.kind != Kind::Quality && !yields_money(self.case, criterion)
    }

    /// What a name means in the award formula.
    pub fn named(&self, beside: &Numbers, tender: usize, name: &str) -> Result<Q, Failure> {
        let marks = |criterion: &Criterion| self.marks(criterion, tender);
        let full = |criterion: &Criterion| full(self.case, criterion);
        let in_points = |criterion: &Criterion| !yields_money(self.case, criterion);
        let in_money = |criterion: &Criterion| yields_money(self.case, criterion);
        match name {
            "price" => self.prices[tender].clone(),
            "quality" => Ok(self.quality(tender)),
            "quality_full" => Ok(self.sum(&|criterion| self.is_quality(criterion), &full)),
            "points" => {
                let others = self.sum(&|criterion| self.is_price_with_points(criterion), &marks);
                Ok(self.quality(tender) + others)
            }
            "points_full" => Ok(self.sum(&in_points, &full)),
            "value" => Ok(self.sum(&in_money, &marks)),
            "value_full" => Ok(self.sum(&in_money, &full)),
            _ => self.dotted(beside, tender, name),
        }
    }

    fn dotted(&self, beside: &Numbers, tender: usize, name: &str) -> Result<Q, Failure> {
        let unknown = || format!("`{name}` is not known");
        match name.split_once('.') {
            Some(("points" | "value", id)) => self.figures(id, tender).marks.ok_or_else(unknown),
            Some(("share", id)) => self.figures(id, tender).share.ok_or_else(unknown),
            Some(("score", id)) => self.figures(id, tender).score.ok_or_else(unknown),
            _ => absolute_name(self.case, beside, tender, name),
        }
    }

    /// What a rule for ties looks at: a built-in name, a criterion or a measure.
    pub fn tied(&self, beside: &Numbers, tender: usize, name: &str) -> Result<Q, Failure> {
        let built_in = ["price", "quality", "points", "value"].contains(&name);
        match self.case.criteria.iter().find(|criterion| criterion.id == name) {
            Some(criterion) if !built_in => Ok(self.marks(criterion, tender)),
            _ => self.named(beside, tender, name),
        }
    }
}
