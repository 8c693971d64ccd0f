//! Made-up tenders as tenders.toml: to be evaluated by anybody.

use std::fmt::Write;

use anbud::Literal;
use anbud::procedure::Item;
use anbud::tenders::Tender;
use anbud_analysis::stress::Order;

use super::Tried;
use super::words::pick;

/// The counter-example as tenders.toml; none where there is none. Where the rules have a price sheet the price stands as a
/// whole, and the unit prices are for the reader to fill in.
#[must_use]
pub fn tenders_toml(tried: &Tried<'_>) -> Option<String> {
    let Order::Reversed(reversal) = &tried.stress.order else { return None };
    let head = pick(
        tried.language,
        "# Made up. Without `c` another tender wins: remove it and evaluate again.",
        "# Påhittat. Utan `c` vinner ett annat anbud: ta bort det och utvärdera på nytt.",
    );
    let tenders = ["a", "b", "c"].iter().zip(reversal.made);
    let tenders = tenders.map(|(id, made)| one(tried, &tried.stress.trial.tender(id, made)));
    Some(format!("{head}\n{}", tenders.collect::<String>()))
}

fn one(tried: &Tried<'_>, tender: &Tender) -> String {
    let price = tender.price.as_ref().map_or(Literal::whole(0), |price| price.submitted.0);
    let mut text = String::from("\n[[tender]]\n");
    // writing to a string cannot fail
    let _ = writeln!(
        text,
        "id = \"{}\"\ntenderer = \"{}\"\nprice = {price}",
        tender.id, tender.tenderer
    );
    let requirement = |key| &tried.procedure.requirements[key].id;
    let meets = tender.meets.iter().map(|(key, met, _)| (requirement(*key), met.to_string()));
    text += &table("meets", meets.map(|(id, met)| (id.to_string(), met)).collect());
    let measures = tender.measures.iter();
    let measures = measures.map(|measure| (measure.name.to_string(), measure.value.to_string()));
    text += &table("measures", measures.collect());
    let scores = tender.scores.iter();
    let scores = scores.map(|(item, score, _)| (id(tried, *item), score.to_string()));
    text + &table("scores", scores.collect())
}

fn id(tried: &Tried<'_>, item: Item) -> String {
    tried.procedure.item_id(item).to_string()
}

/// A table on one line, or nothing where it is empty.
fn table(key: &str, entries: Vec<(String, String)>) -> String {
    if entries.is_empty() {
        return String::new();
    }
    let entry = |(name, value): &(String, String)| format!("{} = {}", bare(name), quoted(value));
    let entries: Vec<String> = entries.iter().map(entry).collect();
    format!("{key} = {{ {} }}\n", entries.join(", "))
}

/// A key, quoted where TOML asks for it. Identifiers hold no quotation marks.
fn bare(name: &str) -> String {
    let is_bare = name.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'_' || it == b'-');
    if is_bare { name.to_owned() } else { format!("\"{name}\"") }
}

/// A percentage is a text in TOML.
fn quoted(value: &str) -> String {
    if value.contains('%') { format!("\"{value}\"") } else { value.to_owned() }
}
