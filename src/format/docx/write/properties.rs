//! What a file says of itself: title, issuer, settings of Word.

use std::fmt::Write as _;

use super::style::FONT;
use super::xml::{DECLARATION, MAIN};
use crate::document::Document;
use crate::format::escape::push_escaped;

/// `docProps/core.xml`. Its times are those of the document, not of the machine.
pub(super) fn core_xml(d: &Document) -> String {
    let mut out = format!(
        "{DECLARATION}<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
    );
    let kind = d.kind.as_ref().map(|kind| kind.name().to_owned());
    let number = d.number.as_ref().map(|number| number.to_string());
    let name = [kind.as_deref(), number.as_deref()]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ");
    let issuers = d
        .issuers
        .iter()
        .map(|organ| organ.name.as_str())
        .collect::<Vec<_>>()
        .join(" - ");
    let fields = [
        ("dc:title", name.as_str()),
        ("dc:subject", d.subject.as_deref().unwrap_or_default()),
        ("dc:creator", issuers.as_str()),
        ("dc:identifier", number.as_deref().unwrap_or_default()),
        ("cp:category", kind.as_deref().unwrap_or_default()),
        ("dc:language", "vi-VN"),
    ];
    for (element, text) in fields {
        if !text.is_empty() {
            let _ = write!(out, "<{element}>");
            // What XML cannot hold is told of where it stands in the text.
            push_escaped(&mut out, text);
            let _ = write!(out, "</{element}>");
        }
    }
    if let Some(day) = d.date.and_then(crate::value::IssueDate::to_naive) {
        for element in ["created", "modified"] {
            let _ = write!(
                out,
                "<dcterms:{element} xsi:type=\"dcterms:W3CDTF\">{day}T00:00:00Z</dcterms:{element}>"
            );
        }
    }
    out.push_str("</cp:coreProperties>\n");
    out
}

/// `docProps/app.xml`.
pub(super) fn app_xml() -> String {
    format!(
        "{DECLARATION}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
         <Application>congvan</Application></Properties>\n"
    )
}

/// `word/settings.xml`: Word of today, Vietnamese, compatible with itself alone.
pub(super) fn settings_xml() -> String {
    format!(
        "{DECLARATION}<w:settings xmlns:w=\"{MAIN}\"><w:zoom w:percent=\"100\"/>\
         <w:defaultTabStop w:val=\"720\"/><w:characterSpacingControl w:val=\"doNotCompress\"/><w:compat>\
         <w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/>\
         </w:compat><w:themeFontLang w:val=\"vi-VN\"/><w:decimalSymbol w:val=\",\"/><w:listSeparator w:val=\";\"/>\
         </w:settings>\n"
    )
}

/// `word/fontTable.xml`: the one face, and by what it may be replaced.
pub(super) fn fonts_xml() -> String {
    format!(
        "{DECLARATION}<w:fonts xmlns:w=\"{MAIN}\"><w:font w:name=\"{FONT}\"><w:altName w:val=\"Liberation Serif\"/>\
         <w:panose1 w:val=\"02020603050405020304\"/><w:charset w:val=\"00\"/><w:family w:val=\"roman\"/>\
         <w:pitch w:val=\"variable\"/></w:font></w:fonts>\n"
    )
}
