//! Shapes that stand before the text: which letters lie under them.

use congvan::docx;

use super::support::{lines, p, r, table, word};

/// Points in the units of drawings.
const POINT: i64 = 12_700;

/// A white rectangle before the text: its place across and down, each from what and how
/// far in points, its width and height.
fn white((across, left): (&str, i64), (down, top): (&str, i64), wide: i64, high: i64) -> String {
    let [left, top, wide, high] = [left, top, wide, high].map(|points| points * POINT);
    format!(
        "<w:r><w:drawing><wp:anchor behindDoc=\"0\">\
         <wp:positionH relativeFrom=\"{across}\"><wp:posOffset>{left}</wp:posOffset></wp:positionH>\
         <wp:positionV relativeFrom=\"{down}\"><wp:posOffset>{top}</wp:posOffset></wp:positionV>\
         <wp:extent cx=\"{wide}\" cy=\"{high}\"/><wp:wrapNone/><a:graphic><a:graphicData><wps:wsp><wps:spPr>\
         <a:prstGeom prst=\"rect\"/><a:solidFill><a:srgbClr val=\"FFFFFF\"/></a:solidFill></wps:spPr></wps:wsp>\
         </a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )
}

/// The words of a file that lie under its shapes.
fn covered(body: &str) -> Vec<String> {
    let reading = docx::from_slice(&word(body).build()).unwrap();
    let layout = reading.layout.unwrap();
    let runs = layout.paragraphs.iter().flat_map(|paragraph| &paragraph.runs);
    runs.filter(|run| run.style.covered)
        .map(|run| reading.source.slice(run.span).unwrap().to_owned())
        .collect()
}

/// Three lines of 14 points; the shape is anchored in the second.
fn three(shape: &str) -> Vec<String> {
    let big = |text: &str| r("<w:sz w:val=\"28\"/>", text);
    let bold = r("<w:sz w:val=\"28\"/><w:b/>", "đoạn hai");
    covered(&format!(
        "<w:p>{}</w:p><w:p>{}{bold}{shape}</w:p><w:p>{}</w:p>",
        big("đoạn một"),
        big("mở đầu của "),
        big("đoạn ba")
    ))
}

#[test]
fn the_lines_under_a_shape_are_covered() {
    let at = |top: i64, high: i64| three(&white(("column", 0), ("paragraph", top), 400, high));
    assert_eq!(at(0, 16), ["mở đầu của ", "đoạn hai"]);
    assert_eq!(at(-16, 16), ["đoạn một"]);
    assert_eq!(at(16, 16), ["đoạn ba"]);
    assert_eq!(at(-16, 48).len(), 4);
    // What only touches a line leaves it to be read.
    assert_eq!(at(14, 4), [""; 0]);
    assert_eq!(at(300, 16), [""; 0]);
}

#[test]
fn the_letters_beside_a_shape_are_not() {
    let at = |left: i64, wide: i64| three(&white(("column", left), ("paragraph", 0), wide, 16));
    assert_eq!(at(75, 100), ["đoạn hai"]);
    assert_eq!(at(-100, 150), ["mở đầu của "]);
    assert_eq!(at(300, 100), [""; 0]);
    assert_eq!(at(-200, 150), [""; 0]);
}

/// From the edges of the page: the text begins 85 points from the left and 57 from above.
#[test]
fn a_place_on_the_page_is_known_on_the_first_one() {
    let at = |top: i64| three(&white(("page", 85), ("page", top), 400, 16));
    assert_eq!(at(57), ["đoạn một"]);
    assert_eq!(at(73), ["mở đầu của ", "đoạn hai"]);
    assert_eq!(at(0), [""; 0]);
    assert_eq!(three(&white(("margin", 0), ("margin", 32), 400, 16)), ["đoạn ba"]);
    let later = format!("<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>{}", p("sau"));
    let shape = white(("page", 85), ("page", 57), 400, 16);
    assert_eq!(covered(&format!("{later}<w:p>{}{shape}</w:p>", r("", "cuối"))), [""; 0]);
}

/// Cells of a row stand side by side.
#[test]
fn a_shape_in_a_cell_covers_its_column() {
    let shape = white(("column", 0), ("paragraph", 0), 120, 14);
    let number = format!("<w:p>{}{shape}</w:p>", r("", "Số: 45/SNV-VP"));
    let rows: &[&[&str]] = &[
        &[&p("SỞ NỘI VỤ"), &p("CỘNG HÒA")],
        &[&number, &p("Hà Khê, ngày 5 tháng 5 năm 2024")],
    ];
    assert_eq!(
        covered(&(table(&[4000, 5000], rows) + &lines(&["Kính gửi"]))),
        ["Số: 45/SNV-VP"]
    );
    // It is anchored below the table and reaches up into it.
    let shape = white(("column", 0), ("paragraph", -14), 120, 14);
    let below = format!("<w:p>{}{shape}</w:p>", r("", "Kính gửi"));
    let rows: &[&[&str]] = &[&[&p("Số: 45/SNV-VP"), &p("Hà Khê")]];
    assert_eq!(covered(&(table(&[4000, 5000], rows) + &below)), ["Số: 45/SNV-VP"]);
}
