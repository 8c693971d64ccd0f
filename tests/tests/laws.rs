//! The laws of an evaluation, on random whole cases: what must not change anything, and what can
//! change it in one direction only.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a law that cannot be tried must stop the test at once"
)]

use anbud_tests::laws::answer::{self, Answer, plain_files};
use anbud_tests::laws::fitting::{self, ADDED};
use anbud_tests::laws::law::{Fault, Verdict, alike, config, equal, evaluated, law, must, only_if};
use anbud_tests::laws::order::{Part, scores_written_anew, shuffled};
use anbud_tests::laws::others::{self, COPY};
use anbud_tests::laws::raise;
use anbud_tests::laws::worth::worth;
use anbud_tests::naive::case::{Case, Tie};
use anbud_tests::naive::choices::Choices;
use anbud_tests::naive::number::Written;
use anbud_tests::naive::write;
use proptest::prelude::*;
use serde_json::{Value, json};

// ── Order ──

fn order_does_not_matter(part: Part) {
    law(|case, choices| {
        let other = shuffled(case, part, choices);
        equal((case, &answer::of(case).meaning()), (&other, &answer::of(&other).meaning()))
    });
}

/// The order of the tenders changes nothing.
#[test]
fn tenders_in_any_order() {
    order_does_not_matter(Part::Tenders);
}

/// The order of the criteria changes nothing, not even whether parents come first.
#[test]
fn criteria_in_any_order() {
    order_does_not_matter(Part::Criteria);
}

/// The order of requirements, scales, parameters and grounds of rejection changes nothing.
#[test]
fn rules_in_any_order() {
    order_does_not_matter(Part::Rules);
}

/// The order of the groups, and of what each assesses, changes nothing.
#[test]
fn groups_in_any_order() {
    order_does_not_matter(Part::Groups);
}

/// The same case in another writing is the same case: tables in any order and form, numbers in any
/// spelling, requirements in a table of their own, evaluators listed or not.
#[test]
fn a_case_in_any_writing() {
    law(|case, choices| {
        let files = write::files(case, choices);
        let (plain, written) = (answer::of(case), answer::of_files(&files));
        alike((&plain_files(case), &unnamed(&plain)), (&files, &unnamed(&written)))
    });
}

/// Everything but the names of tenderers, which stand as they were written.
fn unnamed(answer: &Answer) -> Value {
    let mut value = answer.meaning();
    for tender in value["tenders"].as_array_mut().into_iter().flatten() {
        tender["tenderer"] = Value::Null;
    }
    value
}

/// The order of score rows changes no byte of the output.
#[test]
fn score_rows_in_any_order() {
    law(|case, choices| {
        let other = shuffled(case, Part::Rows, choices);
        let (before, after) = (evaluated(case)?, answer::of(&other));
        must(before.output == after.output, "the bytes differ", case, &other)
    });
}

/// Score rows spread over other files, in other dialects, change no byte of the output.
#[test]
fn scores_in_any_files() {
    law(|case, choices| {
        let before = evaluated(case)?;
        let files = scores_written_anew(case, choices);
        let after = answer::of_files(&files);
        alike((&plain_files(case), &json!(before.output)), (&files, &json!(after.output)))
    });
}

// ── What weighs nothing ──

/// A criterion of weight 0 changes nothing of anything else.
#[test]
fn what_weighs_nothing_changes_nothing() {
    law(|case, choices| {
        let other = fitting::with_weightless(case, choices).ok_or(Fault::Silent)?;
        let before = evaluated(case)?;
        let after = answer::of(&other);
        equal((case, &without_added(&before)), (&other, &without_added(&after)))
    });
}

fn without_added(answer: &Answer) -> Value {
    let mut value = answer.meaning();
    value["warnings"] = Value::Null;
    for tender in value["tenders"].as_array_mut().into_iter().flatten() {
        tender["criteria"].as_object_mut().and_then(|criteria| criteria.remove(ADDED));
    }
    value
}

/// Multiplying all prices changes no place and no result where prices count only by what they are to
/// each other.
#[test]
fn prices_in_another_currency() {
    law(|case, choices| {
        let case = &fitting::scale_free(case, choices);
        let factor = choices.of(&[(3, 0), (7, 0), (1000, 0), (25, 1), (9, 2), (1_100, 2)]);
        let other = fitting::prices_times(case, Written::new(factor.0, factor.1));
        let (before, after) = (evaluated(case)?, answer::of(&other));
        equal((case, &without_prices(&before)), (&other, &without_prices(&after)))
    });
}

fn without_prices(answer: &Answer) -> Value {
    let mut value = answer.meaning();
    for tender in value["tenders"].as_array_mut().into_iter().flatten() {
        tender["price"] = Value::Null;
    }
    value
}

// ── What is better ──

/// A better score never lowers the place of its tender, where curves are monotone and no other
/// tender's quality counts.
#[test]
fn a_better_score_is_never_worse() {
    law(|case, choices| {
        let case = &fitting::monotone(case, choices);
        let raised = raise::some(case, choices).ok_or(Fault::Silent)?;
        let before = evaluated(case)?;
        let after = evaluated(&raised.case)?;
        let place =
            |answer: &Answer| answer.tender(&raised.tender)["place"].as_u64().unwrap_or(u64::MAX);
        let what = format!(
            "`{}` had place {} and has place {}",
            raised.tender,
            place(&before),
            place(&after)
        );
        must(place(&after) <= place(&before), &what, case, &raised.case)
    });
}

// ── Equal tenders ──

/// Two tenders that are equal in everything have the same figures and share their place.
#[test]
fn equal_tenders_tie() {
    law(|case, choices| {
        let id = others::some(case, choices);
        let other = others::with_copy(case, &id);
        let answer = evaluated(&other)?;
        equal((&other, &nameless(answer.tender(&id))), (&other, &nameless(answer.tender(COPY))))
    });
}

/// A draw separates two tenders that are equal in everything, in the order drawn, and changes no
/// figure.
#[test]
fn a_draw_separates_equal_tenders() {
    law(|case, choices| {
        let id = others::some(case, choices);
        let mut other = others::with_copy(case, &id);
        other.ties.retain(|tie| *tie != Tie::Draw);
        let undrawn = evaluated(&other)?;
        other.ties.push(Tie::Draw);
        let mut order: Vec<String> = other.tenders.iter().map(|tender| tender.id.clone()).collect();
        choices.shuffle(&mut order);
        let copy_first = order.iter().find(|named| **named == id || *named == COPY);
        let better = if copy_first.is_some_and(|named| named == COPY) { COPY } else { &id };
        other.draw = Some(order.clone());
        let drawn = evaluated(&other)?;
        let place = |id: &str| drawn.tender(id)["place"].as_u64();
        let (original, copy) = (place(&id), place(COPY));
        let worse = if better == COPY { original } else { copy };
        let separated = place(better).zip(worse).is_none_or(|(better, worse)| better < worse);
        must(separated, "the draw did not separate them", &other, &other)?;
        let figures = |answer: &Answer| without_places(answer.tender(&id));
        equal((&other, &figures(&undrawn)), (&other, &figures(&drawn)))
    });
}

fn nameless(mut tender: Value) -> Value {
    tender["id"] = Value::Null;
    tender["tenderer"] = Value::Null;
    tender
}

fn without_places(mut tender: Value) -> Value {
    tender["place"] = Value::Null;
    tender["status"] = Value::Null;
    tender
}

// ── Other tenders ──

/// Where the award is absolute, another tender, rejected or not, changes no result of anybody else.
#[test]
fn nobody_changes_an_absolute_result() {
    law(|case, choices| {
        let mut fitting = fitting::evaluators_stay(case);
        if !choices.chance(25) {
            fitting = fitting::absolute(&fitting, choices);
        }
        let case = &fitting;
        let id = others::some(case, choices);
        let other = others::without(case, &id).ok_or(Fault::Silent)?;
        let before = evaluated(case)?;
        only_if(before.is_absolute())?;
        let after = evaluated(&other)?;
        equal((case, &results(&before, &id)), (&other, &results(&after, &id)))
    });
}

/// The results of everybody else, by name.
fn results(answer: &Answer, but: &str) -> Value {
    let others = answer.tenders().into_iter().filter(|tender| tender["id"] != but);
    let named = others.map(|tender| {
        (tender["id"].as_str().unwrap_or_default().to_owned(), tender["result"].clone())
    });
    Value::Object(named.collect())
}

/// A tender that fails a mandatory requirement changes nothing for anybody else, whatever its price,
/// its scores and the evaluators who scored it.
#[test]
fn whoever_is_rejected_first_might_as_well_not_exist() {
    law(|case, choices| {
        let id = others::some(case, choices);
        let case = &others::rejected(case, &id);
        rejection_changes_nothing(case, &id)
    });
}

/// A tender that is rejected at any stage changes nothing for anybody else, unless it takes an
/// evaluator with it.
#[test]
fn whoever_is_rejected_later_might_as_well_not_exist() {
    law(|case, choices| {
        let case = &fitting::selective(&fitting::evaluators_stay(case), choices);
        let answer = evaluated(case)?;
        let rejected: Vec<Value> =
            answer.tenders().into_iter().filter(|tender| tender["status"] == "rejected").collect();
        only_if(!rejected.is_empty())?;
        let chosen = choices.of(&rejected);
        rejection_changes_nothing(case, chosen["id"].as_str().unwrap_or_default())
    });
}

fn rejection_changes_nothing(case: &Case, id: &str) -> Verdict {
    let other = others::without(case, id).ok_or(Fault::Silent)?;
    let before = evaluated(case)?;
    let after = answer::of(&other);
    equal((case, &but(&before, id)), (&other, &but(&after, id)))
}

/// Everything that is said of everybody else, and what is undecided.
fn but(answer: &Answer, id: &str) -> Value {
    let mut value = answer.meaning();
    value["warnings"] = Value::Null;
    if let Some(tenders) = value["tenders"].as_array_mut() {
        tenders.retain(|tender| tender["id"] != id);
    }
    value
}

// ── Exactness ──

/// A sum of fractions as it is written.
fn sum(parts: &[(i32, u16)]) -> String {
    let parts: Vec<String> = parts
        .iter()
        .map(|(numerator, below)| format!("({numerator}) / {}", u32::from(*below) + 1))
        .collect();
    parts.join(" + ")
}

/// Three thirds are one, as are seven sevenths, and the root of 2.25 is 1.5.
#[test]
fn thirds_are_thirds() {
    let exactly = |text: &str| (text.to_owned(), true);
    assert_eq!(worth("1 / 3 + 1 / 3 + 1 / 3"), exactly("1"));
    assert_eq!(worth("sqrt(2.25)"), exactly("3/2"));
    assert_eq!(worth("0.1 + 0.2 - 0.3"), exactly("0"));
    assert_eq!(worth("sqrt(2)"), worth("2 ^ 0.5"));
    assert!(!worth("sqrt(2)").1, "the root of 2 is no fraction");
}

proptest! {
    #![proptest_config(config())]

    /// A sum is the same in any order.
    #[test]
    fn sums_in_any_order(parts in prop::collection::vec(any::<(i32, u16)>(), 1..12), seed: u32) {
        let mut other = parts.clone();
        Choices::from_seed(seed, 100).shuffle(&mut other);
        prop_assert_eq!(worth(&sum(&parts)), worth(&sum(&other)));
    }

    /// So many parts of a whole are the whole.
    #[test]
    fn parts_make_the_whole(count in 1_usize..40, whole in 0_u32..1_000_000) {
        let parts = vec![format!("{whole} / {count}"); count].join(" + ");
        prop_assert_eq!(worth(&parts), (whole.to_string(), true));
    }

    /// The root of a square, and of any power, is exact.
    #[test]
    fn roots_of_powers_are_exact(
        numerator in 0_u32..1_000_000,
        below in 1_u32..10_000,
        root in 2_u32..6,
    ) {
        let fraction = format!("({numerator} / {below})");
        prop_assert_eq!(worth(&format!("({fraction} ^ {root}) ^ (1 / {root})")), worth(&fraction));
        prop_assert_eq!(worth(&format!("sqrt({fraction} * {fraction})")), worth(&fraction));
    }

    /// What is divided by a figure and multiplied by it again is what it was.
    #[test]
    fn division_can_be_undone(figure in any::<i32>(), divisor in 1_u32.., times in 1_u32..) {
        let figure = format!("({figure})");
        prop_assert_eq!(worth(&format!("{figure} / {divisor} * {divisor}")), worth(&figure));
        let both = format!("{figure} * {times} / {divisor} - {figure} / {divisor} * {times}");
        prop_assert_eq!(worth(&both), ("0".to_owned(), true));
    }
}
