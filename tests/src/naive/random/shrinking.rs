//! Random cases as proptest wants them: drawn from its generator, and made plainer on failure.

use proptest::prelude::Rng;
use proptest::strategy::{NewTree, Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use super::PARTS;
use crate::naive::case::Case;
use crate::naive::choices::Choices;
use crate::naive::write::{self, Files};

/// All random cases with their files.
#[derive(Clone, Copy, Debug)]
pub struct Cases;

/// A random case and the files that say it.
#[derive(Clone, Debug)]
pub struct Drawn {
    /// The case.
    pub case: Case,
    /// Its files: names and texts.
    pub files: Files,
}

/// The numbers that a case and its files are made from; stretches of them become zero one after the
/// other, the long ones first, as long as the failure stays; what cannot be zero is halved.
#[derive(Clone, Debug)]
pub struct Tree {
    numbers: Vec<u32>,
    writing: u32,
    written_plainly: bool,
    stretch: usize,
    halvings: usize,
    at: usize,
    before: Option<Before>,
}

/// What the last change has taken away.
#[derive(Clone, Debug)]
enum Before {
    Writing(u32),
    Numbers(usize, Vec<u32>),
}

impl Strategy for Cases {
    type Tree = Tree;
    type Value = Drawn;

    fn new_tree(&self, runner: &mut TestRunner) -> NewTree<Self> {
        let length: usize = PARTS.iter().sum();
        let mut next = || runner.rng().next_u32();
        let numbers = (0..length).map(|_| next()).collect();
        let writing = next();
        Ok(Tree {
            numbers,
            writing,
            written_plainly: false,
            stretch: length,
            halvings: 3,
            at: 0,
            before: None,
        })
    }
}

impl Tree {
    fn change(&mut self) -> bool {
        if !self.written_plainly {
            self.written_plainly = true;
            self.before = Some(Before::Writing(self.writing));
            self.writing = 0;
            return true;
        }
        while self.stretch > 0 || self.halvings > 0 {
            let halved = self.stretch == 0;
            let from = self.at;
            let end = (from + self.stretch.max(1)).min(self.numbers.len());
            self.at = end;
            if end == self.numbers.len() {
                self.at = 0;
                self.stretch /= 2;
                self.halvings -= usize::from(halved);
            }
            let stretch = &mut self.numbers[from..end];
            if stretch.iter().any(|number| *number != 0) {
                self.before = Some(Before::Numbers(from, stretch.to_vec()));
                let plainer = |number: &mut u32| *number = if halved { *number / 2 } else { 0 };
                stretch.iter_mut().for_each(plainer);
                return true;
            }
        }
        false
    }
}

impl ValueTree for Tree {
    type Value = Drawn;

    fn current(&self) -> Drawn {
        let case = super::case(&self.numbers);
        let files = write::files(&case, &mut Choices::from_seed(self.writing, 20_000));
        Drawn { case, files }
    }

    fn simplify(&mut self) -> bool {
        self.before = None;
        self.change()
    }

    fn complicate(&mut self) -> bool {
        match self.before.take() {
            None => return false,
            Some(Before::Writing(writing)) => {
                self.writing = writing;
            }
            Some(Before::Numbers(from, numbers)) => {
                self.numbers[from..from + numbers.len()].copy_from_slice(&numbers);
            }
        }
        self.change()
    }
}

#[cfg(test)]
mod tests {
    use proptest::test_runner::TestRunner;

    use super::*;

    /// A failure that needs two tenders and a rounding of the result keeps these and little else.
    #[test]
    fn failures_become_plain() {
        let fails =
            |drawn: &Drawn| drawn.case.tenders.len() >= 2 && drawn.case.rounding.result.is_some();
        let mut runner = TestRunner::deterministic();
        let mut tree = Cases.new_tree(&mut runner).unwrap();
        while !fails(&tree.current()) {
            tree = Cases.new_tree(&mut runner).unwrap();
        }
        let mut going = true;
        while going {
            going = if fails(&tree.current()) { tree.simplify() } else { tree.complicate() };
        }
        let plain = tree.current();
        assert!(fails(&plain));
        assert_eq!(plain.case.tenders.len(), 2);
        assert!(plain.case.criteria.len() <= 2 && plain.case.groups.is_empty());
    }
}
