//! The same case with its parts in another order.

use crate::naive::case::Case;
use crate::naive::choices::Choices;
use crate::naive::write::{self, Files};

use super::answer::plain_files;

/// The parts whose order never matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Tenders, with their measures, answers and agreed scores.
    Tenders,
    /// Criteria; those below a criterion may come before it.
    Criteria,
    /// Requirements, scales, parameters and grounds of rejection.
    Rules,
    /// Groups, and what each of them assesses.
    Groups,
    /// Score rows.
    Rows,
}

/// The same case with one part in some other order.
pub fn shuffled(case: &Case, part: Part, choices: &mut Choices) -> Case {
    let mut other = case.clone();
    match part {
        Part::Tenders => tenders(&mut other, choices),
        Part::Criteria => choices.shuffle(&mut other.criteria),
        Part::Rules => {
            choices.shuffle(&mut other.requirements);
            choices.shuffle(&mut other.scales);
            choices.shuffle(&mut other.parameters);
            choices.shuffle(&mut other.rejections);
        }
        Part::Groups => {
            choices.shuffle(&mut other.groups);
            other.groups.iter_mut().for_each(|group| choices.shuffle(&mut group.assesses));
        }
        Part::Rows => choices.shuffle(&mut other.rows),
    }
    other
}

fn tenders(case: &mut Case, choices: &mut Choices) {
    choices.shuffle(&mut case.tenders);
    for tender in &mut case.tenders {
        choices.shuffle(&mut tender.measures);
        choices.shuffle(&mut tender.meets);
        choices.shuffle(&mut tender.scores);
    }
}

/// The plain files of a case with its scores and evaluators written anew: rows in another order,
/// spread over other files, in other dialects.
pub fn scores_written_anew(case: &Case, choices: &mut Choices) -> Files {
    let mut files = plain_files(case);
    files.retain(|(name, _)| !of_scores(name));
    let anew = write::files(case, choices);
    files.extend(anew.into_iter().filter(|(name, _)| of_scores(name)));
    files
}

fn of_scores(name: &str) -> bool {
    name.starts_with("scores") || name == "evaluators.csv"
}
