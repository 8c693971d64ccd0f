//! Why this number: an evaluation told in words, with formulas, values, and the place of everything that was written.
//!
//! Nothing is worked out again. One walker follows the derivation from a figure to what it was made of, tells each
//! figure once, the most important operands first, and refers to what was told before.

mod abnormal;
mod criteria;
mod equation;
mod expression;
mod grounds;
mod lots;
mod made_of;
mod pen;
mod requirements;
mod standing;
mod tally;
mod teller;
mod thresholds;
mod why_not;

use anbud::derivation::Figure;
use anbud::evaluation::{CriterionResult, Scope, Status, TenderResult};
use anbud::formula::FormulaText;
use anbud::keyed::Key;
use anbud::procedure::{Criterion, Item, Language, Requirement};
use anbud::tenders::{Price, Tender};

use crate::View;
use crate::figures::grouped;
use crate::language::Texts;
use crate::style::{faint, heading, plain, strong};
pub(crate) use abnormal::figures as abnormal_figures;
pub(crate) use grounds::sentence as ground_in_words;
pub use lots::lot_of;
use teller::Teller;
pub use why_not::why_not;

/// How much is told, and in which language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Detail {
    /// The language.
    pub language: Language,
    /// Everything, down to each score, instead of the most important.
    pub all: bool,
    /// How many columns the terminal has; none where nothing limits them.
    pub width: Option<usize>,
}

/// Where nothing limits the width, tables of an explanation are not wider than this.
const COLUMNS: usize = 120;

impl Detail {
    /// How many columns a table may have.
    fn columns(self) -> usize {
        self.width.unwrap_or(COLUMNS).saturating_sub(2)
    }
}

/// Why a tender has its place.
#[must_use]
pub fn tender(view: &View<'_>, tender: Key<Tender>, detail: Detail) -> String {
    let Some(result) = view.result_of(tender) else { return String::new() };
    let texts = Texts::new(detail.language);
    let mut teller = Teller::new(view, tender, detail, &texts);
    standing::tell(&mut teller, result);
    teller.leave_aside(sections_of(result));
    teller.leave_aside(result.steps.iter().chain(&result.abnormal_steps).copied());
    tell_result(&mut teller, result);
    tell_quality(&mut teller, result);
    tell_price(&mut teller, result);
    abnormal::tell(&mut teller, result);
    thresholds::tell(&mut teller, result);
    teller.finish()
}

/// The figures that have sections of their own, or explanations of their own.
fn sections_of(result: &TenderResult) -> Vec<Figure> {
    let criteria = result.criteria.iter();
    let criteria = criteria.flat_map(|known| [known.score, known.share, known.points]);
    let own = [result.quality, result.points, result.value, result.price];
    criteria.chain(own).flatten().collect()
}

fn tell_result(teller: &mut Teller<'_>, result: &TenderResult) {
    if result.result.is_none() && result.steps.is_empty() {
        return;
    }
    teller.raw(&format!("\n{}\n", heading(&teller.texts.word("result"))));
    formula(teller, teller.view.procedure.award.formula.text());
    tell_steps(teller, &result.steps);
    if let Some(result) = result.result {
        teller.tell_here(result);
        teller.tell_unless_told(result, 1);
    }
}

/// The steps of a formula, each with what it was made of.
fn tell_steps(teller: &mut Teller<'_>, steps: &[Figure]) {
    for step in steps {
        let is_named = teller.view.derivation().name(*step).is_some();
        match is_named {
            true => {
                teller.tell_here(*step);
                teller.tell_unless_told(*step, 1);
                teller.leave_aside([*step]);
            }
            // the condition under which the formula yields nothing
            false => teller.tell_none(*step, 1),
        }
    }
}

/// A formula as published, where it says more than the steps below it.
fn formula(teller: &mut Teller<'_>, text: &FormulaText) {
    let lines = || text.as_str().trim().lines();
    if lines().count() > 1 {
        lines().for_each(|line| teller.line(1, &faint(&plain(line))));
        teller.line(1, "");
    }
}

fn tell_quality(teller: &mut Teller<'_>, result: &TenderResult) {
    if result.criteria.iter().all(|known| *known == CriterionResult::default()) {
        return;
    }
    let title = teller.texts.word(if teller.view.has_value() { "value" } else { "quality" });
    teller.raw(&format!("\n{}\n", heading(&title)));
    for figure in [result.quality, result.value, result.points].into_iter().flatten() {
        teller.tell_here(figure);
    }
    let shown = [
        result.quality.filter(|_| teller.view.has_quality()),
        result.value.filter(|_| teller.view.has_value()),
        result.points.filter(|_| teller.view.has_price_points()),
    ];
    for figure in shown.into_iter().flatten() {
        teller.equation_of(figure, 1);
    }
    criteria::tell(teller, result, None);
}

fn tell_price(teller: &mut Teller<'_>, result: &TenderResult) {
    let view = teller.view;
    let tender = &view.tenders.list[teller.tender];
    let is_stated = tender.price.is_some() || !tender.unit_prices.is_empty();
    if !is_stated || view.evaluation.scope != Scope::Whole {
        return;
    }
    teller.raw(&format!("\n{}\n", heading(&teller.texts.word("price"))));
    if let Some(price) = result.price {
        teller.tell_here(price);
        teller.tell(price, 1);
    }
    if let Some(price) = &tender.price {
        correction(teller, "", price);
    }
    for stated in &tender.unit_prices {
        let item = &view.procedure.price_sheet.items[stated.item];
        correction(teller, &format!("{}: ", plain(&item.id)), &stated.price);
    }
}

/// What was corrected in a price, and why.
fn correction(teller: &mut Teller<'_>, of: &str, price: &Price) {
    let Some((corrected, place, reason)) = &price.corrected else { return };
    let amount = |amount: &anbud::Literal| teller.texts.figure(&grouped(&amount.to_string()));
    let with = [
        ("submitted", &*amount(&price.submitted.0)),
        ("corrected", &amount(corrected)),
        ("currency", teller.view.currency()),
        ("reason", &plain(reason)),
    ];
    let text = teller.texts.fill("explain-corrected", &with);
    let places = format!("  {}, {place}", price.submitted.1);
    teller.line(1, &format!("{of}{text}{}", faint(&places)));
}

/// Why a criterion or requirement has its figures in a tender.
#[must_use]
pub fn item(view: &View<'_>, tender: Key<Tender>, item: Item, detail: Detail) -> String {
    match item {
        Item::Criterion(key) => criterion(view, tender, key, detail),
        Item::Requirement(key) => requirement(view, tender, key, detail),
    }
}

fn criterion(view: &View<'_>, tender: Key<Tender>, key: Key<Criterion>, detail: Detail) -> String {
    let criterion = &view.procedure.criteria[key];
    let Some(result) = view.result_of(tender) else { return String::new() };
    let texts = Texts::new(detail.language);
    let mut teller = Teller::new(view, tender, detail, &texts);
    let known = result.criteria.get(key.position()).copied().unwrap_or_default();
    head(&mut teller, &criterion.id, &criterion.title, &criterion.place.to_string());
    if known == CriterionResult::default() {
        teller.line(0, &texts.word(unknown(result)));
        return teller.finish();
    }
    teller.leave_aside(children_of(view, result, key));
    let has_table = requirements::are_many(&teller, key);
    if has_table {
        let figures = requirements::figures(&teller, key);
        teller.leave_aside(figures);
    }
    if let Some(text) = criteria::rule(criterion, &texts) {
        teller.raw(&text);
    }
    teller.raw("\n");
    // the points lead to the share, the share to the score
    let is_sum = !criterion.children.is_empty() && criterion.curve.is_none();
    for figure in [known.points, known.share.filter(|_| !is_sum), known.score].into_iter().flatten()
    {
        teller.tell_unless_told(figure, 0);
    }
    if is_sum {
        share_of_sum(&mut teller, known.share, key);
    }
    if !criterion.children.is_empty() {
        criteria::tell(&mut teller, result, Some(key));
    }
    if has_table {
        requirements::tell(&mut teller, key);
    }
    thresholds::tell_of(&mut teller, result, key);
    teller.finish()
}

/// The share of a criterion that is the sum of those below it, with its full marks.
fn share_of_sum(teller: &mut Teller<'_>, share: Option<Figure>, key: Key<Criterion>) {
    let full = teller.view.evaluation.full.get(key.position()).copied().flatten();
    if let (Some(share), Some(full)) = (share, full) {
        teller.value_of(share, 0);
        teller.equation_of(full, 0);
    }
}

/// The figures of the criteria below, which have explanations of their own.
fn children_of(view: &View<'_>, result: &TenderResult, key: Key<Criterion>) -> Vec<Figure> {
    let children = view.procedure.criteria[key].children.iter();
    let figures = children.flat_map(|child| {
        let known = result.criteria.get(child.position()).copied().unwrap_or_default();
        let own = [known.score, known.share, known.points].into_iter().flatten();
        own.chain(children_of(view, result, *child)).collect::<Vec<_>>()
    });
    figures.collect()
}

fn requirement(
    view: &View<'_>,
    tender: Key<Tender>,
    key: Key<Requirement>,
    detail: Detail,
) -> String {
    let requirement = &view.procedure.requirements[key];
    let texts = Texts::new(detail.language);
    let mut teller = Teller::new(view, tender, detail, &texts);
    head(&mut teller, &requirement.id, &requirement.text, &requirement.place.to_string());
    if requirement.mandatory {
        let stated = &view.tenders.list[tender];
        let answer = stated.meets.iter().find(|(asked, ..)| *asked == key);
        if let Some((_, meets, place)) = answer {
            let text = texts.word(if *meets { "explain-meets" } else { "explain-fails" });
            teller.line(0, &format!("{text}{}", faint(&format!("  {place}"))));
        }
        return teller.finish();
    }
    let mut is_known = false;
    for name in ["share", "score"] {
        if let Some(figure) = view.last_named(&format!("{name}.{}", requirement.id), tender) {
            teller.tell_unless_told(figure, 0);
            is_known = true;
        }
    }
    if let Some(result) = view.result_of(tender).filter(|_| !is_known) {
        teller.line(0, &texts.word(unknown(result)));
    }
    teller.finish()
}

/// Why nothing is known of a criterion, as the name of a sentence.
fn unknown(result: &TenderResult) -> &'static str {
    match result.status {
        Status::Rejected => "explain-not-needed",
        _ => "explain-no-part",
    }
}

fn head(teller: &mut Teller<'_>, id: &str, title: &str, place: &str) {
    let tender = &teller.view.tenders.list[teller.tender];
    let with = [("id", &*plain(&tender.id)), ("tenderer", &plain(&tender.tenderer))];
    let of = teller.texts.fill("explain-in-tender", &with);
    let title = if title == id { String::new() } else { format!(": {}", plain(title)) };
    teller.line(0, &format!("{}{title}{}", strong(id), faint(&format!("  {place}"))));
    teller.line(0, &of);
}
