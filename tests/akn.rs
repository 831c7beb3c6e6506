//! Akoma Ntoso: what is written reads back, is valid, and says what archives look for;
//! what others wrote is read as far as it goes.
#![cfg(all(feature = "akn", feature = "json", feature = "letter"))]
#![allow(
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used
)] // what cannot be set up must fail; notices are for the log

mod common;
#[path = "laws/elements.rs"]
#[allow(unreachable_pub)]
mod elements;

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use common::{document, replace, text, wild_text};
use congvan::detect::Format;
use congvan::document::{Appendix, Block, BlockKind, Signature};
use congvan::text::Limits;
use congvan::value::{Capacity, Kind, Organ, SigningAuthority};
use congvan::{Document, ErrorKind, Lang, akn, json, letter};
use elements::LEGAL;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use serde_json::Value;

fn as_json(document: &Document) -> String {
    json::to_string(document).unwrap().output
}

proptest! {
    #[test]
    fn every_document_reads_back(document in document(&text())) {
        let written = akn::to_string(&document).unwrap();
        prop_assert_eq!(&written.losses, &[]);
        let read = akn::read(written.output.as_bytes(), &Limits::default()).unwrap();
        prop_assert_eq!(&read.losses, &[]);
        // Equality of numbers leaves out how they were written; the text does not.
        prop_assert_eq!(as_json(&read.output), as_json(&document));
        prop_assert_eq!(akn::to_string(&read.output).unwrap(), written);
    }

    /// Characters that XML cannot hold become U+FFFD, and each field says so once.
    #[test]
    fn the_losses_are_what_differs(document in document(&wild_text())) {
        let mut expected: Value = serde_json::from_str(&as_json(&document)).unwrap();
        let mut lost = BTreeMap::new();
        replace(&mut expected, String::new(), &mut lost);
        let written = akn::to_string(&document).unwrap();
        let reported: Vec<(String, String)> = written.losses.iter().map(|l| (l.path.clone(), l.what.clone())).collect();
        prop_assert_eq!(reported.len(), lost.len());
        prop_assert_eq!(reported.into_iter().collect::<BTreeMap<_, _>>(), lost);
        let back = akn::from_str(&written.output).unwrap();
        prop_assert_eq!(serde_json::from_str::<Value>(&as_json(&back)).unwrap(), expected);
    }

    #[test]
    fn utf_16_says_the_same(document in document(&text())) {
        let written = akn::to_string(&document).unwrap().output;
        let utf16: Vec<u8> = "\u{FEFF}".encode_utf16().chain(written.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        prop_assert_eq!(as_json(&akn::from_slice(&utf16).unwrap()), as_json(&document));
    }

    #[test]
    fn a_damaged_file_is_an_error_with_a_place(
        document in document(&text()),
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        let mut bytes = akn::to_vec(&document).unwrap().output;
        for (index, byte) in &changes {
            let at = index.index(bytes.len());
            bytes[at] = *byte;
        }
        let mut foreign = FOREIGN.as_bytes().to_vec();
        for (index, byte) in &changes {
            let at = index.index(foreign.len());
            foreign[at] = *byte;
        }
        for bytes in [bytes, foreign] {
            if let Err(error) = akn::from_str(&String::from_utf8_lossy(&bytes)) {
                prop_assert!(error.position().is_some(), "{}", error);
                prop_assert!(!error.message(Lang::Vi).is_empty());
            }
        }
    }

    /// The elements of a file in any disorder: an answer, and the words of the text kept.
    #[test]
    fn elements_in_any_order_keep_their_words(
        names in proptest::collection::vec(proptest::sample::select(LEGAL), 1..12),
        open in proptest::collection::vec(any::<bool>(), 12),
    ) {
        let mut text = String::new();
        let mut stack = Vec::new();
        for (i, (name, deeper)) in names.iter().zip(open).enumerate() {
            let level = if name.contains("cv:level") { "" } else { " cv:level='3'" };
            text.push_str(&format!("<{name}{level}>từ{i} "));
            stack.push(name.split(' ').next().unwrap());
            if !deeper {
                text.push_str(&format!("</{}>", stack.pop().unwrap()));
            }
        }
        while let Some(name) = stack.pop() {
            text.push_str(&format!("</{name}>"));
        }
        let file = format!(
            "<akomaNtoso xmlns='http://docs.oasis-open.org/legaldocml/ns/akn/3.0' xmlns:cv='urn:congvan:akn:1'>\
             <act><meta/><preface>{text}</preface><body>{text}</body><conclusions>{text}</conclusions></act></akomaNtoso>"
        );
        let kept = as_json(&akn::from_str(&file).unwrap());
        for i in 0..names.len() {
            // Digits end a word, so that `từ1` is not found in `từ10`.
            let word = |at: usize| !kept[at..].chars().nth(2 + i.to_string().len()).is_some_and(|c| c.is_ascii_digit());
            let count = kept.match_indices(&format!("từ{i}")).filter(|(at, _)| word(*at)).count();
            prop_assert!(count >= 3, "từ{} {} times in {}\n{}", i, count, kept, file);
        }
    }
}

/// Writes generated documents and the corpus for `.ci/validate_akn`, which holds them
/// against the schema of OASIS.
#[test]
fn files_for_the_schema_of_the_standard() {
    let Some(folder) = std::env::var_os("CONGVAN_AKN_OUT").map(PathBuf::from) else {
        println!("skipped: CONGVAN_AKN_OUT names no folder to write to");
        return;
    };
    fs::create_dir_all(&folder).unwrap();
    let mut runner = TestRunner::deterministic();
    let generated = document(&wild_text());
    for i in 0..500 {
        let document = generated.new_tree(&mut runner).unwrap().current();
        let file = akn::to_vec(&document).unwrap().output;
        fs::write(folder.join(format!("generated-{i:03}.xml")), file).unwrap();
    }
    let mut count = 0;
    for (name, document) in corpus() {
        fs::write(
            folder.join(format!("letter-{name}.xml")),
            akn::to_vec(&document).unwrap().output,
        )
        .unwrap();
        count += 1;
    }
    fs::write(
        folder.join("letter-default.xml"),
        akn::to_vec(&Document::default()).unwrap().output,
    )
    .unwrap();
    fs::write(
        folder.join("letter-decision.xml"),
        akn::to_vec(&decision()).unwrap().output,
    )
    .unwrap();
    println!("500 generated documents, {count} letters of the corpus");
}

#[test]
fn every_letter_reads_back() {
    let mut count = 0;
    for (name, document) in corpus() {
        let written = akn::to_string(&document).unwrap();
        assert_eq!(written.losses, [], "{name}");
        assert_eq!(
            as_json(&akn::from_str(&written.output).unwrap()),
            as_json(&document),
            "{name}"
        );
        count += 1;
    }
    println!("{count} letters of the corpus");
}

/// Real letters, which are not part of the crate, by the name of their file.
fn corpus() -> Vec<(String, Document)> {
    let Some(place) = std::env::var_os("CONGVAN_CORPUS").map(PathBuf::from) else {
        println!("skipped: CONGVAN_CORPUS does not name the folder of the corpus");
        return Vec::new();
    };
    let folders = ["letters", "letters_unlabelled"].map(|name| fs::read_dir(place.join(name)).unwrap());
    let mut letters = Vec::new();
    for file in folders.into_iter().flatten().map(|entry| entry.unwrap().path()) {
        if file.extension().is_some_and(|e| e == "txt" || e == "md") {
            let reading = letter::from_slice(&fs::read(&file).unwrap()).unwrap();
            letters.push((
                file.file_stem().unwrap().to_string_lossy().into_owned(),
                reading.document,
            ));
        }
    }
    letters.sort_by(|a, b| a.0.cmp(&b.0));
    letters
}

/// A decision with everything that has an element of its own.
fn decision() -> Document {
    let mut document = Document::builder(Kind::QuyetDinh)
        .issuer(Organ::new("ỦY BAN NHÂN DÂN XÃ AN PHÚ").under("HUYỆN MINH SƠN"))
        .number("07/QĐ-UBND".parse().unwrap())
        .place("An Phú")
        .date("2024-05".parse().unwrap())
        .subject("về việc thành lập Tổ chuyển đổi số")
        .block(Block::new(BlockKind::Heading, "ỦY BAN NHÂN DÂN XÃ AN PHÚ"))
        .block(Block::new(
            BlockKind::Recital,
            "Căn cứ Luật số 65/2025/QH15 ngày 19/02/2025;",
        ))
        .block(Block::new(BlockKind::Recital, "Xét đề nghị của Văn phòng."))
        .block(Block::new(BlockKind::Heading, "QUYẾT ĐỊNH:"))
        .block(
            Block::new(
                BlockKind::Article,
                "Thành lập Tổ theo khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP gồm:",
            )
            .marked("Điều 1."),
        )
        .block(Block::new(BlockKind::Clause, "Tổ trưởng").marked("1.").at_level(1))
        .block(
            Block::new(BlockKind::Point, "Ông Trần Văn Bảo")
                .marked("a)")
                .at_level(2),
        )
        .block(Block::table(vec![
            vec!["TT".into(), "Họ tên".into()],
            vec!["1".into(), "".into()],
        ]))
        .block(Block::new(BlockKind::Article, "Quyết định này có hiệu lực từ ngày ký.").marked("Điều 2."))
        .block(Block::new(BlockKind::Note, "Theo đề án").marked("(1)"))
        .recipient("Như Điều 2".parse().unwrap())
        .archive("Lưu: VT, NC (3).".parse().unwrap())
        .signature(
            Signature::new("Lê Thị Bình")
                .for_authority(Capacity::new(SigningAuthority::Tm, "ỦY BAN NHÂN DÂN"))
                .for_authority(Capacity::new(SigningAuthority::Kt, "CHỦ TỊCH"))
                .as_position("PHÓ CHỦ TỊCH"),
        )
        .build();
    let mut appendix = Appendix::default();
    appendix.label = Some("Phụ lục II".into());
    appendix.title = Some("DANH SÁCH".into());
    appendix.reference = Some("(Kèm theo Quyết định số 07/QĐ-UBND ngày 02/5/2024 của UBND xã An Phú)".into());
    appendix.body = vec![
        Block::new(BlockKind::Article, "Nhiệm vụ").marked("Điều 1."),
        Block::paragraph("Theo dõi"),
    ];
    document.appendices.push(appendix);
    document.secrecy = Some(congvan::value::Secrecy::Mat);
    document
}

/// What archives look for, on one document.
#[test]
fn a_decision_has_its_elements() {
    let written = akn::to_string(&decision()).unwrap();
    assert_eq!(written.losses, []);
    for piece in [
        "<doc name=\"quyet-dinh\" contains=\"originalVersion\">",
        "<FRBRuri value=\"/akn/vn/doc/quyet-dinh/uy-ban-nhan-dan-xa-an-phu/2024-05/7-qd-ubnd/vie@2024-05\"/>",
        "<FRBRdate date=\"2024-05-01\" name=\"issue\" cv:date=\"2024-05\"/>",
        "<FRBRnumber value=\"07/QĐ-UBND\"/>",
        "<docDate date=\"2024-05-01\" cv:date=\"2024-05\" xml:space=\"preserve\">ngày      tháng 5 năm 2024</docDate>",
        "<citation eId=\"cit_1\">",
        "<ref href=\"/akn/vn/act/luat/quoc-hoi/2025/65-2025-qh15\" class=\"basis\">Luật số 65/2025/QH15 ngày 19/02/2025</ref>",
        "<ref href=\"/akn/vn/act/nghi-dinh/chinh-phu/2020/30-2020-nd-cp/~art_5__para_2\" class=\"refers\">",
        "<formula name=\"enactingFormula\">",
        "<point eId=\"art_1__para_1__point_a\">",
        "<authorialNote placement=\"bottom\" marker=\"(1)\"><p>Theo đề án</p></authorialNote>",
        "<role class=\"KT\" refersTo=\"#role_2\">KT. CHỦ TỊCH</role>",
        "<person refersTo=\"#person_1\" as=\"#role_3\">Lê Thị Bình</person>",
        "<TLCPerson eId=\"person_1\" href=\"/akn/ontology/person/vn/le-thi-binh\" showAs=\"Lê Thị Bình\"/>",
        "<attachment eId=\"att_ii\">",
        "<article eId=\"att_ii__art_1\">",
    ] {
        assert!(written.output.contains(piece), "{piece} in\n{}", written.output);
    }
    assert_eq!(as_json(&akn::from_str(&written.output).unwrap()), as_json(&decision()));
}

/// Every province has its `Sở`, and its number 7 of a day; a mention that leaves out the
/// issuer or the day is still one of the document itself.
#[test]
fn a_document_has_one_name_wherever_it_is_named() {
    let document = |province: &str| {
        let mut document = Document::builder(Kind::QuyetDinh)
            .issuer(Organ::new("SỞ MUỐI").under(&format!("UBND TỈNH {province}")))
            .number("07/QĐ-SM".parse().unwrap())
            .date("2024-05-02".parse().unwrap())
            .block(Block::paragraph(
                "Thay thế Quyết định số 05/QĐ-SM ngày 04/5/2023 của Sở Muối.",
            ))
            .block(Block::paragraph(
                "Thi hành Chỉ thị số 03/CT-UBND ngày 01/4/2024 của UBND tỉnh.",
            ))
            .build();
        let mut appendix = Appendix::default();
        appendix.reference = Some("(Kèm theo Quyết định số 07/QĐ-SM)".into());
        document.appendices.push(appendix);
        akn::to_string(&document).unwrap().output
    };
    let (here, there) = (document("SƠN TRÀ"), document("BẾN MƠ"));
    let own = "/akn/vn/doc/quyet-dinh/so-muoi-tinh-son-tra/2024-05-02/7-qd-sm";
    for piece in [
        &format!("<FRBRuri value=\"{own}\"/>"),
        &format!("(Kèm theo <ref href=\"{own}\" class=\"attached_to\">"),
        "<ref href=\"/akn/vn/doc/quyet-dinh/so-muoi-tinh-son-tra/2023-05-04/5-qd-sm\"",
        "<ref href=\"/akn/vn/doc/chi-thi/uy-ban-nhan-dan-tinh-son-tra/2024-04-01/3-ct-ubnd\"",
        "href=\"/akn/ontology/organization/vn/so-muoi-tinh-son-tra\" showAs=\"SỞ MUỐI\"/>",
        "href=\"/akn/ontology/organization/vn/uy-ban-nhan-dan-tinh-son-tra\" showAs=\"UBND TỈNH SƠN TRÀ\"/>",
    ] {
        assert!(here.contains(piece), "{piece} in\n{here}");
    }
    assert!(!there.contains(own), "{there}");
}

#[test]
fn the_kind_and_the_number_choose_the_element() {
    let element = |kind: Kind, number: &str| {
        let document = Document::builder(kind).number(number.parse().unwrap()).build();
        let written = akn::to_string(&document).unwrap().output;
        let line = written.lines().nth(2).unwrap().trim().to_owned();
        let body = if written.contains("<body>") { "body" } else { "mainBody" };
        let iri = written.lines().find(|line| line.contains("FRBRuri")).unwrap();
        let class = iri.split('/').nth(3).unwrap().to_owned();
        (line.split(' ').next().unwrap().to_owned(), body, class)
    };
    for (kind, number, expected) in [
        (Kind::CongVan, "45/SNV-VP", ("<doc", "mainBody", "doc")),
        (Kind::QuyetDinh, "7/QĐ-UBND", ("<doc", "mainBody", "doc")),
        (Kind::QuyetDinh, "7/2024/QĐ-UBND", ("<act", "body", "act")),
        (Kind::NghiDinh, "30/2020/NĐ-CP", ("<act", "body", "act")),
        (Kind::ThongCao, "5/TC-VP", ("<statement", "mainBody", "statement")),
    ] {
        let (element, body, class) = element(kind, number);
        assert_eq!((element.as_str(), body, class.as_str()), expected, "{number}");
    }
}

/// An act as other programs write it: indented, with elements that the model does not have.
const FOREIGN: &str = r##"<?xml version="1.0" encoding="UTF-8"?>
<an:akomaNtoso xmlns:an="http://docs.oasis-open.org/legaldocml/ns/akn/3.0" xmlns:x="urn:other">
  <an:act name="act" contains="singleVersion">
    <an:meta>
      <an:identification source="#drafter">
        <an:FRBRWork>
          <an:FRBRthis value="/akn/vn/act/2019-11-20/45/!main"/>
          <an:FRBRdate date="2019-11-20" name="Generation"/>
          <an:FRBRnumber value="45/2019/QH14"/>
        </an:FRBRWork>
        <an:FRBRExpression><an:FRBRlanguage language="eng"/></an:FRBRExpression>
      </an:identification>
      <an:lifecycle source="#drafter"><an:eventRef date="2021-01-01" source="#ro1" type="generation"/></an:lifecycle>
      <an:notes source="#drafter"><an:note eId="n1" marker="*"><an:p>Note of   the editor</an:p></an:note></an:notes>
    </an:meta>
    <an:coverPage><an:p>Gazette</an:p></an:coverPage>
    <an:preface>
      <an:longTitle>
        <an:p><an:ref href="/akn/vn/act/2012/10">Luật</an:ref> số <an:docNumber>No. 45 (2019)</an:docNumber> on
          <an:docTitle>the <an:b>Labour</an:b>
            Code</an:docTitle></an:p>
      </an:longTitle>
    </an:preface>
    <an:preamble>
      <an:recitals><an:recital><an:num>(1)</an:num><an:p>Whereas <x:y>it</x:y> is so;</an:p></an:recital></an:recitals>
      <an:formula name="enact"><an:p>It is enacted:</an:p></an:formula>
    </an:preamble>
    <an:body>
      <an:book><an:num>Book I</an:num><an:heading>General</an:heading>
        <an:article><an:num>1</an:num>
          <an:content>
            <an:p>First<an:authorialNote marker="1"><an:p>see above</an:p></an:authorialNote> line</an:p>
            <an:p/>
            <an:blockList><an:listIntroduction>These:</an:listIntroduction>
              <an:item><an:num>(a)</an:num><an:p>one</an:p></an:item></an:blockList>
            <an:ul><an:li>dash<an:ul><an:li>deeper</an:li></an:ul></an:li></an:ul>
            <an:table><an:caption>Fees</an:caption><an:tr><an:th>A</an:th><an:td><an:p>1</an:p><an:p>2</an:p></an:td></an:tr></an:table>
          </an:content>
        </an:article>
        <an:crossHeading>Later</an:crossHeading>
        <an:unheardOf>kept <an:b>whole</an:b></an:unheardOf>
      </an:book>
    </an:body>
    <an:conclusions>
      <an:p>Hanoi, <an:signature><an:person refersTo="#p">Trần Văn Bảo</an:person>, <an:role refersTo="#r">Chairman</an:role></an:signature></an:p>
    </an:conclusions>
    <an:attachments>
      <an:attachment><an:heading>Schedule</an:heading>
        <an:doc name="schedule"><an:meta/><an:preface><an:p>Head</an:p></an:preface><an:mainBody><an:p>Body</an:p></an:mainBody></an:doc>
      </an:attachment>
    </an:attachments>
  </an:act>
</an:akomaNtoso>"##;

#[test]
fn files_of_others_keep_their_words() {
    let read = akn::read(FOREIGN.as_bytes(), &Limits::default()).unwrap();
    let document = read.output;
    assert_eq!(Format::detect(FOREIGN.as_bytes()), Format::Akn);
    assert_eq!(
        document.number.as_ref().map(|n| (n.as_str(), n.as_written())),
        Some(("45/2019/QH14", "No. 45 (2019)"))
    );
    assert_eq!(
        document.date.map(|date| date.to_string()).as_deref(),
        Some("2019-11-20")
    );
    assert_eq!(document.subject.as_deref(), Some("the Labour Code"));
    let blocks: Vec<String> = (document.body.iter())
        .map(|block| format!("{:?} {} {block}", block.kind, block.level))
        .collect();
    assert_eq!(
        blocks,
        [
            "Recital 0 (1) Whereas it is so;",
            "Paragraph 0 It is enacted:",
            "Part 0 Book I General",
            "Article 0 1 First line",
            "Note 0 1 see above",
            "Paragraph 0 These:",
            "Point 2 (a) one",
            "Bullet 1 - dash",
            "Bullet 2 - deeper",
            "Paragraph 0 Fees",
            "Table 0 | A | 1 2 |\n",
            "Heading 0 Later",
            "Paragraph 0 kept whole",
            "Note 0 * Note of the editor",
        ]
        .map(|line| line.trim_end().to_owned())
    );
    assert_eq!(document.signatures[0].signer.as_deref(), Some("Trần Văn Bảo"));
    assert_eq!(document.signatures[0].position.as_deref(), Some("Chairman"));
    assert_eq!(document.appendices[0].title.as_deref(), Some("Schedule"));
    assert_eq!(document.appendices[0].body.len(), 2);
    assert_eq!(
        document.unplaced,
        [
            "Gazette",
            "Luật số No. 45 (2019) on the Labour Code",
            "Hanoi, Trần Văn Bảo, Chairman"
        ]
    );
    let losses: Vec<(&str, &str)> = read
        .losses
        .iter()
        .map(|loss| (loss.path.as_str(), loss.what.as_str()))
        .collect();
    assert_eq!(
        losses,
        [
            ("/meta/identification/FRBRExpression/FRBRlanguage", "eng"),
            ("/meta/lifecycle", "lifecycle"),
            ("//ref/@href", "1")
        ]
    );
}

/// Every word of a file stands somewhere in the document or in a loss.
#[test]
fn no_word_is_lost_wherever_it_stands() {
    let word = "chữđánhdấu";
    let ours = akn::to_string(&decision()).unwrap().output;
    let (mut count, mut lost) = (0, Vec::new());
    for file in [FOREIGN, &ours] {
        // Metadata is attributes; a word there is none of the text.
        let body = file
            .find("meta>")
            .and_then(|at| Some(at + file[at..].find("/meta>").or(file[at..].find("/an:meta>"))?));
        let places = file
            .match_indices('>')
            .map(|(at, _)| at)
            .filter(|at| *at > body.unwrap());
        for at in places {
            let (head, rest) = (&file[..=at], &file[at + 1..]);
            let in_metadata = head
                .rfind("meta>")
                .is_some_and(|meta| !head[..meta].ends_with('/') && !head[..meta].ends_with("/an:"));
            if rest.trim().is_empty() || in_metadata {
                continue;
            }
            let text = format!("{head} {word} {rest}");
            let read = akn::read(text.as_bytes(), &Limits::default()).unwrap();
            let kept = as_json(&read.output).contains(word) || read.losses.iter().any(|loss| loss.what.contains(word));
            if !kept {
                lost.push(head.lines().last().unwrap().trim());
            }
            count += 1;
        }
    }
    assert!(lost.is_empty(), "lost behind {lost:#?}");
    assert!(count > 200, "{count}");
}

/// A caption that is one too many is a line, too.
#[test]
fn a_table_with_two_captions_keeps_both() {
    let file = FOREIGN.replacen("<an:caption>", "<an:caption>Fees of old</an:caption><an:caption>", 1);
    assert_ne!(file, FOREIGN);
    let lines: Vec<String> = (akn::from_str(&file).unwrap().body.iter())
        .map(|block| block.text.to_string())
        .collect();
    let at = lines.iter().position(|line| line == "Fees of old");
    assert_eq!(at.and_then(|at| lines.get(at + 1)).map(String::as_str), Some("Fees"));
}

/// Broken files, each with what is said of it.
#[test]
fn errors_say_what_and_where() {
    use ErrorKind::{Data, Encoding, Limit, Syntax, Unsupported};
    const HEAD: &str =
        "<akomaNtoso xmlns='http://docs.oasis-open.org/legaldocml/ns/akn/3.0' xmlns:cv='urn:congvan:akn:1'>";
    let around = |inside: &str| format!("{HEAD}\n{inside}</akomaNtoso>");
    let inside = |body: &str| around(&format!("<doc><meta/>{body}</doc>"));
    let deep = inside(&format!(
        "<mainBody>{}{}</mainBody>",
        "<div>".repeat(70),
        "</div>".repeat(70)
    ));
    let attributes: String = (0..40).map(|i| format!(" a{i}=''")).collect();
    let long_name = around(&format!("<{}>", "a".repeat(100)));
    let cases: Vec<(String, ErrorKind, &str)> = vec![
        (String::new(), Syntax, "1:1: there is no root element `akomaNtoso`"),
        (
            "công văn".into(),
            Data,
            "1:1: the text `công văn` stands outside the root element; remove it",
        ),
        (
            "<akomaNtoso/>".into(),
            Data,
            "1:1: the root element `akomaNtoso` is not `akomaNtoso` of",
        ),
        (
            "<x:akomaNtoso/>".into(),
            Syntax,
            "1:1: the namespace prefix is not declared",
        ),
        (
            HEAD.replace("akomaNtoso", "act") + "</act>",
            Data,
            "1:1: the root element is `act`; it must be `akomaNtoso`",
        ),
        (
            HEAD.replace("akn/3.0", "akn/2.0") + "</akomaNtoso>",
            Unsupported,
            "1:1: this version of Akoma Ntoso, `http://docs.oasis-open.org/legaldocml/ns/akn/2.0`",
        ),
        (
            "<akomaNtoso xmlns='http://www.akomantoso.org/2.0'/>".into(),
            Unsupported,
            "1:1: this version of Akoma Ntoso",
        ),
        (
            "<document xmlns='urn:congvan:document:1'/>".into(),
            Data,
            "1:1: the root element `document` is not",
        ),
        (
            around(""),
            Data,
            "1:1: /akomaNtoso: there is no document (`act`, `doc`, `statement`, …) inside",
        ),
        (
            around("<paper/>"),
            Data,
            "1:1: /akomaNtoso: there is no document (`act`, `doc`, `statement`, …) inside",
        ),
        (
            around("<doc><meta/></doc>\n<act><meta/></act>"),
            Data,
            "3:1: /akomaNtoso/act: there is a second document",
        ),
        (
            around("<doc><meta/></doc>") + "<doc/>",
            Data,
            "2:32: there is an element behind the root",
        ),
        (
            around("<doc><meta/></doc>") + "\nthừa",
            Data,
            "3:1: the text `thừa` stands outside the root element",
        ),
        (
            format!("\n<?xml version='1.0'?>{HEAD}"),
            Syntax,
            "2:1: the declaration `<?xml …?>` must stand at the very",
        ),
        (
            "<?xml version='1.0' encoding='tcvn3'?><a/>".into(),
            Encoding,
            "1:1: the file declares the encoding `tcvn3`",
        ),
        (
            format!("<!DOCTYPE akomaNtoso SYSTEM 'x.dtd'>{HEAD}"),
            Unsupported,
            "1:1: a DTD (`<!DOCTYPE …>`) is not read",
        ),
        (
            HEAD.into(),
            Syntax,
            "1:99: /akomaNtoso: the data ends before the element is closed",
        ),
        (
            HEAD[..40].into(),
            Syntax,
            "1:1: the quotes around a value of an attribute are not closed",
        ),
        (HEAD[..11].into(), Syntax, "1:1: a tag is not closed"),
        (
            around("<doc><meta></doc>"),
            Syntax,
            "2:12: /akomaNtoso/doc/meta: `</doc>` stands where `</meta>` should close",
        ),
        (
            around("<doc><meta/></act>"),
            Syntax,
            "2:13: /akomaNtoso/doc: `</act>` stands where `</doc>` should close",
        ),
        (
            around("</doc>"),
            Syntax,
            "2:1: /akomaNtoso: `</doc>` stands where `</akomaNtoso>`",
        ),
        (
            inside("<mainBody>\n<p>a<p>b</p>\n</mainBody>"),
            Syntax,
            "4:1: /akomaNtoso/doc/mainBody/p: `</mainBody>`",
        ),
        (
            inside("<p>&nbsp;</p>"),
            Syntax,
            "2:16: /akomaNtoso/doc/p: the entity `&nbsp;` is unknown",
        ),
        (
            inside("<p>&#0;</p>"),
            Syntax,
            "2:16: /akomaNtoso/doc/p: `&#0;` is no character that XML allows",
        ),
        (
            inside("<p>a & b</p>"),
            Syntax,
            "2:18: /akomaNtoso/doc/p: a `&` without its `;`",
        ),
        (
            inside("<p>a\u{1}</p>"),
            Syntax,
            "2:17: /akomaNtoso/doc/p: XML does not allow the character U+0001",
        ),
        (
            inside("<p a='\u{1}'/>"),
            Syntax,
            "2:13: /akomaNtoso/doc/p: XML does not allow the character U+0001",
        ),
        (
            inside("<p a='1' a='2'/>"),
            Syntax,
            "2:13: /akomaNtoso/doc/p: an attribute stands here twice",
        ),
        (
            inside("<p a=1/>"),
            Syntax,
            "2:13: /akomaNtoso/doc/p: a broken attribute",
        ),
        (
            inside("<p x:a='1'/>"),
            Syntax,
            "2:13: /akomaNtoso/doc/p: the namespace prefix is not declared",
        ),
        (
            inside("<!-- a"),
            Syntax,
            "2:13: /akomaNtoso/doc: a comment is not closed",
        ),
        (
            inside("<![CDATA[a"),
            Syntax,
            "2:13: /akomaNtoso/doc: a CDATA section is not closed",
        ),
        (inside("<p>a</p><p"), Syntax, ""),
        (
            inside(&format!("<p{attributes}/>")),
            Limit,
            "2:13: /akomaNtoso/doc/p: the element has more attributes",
        ),
        (deep, Limit, "the elements are nested deeper than the limit of 64"),
        (
            long_name,
            Syntax,
            "/akomaNtoso/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…: ",
        ),
        (
            inside("<mainBody><p/><p cv:level='300'/></mainBody>"),
            Data,
            "2:27: /akomaNtoso/doc/mainBody/p[2]: `level` must be a whole number from 0 to 255, not `300`",
        ),
        (
            inside("<body><article cv:level='x'/></body>"),
            Data,
            "2:19: /akomaNtoso/doc/body/article: `level` must be",
        ),
        (
            inside("<preface><p><docNumber cv:number=''/></p></preface>"),
            Data,
            "2:25: /akomaNtoso/doc/preface/p/docNumber: `` is no document number",
        ),
        (
            inside("<preface><p><docDate date='2024-01-01' cv:date='2024-13'/></p></preface>"),
            Data,
            "2:25: /akomaNtoso/doc/preface/p/docDate: `2024-13` is no date of issue",
        ),
        (
            around(
                "<doc><meta><identification><FRBRWork><FRBRdate cv:date='nay'/></FRBRWork></identification></meta></doc>",
            ),
            Data,
            "2:38: /akomaNtoso/doc/meta/identification/FRBRWork/FRBRdate: `nay` is no date of issue",
        ),
        (
            inside("<conclusions><p><inline name='archive' cv:units='2' refersTo='#a'>Lưu</inline></p></conclusions>"),
            Data,
            "2:29: /akomaNtoso/doc/conclusions/p/inline: `units` is 2, but `refersTo` names 0 units of `references`",
        ),
        (
            inside("<conclusions><p><inline name='archive' cv:units='0' cv:copies='-1'>Lưu</inline></p></conclusions>"),
            Data,
            "2:29: /akomaNtoso/doc/conclusions/p/inline: `copies` must be a whole number from 0 to 4294967295, not `-1`",
        ),
    ];
    let mut wrong = Vec::new();
    for (text, kind, expected) in &cases {
        let error = akn::from_str(text).unwrap_err();
        let said = error.to_string();
        let right = if expected.starts_with(|c: char| c.is_ascii_digit()) {
            said.starts_with(expected)
        } else {
            said.contains(expected)
        };
        if !right || error.position().is_none() || error.kind() != *kind {
            wrong.push(format!(
                "{text}\n    {:?} {said}\nnot {kind:?} {expected}",
                error.kind()
            ));
        }
        assert!(!error.message(Lang::Vi).is_empty() && error.message(Lang::Vi) != error.message(Lang::En));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let many = inside(&format!("<mainBody>{}</mainBody>", "<p/>".repeat(20)));
    let error = akn::from_str_with(&many, &Limits::default().rows(10)).unwrap_err();
    assert!(error.to_string().contains("more than 10 elements"), "{error}");
    // However deep a caller lets it go, the stack is safe.
    let abyss = inside(&format!(
        "<mainBody>{}{}</mainBody>",
        "<div>".repeat(100_000),
        "</div>".repeat(100_000)
    ));
    let error = akn::from_str_with(&abyss, &Limits::default().xml_depth(usize::MAX)).unwrap_err();
    assert_eq!(error.kind(), Limit);
}
