//! The large example is what its program makes, byte for byte.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

#[path = "../../examples/make-health-record/main.rs"]
#[expect(dead_code, reason = "the test makes the files without writing them")]
mod make_health_record;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The case as committed; its README is written by hand and made by nobody.
fn committed(folder: &Path) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("the folder can be listed").path();
        let name =
            path.file_name().and_then(|name| name.to_str()).expect("a plain name").to_owned();
        if path.is_dir() {
            let inside = committed(&path).into_iter();
            files.extend(inside.map(|(file, text)| (format!("{name}/{file}"), text)));
        } else if name != "README.md" {
            files.insert(name, fs::read_to_string(&path).expect("the file is UTF-8"));
        }
    }
    files
}

#[test]
fn the_committed_case_is_what_the_program_makes() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/health-record");
    let made = make_health_record::generate();
    let committed = committed(&folder);
    let names = |files: &BTreeMap<String, String>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&made), names(&committed));
    for (name, text) in &made {
        // Not `assert_eq`: a difference in a score file would print both files whole.
        assert!(committed[name] == *text, "`{name}` differs: run the example make-health-record");
    }
}
