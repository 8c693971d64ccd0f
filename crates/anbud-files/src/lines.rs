//! Single lines of files that are too large to keep: found again on the disk.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::Mutex;

use crate::kinds::has_ending;

/// Every so many lines the byte is remembered where the next one begins.
const STRIDE: u32 = 4_096;

/// How many bytes of a line are shown.
const LINE_BYTES_MAX: u64 = 16 << 10;

/// Where lines begin in the files that were asked for, every [`STRIDE`] of them.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    marks: Mutex<BTreeMap<String, Vec<u64>>>,
}

impl Lines {
    /// A line of a file, without its end; none where it cannot be read any more, or is no text.
    pub(crate) fn line(&self, folder: &Path, name: &str, line: u32) -> Option<String> {
        if !has_ending(name, "csv") {
            return None;
        }
        let mut file = BufReader::with_capacity(1 << 16, File::open(folder.join(name)).ok()?);
        let wanted = line.checked_sub(1)?;
        let mark = {
            let mut marks = self.marks.lock().ok()?;
            if !marks.contains_key(name) {
                marks.insert(name.to_owned(), marks_of(&mut file)?);
            }
            *marks.get(name)?.get((wanted / STRIDE) as usize)?
        };
        file.seek(SeekFrom::Start(mark)).ok()?;
        for _ in 0..wanted % STRIDE {
            file.skip_until(b'\n').ok().filter(|count| *count > 0)?;
        }
        let mut bytes = Vec::new();
        file.take(LINE_BYTES_MAX).read_until(b'\n', &mut bytes).ok().filter(|count| *count > 0)?;
        let text = String::from_utf8_lossy(&bytes);
        Some(text.trim_start_matches('\u{feff}').trim_end_matches(['\n', '\r']).to_owned())
    }
}

/// Where the first line begins, and every [`STRIDE`]th after it.
fn marks_of(file: &mut impl BufRead) -> Option<Vec<u64>> {
    let mut marks = vec![0];
    let (mut at, mut count) = (0_u64, 0_u32);
    loop {
        let block = file.fill_buf().ok()?;
        if block.is_empty() {
            return Some(marks);
        }
        for end in memchr::memchr_iter(b'\n', block) {
            count += 1;
            if count == STRIDE {
                count = 0;
                marks.push(at + end as u64 + 1);
            }
        }
        let length = block.len();
        at += length as u64;
        file.consume(length);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stand_every_so_many_lines() {
        let text: String = (0..10_000).map(|line| format!("{line}\n")).collect();
        let marks = marks_of(&mut BufReader::with_capacity(7, text.as_bytes())).unwrap_or_default();
        let rest = |mark: &u64| usize::try_from(*mark).ok().and_then(|mark| text.get(mark..));
        let begins = |mark| rest(mark).and_then(|rest| rest.lines().next());
        let lines: Vec<_> = marks.iter().filter_map(begins).collect();
        assert_eq!(lines, ["0", "4096", "8192"]);
    }
}
