//! Annexes and attached texts.

pub(in crate::check) mod annex;
pub(in crate::check::rules) mod annex_form;
pub(in crate::check) mod annex_page;
pub(in crate::check::rules) mod annex_pointer;
pub(in crate::check::rules) mod attached;

use crate::check::answer::{Answer, Finding};
use crate::check::rules::MOST;
use crate::check::subject::Subject;
use crate::check::subject::annexes::{Annex, Field, Label, annexes};

pub(in crate::check::rules) const MODELS: &str = "điểm e khoản 1 Mục III Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP";

/// Asks about each annex that has a label.
pub(in crate::check::rules) fn each<'a>(
    subject: &Subject<'a>,
    test: impl Fn(&Annex<'a>, &Label<'a>) -> Option<Finding>,
) -> Answer {
    let mut any = false;
    let mut findings = Vec::new();
    for annex in annexes(subject.document()) {
        let Some(label) = &annex.label else { continue };
        any = true;
        if findings.len() < MOST {
            findings.extend(test(&annex, label));
        }
    }
    if any { Answer::of(findings) } else { no_annex() }
}

pub(in crate::check::rules) fn located(subject: &Subject<'_>, field: &Field<'_>, finding: Finding) -> Finding {
    finding.within_opt(subject.locate(&field.path, field.text, 0..field.text.len()))
}

/// The answer of the rules on annexes that are not there.
pub(in crate::check::rules) fn no_annex() -> Answer {
    Answer::not_applicable("văn bản không có phụ lục", "the document has no annex")
}
