//! Files that are no Word files, broken ones, and those that nobody should send.

use congvan::detect::{self, Format, Input};
use congvan::text::Limits;
use congvan::{Error, ErrorKind, Lang, docx};
use proptest::prelude::*;

use crate::support::{letter, p, pack, word};

fn error_with(file: &[u8], limits: &Limits) -> Error {
    docx::from_slice_with(file, limits).unwrap_err()
}

fn error(file: &[u8]) -> Error {
    error_with(file, &Limits::default())
}

/// The file of a letter with another content of its main part.
fn with_main(content: &str) -> Vec<u8> {
    let mut entries = word(letter()).entries();
    entries[2].1 = content.as_bytes().to_vec();
    pack(&entries)
}

#[test]
fn what_is_no_word_file_is_told() {
    let ole = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    let encrypted: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    let slides = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml";
    let open_document = [
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", "<x/>"),
    ];
    let entry = |(name, content): &(&str, &str)| ((*name).to_owned(), content.as_bytes().to_vec());
    let open_document: Vec<_> = open_document.iter().map(entry).collect();
    let plain = [("a.txt".to_owned(), b"a".to_vec())];
    let mut no_main = word(letter()).entries();
    no_main.remove(2);
    for (file, kind, words) in [
        (Vec::new(), ErrorKind::Syntax, "empty"),
        (b"SO NOI VU".to_vec(), ErrorKind::Data, "no Word file"),
        (ole.clone(), ErrorKind::Unsupported, "old Word file"),
        (
            [ole, vec![0; 600], encrypted].concat(),
            ErrorKind::Unsupported,
            "password",
        ),
        (
            word(letter()).main_type(sheet).build(),
            ErrorKind::Unsupported,
            "spreadsheet",
        ),
        (
            word(letter()).main_type(slides).build(),
            ErrorKind::Unsupported,
            "slides",
        ),
        (pack(&open_document), ErrorKind::Unsupported, "OpenDocument"),
        (pack(&plain), ErrorKind::Data, "[Content_Types].xml"),
        (pack(&no_main), ErrorKind::Data, "main part"),
        (
            word(letter()).build()[..900].to_vec(),
            ErrorKind::Data,
            "the archive cannot be opened",
        ),
    ] {
        let error = error(&file);
        assert_eq!(error.kind(), kind, "{error}");
        assert!(error.message(Lang::En).contains(words), "{words}: {error}");
        assert!(error.message(Lang::Vi).contains("hãy"), "{}", error.message(Lang::Vi));
    }
}

#[test]
fn a_broken_part_is_named_with_the_place() {
    let root = "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">";
    for (content, kind, words) in [
        (format!("{root}<w:body></w:document>"), ErrorKind::Syntax, "byte"),
        (format!("{root}<w:body>"), ErrorKind::Syntax, "ends before"),
        (
            format!("{root}<w:body><x:p/></w:body></w:document>"),
            ErrorKind::Syntax,
            "prefix",
        ),
        (format!("{root}&hai;</w:document>"), ErrorKind::Syntax, "entity"),
        (
            format!("<!DOCTYPE x [<!ENTITY a 'b'>]>{root}</w:document>"),
            ErrorKind::Unsupported,
            "DTD",
        ),
        (
            format!("<?xml version='1.0' encoding='TCVN'?>{root}</w:document>"),
            ErrorKind::Encoding,
            "TCVN",
        ),
    ] {
        let error = error(&with_main(&content));
        assert_eq!(error.kind(), kind, "{error}");
        assert!(error.message(Lang::En).contains(words), "{words}: {error}");
        assert_eq!(error.path(), Some("word/document.xml"));
        assert!(error.message(Lang::Vi).contains("trong phần word/document.xml"));
    }
    let styles = word(letter()).styles("<w:style>").build();
    assert_eq!(error(&styles).path(), Some("word/styles1.xml"));
    // What is missing, but for the text itself, is no error.
    assert!(docx::from_slice(&word(letter()).external("styles", "http://example.vn/").build()).is_ok());
}

#[test]
fn limits_hold() {
    let text = "Sở Nội vụ ".repeat(200_000);
    let long = word(p(&text)).build();
    let deep = word("<w:sdt>".repeat(80) + &"</w:sdt>".repeat(80)).build();
    let attributes: String = (0..40).map(|i| format!(" a{i}=\"\"")).collect();
    let wide = word(format!("<w:p{attributes}/>")).build();
    let many = word("<w:p/>".repeat(50)).build();
    let bomb = word(p(&"a".repeat(20_000_000))).build();
    let limits = Limits::default;
    let mut few = limits();
    few.archive_entries = 3;
    for (file, limits, words) in [
        (&long, limits().text_bytes(1000), "more than 1000 bytes"),
        (&long, limits().inflated_bytes(100_000), "limit of 100000 bytes"),
        (&long, limits().archive_bytes(1000), "limit of 1000 bytes"),
        (&bomb, limits(), "more than 200 times"),
        (&deep, limits(), "deeper than the limit of 64"),
        (&wide, limits(), "limit of 32"),
        (&many, limits().rows(49), "more than 49 lines"),
        (&many, few, "more than 3 entries"),
    ] {
        let error = error_with(file, &limits);
        assert_eq!(error.kind(), ErrorKind::Limit, "{error}");
        assert!(error.message(Lang::En).contains(words), "{words}: {error}");
    }
    assert!(docx::from_slice_with(&many, &Limits::default().rows(50)).is_ok());
    assert!(docx::from_slice(&long).is_ok());
}

#[test]
fn an_archive_that_says_two_things_is_refused() {
    let twice = word(letter()).entry("WORD\\Document.XML", p("khác")).build();
    assert!(error(&twice).message(Lang::En).contains("twice"));
    // Two entries of the list that share their bytes.
    let mut file = word(letter()).entry("word/other.xml", "x").build();
    let entry = |file: &[u8], name: &str| {
        let at = file
            .windows(name.len())
            .rposition(|window| window == name.as_bytes())
            .unwrap();
        at - 46
    };
    let (from, to) = (entry(&file, "word/document.xml"), entry(&file, "word/other.xml"));
    let source: Vec<u8> = file[from + 10..from + 46].to_vec();
    let mut target: Vec<u8> = file[to + 10..to + 46].to_vec();
    for range in [6..18, 32..36] {
        target[range.clone()].copy_from_slice(&source[range]);
    }
    file[to + 10..to + 46].copy_from_slice(&target);
    assert!(error(&file).message(Lang::En).contains("overlap"), "{}", error(&file));
}

#[test]
fn circles_and_empty_shells_do_no_harm() {
    for body in [
        "",
        "<w:tbl/>",
        "<w:tbl><w:tr/></w:tbl>",
        "<w:tbl><w:tr><w:tc/></w:tr></w:tbl>",
        "<w:p><w:r><w:fldChar w:fldCharType=\"end\"/><w:fldChar w:fldCharType=\"separate\"/></w:r></w:p>",
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"99\"/><w:numId w:val=\"-4\"/></w:numPr></w:pPr></w:p>",
        "<w:tbl><w:tblGrid><w:gridCol w:w=\"2147483647\"/><w:gridCol w:w=\"2147483647\"/></w:tblGrid><w:tr><w:tc><w:tcPr>\
         <w:gridSpan w:val=\"2147483647\"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>",
        "<w:p><w:pPr><w:ind w:left=\"-2147483648\" w:hanging=\"-2147483648\"/><w:tabs><w:tab w:pos=\"2147483647\"/></w:tabs></w:pPr>\
         <w:r><w:tab/><w:tab/><w:t>a</w:t></w:r></w:p>",
        "<w:p><w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>",
    ] {
        let note =
            "<w:footnote w:id=\"1\"><w:p><w:r><w:footnoteReference w:id=\"1\"/><w:t>a</w:t></w:r></w:p></w:footnote>";
        let word = word(body).part("footnotes", "footnotes", note);
        docx::from_slice(&word.build()).unwrap();
    }
}

#[test]
fn the_format_is_told_by_the_content() {
    let file = word(letter()).main("tai-lieu.xml").build();
    assert_eq!(Format::detect(&file), Format::Docx);
    let input = detect::from_slice(&file).unwrap();
    assert!(matches!(&input, Input::Reading(reading) if reading.layout.is_some()));
    let input = detect::from_reader_with(file.as_slice(), None, &Limits::default().text_bytes(1024)).unwrap();
    assert_eq!(input.document().issuers.len(), 1);
    // An office file of another kind says what it is.
    let sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    let entries = word("").main_type(sheet).entries();
    let moved: Vec<_> = entries
        .iter()
        .map(|(name, content)| (name.replace("word/", "xl/"), content.clone()))
        .collect();
    let moved: Vec<_> = moved
        .into_iter()
        .map(|(name, content)| {
            (
                name,
                String::from_utf8(content).unwrap().replace("word/", "xl/").into_bytes(),
            )
        })
        .collect();
    let error = detect::from_slice(&pack(&moved)).unwrap_err();
    assert!(error.message(Lang::En).contains("spreadsheet"), "{error}");
}

/// Every part of a letter with something of all that is read.
fn rich() -> Vec<(String, Vec<u8>)> {
    let list = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>mục</w:t></w:r>\
        <w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:pict><v:line from=\"1pt,2pt\" to=\"9pt,2pt\"/></w:pict></w:r></w:p>";
    word(letter() + list)
        .styles("<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"N\"><w:rPr><w:sz w:val=\"28\"/></w:rPr></w:style>")
        .numbering(
            "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:lvlText w:val=\"%1.\"/></w:lvl>\
             </w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>",
        )
        .part("footnotes", "footnotes", "<w:footnote w:id=\"2\"><w:p><w:r><w:t>chú</w:t></w:r></w:p></w:footnote>")
        .entries()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    /// Bytes that changed inside of a part, or parts that were cut off.
    #[test]
    fn changed_parts_never_panic(
        part in 0_usize..7,
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        cut in proptest::option::of(any::<prop::sample::Index>()),
    ) {
        let mut entries = rich();
        let content = &mut entries[part].1;
        for (at, byte) in &changes {
            let at = at.index(content.len());
            content[at] = *byte;
        }
        if let Some(cut) = cut {
            let at = cut.index(content.len());
            content.truncate(at);
        }
        if let Ok(reading) = docx::from_slice(&pack(&entries)) {
            for paragraph in &reading.layout.unwrap().paragraphs {
                prop_assert!(reading.source.slice(paragraph.span).is_some());
            }
        }
    }

    /// Names and values of the text that were swapped for others of the same part.
    #[test]
    fn swapped_elements_never_panic(swaps in proptest::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..8)) {
        let mut entries = rich();
        let text = String::from_utf8(entries[2].1.clone()).unwrap();
        let mut tags: Vec<&str> = text.split_inclusive('>').collect();
        for (a, b) in &swaps {
            let (a, b) = (a.index(tags.len()), b.index(tags.len()));
            tags.swap(a, b);
        }
        entries[2].1 = tags.concat().into_bytes();
        let _ = docx::from_slice(&pack(&entries));
    }

    /// The archive itself, changed or cut off.
    #[test]
    fn changed_archives_never_panic(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..8),
        end in any::<prop::sample::Index>(),
    ) {
        let mut file = pack(&rich());
        for (at, byte) in &changes {
            let at = at.index(file.len());
            file[at] = *byte;
        }
        file.truncate(end.index(file.len()) + 1);
        let _ = docx::from_slice(&file);
    }
}

/// Programs go by the name in the list of the archive, or by the one before the content.
#[test]
fn an_entry_has_one_name() {
    let mut file = word(letter()).build();
    let name = b"word/document.xml";
    let at = file.windows(name.len()).position(|window| window == name).unwrap();
    file[at..at + name.len()].copy_from_slice(b"word/documenT.xml");
    // Without case they are one.
    assert!(docx::from_slice(&file).is_ok());
    file[at..at + name.len()].copy_from_slice(b"word/document2xml");
    let error = error(&file);
    assert_eq!(error.kind(), ErrorKind::Data);
    assert!(error.message(Lang::En).contains("has another name"), "{error}");
}

#[test]
fn parts_that_may_be_taken_for_the_main_one_are_told() {
    let told = |file: &[u8]| {
        let reading = docx::from_slice(file).unwrap();
        assert_eq!(reading.document.number.unwrap().serial(), Some(45));
        let mut notes = reading.diagnostics.into_iter();
        notes
            .find(|note| note.code == "READ-MAIN")
            .map(|note| note.message.en.into_owned())
    };
    let other = letter().replace("45/SNV", "99/SNV");
    let other = word(other).entries()[2].1.clone();
    assert_eq!(told(&word(letter()).build()), None);
    // A part of this name that nothing leads to, a second relationship, a second type.
    let named = word(letter()).main("thu.xml").entry("word/document.xml", other.clone());
    assert!(
        told(&named.build())
            .unwrap()
            .contains("word/thu.xml was read, and not word/document.xml")
    );
    let with = |entry: usize, end: &str, more: &str| {
        let mut entries = word(letter()).entry("word/khac.xml", other.clone()).entries();
        let text = String::from_utf8(entries[entry].1.clone()).unwrap();
        entries[entry].1 = text.replace(end, &format!("{more}{end}")).into_bytes();
        told(&pack(&entries)).unwrap()
    };
    let relation = "<Relationship Id=\"rId9\" Target=\"word/khac.xml\" \
        Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\"/>";
    assert!(with(1, "</Relationships>", relation).contains("word/khac.xml"));
    let of_type = "<Override PartName=\"/word/khac.xml\" \
        ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>";
    assert!(with(0, "</Types>", of_type).contains("word/khac.xml"));
}
