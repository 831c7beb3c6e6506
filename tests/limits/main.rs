//! Every limit: kept to just below it and at it, refused just above, with an error that
//! names the limit and says how to mend it.
#![cfg(all(
    feature = "json",
    feature = "xml",
    feature = "edxml",
    feature = "akn",
    feature = "record",
    feature = "parallel",
    feature = "docx",
    feature = "dsig"
))]
#![allow(clippy::unwrap_used)] // what cannot be set up must fail

mod entities;
mod fields;
mod signed;
#[path = "../support/mod.rs"]
mod support;
mod word;

use std::io::{Cursor, Write};

use congvan::document::Unknown;
use congvan::edxml::{self, Attachment, Options, Unpacked};
use congvan::record::{self, Incoming, Outgoing};
use congvan::text::Limits;
use congvan::{Error, ErrorKind, Lang, akn, batch, detect, json, letter, xml};

/// Reads something of a size under a limit.
type Read = fn(limit: usize, size: usize) -> Result<(), Error>;

/// The field of the limits, what is limited, a limit to try, and the reading.
type Row = (&'static str, &'static str, usize, Read);

fn done<T>(result: Result<T, Error>) -> Result<(), Error> {
    result.map(|_| ())
}

fn text(limit: usize) -> Limits {
    Limits::default().text_bytes(limit)
}

/// `{…}` of so many bytes.
fn object_of(size: usize) -> String {
    format!("{{{}}}", " ".repeat(size - 2))
}

const OURS: &str = "<document xmlns='urn:congvan:document:1' version='1'>";
const MANY: &str = "<documents xmlns='urn:congvan:document:1' version='1'>";
const AKN: &str = "<akomaNtoso xmlns='http://docs.oasis-open.org/legaldocml/ns/akn/3.0'>";

fn ours(inside: &str) -> String {
    format!("{OURS}{inside}</document>")
}

fn legal(inside: &str) -> String {
    format!("{AKN}<doc name='a'><meta/><mainBody>{inside}</mainBody></doc></akomaNtoso>")
}

/// A text stretched to so many bytes behind its end.
fn stretched(text: &str, size: usize) -> String {
    format!("{text}{}", " ".repeat(size - text.len()))
}

fn nested(name: &str, deep: usize) -> String {
    format!("<{name}>").repeat(deep) + &format!("</{name}>").repeat(deep)
}

fn attributes(count: usize) -> String {
    (0..count).map(|i| format!(" a{i}='b'")).collect()
}

fn declared(count: usize) -> String {
    (0..count).map(|i| format!(" xmlns:n{i}='urn:x'")).collect()
}

const SPACE: &str = "http://www.mic.gov.vn/TBT/QCVN_102_2016";

fn packet(header: &str, attachments: &str) -> String {
    format!(
        "<edXML xmlns='{SPACE}'><edXML:edXMLEnvelope xmlns:edXML='{SPACE}'><edXML:edXMLHeader><edXML:MessageHeader>\
         {header}</edXML:MessageHeader></edXML:edXMLHeader></edXML:edXMLEnvelope>\
         <AttachmentEncoded>{attachments}</AttachmentEncoded></edXML>"
    )
}

fn attachment(base64: &str) -> String {
    format!(
        "<Attachment><ContentId>cid:1</ContentId><AttachmentName>a.pdf</AttachmentName>\
         <ContentTransferEncoded>{base64}</ContentTransferEncoded></Attachment>"
    )
}

/// Both ways to read a packet must agree.
fn packets(file: &str, options: &Options) -> Result<(), Error> {
    let streamed = done(edxml::from_reader_with(file.as_bytes(), options));
    let whole = done(edxml::from_str_with(file, options));
    assert_eq!(
        streamed.as_ref().err().map(Error::kind),
        whole.as_ref().err().map(Error::kind)
    );
    whole
}

/// Base64 of so many bytes of zeros.
fn zeros(size: usize) -> String {
    let rest = ["", "AA==", "AAA="];
    "AAAA".repeat(size / 3) + rest.get(size % 3).unwrap()
}

const ROWS: &[Row] = &[
    ("limits.text_bytes", "letter: bytes", 40, |limit, size| {
        done(letter::from_slice_with("a".repeat(size).as_bytes(), &text(limit)))
    }),
    ("limits.text_bytes", "letter: bytes of a stream", 40, |limit, size| {
        done(letter::from_reader_with("a".repeat(size).as_bytes(), &text(limit)))
    }),
    ("limits.text_bytes", "letter: bytes of UTF-16", 40, |limit, size| {
        let bytes = [b"\xFF\xFE".to_vec(), b"a\0".repeat(size / 2 - 1)].concat();
        // A step is two bytes here.
        done(letter::from_slice_with(&bytes, &text(limit / 2 * 2)))
    }),
    ("limits.rows", "letter: rows", 30, |limit, size| {
        done(letter::from_slice_with(
            "chữ\n".repeat(size).as_bytes(),
            &Limits::default().rows(limit),
        ))
    }),
    ("limits.rows", "letter: cells", 30, |limit, size| {
        let table = format!("|{}\n", " a |".repeat(size));
        done(letter::from_slice_with(
            table.as_bytes(),
            &Limits::default().rows(limit),
        ))
    }),
    ("limits.text_bytes", "detect: bytes", 40, |limit, size| {
        done(detect::from_reader_with(
            "a".repeat(size).as_bytes(),
            None,
            &text(limit),
        ))
    }),
    ("limits.text_bytes", "json: bytes", 40, |limit, size| {
        done(json::from_str_with(&object_of(size), &text(limit)))
    }),
    ("limits.text_bytes", "json: bytes of a file", 40, |limit, size| {
        done(json::from_slice_with(object_of(size).as_bytes(), &text(limit)))
    }),
    ("limits.text_bytes", "json: bytes of a stream", 40, |limit, size| {
        done(json::from_reader_with(object_of(size).as_bytes(), &text(limit)))
    }),
    ("limits.text_bytes", "json: bytes of one of many", 40, |limit, size| {
        let reader = json::Reader::new().limits(text(limit));
        done(reader.documents(object_of(size).as_bytes()).next().unwrap())
    }),
    ("limits.objects", "json: objects", 5, |limit, size| {
        let appendices = vec!["{}"; size - 1].join(",");
        let limits = Limits::default().objects(limit);
        done(json::from_str_with(
            &format!("{{\"appendices\": [{appendices}]}}"),
            &limits,
        ))
    }),
    (
        "limits.json_depth",
        "json: depth of what is unknown",
        5,
        |limit, size| {
            let text = format!("{{\"room\": {}5{}}}", "[".repeat(size), "]".repeat(size));
            let reader = json::Reader::new().unknown(Unknown::Keep);
            done(reader.limits(Limits::default().json_depth(limit)).from_str(&text))
        },
    ),
    ("limits.text_bytes", "xml: bytes", 90, |limit, size| {
        done(xml::from_str_with(&stretched(&ours(""), size), &text(limit)))
    }),
    ("limits.text_bytes", "xml: bytes of a stream", 90, |limit, size| {
        done(xml::from_reader_with(
            stretched(&ours(""), size).as_bytes(),
            &text(limit),
        ))
    }),
    ("limits.text_bytes", "xml: bytes of one of many", 100, |limit, size| {
        let one = format!("<document>{}</document>", " ".repeat(size - 21));
        let file = format!("{MANY}{one}</documents>");
        let reader = xml::Reader::new().limits(text(limit));
        done(reader.documents(file.as_bytes()).next().unwrap())
    }),
    ("limits.xml_depth", "xml: depth", 20, |limit, size| {
        let reader = xml::Reader::new().unknown(Unknown::Keep);
        let file = ours(&nested("room", size - 1));
        done(reader.limits(Limits::default().xml_depth(limit)).from_str(&file))
    }),
    (
        "limits.xml_attributes",
        "xml: namespaces at one place",
        8,
        |limit, size| {
            // The root binds one.
            let file = ours(&format!("<place{}>Hà Khê</place>", declared(size - 1)));
            done(xml::from_str_with(&file, &Limits::default().xml_attributes(limit)))
        },
    ),
    ("limits.objects", "xml: objects", 5, |limit, size| {
        let file = ours(&format!("<appendices>{}</appendices>", "<appendix/>".repeat(size - 1)));
        done(xml::from_str_with(&file, &Limits::default().objects(limit)))
    }),
    ("limits.text_bytes", "akn: bytes", 200, |limit, size| {
        done(akn::from_str_with(&stretched(&legal(""), size), &text(limit)))
    }),
    ("limits.rows", "akn: elements", 20, |limit, size| {
        let file = legal(&"<p/>".repeat(size - 4));
        done(akn::from_str_with(&file, &Limits::default().rows(limit)))
    }),
    ("limits.xml_depth", "akn: depth", 20, |limit, size| {
        let file = legal(&nested("div", size - 3));
        done(akn::from_str_with(&file, &Limits::default().xml_depth(limit)))
    }),
    (
        "limits.xml_depth",
        "akn: depth that no caller can raise",
        256,
        |limit, size| {
            assert_eq!(limit, 256);
            done(akn::from_str_with(
                &legal(&nested("div", size - 3)),
                &Limits::default().xml_depth(usize::MAX),
            ))
        },
    ),
    ("limits.xml_attributes", "akn: attributes", 8, |limit, size| {
        let attributes = attributes(size);
        done(akn::from_str_with(
            &legal(&format!("<p{attributes}/>")),
            &Limits::default().xml_attributes(limit),
        ))
    }),
    ("options.xml_depth", "edxml: depth", 20, |limit, size| {
        packets(
            &packet(&nested("x", size - 4), ""),
            &Options::default().xml_depth(limit),
        )
    }),
    ("options.xml_attributes", "edxml: attributes", 8, |limit, size| {
        let attributes = attributes(size);
        packets(
            &packet(&format!("<x{attributes}/>"), ""),
            &Options::default().xml_attributes(limit),
        )
    }),
    ("options.attachments", "edxml: attachments", 4, |limit, size| {
        packets(
            &packet("", &attachment("AAAA").repeat(size)),
            &Options::default().attachments(limit),
        )
    }),
    (
        "options.attachments",
        "edxml: attachments of a stream",
        4,
        |limit, size| {
            let file = packet("", &attachment("AAAA").repeat(size));
            let mut reader = edxml::Reader::with_options(file.as_bytes(), &Options::default().attachments(limit))?;
            while reader.next_attachment()?.is_some() {}
            Ok(())
        },
    ),
    (
        "options.attachments",
        "edxml: attachments of an index",
        4,
        |limit, size| {
            let file = packet("", &attachment("AAAA").repeat(size));
            done(edxml::Index::with_options(
                file.as_bytes(),
                &Options::default().attachments(limit),
            ))
        },
    ),
    (
        "options.attachment_bytes",
        "edxml: bytes of an attachment",
        100,
        |limit, size| {
            packets(
                &packet("", &attachment(&zeros(size))),
                &Options::default().attachment_bytes(limit as u64),
            )
        },
    ),
    (
        "options.attachment_bytes",
        "edxml: bytes of an attachment that is unpacked",
        100,
        |limit, size| {
            done(unpack(
                &zipped(size),
                &Options::default().attachment_bytes(limit as u64),
            ))
        },
    ),
    (
        "options.attachment_bytes",
        "edxml: bytes of an attachment that is no archive",
        100,
        |limit, size| {
            done(unpack(
                &vec![b'a'; size],
                &Options::default().attachment_bytes(limit as u64),
            ))
        },
    ),
    ("limits.text_bytes", "record: bytes of CSV", 40, |limit, size| {
        done(record::csv::from_str_with::<Outgoing>(
            &stretched("Subject\n", size),
            &text(limit),
        ))
    }),
    ("limits.objects", "record: rows of CSV", 5, |limit, size| {
        let sheet = format!("Subject\n{}", "họp\n".repeat(size));
        done(record::csv::from_str_with::<Incoming>(
            &sheet,
            &Limits::default().objects(limit),
        ))
    }),
    ("limits.text_bytes", "record: bytes of JSON", 40, |limit, size| {
        done(record::json::from_str_with::<Outgoing>(&object_of(size), &text(limit)))
    }),
    ("limits.objects", "record: objects of JSON", 5, |limit, size| {
        let list = format!("[{}]", vec!["{}"; size].join(","));
        done(record::json::from_str_with::<Incoming>(
            &list,
            &Limits::default().objects(limit),
        ))
    }),
    ("batch.line", "batch: bytes of a line", 40, |limit, size| {
        let line = "a".repeat(size);
        done(batch::lines(line.as_bytes(), limit).next().unwrap())
    }),
];

fn zipped(size: usize) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    archive
        .start_file("a.doc", zip::write::SimpleFileOptions::default())
        .unwrap();
    archive.write_all(&vec![0; size]).unwrap();
    archive.finish().unwrap().into_inner()
}

fn unpack(packed: &[u8], options: &Options) -> Result<u64, Error> {
    let mut about = Attachment::new("1", "a.doc");
    about.content_type = Some("application/zip".into());
    Unpacked::new(Cursor::new(packed), &about, options)?.copy_to(&mut std::io::sink())
}

/// The error of a limit names it and says how to go on, in both languages.
fn well_told(what: &str, error: &Error, limit: &str) {
    assert_eq!(error.kind(), ErrorKind::Limit, "{what}: {error}");
    let (vi, en) = (error.message(Lang::Vi), error.message(Lang::En));
    assert!(vi.contains(limit) && en.contains(limit), "{what}: {error}");
    assert!(vi.contains("giới hạn") && vi.contains("; hãy "), "{what}: {vi}");
    assert!(en.contains("limit") && en.contains("; "), "{what}: {en}");
}

#[test]
fn every_limit_holds_at_its_edge() {
    for (_, what, limit, read) in ROWS.iter().chain(word::ROWS) {
        let step = if what.ends_with("UTF-16") { 2 } else { 1 };
        for size in [limit - step, *limit] {
            let result = read(*limit, size);
            assert!(result.is_ok(), "{what}: {size} of {limit}: {result:?}");
        }
        let error = read(*limit, limit + step).unwrap_err();
        well_told(what, &error, &limit.to_string());
        let far = read(*limit, limit * 3).unwrap_err();
        assert_eq!(far.kind(), ErrorKind::Limit, "{what}: {far}");
    }
}

/// The least that a limit must be for a packet, and the error just below.
fn least(file: &str, with: fn(usize) -> Options) -> (usize, Error) {
    let (mut low, mut high) = (1, 2 * file.len());
    while low < high {
        let middle = usize::midpoint(low, high);
        match packets(file, &with(middle)) {
            Ok(()) => high = middle,
            Err(_) => low = middle + 1,
        }
    }
    (low, packets(file, &with(low - 1)).unwrap_err())
}

/// The edges of these lie where the packet has its parts: one more in it moves them by one.
#[test]
fn limits_of_a_header_move_with_it() {
    let bytes = |size: usize| packet(&format!("<edXML:Subject>{}</edXML:Subject>", "a".repeat(size)), "");
    let elements = |size: usize| packet(&"<x/>".repeat(size), "");
    let described = |size: usize| packet("", &attachment("AAAA").replace("a.pdf", &"a".repeat(size)));
    let in_bytes: fn(usize) -> Options = |limit| Options::default().header_bytes(limit);
    let in_elements: fn(usize) -> Options = |limit| Options::default().xml_elements(limit);
    for (what, with, files) in [
        ("header bytes", in_bytes, [bytes(2000), bytes(2001)]),
        ("bytes of a description", in_bytes, [described(2000), described(2001)]),
        ("header elements", in_elements, [elements(50), elements(51)]),
    ] {
        let [small, large] = files.map(|file| least(&file, with));
        assert_eq!(small.0 + 1, large.0, "{what}");
        for (limit, error) in [small, large] {
            well_told(what, &error, &(limit - 1).to_string());
        }
    }
}

/// Many small descriptions may not be long all together.
#[test]
fn all_descriptions_together_have_a_limit() {
    let file = packet("", &attachment("").repeat(400));
    let error = packets(&file, &Options::default().header_bytes(1000)).unwrap_err();
    well_told("all descriptions", &error, "1000");
    assert!(packets(&file, &Options::default().header_bytes(file.len() / 16 + 1)).is_ok());
}

const MIB: usize = 1024 * 1024;

#[test]
fn an_archive_may_not_grow_out_of_proportion() {
    let ratio = |ratio| Options::default().inflate_ratio(ratio);
    // So much is allowed whatever the archive is.
    let (always, beyond) = (zipped(16 * MIB), zipped(16 * MIB + 1));
    assert_eq!(unpack(&always, &ratio(1)).unwrap(), 16 * MIB as u64);
    let error = unpack(&beyond, &ratio(1)).unwrap_err();
    well_told("ratio", &error, "1");
    assert!(error.message(Lang::En).contains("times its archive"), "{error}");
    // A byte of zeros packs to about a thousandth.
    let exact = (16 * MIB + 1).div_ceil(beyond.len()) as u64;
    assert!(unpack(&beyond, &ratio(exact)).is_ok());
    assert!(unpack(&beyond, &ratio(exact - 1)).is_err());
    // The size comes first where it is the smaller.
    let small = ratio(1).attachment_bytes(100);
    assert!(
        unpack(&beyond, &small)
            .unwrap_err()
            .message(Lang::En)
            .contains("100 bytes")
    );
}

#[test]
fn records_are_never_deep() {
    let deep = |levels: usize| format!("{{\"Subject\": {}{}}}", "[".repeat(levels), "]".repeat(levels));
    let error = record::json::from_str::<Outgoing>(&deep(126)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Data, "{error}");
    well_told(
        "record: depth",
        &record::json::from_str::<Outgoing>(&deep(200)).unwrap_err(),
        "128",
    );
}

/// A file that the reader knows must not be deep to be refused: what the model has no
/// place for is an error at once.
#[test]
fn what_is_unknown_is_refused_before_it_is_deep() {
    let json = format!("{{\"room\": {}", "[".repeat(1_000_000));
    let xml = format!("{OURS}{}", "<room>".repeat(1_000_000));
    for error in [json::from_str(&json).unwrap_err(), xml::from_str(&xml).unwrap_err()] {
        assert!(matches!(error.kind(), ErrorKind::Data | ErrorKind::Syntax), "{error}");
    }
}

#[test]
fn the_defaults_are_those_that_are_promised() {
    let limits = Limits::default();
    let sizes = [
        limits.text_bytes,
        limits.rows,
        limits.xml_depth,
        limits.xml_attributes,
        limits.json_depth,
        limits.objects,
    ];
    assert_eq!(sizes, [16 * MIB, 500_000, 64, 32, 64, 1_000_000]);
    assert_eq!((limits.pieces, limits.archive_entries), (500_000, 10_000));
    let sizes = [limits.archive_bytes, limits.inflated_bytes, limits.inflate_ratio];
    assert_eq!(sizes, [64 * MIB as u64, 512 * MIB as u64, 200]);
    let options = Options::default();
    let sizes = [
        options.xml_depth,
        options.xml_attributes,
        options.xml_elements,
        options.header_bytes,
        options.attachments,
    ];
    assert_eq!(sizes, [64, 32, 100_000, 4 * MIB, 10_000]);
    assert_eq!(
        (options.attachment_bytes, options.inflate_ratio),
        (512 * MIB as u64, 200)
    );
}
