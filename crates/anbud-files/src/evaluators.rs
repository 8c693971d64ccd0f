//! evaluators.csv: who scores, for which group, and what else is known of them.

use anbud::Source;
use anbud::diagnostic::{Diagnostic, Mistakes};
use anbud::ledger::{Column, Ledger};
use anbud::procedure::draft::Written;

use crate::csv::{Columns, Row, read_table};

const COLUMNS: Columns =
    Columns { names: &["evaluator", "group", "recused"], needed: 1, others_kept: true };
const EVALUATOR: usize = 0;
const GROUP: usize = 1;
const RECUSED: usize = 2;

/// Reads evaluators.csv into a ledger, before any score, and returns the mistakes in the table itself; what the ledger
/// finds wrong with an evaluator stands among the mistakes of [`Ledger::finish`].
///
/// The columns are `evaluator`, `group` and `recused`, the tenders that the evaluator does not score; every other one is an
/// attribute. An evaluator in two groups has two rows.
///
/// ```
/// # use anbud::{Source, documents};
/// # let rules = "format = 1\nprocurement = { title = \"T\", authority = \"A\", reference = \"R\", currency = \"SEK\" }\n\
/// # award = { model = \"weighted-sum\" }\nscoring = { within_group = \"mean\", missing = \"error\" }\n\
/// # scale = [{ id = \"five\", minimum = 0, maximum = 5 }]\n\
/// # criterion = [{ id = \"comfort\", weight = 100, scale = \"five\", model = \"of-maximum\" }]\n";
/// # let procedure = documents::read_criteria(&Source::new("criteria.toml", rules)).value.into_draft().build()?;
/// # let submitted = "tender = [{ id = \"north\", tenderer = \"North AB\", price = 100 }]";
/// # let tenders = documents::read_tenders(&Source::new("tenders.toml", submitted), &procedure).value;
/// use anbud::ledger::Ledger;
/// let mut ledger = Ledger::new(&procedure, &tenders);
/// let table = Source::new("evaluators.csv", "evaluator,profession,organisation\neva,nurse,Lake Hospital\n");
/// assert!(anbud_files::read_evaluators(&table, &mut ledger).is_empty());
/// let sheet = ledger.finish().value;
/// let eva = sheet.evaluators.iter().next().expect("one is listed");
/// assert_eq!(eva.attributes[1], ("organisation".into(), "Lake Hospital".into()));
/// # Ok::<(), Vec<anbud::Diagnostic>>(())
/// ```
pub fn read_evaluators(source: &Source, ledger: &mut Ledger<'_>) -> Vec<Diagnostic> {
    let mut mistakes = Mistakes::default();
    ledger.evaluators_are_listed();
    let mut take = |row: &Row<'_>, _: &mut Mistakes| {
        let id = Written::new(row.cell(EVALUATOR), row.place(EVALUATOR));
        let group = row.has(GROUP).then(|| Written::new(row.cell(GROUP), row.place(GROUP)));
        let attributes: Vec<(&str, &str)> = row.others().collect();
        ledger.add_evaluator(&id, group.as_ref(), &attributes);
        for tender in listed(row.cell(RECUSED)) {
            ledger.recuse(id.value, &Written::new(tender, row.place(RECUSED)));
        }
    };
    let bytes = source.text().as_bytes();
    let read = read_table(bytes, source.file(), &COLUMNS, &mut mistakes, &mut take);
    if !read.unwrap_or(false) {
        // a row that is no row may have listed anybody
        ledger.passes_over(Column::Evaluator);
    }
    mistakes.into_list()
}

/// The identifiers of a cell that holds several: between blanks, `;` or `,`, none of which an identifier can hold.
fn listed(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(|c: char| c.is_whitespace() || matches!(c, ';' | ',')).filter(|id| !id.is_empty())
}

#[cfg(test)]
mod tests {
    use super::listed;

    #[test]
    fn a_cell_lists_identifiers_between_any_of_the_marks() {
        for cell in ["south;west", "south,west", " south  west ", "; south ,\twest;"] {
            assert_eq!(listed(cell).collect::<Vec<_>>(), ["south", "west"], "{cell:?}");
        }
        assert_eq!(listed(" ; ").count(), 0);
    }
}
