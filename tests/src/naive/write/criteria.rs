//! criteria.toml.

use super::price_sheet;
use super::toml::{Block, formula, inline, number, numbers, string, strings};
use crate::naive::case::{
    Award, Between, Case, Criterion, Curve, Group, Kind, Marks, Missing, Requirement, Scale,
    Threshold, Tie, Within,
};
use crate::naive::choices::Choices;
use crate::naive::number::Rounding;
use crate::naive::print;

/// The text, with its tables in any order.
pub(super) fn text(
    case: &Case,
    tabled: &dyn Fn(&Requirement) -> bool,
    items_in_table: bool,
    choices: &mut Choices,
) -> String {
    let mut blocks = vec![procurement(choices), award(case, choices)];
    blocks.extend(case.scales.iter().map(|scale| self::scale(scale, choices)));
    blocks.extend(case.criteria.iter().map(|node| criterion(node, choices)));
    let requirements = case.requirements.iter().filter(|requirement| !tabled(requirement));
    blocks.extend(requirements.map(|requirement| self::requirement(requirement, choices)));
    blocks.extend(case.groups.iter().map(|group| self::group(group, choices)));
    if !case.parameters.is_empty() {
        let mut block = Block::new("[parameters]");
        for (name, written) in &case.parameters {
            block.state(name, number(*written, choices));
        }
        blocks.push(block);
    }
    if let Some(price) = &case.price {
        let mut block = Block::new("[price]");
        block.state("formula", formula(&print::formula(price, choices), choices));
        blocks.push(block);
    }
    if !items_in_table {
        blocks.extend(case.items.iter().map(|item| price_sheet::block(item, choices)));
    }
    if let Some(test) = &case.abnormal {
        let mut block = Block::new("[abnormal]");
        block.state("formula", formula(&print::formula(test, choices), choices));
        blocks.push(block);
    }
    for (id, when) in &case.rejections {
        let mut block = Block::new("[[rejection]]");
        block.state("id", string(id, choices));
        block.state("text", string("The price exceeds \"the ceiling\"", choices));
        block.state("when", string(&print::condition(when, choices), choices));
        blocks.push(block);
    }
    blocks.extend(scoring(case, choices));
    blocks.extend(rounding(case, choices));
    if choices.chance(50) {
        choices.shuffle(&mut blocks);
    }
    let blocks: Vec<String> = blocks.into_iter().map(|block| block.text(choices)).collect();
    format!("format = 1\n\n{}", blocks.join("\n"))
}

fn procurement(choices: &mut Choices) -> Block {
    let mut block = Block::new("[procurement]");
    block.state("title", string("Synthetic case", choices));
    block.state("authority", string("Region \\ Example", choices));
    block.state("reference", string("RS 2016-0421", choices));
    block.state("currency", string("SEK", choices));
    if choices.chance(50) {
        block.state("language", string(choices.of(&["sv", "en"]), choices));
    }
    block
}

fn award(case: &Case, choices: &mut Choices) -> Block {
    let mut block = Block::new("[award]");
    let beside = match &case.award {
        Award::Model(model, beside) => {
            block.state("model", string(model, choices));
            beside
        }
        Award::Own(own, beside, highest) => {
            block.state("formula", formula(&print::formula(own, choices), choices));
            let best = if *highest { "highest" } else { "lowest" };
            block.state("best", string(best, choices));
            beside
        }
    };
    let beside = numbers(beside, choices);
    block.state_all("parameters", beside, choices);
    let ties = case.ties.iter().map(|tie| match tie {
        Tie::Highest(name) => format!("highest {name}"),
        Tie::Lowest(name) => format!("lowest {name}"),
        Tie::Draw => "draw".to_owned(),
    });
    let ties: Vec<String> = ties.collect();
    if !ties.is_empty() {
        block.state("ties", strings(&ties, choices));
    }
    block
}

fn scale(scale: &Scale, choices: &mut Choices) -> Block {
    let mut block = Block::new("[[scale]]");
    block.state("id", string(&scale.id, choices));
    block.state("minimum", number(scale.minimum, choices));
    block.state("maximum", number(scale.maximum, choices));
    block.state("step", number(scale.step, choices));
    if choices.chance(40) {
        let label = string("far better than asked for", choices);
        block.state("labels", inline(vec![(scale.minimum.text(), label)], choices));
    }
    block
}

fn threshold(threshold: Threshold, choices: &mut Choices) -> String {
    let (name, least) = match threshold {
        Threshold::Score(least) => ("score", least),
        Threshold::Share(least) => ("share", least),
    };
    let least = number(least, choices);
    inline(vec![(name.to_owned(), least)], choices)
}

fn criterion(node: &Criterion, choices: &mut Choices) -> Block {
    let mut block = Block::new("[[criterion]]");
    block.state("id", string(&node.id, choices));
    if choices.chance(50) {
        block.state("title", string("A criterion", choices));
    }
    if let Some(parent) = &node.parent {
        block.state("parent", string(parent, choices));
    } else if node.kind != Kind::Quality || choices.chance(10) {
        let kind = match node.kind {
            Kind::Quality => "quality",
            Kind::Price => "price",
            Kind::Cost => "cost",
        };
        block.state("kind", string(kind, choices));
    }
    match node.marks {
        Some(Marks::Weight(marks)) => block.state("weight", number(marks, choices)),
        Some(Marks::Points(marks)) => block.state("points", number(marks, choices)),
        Some(Marks::Value(marks)) => block.state("value", number(marks, choices)),
        None => {}
    }
    if let Some(scale) = &node.scale {
        block.state("scale", string(scale, choices));
    }
    if let Some(measure) = &node.measure {
        block.state("measure", string(measure, choices));
    }
    curve(node, &mut block, choices);
    let limits = [("lowest", node.lowest), ("highest", node.highest)];
    let limits = limits.into_iter().filter_map(|(name, limit)| Some((name.to_owned(), limit?)));
    let limits = numbers(&limits.collect(), choices);
    block.state_all("limits", limits, choices);
    if let Some(least) = node.threshold {
        block.state("threshold", threshold(least, choices));
    }
    block
}

fn curve(node: &Criterion, block: &mut Block, choices: &mut Choices) {
    let beside = match &node.curve {
        None => return,
        Some(Curve::Table(rows)) => {
            let rows = rows.iter().map(|(from, share)| {
                format!("[{}, {}]", number(*from, choices), number(*share, choices))
            });
            let rows: Vec<String> = rows.collect();
            block.state("table", format!("[{}]", rows.join(", ")));
            return;
        }
        Some(Curve::Model(model, beside)) => {
            block.state("model", string(model, choices));
            beside
        }
        Some(Curve::Own(own, beside)) => {
            block.state("formula", formula(&print::formula(own, choices), choices));
            beside
        }
    };
    let beside = numbers(beside, choices);
    block.state_all("parameters", beside, choices);
}

fn requirement(requirement: &Requirement, choices: &mut Choices) -> Block {
    let mut block = Block::new("[[requirement]]");
    block.state("id", string(&requirement.id, choices));
    block.state("text", string(super::REQUIRED, choices));
    if let Some(criterion) = &requirement.criterion {
        block.state("criterion", string(criterion, choices));
    } else {
        block.state("mandatory", "true".to_owned());
    }
    if let Some(weight) = requirement.weight {
        block.state("weight", number(weight, choices));
    }
    if let Some(least) = requirement.threshold {
        block.state("threshold", threshold(least, choices));
    }
    block
}

fn group(group: &Group, choices: &mut Choices) -> Block {
    let mut block = Block::new("[[group]]");
    block.state("id", string(&group.id, choices));
    block.state("title", string("A group, of a ward", choices));
    let activity = choices.of(&["clinical-test", "scenario", "site-visit"]);
    block.state("activity", string(activity, choices));
    block.state("assesses", strings(&group.assesses, choices));
    if let Some(weight) = group.weight {
        block.state("weight", number(weight, choices));
    }
    if let Some(quorum) = group.quorum {
        block.state("quorum", quorum.to_string());
    }
    block
}

fn scoring(case: &Case, choices: &mut Choices) -> Option<Block> {
    let mut block = Block::new("[scoring]");
    let scoring = case.scoring;
    if let Some(within) = scoring.within {
        let word = match within {
            Within::Mean => "mean",
            Within::Median => "median",
            Within::TrimmedMean(..) => "trimmed-mean",
            Within::Consensus => "consensus",
            Within::Lowest => "lowest",
            Within::Highest => "highest",
        };
        block.state("within_group", string(word, choices));
        if let Within::TrimmedMean(lowest, highest) = within {
            let trim = [("lowest", lowest), ("highest", highest)];
            let trim = trim.map(|(name, count)| (name.to_owned(), count.to_string()));
            block.state("trim", inline(trim.to_vec(), choices));
        }
    }
    if let Some(between) = scoring.between {
        let word = match between {
            Between::WeightedMean => "weighted-mean",
            Between::Mean => "mean",
            Between::Median => "median",
            Between::Pooled => "pooled",
        };
        block.state("between_groups", string(word, choices));
    }
    if let Some(missing) = scoring.missing {
        let word = match missing {
            Missing::Error => "error",
            Missing::Skip => "skip",
            Missing::SkipEvaluator => "skip-evaluator",
        };
        block.state("missing", string(word, choices));
    }
    let stated = scoring.within.is_some() || scoring.between.is_some() || scoring.missing.is_some();
    stated.then_some(block)
}

fn rounding(case: &Case, choices: &mut Choices) -> Option<Block> {
    let stages = case.rounding;
    let named = [
        ("score", stages.score),
        ("share", stages.share),
        ("points", stages.points),
        ("value", stages.value),
        ("quality", stages.quality),
        ("price", stages.price),
        ("result", stages.result),
    ];
    let mut block = Block::new("[rounding]");
    for (stage, rounding) in named {
        if let Some(Rounding { decimals, mode }) = rounding {
            let values = vec![
                ("decimals".to_owned(), decimals.to_string()),
                ("mode".to_owned(), string(mode.word(), choices)),
            ];
            block.state_all(stage, values, choices);
        }
    }
    named.iter().any(|(_, rounding)| rounding.is_some()).then_some(block)
}
