//! Sentences about newsletter.
