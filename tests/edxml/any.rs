//! Packets and noise that nobody thought of.

use chrono::NaiveDate;
use congvan::edxml::{self, Attachment, BusinessKind, Content, DocumentType, Field, Organization, Packet, ToPlaces};
use proptest::prelude::*;

use crate::attached::bytes_of;
use crate::full::{day, full};

/// Text without white space at its ends, as XML can hold it.
fn text() -> impl Strategy<Value = String> {
    "[a-zếĐ<>&\"'\\]\u{85}\u{2028}𠀀][ a-zếĐ<>&\"'\n\r\t\\]]{0,12}[a-zế]"
}

fn maybe<S: Strategy>(value: S) -> impl Strategy<Value = Option<S::Value>>
where
    S::Value: Clone,
{
    proptest::option::of(value)
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (1000..9999, 1u32..13, 1u32..29).prop_map(|(y, m, d)| day(y, m, d))
}

prop_compose! {
    fn any_organization()(id in text(), name in maybe(text()), mail in maybe(text()), phone in maybe(text())) -> Organization {
        let mut organization = Organization::default();
        (organization.organ_id, organization.organ_name) = (Some(id), name);
        (organization.email, organization.telephone) = (mail, phone);
        organization
    }
}

prop_compose! {
    fn any_packet()(
        from in maybe(any_organization()),
        to in proptest::collection::vec(any_organization(), 0..3),
        texts in proptest::collection::vec(maybe(text()), 6),
        due in maybe(any_day()),
        steering in maybe(0u32..5),
        odd in maybe(text()),
        places in proptest::collection::vec(text(), 1..4),
        files in proptest::collection::vec((text(), maybe(proptest::collection::vec(any::<u8>(), 0..300))), 0..3),
    ) -> Packet {
        let mut packet = Packet::default();
        let mut texts = texts.into_iter();
        let header = &mut packet.header;
        (header.from, header.to) = (from, to);
        (header.subject, header.content) = (texts.next().unwrap(), texts.next().unwrap());
        (header.document_id, header.application_type) = (texts.next().unwrap(), texts.next().unwrap());
        header.due_date = due.map(Field::new);
        header.steering_type = steering.map(Field::new);
        if let Some(odd) = odd {
            let mut kind = DocumentType::default();
            kind.kind = Some(Field::read(&odd));
            header.document_type = Some(kind);
        }
        let mut list = ToPlaces::default();
        list.place = places;
        header.to_places = Some(list);
        for (name, bytes) in files {
            let mut attachment = Attachment::new("1", name);
            attachment.content = bytes.map(Content::new);
            packet.attach(attachment);
        }
        packet
    }
}

proptest! {
    #[test]
    fn any_packet_reads_back(packet in any_packet()) {
        let written = edxml::to_vec(&packet).unwrap().output;
        let reading = edxml::from_slice(&written).unwrap();
        prop_assert_eq!(reading.content.packet(), Some(&packet));
        let again = edxml::to_vec(&reading.content).unwrap().output;
        prop_assert_eq!(again, written);
    }

    #[test]
    fn wrapped_base64_is_the_same(bytes in proptest::collection::vec(any::<u8>(), 0..2000), width in 1usize..100) {
        use base64::Engine;
        let line = base64::engine::general_purpose::STANDARD.encode(&bytes);
        let wrapped: Vec<&str> = line.as_bytes().chunks(width).map(|line| std::str::from_utf8(line).unwrap()).collect();
        prop_assert_eq!(bytes_of(&wrapped.join("\r\n")), (bytes, false));
    }

    #[test]
    fn noise_never_panics(noise in proptest::collection::vec(any::<u8>(), 0..400), at in 0usize..3000, drop in 0usize..20) {
        let mut file = edxml::to_vec(&full(BusinessKind::Replace)).unwrap().output;
        let at = at.min(file.len());
        let end = (at + drop).min(file.len());
        file.splice(at..end, noise);
        let whole = edxml::from_slice(&file);
        let streamed = edxml::from_reader(file.as_slice());
        if let (Ok(whole), Ok(streamed)) = (whole, streamed) {
            prop_assert_eq!(whole.content, streamed.content);
        }
    }
}
