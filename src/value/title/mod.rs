//! Titles of heads, deputies and collectives, as far as their words tell.

#[cfg(feature = "check")]
mod fits;
mod line;
mod named;
mod offices;

#[cfg(feature = "check")]
pub(crate) use fits::{
    advisory_head, begins_as_deputy, deputises, has_later, is_garbled, may_head, minister_in, names_own_unit,
};
#[cfg(feature = "check")]
pub(crate) use named::{Named, named};
pub(crate) use named::{is_collective, is_deputy, is_office, may_deputise};
#[cfg(feature = "check")]
pub(crate) use offices::Sort;
