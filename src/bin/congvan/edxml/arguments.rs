//! Words on the command line that stand for parties, times and codes.

use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{DateTime, NaiveDateTime};
use congvan::edxml::{Field, Organization, StatusCode};

/// The name in `ID=NAME`.
pub(super) fn named(text: &str) -> Option<String> {
    text.split_once('=').map(|(_, name)| name.trim().to_owned())
}

/// Reads `ID` or `ID=NAME`; the identifier stands for a name that is not given.
pub(super) fn organization(text: &str) -> Organization {
    let id = text.split_once('=').map_or(text, |(id, _)| id).trim();
    Organization::new(id, named(text).unwrap_or_else(|| id.to_owned()))
}

/// Takes `ID` or `ID=NAME`; a body without identifier cannot be reached.
pub(super) fn party(text: &str) -> Result<String, String> {
    match organization(text).organ_id {
        Some(id) if !id.is_empty() => Ok(text.to_owned()),
        _ => Err("thiếu mã định danh; hãy viết H37 hoặc H37=UBND tỉnh (the identifier is missing)".to_owned()),
    }
}

pub(super) fn time(text: &str) -> Result<NaiveDateTime, String> {
    Field::read(text).get().ok_or_else(|| {
        "thời điểm phải có thật và viết theo dạng 2026-01-05T08:00:00 (the time must exist and be written like that)"
            .to_owned()
    })
}

pub(super) fn code(text: &str) -> Result<StatusCode, String> {
    Field::read(text).get().ok_or_else(|| {
        let known: Vec<String> = StatusCode::all().map(|code| code.to_string()).collect();
        format!("mã phải là một trong (the code must be one of): {}", known.join(", "))
    })
}

/// The clock of Việt Nam, seven hours ahead of UTC: packets name no zone.
pub(super) fn now() -> NaiveDateTime {
    const AHEAD: u64 = 7 * 60 * 60;
    let seconds = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_secs());
    let local = i64::try_from(seconds + AHEAD).unwrap_or(i64::MAX);
    DateTime::from_timestamp(local, 0)
        .map(|time| time.naive_utc())
        .unwrap_or_default()
}
