//! The systems of numbering.

use super::symbol::{first_groups, pack, packed};
use crate::value::Kind;

/// The system of numbering that a number follows, as far as its form tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
#[non_exhaustive]
pub enum NumberSystem {
    /// Administrative documents of the State, and of all who number like it:
    /// `15/QĐ-BNV`, `1907/UBND-GDVH`, `415/QĐ-VNPT-HĐTV`; some write a year into them.
    State,
    /// Normative documents, with the year in the number: `30/2020/NĐ-CP`; and
    /// consolidated texts, `29/VBHN-VPQH`.
    Normative,
    /// The Party: `2041-CV/BTCTU`.
    Party,
    /// The Front and the mass organisations, in the form of the State
    /// (`804/QĐ-TLĐ`, `512/MTTW-BTT`) or of the Party (`188-KH/TWĐTN-TNNT`).
    MassOrganisation,
    /// Judgments and decisions of courts: `41/2022/HNGĐ-ST`, `63/2025/QĐST-DS`.
    Court,
    /// Companies with a form of their own: `05-02/18/CV-PT`, `3127/2023/CV-XDH`.
    Company,
    /// Forms of before about 1998: `97/CP`, `46-TC/TCDN`, `744-TC/QĐ/NSNN`.
    Legacy,
    /// Anything else: numbers without symbol, letters before the serial.
    #[default]
    Free,
}

/// Symbols of the Front and the mass organisations in numbers.
const MASS: &[u128] = &pack![
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

/// Bodies of the State that issued without naming the kind: `97/CP`, `337/TTg`.
const ALONE: &[u128] = &pack!["CP", "TTg", "HĐBT", "TTLB"];

/// What a case is about, the instance that decides, and decisions on the way.
const CASES: &[u128] = &pack!["HS", "DS", "HNGĐ", "KDTM", "KT", "LĐ", "HC"];
const INSTANCES: &[u128] = &pack!["ST", "PT", "GĐT"];
const DECISIONS: &[u128] = &pack!["QĐST", "QĐPT", "QĐXXST", "QĐXXPT"];

/// Bodies behind the code of a kind that show an old form of the State.
const STATE_BEHIND_DASH: &[u128] = &pack!["LB", "CP", "TTg"];

/// The system of a notation behind a slash or a dash, with or without a year
/// at its head.
pub(super) fn of(slash: bool, leading_year: bool, notation: &str) -> NumberSystem {
    let (first, second) = first_groups(notation);
    let keys = (packed(first), packed(second));
    if leading_year {
        return with_year(first, keys);
    }
    let mass = is_in(MASS, keys.0) || is_in(MASS, keys.1);
    if !slash {
        return behind_dash(first, keys.0, notation, mass);
    }
    if first == "VBHN" {
        NumberSystem::Normative
    } else if mass {
        NumberSystem::MassOrganisation
    } else if first == "CV" || first.starts_with(|c: char| c.is_ascii_digit()) {
        NumberSystem::Company
    } else if notation.contains('/') || is_alone(keys) || is_former(second) {
        NumberSystem::Legacy
    } else {
        NumberSystem::State
    }
}

fn with_year(first: &str, keys: (u128, u128)) -> NumberSystem {
    let court = || is_in(CASES, keys.0) && is_in(INSTANCES, keys.1) || is_in(DECISIONS, keys.0);
    if Kind::is_normative_code(keys.0) || is_assembly(first) {
        NumberSystem::Normative
    } else if court() {
        NumberSystem::Court
    } else if Kind::is_normative_code(keys.1) {
        NumberSystem::Normative
    } else if first == "CV" {
        NumberSystem::Company
    } else {
        NumberSystem::State
    }
}

/// `CV/BTGTU` is the Party's form if the first group names a kind of document
/// and the second no body of the State.
fn behind_dash(first: &str, code: u128, notation: &str, mass: bool) -> NumberSystem {
    if first.starts_with(|c: char| c.is_ascii_digit()) && notation.contains('/') {
        return NumberSystem::Company;
    }
    let Some((symbol, body)) = notation.split_once('/') else {
        return NumberSystem::Legacy;
    };
    let state = is_former(body) || is_assembly(body) || is_in(STATE_BEHIND_DASH, packed(body));
    // `TC` was the Ministry of Finance; the Party hardly ever issues a Thông cáo.
    let finance = first == "TC" && !body.ends_with(['W', 'Ư', 'U']);
    let party = symbol.len() == first.len() && Kind::is_party_code(code);
    if !party || body.contains('/') || state || finance {
        NumberSystem::Legacy
    } else if mass {
        NumberSystem::MassOrganisation
    } else {
        NumberSystem::Party
    }
}

fn is_in(list: &[u128], key: u128) -> bool {
    key != 0 && list.contains(&key)
}

/// `QH15`, `UBTVQH16`, `UBTVQHK9`.
pub(super) fn is_assembly(group: &str) -> bool {
    matches!(without_term(group), "QH" | "UBTVQH" | "UBTVQHK")
}

/// `HĐNN8`, `HĐBT`: bodies of 1981 to 1992.
fn is_former(group: &str) -> bool {
    matches!(without_term(group), "HĐNN" | "HĐBT")
}

fn without_term(group: &str) -> &str {
    let digits = group.bytes().rev().take_while(u8::is_ascii_digit).count();
    group.get(..group.len() - digits).unwrap_or(group)
}

fn is_alone((first, second): (u128, u128)) -> bool {
    const JOINT: [u128; 2] = pack!["TT", "LB"];
    second == 0 && is_in(ALONE, first) || [first, second] == JOINT
}
