//! Documents that define what they say: never read.

use congvan::edxml::Options;
use congvan::{Error, ErrorKind, Lang, akn, docx, xml};

use super::support::{pack, word};
use super::{AKN, MANY, OURS, done, packet, packets};

/// Entities are defined in a DTD, and expand without end: neither is read.
#[test]
fn neither_dtd_nor_entities_are_read() {
    type Parse = fn(&str) -> Result<(), Error>;
    const DTD: &str = "<!DOCTYPE a [<!ENTITY b \"bb\">]>";
    let of_akn = format!("{AKN}<doc name='a'><meta/><mainBody><p>");
    let of_packet = packet("<edXML:Subject>|</edXML:Subject>", "");
    let (packet_head, packet_tail) = of_packet.split_once('|').unwrap();
    let readers: [(&str, Parse, &str, &str); 5] = [
        (
            "xml",
            |file| done(xml::from_str(file)),
            &format!("{OURS}<place>"),
            "</place></document>",
        ),
        (
            "documents",
            |file| xml::documents(file.as_bytes()).try_for_each(done),
            &format!("{MANY}<document><place>"),
            "</place></document></documents>",
        ),
        (
            "akn",
            |file| done(akn::from_str(file)),
            &of_akn,
            "</p></mainBody></doc></akomaNtoso>",
        ),
        (
            "edxml",
            |file| packets(file, &Options::default()),
            packet_head,
            packet_tail,
        ),
        (
            "docx",
            |part| {
                let mut entries = word("").entries();
                entries[2].1 = part.as_bytes().to_vec();
                done(docx::from_slice_with(
                    &pack(&entries),
                    &congvan::text::Limits::default(),
                ))
            },
            "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body><w:p><w:r><w:t>",
            "</w:t></w:r></w:p></w:body></w:document>",
        ),
    ];
    for (what, read, head, tail) in readers {
        let file = |inside: &str| format!("{head}{inside}{tail}");
        let known = read(&file("&lt;&gt;&amp;&apos;&quot;&#65;&#x1EBF;"));
        assert!(known.is_ok(), "{what}: {known:?}");
        for unknown in [
            "&b;",
            "&nbsp;",
            "&",
            "&#0;",
            "&#xD800;",
            "&#x110000;",
            "&#;",
            "&#99999999999;",
        ] {
            let error = read(&file(unknown)).unwrap_err();
            assert!(
                matches!(error.kind(), ErrorKind::Syntax | ErrorKind::Unsupported),
                "{what}: {unknown}: {error}"
            );
            assert_ne!(error.message(Lang::Vi), error.message(Lang::En));
        }
        let error = read(&format!("{DTD}{}", file("a"))).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Unsupported, "{what}: {error}");
        assert!(
            error.message(Lang::Vi).contains("DTD") && error.message(Lang::Vi).contains("; hãy "),
            "{what}: {error}"
        );
    }
}
