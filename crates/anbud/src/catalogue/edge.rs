//! The edges that every formula has, worked out by the formula itself on the figures of its first example.

use std::collections::BTreeMap;

use super::{Example, Family, Model, PrintedFigure};

/// An edge of a formula.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Edge {
    /// One tender asks 0.
    ZeroPrice,
    /// There is one tender.
    OneTender,
    /// Two tenders are equal in everything.
    AllEqual,
    /// Nobody is below the budget.
    NoDiscount,
}

/// The names that stand for a price, or for a measure of which less is better.
const PRICES: [&str; 2] = ["price", "x"];

const BUDGET: &str = "budget";

impl Model {
    /// The edges that it has, each as an example to be worked out: the first example with figures changed, which is not
    /// stated what comes of.
    ///
    /// ```
    /// use anbud::catalogue::{Edge, find};
    /// let model = find("lowest-over-price").expect("in the catalogue");
    /// let edges = model.at_edges();
    /// let (edge, zero_price) = &edges[0];
    /// assert_eq!(*edge, Edge::ZeroPrice);
    /// let error = zero_price.work_out(&model).expect_err("it divides by the price");
    /// assert_eq!(error.to_string(), "division by zero");
    /// ```
    #[must_use]
    pub fn at_edges(&self) -> Vec<(Edge, Example)> {
        let Some(first) = self.examples.iter().find(|example| example.error.is_none()) else {
            return Vec::new();
        };
        let edges = [Edge::ZeroPrice, Edge::OneTender, Edge::AllEqual, Edge::NoDiscount];
        edges.into_iter().filter_map(|edge| Some((edge, self.at(edge, first)?))).collect()
    }

    fn at(&self, edge: Edge, first: &Example) -> Option<Example> {
        let is_price = |name: &str| PRICES.contains(&name) && self.family != Family::Transform;
        let has_price = first.given.keys().any(|name| is_price(name));
        let budget = first.constants.get(BUDGET);
        let change = |(name, figures): (&String, &Vec<PrintedFigure>)| {
            let (one, others) = figures.split_first()?;
            let changed = match edge {
                Edge::ZeroPrice if is_price(name) => {
                    let zero = PrintedFigure::try_from("0".to_owned()).ok()?;
                    std::iter::once(zero).chain(others.iter().cloned()).collect()
                }
                Edge::ZeroPrice => figures.clone(),
                Edge::OneTender => vec![one.clone()],
                Edge::AllEqual => vec![one.clone(), one.clone()],
                Edge::NoDiscount if is_price(name) => vec![budget?.clone(); figures.len()],
                Edge::NoDiscount => figures.clone(),
            };
            Some((name.clone(), changed))
        };
        let is_there = match edge {
            Edge::ZeroPrice => has_price,
            Edge::NoDiscount => has_price && budget.is_some(),
            Edge::OneTender | Edge::AllEqual => true,
        };
        let given: Option<BTreeMap<_, _>> = first.given.iter().map(change).collect();
        let given = given.filter(|given| is_there && !given.is_empty())?;
        Some(Example {
            given,
            made: true,
            source: None,
            note: None,
            decimals: None,
            share: None,
            points: None,
            result: None,
            places: None,
            abnormal: None,
            ..first.clone()
        })
    }
}
