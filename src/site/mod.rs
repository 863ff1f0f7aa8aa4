//! The model at one instant: what is true of each notice and component then, knowing no output format.

pub mod uptime;
