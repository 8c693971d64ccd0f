//! Results and places, worked by hand.

use super::*;
use crate::naive::case::{Requirement, Tie};
use crate::naive::evaluate::Status;

/// Quality of so many percent against price, half and half.
fn half_and_half(model: &'static str, tenders: &[(&str, i64, i64)]) -> Case {
    let mut case = case();
    case.scales[0].maximum = Written::new(100, 0);
    case.criteria.push(scored("quality", 50));
    case.criteria.push(priced(50, model));
    for (id, quality, price) in tenders {
        case.tenders.push(tender(id, *price, &[("quality", *quality)]));
    }
    case
}

#[test]
fn a_losing_tender_changes_the_winner() {
    let two = [("a", 60, 80), ("b", 70, 90)];
    let case = half_and_half("lowest-over-price", &two);
    assert_eq!(results(&case), ["80", "79.4444444444"]);
    assert_eq!(places_of(&case), [Some(1), Some(2)]);
    let three = [two[0], two[1], ("c", 10, 50)];
    let case = half_and_half("lowest-over-price", &three);
    assert_eq!(results(&case), ["61.25", "62.7777777778", "55"]);
    assert_eq!(places_of(&case), [Some(2), Some(1), Some(3)]);
}

#[test]
fn so_it_does_between_lowest_and_highest() {
    let two = [("a", 60, 80), ("b", 70, 90)];
    assert_eq!(results(&half_and_half("between-lowest-and-highest", &two)), ["80", "35"]);
    let three = [two[0], two[1], ("c", 10, 200)];
    let case = half_and_half("between-lowest-and-highest", &three);
    assert_eq!(results(&case), ["80", "80.8333333333", "5"]);
    let one = [two[0]];
    assert_eq!(results(&half_and_half("between-lowest-and-highest", &one)), ["80"]);
}

/// Weights 35, 55 and 10; A has 10, 4 and 6, B has 3, 9 and 3: both 63.
fn exact_tie() -> Case {
    let mut case = case();
    for (id, weight) in [("first", 35), ("second", 55), ("third", 10)] {
        case.criteria.push(scored(id, weight));
    }
    case.tenders.push(tender("a", 9, &[("first", 10), ("second", 4), ("third", 6)]));
    case.tenders.push(tender("b", 8, &[("first", 3), ("second", 9), ("third", 3)]));
    case
}

#[test]
fn a_tie_is_a_tie() {
    let mut case = exact_tie();
    assert_eq!(results(&case), ["63", "63"]);
    assert_eq!(places_of(&case), [Some(1), Some(1)]);
    let Outcome::Judged { tenders, exit } = evaluate(&case) else { panic!("judged") };
    assert_eq!((tenders[0].status, exit), (Status::Undecided, 4));
    case.ties = vec![Tie::Lowest("price".to_owned())];
    assert_eq!(places_of(&case), [Some(2), Some(1)]);
    case.ties = vec![Tie::Highest("first".to_owned())];
    assert_eq!(places_of(&case), [Some(1), Some(2)]);
}

#[test]
fn a_draw_names_all_of_the_tied_or_none() {
    let mut case = exact_tie();
    case.ties = vec![Tie::Draw];
    assert_eq!(places_of(&case), [Some(1), Some(1)], "nothing was drawn");
    case.draw = Some(vec!["b".to_owned(), "a".to_owned()]);
    assert_eq!(places_of(&case), [Some(2), Some(1)]);
    case.draw = Some(vec!["b".to_owned()]);
    assert!(is_refused(&case));
}

#[test]
fn ties_further_down_share_a_place() {
    let mut case = case();
    case.criteria.push(scored("quality", 100));
    for (id, score) in [("a", 5), ("b", 7), ("c", 5), ("d", 1)] {
        case.tenders.push(tender(id, 1, &[("quality", score)]));
    }
    assert_eq!(places_of(&case), [Some(2), Some(1), Some(2), Some(4)]);
    assert!(judged(&case).iter().all(|tender| tender.status == Status::Ranked));
}

#[test]
fn over_the_fixed_budget_there_is_no_place() {
    let mut case = case();
    case.criteria.push(scored("quality", 100));
    case.tenders.push(tender("within", 100, &[("quality", 1)]));
    case.tenders.push(tender("over", 101, &[("quality", 9)]));
    case.award = Award::Model("fixed-budget", vec![("budget".to_owned(), Written::new(100, 0))]);
    assert_eq!(places_of(&case), [Some(1), None]);
    assert_eq!(judged(&case)[1].status, Status::Unplaced);
}

#[test]
fn all_grounds_of_a_stage_are_counted() {
    let mut case = exact_tie();
    for id in ["M-1", "M-2", "M-3"] {
        let (criterion, weight, threshold) = (None, None, None);
        case.requirements.push(Requirement { id: id.to_owned(), criterion, weight, threshold });
        case.tenders[0].meets.push((id.to_owned(), id == "M-2"));
        case.tenders[1].meets.push((id.to_owned(), true));
    }
    let rejected = &judged(&case)[0];
    assert_eq!((rejected.status, rejected.grounds), (Status::Rejected, 2));
    assert_eq!(places_of(&case), [None, Some(1)]);
}
