//! Faults of limits that several formats share.

use crate::error::ErrorKind;
use crate::format::fault::Fault;
use crate::message::Message;

/// More objects than [`Limits::objects`](crate::text::Limits::objects).
pub(super) fn too_many_objects(limit: usize) -> Fault {
    Fault::new(
        ErrorKind::Limit,
        Message::new(
            format!("tệp có hơn {limit} đối tượng, quá giới hạn; hãy chia nhỏ hoặc nâng giới hạn"),
            format!("the file has more than {limit} objects, the limit; split it or raise the limit"),
        ),
    )
}
