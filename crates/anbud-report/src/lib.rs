//! anbud-report
