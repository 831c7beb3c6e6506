//! Attacks through Word files: links that lead elsewhere than they say.

use super::office::{WORDS, of, with};
use super::support::r;
use super::{Attack, attack};

const LINKED: &str = "Word: where links lead";

/// Documentation keeps this block of addresses for itself.
const TARGET: &str = "http://198.51.100.1/";

pub(super) const ATTACKS: &[Attack] = &[
    attack(
        LINKED,
        "a link to another host than its words say",
        "READ-LINKS, SP-10; not read",
        || linked("https://hakhe.gov.vn", TARGET),
    ),
    attack(
        LINKED,
        "the same by a field (`HYPERLINK`)",
        "READ-LINKS, SP-10; not read",
        || field("https://hakhe.gov.vn"),
    ),
    attack(
        LINKED,
        "a name of a host without `https://` that leads elsewhere",
        "READ-LINKS, SP-10; not read",
        || linked("dichvucong.hakhe.gov.vn", TARGET),
    ),
    attack(
        LINKED,
        "an address for e-mail that is another's",
        "READ-LINKS, SP-10; not read",
        || linked("vanthu@hakhe.gov.vn", "mailto:vanthu@hakhe.example"),
    ),
    attack(
        LINKED,
        "an address cut into links that lead elsewhere",
        "READ-LINKS, SP-10; not read",
        || {
            let piece = |words: &str| format!("<w:hyperlink r:id=\"out0\">{}</w:hyperlink>", r("", words));
            let pieces = format!("<w:p>{}{}</w:p>", piece("https://hakhe"), piece(".gov.vn"));
            of(&with(&pieces).external("hyperlink", TARGET))
        },
    ),
    attack(
        LINKED,
        "an address that leads to a file of the machine",
        "READ-LINKS, SP-10; not read",
        || linked("https://hakhe.gov.vn", "file:///C:/a.exe"),
    ),
    attack(
        LINKED,
        "words that are no address and lead somewhere",
        "READ-LINKS; kept",
        || linked(WORDS, TARGET),
    ),
    attack(
        LINKED,
        "a picture that leads somewhere",
        "READ-FLOATING, READ-LINKS; not read",
        || {
            let picture = "<w:p><w:r><w:drawing><wp:anchor><wp:docPr id=\"1\" name=\"a\"><a:hlinkClick r:id=\"out0\"/></wp:docPr>\
                           <a:graphic><pic:pic xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"/>\
                           </a:graphic></wp:anchor></w:drawing></w:r></w:p>";
            of(&with(picture).external("hyperlink", TARGET))
        },
    ),
    attack(
        LINKED,
        "an address with a word and signs around it",
        "READ-LINKS, SP-10; not read",
        || linked("Website:hakhe.gov.vn…", TARGET),
    ),
    attack(
        LINKED,
        "two addresses of which the link leads to one",
        "READ-LINKS, SP-10; not read",
        || linked("hakhe.gov.vn, soyte.example.vn", "https://soyte.example.vn/"),
    ),
    attack(
        LINKED,
        "an address that leads where it says, which is honest",
        "not told; not read",
        || linked("hakhe.gov.vn", "https://hakhe.gov.vn/"),
    ),
];

fn linked(words: &str, target: &str) -> String {
    let link = format!("<w:p><w:hyperlink r:id=\"out0\">{}</w:hyperlink></w:p>", r("", words));
    of(&with(&link).external("hyperlink", target))
}

fn field(words: &str) -> String {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    of(&with(&format!(
        "<w:p>{}<w:r><w:instrText>HYPERLINK \"{TARGET}\" \\o \"hakhe.gov.vn\"</w:instrText></w:r>{}{}{}</w:p>",
        mark("begin"),
        mark("separate"),
        r("", words),
        mark("end")
    )))
}
