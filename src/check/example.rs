//! The examples of the rules, and the letters they stand in.

use super::form::{Form, Slot};

/// Printed lines that break a rule and printed lines that keep it, with the
/// letter in which both stand.
///
/// The tests read both letters: the right one breaks no rule at all, the wrong
/// one this rule and no other but those it names.
pub(super) struct Example {
    form: &'static Form,
    slot: Slot,
    pub(super) wrong: &'static str,
    pub(super) right: &'static str,
    also: &'static [&'static str],
}

impl Example {
    pub(super) const fn new(form: &'static Form, slot: Slot, wrong: &'static str, right: &'static str) -> Self {
        Self {
            form,
            slot,
            wrong,
            right,
            also: &[],
        }
    }

    /// Other rules that the wrong lines cannot but break.
    pub(super) const fn also(mut self, codes: &'static [&'static str]) -> Self {
        self.also = codes;
        self
    }

    /// The whole letter around lines.
    pub(super) fn letter(&self, lines: &str) -> String {
        self.form.with(self.slot, lines)
    }

    #[cfg(test)]
    pub(super) fn breaks_also(&self, code: &str) -> bool {
        self.also.contains(&code)
    }
}
