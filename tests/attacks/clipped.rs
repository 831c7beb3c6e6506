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
    attack(
        CLIPPED,
        "white by what a style says of the whole table",
        "SP-11; kept",
        || styled("wholeTable", "", WHITE, 0),
    ),
    attack(CLIPPED, "white by the first row of a style", "SP-11; kept", || {
        styled("firstRow", "w:firstRow=\"1\"", WHITE, 0)
    }),
    attack(
        CLIPPED,
        "hidden by rows of a style that take turns",
        "READ-HIDDEN, SP-11; kept",
        || styled("band2Horz", "", "<w:vanish/>", 1),
    ),
    attack(
        CLIPPED,
        "tiny by columns of a style that take turns",
        "SP-11; kept",
        || styled("band1Vert", "w:noHBand=\"1\"", "<w:sz w:val=\"2\"/>", 1),
    ),
    attack(CLIPPED, "white by the corner of a style", "SP-11; kept", || {
        styled("nwCell", "w:firstRow=\"1\" w:firstColumn=\"1\"", WHITE, 0)
    }),
    attack(
        CLIPPED,
        "rows that take turns and are turned off, which is seen",
        "not told; kept",
        || styled("band2Horz", "w:noHBand=\"1\"", WHITE, 1),
    ),
    attack(
        CLIPPED,
        "the black of the theme, which the settings call white",
        "SP-11; kept",
        || renamed("<w:color w:val=\"000000\" w:themeColor=\"text1\"/>", SWAPPED),
    ),
    attack(CLIPPED, "the same by an effect of Word 2010", "SP-11; kept", || {
        renamed(
            "<w14:textFill><w14:solidFill><w14:schemeClr w14:val=\"tx1\"/></w14:solidFill></w14:textFill>",
            SWAPPED,
        )
    }),
    attack(
        CLIPPED,
        "a colour of the theme that has but one name, which is seen",
        "not told; kept",
        || renamed("<w:color w:val=\"000000\" w:themeColor=\"dark1\"/>", SWAPPED),
    ),
];

const WHITE: &str = "<w:color w:val=\"FFFFFF\"/>";

/// Letters are called what paper is, and paper what letters are.
const SWAPPED: &str = "w:bg1=\"dark1\" w:t1=\"light1\"";

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

/// The words in a table of two rows, by what a style says of a part of it.
fn styled(part: &str, look: &str, letters: &str, row: usize) -> String {
    let style = format!(
        "<w:style w:type=\"table\" w:styleId=\"B\"><w:tblPr><w:tblStyleRowBandSize w:val=\"1\"/></w:tblPr>\
         <w:tblStylePr w:type=\"{part}\"><w:rPr>{letters}</w:rPr></w:tblStylePr></w:style>"
    );
    let rows: String = (0..2)
        .map(|i| format!("<w:tr><w:tc>{}</w:tc></w:tr>", p(if i == row { WORDS } else { "a" })))
        .collect();
    let table = format!("<w:tbl><w:tblPr><w:tblStyle w:val=\"B\"/><w:tblLook {look}/></w:tblPr>{rows}</w:tbl>");
    of(&with(&table).styles(&style))
}

/// The words in a colour of the theme, whose names the settings give to others.
fn renamed(letters: &str, names: &str) -> String {
    let settings = format!("<w:clrSchemeMapping {names}/>");
    of(&with(&pp("", letters, WORDS)).part("settings", "settings", &settings))
}
