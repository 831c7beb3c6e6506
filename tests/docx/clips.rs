//! Rows, frames and boxes of an exact height: which letters do not fit.

use congvan::docx;

use crate::support::{Word, p, pp, r, word};

const POINT: i32 = 12_700;

/// The words of a file that are cut off.
fn cut(file: &Word) -> String {
    let reading = docx::from_slice(&file.build()).unwrap();
    let layout = reading.layout.unwrap();
    let runs = layout.paragraphs.iter().flat_map(|paragraph| &paragraph.runs);
    let cut = runs.filter(|run| run.style.clipped);
    let words: Vec<&str> = cut.map(|run| reading.source.slice(run.span).unwrap()).collect();
    words.join("|")
}

/// A paragraph of letters of 14 points.
fn big(text: &str) -> String {
    pp("", "<w:sz w:val=\"28\"/>", text)
}

fn row(height: i32, rule: &str, cell: &str, content: &str) -> String {
    let height = height * 20;
    format!(
        "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w=\"6000\"/></w:tblGrid><w:tr><w:trPr>\
         <w:trHeight w:val=\"{height}\" w:hRule=\"{rule}\"/></w:trPr><w:tc><w:tcPr>\
         <w:tcW w:w=\"6000\" w:type=\"dxa\"/>{cell}</w:tcPr>{content}</w:tc></w:tr></w:tbl>"
    )
}

fn in_row(height: i32, content: &str) -> String {
    cut(&word(row(height, "exact", "", content)))
}

#[test]
fn what_a_row_has_no_room_for_is_cut_off() {
    let two = big("dòng một") + &big("dòng hai");
    assert_eq!(in_row(16, &two), "dòng hai");
    assert_eq!(in_row(6, &two), "dòng một|dòng hai");
    assert_eq!(in_row(32, &two), "");
    // Half of a line can be read.
    assert_eq!(in_row(22, &two), "");
    // A row that grows shows all of it.
    assert_eq!(cut(&word(row(16, "atLeast", "", &two))), "");
}

#[test]
fn a_line_breaks_where_the_row_is_full() {
    let long = "một hai ba bốn năm sáu bảy tám chín mười ".repeat(4);
    let found = in_row(16, &big(&long));
    assert!(found.len() > 40 && found.len() < long.len() - 40, "{found}");
    assert!(long.trim_end().ends_with(found.trim()), "{found}");
    let broken = big("dòng một").replace("</w:t>", "</w:t><w:br/><w:br/><w:t>dòng ba</w:t>");
    assert_eq!(in_row(30, &broken), "dòng ba");
    // Narrow letters need less room.
    let narrow = pp("", "<w:sz w:val=\"28\"/><w:w w:val=\"40\"/>", &long[..100]);
    assert_eq!(in_row(16, &narrow), "");
}

#[test]
fn gaps_and_empty_lines_push_words_out() {
    let gap = |props: &str| pp(props, "<w:sz w:val=\"28\"/>", "dòng một");
    assert_eq!(in_row(20, &gap("<w:spacing w:before=\"2000\"/>")), "dòng một");
    assert_eq!(
        in_row(20, &gap("<w:spacing w:line=\"2000\" w:lineRule=\"exact\"/>")),
        "dòng một"
    );
    let empty = "<w:p><w:pPr><w:rPr><w:sz w:val=\"28\"/></w:rPr></w:pPr></w:p>".repeat(8);
    assert_eq!(in_row(20, &format!("{empty}{}", big("dòng chín"))), "dòng chín");
    // Empty lines that are hidden or hardly there take no room.
    for mark in ["<w:vanish/>", "<w:sz w:val=\"2\"/>"] {
        let empty = format!("<w:p><w:pPr><w:rPr>{mark}</w:rPr></w:pPr></w:p>").repeat(3);
        assert_eq!(in_row(20, &format!("{empty}{}", big("dòng bốn"))), "", "{mark}");
    }
    // So do gaps between paragraphs of one style that are left out.
    let close = "<w:contextualSpacing/><w:spacing w:before=\"400\"/>";
    assert_eq!(in_row(20, &gap(close)), "");
}

#[test]
fn room_above_the_text_of_a_cell_counts() {
    let one = big("dòng một");
    let margin = "<w:top w:w=\"600\" w:type=\"dxa\"/>";
    let own = format!("<w:tcMar>{margin}</w:tcMar>");
    assert_eq!(cut(&word(row(20, "exact", &own, &one))), "dòng một");
    let table = format!("<w:tblPr><w:tblCellMar>{margin}</w:tblCellMar></w:tblPr>");
    let body = row(20, "exact", "", &one).replace("<w:tblPr/>", &table);
    assert_eq!(cut(&word(body)), "dòng một");
    let style = format!(
        "<w:style w:type=\"table\" w:styleId=\"B\"><w:tblPr><w:tblCellMar>{margin}</w:tblCellMar></w:tblPr></w:style>"
    );
    let named = "<w:tblPr><w:tblStyle w:val=\"B\"/></w:tblPr>";
    let body = row(20, "exact", "", &one).replace("<w:tblPr/>", named);
    assert_eq!(cut(&word(body).styles(&style)), "dòng một");
    // Lines that run down are as long as the row is high.
    let down = format!("<w:textDirection w:val=\"btLr\"/>{own}");
    assert_eq!(cut(&word(row(20, "exact", &down, &one))), "");
}

#[test]
fn a_cell_that_goes_on_has_the_room_of_its_rows() {
    let two = big("dòng một") + &big("dòng hai");
    let rows = |merge: &str, last: &str| {
        let tr = |rule: &str, merge: &str, content: &str| {
            let row = row(16, rule, &format!("<w:vMerge{merge}/>"), content);
            let (from, to) = (row.find("<w:tr>").unwrap(), row.find("</w:tbl>").unwrap());
            row[from..to].to_owned()
        };
        let rows = tr("exact", " w:val=\"restart\"", &two) + &tr(last, merge, "<w:p/>");
        cut(&word(format!("<w:tbl><w:tblPr/>{rows}</w:tbl>")))
    };
    assert_eq!(rows("", "exact"), "");
    assert_eq!(rows("", "auto"), "");
    assert_eq!(rows(" w:val=\"restart\"", "exact"), "dòng hai");
}

#[test]
fn a_table_in_a_row_is_cut_off_with_it() {
    let inner = row(60, "atLeast", "", &(big("trong một") + &big("trong hai")));
    let inner = inner.replace("6000", "3000");
    assert_eq!(in_row(16, &format!("{inner}{}", big("sau"))), "trong hai|sau");
    let beside = inner.replace("</w:tc>", &format!("</w:tc><w:tc>{}</w:tc>", big("bên")));
    assert_eq!(in_row(16, &format!("{beside}<w:p/>")), "trong hai");
}

#[test]
fn frames_alike_are_one() {
    let frame = |height: i32, rule: &str, text: &str| {
        let height = height * 20;
        let frame = format!("<w:framePr w:w=\"6000\" w:h=\"{height}\" w:hRule=\"{rule}\" w:hAnchor=\"margin\"/>");
        pp(&frame, "<w:sz w:val=\"28\"/>", text)
    };
    let two = |height: i32, rule: &str| {
        cut(&word(
            frame(height, rule, "khung một") + &frame(height, rule, "khung hai"),
        ))
    };
    assert_eq!(two(16, "exact"), "khung hai");
    assert_eq!(two(16, "atLeast"), "");
    assert_eq!(two(40, "exact"), "");
    let apart = frame(16, "exact", "khung một") + &p("giữa") + &frame(16, "exact", "khung hai");
    assert_eq!(cut(&word(apart)), "");
}

/// A box of DrawingML, so many points high.
fn drawn(height: i32, frame: &str, attributes: &str, inside: &str, content: &str) -> String {
    let height = height * POINT;
    format!(
        "<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"3810000\" cy=\"{height}\"/><a:graphic><a:graphicData><wps:wsp>\
         <wps:spPr>{frame}</wps:spPr><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>\
         <wps:bodyPr {attributes}>{inside}</wps:bodyPr></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
}

#[test]
fn a_box_that_does_not_grow_cuts_words_off() {
    let two = big("hộp một") + &big("hộp hai");
    let boxed = |height: i32, attributes: &str, inside: &str| cut(&word(drawn(height, "", attributes, inside, &two)));
    assert_eq!(boxed(20, "", "<a:noAutofit/>"), "hộp hai");
    assert_eq!(boxed(20, "", ""), "hộp hai");
    assert_eq!(boxed(20, "", "<a:spAutoFit/>"), "");
    assert_eq!(boxed(40, "", ""), "");
    assert_eq!(boxed(40, "tIns=\"900000\"", ""), "hộp một|hộp hai");
    assert_eq!(boxed(26, "tIns=\"0\"", ""), "");
    // Its lines run down.
    assert_eq!(boxed(20, "vert=\"vert270\"", ""), "");
    let turned = "<a:xfrm rot=\"5400000\"/>";
    assert_eq!(cut(&word(drawn(20, turned, "", "", &two))), "");
    // The text goes on in another box, where there is one.
    let first = drawn(20, "", "", "", &two).replace("<wps:txbx>", "<wps:txbx id=\"1\">");
    assert_eq!(cut(&word(first.clone())), "hộp hai");
    let next = drawn(20, "", "", "", "");
    let next = next.replace(
        "<wps:txbx><w:txbxContent></w:txbxContent></wps:txbx>",
        "<wps:linkedTxbx id=\"1\" seq=\"1\"/>",
    );
    assert_eq!(cut(&word(first + &next)), "");
}

#[test]
fn a_box_of_before_2010_does_the_same() {
    let two = big("hộp một") + &big("hộp hai");
    let boxed = |height: i32, shape: &str, inner: &str| {
        cut(&word(format!(
            "<w:p><w:r><w:pict><v:rect style=\"width:300pt;height:{height}pt;{shape}\"><v:textbox {inner}>\
             <w:txbxContent>{two}</w:txbxContent></v:textbox></v:rect></w:pict></w:r></w:p>{}",
            p("")
        )))
    };
    assert_eq!(boxed(20, "", ""), "hộp hai");
    assert_eq!(boxed(40, "", ""), "");
    assert_eq!(boxed(40, "", "inset=\"0,60pt,0,0\""), "hộp một|hộp hai");
    assert_eq!(boxed(20, "", "style=\"mso-fit-shape-to-text:t\""), "");
    assert_eq!(boxed(20, "", "style=\"layout-flow:vertical\""), "");
    assert_eq!(boxed(20, "rotation:90", ""), "");
    assert_eq!(boxed(20, "rotation:5", ""), "hộp hai");
}

/// What most letters have in such rows and boxes: a line with some air.
#[test]
fn honest_rows_and_boxes_lose_nothing() {
    let stamp = pp(
        "<w:spacing w:before=\"40\" w:after=\"40\"/><w:jc w:val=\"center\"/>",
        "<w:b/><w:sz w:val=\"26\"/>",
        "HỎA TỐC",
    );
    assert_eq!(cut(&word(drawn(24, "", "", "", &stamp))), "");
    assert_eq!(cut(&word(drawn(24, "", "", "", &(stamp + "<w:p/><w:p/>")))), "");
    let cell = |words: &str| pp("<w:jc w:val=\"center\"/>", "<w:sz w:val=\"26\"/>", words);
    for words in [
        "1.250.000",
        "Nguyễn Thị Thanh Hương",
        "Trưởng phòng Tổ chức cán bộ - Lao động",
    ] {
        assert_eq!(in_row(17, &cell(words)), "", "{words}");
    }
    let two = format!("<w:p>{}</w:p>", r("<w:sz w:val=\"24\"/>", "Số: 45/SNV-VP"));
    assert_eq!(in_row(26, &(two.clone() + &two)), "");
}

#[test]
fn gaps_in_lines_push_words_out() {
    let below = |gap: &str| {
        pp(
            &format!("<w:spacing w:before=\"0\" {gap}/>"),
            "<w:sz w:val=\"28\"/>",
            "dòng hai",
        )
    };
    assert_eq!(
        in_row(36, &(big("dòng một") + &below("w:beforeLines=\"200\""))),
        "dòng hai"
    );
    assert_eq!(in_row(36, &(big("dòng một") + &below(""))), "");
    let above = pp("<w:spacing w:afterLines=\"200\"/>", "<w:sz w:val=\"28\"/>", "dòng một");
    assert_eq!(in_row(36, &(above + &big("dòng hai"))), "dòng hai");
}

#[test]
fn an_indent_as_wide_as_the_cell_leaves_a_word_to_the_line() {
    let line = pp("<w:ind w:left=\"5900\"/>", "<w:sz w:val=\"28\"/>", "một hai ba bốn");
    let found = in_row(16, &line);
    assert!(found.ends_with("hai ba bốn"), "{found}");
}

#[test]
fn cells_that_make_room_for_a_word_or_a_line_lose_nothing() {
    let narrow = |layout: &str, cell: &str, text: &str| {
        let file = row(16, "exact", cell, &big(text)).replace("6000", "500");
        cut(&word(
            file.replace("<w:tblPr/>", &format!("<w:tblPr>{layout}</w:tblPr>")),
        ))
    };
    assert_eq!(narrow("", "", "1.234.567.890"), "");
    let fixed = "<w:tblLayout w:type=\"fixed\"/>";
    assert!(narrow(fixed, "", "1.234.567.890").ends_with("890"));
    assert_eq!(narrow(fixed, "<w:tcFitText/>", "một hai ba bốn"), "");
    assert!(narrow("", "", "một hai ba bốn").ends_with("bốn"));
}
