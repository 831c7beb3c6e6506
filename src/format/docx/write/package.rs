//! The parts of a Word file and how they refer to each other (ISO/IEC 29500-2).

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::section::Margin;
use super::xml::DECLARATION;
use crate::error::Error;
use crate::format::archive::unwritten;

const CONTENT_TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// What a file is made of.
pub(super) struct Package {
    pub(super) document: String,
    pub(super) styles: String,
    pub(super) settings: String,
    pub(super) fonts: String,
    pub(super) core: String,
    pub(super) app: String,
    pub(super) margins: Vec<Margin>,
}

/// A part: its name, its content type, the relationship that leads to it, its text.
struct Part<'p> {
    name: String,
    content_type: String,
    id: &'static str,
    relationship: String,
    text: &'p str,
}

impl Package {
    /// The parts in a fixed order and without times, so that a document always gives
    /// the same bytes.
    pub(super) fn to_vec(&self) -> Result<Vec<u8>, Error> {
        let (own, words) = (self.own_parts(), self.word_parts());
        let types = content_types(own.iter().chain(&words));
        let (roots, relations) = (relationships(&own, ""), relationships(&words, "word/"));
        let mut files = vec![
            ("[Content_Types].xml", types.as_str()),
            ("_rels/.rels", roots.as_str()),
            ("word/_rels/document.xml.rels", relations.as_str()),
        ];
        files.extend(own.iter().chain(&words).map(|part| (part.name.as_str(), part.text)));

        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in files {
            zip.start_file(name, options).map_err(unwritten)?;
            zip.write_all(text.as_bytes()).map_err(Error::io)?;
        }
        zip.finish().map(Cursor::into_inner).map_err(unwritten)
    }

    /// What the package itself refers to.
    fn own_parts(&self) -> Vec<Part<'_>> {
        let core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
        let part = |name: &str, id, relationship: String, content_type: String, text| Part {
            name: name.to_owned(),
            content_type,
            id,
            relationship,
            text,
        };
        let package_type = |of: &str| format!("application/vnd.openxmlformats-{of}+xml");
        vec![
            part(
                "word/document.xml",
                "rId1",
                format!("{OFFICE}/officeDocument"),
                format!("{WORD_TYPE}.document.main+xml"),
                self.document.as_str(),
            ),
            part(
                "docProps/core.xml",
                "rId2",
                core.to_owned(),
                package_type("package.core-properties"),
                &self.core,
            ),
            part(
                "docProps/app.xml",
                "rId3",
                format!("{OFFICE}/extended-properties"),
                package_type("officedocument.extended-properties"),
                &self.app,
            ),
        ]
    }

    /// What the text refers to.
    fn word_parts(&self) -> Vec<Part<'_>> {
        let part = |file: &str, id, of: &str, text| Part {
            name: format!("word/{file}"),
            content_type: format!("{WORD_TYPE}.{of}+xml"),
            id,
            relationship: format!("{OFFICE}/{of}"),
            text,
        };
        let mut parts = vec![
            part("styles.xml", "rIdStyles", "styles", self.styles.as_str()),
            part("settings.xml", "rIdSettings", "settings", &self.settings),
            part("fontTable.xml", "rIdFonts", "fontTable", &self.fonts),
        ];
        for margin in &self.margins {
            let of = if margin.is_header { "header" } else { "footer" };
            parts.push(part(margin.file, margin.id, of, &margin.xml));
        }
        parts
    }
}

fn content_types<'p>(parts: impl Iterator<Item = &'p Part<'p>>) -> String {
    let mut out = format!(
        "{DECLARATION}<Types xmlns=\"{CONTENT_TYPES}\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    );
    for Part { name, content_type, .. } in parts {
        let _ = write!(out, "<Override PartName=\"/{name}\" ContentType=\"{content_type}\"/>");
    }
    out.push_str("</Types>\n");
    out
}

/// The relationships of a folder; targets count from it.
fn relationships(parts: &[Part<'_>], folder: &str) -> String {
    let mut out = format!("{DECLARATION}<Relationships xmlns=\"{RELATIONSHIPS}\">");
    for Part {
        name, id, relationship, ..
    } in parts
    {
        let target = name.strip_prefix(folder).unwrap_or(name);
        let _ = write!(
            out,
            "<Relationship Id=\"{id}\" Type=\"{relationship}\" Target=\"{target}\"/>"
        );
    }
    out.push_str("</Relationships>\n");
    out
}
