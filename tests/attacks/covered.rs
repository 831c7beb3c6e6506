//! Attacks through Word files: shapes that are drawn over words, the colour behind them,
//! letters that the page shows as others.

use super::office::{WORDS, of, with};
use super::support::{Word, p, pack, pp, r};
use super::{Attack, attack};
use congvan::docx;

const COVERED: &str = "Word: what is drawn over words, and behind them";

const WHITE: &str = "<a:solidFill><a:srgbClr val=\"FFFFFF\"/></a:solidFill>";
const FRONT: &str = "<wp:wrapNone/>";

pub(super) const ATTACKS: &[Attack] = &[
    attack(
        COVERED,
        "a white rectangle over the words",
        "READ-FLOATING, SP-11; kept",
        || drawn(0, FRONT, "", WHITE, ""),
    ),
    attack(
        COVERED,
        "a rectangle in the colour of the theme",
        "READ-FLOATING, SP-11; kept",
        || {
            let style = "<wps:style><a:fillRef idx=\"1\"><a:schemeClr val=\"accent1\"/></a:fillRef></wps:style>";
            drawn(0, FRONT, "", "", style)
        },
    ),
    attack(
        COVERED,
        "a rectangle that is anchored in the paragraph below",
        "READ-FLOATING, SP-11; kept",
        || {
            let shape = rectangle(-15, FRONT, "", WHITE, "");
            of(&with(&format!(
                "{}<w:p><w:r>{shape}</w:r>{}</w:p>",
                p(WORDS),
                r("", "chữ dưới")
            )))
        },
    ),
    attack(
        COVERED,
        "a rectangle that is anchored in the paragraph above",
        "READ-FLOATING, SP-11; kept",
        || {
            let shape = rectangle(15, FRONT, "", WHITE, "");
            of(&with(&format!(
                "<w:p><w:r>{shape}</w:r>{}</w:p>{}",
                r("", "chữ trên"),
                p(WORDS)
            )))
        },
    ),
    attack(COVERED, "a rectangle behind the words", "not told; kept", || {
        drawn(0, FRONT, "behindDoc=\"1\"", WHITE, "")
    }),
    attack(
        COVERED,
        "a rectangle that the words flow around",
        "not told; kept",
        || drawn(0, "<wp:wrapSquare wrapText=\"bothSides\"/>", "", WHITE, ""),
    ),
    attack(COVERED, "a rectangle that is hardly there", "not told; kept", || {
        let pale = "<a:solidFill><a:srgbClr val=\"FFFFFF\"><a:alpha val=\"20000\"/></a:srgbClr></a:solidFill>";
        drawn(0, FRONT, "", pale, "")
    }),
    attack(COVERED, "a rectangle without a fill", "not told; kept", || {
        drawn(0, FRONT, "", "<a:noFill/>", "")
    }),
    attack(
        COVERED,
        "a rectangle far below, over nothing",
        "READ-FLOATING; kept",
        || drawn(700, FRONT, "", WHITE, ""),
    ),
    attack(
        COVERED,
        "a filled box with other words over the words",
        "SP-11; kept",
        || {
            let other = p("chuyển hàng");
            drawn(
                -2,
                FRONT,
                "",
                WHITE,
                &format!("<wps:txbx><w:txbxContent>{other}</w:txbxContent></wps:txbx>"),
            )
        },
    ),
    attack(COVERED, "a filled box of a dot over the words", "SP-11; kept", || {
        let dot = format!("<wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx>", p("."));
        drawn(0, FRONT, "", WHITE, &dot)
    }),
    attack(
        COVERED,
        "a white rectangle of Word before 2010 (VML)",
        "READ-FLOATING, SP-11; kept",
        || vml("rect", "", "fillcolor=\"white\" stroked=\"f\"", ""),
    ),
    attack(
        COVERED,
        "a shape of VML that says nothing of its fill",
        "READ-FLOATING, SP-11; kept",
        || vml("shape", "", "", ""),
    ),
    attack(COVERED, "a rectangle of VML without a fill", "not told; kept", || {
        vml("rect", "", "filled=\"f\"", "")
    }),
    attack(COVERED, "a rectangle of VML behind the words", "not told; kept", || {
        vml("rect", "z-index:-5", "", "")
    }),
    attack(
        COVERED,
        "a rectangle of VML that lets them through",
        "not told; kept",
        || vml("rect", "", "", "<v:fill opacity=\"6554f\"/>"),
    ),
    attack(
        COVERED,
        "a rectangle of VML that the words flow around",
        "not told; kept",
        || {
            vml(
                "rect",
                "",
                "",
                "<w10:wrap xmlns:w10=\"urn:schemas-microsoft-com:office:word\" type=\"square\"/>",
            )
        },
    ),
    attack(COVERED, "a picture of VML over the page", "READ-FLOATING; kept", || {
        vml("shape", "", "type=\"#_x0000_t75\"", "<v:imagedata r:id=\"rId9\"/>")
    }),
    attack(COVERED, "black on a black page", "SP-11; kept", || {
        page("000000", "<w:displayBackgroundShape/>", "000000")
    }),
    attack(
        COVERED,
        "black on a black page that is not shown",
        "not told; kept",
        || page("000000", "", "000000"),
    ),
    attack(
        COVERED,
        "white on a black page, which is seen",
        "not told; kept",
        || page("000000", "<w:displayBackgroundShape/>", "FFFFFF"),
    ),
    attack(COVERED, "black on the black of a box", "SP-11; kept", || {
        boxed("000000")
    }),
    attack(
        COVERED,
        "white on the black of a box, which is seen",
        "not told; kept",
        || boxed("FFFFFF"),
    ),
    attack(
        COVERED,
        "black on the black of the theme, said to be white",
        "SP-11; kept",
        || {
            let ground = "<w:shd w:val=\"clear\" w:fill=\"FFFFFF\" w:themeFill=\"text1\"/>";
            of(&with(&pp(ground, "<w:color w:val=\"000000\"/>", WORDS)))
        },
    ),
    attack(
        COVERED,
        "an accent of the theme of which nothing is left",
        "SP-11; kept",
        || {
            let ink = "<w:color w:val=\"000000\" w:themeColor=\"accent1\" w:themeTint=\"00\"/>";
            let theme = "<a:themeElements><a:clrScheme><a:accent1><a:srgbClr val=\"4472C4\"/></a:accent1>\
                         </a:clrScheme></a:themeElements>";
            of(&with(&pp("", ink, WORDS)).part("theme", "theme", theme))
        },
    ),
    attack(
        COVERED,
        "the dark grey of the theme that Word offers",
        "not told; kept",
        || {
            let ink = "<w:color w:val=\"404040\" w:themeColor=\"text1\" w:themeTint=\"BF\"/>";
            of(&with(&pp("", ink, WORDS)))
        },
    ),
    attack(COVERED, "pale yellow on white", "SP-11; kept", || inked("FFFFC0")),
    attack(COVERED, "bright yellow on white", "SP-11; kept", || inked("FFFF00")),
    attack(COVERED, "a grey that is hardly seen", "SP-11; kept", || inked("D0D0D0")),
    attack(COVERED, "a grey that is seen", "not told; kept", || inked("A6A6A6")),
    attack(COVERED, "dark blue on black", "SP-11; kept", || {
        let ground = "<w:shd w:val=\"clear\" w:fill=\"000000\"/>";
        of(&with(&pp(ground, "<w:color w:val=\"000080\"/>", WORDS)))
    }),
    attack(COVERED, "words in a font of signs", "SP-11; kept", || {
        of(&with(&pp(
            "",
            "<w:rFonts w:ascii=\"Wingdings\" w:hAnsi=\"Wingdings\"/>",
            WORDS,
        )))
    }),
    attack(COVERED, "words in a font without letters", "SP-11; kept", || {
        of(&with(&pp(
            "",
            "<w:rFonts w:ascii=\"Adobe Blank\" w:hAnsi=\"Adobe Blank\"/>",
            WORDS,
        )))
    }),
    attack(COVERED, "a tick typed in a font of signs", "not told; not read", || {
        of(&with(&pp(
            "",
            "<w:rFonts w:ascii=\"Wingdings\" w:hAnsi=\"Wingdings\"/>",
            "ü",
        )))
    }),
    attack(
        COVERED,
        "figures that run to the left by the style of their letters",
        "READ-BIDI, SP-01; not read",
        || {
            let style = "<w:style w:type=\"character\" w:styleId=\"T\"><w:rPr><w:rtl/></w:rPr></w:style>";
            of(&with(&pp("", "<w:rStyle w:val=\"T\"/>", "12/2024")).styles(style))
        },
    ),
    attack(
        COVERED,
        "figures that run to the left by the style of their paragraph",
        "READ-BIDI, SP-01; not read",
        || {
            let style = "<w:style w:type=\"paragraph\" w:styleId=\"T\"><w:rPr><w:rtl/></w:rPr></w:style>";
            of(&with(&pp("<w:pStyle w:val=\"T\"/>", "", "12/2024")).styles(style))
        },
    ),
    attack(
        COVERED,
        "figures that run to the left by the defaults of the file",
        "READ-BIDI, SP-01; not read",
        || {
            let all = "<w:docDefaults><w:rPrDefault><w:rPr><w:rtl/></w:rPr></w:rPrDefault></w:docDefaults>";
            of(&with(&pp("", "", "12/2024")).styles(all))
        },
    ),
    attack(
        COVERED,
        "figures in a paragraph from right to left (`w:bidi`)",
        "READ-BIDI, SP-01; not read",
        || of(&with(&pp("<w:bidi/>", "", "12/2024"))),
    ),
];

/// The words with a rectangle of 300 on 20 points, so many points below the top of their
/// paragraph.
fn drawn(down: i32, wrap: &str, anchor: &str, fill: &str, more: &str) -> String {
    let shape = rectangle(down, wrap, anchor, fill, more);
    of(&with(&format!("<w:p>{}<w:r>{shape}</w:r></w:p>", r("", WORDS))))
}

fn rectangle(down: i32, wrap: &str, anchor: &str, fill: &str, more: &str) -> String {
    let down = down * 12_700;
    format!(
        "<w:drawing><wp:anchor {anchor}>\
         <wp:positionH relativeFrom=\"column\"><wp:posOffset>0</wp:posOffset></wp:positionH>\
         <wp:positionV relativeFrom=\"paragraph\"><wp:posOffset>{down}</wp:posOffset></wp:positionV>\
         <wp:extent cx=\"3810000\" cy=\"254000\"/>{wrap}<a:graphic><a:graphicData><wps:wsp><wps:spPr>\
         <a:prstGeom prst=\"rect\"/>{fill}</wps:spPr>{more}</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
}

/// The words with a shape of VML over them.
fn vml(name: &str, style: &str, attributes: &str, inside: &str) -> String {
    let shape = format!(
        "<w:pict><v:{name} style=\"position:absolute;margin-left:0;margin-top:0;width:300pt;height:20pt;{style}\" \
         {attributes}>{inside}</v:{name}></w:pict>"
    );
    of(&with(&format!("<w:p>{}<w:r>{shape}</w:r></w:p>", r("", WORDS))))
}

/// The words in a colour, on a page of another.
fn page(ground: &str, settings: &str, ink: &str) -> String {
    let color = format!("<w:color w:val=\"{ink}\"/>");
    let word = with(&pp("", &color, WORDS)).part("settings", "settings", settings);
    told_of(&word, |text| {
        text.replacen("<w:body>", &format!("<w:background w:color=\"{ground}\"/><w:body>"), 1)
    })
}

/// What is told of a file whose text is changed.
fn told_of(word: &Word, change: impl Fn(String) -> String) -> String {
    let mut entries = word.entries();
    let text = &mut entries[2].1;
    *text = change(String::from_utf8(std::mem::take(text)).unwrap()).into_bytes();
    super::office::of_reading(&docx::from_slice(&pack(&entries)).unwrap())
}

/// The words in a colour, in a black box beside the text.
fn boxed(ink: &str) -> String {
    let black = "<a:solidFill><a:srgbClr val=\"000000\"/></a:solidFill>";
    let words = pp("", &format!("<w:color w:val=\"{ink}\"/>"), WORDS);
    let inside = format!("<wps:txbx><w:txbxContent>{words}</w:txbxContent></wps:txbx>");
    let shape = rectangle(0, "<wp:wrapTopAndBottom/>", "", black, &inside);
    of(&with(&format!("<w:p><w:r>{shape}</w:r></w:p>")))
}

fn inked(ink: &str) -> String {
    of(&with(&pp("", &format!("<w:color w:val=\"{ink}\"/>"), WORDS)))
}
