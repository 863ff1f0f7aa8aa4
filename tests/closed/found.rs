//! What fuzzing found, each under the name of what went wrong.
