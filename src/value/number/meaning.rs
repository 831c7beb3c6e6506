//! Which kind of document a number names.

use std::fmt;

use super::symbol::packed;
use super::system::{is_assembly, is_joint};
use super::{DocumentNumber, NumberSystem};
use crate::text::{base_letter, fold};
use crate::value::{Kind, KindFamily};

/// Codes that also abbreviate a body, unit or field at the head of the symbol of
/// a công văn: Cục Thuế, Tài chính, Thái Bình, Pháp chế, Khánh Hòa, Công đoàn.
const SHARED: [&str; 8] = ["CT", "TC", "TB", "PC", "BC", "KH", "CĐ", "SL"];

/// Bodies that are no unit of another: a code before them names a kind.
const BODIES: [&str; 7] = ["UBND", "HĐND", "TTg", "CTN", "CP", "VPCP", "UBTVQH"];

/// What is known about a document besides its number.
///
/// ```
/// use congvan::value::{DocumentNumber, Kind, KindContext};
///
/// let number: DocumentNumber = "604/CT-NVDT".parse()?;
/// assert_eq!(number.kind(), None); // Chỉ thị, or a công văn of Cục Thuế
/// let beside = KindContext::new().beside(Kind::ChiThi);
/// assert_eq!(number.kind_in(&beside), Some(Kind::ChiThi));
/// let issuer = KindContext::new().issued_by("CỤC THUẾ");
/// assert_eq!(number.kind_in(&issuer), Some(Kind::CongVan));
/// # Ok::<(), congvan::value::ParseValueError>(())
/// ```
#[derive(Clone, Default)]
pub struct KindContext<'a> {
    beside: Option<Kind>,
    issuer: Option<&'a str>,
    is_body: Option<&'a dyn Fn(&str) -> bool>,
}

impl fmt::Debug for KindContext<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KindContext")
            .field("beside", &self.beside)
            .field("issuer", &self.issuer)
            .finish_non_exhaustive()
    }
}

impl<'a> KindContext<'a> {
    /// Nothing is known.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The kind that the title, or the word before the number, names.
    #[must_use]
    pub fn beside(mut self, kind: Kind) -> Self {
        self.beside = Some(kind);
        self
    }

    /// The name of the issuing body.
    #[must_use]
    pub fn issued_by(mut self, name: &'a str) -> Self {
        self.issuer = Some(name);
        self
    }

    /// Who tells whether a group is the symbol of an issuing body, such as a
    /// [`Registry`](crate::registry::Registry).
    #[must_use]
    pub fn knowing(mut self, is_body: &'a dyn Fn(&str) -> bool) -> Self {
        self.is_body = Some(is_body);
        self
    }
}

impl DocumentNumber {
    /// The kind that the symbol names; `None` for công văn, where the symbol names
    /// none, and where several are possible (see [`kinds`](Self::kinds)).
    ///
    /// ```
    /// use congvan::value::{DocumentNumber, Kind};
    ///
    /// let kind = |text: &str| text.parse::<DocumentNumber>().unwrap().kind();
    /// assert_eq!(kind("318/TTr-SNV"), Some(Kind::ToTrinh));
    /// assert_eq!(kind("20/CT-TTg"), Some(Kind::ChiThi));
    /// assert_eq!(kind("604/CT-NVDT"), None); // Chỉ thị, or a công văn of Cục Thuế
    /// assert_eq!(kind("308-QĐ/TW"), None); // Quyết định or Quy định
    /// ```
    #[must_use]
    pub fn kind(&self) -> Option<Kind> {
        let kind = self.kind_in(&KindContext::new())?;
        // A công văn has no code in the State: that it is one is inferred.
        (kind != Kind::CongVan || self.groups().next() == Some("CV")).then_some(kind)
    }

    /// Every kind that the symbol can mean, the most usual first.
    ///
    /// The number of a law says only who passed it: `51/2025/QH15` can be a law, a
    /// code or a resolution.
    ///
    /// ```
    /// use congvan::value::{DocumentNumber, Kind};
    ///
    /// let number: DocumentNumber = "308-QĐ/TW".parse()?;
    /// assert_eq!(number.kinds(), [Kind::QuyetDinh, Kind::QuyDinh]);
    /// # Ok::<(), congvan::value::ParseValueError>(())
    /// ```
    #[must_use]
    pub fn kinds(&self) -> Vec<Kind> {
        let mut groups = self.groups();
        let Some(first) = groups.next() else {
            return Vec::new();
        };
        let second = groups.next();
        if self.year().is_some() && is_assembly(first) {
            return match first.starts_with("QH") {
                true => vec![Kind::Luat, Kind::NghiQuyet, Kind::BoLuat],
                false => vec![Kind::PhapLenh, Kind::NghiQuyet],
            };
        }
        let system = self.system();
        let party_form = self.text.find(['-', '/']).and_then(|at| self.text.get(at..));
        let party_form = party_form.is_some_and(|symbol| symbol.starts_with('-'));
        let meant = |code| Kind::meanings(code, system, None);
        match system {
            NumberSystem::Legacy if self.is_joint() => vec![Kind::ThongTuLienTich],
            // `194-CT`: of the Chủ tịch Hội đồng Bộ trưởng, whatever he issued.
            NumberSystem::Legacy if first == "CT" && second.is_none() => Vec::new(),
            NumberSystem::Legacy => {
                let mut kinds: Vec<Kind> = self.groups().flat_map(meant).collect();
                kinds.dedup();
                kinds
            }
            NumberSystem::Party => meant(first).collect(),
            NumberSystem::MassOrganisation if party_form => Kind::meanings(first, NumberSystem::Party, None).collect(),
            NumberSystem::Company if first == "CV" => vec![Kind::CongVan],
            // Numbers of about 2000 name the issuer first: `83/2003/TTg-QĐ`.
            NumberSystem::Normative => [Some(first), second]
                .into_iter()
                .flatten()
                .map(|code| meant(code).collect::<Vec<Kind>>())
                .find(|kinds| !kinds.is_empty())
                .unwrap_or_default(),
            NumberSystem::State | NumberSystem::MassOrganisation => {
                let state = Kind::meanings(first, NumberSystem::State, None);
                let mut kinds: Vec<Kind> = state.collect();
                let Some(second) = second else {
                    // A code alone is that of a copy, or of a Sắc lệnh of the first decades.
                    kinds.retain(|kind| kind.family() == KindFamily::Copy);
                    if first == "SL" {
                        kinds.push(Kind::SacLenh);
                    }
                    if kinds.is_empty() {
                        kinds.push(Kind::CongVan);
                    }
                    return kinds;
                };
                kinds.retain(|kind| *kind != Kind::SacLenh);
                let body = BODIES.contains(&second) || is_assembly(second);
                // A code that only old numbers have may be a body's today: GT, TS, CN.
                let shared = SHARED.contains(&first) || Kind::from_code(first).is_none();
                if kinds.is_empty() || (shared && !body) {
                    kinds.push(Kind::CongVan);
                }
                kinds
            }
            NumberSystem::Company | NumberSystem::Court | NumberSystem::Free => Vec::new(),
        }
    }

    /// Whether the symbol is that of a joint circular of old, `TT/LB`.
    fn is_joint(&self) -> bool {
        let mut groups = self.groups().map(packed);
        match (groups.next(), groups.next()) {
            (Some(a), Some(b)) => is_joint(a, b),
            _ => false,
        }
    }

    /// The kind, decided by what else is known; `None` where it stays open, or
    /// where the word beside the number contradicts it.
    ///
    /// ```
    /// use congvan::value::{DocumentNumber, Kind, KindContext};
    ///
    /// let number: DocumentNumber = "308-QĐ/TW".parse()?;
    /// let beside = |kind| number.kind_in(&KindContext::new().beside(kind));
    /// assert_eq!(beside(Kind::QuyDinh), Some(Kind::QuyDinh));
    /// assert_eq!(beside(Kind::ChiThi), None);
    /// # Ok::<(), congvan::value::ParseValueError>(())
    /// ```
    #[must_use]
    pub fn kind_in(&self, context: &KindContext<'_>) -> Option<Kind> {
        let kinds = self.kinds();
        if let Some(beside) = &context.beside {
            // A symbol that names no kind leaves the word to tell: `Quyết định số 202/TTg`.
            // A joint circular is a circular: `Thông tư số 12/TT-LB`.
            let joint = *beside == Kind::ThongTu && kinds == [Kind::ThongTuLienTich];
            let told = kinds.is_empty() || kinds.contains(beside) || joint;
            return told.then(|| beside.clone());
        }
        if let [only] = kinds.as_slice() {
            return Some(only.clone());
        }
        if !kinds.contains(&Kind::CongVan) {
            return None;
        }
        let mut groups = self.groups();
        let (first, second) = (groups.next()?, groups.next()?);
        let issues = |group: &str| context.issuer.is_some_and(|name| abbreviates(name, group));
        let known = |group: &str| context.is_body.is_some_and(|is_body| is_body(group));
        let is_letter = issues(first);
        let is_named = issues(second) || known(second);
        match (is_letter, is_named) {
            (true, false) => Some(Kind::CongVan),
            (false, true) => kinds.into_iter().find(|kind| *kind != Kind::CongVan),
            _ => None,
        }
    }
}

/// Whether a group begins the initials of a name: `UBND` of ỦY BAN NHÂN DÂN XÃ AN PHÚ;
/// old symbols of ministries have no `B`: `TC` of BỘ TÀI CHÍNH.
fn abbreviates(name: &str, group: &str) -> bool {
    let words = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let initials = words.filter_map(|word| word.chars().next());
    let initials: String = initials.flat_map(char::to_uppercase).map(base_letter).collect();
    let group: String = group.chars().flat_map(char::to_uppercase).map(base_letter).collect();
    let ministry = fold(name.trim_start()).starts_with(&fold("bộ "));
    let bare = initials.strip_prefix('B').filter(|_| ministry);
    group.chars().count() > 1 && (initials.starts_with(&group) || bare.is_some_and(|bare| bare.starts_with(&group)))
}
