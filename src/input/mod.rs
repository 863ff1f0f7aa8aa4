//! Texts and bytes as they come in, read into the model.

pub mod feed;
