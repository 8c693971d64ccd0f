//! A document as one page of HTML, by a template that users may replace.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, UndefinedBehavior, Value, context};

use super::ReportError;
use crate::document::Document;

const TEMPLATE: &str = include_str!("template.html");
const STYLE: &str = include_str!("style.css");

/// How much work a template may be: far more than any report needs.
const FUEL: u64 = 200_000_000;

/// The page.
pub(crate) fn html(document: &Document, template: Option<&str>) -> Result<String, ReportError> {
    fill(document, template.unwrap_or(TEMPLATE)).map_err(|error| {
        let line = error.line().map(|line| format!(", line {line}")).unwrap_or_default();
        let detail = error.detail().map(|detail| format!(": {detail}")).unwrap_or_default();
        ReportError::Template(format!("{}{detail}{line}", error.kind()))
    })
}

fn fill(document: &Document, template: &str) -> Result<String, minijinja::Error> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(FUEL));
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?;
    environment.set_syntax(syntax);
    environment.add_template("report.html", template)?;
    let style = Value::from_safe_string(compact(STYLE));
    let page = environment.get_template("report.html")?;
    page.render(context! { doc => Value::from(Serde(document)), style => style })
}

/// The style without indentation.
fn compact(style: &str) -> String {
    style.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}
