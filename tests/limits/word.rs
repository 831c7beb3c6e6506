//! The limits of Word files.

use std::io::{Cursor, Write};

use congvan::text::Limits;
use congvan::{ErrorKind, Lang, docx};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::support::{p, pack, r, word};
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
    ("limits.pieces", "docx: paragraphs as pieces", 30, |limit, size| {
        read(&body(&"<w:p/>".repeat(size)), &Limits::default().pieces(limit))
    }),
    ("limits.pieces", "docx: text set alike", 30, |limit, size| {
        // The paragraph is one. Bold and plain letters take turns.
        let run = |i: usize| {
            if i.is_multiple_of(2) {
                r("", "a")
            } else {
                r("<w:b/>", "a")
            }
        };
        let runs: String = (1..size).map(run).collect();
        read(&body(&format!("<w:p>{runs}</w:p>")), &Limits::default().pieces(limit))
    }),
    (
        "limits.pieces",
        "docx: signs, tabs of a field, marks",
        31,
        |limit, size| {
            let signs = "<w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/>".repeat(size / 2 - 1);
            let fields = "<w:fldChar w:fldCharType=\"begin\"/>".to_owned() + &"<w:tab/>".repeat(size - size / 2);
            read(
                &body(&format!("<w:p><w:r>{signs}{fields}</w:r></w:p>")),
                &Limits::default().pieces(limit),
            )
        },
    ),
    ("limits.pieces", "docx: tables, rows, cells", 31, |limit, size| {
        let (tables, rows) = ("<w:tbl/>".repeat(size / 3), "<w:tr/>".repeat(size / 3));
        let cells = "<w:tc/>".repeat(size - size / 3 * 2 - 2);
        let table = format!("{tables}<w:tbl>{rows}<w:tr>{cells}</w:tr></w:tbl>");
        read(&body(&table), &Limits::default().pieces(limit))
    }),
    ("limits.pieces", "docx: shapes", 30, |limit, size| {
        let (new, old) = ("<wps:wsp/>".repeat(size / 2), "<v:rect/>".repeat(size - size / 2 - 1));
        let shapes = format!(
            "<w:p><w:r><w:drawing><wp:anchor><a:graphic><a:graphicData>{new}</a:graphicData></a:graphic></wp:anchor>\
             </w:drawing><w:pict>{old}</w:pict></w:r></w:p>"
        );
        read(&body(&shapes), &Limits::default().pieces(limit))
    }),
    ("limits.pieces", "docx: notes", 30, |limit, size| {
        let notes = "<w:footnote w:id=\"1\"/>".repeat(size);
        let entries = word("").part("footnotes", "footnotes", &notes).entries();
        read(&entries, &Limits::default().pieces(limit))
    }),
    (
        "limits.text_bytes",
        "docx: bytes of a number of the page",
        40,
        |limit, size| {
            // The end of the line is one of them; the signs of an escape are one letter.
            let text = format!("<w:t>{}</w:t>", "&amp;".repeat(size - 1));
            read(
                &body(&format!(
                    "<w:p><w:fldSimple w:instr=\"PAGE\"><w:r>{text}</w:r></w:fldSimple></w:p>"
                )),
                &Limits::default().text_bytes(limit),
            )
        },
    ),
    (
        "limits.text_bytes",
        "docx: instructions of fields",
        40,
        |limit, size| {
            let field = format!("<w:instrText>{}</w:instrText>", "a".repeat(size));
            read(
                &body(&format!(
                    "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/>{field}</w:r></w:p>"
                )),
                &Limits::default().text_bytes(limit),
            )
        },
    ),
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
fn styles_lists_and_sections_are_not_without_end() {
    let styles: String = (0..20_001)
        .map(|i| format!("<w:style w:type=\"paragraph\" w:styleId=\"A{i}\"/>"))
        .collect();
    let lists: String = (0..20_001)
        .map(|i| format!("<w:num w:numId=\"{i}\"><w:abstractNumId w:val=\"0\"/></w:num>"))
        .collect();
    let sections = "<w:sectPr/>".repeat(20_001);
    for file in [
        word(p("a")).styles(&styles),
        word(p("a")).numbering(&lists),
        word(sections),
    ] {
        let error = docx::from_slice_with(&file.build(), &Limits::default()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Limit, "{error}");
        assert!(error.message(Lang::Vi).contains("20000") && error.message(Lang::En).contains("20000"));
    }
}

/// What stands once in a file and is shown many times is read once, or up to the limit.
#[test]
fn little_does_not_become_much() {
    let long = "chữ ".repeat(2000);
    // Each of many marks leads to the same long note.
    let marks = "<w:r><w:footnoteReference w:id=\"1\"/></w:r>".repeat(5000);
    let note = format!("<w:footnote w:id=\"1\">{}</w:footnote>", p(&long));
    let file = word(format!("<w:p>{marks}</w:p>")).part("footnotes", "footnotes", &note);
    let reading = docx::from_slice(&file.build()).unwrap();
    assert_eq!(reading.source.text().matches(long.trim()).count(), 1);

    // Each of many paragraphs has the same long number.
    let numbered = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:p>";
    let list = format!(
        "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/>\
         <w:lvlText w:val=\"{long}\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
    );
    let file = word(numbered.repeat(5000)).numbering(&list);
    let error = docx::from_slice(&file.build()).unwrap_err();
    well_told("labels", &error, &(16 * MIB).to_string());
}

/// A text or a tag is held whole while it is read: none is longer than a letter may be.
#[test]
fn no_text_and_no_tag_is_longer_than_a_letter() {
    let limits = Limits::default().text_bytes(100_000);
    for (what, part, much) in [
        ("text", format!("<w:t>{}</w:t>", "a".repeat(200_000)), true),
        ("text that is not read", "b".repeat(200_000), true),
        ("comment", format!("<!--{}-->", "b".repeat(200_000)), true),
        ("attribute", format!("<w:t x=\"{}\"/>", "b".repeat(200_000)), true),
        ("short ones", "<w:tab w:val=\"left\"/>".repeat(20_000), false),
    ] {
        let result = read(&body(&format!("<w:p><w:r>{part}</w:r></w:p>")), &limits);
        match result {
            Ok(()) => assert!(!much, "{what}"),
            Err(error) => {
                assert!(much, "{what}: {error}");
                well_told(what, &error, "100000");
            }
        }
    }
}

/// Styles take over what those have that they are based on: that must not add up.
#[test]
fn styles_do_not_add_up() {
    let parts = "<w:tblStylePr w:type=\"firstRow\"><w:rPr><w:b/></w:rPr></w:tblStylePr>".repeat(3000);
    let tabs: String = (0..3000)
        .map(|at| format!("<w:tab w:val=\"left\" w:pos=\"{at}\"/>"))
        .collect();
    let based: String = (0..15_000)
        .map(|i| format!("<w:style w:type=\"table\" w:styleId=\"B{i}\"><w:basedOn w:val=\"A\"/></w:style>"))
        .collect();
    let styles = format!(
        "<w:style w:type=\"table\" w:styleId=\"A\"><w:pPr><w:tabs>{tabs}</w:tabs></w:pPr>{parts}</w:style>{based}"
    );
    let cell = format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"B7\"/><w:tblLook w:firstRow=\"1\"/></w:tblPr><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>",
        p("chữ")
    );
    let reading = docx::from_slice(&word(cell).styles(&styles).build()).unwrap();
    assert!(reading.layout.unwrap().paragraphs[0].runs[0].style.bold);
}
