//! Archives: files in one zip beside a list of their digests. The same files give the same bytes.

use std::io::{Cursor, Write};

use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::digest::hexadecimal;

/// The name of the list of digests in an archive, in the format of `sha256sum`.
pub const DIGESTS: &str = "SHA256SUMS";

/// A file of an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its name, relative to the archive, with `/`.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl Part {
    /// A file of an archive.
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Part { name: name.into(), bytes: bytes.into() }
    }

    /// The SHA-256 of its bytes in hexadecimal, as `sha256sum` prints it.
    #[must_use]
    pub fn sha256(&self) -> String {
        hexadecimal(&Sha256::digest(&self.bytes))
    }
}

/// The bytes of a zip archive of these files, in order of name, with [`DIGESTS`] among them.
///
/// Neither clock nor platform leaves a trace: every entry is of 1 January 1980 and readable by all.
///
/// ```
/// use anbud_files::{Part, archive};
/// let parts = || vec![Part::new("b.txt", "two"), Part::new("a.txt", "one")];
/// let bytes = archive(parts())?;
/// assert_eq!(&bytes[..2], b"PK");
/// assert_eq!(bytes, archive(parts())?);
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
/// Where an archive cannot hold them: two of one name, or more than a zip can.
pub fn archive(mut parts: Vec<Part>) -> std::io::Result<Vec<u8>> {
    let digests = parts.iter().map(|part| format!("{}  {}\n", part.sha256(), part.name));
    let mut digests: Vec<String> = digests.collect();
    // by name, which stands behind the digest
    digests.sort_by(|a, b| name_of(a).cmp(name_of(b)));
    parts.push(Part::new(DIGESTS, digests.concat()));
    parts.sort_by(|a, b| a.name.cmp(&b.name));
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for part in &parts {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644)
            .large_file(u32::try_from(part.bytes.len()).is_err());
        writer.start_file(part.name.as_str(), options)?;
        writer.write_all(&part.bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}

fn name_of(line: &str) -> &str {
    line.split_once("  ").map_or("", |(_, name)| name)
}
