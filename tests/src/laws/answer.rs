//! What the engine says of a case, without what may differ between two ways of writing it.

use anbud::diagnostic::{Diagnostic, Severity};
use anbud::evaluation::{Scope, evaluate};
use anbud_report::View;
use serde_json::{Value, json};

use crate::folder::Folder;
use crate::naive::case::Case;
use crate::naive::choices::Choices;
use crate::naive::write::{self, Files};

/// What the engine says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// JSON; empty if the case was refused.
    pub output: String,
    /// Every mistake, as it is told to people.
    pub mistakes: Vec<String>,
    /// The codes of all mistakes, each once.
    codes: Vec<&'static str>,
}

/// The files of a case in their plainest writing.
pub fn plain_files(case: &Case) -> Files {
    write::files(case, &mut Choices::new(&[]))
}

/// What the engine says of these files.
pub fn of_files(files: &Files) -> Answer {
    let folder = Folder::new();
    for (name, text) in files {
        folder.write(name, text.as_bytes(), false);
    }
    let case = anbud_files::Case::read(folder.path()).expect("the files can be read");
    let (Some(procedure), Some(tenders), Some(sheet), false) =
        (&case.procedure, &case.tenders, &case.sheet, case.has_mistakes())
    else {
        return refused(&case.diagnostics);
    };
    let evaluation = match evaluate(procedure, tenders, sheet, Scope::Whole) {
        Ok(evaluation) => evaluation,
        Err(mistakes) => return refused(&mistakes),
    };
    let view = View::new(procedure, tenders, sheet, &evaluation, &case.diagnostics);
    let output = anbud_report::json::json(&view).expect("JSON can be written");
    Answer { output, mistakes: Vec::new(), codes: Vec::new() }
}

fn refused(diagnostics: &[Diagnostic]) -> Answer {
    let mistakes: Vec<&Diagnostic> =
        diagnostics.iter().filter(|one| one.severity == Severity::Mistake).collect();
    let mut codes: Vec<&str> = mistakes.iter().map(|one| one.code.name()).collect();
    codes.sort_unstable();
    codes.dedup();
    let mistakes = mistakes.iter().map(ToString::to_string).collect();
    Answer { output: String::new(), mistakes, codes }
}

/// What the engine says of a case.
pub fn of(case: &Case) -> Answer {
    of_files(&plain_files(case))
}

impl Answer {
    /// Whether the case was evaluated.
    pub fn is_evaluated(&self) -> bool {
        !self.output.is_empty()
    }

    /// Everything but the seal and the places in files; of a refused case the codes of its mistakes.
    pub fn meaning(&self) -> Value {
        if !self.is_evaluated() {
            return json!({ "mistakes": self.codes });
        }
        let mut value: Value = serde_json::from_str(&self.output).expect("the output is JSON");
        let warnings = value["warnings"].as_array().expect("a list of warnings");
        let mut warnings: Vec<String> =
            warnings.iter().map(|one| format!("{} {}", one["code"], one["count"])).collect();
        warnings.sort_unstable();
        value["warnings"] = json!(warnings);
        value["seal"] = Value::Null;
        for tender in value["tenders"].as_array_mut().expect("a list of tenders") {
            let grounds = tender["grounds"].as_array().expect("a list of grounds");
            let mut grounds: Vec<String> =
                grounds.iter().map(|one| format!("{} {}", one["code"], one["text"])).collect();
            grounds.sort_unstable();
            tender["grounds"] = json!(grounds);
        }
        value
    }

    /// The tenders in the order of the answer; none if the case was refused.
    pub fn tenders(&self) -> Vec<Value> {
        self.meaning()["tenders"].as_array().cloned().unwrap_or_default()
    }

    /// What is said of one tender.
    pub fn tender(&self, id: &str) -> Value {
        self.tenders().into_iter().find(|tender| tender["id"] == id).unwrap_or(Value::Null)
    }

    /// Whether no other tender can change a result, as the engine says.
    pub fn is_absolute(&self) -> bool {
        self.meaning()["model"]["absolute"] == true
    }
}
