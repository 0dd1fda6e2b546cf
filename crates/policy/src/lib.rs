//! An account and a policy pack in, ranked next steps with reasons out. It sends nothing.
#![forbid(unsafe_code)]

mod advice;

pub use advice::*;
