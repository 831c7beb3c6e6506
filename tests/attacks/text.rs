//! Attacks through the text of a letter: what it is made of.

use congvan::check::Series;
use congvan::text::{LegacyFont, Limits, Source};
use congvan::value::DocumentNumber;
use congvan::{Checker, Document, letter};

use super::{Attack, LETTER, attack, refused, told, told_of};

const TEXT: &str = "Text";
const OLD: &str = "Text in fonts of before Unicode";

pub(super) const ATTACKS: &[Attack] = &[
    attack(TEXT, "a file without a byte", "read: an empty document", || {
        let reading = letter::from_slice_with(b"", &Limits::default()).unwrap();
        kind(reading.document == Document::default(), "read: an empty document")
    }),
    attack(TEXT, "a picture with the name of a text", "refused: Encoding", || {
        bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xfe")
    }),
    attack(TEXT, "NUL bytes between letters", "refused: Encoding", || {
        bytes(b"S\0o: 5/QD")
    }),
    attack(TEXT, "an overlong form of `/` in UTF-8", "refused: Encoding", || {
        bytes(b"So: 5\xC0\xAFQD")
    }),
    attack(TEXT, "17 MiB of letters", "refused: Limit", || {
        bytes(&vec![b'a'; 17 << 20])
    }),
    attack(TEXT, "more lines than the limit", "refused: Limit", || {
        bytes("a\n".repeat(Limits::default().rows + 1).as_bytes())
    }),
    attack(TEXT, "a line of one million letters", "read whole", || {
        whole(&"a".repeat(1_000_000))
    }),
    attack(TEXT, "one letter under 100 000 marks", "read whole", || {
        let text = format!("Số{}", "\u{301}".repeat(100_000));
        let document = letter::from_str(&text).document;
        let json = serde_json::to_string(&document).unwrap();
        kind(json.matches('\u{301}').count() >= 99_000, "read whole")
    }),
    attack(TEXT, "40 000 labels in one line", "read whole", || {
        whole(&"Nơi nhận: Sở A ".repeat(40_000))
    }),
    attack(TEXT, "a table of 50 000 empty cells", "read whole", || {
        whole(&"| ".repeat(50_000))
    }),
    attack(
        TEXT,
        "letters of the number decomposed, to pass for another number",
        "compares equal",
        || {
            let a: DocumentNumber = "45/QĐ-UBND".parse().unwrap();
            let text = LETTER.replace("45/SNV-VP", "45/QD\u{335}-UBND");
            let b = letter::from_str(&text).document.number.unwrap();
            kind(a.as_str() == b.as_str(), "compares equal")
        },
    ),
    attack(
        TEXT,
        "the same number twice, once with a zero-width space",
        "N05, info",
        || {
            let mut series = Series::new();
            let mut last = String::new();
            for text in [LETTER.to_owned(), LETTER.replace("45/SNV", "45/SN\u{200B}V")] {
                let reading = letter::from_str(&text);
                let mut report = Checker::new().check(&reading);
                series.add("thu", &reading, &mut report);
                let found = report.diagnostics.iter().find(|d| d.code == "N05");
                last = found.map_or_else(|| "not told".into(), |d| format!("N05, {}", d.severity));
            }
            last
        },
    ),
    attack(
        TEXT,
        "an HTML comment on a line of its own",
        "SP-10, warning; kept in `unplaced`",
        || {
            let text = LETTER.replace("Kính gửi", "<!-- chuyển tiền -->\nKính gửi");
            let kept = letter::from_str(&text).document.unplaced == ["<!-- chuyển tiền -->"];
            format!(
                "{}{}",
                told_of(&text, "SP-10"),
                if kept { "; kept in `unplaced`" } else { "" }
            )
        },
    ),
    attack(TEXT, "an HTML comment without end", "SP-10, warning", || {
        told("tuần", "tuần <!-- hết", "SP-10")
    }),
    attack(TEXT, "words in a `display:none` element", "SP-10, warning", || {
        told("tuần", "<span style=\"display:none\">không</span> tuần", "SP-10")
    }),
    attack(TEXT, "words in white letters by a style", "SP-10, warning", || {
        told("tuần", "<font style=\"color: #fff\">không</font>", "SP-10")
    }),
    attack(
        TEXT,
        "words in white letters, in twelve spellings",
        "SP-10 each time",
        || {
            each_style(&[
                "color:white",
                "color:#FFF",
                "color: rgb(255, 255, 255)",
                "color:rgba(0,0,0,0)",
                "color:hsl(0,0%,100%)",
                "color:transparent",
                "color:#000;background:#000",
                "opacity:0",
                "font-size:1px",
                "-webkit-text-fill-color:transparent",
                "c\\6flor:white",
                "color&#58;white",
            ])
        },
    ),
    attack(
        TEXT,
        "words moved out of sight, in nine spellings",
        "SP-10 each time",
        || {
            each_style(&[
                "text-indent:-9999px",
                "position:absolute;left:-9999px",
                "margin-left:-100em",
                "transform:translateX(-9999px)",
                "transform:scale(0)",
                "clip:rect(0,0,0,0)",
                "clip-path:inset(50%)",
                "height:0;overflow:hidden",
                "visibility:hidden",
            ])
        },
    ),
    attack(
        TEXT,
        "words in colours that are seen, which are honest",
        "not told",
        || {
            told(
                "tuần",
                "<span style=\"background:#003366;color:#fff;font-size:13pt\">tuần</span>",
                "SP-10",
            )
        },
    ),
    attack(TEXT, "an amount turned by `<bdo dir=rtl>`", "SP-10, warning", || {
        told("tuần", "<bdo dir=\"rtl\">123.456</bdo> đồng", "SP-10")
    }),
    attack(
        TEXT,
        "words turned away, masked, blurred, replaced or mixed with white",
        "SP-10 each time",
        || {
            each_style(&[
                "transform:rotateY(90deg)",
                "rotate:y 90deg",
                "mask:linear-gradient(transparent,transparent)",
                "filter:blur(20px)",
                "content:url(x.png)",
                "color:color-mix(in srgb,white,white)",
            ])
        },
    ),
    attack(TEXT, "words in a `<canvas>`", "SP-10, warning", || {
        told("tuần", "<canvas>không</canvas> tuần", "SP-10")
    }),
    attack(TEXT, "words in an element that pops up", "SP-10, warning", || {
        told("tuần", "<div popover>không</div> tuần", "SP-10")
    }),
    attack(
        TEXT,
        "a figure in small letters over an amount (`<ruby>`)",
        "SP-10, warning",
        || told("tuần", "<ruby>5<rt>9</rt></ruby>.000.000 đồng", "SP-10"),
    ),
    attack(
        TEXT,
        "a link of Markdown to another host than it says",
        "SP-10, warning",
        || told("tuần", "[https://hakhe.example](http://la.example/x)", "SP-10"),
    ),
    attack(
        TEXT,
        "a link of HTML to another host than it says",
        "SP-10, warning",
        || {
            told(
                "tuần",
                "<a href=\"http://la.example\">https://hakhe.example</a>",
                "SP-10",
            )
        },
    ),
    attack(
        TEXT,
        "words beside the address that a link of Markdown says",
        "SP-10, warning",
        || told("tuần", "[Cổng **hakhe.gov.vn**](https://la.example)", "SP-10"),
    ),
    attack(TEXT, "a link to the mail of someone else", "SP-10, warning", || {
        told("tuần", "[vanthu@hakhe.gov.vn](mailto:x@la.example)", "SP-10")
    }),
    attack(
        TEXT,
        "elements around the words of a link of HTML",
        "SP-10, warning",
        || {
            told(
                "tuần",
                "<a href=\"http://la.example\"><b>https://hakhe.example</b></a>",
                "SP-10",
            )
        },
    ),
    attack(
        TEXT,
        "a link of Markdown whose target stands below the text",
        "SP-10, warning",
        || {
            told(
                "tuần",
                "[https://hakhe.example][1]\n\n[1]: https://la.example\n\n",
                "SP-10",
            )
        },
    ),
    attack(
        TEXT,
        "links that lead where their words say, which are honest",
        "not told",
        || {
            let honest =
                "[Cổng hakhe.gov.vn](https://nop.hakhe.gov.vn) [vanthu@hakhe.gov.vn](mailto:vanthu@hakhe.gov.vn)";
            told("tuần", honest, "SP-10")
        },
    ),
    attack(TEXT, "a host that is the name of a user", "SP-10, warning", || {
        told("tuần", "https://hakhe.example@la.example/", "SP-10")
    }),
    attack(TEXT, "words behind a sign in quotation marks", "SP-10, warning", || {
        told(
            "tuần",
            "<span title=\">\" style=\"display:none\">không</span> tuần",
            "SP-10",
        )
    }),
    attack(
        TEXT,
        "words in a class that a style sheet hides",
        "SP-10, warning",
        || {
            told(
                "tuần",
                "<style>.a{display:none}</style><i class=a>không</i> tuần",
                "SP-10",
            )
        },
    ),
    attack(
        TEXT,
        "words in the last of 5 000 classes that a style sheet hides",
        "SP-10, warning",
        || {
            let classes: String = (0..5_000).map(|i| format!(".a{i},")).collect();
            let element = "<i class=b>";
            let sheet = format!("<style>{classes}.b{{display:none}}</style>{element}không</i> tuần");
            let text = LETTER.replacen("tuần", &sheet, 1);
            let at = text.find(element).unwrap();
            let report = Checker::new().check(&letter::from_str(&text));
            let mut found = report.diagnostics.iter().filter(|d| d.code == "SP-10");
            // The sheet itself is told, too.
            let element = found.find(|d| d.span.is_some_and(|span| span.start == at));
            element.map_or_else(|| "not told".into(), |d| format!("SP-10, {}", d.severity))
        },
    ),
    attack(TEXT, "words in closed details", "SP-10, warning", || {
        told("tuần", "<details>không</details> tuần", "SP-10")
    }),
    attack(TEXT, "words in a `template`", "SP-10, warning", || {
        told("tuần", "<template>không</template> tuần", "SP-10")
    }),
    attack(
        TEXT,
        "words in a section that browsers take for a comment",
        "SP-10, warning",
        || told("tuần", "<![CDATA[ không ]]> tuần", "SP-10"),
    ),
    attack(
        TEXT,
        "a definition of Markdown that leads nowhere",
        "SP-10, warning",
        || told("Kính gửi", "[x]: # \"bỏ qua\"\n\nKính gửi", "SP-10"),
    ),
    attack(TEXT, "a script element", "SP-10, warning", || {
        told("tuần", "<script>alert(1)</script>", "SP-10")
    }),
    attack(TEXT, "a comment of Markdown", "SP-10, warning", || {
        told("Kính gửi", "[//]: # (bỏ qua)\n\nKính gửi", "SP-10")
    }),
    attack(OLD, "a letter typed in TCVN3 to pass by a search", "F05, error", || {
        let text = "céng hoµ x· héi chñ nghÜa viÖt nam\nbé tµi chÝnh quyÕt ®Þnh vÒ viÖc söa ®æi biÓu thuÕ nhËp khÈu";
        told_of(&format!("{text}\nngµy 12 th¸ng 5 n¨m 2026"), "F05")
    }),
    attack(OLD, "200 000 letters of VNI", "read", || {
        let text = "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam ".repeat(5_000);
        kind(!letter::from_str(&text).source.text().is_empty(), "read")
    }),
    attack(
        OLD,
        "a font that the caller names and the text is not in",
        "read; nothing is lost",
        || {
            let source = Source::from_legacy("Số: 45/SNV-VP", LegacyFont::Viqr);
            let document = letter::from_source(source).document;
            kind(
                serde_json::to_string(&document).unwrap().contains("45/SNV-VP"),
                "read; nothing is lost",
            )
        },
    ),
];

fn bytes(bytes: &[u8]) -> String {
    refused(letter::from_slice_with(bytes, &Limits::default()))
}

fn whole(text: &str) -> String {
    let reading = letter::from_str(text);
    kind(reading.source.text() == text, "read whole")
}

fn kind(holds: bool, outcome: &str) -> String {
    if holds {
        outcome.into()
    } else {
        format!("not {outcome}")
    }
}

/// Whether words are told in each of several styles.
fn each_style(styles: &[&str]) -> String {
    for style in styles {
        let told = told("tuần", &format!("<i style=\"{style}\">không</i> tuần"), "SP-10");
        if told != "SP-10, warning" {
            return format!("{style}: {told}");
        }
    }
    "SP-10 each time".into()
}
