//! Every criteria file to start from loads without a mistake, and without a warning but that no tenders are there yet.

use anbud::diagnostic::codes;
use anbud_files::Case;
use anbud_tests::checks::Checks;
use anbud_tests::project;

#[test]
fn every_criteria_file_loads_without_a_mistake() {
    let mut checks = Checks::new();
    for folder in std::fs::read_dir(project::root().join("criteria")).unwrap() {
        let path = folder.unwrap().path();
        if path.is_dir() {
            checks.run(project::name(&path), || loads(&path));
        }
    }
    checks.finish();
}

/// What is said of the rules beside that nothing was submitted yet.
fn loads(path: &std::path::Path) -> Result<(), String> {
    let case = Case::read(path).map_err(|error| error.to_string())?;
    let said: Vec<String> = case
        .diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.code != codes::FILE_MISSING)
        .map(ToString::to_string)
        .collect();
    if said.is_empty() && case.procedure.is_some() { Ok(()) } else { Err(said.join("\n")) }
}
