//! The outcome as a council reads it: what was bought, what wins, the table, who was rejected and why, what decided.

mod columns;
mod sections;

use anbud::catalogue;
use anbud::evaluation::Scope;

use crate::View;
use crate::decision::decision;
use crate::style::plain;
use crate::table::Table;
use crate::words;
pub(crate) use sections::ground;

/// The outcome, ready to be set as terminal text or Markdown.
pub(crate) struct Summary {
    pub(crate) title: String,
    pub(crate) subtitle: String,
    pub(crate) principle: String,
    pub(crate) table: Table,
    /// Whether some figure of the table was rounded for it.
    pub(crate) is_rounded: bool,
    pub(crate) sections: Vec<Section>,
    pub(crate) decision: String,
}

/// A list below the table.
pub(crate) struct Section {
    pub(crate) heading: &'static str,
    pub(crate) items: Vec<Item>,
}

/// An entry of a list, with its particulars.
pub(crate) struct Item {
    pub(crate) text: String,
    pub(crate) details: Vec<String>,
}

/// Draws up the outcome.
pub(crate) fn summary(view: &View<'_>) -> Summary {
    let procurement = &view.procedure.procurement;
    let (table, is_rounded) = columns::table(view);
    Summary {
        title: plain(&procurement.title),
        subtitle: format!("{} · {}", plain(&procurement.authority), plain(&procurement.reference)),
        principle: principle(view),
        table,
        is_rounded,
        sections: sections::sections(view),
        decision: decision(view),
    }
}

fn principle(view: &View<'_>) -> String {
    if view.evaluation.scope == Scope::Quality {
        return String::new();
    }
    let award = &view.procedure.award;
    let model = award.model.as_deref();
    let title = model.and_then(catalogue::find).map(|model| model.title.en.clone());
    let title = title.unwrap_or_else(|| words::OWN_FORMULA.to_owned());
    words::principle(&title, model, &last_step(award.formula.text().as_str()), award.best)
}

/// The last step of a formula on one line, without comments.
fn last_step(formula: &str) -> String {
    let lines = formula.lines().map(|line| line.split('#').next().unwrap_or("").trim());
    let mut step = String::new();
    for line in lines.filter(|line| !line.is_empty()) {
        let begins = line.split_once('=').is_some_and(|(name, rest)| {
            !rest.starts_with('=') && name.trim().chars().all(|c| c.is_alphanumeric() || c == '_')
        });
        if begins {
            step.clear();
        }
        step += if step.is_empty() { "" } else { " " };
        step += line;
    }
    step.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::last_step;

    #[test]
    fn the_last_step_of_a_formula_stands_on_one_line() {
        assert_eq!(last_step("result = quality / price\n"), "result = quality / price");
        let formula = "over = price / 2 # half\nresult = if over <= 1\n    then 1\n    else over";
        assert_eq!(last_step(formula), "result = if over <= 1 then 1 else over");
    }
}
