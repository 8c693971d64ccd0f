//! Laws of the statistics of agreement: what must not change them, and what bounds them.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops with a message")]

use std::collections::BTreeMap;

use anbud::ledger::{Ledger, ScoreRow};
use anbud::procedure::draft::{AwardDraft, CriterionDraft, Draft, ScaleDraft};
use anbud::tenders::Tender;
use anbud::{Exact, Procedure, Tenders};
use anbud_analysis::agreement::{Figure, Form, Kind, Level, agreement};
use proptest::prelude::*;

/// Scores by unit, then by evaluator; none where one is missing.
type Matrix = Vec<Vec<Option<u32>>>;

fn procedure() -> Procedure {
    Draft::new("Laws", "Region Example", "RE 1", "SEK")
        .award(AwardDraft::model("quality-only"))
        .scale(ScaleDraft::new("wide", 0, 1_000))
        .criterion(CriterionDraft::new("care").weight(100).scale("wide").model("of-maximum"))
        .criterion(CriterionDraft::new("price").kind("price"))
        .build()
        .unwrap()
}

/// Every statistic of the whole, by its full name.
fn statistics(matrix: &Matrix) -> BTreeMap<String, Figure> {
    let procedure = procedure();
    let tenders = (0..matrix.len()).map(|at| Tender::new(format!("t{at:02}"), "A"));
    let tenders: Tenders = tenders.collect();
    let mut ledger = Ledger::new(&procedure, &tenders);
    for (unit, scores) in matrix.iter().enumerate() {
        for (evaluator, score) in scores.iter().enumerate() {
            let Some(score) = score else { continue };
            let (unit, evaluator) = (format!("t{unit:02}"), format!("e{evaluator:02}"));
            ledger.add(&ScoreRow::new(&unit, "care", &evaluator, &score.to_string()));
        }
    }
    let found = agreement(&procedure, &ledger.finish().value);
    let whole = found.statistics.into_iter().filter(|one| one.requirement.is_none());
    whole.map(|one| (one.kind.full_name(), one.value)).collect()
}

/// Some units scored by some evaluators; of a fifth of the scores there are none where some may be missing.
fn matrices(missing: bool) -> impl Strategy<Value = Matrix> {
    let score = (0_u32..10).prop_map(move |drawn| match (missing, drawn) {
        (true, 8 | 9) => None,
        _ => Some(drawn % 8),
    });
    (1_usize..7, 1_usize..6).prop_flat_map(move |(units, evaluators)| {
        prop::collection::vec(prop::collection::vec(score.clone(), evaluators), units)
    })
}

fn each(matrix: &Matrix, change: impl Fn(u32) -> u32) -> Matrix {
    let row = |row: &Vec<Option<u32>>| row.iter().map(|score| score.map(&change)).collect();
    matrix.iter().map(row).collect()
}

/// In another order, by a number that stands for it.
fn turned<T: Clone>(list: &[T], seed: usize) -> Vec<T> {
    let mut rest = list.to_vec();
    let mut turned = Vec::new();
    let mut seed = seed;
    while !rest.is_empty() {
        turned.push(rest.remove(seed % rest.len()));
        seed = seed / 2 + 7;
    }
    turned
}

fn name(kind: Kind) -> String {
    kind.full_name()
}

/// The forms that are never above 1. ICC(2,k) can be: where units and evaluators differ less than chance would have them differ, numerator
/// and denominator of its estimator are both negative.
fn forms() -> [Form; 5] {
    [Form::OneOne, Form::TwoOne, Form::ThreeOne, Form::OneK, Form::ThreeK]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_evaluators_and_units_changes_nothing(matrix in matrices(true), seed: u16) {
        let other = turned(&matrix, usize::from(seed));
        let columns = (0..matrix[0].len()).collect::<Vec<_>>();
        let columns = turned(&columns, usize::from(seed) / 3);
        let row = |row: &Vec<Option<u32>>| columns.iter().map(|at| row[*at]).collect();
        let other: Matrix = other.iter().map(row).collect();
        prop_assert_eq!(statistics(&matrix), statistics(&other));
    }

    /// Nothing but a ratio looks at where the scale begins.
    #[test]
    fn a_constant_added_changes_the_ratio_alone(matrix in matrices(true), added in 1_u32..900) {
        let (mut one, mut other) = (statistics(&matrix), statistics(&each(&matrix, |score| score + added)));
        for all in [&mut one, &mut other] {
            all.remove(&name(Kind::Alpha(Level::Ratio)));
        }
        prop_assert_eq!(one, other);
    }

    #[test]
    fn another_unit_of_the_scale_changes_nothing(matrix in matrices(true), times in 2_u32..100) {
        prop_assert_eq!(statistics(&matrix), statistics(&each(&matrix, |score| score * times)));
    }

    /// What only names or orders scores does not look at their distances.
    #[test]
    fn names_and_orders_stay_under_any_rising_change(matrix in matrices(true)) {
        let (one, other) = (statistics(&matrix), statistics(&each(&matrix, |score| score * score + score)));
        for kind in [Kind::Alpha(Level::Nominal), Kind::Alpha(Level::Ordinal), Kind::KendallW, Kind::FleissKappa, Kind::GwetAc1] {
            prop_assert_eq!(&one[&name(kind)], &other[&name(kind)]);
        }
    }

    /// Everybody gives every unit the same score, and units differ: all that is defined is 1.
    #[test]
    fn perfect_agreement_with_variation_is_one(
        scores in prop::collection::vec(0_u32..8, 2..7),
        evaluators in 2_usize..6,
    ) {
        prop_assume!(scores.iter().any(|score| *score != scores[0]));
        let matrix: Matrix = scores.iter().map(|score| vec![Some(*score); evaluators]).collect();
        let all = statistics(&matrix);
        let kinds = Kind::ALL.into_iter().map(name);
        for kind in kinds {
            prop_assert_eq!(&all[&kind], &Ok(Exact::ONE), "{}", kind);
        }
    }

    /// Everybody gives the same score everywhere: there is nothing to agree about, and no alpha is 1 for it.
    #[test]
    fn without_variation_alpha_is_undefined(score in 0_u32..8, units in 1_usize..6, evaluators in 1_usize..6) {
        let all = statistics(&vec![vec![Some(score); evaluators]; units]);
        for level in [Level::Nominal, Level::Ordinal, Level::Interval, Level::Ratio] {
            prop_assert!(all[&name(Kind::Alpha(level))].is_err());
        }
    }

    #[test]
    fn each_statistic_lies_where_it_can(matrix in matrices(false)) {
        let all = statistics(&matrix);
        let is_between = |kind: Kind, low: Option<Exact>| match &all[&name(kind)] {
            Ok(value) => *value <= Exact::ONE && low.is_none_or(|low| low <= *value),
            Err(why) => !why.is_empty(),
        };
        prop_assert!(is_between(Kind::KendallW, Some(Exact::ZERO)));
        for level in [Level::Nominal, Level::Ordinal, Level::Interval, Level::Ratio] {
            prop_assert!(is_between(Kind::Alpha(level), None));
        }
        prop_assert!(is_between(Kind::FleissKappa, None) && is_between(Kind::GwetAc1, None));
        prop_assert!(forms().into_iter().all(|form| is_between(Kind::Icc(form), None)));
    }

    /// Shrout and Fleiss: with these evaluators only, what each adds to all scores is no disagreement.
    #[test]
    fn icc_3_does_not_see_how_severe_each_evaluator_is(matrix in matrices(false), more in prop::collection::vec(0_u32..50, 6)) {
        let row = |row: &Vec<Option<u32>>| row.iter().zip(&more).map(|(score, more)| score.map(|score| score + more)).collect();
        let other: Matrix = matrix.iter().map(row).collect();
        let (one, other) = (statistics(&matrix), statistics(&other));
        for form in [Form::ThreeOne, Form::ThreeK] {
            prop_assert_eq!(one[&name(Kind::Icc(form))].as_ref().ok(), other[&name(Kind::Icc(form))].as_ref().ok());
        }
    }
}
