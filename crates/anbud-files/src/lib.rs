//! Reads the files of a case: the folder, its documents, and tables of any size.
//!
//! [`Case::read`] reads a whole folder; [`record_text`] and [`read_record`] write and read the record of an evaluation. The tables can also be read one by one into what the core library holds:
//! [`read_requirements`] into criteria, [`read_evaluators`] and [`read_scores`] into a ledger.

mod case;
mod csv;
mod digest;
mod error;
mod evaluators;
mod folder;
mod items;
mod lines;
mod prices;
mod record;
mod requirements;
mod row;
mod score_files;
mod scores;
mod sealed;
mod side_by_side;

pub use case::Case;
pub use error::ReadError;
pub use evaluators::read_evaluators;
pub use folder::FILE_BYTES_MAX;
pub use items::read_items;
pub use prices::read_prices;
pub use record::{RecordError, read_record, record_text};
pub use requirements::read_requirements;
pub use scores::read_scores;
pub use sealed::{Sealed, SealedError, read_sealed};
