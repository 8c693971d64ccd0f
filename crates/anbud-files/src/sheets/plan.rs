//! Who gets which pages with which requirements.

use std::collections::{BTreeMap, BTreeSet};

use anbud::ledger::Evaluator;
use anbud::procedure::{Basis, Criterion, Group, Item, Statistic};
use anbud::tenders::Tender;
use anbud::{Key, List, Procedure, Tenders};

use super::{Per, SheetsError, TenderNames};

/// A book to be written.
pub(super) struct BookPlan {
    /// The name of its file.
    pub(super) name: String,
    /// What it is called for people: an evaluator or a group.
    pub(super) pages: Vec<PagePlan>,
}

/// A page of a book.
pub(super) struct PagePlan {
    /// Its name.
    pub(super) name: String,
    /// Who scores; none for the score that a group agrees on.
    pub(super) evaluator: Option<String>,
    /// For which group; none where the procedure declares none.
    pub(super) group: Option<Key<Group>>,
    /// What they score, in order.
    pub(super) items: Vec<Item>,
    /// The tenders that the evaluator does not score.
    pub(super) recused: Vec<Key<Tender>>,
}

/// A tender as a page shows it.
pub(super) struct TenderRow {
    pub(super) tender: Key<Tender>,
    /// Its identifier or its code name: what is read again.
    pub(super) id: String,
    /// What the evaluator sees.
    pub(super) shown: String,
}

/// The tenders in the order of the file, or in that of their code names.
pub(super) fn tenders(
    procedure: &Procedure,
    tenders: &Tenders,
    names: TenderNames,
) -> Vec<TenderRow> {
    match names {
        TenderNames::Tender => tenders
            .list
            .entries()
            .map(|(key, tender)| TenderRow {
                tender: key,
                id: tender.id.to_string(),
                shown: format!("{} ({})", tender.tenderer, tender.id),
            })
            .collect(),
        TenderNames::Code => {
            let codes = tenders.code_names(&procedure.procurement.reference);
            let codes: BTreeMap<String, Key<Tender>> =
                codes.into_iter().zip(tenders.list.keys()).collect();
            let row = |(id, tender): (String, _)| TenderRow { tender, shown: id.clone(), id };
            codes.into_iter().map(row).collect()
        }
    }
}

/// The books of a case.
pub(super) fn books(
    procedure: &Procedure,
    tenders: &Tenders,
    evaluators: &List<Evaluator>,
    per: Per,
) -> Result<Vec<BookPlan>, SheetsError> {
    let all = Scored::of(procedure, tenders);
    if all.items.is_empty() {
        return Err(SheetsError::NothingScored);
    }
    if tenders.list.is_empty() {
        return Err(SheetsError::NoTenders);
    }
    let books = match per {
        Per::Evaluator => per_evaluator(procedure, evaluators, &all)?,
        Per::Group => per_group(procedure, evaluators, &all)?,
    };
    Ok(distinct(books))
}

fn per_evaluator(
    procedure: &Procedure,
    evaluators: &List<Evaluator>,
    all: &Scored,
) -> Result<Vec<BookPlan>, SheetsError> {
    if evaluators.is_empty() {
        return Err(SheetsError::NoEvaluators);
    }
    let mut books = Vec::new();
    for evaluator in evaluators.iter() {
        if evaluator.groups.is_empty() && !procedure.groups.is_empty() {
            return Err(SheetsError::NoGroupOf(evaluator.id.to_string()));
        }
        let page = |name: &str, group: Option<Key<Group>>| PagePlan {
            name: name.to_owned(),
            evaluator: Some(evaluator.id.to_string()),
            group,
            items: all.of_group(procedure, group),
            recused: recused(evaluator),
        };
        let pages = match evaluator.groups.as_slice() {
            [] => vec![page("", None)],
            [group] => vec![page("", Some(*group))],
            groups => {
                groups.iter().map(|key| page(&procedure.groups[*key].id, Some(*key))).collect()
            }
        };
        books.push(BookPlan { name: evaluator.id.to_string(), pages });
    }
    Ok(books)
}

fn per_group(
    procedure: &Procedure,
    evaluators: &List<Evaluator>,
    all: &Scored,
) -> Result<Vec<BookPlan>, SheetsError> {
    if procedure.groups.is_empty() {
        return Err(SheetsError::NoGroups);
    }
    let agrees = procedure.scoring.within_group == Some(Statistic::Consensus);
    let mut books = Vec::new();
    for (key, group) in procedure.groups.entries() {
        let items = all.of_group(procedure, Some(key));
        let page = |evaluator: Option<&Evaluator>| PagePlan {
            name: evaluator.map(|evaluator| evaluator.id.to_string()).unwrap_or_default(),
            evaluator: evaluator.map(|evaluator| evaluator.id.to_string()),
            group: Some(key),
            items: items.clone(),
            recused: evaluator.map(recused).unwrap_or_default(),
        };
        let members = evaluators.iter().filter(|evaluator| evaluator.groups.contains(&key));
        let pages: Vec<PagePlan> =
            if agrees { vec![page(None)] } else { members.map(|one| page(Some(one))).collect() };
        if pages.is_empty() {
            return Err(SheetsError::EmptyGroup(group.id.to_string()));
        }
        books.push(BookPlan { name: group.id.to_string(), pages });
    }
    Ok(books)
}

/// The tenders that an evaluator does not score.
fn recused(evaluator: &Evaluator) -> Vec<Key<Tender>> {
    evaluator.recused.iter().map(|(tender, _)| *tender).collect()
}

/// What evaluators score, by leaf.
struct Scored {
    items: Vec<(Key<Criterion>, Item)>,
}

impl Scored {
    /// All that evaluators score, in the order of the criteria; what has agreed scores or is compared in pairs is left out.
    fn of(procedure: &Procedure, tenders: &Tenders) -> Scored {
        let agreed = tenders.list.iter().flat_map(|tender| &tender.scores);
        let agreed: BTreeSet<Item> = agreed.map(|(item, ..)| *item).collect();
        let items_of = |(key, criterion): (Key<Criterion>, &Criterion)| match &criterion.basis {
            Basis::Scored(_) => vec![(key, Item::Criterion(key))],
            Basis::Requirements(_) => {
                criterion.requirements.iter().map(|one| (key, Item::Requirement(*one))).collect()
            }
            _ => Vec::new(),
        };
        let items = procedure.criteria.entries().flat_map(items_of);
        let is_scored = |(_, item): &(Key<Criterion>, Item)| {
            !agreed.contains(item) && procedure.pairs(*item).is_none()
        };
        Scored { items: items.filter(is_scored).collect() }
    }

    /// What a group assesses of it.
    fn of_group(&self, procedure: &Procedure, group: Option<Key<Group>>) -> Vec<Item> {
        let roots = group.map(|group| &procedure.groups[group].assesses);
        let is_below = |leaf: Key<Criterion>| {
            let Some(roots) = roots.filter(|roots| !roots.is_empty()) else { return true };
            let mut at = Some(leaf);
            while let Some(key) = at {
                if roots.contains(&key) {
                    return true;
                }
                at = procedure.criteria[key].parent;
            }
            false
        };
        self.items.iter().filter(|(leaf, _)| is_below(*leaf)).map(|(_, item)| *item).collect()
    }
}

/// Gives every file and every page a name that no other has, whatever the case of letters.
fn distinct(mut books: Vec<BookPlan>) -> Vec<BookPlan> {
    let mut known = BTreeMap::new();
    for book in &mut books {
        book.name = format!("{}.xlsx", unlike(&safe(&book.name, 100), &mut known));
        let mut pages = BTreeMap::new();
        for page in &mut book.pages {
            if !page.name.is_empty() {
                page.name = unlike(&safe(&page.name, 24), &mut pages);
            }
        }
    }
    books
}

/// A name that file systems and spreadsheets take.
fn safe(name: &str, length: usize) -> String {
    let plain =
        name.chars().map(|c| if c.is_alphanumeric() || "_-.".contains(c) { c } else { '_' });
    let plain: String = plain.take(length).collect();
    plain.trim_start_matches('.').to_owned()
}

fn unlike(name: &str, known: &mut BTreeMap<String, u32>) -> String {
    let mut candidate = name.to_owned();
    let mut count = 1;
    while known.contains_key(&candidate.to_lowercase()) {
        count += 1;
        candidate = format!("{name}-{count}");
    }
    known.insert(candidate.to_lowercase(), count);
    candidate
}
