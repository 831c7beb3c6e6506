//! Many documents in one file: read and written one at a time.

use std::io::{self, Read};

use crate::common::{document, text};
use congvan::document::{Block, Kept};
use congvan::text::Limits;
use congvan::value::Kind;
use congvan::{Document, Error, ErrorKind, json, xml};
use proptest::prelude::*;

fn ndjson(documents: &[Document]) -> Vec<u8> {
    let mut writer = json::DocumentsWriter::new(Vec::new());
    for document in documents {
        writer.write(document).unwrap();
    }
    writer.finish().unwrap()
}

fn one_root(documents: &[Document]) -> Vec<u8> {
    let mut writer = xml::DocumentsWriter::new(Vec::new()).unwrap();
    for document in documents {
        writer.write(document).unwrap();
    }
    writer.finish().unwrap()
}

fn all(items: impl Iterator<Item = Result<Kept, Error>>) -> Vec<Document> {
    items.map(|item| item.unwrap().document).collect()
}

/// Gives a few bytes at a time.
struct Slow<'a>(&'a [u8], usize);

impl Read for Slow<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        self.1 += 1;
        if self.1.is_multiple_of(3) {
            return Err(io::ErrorKind::Interrupted.into());
        }
        let length = out.len().min(7).min(self.0.len());
        out[..length].copy_from_slice(&self.0[..length]);
        self.0 = &self.0[length..];
        Ok(length)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_written_reads_back(documents in proptest::collection::vec(document(&text()), 0..4)) {
        prop_assert_eq!(&all(json::documents(ndjson(&documents).as_slice())), &documents);
        prop_assert_eq!(&all(xml::documents(one_root(&documents).as_slice())), &documents);
        prop_assert_eq!(&all(json::documents(Slow(&ndjson(&documents), 0))), &documents);
        prop_assert_eq!(&all(xml::documents(Slow(&one_root(&documents), 0))), &documents);
    }

    /// Whatever is given, the streams end.
    #[test]
    fn nothing_makes_the_streams_panic_or_go_on_for_ever(
        bytes in proptest::collection::vec(any::<u8>(), 0..300),
        pieces in proptest::collection::vec(proptest::sample::select(&[
            "<documents xmlns='urn:congvan:document:1' version='1'>", "</documents>", "<document>", "</document>",
            "<document/>", "<!--", "-->", "<![CDATA[", "]]>", "<?a", "?>", "<!DOCTYPE", "<a b='", "'", ">", "<", "chữ", "\n",
        ][..]), 0..12),
    ) {
        for bytes in [bytes, pieces.concat().into_bytes()] {
            prop_assert!(json::documents(bytes.as_slice()).take(1000).count() < 1000);
            prop_assert!(xml::documents(bytes.as_slice()).take(1000).count() < 1000);
        }
    }

    /// A damaged file of many: errors have their place, and what is whole before them is read.
    #[test]
    fn damage_is_an_error_with_a_place(
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
    ) {
        let documents = vec![Document::builder(Kind::CongVan).subject("họp").build(); 3];
        for (written, json) in [(ndjson(&documents), true), (one_root(&documents), false)] {
            let mut bytes = written;
            let index = at.index(bytes.len());
            bytes[index] = byte;
            let items: Vec<_> = match json {
                true => json::documents(bytes.as_slice()).collect(),
                false => xml::documents(bytes.as_slice()).collect(),
            };
            for (i, item) in items.iter().enumerate() {
                if let Err(error) = item {
                    prop_assert_eq!(error.item(), Some(i));
                    prop_assert!(error.position().is_some() && error.offset().unwrap() <= bytes.len(), "{}", error);
                }
            }
        }
    }
}

/// What each item is: the place of issue, or the error.
fn told(items: impl Iterator<Item = Result<Kept, Error>>) -> Vec<String> {
    items
        .map(|item| match item {
            Ok(kept) => kept.document.place.unwrap_or_default(),
            Err(error) => format!("{error} ({})", error.offset().unwrap()),
        })
        .collect()
}

#[test]
fn a_broken_line_does_not_stop_the_others() {
    let mut file = b"\xEF\xBB\xBF{\"place\": \"A\"}\r\n\n  {\"place\": \"B\", \"titel\": 1}\n{\"place\": ".to_vec();
    file.extend_from_slice(b"\"\xFF\"}\n{\"version\": 2}\n[\n{\"place\": \"C\"} {}\n   \n{\"place\": \"D\"}");
    assert_eq!(
        told(json::documents(file.as_slice())),
        [
            "A",
            "document 2: 3:18: /titel: `titel` is unknown here; did you mean `title`? (37)",
            "document 3: 4:12: the byte 0xFF is no UTF-8, which a file of many documents must be in; \
             save it as UTF-8 (60)",
            "document 4: 5:13: /version: version `2` of the format is newer than version 1, which is read here; \
             update congvan (76)",
            "document 5: 6:1: the document must be an object `{…}`, not `[…]` (79)",
            "document 6: 7:16: there is more behind the document; a file holds one object (96)",
            "D",
        ]
    );
}

#[test]
fn a_line_beyond_the_limit_is_passed_over() {
    let long = format!("{{\"place\": \"{}\"}}", "a".repeat(300_000));
    let file = format!("{{\"place\": \"A\"}}\n{long}\n{{\"place\": \"B\"}}\n{long}");
    let reader = json::Reader::new().limits(Limits::default().text_bytes(100));
    let error = |n, line, offset| {
        format!(
            "document {n}: {line}:1: the line is longer than the limit of 100 bytes for one document; \
             raise the limit ({offset})"
        )
    };
    assert_eq!(
        told(reader.documents(file.as_bytes())),
        ["A", &error(2, 2, 15), "B", &error(4, 4, 15 + long.len() + 1 + 15)]
    );
    let exact = "{\"place\": \"A\"}";
    let reader = json::Reader::new().limits(Limits::default().text_bytes(exact.len()));
    assert_eq!(
        told(reader.documents(format!("{exact}\n{exact}").as_bytes())),
        ["A", "A"]
    );
}

const HEAD: &str = "<documents xmlns='urn:congvan:document:1' version='1'>";

#[test]
fn a_broken_document_does_not_stop_the_others() {
    let file = format!(
        "\u{FEFF}<?xml version='1.0'?>\n<!-- > -->{HEAD}<document><place>A</place></document>\n \
         <document><place>ế</place><titel/></document>chữ\n\
         <letter/><x:document/>\n\
         <document><place></title></document>\n\
         <document version='1'><place>B</place></document><document version='2'/>\n\
         <document xmlns='urn:congvan:document:2'/><?xml version='1.0'?><!-- --><?a?>\n\
         <c:document xmlns:c='urn:congvan:document:1' xmlns='urn:x'><c:place>C</c:place></c:document></documents>\n"
    );
    let found = told(xml::documents(file.as_bytes()));
    let found: Vec<_> = found
        .iter()
        .map(|line| line.rsplit_once(" (").map_or(line.as_str(), |p| p.0))
        .collect();
    assert_eq!(
        found,
        [
            "A",
            "document 2: 3:28: /titel: `titel` is unknown here; did you mean `title`?",
            "document 3: 3:47: the text `chữ` stands between elements; remove it or put it into one",
            "document 4: 4:1: the element `letter` stands in a list; each element here must be `document`",
            "document 5: 4:10: the namespace prefix is not declared; declare it with xmlns:…=\"…\"",
            "document 6: 5:18: /place: `</title>` stands where `</place>` should close its element",
            "B",
            "document 8: 6:50: version `2` of the format is newer than version 1, which is read here; update congvan",
            "document 9: 7:1: version `2` of the format is newer than version 1, which is read here; update congvan",
            "document 10: 7:43: the declaration `<?xml …?>` must stand at the very beginning",
            "C",
        ]
    );
    // The bytes are those of the file.
    for error in xml::documents(file.as_bytes()).filter_map(Result::err) {
        let before = &file[..error.offset().unwrap()];
        assert_eq!(
            before.matches('\n').count() + 1,
            error.position().unwrap().line,
            "{error}"
        );
    }
}

#[test]
fn a_broken_root_is_the_end() {
    for (file, words) in [
        ("", "1:1: there is no root element `documents`"),
        ("chữ", "1:1: the text `chữ` stands between elements"),
        ("<letters/>", "1:1: the element `letters` has no namespace"),
        (
            "<letters xmlns='urn:congvan:document:1' version='1'/>",
            "1:1: the root element is `letters`; it must be `documents`",
        ),
        (
            "<documents xmlns='urn:congvan:document:1'/>",
            "1:1: the version of the format is missing",
        ),
        (
            "<documents xmlns='urn:congvan:document:3'/>",
            "1:1: version `3` of the format is newer",
        ),
        (
            "<documents xmlns='urn:congvan:document:1' version='3'/>",
            "1:1: version `3` of the format is newer",
        ),
        (
            "<!DOCTYPE a [<!ENTITY b 'c'>]><documents/>",
            "1:1: a DTD (`<!DOCTYPE …>`) is not read",
        ),
        (
            " <?xml version='1.0'?><documents/>",
            "1:2: the declaration `<?xml …?>` must stand",
        ),
        (
            "<documents xmlns='urn:congvan:document:1' version='1'>\n",
            "2:1: the data ends before the element is closed",
        ),
        (
            "<documents xmlns='urn:congvan:document:1' version='1'>\n<document>",
            "2:11: the data ends before the element",
        ),
        (
            "<documents xmlns='urn:congvan:document:1' version='1'></document>",
            "1:55: `</document>` stands where `</documents>`",
        ),
        (
            "<documents xmlns='urn:congvan:document:1' version='1'/>\n<a/>",
            "2:1: there is an element behind the root",
        ),
        (
            "<documents xmlns='urn:congvan:document:1' version='1'/>a",
            "1:56: the text `a` stands between elements",
        ),
        (
            "<documents xmlns='urn:congvan:document:1' version='1'><!DOCTYPE a>",
            "1:55: an end tag or `<!…>` cannot stand here",
        ),
    ] {
        let told = told(xml::documents(file.as_bytes()));
        assert_eq!(told.len(), 1, "{file}: {told:?}");
        assert!(told[0].starts_with(&format!("document 1: {words}")), "{file}: {told:?}");
    }
    let utf16: Vec<u8> = "\u{FEFF}{}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(told(json::documents(utf16.as_slice()))[0].contains("the byte 0xFF is no UTF-8"));
    let utf16: Vec<u8> = format!("\u{FEFF}{HEAD}")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert!(told(xml::documents(utf16.as_slice()))[0].contains("the byte 0xFF is no UTF-8"));
}

#[test]
fn one_document_is_a_stream_of_one() {
    let document = Document::builder(Kind::CongVan).build();
    let file = xml::to_string(&document).unwrap().output;
    assert_eq!(all(xml::documents(file.as_bytes())), [document]);
    assert_eq!(all(xml::documents(format!("{HEAD}</documents>").as_bytes())), []);
    assert_eq!(
        all(xml::documents(format!("{}/>", &HEAD[..HEAD.len() - 1]).as_bytes())),
        []
    );
    assert_eq!(all(json::documents(io::empty())), []);
}

#[test]
fn a_document_beyond_the_limit_is_passed_over() {
    let long = format!("<document><place>{}</place></document>", "a".repeat(300_000));
    let file =
        format!("{HEAD}<document><place>A</place></document>{long}<document><place>B</place></document></documents>");
    let reader = xml::Reader::new().limits(Limits::default().text_bytes(100));
    assert_eq!(
        told(reader.documents(file.as_bytes())),
        [
            "A",
            "document 2: 1:92: a document is longer than the limit of 100 bytes; raise the limit (91)",
            "B"
        ]
    );
}

#[test]
fn a_file_that_fails_is_the_end() {
    struct Broken(usize);
    impl Read for Broken {
        fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
            self.0 += 1;
            match self.0 {
                1 => (&b"{}\n"[..]).read(out),
                _ => Err(io::Error::other("gone")),
            }
        }
    }
    let items: Vec<_> = json::documents(Broken(0)).collect();
    assert_eq!(items.len(), 2);
    assert_eq!(items[1].as_ref().unwrap_err().kind(), ErrorKind::Io);
    let items: Vec<_> = xml::documents(Broken(1)).collect();
    assert_eq!(items.len(), 1);
    assert_eq!(items[0].as_ref().unwrap_err().kind(), ErrorKind::Io);
}

/// A file of any length: the same piece over and over.
struct Many<'a> {
    piece: &'a [u8],
    left: usize,
    at: usize,
}

impl Read for Many<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.at == self.piece.len() {
            self.at = 0;
            self.left = self.left.saturating_sub(1);
        }
        if self.left == 0 {
            return Ok(0);
        }
        let read = (&self.piece[self.at..]).read(out)?;
        self.at += read;
        Ok(read)
    }
}

#[test]
fn memory_does_not_grow_with_the_number_of_documents() {
    let mut document = Document::builder(Kind::CongVan).build();
    document.body = vec![Block::paragraph("Ủy ban nhân dân xã báo cáo như sau"); 20];
    let (line, file) = (ndjson(std::slice::from_ref(&document)), one_root(&[document.clone()]));
    let start = file.windows(10).position(|w| w == b"<document>").unwrap();
    let end = file.len() - "</documents>\n".len();
    let peak = |count: usize| {
        let many = |piece| Many {
            piece,
            left: count,
            at: 0,
        };
        let json = allocation_counter::measure(|| assert_eq!(json::documents(many(&line)).flatten().count(), count));
        let body = many(&file[start..end]);
        let whole = HEAD.as_bytes().chain(body).chain(&b"</documents>"[..]);
        let xml = allocation_counter::measure(|| assert_eq!(xml::documents(whole).flatten().count(), count));
        let written = allocation_counter::measure(|| {
            let mut lines = json::DocumentsWriter::new(io::sink());
            let mut root = xml::DocumentsWriter::new(io::sink()).unwrap();
            for _ in 0..count {
                lines.write(&document).unwrap();
                root.write(&document).unwrap();
            }
            root.finish().unwrap();
        });
        [json.bytes_max, xml.bytes_max, written.bytes_max]
    };
    // The tables that are built once are built now, whatever other tests have done.
    peak(1);
    assert_eq!(peak(10), peak(1000));
}
