//! Fields of forms: what Word shows of a list is kept beside the field.

use super::units::number;
use crate::format::docx::names::Space;
use crate::format::docx::package::Xml;
use crate::format::fault::Fault;

/// Word has no longer lists; the rest is not shown.
const MOST: usize = 25;

/// The entry that is chosen of the list in the `w:fldChar` at hand.
pub(super) fn entry(xml: &mut Xml<'_>) -> Result<Option<String>, Fault> {
    let (mut found, level) = (None, xml.level());
    while xml.child(level)? {
        let data = xml.level();
        if xml.tag() != (Space::W, "ffData") {
            continue;
        }
        while xml.child(data)? {
            if xml.tag() == (Space::W, "ddList") {
                found = chosen(xml)?;
            }
        }
    }
    Ok(found)
}

/// The entry of the `w:ddList` at hand: the chosen one, or that which was so at first.
fn chosen(xml: &mut Xml<'_>) -> Result<Option<String>, Fault> {
    let at = |value: &str| usize::try_from(number(value)?).ok();
    let (mut result, mut first, mut entries) = (None, None, Vec::new());
    let level = xml.level();
    while xml.child(level)? {
        let value = xml.get("val").unwrap_or_default();
        match xml.tag() {
            (Space::W, "result") => result = at(value),
            (Space::W, "default") => first = at(value),
            (Space::W, "listEntry") if entries.len() < MOST => entries.push(value.to_owned()),
            _ => {}
        }
    }
    let chosen = result.or(first).unwrap_or_default();
    Ok(entries.into_iter().nth(chosen))
}
