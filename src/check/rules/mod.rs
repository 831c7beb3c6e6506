//! The rules, one file for each component.
//!
//! A row says what a rule demands; its test answers for one document. Where the
//! decree leaves doubt, or a scan may be at fault, a test passes or finds lighter.

pub(super) mod addressee_list;
pub(super) mod addressees;
pub(super) mod annex;
mod annex_form;
mod annex_pointer;
pub(super) mod archive_line;
mod articles;
mod attached;
pub(super) mod authority;
pub(super) mod capitals;
mod case;
mod cited;
pub(super) mod citing;
pub(super) mod consistency;
pub(super) mod content;
pub(super) mod copy_block;
mod copy_foot;
pub(super) mod councils;
pub(super) mod date;
mod date_slots;
pub(super) mod deputies;
pub(super) mod encoding;
mod first_citation;
pub(super) mod header;
pub(super) mod header_form;
pub(super) mod issuer;
mod issuer_name;
pub(super) mod kind;
mod kind_code;
pub(super) mod letters;
mod list_signs;
pub(super) mod marks;
mod model;
pub(super) mod model_attached;
pub(super) mod model_decision;
pub(super) mod model_leave;
pub(super) mod model_letter;
pub(super) mod model_minutes;
mod moments;
pub(super) mod number;
mod organs;
pub(super) mod party;
pub(super) mod place;
mod place_unit;
mod provisions;
pub(super) mod recipient_list;
pub(super) mod recipients;
mod recital_parts;
pub(super) mod recitals;
mod scan;
pub(super) mod sequence;
pub(super) mod signature;
pub(super) mod signer;
pub(super) mod stamps;
pub(super) mod structure;
mod subject_label;
pub(super) mod subject_line;
pub(super) mod symbol;
mod symbol_issuer;
mod symbol_kind;
mod units;

use crate::value::Kind;

/// Kinds that Annex III gives no model for; parties make them, mostly without `Nơi nhận`.
const WITHOUT_MODEL: [Kind; 4] = [Kind::HopDong, Kind::BanGhiNho, Kind::BanThoaThuan, Kind::ThuCong];

/// The most findings of one rule about running text: a text that breaks it
/// everywhere need not be told so more often.
const MOST: usize = 100;
