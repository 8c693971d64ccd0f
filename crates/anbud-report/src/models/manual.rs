//! The catalogue as pages of the manual, in Markdown.

use std::fmt::Write as _;

use anbud::catalogue::{Example, Family, Model};

use super::{FAMILIES, countries, edges, example, purpose, source_line, standing, stated, title};

const HEAD: &str = "\
# The models

Every model of the catalogue, by where it stands in a criteria file. The pages say of each its formula, its parameters, what happens at the
edges, where it is known from, and show worked examples; they are written from the catalogue. `anbud models NAME` shows the same for one model,
and `anbud models --search WORD` finds one by any of its names. What is from memory says so, and is attributed to nobody until a source is
found.
";

/// The pages of the manual on models: the name of each file and its text.
#[must_use]
pub fn manual(models: &[Model]) -> Vec<(&'static str, String)> {
    let mut overview = HEAD.to_owned();
    let mut pages = Vec::new();
    for family in FAMILIES {
        let file = file(*family);
        let (title, purpose) = (title(*family), purpose(*family));
        let _ = write!(overview, "\n## {title}\n\n{purpose} See [{file}]({file}).\n\n");
        let mut page = format!("# {title}\n\n{purpose}\n");
        for model in models.iter().filter(|model| model.family == *family) {
            let _ = writeln!(overview, "- [`{0}`]({file}#{0}): {1}", model.id, model.title.en);
            one(&mut page, model);
        }
        pages.push((file, page));
    }
    pages.insert(0, ("models.md", overview));
    pages
}

fn file(family: Family) -> &'static str {
    match family {
        Family::Award => "models-award.md",
        Family::Transform => "models-scores.md",
        Family::Curve => "models-prices.md",
        Family::Abnormal => "models-low-prices.md",
    }
}

fn one(text: &mut String, model: &Model) {
    let _ = write!(text, "\n## {}\n\n*{}* · *{}*\n\n", model.id, model.title.en, model.title.sv);
    let _ = write!(text, "{}\n\n", prose(&model.summary.en));
    if !model.formula.is_empty() {
        let _ = write!(text, "```text\n{}\n```\n\n", model.formula.trim_end());
    }
    let _ = write!(text, "{}\n\n```toml\n{}\n```\n", standing(model), stated(model));
    if !model.parameters.is_empty() {
        text.push('\n');
    }
    for (name, parameter) in &model.parameters {
        let _ = writeln!(
            text,
            "- `{name}`: {} ({})",
            prose(&parameter.meaning.en),
            prose(&parameter.range.en)
        );
    }
    text.push('\n');
    for line in edges::lines(model) {
        let _ = writeln!(text, "- {}", prose(&line));
    }
    for (edge, what) in &model.edges {
        let _ = writeln!(text, "- {}: {}", edge.replace('_', " "), prose(what));
    }
    let also = model.also.join(", ");
    for (what, names) in [("Also known as", also), ("In use in", countries(model))] {
        if !names.is_empty() {
            let _ = write!(text, "\n{what}: {names}.\n");
        }
    }
    text.push_str("\nSources:\n\n");
    for source in &model.sources {
        let address = source.url.as_ref().map(|url| format!(", <{url}>")).unwrap_or_default();
        let _ = writeln!(text, "- {}{address}", prose(&source_line(source)));
    }
    for shown in &model.examples {
        example_text(text, model, shown);
    }
}

fn example_text(text: &mut String, model: &Model, shown: &Example) {
    let source = shown.source.as_deref().unwrap_or("made");
    let note = shown.note.as_ref().map(|note| format!(" {}", prose(note))).unwrap_or_default();
    let _ = write!(text, "\nExample ({}).{note}", prose(source));
    let worked = shown.work_out(model);
    let steps =
        worked.as_ref().map(|worked| example::shared_steps(model, worked)).unwrap_or_default();
    for line in [example::conditions(shown).join(", "), steps.join(", ")] {
        if !line.is_empty() {
            let _ = write!(text, " `{line}`");
        }
    }
    text.push_str("\n\n");
    let columns = example::columns(model, shown, worked.as_ref().ok());
    let line = |cells: Vec<&str>| format!("| {} |\n", cells.join(" | "));
    text.push_str(&line(columns.iter().map(|(name, _)| name.as_str()).collect()));
    text.push_str(&line(columns.iter().map(|_| "---:").collect()));
    let height = columns.iter().map(|(_, cells)| cells.len()).max().unwrap_or(0);
    for row in 0..height {
        let cells = columns.iter().map(|(_, cells)| cells.get(row).map_or("", String::as_str));
        text.push_str(&line(cells.collect()));
    }
    if let Err(error) = &worked {
        let _ = write!(text, "\nNothing comes out: {error}.\n");
    }
}

/// Text in which brackets are no links and addresses are.
fn prose(text: &str) -> String {
    let text = text.replace('[', "\\[").replace(']', "\\]");
    let linked = |word: &str| {
        let address = word.trim_end_matches([',', '.', ')', ';']);
        let rest = word.strip_prefix(address).unwrap_or_default();
        if address.starts_with("http") { format!("<{address}>{rest}") } else { word.to_owned() }
    };
    text.split(' ').map(linked).collect::<Vec<_>>().join(" ")
}
