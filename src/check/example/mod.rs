//! The examples of the rules, and the letters they stand in.

pub(in crate::check) mod form;
pub(in crate::check) mod letters;
pub(in crate::check) mod models;
mod set;
pub(in crate::check) mod setting;

use self::form::{Form, Slot};
use self::setting::Setting;
use crate::letter::Reading;

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
    /// Of a rule on the page.
    page: Option<Case>,
}

/// What a rule on the page is shown by: the lines in the slot, the same in both
/// letters, and what makes their layout wrong.
#[derive(Clone, Copy)]
struct Case {
    lines: &'static str,
    change: fn(&mut Setting<'_>),
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
            page: None,
        }
    }

    /// An example of a rule on the page: what is wrong and right in words, the
    /// Vietnamese before the English, and what makes the layout of the letter wrong.
    pub(in crate::check) const fn page(
        form: &'static Form,
        wrong: &'static str,
        right: &'static str,
        change: fn(&mut Setting<'_>),
    ) -> Self {
        Self::page_with(form, (Slot::Stamp, ""), wrong, right, change)
    }

    /// One in a letter with other lines in a slot.
    pub(in crate::check) const fn page_with(
        form: &'static Form,
        (slot, lines): (Slot, &'static str),
        wrong: &'static str,
        right: &'static str,
        change: fn(&mut Setting<'_>),
    ) -> Self {
        Self {
            page: Some(Case { lines, change }),
            ..Self::new(form, slot, wrong, right)
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

    /// Whether the text alone shows it.
    pub(in crate::check) fn is_of_text(&self) -> bool {
        self.page.is_none()
    }

    /// The letters of a rule on the page, as they are read from a file that says how
    /// they are laid out: the wrong one, and the right one.
    pub(in crate::check) fn readings(&self) -> Option<(Reading, Reading)> {
        let Case { lines, change } = self.page?;
        let reading = crate::letter::from_str(&self.form.with(self.slot, lines));
        let mut wrong = Setting::by_the_annex(&reading);
        change(&mut wrong);
        let wrong = Reading {
            layout: Some(Box::new(wrong.layout)),
            ..reading.clone()
        };
        let right = Setting::by_the_annex(&reading).layout;
        let right = Reading {
            layout: Some(Box::new(right)),
            ..reading
        };
        Some((wrong, right))
    }

    #[cfg(test)]
    pub(in crate::check) fn breaks_also(&self, code: &str) -> bool {
        self.also.contains(&code)
    }
}

/// Every letter, for the tests.
#[cfg(test)]
pub(in crate::check) const ALL: &[&Form] = &[
    &models::UNSIGNED,
    &form::CONG_VAN,
    &form::THONG_BAO,
    &form::TO_TRINH,
    &form::QUYET_DINH,
    &form::PARTY_LETTER,
    &form::PARTY_LETTER_OF_2026,
    &form::PARTY_PLAN,
    &form::PHUONG,
    &form::SO_TPHCM,
    &form::BO,
    &letters::QUY_CHE,
    &letters::KE_HOACH,
    &letters::MOT_PHU_LUC,
    &letters::HAI_PHU_LUC,
    &letters::SAO_Y,
    &models::CHAIRED,
    &models::BOARD,
    &models::STEERED,
    &models::CONG_DIEN,
    &models::GIAY_MOI,
    &models::GIAY_GIOI_THIEU,
    &models::BIEN_BAN,
    &models::GIAY_NGHI_PHEP,
    &models::NGHI_QUYET,
    &models::BAN_HANH,
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Checker;

    #[test]
    fn the_letters_are_without_fault() {
        for form in ALL {
            let text = form.with(Slot::Stamp, "");
            let reading = crate::letter::from_str(&text);
            assert_eq!(reading.document.unplaced, Vec::<String>::new(), "{text}");
            let report = Checker::new().check(&reading);
            assert_eq!(report.diagnostics, [], "{text}");
            assert_eq!(report.is_compliant(), Some(true), "{text}");
        }
    }
}
