//! Every model of the catalogue and the others in the field: what is computed as absolute never moves when a tender
//! comes or goes; of what looks at other tenders, a counter-example is found, or it keeps their order as it says.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails should fail at once"
)]

use anbud::Exact;
use anbud::catalogue::{self, Example, Family, Model, PrintedFigure, WorkedOut};
use anbud_tests::trials::trials;
use proptest::prelude::*;

/// How many fields are tried before a counter-example is given up.
const FIELDS_TRIED: u64 = 3_000;
/// How many fields must keep the order of a model that says so.
const FIELDS_KEPT: u64 = 200;

fn models() -> impl Iterator<Item = Model> {
    catalogue::ids().map(|id| catalogue::find(id).unwrap())
}

/// Numbers that look random and are the same every time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }
}

/// A field of tenders whose figures lie round those of a worked example, which lends its parameters.
fn field(model: &Model, numbers: &mut Numbers) -> Example {
    let shown: Vec<&Example> = model.examples.iter().filter(|one| one.error.is_none()).collect();
    let mut example = shown[usize::try_from(numbers.below(shown.len() as u64)).unwrap()].clone();
    let tenders = 3 + numbers.below(18);
    for (name, column) in &mut example.given {
        let whole = matches!(name.as_str(), "score");
        *column = (0..tenders).map(|_| near(column, whole, numbers)).collect();
    }
    for column in example.panel.values_mut().flatten() {
        *column = (0..tenders).map(|_| near(column, false, numbers)).collect();
    }
    if let (Some(quality), true) =
        (example.given.get("quality"), example.given.contains_key("points"))
    {
        let points = quality.iter().map(|quality| sum(quality, numbers.below(31))).collect();
        example.given.insert("points".to_owned(), points);
    }
    example.limits = None;
    example
}

/// A figure of a column, moved by up to a half of it.
fn near(column: &[PrintedFigure], whole: bool, numbers: &mut Numbers) -> PrintedFigure {
    let at = usize::try_from(numbers.below(column.len() as u64)).unwrap();
    let figure = column[at].exact().unwrap();
    if whole {
        return printed(figure);
    }
    printed(&(figure * &Exact::ratio(i128::from(50 + numbers.below(100)), 100).unwrap()))
}

fn sum(quality: &PrintedFigure, price: u64) -> PrintedFigure {
    printed(&(quality.exact().unwrap() + &Exact::whole(price)))
}

fn printed(figure: &Exact) -> PrintedFigure {
    let text = match figure.has_decimals(28) {
        true => figure.decimal(anbud::exact::Decimals::AtMost(28)),
        false => figure.to_string(),
    };
    PrintedFigure::try_from(text).unwrap()
}

/// The same field without its last tender.
fn without_last(field: &Example) -> Example {
    let mut fewer = field.clone();
    let members = fewer.panel.values_mut().flatten();
    fewer.given.values_mut().chain(members).for_each(|column| drop(column.pop()));
    fewer
}

/// A figure for each tender; none where it has none.
type Figures = Vec<Option<Exact>>;

/// What comes out for each tender: a share, a result, or whether it must explain its price as 1 or 0.
fn figures(worked: &WorkedOut) -> Figures {
    let number = |figure| worked.derivation.number(figure).0.clone();
    let truth = |figure| Exact::whole(i64::from(worked.derivation.holds(figure)));
    let of = |tender: &catalogue::WorkedTender| {
        let mark = tender.share.or(tender.points).or(tender.result).map(number);
        mark.or(tender.abnormal.map(truth))
    };
    worked.tenders.iter().map(of).collect()
}

/// The figures of the tenders that are in both fields; none where either cannot be worked out.
fn both(model: &Model, more: &Example) -> Option<(Figures, Figures)> {
    let fewer = figures(&without_last(more).work_out(model).ok()?);
    let mut more = figures(&more.work_out(model).ok()?);
    more.truncate(fewer.len());
    Some((fewer, more))
}

/// Whether the tenders of both fields stand to one another in the second as in the first.
fn stand_alike(model: &Model, fewer: &[Option<Exact>], more: &[Option<Exact>]) -> bool {
    let pairs = (0..fewer.len()).flat_map(|a| (0..a).map(move |b| (a, b)));
    pairs.into_iter().all(|(a, b)| match (&fewer[a], &fewer[b], &more[a], &more[b]) {
        (Some(a), Some(b), Some(c), Some(d)) if model.family == Family::Award => {
            a.cmp(b) == c.cmp(d)
        }
        (Some(a), Some(b), Some(c), Some(d)) if model.family != Family::Abnormal => {
            close(&(a - b), &(c - d))
        }
        (a, b, c, d) => a == c && b == d,
    })
}

/// Equal but for what roots and logarithms are rounded to.
fn close(a: &Exact, b: &Exact) -> bool {
    (a - b).absolute() < Exact::from_scaled(1, 25)
}

proptest! {
    #![proptest_config(trials(60))]

    #[test]
    fn an_absolute_model_never_looks_at_another_tender(seed in any::<u64>()) {
        for model in models().filter(|model| !model.is_relative()) {
            let field = field(&model, &mut Numbers(seed));
            if let Some((fewer, more)) = both(&model, &field) {
                prop_assert_eq!(fewer, more, "{}: {:?}", model.id, field.given);
            }
        }
    }
}

/// The laws above say nothing of a field that cannot be worked out: every model has fields that can.
#[test]
fn every_model_is_put_to_the_test() {
    let mut models_seen = 0;
    for model in models() {
        let mut numbers = Numbers(3);
        let compared =
            (0..60).filter(|_| both(&model, &field(&model, &mut numbers)).is_some()).count();
        assert!(compared >= 5, "{}: {compared} of 60 fields can be worked out", model.id);
        models_seen += 1;
    }
    assert_eq!(models_seen, catalogue::ids().count());
}

#[test]
fn a_model_that_looks_at_other_tenders_has_a_counter_example_or_keeps_their_order() {
    let mut without = Vec::new();
    for model in models().filter(Model::is_relative) {
        let mut numbers = Numbers(7);
        let mut fields = (0..FIELDS_TRIED).map(|_| field(&model, &mut numbers));
        let moved = |field: &Example| {
            both(&model, field).is_some_and(|(fewer, more)| !stand_alike(&model, &fewer, &more))
        };
        if !model.keeps_order && !fields.any(|field| moved(&field)) {
            without.push(model.id.clone());
        }
    }
    assert!(without.is_empty(), "no counter-example for {}", without.join(", "));
}

#[test]
fn a_model_that_says_so_keeps_the_order_of_the_others() {
    for model in models().filter(|model| model.keeps_order) {
        assert!(model.is_relative(), "{}: an absolute model keeps every order", model.id);
        let mut numbers = Numbers(11);
        let mut moves = false;
        for _ in 0..FIELDS_KEPT {
            let field = field(&model, &mut numbers);
            let Some((fewer, more)) = both(&model, &field) else { continue };
            assert!(stand_alike(&model, &fewer, &more), "{}: {:?}", model.id, field.given);
            moves |= fewer != more;
        }
        assert!(moves, "{}: no figure ever moves", model.id);
    }
}
