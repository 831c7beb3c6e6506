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
#[cfg_attr(not(feature = "check"), allow(dead_code))]
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
