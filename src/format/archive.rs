//! What goes wrong with a zip archive, in words.

use std::io;

use zip::result::ZipError;

use crate::error::Error;
use crate::message::Message;

/// Why an archive or a file inside it cannot be read; the words of `zip` stand last.
pub(super) fn why(error: &ZipError) -> Message {
    let (vi, en) = match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            ("có mật khẩu", "it has a password")
        }
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => (
            "nén theo cách không được hỗ trợ",
            "it is packed in a way that is not supported",
        ),
        ZipError::Io(error) if error.kind() == io::ErrorKind::UnexpectedEof => ("bị cắt cụt", "it is cut off"),
        ZipError::Io(error) if !is_damage(error) => ("không đọc được", "it cannot be read"),
        _ => ("dữ liệu bị hỏng", "its data are damaged"),
    };
    Message::new(format!("{vi} [{error}]"), format!("{en} [{error}]"))
}

/// Whether bytes are at fault, not the device that they come from.
pub(super) fn is_damage(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput | io::ErrorKind::UnexpectedEof | io::ErrorKind::Other
    )
}

/// The error of an archive that cannot be written.
pub(super) fn unwritten(error: ZipError) -> Error {
    match error {
        ZipError::Io(error) => Error::io(error),
        other => Error::io(io::Error::other(other)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_has_its_words() {
        let eof = || ZipError::Io(io::ErrorKind::UnexpectedEof.into());
        for (error, vi, en) in [
            (eof(), "bị cắt cụt", "it is cut off"),
            (
                ZipError::Io(io::Error::new(io::ErrorKind::InvalidData, "crc")),
                "dữ liệu bị hỏng",
                "its data are damaged",
            ),
            (
                ZipError::Io(io::ErrorKind::PermissionDenied.into()),
                "không đọc được",
                "it cannot be read",
            ),
            (
                ZipError::InvalidArchive("no end".into()),
                "dữ liệu bị hỏng",
                "its data are damaged",
            ),
            (
                ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED),
                "có mật khẩu",
                "it has a password",
            ),
            (
                ZipError::CompressionMethodNotSupported(97),
                "nén theo cách không được hỗ trợ",
                "it is packed in a way that is not supported",
            ),
        ] {
            let told = why(&error);
            assert_eq!(told.vi, format!("{vi} [{error}]"));
            assert_eq!(told.en, format!("{en} [{error}]"));
        }
    }
}
