//! Attacks through Word files: fields, whose words Word makes itself.

use super::office::{WORDS, field, of, with};
use super::support::{p, r};
use super::{Attack, attack};

const FIELDS: &str = "Word: fields";

pub(super) const ATTACKS: &[Attack] = &[
    attack(
        FIELDS,
        "64,000 blanks before the name of a field, and 20,000 words as its result",
        "not told; kept",
        || {
            let begin = format!("{}PAGE", " ".repeat(64_000));
            let result = r("", "1").repeat(20_000);
            told(&field(&begin).replace(&r("", WORDS), &result), &p(WORDS))
        },
    ),
    attack(
        FIELDS,
        "64,000 blanks before a link, which begins its result 20,000 times",
        "READ-LINKS; kept",
        || {
            let begin = format!("{}HYPERLINK \"http://198.51.100.1/\"", " ".repeat(64_000));
            let again = "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>".repeat(20_000);
            let result = format!("{again}{}", r("", WORDS));
            told(&field(&begin).replace(&r("", WORDS), &result), "")
        },
    ),
    attack(
        FIELDS,
        "a day that is always today, no blank behind its name",
        "READ-FIELDS; kept",
        || told(&field("DATE\\@\"d/M/yyyy\""), ""),
    ),
    attack(
        FIELDS,
        "a simple field that decides, no blank behind its name",
        "READ-FIELDS; kept",
        || told(&simple("IF1=1 &quot;chuyển hàng&quot;"), ""),
    ),
    attack(
        FIELDS,
        "a field that quotes, no blank behind its name",
        "READ-FIELDS; kept",
        || told(&field("QUOTE\"chuyển hàng\""), ""),
    ),
    attack(FIELDS, "a sum that Word works out anew", "READ-FIELDS; kept", || {
        told(&field("=900*1000"), "")
    }),
    attack(FIELDS, "a property of the file", "READ-FIELDS; kept", || {
        told(&field("DOCPROPERTY Title"), "")
    }),
    attack(
        FIELDS,
        "words set by one field and shown by another",
        "READ-FIELDS; kept",
        || told(&field("SET a \"chuyển hàng\""), &field("REF a")),
    ),
    attack(
        FIELDS,
        "a number that no file holds (`AUTONUM`)",
        "READ-FIELDS; kept",
        || told(&field("AUTONUM"), ""),
    ),
    attack(
        FIELDS,
        "words that stand in the instruction of a button",
        "READ-FIELDS; kept",
        || told(&field("GOTOBUTTON a chuyển hàng"), ""),
    ),
    attack(
        FIELDS,
        "an entry of a list that Word shows in place of the result",
        "READ-FIELDS; kept",
        || {
            let begin = "<w:fldChar w:fldCharType=\"begin\"";
            let list = format!(
                "{begin}><w:ffData><w:ddList><w:result w:val=\"1\"/><w:listEntry w:val=\"a\"/>\
                 <w:listEntry w:val=\"{WORDS}\"/></w:ddList></w:ffData></w:fldChar>"
            );
            let field = field("FORMDROPDOWN").replace(&r("", WORDS), "");
            told(&field.replace(&format!("{begin}/>"), &list), "")
        },
    ),
    attack(
        FIELDS,
        "the instruction of a link as plain text",
        "READ-LINKS; kept",
        || {
            let link = field("HYPERLINK \"http://198.51.100.1/\"");
            told(&link.replace("w:instrText", "w:t"), "")
        },
    ),
    attack(
        FIELDS,
        "pages, a table of contents and references, which are honest",
        "not told; kept",
        || {
            let honest = [
                "TOC \\o \"1-3\"",
                "PAGEREF _Toc1 \\h",
                "REF _Ref1 \\h",
                "SEQ Bảng \\* ARABIC",
            ];
            told(&honest.map(field).concat(), &simple("NUMPAGES"))
        },
    ),
];

/// What is told of a letter with something in its content.
fn told(before: &str, behind: &str) -> String {
    of(&with(&format!("{before}{behind}")))
}

fn simple(instruction: &str) -> String {
    format!(
        "<w:p><w:fldSimple w:instr=\"{instruction}\">{}</w:fldSimple></w:p>",
        r("", WORDS)
    )
}
