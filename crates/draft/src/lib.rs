//! An account and a step in, a ready letter, message or call guide out. It sends nothing.
#![forbid(unsafe_code)]
