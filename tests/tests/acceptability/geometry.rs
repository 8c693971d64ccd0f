//! With two criteria weightings lie on a line, with three in a triangle: the share that puts a tender first or before
//! another is a length or an area, a rational number, and the central weights are its centre. Sampled shares lie within four
//! standard errors of them.

use anbud::evaluation::{Scope, evaluate};
use anbud::procedure::Procedure;
use anbud::procedure::draft::{AwardDraft, CriterionDraft, Draft, ScaleDraft};
use anbud::tenders::Tender;
use anbud::{Exact, Sheet, Tenders};
use anbud_analysis::sensitivity::{Acceptability, Basis, Sampling, acceptability};
use anbud_tests::naive::choices::Choices;

const SAMPLES: u64 = 40_000;

/// A weighting by its first two weights; the third is the rest.
type Point = [Exact; 2];

fn whole(number: i64) -> Exact {
    Exact::whole(number)
}

/// The part of a polygon where `along` is not negative at its points.
fn cut(polygon: &[Point], along: &dyn Fn(&Point) -> Exact) -> Vec<Point> {
    let mut kept = Vec::new();
    for (at, point) in polygon.iter().enumerate() {
        let next = &polygon[(at + 1) % polygon.len()];
        let (here, there) = (along(point), along(next));
        if !here.is_negative() {
            kept.push(point.clone());
        }
        if here.is_negative() != there.is_negative() && !here.is_zero() && !there.is_zero() {
            let share = here.divided_by(&(&here - &there)).unwrap();
            kept.push([0, 1].map(|axis| &point[axis] + &(&(&next[axis] - &point[axis]) * &share)));
        }
    }
    kept
}

/// Twice the area of a polygon, and the sums that its centre is made of.
fn area(polygon: &[Point]) -> (Exact, [Exact; 2]) {
    let (mut twice, mut centre) = (Exact::ZERO, [Exact::ZERO, Exact::ZERO]);
    for (at, [x, y]) in polygon.iter().enumerate() {
        let [u, v] = &polygon[(at + 1) % polygon.len()];
        let cross = &(x * v) - &(u * y);
        twice = &twice + &cross;
        for (sum, add) in centre.iter_mut().zip([x + u, y + v]) {
            *sum = &*sum + &(&add * &cross);
        }
    }
    (twice, centre)
}

/// All weightings of three criteria: a triangle of twice the area one.
fn triangle() -> Vec<Point> {
    [[0, 0], [1, 0], [0, 1]].map(|point| point.map(whole)).to_vec()
}

/// By how much one tender is better than another at a weighting.
fn lead(scores: &[Vec<i64>], one: usize, other: usize, [x, y]: &Point) -> Exact {
    let by = |criterion: usize| whole(scores[one][criterion] - scores[other][criterion]);
    let rest = &(&Exact::ONE - x) - y;
    &(&(&by(0) * x) + &(&by(1) * y)) + &(&by(2) * &rest)
}

fn procedure(criteria: usize) -> Procedure {
    let mut draft = Draft::new("Geometry", "Region Example", "1", "SEK")
        .award(AwardDraft::model("weighted-sum"))
        .scale(ScaleDraft::new("percent", 0, 100));
    for at in 0..criteria {
        let others = i64::try_from(criteria).unwrap() - 1;
        let weight = if at == 0 { 100 - 20 * others } else { 20 };
        let criterion = CriterionDraft::new(format!("c{at}").as_str()).weight(weight);
        draft = draft.criterion(criterion.scale("percent").model("of-maximum"));
    }
    draft.build().expect("a complete procedure")
}

fn sampled(scores: &[Vec<i64>], seed: u64) -> Acceptability {
    let procedure = procedure(scores[0].len());
    let tender = |(at, scores): (usize, &Vec<i64>)| {
        let id = format!("t{at}");
        let scored = scores.iter().enumerate();
        scored.fold(Tender::new(id.as_str(), id.as_str()).price(1), |tender, (at, score)| {
            tender.score(procedure.item(&format!("c{at}")).unwrap(), *score)
        })
    };
    let tenders: Tenders = scores.iter().enumerate().map(tender).collect();
    let sheet = Sheet::default();
    let evaluation = evaluate(&procedure, &tenders, &sheet, Scope::Whole).expect("no mistakes");
    let basis =
        Basis { procedure: &procedure, tenders: &tenders, sheet: &sheet, evaluation: &evaluation };
    let sampling = Sampling { samples: SAMPLES, seed, within: None, threads: 2 };
    let mut found = acceptability(basis, sampling).expect("a weighted sum");
    // as they stand in the table, not by place
    let order: Vec<usize> = found.tenders.iter().map(|it| it.tender.position()).collect();
    for counted in &mut found.tenders {
        let mut before = vec![0; order.len()];
        order.iter().zip(&counted.before).for_each(|(at, count)| before[*at] = *count);
        counted.before = before;
    }
    found.tenders.sort_by_key(|counted| counted.tender.position());
    found
}

fn float(number: &Exact) -> f64 {
    number.decimal(anbud::exact::Decimals::Ten).parse().unwrap()
}

/// A share of weightings within four standard errors of what it is exactly.
fn agrees(what: &str, count: u64, exact: &Exact) {
    let (found, exact) = (count as f64 / SAMPLES as f64, float(exact));
    let error = (exact * (1.0 - exact) / SAMPLES as f64).sqrt() + 1e-5;
    assert!((found - exact).abs() < 4.0 * error, "{what}: {found} sampled, {exact} exactly");
}

fn scores(seed: u32, criteria: usize) -> Vec<Vec<i64>> {
    let mut choices = Choices::from_seed(seed, 200);
    let tenders = 2 + choices.below(4);
    let score = |choices: &mut Choices| i64::try_from(choices.below(101)).unwrap();
    (0..tenders).map(|_| (0..criteria).map(|_| score(&mut choices)).collect()).collect()
}

#[test]
fn three_criteria_divide_a_triangle() {
    for seed in 1..=25 {
        let scores = scores(seed, 3);
        let found = sampled(&scores, seed.into());
        for one in 0..scores.len() {
            let mut first = triangle();
            for other in (0..scores.len()).filter(|other| *other != one) {
                let ahead = |point: &Point| lead(&scores, one, other, point);
                first = cut(&first, &ahead);
                let before = area(&cut(&triangle(), &ahead)).0;
                let what = format!("{seed}: {one} before {other} of {scores:?}");
                agrees(&what, found.tenders[one].before[other], &before);
            }
            let (twice, centre) = area(&first);
            let what = format!("{seed}: {one} first of {scores:?}");
            agrees(&what, found.tenders[one].places[0], &twice);
            if twice > Exact::from_scaled(2, 2) {
                is_centre(&what, &found.tenders[one].central, &twice, &centre);
            }
        }
    }
}

/// The central weights are the centre of the area: the sums of it, divided by three times twice the area.
fn is_centre(what: &str, central: &Option<Vec<Exact>>, twice: &Exact, sums: &[Exact; 2]) {
    let central = central.as_ref().expect("it is first somewhere");
    for (weight, sum) in central.iter().zip(sums) {
        let centre = sum.divided_by(&(twice * &whole(3))).unwrap();
        // a weight is spread by no more than a half
        let error = 0.5 / (float(twice) * SAMPLES as f64).sqrt();
        let distance = (float(weight) / 100.0 - float(&centre)).abs();
        assert!(distance < 4.0 * error, "{what}: {distance} from the centre");
    }
}

#[test]
fn two_criteria_divide_a_line() {
    for seed in 1..=25 {
        let scores = scores(seed, 2);
        let found = sampled(&scores, seed.into());
        for one in 0..scores.len() {
            // from where to where a weight on the first criterion puts it first
            let (mut from, mut to) = (Exact::ZERO, Exact::ONE);
            for other in &scores {
                let by = |at: usize| whole(scores[one][at] - other[at]);
                let (end, start) = (by(0), by(1));
                let root = start.divided_by(&(&start - &end));
                match (start.is_negative(), end.is_negative(), root) {
                    (true, true, _) => to = from.clone(),
                    (true, false, Some(root)) => from = from.max(root),
                    (false, true, Some(root)) => to = to.min(root),
                    _ => {}
                }
            }
            let length = (&to - &from).max(Exact::ZERO);
            agrees(&format!("{seed}: {one} of {scores:?}"), found.tenders[one].places[0], &length);
        }
    }
}
