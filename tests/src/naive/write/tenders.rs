//! tenders.toml.

use super::toml::{Block, inline, number, numbers, string, strings};
use crate::naive::case::{Case, Tender};
use crate::naive::choices::Choices;

/// The text, with tenders in any order.
pub(super) fn text(case: &Case, choices: &mut Choices) -> String {
    let mut blocks: Vec<Block> =
        case.tenders.iter().map(|tender| self::tender(tender, choices)).collect();
    if let Some(order) = &case.draw {
        let mut block = Block::new("[draw]");
        block.state("order", strings(order, choices));
        block.state("held", string("2018-09-03, in the presence of both", choices));
        blocks.push(block);
    }
    choices.shuffle(&mut blocks);
    let blocks: Vec<String> = blocks.into_iter().map(|block| block.text(choices)).collect();
    blocks.join("\n")
}

fn tender(tender: &Tender, choices: &mut Choices) -> Block {
    let mut block = Block::new("[[tender]]");
    block.state("id", string(&tender.id, choices));
    block.state("tenderer", string(&format!("{} AB", tender.id), choices));
    if tender.unit_prices.is_empty() {
        block.state("price", price(tender, choices));
    }
    let meets = tender.meets.iter().map(|(id, met)| (id.clone(), met.to_string())).collect();
    block.state_all("meets", meets, choices);
    let mut measures = numbers(&tender.measures, choices);
    for (_, written) in &mut measures {
        // Yes is 1, no is 0.
        match written.as_str() {
            "1" if choices.chance(30) => *written = "true".to_owned(),
            "0" if choices.chance(30) => *written = "false".to_owned(),
            _ => {}
        }
    }
    block.state_all("measures", measures, choices);
    let scores = numbers(&tender.scores, choices);
    block.state_all("scores", scores, choices);
    block
}

fn price(tender: &Tender, choices: &mut Choices) -> String {
    let submitted = number(tender.submitted, choices);
    let Some(corrected) = tender.corrected else {
        return submitted;
    };
    let corrected = number(corrected, choices);
    let reason = string("sum of the price sheet", choices);
    let named = [("submitted", submitted), ("corrected", corrected), ("reason", reason)];
    inline(named.map(|(name, value)| (name.to_owned(), value)).to_vec(), choices)
}
