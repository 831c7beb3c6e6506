//! Word files (`.docx`, ISO/IEC 29500): letters as offices write and receive them.
