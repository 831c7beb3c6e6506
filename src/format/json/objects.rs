//! How many objects a text has, before any is made.

use crate::format::fault::Fault;
use crate::format::limit::too_many_objects;

/// Refuses a text with more objects than the limit, at the first one too many.
///
/// A text of up to two bytes for each that is allowed cannot have more of them, so that
/// letters of any usual length are not looked at.
pub(super) fn check(text: &str, limit: usize) -> Result<(), Fault> {
    if text.len() / 2 <= limit {
        return Ok(());
    }
    let (mut count, mut in_string, mut escaped) = (0, false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = in_string,
            b'"' => in_string = !in_string,
            b'{' if !in_string => count += 1,
            _ => {}
        }
        if count > limit {
            return Err(too_many_objects(limit).at(at));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn braces_of_texts_are_no_objects() {
        let text = r#"{"a": "{{{{\"{", "b": {}, "c": "\\", "d": {}}"#;
        assert!(check(text, 3).is_ok());
        assert!(check(text, 2).is_err());
    }
}
