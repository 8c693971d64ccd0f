//! Random whole cases: small, mostly without mistakes, and with few different figures, so that ties,
//! halves, equal prices and thresholds exactly met happen often.

mod award;
mod curves;
mod expressions;
mod panels;
mod price_sheet;
mod scores;
mod shrinking;
mod tenders;
mod tree;

pub use shrinking::{Cases, Drawn};

use super::case::{Case, Numbers, Stages};
use super::choices::Choices;
use super::number::{Mode, Rounding, Written};

/// How many numbers each part of a case is made from.
pub(crate) const PARTS: [usize; 7] = [400, 600, 300, 400, 200, 3000, 60];

/// The names of measures.
const MEASURES: [&str; 4] = ["years", "hospitals_live", "fee", "ställen"];

/// A case from a stream of choices, cut into parts so that plainer choices in one part leave the
/// others as they are.
pub fn case(data: &[u32]) -> Case {
    let mut parts = Vec::new();
    let mut rest = data;
    for length in PARTS {
        let (part, after) = rest.split_at(length.min(rest.len()));
        parts.push(Choices::new(part));
        rest = after;
    }
    let [tree, curves, tenders, award, panels, scores, sheet] = &mut parts[..] else {
        panic!("seven parts")
    };
    let mut case = Case::empty();
    case.parameters = parameters(tree);
    case.scales = tree::scales(tree);
    case.criteria = tree::criteria(tree, &case.scales);
    case.requirements = tree::requirements(tree, &case);
    tenders::tenders(tenders, &mut case);
    price_sheet::price_sheet(sheet, &mut case);
    curves::curves(curves, &mut case);
    curves::thresholds(curves, &mut case);
    award::price_and_rejections(award, &mut case);
    award::award(award, &mut case);
    case.rounding = stages(award);
    panels::panels(panels, &mut case);
    scores::scores(scores, &mut case);
    award::draw(award, &mut case);
    case
}

/// The case that belongs to a seed.
pub fn from_seed(seed: u32) -> Case {
    let length = PARTS.iter().sum();
    let mut choices = Choices::from_seed(seed, length);
    let numbers: Vec<u32> = (0..length).map(|_| choices.number()).collect();
    case(&numbers)
}

fn parameters(choices: &mut Choices) -> Numbers {
    let mut found = Numbers::new();
    let possible = [
        ("ceiling", Written::new(150, 0)),
        ("knee", Written::percent(125, 1)),
        ("unit", Written::new(25, 1)),
        ("two", Written::new(2, 0)),
    ];
    for (name, figure) in possible {
        if choices.chance(40) {
            found.push((name.to_owned(), figure));
        }
    }
    found
}

fn stages(choices: &mut Choices) -> Stages {
    let mut stage = |most: usize| {
        let decimals = [0, 1, 2, 3][choices.below(most + 1)];
        let rounding = Rounding { decimals, mode: choices.of(&Mode::ALL) };
        choices.chance(35).then_some(rounding)
    };
    Stages {
        score: stage(2),
        share: stage(3),
        points: stage(2),
        value: stage(2),
        quality: stage(1),
        price: stage(2),
        result: stage(3),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::naive::evaluate::{Outcome, Status, evaluate};

    /// The random cases are worth their time only if all kinds of outcomes are common enough.
    #[test]
    fn every_kind_of_outcome_is_common() {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        let mut count = |what: &str| *counts.entry(what.to_owned()).or_default() += 1;
        for seed in 1..=600 {
            match evaluate(&from_seed(seed)) {
                Outcome::Refused(_) => count("refused"),
                Outcome::Judged { tenders, exit } => {
                    count(if exit == 4 { "undecided" } else { "decided" });
                    for tender in tenders {
                        if tender.abnormal == Some(true) {
                            count("asked to explain its price");
                        }
                        count(match tender.status {
                            Status::Ranked if tender.place == Some(1) => "winner",
                            Status::Ranked => "ranked below",
                            Status::Undecided => "tied for the first place",
                            Status::Unplaced => "unplaced",
                            Status::Rejected => "rejected",
                        });
                    }
                }
            }
        }
        let least = [
            ("decided", 300),
            ("winner", 200),
            ("ranked below", 300),
            ("undecided", 20),
            ("unplaced", 20),
            ("rejected", 200),
            ("refused", 60),
            ("asked to explain its price", 20),
        ];
        for (what, least) in least {
            assert!(counts[what] >= least, "{what} is rare: {counts:#?}");
        }
    }
}
