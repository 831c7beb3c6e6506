//! Attacks on who looks at a page: every field, every place, as HTML.

use congvan::diagnostic::{Diagnostic, Report, Scope, Severity};
use congvan::document::{Block, Signature};
use congvan::value::Kind;
use congvan::{Checker, Document, Lang, Message, html, letter};
use serde_json::Value;

use super::{Attack, LETTER, attack};

const HTML: &str = "HTML: the page to look at";

const AS_TEXT: &str = "text; nothing runs or loads";

pub(super) const ATTACKS: &[Attack] = &[
    attack(HTML, "a script in every field", AS_TEXT, || {
        everywhere("<script>alert(1)</script>")
    }),
    attack(HTML, "the end of the style and a script", AS_TEXT, || {
        everywhere("</style></title><script>alert(1)</script>")
    }),
    attack(HTML, "a picture whose error runs", AS_TEXT, || {
        everywhere("<img src=x onerror=alert(1)>")
    }),
    attack(HTML, "SVG and MathML", AS_TEXT, || {
        everywhere("<svg onload=alert(1)><math><mi xlink:href=\"javascript:alert(1)\">")
    }),
    attack(HTML, "the end of an attribute in double quotes", AS_TEXT, || {
        everywhere("a\" onmouseover=\"alert(1)")
    }),
    attack(HTML, "the end of an attribute in single quotes", AS_TEXT, || {
        everywhere("a' onmouseover='alert(1)")
    }),
    attack(HTML, "an address of `javascript:`", AS_TEXT, || {
        everywhere("javascript:alert(1)")
    }),
    attack(HTML, "the same with a tab in it", AS_TEXT, || {
        everywhere("java\tscript:alert(1)")
    }),
    attack(HTML, "an address of `data:`", AS_TEXT, || {
        everywhere("data:text/html;base64,PHNjcmlwdD4=")
    }),
    attack(HTML, "a style that loads", AS_TEXT, || {
        everywhere("background:url(//198.51.100.1/a);}</style><style>*{content:url(//198.51.100.1/b)")
    }),
    attack(HTML, "a comment, ended and not", AS_TEXT, || {
        everywhere("--><!-- <!--> ]]> <![CDATA[ <?x ?>")
    }),
    attack(HTML, "character references", AS_TEXT, || {
        everywhere("&lt;script&gt;&#60;script&#62;&NewLine;&colon;")
    }),
    attack(
        HTML,
        "NUL and other control characters in a tag",
        "text; a loss is told",
        || {
            let mut document = document();
            document.subject = Some("<scr\u{0}ipt>\u{1}".into());
            let written = html::to_string(&document).unwrap();
            let told = written.losses.iter().any(|loss| loss.path == "/subject");
            as_expected(told && is_harmless(&written.output), "text; a loss is told")
        },
    ),
    attack(HTML, "wide signs that fold to brackets", AS_TEXT, || {
        everywhere("＜script＞alert(1)＜/script＞")
    }),
    attack(
        HTML,
        "characters that turn the text",
        "shown by their names; turn nothing else",
        || {
            let mut document = document();
            document.subject = Some("gửi \u{202E}nềit\u{2066}\u{200B}".into());
            let page = html::to_string(&document).unwrap().output;
            let quiet = !page.contains('\u{200B}') && page.contains("202E") && page.contains("<bdi");
            as_expected(quiet && is_harmless(&page), "shown by their names; turn nothing else")
        },
    ),
    attack(HTML, "markup in a citation, which becomes a link", AS_TEXT, || {
        let mut document = document();
        let text = "theo Nghị định số 30/2020/NĐ-CP\" onclick=\"alert(1) của <b>Chính phủ</b>, Luật <script>Giá";
        document.body = vec![Block::paragraph(text)];
        outcome(&html::to_string(&document).unwrap().output)
    }),
    attack(HTML, "markup in a finding: message, path, code", AS_TEXT, || {
        let evil = "\"><script>alert(1)</script>";
        let found = Diagnostic::new(
            "<b>",
            "<i>",
            Severity::Error,
            Message::new(evil, evil),
            format!("/subject{evil}"),
        );
        let report = Report::new(Scope::Content, vec![found], Vec::new());
        let page = html::Writer::new()
            .lang(Lang::En)
            .report(&report)
            .to_string(&document());
        outcome(&page.unwrap().output)
    }),
    attack(
        HTML,
        "a letter in which every line is markup, with its findings",
        AS_TEXT,
        || {
            let text = LETTER
                .replace("45/SNV", "7<b>/SNV")
                .replace("quý II", "\"><script>alert(1)</script>");
            let reading = letter::from_str(&text);
            let report = Checker::new().check(&reading);
            let writer = html::Writer::new().report(&report).reading(&reading);
            outcome(&writer.to_string(&reading.document).unwrap().output)
        },
    ),
];

/// A document in which every text can be another.
fn document() -> Document {
    let mut document = letter::from_str(LETTER).document;
    document.kind = Some(Kind::CongVan);
    document.title = Some("a".into());
    document.end_mark = Some("a".into());
    document.drafter = Some("a".into());
    document.circulation = Some("a".into());
    document.contact = vec!["a".into()];
    document.stamps = vec!["a".into()];
    document.unplaced = vec!["a".into()];
    document.body.push(Block::table(vec![vec!["a".into(), "b".into()]]));
    document.body.push(Block::paragraph("a").marked("a"));
    document.signatures.push(Signature::new("a").as_position("b"));
    document.appendices = vec![Default::default()];
    document.appendices[0].label = Some("a".into());
    document.appendices[0].title = Some("a".into());
    document.appendices[0].reference = Some("a".into());
    document
}

/// Puts a text into every field that takes any, and writes the page.
fn everywhere(evil: &str) -> String {
    let mut json = serde_json::to_value(document()).unwrap();
    let mut count = 0;
    replace(&mut json, "", evil, &mut count);
    let document: Document = serde_json::from_value(json).unwrap();
    let page = html::to_string(&document).unwrap().output;
    assert!(count > 20, "{count}");
    outcome(&page)
}

fn replace(value: &mut Value, field: &str, evil: &str, count: &mut usize) {
    /// Fields that are words of the format, numbers, days.
    const CLOSED: [&str; 6] = ["version", "kind", "type", "authority", "date", "urgency"];
    match value {
        Value::String(text) if !CLOSED.contains(&field) => {
            *text = evil.to_owned();
            *count += 1;
        }
        Value::Array(items) => items.iter_mut().for_each(|item| replace(item, field, evil, count)),
        // A number is checked for what it is.
        Value::Object(fields) => {
            for (name, inner) in fields.iter_mut().filter(|(name, _)| *name != "number") {
                replace(inner, name, evil, count);
            }
        }
        _ => {}
    }
}

fn outcome(page: &str) -> String {
    as_expected(is_harmless(page), AS_TEXT)
}

/// Whether a browser finds nothing in a page that the writer does not write: elements and
/// attributes by their names, links within the page, one style.
fn is_harmless(page: &str) -> bool {
    let mut names = Vec::new();
    for tag in page.split('<').skip(1) {
        let Some((tag, _)) = tag.split_once('>') else {
            return false;
        };
        names.push(
            tag.split([' ', '\n', '/'])
                .find(|part| !part.is_empty())
                .unwrap_or_default()
                .to_ascii_lowercase(),
        );
        // Values stand in double quotes, and only values have signs.
        let outside: String = tag.split('"').step_by(2).collect::<Vec<_>>().join(" ");
        if outside.contains(['\'', '<', '&', ':', '(']) && !outside.contains("xml:lang") {
            return false;
        }
        if outside
            .split(' ')
            .any(|word| word.to_ascii_lowercase().starts_with("on"))
        {
            return false;
        }
        let links = tag.split(" href=\"").skip(1);
        if links.into_iter().any(|link| !link.starts_with('#')) {
            return false;
        }
    }
    const NEVER: [&str; 14] = [
        "script", "img", "svg", "math", "iframe", "object", "embed", "link", "base", "form", "input", "!--",
        "![cdata[", "?x",
    ];
    let styles = names.iter().filter(|name| *name == "style").count();
    // Its beginning and, without the stroke, its end.
    styles == 2 && !names.iter().any(|name| NEVER.contains(&name.as_str())) && !page.contains("src=\"")
}

fn as_expected(holds: bool, outcome: &str) -> String {
    if holds {
        outcome.into()
    } else {
        format!("not {outcome}")
    }
}

#[test]
fn what_is_harmless_is_told_from_what_is_not() {
    let page = html::to_string(&document()).unwrap().output;
    assert!(is_harmless(&page));
    for evil in [
        "<script>",
        "<p onload=\"a\">",
        "<a href=\"javascript:a\">",
        "<style>",
        "<!-- a -->",
        "<p class='a'>",
        "<IMG >",
    ] {
        assert!(
            !is_harmless(&page.replace("</body>", &format!("{evil}</body>"))),
            "{evil}"
        );
    }
}
