//! What the State and the Party publish about their bodies, as data: symbols,
//! names, periods of validity.
//!
//! The rows say who a symbol in a number means (`BNV` in `15/QĐ-BNV`), until
//! when it meant that, and what followed.
//!
//! | Data | Rows | Lookups |
//! |---|---|---|
//! | Central bodies of the State, the Party, the Front, the mass organisations | [`Registry::builtin`] | [`agency`], [`agency_named`] |
//! | Terms of the National Assembly: `QH15`, `UBTVQH16` | [`Registry::terms`] | [`agency`], [`agency_named`] |
//! | What repeats in every province, district and commune: `UBND`, `SNV` | [`Registry::local`] | [`agency`], [`agency_named`] |
//! | Provinces, the 63 and the 34 | [`provinces`] | [`province`](province()) |
//! | Identifiers of bodies, old and new | [`organ_codes`] | [`organ_root`] |
//!
//! Every row names its source, and [`Certainty`] says how sure it is. Sources:
//! the symbols as printed in numbers; for the ministries since 1 March 2025 Nghị
//! quyết số 176/2025/QH15, for the provinces since 1 July 2025 Nghị quyết số
//! 202/2025/QH15, for the end of the districts Nghị quyết số 60-NQ/TW; for the
//! identifiers QCVN 102:2016/BTTTT and Quyết định số 20/2020/QĐ-TTg.
//!
//! # Not supported
//!
//! Bodies of one province: their symbols repeat from province to province, so
//! [`agency`] knows what they stand for everywhere (`SNV`, Sở Nội vụ) and not
//! which province it is. Add those you need with [`Registry::with`]. A body whose
//! work was split has one successor, the one that took most of it over.
//!
//! # Example
//!
//! ```
//! use congvan::chrono::NaiveDate;
//! use congvan::registry;
//!
//! // Who is the second half of `15/QĐ-BTTTT`, and who does its work today?
//! let day = NaiveDate::from_ymd_opt(2024, 5, 2).unwrap();
//! let body = registry::agency("BTTTT", day).unwrap();
//! assert_eq!(body.name, "Bộ Thông tin và Truyền thông");
//! assert_eq!(registry::successor_of(body).unwrap().name, "Bộ Khoa học và Công nghệ");
//! ```

mod agency;
mod data;
mod organ_code;
mod province;
mod table;

use chrono::NaiveDate;

pub use agency::{Agency, Certainty, Level};
pub use organ_code::{OrganCode, organ_codes, organ_root};
#[cfg(feature = "check")]
pub(crate) use province::every_province;
pub use province::{Province, province, provinces};
pub use table::Registry;
pub(crate) use table::{local, local_names};

use agency::pick_or_before;
use table::{spellings, tables};

/// What a symbol means on a day: the body that had it then, else the last one
/// that had it before. Its period says until when, and
/// [`successor`](Agency::successor) what follows.
///
/// Symbols that all provinces share are known by what they stand for. `&`, full
/// stops and case do not count, a `Đ` may have lost its bar, and the number of a
/// department may follow (`NHNN7`).
///
/// ```
/// use congvan::chrono::NaiveDate;
/// use congvan::registry;
///
/// let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
/// let body = registry::agency("BTTTT", day(2026, 1, 1)).unwrap();
/// assert_eq!(body.name, "Bộ Thông tin và Truyền thông");
/// assert!(!body.is_valid_on(day(2026, 1, 1)));
/// assert_eq!(body.valid_to, Some(day(2025, 2, 28)));
/// assert_eq!(body.successor.as_deref(), Some("BKHCN"));
/// assert_eq!(registry::agency("SNV", day(2024, 1, 1)).unwrap().name, "Sở Nội vụ");
/// assert_eq!(registry::agency("QH14", day(2019, 1, 1)).unwrap().name, "Quốc hội khóa XIV");
/// ```
#[must_use]
pub fn agency(code: &str, on: NaiveDate) -> Option<&'static Agency> {
    spellings(code)
        .map(|code| {
            tables()
                .into_iter()
                .flat_map(|table| table.rows_of_code(code))
                .collect()
        })
        .find(|rows: &Vec<&Agency>| !rows.is_empty())
        .and_then(|rows| pick_or_before(&rows, on))
}

/// The body that had a name on a day, else the last one that had it before.
///
/// ```
/// use congvan::chrono::NaiveDate;
/// use congvan::registry;
///
/// let on = |year| NaiveDate::from_ymd_opt(year, 9, 1).unwrap();
/// assert_eq!(registry::agency_named("bộ khoa học & công nghệ", on(2024)).unwrap().code, "BKHCN");
/// let district = registry::agency_named("Ủy ban nhân dân huyện", on(2025)).unwrap();
/// assert_eq!(district.valid_to, NaiveDate::from_ymd_opt(2025, 6, 30));
/// ```
#[must_use]
pub fn agency_named(name: &str, on: NaiveDate) -> Option<&'static Agency> {
    let rows = tables().into_iter().flat_map(|table| table.rows_of_name(name));
    pick_or_before(&rows.collect::<Vec<_>>(), on)
}

/// Whether a symbol is that of a body, of any level and period. Tells a
/// [`KindContext`](crate::value::KindContext) which group of a number is the issuer.
///
/// ```
/// use congvan::registry;
/// use congvan::value::{DocumentNumber, Kind, KindContext};
///
/// let number: DocumentNumber = "218/TB-SNV".parse()?;
/// assert_eq!(number.kind(), None); // Thông báo, or a công văn of Thái Bình
/// let known = KindContext::new().knowing(&registry::is_known);
/// assert_eq!(number.kind_in(&known), Some(Kind::ThongBao));
/// # Ok::<(), congvan::value::ParseValueError>(())
/// ```
#[must_use]
pub fn is_known(code: &str) -> bool {
    spellings(code).any(|code| {
        tables()
            .into_iter()
            .any(|table| table.rows_of_code(code).next().is_some())
    })
}

/// The body that followed one that has ended.
///
/// ```
/// use congvan::chrono::NaiveDate;
/// use congvan::registry;
///
/// let day = NaiveDate::from_ymd_opt(2005, 1, 1).unwrap();
/// let fisheries = registry::agency("BTS", day).unwrap();
/// let agriculture = registry::successor_of(fisheries).unwrap();
/// assert_eq!(agriculture.name, "Bộ Nông nghiệp và Phát triển nông thôn");
/// assert_eq!(registry::successor_of(agriculture).unwrap().name, "Bộ Nông nghiệp và Môi trường");
/// ```
#[must_use]
pub fn successor_of(body: &Agency) -> Option<&'static Agency> {
    let next = body.valid_to?.succ_opt()?;
    agency(body.successor.as_deref()?, next).filter(|row| row.is_valid_on(next))
}

/// The bodies that a body followed, or took in: its predecessors.
///
/// ```
/// use congvan::chrono::NaiveDate;
/// use congvan::registry;
///
/// let ministry = registry::agency("BXD", NaiveDate::from_ymd_opt(2026, 1, 1).unwrap()).unwrap();
/// let before: Vec<&str> = registry::predecessors_of(ministry).map(|row| &*row.code).collect();
/// assert_eq!(before, ["BGTVT"]);
/// ```
pub fn predecessors_of(body: &Agency) -> impl Iterator<Item = &'static Agency> {
    let rows = tables().into_iter().flat_map(Registry::iter);
    rows.filter(move |row| successor_of(row).is_some_and(|next| next == body))
}

#[cfg(test)]
mod tests;
