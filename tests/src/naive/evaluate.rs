//! The whole evaluation, from the files to the places, in the order of the contract.

use std::collections::BTreeMap;

use super::award::{Sums, award_formula};
use super::case::{Case, Criterion, Threshold};
use super::figures::{Figures, Sources, Table};
use super::formula::Formula;
use super::given::{absolute_name, price};
use super::mistakes::mistakes;
use super::number::{Q, Written, rounded};
use super::panels;
use super::places;
use super::work_out::{Failure, Scope, Yield};

/// What comes of a case.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// The files have a mistake, or a formula cannot be worked out: exit code 2.
    Refused(Failure),
    /// Everybody is judged.
    Judged {
        /// By tender, in the order of the case.
        tenders: Vec<Judged>,
        /// 0, or 4 where the first place is tied.
        exit: u8,
    },
}

/// What happened to a tender.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It has a place.
    Ranked,
    /// It shares the first place and no rule separates.
    Undecided,
    /// The award formula gave it no place.
    Unplaced,
    /// It has grounds.
    Rejected,
}

/// What is known of a tender in the end.
#[derive(Clone, Debug)]
pub struct Judged {
    /// Its name.
    pub id: String,
    /// What happened to it.
    pub status: Status,
    /// Its place.
    pub place: Option<usize>,
    /// Its result.
    pub result: Option<Q>,
    /// The sum of its quality criteria; unknown for a rejected tender.
    pub quality: Option<Q>,
    /// Its price, if it can be worked out.
    pub price: Option<Q>,
    /// What is known of each criterion.
    pub criteria: BTreeMap<String, Figures>,
    /// How many grounds it was rejected on.
    pub grounds: usize,
    /// Whether it must explain its price, where there is a test.
    pub abnormal: Option<bool>,
}

/// Evaluates a case.
pub fn evaluate(case: &Case) -> Outcome {
    match Evaluation::of(case).and_then(Evaluation::run) {
        Ok((tenders, exit)) => Outcome::Judged { tenders, exit },
        Err(failure) => Outcome::Refused(failure),
    }
}

struct Evaluation<'c> {
    case: &'c Case,
    sources: Sources<'c>,
    judged: Vec<Judged>,
}

/// Grounds and the first failure of one tender at one stage.
#[derive(Default)]
struct Stage {
    grounds: usize,
    failure: Option<Failure>,
}

impl Stage {
    fn look(&mut self, below: Result<bool, Failure>) {
        match below {
            Ok(true) => self.grounds += 1,
            Ok(false) => {}
            Err(failure) => self.failure = Some(failure),
        }
    }
}

impl<'c> Evaluation<'c> {
    fn of(case: &'c Case) -> Result<Evaluation<'c>, Failure> {
        mistakes(case)?;
        let prices: Vec<_> = (0..case.tenders.len()).map(|tender| price(case, tender)).collect();
        let judged = case.tenders.iter().zip(&prices).map(|(tender, price)| Judged {
            id: tender.id.clone(),
            status: Status::Ranked,
            place: None,
            result: None,
            quality: None,
            price: price.clone().ok(),
            criteria: BTreeMap::new(),
            grounds: 0,
            abnormal: None,
        });
        let judged = judged.collect();
        let sources = Sources { case, prices, scores: BTreeMap::new() };
        Ok(Evaluation { case, sources, judged })
    }

    fn run(mut self) -> Result<(Vec<Judged>, u8), Failure> {
        let everybody: Vec<usize> = (0..self.case.tenders.len()).collect();
        let admitted = self.keep(&everybody, &|this, tender| this.admit(tender))?;
        let scored = self.thresholds_on_scores(&admitted)?;
        let field = self.thresholds_on_shares(&scored)?;
        let table = self.weigh_field(&field)?;
        let exit = self.award(&field, &table)?;
        Ok((self.judged, exit))
    }

    /// Those of the tenders who get no ground; a failure counts only for them.
    fn keep(
        &mut self,
        tenders: &[usize],
        look: &dyn Fn(&Self, usize) -> Stage,
    ) -> Result<Vec<usize>, Failure> {
        let mut kept = Vec::new();
        for &tender in tenders {
            let stage = look(self, tender);
            if stage.grounds > 0 {
                self.judged[tender].status = Status::Rejected;
                self.judged[tender].grounds = stage.grounds;
            } else if let Some(failure) = stage.failure {
                return Err(failure);
            } else {
                kept.push(tender);
            }
        }
        Ok(kept)
    }

    fn admit(&self, tender: usize) -> Stage {
        let mut stage = Stage::default();
        for (_, met) in &self.case.tenders[tender].meets {
            stage.look(Ok(!met));
        }
        let names = |of: usize, name: &str| match name {
            "price" => self.sources.prices[of].clone(),
            _ => absolute_name(self.case, &Vec::new(), of, name),
        };
        let no_steps = Formula { steps: Vec::new() };
        let scope = Scope { formula: &no_steps, names: &names, field: &[] };
        for (_, condition) in &self.case.rejections {
            stage.look(scope.condition(condition, tender));
        }
        stage
    }

    /// Works out the scores of items that have not been needed before.
    fn score(&mut self, items: &[String], needing: &[usize]) {
        for item in items {
            if needing.iter().any(|&of| self.sources.scores.contains_key(&(item.clone(), of))) {
                continue;
            }
            for &tender in needing {
                let score = panels::score(self.case, item, tender, needing);
                self.sources.scores.insert((item.clone(), tender), score);
            }
        }
    }

    fn thresholds_on_scores(&mut self, tenders: &[usize]) -> Result<Vec<usize>, Failure> {
        let case = self.case;
        let mut leaves: Vec<(&Criterion, Written)> = Vec::new();
        let mut requirements: Vec<(&str, Written)> = Vec::new();
        for criterion in &case.criteria {
            if let Some(Threshold::Score(least)) = criterion.threshold {
                leaves.push((criterion, least));
                self.score(&case.items_of(criterion), tenders);
            }
        }
        for requirement in &case.requirements {
            if let Some(Threshold::Score(least)) = requirement.threshold {
                requirements.push((&requirement.id, least));
                self.score(std::slice::from_ref(&requirement.id), tenders);
            }
        }
        for &(leaf, _) in &leaves {
            for &tender in tenders {
                let score = self.sources.leaf_score(leaf, tender).ok();
                let figures = Figures { score, ..Figures::default() };
                self.judged[tender].criteria.insert(leaf.id.clone(), figures);
            }
        }
        self.keep(tenders, &|this, tender| {
            let mut stage = Stage::default();
            for &(leaf, least) in &leaves {
                let score = this.sources.leaf_score(leaf, tender);
                stage.look(score.map(|score| score < least.value()));
            }
            for &(item, least) in &requirements {
                let score = this.sources.score(item, tender);
                stage.look(score.map(|score| score < least.value()));
            }
            stage
        })
    }

    fn thresholds_on_shares(&mut self, tenders: &[usize]) -> Result<Vec<usize>, Failure> {
        let case = self.case;
        let mut criteria: Vec<(&Criterion, Written)> = Vec::new();
        let mut requirements: Vec<(&str, Written)> = Vec::new();
        for criterion in &case.criteria {
            if let Some(Threshold::Share(least)) = criterion.threshold {
                criteria.push((criterion, least));
                for part in case.with_everything_below(&criterion.id) {
                    self.score(&case.items_of(part), tenders);
                }
            }
        }
        for requirement in &case.requirements {
            if let Some(Threshold::Share(least)) = requirement.threshold {
                requirements.push((&requirement.id, least));
                self.score(std::slice::from_ref(&requirement.id), tenders);
            }
        }
        let looked_at: Vec<&Criterion> = criteria.iter().map(|&(criterion, _)| criterion).collect();
        let table = self.sources.weigh(&looked_at, tenders);
        self.remember(&table);
        self.keep(tenders, &|this, tender| {
            let mut stage = Stage::default();
            for &(criterion, least) in &criteria {
                let figures = table[&(criterion.id.clone(), tender)].clone();
                stage.look(figures.map(|figures| known(figures.share) < least.value()));
            }
            for &(item, least) in &requirements {
                let share = this.sources.item_share(item, tender, &[]);
                stage.look(share.map(|share| known(share) < least.value()));
            }
            stage
        })
    }

    fn remember(&mut self, table: &Table) {
        for ((criterion, tender), figures) in table {
            if let Ok(figures) = figures {
                self.judged[*tender].criteria.insert(criterion.clone(), figures.clone());
            }
        }
    }

    /// Everything that is not yet known of the tenders of the field.
    fn weigh_field(&mut self, field: &[usize]) -> Result<Table, Failure> {
        for criterion in &self.case.criteria {
            self.score(&self.case.items_of(criterion), field);
        }
        for &tender in field {
            self.sources.prices[tender].clone()?;
            for criterion in &self.case.criteria {
                for item in self.case.items_of(criterion) {
                    self.sources.score(&item, tender)?;
                }
            }
        }
        let table = self.sources.weigh(&self.case.children(None), field);
        for figures in table.values() {
            figures.clone()?;
        }
        self.remember(&table);
        Ok(table)
    }

    /// Results and places; says with which code the program ends.
    fn award(&mut self, field: &[usize], table: &Table) -> Result<u8, Failure> {
        let sums = Sums { case: self.case, prices: &self.sources.prices, table };
        let (formula, beside, highest_is_best) = award_formula(self.case);
        let names = |of: usize, name: &str| sums.named(&beside, of, name);
        let scope = Scope { formula: &formula, names: &names, field };
        let mut results = Vec::new();
        for &tender in field {
            self.judged[tender].quality = Some(sums.quality(tender));
            match scope.yields(tender)? {
                Yield::Figure(result) => {
                    results.push((tender, rounded(self.case.rounding.result, result)));
                }
                Yield::None => self.judged[tender].status = Status::Unplaced,
                Yield::Truth(_) => panic!("a result is a figure"),
            }
        }
        let figure = |name: &str, tender: usize| -> Result<Q, Failure> {
            let result = results.iter().find(|(of, _)| *of == tender);
            match (name, scope.step(name, tender)) {
                ("result", _) => Ok(result.expect("it is asked of the ranked").1.clone()),
                (_, Some(step)) => match step? {
                    Yield::Figure(figure) => Ok(figure),
                    other => panic!("{other:?} breaks no tie"),
                },
                (_, None) => sums.tied(&beside, tender, name),
            }
        };
        if let Some(test) = &self.case.abnormal {
            let names = |of: usize, name: &str| match name {
                "result" => figure(name, of),
                _ => sums.named(&Vec::new(), of, name),
            };
            let scope = Scope { formula: test, names: &names, field };
            for &tender in field {
                self.judged[tender].abnormal = Some(scope.truth_of_last(tender)?);
            }
        }
        let sets = places::places(self.case, &results, highest_is_best, &figure)?;
        let mut place = 1;
        let mut exit = 0;
        for set in sets {
            for &tender in &set {
                self.judged[tender].place = Some(place);
                if place == 1 && set.len() > 1 {
                    self.judged[tender].status = Status::Undecided;
                    exit = 4;
                }
            }
            place += set.len();
        }
        for (tender, result) in results {
            self.judged[tender].result = Some(result);
        }
        Ok(exit)
    }
}

fn known(share: Option<Q>) -> Q {
    share.expect("a threshold looks at a known share")
}
