//! The same case with one score a step higher.

use crate::naive::case::Case;
use crate::naive::choices::Choices;
use crate::naive::number::Written;

/// A case with one score of one tender a step higher.
pub struct Raised {
    /// The tender.
    pub tender: String,
    /// The case.
    pub case: Case,
}

/// Raises some score that is not yet the highest of its scale: of an evaluator, by consensus, or
/// agreed; none if no score can rise.
pub fn some(case: &Case, choices: &mut Choices) -> Option<Raised> {
    let mut possible = Vec::new();
    for (at, row) in case.rows.iter().enumerate() {
        if let Some(higher) = one_step_up(case, &row.item, row.score) {
            possible.push((row.tender.clone(), at, None, higher));
        }
    }
    for (at, tender) in case.tenders.iter().enumerate() {
        for (number, (item, score)) in tender.scores.iter().enumerate() {
            if let Some(higher) = one_step_up(case, item, *score) {
                possible.push((tender.id.clone(), at, Some(number), higher));
            }
        }
    }
    if possible.is_empty() {
        return None;
    }
    let (tender, at, agreed, higher) = choices.of(&possible);
    let mut other = case.clone();
    match agreed {
        None => other.rows[at].score = higher,
        Some(number) => other.tenders[at].scores[number].1 = higher,
    }
    Some(Raised { tender, case: other })
}

fn one_step_up(case: &Case, item: &str, score: Written) -> Option<Written> {
    let scale = case.leaf_of(item).scale.as_ref()?;
    let scale = case.scales.iter().find(|found| found.id == *scale)?;
    let decimals = score.decimals.max(scale.step.decimals);
    let digits = |written: Written| written.digits * 10_i64.pow(decimals - written.decimals);
    let higher = Written::new(digits(score) + digits(scale.step), decimals);
    (higher.value() <= scale.maximum.value()).then_some(higher)
}
