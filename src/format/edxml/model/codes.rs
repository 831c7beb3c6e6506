//! The codes of the standard.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::format::edxml::field::Value;
use crate::format::edxml::field::sealed::{Impossible, Sealed};
use crate::message::Lang;

/// What a packet does (`BussinessDocType`; QCVN 102:2016/BTTTT, 2.2.1).
///
/// ```
/// use congvan::edxml::{BusinessKind, Field};
///
/// assert_eq!(Field::read("1").get(), Some(BusinessKind::Recall));
/// assert_eq!(Field::new(BusinessKind::Update).to_string(), "2");
/// assert_eq!(Field::<BusinessKind>::read("7").get(), None); // kept as found
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BusinessKind {
    /// A new document (văn bản mới): 0.
    New,
    /// A document is recalled (thu hồi): 1.
    Recall,
    /// A document is brought up to date (cập nhật): 2.
    Update,
    /// Documents are replaced by this one (thay thế): 3.
    Replace,
}

/// What becomes of a receiver when a document is updated (`ReceiverType`).
///
/// ```
/// use congvan::edxml::{Field, Receiver, ReceiverChange};
///
/// let mut receiver = Receiver::default();
/// receiver.organ_id = Some("H99.15".into());
/// receiver.receiver_type = Some(ReceiverChange::Added.into());
/// assert_eq!(Field::new(ReceiverChange::Removed).to_string(), "0");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ReceiverChange {
    /// It is taken off the list: 0.
    Removed,
    /// It is added: 1.
    Added,
}

/// How far a document has come (`StatusCode`; QCVN 102:2016/BTTTT).
///
/// | Code | Vietnamese | English |
/// |---|---|---|
/// | 01 | Đã đến | arrived |
/// | 02 | Từ chối tiếp nhận | rejected |
/// | 03 | Đã tiếp nhận | accepted |
/// | 04 | Phân công xử lý | assigned |
/// | 05 | Đang xử lý | being processed |
/// | 06 | Hoàn thành xử lý | finished |
/// | 13 | Yêu cầu lấy lại | cancellation asked for |
/// | 15 | Đồng ý cập nhật, lấy lại | change accepted |
/// | 16 | Từ chối cập nhật, lấy lại | change rejected |
///
/// ```
/// use congvan::edxml::{Field, StatusCode};
/// use congvan::Lang;
///
/// let code = Field::<StatusCode>::read("3");
/// assert_eq!(code.get(), Some(StatusCode::Accepted));
/// assert_eq!(code.to_string(), "03"); // always two digits
/// assert_eq!(StatusCode::Accepted.name(Lang::Vi), "Đã tiếp nhận");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum StatusCode {
    /// 01: it has arrived and nobody has looked at it.
    Arrived,
    /// 02: it is refused; the description says why.
    Rejected,
    /// 03: it is accepted and registered.
    Accepted,
    /// 04: somebody was charged with it.
    Assigned,
    /// 05: it is being dealt with.
    Processing,
    /// 06: it is done.
    Finished,
    /// 13: the issuer asks to have it back.
    Cancelled,
    /// 15: the receiver agrees to the update or recall.
    ChangeAccepted,
    /// 16: the receiver does not agree to it.
    ChangeRejected,
}

const BUSINESS: [(BusinessKind, u32); 4] = [
    (BusinessKind::New, 0),
    (BusinessKind::Recall, 1),
    (BusinessKind::Update, 2),
    (BusinessKind::Replace, 3),
];

const RECEIVER: [(ReceiverChange, u32); 2] = [(ReceiverChange::Removed, 0), (ReceiverChange::Added, 1)];

const STATUS: [(StatusCode, u32, &str, &str); 9] = [
    (StatusCode::Arrived, 1, "Đã đến", "arrived"),
    (StatusCode::Rejected, 2, "Từ chối tiếp nhận", "rejected"),
    (StatusCode::Accepted, 3, "Đã tiếp nhận", "accepted"),
    (StatusCode::Assigned, 4, "Phân công xử lý", "assigned"),
    (StatusCode::Processing, 5, "Đang xử lý", "being processed"),
    (StatusCode::Finished, 6, "Hoàn thành xử lý", "finished"),
    (StatusCode::Cancelled, 13, "Yêu cầu lấy lại", "cancellation asked for"),
    (
        StatusCode::ChangeAccepted,
        15,
        "Đồng ý cập nhật, lấy lại",
        "change accepted",
    ),
    (
        StatusCode::ChangeRejected,
        16,
        "Từ chối cập nhật, lấy lại",
        "change rejected",
    ),
];

impl StatusCode {
    /// Every code, in order.
    pub fn all() -> impl Iterator<Item = StatusCode> {
        STATUS.iter().map(|row| row.0)
    }

    fn row(self) -> Option<&'static (StatusCode, u32, &'static str, &'static str)> {
        STATUS.iter().find(|row| row.0 == self)
    }

    /// Its words.
    #[must_use]
    pub fn name(self, lang: Lang) -> &'static str {
        let row = self.row();
        row.map_or("", |row| match lang {
            Lang::Vi => row.2,
            Lang::En => row.3,
        })
    }
}

/// Two digits: `03`.
impl fmt::Display for StatusCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}", self.row().map_or(0, |row| row.1))
    }
}

fn digits(text: &str, most: usize) -> Option<u32> {
    let whole = (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    whole.then(|| text.parse().ok()).flatten()
}

fn by_number<T: Copy>(table: &[(T, u32)], text: &str) -> Option<T> {
    let number = digits(text, 2)?;
    table.iter().find(|row| row.1 == number).map(|row| row.0)
}

fn number_of<T: Copy + PartialEq>(table: &[(T, u32)], value: T) -> u32 {
    table.iter().find(|row| row.0 == value).map_or(0, |row| row.1)
}

macro_rules! numbered {
    ($($type:ident $table:ident;)*) => {$(
        impl Sealed for $type {
            fn read(text: &str) -> Result<Option<Self>, Impossible> {
                Ok(by_number(&$table, text))
            }

            fn print(&self) -> String {
                number_of(&$table, *self).to_string()
            }

            fn json<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_u32(number_of(&$table, *self))
            }
        }

        impl Value for $type {}
    )*};
}

numbered! {
    BusinessKind BUSINESS;
    ReceiverChange RECEIVER;
}

impl Sealed for StatusCode {
    fn read(text: &str) -> Result<Option<Self>, Impossible> {
        let number = digits(text, 2);
        Ok(number.and_then(|n| STATUS.iter().find(|row| row.1 == n).map(|row| row.0)))
    }

    fn print(&self) -> String {
        self.to_string()
    }

    fn json<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl Value for StatusCode {}

impl Serialize for StatusCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
