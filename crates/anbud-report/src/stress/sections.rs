//! What was tried, part by part: the order of tenders, the worth of a point, of a step, of a price.

use anbud::Exact;
use anbud::evaluation::TenderResult;
use anbud::procedure::Item;
use anbud_analysis::stress::{Line, Order, Reach, Reversal, result_of};

use super::words::{both, pick};
use super::{Section, Tried, result_text, simulated, toml};
use crate::style::plain;
use crate::table::{Column, Row, Table};

/// A counter-example with more scores for a tender is written to a file and not shown.
const SCORES_SHOWN: usize = 12;

/// Every part that has something to say.
pub(super) fn sections(tried: &Tried<'_>) -> Vec<Section> {
    let mut sections = vec![order(tried), points(tried), steps(tried)];
    sections.extend(simulated::sections(tried));
    sections.push(gains(tried));
    sections.retain(|it| !(it.lines.is_empty() && it.table.rows.is_empty() && it.after.is_empty()));
    sections
}

pub(super) fn row(cells: Vec<String>) -> Row {
    Row { cells, is_strong: false }
}

/// Whether a tender that does not win can change who wins.
fn order(tried: &Tried<'_>) -> Section {
    let language = tried.language;
    let heading = pick(
        language,
        "Can a tender that does not win change who wins?",
        "Kan ett anbud som inte vinner ändra vem som vinner?",
    );
    let (mut lines, mut table, mut file) = (Vec::new(), Table::default(), String::new());
    let mut after = removals(tried);
    match &tried.stress.order {
        Order::Absolute => lines.push(pick(
            language,
            "No, and that is proved: no formula that the award reaches looks at other tenders.",
            "Nej, och det är bevisat: ingen formel som tilldelningen når ser på andra anbud.",
        ).to_owned()),
        Order::Kept(model) => lines.push(both!(
            language,
            "No, and that is proved: `{model}` looks at other tenders, but moves the results of all alike.",
            "Nej, och det är bevisat: `{model}` ser på andra anbud, men flyttar allas resultat lika."
        )),
        Order::NotFound { tried } => lines.push(both!(
            language,
            "Not known: the rules look at other tenders; {tried} fields were tried and none showed it, which proves nothing.",
            "Okänt: reglerna ser på andra anbud; {tried} fält prövades utan att visa det, vilket inte bevisar något."
        )),
        Order::Reversed(reversal) => {
            lines.push(reversed(tried, reversal));
            table = example(tried, reversal);
            after.push(how_to_write(tried));
            if tried.stress.trial.size() <= SCORES_SHOWN {
                file = toml::tenders_toml(tried).unwrap_or_default();
            }
        }
    }
    Section { heading, lines, table, after, file }
}

fn reversed(tried: &Tried<'_>, reversal: &Reversal) -> String {
    let name = |at: usize| if at == 0 { "a" } else { "b" };
    let (before, after) = (name(reversal.before), name(reversal.after));
    both!(
        tried.language,
        "Yes. Of these tenders {before} wins over the other as long as c is not there; with c, which does not win, {after} wins:",
        "Ja. Av dessa anbud vinner {before} så länge c inte finns; med c, som inte vinner, vinner {after}:"
    )
}

/// The three tenders with and without the third.
fn example(tried: &Tried<'_>, reversal: &Reversal) -> Table {
    let trial = &tried.stress.trial;
    let [a, b, c] = reversal.made;
    let fields = [trial.evaluate(&[a, b]), trial.evaluate(&[a, b, c])];
    let language = tried.language;
    // where one criterion is traded for the others, its score or share tells the tenders apart
    let apart = a.apart.map(|(criterion, _)| criterion);
    let of_criterion = apart.map(|key| plain(&tried.procedure.criteria[key].title));
    let mut columns = vec![
        Column::of_words(pick(language, "Tender", "Anbud")),
        Column::of_figures(quality_word(tried), ""),
        Column::of_figures(pick(language, "Price", "Pris"), &*tried.procedure.procurement.currency),
        Column::of_figures(pick(language, "Without c", "Utan c"), ""),
        Column::of_figures(pick(language, "With c", "Med c"), ""),
    ];
    if let Some(title) = &of_criterion {
        columns.insert(1, Column::of_figures(title, ""));
    }
    let criterion = |at: usize| {
        let evaluation = fields.get(1)?.as_ref()?;
        let known = evaluation.known(Item::Criterion(apart?), result_of(evaluation, at)?.tender);
        let figure = known.score.or(known.share)?;
        Some(tried.number(evaluation.derivation.number(figure).0, 2))
    };
    let standing = |field: usize, at: usize| {
        let evaluation = fields.get(field)?.as_ref()?;
        let result = result_of(evaluation, at)?;
        let figure = result.result?;
        let unit = evaluation.derivation.node(figure).unit;
        let text = result_text(tried, evaluation.derivation.number(figure).0, unit);
        Some(format!("{} · {text}", result.place?))
    };
    let quality = |at: usize| {
        let evaluation = fields.get(1)?.as_ref()?;
        let figure = quality_of(tried, result_of(evaluation, at)?)?;
        Some(tried.number(evaluation.derivation.number(figure).0, 2))
    };
    let rows = ["a", "b", "c"].iter().zip(reversal.made).enumerate().map(|(at, (id, made))| {
        let mut cells = vec![
            (*id).to_owned(),
            quality(at).unwrap_or_default(),
            tried.number(&trial.money.exact(made.price), 2),
            standing(0, at).unwrap_or_default(),
            standing(1, at).unwrap_or_default(),
        ];
        if apart.is_some() {
            cells.insert(1, criterion(at).unwrap_or_default());
        }
        row(cells)
    });
    Table { columns, rows: rows.collect() }
}

fn quality_word(tried: &Tried<'_>) -> &'static str {
    match tried.has_value() {
        true => pick(tried.language, "Value", "Mervärde"),
        false => pick(tried.language, "Quality", "Kvalitet"),
    }
}

fn quality_of(tried: &Tried<'_>, result: &TenderResult) -> Option<anbud::derivation::Figure> {
    if tried.has_value() { result.value } else { result.quality }
}

/// How to write the example into a file.
fn how_to_write(tried: &Tried<'_>) -> String {
    pick(
        tried.language,
        "`anbud stress CASE --counter-example FILE` writes them as tenders.toml, to be evaluated with these rules.",
        "`anbud stress CASE --counter-example FILE` skriver dem som tenders.toml, att utvärdera med dessa regler.",
    )
    .to_owned()
}

/// Real tenders that do not win and change the winner.
fn removals(tried: &Tried<'_>) -> Vec<String> {
    let Some(real) = &tried.stress.real else { return Vec::new() };
    let language = tried.language;
    let line = |it: &anbud_analysis::stress::Removed| {
        let (removed, winner) = (tried.id(it.removed), tried.id(it.winner));
        match it.then {
            Some(then) => {
                let then = tried.id(then);
                both!(
                    language,
                    "Among the tenders of the case: without {removed}, which does not win, {then} would win in the place of {winner}.",
                    "Bland ärendets anbud: utan {removed}, som inte vinner, skulle {then} vinna i stället för {winner}."
                )
            }
            None => both!(
                language,
                "Among the tenders of the case: without {removed}, which does not win, {winner} would not win alone.",
                "Bland ärendets anbud: utan {removed}, som inte vinner, skulle {winner} inte vinna ensamt."
            ),
        }
    };
    let Some(removals) = &real.removals else {
        return vec![
            pick(
                language,
                "The tenders of the case are too many to be taken away one by one.",
                "Ärendets anbud är för många för att tas bort ett i taget.",
            )
            .to_owned(),
        ];
    };
    let mut lines: Vec<String> = removals.iter().map(line).collect();
    if lines.is_empty() && !matches!(tried.stress.order, Order::Absolute | Order::Kept(_)) {
        lines.push(pick(
            language,
            "Among the tenders of the case none that does not win changes the winner by being there.",
            "Bland ärendets anbud finns inget som inte vinner och ändrar vinnaren genom att finnas.",
        ).to_owned());
    }
    lines
}

/// What a point costs: prices at which tenders of different quality are equally good.
fn points(tried: &Tried<'_>) -> Section {
    let language = tried.language;
    let heading = pick(language, "What quality is worth in money", "Vad kvalitet är värd i pengar");
    let lines = &tried.stress.lines;
    let mut columns = vec![Column::of_figures(quality_word(tried), "")];
    for line in lines {
        let price = tried.money(&line.price);
        let title = both!(language, "as good as {price}", "lika bra som {price}");
        columns.push(Column::of_figures(&title, ""));
        columns.push(Column::of_figures(pick(language, "a point", "en poäng"), ""));
    }
    let count = lines.iter().map(|line| line.points.len()).max().unwrap_or(0);
    let rows = (0..count).map(|at| row(points_row(tried, lines, at)));
    let table = Table { columns, rows: rows.collect() };
    let text = both!(
        language,
        "A tender of each quality is as good at the price in its row as one of middle quality at the price in the head of the column, beside the cheapest and the dearest that are usual; then what one point more was worth since the row above.",
        "Ett anbud med radens kvalitet är vid radens pris lika bra som ett med medelgod kvalitet vid priset i kolumnens huvud, bredvid det billigaste och det dyraste som är vanligt; sedan vad en poäng till är värd sedan raden ovanför."
    );
    let after = where_one_cannot_matter(tried, lines);
    let lines = if table.rows.is_empty() { Vec::new() } else { vec![text] };
    Section { heading, lines, table, after, file: String::new() }
}

/// Where the price cannot matter, and where quality cannot.
fn where_one_cannot_matter(tried: &Tried<'_>, lines: &[Line]) -> Vec<String> {
    let points = || lines.iter().flat_map(|line| &line.points);
    let is_flat =
        |line: &Line| line.points.iter().all(|it| it.price == Reach::Price(line.price.clone()));
    let mut after = Vec::new();
    let mut say = |holds: bool, en, sv| {
        if holds {
            after.push(pick(tried.language, en, sv).to_owned());
        }
    };
    say(
        points().any(|point| point.price == Reach::Any),
        "Any price: however dear, such a tender stays ahead; there the price cannot matter.",
        "Vilket pris som helst: hur dyrt det än är ligger ett sådant anbud före; där kan priset inte spela roll.",
    );
    say(
        points().any(|point| point.price == Reach::Never),
        "No price: however cheap, such a tender stays behind; no price makes up for its quality.",
        "Inget pris: hur billigt det än är ligger ett sådant anbud efter; inget pris uppväger dess kvalitet.",
    );
    say(
        !lines.is_empty() && lines.iter().all(is_flat),
        "Quality is worth nothing here: among the tenders that are admitted only the price counts.",
        "Kvaliteten är inget värd här: bland anbud som godtas räknas bara priset.",
    );
    after
}

fn points_row(tried: &Tried<'_>, lines: &[Line], at: usize) -> Vec<String> {
    let quality = lines.iter().find_map(|line| line.points.get(at)).map(|it| it.quality.clone());
    let quality = quality.map(|it| tried.number(&it, 2)).unwrap_or_default();
    let mut cells = vec![quality];
    for line in lines {
        let point = line.points.get(at);
        cells.push(point.map(|it| reach(tried, &it.price)).unwrap_or_default());
        let each = point.and_then(|it| it.each.as_ref());
        cells.push(each.map(|each| money_per_point(tried, each)).unwrap_or_default());
    }
    cells
}

/// Whole amounts, or two decimals where they are small.
fn money_per_point(tried: &Tried<'_>, each: &Exact) -> String {
    let decimals = if each.absolute() >= Exact::whole(1_000) { 0 } else { 2 };
    tried.number(each, decimals)
}

/// A price, or that any or none will do.
fn reach(tried: &Tried<'_>, reach: &Reach) -> String {
    match reach {
        Reach::Price(price) => tried.number(price, 2),
        Reach::Any => pick(tried.language, "any price", "vilket pris som helst").to_owned(),
        Reach::Never => pick(tried.language, "no price", "inget pris").to_owned(),
    }
}

/// What one step of each criterion is worth.
fn steps(tried: &Tried<'_>) -> Section {
    let language = tried.language;
    let heading = pick(
        language,
        "What one step up is worth, from the middle of everything",
        "Vad ett steg upp är värt, från mitten av allt",
    );
    let columns = vec![
        Column::of_words(pick(language, "Criterion", "Kriterium")),
        Column::of_figures(pick(language, "Worth", "Värt"), &*tried.procedure.procurement.currency),
    ];
    let rows = tried
        .stress
        .steps
        .iter()
        .flatten()
        .map(|step| row(vec![tried.title(step.criterion), reach(tried, &step.worth)]));
    let table = Table { columns, rows: rows.collect() };
    let too_many = pick(
        language,
        "The criteria and requirements are too many to be tried one by one.",
        "Kriterierna och kraven är för många för att prövas ett i taget.",
    );
    let is_tried = tried.stress.steps.is_some();
    let lines = if is_tried { Vec::new() } else { vec![too_many.to_owned()] };
    Section { heading, lines, table, after: Vec::new(), file: String::new() }
}

/// What real tenders could have gained by their price.
fn gains(tried: &Tried<'_>) -> Section {
    let language = tried.language;
    let heading = pick(
        language,
        "The price at which each tender would have gained a place",
        "Priset vid vilket varje anbud hade vunnit en plats",
    );
    let gains = tried.stress.real.iter().flat_map(|real| &real.gains);
    let columns = vec![
        Column::of_words(pick(language, "Tender", "Anbud")),
        Column::of_figures(pick(language, "Place", "Plats"), ""),
        Column::of_figures(pick(language, "Price", "Pris"), &*tried.procedure.procurement.currency),
        Column::of_figures(
            pick(language, "Needed", "Hade krävts"),
            &*tried.procedure.procurement.currency,
        ),
    ];
    let rows = gains.map(|gain| {
        let needed = gain.needed.as_ref().map(|it| it.rounded(2, anbud::Mode::Floor));
        let needed = needed.map_or(Reach::Never, Reach::Price);
        let price = tried.number(&gain.price, 2);
        row(vec![tried.id(gain.tender), gain.place.to_string(), price, reach(tried, &needed)])
    });
    let table = Table { columns, rows: rows.collect() };
    Section { heading, lines: Vec::new(), table, after: Vec::new(), file: String::new() }
}
