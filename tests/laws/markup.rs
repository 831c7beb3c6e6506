//! Files put together from pieces of their grammar, well-formed or not.

use super::elements::LEGAL;
use super::pieces::{VALUES, WORDS};
use super::recipe::Recipe;

const NAMES: &[&str] = &[
    "kind",
    "title",
    "issuers",
    "superior",
    "name",
    "national_title",
    "motto",
    "number",
    "serial",
    "suffix",
    "year",
    "notation",
    "text",
    "as_written",
    "place",
    "date",
    "date_as_written",
    "subject",
    "addressees",
    "body",
    "type",
    "marker",
    "level",
    "rows",
    "end_mark",
    "signatures",
    "capacity",
    "authority",
    "position",
    "signer",
    "degree",
    "rank",
    "note",
    "recipients",
    "archive",
    "units",
    "copies",
    "drafter",
    "issued_copies",
    "contact",
    "urgency",
    "secrecy",
    "circulation",
    "stamps",
    "copy_block",
    "further_copies",
    "appendices",
    "label",
    "reference",
    "unplaced",
    "version",
    "room",
];

/// A document as JSON, its values of any sort.
pub(crate) fn json(recipe: &mut Recipe<'_>) -> String {
    let mut out = String::new();
    object(recipe, &mut out, 6);
    out
}

fn object(recipe: &mut Recipe<'_>, out: &mut String, deep: usize) {
    out.push('{');
    for i in 0..recipe.below(5) {
        out.push_str(if i > 0 { ", " } else { "" });
        out.push_str(&format!("\"{}\": ", recipe.pick(NAMES)));
        json_value(recipe, out, deep);
    }
    out.push_str(if recipe.chance(16) { "" } else { "}" });
}

fn json_value(recipe: &mut Recipe<'_>, out: &mut String, deep: usize) {
    match recipe.below(if deep == 0 { 6 } else { 9 }) {
        0 => out.push_str("null"),
        1 => out.push_str(&recipe.below(70_000).to_string()),
        2 => out.push_str(recipe.pick(&[
            "true",
            "-1",
            "1.5",
            "1e9",
            "nul",
            "\"\\ud83d\\ude00\"",
            "\"\\ud800\"",
            "\"\\x\"",
        ])),
        3 => out.push_str(&format!("\"{}\"", recipe.pick(VALUES).replace('\n', "\\n"))),
        4 => out.push_str(&serde_json::Value::from(recipe.text()).to_string()),
        5 => out.push_str(&format!("\"{}\"", recipe.text())),
        6 | 7 => object(recipe, out, deep - 1),
        _ => {
            out.push('[');
            for i in 0..recipe.below(4) {
                out.push_str(if i > 0 { "," } else { "" });
                json_value(recipe, out, deep - 1);
            }
            out.push(']');
        }
    }
}

/// Elements of a table in any order and depth.
fn elements(recipe: &mut Recipe<'_>, names: &[&str], out: &mut String) {
    let mut open: Vec<&str> = Vec::new();
    for _ in 0..24 {
        if recipe.is_over() {
            break;
        }
        match recipe.below(8) {
            0..=2 => {
                let name = recipe.pick(names);
                out.push_str(&format!("<{name}>"));
                open.push(name);
            }
            3 | 4 => {
                if let Some(name) = open.pop() {
                    out.push_str(&format!("</{}>", name.split(' ').next().unwrap_or_default()));
                }
            }
            5 => out.push_str(recipe.pick(VALUES)),
            6 => out.push_str(&recipe.text().replace('<', "&lt;").replace('&', "&amp;")),
            _ => out.push_str(recipe.pick(MARKUP)),
        }
    }
    while let Some(name) = open.pop() {
        out.push_str(&format!("</{}>", name.split(' ').next().unwrap_or_default()));
    }
}

/// What stands in XML besides elements.
const MARKUP: &[&str] = &[
    "<!-- a -->",
    "<?a b?>",
    "<![CDATA[a<b]]>",
    "&lt;",
    "&#65;",
    "&#x1F600;",
    "&#0;",
    "&nbsp;",
    "<br/>",
    "<a b='c' b='d'/>",
    "<a xmlns='x'/>",
    "<x:a/>",
    "<!DOCTYPE a>",
    "]]>",
    "</a>",
    "<",
    "<a",
    "<a b",
    "\r\n",
    "\u{301}",
    "&",
];

/// The crate's own XML.
pub(crate) fn xml(recipe: &mut Recipe<'_>) -> String {
    let root = recipe.pick(&["document", "documents", "letter"]);
    let space = recipe.pick(&["urn:congvan:document:1", "urn:congvan:document:2", "x"]);
    let mut out = format!("<{root} xmlns='{space}' version='1'>");
    elements(recipe, NAMES, &mut out);
    out + &format!("</{root}>")
}

/// Akoma Ntoso.
pub(crate) fn akn(recipe: &mut Recipe<'_>) -> String {
    let kind = recipe.pick(&["act", "doc name='cong-van'", "bill", "judgment"]);
    let mut out = format!(
        "<akomaNtoso xmlns='http://docs.oasis-open.org/legaldocml/ns/akn/3.0' xmlns:cv='urn:congvan:akn:1'><{kind}><meta/>"
    );
    for part in ["preface", "preamble", "body", "conclusions", "attachments"] {
        out.push_str(&format!("<{part}>"));
        elements(recipe, LEGAL, &mut out);
        out.push_str(&format!("</{part}>"));
    }
    out + &format!("</{}></akomaNtoso>", kind.split(' ').next().unwrap_or_default())
}

/// A packet of the national exchange, with attachments.
pub(crate) fn edxml(recipe: &mut Recipe<'_>, attachments: &str) -> String {
    let space = "http://www.mic.gov.vn/TBT/QCVN_102_2016";
    let mut header = String::new();
    elements(recipe, PACKET, &mut header);
    let message = recipe.pick(&["edXML:MessageHeader", "MessageHeader", "edXML:Status"]);
    let envelope = format!(
        "<edXML:edXMLEnvelope xmlns:edXML='{space}'><edXML:edXMLHeader><{message}>{header}</{message}></edXML:edXMLHeader>\
         <edXML:edXMLBody/></edXML:edXMLEnvelope>"
    );
    let attached = format!("<AttachmentEncoded>{attachments}</AttachmentEncoded>");
    let inner = if recipe.chance(4) {
        attached + &envelope
    } else {
        envelope + &attached
    };
    format!("<edXML xmlns='{space}'>{inner}</edXML>")
}

const PACKET: &[&str] = &[
    "edXML:From",
    "edXML:To",
    "edXML:OrganId",
    "edXML:OrganName",
    "edXML:OrganAdd",
    "edXML:Email",
    "edXML:Telephone",
    "edXML:DocumentId",
    "edXML:Code",
    "edXML:CodeNumber",
    "edXML:CodeNotation",
    "edXML:PromulgationInfo",
    "edXML:Place",
    "edXML:PromulgationDate",
    "edXML:DocumentType",
    "edXML:Type",
    "edXML:TypeDetail",
    "edXML:TypeName",
    "edXML:Subject",
    "edXML:Content",
    "edXML:SignerInfo",
    "edXML:Competence",
    "edXML:Position",
    "edXML:FullName",
    "edXML:DueDate",
    "edXML:OtherInfo",
    "edXML:Priority",
    "edXML:PageAmount",
    "edXML:Appendixes",
    "edXML:Appendix",
    "edXML:ResponseFor",
    "edXML:SteeringType",
    "edXML:ToPlaces",
    "edXML:TraceHeaderList",
    "edXML:TraceHeader",
    "edXML:Timestamp",
    "edXML:Bussiness",
    "edXML:BussinessDocType",
    "edXML:StatusCode",
    "edXML:Description",
    "edXML:StaffInfo",
    "Signature",
    "unheardOf a='b'",
    "x:unbound",
];

/// Words for names of attachments.
pub(crate) const FILES: &[&str] = &[
    "thu.pdf",
    "bang.xlsx",
    "thu.docx",
    "goi.zip",
    "../../etc/passwd",
    "con.txt",
    "a\u{202e}b.txt",
    "",
    ".",
    "x",
    "thu.PDF",
    "bài.doc",
];

/// Whether XML 1.0 has a character.
pub(crate) fn is_xml_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..)
}

/// Any of the words of fields.
pub(crate) fn word(recipe: &mut Recipe<'_>) -> &'static str {
    recipe.pick(WORDS)
}
