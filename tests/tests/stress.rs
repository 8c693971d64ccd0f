//! What `stress` says of rules is so: counter-examples are evaluated, claims are tried on fields of their own, and every
//! criteria file to start from gets a sensible verdict.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on stops with a message"
)]

use anbud::Procedure;
use anbud::catalogue::{self, Family, Model};
use anbud::procedure::draft::{AwardDraft, CriterionDraft, Draft, ScaleDraft};
use anbud_analysis::random::number;
use anbud_analysis::stress::{
    KINDS, Made, Options, Order, Settings, Trial, order, simulate, stress,
};
use anbud_files::Case;
use anbud_tests::checks::Checks;
use anbud_tests::project;

/// Figures that the parameters of models may have together.
const PARAMETERS: &[(&str, &str)] = &[
    ("budget", "1500000"),
    ("estimate", "1200000"),
    ("reference", "1200000"),
    ("price_for_none", "2000000"),
    ("price_for_full", "500000"),
    ("price_reference", "1000000"),
    ("p_ref", "1000000"),
    ("level", "900000"),
    ("base", "1000000"),
    ("amount", "50000"),
    ("span", "0.5"),
    ("n", "2"),
    ("alpha", "0.5"),
    ("zero_at", "2"),
    ("u", "0.2"),
    ("significant", "0.1"),
    ("at_mean", "0.85"),
    ("wq", "60"),
    ("wp", "40"),
    ("price_share", "0.4"),
    ("band", "0.05"),
    ("q_ref", "0.7"),
    ("quality_reference", "70"),
    ("deduction", "0.2"),
    ("second", "0.8"),
    ("third", "0.6"),
    ("fourth", "0.4"),
    ("beyond", "0.2"),
];

/// Price and quality half each, the price by this curve.
fn with_curve(model: &Model) -> Draft {
    let price = CriterionDraft::new("price").kind("price").weight(50).model(model.id.as_str());
    with_parameters(draft("weighted-sum", 50).criterion(price), model)
}

/// All quality in one criterion, the award by this model.
fn with_award(model: &Model) -> Draft {
    let price = CriterionDraft::new("price").kind("price");
    with_parameters(draft(&model.id, 100).criterion(price), model)
}

fn draft(award: &str, quality: i64) -> Draft {
    Draft::new("Lifts", "Region Example", "RE 7", "SEK")
        .award(AwardDraft::model(award).ties(["highest service", "lowest price"]))
        .scale(ScaleDraft::new("percent", 0, 100).step(1))
        .criterion(
            CriterionDraft::new("service").weight(quality).scale("percent").model("of-maximum"),
        )
}

fn with_parameters(draft: Draft, model: &Model) -> Draft {
    model.parameters.keys().fold(draft, |draft, name| {
        let known = PARAMETERS.iter().find(|(known, _)| known == name);
        let value = known.map_or("1", |(_, value)| *value);
        draft.parameter(name.as_str(), value.parse::<anbud::Literal>().unwrap())
    })
}

/// The rules that can be made of every curve and award model of the catalogue.
fn rules() -> Vec<(String, Procedure)> {
    let models = catalogue::ids().filter_map(catalogue::find);
    let drafts = models.filter_map(|model| match model.family {
        Family::Curve => Some((model.id.clone(), with_curve(&model))),
        Family::Award => Some((model.id.clone(), with_award(&model))),
        _ => None,
    });
    drafts.filter_map(|(id, draft)| Some((id, draft.build().ok()?))).collect()
}

#[test]
fn every_counter_example_is_one() {
    let (mut checks, mut shown) = (Checks::new(), 0);
    for (id, procedure) in rules() {
        let Ok(trial) = Trial::new(&procedure, None, None) else { continue };
        let Order::Reversed(found) = order(&trial, 2_000) else { continue };
        shown += 1;
        checks.run(id, || {
            let [a, b, c] = found.made;
            let (before, after) = (trial.winner(&[a, b]), trial.winner(&[a, b, c]));
            let holds = before == Some(found.before) && after == Some(found.after);
            let changes = before != after && after != Some(2);
            if holds && changes { Ok(()) } else { Err(format!("{found:?}: {before:?}, {after:?}")) }
        });
    }
    checks.finish();
    assert!(shown >= 15, "only {shown} models were shown to reverse an order");
}

/// Quality alone decides, and two criteria are each rescaled so that the best tender gets full marks: tenders that are as good
/// in both never change places, tenders that trade one for the other do.
#[test]
fn criteria_that_are_traded_against_each_other_are_tried() {
    let two = |model: &str| {
        let criterion = |id| CriterionDraft::new(id).weight(50).scale("percent").model(model);
        let draft = Draft::new("Lifts", "Region Example", "RE 7", "SEK")
            .award(AwardDraft::model("quality-only").ties(["draw"]))
            .scale(ScaleDraft::new("percent", 0, 100).step(1))
            .criterion(criterion("service"))
            .criterion(criterion("safety"));
        draft.build().unwrap()
    };
    let procedure = two("of-best");
    let trial = Trial::new(&procedure, None, None).unwrap();
    let Order::Reversed(found) = order(&trial, 2_000) else { panic!("a counter-example") };
    let [a, b, c] = found.made;
    assert!(a.apart.is_some() && a.price == b.price, "{found:?}");
    assert_eq!(trial.winner(&[a, b]), Some(found.before));
    assert_eq!(trial.winner(&[a, b, c]), Some(found.after));
    let procedure = two("of-maximum");
    let trial = Trial::new(&procedure, None, None).unwrap();
    assert_eq!(order(&trial, 2_000), Order::Absolute);
}

#[test]
fn the_known_ones_reverse_and_the_absolute_ones_do_not() {
    let of = |wanted: &str| {
        let procedure = rules().into_iter().find(|(id, _)| id == wanted).unwrap().1;
        let trial = Trial::new(&procedure, None, None).unwrap();
        order(&trial, 2_000)
    };
    for id in ["lowest-over-price", "between-lowest-and-highest", "utility-index"] {
        assert!(matches!(of(id), Order::Reversed(_)), "{id}: {:?}", of(id));
    }
    for id in ["quality-per-price", "between-set-prices", "price-per-quality", "fixed-budget"] {
        assert_eq!(of(id), Order::Absolute, "{id}");
    }
    assert_eq!(of("logarithmic"), Order::Kept("logarithmic"));
}

/// Where it is said to be proved that no order changes, none does: pairs of tenders with and without a third, at random.
#[test]
fn what_is_proved_impossible_never_happens() {
    let mut checks = Checks::new();
    for (id, procedure) in rules() {
        let Ok(trial) = Trial::new(&procedure, None, None) else { continue };
        if !matches!(order(&trial, 50), Order::Absolute | Order::Kept(_)) {
            continue;
        }
        checks.run(id, || {
            for field in 0..40 {
                let made = |at: u64| {
                    let level = u32::try_from(number(field, 2 * at) % 1_001).unwrap();
                    Made::at(level, 1 + number(field, 2 * at + 1) % (trial.money.middle * 2))
                };
                let [a, b, c] = [made(0), made(1), made(2)];
                let (before, after) = (trial.winner(&[a, b]), trial.winner(&[a, b, c]));
                let changes =
                    after.is_some_and(|after| after != 2) && before.is_some() && before != after;
                if changes {
                    return Err(format!("{a:?} {b:?} {c:?}: {before:?}, {after:?}"));
                }
            }
            Ok(())
        });
    }
    checks.finish();
}

#[test]
fn a_draw_depends_on_the_seed_and_its_position_alone() {
    let procedure = rules().into_iter().find(|(id, _)| id == "lowest-over-price").unwrap().1;
    let trial = Trial::new(&procedure, None, None).unwrap();
    let settings = |seed, samples| Settings {
        seed,
        samples,
        tenders: 3,
        levels: (400, 1_000),
        correlation: 50,
    };
    let [few, again, many, other] = [(1, 20), (1, 20), (1, 40), (2, 40)]
        .map(|(seed, samples)| simulate(&trial, settings(seed, samples), 1));
    assert_eq!(many, simulate(&trial, settings(1, 40), 3), "any number of threads finds the same");
    assert_eq!(few, again);
    assert_ne!(many.counts, other.counts);
    for (kind, (few, many)) in KINDS.iter().zip(few.counts.iter().zip(&many.counts)) {
        // the first twenty fields are among the forty
        let counted =
            |it: &anbud_analysis::stress::Count| [it.cheapest, it.best, it.both, it.strategic];
        let pairs = counted(few).into_iter().zip(counted(many));
        assert!(pairs.into_iter().all(|(few, many)| few <= many), "{kind:?}: {few:?} {many:?}");
    }
}

/// What every file in `criteria/` is told: the codes of what is to be decided on.
#[test]
fn every_criteria_file_gets_a_sensible_verdict() {
    let expected: &[(&str, &[&str])] = &[
        ("fixed-budget", &[]),
        ("lowest-price-with-thresholds", &[]),
        ("quality-per-price", &[]),
        ("value-deduction", &["near-zero"]),
        ("weighted-sum-lowest-over-price", &["rank-reversal"]),
    ];
    let mut checks = Checks::new();
    for folder in std::fs::read_dir(project::root().join("criteria")).unwrap() {
        let path = folder.unwrap().path();
        if !path.is_dir() {
            continue;
        }
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        checks.run(name.clone(), || {
            let doubts = doubts(&path)?;
            let expected = expected.iter().find(|(known, _)| *known == name);
            match expected {
                Some((_, expected)) if doubts != *expected => Err(format!("{doubts:?}")),
                _ => Ok(()),
            }
        });
    }
    checks.finish();
}

/// The codes of what is to be decided on, from the JSON of the trial.
fn doubts(folder: &std::path::Path) -> Result<Vec<String>, String> {
    let case = Case::read(folder).map_err(|error| error.to_string())?;
    let procedure = case.procedure.as_ref().ok_or("the rules have mistakes")?;
    let options = Options { samples: 50, ..Options::default() };
    let tried = stress(procedure, None, &options).map_err(|why| format!("{why:?}"))?;
    let language = anbud::procedure::Language::English;
    let tried = anbud_report::stress::Tried { procedure, tenders: None, stress: &tried, language };
    let json = anbud_report::stress::json(&tried).map_err(|error| error.to_string())?;
    let json: serde_json::Value = serde_json::from_str(&json).map_err(|error| error.to_string())?;
    let verdict = json["verdict"].as_array().ok_or("no verdict")?;
    let doubts = verdict.iter().filter(|finding| finding["doubt"] == true);
    Ok(doubts.map(|finding| finding["code"].as_str().unwrap_or_default().to_owned()).collect())
}
