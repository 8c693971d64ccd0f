//! Tells the requirements of a leaf that has many: one row each, the greatest contribution first.

use anbud::derivation::{Figure, Op};
use anbud::keyed::Key;
use anbud::procedure::{Criterion, Requirement};
use anbud::{Exact, Literal};

use super::expression::Writer;
use super::teller::{OPERANDS_TOLD, Teller};
use crate::figures::{decimals_up_to, grouped, in_column, percent_in_column};
use crate::style::{heading, plain};
use crate::table::{Column, Row, Table};

/// With more requirements than this, they are told in a table.
const REQUIREMENTS_MAX: usize = 5;

/// A requirement with its figures for the tender.
struct Told<'a> {
    requirement: &'a Requirement,
    weight: Literal,
    score: Figure,
    share: Figure,
}

/// Whether the requirements of a leaf are told in a table.
pub(super) fn are_many(teller: &Teller<'_>, key: Key<Criterion>) -> bool {
    let requirements = &teller.view.procedure.criteria[key].requirements;
    !teller.detail.all && requirements.len() > REQUIREMENTS_MAX
}

/// The figures of the requirements of a leaf.
pub(super) fn figures(teller: &Teller<'_>, key: Key<Criterion>) -> Vec<Figure> {
    told(teller, key).into_iter().flat_map(|told| [told.score, told.share]).collect()
}

fn told<'a>(teller: &Teller<'a>, key: Key<Criterion>) -> Vec<Told<'a>> {
    let view = teller.view;
    let requirements = view.procedure.criteria[key].requirements.iter();
    requirements
        .filter_map(|key| {
            let requirement = &view.procedure.requirements[*key];
            let named =
                |kind: &str| view.last_named(&format!("{kind}.{}", requirement.id), teller.tender);
            let weight = requirement.weight.as_ref()?.0;
            Some(Told { requirement, weight, score: named("score")?, share: named("share")? })
        })
        .collect()
}

/// Tells the requirements of a leaf in a table, with the scores of the groups below each.
pub(super) fn tell(teller: &mut Teller<'_>, key: Key<Criterion>) {
    let view = teller.view;
    let mut told = told(teller, key);
    let contribution = |told: &Told<'_>| &told.weight.exact() * view.number(told.share);
    told.sort_by_key(|told| std::cmp::Reverse(contribution(told)));
    let more = told.len().saturating_sub(OPERANDS_TOLD);
    told.truncate(OPERANDS_TOLD);
    let table = table(teller, &told);
    teller.raw(&format!("\n{}\n", heading(&teller.texts.word("explain-requirements"))));
    let text = table.terminal(Some(teller.detail.columns()));
    text.lines().for_each(|line| teller.line(1, line));
    if more > 0 {
        teller.and_more(1, more);
    }
}

fn table(teller: &Teller<'_>, told: &[Told<'_>]) -> Table {
    let (view, texts) = (teller.view, teller.texts);
    let numbers = |of: fn(&Told<'_>) -> Figure| -> Vec<(&Exact, bool)> {
        told.iter().map(|told| view.derivation().number(of(told))).collect()
    };
    let (scores, shares) = (numbers(|told| told.score), numbers(|told| told.share));
    let of_scores: Vec<&Exact> = scores.iter().map(|(number, _)| *number).collect();
    let decimals = decimals_up_to(&of_scores, 4);
    let rows = told.iter().zip(scores.iter().zip(&shares));
    let rows = rows.map(|(told, (score, share))| Row {
        cells: vec![
            plain(&told.requirement.id),
            plain(&told.requirement.text),
            texts.figure(&grouped(&told.weight.to_string())),
            texts.figure(&in_column(score.0, score.1, decimals)),
            texts.figure(&percent_in_column(share.0, share.1)),
            groups(teller, told.score),
        ],
        is_strong: false,
    });
    Table {
        rows: rows.collect(),
        columns: vec![
            Column::of_words(&texts.word("requirement")),
            Column::of_words(""),
            Column::of_figures(&texts.word("weight"), ""),
            Column::of_figures(&texts.word("score"), ""),
            Column::of_figures(&texts.word("share"), ""),
            Column::of_words(&texts.word("explain-groups")),
        ],
    }
}

/// What each group came to, with how many scores.
fn groups(teller: &Teller<'_>, score: Figure) -> String {
    let view = teller.view;
    let writer = Writer { view, tender: teller.tender, texts: teller.texts };
    let tallies = writer.tallies(score).into_iter().filter_map(|figure| {
        let Op::Tally(tally) = &view.derivation().node(figure).op else { return None };
        let (number, exact) = view.derivation().number(figure);
        let group = tally.group.map(|group| format!("{} ", view.procedure.groups[group].id));
        let value = teller.texts.figure(&in_column(number, exact, 2));
        Some(format!("{}{value} ({})", group.unwrap_or_default(), tally.count))
    });
    tallies.collect::<Vec<_>>().join(", ")
}
