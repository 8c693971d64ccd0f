//! What simulated tenders show: who wins how often, and what criteria weigh by their spread.

use anbud::Exact;
use anbud_analysis::stress::{Count, KINDS, Kind, Weight};

use super::sections::row;
use super::words::pick;
use super::{Section, Tried};
use crate::table::{Column, Table};

/// The parts that simulated tenders fill.
pub(super) fn sections(tried: &Tried<'_>) -> [Section; 2] {
    [weights(tried), winners(tried)]
}

/// The effective share of each weight; none where nothing is spread.
pub(super) fn effective(weights: &[Weight]) -> Vec<Option<Exact>> {
    let all = weights.iter().fold(Exact::ZERO, |sum, weight| &sum + &weight.spread);
    weights.iter().map(|weight| weight.spread.divided_by(&all)).collect()
}

fn percent(tried: &Tried<'_>, share: Option<&Exact>) -> String {
    share.map(|share| tried.figure(&format!("{} %", tried.percent(share, 0)))).unwrap_or_default()
}

/// A bar as long as a share.
fn bar(share: &Exact) -> String {
    let columns = (share * &Exact::whole(24)).rounded(0, anbud::Mode::HalfUp);
    "█".repeat(columns.to_whole().and_then(|it| usize::try_from(it).ok()).unwrap_or(0))
}

/// What a weight belongs to: a criterion, or the price itself.
pub(super) fn name(tried: &Tried<'_>, weight: &Weight) -> String {
    let price = || pick(tried.language, "the price itself", "priset självt").to_owned();
    weight.criterion.map_or_else(price, |key| tried.title(key))
}

fn weights(tried: &Tried<'_>) -> Section {
    let language = tried.language;
    let heading = pick(
        language,
        "What criteria weigh: as stated, and by what tenders differ in",
        "Vad kriterierna väger: som angivet, och efter hur anbuden skiljer sig",
    );
    let simulated = &tried.stress.simulation.weights;
    let real = tried.stress.real.as_ref().map(|real| effective(&real.weights));
    let mut columns = vec![
        Column::of_words(pick(language, "Criterion", "Kriterium")),
        Column::of_figures(pick(language, "Stated", "Angivet"), ""),
        Column::of_figures(pick(language, "Simulated", "Simulerat"), ""),
    ];
    if real.is_some() {
        columns.push(Column::of_figures(pick(language, "The tenders", "Anbuden"), ""));
    }
    columns.push(Column::of_words(""));
    let shares = effective(simulated);
    let rows = simulated.iter().zip(&shares).enumerate().map(|(at, (weight, share))| {
        let mut cells = vec![
            name(tried, weight),
            percent(tried, weight.stated.as_ref()),
            percent(tried, share.as_ref()),
        ];
        if let Some(real) = &real {
            cells.push(percent(tried, real.get(at).and_then(Option::as_ref)));
        }
        cells.push(share.as_ref().map(bar).unwrap_or_default());
        row(cells)
    });
    let table = Table { columns, rows: rows.collect() };
    let note = pick(
        language,
        "The price earns no marks here: these are the weights within quality.",
        "Priset ger inga poäng här: detta är vikterna inom kvaliteten.",
    );
    let has_price = anbud_analysis::stress::weighs_price(&tried.stress.trial);
    let after = if has_price { Vec::new() } else { vec![note.to_owned()] };
    let after = if table.rows.is_empty() { Vec::new() } else { after };
    Section { heading, lines: Vec::new(), table, after, file: String::new() }
}

/// So many of a count, as a percentage without decimals; a part that is not nothing is at least said to be there.
pub(super) fn part(tried: &Tried<'_>, so_many: u32, of: u32) -> String {
    let text = match (u64::from(so_many) * 100 + u64::from(of) / 2).checked_div(u64::from(of)) {
        Some(0) if so_many > 0 => "< 1 %".to_owned(),
        Some(percent) => format!("{percent} %"),
        None => String::new(),
    };
    tried.figure(&text)
}

fn winners(tried: &Tried<'_>) -> Section {
    let language = tried.language;
    let heading =
        pick(language, "Who wins among simulated tenders", "Vem som vinner bland simulerade anbud");
    let titles = KINDS.map(|kind| match kind {
        Kind::Ordinary => pick(language, "usual tenders", "vanliga anbud"),
        Kind::NearZero => pick(language, "and one near zero", "och ett nära noll"),
        Kind::AnyPrice => pick(language, "and one at any price", "och ett till varje pris"),
    });
    let mut columns = vec![Column::of_words("")];
    columns.extend(titles.map(|title| Column::of_figures(title, "")));
    let counts = &tried.stress.simulation.counts;
    let rows = ROWS.iter().filter_map(|(en, sv, of)| {
        let any = counts.iter().any(|count| of(count) > 0);
        let mut cells = vec![pick(language, en, sv).to_owned()];
        cells.extend(counts.iter().map(|count| part(tried, of(count), count.fields)));
        any.then(|| row(cells))
    });
    let table = Table { columns, rows: rows.collect() };
    let text = pick(
        language,
        "Near zero: the lowest quality that is admitted, for a hundredth of the price. At any price: the highest quality, for three times the highest price.",
        "Nära noll: den lägsta kvalitet som godtas, för en hundradel av priset. Till varje pris: den högsta kvaliteten, för tre gånger det högsta priset.",
    );
    Section { heading, lines: vec![text.to_owned()], table, after: Vec::new(), file: String::new() }
}

type Counted = fn(&Count) -> u32;

/// What is counted, in both languages.
const ROWS: [(&str, &str, Counted); 9] = [
    ("the cheapest, not the best", "det billigaste, inte det bästa", |it| it.cheapest),
    ("the best, not the cheapest", "det bästa, inte det billigaste", |it| it.best),
    ("the cheapest, which is the best", "det billigaste, som är det bästa", |it| it.both),
    ("another", "ett annat", |it| it.between),
    ("the strategic tender", "det strategiska anbudet", |it| it.strategic),
    ("nobody alone", "ingen ensam", |it| it.tied),
    ("cannot be worked out", "kan inte räknas ut", |it| it.undefined),
    ("of these: the price alone decides", "därav: priset avgör ensamt", |it| it.price_alone),
    ("of these: quality alone decides", "därav: kvaliteten avgör ensam", |it| it.quality_alone),
];
