//! What has changed in quality between two records of it: the one that was kept before prices were opened, and the one of now.

mod figures;
mod submitted;
mod tallies;

use anbud::record::{Record, Replaced, Tender};

use crate::seal;
use figures::{shown, standing};

/// What has changed in quality since it was recorded.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Changes {
    /// Every change, in words: rules, tenders, what was submitted, standing, figures, scores. Empty where quality is the same.
    pub changes: Vec<String>,
    /// The files of scores and evaluators that are not as they were; in them may stand what changed no figure, such as comments.
    pub files: Vec<String>,
}

/// What has changed in quality since it was recorded; prices are not looked at.
///
/// # Errors
/// Where the sealed rules of one of the records are not JSON.
pub fn in_quality(sealed: &Record, now: &Record) -> Result<Changes, serde_json::Error> {
    let mut changes = Vec::new();
    if sealed.seal != now.seal {
        changes.extend(seal::differences(&sealed.sealed, &now.sealed)?);
    }
    for tender in &sealed.tenders {
        match now.tender(&tender.id) {
            None => changes.push(format!("`{}` was among the tenders and is gone", tender.id)),
            Some(found) => {
                changes.extend(submitted::changes(tender, found));
                changes.extend(of_tender((sealed, tender), (now, found)));
            }
        }
    }
    let is_new = |tender: &&Tender| sealed.tender(&tender.id).is_none();
    let new = now.tenders.iter().filter(is_new);
    changes.extend(new.map(|tender| format!("`{}` was not among the tenders", tender.id)));
    changes.extend(tallies::changes(sealed, now));
    changes.extend(replaced_since(sealed, now));
    Ok(Changes { changes, files: files(sealed, now) })
}

/// A tender with the record that it stands in.
type In<'r> = (&'r Record, &'r Tender);

/// How a tender stands, its quality and what is known of its criteria and requirements.
fn of_tender(sealed: In<'_>, now: In<'_>) -> Vec<String> {
    let id = &sealed.1.id;
    let (was, is) = (standing(sealed.1), standing(now.1));
    let mut changes = Vec::new();
    if was != is {
        changes.push(format!("`{id}` was {was} and is {is}"));
    }
    let (was, is) = (shown(sealed.0, sealed.1.quality), shown(now.0, now.1.quality));
    if was != is {
        changes.push(format!("the quality of `{id}` was {was} and is {is}"));
    }
    let criteria = sealed.1.criteria.iter().chain(&sealed.1.requirements);
    for known in criteria {
        let mut found = now.1.criteria.iter().chain(&now.1.requirements);
        let Some(found) = found.find(|found| found.id == known.id) else { continue };
        let parts = [
            ("score", known.score, found.score),
            ("share", known.share, found.share),
            ("points", known.points, found.points),
        ];
        let moved = parts.iter().filter_map(|(part, was, is)| {
            let (was, is) = (shown(sealed.0, *was), shown(now.0, *is));
            (was != is).then(|| format!("{part} {was}, now {is}"))
        });
        let moved: Vec<String> = moved.collect();
        if !moved.is_empty() {
            changes.push(format!("`{}` of `{id}`: {}", known.id, moved.join("; ")));
        }
    }
    changes
}

/// The scores that were replaced since, each with its reason.
fn replaced_since(sealed: &Record, now: &Record) -> Vec<String> {
    let key = |one: &Replaced| Replaced { at: String::new(), ..one.clone() };
    let mut before: Vec<Replaced> = sealed.replaced.iter().map(key).collect();
    let mut changes = Vec::new();
    for change in &now.replaced {
        // two changes may read the same: each is met once
        if let Some(known) = before.iter().position(|known| *known == key(change)) {
            before.swap_remove(known);
            continue;
        }
        let by = change.group.as_ref().map(|group| format!(" by `{group}`")).unwrap_or_default();
        changes.push(format!(
            "a score of `{}` for `{}`{by} was changed from {} to {} ({}): `{}`",
            change.item, change.tender, change.before, change.after, change.at, change.reason
        ));
    }
    changes
}

/// The files of scores and evaluators that are new, gone or not as they were.
fn files(sealed: &Record, now: &Record) -> Vec<String> {
    let is_read = |name: &str| {
        name == "evaluators.csv" || name == "scores.csv" || name.starts_with("scores/")
    };
    let digest = |record: &Record, name: &str| {
        let file = record.files.iter().find(|file| file.name == name);
        file.map(|file| file.sha256.clone())
    };
    let names = sealed.files.iter().chain(&now.files).map(|file| file.name.clone());
    let mut names: Vec<String> = names.filter(|name| is_read(name)).collect();
    names.sort_unstable();
    names.dedup();
    names.retain(|name| digest(sealed, name) != digest(now, name));
    names
}
