//! The one line that says what decided: who won by how much, which rule broke a tie, or what is not decided.

use anbud::Unit;
use anbud::derivation::Figure;
use anbud::evaluation::{Placed, Scope, Status, TenderResult, Undecided, UndecidedCause};

use crate::View;
use crate::figures::{Per, Shown, percent, shown};
use crate::style::plain;
use crate::words;

/// The one line that says what decided.
pub(crate) fn decision(view: &View<'_>) -> String {
    let evaluation = view.evaluation;
    if evaluation.scope == Scope::Quality {
        return words::QUALITY_ALONE.to_owned();
    }
    if let Some(undecided) = evaluation.undecided.first() {
        let winner = view.with_status(Status::Ranked).find(|result| result.place == Some(1));
        return match winner {
            Some(first) => {
                words::wins_before_undecided(&winner_of(view, first), &ids(view, undecided))
            }
            None => undecided_line(view, undecided),
        };
    }
    let mut ranked = view.with_status(Status::Ranked);
    match (ranked.next(), ranked.next()) {
        (Some(first), Some(second)) => between(view, first, second),
        (Some(only), None) => words::wins_alone(&winner_of(view, only)),
        (None, _) if evaluation.tenders.is_empty() => words::NO_TENDERS.to_owned(),
        (None, _) if view.with_status(Status::Unplaced).next().is_some() => {
            words::NOBODY_PLACED.to_owned()
        }
        (None, _) => words::NOBODY_LEFT.to_owned(),
    }
}

fn between(view: &View<'_>, first: &TenderResult, second: &TenderResult) -> String {
    let winner = &winner_of(view, first);
    match second.placed {
        Some(Placed::ByTie(rule)) => by_tie(view, first, rule),
        _ => match (first.result, second.result) {
            (Some(best), Some(next)) => {
                let margin = margin(view, best, next);
                let by = in_unit(view, &margin.by, margin.unit, margin.per);
                let relative = margin.relative.map(|relative| relative.marked());
                words::wins_by(winner, &by, relative.as_deref(), view.id(second.tender))
            }
            _ => words::wins_alone(winner),
        },
    }
}

fn by_tie(view: &View<'_>, first: &TenderResult, rule: usize) -> String {
    let winner = &winner_of(view, first);
    let equal =
        view.with_status(Status::Ranked).filter(|other| has_same_result(view, first, other));
    let tied: Vec<&str> = equal.map(|result| view.id(result.tender)).collect();
    let tied = words::list(&tied);
    let result = first.result.map(|figure| result_text(view, figure)).unwrap_or_default();
    let Some(rule) = view.procedure.award.ties.get(rule) else { return words::wins_alone(winner) };
    match (&rule.by, &view.tenders.draw) {
        (None, Some(draw)) => {
            words::wins_by_draw(&tied, &result, winner, view.id(first.tender), &plain(&draw.held))
        }
        _ => words::wins_by_rule(&tied, &result, &rule.text, winner, view.id(first.tender)),
    }
}

/// The winner with its tenderer.
fn winner_of(view: &View<'_>, first: &TenderResult) -> String {
    let tender = &view.tenders.list[first.tender];
    format!("{} ({})", plain(&tender.id), plain(&tender.tenderer))
}

fn has_same_result(view: &View<'_>, one: &TenderResult, other: &TenderResult) -> bool {
    match (one.result, other.result) {
        (Some(one), Some(other)) => view.number(one) == view.number(other),
        _ => false,
    }
}

fn ids(view: &View<'_>, undecided: &Undecided) -> String {
    let ids: Vec<&str> = undecided.tenders.iter().map(|tender| view.id(*tender)).collect();
    words::list(&ids)
}

fn undecided_line(view: &View<'_>, undecided: &Undecided) -> String {
    let tied = ids(view, undecided);
    if undecided.cause == UndecidedCause::TooClose {
        return words::too_close(&tied);
    }
    let ties = &view.procedure.award.ties;
    let why = if ties.is_empty() {
        words::NO_TIE_RULE
    } else if ties.iter().any(|rule| rule.by.is_none()) {
        words::DRAW_WANTED
    } else {
        words::NO_RULE_SEPARATES
    };
    let first = undecided.tenders.first().and_then(|tender| view.result_of(*tender));
    let at = first.and_then(|first| first.result);
    let at = at.map(|figure| words::tied_at(&result_text(view, figure))).unwrap_or_default();
    words::first_is_tied(&tied, &at) + why
}

/// By how much one result is better than another.
pub(crate) struct Margin {
    /// The distance, in so many units of money where results are per money.
    pub(crate) by: Shown,
    /// The distance in percent of the other, where that says something.
    pub(crate) relative: Option<Shown>,
    /// The unit of results.
    pub(crate) unit: Unit,
    /// How results per money are shown.
    pub(crate) per: Per,
}

/// By how much one result is better than another: in its unit, and in percent of the other where that says something.
pub(crate) fn margin(view: &View<'_>, best: Figure, next: Figure) -> Margin {
    let (numbers, exact) =
        ((view.number(best), view.number(next)), view.derivation().all_exact(&[best, next]));
    let distance = (numbers.0 - numbers.1).absolute();
    let per = per_of_results(view);
    let sizes = [numbers.0, numbers.1].iter().all(|number| !number.is_negative());
    let relative = distance.divided_by(numbers.1).filter(|_| sizes);
    Margin {
        by: shown(&per.shift(&distance), exact),
        relative: relative.map(|share| percent(&share, exact)),
        unit: view.derivation().node(best).unit,
        per,
    }
}

/// A result: the figure as it is shown, its unit, and for how much money.
pub(crate) fn result_shown(view: &View<'_>, figure: Figure) -> (Shown, Unit, Per) {
    let (number, exact) = view.derivation().number(figure);
    let per = per_of_results(view);
    (shown(&per.shift(number), exact), view.derivation().node(figure).unit, per)
}

/// A result in words of a table: the figure and its unit.
pub(crate) fn result_text(view: &View<'_>, figure: Figure) -> String {
    let (result, unit, per) = result_shown(view, figure);
    in_unit(view, &result, unit, per)
}

fn in_unit(view: &View<'_>, shown: &Shown, unit: Unit, per: Per) -> String {
    format!("{} {}", shown.marked(), per.unit(unit, view.currency())).trim_end().to_owned()
}

/// How results per money are shown, the same for all tenders.
pub(crate) fn per_of_results(view: &View<'_>) -> Per {
    let figures: Vec<Figure> =
        view.evaluation.tenders.iter().filter_map(|result| result.result).collect();
    let numbers: Vec<_> = figures.iter().map(|figure| view.number(*figure)).collect();
    let unit = figures.first().map(|figure| view.derivation().node(*figure).unit);
    unit.map(|unit| Per::choose(unit, &numbers)).unwrap_or_default()
}
