//! Sentences about page.
