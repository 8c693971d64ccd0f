//! requirements.csv: long lists of requirements, as if they were written in criteria.toml.

use anbud::Source;
use anbud::diagnostic::{Diagnostic, Mistakes, codes, did_you_mean, quoted};
use anbud::documents::{Criteria, Meaning};
use anbud::procedure::draft::{RequirementDraft, Text, Written};

use crate::csv::{Columns, Numbers, Row, read_table};
use crate::row::{number, text};

const COLUMNS: Columns = Columns {
    names: &["requirement", "criterion", "text", "mandatory", "weight"],
    needed: 1,
    others_kept: false,
};
const REQUIREMENT: usize = 0;
const CRITERION: usize = 1;
const TEXT: usize = 2;
const MANDATORY: usize = 3;
const WEIGHT: usize = 4;

/// The words for yes and no.
const WORDS: [(&str, bool); 6] =
    [("true", true), ("false", false), ("yes", true), ("no", false), ("ja", true), ("nej", false)];

/// Reads requirements.csv into the criteria it belongs to, and returns every mistake in it.
///
/// The columns are `requirement`, `criterion`, `text`, `mandatory` (`true` or `false`, `yes` or `no`, `ja` or `nej`) and
/// `weight`; only the first must be there. A column that is not filled in a row is not stated.
///
/// ```
/// use anbud::{Source, documents::read_criteria};
/// let mut criteria = read_criteria(&Source::new("criteria.toml", "format = 1")).value;
/// let table = "requirement;criterion;text;weight\nF-101;medication;Warns of interactions;2,5\n";
/// let mistakes = anbud_files::read_requirements(&Source::new("requirements.csv", table), &mut criteria);
/// assert!(mistakes.is_empty());
/// let requirement = &criteria.draft.requirements[0];
/// assert_eq!(requirement.weight.as_ref().map(|weight| weight.value.to_string()).as_deref(), Some("2.5"));
/// assert_eq!(requirement.mandatory, None);
/// ```
pub fn read_requirements(source: &Source, criteria: &mut Criteria) -> Vec<Diagnostic> {
    let mut mistakes = Mistakes::default();
    let mut weights = Numbers::of(WEIGHT);
    let mut take = |row: &Row<'_>, mistakes: &mut Mistakes| {
        if let Some((requirement, says)) = requirement(row, &mut weights, mistakes) {
            criteria.add_requirement(requirement, says);
        } else {
            criteria.draft.damaged = true;
        }
    };
    let bytes = source.text().as_bytes();
    let read = read_table(bytes, source.file(), &COLUMNS, &mut mistakes, &mut take);
    // a text in memory is always read to its end
    criteria.draft.damaged |= !read.unwrap_or(false);
    weights.finish(&mut mistakes);
    mistakes.into_list()
}

/// What the filled columns of a row say.
type Says = Vec<(&'static str, Meaning)>;

/// The requirement of a row; none where it has no identifier.
fn requirement(
    row: &Row<'_>,
    weights: &mut Numbers,
    mistakes: &mut Mistakes,
) -> Option<(RequirementDraft, Says)> {
    let Some(id) = text(row, REQUIREMENT) else {
        let mistake = Diagnostic::mistake(codes::MISSING_KEY, "the row names no requirement");
        mistakes
            .report(mistake.at(row.place(REQUIREMENT), "").help("give every requirement an id"));
        return None;
    };
    let mut draft = RequirementDraft {
        id,
        criterion: text(row, CRITERION),
        text: text(row, TEXT),
        mandatory: None,
        weight: None,
        threshold: None,
        damaged: !row.is_sure(),
    };
    match truth(row) {
        Ok(mandatory) => draft.mandatory = mandatory,
        Err(mistake) => {
            draft.damaged = true;
            mistakes.report(mistake);
        }
    }
    let weight = number(row, WEIGHT, weights, mistakes);
    draft.damaged |= weight.is_err();
    draft.weight = weight.unwrap_or_default();
    let says = says(&draft);
    Some((draft, says))
}

/// What a row says under the names of its columns.
fn says(draft: &RequirementDraft) -> Says {
    let text = |text: &Text| Meaning::from(text.value.as_str());
    let columns = [
        ("requirement", Some(text(&draft.id))),
        ("criterion", draft.criterion.as_ref().map(text)),
        ("text", draft.text.as_ref().map(text)),
        ("mandatory", draft.mandatory.as_ref().map(|mandatory| Meaning::from(mandatory.value))),
        ("weight", draft.weight.as_ref().map(|weight| Meaning::from(weight.value))),
    ];
    columns.into_iter().filter_map(|(name, says)| Some((name, says?))).collect()
}

fn truth(row: &Row<'_>) -> Result<Option<Written<bool>>, Diagnostic> {
    let cell = row.cell(MANDATORY);
    if cell.is_empty() {
        return Ok(None);
    }
    let known = WORDS.iter().find(|(word, _)| word.eq_ignore_ascii_case(cell));
    if let Some((_, mandatory)) = known {
        return Ok(Some(Written::new(*mandatory, row.place(MANDATORY))));
    }
    let remedy = match did_you_mean(cell, WORDS.iter().map(|(word, _)| *word)) {
        Some(word) => format!("did you mean `{word}`?"),
        None => "write `true` or `false`, `yes` or `no`, `ja` or `nej`".to_owned(),
    };
    let message = format!("{} is neither yes nor no", quoted(cell));
    Err(Diagnostic::mistake(codes::UNKNOWN_WORD, message).at(row.place(MANDATORY), "").help(remedy))
}
