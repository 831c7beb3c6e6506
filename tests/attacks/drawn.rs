//! Attacks through Word files: what the page draws otherwise than the file is read.

use super::office::{WORDS, of, with};
use super::support::{letter, pp, word};
use super::{Attack, attack};

const DRAWN: &str = "Word: what the page draws otherwise";

pub(super) const ATTACKS: &[Attack] = &[
    attack(
        DRAWN,
        "an amount turned (`w:bdo`)",
        "READ-BIDI, SP-01; not read",
        || {
            of(&with(
                "<w:p><w:r><w:t>Số tiền </w:t></w:r><w:bdo w:val=\"rtl\"><w:r><w:t>123.456</w:t></w:r></w:bdo></w:p>",
            ))
        },
    ),
    attack(
        DRAWN,
        "an amount in a part from right to left (`w:dir`)",
        "READ-BIDI, SP-01; not read",
        || {
            of(&with(
                "<w:p><w:dir w:val=\"rtl\"><w:r><w:t>123.456/2024</w:t></w:r></w:dir></w:p>",
            ))
        },
    ),
    attack(
        DRAWN,
        "a figure whose letters run to the left (`w:rtl`)",
        "READ-BIDI, SP-01; not read",
        || of(&with(&pp("", "<w:rtl/>", "12/2024"))),
    ),
    attack(
        DRAWN,
        "`w:bdo` from left to right, which turns nothing",
        "not told; not read",
        || {
            of(&with(
                "<w:p><w:bdo w:val=\"ltr\"><w:r><w:t>Số tiền 123.456</w:t></w:r></w:bdo></w:p>",
            ))
        },
    ),
    attack(DRAWN, "the number struck out", "SP-11; not read", || {
        struck("45/SNV-VP", "strike")
    }),
    attack(
        DRAWN,
        "the signer struck out twice (`w:dstrike`)",
        "SP-11; not read",
        || struck("Trần Văn Bình", "dstrike"),
    ),
    attack(DRAWN, "an amount struck out", "SP-11; not read", || {
        of(&with(&pp("", "<w:strike/>", "500.000 đồng")))
    }),
    attack(
        DRAWN,
        "a word struck out in running text, which is seen",
        "not told; kept",
        || of(&with(&pp("", "<w:strike/>", WORDS))),
    ),
    attack(
        DRAWN,
        "a power in an amount, by a formula",
        "READ-FORMULAS; not read",
        || {
            let power = "<m:sSup><m:e><m:r><m:t>5</m:t></m:r></m:e><m:sup><m:r><m:t>6</m:t></m:r></m:sup></m:sSup>";
            formula(power)
        },
    ),
    attack(DRAWN, "white words in a formula", "READ-FORMULAS, SP-11; kept", || {
        let white = "<w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr>";
        formula(&format!("<m:r>{white}<m:t>{WORDS}</m:t></m:r>"))
    }),
    attack(
        DRAWN,
        "words for which a formula leaves room alone (`m:phant`)",
        "READ-FORMULAS, READ-HIDDEN, SP-11; kept",
        || {
            let hidden = "<m:phantPr><m:show m:val=\"0\"/></m:phantPr>";
            formula(&format!(
                "<m:phant>{hidden}<m:e><m:r><m:t>{WORDS}</m:t></m:r></m:e></m:phant>"
            ))
        },
    ),
    attack(
        DRAWN,
        "an amount that a formula strikes out",
        "READ-FORMULAS, SP-11; not read",
        || {
            let struck = "<m:borderBoxPr><m:strikeH m:val=\"1\"/></m:borderBoxPr>";
            formula(&format!(
                "<m:borderBox>{struck}<m:e><m:r><m:t>5000000</m:t></m:r></m:e></m:borderBox>"
            ))
        },
    ),
    attack(DRAWN, "a picture over the page", "READ-FLOATING; not read", || {
        of(&with(&graphic(
            "picture",
            "<pic:pic xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"/>",
        )))
    }),
    attack(DRAWN, "a locked canvas with words", "READ-OBJECTS; not read", || {
        of(&with(&graphic("lockedCanvas", "<a:t>Số: 99/SNV-VP</a:t>")))
    }),
    attack(
        DRAWN,
        "a font that the file brings along",
        "READ-FONTS; not read",
        || {
            let font = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship \
             Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/font\" \
             Target=\"fonts/font1.odttf\"/></Relationships>";
            let word = with("").part("fontTable", "fonts", "");
            of(&word.entry("word/_rels/fontTable1.xml.rels", font))
        },
    ),
];

/// The letter, one of its parts struck out.
fn struck(words: &str, how: &str) -> String {
    let letter = letter();
    let at = letter.find(words);
    assert!(at.is_some(), "{words}: {letter}");
    let start = letter[..at.unwrap()].rfind("<w:rPr>").unwrap() + "<w:rPr>".len();
    of(&word(format!("{}<w:{how}/>{}", &letter[..start], &letter[start..])))
}

fn formula(inside: &str) -> String {
    of(&with(&format!(
        "<w:p><w:r><w:t xml:space=\"preserve\">Số tiền </w:t></w:r><m:oMath>{inside}</m:oMath></w:p>"
    )))
}

fn graphic(kind: &str, content: &str) -> String {
    format!(
        "<w:p><w:r><w:drawing><wp:anchor><wp:extent cx=\"900000\" cy=\"900000\"/><a:graphic>\
         <a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/{kind}\">{content}</a:graphicData>\
         </a:graphic></wp:anchor></w:drawing></w:r></w:p>"
    )
}
