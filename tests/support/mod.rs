//! Word files made by hand: parts as strings, packed as an office program would.
// Each test crate uses a part of it, and a test that cannot be set up must fail.
#![allow(dead_code, clippy::unwrap_used)]

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const TRANSITIONAL: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" \
    xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
    xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
    xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
    xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" \
    xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" \
    xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\"";

const STRICT: &str = "xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\" \
    xmlns:r=\"http://purl.oclc.org/ooxml/officeDocument/relationships\"";

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const STRICT_RELATIONS: &str = "http://purl.oclc.org/ooxml/officeDocument/relationships";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// A4 with the margins of a letter.
pub(crate) const PAGE: &str = "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
    <w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1701\" w:gutter=\"0\"/>";

/// A file that is being made.
#[derive(Debug, Clone)]
pub(crate) struct Word {
    body: String,
    section: String,
    /// Name in the folder of the main part, kind of relationship, content.
    parts: Vec<(String, String, String)>,
    relations: String,
    main: String,
    main_type: String,
    strict: bool,
    extra: Vec<(String, Vec<u8>)>,
}

/// A file with a text.
pub(crate) fn word(body: impl Into<String>) -> Word {
    Word {
        body: body.into(),
        section: PAGE.to_owned(),
        parts: Vec::new(),
        relations: String::new(),
        main: "document.xml".to_owned(),
        main_type: format!("{WORD}.document.main+xml"),
        strict: false,
        extra: Vec::new(),
    }
}

impl Word {
    /// A part beside the text; its relationship has the number of the part, `rId1` and on.
    pub(crate) fn part(mut self, kind: &str, root: &str, content: &str) -> Self {
        let name = format!("{kind}{}.xml", self.parts.len() + 1);
        let content = format!("<w:{root} {TRANSITIONAL}>{content}</w:{root}>");
        self.parts.push((name, kind.to_owned(), content));
        self
    }

    pub(crate) fn styles(self, content: &str) -> Self {
        self.part("styles", "styles", content)
    }

    pub(crate) fn numbering(self, content: &str) -> Self {
        self.part("numbering", "numbering", content)
    }

    /// What stands in the properties of the last section, instead of an A4 page.
    pub(crate) fn section(mut self, content: &str) -> Self {
        self.section = content.to_owned();
        self
    }

    /// A relationship to something outside of the file.
    pub(crate) fn external(mut self, kind: &str, target: &str) -> Self {
        self.relations.push_str(&format!(
            "<Relationship Id=\"out{}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\" TargetMode=\"External\"/>",
            self.relations.len()
        ));
        self
    }

    /// The strict form of the standard.
    pub(crate) fn strict(mut self) -> Self {
        self.strict = true;
        self
    }

    /// Another name of the main part.
    pub(crate) fn main(mut self, name: &str) -> Self {
        self.main = name.to_owned();
        self
    }

    /// Another content type of the main part.
    pub(crate) fn main_type(mut self, main_type: &str) -> Self {
        self.main_type = main_type.to_owned();
        self
    }

    /// An entry of the archive that nothing points to.
    pub(crate) fn entry(mut self, name: &str, content: impl Into<Vec<u8>>) -> Self {
        self.extra.push((name.to_owned(), content.into()));
        self
    }

    /// The entries of the archive.
    pub(crate) fn entries(&self) -> Vec<(String, Vec<u8>)> {
        let relations = if self.strict { STRICT_RELATIONS } else { RELATIONS };
        let names = if self.strict { STRICT } else { TRANSITIONAL };
        let package = "http://schemas.openxmlformats.org/package/2006";
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
        let main = &self.main;
        let types = format!(
            "{head}<Types xmlns=\"{package}/content-types\">\
             <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
             <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
             <Override PartName=\"/word/{main}\" ContentType=\"{}\"/></Types>",
            self.main_type
        );
        let root = format!(
            "{head}<Relationships xmlns=\"{package}/relationships\">\
             <Relationship Id=\"rId1\" Type=\"{relations}/officeDocument\" Target=\"word/{main}\"/></Relationships>"
        );
        let mut own = self.relations.clone();
        for (i, (name, kind, _)) in self.parts.iter().enumerate() {
            own.push_str(&format!(
                "<Relationship Id=\"rId{}\" Type=\"{relations}/{kind}\" Target=\"{name}\"/>",
                i + 1
            ));
        }
        let own = format!("{head}<Relationships xmlns=\"{package}/relationships\">{own}</Relationships>");
        let text = format!(
            "{head}<w:document {names}><w:body>{}<w:sectPr>{}</w:sectPr></w:body></w:document>",
            self.body, self.section
        );
        let mut entries = vec![
            ("[Content_Types].xml".to_owned(), types.into_bytes()),
            ("_rels/.rels".to_owned(), root.into_bytes()),
            (format!("word/{main}"), text.into_bytes()),
            (format!("word/_rels/{main}.rels"), own.into_bytes()),
        ];
        for (name, _, content) in &self.parts {
            entries.push((format!("word/{name}"), format!("{head}{content}").into_bytes()));
        }
        entries.extend(self.extra.iter().cloned());
        entries
    }

    /// The file.
    pub(crate) fn build(&self) -> Vec<u8> {
        pack(&self.entries())
    }
}

/// Packs entries.
pub(crate) fn pack(entries: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        zip.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Text for XML.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A paragraph; a tab in the text is one of Word.
pub(crate) fn p(text: &str) -> String {
    pp("", "", text)
}

/// A paragraph with properties of its own and of its letters.
pub(crate) fn pp(para: &str, run: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{para}</w:pPr>{}</w:p>", r(run, text))
}

/// A run.
pub(crate) fn r(props: &str, text: &str) -> String {
    let pieces: Vec<String> = text
        .split('\t')
        .map(|piece| format!("<w:t xml:space=\"preserve\">{}</w:t>", escaped(piece)))
        .collect();
    format!("<w:r><w:rPr>{props}</w:rPr>{}</w:r>", pieces.join("<w:tab/>"))
}

/// Paragraphs.
pub(crate) fn lines(lines: &[&str]) -> String {
    lines.iter().map(|line| p(line)).collect()
}

/// A cell with its width and what it holds.
pub(crate) fn cell(width: u32, props: &str, content: &str) -> String {
    let content = if content.is_empty() { "<w:p/>" } else { content };
    format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{props}</w:tcPr>{content}</w:tc>")
}

/// A table without borders.
pub(crate) fn table(widths: &[u32], rows: &[&[&str]]) -> String {
    let grid: String = widths.iter().map(|w| format!("<w:gridCol w:w=\"{w}\"/>")).collect();
    let rows: String = rows
        .iter()
        .map(|row| {
            let cells: String = widths
                .iter()
                .zip(*row)
                .map(|(width, content)| cell(*width, "", content))
                .collect();
            format!("<w:tr>{cells}</w:tr>")
        })
        .collect();
    format!("<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>")
}

/// A letter of a province office, as most are drawn: a head and a foot in tables.
pub(crate) fn letter() -> String {
    let head = table(
        &[3800, 5600],
        &[
            &[
                &lines(&["UBND TỈNH HÀ KHÊ", "SỞ NỘI VỤ"]),
                &lines(&["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]),
            ],
            &[
                &lines(&["Số: 45/SNV-VP", "V/v tập huấn công tác", "văn thư, lưu trữ"]),
                &lines(&["Hà Khê, ngày 05 tháng 5 năm 2024"]),
            ],
        ],
    );
    let foot = table(
        &[4700, 4700],
        &[&[
            &lines(&["Nơi nhận:", "- Như trên;", "- Lưu: VT, CCVC."]),
            &lines(&["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "", "", "Trần Văn Bình"]),
        ]],
    );
    let body = lines(&[
        "",
        "Kính gửi: Ủy ban nhân dân xã An Phú",
        "",
        "Sở Nội vụ mời Ủy ban nhân dân xã cử người dự lớp tập huấn:",
        "1. Thời gian: ngày 20 tháng 5 năm 2024.",
        "2. Địa điểm: hội trường Sở Nội vụ./.",
        "",
    ]);
    format!("{head}{body}{foot}")
}
