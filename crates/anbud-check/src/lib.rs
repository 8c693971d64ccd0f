//! Re-checks the record of an evaluation with its own reader and its own arithmetic.
