//! What a Word file says of its pages, paragraphs, letters and lines.

use congvan::docx;
use congvan::layout::{Alignment, Color, Drawn, Layout, Length, LineSpacing, PagePlace, Paragraph, TextStyle};
use congvan::letter::Reading;
use congvan::text::Span;

use crate::support::{Word, cell, letter, lines, p, pp, r, table, word};

fn read(word: &Word) -> Reading {
    docx::from_slice(&word.build()).unwrap()
}

fn layout(reading: &Reading) -> &Layout {
    reading.layout.as_ref().unwrap()
}

/// The paragraph in which words stand.
fn paragraph<'r>(reading: &'r Reading, words: &str) -> &'r Paragraph {
    let at = reading.source.text().find(words).unwrap();
    layout(reading)
        .paragraphs_in(Span::new(at, at + words.len()))
        .first()
        .unwrap()
}

/// How words are set.
fn style<'r>(reading: &'r Reading, words: &str) -> &'r TextStyle {
    let at = reading.source.text().find(words).unwrap();
    &layout(reading)
        .runs_in(Span::new(at, at + words.len()))
        .next()
        .unwrap()
        .style
}

#[test]
fn pages_and_their_margins() {
    let landscape = "<w:p><w:pPr><w:sectPr><w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>\
        <w:pgMar w:top=\"20mm\" w:right=\"850\" w:bottom=\"-1134\" w:left=\"1417\" w:gutter=\"284\"/></w:sectPr></w:pPr></w:p>";
    let reading = read(&word(format!("{}{landscape}{}", p("Một"), p("Hai"))));
    let sections = &layout(&reading).sections;
    assert_eq!(sections.len(), 2);
    assert!(sections[0].is_landscape() && !sections[1].is_landscape());
    let margins = sections[0].margins;
    assert_eq!(margins.top, Length::from_mm(20.0));
    assert_eq!(margins.bottom, Length::from_twips(1134));
    assert_eq!(margins.left, Length::from_twips(1701));
    let at = reading.source.text().find("Hai").unwrap();
    assert_eq!(layout(&reading).section_at(at), Some(&sections[1]));
    assert_eq!(layout(&reading).section_at(0), Some(&sections[0]));
    assert_eq!(paragraph(&reading, "Hai").column, sections[1].text_width());
    assert!(paragraph(&reading, "Hai").begins_page && !paragraph(&reading, "Một").begins_page);
}

const STYLES: &str = "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme=\"minorHAnsi\"/><w:sz w:val=\"22\"/></w:rPr></w:rPrDefault>\
    <w:pPrDefault><w:pPr><w:spacing w:after=\"120\" w:line=\"276\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>\
    <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:rPr><w:sz w:val=\"28\"/></w:rPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Title\"><w:basedOn w:val=\"Normal\"/><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Round\"><w:basedOn w:val=\"Trip\"/></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Trip\"><w:basedOn w:val=\"Round\"/><w:rPr><w:i/></w:rPr></w:style>\
    <w:style w:type=\"character\" w:styleId=\"Strong\"><w:rPr><w:b/><w:color w:val=\"C00000\"/></w:rPr></w:style>";

const THEME: &str = "<a:themeElements><a:fontScheme><a:majorFont><a:latin typeface=\"Arial\"/></a:majorFont>\
    <a:minorFont><a:latin typeface=\"Times New Roman\"/></a:minorFont></a:fontScheme></a:themeElements>";

#[test]
fn styles_defaults_and_what_the_letters_say_themselves() {
    let body = [
        p("thường"),
        format!(
            "<w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr>{}{}{}</w:p>",
            r("", "đậm"),
            r("<w:rStyle w:val=\"Strong\"/>", "lật"),
            r("<w:b w:val=\"0\"/><w:rFonts w:ascii=\"Arial\"/>", "thẳng"),
        ),
        pp(
            "<w:pStyle w:val=\"Round\"/>",
            "<w:caps/><w:highlight w:val=\"yellow\"/>",
            "vòng",
        ),
        pp(
            "<w:jc w:val=\"both\"/><w:ind w:left=\"284\" w:right=\"142\" w:hanging=\"142\"/>\
             <w:spacing w:before=\"6pt\" w:line=\"360\" w:lineRule=\"exact\"/>",
            "<w:sz w:val=\"26\"/>",
            "thụt",
        ),
    ];
    let reading = read(&word(body.concat()).styles(STYLES).part("theme", "theme", THEME));
    let plain = style(&reading, "thường");
    assert_eq!(
        (plain.font.as_deref(), plain.size),
        (Some("Times New Roman"), Length::from_points(14.0))
    );
    assert!(style(&reading, "đậm").bold);
    // Bold in a bold paragraph turns it off (17.7.3).
    let turned = style(&reading, "lật");
    assert!(!turned.bold && turned.color == Color::Rgb(192, 0, 0));
    let upright = style(&reading, "thẳng");
    assert!(!upright.bold && upright.font.as_deref() == Some("Arial"));
    // What is shown as capitals is read as capitals.
    let round = style(&reading, "VÒNG");
    assert!(round.italic && round.capitals && round.background == Some(Color::Rgb(255, 255, 0)));
    assert_eq!(paragraph(&reading, "đậm").alignment, Alignment::Center);
    let after = paragraph(&reading, "thường");
    assert_eq!(
        (after.space_after, after.line_spacing),
        (Length::from_points(6.0), LineSpacing::Lines(276))
    );
    let indented = paragraph(&reading, "thụt");
    assert_eq!(indented.alignment, Alignment::Justified);
    assert_eq!(
        (
            indented.indent_left.twips(),
            indented.indent_right.twips(),
            indented.first_line.twips()
        ),
        (284, 142, -142)
    );
    assert_eq!(indented.space_before, Length::from_points(6.0));
    assert_eq!(indented.line_spacing, LineSpacing::Exactly(Length::from_points(18.0)));
}

#[test]
fn spans_count_in_the_text_of_the_source() {
    let reading = read(&word(letter()));
    let layout = layout(&reading);
    let number = reading.trace.get("/number").unwrap().span;
    let [paragraph] = layout.paragraphs_in(number) else {
        panic!("one paragraph")
    };
    assert_eq!(reading.source.slice(paragraph.span), Some("Số: 45/SNV-VP"));
    assert!(matches!(
        paragraph.place,
        PagePlace::Cell {
            table: 0,
            row: 1,
            column: 0,
            ..
        }
    ));
    for pair in layout.paragraphs.windows(2) {
        assert!(pair[0].span.end <= pair[1].span.start);
    }
    for paragraph in &layout.paragraphs {
        assert!(reading.source.slice(paragraph.span).is_some());
        let runs: String = paragraph
            .runs
            .iter()
            .map(|run| reading.source.slice(run.span).unwrap())
            .collect();
        assert_eq!(Some(runs.as_str()), reading.source.slice(paragraph.span));
    }
}

fn drawn_line(top: i64) -> String {
    format!(
        "<w:r><w:drawing><wp:anchor><wp:positionH relativeFrom=\"column\"><wp:posOffset>635000</wp:posOffset></wp:positionH>\
         <wp:positionV relativeFrom=\"paragraph\"><wp:posOffset>{top}</wp:posOffset></wp:positionV>\
         <wp:extent cx=\"1270000\" cy=\"0\"/><a:graphic><a:graphicData uri=\"wps\"><wps:wsp><wps:cNvCnPr/><wps:spPr>\
         <a:prstGeom prst=\"line\"/><a:ln w=\"9525\"/></wps:spPr></wps:wsp></a:graphicData></a:graphic></wp:anchor>\
         </w:drawing></w:r>"
    )
}

#[test]
fn lines_are_found_whatever_they_are_drawn_with() {
    let vml = "<w:r><w:pict><v:line from=\"50pt,2pt\" to=\"150pt,2pt\" style=\"position:absolute\"/></w:pict></w:r>";
    let connector = "<w:r><w:pict><v:shape type=\"#_x0000_t32\" o:connectortype=\"straight\" \
        style=\"position:absolute;margin-left:50pt;margin-top:20pt;width:100pt;height:0\"/></w:pict></w:r>";
    let border = "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"6\"/></w:pBdr><w:ind w:left=\"1000\" w:right=\"1000\"/>";
    let with = |words: &str, shape: &str| format!("<w:p>{}{shape}</w:p>", r("", words));
    let cases: [(String, Drawn, i32, Option<i32>); 7] = [
        (with("Dòng", &drawn_line(190_500)), Drawn::Shape, 2000, Some(1000)),
        (
            p("Dòng") + &format!("<w:p>{}</w:p>", drawn_line(0)),
            Drawn::Shape,
            2000,
            Some(1000),
        ),
        (p("Dòng") + &with("Sau", vml), Drawn::Shape, 2000, Some(1000)),
        (with("Dòng", connector), Drawn::Shape, 2000, Some(1000)),
        (pp(border, "", "Dòng"), Drawn::Border, 7071, Some(1000)),
        (
            p("Dòng") + &pp("<w:jc w:val=\"center\"/>", "", "_____"),
            Drawn::Characters,
            500,
            Some(4285),
        ),
        (
            pp("<w:jc w:val=\"center\"/>", "<w:u w:val=\"single\"/>", "Dòng"),
            Drawn::Underline,
            444,
            Some(4313),
        ),
    ];
    for (i, (body, drawn, length, left)) in cases.into_iter().enumerate() {
        let reading = read(&word(body));
        let rules = &paragraph(&reading, "Dòng").rules_below;
        assert_eq!(rules.len(), 1, "{i}: {rules:?}");
        assert_eq!(rules[0].drawn, drawn, "{i}");
        assert_eq!(rules[0].length.map(Length::twips), Some(length), "{i}");
        assert_eq!(rules[0].left.map(Length::twips), left, "{i}");
        assert!(rules[0].solid, "{i}");
    }
}

#[test]
fn a_line_between_two_paragraphs_is_of_both() {
    let body = p("Trên") + &format!("<w:p>{}</w:p>", drawn_line(0)) + &p("Dưới");
    let reading = read(&word(body));
    assert_eq!(
        paragraph(&reading, "Trên").rules_below,
        paragraph(&reading, "Dưới").rules_above
    );
    assert_eq!(paragraph(&reading, "Dưới").rules_above.len(), 1);
    // What is drawn in one cell is not of the next.
    let body = table(
        &[3000, 3000],
        &[&[&p("Trái"), &(format!("<w:p>{}</w:p>", drawn_line(0)) + &p("Phải"))]],
    );
    let reading = read(&word(body));
    assert!(paragraph(&reading, "Trái").rules_below.is_empty());
    assert_eq!(paragraph(&reading, "Phải").rules_above.len(), 1);
}

#[test]
fn boxes_are_found_whatever_they_are_drawn_with() {
    let sides = |val: &str| {
        ["top", "left", "bottom", "right"]
            .map(|side| format!("<w:{side} w:val=\"{val}\" w:sz=\"4\"/>"))
            .concat()
    };
    let bordered = pp(&format!("<w:pBdr>{}</w:pBdr>", sides("single")), "", "HỎA TỐC");
    let double = pp(&format!("<w:pBdr>{}</w:pBdr>", sides("double")), "", "HỎA TỐC");
    let in_cell = format!(
        "<w:tbl><w:tblGrid><w:gridCol w:w=\"1701\"/></w:tblGrid><w:tr><w:trPr><w:trHeight w:val=\"454\"/></w:trPr>{}</w:tr></w:tbl>",
        cell(
            1701,
            &format!("<w:tcBorders>{}</w:tcBorders>", sides("single")),
            &p("HỎA TỐC")
        )
    );
    let floating = "<w:p><w:r><w:pict><v:rect style=\"position:absolute;margin-left:9pt;width:30mm;height:8mm\"><v:textbox>\
        <w:txbxContent><w:p><w:r><w:t>HỎA TỐC</w:t></w:r></w:p></w:txbxContent></v:textbox></v:rect></w:pict></w:r></w:p>";
    for (body, single, width) in [
        (bordered, true, 9071),
        (double, false, 9071),
        (in_cell, true, 1701),
        (floating.to_owned(), true, 1701),
    ] {
        let reading = read(&word(body));
        let frame = paragraph(&reading, "HỎA TỐC").frame.unwrap();
        assert_eq!((frame.single, frame.width.map(Length::twips)), (single, Some(width)));
    }
    assert!(paragraph(&read(&word(p("HỎA TỐC"))), "HỎA TỐC").frame.is_none());
}

#[test]
fn cells_say_where_they_stand() {
    let body = "<w:tbl><w:tblPr><w:tblInd w:w=\"100\" w:type=\"dxa\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"3000\"/>\
        <w:gridCol w:w=\"5000\"/></w:tblGrid><w:tr>"
        .to_owned()
        + &cell(3000, "", &p("Trái"))
        + &cell(5000, "", &lines(&["Phải"]))
        + "</w:tr></w:tbl>";
    let reading = read(&word(body));
    let right = paragraph(&reading, "Phải");
    let PagePlace::Cell { column, left, .. } = right.place else {
        panic!("{right:?}")
    };
    assert_eq!((column, left.twips(), right.column.twips()), (1, 3100, 4784));
}

#[test]
fn what_is_behind_letters_is_that_of_the_nearest_around_them() {
    let shaded = |fill: &str| format!("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{fill}\"/>");
    let in_cell = |cell_props: &str, content: &str| {
        let grid = "<w:tblGrid><w:gridCol w:w=\"3000\"/></w:tblGrid>";
        format!("<w:tbl>{grid}<w:tr>{}</w:tr></w:tbl>", cell(3000, cell_props, content))
    };
    let table_style = format!(
        "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"T\"><w:tcPr>{}</w:tcPr></w:style>",
        shaded("0000FF")
    );
    let nested = in_cell(&shaded("00FF00"), &(in_cell("", &p("Chữ")) + "<w:p/>"));
    for (body, ground) in [
        (p("Chữ"), None),
        (pp(&shaded("FF0000"), "", "Chữ"), Some((255, 0, 0))),
        (in_cell(&shaded("00FF00"), &p("Chữ")), Some((0, 255, 0))),
        (in_cell(&shaded("auto"), &p("Chữ")), None),
        (in_cell("", &p("Chữ")), Some((0, 0, 255))),
        (
            in_cell(&shaded("00FF00"), &pp(&shaded("FF0000"), "", "Chữ")),
            Some((255, 0, 0)),
        ),
        (
            in_cell(&shaded("00FF00"), &pp("", "<w:highlight w:val=\"yellow\"/>", "Chữ")),
            Some((255, 255, 0)),
        ),
        (
            pp(
                "<w:shd w:val=\"solid\" w:color=\"000000\" w:fill=\"FFFFFF\"/>",
                "",
                "Chữ",
            ),
            Some((0, 0, 0)),
        ),
        (
            pp("<w:shd w:val=\"pct50\" w:color=\"auto\" w:fill=\"auto\"/>", "", "Chữ"),
            Some((127, 127, 127)),
        ),
    ] {
        let reading = read(&word(body.clone()).styles(&table_style));
        let style = style(&reading, "Chữ");
        let ground = ground.map(|(red, green, blue)| Color::Rgb(red, green, blue));
        assert_eq!(style.background, ground, "{body}");
    }
    let reading = read(&word(nested));
    assert_eq!(style(&reading, "Chữ").background, Some(Color::Rgb(0, 255, 0)));
}

#[test]
fn a_row_lower_than_letters_squeezes_them() {
    for (height, rule, squeezed) in [(20, "exact", true), (20, "atLeast", false), (400, "exact", false)] {
        let row = format!("<w:trPr><w:trHeight w:val=\"{height}\" w:hRule=\"{rule}\"/></w:trPr>");
        let reading = read(&word(format!(
            "<w:tbl><w:tr>{row}{}</w:tr></w:tbl>",
            cell(3000, "", &p("Chữ"))
        )));
        let spacing = paragraph(&reading, "Chữ").line_spacing;
        assert_eq!(matches!(spacing, LineSpacing::Exactly(_)), squeezed, "{height} {rule}");
    }
}
