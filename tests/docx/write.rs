//! Word files as Word wants them: every part declared, every element in its order, and
//! the page as the decree draws it.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use congvan::document::{Block, Document};
use congvan::docx::{self, Indent, Sizes, Writer};
use congvan::value::{Kind, Secrecy, Urgency};
use proptest::prelude::*;
use quick_xml::events::Event;

/// An element with its attributes and what is inside; text has no name.
#[derive(Debug, Default, Clone)]
struct Node {
    name: String,
    attributes: BTreeMap<String, String>,
    text: String,
    children: Vec<Node>,
}

impl Node {
    fn parse(xml: &str) -> Node {
        let mut reader = quick_xml::Reader::from_str(xml);
        let mut open = vec![Node::default()];
        loop {
            match reader.read_event().unwrap_or_else(|e| panic!("{e}: {xml}")) {
                Event::Start(start) => open.push(Node::of(&start)),
                Event::Empty(start) => {
                    let node = Node::of(&start);
                    open.last_mut().unwrap().children.push(node);
                }
                Event::End(_) => {
                    let node = open.pop().unwrap();
                    open.last_mut().unwrap().children.push(node);
                }
                Event::Text(text) => open.last_mut().unwrap().text += &*text,
                Event::GeneralRef(reference) => {
                    let sign = match &*reference {
                        "amp" => '&',
                        "lt" => '<',
                        "gt" => '>',
                        _ => reference.resolve_char_ref().unwrap().unwrap(),
                    };
                    open.last_mut().unwrap().text.push(sign);
                }
                Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!(open.len(), 1, "unclosed elements: {xml}");
        open.pop().unwrap().children.pop().unwrap()
    }

    fn of(start: &quick_xml::events::BytesStart<'_>) -> Node {
        let attribute = |a: Result<quick_xml::events::attributes::Attribute<'_>, _>| {
            let a = a.unwrap();
            let name = a.key.as_ref().to_owned();
            (name, a.value.to_string())
        };
        Node {
            name: start.name().as_ref().to_owned(),
            attributes: start.attributes().map(attribute).collect(),
            ..Node::default()
        }
    }

    fn all(&self) -> Vec<&Node> {
        let below = self.children.iter().flat_map(Node::all);
        std::iter::once(self).chain(below).collect()
    }

    fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Node> {
        self.all().into_iter().filter(move |node| node.name == name)
    }

    fn child(&self, name: &str) -> Option<&Node> {
        self.children.iter().find(|node| node.name == name)
    }

    fn value(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }

    /// The words of a paragraph or more; breaks and tabs as the characters they stand for.
    fn words(&self) -> String {
        let sign = |node: &Node| match node.name.as_str() {
            "w:t" => node.text.clone(),
            "w:tab" => "\t".into(),
            "w:br" => "\n".into(),
            "w:cr" => "\r".into(),
            _ => String::new(),
        };
        self.all().into_iter().map(sign).collect()
    }
}

fn parts(file: &[u8]) -> BTreeMap<String, String> {
    let mut zip = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut parts = BTreeMap::new();
    for i in 0..zip.len() {
        let mut entry = zip.by_index(i).unwrap();
        let mut text = String::new();
        entry.read_to_string(&mut text).unwrap();
        assert!(
            parts.insert(entry.name().unwrap().into_owned(), text).is_none(),
            "a part stands twice"
        );
    }
    parts
}

fn written(document: &Document) -> BTreeMap<String, String> {
    parts(&docx::to_vec(document).unwrap().output)
}

fn body(document: &Document) -> Node {
    Node::parse(&written(document)["word/document.xml"])
}

/// The order of elements in which Word wants them (ISO/IEC 29500-1, Annex A).
const ORDERS: &[(&str, &[&str])] = &[
    (
        "w:pPr",
        &[
            "w:pStyle",
            "w:keepNext",
            "w:keepLines",
            "w:pageBreakBefore",
            "w:framePr",
            "w:widowControl",
            "w:numPr",
            "w:suppressLineNumbers",
            "w:pBdr",
            "w:shd",
            "w:tabs",
            "w:suppressAutoHyphens",
            "w:spacing",
            "w:ind",
            "w:contextualSpacing",
            "w:mirrorIndents",
            "w:jc",
            "w:textDirection",
            "w:textAlignment",
            "w:outlineLvl",
            "w:rPr",
            "w:sectPr",
        ],
    ),
    (
        "w:rPr",
        &[
            "w:rStyle",
            "w:rFonts",
            "w:b",
            "w:bCs",
            "w:i",
            "w:iCs",
            "w:caps",
            "w:smallCaps",
            "w:strike",
            "w:vanish",
            "w:color",
            "w:spacing",
            "w:w",
            "w:kern",
            "w:position",
            "w:sz",
            "w:szCs",
            "w:highlight",
            "w:u",
            "w:lang",
        ],
    ),
    (
        "w:pBdr",
        &["w:top", "w:left", "w:bottom", "w:right", "w:between", "w:bar"],
    ),
    (
        "w:tblPr",
        &[
            "w:tblStyle",
            "w:tblpPr",
            "w:tblOverlap",
            "w:tblW",
            "w:jc",
            "w:tblCellSpacing",
            "w:tblInd",
            "w:tblBorders",
            "w:shd",
            "w:tblLayout",
            "w:tblCellMar",
            "w:tblLook",
        ],
    ),
    (
        "w:tblBorders",
        &["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"],
    ),
    ("w:tblCellMar", &["w:top", "w:left", "w:bottom", "w:right"]),
    (
        "w:tcPr",
        &[
            "w:tcW",
            "w:gridSpan",
            "w:vMerge",
            "w:tcBorders",
            "w:shd",
            "w:noWrap",
            "w:tcMar",
            "w:vAlign",
        ],
    ),
    (
        "w:sectPr",
        &[
            "w:headerReference",
            "w:footerReference",
            "w:footnotePr",
            "w:endnotePr",
            "w:type",
            "w:pgSz",
            "w:pgMar",
            "w:pgBorders",
            "w:pgNumType",
            "w:cols",
            "w:vAlign",
            "w:titlePg",
            "w:docGrid",
        ],
    ),
    (
        "w:style",
        &[
            "w:name",
            "w:basedOn",
            "w:next",
            "w:link",
            "w:uiPriority",
            "w:semiHidden",
            "w:unhideWhenUsed",
            "w:qFormat",
            "w:pPr",
            "w:rPr",
            "w:tblPr",
        ],
    ),
    ("w:tbl", &["w:tblPr", "w:tblGrid", "w:tr"]),
    ("w:tr", &["w:trPr", "w:tc"]),
    (
        "w:settings",
        &[
            "w:zoom",
            "w:defaultTabStop",
            "w:characterSpacingControl",
            "w:compat",
            "w:themeFontLang",
            "w:decimalSymbol",
            "w:listSeparator",
        ],
    ),
    (
        "w:font",
        &["w:altName", "w:panose1", "w:charset", "w:family", "w:pitch"],
    ),
];

/// Everything that makes Word call a file broken, and what we promise beside it.
fn assert_sound(document: &Document) {
    let parts = written(document);
    let types = Node::parse(&parts["[Content_Types].xml"]);
    let declared: Vec<&str> = types.named("Override").map(|node| node.value("PartName")).collect();
    let extensions: Vec<&str> = types.named("Default").map(|node| node.value("Extension")).collect();
    for name in parts.keys().filter(|name| *name != "[Content_Types].xml") {
        let of_its_own = declared.contains(&format!("/{name}").as_str());
        assert!(
            of_its_own || (name.ends_with(".rels") && extensions.contains(&"rels")),
            "{name} has no type"
        );
    }
    for name in declared {
        assert!(
            parts.contains_key(name.trim_start_matches('/')),
            "{name} is declared and missing"
        );
    }
    for (name, folder) in [("_rels/.rels", ""), ("word/_rels/document.xml.rels", "word/")] {
        for relation in Node::parse(&parts[name]).named("Relationship") {
            let target = format!("{folder}{}", relation.value("Target"));
            assert!(parts.contains_key(&target), "{target} is missing");
        }
    }
    let relations = Node::parse(&parts["word/_rels/document.xml.rels"]);
    let ids: Vec<&str> = relations.named("Relationship").map(|node| node.value("Id")).collect();
    let styles = Node::parse(&parts["word/styles.xml"]);
    let styles: Vec<&str> = styles.named("w:style").map(|node| node.value("w:styleId")).collect();
    for (name, text) in &parts {
        let root = Node::parse(text);
        for node in root.all() {
            assert_in_order(node, name);
            for (attribute, value) in &node.attributes {
                assert!(
                    attribute != "r:id" || ids.contains(&value.as_str()),
                    "{name}: no {value}"
                );
            }
        }
        for style in root.named("w:pStyle") {
            assert!(
                styles.contains(&style.value("w:val")),
                "{name}: no style {}",
                style.value("w:val")
            );
        }
        for parent in root
            .all()
            .into_iter()
            .filter(|node| ["w:body", "w:tc", "w:hdr", "w:ftr"].contains(&node.name.as_str()))
        {
            assert_blocks(parent, name);
        }
        root.named("w:tbl").for_each(assert_table);
    }
}

fn assert_in_order(node: &Node, part: &str) {
    let Some((_, order)) = ORDERS.iter().find(|(name, _)| *name == node.name) else {
        return;
    };
    let place = |child: &Node| {
        let found = order.iter().position(|name| *name == child.name);
        found.unwrap_or_else(|| panic!("{part}: {} in {}", child.name, node.name))
    };
    let places: Vec<usize> = node.children.iter().map(place).collect();
    assert!(places.is_sorted(), "{part}: the order in {node:?}");
    let repeats = ["w:headerReference", "w:footerReference", "w:tr", "w:tc"];
    for pair in node.children.windows(2) {
        assert!(
            pair[0].name != pair[1].name || repeats.contains(&pair[0].name.as_str()),
            "{part}: twice in {node:?}"
        );
    }
}

/// Two tables that touch become one; a cell ends with a paragraph, the text with a section.
fn assert_blocks(parent: &Node, part: &str) {
    let names: Vec<&str> = parent.children.iter().map(|node| node.name.as_str()).collect();
    assert!(
        !names.windows(2).any(|pair| pair == ["w:tbl", "w:tbl"]),
        "{part}: tables touch"
    );
    let last = if parent.name == "w:body" { "w:sectPr" } else { "w:p" };
    assert_eq!(names.last(), Some(&last), "{part}: {}", parent.name);
}

fn assert_table(table: &Node) {
    let columns = table.child("w:tblGrid").unwrap().children.len();
    assert!((1..=63).contains(&columns));
    for row in table.children.iter().filter(|node| node.name == "w:tr") {
        let cells = row.children.iter().filter(|node| node.name == "w:tc").count();
        let after = row
            .named("w:gridAfter")
            .next()
            .map_or(0, |node| node.value("w:val").parse().unwrap());
        assert!(cells > 0);
        assert_eq!(cells + after, columns);
    }
    for width in table.named("w:gridCol") {
        assert!(width.value("w:w").parse::<i32>().unwrap() >= 0);
    }
}

#[test]
fn letters_of_every_kind_are_sound_files() {
    for (name, letter) in crate::paper::letters() {
        assert_sound(&letter);
        // Nothing on the page tells a thư công from a công văn.
        let losses = docx::to_vec(&letter).unwrap().losses;
        assert!(
            losses.is_empty() || letter.kind == Some(Kind::ThuCong),
            "{name}: {losses:?}"
        );
        assert_eq!(docx::to_vec(&letter).unwrap(), docx::to_vec(&letter).unwrap(), "{name}");
    }
}

proptest! {
    // Each case is a whole file, written and read.
    #![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases / 4))]

    /// Markup, odd spaces, signs that nobody sees: the file stays sound and says what XML
    /// could not hold.
    #[test]
    fn hostile_text_stays_text(document in crate::common::document(&crate::common::wild_text())) {
        assert_sound(&document);
        let losses = docx::to_vec(&document).unwrap().losses;
        let subject = document.subject.clone().unwrap_or_default();
        let told = losses.iter().any(|loss| loss.path == "/subject" && loss.what.starts_with("U+"));
        let printed = document.subject.is_some();
        prop_assert_eq!(told, printed && !subject.chars().all(crate::common::is_xml_char));
    }

    /// What stands in the document stands in the file.
    #[test]
    fn nothing_is_dropped(document in crate::common::document(&crate::common::text())) {
        let parts = written(&document);
        let whole: String = parts
            .iter()
            .filter(|(name, _)| name.starts_with("word/"))
            .flat_map(|(_, text)| Node::parse(text).named("w:p").map(Node::words).collect::<Vec<_>>())
            .collect::<Vec<_>>()
            .join("\u{1}");
        let blocks = document.body.iter().chain(document.appendices.iter().flat_map(|a| &a.body));
        let texts = document.unplaced.iter().chain(&document.stamps).chain(&document.contact).chain(&document.title);
        let texts = texts.chain(&document.subject).chain(&document.circulation).chain(blocks.clone().map(|b| &b.text));
        let cells = blocks.flat_map(|b| &b.rows).flatten();
        let signers = document.signatures.iter().flat_map(|s| [&s.signer, &s.position, &s.note, &s.rank]).flatten();
        for text in texts.chain(cells).chain(signers) {
            prop_assert!(whole.contains(text.as_str()), "{:?} in {:?}", text, whole);
        }
    }
}

fn paragraph<'a>(root: &'a Node, words: &str) -> &'a Node {
    let mut found = root.named("w:p").filter(|p| p.words().contains(words));
    found.next().unwrap_or_else(|| panic!("no paragraph has {words}"))
}

fn twips(node: &Node, name: &str) -> f64 {
    node.value(name).parse().unwrap()
}

fn mm(twips: f64) -> f64 {
    twips * 25.4 / 1440.0
}

#[test]
fn the_page_is_that_of_the_decree() {
    let root = body(&crate::paper::letter(Kind::CongVan));
    let section = root.named("w:sectPr").next().unwrap();
    let (size, margins) = (section.child("w:pgSz").unwrap(), section.child("w:pgMar").unwrap());
    assert_eq!(
        (size.value("w:w"), size.value("w:h"), size.value("w:orient")),
        ("11906", "16838", "")
    );
    for (side, least, most) in [
        ("top", 20.0, 25.0),
        ("bottom", 20.0, 25.0),
        ("left", 30.0, 35.0),
        ("right", 15.0, 20.0),
    ] {
        let margin = mm(twips(margins, &format!("w:{side}")));
        assert!((least - 0.05..=most + 0.05).contains(&margin), "{side}: {margin}");
    }
    assert!(section.child("w:titlePg").is_some());
    let numbered = &written(&crate::paper::letter(Kind::CongVan))["word/header1.xml"];
    assert!(numbered.contains("w:instr=\" PAGE \""), "{numbered}");
}

/// Head and foot are rows of two columns: number and date stand on one line, the
/// recipients beside the signature, and no row breaks at the end of a page.
#[test]
fn what_belongs_on_one_line_is_in_one_row() {
    let root = body(&crate::paper::letter(Kind::CongVan));
    for (left, right) in [
        ("SỞ NỘI VỤ", "Độc lập"),
        ("Số: 45/SNV-VP", "Hà Khê, ngày 12"),
        ("Nơi nhận:", "KT. GIÁM ĐỐC"),
    ] {
        let rows: Vec<&Node> = root.named("w:tr").filter(|row| row.words().contains(left)).collect();
        assert_eq!(rows.len(), 1, "{left}");
        let cells: Vec<String> = rows[0].named("w:tc").map(Node::words).collect();
        assert!(cells[0].contains(left) && cells[1].contains(right), "{cells:?}");
        assert!(rows[0].named("w:cantSplit").next().is_some());
    }
    let foot = root.named("w:tr").last().unwrap();
    assert!(foot.words().ends_with("Trần Thị Minh Hà"));
    let last = paragraph(&root, "nghiêm túc thực hiện./.");
    assert!(last.named("w:keepNext").next().is_some());
}

#[test]
fn boxes_of_urgency_and_secrecy_have_their_sizes() {
    for (urgency, width) in [
        (Urgency::HoaToc, 30.0),
        (Urgency::ThuongKhan, 40.0),
        (Urgency::Khan, 20.0),
    ] {
        let mut letter = crate::paper::letter(Kind::ToTrinh);
        letter.urgency = Some(urgency);
        letter.secrecy = Some(Secrecy::Mat);
        let root = body(&letter);
        let word = urgency.name().to_uppercase();
        let mark = paragraph(&root, &word);
        let cell = root.named("w:tc").find(|cell| cell.words().contains(&word)).unwrap();
        let column = twips(cell.named("w:tcW").next().unwrap(), "w:w");
        let indent = mark.named("w:ind").next().unwrap();
        let drawn = mm(column - twips(indent, "w:left") - twips(indent, "w:right"));
        assert!((drawn - width).abs() < 0.1, "{word}: {drawn}");
        assert!(paragraph(&root, "MẬT").named("w:pBdr").next().is_some());
        assert_eq!(mark.named("w:top").next().unwrap().value("w:color"), "FF0000");
    }
}

/// An annex has pages, page numbers and margins of its own; a wide table turns them.
#[test]
fn annexes_are_sections_of_their_own() {
    let letter = crate::paper::laden();
    let root = body(&letter);
    let sections: Vec<&Node> = root.named("w:sectPr").collect();
    assert_eq!(sections.len(), 3);
    for section in &sections {
        assert_eq!(section.child("w:pgNumType").unwrap().value("w:start"), "1");
        assert_eq!(section.child("w:type").unwrap().value("w:val"), "nextPage");
    }
    let orient = |section: &&Node| section.child("w:pgSz").unwrap().value("w:orient").to_owned();
    assert_eq!(sections.iter().map(orient).collect::<Vec<_>>(), ["", "landscape", ""]);
    let first = |section: &Node| -> Vec<String> {
        let of_first = section.children.iter().filter(|node| node.value("w:type") == "first");
        of_first.map(|node| node.value("r:id").to_owned()).collect()
    };
    assert_ne!(first(sections[0]), first(sections[1]));
    assert_eq!(first(sections[1]), first(sections[2]));
    let table = root.named("w:tbl").find(|table| table.words().contains("STT")).unwrap();
    assert_eq!(table.named("w:tblHeader").count(), 1);
}

#[test]
fn lines_end_where_those_of_the_document_do() {
    let mut document = Document::default();
    document.body = vec![Block::paragraph("một\thai\nba")];
    assert_eq!(paragraph(&body(&document), "hai").words(), "một\thai\nba");
}

#[test]
fn sizes_and_indent_can_be_chosen() {
    let letter = crate::paper::letter(Kind::CongVan);
    let size = |writer: Writer, id: &str| {
        let styles = Node::parse(&parts(&writer.to_vec(&letter).unwrap().output)["word/styles.xml"]);
        let style = styles
            .named("w:style")
            .find(|style| style.value("w:styleId") == id)
            .unwrap()
            .clone();
        style.named("w:sz").next().unwrap().value("w:val").to_owned()
    };
    for (sizes, national, motto, text) in [
        (Sizes::Small, "24", "26", "26"),
        (Sizes::Medium, "24", "26", "28"),
        (Sizes::Large, "26", "28", "28"),
    ] {
        let writer = Writer::new().sizes(sizes);
        assert_eq!(size(writer, "QuocHieu"), national);
        assert_eq!(size(writer, "TieuNgu"), motto);
        assert_eq!(size(writer, "NoiDung"), text);
    }
    let writer = Writer::new().indent(Indent::Centimetre);
    let styles = &parts(&writer.to_vec(&letter).unwrap().output)["word/styles.xml"];
    assert!(styles.contains("w:firstLine=\"567\"") && !styles.contains("w:firstLine=\"720\""));
}

/// The properties say what the document says, and no clock of a machine.
#[test]
fn properties_come_from_the_document() {
    let core = &written(&crate::paper::letter(Kind::QuyetDinh))["docProps/core.xml"];
    for part in [
        "Quyết định 45/QĐ-SNV",
        ">SỞ NỘI VỤ<",
        ">vi-VN<",
        ">2026-05-12T00:00:00Z<",
    ] {
        assert!(core.contains(part), "{part}: {core}");
    }
    assert!(!written(&Document::default())["docProps/core.xml"].contains("dcterms:created"));
}
