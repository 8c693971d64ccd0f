//! Warnings of the tenders as the rules evaluate them: how few, how equal, how close to an edge.

use anbud::diagnostic::{Diagnostic, codes};
use anbud::evaluation::{Evaluation, Scope, Status, TenderResult};
use anbud::formula::Symbol;
use anbud::keyed::Key;
use anbud::procedure::{Basis, Criterion, CurveRule, Kind, Procedure};
use anbud::tenders::Tender;
use anbud::{Exact, Tenders};

use super::{money, number, percent, place_of_price, text};
use crate::stress::{criteria_of_price, share};

/// Price weighs more than stated where the spread of its shares is so many times the spread of prices.
const TIMES: i128 = 3;
/// A figure is close to an edge where it is nearer than one part in so many.
const NEAR: i128 = 100;

/// The tenders of the field with what became of them.
struct Field<'a> {
    procedure: &'a Procedure,
    tenders: &'a Tenders,
    evaluation: &'a Evaluation,
    results: Vec<&'a TenderResult>,
}

/// What the tenders of a case make of its rules that a person should know. Nothing of it shows a place.
#[must_use]
pub fn of_tenders(
    procedure: &Procedure,
    tenders: &Tenders,
    evaluation: &Evaluation,
) -> Vec<Diagnostic> {
    if evaluation.scope == Scope::Quality {
        return Vec::new();
    }
    let results = evaluation.tenders.iter().filter(|it| it.status != Status::Rejected).collect();
    let field = Field { procedure, tenders, evaluation, results };
    let mut warnings: Vec<Diagnostic> = one_tender(&field).into_iter().collect();
    if field.results.len() > 1 && price_counts(procedure) {
        warnings.extend(equal_prices(&field));
        warnings.extend(price_span(&field));
        warnings.extend(price_worthless(&field));
        warnings.extend(worth_more_than_a_price(&field));
        warnings.extend(price_alone(&field));
    }
    warnings.extend(band_edges(&field));
    warnings
}

impl Field<'_> {
    /// A figure of each tender, where all have it.
    fn all(&self, of: impl Fn(&TenderResult) -> Option<Exact>) -> Option<Vec<Exact>> {
        self.results.iter().map(|result| of(result)).collect()
    }

    fn prices(&self) -> Option<Vec<Exact>> {
        self.all(|result| number(self.evaluation, result.price))
    }

    fn shares(&self, criterion: Key<Criterion>) -> Option<Vec<Exact>> {
        self.all(|result| share(&self.evaluation.derivation, result, criterion))
    }

    fn id(&self, tender: Key<Tender>) -> &str {
        &self.tenders.list[tender].id
    }
}

/// Whether the price can change a result: the award names it, or adds the marks of a criterion that it is the measure of.
fn price_counts(procedure: &Procedure) -> bool {
    let names_price = procedure.award.formula.symbols().any(|(symbol, _)| *symbol == Symbol::Price);
    let sums =
        |symbol: &Symbol| matches!(symbol, Symbol::Points | Symbol::Value | Symbol::PointsOf(_));
    let adds = procedure.award.formula.symbols().any(|(symbol, _)| sums(symbol));
    names_price || (adds && !criteria_of_price(procedure).is_empty())
}

/// The lowest and the highest.
fn ends(figures: &[Exact]) -> Option<(&Exact, &Exact)> {
    Some((figures.iter().min()?, figures.iter().max()?))
}

fn are_equal(figures: &[Exact]) -> bool {
    ends(figures).is_some_and(|(low, high)| low == high)
}

fn one_tender(field: &Field<'_>) -> Option<Diagnostic> {
    let [only] = field.results.as_slice() else { return None };
    let message = format!("`{}` is the only tender in the field", field.id(only.tender));
    let help = match field.evaluation.absolute {
        true => "its result is compared with nothing; consider why so few took part",
        false => {
            "a rule that looks at other tenders compares it with itself, whatever its price; consider why so few took part"
        }
    };
    let place = field.tenders.list[only.tender].place.clone();
    Some(Diagnostic::warning(codes::ONE_TENDER, message).at(place, "").help(help))
}

fn equal_prices(field: &Field<'_>) -> Option<Diagnostic> {
    let prices = field.prices().filter(|prices| are_equal(prices))?;
    let message = format!(
        "the prices of all {} tenders in the field are {}, so that the price separates nobody",
        prices.len(),
        money(field.procedure, prices.first()?)
    );
    let place = place_of_price(field.procedure);
    let help = "look whether the prices were copied, or fixed by the documents";
    Some(Diagnostic::warning(codes::EQUAL_PRICES, message).at(place, "").help(help))
}

/// Prices that differ little and earn shares that differ much.
fn price_span(field: &Field<'_>) -> Option<Diagnostic> {
    let prices = field.prices()?;
    let (low, high) = ends(&prices)?;
    let apart = (high - low).divided_by(high).filter(|apart| !apart.is_zero())?;
    criteria_of_price(field.procedure).into_iter().find_map(|key| {
        let shares = field.shares(key)?;
        let (least, most) = ends(&shares)?;
        let spread = most - least;
        let is_wide = spread >= Exact::from_scaled(5, 1) && spread >= &apart * &Exact::whole(TIMES);
        is_wide.then(|| {
            let message = format!(
                "the prices differ by {}, and the points for `{}` by {} of full marks: price weighs more than stated",
                percent(&apart),
                field.procedure.criteria[key].id,
                percent(&spread)
            );
            let help = "under a rule that stretches over the prices that came in, close prices decide as much as \
                        distant ones; `anbud stress` gives the effective weights";
            let warning = Diagnostic::warning(codes::PRICE_SPAN, message);
            warning.at(place_of_price(field.procedure), "").help(help)
        })
    })
}

/// Prices that differ and earn the same.
fn price_worthless(field: &Field<'_>) -> Option<Diagnostic> {
    let prices = field.prices().filter(|prices| !are_equal(prices))?;
    let keys = criteria_of_price(field.procedure);
    let all_equal = |key: &Key<Criterion>| field.shares(*key).is_some_and(|it| are_equal(&it));
    if keys.is_empty() || !keys.iter().all(all_equal) {
        return None;
    }
    let (low, high) = ends(&prices)?;
    let message = format!(
        "prices from {} to {} all earn the same points, so that the price separates nobody",
        text(low, 2),
        money(field.procedure, high)
    );
    let help = "look at the limits and the set prices of the price criterion: these prices lie outside of them";
    let warning = Diagnostic::warning(codes::PRICE_WORTHLESS, message);
    Some(warning.at(place_of_price(field.procedure), "").help(help))
}

/// Money for full marks that is more than a whole price.
fn worth_more_than_a_price(field: &Field<'_>) -> Option<Diagnostic> {
    let uses_value =
        |(symbol, _): (&anbud::formula::Symbol, _)| matches!(symbol, anbud::formula::Symbol::Value);
    if !field.procedure.award.formula.symbols().any(uses_value) {
        return None;
    }
    let full = field.procedure.top().filter(|key| field.procedure.criteria[*key].is_value);
    let full = full.filter_map(|key| *field.evaluation.full.get(key.position())?);
    let full =
        full.fold(Exact::ZERO, |sum, figure| &sum + field.evaluation.derivation.number(figure).0);
    let prices = field.prices()?;
    let (low, _) = ends(&prices)?;
    (full >= *low).then(|| {
        let message = format!(
            "full marks are worth {}, as much as the whole of the lowest price, {}, or more",
            text(&full, 2),
            money(field.procedure, low)
        );
        let help =
            "quality can then win at any price; set the values from what you would pay for them";
        let place = field.procedure.award.place.clone();
        Diagnostic::warning(codes::PRICE_WORTHLESS, message).at(place, "").help(help)
    })
}

/// All tenders with the same quality, where quality counts.
fn price_alone(field: &Field<'_>) -> Option<Diagnostic> {
    let counts =
        |criterion: &Criterion| criterion.kind == Kind::Quality && criterion.marks.is_some();
    let top: Vec<_> = field.procedure.top().collect();
    let any = top.iter().any(|key| counts(&field.procedure.criteria[*key]));
    let any = any && field.prices().is_some_and(|prices| !are_equal(&prices));
    let of = |result: &TenderResult| {
        let quality = number(field.evaluation, result.quality).unwrap_or(Exact::ZERO);
        let value = number(field.evaluation, result.value).unwrap_or(Exact::ZERO);
        Some(&quality + &value)
    };
    let figures = field.all(of).filter(|figures| any && are_equal(figures))?;
    let message = format!(
        "all {} tenders in the field have the same quality, so that the price alone decides",
        figures.len()
    );
    let help =
        "look whether the scale tells tenders apart: a scale that all meet in full weighs nothing";
    let place = field.procedure.award.place.clone();
    Some(Diagnostic::warning(codes::PRICE_ALONE, message).at(place, "").help(help))
}

/// Measures and prices close below or at the edge of a band, where a little less or more earns another share.
fn band_edges(field: &Field<'_>) -> Vec<Diagnostic> {
    let mut warnings = Vec::new();
    for criterion in field.procedure.criteria.iter() {
        let Some(curve) = &criterion.curve else { continue };
        let CurveRule::Table(rows) = &curve.rule else { continue };
        for result in &field.results {
            let Some(figure) = figure_of(field, criterion, result) else { continue };
            // the first row is where the table begins, no edge between two bands
            let edges = rows.iter().skip(1).map(|(from, _)| from.exact());
            if let Some(edge) = edges.into_iter().find(|edge| is_near(&figure, edge)) {
                let message = format!(
                    "`{}` of `{}` is {}, close to the edge of a band at {}",
                    criterion.id,
                    field.id(result.tender),
                    text(&figure, 6),
                    text(&edge, 6)
                );
                let help = "a table jumps at its edges; a formula such as `linear-between` gives every step its worth";
                let place = field.tenders.list[result.tender].place.clone();
                let warning =
                    Diagnostic::warning(codes::BAND_EDGE, message).at(place, "this tender");
                warnings.push(warning.at(curve.place.clone(), "the table").help(help));
            }
        }
    }
    warnings
}

/// What the table of a criterion reads for a tender, where it is a measure or the price.
fn figure_of(field: &Field<'_>, criterion: &Criterion, result: &TenderResult) -> Option<Exact> {
    match &criterion.basis {
        Basis::Price => number(field.evaluation, result.price),
        Basis::Measured { measure, .. } => {
            Some(field.tenders.list[result.tender].measure(measure)?.value.exact())
        }
        _ => None,
    }
}

/// Whether a figure is within one percent of an edge, without being on it by whole numbers of a count.
fn is_near(figure: &Exact, edge: &Exact) -> bool {
    let away = (figure - edge).absolute();
    !away.is_zero()
        && away <= edge.absolute().divided_by(&Exact::whole(NEAR)).unwrap_or(Exact::ZERO)
}
