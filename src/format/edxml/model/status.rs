//! A status message.

use chrono::NaiveDateTime;

use super::codes::StatusCode;
use super::header::ResponseFor;
use super::organization::{Organization, StaffInfo};
use crate::format::edxml::field::Field;
use crate::format::edxml::record::record;

record! {
    /// A status message, its `MessageHeader`: how far a document has come at a receiver, or that its issuer
    /// wants it back. [`Packet::answer`] makes the one that answers a packet, with all that it has to say
    /// of the document.
    ///
    /// [`Packet::answer`]: crate::edxml::Packet::answer
    ///
    /// ```
    /// use congvan::edxml::{self, Organization, Status, StatusCode};
    ///
    /// let mut status = Status::new(StatusCode::Accepted);
    /// status.from = Some(Organization::new("H37.02", "Sở Nội vụ tỉnh Hà Khê"));
    /// let written = edxml::to_string(&status)?;
    /// assert!(written.output.contains("<edXML:StatusCode>03</edXML:StatusCode>"));
    /// assert_eq!(edxml::from_str(&written.output)?.content.status(), Some(&status));
    /// # Ok::<(), congvan::Error>(())
    /// ```
    pub struct Status (last, kept) {
        /// Who reports.
        from: Option<Organization> = "edXML:From",
        /// The document: its `organ_id` is the other party, so the issuer in the answer of
        /// a receiver.
        response_for: Option<ResponseFor> = "edXML:ResponseFor",
        /// Who did it.
        staff_info: Option<StaffInfo> = "edXML:StaffInfo",
        /// How far it has come.
        status_code: Option<Field<StatusCode>> = "edXML:StatusCode",
        /// In words: who, what.
        description: Option<String> = "edXML:Description",
        /// When, in local time.
        timestamp: Option<Field<NaiveDateTime>> = "edXML:Timestamp" or "TimeStamp",
    }
}

impl Status {
    /// A status of a code, and nothing else: [`Packet::answer`](crate::edxml::Packet::answer)
    /// fills in whose document it is about.
    ///
    /// ```
    /// use congvan::edxml::{Status, StatusCode};
    ///
    /// let status = Status::new(StatusCode::Accepted);
    /// assert_eq!(status.status_code.unwrap().to_string(), "03");
    /// ```
    #[must_use]
    pub fn new(code: StatusCode) -> Self {
        Self {
            status_code: Some(code.into()),
            ..Self::default()
        }
    }
}
