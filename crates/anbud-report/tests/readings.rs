//! Readings of small evaluations built in code: what people and programs get to see.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on shall stop"
)]

#[path = "readings/lifts.rs"]
mod lifts;

use anbud_report::explain::{self, Detail};
use anbud_report::{csv, json, markdown, text};

use lifts::Lifts;

#[test]
fn look() {
    let lifts = Lifts::new("quality-per-price").scored();
    let case = lifts.evaluated();
    let view = case.view();
    println!("{}", text::text(&view, None));
    println!("{}", text::text(&view, Some(60)));
    println!("{}", markdown::markdown(&view));
    println!("{}", csv::csv(&view));
    println!("{}", json::json(&view).unwrap());
    for id in ["north", "south", "west"] {
        println!("{}", explain::tender(&view, view.find(id).unwrap(), Detail::default()));
    }
    for id in ["service", "safety", "price", "experience", "F-1"] {
        println!(
            "------ {id}\n{}",
            explain::item(&view, view.find("north").unwrap(), case.item(id), Detail::default())
        );
    }
    println!(
        "------ all\n{}",
        explain::item(&view, view.find("north").unwrap(), case.item("F-1"), Detail { all: true })
    );
}
