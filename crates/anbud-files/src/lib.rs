//! Reads the files of a case.

mod csv;
