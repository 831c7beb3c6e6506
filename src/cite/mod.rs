//! cite
