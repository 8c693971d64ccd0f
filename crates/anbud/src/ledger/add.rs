//! The ledger: rows are added in any order, each is checked by itself, and nothing is ever taken away.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::check::{is_identifier, normalised, not_an_identifier};
use super::grid::Grid;
use super::index::Index;
use super::items::Items;
use super::kept::{Kept, run};
use super::moment::Moment;
use super::pairs::Compared;
use super::people::People;
use super::plain::Named;
use super::row::{Column, ScoreRow};
use super::scores::{Scores, UNREADABLE as UNREADABLE_CODE};
use super::seats::{Seat, Seats};
use crate::Place;
use crate::diagnostic::{Diagnostic, Mistakes, codes};
use crate::keyed::Key;
use crate::procedure::draft::Written;
use crate::procedure::{Group, Procedure};
use crate::tenders::{Tender, Tenders};

/// All scores ever given, append-only. Rows may be added in any order; [`Ledger::finish`] yields the same [`Sheet`](super::Sheet).
///
/// ```
/// use anbud::ledger::{Ledger, ScoreRow};
/// use anbud::{Source, documents};
/// let rules = r#"
/// format = 1
/// procurement = { title = "Beds", authority = "Region Example", reference = "1", currency = "SEK" }
/// award = { model = "weighted-sum" }
/// scale = [{ id = "five", minimum = 0, maximum = 5, step = 1 }]
/// criterion = [{ id = "comfort", weight = 100, scale = "five", model = "of-maximum" }]
/// scoring = { within_group = "mean", missing = "error" }
/// "#;
/// let procedure = documents::read_criteria(&Source::new("criteria.toml", rules)).value.into_draft().build()?;
/// let submitted = "tender = [{ id = \"north\", tenderer = \"North AB\", price = 100 }]";
/// let tenders = documents::read_tenders(&Source::new("tenders.toml", submitted), &procedure).value;
///
/// let mut ledger = Ledger::new(&procedure, &tenders);
/// ledger.add(&ScoreRow::new("north", "comfort", "eva", "4"));
/// ledger.add(&ScoreRow::new("north", "comfort", "ali", "2"));
/// ledger.add(&ScoreRow { reason: "slept in it again", ..ScoreRow::new("north", "comfort", "ali", "3") });
/// ledger.add(&ScoreRow::new("nort", "comfort", "eva", "4"));
/// let reading = ledger.finish();
///
/// let scores: Vec<String> = reading.value.entries().map(|entry| entry.score.to_string()).collect();
/// assert_eq!(scores, ["3", "4"]); // `ali` before `eva`; the 2 of `ali` is kept as replaced
/// assert_eq!(&*reading.value.replaced[0].reason, "slept in it again");
/// assert_eq!(reading.diagnostics[0].message, "there is no tender `nort`");
/// assert_eq!(reading.diagnostics[0].help.as_deref(), Some("did you mean `north`?"));
/// # Ok::<(), Vec<anbud::Diagnostic>>(())
/// ```
#[derive(Debug)]
pub struct Ledger<'a> {
    pub(super) procedure: &'a Procedure,
    pub(super) tenders: &'a Tenders,
    pub(super) tender_ids: Index,
    pub(super) group_ids: Index,
    pub(super) tender_keys: Vec<Key<Tender>>,
    pub(super) group_keys: Vec<Key<Group>>,
    pub(super) items: Items,
    pub(super) people: People,
    pub(super) scores: Scores,
    pub(super) seats: Seats,
    /// The first scores.
    pub(super) grid: Grid,
    /// The rows that replace others.
    pub(super) changed: Vec<Row>,
    pub(super) changes: Vec<Change>,
    /// Where rows stand, as far as that is kept.
    pub(super) kept: Kept,
    /// The items that have agreed scores, with the first row that scores them too.
    pub(super) agreed: BTreeMap<u32, Option<Row>>,
    pub(super) files: Vec<Arc<str>>,
    /// The comparisons in pairs.
    pub(super) pairs: Vec<Compared>,
    pub(super) has_too_many_pairs: bool,
    pub(super) mistakes: Mistakes,
    /// What was found before rows were read for the second time.
    pub(super) said: Option<Mistakes>,
    /// What the last row named: the next one is likely to name the same, or what comes next.
    pub(super) last: Named,
    /// The columns whose identifiers are not all known.
    pub(super) gaps: Vec<Column>,
    /// How many more times the identifier that was most likely meant is looked for.
    pub(super) guesses: u32,
}

/// One row, as compact as possible.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    pub(super) tender: u32,
    /// The position in [`Items`].
    pub(super) item: u32,
    /// The position in [`Seats`].
    pub(super) seat: u32,
    /// The position in [`Scores`]; [`UNREADABLE`] where it could not be read.
    pub(super) score: u32,
    /// The position in the changes, from 1; 0 for a first score.
    pub(super) change: u32,
    pub(super) line: u32,
    pub(super) file: u32,
    pub(super) column: u16,
}

/// The score of a row whose score could not be read, which has been reported.
pub(super) const UNREADABLE: u32 = u32::MAX;

/// Why and when a score was replaced.
#[derive(Debug, Clone)]
pub(super) struct Change {
    pub(super) reason: Arc<str>,
    pub(super) at: At,
}

/// When a score was replaced.
#[derive(Debug, Clone)]
pub(super) enum At {
    Missing,
    /// Not a date or time, which has been reported.
    Unreadable,
    Stated(Arc<str>, Moment),
}

impl<'a> Ledger<'a> {
    /// An empty ledger of a procedure and its tenders.
    #[must_use]
    pub fn new(procedure: &'a Procedure, tenders: &'a Tenders) -> Self {
        let items = Items::of(procedure);
        let agreed = agreed(tenders, &items);
        Ledger {
            procedure,
            tenders,
            tender_ids: Index::of(tenders.list.iter().map(|tender| tender.id.clone())),
            group_ids: Index::of(procedure.groups.iter().map(|group| group.id.clone())),
            tender_keys: tenders.list.keys().collect(),
            group_keys: procedure.groups.keys().collect(),
            items,
            people: People::default(),
            scores: Scores::new(&procedure.scales),
            seats: Seats::default(),
            grid: Grid::default(),
            changed: Vec::new(),
            changes: Vec::new(),
            kept: Kept::default(),
            agreed,
            files: Vec::new(),
            pairs: Vec::new(),
            has_too_many_pairs: false,
            mistakes: Mistakes::default(),
            said: None,
            last: Named::default(),
            gaps: Vec::new(),
            guesses: 20,
        }
    }

    /// Begins a score file: the rows that follow stand in it.
    pub fn open(&mut self, file: impl Into<Arc<str>>) {
        self.files.push(file.into());
    }

    /// Takes back the last [`Ledger::open`]: no row of that file was added.
    pub fn close(&mut self) {
        self.files.pop();
    }

    /// Says that not all tenders, requirements or evaluators could be read, which has been reported: rows that name an
    /// unknown one are passed over.
    pub fn passes_over(&mut self, unknown: Column) {
        self.gaps.push(unknown);
    }

    /// Says that every evaluator is listed: a row by anybody else is a mistake. [`Ledger::add_evaluator`] implies it.
    pub fn evaluators_are_listed(&mut self) {
        self.people.is_complete = true;
    }

    /// Lists an evaluator: once for each group, with attributes such as organisation, specialty, profession. The group
    /// is none where the list has none; an empty one is a mistake, unless the procedure declares no groups.
    pub fn add_evaluator(
        &mut self,
        id: &Written<&str>,
        group: Option<&Written<&str>>,
        attributes: &[(&str, &str)],
    ) {
        self.people.is_complete = true;
        let elsewhere = &self.procedure.groups_elsewhere;
        let has_groups = !self.procedure.groups.is_empty() || !elsewhere.is_empty();
        let group = group.filter(|group| has_groups || !group.value.is_empty());
        let name = normalised(id.value);
        if !is_identifier(&name) {
            return self.mistakes.report(not_an_identifier(&name).at(id.place.clone(), ""));
        }
        let known =
            group.map(|group| (group, self.find_group(group.value, || group.place.clone())));
        let position = self.people.meet(&name);
        let Some(person) = self.people.person_mut(position) else { return };
        self.mistakes.extend(person.describe(&name, attributes, &id.place));
        person.has_listed_group |= group.is_some();
        let is_new = match known {
            Some((_, Some(group))) => person.join(group),
            Some((_, None)) => return,
            None => person.place.is_none(),
        };
        if let (false, Some(first)) = (is_new, &person.place) {
            let message = match group {
                Some(group) => {
                    format!("evaluator `{name}` is listed twice in group `{}`", group.value)
                }
                None => format!("evaluator `{name}` is listed twice"),
            };
            let mistake =
                Diagnostic::mistake(codes::DUPLICATE, message).at(id.place.clone(), "again");
            self.mistakes.report(
                mistake.at(first.clone(), "first listed here").help("delete one of the rows"),
            );
        }
        person.place.get_or_insert_with(|| id.place.clone());
    }

    /// Adds a row. What is wrong with it is reported by [`Ledger::finish`].
    pub fn add(&mut self, row: &ScoreRow<'_>) {
        if self.files.is_empty() {
            self.open(Place::in_code().file_name());
        }
        if self.add_plain(row) {
            return;
        }
        let tender = self.find_tender(row);
        if tender.is_some_and(|tender| self.is_aside(tender)) {
            return;
        }
        let item = self.find_item(row);
        let scorer = self.find_scorer(row);
        let score = item.and_then(|(_, scale)| self.read_score(row, scale));
        if self.kept.is_second_time() && !row.reason.is_empty() {
            return;
        }
        let change = self.read_change(row);
        let (Some(tender), Some((item, _)), Some((group, evaluator))) = (tender, item, scorer)
        else {
            return;
        };
        if !self.may_score(row, tender, evaluator) || !self.is_assessed(row, group, item) {
            return;
        }
        let group = group.map_or(0, |group| narrow(group.position() + 1));
        let seat = self.seats.meet(Seat { group, evaluator });
        self.seats.note(evaluator, seat, !row.group.is_empty());
        let row = Row {
            tender,
            item,
            seat,
            score: score.unwrap_or(UNREADABLE),
            change,
            line: row.line,
            column: u16::try_from(row.place(Column::Score).column()).unwrap_or(u16::MAX),
            file: narrow(self.files.len().saturating_sub(1)),
        };
        self.enter(row, evaluator);
    }

    /// Enters a row that is good in itself.
    fn enter(&mut self, row: Row, evaluator: u32) {
        if self.kept.is_second_time() {
            self.kept.keep(row);
            return;
        }
        self.people.stands_in(evaluator, (row.file, row.line), &self.files);
        self.note_agreed(row);
        if row.change > 0 {
            self.changed.push(row);
            return;
        }
        let code =
            if row.score == UNREADABLE { UNREADABLE_CODE } else { self.scores.code(row.score) };
        let cell = self.cell(row.tender, row.item);
        if self.grid.put(row.seat, cell, code) != 0 {
            self.kept.doubt(run(&row));
        }
        self.kept.keep(row);
    }

    /// Notes the first row of an item that has agreed scores.
    fn note_agreed(&mut self, row: Row) {
        let files = &self.files;
        let spot = |row: &Row| (files.get(row.file as usize), row.line);
        if let Some(first) = self.agreed.get_mut(&row.item)
            && first.is_none_or(|first| spot(&row) < spot(&first))
        {
            *first = Some(row);
        }
    }

    /// The cell of a tender and an item.
    pub(super) fn cell(&self, tender: u32, item: u32) -> u64 {
        u64::from(item) * self.tender_keys.len() as u64 + u64::from(tender)
    }
}

/// The items that have agreed scores.
fn agreed(tenders: &Tenders, items: &Items) -> BTreeMap<u32, Option<Row>> {
    let scores = tenders.list.iter().flat_map(|tender| &tender.scores);
    scores.filter_map(|(item, ..)| Some((items.position(*item)?, None))).collect()
}

/// A position as rows have it.
pub(super) fn narrow(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}
