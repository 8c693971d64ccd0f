//! The steps of a formula as rows of their own, and what it yields as part of the rows that follow.

use anbud::derivation::Figure;
use anbud::formula::Spread;

use super::super::desk::{Desk, Row};
use super::super::expression;
use super::super::line::{self, Line};
use super::super::reach;
use super::super::seat::{self, Seat};
use super::HERE;

/// Writes the steps before the last, and keeps what the formula yields for the row of `figures`.
pub(super) fn write(desk: &mut Desk<'_>, seat: Seat, figures: &[Option<Figure>]) {
    let yielded = yielded(desk, figures);
    steps(desk, seat, &yielded);
    for (position, figure) in yielded.iter().enumerate() {
        if let (Some(figure), Some(spread)) = (figure, seat::yields(desk, seat, position)) {
            desk.yields.insert(*figure, spread);
        }
    }
}

/// What a formula yielded for each tender, before limits and rounding.
pub(super) fn yielded(desk: &Desk<'_>, figures: &[Option<Figure>]) -> Vec<Option<Figure>> {
    let derivation = desk.view.derivation();
    figures.iter().map(|figure| reach::yielded(derivation, (*figure)?)).collect()
}

/// A figure over the panel as the engine derived it: no formula of cells says what is taken of the members.
pub(super) fn as_derived(desk: &Desk<'_>, figure: Figure) -> Option<Spread> {
    let is_over_panel = desk.view.procedure.award.formula.is_over_panel();
    is_over_panel.then(|| expression::made(desk, figure, HERE)).flatten()
}

fn steps(desk: &mut Desk<'_>, seat: Seat, yielded: &[Option<Figure>]) {
    let Some(formula) = seat::formula(desk, seat) else { return };
    let names: Vec<String> = formula.steps().map(str::to_owned).collect();
    let before = names.len().saturating_sub(1);
    let texts: Vec<String> = formula
        .printed()
        .iter()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    let known: Vec<Figure> = yielded.iter().flatten().copied().collect();
    let found = reach::steps(desk.view.derivation(), &known);
    for (step, name) in names.iter().take(before).enumerate() {
        let figures: Vec<Option<Figure>> = desk
            .field
            .iter()
            .map(|result| {
                let found = found.get(&(name.as_str().into(), result.tender)).copied();
                found
                    .or_else(|| desk.named(name, result.tender).filter(|_| formula.is_over_panel()))
            })
            .collect();
        if formula.is_over_panel() && figures.iter().all(Option::is_none) {
            continue; // worked out for the members alone
        }
        let formulas = (0..desk.field.len()).map(|position| {
            let is_known = figures.get(position).is_some_and(Option::is_some);
            let derived = || as_derived(desk, figures.get(position).copied().flatten()?);
            let spread = seat::step(desk, seat, step, position).or_else(derived)?;
            Some(if is_known { spread } else { unneeded(spread) })
        });
        let formulas = formulas.collect();
        let text = texts.get(step).map_or("", String::as_str);
        let row = Some(Row::Step(seat, step));
        let texts = [&*format!("  {name}"), text, desk.words.step];
        line::write(
            desk,
            HERE,
            Line { row, texts, figures, percent: false, total: false },
            formulas,
        );
    }
}

/// A step that was not needed may well be one that cannot be worked out.
fn unneeded(spread: Spread) -> Spread {
    let text = format!("IFERROR({},\"{}\")", spread.text, anbud::formula::NO_FIGURE);
    Spread { text, ..spread }
}
