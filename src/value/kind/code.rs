//! What the codes of kinds mean, by system and period.

use std::sync::LazyLock;

use chrono::NaiveDate;

use super::{Kind, KindFamily, OtherKind, Row, TABLE};
use crate::value::NumberSystem;
use crate::value::number::packed;

/// A kind of TT 01/2011/TT-BNV and of the exchange standard that no list of today has.
struct Former {
    name: &'static str,
    /// In numbers up to 2020, by hearsay.
    code: &'static str,
    /// `Type` and `TypeDetail` in edXML.
    edxml: (u8, u8),
}

const FORMER: [Former; 4] = [
    Former {
        name: "Bản cam kết",
        code: "CK",
        edxml: (2, 21),
    },
    Former {
        name: "Giấy chứng nhận",
        code: "CN",
        edxml: (2, 23),
    },
    Former {
        name: "Giấy đi đường",
        code: "ĐĐ",
        edxml: (2, 28),
    },
    Former {
        name: "Giấy biên nhận hồ sơ",
        code: "BN",
        edxml: (2, 29),
    },
];

impl Former {
    fn kind(&self) -> Kind {
        Kind::Other(OtherKind(self.name.to_owned()))
    }
}

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
    /// Mass organisations number as the State or as the Party does; where only the
    /// Party's form has a code, as for công văn (`1864-CV/HNDTW`), it is that one.
    ///
    /// ```
    /// use congvan::value::{Kind, NumberSystem};
    ///
    /// assert_eq!(Kind::CongVan.code_in(NumberSystem::State), None);
    /// assert_eq!(Kind::CongVan.code_in(NumberSystem::Party), Some("CV"));
    /// assert_eq!(Kind::CongVan.code_in(NumberSystem::MassOrganisation), Some("CV"));
    /// assert_eq!(Kind::QuyDinh.code_in(NumberSystem::State), Some("QyĐ"));
    /// assert_eq!(Kind::QuyDinh.code_in(NumberSystem::Party), Some("QĐ"));
    /// ```
    #[must_use]
    pub fn code_in(&self, system: NumberSystem) -> Option<&'static str> {
        let row = self.row()?;
        match system {
            NumberSystem::Party => row.party,
            NumberSystem::MassOrganisation => row.code.or(row.party),
            NumberSystem::Court | NumberSystem::Free => None,
            _ => row.code,
        }
    }

    /// Every kind that a code means in a system, the most usual first: more than
    /// one where the code is shared (`QĐ` is Quyết định and Quy định in the
    /// Party), none where it is no code.
    ///
    /// Codes that are no longer written are read up to 4 March 2020, or where the
    /// day is not known: those of TT 01/2011/TT-BNV that the decree changed (`GN`,
    /// `TTh`, `UQ`, `GT`, `NP`, `TS`) or whose kind it dropped (`CK`, `CN`, `ĐĐ`, `BN`).
    ///
    /// ```
    /// use congvan::chrono::NaiveDate;
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
        let state = matches!(system, NumberSystem::State | NumberSystem::Company);
        let former = FORMER.iter().filter(move |row| old && state && row.code == code);
        rows.map(|row| row.kind.clone()).chain(former.map(Former::kind))
    }

    /// Whether a [packed] code stands for a kind in the numbers of the Party.
    pub(in crate::value) fn is_party_code(code: u128) -> bool {
        static CODES: LazyLock<Vec<u128>> = LazyLock::new(|| {
            let rows = TABLE.iter().filter(|row| row.party.is_some());
            rows.flat_map(|row| row.party.iter().chain(row.old))
                .map(|code| packed(code))
                .collect()
        });
        code != 0 && CODES.contains(&code)
    }

    /// Whether a [packed] code stands for a kind that can be normative.
    pub(in crate::value) fn is_normative_code(code: u128) -> bool {
        static CODES: LazyLock<Vec<u128>> = LazyLock::new(|| {
            let rows = TABLE.iter().filter(|row| row.is_normative());
            let mut codes: Vec<u128> = rows
                .flat_map(|row| row.code.iter().chain(row.old))
                .map(|code| packed(code))
                .collect();
            // The most frequent ones are met first.
            codes.sort_by_key(|code| !["NĐ", "QĐ", "TT", "NQ"].map(packed).contains(code));
            codes
        });
        code != 0 && CODES.contains(&code)
    }

    /// `Type` and `TypeDetail` of the kind in edXML: 1 is normative, 2
    /// administrative (QCVN 102:2016/BTTTT, amendment 1:2022). `None` for kinds that the
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
            let former = FORMER.iter().find(|row| crate::text::fold_eq(row.name, name));
            return former.map(|row| row.edxml).filter(|number| number.0 == group);
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
        let former = || FORMER.iter().find(|row| row.edxml == (group, detail));
        listed
            .map(|row| row.kind.clone())
            .or_else(|| former().map(Former::kind))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_of_the_exchange_standard_is_there_once() {
        let of = |group| {
            let listed = TABLE.iter().flat_map(|row| row.edxml.iter().copied());
            let former = FORMER.iter().map(|row| row.edxml);
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

    /// Ten of TT 01/2011/TT-BNV that the decree changed or dropped.
    #[test]
    fn codes_of_the_old_circular_mean_their_kind_up_to_the_decree() {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day);
        for (code, name) in [
            ("GN", "Bản ghi nhớ"),
            ("TTh", "Bản thỏa thuận"),
            ("UQ", "Giấy ủy quyền"),
            ("GT", "Giấy giới thiệu"),
            ("NP", "Giấy nghỉ phép"),
            ("TS", "Trích sao"),
            ("CK", "Bản cam kết"),
            ("CN", "Giấy chứng nhận"),
            ("ĐĐ", "Giấy đi đường"),
            ("BN", "Giấy biên nhận hồ sơ"),
        ] {
            let names = |on| -> Vec<String> {
                let kinds = Kind::meanings(code, NumberSystem::State, on);
                kinds.map(|kind| kind.to_string()).collect()
            };
            assert_eq!(names(None), [name]);
            assert_eq!(names(day(2020, 3, 4)), [name]);
            assert!(names(day(2020, 3, 5)).is_empty(), "{code}");
            assert_eq!(Kind::from_code(code), None);
        }
    }

    #[test]
    fn the_party_has_twenty_codes() {
        let coded = TABLE.iter().filter(|row| row.party.is_some());
        assert_eq!(coded.count(), 22, "QĐ and TB are those of two kinds each");
        let mut codes: Vec<&str> = TABLE.iter().filter_map(|row| row.party).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), 20, "{codes:?}");
        for code in ["CV", "QĐ", "NQ", "KL", "TB", "BC", "KH"] {
            assert!(codes.contains(&code));
        }
    }
}
