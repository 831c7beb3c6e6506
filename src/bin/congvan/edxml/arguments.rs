//! Words on the command line that stand for parties, times and codes.

use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{DateTime, NaiveDateTime};
use congvan::Message;
use congvan::edxml::{Field, Organization, StatusCode};

use crate::console::Voice;
use crate::screen::printable;
use crate::usage::Misread;

/// The name in `ID=NAME`.
pub(super) fn named(text: &str) -> Option<String> {
    let (_, name) = text.split_once('=')?;
    let name = name.trim();
    (!name.is_empty()).then(|| name.to_owned())
}

/// Reads `ID` or `ID=NAME`; a name that is not given stays away, for none may be invented.
pub(super) fn organization(text: &str) -> Organization {
    let id = text.split_once('=').map_or(text, |(id, _)| id).trim();
    let mut organization = Organization::default();
    organization.organ_id = Some(id.to_owned());
    organization.organ_name = named(text);
    organization
}

/// Says that a body has no name, which the standard asks for.
pub(super) fn tell_nameless(organization: &Organization, option: &str, voice: &mut impl Voice) {
    if let (Some(id), None) = (&organization.organ_id, &organization.organ_name) {
        let id = printable(id);
        voice.say(&Message::new(
            format!("{id}: thiếu tên cơ quan (OrganName) mà QCVN 102 yêu cầu; hãy ghi: {option} \"{id}=TÊN CƠ QUAN\""),
            format!("{id}: the name of the body (OrganName) is missing, which QCVN 102 asks for; write {option} \"{id}=NAME\""),
        ));
    }
}

/// Takes `ID` or `ID=NAME`; a body without identifier cannot be reached.
pub(super) fn party(text: &str) -> Result<String, Misread> {
    match organization(text).organ_id {
        Some(id) if !id.is_empty() => Ok(text.to_owned()),
        _ => Err(Misread::new(
            "thiếu mã định danh; hãy viết H37 hoặc H37=UBND tỉnh",
            "the identifier is missing; write H37 or H37=NAME",
        )),
    }
}

pub(super) fn time(text: &str) -> Result<NaiveDateTime, Misread> {
    Field::read(text).get().ok_or_else(|| {
        Misread::new(
            "thời điểm phải có thật và viết theo dạng 2026-01-05T08:00:00",
            "the time must exist and be written as 2026-01-05T08:00:00",
        )
    })
}

pub(super) fn code(text: &str) -> Result<StatusCode, Misread> {
    Field::read(text).get().ok_or_else(|| {
        let known: Vec<String> = StatusCode::all().map(|code| code.to_string()).collect();
        let known = known.join(", ");
        Misread::new(
            format!("mã phải là một trong: {known}"),
            format!("the code must be one of: {known}"),
        )
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
