//! Sentences about maintenance.
