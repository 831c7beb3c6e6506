//! Formulas as a line of text.

use crate::format::docx::names::Space;
use crate::format::docx::package::Xml;
use crate::format::fault::Fault;

/// The text of the formula in the element at hand: `(a+b)/c`, `x^2`.
pub(super) fn read(xml: &mut Xml<'_>) -> Result<String, Fault> {
    let mut out = String::new();
    children(xml, &mut out)?;
    Ok(out)
}

fn children(xml: &mut Xml<'_>, out: &mut String) -> Result<(), Fault> {
    let level = xml.level();
    while xml.child(level)? {
        element(xml, out)?;
    }
    Ok(())
}

/// What stands before a part of a formula.
const SIGNS: [(&str, &str); 4] = [("den", "/"), ("sup", "^"), ("sub", "_"), ("rad", "√")];

fn element(xml: &mut Xml<'_>, out: &mut String) -> Result<(), Fault> {
    let (space, name) = xml.tag();
    match (space, name) {
        (Space::M | Space::W, "t") => out.push_str(&xml.text()?),
        (Space::W, "del" | "moveFrom") => {}
        (_, "chr") => out.push_str(xml.get_of(Space::M, "val").unwrap_or_default()),
        _ => {
            let mut inside = String::new();
            children(xml, &mut inside)?;
            let sign = SIGNS
                .iter()
                .find(|row| space == Space::M && row.0 == name)
                .map(|row| row.1);
            match sign {
                Some(sign) if !inside.is_empty() => {
                    out.push_str(sign);
                    push_group(&inside, out);
                }
                _ if name == "num" => push_group(&inside, out),
                _ => out.push_str(&inside),
            }
        }
    }
    Ok(())
}

/// Brackets around what is more than one sign or number.
fn push_group(text: &str, out: &mut String) {
    if text.chars().all(char::is_alphanumeric) {
        out.push_str(text);
    } else {
        out.push('(');
        out.push_str(text);
        out.push(')');
    }
}
