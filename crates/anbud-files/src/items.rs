//! items.csv: long price sheets, as if their items were written in criteria.toml.

use anbud::Source;
use anbud::diagnostic::{Diagnostic, Mistakes, codes};
use anbud::documents::{Criteria, Meaning};
use anbud::procedure::draft::{LineItemDraft, Number, OptionDraft, Text};

use crate::csv::{Columns, Numbers, Row, read_table};
use crate::row::{number, text};

const COLUMNS: Columns = Columns {
    names: &[
        "item",
        "text",
        "quantity",
        "unit",
        "weight",
        "list_price",
        "product_group",
        "option",
        "option_weight",
        "part",
        "lot",
    ],
    needed: 1,
    others_kept: false,
};
const ITEM: usize = 0;
const TEXT: usize = 1;
const QUANTITY: usize = 2;
const UNIT: usize = 3;
const WEIGHT: usize = 4;
const LIST_PRICE: usize = 5;
const PRODUCT_GROUP: usize = 6;
const OPTION: usize = 7;
const OPTION_WEIGHT: usize = 8;
const PART: usize = 9;
const LOT: usize = 10;

/// Reads items.csv into the criteria it belongs to, and returns every mistake in it.
///
/// The columns are those of `[[item]]` with `item` for its id; only that one must be there. A column that is not filled in
/// a row is not stated.
///
/// ```
/// use anbud::{Source, documents::read_criteria};
/// let mut criteria = read_criteria(&Source::new("criteria.toml", "format = 1")).value;
/// let table = "item;text;quantity;unit\nfloor;Floors, washed;1200,5;m2\n";
/// let mistakes = anbud_files::read_items(&Source::new("items.csv", table), &mut criteria);
/// assert!(mistakes.is_empty());
/// let item = &criteria.draft.price_sheet.items[0];
/// assert_eq!(item.quantity.as_ref().map(|quantity| quantity.value.to_string()).as_deref(), Some("1200.5"));
/// ```
pub fn read_items(source: &Source, criteria: &mut Criteria) -> Vec<Diagnostic> {
    let mut mistakes = Mistakes::default();
    let mut numbers = [QUANTITY, WEIGHT, LIST_PRICE, OPTION_WEIGHT].map(Numbers::of);
    let mut take = |row: &Row<'_>, mistakes: &mut Mistakes| {
        if let Some(item) = item(row, &mut numbers, mistakes) {
            let says = says(&item);
            criteria.add_item(item, says);
        } else {
            criteria.draft.damaged = true;
        }
    };
    let bytes = source.text().as_bytes();
    let read = read_table(bytes, source.file(), &COLUMNS, &mut mistakes, &mut take);
    // a text in memory is always read to its end
    criteria.draft.damaged |= !read.unwrap_or(false);
    numbers.into_iter().for_each(|numbers| numbers.finish(&mut mistakes));
    mistakes.into_list()
}

/// The item of a row; none where it has no identifier.
fn item(
    row: &Row<'_>,
    [quantities, weights, list_prices, option_weights]: &mut [Numbers; 4],
    mistakes: &mut Mistakes,
) -> Option<LineItemDraft> {
    let Some(id) = text(row, ITEM) else {
        let mistake = Diagnostic::mistake(codes::MISSING_KEY, "the row names no item");
        mistakes.report(mistake.at(row.place(ITEM), "").help("give every item an id"));
        return None;
    };
    let mut damaged = !row.is_sure();
    let mut take = |column, numbers: &mut Numbers| {
        let read = number(row, column, numbers, mistakes);
        damaged |= read.is_err();
        read.unwrap_or_default()
    };
    let draft = LineItemDraft {
        quantity: take(QUANTITY, quantities),
        weight: take(WEIGHT, weights),
        list_price: take(LIST_PRICE, list_prices),
        option: OptionDraft {
            counts: text(row, OPTION),
            weight: take(OPTION_WEIGHT, option_weights),
        },
        id,
        text: text(row, TEXT),
        unit: text(row, UNIT),
        product_group: text(row, PRODUCT_GROUP),
        part: text(row, PART),
        lot: text(row, LOT),
        damaged: false,
    };
    Some(LineItemDraft { damaged, ..draft })
}

/// What a row says under the names of its columns.
fn says(draft: &LineItemDraft) -> Vec<(&'static str, Meaning)> {
    let text = |text: &Option<Text>| text.as_ref().map(|text| Meaning::from(text.value.as_str()));
    let number = |number: &Option<Number>| number.as_ref().map(|it| Meaning::from(it.value));
    let columns = [
        ("item", Some(Meaning::from(draft.id.value.as_str()))),
        ("text", text(&draft.text)),
        ("quantity", number(&draft.quantity)),
        ("unit", text(&draft.unit)),
        ("weight", number(&draft.weight)),
        ("list_price", number(&draft.list_price)),
        ("product_group", text(&draft.product_group)),
        ("option", text(&draft.option.counts)),
        ("option_weight", number(&draft.option.weight)),
        ("part", text(&draft.part)),
        ("lot", text(&draft.lot)),
    ];
    columns.into_iter().filter_map(|(name, says)| Some((name, says?))).collect()
}
