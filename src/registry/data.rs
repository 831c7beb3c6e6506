//! The rows of the data files.
//!
//! A line is a row, its fields are split by `;`, `#` begins a remark.

use chrono::NaiveDate;

use super::province::Province;
use super::{Agency, Certainty, Level, OrganCode};

const AGENCIES: &str = include_str!("data/agencies.csv");
const LOCAL: &str = include_str!("data/local.csv");
const TERMS: &str = include_str!("data/terms.csv");
const PROVINCES: &str = include_str!("data/provinces.csv");
const ORGAN_CODES: &str = include_str!("data/organ_codes.csv");

/// The fields of each row; a row with another count of fields is none.
fn rows<const N: usize>(file: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    let lines = file.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| {
        let fields: Vec<&str> = line.split(';').collect();
        fields.try_into().ok()
    })
}

fn certainty(text: &str) -> Certainty {
    match text {
        "documented" => Certainty::Documented,
        _ => Certainty::Reported,
    }
}

fn filled(text: &'static str) -> Option<&'static str> {
    Some(text).filter(|text| !text.is_empty())
}

fn day(text: &str) -> Option<NaiveDate> {
    text.parse().ok()
}

fn level(text: &str) -> Option<Level> {
    Some(match text {
        "central" => Level::Central,
        "province" => Level::Province,
        "district" => Level::District,
        "commune" => Level::Commune,
        "local" => Level::Local,
        _ => return None,
    })
}

fn agency(level: Option<Level>, [code, name, first, last, successor, sure, days, source]: [&'static str; 8]) -> Agency {
    Agency {
        level,
        valid_from: day(first),
        valid_to: day(last),
        certainty: certainty(sure),
        period_certainty: filled(days).map(certainty),
        successor: filled(successor).map(Into::into),
        source: source.into(),
        ..Agency::new(code, name)
    }
}

pub(super) fn central() -> impl Iterator<Item = Agency> {
    rows(AGENCIES).map(|row| agency(Some(Level::Central), row))
}

pub(super) fn terms() -> impl Iterator<Item = Agency> {
    rows(TERMS).map(|row| agency(Some(Level::Central), row))
}

pub(super) fn local() -> impl Iterator<Item = Agency> {
    rows(LOCAL).map(|[code, name, at, first, last, successor, sure, days, source]| {
        agency(level(at), [code, name, first, last, successor, sure, days, source])
    })
}

pub(super) fn provinces() -> impl Iterator<Item = Province> {
    rows(PROVINCES).map(|[name, first, last, successor, sure, source]| Province {
        name,
        valid_from: day(first),
        valid_to: day(last),
        successor: filled(successor),
        certainty: certainty(sure),
        source,
    })
}

pub(super) fn organ_codes() -> impl Iterator<Item = OrganCode> {
    rows(ORGAN_CODES).map(|[code, name, sure, source]| OrganCode {
        code,
        name,
        certainty: certainty(sure),
        source,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// No row is lost to a slip of the hand: every line parses, every field is
    /// one of its column.
    #[test]
    fn every_line_is_a_row() {
        let lines = |file: &'static str| file.lines().filter(|line| !line.starts_with('#'));
        let bodies = [
            (AGENCIES, central().count()),
            (LOCAL, local().count()),
            (TERMS, terms().count()),
        ];
        let others = [(PROVINCES, provinces().count()), (ORGAN_CODES, organ_codes().count())];
        for (file, count) in bodies.into_iter().chain(others) {
            assert_eq!(lines(file).count(), count);
            for field in lines(file).flat_map(|line| line.split(';')) {
                assert_eq!(field, field.trim());
                let dated = field.starts_with(|c: char| c.is_ascii_digit());
                assert!(!dated || day(field).is_some(), "{field}");
            }
        }
        let sure = |text: &str| matches!(text, "documented" | "reported");
        for fields in rows::<8>(AGENCIES).chain(rows::<8>(TERMS)) {
            let [_, _, first, last, _, sureness, days, source] = fields;
            assert!(sure(sureness) && !source.is_empty(), "{fields:?}");
            assert_eq!(sure(days), !first.is_empty() || !last.is_empty(), "{fields:?}");
        }
        for fields in rows::<9>(LOCAL) {
            let [_, _, at, first, last, _, sureness, days, source] = fields;
            assert!(
                level(at).is_some() && sure(sureness) && !source.is_empty(),
                "{fields:?}"
            );
            assert_eq!(sure(days), !first.is_empty() || !last.is_empty(), "{fields:?}");
        }
        for [_, _, _, _, sureness, source] in rows::<6>(PROVINCES) {
            assert!(sure(sureness) && !source.is_empty());
        }
        for [_, _, sureness, source] in rows::<4>(ORGAN_CODES) {
            assert!(sure(sureness) && !source.is_empty());
        }
        // What is from memory is not called documented.
        for line in bodies.iter().flat_map(|(file, _)| lines(file)) {
            assert!(!line.ends_with("from memory") || line.contains("reported"), "{line}");
        }
    }
}
