//! Which fields a file does not give back.

use crate::document::{Document, Loss};
use crate::format::docx::from_slice;
use crate::message::Message;

/// The fields of a document that a page says in so many words.
macro_rules! differing {
    ($before:expr, $after:expr, $($field:ident)*) => {
        [$(($before.$field != $after.$field).then_some(stringify!($field)),)*]
    };
}

/// Reads back what was written, and reports each field that is not as it was: the page
/// has its words, and no reader can tell what they are.
pub(super) fn compare(document: &Document, file: &[u8], losses: &mut Vec<Loss>) {
    let Ok(reading) = from_slice(file) else {
        losses.push(Loss::new("", "tệp Word", why()));
        return;
    };
    let after = reading.document;
    let differing = differing!(document, after,
        kind title issuers national_title motto number place date subject addressees body end_mark
        signatures recipients archive drafter issued_copies contact urgency secrecy circulation stamps
        copy_block further_copies appendices unplaced
    );
    for field in differing.into_iter().flatten() {
        let path = format!("/{field}");
        let within = |loss: &Loss| {
            loss.path
                .strip_prefix(&path)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        if !losses.iter().any(within) {
            losses.push(Loss::new(path, field, why()));
        }
    }
}

fn why() -> Message {
    Message::new(
        "trang in không đọc lại được đúng như trước",
        "the printed page does not read back as it was",
    )
}
