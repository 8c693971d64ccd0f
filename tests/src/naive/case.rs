//! A whole case as plain data: what the files of a case folder say.

use super::formula::{Expr, Formula};
use super::number::{Rounding, Written};

/// Names with figures: parameters, measures, agreed scores.
pub type Numbers = Vec<(String, Written)>;

/// Everything that the files of one case state.
#[derive(Clone, Debug)]
pub struct Case {
    /// `[parameters]`
    pub parameters: Numbers,
    /// `[[scale]]`
    pub scales: Vec<Scale>,
    /// `[[criterion]]`, every parent before its children.
    pub criteria: Vec<Criterion>,
    /// `[[requirement]]` and requirements.csv.
    pub requirements: Vec<Requirement>,
    /// `[price]`
    pub price: Option<Formula>,
    /// `[[item]]` and items.csv; empty where tenders state their price as a whole.
    pub items: Vec<LineItem>,
    /// `[[rejection]]`: id and condition.
    pub rejections: Vec<(String, Expr)>,
    /// `[[group]]`
    pub groups: Vec<Group>,
    /// evaluators.csv: evaluator and group; the group is empty where there are no groups.
    pub seats: Vec<(String, String)>,
    /// `[scoring]`
    pub scoring: Scoring,
    /// `[abnormal]`: which tenders must explain their price.
    pub abnormal: Option<Formula>,
    /// `[rounding]`
    pub rounding: Stages,
    /// `[award]`
    pub award: Award,
    /// `ties`
    pub ties: Vec<Tie>,
    /// `[[tender]]`
    pub tenders: Vec<Tender>,
    /// `[draw]`
    pub draw: Option<Vec<String>>,
    /// All rows of all score files.
    pub rows: Vec<Row>,
}

/// The steps that a score may have.
#[derive(Clone, Debug)]
pub struct Scale {
    /// Its name.
    pub id: String,
    /// The lowest score.
    pub minimum: Written,
    /// The highest score.
    pub maximum: Written,
    /// The distance between scores.
    pub step: Written,
}

/// How a criterion states its full marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marks {
    /// Percent of its parent.
    Weight(Written),
    /// Points for full marks.
    Points(Written),
    /// Money for full marks.
    Value(Written),
}

/// The kind of a criterion at the top.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `quality`
    Quality,
    /// `price`
    Price,
    /// `cost`
    Cost,
}

/// A node of the tree.
#[derive(Clone, Debug)]
pub struct Criterion {
    /// Its name.
    pub id: String,
    /// The criterion above it.
    pub parent: Option<String>,
    /// Its kind; stated at the top and inherited.
    pub kind: Kind,
    /// Full marks; only a price or cost criterion at the top goes without.
    pub marks: Option<Marks>,
    /// The scale of a scored leaf.
    pub scale: Option<String>,
    /// The fact that a measured leaf looks at.
    pub measure: Option<String>,
    /// How `x` becomes a share.
    pub curve: Option<Curve>,
    /// Limits on the share.
    pub lowest: Option<Written>,
    /// Limits on the share.
    pub highest: Option<Written>,
    /// Below it the tender is rejected.
    pub threshold: Option<Threshold>,
}

/// How `x` becomes a share.
#[derive(Clone, Debug)]
pub enum Curve {
    /// A model of the catalogue with its parameters.
    Model(&'static str, Numbers),
    /// One's own formula with parameters beside it.
    Own(Formula, Numbers),
    /// From this figure on, this share.
    Table(Vec<(Written, Written)>),
}

/// A threshold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Threshold {
    /// On the score.
    Score(Written),
    /// On the share.
    Share(Written),
}

/// A requirement.
#[derive(Clone, Debug)]
pub struct Requirement {
    /// Its name.
    pub id: String,
    /// Its criterion; none for a mandatory requirement.
    pub criterion: Option<String>,
    /// Its weight among the requirements of its criterion; none for a mandatory requirement.
    pub weight: Option<Written>,
    /// Below it the tender is rejected.
    pub threshold: Option<Threshold>,
}

impl Requirement {
    /// Whether it must be met.
    pub fn is_mandatory(&self) -> bool {
        self.criterion.is_none()
    }
}

/// A group of evaluators.
#[derive(Clone, Debug)]
pub struct Group {
    /// Its name.
    pub id: String,
    /// Criteria, with everything below them.
    pub assesses: Vec<String>,
    /// Its weight among the groups.
    pub weight: Option<Written>,
    /// Fewer scores than this are an error.
    pub quorum: Option<usize>,
}

/// How the scores of one group become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    /// `mean`
    Mean,
    /// `median`
    Median,
    /// `trimmed-mean` with how many of the lowest and the highest are left out.
    TrimmedMean(usize, usize),
    /// `consensus`
    Consensus,
    /// `lowest`
    Lowest,
    /// `highest`
    Highest,
}

/// How the scores of several groups become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Between {
    /// `weighted-mean`
    WeightedMean,
    /// `mean`
    Mean,
    /// `median`
    Median,
    /// `pooled`
    Pooled,
}

/// What a missing score means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// `error`
    Error,
    /// `skip`
    Skip,
    /// `skip-evaluator`
    SkipEvaluator,
}

/// `[scoring]`; what is not stated must not be needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scoring {
    /// `within_group`
    pub within: Option<Within>,
    /// `between_groups`
    pub between: Option<Between>,
    /// `missing`
    pub missing: Option<Missing>,
}

/// `[rounding]`: what is not stated is not rounded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stages {
    /// Of a requirement, or of a leaf without requirements.
    pub score: Option<Rounding>,
    /// Of the same, after limits.
    pub share: Option<Rounding>,
    /// Of a leaf or a parent with a model.
    pub points: Option<Rounding>,
    /// Of the same, in money.
    pub value: Option<Rounding>,
    /// Of the sum of the quality criteria.
    pub quality: Option<Rounding>,
    /// Of the price, before any use.
    pub price: Option<Rounding>,
    /// Of the result.
    pub result: Option<Rounding>,
}

/// How tenders are ranked.
#[derive(Clone, Debug)]
pub enum Award {
    /// A model of the catalogue with its parameters.
    Model(&'static str, Numbers),
    /// One's own formula, parameters beside it, and whether the highest result is best.
    Own(Formula, Numbers, bool),
}

/// A rule for equal results.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tie {
    /// `highest NAME`
    Highest(String),
    /// `lowest NAME`
    Lowest(String),
    /// `draw`
    Draw,
}

/// An item that tenders price.
#[derive(Clone, Debug)]
pub struct LineItem {
    /// Its name.
    pub id: String,
    /// How much of it is bought.
    pub quantity: Written,
    /// How it counts as an option; none for what is bought in any case.
    pub option: Option<Optional>,
}

/// How an option counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Optional {
    /// `included`
    Included,
    /// `weighted`, with its weight
    Weighted(Written),
    /// `excluded`
    Excluded,
}

impl Optional {
    /// Its word in the files.
    pub fn word(self) -> &'static str {
        match self {
            Optional::Included => "included",
            Optional::Weighted(_) => "weighted",
            Optional::Excluded => "excluded",
        }
    }

    /// Its weight, where it has one.
    pub fn weight(self) -> Option<Written> {
        match self {
            Optional::Weighted(weight) => Some(weight),
            Optional::Included | Optional::Excluded => None,
        }
    }
}

/// A tender.
#[derive(Clone, Debug)]
pub struct Tender {
    /// Its name.
    pub id: String,
    /// The price that it states.
    pub submitted: Written,
    /// The price after correction.
    pub corrected: Option<Written>,
    /// The unit prices that count, one for each item of the case.
    pub unit_prices: Vec<Written>,
    /// Answers to the mandatory requirements.
    pub meets: Vec<(String, bool)>,
    /// Facts.
    pub measures: Numbers,
    /// Agreed scores.
    pub scores: Numbers,
}

/// A row of a score file.
#[derive(Clone, Debug)]
pub struct Row {
    /// The tender scored.
    pub tender: String,
    /// A requirement or a leaf.
    pub item: String,
    /// Who scored; empty in a consensus row.
    pub evaluator: String,
    /// For which group; empty where there are no groups.
    pub group: String,
    /// The score.
    pub score: Written,
    /// Why it replaces an earlier one.
    pub reason: Option<String>,
    /// When it was given.
    pub at: Option<Moment>,
}

/// A point in time, as minutes since an epoch of its own and as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// What is compared.
    pub minutes: i64,
    /// ISO 8601.
    pub text: String,
}

impl Case {
    /// A case without anything in it.
    pub fn empty() -> Case {
        Case {
            parameters: Vec::new(),
            scales: Vec::new(),
            criteria: Vec::new(),
            requirements: Vec::new(),
            price: None,
            items: Vec::new(),
            rejections: Vec::new(),
            groups: Vec::new(),
            seats: Vec::new(),
            scoring: Scoring { within: None, between: None, missing: None },
            rounding: Stages::default(),
            award: Award::Model("lowest-price", Vec::new()),
            ties: Vec::new(),
            abnormal: None,
            tenders: Vec::new(),
            draw: None,
            rows: Vec::new(),
        }
    }

    /// The children of a criterion, or those at the top.
    pub fn children(&self, parent: Option<&str>) -> Vec<&Criterion> {
        self.criteria.iter().filter(|criterion| criterion.parent.as_deref() == parent).collect()
    }

    /// A criterion by its name.
    pub fn criterion(&self, id: &str) -> &Criterion {
        self.criteria.iter().find(|criterion| criterion.id == id).expect("a criterion of the case")
    }

    /// The scored requirements of a criterion.
    pub fn requirements_of(&self, id: &str) -> Vec<&Requirement> {
        let belongs = |requirement: &&Requirement| requirement.criterion.as_deref() == Some(id);
        self.requirements.iter().filter(belongs).collect()
    }

    /// Whether nothing stands below a criterion in the tree.
    pub fn is_leaf(&self, id: &str) -> bool {
        self.children(Some(id)).is_empty()
    }

    /// What evaluators score of a leaf: its requirements, or itself; nothing of another criterion.
    pub fn items_of(&self, criterion: &Criterion) -> Vec<String> {
        let requirements = self.requirements_of(&criterion.id);
        if !requirements.is_empty() {
            return requirements.iter().map(|requirement| requirement.id.clone()).collect();
        }
        if criterion.scale.is_some() { vec![criterion.id.clone()] } else { Vec::new() }
    }

    /// The leaf that an item belongs to.
    pub fn leaf_of(&self, item: &str) -> &Criterion {
        let requirement = self.requirements.iter().find(|requirement| requirement.id == item);
        self.criterion(requirement.and_then(|found| found.criterion.as_deref()).unwrap_or(item))
    }

    /// A criterion and everything below it, from the top down.
    pub fn with_everything_below(&self, id: &str) -> Vec<&Criterion> {
        let mut found = vec![self.criterion(id)];
        for child in self.children(Some(id)) {
            found.extend(self.with_everything_below(&child.id));
        }
        found
    }
}
