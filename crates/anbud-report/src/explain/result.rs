//! Results, and how far they are apart, in words of a language.

use anbud::Unit;
use anbud::derivation::Figure;

use crate::View;
use crate::decision::{margin as margin_of, result_shown};
use crate::figures::{Per, Shown};
use crate::language::Texts;

/// A result in words: the figure and its unit.
pub(super) fn result_text(view: &View<'_>, figure: Figure, texts: &Texts) -> String {
    let (result, unit, per) = result_shown(view, figure);
    in_unit(view, &result, (unit, per), texts)
}

/// By how much one result is better than another, with the percentage behind it.
pub(super) fn margin(view: &View<'_>, best: Figure, next: Figure, texts: &Texts) -> String {
    let (by, relative) = distance(view, best, next, texts);
    format!("{by}{relative}")
}

/// How far two results are apart, and the same in percent, in brackets; empty where that says nothing.
pub(super) fn distance(
    view: &View<'_>,
    best: Figure,
    next: Figure,
    texts: &Texts,
) -> (String, String) {
    let margin = margin_of(view, best, next);
    let by = in_unit(view, &margin.by, (margin.unit, margin.per), texts);
    let percent = |relative: Shown| format!(" ({})", texts.figure(&relative.marked()));
    (by, margin.relative.map(percent).unwrap_or_default())
}

fn in_unit(view: &View<'_>, shown: &Shown, (unit, per): (Unit, Per), texts: &Texts) -> String {
    let unit = texts.unit(unit, per, view.currency());
    format!("{} {unit}", texts.figure(&shown.marked())).trim_end().to_owned()
}
