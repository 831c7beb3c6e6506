//! Letters as text: what is read, kept, printed and told.
#![cfg(feature = "letter")]

mod evidence;
mod examples;
mod forms;
mod hostile;
#[path = "../kept/mod.rs"]
mod kept;
mod legacy;
mod mutated;
mod nothing_lost;
mod print;
#[path = "../printed/mod.rs"]
mod printed;
mod structure;
#[path = "../told/mod.rs"]
mod told;
mod typists;
