//! The rules as they were: formulas set as formulas, criteria with full marks, how scores are taken together, rounding.

mod scoring;

use anbud::catalogue::Words;
use anbud::formula::{Setting, mathml};
use anbud::procedure::{Best, Language, Pairs};
use anbud::record::{Criterion, CriterionBasis, Curve, Parameter, Scale};

use super::facts::Facts;
use crate::document::{
    Block, Cell, Column, Formula, Item, Row, Section, Span, Style, Table, Text, name, text,
};
use crate::language::Arg;

/// The rules.
pub(super) fn section(facts: &Facts<'_>) -> Option<Section> {
    let mut blocks = award(facts);
    blocks.extend([heading(facts, "rules-criteria"), Block::Table(criteria(facts))]);
    blocks.extend(curves(facts));
    blocks.extend(rejections(facts));
    blocks.extend(scoring::blocks(facts));
    Some(facts.section("rules", "rules-title", blocks))
}

fn heading(facts: &Facts<'_>, id: &str) -> Block {
    Block::heading(text(facts.word(id)))
}

fn award(facts: &Facts<'_>) -> Vec<Block> {
    let rules = &facts.record.rules;
    let award = &rules.award;
    let mut blocks = vec![heading(facts, "rules-award")];
    blocks.extend(rule(
        facts,
        award.title.as_ref(),
        award.model.as_deref(),
        &award.formula,
        &award.parameters,
    ));
    blocks.push(Block::paragraph(order(facts)));
    if let Some(formula) = &rules.price {
        blocks.push(heading(facts, "rules-price"));
        blocks.push(Block::Formula(set(facts, formula)));
        blocks.extend(parameters(facts, &rules.parameters));
    }
    blocks
}

/// Which result wins, whether others can change it, and what separates equal ones.
pub(crate) fn order(facts: &Facts<'_>) -> Text {
    let award = &facts.record.rules.award;
    let best = match award.best {
        Best::Highest => "rules-best-highest",
        Best::Lowest => "rules-best-lowest",
    };
    let depends = if award.absolute { "rules-absolute" } else { "rules-relative" };
    let mut said = text(format!("{} {} ", facts.word(best), facts.word(depends)));
    said.extend(ties(facts));
    said
}

fn ties(facts: &Facts<'_>) -> Text {
    let ties = &facts.record.rules.award.ties;
    let ties: Vec<String> = ties.iter().map(|rule| facts.tie(rule)).collect();
    match ties.is_empty() {
        true => text(facts.word("rules-no-ties")),
        false => facts.texts.text("rules-ties", &[("rules", Arg::Text(&ties.join(", ")))]),
    }
}

/// A rule with its title, its formula as mathematics, and its parameters.
pub(crate) fn rule(
    facts: &Facts<'_>,
    title: Option<&Words>,
    model: Option<&str>,
    formula: &str,
    given: &[Parameter],
) -> Vec<Block> {
    let title = title.map(|title| match facts.texts.language() {
        Language::Swedish => title.sv.as_str(),
        Language::English => title.en.as_str(),
    });
    let mut said = vec![Span::styled(title.unwrap_or(&facts.word("rules-own")), Style::Strong)];
    if let Some(model) = model {
        said.extend([Span::plain(" "), Span::styled(model, Style::Code)]);
    }
    let mut blocks = vec![Block::paragraph(said), Block::Formula(set(facts, formula))];
    blocks.extend(parameters(facts, given));
    blocks
}

fn parameters(facts: &Facts<'_>, given: &[Parameter]) -> Option<Block> {
    let each = given.iter().map(|one| format!("{} = {}", one.name, facts.literal(&one.value)));
    let each: Vec<String> = each.collect();
    let label = Span::plain(format!("{}: ", facts.word("rules-parameters")));
    let said = vec![label, Span::styled(each.join("; "), Style::Code)];
    (!each.is_empty()).then(|| Block::paragraph(said))
}

/// A formula as published and as mathematics.
fn set(facts: &Facts<'_>, formula: &str) -> Formula {
    let number = |text: &str| facts.literal(text);
    let word = |word: &str| facts.word(&format!("word-{}", word.replace(' ', "-")));
    let setting = Setting { number: &number, word: &word };
    Formula {
        text: formula.trim_end().to_owned(),
        steps: mathml(formula, &setting).unwrap_or_default(),
    }
}

fn criteria(facts: &Facts<'_>) -> Table {
    let (caption, full_title, unit) = match facts.has_value() {
        true => ("rules-value-caption", "full-value", facts.money(0)),
        false => ("rules-criteria-caption", "full-marks", String::new()),
    };
    let tree = facts.tree();
    let has_weights = tree.iter().any(|(_, criterion, _)| weight(facts, criterion).is_some());
    let weights = has_weights.then(|| Column::figures(facts.word("weight"), ""));
    let columns = std::iter::once(Column::words(facts.word("criterion"))).chain(weights);
    let columns = columns.chain([
        Column::figures(facts.word(full_title), unit),
        Column::words(facts.word("rules-criterion-by")),
    ]);
    let full: Vec<_> = tree.iter().map(|(_, criterion, _)| criterion.full).collect();
    let full = facts.plain_column(&full, 2);
    let row = |(at, (_, criterion, depth)): (usize, &(usize, &Criterion, usize))| {
        let weight = has_weights.then(|| text(weight(facts, criterion).unwrap_or_default()).into());
        let cells = std::iter::once(title(criterion).into()).chain(weight);
        let cells = cells.chain([Cell::from(full.at(at)), basis(facts, criterion).into()]);
        Row::below(cells.collect(), *depth)
    };
    let rows = tree.iter().enumerate().map(row).collect();
    let note = facts.note(full.is_rounded);
    let columns = columns.collect();
    Table { caption: facts.word(caption), columns, rows, note, ..Table::default() }
}

/// The weight as stated; what is stated as points or money is the full marks beside it.
fn weight(facts: &Facts<'_>, criterion: &Criterion) -> Option<String> {
    let marks = criterion.marks.as_ref();
    let weight = marks.filter(|marks| marks.key == anbud::procedure::MarksKey::Weight)?;
    Some(format!("{}\u{a0}%", facts.literal(&weight.amount)))
}

/// The title of a criterion, strong where others stand below it at the top.
fn title(criterion: &Criterion) -> Text {
    let is_top = criterion.parent.is_none() && criterion.basis == CriterionBasis::Children;
    let style = if is_top { Style::Strong } else { Style::Name };
    vec![Span::styled(&criterion.title, style)]
}

/// What the points of a criterion come from, and its threshold.
fn basis(facts: &Facts<'_>, criterion: &Criterion) -> Text {
    let scale = scale(facts, criterion);
    let scale = ("scale", Arg::Text(&scale));
    let mut said = match criterion.basis {
        CriterionBasis::Scored => {
            let pairs = facts.record.rules.scales.iter();
            let pairs = pairs.filter(|one| Some(&one.id) == criterion.scale.as_ref());
            let word = match pairs.into_iter().find_map(|one| one.pairs) {
                Some(Pairs::EachEvaluator) => "rules-by-pairs-each",
                Some(Pairs::AllEvaluators) => "rules-by-pairs-all",
                None => "rules-by-score",
            };
            facts.texts.text(word, &[scale])
        }
        CriterionBasis::Requirements => {
            let of = facts.record.rules.requirements.iter();
            let count = of
                .filter(|one| one.criterion.as_deref() == Some(&criterion.id) && !one.mandatory)
                .count();
            facts.texts.text("rules-by-requirements", &[scale, ("count", Arg::Count(count))])
        }
        CriterionBasis::Measured => {
            let measure = criterion.measure.as_deref().unwrap_or_default();
            facts.texts.text("rules-by-measure", &[("measure", Arg::Text(measure))])
        }
        CriterionBasis::Price => text(facts.word("rules-by-price")),
        CriterionBasis::Children => text(facts.word("rules-by-children")),
        CriterionBasis::Nothing => text(facts.word("rules-by-nothing")),
    };
    if let Some(threshold) = &criterion.threshold {
        let least = facts.literal(&threshold.least);
        said.push(Span::plain("; "));
        said.extend(facts.texts.text("rules-threshold", &[("least", Arg::Text(&least))]));
    }
    said
}

/// A scale as `fulfilment (0–5)`.
fn scale(facts: &Facts<'_>, criterion: &Criterion) -> String {
    let id = criterion.scale.as_deref().unwrap_or_default();
    let found = facts.record.rules.scales.iter().find(|scale| scale.id == id);
    found.map_or_else(|| id.to_owned(), |scale| with_ends(facts, scale))
}

fn with_ends(facts: &Facts<'_>, scale: &Scale) -> String {
    let [least, most] = [&scale.minimum, &scale.maximum].map(|end| facts.literal(end));
    format!("{} ({least}–{most})", scale.id)
}

/// The curves, each once, with the criteria that follow it.
fn curves(facts: &Facts<'_>) -> Vec<Block> {
    let mut known: Vec<(&Curve, &Criterion, Vec<&str>)> = Vec::new();
    for (_, criterion, _) in facts.tree() {
        let Some(curve) = &criterion.curve else { continue };
        let same = |(other, of, _): &&mut (&Curve, &Criterion, Vec<&str>)| {
            other.formula == curve.formula
                && other.table == curve.table
                && other.parameters == curve.parameters
                && of.limits == criterion.limits
        };
        match known.iter_mut().find(same) {
            Some((.., titles)) => titles.push(&criterion.title),
            None => known.push((curve, criterion, vec![&criterion.title])),
        }
    }
    let mut blocks =
        if known.is_empty() { Vec::new() } else { vec![heading(facts, "rules-curves")] };
    for (curve, criterion, titles) in known {
        match &curve.formula {
            Some(formula) => blocks.extend(rule(
                facts,
                curve.title.as_ref(),
                curve.model.as_deref(),
                formula,
                &curve.parameters,
            )),
            None => blocks.push(Block::Table(steps(facts, curve))),
        }
        let titles = facts.texts.list(&titles);
        let mut said = facts.texts.text("rules-curve-of", &[("criteria", Arg::Text(&titles))]);
        said.push(Span::plain("."));
        let limits = limits(facts, criterion);
        said.extend((!limits.is_empty()).then(|| Span::plain(" ")));
        said.extend(limits);
        blocks.push(Block::paragraph(said));
    }
    blocks
}

fn limits(facts: &Facts<'_>, criterion: &Criterion) -> Text {
    let limit = |limit: &Option<String>| limit.as_deref().map(|text| facts.literal(text));
    match (limit(&criterion.limits.lowest), limit(&criterion.limits.highest)) {
        (Some(lowest), Some(highest)) => facts.texts.text(
            "rules-limits",
            &[("lowest", Arg::Text(&lowest)), ("highest", Arg::Text(&highest))],
        ),
        (Some(lowest), None) => {
            facts.texts.text("rules-limit-lowest", &[("lowest", Arg::Text(&lowest))])
        }
        (None, Some(highest)) => {
            facts.texts.text("rules-limit-highest", &[("highest", Arg::Text(&highest))])
        }
        (None, None) => Text::new(),
    }
}

fn steps(facts: &Facts<'_>, curve: &Curve) -> Table {
    let cell = |number: &str| -> Cell { text(facts.literal(number)).into() };
    let rows = curve
        .table
        .iter()
        .map(|row| Row { cells: vec![cell(&row.from), cell(&row.share)], ..Row::default() });
    Table {
        caption: facts.word("rules-table-share"),
        columns: vec![
            Column::figures(facts.word("rules-table-from"), ""),
            Column::figures(facts.word("rules-table-share"), ""),
        ],
        rows: rows.collect(),
        note: String::new(),
        ..Table::default()
    }
}

/// Mandatory requirements, counted, and stated grounds of rejection.
fn rejections(facts: &Facts<'_>) -> Vec<Block> {
    let rules = &facts.record.rules;
    let mandatory = rules.requirements.iter().filter(|one| one.mandatory).count();
    if mandatory == 0 && rules.rejections.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![heading(facts, "rules-rejections")];
    if mandatory > 0 {
        blocks.push(Block::paragraph(
            facts.texts.text("rules-mandatory", &[("count", Arg::Count(mandatory))]),
        ));
    }
    for rejection in &rules.rejections {
        blocks.push(Block::List {
            items: vec![Item { text: name(&rejection.text), details: Vec::new() }],
        });
        blocks.push(Block::Formula(set(facts, &rejection.when)));
    }
    if !rules.rejections.is_empty() && rules.price.is_none() {
        blocks.extend(parameters(facts, &rules.parameters));
    }
    blocks
}
