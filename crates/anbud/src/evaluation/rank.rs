//! Stage *rank*: the order of results, ties by their rules, draws, shared places.

use super::decision::Decision;
use super::prices::Prices;
use super::result::Placed;
use super::totals::Totals;
use super::work::Work;
use crate::Diagnostic;
use crate::derivation::{Figure, Halt, Outcome};
use crate::diagnostic::codes;
use crate::formula::Run;
use crate::keyed::Key;
use crate::procedure::{Best, TieName};
use crate::tenders::{Draw, Tender};

/// Tenders that share a place, and what separated them from those before.
#[derive(Debug, Clone)]
pub(super) struct Set {
    pub(super) tenders: Vec<Key<Tender>>,
    pub(super) placed: Placed,
    /// Its order against the set before cannot be told.
    pub(super) doubtful: bool,
}

/// What tie rules can look at.
pub(super) struct TieBasis<'r, 'a> {
    pub(super) run: &'r mut Run<'a>,
    pub(super) field: &'a [Key<Tender>],
    pub(super) prices: &'r Prices,
    pub(super) totals: &'r [Totals],
    pub(super) draw: Option<&'r Draw>,
}

/// The order of the tenders that have a result: sets from the best on.
pub(super) fn rank(
    work: &mut Work<'_>,
    results: &[Option<Figure>],
    ties: &mut TieBasis<'_, '_>,
) -> Vec<Set> {
    let best = work.procedure.award.best;
    let ranked = ties.field.iter().filter_map(|tender| {
        let result = results.get(tender.position()).copied().flatten()?;
        Some((*tender, result))
    });
    let sets = ordered(work, ranked.collect(), best, Placed::ByResult);
    sets.into_iter().flat_map(|set| separated(work, set, 0, ties)).collect()
}

/// Sets of equal figures, the best first; each knows whether its order against the one before is doubtful.
fn ordered(
    work: &Work<'_>,
    mut figures: Vec<(Key<Tender>, Figure)>,
    best: Best,
    placed: Placed,
) -> Vec<Set> {
    let value = |figure: Figure| work.derivation.number(figure).0;
    figures.sort_by(|(a, x), (b, y)| {
        let order = value(*x).cmp(value(*y));
        let order = if best == Best::Highest { order.reverse() } else { order };
        order.then_with(|| work.id(*a).cmp(&work.id(*b)))
    });
    let mut sets: Vec<Set> = Vec::new();
    let mut before: Option<Figure> = None;
    for (tender, figure) in figures {
        let order = before.map(|before| work.derivation.order(before, figure));
        match (order, sets.last_mut()) {
            (Some(Ok(std::cmp::Ordering::Equal)), Some(set)) => set.tenders.push(tender),
            (order, _) => {
                let doubtful = matches!(order, Some(Err(_)));
                sets.push(Set { tenders: vec![tender], placed, doubtful });
            }
        }
        before = Some(figure);
    }
    sets
}

/// Separates a set of equal tenders by the tie rules from a position on.
fn separated(work: &mut Work<'_>, set: Set, rule: usize, ties: &mut TieBasis<'_, '_>) -> Vec<Set> {
    let rules = &work.procedure.award.ties;
    let Some(tie) = rules.get(rule) else { return vec![set] };
    if set.tenders.len() < 2 {
        return vec![set];
    }
    let parts = match &tie.by {
        None => drawn(work, &set, ties.draw, rule),
        Some((best, name)) => {
            let figures = figures(work, name, &set, ties);
            figures.map(|figures| by_figures(work, rule, figures, *best))
        }
    };
    let Some(mut parts) = parts else { return separated(work, set, rule + 1, ties) };
    if let Some(first) = parts.first_mut() {
        (first.placed, first.doubtful) = (set.placed, set.doubtful);
    }
    parts.into_iter().flat_map(|part| separated(work, part, rule + 1, ties)).collect()
}

/// Separates by a tie rule, and keeps what it looked at.
fn by_figures(
    work: &mut Work<'_>,
    rule: usize,
    figures: Vec<(Key<Tender>, Figure)>,
    best: Best,
) -> Vec<Set> {
    let parts = ordered(work, figures.clone(), best, Placed::ByTie(rule));
    let of = |tender: &Key<Tender>| figures.iter().find(|(one, _)| one == tender).copied();
    let sets = parts.iter().map(|part| part.tenders.iter().filter_map(of).collect()).collect();
    work.decisions.push(Decision::Tie { rule, sets });
    parts
}

/// The figures that a tie rule looks at; none where one is missing, which has been noted.
fn figures(
    work: &mut Work<'_>,
    name: &TieName,
    set: &Set,
    ties: &mut TieBasis<'_, '_>,
) -> Option<Vec<(Key<Tender>, Figure)>> {
    let found: Vec<Outcome<Option<Figure>>> =
        set.tenders.iter().map(|tender| figure(work, name, *tender, ties)).collect();
    let mut figures = Vec::new();
    for (tender, figure) in set.tenders.iter().zip(found) {
        match figure {
            Ok(Some(figure)) => figures.push((*tender, figure)),
            Ok(None) => missing(work, name, *tender),
            Err(halt) => drop(super::failures::note_plain(work, "the tie rule", *tender, &halt)),
        }
    }
    (figures.len() == set.tenders.len()).then_some(figures)
}

fn figure(
    work: &mut Work<'_>,
    name: &TieName,
    tender: Key<Tender>,
    ties: &mut TieBasis<'_, '_>,
) -> Outcome<Option<Figure>> {
    let totals = ties.totals.get(tender.position()).copied().unwrap_or_default();
    Ok(match name {
        TieName::Price => ties.prices.price(tender),
        TieName::Quality => totals.quality,
        TieName::Points => totals.points,
        TieName::Value => totals.value,
        TieName::Criterion(key) => work.points(*key, tender),
        TieName::Score(item) => work.result(*item, tender).score,
        TieName::Share(item) => work.result(*item, tender).share,
        TieName::Measure(measure) => work.measure(tender, measure),
        TieName::Step(step) => {
            let position = ties.field.iter().position(|other| *other == tender);
            match position {
                Some(position) => ties.run.step(*step, position, &mut work.derivation)?,
                None => {
                    return Err(Halt::Failed(crate::derivation::Failure::Nobody("the tie rule")));
                }
            }
        }
    })
}

fn missing(work: &mut Work<'_>, name: &TieName, tender: Key<Tender>) {
    let Some(place) = work.answers(tender).map(|answers| answers.place.clone()) else { return };
    let id = work.id(tender);
    let mistake = match name {
        TieName::Measure(measure) => super::failures::missing_measure(&id, measure, place),
        TieName::Price => {
            super::failures::missing_price(&id, place, work.procedure.award.place.clone())
        }
        _ => Diagnostic::mistake(
            codes::CANNOT_WORK_OUT,
            format!("a tie rule looks at something unknown of `{id}`"),
        )
        .at(place, "this tender")
        .help("state a tie rule that looks at figures every tender has"),
    };
    work.troubles.of_tender(tender, mistake);
}

/// The drawn order of a set; none where no draw was held for it.
fn drawn(work: &mut Work<'_>, set: &Set, draw: Option<&Draw>, rule: usize) -> Option<Vec<Set>> {
    let draw = draw?;
    let order: Vec<Key<Tender>> =
        draw.order.iter().copied().filter(|key| set.tenders.contains(key)).collect();
    if order.is_empty() {
        return None;
    }
    if order.len() < set.tenders.len() {
        let left: Vec<String> = set
            .tenders
            .iter()
            .filter(|key| !order.contains(key))
            .map(|key| format!("`{}`", work.id(*key)))
            .collect();
        let message =
            format!("the drawn order names some of the tied tenders but not {}", left.join(", "));
        let mistake = Diagnostic::mistake(codes::DRAW, message)
            .at(draw.place.clone(), "this draw")
            .help("a draw orders all tied tenders: hold it again, or name them all");
        work.troubles.of_case(mistake);
        return None;
    }
    let placed = Placed::ByTie(rule);
    work.decisions.push(Decision::Draw { rule, order: order.clone() });
    Some(order.into_iter().map(|key| Set { tenders: vec![key], placed, doubtful: false }).collect())
}
