//! Combinations: what tenderers ask if they win several lots together.

use super::super::fields::Fields;
use super::super::shown::shown;
use super::super::value::Percent;
use super::price::not_negative;
use super::{Reader, entries};
use crate::diagnostic::codes;
use crate::keyed::Key;
use crate::procedure::Lot;
use crate::tenders::{Asked, Combination, Tender};
use crate::{Literal, Place, Tenders};

/// The keys that say what is asked, each with an example.
const ASKED: [(&str, &str); 3] = [
    ("discount", "discount = \"5 %\""),
    ("prices", "prices = { north = 1_000, south = 2_000 }"),
    ("price", "price = 3_000"),
];

impl<'d> Reader<'d, '_> {
    /// Reads a combination.
    pub(super) fn combination(
        &self,
        mut fields: Fields<'d>,
        tenders: &Tenders,
    ) -> Option<Combination> {
        let place = fields.place();
        let tenderer = self.tenderer(&mut fields, tenders);
        let lots = self.lots(&mut fields).map(|mut lots| {
            lots.sort_unstable();
            lots
        });
        let asks = self.asked(&mut fields, lots.as_deref());
        fields.finish();
        let (tenderer, lots, asks) = (tenderer?, lots?, asks?);
        if lots.len() < 2 {
            let help = "name at least two lots; a price for one lot is stated in its tender";
            let message = "a combination has two lots or more";
            self.document.mistake(codes::OUT_OF_RANGE, place, message, help);
            return None;
        }
        if let (Asked::Price(_, place), None) = (&asks, self.procedure.lots.combination_price) {
            let message = "one price is asked for several lots, and it is not stated what of it counts in each of them";
            let help = "state `combination_price = \"in-proportion\"` under `[lots]` in the rules (to each lot its part, as the prices alone are \
                        to each other), or the `prices` of the lots here";
            self.document.mistake(codes::RULE_NOT_STATED, place.clone(), message, help);
            return None;
        }
        let tender = |lot: &Key<Lot>| self.tender_in(&tenderer, *lot, tenders, &place);
        let tenders = lots.iter().map(tender).collect::<Option<Vec<_>>>()?;
        Some(Combination { tenders, lots, asks, place })
    }

    /// Takes what is asked: one of a discount, prices, or a price.
    fn asked(&self, fields: &mut Fields<'d>, lots: Option<&[Key<Lot>]>) -> Option<Asked> {
        let stated: Vec<_> = ASKED.iter().filter(|(key, _)| fields.states(key)).collect();
        let found = match stated.as_slice() {
            [] => {
                let message = "a combination states nothing that is asked";
                let help = format!(
                    "add {}",
                    ASKED.map(|(_, example)| format!("`{example}`")).join(", or ")
                );
                self.document.mistake(codes::MISSING_KEY, fields.place(), message, help);
                None
            }
            [("discount", _)] => self.discount(fields),
            [("prices", example)] => self.prices(fields, lots?, example),
            [_] => {
                let value = fields.value("price")?;
                let amount = not_negative(&value, value.number(Percent::Refused)?)?;
                Some(Asked::Price(amount.value, amount.place))
            }
            [(one, _), (other, _), ..] => {
                let message = format!("{} and {} are both stated", shown(one), shown(other));
                let help = "state one of `discount`, `prices` and `price`";
                self.document.mistake(codes::CONFLICT, fields.place(), message, help);
                None
            }
        };
        for (key, _) in ASKED {
            fields.value(key);
        }
        found
    }

    fn discount(&self, fields: &mut Fields<'d>) -> Option<Asked> {
        let discount = fields.share("discount")?;
        if discount.value.is_negative() || discount.value > Literal::whole(1) {
            let message = format!("`discount` is {}, and goes from 0 to 1", discount.value);
            let help = "write the share that is taken off, such as `\"5 %\"`";
            self.document.mistake(codes::OUT_OF_RANGE, discount.place, message, help);
            return None;
        }
        Some(Asked::Discount(discount.value, discount.place))
    }

    /// Takes a price for each of the lots.
    fn prices(&self, fields: &mut Fields<'d>, lots: &[Key<Lot>], example: &str) -> Option<Asked> {
        let place = fields.place();
        let mut found: Vec<Option<(Literal, Place)>> = vec![None; lots.len()];
        for (id, value) in entries(fields, "prices", example) {
            let lot = self.lot_called(&id.value, &id.place)?;
            let amount = not_negative(&value, value.number(Percent::Refused)?)?;
            let slot = lots.iter().position(|one| *one == lot).and_then(|at| found.get_mut(at));
            let Some(slot) = slot else {
                let message = format!("the lot {} is not one of the combination", shown(&id.value));
                let help = "name it in `lots` too, or leave its price out";
                self.document.mistake(codes::CONFLICT, id.place, message, help);
                return None;
            };
            *slot = Some((amount.value, amount.place));
        }
        let lacking = lots.iter().zip(&found).find(|(_, price)| price.is_none());
        if let Some((lot, _)) = lacking {
            let id = &self.procedure.lots.list[*lot].id;
            let message = format!("`prices` has no price for the lot {}", shown(id));
            let help = "state a price for each lot of the combination, or one `price` for all";
            self.document.mistake(codes::MISSING_PRICE, place, message, help);
        }
        found.into_iter().collect::<Option<Vec<_>>>().map(Asked::Prices)
    }

    /// The one tender of a tenderer in a lot.
    fn tender_in(
        &self,
        tenderer: &str,
        lot: Key<Lot>,
        tenders: &Tenders,
        place: &Place,
    ) -> Option<Key<Tender>> {
        let is_it = |tender: &Tender| *tender.tenderer == *tenderer && tender.lot == Some(lot);
        let found: Vec<_> = tenders.list.entries().filter(|(_, tender)| is_it(tender)).collect();
        if let [(key, _)] = found.as_slice() {
            return Some(*key);
        }
        let id = &self.procedure.lots.list[lot].id;
        let many = if found.is_empty() { "no tender" } else { "several tenders" };
        let message = format!("{} has {many} in the lot {}", shown(tenderer), shown(id));
        let help = "a combination takes one tender of its tenderer in each of its lots";
        self.document.mistake(codes::CONFLICT, place.clone(), message, help);
        None
    }
}
