//! The elements of the standard as types: one table for each.

mod attachment;
mod codes;
pub(super) mod frame;
mod header;
mod organization;
mod packet;
mod status;
mod trace;

pub use attachment::{Attachment, Content, ContentId, Manifest, Reference};
pub use codes::{BusinessKind, ReceiverChange, StatusCode};
pub use header::{
    Appendixes, Code, DocumentType, Header, OtherInfo, PromulgationInfo, ResponseFor, SignerInfo, Tasks, ToPlaces,
};
pub use organization::{Organization, StaffInfo};
pub use packet::{Edxml, Frame, Packet, StatusPacket};
pub use status::Status;
pub use trace::{
    Business, BusinessDocumentInfo, OrganIds, Receiver, Receivers, Replacement, Replacements, TraceHeader,
    TraceHeaderList,
};
