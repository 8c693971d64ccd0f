//! The catalogue for a terminal: all models by family, or one in full.

use anbud::catalogue::{Example, Family, Model, PrintedFigure, Source, Standing};
use anbud::procedure::Best;

use crate::style::{faint, heading, strong};
use crate::table::{Column, Row, Table};
use crate::text::filled;

/// All models as a table for each family, in the order given.
#[must_use]
pub fn list(models: &[Model], width: Option<usize>) -> String {
    let mut text = String::new();
    for family in models.chunk_by(|a, b| a.family == b.family) {
        let Some(first) = family.first() else { continue };
        text += if text.is_empty() { "" } else { "\n" };
        text += &format!("{}\n", heading(title(first.family)));
        text += &format!("{}\n\n", filled(purpose(first.family), "", "", width));
        text += &table(family).terminal(width);
    }
    text + "\n`anbud models NAME` shows one with its formula, sources and worked examples.\n"
}

fn title(family: Family) -> &'static str {
    match family {
        Family::Award => "Award models",
        Family::Transform => "Models of scores and measures",
        Family::Curve => "Models of prices and costs",
        Family::Abnormal => "Tests for abnormally low tenders",
    }
}

fn purpose(family: Family) -> &'static str {
    match family {
        Family::Award => "`model` in `[award]`: how price and quality make one result.",
        Family::Transform => {
            "`model` in a `[[criterion]]`: how a score, or a measure of which more is better, becomes a share of full marks."
        }
        Family::Curve => {
            "`model` in a `[[criterion]]`: how a price, or a measure of which less is better, becomes a share of full marks."
        }
        Family::Abnormal => {
            "`model` in `[abnormal]`: which tenders must be asked to explain their price."
        }
    }
}

fn table(family: &[Model]) -> Table {
    let titles = ["Name", "Title", "Other tenders", "In use in"];
    let row = |model: &Model| {
        let cells = [
            model.id.clone(),
            model.title.en.clone(),
            if model.is_relative() { "looks at them" } else { "no" }.to_owned(),
            model.countries.join(" "),
        ];
        Row { cells: cells.into(), is_strong: false }
    };
    Table { columns: titles.map(Column::of_words).into(), rows: family.iter().map(row).collect() }
}

/// One model in full.
#[must_use]
pub fn model(model: &Model, width: Option<usize>) -> String {
    let mut text = format!("{}\n{}\n\n", strong(&model.id), titles(model));
    text += &format!("{}\n", filled(&model.summary.en, "", "", width));
    text += &format!("{}\n", filled(&standing(model), "", "", width));
    text += &format!("\n{}\n", heading("Formula"));
    text.extend(model.formula.trim_end().lines().map(|line| format!("  {line}\n")));
    text += &parameters(model, width);
    text += &format!("\n{}\n", heading("In criteria.toml"));
    text.extend(stated(model).lines().map(|line| format!("  {line}\n")));
    text += &edges(model, width);
    if !model.also.is_empty() {
        text += &format!("\n{}\n", heading("Also known as"));
        text += &format!("{}\n", filled(&model.also.join(", "), "  ", "  ", width));
    }
    text += &sources(model, width);
    text + &examples(model, width)
}

fn titles(model: &Model) -> String {
    let countries = match model.countries.as_slice() {
        [] => String::new(),
        countries => format!(" · in use in {}", countries.join(", ")),
    };
    format!("{} · {}{}", model.title.en, model.title.sv, faint(&countries))
}

fn standing(model: &Model) -> String {
    let best = match model.best {
        Some(Best::Highest) => "The highest result wins. ",
        Some(Best::Lowest) => "The lowest result wins. ",
        None => "",
    };
    let others = if model.is_relative() {
        "Relative: the formula looks at the other tenders, so any of them may change a figure of another."
    } else {
        "Absolute: the formula looks at no other tender."
    };
    let certainty = if model.is_exact() {
        ""
    } else {
        " Approximate where a root, a power or a logarithm is not rational: rounded to 34 significant digits and marked ≈."
    };
    format!("{best}{others}{certainty}")
}

fn parameters(model: &Model, width: Option<usize>) -> String {
    if model.parameters.is_empty() {
        return String::new();
    }
    let mut text = format!("\n{}\n", heading("Parameters"));
    for (name, parameter) in &model.parameters {
        let line = format!("{name}: {} ({})", parameter.meaning.en, parameter.range);
        text += &format!("{}\n", filled(&line, "  ", "    ", width));
    }
    text
}

/// What a criteria file states to use the model.
fn stated(model: &Model) -> String {
    let table = match model.family {
        Family::Award => "[award]",
        Family::Abnormal => "[abnormal]",
        Family::Curve | Family::Transform => "[[criterion]]",
    };
    let parameters: Vec<String> =
        model.parameters.keys().map(|name| format!("{name} = …")).collect();
    let parameters = match parameters.as_slice() {
        [] => String::new(),
        parameters => format!("\nparameters = {{ {} }}", parameters.join(", ")),
    };
    format!("{table}\nmodel = \"{}\"{parameters}", model.id)
}

fn edges(model: &Model, width: Option<usize>) -> String {
    if model.edges.is_empty() {
        return String::new();
    }
    let mut text = format!("\n{}\n", heading("At the edges"));
    for (edge, what) in &model.edges {
        let line = format!("{}: {what}", edge.replace('_', " "));
        text += &format!("{}\n", filled(&line, "  ", "    ", width));
    }
    text
}

fn sources(model: &Model, width: Option<usize>) -> String {
    if model.sources.is_empty() {
        return String::new();
    }
    let mut text = format!("\n{}\n", heading("Sources"));
    for source in &model.sources {
        text += &format!("{}\n", filled(&source_line(source), "  ", "    ", width));
        // an address is never wrapped, so that it can be followed
        text += &source.url.as_ref().map(|url| format!("    {}\n", faint(url))).unwrap_or_default();
    }
    text
}

fn source_line(source: &Source) -> String {
    let standing = match source.standing {
        Standing::Read => "read in the source",
        Standing::Code => "read in the code or specification of a platform",
        Standing::Memory => "from memory: no source found yet",
    };
    match &source.date {
        Some(date) => format!("{}, {date} ({standing})", source.text),
        None => format!("{} ({standing})", source.text),
    }
}

fn examples(model: &Model, width: Option<usize>) -> String {
    let mut text = String::new();
    if !model.examples.is_empty() {
        text += &format!("\n{}\n", heading("Worked examples"));
    }
    for (at, example) in model.examples.iter().enumerate() {
        text += if at > 0 { "\n" } else { "" };
        text += &example_text(example, width);
    }
    text
}

fn example_text(example: &Example, width: Option<usize>) -> String {
    let source = example.source.as_deref().unwrap_or("Made for this catalogue");
    let mut text = format!("{}\n", filled(source, "  ", "    ", width));
    if let Some(note) = &example.note {
        text += &format!("{}\n", filled(note, "  ", "    ", width));
    }
    let conditions = conditions(example);
    if !conditions.is_empty() {
        text += &format!("    {}\n", conditions.join(", "));
    }
    let table = example_table(example).terminal(None);
    text.extend(table.lines().map(|line| format!("    {line}\n")));
    if let Some(error) = &example.error {
        text += &format!("    nothing comes out: {}\n", error);
    }
    text
}

/// What holds for all tenders of an example: constants, limits on the share, and how it is rounded if not half-up.
fn conditions(example: &Example) -> Vec<String> {
    let constants = example.constants.iter().map(|(name, figure)| (name.as_str(), Some(figure)));
    let limits = example.limits.iter().flat_map(|limits| {
        [("lowest share", limits.lowest.as_ref()), ("highest share", limits.highest.as_ref())]
    });
    let named = constants.chain(limits).filter_map(|(name, figure)| Some((name, figure?)));
    let rounding = example.decimals.zip(example.mode);
    named
        .map(|(name, figure)| format!("{name} = {}", figure.text()))
        .chain(
            rounding
                .map(|(decimals, mode)| format!("decimals = {decimals}, mode = {}", mode.name())),
        )
        .collect()
}

/// What is given and what comes out, a row for each tender.
fn example_table(example: &Example) -> Table {
    let texts =
        |figures: &Vec<PrintedFigure>| figures.iter().map(|f| f.text().to_owned()).collect();
    let given = example.given.iter().map(|(name, figures)| (name.as_str(), texts(figures)));
    let answers = |asked: &Vec<bool>| asked.iter().map(ToString::to_string).collect();
    let abnormal = example.abnormal.iter().map(|asked| ("abnormal", answers(asked)));
    let out = [
        ("share", &example.share),
        ("points", &example.points),
        ("result", &example.result),
        ("place", &example.places),
    ];
    let out = out.into_iter().filter_map(|(name, figures)| Some((name, texts(figures.as_ref()?))));
    let columns: Vec<(&str, Vec<String>)> = given.chain(out).chain(abnormal).collect();
    let height = columns.iter().map(|(_, texts)| texts.len()).max().unwrap_or(0);
    let cell = |texts: &Vec<String>, row: usize| texts.get(row).cloned().unwrap_or_default();
    let rows = (0..height).map(|row| Row {
        cells: columns.iter().map(|(_, texts)| cell(texts, row)).collect(),
        is_strong: false,
    });
    Table {
        rows: rows.collect(),
        columns: columns.iter().map(|(name, _)| Column::of_figures(name, "")).collect(),
    }
}
