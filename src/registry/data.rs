//! The rows of the data files.
//!
//! A line is a row, its fields are split by `;`, `#` begins a remark.

use chrono::NaiveDate;

use super::province::Province;
use super::{Agency, Certainty, OrganCode};

const AGENCIES: &str = include_str!("data/agencies.csv");
const LOCAL: &str = include_str!("data/local.csv");
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

fn agency([code, name, first, last, successor, sure, source]: [&'static str; 7]) -> Agency {
    Agency {
        valid_from: day(first),
        valid_to: day(last),
        certainty: certainty(sure),
        successor: filled(successor).map(Into::into),
        source: source.into(),
        ..Agency::new(code, name)
    }
}

pub(super) fn central() -> impl Iterator<Item = Agency> {
    rows(AGENCIES).map(agency)
}

pub(super) fn local() -> impl Iterator<Item = Agency> {
    rows(LOCAL).map(agency)
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

    /// No row is lost to a slip of the hand: every line parses, every day is one.
    #[test]
    fn every_line_is_a_row() {
        let lines = |file: &str| file.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!((central().count(), local().count()), (lines(AGENCIES), lines(LOCAL)));
        assert_eq!(provinces().count(), lines(PROVINCES));
        assert_eq!(organ_codes().count(), lines(ORGAN_CODES));
        assert_eq!((lines(AGENCIES), lines(LOCAL), lines(ORGAN_CODES)), (140, 16, 91));
        for file in [AGENCIES, LOCAL, PROVINCES, ORGAN_CODES] {
            for field in file.lines().filter(|l| !l.starts_with('#')).flat_map(|l| l.split(';')) {
                let dated = field.starts_with(|c: char| c.is_ascii_digit());
                assert!(!dated || day(field).is_some(), "{field}");
                assert_eq!(field, field.trim());
            }
        }
    }

    #[test]
    fn periods_do_not_overlap_and_successors_exist() {
        let all: Vec<Agency> = central().chain(local()).collect();
        // One symbol for the two names of one rank.
        let shared = ["TU"];
        for (i, a) in all.iter().enumerate() {
            assert!(
                matches!((a.valid_from, a.valid_to), (Some(f), Some(l)) if f <= l)
                    || a.valid_from.is_none()
                    || a.valid_to.is_none()
            );
            if let Some(next) = &a.successor {
                assert!(all.iter().any(|b| b.code == *next), "{next}");
                assert!(a.valid_to.is_some(), "{} has a successor and no end", a.code);
            }
            for b in all.iter().skip(i + 1) {
                if a.code.is_empty() || a.code != b.code || shared.contains(&&*a.code) {
                    continue;
                }
                let apart = |x: &Agency, y: &Agency| matches!((x.valid_to, y.valid_from), (Some(l), Some(f)) if l < f);
                assert!(apart(a, b) || apart(b, a), "{}: {} and {}", a.code, a.name, b.name);
            }
        }
    }
}
