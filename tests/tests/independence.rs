//! The checker knows nothing of the engine: no dependency leads from one to the other.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on stops with a message"
)]

use std::collections::{BTreeMap, BTreeSet};

use anbud_tests::project::{root, text};

/// Every package of Cargo.lock with the names of what it depends on.
fn graph() -> BTreeMap<String, Vec<String>> {
    let lock: toml::Table = text(&root().join("Cargo.lock")).parse().unwrap();
    let mut graph: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for package in lock["package"].as_array().unwrap() {
        let list = package.get("dependencies").and_then(|list| list.as_array());
        // a name may be followed by a version where there are several
        let name =
            |entry: &toml::Value| entry.as_str().unwrap().split(' ').next().unwrap().to_owned();
        let dependencies = list.into_iter().flatten().map(name);
        graph.entry(name(&package["name"])).or_default().extend(dependencies);
    }
    graph
}

fn reached(from: &str) -> BTreeSet<String> {
    let graph = graph();
    let (mut reached, mut open) = (BTreeSet::new(), vec![from.to_owned()]);
    while let Some(name) = open.pop() {
        if reached.insert(name.clone()) {
            open.extend(graph[&name].iter().cloned());
        }
    }
    reached
}

#[test]
fn the_checker_reaches_no_crate_of_ours_and_no_arithmetic_of_the_engine() {
    let checker = reached("anbud-check");
    assert!(checker.contains("num-rational"));
    let ours: Vec<&String> = checker.iter().filter(|name| name.starts_with("anbud")).collect();
    assert_eq!(ours, ["anbud-check"]);
    let engine = reached("anbud");
    for arithmetic in ["dashu-ratio", "dashu-int", "dashu-float", "rust_decimal"] {
        assert!(engine.contains(arithmetic) && !checker.contains(arithmetic), "{arithmetic}");
    }
    assert!(!engine.contains("anbud-check"));
}
