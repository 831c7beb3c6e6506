//! Documents for property tests: every field, in every shape, with odd text.
// Each test crate uses a part of it, and a test that cannot be set up must fail.
#![allow(dead_code, clippy::unwrap_used)]

use std::collections::BTreeMap;

use congvan::Document;
use congvan::document::{Appendix, Block, BlockKind, CopyBlock, Signature};
use congvan::value::{
    Archive, Capacity, DocumentNumber, IssueDate, Kind, Organ, Recipient, Secrecy, SigningAuthority, Urgency,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;

/// Pieces that go wrong in formats: markup, quotes, line ends, spaces,
/// decomposed and astral letters, signs that nobody sees.
const PIECES: &[&str] = &[
    "Sở Nội vụ",
    "ĐỘC LẬP",
    "the\u{302}\u{301}",
    "\u{301}",
    "𠀀",
    "🇻🇳",
    " ",
    "  ",
    "\u{a0}",
    "\t",
    "\n",
    "\r\n",
    "\r",
    "\"",
    "'",
    "\\",
    "\\u0041",
    "/",
    "~1",
    "<",
    ">",
    "&",
    "&amp;",
    "&#13;",
    "]]>",
    "<![CDATA[",
    "<!--",
    "-->",
    "<?xml?>",
    "</document>",
    "{}",
    "null",
    "\u{7f}",
    "\u{85}",
    "\u{2028}",
    "\u{200b}",
    "\u{202e}",
    "\u{feff}",
    "\u{fffd}",
    "\u{10ffff}",
];

/// Whether XML 1.0 has a character.
pub(crate) fn is_xml_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..)
}

/// Does to a JSON value what XML does to its texts.
pub(crate) fn replace(value: &mut Value, path: String, lost: &mut BTreeMap<String, String>) {
    match value {
        Value::String(text) => {
            let mut found = Vec::new();
            for c in text.chars().filter(|c| !is_xml_char(*c)) {
                let point = format!("U+{:04X}", u32::from(c));
                if !found.contains(&point) {
                    found.push(point);
                }
            }
            if !found.is_empty() {
                *text = text.replace(|c| !is_xml_char(c), "\u{FFFD}");
                lost.insert(path, found.join(", "));
            }
        }
        Value::Array(items) => {
            for (i, item) in items.iter_mut().enumerate() {
                replace(item, format!("{path}/{i}"), lost);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                replace(field, format!("{path}/{name}"), lost);
            }
        }
        _ => {}
    }
}

/// Text that every format can hold.
pub(crate) fn text() -> BoxedStrategy<String> {
    let letter = any::<char>().prop_filter("XML has no such character", |c| is_xml_char(*c));
    let piece = prop_oneof![
        4 => select(PIECES).prop_map(str::to_owned),
        1 => letter.prop_map(String::from),
    ];
    vec(piece, 0..5).prop_map(|pieces| pieces.concat()).boxed()
}

/// Text with characters that XML cannot hold among it.
pub(crate) fn wild_text() -> BoxedStrategy<String> {
    let piece = prop_oneof![
        6 => text(),
        1 => select(&["\0", "\u{1}", "\u{b}", "\u{1f}", "\u{fffe}", "\u{ffff}"][..]).prop_map(str::to_owned),
    ];
    vec(piece, 0..3).prop_map(|pieces| pieces.concat()).boxed()
}

/// Kinds of the lists, and names of none.
pub(crate) fn kind(text: &BoxedStrategy<String>) -> BoxedStrategy<Kind> {
    let other = text.clone().prop_filter_map("no name", |name| name.parse().ok());
    prop_oneof![select(Kind::all().collect::<Vec<_>>()), other].boxed()
}

/// Numbers of every system, free forms, each with any spelling beside it.
pub(crate) fn number(text: &BoxedStrategy<String>) -> BoxedStrategy<DocumentNumber> {
    let known = select(
        &[
            "45/VHTT - TTTT",
            "05/QĐ-VP-HC",
            "30a/2008/NQ-CP",
            "66.7/2025/NQ-CP",
            "06/QĐ-TTg/2022",
            "731-CV/BTGTU",
            "223/TT/LB",
            "84 TC/CĐKT",
            "45/UBND-E \u{301}X",
            "/UBND-VHXXH",
            "CV1411/2016-4P",
            "312",
        ][..],
    );
    let written = prop_oneof![
        3 => known.prop_map(str::to_owned),
        2 => "[0-9]{0,9}(a|\\.7|bis)?[-/][A-ZĐ0-9]{1,4}[-/ ][A-Z&]{1,4}",
        1 => text.clone(),
    ];
    // What a number says and how it was written are kept apart.
    (written, option::of(text.clone()))
        .prop_filter_map("no number", |(written, spelling)| {
            let number: DocumentNumber = written.parse().ok()?;
            let mut json = serde_json::to_value(&number).ok()?;
            if let Some(spelling) = spelling {
                *json.get_mut("as_written")? = spelling.into();
            }
            serde_json::from_value(json).ok()
        })
        .boxed()
}

/// Dates, whole and in part.
pub(crate) fn date() -> impl Strategy<Value = IssueDate> {
    (1000..=9999u16, option::of(1..=12u8), option::of(1..=31u8))
        .prop_filter_map("no date", |(year, month, day)| IssueDate::new(year, month, day))
}

fn recipient(text: &BoxedStrategy<String>) -> impl Strategy<Value = Recipient> + use<> {
    // The formats take a line as it is.
    text.clone()
        .prop_filter_map("no recipient", |line| serde_json::from_value(line.into()).ok())
}

fn organ(text: &BoxedStrategy<String>) -> impl Strategy<Value = Organ> + use<> {
    (option::of(text.clone()), text.clone()).prop_map(|(superior, name)| {
        let mut organ = Organ::new("");
        organ.superior = superior;
        organ.name = name;
        organ
    })
}

fn capacity(text: &BoxedStrategy<String>) -> impl Strategy<Value = Capacity> + use<> {
    use SigningAuthority::*;
    (select(&[Tm, Kt, Tl, Tuq, Q][..]), text.clone(), text.clone()).prop_map(|(authority, title, as_written)| {
        let mut capacity = Capacity::new(authority, "");
        capacity.title = title;
        capacity.as_written = as_written;
        capacity
    })
}

fn archive(text: &BoxedStrategy<String>) -> impl Strategy<Value = Archive> + use<> {
    (vec(text.clone(), 0..3), option::of(any::<u32>()), text.clone()).prop_map(|(units, copies, as_written)| {
        let mut archive = Archive::new(units, copies);
        archive.as_written = as_written;
        archive
    })
}

fn signature(text: &BoxedStrategy<String>) -> impl Strategy<Value = Signature> + use<> {
    let line = || option::of(text.clone());
    (vec(capacity(text), 0..3), line(), line(), line(), line(), line()).prop_map(
        |(capacity, position, signer, degree, rank, note)| {
            let mut signature = Signature::default();
            signature.capacity = capacity;
            signature.position = position;
            signature.signer = signer;
            signature.degree = degree;
            signature.rank = rank;
            signature.note = note;
            signature
        },
    )
}

fn block(text: &BoxedStrategy<String>) -> impl Strategy<Value = Block> + use<> {
    use BlockKind::*;
    let kinds = &[
        Part, Chapter, Section, Subsection, Article, Clause, Point, Bullet, Recital, Heading, Paragraph, Table, Note,
    ][..];
    let rows = prop_oneof![
        3 => Just(Vec::new()),
        1 => vec(vec(text.clone(), 0..3), 0..3),
    ];
    (select(kinds), option::of(text.clone()), any::<u8>(), text.clone(), rows).prop_map(
        |(kind, marker, level, text, rows)| {
            let mut block = Block::new(kind, text);
            block.marker = marker;
            block.level = level;
            block.rows = rows;
            block
        },
    )
}

fn appendix(text: &BoxedStrategy<String>) -> impl Strategy<Value = Appendix> + use<> {
    let line = || option::of(text.clone());
    (line(), line(), line(), vec(block(text), 0..3)).prop_map(|(label, title, reference, body)| {
        let mut appendix = Appendix::default();
        appendix.label = label;
        appendix.title = title;
        appendix.reference = reference;
        appendix.body = body;
        appendix
    })
}

fn copy_block(text: &BoxedStrategy<String>) -> impl Strategy<Value = CopyBlock> + use<> {
    let line = || option::of(text.clone());
    (
        option::of(kind(text)),
        option::of(organ(text)),
        option::of(number(text)),
        line(),
        option::of(date()),
        line(),
        vec(signature(text), 0..2),
        vec(recipient(text), 0..2),
        option::of(archive(text)),
    )
        .prop_map(
            |(kind, issuer, number, place, date, date_as_written, signatures, recipients, archive)| {
                let mut copy = CopyBlock::default();
                copy.kind = kind;
                copy.issuer = issuer;
                copy.number = number;
                copy.place = place;
                copy.date = date;
                copy.date_as_written = date_as_written;
                copy.signatures = signatures;
                copy.recipients = recipients;
                copy.archive = archive;
                copy
            },
        )
}

/// Documents with every field, their texts of one sort: [`text`] or [`wild_text`].
pub(crate) fn document(text: &BoxedStrategy<String>) -> impl Strategy<Value = Document> + use<> {
    let line = || option::of(text.clone());
    let head = (
        option::of(kind(text)),
        line(),
        vec(organ(text), 0..3),
        line(),
        line(),
        option::of(number(text)),
        line(),
        option::of(date()),
        line(),
        line(),
        vec(recipient(text), 0..3),
    );
    let content = (
        vec(block(text), 0..4),
        line(),
        vec(signature(text), 0..3),
        vec(recipient(text), 0..3),
        option::of(archive(text)),
        line(),
        option::of(any::<u32>()),
        vec(text.clone(), 0..3),
    );
    let rest = (
        option::of(select(Urgency::ALL)),
        option::of(select(Secrecy::ALL)),
        line(),
        vec(text.clone(), 0..3),
        option::of(copy_block(text)),
        vec(copy_block(text), 0..2),
        vec(appendix(text), 0..2),
        vec(text.clone(), 0..3),
    );
    (head, content, rest).prop_map(|(head, content, rest)| {
        let mut document = Document::default();
        (
            document.kind,
            document.title,
            document.issuers,
            document.national_title,
            document.motto,
            document.number,
            document.place,
            document.date,
            document.date_as_written,
            document.subject,
            document.addressees,
        ) = head;
        (
            document.body,
            document.end_mark,
            document.signatures,
            document.recipients,
            document.archive,
            document.drafter,
            document.issued_copies,
            document.contact,
        ) = content;
        (
            document.urgency,
            document.secrecy,
            document.circulation,
            document.stamps,
            document.copy_block,
            document.further_copies,
            document.appendices,
            document.unplaced,
        ) = rest;
        document
    })
}
