//! Named checks in one test: all run, all failures are reported.

use std::panic::{AssertUnwindSafe, catch_unwind};

/// Checks by name with what was wrong in each.
#[derive(Debug, Default)]
pub struct Checks {
    passed: Vec<String>,
    failed: Vec<(String, String)>,
}

impl Checks {
    /// No check yet.
    #[must_use]
    pub fn new() -> Self {
        Checks::default()
    }

    /// Notes the outcome of a check.
    pub fn note(&mut self, name: impl Into<String>, outcome: Result<(), String>) {
        match outcome {
            Ok(()) => self.passed.push(name.into()),
            Err(wrong) => self.failed.push((name.into(), wrong)),
        }
    }

    /// Runs a check and notes its outcome; a panic inside is a failure of this check only.
    pub fn run(&mut self, name: impl Into<String>, check: impl FnOnce() -> Result<(), String>) {
        let outcome = catch_unwind(AssertUnwindSafe(check))
            .unwrap_or_else(|_| Err("it panicked; the message stands above".to_owned()));
        self.note(name, outcome);
    }

    /// Whether nothing was checked yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.passed.is_empty() && self.failed.is_empty()
    }

    /// Ends the test.
    ///
    /// # Panics
    /// Where a check failed, with all failures; or where there was none at all, since such a test would prove nothing.
    pub fn finish(self) {
        assert!(!self.is_empty(), "there was nothing to check");
        println!("{} checks passed", self.passed.len());
        let shown = self.failed.iter().map(|(name, wrong)| format!("── {name}\n{wrong}\n"));
        let shown = shown.collect::<String>();
        assert!(
            self.failed.is_empty(),
            "{} of {} checks failed:\n\n{shown}",
            self.failed.len(),
            self.failed.len() + self.passed.len()
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_failure_is_reported() {
        let mut checks = Checks::new();
        checks.run("fine", || Ok(()));
        checks.run("first", || Err("wrong".to_owned()));
        checks.run("second", || panic!("worse"));
        let report = catch_unwind(AssertUnwindSafe(|| checks.finish())).unwrap_err();
        let report = report.downcast_ref::<String>().unwrap();
        assert!(report.starts_with("2 of 3 checks failed"), "{report}");
        assert!(report.contains("── first\nwrong") && report.contains("── second\nit panicked"));
    }
}
