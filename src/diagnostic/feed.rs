//! Sentences about feed.
