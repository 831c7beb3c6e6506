//! The rules, one file for each component.
//!
//! A row says what a rule demands; its test answers for one document. Where the
//! decree leaves doubt, or a scan may be at fault, a test passes or finds lighter.

pub(super) mod addressees;
pub(super) mod content;
pub(super) mod date;
mod date_slots;
pub(super) mod encoding;
pub(super) mod header;
pub(super) mod kind;
mod kind_code;
pub(super) mod number;
pub(super) mod recipients;
pub(super) mod signature;
mod titles;

use crate::value::Kind;

/// Kinds that Annex III gives no model for; parties make them, mostly without `Nơi nhận`.
const WITHOUT_MODEL: [Kind; 4] = [Kind::HopDong, Kind::BanGhiNho, Kind::BanThoaThuan, Kind::ThuCong];
