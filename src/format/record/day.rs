//! Days as text. The decree gives ten characters and no pattern: ISO 8601 is written,
//! `dd/MM/yyyy` is read, too.

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serializer, de};

/// Reads `2024-05-02` or `02/05/2024`.
pub(super) fn parse(text: &str) -> Option<NaiveDate> {
    let separator = if text.contains('/') { '/' } else { '-' };
    let parts: Vec<&str> = text.split(separator).collect();
    let digits = |part: &str, length: usize| -> Option<u32> {
        let fits = part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
        fits.then(|| part.parse().ok())?
    };
    let (year, month, day) = match (parts.as_slice(), separator) {
        ([day, month, year], '/') => (year, month, day),
        ([year, month, day], _) => (year, month, day),
        _ => return None,
    };
    let year = i32::try_from(digits(year, 4)?).ok()?;
    NaiveDate::from_ymd_opt(year, digits(month, 2)?, digits(day, 2)?)
}

pub(super) fn serialize<S: Serializer>(day: &Option<NaiveDate>, serializer: S) -> Result<S::Ok, S::Error> {
    match day {
        // Years beyond four digits are longer than the field, which is told.
        Some(day) => serializer.serialize_some(&day.to_string()),
        None => serializer.serialize_none(),
    }
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDate>, D::Error> {
    let Some(text) = Option::<String>::deserialize(deserializer)? else {
        return Ok(None);
    };
    parse(&text)
        .map(Some)
        .ok_or_else(|| de::Error::custom(format!("`{text}` is no day; write it as in `2024-05-02`")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_both_patterns() {
        let day = NaiveDate::from_ymd_opt(2024, 5, 2);
        assert_eq!((parse("2024-05-02"), parse("02/05/2024")), (day, day));
        for text in [
            "",
            "2024",
            "2024-5-2",
            "02-05-2024",
            "2024/05/02",
            "31/02/2024",
            "2024-05-02T00:00",
            "+024-05-02",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
