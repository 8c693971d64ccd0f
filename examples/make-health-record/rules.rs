//! What the documents of the case say about scoring: who scores what, by which steps.

use std::collections::BTreeMap;

/// The rules that scores must keep.
pub(crate) struct Rules {
    /// The tenders, in the order of `tenders.toml`.
    pub(crate) tenders: Vec<String>,
    requirements: Vec<Requirement>,
    parents: BTreeMap<String, String>,
    assesses: BTreeMap<String, Vec<String>>,
}

/// A requirement that is scored.
pub(crate) struct Requirement {
    pub(crate) id: String,
    pub(crate) criterion: String,
    /// The step of its scale, in hundredths.
    pub(crate) step: i64,
}

/// The lines `key = value` below one `[[table]]`, values as written.
struct Block<'a> {
    table: &'a str,
    lines: BTreeMap<&'a str, &'a str>,
}

impl Block<'_> {
    fn text(&self, key: &str) -> String {
        self.lines.get(key).map(|value| unquoted(value)).unwrap_or_default()
    }
}

impl Rules {
    /// Reads the three documents, which keep one key on each line.
    pub(crate) fn read(criteria: &str, tenders: &str, requirements: &str) -> Self {
        let blocks = blocks(criteria);
        let criteria = || blocks.iter().filter(|b| b.table == "[[criterion]]");
        let scales: BTreeMap<_, _> = criteria().map(|b| (b.text("id"), b.text("scale"))).collect();
        let step = |criterion: &str| {
            if scales[criterion] == "observed" { 50 } else { 100 }
        };
        Self {
            tenders: ids(&self::blocks(tenders), "[[tender]]"),
            requirements: scored(requirements, step),
            parents: criteria().map(|b| (b.text("id"), b.text("parent"))).collect(),
            assesses: blocks
                .iter()
                .filter(|b| b.table == "[[group]]")
                .map(|b| (b.text("id"), listed(&b.text("assesses"))))
                .collect(),
        }
    }

    /// The requirements that a group scores: those of its criteria and of everything below them.
    pub(crate) fn assessed_by(&self, group: &str) -> Vec<&Requirement> {
        let assessed = &self.assesses[group];
        let mine = |r: &&Requirement| self.line_of(&r.criterion).any(|c| assessed.contains(c));
        self.requirements.iter().filter(mine).collect()
    }

    /// A criterion, its parent, and so on to the top.
    fn line_of<'a>(&'a self, criterion: &'a String) -> impl Iterator<Item = &'a String> {
        std::iter::successors(Some(criterion), |c| self.parents.get(*c))
    }
}

/// The tables of a document, in order.
fn blocks(document: &str) -> Vec<Block<'_>> {
    let mut blocks = vec![];
    for line in document.lines() {
        let line = line.split('#').next().unwrap_or_default().trim();
        if line.starts_with('[') {
            blocks.push(Block { table: line, lines: BTreeMap::new() });
        } else if let (Some(block), Some((key, value))) = (blocks.last_mut(), line.split_once('='))
        {
            block.lines.insert(key.trim(), value.trim());
        }
    }
    blocks
}

fn ids(blocks: &[Block<'_>], table: &str) -> Vec<String> {
    blocks.iter().filter(|b| b.table == table).map(|b| b.text("id")).collect()
}

fn unquoted(value: &str) -> String {
    value.trim_matches('"').to_owned()
}

fn listed(value: &str) -> Vec<String> {
    let inside = value.trim_matches(['[', ']']);
    inside.split(", ").map(unquoted).collect()
}

/// The requirements that belong to a criterion; the mandatory ones belong to none.
fn scored(document: &str, step: impl Fn(&str) -> i64) -> Vec<Requirement> {
    let columns = document.lines().skip(1).map(|line| line.splitn(3, ','));
    columns
        .filter_map(|mut c| Some((c.next()?, c.next().filter(|criterion| !criterion.is_empty())?)))
        .map(|(id, criterion)| Requirement {
            id: id.to_owned(),
            criterion: criterion.to_owned(),
            step: step(criterion),
        })
        .collect()
}
