//! The `congvan` command.
fn main() {}
