//! Changes that a sensitivity analysis speaks of, made in the files of a random case: what the analysis works out by
//! replaying figures is here said by other documents, and evaluated as any others.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a change that cannot be made must stop the test at once"
)]

use anbud::derivation::Op;
use anbud::exact::Decimals;
use anbud::procedure::{Item, Language};
use anbud::{Exact, Mode};
use anbud_analysis::sensitivity::{Basis, Sampling, Sensitivity, Subject, sensitivity};

use anbud_report::sensitivity::{Firm, csv, json, text};

use crate::folder::Folder;
use crate::laws::answer::plain_files;
use crate::naive::case::{Case, Criterion, Marks};
use crate::naive::number::Written;
use crate::naive::write::Files;

/// So many decimals are written.
const DECIMALS: u32 = 9;

/// The files of a case as the engine has read and evaluated them.
pub struct Read {
    case: anbud_files::Case,
    evaluation: anbud::evaluation::Evaluation,
}

/// A case in which a score may lie anywhere on its scale, since a hair is no step.
pub fn without_steps(case: &Case) -> Case {
    let mut case = case.clone();
    for scale in &mut case.scales {
        scale.step = Written::new(1, DECIMALS);
    }
    case
}

/// Reads and evaluates files; none where they have mistakes.
pub fn read(files: &Files) -> Option<Read> {
    let folder = Folder::new();
    for (name, text) in files {
        folder.write(name, text.as_bytes(), false);
    }
    let case = anbud_files::Case::read(folder.path()).expect("the files can be read");
    if case.has_mistakes() {
        return None;
    }
    let (procedure, tenders) = (case.procedure.as_ref()?, case.tenders.as_ref()?);
    let scope = anbud::evaluation::Scope::Whole;
    let evaluation =
        anbud::evaluation::evaluate(procedure, tenders, case.sheet.as_ref()?, scope).ok()?;
    Some(Read { case, evaluation })
}

impl Read {
    fn basis(&self) -> Basis<'_> {
        Basis {
            procedure: self.case.procedure.as_ref().unwrap(),
            tenders: self.case.tenders.as_ref().unwrap(),
            sheet: self.case.sheet.as_ref().unwrap(),
            evaluation: &self.evaluation,
        }
    }

    /// How firm the decision is.
    pub fn sensitivity(&self) -> Sensitivity {
        let sampling = Sampling { samples: 1, seed: 1, within: None, threads: 1 };
        sensitivity(self.basis(), sampling)
    }

    /// All that is written of it: text in both languages, JSON and CSV.
    pub fn told(&self, found: &Sensitivity) -> String {
        let basis = self.basis();
        let view = anbud_report::View::new(
            basis.procedure,
            basis.tenders,
            basis.sheet,
            basis.evaluation,
            &self.case.diagnostics,
        );
        let languages = [Language::English, Language::Swedish];
        let firm = |language| Firm { view: &view, found, models: None, language };
        let mut told: String = languages.map(|language| text(&firm(language), Some(80))).concat();
        told += &json(&firm(Language::English)).expect("JSON can be written");
        told + &csv(&firm(Language::English))
    }

    /// The tenders and their places; those without one left out.
    pub fn places(&self) -> Vec<(String, u32)> {
        let tenders = &self.basis().tenders.list;
        let placed = self.evaluation.tenders.iter();
        let placed = placed.filter_map(|it| Some((tenders[it.tender].id.to_string(), it.place?)));
        placed.collect()
    }

    /// Who wins alone.
    pub fn winner(&self) -> Option<String> {
        let places = self.places();
        let mut first = places.iter().filter(|(_, place)| *place == 1);
        match (first.next(), first.next()) {
            (Some((id, _)), None) => Some(id.clone()),
            _ => None,
        }
    }

    /// The id of a tender.
    pub fn id(&self, tender: anbud::keyed::Key<anbud::tenders::Tender>) -> String {
        self.basis().tenders.list[tender].id.to_string()
    }

    /// The score that a group arrived at for an item of a tender; none where it has none, or where scores are pooled.
    fn group_score(&self, group: &str, item: &str, tender: &str) -> Option<Exact> {
        let basis = self.basis();
        let derivation = &self.evaluation.derivation;
        derivation.nodes().entries().find_map(|(figure, node)| {
            let Op::Tally(tally) = &node.op else { return None };
            let is_it = tally.group.is_some_and(|key| *basis.procedure.groups[key].id == *group)
                && **basis.procedure.item_id(tally.item) == *item
                && *basis.tenders.list[tally.tender].id == *tender;
            is_it.then(|| derivation.number(figure).0.clone())
        })
    }
}

/// A number with nine decimals.
pub fn written(number: &Exact) -> Option<Written> {
    let scaled = number * &Exact::whole(10_i64.pow(DECIMALS));
    Some(Written::new(scaled.rounded(0, Mode::HalfEven).to_whole()?, DECIMALS))
}

fn exact(number: Written) -> Exact {
    let plain = Exact::from_scaled(number.digits.into(), number.decimals);
    if number.percent { &plain * &Exact::from_scaled(1, 2) } else { plain }
}

/// The files that say a case in which a subject has this much, or so much more; none where no file can say so.
pub fn changed(read: &Read, case: &Case, subject: Subject, to: &Exact) -> Option<Files> {
    let basis = read.basis();
    let mut other = case.clone();
    match subject {
        Subject::Weight(key) => weigh(&mut other, &basis.procedure.criteria[key].id, to)?,
        Subject::Price(tender) => return priced(&read.id(tender), other, to),
        Subject::UnitPrice(tender, item) => {
            let at = other.items.iter().position(|known| known.id == *item_id(&basis, item))?;
            tender_of(&mut other, &read.id(tender)).unit_prices[at] = written(to)?;
        }
        Subject::Score(tender, item) => score(&basis, &mut other, &read.id(tender), item, to)?,
        Subject::Group(group, tender) => {
            let group = basis.procedure.groups[group].id.to_string();
            by_group(read, &mut other, &group, &read.id(tender), to)?;
        }
        Subject::Evaluator(evaluator, tender) => {
            let evaluator = basis.sheet.evaluators[evaluator].id.to_string();
            let is_theirs = |row: &crate::naive::case::Row| row.evaluator == evaluator;
            raise(&mut other, &read.id(tender), &is_theirs, to)?;
        }
    }
    Some(plain_files(&other))
}

fn item_id(
    basis: &Basis<'_>,
    item: anbud::keyed::Key<anbud::procedure::LineItem>,
) -> std::sync::Arc<str> {
    basis.procedure.price_sheet.items[item].id.clone()
}

fn tender_of<'c>(case: &'c mut Case, id: &str) -> &'c mut crate::naive::case::Tender {
    case.tenders.iter_mut().find(|tender| tender.id == id).expect("a tender of the case")
}

/// Another weight for a criterion, the others of its family in proportion; the last takes what rounding leaves.
fn weigh(case: &mut Case, id: &str, to: &Exact) -> Option<()> {
    let parent = case.criterion(id).parent.clone();
    let is_of =
        |criterion: &&mut Criterion| criterion.parent == parent && criterion.marks.is_some();
    let amount = |criterion: &Criterion| match criterion.marks {
        Some(Marks::Weight(it) | Marks::Points(it) | Marks::Value(it)) => exact(it),
        None => Exact::ZERO,
    };
    let family: Vec<&mut Criterion> = case.criteria.iter_mut().filter(is_of).collect();
    let whole = family.iter().fold(Exact::ZERO, |sum, criterion| &sum + &amount(criterion));
    let own = amount(family.iter().find(|criterion| criterion.id == id)?);
    let ratio = (&whole - to).divided_by(&(&whole - &own))?;
    let mut left = whole;
    let count = family.len();
    for (at, criterion) in family.into_iter().enumerate() {
        let new = if criterion.id == id { to.clone() } else { &amount(criterion) * &ratio };
        let new = if at + 1 == count { written(&left)? } else { written(&new)? };
        left = &left - &exact(new);
        let put = |it: &mut Written| *it = new;
        match &mut criterion.marks {
            Some(Marks::Weight(it) | Marks::Points(it) | Marks::Value(it)) => put(it),
            None => {}
        }
    }
    Some(())
}

/// Another price as a whole; beside a price sheet it is stated, and the rules let it count.
fn priced(id: &str, mut case: Case, to: &Exact) -> Option<Files> {
    let price = written(to)?;
    let tender = tender_of(&mut case, id);
    (tender.submitted, tender.corrected) = (price, None);
    let mut files = plain_files(&case);
    if case.items.is_empty() {
        return Some(files);
    }
    for (name, text) in &mut files {
        if name == "criteria.toml" {
            let prevails = "[price]\nprevails = \"total\"\n";
            *text = match text.contains("[price]\n") {
                true => text.replace("[price]\n", prevails),
                false => format!("{text}\n{prevails}"),
            };
        }
        if name == "tenders.toml" {
            let own = format!("id = \"{id}\"\n");
            assert!(text.contains(&own), "{text}");
            *text = text.replace(&own, &format!("{own}price = {}\n", price.text()));
        }
    }
    Some(files)
}

/// Another score for an item of a tender: as agreed, or by everybody who scored it.
fn score(basis: &Basis<'_>, case: &mut Case, tender: &str, item: Item, to: &Exact) -> Option<()> {
    let item = basis.procedure.item_id(item).to_string();
    let new = written(to)?;
    if let Some((_, agreed)) =
        tender_of(case, tender).scores.iter_mut().find(|(known, _)| *known == item)
    {
        *agreed = new;
        return Some(());
    }
    let rows = case.rows.iter_mut().filter(|row| row.item == item && row.tender == tender);
    rows.for_each(|row| row.score = new);
    Some(())
}

/// What a group arrived at, so much more: everybody in it gives just that; where scores are pooled, each so much more.
fn by_group(read: &Read, case: &mut Case, group: &str, tender: &str, by: &Exact) -> Option<()> {
    if case.scoring.between == Some(crate::naive::case::Between::Pooled) {
        return raise(case, tender, &|row| row.group == group, by);
    }
    for at in 0..case.rows.len() {
        let row = case.rows[at].clone();
        if row.tender == tender && row.group == group {
            let Some(score) = read.group_score(group, &row.item, tender) else { continue };
            case.rows[at].score = written(&within(case, &row.item, &(&score + by)))?;
        }
    }
    Some(())
}

/// So much more on the scores of a tender, each within its scale.
fn raise(
    case: &mut Case,
    tender: &str,
    is_raised: &dyn Fn(&crate::naive::case::Row) -> bool,
    by: &Exact,
) -> Option<()> {
    for at in 0..case.rows.len() {
        let row = case.rows[at].clone();
        if row.tender == tender && is_raised(&row) {
            let score = within(case, &row.item, &(&exact(row.score) + by));
            case.rows[at].score = written(&score)?;
        }
    }
    Some(())
}

fn within(case: &Case, item: &str, score: &Exact) -> Exact {
    let scale = case.leaf_of(item).scale.clone().expect("a scored leaf has a scale");
    let scale = case.scales.iter().find(|known| known.id == scale).expect("a scale of the case");
    score.clone().clamp(exact(scale.minimum), exact(scale.maximum))
}

/// A number for a message.
pub fn shown(number: &Exact) -> String {
    number.decimal(Decimals::Ten)
}
