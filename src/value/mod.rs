//! The values of an official document: each parses from what is written and
//! prints its canonical form.
//!
//! | Type | Written | Source |
//! |---|---|---|
//! | [`Kind`] | `QUYẾT ĐỊNH` | NĐ 30/2020, Điều 7 and Annex III |
//! | [`DocumentNumber`] | `45/UBND-VX` | Annex I, II.3 |
//! | [`IssueDate`] | `ngày 05 tháng 01 năm 2020` | Annex I, II.4 |
//! | [`Organ`] | `UBND TỈNH CÀ MAU` / `SỞ NỘI VỤ` | Annex I, II.2 |
//! | [`SigningAuthority`], [`Capacity`] | `KT. GIÁM ĐỐC` | Điều 13; Annex I, II.7 |
//! | [`SigningForm`] | `TL.` over `KT.` | Điều 13 |
//! | [`PersonName`] | `PGS.TS. Trần Văn Bảo` | Annex I, II.7.c |
//! | [`OrganId`] | `G12.18`, `000.00.13.H53` | QĐ 20/2020/QĐ-TTg, QCVN 102:2016/BTTTT |
//! | [`DocumentId`] | `G12,2025/10/13,05/BTC-VP` | QCVN 102:2016/BTTTT |
//! | [`Recipient`] | `UBND huyện (để b/c)` | Annex I, II.9 |
//! | [`Archive`] | `Lưu: VT, NC (3)` | Annex I, II.9.d |
//! | [`Urgency`], [`Secrecy`] | `HỎA TỐC`, `MẬT` | Annex I, III.2 |
//! | [`Provision`] | `điểm a khoản 2 Điều 5` | Annex II, V.7 |
//! | [`LegalReference`] | `khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP` | Annex I, II.6 |
//!
//! A value keeps what was written beside what it means, and `x.to_string().parse() == x` holds
//! for each. Parsing forgives what offices write (spaces around signs, other dashes, blanks in a
//! draft) and refuses what is none, saying where and how it should look ([`ParseValueError`]).
//!
//! ```
//! use congvan::value::{Capacity, DocumentNumber, IssueDate, SigningAuthority};
//!
//! // A number is more than digits: the 45th document of the year, issued by UBND,
//! // drafted by its Văn xã unit. In a decision the symbol names the kind first: `15/QĐ-UBND`.
//! let number: DocumentNumber = "45/UBND - VX".parse()?;
//! assert_eq!((number.serial(), number.groups().next()), (Some(45), Some("UBND")));
//! assert_eq!((number.as_str(), number.as_written()), ("45/UBND-VX", "45/UBND - VX"));
//!
//! // A date may wait for its day until the letter is signed.
//! let date: IssueDate = "2024-05".parse()?;
//! assert_eq!((date.day(), date.month(), date.year()), (None, Some(5), 2024));
//!
//! // `KT.` (ký thay): a deputy signs in the place of the head.
//! let capacity: Capacity = "KT. GIÁM ĐỐC".parse()?;
//! assert_eq!(capacity.authority, SigningAuthority::Kt);
//!
//! let error = "45-".parse::<DocumentNumber>().unwrap_err();
//! assert_eq!(error.offset(), 3); // a symbol is missing there
//! # Ok::<(), congvan::value::ParseValueError>(())
//! ```

mod archive;
mod authority;
mod chain;
mod date;
mod document_id;
mod error;
mod kind;
mod marks;
mod number;
mod organ;
mod organ_id;
mod person;
mod provision;
mod recipient;
mod reference;
#[cfg(feature = "schema")]
mod schema;
mod spelling;
mod text_value;
pub(crate) mod title;

pub use archive::Archive;
pub use authority::{Capacity, SigningAuthority};
pub use chain::{ChainFault, SigningForm};
pub use date::IssueDate;
pub use document_id::DocumentId;
pub use error::{ParseValueError, ValueKind};
pub use kind::{Kind, KindFamily, OtherKind};
pub use marks::{Secrecy, Urgency};
pub use number::{DocumentNumber, KindContext, MendKind, NumberMend, NumberSystem};
pub use organ::Organ;
pub use organ_id::{OrganId, OrganIdScheme};
pub use person::PersonName;
pub use provision::Provision;
pub use recipient::Recipient;
pub use reference::LegalReference;

pub(crate) use number::scan_number;
pub(crate) use person::split_name;
pub(crate) use provision::Level;
pub(crate) use spelling::{collapse, tidy};
