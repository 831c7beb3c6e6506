//! Which status may follow which, and who may send it.

use chrono::NaiveDateTime;

use super::model::{BusinessKind, Code, Organization, Packet, ResponseFor, Status, StatusCode};

/// The two ends of an exchange; [`StatusCode::sender`] has an example.
///
/// ```
/// use congvan::edxml::{Party, StatusCode};
///
/// // What a receiver may send; the rest is the issuer's.
/// let of_receiver = StatusCode::all().filter(|code| code.sender() == Party::Receiver);
/// assert!(of_receiver.into_iter().all(|code| code != StatusCode::Cancelled));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Party {
    /// Who issued the document.
    Issuer,
    /// Who received it.
    Receiver,
}

/// What may come behind what: the status, who sends it, and the states that it may
/// follow. `None` among those is a document that was sent and not answered yet.
#[rustfmt::skip]
const FLOW: [(StatusCode, Party, &[Option<StatusCode>]); 9] = {
    use StatusCode::*;
    [
        (Arrived, Party::Receiver, &[None]),
        (Rejected, Party::Receiver, &[None, Some(Arrived)]),
        // Some systems register without telling that it arrived.
        (Accepted, Party::Receiver, &[None, Some(Arrived)]),
        (Assigned, Party::Receiver, &[Some(Accepted), Some(ChangeRejected)]),
        // Some send this together with the registration.
        (Processing, Party::Receiver, &[Some(Accepted), Some(Assigned), Some(ChangeRejected)]),
        (Finished, Party::Receiver, &[Some(Accepted), Some(Assigned), Some(Processing), Some(ChangeRejected)]),
        (Cancelled, Party::Issuer, &[None, Some(Arrived), Some(Accepted), Some(Assigned), Some(Processing),
            Some(Finished), Some(ChangeRejected)]),
        (ChangeAccepted, Party::Receiver, &[Some(Cancelled)]),
        (ChangeRejected, Party::Receiver, &[Some(Cancelled)]),
    ]
};

impl StatusCode {
    /// Who sends it.
    ///
    /// ```
    /// use congvan::edxml::{Party, StatusCode};
    ///
    /// assert_eq!(StatusCode::Accepted.sender(), Party::Receiver);
    /// assert_eq!(StatusCode::Cancelled.sender(), Party::Issuer);
    /// ```
    #[must_use]
    pub fn sender(self) -> Party {
        row(self).map_or(Party::Receiver, |row| row.1)
    }

    /// Whether it may be sent when the last status was `last`; `None` is a document that
    /// was not answered yet. A status may be sent again.
    ///
    /// ```
    /// use congvan::edxml::StatusCode::*;
    ///
    /// assert!(Arrived.may_follow(None));
    /// assert!(Accepted.may_follow(Some(Arrived)));
    /// assert!(!Accepted.may_follow(Some(Rejected)));
    /// assert!(ChangeAccepted.may_follow(Some(Cancelled)));
    /// ```
    #[must_use]
    pub fn may_follow(self, last: Option<StatusCode>) -> bool {
        last == Some(self) || row(self).is_some_and(|row| row.2.contains(&last))
    }

    /// What may be sent next.
    ///
    /// ```
    /// use congvan::edxml::StatusCode::*;
    ///
    /// assert_eq!(Cancelled.next().collect::<Vec<_>>(), [ChangeAccepted, ChangeRejected]);
    /// assert_eq!(Rejected.next().count(), 0);
    /// ```
    pub fn next(self) -> impl Iterator<Item = StatusCode> {
        StatusCode::all().filter(move |code| *code != self && code.may_follow(Some(self)))
    }
}

impl Packet {
    /// Whether a body is the party that sends a status about this packet: its issuer, or
    /// one of its receivers.
    ///
    /// ```
    /// use congvan::edxml::{Organization, Packet, StatusCode};
    ///
    /// let mut packet = Packet::default();
    /// packet.header.from = Some(Organization::new("H37.02", "Sở Nội vụ"));
    /// packet.header.to = vec![Organization::new("H37", "UBND tỉnh")];
    /// assert!(packet.may_be_answered_by(StatusCode::Accepted, "H37"));
    /// assert!(!packet.may_be_answered_by(StatusCode::Cancelled, "H37"));
    /// assert!(packet.may_be_answered_by(StatusCode::Cancelled, "H37.02"));
    /// ```
    #[must_use]
    pub fn may_be_answered_by(&self, code: StatusCode, organ_id: &str) -> bool {
        let is = |body: &Organization| body.organ_id.as_deref() == Some(organ_id);
        match code.sender() {
            Party::Issuer => self.header.from.as_ref().is_some_and(is),
            Party::Receiver => self.header.to.iter().any(is),
        }
    }

    /// Whether a status about this packet may be sent when the last was `last`.
    ///
    /// A packet that recalls or updates a document asks for consent itself: it may be
    /// agreed to or refused at once.
    ///
    /// ```
    /// use congvan::edxml::{Business, BusinessKind, Packet, StatusCode::*, TraceHeaderList};
    ///
    /// let mut packet = Packet::default();
    /// assert!(packet.may_have(Accepted, Some(Arrived)));
    /// assert!(!packet.may_have(ChangeAccepted, Some(Arrived)));
    ///
    /// let mut list = TraceHeaderList::default();
    /// list.bussiness = Some(Business::new(BusinessKind::Update, "Cập nhật văn bản điện tử"));
    /// packet.trace_header_list = Some(list);
    /// assert!(packet.may_have(ChangeAccepted, Some(Arrived)));
    /// ```
    #[must_use]
    pub fn may_have(&self, code: StatusCode, last: Option<StatusCode>) -> bool {
        use StatusCode::{Arrived, ChangeAccepted, ChangeRejected};
        let asks = matches!(self.business(), Some(BusinessKind::Recall | BusinessKind::Update));
        let answers = matches!(code, ChangeAccepted | ChangeRejected) && matches!(last, None | Some(Arrived));
        code.may_follow(last) || (asks && answers)
    }

    /// The status message that answers this packet, or that its issuer sends about it.
    ///
    /// It names the other party: the issuer, or for what the issuer sends the first
    /// receiver.
    ///
    /// ```
    /// use congvan::chrono::NaiveDate;
    /// use congvan::edxml::{Organization, Packet, StatusCode};
    ///
    /// let mut packet = Packet::default();
    /// packet.header.from = Some(Organization::new("H37.02", "Sở Nội vụ"));
    /// packet.header.document_id = Some("H37.02,2026/01/05,45/SNV-VP".into());
    /// let at = NaiveDate::from_ymd_opt(2026, 1, 6).unwrap().and_hms_opt(8, 0, 0).unwrap();
    /// let status = packet.answer(StatusCode::Accepted, Organization::new("H37", "UBND tỉnh"), at);
    /// let about = status.response_for.unwrap();
    /// assert_eq!(about.organ_id.as_deref(), Some("H37.02"));
    /// assert_eq!(about.document_id, packet.header.document_id);
    /// ```
    #[must_use]
    pub fn answer(&self, code: StatusCode, from: Organization, at: NaiveDateTime) -> Status {
        let header = &self.header;
        let other = match code.sender() {
            Party::Receiver => header.from.as_ref(),
            Party::Issuer => header.to.first(),
        };
        let info = header.promulgation_info.as_ref();
        Status {
            from: Some(from),
            response_for: Some(ResponseFor {
                organ_id: other.and_then(|other| other.organ_id.clone()),
                code: header.code.as_ref().and_then(Code::joined),
                document_id: header.document_id.clone(),
                promulgation_date: info.and_then(|info| info.promulgation_date.clone()),
                ..ResponseFor::default()
            }),
            timestamp: Some(at.into()),
            ..Status::new(code)
        }
    }
}

fn row(code: StatusCode) -> Option<&'static (StatusCode, Party, &'static [Option<StatusCode>])> {
    FLOW.iter().find(|row| row.0 == code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_its_row() {
        for code in StatusCode::all() {
            assert!(row(code).is_some(), "{code}");
        }
    }

    #[test]
    fn the_usual_way() {
        let mut last = None;
        for code in ["01", "03", "04", "05", "06"] {
            let code = super::super::Field::<StatusCode>::read(code).get().unwrap();
            assert!(code.may_follow(last), "{code}");
            last = Some(code);
        }
    }
}
