//! Random trees of criteria with their full marks, scales and requirements; curves come later.

use crate::naive::case::{Case, Criterion, Kind, Marks, Requirement, Scale};
use crate::naive::choices::Choices;
use crate::naive::number::Written;

const NAMES: [&str; 16] = [
    "functionality",
    "medication",
    "experience",
    "miljö",
    "support",
    "usability",
    "training",
    "säkerhet",
    "integration",
    "delivery",
    "team",
    "größe",
    "plan",
    "archive",
    "mobile",
    "Plan",
];

/// How the full marks of a case are stated at the top.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Key {
    Weight,
    Points,
    Value,
}

/// One to three scales.
pub(super) fn scales(choices: &mut Choices) -> Vec<Scale> {
    let possible = [
        ("fulfilment", (0, 0), (5, 0), (1, 0)),
        ("1-4", (1, 0), (4, 0), (5, 1)),
        ("coarse", (0, 0), (2, 0), (1, 0)),
        ("quarters", (0, 0), (1, 0), (25, 2)),
        ("school", (-1, 0), (30, 1), (10, 1)),
    ];
    let count = choices.between(1, 3);
    let first = choices.below(possible.len());
    (0..count)
        .map(|number| {
            let (id, minimum, maximum, step) = possible[(first + number) % possible.len()];
            Scale {
                id: id.to_owned(),
                minimum: Written::new(minimum.0, minimum.1),
                maximum: Written::new(maximum.0, maximum.1),
                step: Written::new(step.0, step.1),
            }
        })
        .collect()
}

struct Growing<'a> {
    choices: &'a mut Choices,
    scales: &'a [Scale],
    key: Key,
    names: Vec<&'static str>,
    leaves: usize,
    criteria: Vec<Criterion>,
}

/// The tree: quality criteria, and perhaps price and cost criteria at the top.
pub(super) fn criteria(choices: &mut Choices, scales: &[Scale]) -> Vec<Criterion> {
    let key = choices.of(&[Key::Weight, Key::Weight, Key::Points, Key::Value]);
    let mut names = NAMES.to_vec();
    choices.shuffle(&mut names);
    let mut growing = Growing { choices, scales, key, names, leaves: 0, criteria: Vec::new() };
    growing.top();
    growing.criteria
}

/// A part of a hundred for each of so many.
fn percentages(choices: &mut Choices, count: usize) -> Vec<Written> {
    let fixed: &[&[i64]] = match count {
        1 => &[&[1000]],
        2 => &[&[500, 500], &[600, 400], &[350, 650], &[1000, 0], &[333, 667], &[250, 750]],
        3 => &[&[350, 550, 100], &[333, 333, 334], &[500, 250, 250], &[200, 200, 600]],
        4 => &[&[250, 250, 250, 250], &[400, 300, 200, 100], &[125, 125, 250, 500]],
        _ => &[&[200, 200, 200, 200, 200], &[125, 125, 250, 250, 250]],
    };
    let mut tenths = choices.of(fixed).to_vec();
    while tenths.len() < count {
        tenths.push(0);
    }
    choices.shuffle(&mut tenths);
    tenths.into_iter().map(|tenths| short(tenths, 1)).collect()
}

/// The same figure without a zero at the end.
fn short(digits: i64, decimals: u32) -> Written {
    if decimals > 0 && digits % 10 == 0 {
        return short(digits / 10, decimals - 1);
    }
    Written::new(digits, decimals)
}

impl Growing<'_> {
    fn top(&mut self) {
        let quality = self.choices.between(1, 3);
        let mut kinds = vec![Kind::Quality; quality];
        let mut keyless = Vec::new();
        for kind in [Kind::Price, Kind::Cost] {
            if self.choices.chance(if kind == Kind::Price { 60 } else { 15 }) {
                let counts = self.key != Key::Value && self.choices.chance(65);
                if counts { kinds.push(kind) } else { keyless.push(kind) }
            }
        }
        let marks = self.marks_at_top(kinds.len());
        for (kind, marks) in kinds.into_iter().zip(marks) {
            self.grow(None, kind, Some(marks), if kind == Kind::Quality { 2 } else { 1 });
        }
        for kind in keyless {
            let leaf = self.node(None, kind, None);
            self.criteria.push(leaf);
        }
    }

    fn marks_at_top(&mut self, count: usize) -> Vec<Marks> {
        if self.key == Key::Weight {
            return percentages(self.choices, count).into_iter().map(Marks::Weight).collect();
        }
        let points = [40, 60, 25, 100, 10, 0];
        let money = [100, 40, 60, 20, 0, 30];
        (0..count)
            .map(|_| match self.key {
                Key::Points => Marks::Points(Written::new(self.choices.of(&points), 0)),
                _ => Marks::Value(Written::new(self.choices.of(&money), 0)),
            })
            .collect()
    }

    fn node(&mut self, parent: Option<&str>, kind: Kind, marks: Option<Marks>) -> Criterion {
        let id = match kind {
            Kind::Price if parent.is_none() && self.choices.chance(50) => "price",
            _ => self.names.pop().expect("enough names"),
        };
        Criterion {
            id: id.to_owned(),
            parent: parent.map(str::to_owned),
            kind,
            marks,
            scale: None,
            measure: None,
            curve: None,
            lowest: None,
            highest: None,
            threshold: None,
        }
    }

    fn grow(&mut self, parent: Option<&str>, kind: Kind, marks: Option<Marks>, depth: usize) {
        let mut node = self.node(parent, kind, marks);
        let branches = depth > 0 && self.names.len() > 8 && self.choices.chance(45);
        if !branches {
            self.leaf(&mut node);
            self.criteria.push(node);
            return;
        }
        let id = node.id.clone();
        self.criteria.push(node);
        let count = self.choices.between(1, 3);
        for marks in self.marks_below(marks.expect("a parent has marks"), count) {
            self.grow(Some(&id), kind, Some(marks), depth - 1);
        }
    }

    /// The same key summing to the parent's, or weights.
    fn marks_below(&mut self, parent: Marks, count: usize) -> Vec<Marks> {
        let percentages = percentages(self.choices, count);
        let share = |percent: &Written, of: Written| {
            let digits = of.digits * percent.digits;
            short(digits, of.decimals + percent.decimals + 2)
        };
        match parent {
            Marks::Points(of) if self.choices.chance(50) => {
                percentages.iter().map(|percent| Marks::Points(share(percent, of))).collect()
            }
            Marks::Value(of) if self.choices.chance(50) => {
                percentages.iter().map(|percent| Marks::Value(share(percent, of))).collect()
            }
            _ => percentages.into_iter().map(Marks::Weight).collect(),
        }
    }

    fn leaf(&mut self, leaf: &mut Criterion) {
        self.leaves += 1;
        let scored = leaf.kind == Kind::Quality && !self.choices.chance(30);
        if scored {
            leaf.scale = Some(self.choices.of(self.scales).id);
        } else if leaf.kind != Kind::Price {
            leaf.measure = Some(self.choices.of(&super::MEASURES).to_owned());
        }
    }
}

/// Mandatory requirements, and scored ones under some of the scored leaves.
pub(super) fn requirements(choices: &mut Choices, case: &Case) -> Vec<Requirement> {
    let mut found = Vec::new();
    for number in 0..choices.of(&[0, 0, 1, 2]) {
        found.push(Requirement {
            id: format!("M-{}", number + 1),
            criterion: None,
            weight: None,
            threshold: None,
        });
    }
    for leaf in case.criteria.iter().filter(|criterion| criterion.scale.is_some()) {
        if !choices.chance(35) {
            continue;
        }
        for number in 0..choices.between(1, 3) {
            let weight = choices.of(&[(1, 0), (2, 0), (3, 0), (5, 1), (25, 1)]);
            found.push(Requirement {
                id: format!("{}/{}.{}", &leaf.id[..1], found.len(), number + 1),
                criterion: Some(leaf.id.clone()),
                weight: Some(Written::new(weight.0, weight.1)),
                threshold: None,
            });
        }
    }
    found
}
