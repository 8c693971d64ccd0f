//! Places: the order of results, and the rules for equal ones.

use super::case::{Case, Tie};
use super::number::Q;
use super::work_out::Failure;

/// The tenders in the order of their places; those who share a place stand together.
pub fn places(
    case: &Case,
    results: &[(usize, Q)],
    highest_is_best: bool,
    figure: &dyn Fn(&str, usize) -> Result<Q, Failure>,
) -> Result<Vec<Vec<usize>>, Failure> {
    let mut found = Vec::new();
    for equal in alike(results.to_vec(), highest_is_best) {
        found.extend(separate(case, equal, &case.ties, figure)?);
    }
    Ok(found)
}

/// Tenders with equal figures together, the best first.
fn alike(mut figures: Vec<(usize, Q)>, highest_first: bool) -> Vec<Vec<usize>> {
    figures.sort_by(|(_, a), (_, b)| if highest_first { b.cmp(a) } else { a.cmp(b) });
    let mut sets: Vec<(Q, Vec<usize>)> = Vec::new();
    for (tender, figure) in figures {
        match sets.last_mut() {
            Some((last, set)) if *last == figure => set.push(tender),
            _ => sets.push((figure, vec![tender])),
        }
    }
    sets.into_iter().map(|(_, set)| set).collect()
}

fn separate(
    case: &Case,
    tied: Vec<usize>,
    rules: &[Tie],
    figure: &dyn Fn(&str, usize) -> Result<Q, Failure>,
) -> Result<Vec<Vec<usize>>, Failure> {
    let Some((rule, rest)) = rules.split_first() else {
        return Ok(vec![tied]);
    };
    if tied.len() == 1 {
        return Ok(vec![tied]);
    }
    let (name, highest) = match rule {
        Tie::Highest(name) => (name, true),
        Tie::Lowest(name) => (name, false),
        Tie::Draw => return drawn(case, tied, rest, figure),
    };
    let mut figures = Vec::new();
    for tender in tied {
        figures.push((tender, figure(name, tender)?));
    }
    let mut found = Vec::new();
    for equal in alike(figures, highest) {
        found.extend(separate(case, equal, rest, figure)?);
    }
    Ok(found)
}

fn drawn(
    case: &Case,
    tied: Vec<usize>,
    rest: &[Tie],
    figure: &dyn Fn(&str, usize) -> Result<Q, Failure>,
) -> Result<Vec<Vec<usize>>, Failure> {
    let order = case.draw.clone().unwrap_or_default();
    let named = order
        .iter()
        .filter_map(|id| tied.iter().copied().find(|&tender| &case.tenders[tender].id == id));
    let named: Vec<usize> = named.collect();
    if named.is_empty() {
        return separate(case, tied, rest, figure);
    }
    if named.len() < tied.len() {
        return Err("the draw names some of the tied, but not all".to_owned());
    }
    Ok(named.into_iter().map(|tender| vec![tender]).collect())
}
