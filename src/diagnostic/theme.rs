//! Sentences about theme.
