//! Every case under `tests/cases`, every README and every page of the manual: run, and compared with what it says.

use anbud_tests::{case, project};

#[test]
fn cases() {
    case::check_all(project::files_ending(&["tests/cases"], ".md"), case::check_case);
}

#[test]
fn pages() {
    let mut pages = project::files_ending(&["examples", "crates/anbud/manual"], ".md");
    pages.push(project::root().join("README.md"));
    pages.push(project::root().join("crates/README.md"));
    case::check_all(pages, case::check_page);
}
