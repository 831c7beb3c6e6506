//! Attacks through Word files: rows, frames and boxes that do not grow, styles of tables,
//! names of colours.

use super::office::{WORDS, of, with};
use super::support::{p, pp};
use super::{Attack, attack};

const CLIPPED: &str = "Word: what does not fit, and what styles and names hide";

pub(super) const ATTACKS: &[Attack] = &[
    attack(CLIPPED, "a second line in a row of one", "SP-11; kept", || {
        row("", &(p("xem dưới") + &p(WORDS)))
    }),
    attack(CLIPPED, "words behind line breaks in such a row", "SP-11; kept", || {
        row("", &p(WORDS).replace("<w:t ", "<w:t>xem</w:t><w:br/><w:br/><w:t "))
    }),
    attack(CLIPPED, "words below a gap in such a row", "SP-11; kept", || {
        row("", &pp("<w:spacing w:before=\"2000\"/>", "", WORDS))
    }),
    attack(CLIPPED, "words below empty lines in such a row", "SP-11; kept", || {
        row("", &("<w:p/>".repeat(8) + &p(WORDS)))
    }),
    attack(CLIPPED, "words below the margin of such a cell", "SP-11; kept", || {
        row("<w:tcMar><w:top w:w=\"3000\" w:type=\"dxa\"/></w:tcMar>", &p(WORDS))
    }),
    attack(CLIPPED, "a table in such a row", "SP-11; kept", || {
        let inner = format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", p("xem") + &p(WORDS));
        row("", &(inner + "<w:p/>"))
    }),
    attack(
        CLIPPED,
        "the same in a row that grows, which is seen",
        "not told; kept",
        || {
            let cell = p("xem dưới") + &p(WORDS);
            let table = table("", &cell).replace("exact", "atLeast");
            of(&with(&table))
        },
    ),
    attack(
        CLIPPED,
        "one line in a row of one, which is seen",
        "not told; kept",
        || row("", &p(WORDS)),
    ),
    attack(CLIPPED, "a second line in a frame of one", "SP-11; kept", || {
        let frame = "<w:framePr w:w=\"9000\" w:h=\"300\" w:hRule=\"exact\" w:hAnchor=\"margin\"/>";
        of(&with(&(pp(frame, "", "xem dưới") + &pp(frame, "", WORDS))))
    }),
    attack(CLIPPED, "a second line in a box of one", "SP-11; kept", || {
        drawn("", "<a:noAutofit/>", &(p("xem dưới") + &p(WORDS)))
    }),
    attack(CLIPPED, "words below the inset of a box", "SP-11; kept", || {
        drawn("tIns=\"9000000\"", "", &p(WORDS))
    }),
    attack(
        CLIPPED,
        "the same in a box that grows, which is seen",
        "not told; kept",
        || drawn("", "<a:spAutoFit/>", &(p("xem dưới") + &p(WORDS))),
    ),
    attack(
        CLIPPED,
        "a second line in a shape of one of Word before 2010",
        "SP-11; kept",
        || vml("", &(p("xem dưới") + &p(WORDS))),
    ),
    attack(CLIPPED, "words below the inset of such a shape", "SP-11; kept", || {
        vml("inset=\"0,100pt,0,0\"", &p(WORDS))
    }),
];

fn table(cell: &str, content: &str) -> String {
    format!(
        "<w:tbl><w:tr><w:trPr><w:trHeight w:val=\"280\" w:hRule=\"exact\"/></w:trPr><w:tc><w:tcPr>\
         <w:tcW w:w=\"9000\" w:type=\"dxa\"/>{cell}</w:tcPr>{content}</w:tc></w:tr></w:tbl>"
    )
}

/// A row as high as a line, whatever stands in it.
fn row(cell: &str, content: &str) -> String {
    of(&with(&table(cell, content)))
}

/// A box of 16 points.
fn drawn(attributes: &str, inside: &str, content: &str) -> String {
    of(&with(&format!(
        "<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"3810000\" cy=\"203200\"/><a:graphic><a:graphicData><wps:wsp>\
         <wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx><wps:bodyPr {attributes}>{inside}</wps:bodyPr>\
         </wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )))
}

/// The same of Word before 2010.
fn vml(attributes: &str, content: &str) -> String {
    of(&with(&format!(
        "<w:p><w:r><w:pict><v:rect style=\"width:300pt;height:16pt\"><v:textbox {attributes}><w:txbxContent>{content}\
         </w:txbxContent></v:textbox></v:rect></w:pict></w:r></w:p>"
    )))
}
