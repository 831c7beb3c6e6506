//! The rules, one folder for each component.
//!
//! A row says what a rule demands; its test answers for one document. Where the
//! decree leaves doubt, or a scan may be at fault, a test passes or finds lighter.

pub(super) mod addressees;
pub(super) mod annexes;
pub(super) mod capitals;
pub(super) mod consistency;
pub(super) mod content;
pub(super) mod copies;
pub(super) mod header;
pub(super) mod marks;
pub(super) mod models;
pub(super) mod number;
pub(super) mod paper;
pub(super) mod party;
pub(super) mod place_date;
pub(super) mod recipients;
pub(super) mod signing;
pub(super) mod spoofing;
pub(super) mod subject;
pub(super) mod writing;

use super::question::stage::Stage;
use super::subject::Subject;
use crate::value::Kind;

/// Kinds that Annex III gives no model for; parties make them, mostly without `Nơi nhận`.
const WITHOUT_MODEL: [Kind; 4] = [Kind::HopDong, Kind::BanGhiNho, Kind::BanThoaThuan, Kind::ThuCong];

/// The most findings of one rule about running text: a text that breaks it
/// everywhere need not be told so more often.
const MOST: usize = 100;

/// What a blank that only a draft may have adds to its message, in both languages.
fn if_draft(subject: &Subject<'_>) -> (&'static str, &'static str) {
    match subject.stage() {
        Stage::Draft => ("", ""),
        _ => (
            "; nếu đang kiểm tra dự thảo, hãy chọn giai đoạn dự thảo (--stage draft)",
            "; for a draft choose the stage of drafts (--stage draft)",
        ),
    }
}
