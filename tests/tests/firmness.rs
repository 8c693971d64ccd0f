//! What is said about how firm a decision is holds on random whole cases: every change that is said to turn two tenders
//! does when it is written into the files and evaluated anew, a hair less does not, and the winner stays for every
//! weight within its interval.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stderr,
    reason = "a test that cannot go on stops with a message"
)]

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use anbud::Exact;
use anbud_analysis::sensitivity::{Flip, Interval, Subject, Turn};
use anbud_tests::firmness::{Read, changed, read, shown, without_steps};
use anbud_tests::laws::answer::plain_files;
use anbud_tests::naive::case::Case;
use anbud_tests::naive::choices::Choices;
use anbud_tests::naive::random::Cases;
use anbud_tests::trials::trials;
use proptest::prelude::{any, prop_assert};
use proptest::test_runner::{TestCaseError, TestError, TestRunner};

/// How often something was tried.
type Counts = RefCell<BTreeMap<String, usize>>;

/// A hair: larger than what rounding to nine decimals does to a weight that is divided among several.
fn hair() -> Exact {
    Exact::from_scaled(1, 5)
}

/// How far beyond a change one looks: as near as nine decimals tell, since finely rounded figures may be level over less
/// than a hair.
fn least() -> Exact {
    Exact::from_scaled(1, 7)
}

fn kind(subject: Subject) -> &'static str {
    match subject {
        Subject::Weight(_) => "weight",
        Subject::Price(_) => "price",
        Subject::UnitPrice(..) => "unit price",
        Subject::Score(..) => "score",
        Subject::Group(..) => "group",
        Subject::Evaluator(..) => "evaluator",
    }
}

/// A case and what is looked at in it.
struct Trial<'t> {
    case: &'t Case,
    read: &'t Read,
    counts: &'t Counts,
}

/// Who must be ahead of whom: the winner of all, or one of the other.
enum Ahead {
    Winner(String),
    Of(String, String),
}

impl Ahead {
    fn holds(&self, read: &Read) -> bool {
        match self {
            Ahead::Winner(id) => read.winner().as_ref() == Some(id),
            Ahead::Of(ahead, behind) => {
                let places: BTreeMap<String, u32> = read.places().into_iter().collect();
                match (places.get(ahead), places.get(behind)) {
                    (Some(own), Some(other)) => own < other,
                    (own, _) => own.is_some(),
                }
            }
        }
    }
}

impl Trial<'_> {
    fn count(&self, what: &str) {
        *self.counts.borrow_mut().entry(what.to_owned()).or_default() += 1;
    }

    /// Whether it holds where a subject has so much; none where the files say something that cannot be evaluated.
    fn holds(&self, subject: Subject, to: &Exact, ahead: &Ahead) -> Option<bool> {
        let files = changed(self.read, self.case, subject, to)?;
        Some(ahead.holds(&read(&files)?))
    }

    fn told(&self, what: &str, at: &Exact) -> TestCaseError {
        let mut text = format!("{what} at {}\n", shown(at));
        for (name, content) in plain_files(self.case) {
            let _ = writeln!(text, "───── {name}\n{content}");
        }
        TestCaseError::fail(text)
    }

    /// A flip is real: beyond it another is ahead, before it not.
    fn flip(&self, flip: &Flip, ahead: &Ahead, of: &str) -> Result<(), TestCaseError> {
        let what = format!("{of}: {}", kind(flip.subject));
        let (beyond, before) = match flip.is_up {
            true => (&flip.turn.at + &least(), &flip.turn.at - &hair()),
            false => (&flip.turn.at - &least(), &flip.turn.at + &hair()),
        };
        match self.holds(flip.subject, &beyond, ahead) {
            Some(true) => return Err(self.told(&format!("{what} {flip:?} turns nothing"), &beyond)),
            Some(false) => self.count(&what),
            None => self.count(&format!("{what}, nothing can say so")),
        }
        if flip.distance() > &hair() + &hair()
            && self.holds(flip.subject, &before, ahead) == Some(false)
        {
            return Err(self.told(&format!("{what} {flip:?} turns earlier"), &before));
        }
        Ok(())
    }

    /// The winner stays for weights within the interval, and not beyond its ends.
    fn interval(
        &self,
        interval: &Interval,
        ahead: &Ahead,
        choices: &mut Choices,
    ) -> Result<(), TestCaseError> {
        let subject = Subject::Weight(interval.criterion);
        let ends = [(&interval.below, &interval.ends.0), (&interval.above, &interval.ends.1)];
        for (turn, end) in ends {
            let to = turn.as_ref().map_or(end, |turn: &Turn| &turn.at);
            for _ in 0..3 {
                let share = Exact::ratio(choices.below(1_000) as i128, 1_000).unwrap();
                let at = &interval.weight + &(&(to - &interval.weight) * &share);
                if (&at - to).absolute() <= hair() {
                    continue;
                }
                if self.holds(subject, &at, ahead) == Some(false) {
                    return Err(self.told(&format!("{interval:?} does not hold"), &at));
                }
                self.count("within an interval");
            }
            let Some(turn) = turn else { continue };
            let is_up = turn.at > interval.weight || (turn.at == interval.weight && end > to);
            let beyond = if is_up { &turn.at + &least() } else { &turn.at - &least() };
            if self.holds(subject, &beyond, ahead) == Some(true) {
                return Err(self.told(&format!("{interval:?} is wider"), &beyond));
            }
            self.count("beyond an interval");
        }
        Ok(())
    }
}

fn tried(case: &Case, seed: u32, counts: &Counts) -> Result<(), TestCaseError> {
    let case = without_steps(case);
    let Some(read) = read(&plain_files(&case)) else { return Ok(()) };
    let (trial, found) = (Trial { case: &case, read: &read, counts }, read.sensitivity());
    let told = read.told(&found);
    prop_assert!(!told.contains("sens-"), "a sentence is missing: {told}");
    let mut choices = Choices::from_seed(seed, 4_000);
    if let Some(margin) = &found.margin {
        let winner = Ahead::Winner(read.id(margin.winner));
        trial.count("decisions");
        for flip in some(&found.flips, &mut choices) {
            trial.flip(flip, &winner, "winner")?;
        }
        for interval in &found.weights {
            trial.interval(interval, &winner, &mut choices)?;
        }
    }
    for pair in found.pairs.iter().filter(|pair| !pair.is_tie) {
        let ahead = Ahead::Of(read.id(pair.ahead), read.id(pair.behind));
        for flip in some(&pair.flips, &mut choices) {
            trial.flip(flip, &ahead, "pair")?;
        }
    }
    Ok(())
}

/// Some changes of each kind: the smallest, and two more.
fn some<'f>(flips: &'f [Flip], choices: &mut Choices) -> Vec<&'f Flip> {
    let same = |a: &Flip, b: &Flip| kind(a.subject) == kind(b.subject);
    let kinds = flips.chunk_by(same);
    kinds
        .flat_map(|flips| {
            [0, choices.below(flips.len()), choices.below(flips.len())].map(|at| &flips[at])
        })
        .collect()
}

#[test]
fn every_change_that_is_told_turns_two_tenders_and_a_hair_less_does_not() {
    let counts = Counts::default();
    let outcome = TestRunner::new(trials(150))
        .run(&(Cases, any::<u32>()), |(drawn, seed)| tried(&drawn.case, seed, &counts));
    if let Err(TestError::Fail(why, _)) = outcome {
        panic!("{why}");
    }
    outcome.expect("random cases can be made");
    let counts = counts.into_inner();
    eprintln!("{counts:#?}");
    let all = ["weight", "price", "score", "group", "evaluator"].map(|it| format!("winner: {it}"));
    for what in all {
        assert!(counts.contains_key(&what), "{what} was never tried: {counts:#?}");
    }
}
