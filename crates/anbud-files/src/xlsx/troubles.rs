//! Why a workbook cannot be read, in words of the person who saved it.

use anbud::diagnostic::{Diagnostic, codes};
use calamine::XlsxError;
use zip::result::ZipError;

use super::guard::Allowance;

/// Why a workbook cannot be read.
pub(super) enum Trouble {
    /// The file system refused.
    Disk(std::io::Error),
    /// The workbook is at fault; the place is not stated yet.
    Workbook(Diagnostic),
}

impl Trouble {
    /// What an error of the reader means.
    pub(super) fn of(error: XlsxError, allowance: &Allowance) -> Trouble {
        if allowance.is_spent() {
            return Trouble::Workbook(unpacks_to_too_much());
        }
        match error {
            XlsxError::Password => Trouble::Workbook(
                Diagnostic::mistake(codes::SYNTAX, "the workbook is locked with a password")
                    .help("save it without a password; anbud seals what counts"),
            ),
            XlsxError::Io(cause) => Trouble::of_reading(cause),
            XlsxError::Zip(error) => Trouble::of_archive(error),
            error => Trouble::Workbook(damaged(&format!("the workbook cannot be read: {error}"))),
        }
    }

    /// What an error of the archive means.
    pub(super) fn of_archive(error: ZipError) -> Trouble {
        match error {
            ZipError::Io(cause) => Trouble::of_reading(cause),
            _ => Trouble::Workbook(not_a_workbook()),
        }
    }

    /// A reader that meets bytes of another kind says so as the file system does.
    pub(super) fn of_reading(cause: std::io::Error) -> Trouble {
        use std::io::ErrorKind::{InvalidData, InvalidInput, Other, UnexpectedEof};
        match cause.kind() {
            InvalidData | InvalidInput | UnexpectedEof | Other => {
                Trouble::Workbook(damaged("the workbook is cut short or damaged"))
            }
            _ => Trouble::Disk(cause),
        }
    }
}

pub(super) fn not_a_workbook() -> Diagnostic {
    Diagnostic::mistake(codes::SYNTAX, "the file is not a workbook")
        .help("save it as `Excel Workbook (.xlsx)`; a CSV file keeps the ending `.csv`")
}

pub(super) fn damaged(message: &str) -> Diagnostic {
    let remedy = "open it in a spreadsheet, save it again as `.xlsx`, and compare what it shows";
    Diagnostic::mistake(codes::SYNTAX, message).help(remedy)
}

pub(super) fn too_large(message: &str) -> Diagnostic {
    let remedy = "keep only the sheets with scores, without pictures and other files, or save them as CSV UTF-8";
    Diagnostic::mistake(codes::LIMIT_WORKBOOK, message).help(remedy)
}

pub(super) fn unpacks_to_too_much() -> Diagnostic {
    too_large("the workbook unpacks to more than is read")
}
