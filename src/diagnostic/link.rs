//! Sentences about link.
