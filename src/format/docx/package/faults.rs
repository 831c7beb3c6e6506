//! Words for files that cannot be read.

use std::io;

use crate::error::{Error, ErrorKind};
use crate::format::archive;
use crate::format::fault::{Fault, excerpt};
use crate::message::Message;

/// A part that is unpacked beyond the limits; the error travels through readers of others.
#[derive(Debug, thiserror::Error)]
pub(super) enum TooLarge {
    #[error("all parts together are larger than the limit")]
    Sum(u64),
    #[error("the part is out of proportion to what is packed")]
    Ratio(u64),
    #[error("a text or tag is longer than the limit")]
    Piece(usize),
}

fn fault(kind: ErrorKind, vi: impl Into<String>, en: impl Into<String>) -> Fault {
    Fault::new(kind, Message::new(vi.into(), en.into()))
}

fn error(kind: ErrorKind, vi: impl Into<String>, en: impl Into<String>) -> Error {
    Error::new(kind, Message::new(vi.into(), en.into()))
}

/// Why the bytes of a part could not be had.
pub(super) fn unreadable(error: &io::Error) -> Fault {
    let inner = error.get_ref();
    match inner.and_then(|inner| inner.downcast_ref::<TooLarge>()) {
        Some(TooLarge::Sum(limit)) => fault(
            ErrorKind::Limit,
            format!(
                "nội dung giải nén vượt giới hạn {limit} byte; hãy lấy lại tệp gốc (tệp này có thể độc hại) hoặc nâng giới hạn"
            ),
            format!(
                "what is unpacked exceeds the limit of {limit} bytes; get the original file (this one may be hostile) or raise the limit"
            ),
        ),
        Some(TooLarge::Ratio(limit)) => fault(
            ErrorKind::Limit,
            format!(
                "nội dung giải nén lớn hơn bản nén quá {limit} lần, là giới hạn; hãy lấy lại tệp gốc (tệp này có thể độc hại) hoặc nâng giới hạn"
            ),
            format!(
                "what is unpacked is more than {limit} times as long as it is packed, the limit; get the original file (this one may be hostile) or raise the limit"
            ),
        ),
        Some(TooLarge::Piece(limit)) => Fault::new(ErrorKind::Limit, crate::text::too_long(*limit)),
        None if matches!(
            error.kind(),
            io::ErrorKind::InvalidData
                | io::ErrorKind::InvalidInput
                | io::ErrorKind::UnexpectedEof
                | io::ErrorKind::Other
        ) =>
        {
            fault(
                ErrorKind::Data,
                format!("phần này bị hỏng ({error}); hãy mở bằng Word, chọn Open and Repair, rồi lưu lại"),
                format!("this part is damaged ({error}); open the file in Word with Open and Repair and save it again"),
            )
        }
        None => fault(
            ErrorKind::Io,
            format!("không đọc được dữ liệu: {error}"),
            format!("cannot read the data: {error}"),
        ),
    }
}

/// A part in UTF-16 that is longer than such parts may be.
pub(super) fn too_wide(limit: u64) -> Fault {
    fault(
        ErrorKind::Limit,
        format!("phần này là UTF-16 và dài hơn giới hạn {limit} byte; hãy mở bằng Word rồi lưu lại (thành UTF-8)"),
        format!(
            "this part is UTF-16 and has more than {limit} bytes, the limit; open the file in Word and save it again (as UTF-8)"
        ),
    )
}

pub(super) fn not_utf8() -> Fault {
    fault(
        ErrorKind::Encoding,
        "phần này không phải UTF-8 hay UTF-16; hãy mở bằng Word rồi lưu lại",
        "this part is neither UTF-8 nor UTF-16; open the file in Word and save it again",
    )
}

/// More things of a sort than any file needs.
pub(in crate::format::docx) fn too_many(limit: usize, vi: &str, en: &str) -> Fault {
    fault(
        ErrorKind::Limit,
        format!("tệp có hơn {limit} {vi}, quá giới hạn; tệp có thể độc hại, hãy mở bằng Word rồi lưu lại"),
        format!("the file has more than {limit} {en}, the limit; it may be hostile: open it in Word and save it again"),
    )
}

/// The error of a part, with its name and the place in it.
pub(in crate::format::docx) fn in_part(fault: Fault, part: &str, at: usize) -> Error {
    let at = fault.offset().unwrap_or(at);
    let kind = fault.kind();
    let Message { vi, en } = fault.into_message();
    let message = Message::new(
        format!("{vi} (trong phần {part}, từ byte {at})"),
        format!("{en} (in the part {part}, at byte {at})"),
    );
    Error::new(kind, message).with_path(part)
}

pub(super) fn empty() -> Error {
    error(
        ErrorKind::Syntax, // as of every format
        "tệp rỗng; hãy lấy lại tệp Word gốc",
        "the file is empty; get the Word file again",
    )
}

pub(super) fn not_zip() -> Error {
    error(
        ErrorKind::Data,
        "đây không phải tệp Word (.docx): không phải tệp nén zip; hãy mở bằng Word rồi lưu lại dạng .docx",
        "this is no Word file (.docx), for it is no zip archive; open it in Word and save it as .docx",
    )
}

pub(super) fn damaged_zip(cause: &zip::result::ZipError) -> Error {
    let Message { vi, en } = archive::why(cause);
    error(
        ErrorKind::Data,
        format!("không mở được tệp nén; hãy lấy lại tệp gốc, hoặc mở bằng Word với Open and Repair: {vi}"),
        format!("the archive cannot be opened; get the file again, or open it in Word with Open and Repair: {en}"),
    )
}

pub(super) fn encrypted() -> Error {
    error(
        ErrorKind::Unsupported,
        "tệp Word có mật khẩu; hãy mở bằng Word, bỏ mật khẩu (File > Info > Protect Document > Encrypt with Password, để trống), rồi lưu lại",
        "the Word file has a password; open it in Word, remove the password (File > Info > Protect Document > Encrypt with Password, empty) and save it",
    )
}

pub(super) fn old_word() -> Error {
    error(
        ErrorKind::Unsupported,
        "đây là tệp Word đời cũ (.doc); hãy mở bằng Word và lưu dạng .docx, hoặc chạy: soffice --headless --convert-to docx TỆP",
        "this is an old Word file (.doc); open it in Word and save it as .docx, or run: soffice --headless --convert-to docx FILE",
    )
}

pub(super) fn too_long(limit: u64) -> Error {
    error(
        ErrorKind::Limit,
        format!("tệp dài hơn giới hạn {limit} byte; hãy bỏ bớt ảnh hoặc nâng giới hạn"),
        format!("the file is longer than the limit of {limit} bytes; remove pictures or raise the limit"),
    )
}

pub(super) fn too_many_entries(limit: usize) -> Error {
    error(
        ErrorKind::Limit,
        format!(
            "tệp nén có hơn {limit} mục, quá giới hạn; hãy lấy lại tệp gốc (tệp này có thể độc hại) hoặc nâng giới hạn"
        ),
        format!(
            "the archive has more than {limit} entries, the limit; get the original file (this one may be hostile) or raise the limit"
        ),
    )
}

pub(super) fn overlapping() -> Error {
    error(
        ErrorKind::Data,
        "các mục trong tệp nén chồng lên nhau; tệp có thể độc hại, hãy mở bằng Word rồi lưu lại",
        "entries of the archive overlap; the file may be hostile: open it in Word and save it again",
    )
}

pub(super) fn twice(name: &str) -> Error {
    let name = excerpt(name);
    error(
        ErrorKind::Data,
        format!("phần {name} có hai bản trong tệp, không rõ bản nào đúng; hãy mở bằng Word rồi lưu lại"),
        format!(
            "the part {name} stands in the file twice, and either may be meant; open the file in Word and save it again"
        ),
    )
}

pub(super) fn two_names(name: &str) -> Error {
    let name = excerpt(name);
    error(
        ErrorKind::Data,
        format!("phần {name} mang tên khác ở đầu nội dung của nó, không rõ tên nào đúng; hãy mở bằng Word rồi lưu lại"),
        format!(
            "the part {name} has another name before its content, and either may be meant; open the file in Word and save it again"
        ),
    )
}

/// A zip archive that is no Office file.
pub(super) fn no_office() -> Error {
    error(
        ErrorKind::Data,
        "tệp nén này không phải tệp Word (không có [Content_Types].xml hoặc phần chính); hãy giải nén rồi đọc tệp bên trong",
        "this archive is no Word file (it has no [Content_Types].xml or no main part); unpack it and read the files inside",
    )
}

pub(super) fn open_document() -> Error {
    error(
        ErrorKind::Unsupported,
        "đây là tệp OpenDocument (.odt và họ hàng); hãy lưu lại dạng .docx, hoặc chạy: soffice --headless --convert-to docx TỆP",
        "this is an OpenDocument file (.odt or its kin); save it as .docx, or run: soffice --headless --convert-to docx FILE",
    )
}

/// An Office file of another program.
pub(super) fn other_office(vi: &str, en: &str) -> Error {
    error(
        ErrorKind::Unsupported,
        format!("đây là {vi}, không phải văn bản Word; hãy chép văn bản sang Word (.docx)"),
        format!("this is {en} and no Word document; copy the letter into a Word file (.docx)"),
    )
}

pub(super) fn no_main_part(name: &str) -> Error {
    let name = excerpt(name);
    error(
        ErrorKind::Data,
        format!("tệp Word thiếu phần chính {name}; hãy lấy lại tệp gốc, hoặc mở bằng Word với Open and Repair"),
        format!(
            "the Word file lacks its main part {name}; get the file again, or open it in Word with Open and Repair"
        ),
    )
}
