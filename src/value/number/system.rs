//! The systems of numbering.

use super::symbol::{first_groups, pack, packed};
use crate::value::Kind;

/// The system of numbering that a number follows, as far as its form tells.
///
/// ```
/// use congvan::value::{DocumentNumber, NumberSystem};
///
/// let system = |number: &str| number.parse().map(|number: DocumentNumber| number.system());
/// assert_eq!(system("15/QĐ-BNV"), Ok(NumberSystem::State));
/// assert_eq!(system("30/2020/NĐ-CP"), Ok(NumberSystem::Normative));
/// assert_eq!(system("2041-CV/BTCTU"), Ok(NumberSystem::Party));
/// ```
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

/// Symbols of the Front and the mass organisations in numbers; BTV, their standing
/// boards, stands where the Party has TU, HU or ĐU.
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
    "BTV",
];

/// Ministries of old without the `B` of today, which named themselves before the
/// kind: `01/LĐTBXH-TT`. Those whose letters are a field or unit of a công văn
/// (NHNN-TT, payments; NN-TT, crops) are not among them.
const MINISTRIES: &[u128] = &pack![
    "LĐTBXH", "TC", "YT", "TM", "GDĐT", "GTVT", "XD", "TP", "CN", "TS", "KHCNMT", "UBKH",
];

/// Kinds that stood behind such a body, and those that no unit is called.
const KINDS_BEHIND: &[u128] = &pack!["TT", "CT", "QĐ", "NĐ"];
const KINDS_ALONE: &[u128] = &pack!["QĐ", "NĐ"];

/// Bodies of the State that issued without naming the kind: `97/CP`, `337/TTg`.
const ALONE: &[u128] = &pack!["CP", "TTg", "HĐBT", "TTLB"];

/// What a case is about, the instance that decides, and decisions on the way.
const CASES: &[u128] = &pack!["HS", "DS", "HNGĐ", "KDTM", "KT", "LĐ", "HC"];
const INSTANCES: &[u128] = &pack!["ST", "PT", "GĐT"];
const DECISIONS: &[u128] = &pack!["QĐST", "QĐPT", "QĐXXST", "QĐXXPT"];

/// Bodies behind the code of a kind that show an old form of the State, besides
/// [`MINISTRIES`]: `318-QĐ/UB`, `15-TT/BNV`.
const STATE_BEHIND_DASH: &[u128] = &pack![
    "LB", "CP", "TTg", "CTN", "UB", "UBND", "HĐND", "BTC", "BNV", "BQP", "BCA", "BNG", "BTP", "BYT", "BXD", "BCT",
    "BGDĐT", "BGTVT", "BVHTT", "BVHTTDL", "BKHCN", "BKHCNMT", "BKH", "BKHĐT", "BNN", "BNNPTNT", "BTNMT", "BTTTT",
    "BLĐTBXH", "BTM", "BCN", "BTS", "NHNN", "TCHQ", "TCT", "TCTK", "TANDTC", "VKSNDTC", "KTNN",
];

/// How the symbols of the Party's bodies end: those of its centre and its committees.
const PARTY_ENDS: [&str; 7] = ["TW", "TƯ", "TU", "HU", "QU", "ĐU", "XU"];

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
    } else if notation.contains('/')
        || is_alone(keys)
        || is_former(second)
        || issuer_first(keys) && first.len() + 1 + second.len() == notation.len()
    {
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
    let issuer = first_groups(body).0;
    let committee = PARTY_ENDS.iter().any(|end| issuer.ends_with(end));
    let of_state = |key| is_in(STATE_BEHIND_DASH, key) || is_in(MINISTRIES, key);
    let state = || !committee && (is_former(body) || is_assembly(body) || of_state(packed(issuer)));
    // `TC` was the Ministry of Finance; the Party hardly ever issues a Thông cáo.
    let finance = first == "TC" && !committee;
    // `12-GM/TU`: its committees number papers too that no list has a code for.
    let party = symbol.len() == first.len() && (Kind::is_party_code(code) || committee);
    if !party || body.contains('/') || finance {
        NumberSystem::Legacy
    } else if mass {
        NumberSystem::MassOrganisation
    } else if state() {
        NumberSystem::Legacy
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
    second == 0 && is_in(ALONE, first) || is_joint(first, second)
}

/// Whether a symbol of old is known by one group: `CP`, `TTLB`, `HĐNN8`, and the codes
/// of kinds and the bodies that numbered by themselves (`194-CT`, `58-TC`).
pub(super) fn is_known_alone(key: u128) -> bool {
    const OTHERS: &[u128] = &pack!["CT", "CTN", "HĐNN7", "HĐNN8", "UB"];
    is_in(ALONE, key) || is_in(OTHERS, key) || is_in(MINISTRIES, key) || Kind::is_normative_code(key)
}

/// Whether two groups are those of the joint circulars of several ministries, or of
/// several branches: `TT/LB`, `LB-TT`, `TT-LN`.
pub(super) fn is_joint(a: u128, b: u128) -> bool {
    const CIRCULAR: u128 = packed("TT");
    const TOGETHER: &[u128] = &pack!["LB", "LN"];
    a == CIRCULAR && is_in(TOGETHER, b) || b == CIRCULAR && is_in(TOGETHER, a)
}

/// Whether the issuer stands before the kind, as in the numbers of before 1998:
/// `01/LĐTBXH-TT`, `512/UB-QĐ`.
fn issuer_first((first, second): (u128, u128)) -> bool {
    let ministry = || is_in(MINISTRIES, first);
    // `12/CT-QĐ` names a kind first.
    is_in(KINDS_BEHIND, second) && (ministry() || is_in(KINDS_ALONE, second) && !Kind::is_normative_code(first))
}

/// Whether a group is a body whose term follows: `HĐNN-8`.
pub(super) fn ends_in_a_term(group: &str) -> bool {
    is_former(group) || is_assembly(group)
}
