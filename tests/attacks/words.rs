//! Pieces of Word files: of the text, and of the parts around it.

use std::io::{Cursor, Write as _};

use congvan::docx;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::files::Filled;

/// What Word files are filled with; `#` is another number each time.
pub(super) const WORDS: &[Filled] = &[
    Filled {
        name: "docx text",
        work: |text| read(text, &[]),
        head: &[],
        tail: "",
        pieces: &[
            "<w:p/>",
            "<w:p><w:r><w:t>a#</w:t></w:r></w:p>",
            "<w:p><w:pPr><w:pStyle w:val=\"A#\"/></w:pPr><w:r><w:rPr><w:sz w:val=\"2#\"/></w:rPr><w:t>a</w:t></w:r></w:p>",
            "<w:p><w:pPr><w:numPr><w:numId w:val=\"#\"/></w:numPr></w:pPr></w:p>",
            "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>a#</w:t></w:r></w:p>",
            "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>",
            "<w:p><w:del><w:r><w:delText>a</w:delText></w:r></w:del></w:p>",
            "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>",
            "<w:p><w:r><w:footnoteReference w:id=\"#\"/></w:r></w:p>",
            "<w:tbl/>",
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>#</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
            "<w:sdt><w:sdtContent><w:p/></w:sdtContent></w:sdt>",
            "<w:unheard#/>",
            "<!-- # -->",
            "a",
            "\n",
        ],
    },
    Filled {
        name: "docx runs",
        work: |text| read(text, &[]),
        head: &["<w:p>"],
        tail: "</w:p>",
        pieces: &[
            "<w:r><w:t>a</w:t></w:r>",
            "<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r><w:r><w:t>a</w:t></w:r>",
            "<w:r><w:rPr><w:sz w:val=\"#\"/></w:rPr><w:t>a</w:t></w:r>",
            "<w:r><w:tab/></w:r>",
            "<w:r><w:br/></w:r>",
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>",
            "<w:r><w:fldChar w:fldCharType=\"begin\"/><w:t>a</w:t><w:fldChar w:fldCharType=\"separate\"/></w:r>",
            "<w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType=\"separate\"/><w:t>1</w:t></w:r>",
            "<w:fldSimple w:instr=\"DATE #\"/>",
            "<w:bookmarkStart w:id=\"#\"/>",
            "<w:r><w:t>a<x/>&#65;</w:t></w:r>",
        ],
    },
    Filled {
        name: "docx rows",
        work: |text| read(text, &[]),
        head: &["<w:tbl><w:tblGrid><w:gridCol w:w=\"99\"/></w:tblGrid>"],
        tail: "</w:tbl>",
        pieces: &[
            "<w:tr><w:tc><w:p/></w:tc><w:tc><w:p><w:r><w:t>a#</w:t></w:r></w:p></w:tc></w:tr>",
            "<w:tr><w:trPr><w:gridBefore w:val=\"#\"/></w:trPr><w:tc><w:p/></w:tc></w:tr>",
            "<w:tr/>",
            "<w:tblGrid><w:gridCol w:w=\"#\"/></w:tblGrid>",
        ],
    },
    Filled {
        name: "docx cells",
        work: |text| read(text, &[]),
        head: &["<w:tbl><w:tr>"],
        tail: "</w:tr></w:tbl>",
        pieces: &[
            "<w:tc><w:p><w:r><w:t>a#</w:t></w:r></w:p></w:tc>",
            "<w:tc><w:tcPr><w:gridSpan w:val=\"#\"/></w:tcPr><w:p/></w:tc>",
        ],
    },
    Filled {
        name: "docx cell of tables",
        work: |text| read(text, &[]),
        head: &["<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc><w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc>"],
        tail: "</w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>",
        pieces: &["<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a#</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"],
    },
    Filled {
        name: "docx boxes",
        work: |text| read(text, &[]),
        head: &["<w:p>"],
        tail: "</w:p>",
        pieces: &[
            "<w:r><w:pict><v:rect style=\"left:#pt;width:9pt\"><v:textbox><w:txbxContent><w:p><w:r><w:t>a</w:t></w:r></w:p>\
             </w:txbxContent></v:textbox></v:rect></w:pict></w:r>",
            "<w:r><w:pict><v:line from=\"0,#pt\" to=\"9pt,#pt\"/></w:pict></w:r>",
        ],
    },
    Filled {
        name: "docx styles",
        work: |text| read("<w:p/>", &[("styles", "styles", text)]),
        head: &[],
        tail: "",
        pieces: &[
            "<w:style w:type=\"paragraph\" w:styleId=\"A#\"/>",
            "<w:style w:type=\"paragraph\" w:styleId=\"A#\"><w:basedOn w:val=\"A1\"/><w:rPr><w:b/></w:rPr></w:style>",
            "<w:style w:type=\"table\" w:styleId=\"A#\"><w:basedOn w:val=\"A0\"/><w:tblStylePr w:type=\"firstRow\"/></w:style>",
            "<w:style w:type=\"table\" w:styleId=\"A\"><w:tblStylePr w:type=\"firstRow\"/></w:style>",
        ],
    },
    Filled {
        name: "docx numbering",
        work: |text| read(LISTED, &[("numbering", "numbering", text)]),
        head: &[],
        tail: "",
        pieces: &[
            "<w:num w:numId=\"#\"><w:abstractNumId w:val=\"#\"/></w:num>",
            "<w:abstractNum w:abstractNumId=\"#\"><w:lvl w:ilvl=\"0\"><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum>",
            "<w:abstractNum w:abstractNumId=\"#\"><w:numStyleLink w:val=\"A\"/></w:abstractNum>",
        ],
    },
    Filled {
        name: "docx notes",
        work: |text| {
            read(
                "<w:p><w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>",
                &[("footnotes", "footnotes", text)],
            );
        },
        head: &[],
        tail: "",
        pieces: &[
            "<w:footnote w:id=\"#\"><w:p><w:r><w:footnoteReference w:id=\"1\"/><w:t>a</w:t></w:r></w:p></w:footnote>",
        ],
    },
    Filled {
        name: "docx relationships",
        work: |text| read("<w:p/>", &[("", "", text)]),
        head: &[],
        tail: "",
        pieces: &[
            "<Relationship Id=\"a#\" Type=\"x/image\" Target=\"b#\" TargetMode=\"External\"/>",
            "<Relationship Id=\"a#\" Type=\"x/header\" Target=\"document.xml\"/>",
            "<Relationship Id=\"a\" Type=\"x/styles\" Target=\"../../a/b#\"/>",
        ],
    },
    Filled {
        name: "docx settings",
        work: |text| read("<w:p/>", &[("settings", "settings", text)]),
        head: &[],
        tail: "",
        pieces: &["<w:evenAndOddHeaders/>", "<w:unheard#/>"],
    },
];

/// Paragraphs of a list.
const LISTED: &str = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:p>\
    <w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"2\"/></w:numPr></w:pPr></w:p>";

const NAMES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:v=\"urn:schemas-microsoft-com:vml\"";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const MAIN: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

/// Reads a file with a text and one part more: its kind, its root and what is in it; what
/// has no kind are relationships.
fn read(body: &str, parts: &[(&str, &str, &str)]) {
    let related = |inner: &str| format!("<Relationships xmlns=\"{PACKAGE}/relationships\">{inner}</Relationships>");
    let types = format!(
        "<Types xmlns=\"{PACKAGE}/content-types\"><Override PartName=\"/word/document.xml\" ContentType=\"{MAIN}\"/></Types>"
    );
    let main = related(&format!(
        "<Relationship Id=\"a\" Type=\"{OFFICE}/officeDocument\" Target=\"word/document.xml\"/>"
    ));
    let text = format!("<w:document {NAMES}><w:body>{body}</w:body></w:document>");
    let mut relations = String::new();
    let mut entries = vec![
        ("[Content_Types].xml".to_owned(), types),
        ("_rels/.rels".to_owned(), main),
        ("word/document.xml".to_owned(), text),
    ];
    for (kind, root, content) in parts {
        if kind.is_empty() {
            relations.push_str(content);
            continue;
        }
        relations.push_str(&format!(
            "<Relationship Id=\"r\" Type=\"{OFFICE}/{kind}\" Target=\"{kind}.xml\"/>"
        ));
        entries.push((
            format!("word/{kind}.xml"),
            format!("<w:{root} {NAMES}>{content}</w:{root}>"),
        ));
    }
    entries.push(("word/_rels/document.xml.rels".to_owned(), related(&relations)));
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, content) in entries {
        zip.start_file(name, stored).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    let file = zip.finish().unwrap().into_inner();
    let _ = docx::from_slice(&file);
}
