//! The one line that says what decided: who won by how much, which rule broke a tie, or what is not decided.

use anbud::Unit;
use anbud::derivation::Figure;
use anbud::evaluation::{Placed, Scope, Status, TenderResult, Undecided, UndecidedCause};

use crate::View;
use crate::figures::{Per, Shown, percent, shown};
use crate::language::Texts;
use crate::style::plain;

/// The one line that says what decided.
pub(crate) fn decision(view: &View<'_>, texts: &Texts) -> String {
    let evaluation = view.evaluation;
    if evaluation.scope == Scope::Quality {
        return texts.word("explain-quality-alone");
    }
    if let Some(undecided) = evaluation.undecided.first() {
        let winner = view.with_status(Status::Ranked).find(|result| result.place == Some(1));
        return match winner {
            Some(first) => {
                let (winner, tied) = (winner_of(view, first), ids(view, undecided, texts));
                texts.fill("decided-before", &[("winner", &winner), ("tied", &tied)])
            }
            None => undecided_line(view, undecided, texts),
        };
    }
    let mut ranked = view.with_status(Status::Ranked);
    match (ranked.next(), ranked.next()) {
        (Some(first), Some(second)) => between(view, first, second, texts),
        (Some(only), None) => alone(view, only, texts),
        (None, _) if evaluation.tenders.is_empty() => texts.word("decided-no-tenders"),
        (None, _) if view.with_status(Status::Unplaced).next().is_some() => {
            texts.word("decided-nobody-placed")
        }
        (None, _) => texts.word("decided-nobody-left"),
    }
}

fn alone(view: &View<'_>, first: &TenderResult, texts: &Texts) -> String {
    texts.fill("decided-alone", &[("winner", &winner_of(view, first))])
}

fn between(view: &View<'_>, first: &TenderResult, second: &TenderResult, texts: &Texts) -> String {
    let (best, next) = match (second.placed, first.result, second.result) {
        (Some(Placed::ByTie(rule)), ..) => return by_tie(view, first, rule, texts),
        (_, Some(best), Some(next)) => (best, next),
        _ => return alone(view, first, texts),
    };
    let (margin, relative) = margin(view, best, next, texts);
    let with = [
        ("winner", &*winner_of(view, first)),
        ("margin", &margin),
        ("relative", &relative),
        ("next", view.id(second.tender)),
    ];
    texts.fill("decided-by-result", &with)
}

fn by_tie(view: &View<'_>, first: &TenderResult, rule: usize, texts: &Texts) -> String {
    let equal =
        view.with_status(Status::Ranked).filter(|other| has_same_result(view, first, other));
    let tied: Vec<&str> = equal.map(|result| view.id(result.tender)).collect();
    let result = first.result.map(|figure| result_text(view, figure, texts)).unwrap_or_default();
    let Some(rule) = view.procedure.award.ties.get(rule) else { return alone(view, first, texts) };
    let (winner, tied) = (winner_of(view, first), texts.list(&tied));
    let mut with = vec![
        ("winner", &*winner),
        ("tied", &tied),
        ("result", &result),
        ("first", view.id(first.tender)),
    ];
    let held = view.tenders.draw.as_ref().map(|draw| plain(&draw.held));
    match (&rule.by, &held) {
        (None, Some(held)) => {
            with.push(("held", held));
            texts.fill("decided-by-draw", &with)
        }
        _ => {
            with.push(("rule", &rule.text));
            texts.fill("decided-by-rule", &with)
        }
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

fn ids(view: &View<'_>, undecided: &Undecided, texts: &Texts) -> String {
    let ids: Vec<&str> = undecided.tenders.iter().map(|tender| view.id(*tender)).collect();
    texts.list(&ids)
}

fn undecided_line(view: &View<'_>, undecided: &Undecided, texts: &Texts) -> String {
    let tied = ids(view, undecided, texts);
    let ties = &view.procedure.award.ties;
    let why = if undecided.cause == UndecidedCause::TooClose {
        "decided-too-close"
    } else if ties.is_empty() {
        "decided-no-ties"
    } else if ties.iter().any(|rule| rule.by.is_none()) {
        "decided-draw-wanted"
    } else {
        "decided-no-rule"
    };
    let first = undecided.tenders.first().and_then(|tender| view.result_of(*tender));
    let result = first.and_then(|first| first.result);
    let result = result.map(|figure| result_text(view, figure, texts)).unwrap_or_default();
    texts.fill(why, &[("tied", &tied), ("result", &result)])
}

/// By how much one result is better than another: in its unit, and in percent of the other, in brackets, where that says
/// something.
pub(crate) fn margin(
    view: &View<'_>,
    best: Figure,
    next: Figure,
    texts: &Texts,
) -> (String, String) {
    let (numbers, exact) =
        ((view.number(best), view.number(next)), view.derivation().all_exact(&[best, next]));
    let distance = (numbers.0 - numbers.1).absolute();
    let per = per_of_results(view);
    let unit = view.derivation().node(best).unit;
    let margin = in_unit(view, &shown(&per.shift(&distance), exact), (unit, per), texts);
    let sizes = [numbers.0, numbers.1].iter().all(|number| !number.is_negative());
    let relative = distance.divided_by(numbers.1).filter(|_| sizes);
    let relative = relative.map(|share| texts.figure(&percent(&share, exact).marked()));
    (margin, relative.map(|relative| format!(" ({relative})")).unwrap_or_default())
}

/// A result in words: the figure and its unit.
pub(crate) fn result_text(view: &View<'_>, figure: Figure, texts: &Texts) -> String {
    let (number, exact) = view.derivation().number(figure);
    let per = per_of_results(view);
    let unit = view.derivation().node(figure).unit;
    in_unit(view, &shown(&per.shift(number), exact), (unit, per), texts)
}

fn in_unit(view: &View<'_>, shown: &Shown, (unit, per): (Unit, Per), texts: &Texts) -> String {
    let unit = texts.unit(unit, per, view.currency());
    format!("{} {unit}", texts.figure(&shown.marked())).trim_end().to_owned()
}

/// How results per money are shown, the same for all tenders.
pub(crate) fn per_of_results(view: &View<'_>) -> Per {
    let figures: Vec<Figure> =
        view.evaluation.tenders.iter().filter_map(|result| result.result).collect();
    let numbers: Vec<_> = figures.iter().map(|figure| view.number(*figure)).collect();
    let unit = figures.first().map(|figure| view.derivation().node(*figure).unit);
    unit.map(|unit| Per::choose(unit, &numbers)).unwrap_or_default()
}
