//! The page: all of the document is on it, nothing of it becomes markup, links lead
//! where they say, findings stand at their places.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::string_slice, clippy::unwrap_used)] // what cannot be set up must fail

mod common;
mod pages;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use common::{document, replace, text, wild_text};
use congvan::diagnostic::{Diagnostic, Report, RuleOutcome, RuleState, Scope, Severity};
use congvan::document::{Block, BlockKind, Signature};
use congvan::value::Kind;
use congvan::{Checker, Document, Lang, Message, html, letter};
use pages::{Page, strings};
use proptest::prelude::*;
use serde_json::Value;

fn page(document: &Document) -> Page {
    Page::parse(&html::to_string(document).unwrap().output)
}

fn json(document: &Document) -> Value {
    serde_json::to_value(document).unwrap()
}

/// Findings at paths that are there, at such that are not, and at none.
fn report(paths: &[String], severities: &[Severity]) -> Report {
    let finding = |(path, severity): (&String, &Severity)| {
        let message = Message::new("có lỗi <b>", "it is wrong <b>");
        Diagnostic::new("X01", "x", *severity, message, path.clone())
    };
    let found = paths.iter().zip(severities.iter().cycle()).map(finding).collect();
    Report::new(Scope::Content, found, Vec::new())
}

const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Info];

proptest! {
    /// As XML it is well-formed, and it has only what the writer is known to write.
    #[test]
    fn nothing_in_a_document_becomes_markup(document in document(&wild_text())) {
        page(&document).assert_known();
    }

    #[test]
    fn every_word_of_every_field_is_there(document in document(&text())) {
        let page = page(&document);
        let mut all = Vec::new();
        strings(&json(&document), String::new(), &mut all);
        for (path, text) in all {
            // What is blank has no words; the form of the JSON is none of the letter.
            if text.trim().is_empty() || path == "/version" || path.ends_with("/type") || path.ends_with("/authority") {
                continue;
            }
            prop_assert!(page.has(&text), "{} {:?}", path, text);
        }
    }

    #[test]
    fn the_losses_are_what_differs(document in document(&wild_text())) {
        let mut lost = BTreeMap::new();
        replace(&mut json(&document), String::new(), &mut lost);
        let written = html::to_string(&document).unwrap();
        let reported: Vec<(String, String)> = written.losses.iter().map(|l| (l.path.clone(), l.what.clone())).collect();
        prop_assert_eq!(reported.len(), reported.iter().collect::<BTreeSet<_>>().len());
        let reported: BTreeMap<String, String> = reported.into_iter().collect();
        // A number is told of once, as it was written.
        lost.retain(|path, _| !path.ends_with("/number/suffix") && !path.ends_with("/number/notation"));
        prop_assert_eq!(reported, lost);
    }

    /// Each finding is listed once, at a place or before the others, with links that lead there.
    #[test]
    fn findings_are_shown_wherever_they_are(
        document in document(&wild_text()),
        picked in proptest::collection::vec(any::<prop::sample::Index>(), 0..6),
    ) {
        let mut all = Vec::new();
        strings(&json(&document), String::new(), &mut all);
        let mut paths: Vec<String> = picked.iter().filter(|_| !all.is_empty()).map(|i| i.get(&all).0.clone()).collect();
        paths.extend(["", "/archive", "/body", "/body/99/text", "no pointer", "/signatures/0"].map(str::to_owned));
        let report = report(&paths, &SEVERITIES);
        let written = html::Writer::new().report(&report).to_string(&document).unwrap();
        let page = Page::parse(&written.output);
        page.assert_known();
        for i in 1..=paths.len() {
            let id = format!("f{i}");
            prop_assert!(page.ids.contains(&id), "{} is missing", id);
        }
        for link in &page.links {
            prop_assert!(page.ids.contains(link), "{} leads nowhere", link);
        }
    }
}

/// The page of a letter, from the body on; with its style it would hide what changes.
fn golden(name: &str, page: &str) {
    let body = &page[page.find("<body").unwrap()..];
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages").join(name);
    if std::env::var_os("CONGVAN_BLESS").is_some() {
        std::fs::write(&file, body).unwrap();
    }
    assert_eq!(body, std::fs::read_to_string(file).unwrap());
}

const LETTER: &str = include_str!("pages/cong_van.txt");

#[test]
fn the_page_of_a_letter() {
    let reading = letter::from_str(LETTER);
    golden("cong_van.html", &html::to_string(&reading.document).unwrap().output);
}

#[test]
fn the_page_with_findings() {
    let reading = letter::from_str(LETTER);
    let report = Checker::new().check(&reading);
    let writer = html::Writer::new().lang(Lang::En).report(&report).reading(&reading);
    let page = writer.to_string(&reading.document).unwrap().output;
    golden("cong_van_findings.html", &page);
    assert!(page.contains("<mark class=\"error\">7</mark><a class=\"flag error\" id=\"p1\" href=\"#f1\""));
    assert!(page.contains("“7” → “07” (safe, can be applied automatically)"));
    let mut again = Vec::new();
    writer.to_writer(&mut again, &reading.document).unwrap();
    assert_eq!(again, page.as_bytes());
}

#[test]
fn boxes_stand_in_the_order_of_the_form() {
    let page = page(&letter::from_str(LETTER).document);
    let parts = [
        "UBND TỈNH HÀ KHÊ",
        "SỞ NỘI VỤ",
        "CỘNG HÒA XÃ HỘI",
        "Độc lập",
        "Số: 7/SNV-VP",
        "V/v góp ý",
        "Hà Khê, ngày 12",
        "Kính gửi:",
        "- Ủy ban nhân dân xã An Phú;",
        "- Phòng Nội vụ huyện Minh Sơn.",
        "Thực hiện",
        "NĐ-CP./.",
        "Nơi nhận:",
        "- Lưu: VT, VP.",
        "KT. GIÁM ĐỐC",
        "Trần Thị Minh Hà",
    ];
    let mut from = page.text.find("</title>").unwrap_or_default();
    for part in parts {
        let at = page.text[from..].find(part);
        assert!(at.is_some(), "{part} behind {:?}", &page.text[..from]);
        from += at.unwrap();
    }
}

/// What resets the faces of all lines must not outweigh the classes that set those of one:
/// the day is in italics, the number in 13 pt.
#[test]
fn the_classes_of_lines_outweigh_what_resets_them() {
    let page = html::to_string(&letter::from_str(LETTER).document).unwrap().output;
    let resets: Vec<&str> = page.lines().filter(|line| line.contains("font: inherit")).collect();
    assert_eq!(resets.len(), 1, "{resets:?}");
    assert!(resets[0].starts_with(":where(.letter) :where(p, "), "{resets:?}");
    assert!(page.contains(".date { font-size: 14pt; font-style: italic; }"));
}

/// A finding cuts a link in two, of which only the first is the place to go to.
#[test]
fn a_finding_inside_of_a_citation_leaves_one_place_to_go_to() {
    let text = "SỞ NỘI VỤ\nSố: 45/SNV-VP\nKính gửi: Sở Y tế\nTheo Nghị định số 30/2020/NĐ-CP của Chính phủ.\n";
    let reading = letter::from_str(text);
    let at = text.find("2020").unwrap();
    let span = congvan::text::Span::new(at, at + 4);
    let message = Message::new("năm sai", "the year is wrong");
    let mut found = Diagnostic::new("X01", "x", Severity::Error, message, "/body/0");
    found.span = Some(congvan::diagnostic::Place::new(span, &reading.source));
    let report = Report::new(Scope::Content, vec![found], Vec::new());
    let writer = html::Writer::new().report(&report).reading(&reading);
    let page = writer.to_string(&reading.document).unwrap().output;
    let read = Page::parse(&page);
    read.assert_known();
    assert!(page.contains("<mark class=\"error\">2020</mark>"), "{page}");
    assert_eq!(page.matches("href=\"#v1\"").count(), 3, "{page}");
}

#[test]
fn what_would_run_or_load_is_text() {
    let attack =
        "</style></title><script>alert(1)</script><img src=x onerror=alert(1)>\" onload=\"x' --><!-- ]]>&#0;\0\u{202E}";
    let mut document = Document::builder(Kind::QuyetDinh)
        .subject(attack)
        .place(attack)
        .block(Block::paragraph(format!("theo Luật Giá và Nghị định số 30/2020/NĐ-CP của {attack}")).marked(attack))
        .block(Block::table(vec![
            vec![attack.into()],
            vec!["javascript:alert(1)".into()],
        ]))
        .signature(Signature::new(attack).as_position(attack))
        .build();
    document.title = Some(attack.into());
    document.unplaced = vec![attack.into()];
    document.kind = attack.parse().ok();
    let message = Message::new(attack, attack);
    let mut finding = Diagnostic::new(attack, attack, Severity::Error, message.clone(), "/subject");
    finding.part = Some(attack.into());
    let rules = vec![RuleOutcome::new(attack, RuleState::NotEvaluated { why: message })];
    let mut report = Report::new(Scope::Content, vec![finding], rules);
    report.profile = Some(attack.into());
    let page = html::Writer::new().report(&report).to_string(&document).unwrap().output;
    Page::parse(&page).assert_known();
    assert!(!page.contains("<script") && !page.contains("<img") && !page.contains("<!--"));
    assert!(!page.contains('\u{202E}') && !page.contains('\0'));
    assert!(page.contains("<bdi class=\"unseen\" title=\"U+202E\">&#8238;</bdi>"));
    assert!(page.contains("default-src 'none'"));
    // The only place where a style can end is its own end.
    assert_eq!(page.matches("</style>").count(), 1);
}

#[test]
fn a_citation_leads_to_its_document_and_back() {
    let document = Document::builder(Kind::CongVan)
        .subject("thực hiện Nghị định số 30/2020/NĐ-CP")
        .block(Block::table(vec![
            vec!["TT".into()],
            vec!["Điều 5 Nghị định 30; Luật Giá".into()],
        ]))
        .build();
    let text = html::to_string(&document).unwrap().output;
    let page = Page::parse(&text);
    assert!(["v1", "v2", "c1", "c2", "c3"].iter().all(|id| page.ids.contains(*id)));
    assert_eq!(text.matches("class=\"ref\" href=\"#v1\"").count(), 2);
    assert!(text.contains("<li id=\"v1\" data-kind=\"nghi-dinh\" data-number=\"30/2020/NĐ-CP\""));
    assert!(text.contains("data-iri=\"/akn/vn/act/nghi-dinh/chinh-phu/2020/30-2020-nd-cp\""));
    assert!(text.contains("<a href=\"#c2\" lang=\"vi\">Điều 5</a>"));
}

#[test]
fn a_letter_that_cites_nothing_has_no_list() {
    let text = html::to_string(&Document::default()).unwrap().output;
    assert!(!text.contains("cited-title"));
    assert!(Page::parse(&text).has("Văn bản"));
}

#[test]
fn words_of_a_finding_are_marked_across_what_the_reader_mended() {
    let text = LETTER.replace("dự thảo & gửi", "dự  thảo &\n      gu\u{31B}\u{309}i");
    let reading = letter::from_str(&text);
    let start = text.find("thảo &").unwrap();
    let end = text.find("i về Sở").unwrap() + 1;
    let mut finding = Diagnostic::new("X01", "x", Severity::Warning, Message::new("a", "b"), "/body");
    let span = congvan::text::Span::new(start, end);
    finding.span = Some(congvan::diagnostic::Place::new(span, &reading.source));
    let report = Report::new(Scope::Content, vec![finding], Vec::new());
    let page = html::Writer::new()
        .report(&report)
        .reading(&reading)
        .to_string(&reading.document)
        .unwrap();
    let page = page.output;
    // In the midst of them stands what the reader noted of the letter that it composed.
    assert!(page.contains("góp ý dự <mark class=\"warning\">thảo &amp; g</mark><mark class=\"warning\">ử</mark><a"));
    assert!(page.contains("<mark class=\"warning\">i</mark><a class=\"flag warning\" id=\"p1\""));
}

#[test]
fn the_gravest_of_findings_that_overlap_shows() {
    let text = LETTER;
    let reading = letter::from_str(text);
    let finding = |words: &str, severity| {
        let start = text.find(words).unwrap();
        let mut finding = Diagnostic::new("X01", "x", severity, Message::new("a", "b"), "/body/0");
        let span = congvan::text::Span::new(start, start + words.len());
        finding.span = Some(congvan::diagnostic::Place::new(span, &reading.source));
        finding
    };
    let found = vec![
        finding("quý cơ quan góp ý", Severity::Info),
        finding("cơ quan", Severity::Error),
    ];
    let report = Report::new(Scope::Content, found, Vec::new());
    let page = html::Writer::new()
        .report(&report)
        .reading(&reading)
        .to_string(&reading.document)
        .unwrap()
        .output;
    assert!(
        page.contains("<mark class=\"info\">quý </mark><mark class=\"error\">cơ quan</mark><a class=\"flag error\"")
    );
    assert!(page.contains("<mark class=\"info\"> góp ý</mark><a class=\"flag info\""));
}

#[test]
fn rules_that_were_not_evaluated_are_told_with_one_reason() {
    let why = Message::new("cần sổ đăng ký", "the register is needed");
    let rule = |code: &'static str| RuleOutcome::new(code, RuleState::NotEvaluated { why: why.clone() });
    let report = Report::new(Scope::Content, Vec::new(), vec![rule("N05"), rule("N06")]);
    let page = html::Writer::new()
        .lang(Lang::En)
        .report(&report)
        .to_string(&Document::default())
        .unwrap()
        .output;
    assert!(page.contains("<code>N05, N06</code>: the register is needed"));
    assert!(page.contains("<strong class=\"undetermined\">undetermined</strong>"));
    assert!(page.contains("<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\""));
}

#[test]
fn headings_go_down_step_by_step() {
    let block = |kind, marker: &str, text: &str| Block::new(kind, text).marked(marker);
    let document = Document::builder(Kind::QuyChe)
        .block(block(BlockKind::Chapter, "Chương I", "QUY ĐỊNH CHUNG"))
        .block(block(BlockKind::Article, "Điều 1.", "Phạm vi điều chỉnh"))
        .block(block(
            BlockKind::Clause,
            "1.",
            "Quy chế này quy định việc tiếp công dân.",
        ))
        .block(block(
            BlockKind::Article,
            "Điều 2.",
            "Quy chế này có hiệu lực từ ngày ký.",
        ))
        .build();
    let page = html::to_string(&document).unwrap().output;
    assert!(page.contains("<h2 class=\"chapter\">"));
    assert!(page.contains("<h3 class=\"article titled\">"));
    assert!(page.contains("<p class=\"article\">")); // a sentence is no title
}

#[test]
fn the_page_grows_with_the_letter_and_its_findings_and_no_faster() {
    let size = |many: usize| {
        let mut document = Document::builder(Kind::CongVan).build();
        document.body = (0..many)
            .map(|_| Block::paragraph("theo Luật Giá và Nghị định số 30/2020/NĐ-CP"))
            .collect();
        document.body.push(Block::paragraph("Luật Giá; ".repeat(many)));
        let paths: Vec<String> = (0..many).map(|i| format!("/body/{}", i / 2)).collect();
        let report = report(&paths, &SEVERITIES);
        html::Writer::new()
            .report(&report)
            .to_string(&document)
            .unwrap()
            .output
            .len()
    };
    let (one, two) = (size(2_000), size(4_000));
    assert!(two < 2 * one + one / 10, "{one} {two}");
}
