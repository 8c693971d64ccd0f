//! Scores of evaluators and groups, worked by hand.

use super::*;
use crate::naive::case::{Between, Moment, Requirement, Threshold};
use crate::naive::number::{Mode, Rounding};

/// Three groups of three evaluators with sums 4, 6 and 7, weighing 1, 2 and 5: 51/24.
fn three_groups() -> Case {
    let mut case = case();
    case.criteria.push(scored("quality", 100));
    case.tenders.push(tender("a", 1, &[]));
    case.scoring.between = Some(Between::WeightedMean);
    let scores = [("g1", 1, [0, 2, 2]), ("g2", 2, [1, 2, 3]), ("g3", 5, [2, 2, 3])];
    for (id, weight, scores) in scores {
        case.groups.push(group(id, weight));
        for (number, score) in scores.into_iter().enumerate() {
            case.rows.push(row("a", id, &format!("{id}-{number}"), score));
        }
    }
    case
}

#[test]
fn exact_halves_round_up() {
    let mut case = three_groups();
    assert_eq!(first_score(&case), "2.125");
    case.rounding.score = Some(Rounding { decimals: 2, mode: Mode::HalfUp });
    assert_eq!(first_score(&case), "2.13");
    case.rounding.score = Some(Rounding { decimals: 2, mode: Mode::HalfEven });
    assert_eq!(first_score(&case), "2.12");
}

#[test]
fn groups_are_brought_together_as_stated() {
    let mut case = three_groups();
    let mut under = |between| {
        case.scoring.between = Some(between);
        first_score(&case)
    };
    // Means of 4/3, 2 and 7/3; then of all nine scores, 17/9.
    assert_eq!(under(Between::Mean), "1.8888888889");
    assert_eq!(under(Between::Median), "2");
    assert_eq!(under(Between::Pooled), "1.8888888889");
    case.rows.push(row("a", "g1", "g1-late", 10));
    case.scoring.between = Some(Between::Pooled);
    assert_eq!(first_score(&case), "2.7");
}

fn panel(scores: &[(&str, &[i64])]) -> Case {
    let mut case = case();
    case.criteria.push(scored("quality", 100));
    for (id, scores) in scores {
        case.tenders.push(tender(id, 1, &[]));
        for (number, score) in scores.iter().enumerate() {
            // A negative figure stands for a score that is missing.
            if *score >= 0 {
                case.rows.push(row(id, "", &format!("e{number}"), *score));
            }
        }
    }
    case
}

#[test]
fn one_group_is_summed_up_as_stated() {
    let mut case = panel(&[("a", &[1, 9, 4, 4, 8])]);
    let mut under = |within| {
        case.scoring.within = Some(within);
        first_score(&case)
    };
    assert_eq!(under(Within::Mean), "5.2");
    assert_eq!(under(Within::Median), "4");
    assert_eq!(under(Within::Lowest), "1");
    assert_eq!(under(Within::Highest), "9");
    assert_eq!(under(Within::TrimmedMean(1, 1)), "5.3333333333");
    assert_eq!(under(Within::TrimmedMean(0, 3)), "2.5");
    case.scoring.within = Some(Within::TrimmedMean(2, 3));
    assert!(is_refused(&case));
}

#[test]
fn a_missing_score_is_what_the_rules_say_and_never_zero() {
    let mut case = panel(&[("a", &[2, 8]), ("b", &[4, -1])]);
    assert!(is_refused(&case));
    case.scoring.missing = None;
    assert!(is_refused(&case));
    case.scoring.missing = Some(Missing::Skip);
    assert_eq!(results(&case), ["50", "40"]);
    case.scoring.missing = Some(Missing::SkipEvaluator);
    assert_eq!(results(&case), ["20", "40"]);
    case.rows.retain(|row| row.tender == "a");
    assert!(is_refused(&case), "nobody at all is always an error");
}

#[test]
fn scores_are_missing_only_where_they_are_needed() {
    let mut case = panel(&[("a", &[2, 8]), ("b", &[4, -1])]);
    case.requirements.push(Requirement {
        id: "M-1".to_owned(),
        criterion: None,
        weight: None,
        threshold: None,
    });
    case.tenders[0].meets.push(("M-1".to_owned(), true));
    assert!(is_refused(&case), "every mandatory requirement must be answered");
    case.tenders[1].meets.push(("M-1".to_owned(), false));
    assert_eq!(results(&case), ["50", "-"]);
    case.scoring.missing = Some(Missing::SkipEvaluator);
    assert_eq!(results(&case), ["50", "-"], "nobody is left out for a rejected tender");
}

#[test]
fn a_quorum_counts_scores() {
    let mut case = three_groups();
    case.groups[0].quorum = Some(3);
    assert_eq!(first_score(&case), "2.125");
    case.groups[0].quorum = Some(4);
    assert!(is_refused(&case));
}

#[test]
fn a_consensus_counts_in_place_of_the_scores_beside_it() {
    let mut case = three_groups();
    case.groups.truncate(1);
    case.rows.retain(|row| row.group == "g1");
    case.rows.push(row("a", "g1", "", 7));
    assert!(is_refused(&case), "a consensus that is not asked for");
    case.scoring.within = Some(Within::Consensus);
    assert_eq!(first_score(&case), "7");
}

#[test]
fn the_latest_score_counts() {
    let mut case = panel(&[("a", &[2])]);
    let again = |score, minutes| {
        let at = Moment { minutes, text: String::new() };
        Row { reason: Some("moderation".to_owned()), at: Some(at), ..row("a", "", "e0", score) }
    };
    case.rows.push(again(9, 20));
    case.rows.push(again(4, 10));
    assert_eq!(first_score(&case), "9");
}

#[test]
fn a_tender_below_a_threshold_sets_no_lowest_price() {
    let mut case = case();
    let threshold = Some(Threshold::Score(Written::new(5, 0)));
    case.criteria.push(Criterion { threshold, ..scored("quality", 50) });
    case.criteria.push(priced(50, "lowest-over-price"));
    case.tenders.push(tender("met", 80, &[("quality", 5)]));
    case.tenders.push(tender("below", 40, &[("quality", 4)]));
    assert_eq!(results(&case), ["75", "-"]);
    let below = &judged(&case)[1];
    assert_eq!((shown(&below.price), below.grounds), ("40".to_owned(), 1));
    assert_eq!(shown(&below.criteria["quality"].score), "4");
}

#[test]
fn requirements_weigh_exactly() {
    let mut case = case();
    case.criteria.push(scored("quality", 100));
    for (id, weight) in [("r1", 1), ("r2", 1), ("r3", 1)] {
        case.requirements.push(Requirement {
            id: id.to_owned(),
            criterion: Some("quality".to_owned()),
            weight: Some(Written::new(weight, 0)),
            threshold: None,
        });
    }
    case.tenders.push(tender("a", 1, &[("r1", 10), ("r2", 10), ("r3", 10)]));
    case.tenders.push(tender("b", 1, &[("r1", 10), ("r2", 0), ("r3", 0)]));
    assert_eq!(results(&case), ["100", "33.3333333333"]);
    // Each share is rounded, their mean is not.
    case.rounding.share = Some(Rounding { decimals: 0, mode: Mode::Ceil });
    assert_eq!(results(&case), ["100", "33.3333333333"]);
    case.rounding.points = Some(Rounding { decimals: 0, mode: Mode::Ceil });
    assert_eq!(results(&case), ["100", "34"]);
}
