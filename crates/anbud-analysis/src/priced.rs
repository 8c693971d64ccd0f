//! The same rules and tenders, with another price for one tender.

use anbud::keyed::Key;
use anbud::procedure::Prevails;
use anbud::tenders::{Price, Tender};
use anbud::{Literal, Procedure, Tenders};

/// States a price as a whole, in the place of what a price sheet sums to, or of what is asked where lots are won together.
pub(crate) fn state_price(
    procedure: &mut Procedure,
    tenders: &mut Tenders,
    tender: Key<Tender>,
    price: Literal,
) {
    let sheet = &mut procedure.price_sheet;
    if !sheet.is_empty() && sheet.prevails != Some(Prevails::Total) {
        // the prices of the others stay what their sheets sum to
        for other in tenders.list.keys() {
            tenders.list[other].price = None;
        }
        sheet.prevails = Some(Prevails::Total);
    }
    let stated = &mut tenders.list[tender];
    stated.together = None;
    stated.price = Some(Price { submitted: (price, stated.place.clone()), corrected: None });
}
