//! The assessment summary: criteria, scores available, score and explanation for each criterion and sub-criterion, totals.

use anbud::procedure::Kind;
use anbud::record::{Criterion, CriterionBasis, Known, Tender};
use anbud::tenders::Confidential;

use super::{To, explanations};
use crate::document::{Block, Cell, Column, Row, Section, Table, Text, name, text};
use crate::language::Arg;

/// The assessment of the tender itself; nothing where it was rejected.
pub(super) fn own(to: &To<'_, '_>) -> Section {
    let blocks = match to.tender.grounds.is_empty() {
        true => vec![Block::Table(table(to, to.tender))],
        false => Vec::new(),
    };
    to.section("own-assessment", blocks)
}

/// The assessment of the winning tender, for those who did not win.
pub(super) fn winner(to: &To<'_, '_>) -> Section {
    let blocks = to.winner.map(|winner| {
        let name = to.facts.name(winner);
        let intro = to.facts.texts.fill("letter-winner-is", &[("winner", &name)]);
        vec![Block::paragraph(text(intro)), Block::Table(table(to, winner))]
    });
    to.section("winner-assessment", blocks.unwrap_or_default())
}

fn table(to: &To<'_, '_>, tender: &Tender) -> Table {
    let facts = to.facts;
    let tree: Vec<_> =
        facts.tree().into_iter().filter(|(_, rules, _)| rules.full.is_some()).collect();
    let full: Vec<_> = tree.iter().map(|(_, rules, _)| rules.full).collect();
    let points: Vec<_> = tree
        .iter()
        .map(|(at, ..)| tender.criteria.get(*at).and_then(|known| known.points))
        .collect();
    let (full, points) = (facts.plain_column(&full, 2), facts.plain_column(&points, 2));
    let hidden = to.hides(tender, Confidential::Price);
    let row = |(at, (position, rules, depth)): (usize, &(usize, &Criterion, usize))| {
        let is_price = rules.kind != Kind::Quality;
        let score = match hidden && is_price {
            true => text(facts.word("letter-confidential")).into(),
            false => Cell::from(points.at(at)),
        };
        let why = match hidden && is_price {
            true => Text::new(),
            false => why(to, tender, *position, rules),
        };
        let cells = vec![name(&rules.title).into(), Cell::from(full.at(at)), score, why.into()];
        Row::below(cells, *depth)
    };
    let mut rows: Vec<Row> = tree.iter().enumerate().map(row).collect();
    rows.extend(total(to, tender, hidden));
    Table {
        caption: facts.word("letter-assessment-caption"),
        columns: vec![
            Column::words(facts.word("criterion")),
            Column::figures(facts.word("letter-available"), ""),
            Column::figures(facts.word("letter-given"), ""),
            Column::words(facts.word("letter-why")),
        ],
        rows,
        note: if points.is_rounded { facts.word("letter-rounded") } else { String::new() },
        ..Table::default()
    }
}

/// The total: points with price where they are summed, else quality; hidden where it would give the price away.
fn total(to: &To<'_, '_>, tender: &Tender, hidden: bool) -> Option<Row> {
    let facts = to.facts;
    let counting = facts.record.rules.criteria.iter().filter(|rules| rules.full.is_some());
    let with_price = counting.clone().any(|rules| rules.kind != Kind::Quality);
    let money = counting.clone().any(|rules| rules.money);
    let total = if money {
        tender.value
    } else if with_price {
        tender.points
    } else {
        tender.quality
    };
    let total = match hidden && with_price {
        true => text(facts.word("letter-confidential")).into(),
        false => Cell::from(facts.plain_column(&[Some(total?)], 2).at(0)),
    };
    let cells = vec![text(facts.word("sum")).into(), Cell::default(), total, Cell::default()];
    Some(Row { cells, strong: true, depth: 0 })
}

/// Why a criterion got its score: its own reasons, or those of its requirements; for a measure what the tender states.
fn why(to: &To<'_, '_>, tender: &Tender, at: usize, rules: &Criterion) -> Text {
    if rules.basis == CriterionBasis::Measured {
        let measure = rules.measure.as_deref().unwrap_or_default();
        let stated = tender.measures.iter().find(|stated| stated.name == measure);
        let stated = stated.map(|stated| to.facts.literal(&stated.text)).unwrap_or_default();
        let args = [("measure", Arg::Text(measure)), ("stated", Arg::Text(&stated))];
        return to.facts.texts.text("letter-measured", &args);
    }
    let expects = matches!(rules.basis, CriterionBasis::Scored | CriterionBasis::Requirements);
    if expects && to.hides(tender, Confidential::Comments) {
        return text(to.facts.word("letter-confidential"));
    }
    let own = tender.criteria.get(at).map(|known| known.id.as_str());
    let below = tender.requirements.iter().filter(|known| belongs(to, known, &rules.id));
    let ids =
        own.into_iter().map(|id| (id, false)).chain(below.map(|known| (known.id.as_str(), true)));
    let said = ids.flat_map(|(id, is_requirement)| {
        let said = explanations::of(to, tender, id).iter();
        said.map(move |said| if is_requirement { format!("{id}: {said}") } else { said.clone() })
    });
    let said: Vec<String> = said.collect();
    match said.is_empty() {
        true if expects => explanations::none(to),
        _ => name(said.join(" · ")),
    }
}

fn belongs(to: &To<'_, '_>, known: &Known, criterion: &str) -> bool {
    let rules = to.facts.record.rules.requirements.iter();
    let mut of = rules.filter(|rules| rules.criterion.as_deref() == Some(criterion));
    of.any(|rules| rules.id == known.id)
}
