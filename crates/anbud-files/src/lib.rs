//! Reads the files of a case: the folder, its documents, and tables of any size.
//!
//! [`Case::read`] reads a whole folder; [`record_text`] and [`read_record`] write and read the record of an evaluation. The tables can also be read one by one into what the core library holds:
//! [`read_requirements`] into criteria, [`read_evaluators`] and [`read_scores`] into a ledger.

mod archive;
mod case;
mod comments;
mod csv;
mod digest;
mod error;
mod evaluators;
mod folder;
mod items;
mod kinds;
mod lines;
mod pairs;
#[cfg(feature = "parquet")]
mod parquet;
mod prices;
mod progress;
mod record;
mod requirements;
mod row;
mod rows_again;
mod score_files;
mod scores;
mod sealed;
mod sheets;
mod side_by_side;
mod xlsx;

pub use archive::{DIGESTS, Part, archive};
pub use case::Case;
pub use comments::{Comments, CommentsByScore};
pub use error::ReadError;
pub use evaluators::read_evaluators;
pub use folder::FILE_BYTES_MAX;
pub use items::read_items;
pub use pairs::read_pairs;
#[cfg(feature = "parquet")]
pub use parquet::read_parquet;
pub use prices::read_prices;
pub use progress::Progress;
pub use record::{
    Head, RecordError, is_of_lots, lots_record_text, read_lots_record, read_record, record_head,
    record_text,
};
pub use requirements::read_requirements;
pub use scores::{SCORE_COLUMNS, read_scores};
pub use sealed::{Sealed, SealedError, read_sealed};
pub use sheets::{Per, ScoreBook, SheetsError, TenderNames, score_sheets};
pub use xlsx::read_workbook;
