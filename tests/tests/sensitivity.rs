//! What is said about how firm a decision is holds: every change that is said to put another tender first does, and a
//! little less does not.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on stops with a message"
)]

use anbud::evaluation::{Evaluation, Scope, Status, evaluate};
use anbud::exact::Decimals;
use anbud::procedure::draft::{AwardDraft, CriterionDraft, Draft, ScaleDraft};
use anbud::tenders::Tender;
use anbud::{Exact, Literal, Procedure, Sheet, Tenders};
use anbud_analysis::sensitivity::{
    Basis, Flip, Interval, Sampling, Sensitivity, Subject, sensitivity,
};
use anbud_tests::trials::trials;
use proptest::prelude::*;

/// A small case in whole numbers: weights, and for each tender a price and scores out of a hundred.
#[derive(Debug, Clone)]
struct Small {
    model: &'static str,
    weights: Vec<Exact>,
    prices: Vec<Exact>,
    scores: Vec<Vec<Exact>>,
}

/// The models tried: their results follow weights and prices along lines, reciprocals, and both.
const MODELS: &[&str] =
    &["weighted-sum", "quality-per-price", "price-per-quality", "utility-index"];

fn small() -> impl Strategy<Value = Small> {
    let shape = (0..MODELS.len(), 2_usize..5, 2_usize..5);
    shape.prop_flat_map(|(model, tenders, criteria)| {
        let weights = prop::collection::vec(1_i64..9, criteria);
        let prices = prop::collection::vec(50_i64..200, tenders);
        let scores = prop::collection::vec(prop::collection::vec(1_i64..=100, criteria), tenders);
        (weights, prices, scores).prop_map(move |(weights, prices, scores)| {
            let sum: i64 = weights.iter().sum();
            let share = |weight: i64| Exact::ratio((weight * 100).into(), sum.into()).unwrap();
            let whole = |row: &Vec<i64>| row.iter().map(|number| Exact::whole(*number)).collect();
            Small {
                model: MODELS[model],
                weights: weights.into_iter().map(share).collect(),
                prices: whole(&prices),
                scores: scores.iter().map(whole).collect(),
            }
        })
    })
}

fn literal(number: &Exact) -> Literal {
    number.decimal(Decimals::AtMost(14)).parse().unwrap()
}

impl Small {
    /// Whether the price has a weight: the last of them.
    fn is_sum(&self) -> bool {
        self.model == "weighted-sum"
    }

    fn procedure(&self) -> Procedure {
        let mut draft = Draft::new("Small", "Region Example", "1", "SEK")
            .award(AwardDraft::model(self.model))
            .scale(ScaleDraft::new("percent", 0, 100));
        if self.model == "utility-index" {
            draft = draft.parameter("wq", 3).parameter("wp", 2);
        }
        let mut left = Exact::whole(100);
        for (at, weight) in self.weights.iter().enumerate() {
            let is_last = at + 1 == self.weights.len();
            // the last one takes what rounding to a literal leaves
            let weight = if is_last { literal(&left) } else { literal(weight) };
            left = &left - &weight.exact();
            let criterion = CriterionDraft::new(format!("c{at}").as_str()).weight(weight);
            draft = draft.criterion(match is_last && self.is_sum() {
                true => criterion.kind("price").model("lowest-over-price"),
                false => criterion.scale("percent").model("of-maximum"),
            });
        }
        if !self.is_sum() {
            draft = draft.criterion(CriterionDraft::new("price").kind("price"));
        }
        draft.build().expect("a complete procedure")
    }

    fn tenders(&self, procedure: &Procedure) -> Tenders {
        let tender = |(at, price): (usize, &Exact)| {
            let id = format!("t{at}");
            let scored = self.weights.len() - usize::from(self.is_sum());
            (0..scored).fold(
                Tender::new(id.as_str(), id.as_str()).price(literal(price)),
                |tender, criterion| {
                    let item = procedure.item(&format!("c{criterion}")).unwrap();
                    tender.score(item, literal(&self.scores[at][criterion]))
                },
            )
        };
        self.prices.iter().enumerate().map(tender).collect()
    }

    /// The case with its last weights in proportion to one that is turned.
    fn with_weight(&self, at: usize, to: &Exact) -> Small {
        let hundred = Exact::whole(100);
        let ratio = (&hundred - to).divided_by(&(&hundred - &self.weights[at])).unwrap();
        let turned = self.weights.iter().enumerate();
        let weights = turned.map(|(i, weight)| if i == at { to.clone() } else { weight * &ratio });
        Small { weights: weights.collect(), ..self.clone() }
    }

    fn evaluation(&self) -> Evaluation {
        let procedure = self.procedure();
        let tenders = self.tenders(&procedure);
        evaluate(&procedure, &tenders, &Sheet::default(), Scope::Whole).expect("no mistakes")
    }

    /// The position of the winner; none where the first place is tied.
    fn winner(&self) -> Option<usize> {
        let evaluation = self.evaluation();
        let first = &evaluation.tenders[0];
        (first.status == Status::Ranked).then(|| first.tender.position())
    }
}

/// What is found of a case, with the winner; none where it has none.
fn found(case: &Small) -> Option<(Sensitivity, usize)> {
    let procedure = case.procedure();
    let tenders = case.tenders(&procedure);
    let (sheet, winner) = (Sheet::default(), case.winner()?);
    let evaluation = evaluate(&procedure, &tenders, &sheet, Scope::Whole).expect("no mistakes");
    let basis =
        Basis { procedure: &procedure, tenders: &tenders, sheet: &sheet, evaluation: &evaluation };
    let sampling = Sampling { samples: 100, seed: 1, within: None, threads: 1 };
    Some((sensitivity(basis, sampling), winner))
}

/// A case with one change applied.
fn applied(case: &Small, subject: Subject, to: &Exact) -> Small {
    let mut changed = case.clone();
    match subject {
        Subject::Weight(criterion) => return case.with_weight(criterion.position(), to),
        Subject::Price(tender) => changed.prices[tender.position()] = to.clone(),
        Subject::Score(tender, anbud::procedure::Item::Criterion(criterion)) => {
            changed.scores[tender.position()][criterion.position()] = to.clone();
        }
        other => panic!("{other:?} has no place in a small case"),
    }
    changed
}

/// A hair beyond a turn, and a hair before it; none of them beyond what the rules allow, where a turn may lie too.
fn around(flip: &Flip) -> (Exact, Exact) {
    let hair = Exact::from_scaled(1, 6);
    let is_up = flip.turn.at > flip.from;
    let allowed = |to: Exact| match flip.subject {
        Subject::Price(_) => to,
        _ => to.clamp(Exact::ZERO, Exact::whole(100)),
    };
    let (more, less) = (allowed(&flip.turn.at + &hair), allowed(&flip.turn.at - &hair));
    if is_up { (more, less) } else { (less, more) }
}

/// Whether an interval holds a figure, and whether the figure is too near an end to tell with rounded literals.
fn holds(interval: &Interval, at: &Exact) -> Option<bool> {
    let near = |turn: &Exact| (turn - at).absolute() < Exact::from_scaled(1, 6);
    let (below, above) = (interval.below.as_ref(), interval.above.as_ref());
    if below.is_some_and(|turn| near(&turn.at)) || above.is_some_and(|turn| near(&turn.at)) {
        return None;
    }
    Some(below.is_none_or(|turn| turn.at < *at) && above.is_none_or(|turn| *at < turn.at))
}

proptest! {
    #![proptest_config(trials(64))]

    #[test]
    fn every_flip_is_real(case in small()) {
        let Some((found, winner)) = found(&case) else { return Ok(()) };
        for flip in &found.flips {
            let (beyond, before) = around(flip);
            prop_assert!(flip.turn.is_exact, "{flip:?}");
            prop_assert_ne!(applied(&case, flip.subject, &beyond).winner(), Some(winner), "{:?}", flip);
            if flip.distance() > Exact::from_scaled(1, 5) {
                prop_assert_eq!(applied(&case, flip.subject, &before).winner(), Some(winner), "{:?}", flip);
            }
        }
    }

    #[test]
    fn weight_intervals_are_those_of_a_search_step_by_step(case in small()) {
        let Some((found, winner)) = found(&case) else { return Ok(()) };
        for interval in &found.weights {
            let at = interval.criterion.position();
            for step in 1..20 {
                let weight = Exact::whole(step * 5);
                let Some(is_inside) = holds(interval, &weight) else { continue };
                let is_winner = case.with_weight(at, &weight).winner() == Some(winner);
                // beyond an end the winner may come back, within it stays
                let next = |turn: &Option<anbud_analysis::sensitivity::Turn>| turn.is_some();
                let is_convex = !next(&interval.below) && !next(&interval.above);
                prop_assert!(!is_inside || is_winner, "{:?} at {}", interval, weight);
                prop_assert!(!is_convex || is_winner, "{:?} at {}", interval, weight);
            }
        }
    }
}
