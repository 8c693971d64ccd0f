//! The figures of every member of the panel, from scores to the places that the award takes together.

use std::collections::BTreeSet;
use std::sync::Arc;

use anbud::derivation::Figure;
use anbud::evaluation::Member;

use super::super::desk::Desk;
use super::super::line::{self, Line};
use super::HERE;

/// With more rows than this, only totals and steps have one.
const ROWS_MAX: usize = 2_000;

/// Writes a row for every named figure of a member; nothing where the award is not over a panel.
pub(super) fn write(desk: &mut Desk<'_>) {
    for (number, member) in (1..).zip(&desk.view.evaluation.panel) {
        let (label, id) = match member {
            Member::Evaluator(key) => (format!("({number})"), &desk.view.sheet.evaluators[*key].id),
            Member::Group(key) => {
                let id = &desk.view.procedure.groups[*key].id;
                (format!("({id})"), id)
            }
        };
        let title = format!("{} {label}: {id}", desk.words.panel_member);
        super::section(desk, &title);
        for name in names(desk, &label) {
            let figures = desk.field.iter().map(|result| desk.named(&name, result.tender));
            let figures: Vec<Option<Figure>> = figures.collect();
            let texts = [&*name, "", ""];
            let percent = name.starts_with("share.");
            line::made(desk, HERE, Line { row: None, texts, figures, percent, total: false });
        }
    }
}

/// The names of the figures of a member, in the order in which they came about.
fn names(desk: &Desk<'_>, label: &str) -> Vec<Arc<str>> {
    let derivation = desk.view.derivation();
    let mut known = BTreeSet::new();
    let mut names = Vec::new();
    for figure in derivation.nodes().keys() {
        let Some(name) = derivation.name(figure) else { continue };
        let is_own = name.text.strip_suffix(label).is_some_and(|name| name.ends_with(' '));
        if is_own && known.insert(name.text.clone()) {
            names.push(name.text.clone());
        }
    }
    if names.len() * desk.view.evaluation.panel.len() > ROWS_MAX {
        names.retain(|name| !name.contains('.'));
    }
    names
}
