//! What each row must fulfil by itself: it names what is there, what is scored, who scored, and a score on the scale.

use std::borrow::Cow;

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::add::{At, Change, Ledger};
use super::index::Index;
use super::items::Scored;
use super::moment::Moment;
use super::row::{Column, ScoreRow};
use super::scores::ScoreTrouble;
use crate::diagnostic::{Code, Diagnostic, codes, did_you_mean, quoted};
use crate::keyed::Key;
use crate::procedure::{Group, Scale};
use crate::{LiteralError, Place};

impl Ledger<'_> {
    pub(super) fn find_tender(&mut self, row: &ScoreRow<'_>) -> Option<u32> {
        let near = self.tender_ids.find_near(row.tender, self.last.tender);
        let found = near.or_else(|| self.tender_position(row.tender));
        match found {
            Some(found) => self.last.tender = found,
            None => self.report_unknown(row.tender, Column::Tender, || row.place(Column::Tender)),
        }
        found
    }

    /// The position of a tender by its identifier, composed or not.
    pub(super) fn tender_position(&self, id: &str) -> Option<u32> {
        find(&self.tender_ids, id)
    }

    /// Whether a tender is not looked at: it is of another lot, whose rules may be others.
    pub(super) fn is_aside(&self, tender: u32) -> bool {
        let aside = &self.tenders.aside;
        !aside.is_empty()
            && self.tender_keys.get(tender as usize).is_some_and(|key| aside.contains(key))
    }

    /// The position of what is scored, and its scale.
    pub(super) fn find_item(&mut self, row: &ScoreRow<'_>) -> Option<(u32, Key<Scale>)> {
        let id = row.requirement;
        let place = || row.place(Column::Requirement);
        match self.items.find(id).or_else(|| self.items.find(&normalised(id))) {
            Some((position, Scored::On(scale))) => {
                self.last.item = position;
                Some((position, scale))
            }
            Some((_, Scored::InPairs(_))) => {
                let message = format!("{} is compared in pairs, not scored", quoted(id));
                let remedy =
                    "write the preferences into pairs.csv, or leave `pairs` out of its scale";
                self.report(codes::NOT_SCORED, message, &place, Some(remedy.to_owned()));
                None
            }
            Some((_, Scored::Not(what, remedy))) => {
                let message = format!("{} {what}", quoted(id));
                self.report(codes::NOT_SCORED, message, &place, Some(remedy.to_owned()));
                None
            }
            None => {
                self.report_unknown(id, Column::Requirement, place);
                None
            }
        }
    }

    pub(super) fn find_group(&mut self, id: &str, place: impl Fn() -> Place) -> Option<Key<Group>> {
        let found = find(&self.group_ids, id).and_then(|at| self.group_keys.get(at as usize));
        if let Some(key) = found {
            return Some(*key);
        }
        if self.procedure.groups_elsewhere.iter().any(|group| **group == *normalised(id)) {
            return None;
        }
        if self.procedure.groups.is_empty() {
            let message = format!("the group {} is not declared in criteria.toml", quoted(id));
            let remedy = "declare it as a `[[group]]`; without groups all evaluators are one group";
            self.report(codes::GROUP_UNCLEAR, message, &place, Some(remedy.to_owned()));
        } else {
            self.report_unknown(id, Column::Group, place);
        }
        None
    }

    /// The position of a score text on its scale.
    pub(super) fn read_score(&mut self, row: &ScoreRow<'_>, scale: Key<Scale>) -> Option<u32> {
        let text = row.score?;
        let (position, verdict) = self.scores.read(text, &self.procedure.scales, scale);
        let Err(trouble) = verdict else { return Some(position) };
        let place = row.place(Column::Score);
        let mistake = match trouble {
            ScoreTrouble::NotOnScale => self.not_on_scale(row, text, scale, place),
            ScoreTrouble::Percent => Diagnostic::mistake(
                codes::NUMBER,
                format!("the score {} is in percent", quoted(text)),
            )
            .at(place, "")
            .help("write the score in digits, as its scale has it"),
            ScoreTrouble::Number(error) => not_a_number(text, error).at(place, ""),
        };
        self.mistakes.report(mistake);
        None
    }

    fn not_on_scale(
        &self,
        row: &ScoreRow<'_>,
        text: &str,
        scale: Key<Scale>,
        place: Place,
    ) -> Diagnostic {
        let scale = &self.procedure.scales[scale];
        let by = if row.evaluator.is_empty() {
            String::new()
        } else {
            format!(" by {}", quoted(row.evaluator))
        };
        let message = format!(
            "the score {} of {} for {}{by} is not on the scale `{}`",
            quoted(text),
            quoted(row.requirement),
            quoted(row.tender),
            scale.id
        );
        Diagnostic::mistake(codes::NOT_ON_SCALE, message)
            .at(place, "")
            .at(scale.place.clone(), format!("this scale goes {}", scale.range()))
            .help(format!("write a score {}", scale.range()))
    }

    /// The position of the change that a row with a reason makes, from 1; 0 for a first score.
    pub(super) fn read_change(&mut self, row: &ScoreRow<'_>) -> u32 {
        let at = self.read_at(row);
        if row.reason.is_empty() {
            return 0;
        }
        self.changes.push(Change { reason: row.reason.into(), at });
        u32::try_from(self.changes.len()).unwrap_or(u32::MAX)
    }

    fn read_at(&mut self, row: &ScoreRow<'_>) -> At {
        if row.at.is_empty() {
            return At::Missing;
        }
        if let Some(moment) = Moment::read(row.at) {
            return At::Stated(row.at.into(), moment);
        }
        let message = format!("{} is not a date or time in ISO 8601", quoted(row.at));
        let remedy = "write `2018-05-03`, `2018-05-03T14:30` or `2018-05-03T14:30+02:00`";
        self.report(codes::WRONG_TYPE, message, &|| row.place(Column::At), Some(remedy.to_owned()));
        At::Unreadable
    }

    pub(super) fn is_assessed(
        &mut self,
        row: &ScoreRow<'_>,
        group: Option<Key<Group>>,
        item: u32,
    ) -> bool {
        let Some(group) = group else { return true };
        let is_assessed = self.items.assesses(self.procedure, group, item);
        if !is_assessed {
            let group = &self.procedure.groups[group];
            let message =
                format!("the group `{}` does not assess {}", group.id, quoted(row.requirement));
            let criteria: Vec<String> = group
                .assesses
                .iter()
                .map(|key| format!("`{}`", self.procedure.criteria[*key].id))
                .collect();
            let mistake = Diagnostic::mistake(codes::NOT_ASSESSED, message)
                .at(row.place(Column::Requirement), "")
                .at(group.place.clone(), format!("it assesses {}", criteria.join(", ")))
                .help("state its criterion under `assesses`, or delete the row");
            self.mistakes.report(mistake);
        }
        is_assessed
    }

    /// Reports something with one place.
    pub(super) fn report(
        &mut self,
        code: Code,
        message: String,
        place: &dyn Fn() -> Place,
        remedy: Option<String>,
    ) {
        let mistake = Diagnostic::mistake(code, message).at(place(), "");
        self.mistakes.report(Diagnostic { help: remedy, ..mistake });
    }

    /// Reports an identifier that is not there, with the one that was most likely meant.
    pub(super) fn report_unknown(&mut self, id: &str, column: Column, place: impl Fn() -> Place) {
        let (kind, remedy) = match column {
            Column::Tender => ("tender", "write the id of a tender in tenders.toml"),
            Column::Requirement => (
                "requirement or leaf criterion",
                "write the id of a requirement or of a leaf criterion",
            ),
            Column::Group => ("group", "write the id of a `[[group]]` in criteria.toml"),
            _ => ("evaluator", "list the evaluator in evaluators.csv"),
        };
        if id.is_empty() {
            let message = format!("the row names no {kind}");
            return self.report(codes::MISSING_KEY, message, &place, Some(remedy.to_owned()));
        }
        if self.gaps.contains(&column) {
            return;
        }
        let message = format!("there is no {kind} {}", quoted(id));
        let guess = self.guess(id, column).map(|guess| format!("did you mean `{guess}`?"));
        let remedy = guess.unwrap_or_else(|| remedy.to_owned());
        self.report(codes::UNKNOWN_REFERENCE, message, &place, Some(remedy));
    }

    /// The identifier that was most likely meant; looked for only a few times, since every one is compared.
    fn guess(&mut self, id: &str, column: Column) -> Option<String> {
        self.guesses = self.guesses.checked_sub(1)?;
        let id: String = id.chars().take(100).collect();
        let guess = match column {
            Column::Tender => did_you_mean(&id, self.tenders.list.iter().map(|tender| &*tender.id)),
            Column::Requirement => did_you_mean(&id, self.items.scored_ids()),
            Column::Group => {
                did_you_mean(&id, self.procedure.groups.iter().map(|group| &*group.id))
            }
            _ => did_you_mean(&id, self.people.ids()),
        };
        guess.map(str::to_owned)
    }
}

/// The position of an identifier, composed (NFC) or not.
fn find(index: &Index, id: &str) -> Option<u32> {
    index.find(id).or_else(|| if id.is_ascii() { None } else { index.find(&normalised(id)) })
}

/// An identifier as it is compared: in the composed form of Unicode (NFC).
pub(super) fn normalised(id: &str) -> Cow<'_, str> {
    if id.is_ascii() || is_nfc_quick(id.chars()) == IsNormalized::Yes {
        Cow::Borrowed(id)
    } else {
        Cow::Owned(id.nfc().collect())
    }
}

/// Whether a text can be an identifier: letters, digits and `_ . - /`.
pub(super) fn is_identifier(id: &str) -> bool {
    let fits = |c: char| c.is_alphanumeric() || "_.-/".contains(c) || is_combining_mark(c);
    !id.is_empty() && id.chars().all(fits)
}

/// Says that an evaluator has no identifier that could be used.
pub(super) fn not_an_identifier(id: &str) -> Diagnostic {
    if id.is_empty() {
        return Diagnostic::mistake(codes::MISSING_KEY, "the row names no evaluator")
            .help("give every evaluator an identifier");
    }
    let plain: String = id
        .chars()
        .map(|c| if is_identifier(c.encode_utf8(&mut [0; 4])) { c } else { '-' })
        .collect();
    let message = format!("{} cannot be the identifier of an evaluator", quoted(id));
    Diagnostic::mistake(codes::IDENTIFIER, message)
        .help(format!("write letters, digits and `_ . - /` only, such as {}", quoted(&plain)))
}

/// Says why a text is not a number.
pub(super) fn not_a_number(text: &str, error: LiteralError) -> Diagnostic {
    let remedy = match error {
        LiteralError::TooLong => "write at most 28 significant digits and 28 decimals",
        _ => "write digits with at most one decimal point, such as `3.5`",
    };
    Diagnostic::mistake(codes::NUMBER, format!("{} is {error}", quoted(text))).help(remedy)
}
