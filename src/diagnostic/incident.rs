//! Sentences about incident.
