//! Tells how near a tender came to the thresholds: what failed first, then what was narrowly met.

use std::sync::Arc;

use anbud::Exact;
use anbud::derivation::Figure;
use anbud::evaluation::TenderResult;
use anbud::keyed::Key;
use anbud::procedure::{Criterion, Threshold, ThresholdOn};

use super::teller::Teller;
use crate::View;
use crate::figures::{Shown, percent, shown};
use crate::style::{faint, heading};

/// So many thresholds are told.
const THRESHOLDS_TOLD: usize = 3;

/// A threshold, the figure it looks at, and the room between them.
struct Looked<'a> {
    what: String,
    threshold: &'a Threshold,
    figure: Figure,
    room: Exact,
}

/// Tells the thresholds that a tender failed or met, the narrowest first.
pub(super) fn tell(teller: &mut Teller<'_>, result: &TenderResult) {
    let view = teller.view;
    let mut looked: Vec<Looked<'_>> =
        view.procedure.criteria.keys().filter_map(|key| of_criterion(view, result, key)).collect();
    looked.extend(of_requirements(view, result));
    if looked.is_empty() {
        return;
    }
    looked.sort_by(|a, b| a.room.cmp(&b.room).then_with(|| a.what.cmp(&b.what)));
    teller.raw(&format!("\n{}\n", heading(&teller.texts.word("explain-thresholds"))));
    let most = if teller.detail.all { usize::MAX } else { THRESHOLDS_TOLD };
    let failed = looked.iter().filter(|one| one.room.is_negative()).count();
    let most = most.max(failed);
    for one in looked.iter().take(most) {
        teller.line(1, &sentence(teller, one));
    }
    if let Some(more) = looked.len().checked_sub(most).filter(|more| *more > 0) {
        let text = teller.texts.counted("explain-more-met", more, &[]);
        teller.line(1, &faint(&text));
    }
}

/// Tells the threshold of one criterion, if it has one.
pub(super) fn tell_of(teller: &mut Teller<'_>, result: &TenderResult, key: Key<Criterion>) {
    if let Some(one) = of_criterion(teller.view, result, key) {
        teller.raw("\n");
        teller.line(0, &sentence(teller, &one));
    }
}

fn of_criterion<'a>(
    view: &View<'a>,
    result: &TenderResult,
    key: Key<Criterion>,
) -> Option<Looked<'a>> {
    let criterion = &view.procedure.criteria[key];
    let threshold = criterion.threshold.as_ref()?;
    let known = result.criteria.get(key.position())?;
    let figure = match threshold.on {
        ThresholdOn::Score => known.score,
        ThresholdOn::Share => known.share,
    };
    looked(view, &criterion.id, threshold, figure?)
}

fn of_requirements<'a>(view: &View<'a>, result: &TenderResult) -> Vec<Looked<'a>> {
    let looked = |(id, threshold): (&Arc<str>, &'a Threshold)| {
        let figure = view.last_named(&format!("{}.{id}", on(threshold)), result.tender)?;
        looked(view, id, threshold, figure)
    };
    let with = view.procedure.requirements.iter();
    with.filter_map(|one| looked((&one.id, one.threshold.as_ref()?))).collect()
}

fn on(threshold: &Threshold) -> &'static str {
    match threshold.on {
        ThresholdOn::Score => "score",
        ThresholdOn::Share => "share",
    }
}

fn looked<'a>(
    view: &View<'a>,
    id: &str,
    threshold: &'a Threshold,
    figure: Figure,
) -> Option<Looked<'a>> {
    let what = format!("{}.{id}", on(threshold));
    let room = view.number(figure) - &threshold.least.exact();
    Some(Looked { what, threshold, figure, room })
}

fn sentence(teller: &Teller<'_>, one: &Looked<'_>) -> String {
    let texts = teller.texts;
    let (number, exact) = teller.view.derivation().number(one.figure);
    let least = one.threshold.least.exact();
    let write = |number: &Exact, exact| -> Shown {
        match one.threshold.on {
            ThresholdOn::Score => shown(number, exact),
            ThresholdOn::Share => percent(number, exact),
        }
    };
    let value = write(number, exact);
    let id = if one.room.is_negative() { "explain-missed" } else { "explain-met" };
    let with = [
        ("what", one.what.as_str()),
        ("value", &format!("{} {}", value.sign(), texts.figure(&value.text))),
        ("least", &texts.figure(&write(&least, true).text)),
        ("room", &texts.figure(&write(&one.room.absolute(), exact).marked())),
    ];
    let line = texts.fill(id, &with);
    format!("{line}{}", faint(&format!("  {}", one.threshold.place)))
}
