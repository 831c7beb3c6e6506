//! Links: where their words lead, and what is told of it.

use congvan::diagnostic::{Diagnostic, Severity};
use congvan::{Checker, docx};

use crate::support::{Word, p, r, word};

/// A paragraph with a link to the first target outside of the file.
fn linked(words: &str) -> String {
    format!(
        "<w:p>{}<w:hyperlink r:id=\"out0\">{}</w:hyperlink>{}</w:p>",
        r("", "Xem "),
        r("", words),
        r("", " để nộp phí.")
    )
}

/// The same by a field.
fn by_field(instruction: &str, words: &str) -> String {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    format!(
        "<w:p>{}{}<w:r><w:instrText>{instruction}</w:instrText></w:r>{}{}{}{}</w:p>",
        r("", "Xem "),
        mark("begin"),
        mark("separate"),
        r("", words),
        mark("end"),
        r("", " để nộp phí.")
    )
}

fn to(target: &str, body: &str) -> Word {
    word(body).external("hyperlink", target)
}

/// The words of each link, and where it leads.
fn links(file: &Word) -> Vec<(String, String)> {
    let reading = docx::from_slice(&file.build()).unwrap();
    let links = &reading.layout.as_ref().unwrap().links;
    let words = |link: &congvan::layout::Link| reading.source.slice(link.span).unwrap().to_owned();
    links
        .iter()
        .map(|link| (words(link), link.target.to_string()))
        .collect()
}

/// What the reader says of links, and what the rule does.
fn told(file: &Word) -> (Option<Diagnostic>, Vec<String>) {
    let reading = docx::from_slice(&file.build()).unwrap();
    let report = Checker::new().check(&reading);
    let own = report.diagnostics.into_iter().filter(|found| found.code == "SP-10");
    let own = own.map(|found| found.message.en.into_owned()).collect();
    let mut notes = reading.diagnostics.into_iter();
    (notes.find(|note| note.code == "READ-LINKS"), own)
}

#[test]
fn the_layout_says_where_words_lead() {
    let pair = |words: &str, target: &str| vec![(words.to_owned(), target.to_owned())];
    let target = "https://la.example/x";
    let expected = pair("tại đây", target);
    assert_eq!(links(&to(target, &linked("tại đây"))), expected);
    let instruction = format!(" HYPERLINK \"{target}\" \\o \"Cổng dịch vụ\" ");
    assert_eq!(links(&word(by_field(&instruction, "tại đây"))), expected);
    let simple = format!(
        "<w:p><w:fldSimple w:instr='HYPERLINK \"{target}\"'>{}</w:fldSimple></w:p>",
        r("", "tại đây")
    );
    assert_eq!(links(&word(simple)), expected);
    // Within the file nothing leads out of it.
    assert_eq!(links(&word(by_field("HYPERLINK \\l \"Phu_luc\"", "Phụ lục"))), []);
    let inside = format!(
        "<w:p><w:hyperlink w:anchor=\"a\">{}</w:hyperlink></w:p>",
        r("", "Phụ lục")
    );
    assert_eq!(links(&word(inside)), []);
    // Pieces of one link are one, and a field that does not end is told by its paragraph.
    let piece = |words: &str| format!("<w:hyperlink r:id=\"out0\">{}</w:hyperlink>", r("", words));
    let pieces = format!("<w:p>{}{}</w:p>", piece("tại "), piece("đây"));
    assert_eq!(links(&to(target, &pieces)), expected);
    let open = by_field(&instruction, "tại đây").replace("\"end\"", "\"none\"");
    assert_eq!(links(&word(open + &p("sau"))), pair("tại đây để nộp phí.", target));
}

#[test]
fn a_link_in_a_note_leads_where_the_notes_say() {
    let note = format!("<w:footnote w:id=\"1\">{}</w:footnote>", linked("tại đây"));
    let rels = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship \
         Id=\"out0\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink\" \
         Target=\"https://ghichu.example\" TargetMode=\"External\"/></Relationships>";
    let mark = "<w:p><w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>";
    let file = to("https://vanban.example", mark).part("footnotes", "footnotes", &note);
    let file = file.entry("word/_rels/footnotes1.xml.rels", rels);
    assert_eq!(
        links(&file),
        [("tại đây".to_owned(), "https://ghichu.example".to_owned())]
    );
}

#[test]
fn words_that_name_another_address_are_told() {
    for (words, target) in [
        ("https://hakhe.example", "http://la.example/x"),
        ("dichvucong.hakhe.gov.vn", "https://la.example"),
        ("www.hakhe.gov.vn/nop-phi", "https://hakhe.gov.vn.la.example/"),
        ("vanthu@hakhe.gov.vn", "mailto:thu@la.example"),
        ("vanthu@hakhe.gov.vn", "https://la.example"),
        ("https://hakhe.gov.vn", "https://hakhe.gov.vn@la.example"),
        ("https://hakhe.gov.vn", "file:///C:/a.exe"),
        ("Cổng https://hakhe.gov.vn", "https://la.example"),
    ] {
        let (_, found) = told(&to(target, &linked(words)));
        assert_eq!(found.len(), 1, "{words} {target}");
        assert!(found[0].contains(&format!("“{words}”")), "{}", found[0]);
        let field = by_field(&format!("HYPERLINK \"{target}\""), words);
        assert_eq!(told(&word(field)).1, found, "{words} {target}");
    }
    // The link is but a part of the address that is seen.
    let part = linked("hakhe")
        .replace(">Xem <", ">https://<")
        .replace("> để", ">.gov.vn để");
    assert_eq!(told(&to("https://la.example", &part)).1.len(), 1);
}

#[test]
fn honest_links_are_no_forgery() {
    for (words, target) in [
        ("tại đây", "https://la.example"),
        ("phuluc.docx", "https://la.example/phuluc.docx"),
        ("https://hakhe.gov.vn", "https://www.hakhe.gov.vn/"),
        ("hakhe.gov.vn.", "http://hakhe.gov.vn"),
        ("vanthu@hakhe.gov.vn", "mailto:VanThu@hakhe.gov.vn?subject=x"),
        ("vanthu@hakhe.gov.vn", "http://vanthu@hakhe.gov.vn"),
        ("45/2024/QĐ-UBND", "https://vbpl.example/x"),
        ("Điều 5", "https://vbpl.example/x"),
    ] {
        assert_eq!(told(&to(target, &linked(words))).1, [""; 0], "{words} {target}");
    }
    // A link that the program cut within the address.
    let cut = linked("hakhe.gov").replace("> để", ">.vn để");
    assert_eq!(told(&to("https://hakhe.gov.vn", &cut)).1, [""; 0]);
}

#[test]
fn targets_that_the_words_do_not_say_are_named_once() {
    let (note, _) = told(&to("https://la.example/x", &linked("tại đây").repeat(3)));
    let note = note.unwrap();
    assert_eq!(note.severity, Severity::Info);
    assert_eq!(note.message.en.matches("https://la.example/x").count(), 1);
    assert!(note.span.is_some());
    // Nothing is lost where the words are the address.
    assert_eq!(told(&to("https://hakhe.gov.vn/", &linked("hakhe.gov.vn"))).0, None);
    assert_eq!(told(&to("mailto:a@hakhe.gov.vn", &linked("a@hakhe.gov.vn"))).0, None);
    let many: String = (0..30)
        .map(|i| by_field(&format!("HYPERLINK \"https://la.example/{i}\""), "đây"))
        .collect();
    let note = told(&word(many)).0.unwrap();
    assert!(note.message.en.contains("and 20 more"), "{}", note.message.en);
    // A picture that is clicked has no words.
    let drawing = "<w:p><w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"a\"><a:hlinkClick r:id=\"out0\"/>\
                   </wp:docPr></wp:inline></w:drawing></w:r></w:p>";
    let shape =
        "<w:p><w:r><w:pict><v:shape href=\"https://la.example\" style=\"width:9pt;height:9pt\"/></w:pict></w:r></w:p>";
    for body in [drawing, shape] {
        let note = told(&to("https://la.example", body)).0.unwrap();
        assert!(note.message.vi.contains("https://la.example"));
    }
}

/// However many links lead to one long address, it is not looked through each time.
#[test]
fn an_address_is_cut_where_word_ends_it() {
    let target = format!("https://la.example/{}", "a".repeat(100_000));
    let file = to(&target, &linked("tại đây").repeat(2000));
    let links = links(&file);
    assert_eq!(links.len(), 2000);
    assert!(links.iter().all(|(_, target)| target.len() == 2083));
}

#[test]
fn links_in_formulas_and_instructions_as_text_are_followed() {
    let target = "https://la.example/x";
    let expected = vec![("hakhe.gov.vn".to_owned(), target.to_owned())];
    let sign = "<m:r><m:t>hakhe.gov.vn</m:t></m:r>";
    let formula = format!("<w:p><m:oMath><w:hyperlink r:id=\"out0\">{sign}</w:hyperlink></m:oMath></w:p>");
    assert_eq!(links(&to(target, &formula)), expected);
    assert_eq!(told(&to(target, &formula)).1.len(), 1);
    let simple = format!(
        "<w:p><m:oMath><w:fldSimple w:instr=\"HYPERLINK &quot;{target}&quot;\">{sign}</w:fldSimple></m:oMath></w:p>"
    );
    assert_eq!(links(&word(simple)), expected);
    let instruction = format!("HYPERLINK \"{target}\"");
    let as_text = by_field(&instruction, "hakhe.gov.vn").replace("w:instrText", "w:t");
    assert_eq!(links(&word(as_text)), expected);
    let close = by_field(&format!("HYPERLINK\"{target}\""), "hakhe.gov.vn");
    assert_eq!(links(&word(close)), expected);
}

#[test]
fn shapes_and_pictures_lead_where_they_say_themselves() {
    let drawing = |properties: &str, graphic: &str| {
        format!(
            "<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"900000\" cy=\"900000\"/><wp:docPr id=\"1\" name=\"a\">\
             {properties}</wp:docPr><a:graphic><a:graphicData>{graphic}</a:graphicData></a:graphic></wp:inline>\
             </w:drawing></w:r></w:p>"
        )
    };
    let link = "<a:hlinkClick r:id=\"out0\"/>";
    let picture = format!(
        "<pic:pic xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:nvPicPr>\
         <pic:cNvPr id=\"2\" name=\"b\">{link}</pic:cNvPr></pic:nvPicPr></pic:pic>"
    );
    let shape = format!(
        "<wps:wsp><wps:cNvPr id=\"2\" name=\"b\">{link}</wps:cNvPr><wps:txbx><w:txbxContent>{}</w:txbxContent>\
         </wps:txbx></wps:wsp>",
        p("hakhe.gov.vn")
    );
    for body in [
        drawing("<a:hlinkHover r:id=\"out0\"/>", ""),
        drawing("", &shape),
        drawing(link, &picture),
        drawing("", &picture),
    ] {
        let file = to("https://la.example", &body);
        assert!(
            told(&file).0.unwrap().message.vi.contains("https://la.example"),
            "{body}"
        );
        assert_eq!(links(&file).len(), 1, "{body}");
    }
}
