//! Fields that the model does not have: refused, or kept and written back.

use crate::full::FULL;
use congvan::document::{Kept, Unknown};
use congvan::{Document, ErrorKind, json, xml};
use serde_json::{Value, json};

fn kept_json(text: &str) -> Kept {
    json::Reader::new().unknown(Unknown::Keep).from_str(text).unwrap()
}

fn kept_xml(text: &str) -> Kept {
    xml::Reader::new().unknown(Unknown::Keep).from_str(text).unwrap()
}

/// Gives every object a field of its own, as deep as the model goes.
fn add_fields(value: &mut Value, added: &mut usize) {
    match value {
        Value::Object(fields) => {
            fields.values_mut().for_each(|field| add_fields(field, added));
            fields.insert(
                "a/b~c \"ế\"".into(),
                json!({"n": [*added, null, "x\n  y"], "e": {}, "f": 1.5}),
            );
            *added += 1;
        }
        Value::Array(items) => items.iter_mut().for_each(|item| add_fields(item, added)),
        _ => {}
    }
}

#[test]
fn what_is_kept_comes_back_in_json() {
    let mut value: Value = serde_json::from_str(FULL).unwrap();
    let mut added = 0;
    add_fields(&mut value, &mut added);
    assert!(added > 14, "{added}");
    value["version"] = 1.into();
    let text = value.to_string();
    assert!(json::from_str(&text).is_err());

    let kept = kept_json(&text);
    assert_eq!(kept.extras.len(), added);
    assert_eq!(kept.document, json::from_str(FULL).unwrap());
    let written = json::to_string_keeping(&kept.document, &kept.extras).unwrap();
    assert!(written.losses.is_empty());
    assert_eq!(serde_json::from_str::<Value>(&written.output).unwrap(), value);
    // They stand at the ends of their objects now, and then again.
    let again = kept_json(&written.output);
    assert_eq!(again.extras.len(), added);
    assert_eq!(
        json::to_string_keeping(&again.document, &again.extras).unwrap(),
        written
    );

    let mut writer = json::DocumentsWriter::new(Vec::new());
    assert_eq!(writer.write_keeping(&kept.document, &kept.extras).unwrap(), []);
    let line = writer.finish().unwrap();
    assert_eq!(line.iter().filter(|b| **b == b'\n').count(), 1);
    assert_eq!(serde_json::from_slice::<Value>(&line).unwrap(), value);
}

#[test]
fn numbers_and_order_are_kept_as_they_stood() {
    let text = "{\"z\": 1.50, \"place\": \"An Phú\", \"a\": 12345678901234567890123, \"m\": [ 1,\n 2 ]}";
    let kept = kept_json(text);
    let extras: Vec<_> = kept.extras.iter().map(|e| (e.path(), e.text())).collect();
    assert_eq!(
        extras,
        [("/z", "1.50"), ("/a", "12345678901234567890123"), ("/m", "[1,2]")]
    );
    let written = json::to_string_keeping(&kept.document, &kept.extras).unwrap().output;
    let end = "  \"unplaced\": [],\n  \"z\": 1.50,\n  \"a\": 12345678901234567890123,\n  \"m\": [1,2]\n}\n";
    assert!(written.ends_with(end), "{written}");
}

#[test]
fn keeping_forgives_nothing_else() {
    let deep = format!("{{\"x\": {}1{}}}", "[".repeat(100), "]".repeat(100));
    for (text, kind, message) in [
        (
            "{\"x\": 1, \"x\": 2}",
            ErrorKind::Data,
            "1:10: /x: `x` stands here twice; keep one",
        ),
        (
            "{\"x\": tru}",
            ErrorKind::Syntax,
            "1:10: /x: this word is neither `null`, `true` nor `false`",
        ),
        (
            "{\"x\": 1,}",
            ErrorKind::Syntax,
            "1:9: a `,` too much before the closing bracket; remove it",
        ),
        (
            "{\"x\": [1 2]}",
            ErrorKind::Syntax,
            "1:10: /x: behind an item of a list there must be `,` or `]`",
        ),
        (
            "{\"x\": 1} 2",
            ErrorKind::Syntax,
            "1:10: there is more behind the document; a file holds one object",
        ),
        (
            "{\"x\": 1",
            ErrorKind::Syntax,
            "1:8: the data ends inside an object; a `}` is missing",
        ),
        (
            "{\"x\": 1, \"place\": 5}",
            ErrorKind::Data,
            "1:19: /place: `place` must be a string in double quotes, not `5`",
        ),
        (
            "{\"x\": 1, \"version\": 3}",
            ErrorKind::Unsupported,
            "1:21: /version: version `3` of the format is newer than version 1, which is read here; update congvan",
        ),
        (
            &deep,
            ErrorKind::Limit,
            "1:7: /x: the value is nested deeper than the limit of 64; flatten it or raise the limit",
        ),
    ] {
        let error = json::Reader::new().unknown(Unknown::Keep).from_str(text).unwrap_err();
        assert_eq!((error.kind(), error.to_string().as_str()), (kind, message), "{text}");
    }
    let around = |parts: &str| format!("<document xmlns='urn:congvan:document:1' version='1'>{parts}</document>");
    let deep = around(&("<x>".repeat(100) + &"</x>".repeat(100)));
    for (text, kind, words) in [
        (around("<x><y></x>"), ErrorKind::Syntax, "should close its element"),
        (around("<x>&y;</x>"), ErrorKind::Syntax, "unknown"),
        (around("<x a='1' a='2'/>"), ErrorKind::Syntax, "twice"),
        (around("<x y:a='1'/>"), ErrorKind::Syntax, "not declared"),
        (around("<title y:a='1'/>"), ErrorKind::Syntax, "not declared"),
        (around("<x>\u{1}</x>"), ErrorKind::Syntax, "U+0001"),
        (
            around("<body><x/></body>"),
            ErrorKind::Data,
            "each element here must be `block`",
        ),
        (around("<title>a<x/></title>"), ErrorKind::Data, "only text"),
        (around("<title/><title/>"), ErrorKind::Data, "twice"),
        (deep, ErrorKind::Limit, "nested deeper"),
    ] {
        let error = xml::Reader::new().unknown(Unknown::Keep).from_str(&text).unwrap_err();
        assert!(
            error.kind() == kind && error.to_string().contains(words),
            "{text}: {error}"
        );
        assert!(error.position().is_some());
    }
}

#[test]
fn what_is_kept_comes_back_in_xml() {
    let text = "<?xml version='1.0'?>\n\
        <c:document xmlns:c='urn:congvan:document:1' xmlns:r='urn:register' xmlns='urn:other' version='1' r:id='7' xml:lang='vi'>\n\
        <c:place lang=\"v'i\" r:a='&quot;1&#10;' r:b='2'>Hà Khê</c:place>\n\
        <r:book><r:page n='5'>a &amp; b<!-- c --></r:page></r:book>\n\
        <seal/><c:seal c:x='1'> text\n </c:seal>\n\
        <c:signatures><c:signature><c:signer>Lê Thị Bình</c:signer><inner xmlns=''><free/></inner></c:signature></c:signatures>\n\
        <c:stamps><c:stamp r:x='1'>ĐẾN</c:stamp></c:stamps>\n\
        </c:document>";
    assert!(xml::from_str(text).is_err());
    let kept = kept_xml(text);
    let paths: Vec<_> = kept.extras.iter().map(|extra| extra.path()).collect();
    assert_eq!(
        paths,
        [
            "/@r:id",
            "/@xml:lang",
            "/place/@lang",
            "/place/@r:a",
            "/place/@r:b",
            "/book",
            "/seal",
            "/seal",
            "/signatures/0/inner",
            "/stamps/0/@r:x",
        ]
    );
    let written = xml::to_string_keeping(&kept.document, &kept.extras).unwrap();
    assert!(written.losses.is_empty());
    for piece in [
        " version=\"1\" xmlns:r=\"urn:register\" r:id=\"7\" xml:lang=\"vi\">",
        "<place lang=\"v'i\" xmlns:r=\"urn:register\" r:a=\"&quot;1&#10;\" r:b=\"2\">Hà Khê</place>",
        "\n  <r:book xmlns:r=\"urn:register\"><r:page n='5'>a &amp; b<!-- c --></r:page></r:book>\n",
        "\n  <seal xmlns=\"urn:other\"/>\n",
        "\n  <c:seal xmlns:c=\"urn:congvan:document:1\" c:x='1'> text\n </c:seal>\n",
        "\n      <inner xmlns=''><free/></inner>\n    </signature>",
        "<stamp xmlns:r=\"urn:register\" r:x=\"1\">ĐẾN</stamp>",
    ] {
        assert!(written.output.contains(piece), "{piece}\n{}", written.output);
    }
    // Once more: the same document with the same beside it, and then the same text.
    let again = kept_xml(&written.output);
    assert_eq!(again.document, kept.document);
    assert_eq!(again.extras.len(), kept.extras.len());
    assert_eq!(xml::to_string_keeping(&again.document, &again.extras).unwrap(), written);

    let mut writer = xml::DocumentsWriter::new(Vec::new()).unwrap();
    assert_eq!(writer.write_keeping(&kept.document, &kept.extras).unwrap(), []);
    let file = writer.finish().unwrap();
    let reader = xml::Reader::new().unknown(Unknown::Keep);
    let among = reader.documents(file.as_slice()).next().unwrap().unwrap();
    assert_eq!(among.document, kept.document);
    assert_eq!(xml::to_string_keeping(&among.document, &among.extras).unwrap(), written);
}

#[test]
fn what_has_no_place_is_a_loss() {
    let kept = kept_json("{\"issuers\": [{\"name\": \"A\"}, {\"name\": \"B\", \"code\": 5}], \"seal\": {}}");
    let mut document = kept.document.clone();
    document.issuers.pop();
    let written = json::to_string_keeping(&document, &kept.extras).unwrap();
    let losses: Vec<_> = written
        .losses
        .iter()
        .map(|l| (l.path.as_str(), l.what.as_str()))
        .collect();
    assert_eq!(losses, [("/issuers/1/code", "5")]);
    assert!(written.output.contains("\"seal\": {}"));

    let other = xml::to_string_keeping(&kept.document, &kept.extras).unwrap();
    assert_eq!(other.losses.len(), 2);
    let kept = kept_xml("<document xmlns='urn:congvan:document:1' version='1'><place a='1'/><seal/></document>");
    let gone = xml::to_string_keeping(&Document::default(), &kept.extras).unwrap();
    assert_eq!((gone.losses.len(), gone.losses[0].path.as_str()), (1, "/place/@a"));
    assert_eq!(
        json::to_string_keeping(&kept.document, &kept.extras)
            .unwrap()
            .losses
            .len(),
        2
    );
}
