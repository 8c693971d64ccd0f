//! Tenders written down: what was submitted, and what became of it.

use std::collections::BTreeMap;

use super::super::{
    Agreed, Answer, Ground, GroupScore, Known, Measure, Prices, SeparatedBy, Tender,
};
use super::decided::tie;
use super::{Basis, number, price_sheet};
use crate::derivation::Op;
use crate::evaluation::{Placed, Scope, TenderResult};
use crate::keyed::Key;
use crate::procedure::Item;
use crate::tenders;

/// What the groups gave each tender and item, in order of the derivation.
type Tallies = BTreeMap<(Key<tenders::Tender>, Item), Vec<GroupScore>>;

/// The tenders in the order of the result.
pub(super) fn tenders(basis: &Basis<'_>) -> Vec<Tender> {
    let tallies = tallies(basis);
    let results = basis.evaluation.tenders.iter();
    results.map(|result| tender(basis, result, &tallies)).collect()
}

fn tallies(basis: &Basis<'_>) -> Tallies {
    let mut tallies = Tallies::new();
    for (figure, node) in basis.evaluation.derivation.nodes().entries() {
        let Op::Tally(tally) = &node.op else { continue };
        if tally.alone.is_some() {
            continue; // of a member of the panel: no part of the score
        }
        let group = tally.group.map(|group| basis.procedure.groups[group].id.to_string());
        let of = tallies.entry((tally.tender, tally.item)).or_default();
        of.push(GroupScore { figure: number(figure), group });
    }
    for mean in &basis.evaluation.group_means {
        let group = Some(basis.procedure.groups[mean.group].id.to_string());
        let of = tallies.entry((mean.tender, Item::Criterion(mean.criterion))).or_default();
        of.push(GroupScore { figure: number(mean.figure), group });
    }
    tallies
}

fn tender(basis: &Basis<'_>, result: &TenderResult, tallies: &Tallies) -> Tender {
    let stated = &basis.tenders.list[result.tender];
    let prices = stated.price.as_ref().filter(|_| basis.evaluation.scope == Scope::Whole);
    Tender {
        abnormal: result.abnormal.map(number),
        agreed: agreed(basis, stated),
        answers: answers(basis, stated),
        at: stated.place.to_string(),
        confidential: stated.confidential.iter().map(|what| what.word().to_owned()).collect(),
        criteria: criteria(basis, result, tallies),
        grounds: grounds(result),
        id: stated.id.to_string(),
        measures: stated.measures.iter().map(measure).collect(),
        place: result.place,
        points: result.points.map(number),
        price: result.price.map(number),
        prices: prices.map(price),
        quality: result.quality.map(number),
        requirements: requirements(basis, result, tallies),
        result: result.result.map(number),
        separated: result.placed.map(|placed| separated(basis, placed)),
        status: result.status,
        steps: result.steps.iter().copied().map(number).collect(),
        tenderer: stated.tenderer.to_string(),
        unit_prices_corrected: match basis.evaluation.scope {
            Scope::Whole => price_sheet::corrected(basis, result.tender),
            Scope::Quality => Vec::new(),
        },
        value: result.value.map(number),
    }
}

fn agreed(basis: &Basis<'_>, stated: &tenders::Tender) -> Vec<Agreed> {
    let scores = stated.scores.iter().map(|(item, score, place)| Agreed {
        at: place.to_string(),
        item: basis.item(*item),
        score: score.to_string(),
    });
    scores.collect()
}

fn answers(basis: &Basis<'_>, stated: &tenders::Tender) -> Vec<Answer> {
    let meets = stated.meets.iter().map(|(requirement, met, place)| Answer {
        at: place.to_string(),
        met: *met,
        requirement: basis.procedure.requirements[*requirement].id.to_string(),
    });
    meets.collect()
}

fn measure(measure: &tenders::Measure) -> Measure {
    Measure {
        at: measure.place.to_string(),
        name: measure.name.to_string(),
        text: measure.text.to_string(),
    }
}

fn price(price: &tenders::Price) -> Prices {
    let corrected = price.corrected.as_ref();
    Prices {
        corrected: corrected.map(|(amount, ..)| amount.to_string()),
        reason: corrected.map(|(.., reason)| reason.to_string()),
        submitted: price.submitted.0.to_string(),
    }
}

fn separated(basis: &Basis<'_>, placed: Placed) -> SeparatedBy {
    match placed {
        Placed::ByResult => SeparatedBy::Result,
        Placed::Shared => SeparatedBy::Shared,
        Placed::ByTie(rule) => {
            let is_draw = basis.procedure.award.ties.get(rule).is_some_and(|tie| tie.by.is_none());
            if is_draw { SeparatedBy::Draw } else { SeparatedBy::Tie(tie(basis, rule)) }
        }
    }
}

fn criteria(basis: &Basis<'_>, result: &TenderResult, tallies: &Tallies) -> Vec<Known> {
    let keys = basis.procedure.criteria.keys();
    keys.map(|key| known(basis, result, Item::Criterion(key), tallies)).collect()
}

fn requirements(basis: &Basis<'_>, result: &TenderResult, tallies: &Tallies) -> Vec<Known> {
    let scored = basis.procedure.requirements.entries().filter(|(_, rules)| !rules.mandatory);
    scored.map(|(key, _)| known(basis, result, Item::Requirement(key), tallies)).collect()
}

fn known(basis: &Basis<'_>, result: &TenderResult, item: Item, tallies: &Tallies) -> Known {
    let known = basis.evaluation.known(item, result.tender);
    Known {
        groups: tallies.get(&(result.tender, item)).cloned().unwrap_or_default(),
        id: basis.item(item),
        points: known.points.map(number),
        score: known.score.map(number),
        share: known.share.map(number),
    }
}

fn grounds(result: &TenderResult) -> Vec<Ground> {
    let grounds = result.grounds.iter().map(|ground| Ground {
        at: ground.at.to_string(),
        code: ground.code.name().to_owned(),
        figure: ground.figure.map(number),
        text: ground.text.clone(),
    });
    grounds.collect()
}
