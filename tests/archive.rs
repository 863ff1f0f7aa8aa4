//! `tidings archive`: days that are over are kept for good.

mod command;
mod year;
