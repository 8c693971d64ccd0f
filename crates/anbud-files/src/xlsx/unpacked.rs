//! What a workbook unpacks to, looked at before it is opened: the reader keeps its texts and styles in memory.

use std::io::{Read, Seek, SeekFrom};

use zip::ZipArchive;

use super::troubles::{Trouble, damaged, not_a_workbook, too_large, unpacks_to_too_much};

/// How many bytes a workbook may have.
const FILE_BYTES_MAX: u64 = 256 << 20;
/// How many bytes the list of its parts may have.
const LIST_BYTES_MAX: u32 = 4 << 20;
/// How many bytes its parts may unpack to, the sheets left aside.
const PARTS_BYTES_MAX: u64 = 256 << 20;
/// The end of an archive, with the longest comment.
const END_BYTES_MAX: u64 = 22 + 65_535;
/// The least that a text in the list of texts takes: `<si/>`.
const TEXT_BYTES_MIN: u64 = 5;

/// How many packed bytes the reader needs to open a workbook: all but the sheets.
pub(super) fn opening_bytes(input: &mut (impl Read + Seek)) -> Result<u64, Trouble> {
    let length = input.seek(SeekFrom::End(0)).map_err(Trouble::Disk)?;
    if length > FILE_BYTES_MAX {
        return Err(Trouble::Workbook(too_large("the workbook is larger than 256 MiB")));
    }
    check_list(input, length)?;
    input.rewind().map_err(Trouble::Disk)?;
    let mut archive = ZipArchive::new(&mut *input).map_err(Trouble::of_archive)?;
    let (mut unpacked, mut sheets) = (0, 0);
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).map_err(Trouble::of_archive)?;
        if part.name().is_ok_and(|name| is_sheet(&name)) {
            sheets += part.compressed_size();
        } else {
            unpacked += unpack(&mut part, PARTS_BYTES_MAX - unpacked)?;
        }
    }
    input.rewind().map_err(Trouble::Disk)?;
    Ok(length.saturating_sub(sheets))
}

/// Refuses an archive with more parts than can be meant.
fn check_list(input: &mut (impl Read + Seek), length: u64) -> Result<(), Trouble> {
    let from = length.saturating_sub(END_BYTES_MAX);
    input.seek(SeekFrom::Start(from)).map_err(Trouble::Disk)?;
    let mut end = Vec::new();
    input.take(END_BYTES_MAX).read_to_end(&mut end).map_err(Trouble::Disk)?;
    let begin = memchr::memmem::rfind(&end, b"PK\x05\x06");
    let size = begin.and_then(|at| end.get(at + 12..at + 16)?.try_into().ok());
    match size.map(u32::from_le_bytes) {
        None => Err(Trouble::Workbook(not_a_workbook())),
        Some(size) if size > LIST_BYTES_MAX => {
            Err(Trouble::Workbook(too_large("the workbook has too many parts")))
        }
        Some(_) => Ok(()),
    }
}

fn is_sheet(name: &str) -> bool {
    name.contains("worksheets/sheet") && name.ends_with(".xml")
}

/// Unpacks a part without keeping it; yields how many bytes it has.
fn unpack(part: &mut impl Read, left: u64) -> Result<u64, Trouble> {
    let mut buffer = vec![0; 64 << 10];
    let (mut total, mut texts) = (0, 0);
    // a number may be cut in two between one buffer and the next: the end of the last one is kept
    let mut kept = 0;
    loop {
        let free = buffer.get_mut(kept..).unwrap_or_default();
        let count = part.read(free).map_err(Trouble::of_reading)?;
        if count == 0 {
            break;
        }
        total += count as u64;
        if total > left {
            return Err(Trouble::Workbook(unpacks_to_too_much()));
        }
        let filled = buffer.get(..kept + count).unwrap_or_default();
        texts = texts.max(texts_announced(filled));
        let tail = filled.len().min(TAIL);
        buffer.copy_within(kept + count - tail..kept + count, 0);
        kept = tail;
    }
    if texts > total / TEXT_BYTES_MIN + 1 {
        // the reader would make room for all of them
        return Err(Trouble::Workbook(damaged("the workbook announces more texts than it holds")));
    }
    Ok(total)
}

/// How many bytes of a buffer are looked at again with the next one.
const TAIL: usize = 256;

/// The greatest number of texts that a list of texts announces, none is 0.
fn texts_announced(bytes: &[u8]) -> u64 {
    const NAME: &[u8] = b"uniqueCount";
    let announced = memchr::memmem::find_iter(bytes, NAME).filter_map(|at| {
        let rest = bytes.get(at + NAME.len()..)?;
        let digits = rest.iter().position(u8::is_ascii_digit)?;
        let is_value = rest.get(..digits)?.iter().all(|byte| b"= \t\r\n\"'+".contains(byte));
        let number = rest.get(digits..)?.iter().take_while(|byte| byte.is_ascii_digit());
        is_value.then(|| {
            number.fold(0_u64, |number, byte| {
                number.saturating_mul(10).saturating_add(u64::from(byte - b'0'))
            })
        })
    });
    announced.max().unwrap_or(0)
}
