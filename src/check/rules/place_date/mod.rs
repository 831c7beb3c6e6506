//! Place and date.

pub(in crate::check) mod date;
pub(in crate::check) mod date_page;
pub(in crate::check::rules) mod date_slots;
mod given_place;
pub(in crate::check) mod place;
pub(in crate::check::rules) mod place_name;
pub(in crate::check::rules) mod place_unit;
mod text_dates;
pub(in crate::check::rules) mod units;
