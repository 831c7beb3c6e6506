//! Where in the model a reader or writer stands.

use std::fmt::Write as _;

/// One step from a value to a part of it.
#[derive(Debug)]
pub(super) enum Step {
    /// A field of the model.
    Field(&'static str),
    /// A name that the model does not have.
    Unknown(String),
    /// An item of a list, from 0.
    Item(usize),
}

/// The way from the document to the value at hand.
///
/// A reader takes a step off again once the value was read; on an error it
/// leaves the steps, which then say where it stopped.
#[derive(Debug, Default)]
pub(super) struct Path(Vec<Step>);

impl Path {
    pub(super) fn push(&mut self, step: Step) {
        self.0.push(step);
    }

    pub(super) fn pop(&mut self) {
        self.0.pop();
    }

    /// Whether this is the document itself.
    #[cfg(feature = "json")]
    pub(super) fn is_root(&self) -> bool {
        self.0.is_empty()
    }

    /// The JSON Pointer (RFC 6901): `/body/3/text`; empty for the document itself.
    pub(super) fn pointer(&self) -> String {
        let mut out = String::new();
        for step in &self.0 {
            out.push('/');
            match step {
                Step::Field(name) => out.push_str(name),
                Step::Unknown(name) => out.push_str(&name.replace('~', "~0").replace('/', "~1")),
                Step::Item(index) => {
                    let _ = write!(out, "{index}");
                }
            }
        }
        out
    }

    /// The value at hand for a message: `kind`, `body[3]`; `None` for the document.
    pub(super) fn name(&self) -> Option<String> {
        let named = self.0.iter().rposition(|step| !matches!(step, Step::Item(_)))?;
        let mut out = String::new();
        for step in self.0.iter().skip(named) {
            match step {
                Step::Field(name) => out.push_str(name),
                Step::Unknown(name) => out.push_str(name),
                Step::Item(index) => {
                    let _ = write!(out, "[{index}]");
                }
            }
        }
        Some(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_and_names() {
        let path = |steps| Path(steps);
        let cell = path(vec![
            Step::Field("body"),
            Step::Item(3),
            Step::Field("rows"),
            Step::Item(0),
            Step::Item(1),
        ]);
        assert_eq!(cell.pointer(), "/body/3/rows/0/1");
        assert_eq!(cell.name().as_deref(), Some("rows[0][1]"));
        let odd = path(vec![Step::Unknown("a/b~c".into())]);
        assert_eq!(odd.pointer(), "/a~1b~0c");
        assert_eq!((path(vec![]).pointer().as_str(), path(vec![]).name()), ("", None));
    }
}
