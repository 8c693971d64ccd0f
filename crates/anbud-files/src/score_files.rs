//! All score files of a case, read one after another.

use std::sync::Arc;

use anbud::Diagnostic;
use anbud::ledger::Ledger;

use crate::ReadError;
use crate::folder::Folder;
use crate::kinds::{read_in_parts, read_score_file};

/// Reads the score files of a folder into a ledger, for a second time where it wants to see rows again, and returns the
/// mistakes in the tables themselves. Without a ledger only the tables are checked.
pub(crate) fn read_score_files(
    folder: &Folder,
    mut ledger: Option<&mut Ledger<'_>>,
) -> Result<Vec<Diagnostic>, ReadError> {
    let found = read_once(folder, ledger.as_deref_mut())?;
    if let Some(ledger) = ledger.filter(|ledger| ledger.wants_again()) {
        ledger.begin_again();
        // what is wrong was found at the first time
        read_once(folder, Some(ledger))?;
    }
    Ok(found)
}

fn read_once(
    folder: &Folder,
    mut ledger: Option<&mut Ledger<'_>>,
) -> Result<Vec<Diagnostic>, ReadError> {
    let (files, mut found) = folder.score_files()?;
    let size = |name: &Arc<str>| {
        std::fs::metadata(folder.path().join(&**name)).map_or(0, |metadata| metadata.len())
    };
    folder.progress.expect(files.iter().map(size).sum());
    for name in files {
        if let Some(ledger) = &mut ledger
            && read_in_parts(&folder.path().join(&*name), &name, ledger, &folder.progress)
                .map_err(|cause| folder.unreadable(&name, cause))?
        {
            continue;
        }
        let Some(file) = folder.file(&name)? else { continue };
        let read = read_score_file(file, &name, ledger.as_deref_mut());
        found.extend(read.map_err(|cause| folder.unreadable(&name, cause))?);
        folder.progress.add(size(&name));
    }
    Ok(found)
}
