//! Sentences about output.
