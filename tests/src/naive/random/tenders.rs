//! Random tenders: few different prices and measures, some mandatory requirements not met.

use crate::naive::case::{Case, Kind, Tender};
use crate::naive::choices::Choices;
use crate::naive::number::Written;

/// One to six tenders.
pub(super) fn tenders(choices: &mut Choices, case: &mut Case) {
    let ids = ["north", "south", "2-east", "west/a", "örn", "B.6"];
    let prices: &[(i64, u32)] = choices.of(&[
        &[(100, 0), (120, 0), (150, 0), (100, 0), (80, 0)][..],
        &[(2_100_000_000, 0), (195_000_000_050, 2), (2_100_000_000, 0)][..],
        &[(1005, 1), (1004, 1), (100_450, 3), (99, 0)][..],
        &[(10, 0), (25, 1), (10, 0), (20, 0), (40, 0), (10, 0), (25, 1), (0, 0)][..],
    ]);
    let lacking = choices.chance(4);
    for id in ids.iter().take(choices.of(&[1, 2, 3, 3, 4, 4, 5, 6])) {
        let (submitted, corrected) = (choices.of(prices), choices.of(prices));
        let mut tender = Tender {
            id: (*id).to_owned(),
            submitted: Written::new(submitted.0, submitted.1),
            unit_prices: Vec::new(),
            corrected: choices.chance(20).then_some(Written::new(corrected.0, corrected.1)),
            meets: Vec::new(),
            measures: Vec::new(),
            scores: Vec::new(),
        };
        for requirement in case.requirements.iter().filter(|found| found.is_mandatory()) {
            if !choices.chance(1) {
                tender.meets.push((requirement.id.clone(), !choices.chance(8)));
            }
        }
        for measure in measures(case) {
            let zero = choices.chance(4);
            let figure = choices.of(&[
                Written::new(3, 0),
                Written::new(5, 0),
                Written::new(10, 0),
                Written::new(25, 1),
                Written::new(1, 0),
                Written::percent(50, 0),
            ]);
            let figure = if zero { Written::new(0, 0) } else { figure };
            if !(lacking && choices.chance(20)) {
                tender.measures.push((measure.to_owned(), figure));
            }
        }
        case.tenders.push(tender);
    }
    remember_every_measure(case);
}

/// The measures of a case: those that leaves look at, and the first for formulas.
pub(super) fn measures(case: &Case) -> Vec<&'static str> {
    let used = |measure: &&'static str| {
        let leaves = case.criteria.iter().filter(|leaf| leaf.kind != Kind::Price);
        *measure == super::MEASURES[0]
            || leaves.into_iter().any(|leaf| leaf.measure.as_deref() == Some(measure))
    };
    super::MEASURES.iter().copied().filter(used).collect()
}

/// A measure that no tender states would be an unknown name.
fn remember_every_measure(case: &mut Case) {
    for measure in measures(case) {
        let stated = |tender: &Tender| tender.measures.iter().any(|(name, _)| name == measure);
        if !case.tenders.iter().any(stated) {
            case.tenders[0].measures.push((measure.to_owned(), Written::new(1, 0)));
        }
    }
}
