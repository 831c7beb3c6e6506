//! Whose a certificate is: the parts of its subject that name bodies and people.

use x509_cert::der::{Tag, Tagged};
use x509_cert::name::Name;

const COMMON_NAME: &str = "2.5.4.3";
const ORGANIZATION: &str = "2.5.4.10";
const UNIT: &str = "2.5.4.11";
/// Where issuers write the code of a body or a person: UID, serialNumber,
/// organizationIdentifier.
const IDENTIFIERS: [&str; 3] = ["0.9.2342.19200300.100.1.1", "2.5.4.5", "2.5.4.97"];

/// The texts of a subject, each sort in the order of the certificate.
pub(super) struct Subject {
    pub(super) common_names: Vec<String>,
    pub(super) organizations: Vec<String>,
    pub(super) units: Vec<String>,
    pub(super) identifiers: Vec<String>,
}

impl Subject {
    pub(super) fn of(name: &Name) -> Self {
        let all = |sorts: &[&str]| {
            let parts = name.iter();
            let wanted = parts.filter(|part| sorts.contains(&part.oid.to_string().as_str()));
            wanted
                .filter_map(|part| text(part.value.tag(), part.value.value()))
                .collect()
        };
        Self {
            common_names: all(&[COMMON_NAME]),
            organizations: all(&[ORGANIZATION]),
            units: all(&[UNIT]),
            identifiers: all(&IDENTIFIERS),
        }
    }
}

/// A text of X.520 in any of its encodings. Issuers write Latin-1 into the oldest one,
/// whatever the standard says of it.
fn text(tag: Tag, bytes: &[u8]) -> Option<String> {
    match tag {
        Tag::Utf8String | Tag::PrintableString | Tag::Ia5String => String::from_utf8(bytes.to_vec()).ok(),
        Tag::TeletexString => Some(bytes.iter().map(|byte| char::from(*byte)).collect()),
        Tag::BmpString => {
            let units = bytes
                .chunks(2)
                .map(|unit| Some(u16::from_be_bytes(unit.try_into().ok()?)));
            String::from_utf16(&units.collect::<Option<Vec<u16>>>()?).ok()
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_of_a_name_is_read() {
        assert_eq!(text(Tag::Utf8String, "Sở".as_bytes()).as_deref(), Some("Sở"));
        assert_eq!(text(Tag::BmpString, &[0, b'S', 0x1E, 0xDF]).as_deref(), Some("Sở"));
        assert_eq!(text(Tag::TeletexString, b"H\xE0 Kh\xEA").as_deref(), Some("Hà Khê"));
        for (tag, damaged) in [
            (Tag::Utf8String, &b"\xFF"[..]),
            (Tag::BmpString, b"\0S\x1E"),
            (Tag::Null, b""),
        ] {
            assert_eq!(text(tag, damaged), None, "{tag:?}");
        }
    }
}
