//! What makes two mentions one document, and the names that programs give it.

use chrono::NaiveDate;

use super::iri::{akn_class, akn_path};
use super::slug::{issuer_slug, slug, slug_into};
use crate::registry::Registry;
use crate::value::{DocumentNumber, IssueDate, Kind, LegalReference};

/// What tells one document from another: number (or the name of a law), issuer and date.
///
/// Spelling does not count: case, leading zeros, marks, and the signs between
/// the groups of a number, which old texts exchange freely (`191/CP`, `191-CP`).
/// A number with a year and the symbol of a central body says its issuer itself.
///
/// A draft has no key. Its number lacks the serial (`/SNV-VP`), an office has many drafts
/// with that symbol on one day, and a name that several documents share would be none.
///
/// ```
/// use congvan::cite::{self, DocumentKey};
///
/// let text = "Nghị định số 05/2020/NĐ-CP ngày 3/1/2020 của Chính phủ; theo Nghị định 5/2020/NĐ-CP";
/// let keys: Vec<_> = cite::find(text).filter_map(|c| DocumentKey::of(&c.reference)).collect();
/// assert!(keys[0].is_same(&keys[1]));
/// assert_eq!(keys[0].urn(), "urn:congvan:ref:nghi-dinh:5-2020-nd-cp");
/// assert_eq!(keys[0].akn_iri().as_deref(), Some("/akn/vn/act/nghi-dinh/chinh-phu/2020/5-2020-nd-cp"));
///
/// let draft = cite::find("theo Công văn số ...../SNV-VP của Sở Nội vụ").next().unwrap();
/// assert_eq!(DocumentKey::of(&draft.reference), None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct DocumentKey {
    mention: Mention,
    /// The issuer that a number with a year names: the number alone tells the document.
    central: Option<String>,
}

/// What a mention says of its document, in one spelling.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Mention {
    kind: Kind,
    /// The number, or the name of a law that is cited without one.
    id: String,
    issuer: Option<String>,
    date: Option<IssueDate>,
    /// The year in the number.
    year: Option<u16>,
    /// It is the name of a law, which its year tells from others of that name.
    named: bool,
}

impl Mention {
    fn of(reference: &LegalReference) -> Option<Self> {
        let mut id = String::new();
        let number = reference.number.as_ref();
        // A law whose number is still open is told by its name.
        let named = match number {
            Some(number) if reference.name.is_none() || !number.is_blank() => {
                number_id(number, &mut id);
                false
            }
            _ => {
                name_id(reference, &mut id)?;
                true
            }
        };
        Some(Self {
            kind: reference.kind.clone()?,
            id,
            issuer: reference.issuer.as_deref().map(issuer_slug),
            date: reference.date,
            year: number.and_then(DocumentNumber::year),
            named,
        })
    }

    fn is_same(&self, other: &Self) -> bool {
        self.kind == other.kind
            && self.id == other.id
            && same_time((self.date, self.year), (other.date, other.year))
            && match (&self.issuer, &other.issuer) {
                (Some(a), Some(b)) => same_issuer(a, b),
                _ => true,
            }
    }
}

/// A mention as it is remembered while a text is read: the same as a
/// [`Mention`], spelt out only where two of them meet.
#[derive(Debug, Clone)]
pub(super) struct Seen {
    kind: Kind,
    id: u64,
    issuer: Option<String>,
    date: Option<IssueDate>,
    year: Option<u16>,
}

impl Seen {
    /// The mentions of a reference: by its number, by its name, by both for a
    /// law that has both. `scratch` is room to spell in.
    pub(super) fn all(reference: &LegalReference, scratch: &mut String) -> [Option<Self>; 2] {
        let number = reference.number.as_ref().filter(|number| !number.is_blank());
        let number = number.and_then(|number| {
            number_id(number, scratch);
            Self::with_id(reference, id_key(scratch))
        });
        let name = name_id(reference, scratch).and_then(|()| Self::with_id(reference, id_key(scratch)));
        [number, name]
    }

    fn with_id(reference: &LegalReference, id: u64) -> Option<Self> {
        Some(Self {
            kind: reference.kind.clone()?,
            id,
            issuer: reference.issuer.clone(),
            date: reference.date,
            year: reference.number.as_ref().and_then(DocumentNumber::year),
        })
    }

    /// What all mentions of one document have in common.
    pub(super) fn id(&self) -> u64 {
        self.id
    }

    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.kind == other.kind
            && self.id == other.id
            && same_time((self.date, self.year), (other.date, other.year))
            && match (&self.issuer, &other.issuer) {
                (Some(a), Some(b)) => a == b || same_issuer(&issuer_slug(a), &issuer_slug(b)),
                _ => true,
            }
    }
}

/// Spells the number of a document.
pub(super) fn number_id(number: &DocumentNumber, out: &mut String) {
    slug_into(number.as_str().trim_start_matches('0'), out);
}

/// Spells the name of a law without its kind word.
fn name_id(reference: &LegalReference, out: &mut String) -> Option<()> {
    slug_into(reference.name.as_deref()?, out);
    let kind = reference.kind.as_ref()?.slug();
    // The slug of a kind of no list is its name.
    let spelt = (!out.starts_with(kind)).then(|| slug(kind));
    let word = spelt.as_deref().unwrap_or(kind);
    if let Some(rest) = out.strip_prefix(word) {
        let rest = rest.trim_start_matches('-').len();
        if rest > 0 {
            out.drain(..out.len() - rest);
        }
    }
    Some(())
}

/// `UBND tỉnh` is short for `UBND tỉnh Cà Mau`; `UBND phường 1` is not for `UBND phường 12`.
fn same_issuer(a: &str, b: &str) -> bool {
    let begins = |long: &str, short: &str| {
        let rest = long.strip_prefix(short);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    };
    begins(a, b) || begins(b, a)
}

/// Whether two dates, with the years of their numbers, can be of one document.
fn same_time(a: (Option<IssueDate>, Option<u16>), b: (Option<IssueDate>, Option<u16>)) -> bool {
    let year = |(date, year): (Option<IssueDate>, Option<u16>)| year.or(date.map(IssueDate::year));
    let years = match (year(a), year(b)) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    };
    let days = match (a.0, b.0) {
        (Some(a), Some(b)) => {
            let months = a.month().is_none() || b.month().is_none() || a.month() == b.month();
            months && (a.day().is_none() || b.day().is_none() || a.day() == b.day())
        }
        _ => true,
    };
    years && days
}

/// A number for an id of small ASCII letters.
fn id_key(id: &str) -> u64 {
    let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    id.bytes().fold(0xcbf2_9ce4_8422_2325, mix)
}

impl DocumentKey {
    /// The key of a reference; `None` if it has no number and no name, as `Nghị định
    /// này`, or a number that is still [blank](DocumentNumber::is_blank).
    #[must_use]
    pub fn of(reference: &LegalReference) -> Option<Self> {
        let number = reference.number.as_ref();
        let is_open = reference.name.is_none() && number.is_some_and(DocumentNumber::is_blank);
        if is_open { None } else { Self::within(reference) }
    }

    /// The key of a reference inside the document that it belongs to, also of a draft: of
    /// its symbol there is this one.
    pub(crate) fn within(reference: &LegalReference) -> Option<Self> {
        let number = reference.number.as_ref();
        Some(Self {
            mention: Mention::of(reference)?,
            central: number.and_then(|number| central_issuer(number, number.year()?)),
        })
    }

    /// Whether two mentions may be one document: the same kind and number, and
    /// nothing else that both say differs.
    ///
    /// ```
    /// use congvan::cite::{self, DocumentKey};
    ///
    /// let text = "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ; Nghị định 30/2020/NĐ-CP";
    /// let keys: Vec<_> = cite::find(text).filter_map(|found| DocumentKey::of(&found.reference)).collect();
    /// assert!(keys[0].is_same(&keys[1]));
    /// ```
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        self.mention.is_same(&other.mention)
    }

    /// A stable name in ASCII: `urn:congvan:ref:` kind `:` number, and what it
    /// takes besides to tell the document: `:` date `:` issuer, in this order,
    /// as far as they are known; of a law by name the year alone.
    ///
    /// ```
    /// use congvan::cite::{self, DocumentKey};
    ///
    /// let text = "Quyết định số 15/QĐ-UBND ngày 6/5/2024 của UBND huyện Minh Sơn; Luật Đất đai năm 2013";
    /// let urns: Vec<_> = cite::find(text).filter_map(|c| Some(DocumentKey::of(&c.reference)?.urn())).collect();
    /// assert_eq!(urns[0], "urn:congvan:ref:quyet-dinh:15-qd-ubnd:2024-05-06:uy-ban-nhan-dan-huyen-minh-son");
    /// assert_eq!(urns[1], "urn:congvan:ref:luat:dat-dai:2013");
    /// ```
    #[must_use]
    pub fn urn(&self) -> String {
        let Mention {
            kind,
            id,
            issuer,
            date,
            named,
            ..
        } = &self.mention;
        let mut urn = format!("urn:congvan:ref:{}:{id}", slug(kind.slug()));
        if self.central.is_some() {
            return urn;
        }
        match date {
            Some(date) if *named => urn.push_str(&format!(":{}", date.year())),
            Some(date) => urn.push_str(&format!(":{date}")),
            None => {}
        }
        if let Some(issuer) = issuer {
            urn.push(':');
            urn.push_str(issuer);
        }
        urn
    }

    /// The work in the naming convention of Akoma Ntoso: `/akn/vn/act` (`doc`
    /// where it is no law), kind, issuer if known, date, number. The date is the
    /// year alone where the number or the name needs no more. `None` where
    /// not even the year is known: the convention asks for it.
    #[must_use]
    pub fn akn_iri(&self) -> Option<String> {
        let Mention {
            kind,
            id,
            issuer,
            date,
            year,
            named,
        } = &self.mention;
        // Not every mention says the day: where the year is enough, it alone keeps one name.
        let date = match (date, year) {
            (_, Some(year)) => year.to_string(),
            (Some(date), None) if *named => date.year().to_string(),
            (Some(date), None) => date.to_string(),
            (None, None) => return None,
        };
        let issuer = self.central.as_ref().or(issuer.as_ref());
        Some(akn_path(
            akn_class(Some(kind), *year),
            Some(kind),
            issuer.map(String::as_str),
            &date,
            id,
        ))
    }
}

/// The bodies that the symbol of a number with a year names.
fn central_issuer(number: &DocumentNumber, year: u16) -> Option<String> {
    let registry = Registry::shared();
    let day = NaiveDate::from_ymd_opt(i32::from(year), 12, 31);
    let body = |group: &str| {
        let row = registry
            .find_code(group, day)
            .or_else(|| registry.find_code(group, None))?;
        Some(slug(&row.name))
    };
    let groups = number.groups().filter(|group| Kind::from_code(group).is_none());
    let bodies: Vec<String> = groups.filter_map(body).collect();
    (!bodies.is_empty()).then(|| bodies.join("_"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cite;

    fn keys(text: &str) -> Vec<DocumentKey> {
        cite::find(text).filter_map(|c| DocumentKey::of(&c.reference)).collect()
    }

    #[test]
    fn one_document_however_it_is_written() {
        for text in [
            "Nghị định 191/CP; Nghị định số 191-CP",
            "Quyết định số 07/QĐ-UBND ngày 1/2/2024 của UBND tỉnh Hà Khê; Quyết định số 7/QĐ-UBND của Ủy ban nhân dân tỉnh",
            "Thông tư số 8/2020/TT-BYT của Bộ Y tế; Thông tư số 8/2020/TT-BYT ngày 1/2/2020 của Bộ trưởng Bộ Y tế",
            "Luật Đất đai năm 2013; Luật đất đai",
            "Quyết định số 7/QĐ-UBND của Chủ tịch UBND huyện A; Quyết định số 7/QĐ-UBND của Chủ tịch Ủy ban nhân dân huyện A",
            "Quyết định số 7/QĐ-UBND của Chủ tịch UBND huyện A; Quyết định số 7/QĐ-UBND của UBND huyện A",
        ] {
            let keys = keys(text);
            assert!(keys[0].is_same(&keys[1]), "{keys:?}");
        }
        for text in [
            "Quyết định số 7/QĐ-UBND của UBND huyện A; Quyết định số 7/QĐ-UBND của UBND huyện B",
            "Quyết định số 7/QĐ-UBND của UBND phường 1; Quyết định số 7/QĐ-UBND của UBND phường 12",
            "Quyết định số 7/QĐ-UBND của UBND xã Hòa; Quyết định số 7/QĐ-UBND của UBND xã Hoàng",
            "Quyết định số 7/QĐ-UBND ngày 1/2/2024; Quyết định số 7/QĐ-UBND ngày 1/2/2023",
            "Quyết định số 7/QĐ-SNV; Thông báo số 7/QĐ-SNV",
            "Luật Đất đai năm 2013; Luật Đất đai năm 2024",
            "Luật Nhà ở; Luật Giá",
        ] {
            let keys = keys(text);
            assert!(!keys[0].is_same(&keys[1]), "{keys:?}");
        }
    }

    #[test]
    fn names_for_programs() {
        for (text, urn, iri) in [
            (
                "Luật số 38/2019/QH14",
                "urn:congvan:ref:luat:38-2019-qh14",
                Some("/akn/vn/act/luat/quoc-hoi/2019/38-2019-qh14"),
            ),
            (
                "Công văn số 118/UBND-VX ngày 6/5/2024 của UBND xã Tân An",
                "urn:congvan:ref:cong-van:118-ubnd-vx:2024-05-06:uy-ban-nhan-dan-xa-tan-an",
                Some("/akn/vn/doc/cong-van/uy-ban-nhan-dan-xa-tan-an/2024-05-06/118-ubnd-vx"),
            ),
            (
                "Bản án số 15/2022/DS-PT",
                "urn:congvan:ref:ban-an:15-2022-ds-pt",
                Some("/akn/vn/judgment/ban-an/2022/15-2022-ds-pt"),
            ),
            ("Kết luận số 14-KL/TW", "urn:congvan:ref:ket-luan:14-kl-tw", None),
        ] {
            let key = &keys(text)[0];
            assert_eq!((key.urn().as_str(), key.akn_iri().as_deref()), (urn, iri));
        }
        assert!(keys("Nghị định này; văn bản không số ngày 5/6/2024").is_empty());
    }

    /// The first mention says the day, the others do not.
    #[test]
    fn one_document_has_one_name() {
        for text in [
            "Nghị định số 05/2020/NĐ-CP ngày 3/1/2020 của Chính phủ; Nghị định 5/2020/NĐ-CP",
            "Luật số 31/2024/QH15 ngày 18/1/2024; Luật số 31/2024/QH15",
            "Luật Đất đai ngày 29/11/2013; Luật Đất đai năm 2013",
        ] {
            let keys = keys(text);
            assert_eq!(keys[0].urn(), keys[1].urn());
            assert_eq!(keys[0].akn_iri(), keys[1].akn_iri());
        }
    }

    #[test]
    fn names_are_ascii() {
        assert_eq!(slug("  NĐ–CP (字) "), "nd-cp-%e5%ad%97");
        assert_eq!(slug("--"), "");
    }
}
