//! Packages of Word, put together from the grammar of the standard.

use super::markup::is_xml_char;
use super::pieces::WORDS;
use super::recipe::Recipe;

const NAMES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
    xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
    xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
    xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" \
    xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\"";

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const MAIN: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

/// A text in XML, with the letters that Word shows.
#[derive(Default)]
struct Page {
    xml: String,
    shown: String,
    notes: String,
    /// How many notes there are.
    count: usize,
}

/// The parts of a file, and the letters that it shows.
pub(crate) fn package(recipe: &mut Recipe<'_>) -> (Vec<(String, Vec<u8>)>, String) {
    let mut page = Page::default();
    blocks(recipe, &mut page, 4);
    if recipe.chance(4) {
        // A field that never comes to its result.
        page.xml
            .push_str("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>");
        runs(recipe, &mut page, 0);
        page.xml.push_str("</w:p>");
    }
    let header = recipe.maybe(|recipe| {
        let mut head = Page::default();
        paragraph(recipe, &mut head, 0);
        head
    });
    let reference = if header.is_some() {
        "<w:headerReference r:id=\"rId3\"/>"
    } else {
        ""
    };
    let body = format!(
        "<w:body>{}<w:sectPr>{reference}<w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr></w:body>",
        page.xml
    );
    let root = |name: &str, content: &str| format!("<w:{name} {NAMES}>{content}</w:{name}>");
    let mut parts = vec![
        ("styles", root("styles", STYLES)),
        ("numbering", root("numbering", NUMBERING)),
    ];
    if let Some(head) = &header {
        parts.push(("header", root("hdr", &head.xml)));
    }
    parts.push(("footnotes", root("footnotes", &page.notes)));
    let mut shown = page.shown;
    shown.extend(header.into_iter().map(|head| head.shown));
    let mut relations = String::new();
    let mut entries = Vec::new();
    for (i, (kind, content)) in parts.into_iter().enumerate() {
        let id = if kind == "header" { 3 } else { i + 10 };
        relations += &format!("<Relationship Id=\"rId{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{kind}.xml\"/>");
        entries.push((format!("word/{kind}.xml"), content));
    }
    let related = |inner: &str| format!("<Relationships xmlns=\"{PACKAGE}/relationships\">{inner}</Relationships>");
    let types = format!(
        "<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/word/document.xml\" ContentType=\"{MAIN}\"/></Types>"
    );
    let main = format!("<Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" Target=\"word/document.xml\"/>");
    entries.push(("[Content_Types].xml".to_owned(), types));
    entries.push(("_rels/.rels".to_owned(), related(&main)));
    entries.push(("word/_rels/document.xml.rels".to_owned(), related(&relations)));
    entries.push(("word/document.xml".to_owned(), root("document", &body)));
    let entries = entries.into_iter().map(|(name, content)| (name, content.into_bytes()));
    (entries.collect(), shown)
}

const STYLES: &str = "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val=\"28\"/></w:rPr></w:rPrDefault></w:docDefaults>\
    <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"N\"/>\
    <w:style w:type=\"paragraph\" w:styleId=\"A\"><w:basedOn w:val=\"B\"/><w:pPr><w:jc w:val=\"center\"/></w:pPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"B\"><w:basedOn w:val=\"A\"/><w:rPr><w:b/></w:rPr></w:style>";

const NUMBERING: &str = "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>\
    <w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"Điều %1.\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"lowerLetter\"/>\
    <w:lvlText w:val=\"%2)\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";

fn blocks(recipe: &mut Recipe<'_>, page: &mut Page, deep: usize) {
    for _ in 0..=recipe.below(5) {
        match recipe.below(if deep == 0 { 5 } else { 9 }) {
            0..=4 => paragraph(recipe, page, deep),
            5 | 6 => table(recipe, page, deep - 1),
            7 => around(recipe, page, BLOCK_FRAMES, |recipe, page| {
                blocks(recipe, page, deep - 1)
            }),
            _ => page.xml.push_str(recipe.pick(&[
                "<w:bookmarkStart w:id=\"1\"/>",
                "<w:altChunk r:id=\"rId9\"/>",
                "<w:unheard/>",
                "<w:p><w:pPr><w:sectPr><w:type w:val=\"continuous\"/></w:sectPr></w:pPr></w:p>",
                "<w:p><w:pPr><w:rPr><w:ins/></w:rPr></w:pPr></w:p>",
                "<m:oMathPara><m:oMath><m:r><m:t>1</m:t></m:r></m:oMath></m:oMathPara>",
                "<!-- a -->",
                "<?a b?>",
            ])),
        }
        if recipe.is_over() {
            break;
        }
    }
}

/// What stands around blocks and shows them.
const BLOCK_FRAMES: &[(&str, &str)] = &[
    (
        "<w:sdt><w:sdtPr><w:alias w:val=\"a\"/></w:sdtPr><w:sdtContent>",
        "</w:sdtContent></w:sdt>",
    ),
    ("<w:customXml w:element=\"a\">", "</w:customXml>"),
    ("<w:ins w:id=\"1\" w:author=\"a\">", "</w:ins>"),
    ("<w:moveTo w:id=\"1\">", "</w:moveTo>"),
    ("<w:unheard>", "</w:unheard>"),
    (
        "<mc:AlternateContent><mc:Choice Requires=\"wps\">",
        "</mc:Choice><mc:Fallback><w:p><w:r><w:t>x</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>",
    ),
    (
        "<mc:AlternateContent><mc:Choice Requires=\"v unheard\"/><mc:Fallback>",
        "</mc:Fallback></mc:AlternateContent>",
    ),
];

/// What stands around runs and shows them.
const RUN_FRAMES: &[(&str, &str)] = &[
    ("<w:hyperlink r:id=\"rId9\" w:anchor=\"a\">", "</w:hyperlink>"),
    ("<w:smartTag w:element=\"a\"><w:smartTagPr/>", "</w:smartTag>"),
    ("<w:ins w:id=\"1\">", "</w:ins>"),
    (
        "<w:sdt><w:sdtPr><w:placeholder/></w:sdtPr><w:sdtContent>",
        "</w:sdtContent></w:sdt>",
    ),
    ("<w:fldSimple w:instr=\"REF a\">", "</w:fldSimple>"),
    ("<w:bdo w:val=\"rtl\">", "</w:bdo>"),
    ("<w:unheard a=\"b\">", "</w:unheard>"),
    (
        "<w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>DDEAUTO a b</w:instrText><w:fldChar w:fldCharType=\"separate\"/></w:r>",
        "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
    ),
    (
        "<mc:AlternateContent><mc:Choice Requires=\"wps wp\">",
        "</mc:Choice><mc:Fallback/></mc:AlternateContent>",
    ),
    (
        "<w:r><w:pict><v:rect style=\"width:90pt;height:40pt\"><v:textbox><w:txbxContent><w:p>",
        "</w:p></w:txbxContent></v:textbox></v:rect></w:pict></w:r>",
    ),
    (
        "<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent><w:p>",
        "</w:p></w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>",
    ),
    // Ends that nothing began.
    (
        "<w:r><w:fldChar w:fldCharType=\"end\"/><w:fldChar w:fldCharType=\"separate\"/></w:r>",
        "",
    ),
];

fn around(
    recipe: &mut Recipe<'_>,
    page: &mut Page,
    frames: &[(&str, &str)],
    inside: impl FnOnce(&mut Recipe<'_>, &mut Page),
) {
    let (open, close) = recipe.pick(frames);
    page.xml.push_str(open);
    inside(recipe, page);
    page.xml.push_str(close);
}

fn table(recipe: &mut Recipe<'_>, page: &mut Page, deep: usize) {
    page.xml
        .push_str("<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w=\"3800\"/><w:gridCol w:w=\"5600\"/></w:tblGrid>");
    for _ in 0..=recipe.below(3) {
        page.xml.push_str("<w:tr>");
        page.xml.push_str(recipe.pick(&[
            "",
            "<w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>",
            "<w:trPr><w:ins/></w:trPr>",
        ]));
        for _ in 0..=recipe.below(3) {
            let property = recipe.pick(&[
                "",
                "<w:gridSpan w:val=\"2\"/>",
                "<w:tcW w:w=\"99\" w:type=\"dxa\"/>",
                "<w:vMerge w:val=\"restart\"/>",
            ]);
            page.xml.push_str(&format!("<w:tc><w:tcPr>{property}</w:tcPr>"));
            blocks(recipe, page, deep);
            page.xml.push_str("</w:tc>");
        }
        page.xml.push_str("</w:tr>");
    }
    page.xml.push_str("</w:tbl>");
}

fn paragraph(recipe: &mut Recipe<'_>, page: &mut Page, deep: usize) {
    let property = recipe.pick(&[
        "",
        "<w:jc w:val=\"center\"/>",
        "<w:pStyle w:val=\"A\"/>",
        "<w:ind w:left=\"720\" w:hanging=\"-99999\"/>",
        "<w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr>",
        "<w:spacing w:before=\"720\" w:line=\"1\" w:lineRule=\"exact\"/>",
        "<w:framePr w:x=\"-1\" w:hAnchor=\"page\"/>",
        "<w:tabs><w:tab w:pos=\"4000\" w:val=\"center\"/></w:tabs>",
        "<w:rPr><w:del/></w:rPr>",
        "<w:pageBreakBefore/>",
    ]);
    page.xml.push_str(&format!("<w:p><w:pPr>{property}</w:pPr>"));
    runs(recipe, page, deep);
    page.xml.push_str("</w:p>");
}

fn runs(recipe: &mut Recipe<'_>, page: &mut Page, deep: usize) {
    for _ in 0..=recipe.below(4) {
        match recipe.below(if deep == 0 { 5 } else { 7 }) {
            0..=3 => run(recipe, page),
            4 => page.xml.push_str(recipe.pick(NOT_SHOWN)),
            5 => around(recipe, page, RUN_FRAMES, |recipe, page| runs(recipe, page, deep - 1)),
            _ => note(recipe, page),
        }
    }
}

/// Runs that show no letters of their own.
const NOT_SHOWN: &[&str] = &[
    "<w:del w:id=\"1\"><w:r><w:delText>x</w:delText></w:r></w:del>",
    "<w:moveFrom w:id=\"1\"><w:r><w:t>x</w:t></w:r></w:moveFrom>",
    "<w:r><w:tab/></w:r>",
    "<w:r><w:br/></w:r>",
    "<w:r><w:br w:type=\"page\"/></w:r>",
    "<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0A7\"/></w:r>",
    "<w:r><w:commentReference w:id=\"1\"/></w:r>",
    "<w:r><w:noBreakHyphen/><w:softHyphen/><w:cr/></w:r>",
    "<w:r><w:object><v:shape/></w:object></w:r>",
    "<w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType=\"separate\"/><w:t>1</w:t>\
     <w:fldChar w:fldCharType=\"end\"/></w:r>",
    "<m:oMath><m:r><m:t>1</m:t></m:r></m:oMath>",
    "<w:proofErr w:type=\"spellStart\"/>",
];

fn run(recipe: &mut Recipe<'_>, page: &mut Page) {
    let property = recipe.pick(&[
        "",
        "",
        "<w:b/><w:i/>",
        "<w:caps/>",
        "<w:vanish/>",
        "<w:color w:val=\"FFFFFF\"/>",
        "<w:sz w:val=\"2\"/>",
        "<w:rFonts w:ascii=\"Arial\"/>",
        "<w:vertAlign w:val=\"superscript\"/>",
    ]);
    let text = words(recipe);
    // Capitals may be more letters than the small ones: `ß`.
    let capitals = property.contains("caps");
    page.shown
        .push_str(&if capitals { text.to_uppercase() } else { text.clone() });
    page.shown.push(' ');
    let space = recipe.pick(&["", " xml:space=\"preserve\""]);
    let text = escaped(&text);
    page.xml
        .push_str(&format!("<w:r><w:rPr>{property}</w:rPr><w:t{space}>{text}</w:t></w:r>"));
}

fn note(recipe: &mut Recipe<'_>, page: &mut Page) {
    page.count += 1;
    let text = words(recipe);
    page.shown.push_str(&text);
    page.shown.push(' ');
    let (id, text) = (page.count, escaped(&text));
    page.xml
        .push_str(&format!("<w:r><w:footnoteReference w:id=\"{id}\"/></w:r>"));
    page.notes.push_str(&format!(
        "<w:footnote w:id=\"{id}\"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>"
    ));
}

/// Words that XML can hold.
fn words(recipe: &mut Recipe<'_>) -> String {
    let text = if recipe.chance(2) {
        recipe.text()
    } else {
        recipe.pick(WORDS).to_owned()
    };
    text.chars().filter(|c| is_xml_char(*c)).collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('\r', "&#13;")
}
