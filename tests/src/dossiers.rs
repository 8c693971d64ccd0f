//! Dossiers as a reviewer gets them: made, read, unpacked, and the commands that their README states.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use crate::folder::Folder;
use crate::{anbud, project};

/// A dossier: its bytes, and its files by name.
#[derive(Debug)]
pub struct Dossier {
    /// The archive.
    pub bytes: Vec<u8>,
    /// What is in it.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Dossier {
    /// The dossier that these arguments ask for.
    ///
    /// # Panics
    /// Where it is not made.
    #[must_use]
    pub fn of(arguments: &[&str]) -> Self {
        let folder = Folder::new();
        let file = folder.path().join("award.zip");
        let words = [&["dossier"], arguments, &["-o", file.to_str().unwrap()]].concat();
        let words: Vec<String> = words.into_iter().map(str::to_owned).collect();
        let (printed, exit) = anbud::run(&words, project::root());
        assert_eq!((printed.as_str(), exit), ("", 0));
        let bytes = std::fs::read(&file).unwrap();
        let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
        let mut files = BTreeMap::new();
        for at in 0..archive.len() {
            let mut part = archive.by_index(at).unwrap();
            let mut content = Vec::new();
            part.read_to_end(&mut content).unwrap();
            files.insert(part.name().unwrap().into_owned(), content);
        }
        Dossier { bytes, files }
    }

    /// A file of it, as text.
    ///
    /// # Panics
    /// Where it is not there.
    #[must_use]
    pub fn text(&self, name: &str) -> String {
        String::from_utf8(self.files[name].clone()).unwrap()
    }

    /// A folder with all of its files.
    #[must_use]
    pub fn unpacked(&self) -> Folder {
        let folder = Folder::new();
        for (name, bytes) in &self.files {
            folder.write(name, bytes, false);
        }
        folder
    }

    /// The commands of its README, of this program or of another, with a tender of the record where one is to be named.
    ///
    /// # Panics
    /// Where it is no record.
    #[must_use]
    pub fn commands(&self) -> Vec<Vec<String>> {
        let record: serde_json::Value = serde_json::from_str(&self.text("record.json")).unwrap();
        let of = if record["lots"].is_array() { &record["lots"][0] } else { &record };
        let tender = of["tenders"][0]["id"].as_str().unwrap();
        let named =
            |word: &str| if ["TENDER", "ANBUD"].contains(&word) { tender } else { word }.to_owned();
        let readme = self.text("README.md");
        // a command stands four columns deeper than what is said of it
        let commands = readme.lines().filter_map(|line| line.strip_prefix("       "));
        let commands = commands.filter(|line| !line.starts_with("sha256:"));
        commands.map(|line| line.split(' ').map(named).collect()).collect()
    }
}
