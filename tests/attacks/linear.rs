//! Pieces for what looks one thing up among many: edits, links, styles, namespaces.

use congvan::dsig::{Native, Verifier as _};
use congvan::{Checker, akn, fix, letter};

use super::files::Filled;
use super::{check, document_of};

/// What lists are filled with; `#` is another number each time.
pub(super) const LINEAR: &[Filled] = &[
    Filled {
        name: "fix",
        work: mend,
        head: &[],
        tail: "",
        // Cyrillic letters in a Latin word: an edit for each.
        pieces: &["S\u{41e}S ", "S\u{41e}S\n", "a\u{302}\u{301} "],
    },
    Filled {
        name: "akn links",
        work: write_akn,
        head: &[],
        tail: "",
        pieces: &[
            "Luật Đất đai, ",
            "Luật Đất đai,\n",
            "Công văn số 5/ABC của Sở Y tế; ",
            "Nghị định số #/2020/NĐ-CP ngày 01/01/2020 của Chính phủ; ",
            "Luật A# số #/2020/QH14 (sau đây gọi là Luật A); theo Luật A; ",
        ],
    },
    Filled {
        name: "check style sheet",
        work: check_styles,
        head: &[],
        tail: "",
        pieces: &[".a#,", "#a,", "a#,"],
    },
    Filled {
        name: "check rules of a style sheet",
        work: |text| check(&format!("<style>{text}</style><p class=\"b c\">x</p>")),
        head: &[],
        tail: "",
        pieces: &[".a#{display:none}", "a#{color:white}"],
    },
    Filled {
        name: "dsig",
        work: verify,
        head: &[],
        tail: "",
        pieces: &["<y xmlns:x='u'/>", "<y/>", "<y xmlns:x#='u'/>", "<!---->", "a"],
    },
    Filled {
        name: "dsig prefixes",
        work: verify_prefixes,
        head: &[],
        tail: "",
        pieces: &["q# ", "q "],
    },
    Filled {
        name: "remarks above the subject",
        work: check,
        head: &["SỞ Y TẾ\nSố: 12/SYT-VP\nHà Khê, ngày 09 tháng 5 năm 2024\n"],
        tail: "\nV/v tiêm phòng dại\n",
        pieces: &["(abc x)     ", "(abc x     ", "(abc x)\t", "(abc x)\n", "(abc x\n"],
    },
];

fn mend(text: &str) {
    let reading = letter::from_str(text);
    let report = Checker::new().check(&reading);
    let _ = fix::apply(&reading.source, &report.diagnostics).text;
}

fn write_akn(text: &str) {
    let _ = akn::to_string(&document_of(text)).unwrap().output;
}

/// A list of selectors, and an element with as many classes that are others.
fn check_styles(selectors: &str) {
    let classes = selectors.replace(['.', ','], " b");
    check(&format!(
        "<style>{selectors}x{{display:none}}</style><p class=\"{classes}\" id=\"{classes}\">x</p>"
    ));
}

/// A packet that is signed as a whole, with a list of prefixes.
const LISTED: &str = include_str!("../dsig/prefix_list.edxml");

const LIST: &str = "xsi #default";

fn verify(content: &str) {
    let many: String = (0..60).map(|i| format!(" q{i}")).collect();
    verified(&format!("{LIST}{many}"), content);
}

fn verify_prefixes(prefixes: &str) {
    verified(prefixes, &"<y xmlns:x='u'/>".repeat(prefixes.len() / 3));
}

/// Each reference selects the whole packet, in which the content stands, by the list.
fn verified(prefixes: &str, content: &str) {
    let packet = LISTED.replace(LIST, prefixes);
    let (before, behind) = packet.rsplit_once("</edXML>").unwrap();
    let packet = format!("{before}{content}</edXML>{behind}");
    let packet = packet.replace("URI=\"#header\"", "URI=\"\"");
    let _ = Native::new().verify(packet.as_bytes()).unwrap();
}
