//! Panels and comparisons in pairs against a second way of working them out, on random tables, and what turns the order of
//! one member's tenders against a look at every step; and rows in any order.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails should fail at once"
)]

use std::collections::BTreeMap;

use anbud::evaluation::{Evaluation, Scope, evaluate};
use anbud::ledger::{Ledger, PairRow, ScoreRow};
use anbud::procedure::Item;
use anbud::procedure::draft::{AwardDraft, CriterionDraft, Draft, ScaleDraft};
use anbud::tenders::Tender;
use anbud::{Procedure, Tenders};
use anbud_analysis::sensitivity::{Basis, Sampling, Subject, sensitivity};
use anbud_tests::{anbud as program, case, project};

/// Numbers that look random, from a seed.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }

    fn shuffle<T>(&mut self, list: &mut [T]) {
        for at in (1..list.len()).rev() {
            list.swap(at, self.below(at + 1));
        }
    }
}

/// A quotient in lowest terms, as the engine writes it.
fn quotient(above: i64, below: i64) -> String {
    let common = (1..=below).rev().find(|by| above % by == 0 && below % by == 0).unwrap();
    match below / common {
        1 => (above / common).to_string(),
        rest => format!("{}/{rest}", above / common),
    }
}

/// What each evaluator gives each tender in all: tenths of points.
type Totals = Vec<Vec<i64>>;

/// The result of a tender by a model, worked out from the totals.
fn expected(model: &str, totals: &Totals, tender: usize) -> String {
    let members = i64::try_from(totals.len()).unwrap();
    let own = |row: &Vec<i64>| row[tender];
    let count = |row: &Vec<i64>, wanted: &dyn Fn(i64, i64) -> bool| {
        i64::try_from(row.iter().filter(|other| wanted(**other, own(row))).count()).unwrap()
    };
    let mut sorted: Vec<i64> = totals.iter().map(own).collect();
    sorted.sort_unstable();
    let mut places: Vec<i64> =
        totals.iter().map(|row| 1 + count(row, &|other, own| other > own)).collect();
    places.sort_unstable();
    let ends = |list: &[i64]| list[1..list.len() - 1].iter().sum::<i64>();
    let half = sorted.len() / 2;
    match model {
        "panel-mean" => quotient(sorted.iter().sum(), 10 * members),
        "panel-trimmed-mean" => quotient(ends(&sorted), 10 * (members - 2)),
        "panel-median" if sorted.len() % 2 == 1 => quotient(sorted[half], 10),
        "panel-median" => quotient(sorted[half - 1] + sorted[half], 20),
        "panel-rank-sum" => quotient(places.iter().sum(), 1),
        "panel-rank-sum-mean-places" => {
            let doubled = |row| {
                2 * count(row, &|other, own| other > own) + count(row, &|other, own| other == own)
            };
            quotient(totals.iter().map(|row| doubled(row) + 1).sum(), 2)
        }
        "panel-rank-sum-trimmed" => quotient(ends(&places), members - 2),
        "panel-borda" => {
            quotient(totals.iter().map(|row| count(row, &|other, own| other < own)).sum(), 1)
        }
        "panel-first-places" => {
            let firsts = places.iter().filter(|place| **place == 1).count();
            quotient(i64::try_from(firsts).unwrap(), 1)
        }
        _ => panic!("no such model: {model}"),
    }
}

const MODELS: &[&str] = &[
    "panel-mean",
    "panel-trimmed-mean",
    "panel-median",
    "panel-rank-sum",
    "panel-rank-sum-mean-places",
    "panel-rank-sum-trimmed",
    "panel-borda",
    "panel-first-places",
];

fn tenders(count: usize) -> Tenders {
    (0..count).map(|at| Tender::new(format!("t{at}"), "Tenderer")).collect()
}

fn result(evaluation: &Evaluation, at: usize) -> String {
    let found = evaluation.tenders.iter().find(|found| found.tender.position() == at).unwrap();
    evaluation.derivation.number(found.result.unwrap()).0.to_string()
}

#[test]
fn a_panel_comes_to_what_its_totals_come_to() {
    let mut numbers = Numbers(7);
    for round in 0..400 {
        let model = MODELS[round % MODELS.len()];
        let (members, count) = (3 + numbers.below(4), 2 + numbers.below(4));
        let weight = i64::try_from(10 + numbers.below(81)).unwrap();
        let procedure = Draft::new("Panel", "Authority", "1", "EUR")
            .award(AwardDraft::model(model))
            .scale(ScaleDraft::new("marks", 0, 10).step(1))
            .criterion(marked("design", weight))
            .criterion(marked("use", 100 - weight))
            .within_group("mean")
            .missing("error")
            .panel("evaluators")
            .build()
            .unwrap();
        let tenders = tenders(count);
        let mut totals = vec![vec![0; count]; members];
        let mut rows = Vec::new();
        for (member, tender) in (0..members).flat_map(|one| (0..count).map(move |at| (one, at))) {
            for (criterion, weight) in [("design", weight), ("use", 100 - weight)] {
                let score = i64::try_from(numbers.below(4)).unwrap() * 3;
                totals[member][tender] += weight * score;
                rows.push((format!("t{tender}"), criterion, format!("e{member}"), score));
            }
        }
        numbers.shuffle(&mut rows);
        let mut ledger = Ledger::new(&procedure, &tenders);
        for (tender, criterion, member, score) in &rows {
            ledger.add(&ScoreRow::new(tender, criterion, member, &score.to_string()));
        }
        let sheet = ledger.finish().value;
        let evaluation = evaluate(&procedure, &tenders, &sheet, Scope::Whole).unwrap();
        for tender in 0..count {
            let expected = expected(model, &totals, tender);
            assert_eq!(result(&evaluation, tender), expected, "{model}, {totals:?}, {tender}");
        }
    }
}

/// Who wins alone by a model, worked out from the totals.
fn alone(model: &str, totals: &Totals) -> Option<usize> {
    let parts = |tender: usize| -> (i64, i64) {
        let text = expected(model, totals, tender);
        let (above, below) = text.split_once('/').unwrap_or((&text, "1"));
        (above.parse().unwrap(), below.parse().unwrap())
    };
    let is_highest = matches!(model, "panel-borda" | "panel-first-places");
    let is_ahead = |one: usize, other: usize| {
        let ((a, b), (c, d)) = (parts(one), parts(other));
        if is_highest { a * d > c * b } else { a * d < c * b }
    };
    let count = totals[0].len();
    (0..count).find(|one| (0..count).all(|other| other == *one || is_ahead(*one, other)))
}

/// From which shift of what a member gave a tender on another one wins, looked for half a mark beyond every whole mark.
fn turned(model: &str, scores: &Totals, member: usize, tender: usize) -> Option<i64> {
    let winner = |halves: i64| {
        let mut totals: Totals =
            scores.iter().map(|row| row.iter().map(|score| 2 * score).collect()).collect();
        let own = &mut totals[member][tender];
        *own = (*own + halves).clamp(0, 20);
        alone(model, &totals)
    };
    let of = |sign: i64| {
        let mut marks = 0..=10;
        marks.find(|mark| winner(sign * (2 * mark + 1)) != winner(0))
    };
    of(1).into_iter().chain(of(-1)).min()
}

#[test]
fn what_turns_the_places_that_one_member_gives_is_found() {
    let rules = &MODELS[3..];
    let (mut numbers, mut turns) = (Numbers(19), 0);
    for round in 0..20 {
        let model = rules[round % rules.len()];
        let (members, count) = (3 + numbers.below(3), 3 + numbers.below(2));
        let procedure = Draft::new("Panel", "Authority", "1", "EUR")
            .award(AwardDraft::model(model))
            .scale(ScaleDraft::new("marks", 0, 10).step(1))
            .criterion(marked("design", 100))
            .within_group("mean")
            .missing("error")
            .panel("evaluators")
            .build()
            .unwrap();
        let (tenders, mut ids) = (tenders(count), Vec::new());
        let scores: Totals = (0..members)
            .map(|_| (0..count).map(|_| i64::try_from(numbers.below(11)).unwrap()).collect())
            .collect();
        let mut ledger = Ledger::new(&procedure, &tenders);
        for (member, row) in scores.iter().enumerate() {
            ids.push(format!("e{member}"));
            for (tender, score) in row.iter().enumerate() {
                let (tender, score) = (format!("t{tender}"), score.to_string());
                ledger.add(&ScoreRow::new(&tender, "design", &ids[member], &score));
            }
        }
        let sheet = ledger.finish().value;
        let evaluation = evaluate(&procedure, &tenders, &sheet, Scope::Whole).unwrap();
        if alone(model, &scores).is_none() {
            continue;
        }
        let basis = Basis {
            procedure: &procedure,
            tenders: &tenders,
            sheet: &sheet,
            evaluation: &evaluation,
        };
        let sampling = Sampling { samples: 1, seed: 1, within: None, threads: 1 };
        let found = sensitivity(basis, sampling);
        for (member, tender) in (0..members).flat_map(|one| (0..count).map(move |at| (one, at))) {
            let flip = found.flips.iter().find(|flip| match flip.subject {
                Subject::Evaluator(by, of) => {
                    *sheet.evaluators[by].id == *ids[member] && of.position() == tender
                }
                _ => false,
            });
            let marks = flip.map(|flip| flip.distance().to_string());
            let expected = turned(model, &scores, member, tender).map(|marks| marks.to_string());
            assert_eq!(marks, expected, "{model}, {scores:?}, {member}, {tender}");
            turns += usize::from(flip.is_some());
        }
    }
    assert!(turns > 40, "hardly anything turned: {turns}");
}

fn marked(id: &str, weight: i64) -> CriterionDraft {
    CriterionDraft::new(id).weight(weight).scale("marks").model("of-maximum")
}

/// Who prefers which tender over which, and how strongly.
type Preference = (usize, usize, usize, i64);

/// What a tender comes to in pairs, worked out from the preferences of `members` evaluators.
fn coefficient(rule: &str, all: &[Preference], members: usize, count: usize, at: usize) -> String {
    let sum = |by: Option<usize>, tender: usize| -> i64 {
        let own = all.iter().filter(|one| by.is_none_or(|by| one.0 == by));
        let gets = |one: &&Preference| one.1 == tender || (one.2 == tender && one.3 == 1);
        own.filter(gets).map(|one| one.3).sum()
    };
    let highest = |by| (0..count).map(|tender| sum(by, tender)).max().unwrap();
    if rule == "all-evaluators" {
        return quotient(sum(None, at), highest(None));
    }
    let below: i64 = (0..members).map(|by| highest(Some(by))).product();
    let parts = (0..members).map(|by| sum(Some(by), at) * (below / highest(Some(by))));
    quotient(parts.sum(), below * i64::try_from(members).unwrap())
}

fn compared(rule: &str) -> Procedure {
    Draft::new("Pairs", "Authority", "1", "EUR")
        .award(AwardDraft::model("quality-only"))
        .scale(ScaleDraft::new("preference", 1, 6).step(1).pairs(rule))
        .criterion(
            CriterionDraft::new("design").weight(100).scale("preference").model("of-maximum"),
        )
        .within_group("mean")
        .missing("error")
        .build()
        .unwrap()
}

#[test]
fn comparisons_in_pairs_come_to_what_their_sums_come_to() {
    let mut numbers = Numbers(11);
    for round in 0..200 {
        let rule = ["all-evaluators", "each-evaluator"][round % 2];
        let (members, count) = (1 + numbers.below(3), 2 + numbers.below(3));
        let procedure = compared(rule);
        let tenders = tenders(count);
        let mut all: Vec<Preference> = Vec::new();
        for (by, one) in (0..members).flat_map(|by| (0..count).map(move |one| (by, one))) {
            for other in one + 1..count {
                let (tender, over) =
                    if numbers.below(2) == 0 { (one, other) } else { (other, one) };
                all.push((by, tender, over, i64::try_from(1 + numbers.below(6)).unwrap()));
            }
        }
        let mut rows = all.clone();
        numbers.shuffle(&mut rows);
        let mut ledger = Ledger::new(&procedure, &tenders);
        for (by, tender, over, preference) in &rows {
            let (by, tender, over) = (format!("e{by}"), format!("t{tender}"), format!("t{over}"));
            let preference = preference.to_string();
            let row = ScoreRow::new(&tender, "design", &by, &preference);
            ledger.add_pair(&PairRow::new(row, &over));
        }
        let sheet = ledger.finish().value;
        let evaluation = evaluate(&procedure, &tenders, &sheet, Scope::Whole).unwrap();
        let design = procedure.item("design").unwrap();
        for tender in 0..count {
            let found = score(&evaluation, design, &tenders, tender);
            assert_eq!(found, coefficient(rule, &all, members, count, tender), "{rule}, {all:?}");
        }
    }
}

fn score(evaluation: &Evaluation, item: Item, tenders: &Tenders, at: usize) -> String {
    let key = tenders.list.keys().nth(at).unwrap();
    let figure = evaluation.known(item, key).score.unwrap();
    evaluation.derivation.number(figure).0.to_string()
}

/// The rows of the tables of a case, written in another order.
#[test]
fn rows_in_any_order_come_to_the_same_bytes() {
    let cases = ["panel-groups", "panel-left-out", "panel-rank-sum", "pairs-groups", "pairs-panel"];
    let mut numbers = Numbers(3);
    for name in cases {
        let document = project::root().join(format!("tests/cases/evaluate/{name}.md"));
        let folder = case::laid_out(&document);
        let words = ["evaluate", "case", "--format", "json"].map(str::to_owned);
        let (first, exit) = program::run(&words, folder.path());
        assert_eq!(exit, 0, "{name}: {first}");
        let mut seen = BTreeMap::from([(first, 0)]);
        for round in 1..8 {
            for table in ["scores.csv", "pairs.csv"] {
                let path = folder.path().join("case").join(table);
                let Ok(text) = std::fs::read_to_string(&path) else { continue };
                let (head, rows) = text.split_once('\n').unwrap();
                let mut rows: Vec<&str> = rows.lines().collect();
                numbers.shuffle(&mut rows);
                std::fs::write(&path, format!("{head}\n{}\n", rows.join("\n"))).unwrap();
            }
            seen.insert(program::run(&words, folder.path()).0, round);
        }
        assert_eq!(seen.len(), 1, "{name}: {seen:?}");
    }
}
