//! One model in full, its examples worked out as it is shown.

use anbud::catalogue::Model;

use super::{countries, example, source_line, standing, stated};
use crate::style::{faint, heading, strong};
use crate::text::filled;

/// One model in full.
#[must_use]
pub fn model(model: &Model, width: Option<usize>) -> String {
    let titles = format!("{} · {}", model.title.en, model.title.sv);
    let mut text = format!("{}\n{}\n\n", strong(&model.id), filled(&titles, "", "", width));
    text += &format!("{}\n", filled(&model.summary.en, "", "", width));
    text += &format!("{}\n\n", faint(&filled(&model.summary.sv, "", "", width)));
    text += &format!("{}\n", filled(&standing(model), "", "", width));
    if !model.formula.is_empty() {
        text += &format!("\n{}\n", heading("Formula"));
        text.extend(model.formula.trim_end().lines().map(|line| format!("  {line}\n")));
    }
    text += &parameters(model, width);
    text += &format!("\n{}\n", heading("In criteria.toml"));
    text.extend(stated(model).lines().map(|line| format!("  {line}\n")));
    text += &edges(model, width);
    text += &line("Also known as", &model.also.join(", "), width);
    text += &line("In use in", &countries(model), width);
    text += &sources(model, width);
    text + &example::all(model, width)
}

/// A heading with one line below it; nothing where the line is empty.
fn line(title: &str, text: &str, width: Option<usize>) -> String {
    match text {
        "" => String::new(),
        text => format!("\n{}\n{}\n", heading(title), filled(text, "  ", "  ", width)),
    }
}

fn parameters(model: &Model, width: Option<usize>) -> String {
    if model.parameters.is_empty() {
        return String::new();
    }
    let mut text = format!("\n{}\n", heading("Parameters"));
    for (name, parameter) in &model.parameters {
        let (meaning, range) = (&parameter.meaning, &parameter.range);
        let line = format!("{name}: {} ({})", meaning.en, range.en);
        text += &format!("{}\n", filled(&line, "  ", "    ", width));
        let line = format!("{} ({})", meaning.sv, range.sv);
        text += &format!("{}\n", faint(&filled(&line, "    ", "    ", width)));
    }
    text
}

fn edges(model: &Model, width: Option<usize>) -> String {
    if model.edges.is_empty() {
        return String::new();
    }
    let mut text = format!("\n{}\n", heading("At the edges"));
    let first =
        "worked out on the figures of the first example · uträknat på talen i det första exemplet";
    text += &format!("{}\n", faint(&filled(first, "  ", "  ", width)));
    for line in super::edges::lines(model) {
        text += &format!("{}\n", filled(&line, "  ", "    ", width));
    }
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
