//! The command line, as a user calls it.
#![cfg(feature = "cli")]

mod commands;
mod edxml;
mod ends;
mod html;
mod many;
mod spoofed;
mod verify;
