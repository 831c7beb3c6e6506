//! The version of our formats, which stands in each document.

use super::fault::{Fault, excerpt};
use crate::error::ErrorKind;
use crate::message::Message;

/// The version that is written, and the newest that is read.
pub(crate) const VERSION: u32 = 1;

/// Refuses every version but those that are read here.
pub(super) fn check(version: &str) -> Result<(), Fault> {
    if version == VERSION.to_string() {
        return Ok(());
    }
    if is_newer(version) {
        return Err(too_new(version));
    }
    let version = excerpt(version);
    Err(Fault::data(
        format!("không có phiên bản `{version}`; phải là `{VERSION}`"),
        format!("there is no version `{version}`; it must be `{VERSION}`"),
    ))
}

/// Whether a later version of the crate may know it.
pub(super) fn is_newer(version: &str) -> bool {
    let is_number = !version.is_empty() && version.bytes().all(|b| b.is_ascii_digit());
    // What is too long to count is newer, too.
    is_number && version.parse::<u32>().map_or(true, |version| version > VERSION)
}

pub(super) fn too_new(version: &str) -> Fault {
    let version = excerpt(version);
    Fault::new(
        ErrorKind::Unsupported,
        Message::new(
            format!(
                "phiên bản `{version}` của định dạng mới hơn phiên bản {VERSION} mà chương trình này đọc được; hãy cập nhật congvan"
            ),
            format!(
                "version `{version}` of the format is newer than version {VERSION}, which is read here; update congvan"
            ),
        ),
    )
}
