//! Attacks through JSON, XML, Akoma Ntoso and what only claims a format.

use congvan::text::Limits;
use congvan::{Document, akn, detect, json, letter, xml};

use super::{Attack, LETTER, attack, refused};

const JSON: &str = "JSON";
const XML: &str = "XML";
const AKN: &str = "Akoma Ntoso";
const DETECT: &str = "Files that claim another format";

/// Entities that each hold ten of the one before.
const BOMB: &str = "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
const OUTSIDE: &str = "<!DOCTYPE d [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>";
const FAR: &str = "<!DOCTYPE d SYSTEM \"http://198.51.100.1/x.dtd\">";

pub(super) const ATTACKS: &[Attack] = &[
    attack(JSON, "100 000 brackets", "refused: Data", || {
        in_json(&"[".repeat(100_000))
    }),
    attack(JSON, "a field twice", "refused: Data", || {
        in_json(r#"{"subject": "a", "subject": "b"}"#)
    }),
    attack(JSON, "a field of no document", "refused: Data", || {
        in_json(r#"{"__proto__": {"admin": true}}"#)
    }),
    attack(JSON, "a number of copies beyond 32 bits", "refused: Data", || {
        in_json(r#"{"issued_copies": 99999999999999999999}"#)
    }),
    attack(JSON, "half of a surrogate pair", "refused: Syntax", || {
        in_json(r#"{"subject": "\uD800"}"#)
    }),
    attack(JSON, "a second value behind the first", "refused: Syntax", || {
        in_json("{} {}")
    }),
    attack(JSON, "a text cut in the middle", "refused: Syntax", || {
        in_json(r#"{"subject": "a"#)
    }),
    attack(JSON, "17 MiB in one field", "refused: Limit", || {
        in_json(&format!("{{\"subject\": \"{}\"}}", "a".repeat(17 << 20)))
    }),
    attack(XML, "a bomb of entities", "refused: Unsupported", || {
        in_xml(|text| behind_declaration(text, BOMB))
    }),
    attack(XML, "an entity from a file", "refused: Unsupported", || {
        in_xml(|text| behind_declaration(text, OUTSIDE))
    }),
    attack(XML, "a DTD from the net", "refused: Unsupported", || {
        in_xml(|text| behind_declaration(text, FAR))
    }),
    attack(XML, "an entity that is not declared", "refused: Syntax", || {
        in_xml(|text| text.replace("báo cáo", "&nbsp;"))
    }),
    attack(XML, "a reference to the character 0", "refused: Syntax", || {
        in_xml(|text| text.replace("báo cáo", "&#0;"))
    }),
    attack(XML, "10 000 levels", "refused: Data", || {
        in_xml(|text| text.replace("báo cáo", &"<a>".repeat(10_000)))
    }),
    attack(XML, "10 000 attributes", "refused: Data", || {
        let many: String = (0..10_000).map(|i| format!(" a{i}=\"\"")).collect();
        in_xml(|text| text.replacen("xmlns=", format!("{many} xmlns=").trim_start(), 1))
    }),
    attack(XML, "an attribute twice", "refused: Data", || {
        in_xml(|text| text.replacen("xmlns=", "x=\"1\" x=\"2\" xmlns=", 1))
    }),
    attack(XML, "the namespace of another document", "refused: Unsupported", || {
        in_xml(|text| text.replace("urn:congvan:document:1", "urn:congvan:document:9"))
    }),
    attack(XML, "XInclude of a file", "refused: Data", || {
        let include = "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"/etc/passwd\" parse=\"text\"/>";
        in_xml(|text| text.replace("báo cáo", include))
    }),
    attack(XML, "a field twice", "refused: Data", || {
        in_xml(|text| text.replace("<subject>", "<subject>a</subject><subject>"))
    }),
    attack(XML, "markup in CDATA", "read as text", || {
        let text = with(|text| text.replace("báo cáo", "<![CDATA[<b>&x;</b>]]>"));
        let document = xml::from_str(&text).unwrap();
        as_expected(
            document.subject.unwrap_or_default().contains("<b>&x;</b>"),
            "read as text",
        )
    }),
    attack(XML, "instructions to a style sheet", "read; never followed", || {
        let sheet = "<?xml-stylesheet href=\"http://198.51.100.1/x.xsl\"?>";
        let text = with(|text| behind_declaration(text, sheet));
        as_expected(xml::from_str(&text).is_ok(), "read; never followed")
    }),
    attack(XML, "an element that is not closed", "refused: Data", || {
        in_xml(|text| text.replace("</subject>", ""))
    }),
    attack(AKN, "a bomb of entities", "refused: Unsupported", || {
        in_akn(|text| behind_declaration(text, BOMB))
    }),
    attack(AKN, "an entity from a file", "refused: Unsupported", || {
        in_akn(|text| behind_declaration(text, OUTSIDE))
    }),
    attack(AKN, "10 000 levels", "refused: Limit", || {
        in_akn(|text| text.replacen("báo cáo", &"<p>".repeat(10_000), 1))
    }),
    attack(AKN, "another root", "refused: Data", || {
        in_akn(|text| text.replace("akomaNtoso", "akomaNtosa"))
    }),
    attack(DETECT, "a PDF with the name of a text", "refused: Unsupported", || {
        unknown(b"%PDF-1.7\n")
    }),
    attack(DETECT, "a Word file of before 2007", "refused: Unsupported", || {
        unknown(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and more")
    }),
    attack(DETECT, "RTF with a program inside", "refused: Unsupported", || {
        unknown(b"{\\rtf1\\objdata 0105}")
    }),
    attack(
        DETECT,
        "a Windows program with the name of a text",
        "refused: Encoding",
        || unknown(b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xFF\xFF\0\0\xB8\0"),
    ),
    attack(DETECT, "an endless stream", "refused: Limit", || {
        refused(detect::from_reader_with(
            std::io::repeat(b'a'),
            None,
            &Limits::default().text_bytes(1 << 20),
        ))
    }),
];

fn in_json(text: &str) -> String {
    refused(json::from_str(text))
}

fn letter() -> Document {
    letter::from_str(LETTER).document
}

fn with(forge: impl Fn(&str) -> String) -> String {
    let text = xml::to_string(&letter()).unwrap().output;
    let forged = forge(&text);
    assert_ne!(text, forged, "nothing was forged");
    forged
}

fn in_xml(forge: impl Fn(&str) -> String) -> String {
    refused(xml::from_str(&with(forge)))
}

fn in_akn(forge: impl Fn(&str) -> String) -> String {
    let text = akn::to_string(&letter()).unwrap().output;
    let forged = forge(&text);
    assert_ne!(text, forged, "nothing was forged");
    refused(akn::from_str(&forged))
}

/// Puts something between the declaration and the root.
fn behind_declaration(text: &str, what: &str) -> String {
    match text.contains("?>") {
        true => text.replacen("?>", &format!("?>{what}"), 1),
        false => format!("{what}{text}"),
    }
}

fn unknown(bytes: &[u8]) -> String {
    refused(detect::from_slice_with(bytes, None, &Limits::default()))
}

fn as_expected(holds: bool, outcome: &str) -> String {
    if holds {
        outcome.into()
    } else {
        format!("not {outcome}")
    }
}
