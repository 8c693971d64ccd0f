//! Digests of the files of a case: what `sha256sum` prints.

use std::io::Read;

use anbud::record::File;
use sha2::{Digest, Sha256};

use crate::ReadError;
use crate::folder::Folder;

/// How many bytes are read at a time.
const BLOCK: usize = 1 << 16;

/// The digest of a file in the folder of a case; none where there is no such file.
pub(crate) fn digest(folder: &Folder, name: &str) -> Result<Option<File>, ReadError> {
    let Some(mut file) = folder.file(name)? else { return Ok(None) };
    let mut digest = Sha256::new();
    let mut block = vec![0; BLOCK];
    let mut bytes = 0;
    loop {
        let read = file.read(&mut block).map_err(|cause| folder.unreadable(name, cause))?;
        let Some(part) = block.get(..read).filter(|part| !part.is_empty()) else { break };
        digest.update(part);
        bytes += read as u64;
    }
    let sha256 = hexadecimal(&digest.finalize());
    Ok(Some(File { bytes, name: name.to_owned(), sha256 }))
}

/// Bytes as hexadecimal digits.
pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
