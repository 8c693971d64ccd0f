//! prices.csv: the unit prices that tenders state for the items of the price sheet.

use anbud::Source;
use anbud::diagnostic::{Diagnostic, Mistakes, codes};
use anbud::procedure::draft::{Number, Text};
use anbud::tenders::{PriceRow, UnitPrices};

use crate::csv::{Columns, Numbers, Row, read_table};
use crate::row::{number, text};

const COLUMNS: Columns = Columns {
    names: &["tender", "item", "unit_price", "discount_percent", "corrected", "reason", "amount"],
    needed: 2,
    others_kept: false,
};
const TENDER: usize = 0;
const ITEM: usize = 1;
const UNIT_PRICE: usize = 2;
const DISCOUNT: usize = 3;
const CORRECTED: usize = 4;
const REASON: usize = 5;
const AMOUNT: usize = 6;

/// Reads prices.csv and returns the mistakes in the table itself; what is wrong with a unit price stands among the mistakes
/// of [`UnitPrices::finish`]. Without something to add them to, only the table is checked.
///
/// The columns are `tender`, `item`, `unit_price`, and optionally `discount_percent` for items with a list price,
/// `corrected` and `reason`, and `amount`: what the tender itself says that the line comes to.
///
/// ```
/// use anbud::procedure::draft::{AwardDraft, Draft, LineItemDraft};
/// use anbud::tenders::{Tender, UnitPrices};
/// use anbud::{Source, Tenders};
/// let mut draft = Draft::new("Cleaning", "Region Example", "RE 1", "SEK").award(AwardDraft::model("lowest-price"));
/// draft.price_sheet.items.push(LineItemDraft { quantity: Some(120.into()), ..LineItemDraft::new("floor") });
/// let procedure = draft.build().expect("no mistakes");
/// let mut tenders: Tenders = [Tender::new("north", "North AB")].into_iter().collect();
///
/// let mut prices = UnitPrices::new(&procedure, &tenders);
/// let table = Source::new("prices.csv", "tender;item;unit_price\nnorth;floor;12,50\n");
/// assert!(anbud_files::read_prices(&table, Some(&mut prices)).is_empty());
/// assert!(prices.finish(&mut tenders).is_empty());
/// let north = tenders.list.iter().next().expect("there is one");
/// assert_eq!(north.unit_prices[0].price.submitted.0.to_string(), "12.5");
/// ```
pub fn read_prices(source: &Source, mut prices: Option<&mut UnitPrices<'_>>) -> Vec<Diagnostic> {
    let mut mistakes = Mistakes::default();
    let mut numbers = [UNIT_PRICE, DISCOUNT, CORRECTED, AMOUNT].map(Numbers::of);
    let mut take = |row: &Row<'_>, mistakes: &mut Mistakes| {
        let read = price_row(row, &mut numbers, mistakes);
        if let (Some(row), Some(prices)) = (read, &mut prices) {
            prices.add(row);
        }
    };
    let bytes = source.text().as_bytes();
    // a text in memory is always read to its end, and what could not be read is a mistake
    let _ = read_table(bytes, source.file(), &COLUMNS, &mut mistakes, &mut take);
    numbers.into_iter().for_each(|numbers| numbers.finish(&mut mistakes));
    mistakes.into_list()
}

/// What a row states; none where it cannot be read, which is reported.
fn price_row(
    row: &Row<'_>,
    [unit_prices, discounts, corrections, amounts]: &mut [Numbers; 4],
    mistakes: &mut Mistakes,
) -> Option<PriceRow> {
    let unit_price = number(row, UNIT_PRICE, unit_prices, mistakes);
    let discount = number(row, DISCOUNT, discounts, mistakes);
    let corrected = number(row, CORRECTED, corrections, mistakes);
    let amount = number(row, AMOUNT, amounts, mistakes);
    let tender = named(row, TENDER, "tender", mistakes);
    let item = named(row, ITEM, "item", mistakes);
    let (unit_price, discount): (Option<Number>, Option<Number>) =
        (unit_price.ok()?, discount.ok()?);
    let reason = text(row, REASON);
    Some(PriceRow {
        tender: tender?,
        item: item?,
        unit_price,
        discount,
        corrected: corrected.ok()?,
        reason,
        amount: amount.ok()?,
    })
}

/// An identifier that the row must state.
fn named(row: &Row<'_>, column: usize, what: &str, mistakes: &mut Mistakes) -> Option<Text> {
    let found = text(row, column);
    if found.is_none() {
        let mistake = Diagnostic::mistake(codes::MISSING_KEY, format!("the row names no {what}"));
        let help = "a row states the unit price of one item in one tender";
        mistakes.report(mistake.at(row.place(column), "").help(help));
    }
    found
}
