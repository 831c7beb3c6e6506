//! The examples of the rules, and the letters they stand in.

pub(in crate::check) mod form;
pub(in crate::check) mod letters;
pub(in crate::check) mod models;

use self::form::{Form, Slot};

/// Printed lines that break a rule and printed lines that keep it, with the
/// letter in which both stand.
///
/// The tests read both letters: the right one breaks no rule at all, the wrong
/// one this rule and no other but those it names.
pub(in crate::check) struct Example {
    form: &'static Form,
    slot: Slot,
    pub(in crate::check) wrong: &'static str,
    pub(in crate::check) right: &'static str,
    also: &'static [&'static str],
}

impl Example {
    pub(in crate::check) const fn new(
        form: &'static Form,
        slot: Slot,
        wrong: &'static str,
        right: &'static str,
    ) -> Self {
        Self {
            form,
            slot,
            wrong,
            right,
            also: &[],
        }
    }

    /// Other rules that the wrong lines cannot but break.
    pub(in crate::check) const fn also(mut self, codes: &'static [&'static str]) -> Self {
        self.also = codes;
        self
    }

    /// The whole letter around lines.
    pub(in crate::check) fn letter(&self, lines: &str) -> String {
        self.form.with(self.slot, lines)
    }

    #[cfg(test)]
    pub(in crate::check) fn breaks_also(&self, code: &str) -> bool {
        self.also.contains(&code)
    }
}
