//! How a law is tried: random cases until enough of them say something.

use proptest::prelude::any;
use proptest::test_runner::{Config, TestCaseError, TestError, TestRunner};
use serde_json::Value;

use super::answer::{self, Answer, plain_files};
use crate::diff;
use crate::naive::case::Case;
use crate::naive::choices::Choices;
use crate::naive::random::Cases;
use crate::naive::write::Files;
use crate::trials::trials;

/// Why a law does not simply hold for a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The law says nothing about this case.
    Silent,
    /// The law is broken, and how.
    Broken(String),
}

/// Whether a law holds for a case.
pub type Verdict = Result<(), Fault>;

/// The settings of every law.
pub fn config() -> Config {
    let trials = trials(256);
    // A law that is silent on nearly all cases proves nothing and must not pass.
    Config { max_global_rejects: trials.cases.saturating_mul(20), ..trials }
}

/// Tries a law on random cases and stops at the plainest one that breaks it.
///
/// # Panics
/// Where the law is broken, or silent on nearly all cases.
pub fn law(holds: impl Fn(&Case, &mut Choices) -> Verdict) {
    let outcome = TestRunner::new(config()).run(&(Cases, any::<u32>()), |(drawn, seed)| {
        let mut choices = Choices::from_seed(seed, 4_000);
        match holds(&drawn.case, &mut choices) {
            Ok(()) => Ok(()),
            Err(Fault::Silent) => Err(TestCaseError::reject("the law is silent")),
            Err(Fault::Broken(how)) => Err(TestCaseError::fail(how)),
        }
    });
    match outcome {
        Ok(()) => {}
        Err(TestError::Fail(how, _)) => panic!("{how}"),
        Err(TestError::Abort(why)) => panic!("the law could not be tried: {why}"),
    }
}

/// The law says nothing about this case unless this is so.
///
/// # Errors
/// [`Fault::Silent`] if it is not so.
pub fn only_if(so: bool) -> Verdict {
    if so { Ok(()) } else { Err(Fault::Silent) }
}

/// The answer for a case that must be evaluated for the law to say something.
///
/// # Errors
/// [`Fault::Silent`] if the case is refused.
pub fn evaluated(case: &Case) -> Result<Answer, Fault> {
    let answer = answer::of(case);
    only_if(answer.is_evaluated())?;
    Ok(answer)
}

/// The law holds if the two are equal.
///
/// # Errors
/// [`Fault::Broken`] with the difference and both cases if they are not.
pub fn equal(before: (&Case, &Value), after: (&Case, &Value)) -> Verdict {
    alike((&plain_files(before.0), before.1), (&plain_files(after.0), after.1))
}

/// The law holds if the two are equal, said of these files.
///
/// # Errors
/// [`Fault::Broken`] with the difference and all files if they are not.
pub fn alike(before: (&Files, &Value), after: (&Files, &Value)) -> Verdict {
    if before.1 == after.1 {
        return Ok(());
    }
    let text = |value: &Value| serde_json::to_string_pretty(value).expect("JSON can be written");
    broken(&diff::lines(&text(before.1), &text(after.1)), before.0, after.0)
}

/// The law holds if this is so.
///
/// # Errors
/// [`Fault::Broken`] with both cases if it is not so.
pub fn must(so: bool, what: &str, before: &Case, after: &Case) -> Verdict {
    if so { Ok(()) } else { broken(what, &plain_files(before), &plain_files(after)) }
}

fn broken(what: &str, before: &Files, after: &Files) -> Verdict {
    let mut text = String::new();
    for (which, files) in [("before", before), ("after", after)] {
        for (name, content) in files {
            text.push_str(&format!("───── {which}: {name}\n{content}\n"));
        }
        let mistakes = answer::of_files(files).mistakes.join("\n");
        text.push_str(&format!("───── {which}: mistakes\n{mistakes}\n"));
    }
    Err(Fault::Broken(format!("{text}───── the law is broken\n{what}")))
}
