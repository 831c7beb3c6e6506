//! What the codes of kinds mean, by system and period.

use chrono::NaiveDate;

use super::{Kind, KindFamily, Row, TABLE};
use crate::value::NumberSystem;

/// Kinds of the exchange standard that no list of today has, with their number.
const FORMER: [(u8, u8, &str); 4] = [
    (2, 21, "Bản cam kết"),
    (2, 23, "Giấy chứng nhận"),
    (2, 28, "Giấy đi đường"),
    (2, 29, "Giấy biên nhận hồ sơ"),
];

impl Row {
    /// Whether the kind is, or can be, normative.
    fn is_normative(&self) -> bool {
        self.family == KindFamily::Normative || self.edxml.iter().any(|(group, _)| *group == 1)
    }

    fn is_called(&self, code: &str) -> bool {
        self.code == Some(code) || self.old.contains(&code)
    }
}

impl Kind {
    /// The code that a number of this system writes for the kind, `None` where
    /// it writes none.
    ///
    /// ```
    /// use congvan::value::{Kind, NumberSystem};
    ///
    /// assert_eq!(Kind::CongVan.code_in(NumberSystem::State), None);
    /// assert_eq!(Kind::CongVan.code_in(NumberSystem::Party), Some("CV"));
    /// assert_eq!(Kind::QuyDinh.code_in(NumberSystem::State), Some("QyĐ"));
    /// assert_eq!(Kind::QuyDinh.code_in(NumberSystem::Party), Some("QĐ"));
    /// ```
    #[must_use]
    pub fn code_in(&self, system: NumberSystem) -> Option<&'static str> {
        let row = self.row()?;
        match system {
            NumberSystem::Party => row.party,
            NumberSystem::Court | NumberSystem::Free => None,
            _ => row.code,
        }
    }

    /// Every kind that a code means in a system, the most usual first: more than
    /// one where the code is shared (`QĐ` is Quyết định and Quy định in the
    /// Party), none where it is no code.
    ///
    /// Codes that are no longer written are read: those of TT 01/2011/TT-BNV
    /// (`GN`, `TTh`, `UQ`, `GT`, `NP`, `TS`) up to 4 March 2020, or where the
    /// day is not known.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use congvan::value::{Kind, NumberSystem};
    ///
    /// let kinds = |code, system, on| Kind::meanings(code, system, on).collect::<Vec<_>>();
    /// assert_eq!(kinds("QĐ", NumberSystem::Party, None), [Kind::QuyetDinh, Kind::QuyDinh]);
    /// assert_eq!(kinds("UQ", NumberSystem::State, None), [Kind::GiayUyQuyen]);
    /// assert_eq!(kinds("UQ", NumberSystem::State, NaiveDate::from_ymd_opt(2024, 1, 1)), []);
    /// ```
    pub fn meanings(code: &str, system: NumberSystem, on: Option<NaiveDate>) -> impl Iterator<Item = Kind> {
        let old = on.is_none_or(|day| NaiveDate::from_ymd_opt(2020, 3, 5).is_none_or(|decree| day < decree));
        let rows = TABLE.iter().filter(move |row| {
            let state = row.code == Some(code) || (old && row.old.contains(&code));
            let party = row.party == Some(code) || row.old.contains(&code) && row.party.is_some();
            match system {
                NumberSystem::State | NumberSystem::Company => state,
                NumberSystem::Normative | NumberSystem::Legacy => row.is_normative() && row.is_called(code),
                NumberSystem::Party => party,
                NumberSystem::MassOrganisation => state || party,
                NumberSystem::Court | NumberSystem::Free => false,
            }
        });
        rows.map(|row| row.kind.clone())
    }

    /// Whether a code stands for a kind in the numbers of the Party.
    pub(in crate::value) fn is_party_code(code: &str) -> bool {
        // The most frequent ones need no search.
        if matches!(code, "CV" | "QĐ" | "NQ" | "KL" | "TB" | "BC" | "KH") {
            return true;
        }
        let mut rows = TABLE.iter().filter(|row| row.party.is_some());
        rows.any(|row| row.party == Some(code) || row.old.contains(&code))
    }

    /// Whether a code stands for a kind that can be normative.
    pub(in crate::value) fn is_normative_code(code: &str) -> bool {
        // The most frequent ones need no search.
        matches!(code, "QĐ" | "NĐ" | "TT" | "NQ") || TABLE.iter().any(|row| row.is_normative() && row.is_called(code))
    }

    /// `Type` and `TypeDetail` of the kind in edXML: 1 is normative, 2
    /// administrative (QCVN 102:2016/BTTTT, SĐ1:2022). `None` for kinds that the
    /// standard does not number.
    ///
    /// The numbers of kinds from 27 on (Type 2) are not sure.
    ///
    /// ```
    /// use congvan::value::Kind;
    ///
    /// assert_eq!(Kind::CongVan.edxml_type(false), Some((2, 18)));
    /// assert_eq!(Kind::QuyetDinh.edxml_type(true), Some((1, 8)));
    /// assert_eq!(Kind::QuyetDinh.edxml_type(false), Some((2, 2)));
    /// ```
    #[must_use]
    pub fn edxml_type(&self, normative: bool) -> Option<(u8, u8)> {
        let group = if normative { 1 } else { 2 };
        if let Kind::Other(name) = self {
            let mut former = FORMER.iter().filter(|row| row.0 == group);
            return former
                .find(|row| crate::text::fold_eq(row.2, name))
                .map(|row| (row.0, row.1));
        }
        let numbers = self.row()?.edxml;
        numbers.iter().find(|number| number.0 == group).copied()
    }

    /// The kind of a `Type` and `TypeDetail` of edXML.
    ///
    /// ```
    /// use congvan::value::Kind;
    ///
    /// assert_eq!(Kind::from_edxml_type(2, 18), Some(Kind::CongVan));
    /// assert_eq!(Kind::from_edxml_type(2, 28).unwrap().name(), "Giấy đi đường");
    /// assert_eq!(Kind::from_edxml_type(2, 71), None);
    /// ```
    #[must_use]
    pub fn from_edxml_type(group: u8, detail: u8) -> Option<Kind> {
        let listed = TABLE.iter().find(|row| row.edxml.contains(&(group, detail)));
        let former = || FORMER.iter().find(|row| (row.0, row.1) == (group, detail));
        match listed {
            Some(row) => Some(row.kind.clone()),
            None => former()?.2.parse().ok(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_of_the_exchange_standard_is_there_once() {
        let of = |group| {
            let listed = TABLE.iter().flat_map(|row| row.edxml.iter().copied());
            let former = FORMER.iter().map(|row| (row.0, row.1));
            let mut details: Vec<u8> = listed
                .chain(former)
                .filter(|number| number.0 == group)
                .map(|number| number.1)
                .collect();
            details.sort_unstable();
            details
        };
        // 1.13 is no kind but whatever a special economic unit issues.
        assert_eq!(of(1), (1..=12).collect::<Vec<_>>());
        assert_eq!(of(2), (1..=32).collect::<Vec<_>>());
        for group in [1, 2] {
            for detail in of(group) {
                let kind = Kind::from_edxml_type(group, detail).unwrap();
                assert_eq!(kind.edxml_type(group == 1), Some((group, detail)));
            }
        }
    }

    #[test]
    fn old_codes_are_read_and_never_written() {
        for row in TABLE {
            for code in row.old {
                let systems = [NumberSystem::State, NumberSystem::Legacy, NumberSystem::Party];
                assert!(
                    systems
                        .iter()
                        .any(|system| Kind::meanings(code, *system, None).any(|kind| kind == row.kind)),
                    "{code}"
                );
                assert!(
                    systems.iter().all(|system| row.kind.code_in(*system) != Some(code)),
                    "{code}"
                );
            }
        }
    }

    #[test]
    fn the_party_has_twenty_codes() {
        let mut codes: Vec<&str> = TABLE.iter().filter_map(|row| row.party).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), 20, "{codes:?}");
        for code in ["CV", "QĐ", "NQ", "KL", "TB", "BC", "KH"] {
            assert!(codes.contains(&code));
        }
    }
}
