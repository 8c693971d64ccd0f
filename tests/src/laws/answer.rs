//! What the engine says of a case, without what may differ between two ways of writing it.

use serde_json::{Value, json};

use crate::folder::Folder;
use crate::naive::case::Case;
use crate::naive::choices::Choices;
use crate::naive::write::{self, Files};

/// What `evaluate` says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Exit code.
    pub exit: u8,
    /// Standard output: JSON, or nothing.
    pub output: String,
    /// Standard error.
    pub messages: String,
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
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut world = anbud_cli::World::new(&mut out, &mut err, folder.path());
    let arguments = ["anbud", "evaluate", ".", "--format", "json"].map(std::ffi::OsString::from);
    let exit = anbud_cli::run(arguments, &mut world);
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("texts are UTF-8");
    Answer { exit, output: text(out), messages: text(err) }
}

/// What the engine says of a case.
pub fn of(case: &Case) -> Answer {
    of_files(&plain_files(case))
}

impl Answer {
    /// Whether the case was evaluated.
    pub fn is_evaluated(&self) -> bool {
        matches!(self.exit, 0 | 4)
    }

    /// Everything but the seal and the places in files; of a refused case the codes of its mistakes.
    pub fn meaning(&self) -> Value {
        if !self.is_evaluated() {
            return json!({ "exit": self.exit, "mistakes": self.mistakes() });
        }
        let mut value: Value = serde_json::from_str(&self.output).expect("the output is JSON");
        let warnings = value["warnings"].as_array().expect("a list of warnings");
        let mut warnings: Vec<String> =
            warnings.iter().map(|one| format!("{} {}", one["code"], one["count"])).collect();
        warnings.sort_unstable();
        value["warnings"] = json!(warnings);
        value["seal"] = Value::Null;
        value["exit"] = json!(self.exit);
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

    /// The codes of all mistakes, each once.
    fn mistakes(&self) -> Vec<&str> {
        let first_words = self.messages.lines().filter_map(|line| line.split_once("]: "));
        let mut codes: Vec<&str> =
            first_words.map(|(code, _)| code).filter(|code| code.starts_with("error[")).collect();
        codes.sort_unstable();
        codes.dedup();
        codes
    }
}
