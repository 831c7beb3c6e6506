//! The limits of Word files.

use std::io::{Cursor, Write};

use congvan::text::Limits;
use congvan::{ErrorKind, Lang, docx};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::support::{p, pack, word};
use super::{MIB, Row, attributes, done, nested, well_told};

type Entries = Vec<(String, Vec<u8>)>;

fn read(entries: &Entries, limits: &Limits) -> Result<(), congvan::Error> {
    done(docx::from_slice_with(&pack(entries), limits))
}

fn body(body: &str) -> Entries {
    word(body).entries()
}

/// An archive of so many bytes.
fn archive(size: usize) -> Vec<u8> {
    let packed = |stuffing: usize| {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        let stuffing = ("stuffing".to_owned(), vec![0; stuffing]);
        for (name, content) in body("").iter().chain([&stuffing]) {
            zip.start_file(name.as_str(), stored).unwrap();
            zip.write_all(content).unwrap();
        }
        zip.finish().unwrap().into_inner()
    };
    let file = packed(size - packed(0).len());
    assert_eq!(file.len(), size);
    file
}

/// The parts of a file that have so many bytes together.
fn parts(size: usize) -> Entries {
    let mut entries = body("");
    let sum: usize = entries.iter().map(|(_, content)| content.len()).sum();
    entries.get_mut(2).unwrap().1.extend(vec![b' '; size - sum]);
    entries
}

pub(super) const ROWS: &[Row] = &[
    ("limits.text_bytes", "docx: bytes of the text", 40, |limit, size| {
        // The end of the line is one of them.
        let entries = body(&p(&"a".repeat(size - 1)));
        read(&entries, &Limits::default().text_bytes(limit))
    }),
    ("limits.rows", "docx: paragraphs", 30, |limit, size| {
        read(&body(&"<w:p/>".repeat(size)), &Limits::default().rows(limit))
    }),
    ("limits.rows", "docx: lines of a paragraph", 30, |limit, size| {
        let breaks = "<w:r><w:br/></w:r>".repeat(size - 1);
        read(&body(&format!("<w:p>{breaks}</w:p>")), &Limits::default().rows(limit))
    }),
    ("limits.rows", "docx: cells without paragraphs", 30, |limit, size| {
        let cells = "<w:tc/>".repeat(size);
        let table = format!("<w:tbl><w:tr>{cells}</w:tr></w:tbl>");
        read(&body(&table), &Limits::default().rows(limit))
    }),
    ("limits.xml_depth", "docx: depth", 20, |limit, size| {
        let entries = body(&nested("w:sdt", size - 2));
        read(&entries, &Limits::default().xml_depth(limit))
    }),
    (
        "limits.xml_depth",
        "docx: depth that no caller can raise",
        256,
        |limit, size| {
            assert_eq!(limit, 256);
            let entries = body(&nested("w:sdt", size - 2));
            read(&entries, &Limits::default().xml_depth(usize::MAX))
        },
    ),
    ("limits.xml_attributes", "docx: attributes", 8, |limit, size| {
        let entries = body(&format!("<w:p{}/>", attributes(size)));
        read(&entries, &Limits::default().xml_attributes(limit))
    }),
    (
        "limits.archive_bytes",
        "docx: bytes of the archive",
        4000,
        |limit, size| {
            done(docx::from_slice_with(
                &archive(size),
                &Limits::default().archive_bytes(limit as u64),
            ))
        },
    ),
    (
        "limits.archive_entries",
        "docx: entries of the archive",
        20,
        |limit, size| {
            let mut entries = body("");
            entries.extend((entries.len()..size).map(|i| (format!("{i}"), Vec::new())));
            read(&entries, &Limits::default().archive_entries(limit))
        },
    ),
    (
        "limits.inflated_bytes",
        "docx: bytes of all parts",
        6000,
        |limit, size| read(&parts(size), &Limits::default().inflated_bytes(limit as u64)),
    ),
];

#[test]
fn a_part_may_not_grow_out_of_proportion() {
    let part = |size: usize| {
        let mut entries = body("");
        let length = entries[2].1.len();
        entries[2].1.extend(vec![b' '; size - length]);
        pack(&entries)
    };
    let ratio = |ratio| Limits::default().inflate_ratio(ratio);
    // So much is allowed whatever is packed.
    let (always, beyond) = (part(16 * MIB), part(16 * MIB + 1));
    assert!(docx::from_slice_with(&always, &ratio(1)).is_ok());
    let error = docx::from_slice_with(&beyond, &ratio(1)).unwrap_err();
    well_told("ratio", &error, "1");
    assert!(error.message(Lang::En).contains("times as long"), "{error}");
    assert_eq!(error.path(), Some("word/document.xml"));
    assert!(docx::from_slice_with(&beyond, &ratio(2000)).is_ok());
}

/// What is met many times has a limit that no caller needs to set.
#[test]
fn styles_and_lists_are_not_without_end() {
    let styles: String = (0..20_001)
        .map(|i| format!("<w:style w:type=\"paragraph\" w:styleId=\"A{i}\"/>"))
        .collect();
    let lists: String = (0..20_001)
        .map(|i| format!("<w:num w:numId=\"{i}\"><w:abstractNumId w:val=\"0\"/></w:num>"))
        .collect();
    for file in [word(p("a")).styles(&styles), word(p("a")).numbering(&lists)] {
        let error = docx::from_slice_with(&file.build(), &Limits::default()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Limit, "{error}");
        assert!(error.message(Lang::Vi).contains("20000") && error.message(Lang::En).contains("20000"));
    }
}
