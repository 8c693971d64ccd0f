//! What of a worked example comes out otherwise than its file states.

use super::{Example, Model, PrintedFigure, WorkedOut, WorkedTender};
use crate::Exact;
use crate::derivation::Figure;
use crate::exact::Decimals;

impl Example {
    /// What comes out otherwise than stated, in words; none where all comes out as it stands in the catalogue.
    ///
    /// ```
    /// let model = anbud::catalogue::find("lowest-over-price").expect("in the catalogue");
    /// assert!(model.examples.iter().all(|example| example.differs(&model).is_none()));
    /// ```
    #[must_use]
    pub fn differs(&self, model: &Model) -> Option<String> {
        match (self.work_out(model), &self.error) {
            (Err(found), Some(stated)) if found.to_string() == *stated => None,
            (Err(found), Some(stated)) => Some(format!("{found} instead of {stated}")),
            (Err(found), None) => Some(found.to_string()),
            (Ok(_), Some(stated)) => Some(format!("it comes out, instead of {stated}")),
            (Ok(worked), None) => self.differs_in(&worked),
        }
    }

    fn differs_in(&self, worked: &WorkedOut) -> Option<String> {
        let asked = worked.tenders.iter().map(|tender| tender.abnormal);
        let asked: Option<Vec<bool>> =
            asked.map(|asked| Some(worked.derivation.holds(asked?))).collect();
        if asked != self.abnormal {
            let [found, stated] = [asked, self.abnormal.clone()].map(Option::unwrap_or_default);
            return Some(format!("abnormal {found:?} instead of {stated:?}"));
        }
        let place = |tender: &WorkedTender| tender.place.map(|place| place.to_string());
        let places = worked.tenders.iter().map(|tender| place(tender).unwrap_or("none".into()));
        let of = |figure: fn(&WorkedTender) -> Option<Figure>| -> Vec<String> {
            worked.tenders.iter().map(|tender| self.shown(worked, figure(tender))).collect()
        };
        let columns = [
            ("share", &self.share, of(|tender| tender.share)),
            ("points", &self.points, of(|tender| tender.points)),
            ("result", &self.result, of(|tender| tender.result)),
            ("places", &self.places, places.collect()),
        ];
        columns.into_iter().find_map(|(name, stated, found)| {
            let stated: Vec<String> = stated.as_ref()?.iter().map(canonical).collect();
            let differs = stated != found;
            differs.then(|| format!("{name} {} instead of {}", found.join(", "), stated.join(", ")))
        })
    }

    /// A figure that comes out, as the example prints it: `none`, a decimal, or a quotient where none is exact.
    #[must_use]
    pub fn shown(&self, worked: &WorkedOut, figure: Option<Figure>) -> String {
        let number = figure.map(|figure| self.printed(worked.derivation.number(figure).0));
        number.map_or("none".to_owned(), |number| text(&number))
    }
}

fn canonical(figure: &PrintedFigure) -> String {
    figure.exact().map_or("none".to_owned(), text)
}

/// A decimal where the figure is one, else the quotient.
fn text(number: &Exact) -> String {
    let is_short = number.has_decimals(28);
    if is_short { number.decimal(Decimals::AtMost(28)) } else { number.to_string() }
}
