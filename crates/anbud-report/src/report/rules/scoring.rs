//! How scores are taken together, and what is rounded.

use anbud::procedure::{BetweenGroups, Missing, PanelOf};
use anbud::record::Rounding;

use super::heading;
use crate::document::{Block, Column, Item, Row, Table, Text, text};
use crate::language::Arg;
use crate::report::facts::Facts;

/// Scoring, where people scored, and rounding.
pub(super) fn blocks(facts: &Facts<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let items = scoring(facts);
    if !items.is_empty() {
        blocks.push(heading(facts, "rules-scoring"));
        let item = |text: Text| Item::of(text);
        blocks.push(Block::List { items: items.into_iter().map(item).collect() });
    }
    blocks.push(heading(facts, "rules-rounding"));
    blocks.push(match facts.record.rules.rounding.is_empty() {
        true => Block::paragraph(text(facts.word("rules-rounding-none"))),
        false => Block::Table(rounding(facts)),
    });
    blocks
}

fn scoring(facts: &Facts<'_>) -> Vec<Text> {
    let rules = &facts.record.rules.scoring;
    let mut said = Vec::new();
    if let Some(within) = &rules.within_group {
        let trim =
            rules.trim.as_ref().map(|trim| (trim.lowest.to_string(), trim.highest.to_string()));
        let (lowest, highest) = trim.unwrap_or_default();
        let args = [("lowest", Arg::Text(&lowest)), ("highest", Arg::Text(&highest))];
        said.push(facts.texts.text(&format!("rules-within-{within}"), &args));
    }
    let between = rules.between_groups.map(|between| match between {
        BetweenGroups::WeightedMean => "rules-between-weighted-mean",
        BetweenGroups::Mean => "rules-between-mean",
        BetweenGroups::Median => "rules-between-median",
        BetweenGroups::Pooled => "rules-between-pooled",
    });
    let missing = rules.missing.map(|missing| match missing {
        Missing::Error => "rules-missing-error",
        Missing::Skip => "rules-missing-skip",
        Missing::SkipEvaluator => "rules-missing-skip-evaluator",
    });
    let panel = rules.panel.map(|panel| match panel {
        PanelOf::Evaluators => "rules-panel-evaluators",
        PanelOf::Groups => "rules-panel-groups",
    });
    let sentences = between.into_iter().chain(missing).chain(panel);
    said.extend(sentences.map(|sentence| text(facts.word(sentence))));
    said
}

fn rounding(facts: &Facts<'_>) -> Table {
    let columns = vec![
        Column::words(facts.word("rules-stage")),
        Column::figures(facts.word("rules-decimals"), ""),
        Column::words(facts.word("rules-mode")),
    ];
    let row = |stage: &Rounding| {
        let words = [
            facts.word(&format!("stage-{}", stage.stage)),
            facts.texts.number(&stage.decimals.to_string()),
            facts.word(&format!("mode-{}", stage.mode.name())),
        ];
        Row { cells: words.map(|word| text(word).into()).into(), ..Row::default() }
    };
    let rows = facts.record.rules.rounding.iter().map(row).collect();
    Table::new(facts.word("rules-rounding-caption"), columns, rows)
}
