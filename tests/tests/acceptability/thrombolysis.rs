//! The thrombolysis example of the R package smaa 0.3-3 (Gert van Valkenhoef; CRAN, `smaa-Ex.Rout.save`): two
//! alternatives, three criteria, ten thousand draws of measurements and weights.
//!
//! Its measurements are a file of draws. DIFFERENCE: they are drawn anew here, from the distributions and the ranges of value
//! that the makers of the package state for the same data (drugis/mcda-elicitation-web, `examples/thrombolytics.json`):
//! events among patients as beta distributions, and value falling along a line from 1 to 0. So figures agree within the
//! sampling error of both, and not to the digit. Values are not clamped there either.
//!
//! Each draw of measurements is a case of its own, evaluated by the engine; weights are drawn by `acceptability`.

use anbud::evaluation::{Evaluation, Scope, evaluate};
use anbud::procedure::Procedure;
use anbud::procedure::draft::{AwardDraft, CriterionDraft, Draft, RuleDraft};
use anbud::tenders::Tender;
use anbud::{Exact, Literal, Sheet, Tenders};
use anbud_analysis::random;
use anbud_analysis::sensitivity::{Basis, Sampling, acceptability};

/// So many draws of measurements, and of weights for each.
const DRAWS: u64 = 2_500;
const WEIGHTS: u64 = 40;

/// An alternative: events and patients without one, by criterion.
type Alternative = (&'static str, [(usize, usize); 3]);

/// Of heparin and enoxaparin: events and patients without one, for proximal and distal thrombosis and major bleeding.
const ALTERNATIVES: [Alternative; 2] =
    [("heparin", [(20, 116), (40, 96), (1, 135)]), ("enoxaparin", [(8, 121), (32, 97), (5, 124)])];

/// The criteria, and the rates that are worth nothing and everything.
const CRITERIA: [(&str, &str, &str); 3] =
    [("proximal", "0.25", "0"), ("distal", "0.4", "0.15"), ("bleeding", "0.1", "0")];

fn literal(text: &str) -> Literal {
    text.parse().unwrap()
}

fn procedure(weights: [&str; 3]) -> Procedure {
    let mut draft = Draft::new("Thrombolysis", "smaa 0.3-3", "thrombo", "EUR")
        .award(AwardDraft::model("weighted-sum"));
    for ((id, none, all), weight) in CRITERIA.into_iter().zip(weights) {
        let curve = RuleDraft::model("linear-between")
            .parameter("from", literal(none))
            .parameter("to", literal(all));
        let criterion =
            CriterionDraft::new(id).weight(literal(weight)).measure(format!("{id}_rate"));
        draft = draft.criterion(CriterionDraft { rule: curve, ..criterion });
    }
    draft.build().expect("a complete procedure")
}

/// A rate of a beta distribution with whole parameters: of so many even draws, the one with `events - 1` below it.
fn rate(seed: u64, (events, others): (usize, usize)) -> Literal {
    let mut draws: Vec<u64> =
        (0..events + others - 1).map(|at| random::number(seed, at as u64)).collect();
    draws.sort_unstable();
    let billionths = (u128::from(draws[events - 1]) * 1_000_000_000) >> 64;
    literal(&format!("0.{billionths:09}"))
}

fn tenders(draw: u64) -> Tenders {
    let tender = |(at, (id, events)): (u64, &Alternative)| {
        let measures = CRITERIA.iter().zip(events).enumerate();
        measures.fold(
            Tender::new(*id, *id).price(1),
            |tender, (criterion, ((name, ..), events))| {
                let seed = random::number(draw, at * 3 + criterion as u64);
                tender.measure_of(format!("{name}_rate"), rate(seed, *events))
            },
        )
    };
    (0..).zip(&ALTERNATIVES).map(tender).collect()
}

/// The position of the first, as evaluated with these weights.
fn first(procedure: &Procedure, tenders: &Tenders) -> (usize, Evaluation) {
    let evaluation = evaluate(procedure, tenders, &Sheet::default(), Scope::Whole).unwrap();
    (evaluation.tenders[0].tender.position(), evaluation)
}

/// Within four standard errors of both samples.
fn agrees(what: &str, found: f64, published: f64) {
    let spread = (published * (1.0 - published)).sqrt();
    let error = spread / 100.0 + spread / (DRAWS as f64).sqrt();
    let distance = (found - published).abs();
    assert!(distance < 4.0 * error, "{what}: {found} here, {published} published");
}

fn float(number: &Exact) -> f64 {
    number.decimal(anbud::exact::Decimals::Ten).parse().unwrap()
}

#[test]
fn fixed_weights_and_confidence_factors_are_those_of_the_package() {
    // weights 0.5, 0.2, 0.3; then the published central weights of each, with the share of draws that put it first
    let expected = [
        (["50", "20", "30"], 0, 0.1279),
        (["18.65097", "27.72205", "53.62698"], 0, 0.6682),
        (["40.731", "36.41477", "22.85423"], 1, 0.8956),
    ];
    for (weights, alternative, published) in expected {
        let procedure = procedure(weights);
        let firsts = (0..DRAWS).map(|draw| first(&procedure, &tenders(draw)).0);
        let count = firsts.filter(|first| *first == alternative).count();
        agrees(&format!("{weights:?}"), count as f64 / DRAWS as f64, published);
    }
}

#[test]
fn weights_drawn_evenly_give_the_shares_of_the_package() {
    let procedure = procedure(["50", "20", "30"]);
    let (mut firsts, mut before, mut central) = ([0_u64; 2], 0_u64, [[0.0; 3]; 2]);
    for draw in 0..DRAWS {
        let (tenders, sheet) = (tenders(draw), Sheet::default());
        let (_, evaluation) = first(&procedure, &tenders);
        let basis = Basis {
            procedure: &procedure,
            tenders: &tenders,
            sheet: &sheet,
            evaluation: &evaluation,
        };
        let sampling = Sampling { samples: WEIGHTS, seed: draw, within: None, threads: 1 };
        let found = acceptability(basis, sampling).expect("a weighted sum");
        for counted in &found.tenders {
            let at = counted.tender.position();
            firsts[at] += counted.places[0];
            let other = found.tenders.iter().position(|it| it.tender != counted.tender).unwrap();
            before += if at == 0 { counted.before[other] } else { 0 };
            for (sum, weight) in central[at].iter_mut().zip(counted.central.iter().flatten()) {
                *sum += float(weight) / 100.0 * counted.places[0] as f64;
            }
        }
    }
    let all = (DRAWS * WEIGHTS) as f64;
    agrees("rank acceptability of heparin", firsts[0] as f64 / all, 0.3504);
    agrees("rank acceptability of enoxaparin", firsts[1] as f64 / all, 0.6496);
    agrees("heparin before enoxaparin", before as f64 / all, 0.3504);
    let published = [[0.1865097, 0.2772205, 0.5362698], [0.4073100, 0.3641477, 0.2285423]];
    for (at, published) in published.iter().enumerate() {
        for (criterion, published) in published.iter().enumerate() {
            let found = central[at][criterion] / firsts[at] as f64;
            // a weight is spread less than a share of the same mean
            agrees(&format!("central weight {criterion} of {at}"), found, *published);
        }
    }
}
