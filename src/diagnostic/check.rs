//! Sentences about check.
