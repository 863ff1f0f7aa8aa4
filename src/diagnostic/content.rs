//! Sentences about content.
