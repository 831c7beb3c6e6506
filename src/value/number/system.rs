//! The systems of numbering.

use crate::value::Kind;

/// The system of numbering that a number follows, as far as its form tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
#[non_exhaustive]
pub enum NumberSystem {
    /// Administrative documents of the State, and of all who number like it:
    /// `15/QĐ-BNV`, `415/UBND-VHTT`, `599/QĐ-EVN`; some write a year into them.
    State,
    /// Normative documents, with the year in the number: `30/2020/NĐ-CP`; and
    /// consolidated texts, `67/VBHN-VPQH`.
    Normative,
    /// The Party: `731-CV/BTGTU`.
    Party,
    /// The Front and the mass organisations, in the form of the State
    /// (`933/QĐ-TLĐ`, `738/MTTW-BTT`) or of the Party (`225-KH/TWĐTN-TNNT`).
    MassOrganisation,
    /// Judgments and decisions of courts: `58/2023/HNGĐ-ST`, `76/2026/QĐST-HNGĐ`.
    Court,
    /// Companies with a form of their own: `02-01/16/CV-TN`, `4844/2024/CV-CTD`.
    Company,
    /// Forms of before about 1998: `191/CP`, `58-TC/TCT`, `999-TC/QĐ/CĐKT`.
    Legacy,
    /// Anything else: numbers without symbol, letters before the serial.
    #[default]
    Free,
}

/// Symbols of the Front and the mass organisations in numbers.
const MASS: [&str; 16] = [
    "TLĐ",
    "TLĐLĐVN",
    "LĐLĐ",
    "LĐLĐVN",
    "MTTW",
    "MTTQ",
    "UBMTTQ",
    "UBTWMTTQVN",
    "TWĐTN",
    "ĐTN",
    "ĐCT",
    "HNDTW",
    "HND",
    "HLHPN",
    "HPN",
    "CCB",
];

/// Bodies of the State that issued without naming the kind: `191/CP`, `202/TTg`.
const ALONE: [&str; 4] = ["CP", "TTg", "HĐBT", "TTLB"];

/// What a case is about, and the instance that decides.
const CASES: [&str; 7] = ["HS", "DS", "HNGĐ", "KDTM", "KT", "LĐ", "HC"];
const INSTANCES: [&str; 3] = ["ST", "PT", "GĐT"];

/// The system of a notation behind a slash or a dash, with or without a year
/// at its head.
pub(super) fn of(slash: bool, leading_year: bool, notation: &str) -> NumberSystem {
    let mut groups = notation.split(['-', '/']);
    let first = groups.next().unwrap_or_default();
    let second = groups.next().unwrap_or_default();
    if leading_year {
        return with_year(first, second);
    }
    let mass = MASS.contains(&first) || MASS.contains(&second);
    if !slash {
        return behind_dash(first, notation, mass);
    }
    if first == "VBHN" {
        NumberSystem::Normative
    } else if mass {
        NumberSystem::MassOrganisation
    } else if first == "CV" || first.starts_with(|c: char| c.is_ascii_digit()) {
        NumberSystem::Company
    } else if notation.contains('/') || is_alone(first, second) || is_former(second) {
        NumberSystem::Legacy
    } else {
        NumberSystem::State
    }
}

fn with_year(first: &str, second: &str) -> NumberSystem {
    let court =
        CASES.contains(&first) && INSTANCES.contains(&second) || ["QĐST", "QĐPT", "QĐXXST", "QĐXXPT"].contains(&first);
    if Kind::is_normative_code(first) || is_assembly(first) || Kind::is_normative_code(second) {
        NumberSystem::Normative
    } else if court {
        NumberSystem::Court
    } else if first == "CV" {
        NumberSystem::Company
    } else {
        NumberSystem::State
    }
}

/// `CV/BTGTU` is the Party's form if the first group names a kind of document
/// and the second no body of the State.
fn behind_dash(first: &str, notation: &str, mass: bool) -> NumberSystem {
    if first.starts_with(|c: char| c.is_ascii_digit()) && notation.contains('/') {
        return NumberSystem::Company;
    }
    let Some((_, body)) = notation.split_once('/') else {
        return NumberSystem::Legacy;
    };
    let state = is_former(body) || is_assembly(body) || matches!(body, "LB" | "CP" | "TTg");
    // `TC` was the Ministry of Finance; the Party hardly ever issues a Thông cáo.
    let finance = first == "TC" && !body.ends_with(['W', 'Ư', 'U']);
    if !Kind::is_party_code(first) || body.contains('/') || state || finance || first.contains('-') {
        NumberSystem::Legacy
    } else if mass {
        NumberSystem::MassOrganisation
    } else {
        NumberSystem::Party
    }
}

/// `QH15`, `UBTVQH16`, `UBTVQHK9`.
pub(super) fn is_assembly(group: &str) -> bool {
    let body = group.trim_end_matches(|c: char| c.is_ascii_digit());
    matches!(body, "QH" | "UBTVQH" | "UBTVQHK")
}

/// `HĐNN8`, `HĐBT`: bodies of 1981 to 1992.
fn is_former(group: &str) -> bool {
    let body = group.trim_end_matches(|c: char| c.is_ascii_digit());
    matches!(body, "HĐNN" | "HĐBT")
}

fn is_alone(first: &str, second: &str) -> bool {
    second.is_empty() && ALONE.contains(&first) || first == "TT" && second == "LB"
}
