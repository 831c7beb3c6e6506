//! Attacks through Word files: words that no reader sees, what lies outside.

use congvan::letter::Reading;
use congvan::{Checker, docx};

use super::support::{Word, letter, p, pp, r, table, word};
use super::{Attack, attack};

const UNSEEN: &str = "Word: words that a person does not see";
const CHANGES: &str = "Word: what changes, runs or lies outside";

pub(super) const ATTACKS: &[Attack] = &[
    attack(
        UNSEEN,
        "hidden letters (`w:vanish`)",
        "READ-HIDDEN, SP-11; kept",
        || hidden(&pp("", "<w:vanish/>", WORDS)),
    ),
    attack(
        UNSEEN,
        "hidden by the style of the paragraph",
        "READ-HIDDEN, SP-11; kept",
        || {
            let style = "<w:style w:type=\"paragraph\" w:styleId=\"H\"><w:rPr><w:vanish/></w:rPr></w:style>";
            of(&with(&pp("<w:pStyle w:val=\"H\"/>", "", WORDS)).styles(style))
        },
    ),
    attack(UNSEEN, "white on white", "SP-11; kept", || {
        hidden(&pp("", "<w:color w:val=\"FFFFFF\"/>", WORDS))
    }),
    attack(
        UNSEEN,
        "the white of the theme, said to be black",
        "SP-11; kept",
        || {
            hidden(&pp(
                "",
                "<w:color w:val=\"000000\" w:themeColor=\"background1\"/>",
                WORDS,
            ))
        },
    ),
    attack(UNSEEN, "black on a black text marker", "SP-11; kept", || {
        hidden(&pp(
            "",
            "<w:color w:val=\"000000\"/><w:highlight w:val=\"black\"/>",
            WORDS,
        ))
    }),
    attack(UNSEEN, "black on a black paragraph", "SP-11; kept", || {
        hidden(&pp(BLACK, "<w:color w:val=\"000000\"/>", WORDS))
    }),
    attack(UNSEEN, "black in a black cell", "SP-11; kept", || {
        let cell = format!(
            "<w:tcPr>{BLACK}</w:tcPr>{}",
            pp("", "<w:color w:val=\"000000\"/>", WORDS)
        );
        hidden(&format!("<w:tbl><w:tr><w:tc>{cell}</w:tc></w:tr></w:tbl>"))
    }),
    attack(UNSEEN, "white in a black cell, which is seen", "not told; kept", || {
        let cell = format!(
            "<w:tcPr>{BLACK}</w:tcPr>{}",
            pp("", "<w:color w:val=\"FFFFFF\"/>", WORDS)
        );
        hidden(&format!("<w:tbl><w:tr><w:tc>{cell}</w:tc></w:tr></w:tbl>"))
    }),
    attack(UNSEEN, "letters of one point", "SP-11; kept", || {
        hidden(&pp("", "<w:sz w:val=\"2\"/>", WORDS))
    }),
    attack(UNSEEN, "lines one point high", "SP-11; kept", || {
        hidden(&pp("<w:spacing w:line=\"20\" w:lineRule=\"exact\"/>", "", WORDS))
    }),
    attack(UNSEEN, "a row one point high", "SP-11; kept", || {
        let row = "<w:trPr><w:trHeight w:val=\"20\" w:hRule=\"exact\"/></w:trPr>";
        hidden(&format!("<w:tbl><w:tr>{row}<w:tc>{}</w:tc></w:tr></w:tbl>", p(WORDS)))
    }),
    attack(UNSEEN, "a paragraph right of the page", "SP-11; kept", || {
        hidden(&pp("<w:ind w:left=\"15000\"/>", "", WORDS))
    }),
    attack(UNSEEN, "a frame left of the page", "SP-11; kept", || {
        let frame = "<w:framePr w:w=\"3000\" w:x=\"-20000\" w:y=\"500\" w:hAnchor=\"page\" w:vAnchor=\"page\"/>";
        hidden(&pp(frame, "", WORDS))
    }),
    attack(UNSEEN, "a box below the page", "SP-11; kept", || {
        hidden(&drawn(
            "<wp:positionV relativeFrom=\"page\"><wp:posOffset>90000000</wp:posOffset></wp:positionV>",
        ))
    }),
    attack(UNSEEN, "a drawing that is hidden", "READ-HIDDEN, SP-11; kept", || {
        hidden(&drawn("<wp:docPr id=\"1\" name=\"a\" hidden=\"1\"/>"))
    }),
    attack(UNSEEN, "a shape that is hidden", "READ-HIDDEN, SP-11; kept", || {
        let box_of = format!("<v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox>", p(WORDS));
        hidden(&format!(
            "<w:p><w:r><w:pict><v:rect style=\"width:90pt;height:40pt;visibility:hidden\">{box_of}</v:rect></w:pict></w:r></w:p>"
        ))
    }),
    attack(UNSEEN, "filled with nothing (`w14:textFill`)", "SP-11; kept", || {
        effect("<w14:noFill/>")
    }),
    attack(UNSEEN, "filled with white, said to be black", "SP-11; kept", || {
        effect("<w14:solidFill><w14:srgbClr w14:val=\"FFFFFF\"/></w14:solidFill>")
    }),
    attack(UNSEEN, "filled with the white of the theme", "SP-11; kept", || {
        effect("<w14:solidFill><w14:schemeClr w14:val=\"bg1\"/></w14:solidFill>")
    }),
    attack(UNSEEN, "filled with a black that is transparent", "SP-11; kept", || {
        let black = "<w14:srgbClr w14:val=\"000000\"><w14:alpha w14:val=\"100000\"/></w14:srgbClr>";
        effect(&format!("<w14:solidFill>{black}</w14:solidFill>"))
    }),
    attack(UNSEEN, "filled with black, which is seen", "not told; kept", || {
        effect("<w14:solidFill><w14:srgbClr w14:val=\"000000\"/></w14:solidFill>")
    }),
    attack(
        UNSEEN,
        "the black of the theme, of which nothing is left",
        "SP-11; kept",
        || {
            hidden(&pp(
                "",
                "<w:color w:val=\"000000\" w:themeColor=\"text1\" w:themeTint=\"00\"/>",
                WORDS,
            ))
        },
    ),
    attack(UNSEEN, "an accent that the theme makes white", "SP-11; kept", || {
        let color = "<w:color w:val=\"000000\" w:themeColor=\"accent1\"/>";
        let theme = "<a:themeElements><a:clrScheme>\
                     <a:accent1><a:srgbClr val=\"FFFFFF\"/></a:accent1></a:clrScheme></a:themeElements>";
        of(&with(&pp("", color, WORDS)).part("theme", "theme", theme))
    }),
    attack(UNSEEN, "letters of one percent of their width", "SP-11; kept", || {
        hidden(&pp("", "<w:w w:val=\"1\"/>", WORDS))
    }),
    attack(UNSEEN, "letters fitted into one point", "SP-11; kept", || {
        hidden(&pp("", "<w:fitText w:val=\"20\" w:id=\"1\"/>", WORDS))
    }),
    attack(UNSEEN, "letters one over the other", "SP-11; kept", || {
        hidden(&pp("", "<w:spacing w:val=\"-400\"/>", WORDS))
    }),
    attack(UNSEEN, "letters far below their line", "SP-11; kept", || {
        hidden(&pp("", "<w:position w:val=\"-3000\"/>", WORDS))
    }),
    attack(
        UNSEEN,
        "letters a little narrower, closer and lower, which are seen",
        "not told; kept",
        || {
            let props = "<w:w w:val=\"90\"/><w:spacing w:val=\"-6\"/><w:position w:val=\"-6\"/>";
            hidden(&pp("", props, WORDS))
        },
    ),
    attack(
        UNSEEN,
        "hidden in every view, said not to be",
        "READ-HIDDEN, SP-11; kept",
        || hidden(&pp("", "<w:vanish/><w:specVanish w:val=\"0\"/>", WORDS)),
    ),
    attack(
        UNSEEN,
        "hidden on the web alone, as page numbers of a contents are",
        "not told; kept",
        || hidden(&pp("", "<w:webHidden/>", WORDS)),
    ),
    attack(UNSEEN, "a row that is hidden", "READ-HIDDEN, SP-11; kept", || {
        let row = "<w:trPr><w:hidden/></w:trPr>";
        hidden(&format!("<w:tbl><w:tr>{row}<w:tc>{}</w:tc></w:tr></w:tbl>", p(WORDS)))
    }),
    attack(
        UNSEEN,
        "a row of exactly one twentieth of a point",
        "SP-11; kept",
        || {
            let row = "<w:trPr><w:trHeight w:val=\"1\" w:hRule=\"exact\"/></w:trPr>";
            hidden(&format!("<w:tbl><w:tr>{row}<w:tc>{}</w:tc></w:tr></w:tbl>", p(WORDS)))
        },
    ),
    attack(
        UNSEEN,
        "words in a cell that the cell above covers",
        "READ-HIDDEN, SP-11; kept",
        || {
            let cell = |merge: &str, text: &str| {
                format!(
                    "<w:tr><w:tc><w:tcPr>{merge}</w:tcPr>{}</w:tc><w:tc>{}</w:tc></w:tr>",
                    p(text),
                    p("b")
                )
            };
            let rows = [cell("<w:vMerge w:val=\"restart\"/>", "a"), cell("<w:vMerge/>", WORDS)];
            hidden(&format!("<w:tbl>{}</w:tbl>", rows.concat()))
        },
    ),
    attack(UNSEEN, "a paragraph that hangs out of the page", "SP-11; kept", || {
        hidden(&pp("<w:ind w:left=\"0\" w:hanging=\"20000\"/>", "", WORDS))
    }),
    attack(
        UNSEEN,
        "a first line that begins right of the page",
        "SP-11; kept",
        || hidden(&pp("<w:ind w:firstLine=\"15000\"/>", "", WORDS)),
    ),
    attack(UNSEEN, "a frame one point high", "SP-11; kept", || {
        let frame = "<w:framePr w:w=\"3000\" w:h=\"20\" w:hRule=\"exact\" w:hAnchor=\"page\" w:x=\"1000\"/>";
        hidden(&pp(frame, "", WORDS))
    }),
    attack(UNSEEN, "a box one point wide", "SP-11; kept", || {
        hidden(&drawn("").replace("cx=\"900000\"", "cx=\"12700\""))
    }),
    attack(UNSEEN, "a shape without a size", "SP-11; kept", || {
        let box_of = format!("<v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox>", p(WORDS));
        hidden(&format!(
            "<w:p><w:r><w:pict><v:rect style=\"width:0;height:0\">{box_of}</v:rect></w:pict></w:r></w:p>"
        ))
    }),
    attack(UNSEEN, "a field that never ends", "READ-FIELD-OPEN; kept", || {
        hidden(&format!(
            "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>{}</w:p>",
            r("", WORDS)
        ))
    }),
    attack(
        UNSEEN,
        "a letter over another in Cyrillic",
        "READ-LOOK-ALIKE, SP-03; kept",
        || of(&word(letter().replace("45/SNV", "45/SN\u{412}") + &p(WORDS))),
    ),
    attack(CHANGES, "words of a tracked deletion", "READ-CHANGES; not read", || {
        hidden(&format!(
            "<w:p><w:del w:id=\"1\"><w:r><w:delText>{WORDS}</w:delText></w:r></w:del></w:p>"
        ))
    }),
    attack(
        CHANGES,
        "hidden words in a tracked deletion",
        "READ-CHANGES; not read",
        || {
            hidden(&format!(
                "<w:p><w:del w:id=\"1\"><w:r><w:rPr><w:vanish/></w:rPr><w:delText>{WORDS}</w:delText></w:r></w:del></w:p>"
            ))
        },
    ),
    attack(CHANGES, "words of a tracked insertion", "READ-CHANGES; kept", || {
        hidden(&format!("<w:p><w:ins w:id=\"1\">{}</w:ins></w:p>", r("", WORDS)))
    }),
    attack(CHANGES, "a comment", "READ-COMMENTS; not read", || {
        let comment = format!("<w:comment w:id=\"1\">{}</w:comment>", p(WORDS));
        of(&with("<w:p><w:r><w:commentReference w:id=\"1\"/></w:r></w:p>").part("comments", "comments", &comment))
    }),
    attack(
        CHANGES,
        "a part of another format (`w:altChunk`)",
        "READ-CHUNKS; not read",
        || {
            let page = format!("<html>{WORDS}</html>");
            of(&with("<w:altChunk r:id=\"rId1\"/>").entry("word/a.html", page))
        },
    ),
    attack(
        CHANGES,
        "another document inside (`w:subDoc`)",
        "READ-CHUNKS; not read",
        || of(&with("<w:p><w:subDoc r:id=\"rId1\"/></w:p>").entry("word/a.docx", WORDS)),
    ),
    attack(CHANGES, "an OLE object", "READ-OBJECTS; not read", || {
        let object =
            "<w:p><w:r><w:object><o:OLEObject Type=\"Embed\" ProgID=\"Package\" r:id=\"rId1\"/></w:object></w:r></w:p>";
        of(&with(object).entry("word/embeddings/oleObject1.bin", WORDS))
    }),
    attack(CHANGES, "a chart", "READ-OBJECTS; not read", || {
        let uri = "http://schemas.openxmlformats.org/drawingml/2006/chart";
        of(&with(&format!(
            "<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri=\"{uri}\"/></a:graphic></wp:inline></w:drawing></w:r></w:p>"
        )))
    }),
    attack(CHANGES, "a control that shows other data", "READ-BOUND; kept", || {
        let control = "<w:sdt><w:sdtPr><w:dataBinding w:xpath=\"/a\" w:storeItemID=\"{1}\"/></w:sdtPr><w:sdtContent>";
        hidden(&format!("{control}{}</w:sdtContent></w:sdt>", p(WORDS)))
    }),
    attack(CHANGES, "macros", "READ-MACROS; not read", || {
        let main = "application/vnd.ms-word.document.macroEnabled.main+xml";
        of(&with("").main_type(main).entry("word/vbaProject.bin", WORDS))
    }),
    attack(CHANGES, "a template from the net", "READ-EXTERNAL; not read", || {
        of(&with("").external("attachedTemplate", "http://198.51.100.1/a.dotm"))
    }),
    attack(CHANGES, "a picture from the net", "READ-EXTERNAL; not read", || {
        of(&with("").external("image", "http://198.51.100.1/a.png"))
    }),
    attack(
        CHANGES,
        "a picture from a file of the machine",
        "READ-EXTERNAL; not read",
        || of(&with("").external("image", "file:///etc/passwd")),
    ),
    attack(CHANGES, "an object from a share", "READ-EXTERNAL; not read", || {
        of(&with("").external("oleObject", "\\\\198.51.100.1\\a"))
    }),
    attack(
        CHANGES,
        "a link that nothing in the text leads to",
        "not told; not read",
        || of(&with("").external("hyperlink", "http://198.51.100.1/")),
    ),
    attack(CHANGES, "a field of DDE", "READ-FIELDS; kept", || {
        hidden(&field("DDEAUTO c:\\\\a.exe \"/k b\""))
    }),
    attack(CHANGES, "a field that takes in a file", "READ-FIELDS; kept", || {
        hidden(&field("INCLUDETEXT \"/etc/passwd\""))
    }),
    attack(CHANGES, "a picture by a field", "READ-FIELDS; kept", || {
        hidden(&field("INCLUDEPICTURE \"http://198.51.100.1/a.png\" \\\\d"))
    }),
    attack(
        CHANGES,
        "a field that quotes other words than are saved",
        "READ-FIELDS; kept",
        || hidden(&field("QUOTE \"chuyển hàng\"")),
    ),
    attack(
        CHANGES,
        "a field that decides what it shows",
        "READ-FIELDS; kept",
        || hidden(&field("IF 1 = 1 \"chuyển hàng\" \"chuyển tiền\"")),
    ),
    attack(
        CHANGES,
        "words for newer programs alone",
        "READ-CHOICES; not read",
        || {
            hidden(&format!(
                "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"new\" xmlns:new=\"urn:x:new\"><w:t>{WORDS}</w:t></mc:Choice>\
             </mc:AlternateContent></w:r></w:p>"
            ))
        },
    ),
    attack(
        CHANGES,
        "words for newer programs alone, in a footnote",
        "READ-CHOICES; not read",
        || {
            let choice = format!(
                "<mc:AlternateContent><mc:Choice Requires=\"new\" xmlns:new=\"urn:x:new\"><w:r><w:t>{WORDS}</w:t></w:r></mc:Choice>\
                 </mc:AlternateContent>"
            );
            let note = format!("<w:footnote w:id=\"1\"><w:p>{choice}</w:p></w:footnote>");
            let mark = "<w:p><w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>";
            of(&with(mark).part("footnotes", "footnotes", &note))
        },
    ),
    attack(
        CHANGES,
        "a box for newer programs, its words in the old form, too",
        "not told; kept",
        || {
            let old = format!("<v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox>", p(WORDS));
            let new = drawing("");
            hidden(&format!(
                "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\">{new}</mc:Choice><mc:Fallback><w:pict>\
             <v:rect style=\"width:90pt;height:40pt\">{old}</v:rect></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
            ))
        },
    ),
    attack(CHANGES, "a day that is always today", "READ-FIELDS; kept", || {
        hidden(&field("DATE \\@ \"d/M/yyyy\""))
    }),
    attack(
        CHANGES,
        "a field split over runs, in small letters",
        "READ-FIELDS; kept",
        || hidden(&field("dde</w:instrText><w:instrText>auto a")),
    ),
];

/// What is hidden: words that no letter of the tests has.
pub(super) const WORDS: &str = "chuyển tiền";

const BLACK: &str = "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"000000\"/>";

/// A sound letter with something in its content.
pub(super) fn with(more: &str) -> Word {
    let at = "<w:p><w:pPr></w:pPr><w:r><w:rPr></w:rPr><w:t xml:space=\"preserve\">1. Thời gian";
    let letter = letter();
    assert!(letter.contains(at), "{letter}");
    word(letter.replacen(at, &format!("{more}{at}"), 1))
}

/// What is told of a letter with something in its content.
fn hidden(more: &str) -> String {
    of(&with(more))
}

/// What is told of a file, and whether the words are in what was read.
pub(super) fn of(word: &Word) -> String {
    match docx::from_slice(&word.build()) {
        Ok(reading) => of_reading(&reading),
        Err(error) => format!("refused: {:?}", error.kind()),
    }
}

/// What is told of a reading, and whether the words are in it.
pub(super) fn of_reading(reading: &Reading) -> String {
    let codes = told(reading);
    let codes = if codes.is_empty() {
        "not told".to_owned()
    } else {
        codes.join(", ")
    };
    let text = serde_json::to_string(&reading.document).unwrap();
    let kept = if text.contains(WORDS) { "kept" } else { "not read" };
    format!("{codes}; {kept}")
}

/// The notes of the reader, and the rules on what deceives.
fn told(reading: &Reading) -> Vec<String> {
    let report = Checker::new().check(reading);
    let found = reading.diagnostics.iter().chain(&report.diagnostics);
    let mut codes: Vec<String> = found.map(|found| found.code.to_string()).collect();
    codes.retain(|code| code.starts_with("SP-") || (code.starts_with("READ-") && code != "READ-UNPLACED"));
    codes.sort();
    codes.dedup();
    codes
}

/// A box with the words, drawn with something more.
fn drawn(more: &str) -> String {
    format!("<w:p><w:r>{}</w:r></w:p>", drawing(more))
}

fn drawing(more: &str) -> String {
    let content = format!(
        "<wps:wsp><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></wps:wsp>",
        p(WORDS)
    );
    format!(
        "<w:drawing><wp:anchor>{more}<wp:extent cx=\"900000\" cy=\"900000\"/><a:graphic><a:graphicData>{content}\
         </a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
}

/// The words, black and with an effect of Word 2010.
fn effect(fill: &str) -> String {
    hidden(&pp(
        "",
        &format!("<w:color w:val=\"000000\"/><w14:textFill>{fill}</w14:textFill>"),
        WORDS,
    ))
}

/// A field whose result are the words.
pub(super) fn field(instruction: &str) -> String {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    format!(
        "<w:p>{}<w:r><w:instrText>{instruction}</w:instrText></w:r>{}{}{}</w:p>",
        mark("begin"),
        mark("separate"),
        r("", WORDS),
        mark("end")
    )
}

/// Nothing is told of the letter that all these are made of.
#[test]
fn the_word_file_itself_is_without_fault() {
    assert_eq!(hidden(&p(WORDS)), "not told; kept");
    assert_eq!(
        hidden(&table(&[3000, 3000], &[&[&p(WORDS), &p("a")]])),
        "not told; kept"
    );
}
