//! Word files (`.docx`, ISO/IEC 29500): letters as offices write and receive them.

mod write;

pub use write::{Indent, Sizes, Writer, to_vec, to_writer};
