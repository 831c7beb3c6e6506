//! Whole sentences: what is found, where, and how it stands to the text.

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::*;

/// One citation as a line: `text | number or name | date | issuer | provisions | relation`, marks behind.
fn line(citation: &Citation) -> String {
    let reference = &citation.reference;
    let number = reference.number.as_ref().map(ToString::to_string);
    let mut out = [
        number.or_else(|| reference.name.clone()).unwrap_or_default(),
        reference.date.map(|date| date.to_string()).unwrap_or_default(),
        reference.issuer.clone().unwrap_or_default(),
        reference
            .provisions
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(", "),
        citation.relation.to_string(),
    ]
    .join(" | ");
    if citation.deictic {
        out.push_str(" | deictic");
    }
    if let Some(parent) = citation.parent {
        out.push_str(&format!(" | in {parent}"));
    }
    if citation.number_incomplete {
        out.push_str(" | incomplete");
    }
    out
}

fn lines(text: &str) -> Vec<String> {
    find(text).map(|citation| line(&citation)).collect()
}

#[test]
fn numbered_documents_of_every_system() {
    for (text, want) in [
        (
            "Căn cứ Công văn số 118/UBND-VX ngày 6/5/2024 của UBND huyện Minh Sơn về việc trực hè",
            "118/UBND-VX | 2024-05-06 | UBND huyện Minh Sơn |  | basis",
        ),
        (
            "Thực hiện Kế hoạch số 21- KH/TU ngày 06-5-2024 của Ban Thường vụ Tỉnh ủy về chuyển đổi số",
            "21-KH/TU | 2024-05-06 | Ban Thường vụ Tỉnh ủy |  | implements",
        ),
        (
            "Trả lời công văn số 77/CV-HP ngày 06 tháng 5 năm 2024 của Công ty TNHH Hòa Phát & Con",
            "77/CV-HP | 2024-05-06 | Công ty TNHH Hòa Phát & Con |  | replies_to",
        ),
        (
            "theo Thông tư 12 TC/TCT ngày 3-4-1994",
            "12-TC/TCT | 1994-04-03 |  |  | basis",
        ),
        (
            "Công văn số /SNV-VP ngày  tháng 5 năm 2024 của Sở Nội vụ",
            "/SNV-VP | 2024-05 | Sở Nội vụ |  | refers",
        ),
        (
            "văn bản không số ngày 5/6/2023 của Hội Làm vườn tỉnh",
            " | 2023-06-05 | Hội Làm vườn tỉnh |  | refers",
        ),
        (
            "Nghị định của Chính phủ số 12/CP ngày 4-5-1995",
            "12/CP | 1995-05-04 | Chính phủ |  | refers",
        ),
        (
            "Bản án số 15/2022/DS-PT. Ngày: 7/8/2022",
            "15/2022/DS-PT | 2022-08-07 |  |  | refers",
        ),
        (
            "Báo cáo giải trình số 9/BC-SXD ngày 7/8/2022",
            "9/BC-SXD | 2022-08-07 |  |  | refers",
        ),
    ] {
        assert_eq!(lines(text), [want], "{text}");
    }
}

#[test]
fn provisions_and_the_documents_they_lie_in() {
    for (text, want) in [
        (
            "quy định tại điểm c, d khoản 1 và khoản 3 Điều 9 Nghị định số 11/2021/NĐ-CP",
            "11/2021/NĐ-CP |  |  | điểm c khoản 1 Điều 9, điểm d khoản 1 Điều 9, khoản 3 Điều 9 | refers",
        ),
        (
            "theo từ Điều 4 đến Điều 8 của Luật Nhà ở năm 2023",
            "Luật Nhà ở | 2023 |  | Điều 4 đến Điều 8 | basis",
        ),
        (
            "Bãi bỏ Mục 3 Phụ lục II danh mục phí ban hành kèm theo Thông tư số 8/2020/TT-BTC",
            "8/2020/TT-BTC |  |  | Mục 3 Phụ lục II | repeals",
        ),
        (
            "Sửa đổi Điều 6 Quy chế Trường bắn (ban hành ngày mai)",
            "Quy chế Trường bắn |  |  | Điều 6 | amends",
        ),
    ] {
        assert_eq!(lines(text), [want], "{text}");
    }
    // Places of the text itself, and words that only sound like places.
    for text in [
        "khoản 2 Điều này và điểm a khoản 1 Điều 5",
        "Điều lệ hội, điều kiện, điểm đến, phần lớn, mục tiêu",
        "mẫu số 02/GTGT; Biểu số 05-KT; tờ khai số 3/TNDN",
        "Số: 118/UBND-VX",
        "QUYẾT ĐỊNH\nSố: 118/QĐ-UBND",
        "Luật thi đấu; luật sư; pháp luật Việt Nam; Trường Đại học Luật Hà Nội",
        "Kế hoạch 5 năm; Thông báo 3 ngày; Chương trình 135",
    ] {
        assert_eq!(lines(text), [""; 0], "{text}");
    }
}

#[test]
fn lists_share_what_stands_once() {
    let text =
        "Bãi bỏ các Quyết định số 3/2018/QĐ-UBND, số 4/2018/QĐ-UBND và số 5/2018/QĐ-UBND ngày 7/8/2018 của UBND tỉnh";
    assert_eq!(
        lines(text),
        [
            "3/2018/QĐ-UBND | 2018-08-07 | UBND tỉnh |  | repeals",
            "4/2018/QĐ-UBND | 2018-08-07 | UBND tỉnh |  | repeals",
            "5/2018/QĐ-UBND | 2018-08-07 | UBND tỉnh |  | repeals",
        ]
    );
    let text =
        "các Chỉ thị của Thủ tướng Chính phủ: số 5/CT-TTg ngày 1/2/2024 về phòng cháy và số 6/CT-TTg ngày 3/4/2024";
    assert_eq!(
        lines(text),
        [
            "5/CT-TTg | 2024-02-01 | Thủ tướng Chính phủ |  | refers",
            "6/CT-TTg | 2024-04-03 | Thủ tướng Chính phủ |  | refers",
        ]
    );
    // Different series share nothing.
    let text = "Nghị định số 9/2020/NĐ-CP và Thông tư số 8/2020/TT-BYT ngày 1/2/2020 của Bộ Y tế";
    assert_eq!(
        lines(text),
        [
            "9/2020/NĐ-CP |  |  |  | refers",
            "8/2020/TT-BYT | 2020-02-01 | Bộ Y tế |  | refers"
        ]
    );
    let text = "Bãi bỏ các văn bản sau đây:\n1. Quyết định số 1/QĐ-SNV;\n2. Công văn số 2/SNV-VP;\n";
    assert_eq!(
        lines(text),
        ["1/QĐ-SNV |  |  |  | repeals", "2/SNV-VP |  |  |  | repeals"]
    );
}

#[test]
fn laws_by_name() {
    let text = "Căn cứ Luật Phòng, chống ma tuý ngày 30/3/2021; Luật sửa đổi, bổ sung một số điều của Luật Dược và Luật Giá ngày 1/2/2024";
    assert_eq!(
        lines(text),
        [
            "Luật Phòng, chống ma tuý | 2021-03-30 |  |  | basis",
            "Luật sửa đổi, bổ sung một số điều của Luật Dược và Luật Giá | 2024-02-01 |  |  | basis",
            "Luật Dược |  |  |  | amends | in 1",
            "Luật Giá |  |  |  | amends | in 1",
        ]
    );
    let text = "khoản 1 Điều 5 Luật Viễn thông số 24/2023/QH15 có hiệu lực kể từ ngày 1/7/2024";
    let found: Vec<Citation> = find(text).collect();
    assert_eq!(found[0].reference.name.as_deref(), Some("Luật Viễn thông"));
    assert_eq!(line(&found[0]), "24/2023/QH15 |  |  | khoản 1 Điều 5 | refers");
}

#[test]
fn relations_and_parents() {
    for (text, want) in [
        (
            "Thông tư này thay thế Thông tư số 5/2019/TT-BXD",
            &[" |  |  |  | refers | deictic", "5/2019/TT-BXD |  |  |  | replaces"][..],
        ),
        (
            "Nghị định số 5/2019/NĐ-CP quy định chi tiết một số điều của Luật Cạnh tranh",
            &[
                "5/2019/NĐ-CP |  |  |  | refers",
                "Luật Cạnh tranh |  |  |  | guides | in 0",
            ],
        ),
        (
            "Nghị định số 5/2019/NĐ-CP (đã được sửa đổi, bổ sung theo Nghị định số 6/2022/NĐ-CP)",
            &["5/2019/NĐ-CP |  |  |  | refers", "6/2022/NĐ-CP |  |  |  | amended_by"],
        ),
        (
            "Quy chế ban hành kèm theo Quyết định số 7/QĐ-ABC; Thông tư số 9/2020/TT-BYT được sửa đổi như sau",
            &["7/QĐ-ABC |  |  |  | attached_to", "9/2020/TT-BYT |  |  |  | amends"],
        ),
        // A subject ends with its sentence, and where the author begins to ask.
        (
            "Thực hiện Công văn số 8/SYT-VP về kiểm kê kho. Sở đề nghị thực hiện Thông tư số 9/2020/TT-BYT",
            &["8/SYT-VP |  |  |  | implements", "9/2020/TT-BYT |  |  |  | implements"],
        ),
        (
            "Thực hiện Công văn số 8/SYT-VP về kiểm kê kho, Sở Nội vụ đề nghị thực hiện Thông tư số 9/2020/TT-BYT",
            &["8/SYT-VP |  |  |  | implements", "9/2020/TT-BYT |  |  |  | implements"],
        ),
        (
            "Công văn số 8/SYT-VP về góp ý Thông tư số 9/2020/TT-BYT. Sở Y tế nhất trí với Thông tư số 9/2021/TT-BYT",
            &[
                "8/SYT-VP |  |  |  | refers",
                "9/2020/TT-BYT |  |  |  | refers",
                "9/2021/TT-BYT |  |  |  | refers",
            ],
        ),
        (
            "Công văn số 8/SYT-VP về hướng dẫn thi hành Thông tư số 9/2020/TT-BYT. Sở nhất trí với Thông tư số 9/2021/TT-BYT",
            &[
                "8/SYT-VP |  |  |  | refers",
                "9/2020/TT-BYT |  |  |  | guides | in 0",
                "9/2021/TT-BYT |  |  |  | refers",
            ],
        ),
        ("Tiếp theo Công văn số 8/SYT-VP", &["8/SYT-VP |  |  |  | follows"]),
        (
            "Theo đề nghị của Sở Y tế tại Tờ trình số 8/TTr-SYT",
            &["8/TTr-SYT |  |  |  | basis"],
        ),
    ] {
        assert_eq!(lines(text), want, "{text}");
    }
}

#[test]
fn short_forms_are_completed_where_that_is_sure() {
    for (text, want) in [
        (
            "Nghị định 45 năm 2021 của Chính phủ",
            "45/2021/NĐ-CP | 2021 | Chính phủ |  | refers",
        ),
        ("Thông tư 9/2022 của Bộ Y tế", "9/2022/TT-BYT |  | Bộ Y tế |  | refers"),
        ("Nghị định 45", "45 |  |  |  | refers | incomplete"),
        ("TT 9 nêu", "9 |  |  |  | refers | incomplete"),
    ] {
        assert_eq!(lines(text), [want], "{text}");
    }
    assert_eq!(
        lines("Quyết định số 31/QĐ-UBND ngày 1/2/2024. Sau đó Quyết định 31 đã gửi")[1],
        "31/QĐ-UBND |  |  |  | refers"
    );
}

#[test]
fn places_count_in_the_bytes_that_were_given() {
    let sentence = "Thực hiện khoản 2 Điều 5 Nghị định số 30/2020/NĐ-\nCP ngày 05/3/2020 của Chính phủ về văn thư";
    let decomposed: String = sentence.nfd().collect();
    let look_alike = sentence.replace('Đ', "Ð").replace(" số", "\u{a0}số");
    for text in [
        sentence,
        &decomposed,
        &look_alike,
        &format!("\u{feff}**x**\n{decomposed}"),
    ] {
        let found: Vec<Citation> = find(text).collect();
        assert_eq!(found.len(), 1, "{text}");
        let citation = &found[0];
        assert_eq!(
            line(citation),
            "30/2020/NĐ-CP | 2020-03-05 | Chính phủ | khoản 2 Điều 5 | implements"
        );
        let at = |span: crate::text::Span| {
            text.get(span.range())
                .unwrap()
                .nfc()
                .collect::<String>()
                .replace('Ð', "Đ")
        };
        assert!(at(citation.span).starts_with("khoản 2 Điều 5") && at(citation.span).ends_with("của Chính phủ"));
        assert!(at(citation.doc_span).starts_with("Nghị định") && at(citation.doc_span).ends_with("05/3/2020"));
        assert!(!citation.text.contains('\n'));
    }
}

#[test]
fn the_line_of_json_is_the_contract() {
    let text = "Nghị định 45 của Chính phủ";
    let json = serde_json::to_string(&find(text).next().unwrap()).unwrap();
    assert_eq!(
        json,
        r#"{"text":"Nghị định 45 của Chính phủ","kind":"nghi-dinh","number":"45","name":null,"date":null,"issuer":"Chính phủ","provisions":[],"relation":"refers","start":0,"end":36,"doc_start":0,"doc_end":17,"number_incomplete":true,"urn":"urn:congvan:ref:nghi-dinh:45:chinh-phu"}"#
    );
}

#[test]
fn a_day_that_no_calendar_has_is_told() {
    let impossible = |text: &str| {
        let json = serde_json::to_value(find(text).next().unwrap()).unwrap();
        (
            json["date"].as_str().map(str::to_owned),
            json["date_impossible"].as_bool(),
        )
    };
    for (text, date, told) in [
        (
            "Công văn số 12/SYT-VP ngày 31/6/2024 của Sở Y tế",
            "2024-06",
            Some(true),
        ),
        ("Luật Lưu trữ ngày 31 tháng 6 năm 2025", "2025-06", Some(true)),
        ("Công văn số 12/SYT-VP ngày 30/6/2024 của Sở Y tế", "2024-06-30", None),
        ("Công văn số 12/SYT-VP ngày    tháng 6 năm 2024", "2024-06", None),
        ("Luật Lưu trữ năm 2024", "2024", None),
    ] {
        assert_eq!(impossible(text), (Some(date.to_owned()), told), "{text}");
    }
}

/// Pieces that, repeated, tempt a reader to look far ahead or back again and again.
const ENDLESS: &[&str] = &[
    "Điều 1, ",
    "số 1/",
    "khoản ",
    "khoản 1 Điều ",
    "và ",
    "Nghị định số 1/NĐ (A",
    "Luật A, ",
    "( ",
    "Nghị định số 1/2020/NĐ-CP sửa đổi ",
    "Thông tư 1, 2, ",
    "Quyết định của Ban quản lý a b c d e ",
    "các Luật Giá, ",
    "Luật: ",
    "các Luật: Giá và ",
    "kèm theo Quyết định số 1/QĐ-UBND ",
    "(Nghị định số 1/2020/NĐ-CP) ",
    "điểm a khoản 1 Điều 1, ",
    "Nghị định của Chính phủ và ",
    "sau đây gọi là ",
    "ngày 1/1/2020 ",
    "Công văn số 1/A-B ngày 1/1/2020 của Sở A, ",
    "thay thế ",
    "từ Điều 1 đến ",
    "Nghị định này, ",
    "Căn cứ Luật Giá; ",
    "Luật Giá\n",
    " ",
    "\n",
    "số A/1-",
    "“",
    "Công văn của ",
    "điểm a khoản 1 đến 24, ",
    "Luật sửa đổi, bổ sung một số điều của ",
    "Nghị định số 1/2020/NĐ-CP, ",
    "Nghị định 5 và ",
    "Đ",
    "e\u{301}\u{302}",
    "**\n",
    "số /",
    "Phụ lục I a ",
    "Công văn số 1/A-B của Sở A và Quyết định thu hồi đất số ",
    "khoản 2 Điều 9 Quy chế kèm theo ",
    "Công văn số 1/SNV-A, ",
];

#[test]
fn endless_repetition_is_read_to_its_end() {
    for piece in ENDLESS {
        let text = piece.repeat(20_000 / piece.len());
        assert!(find(&text).all(|citation| text.get(citation.span.range()).is_some()));
    }
}

#[test]
fn the_work_grows_with_the_length_alone() {
    let steps = |text: &str| {
        cursor::work::take();
        find(text).for_each(drop);
        cursor::work::take()
    };
    for piece in ENDLESS {
        let once = piece.repeat(40_000 / piece.len());
        let twice = piece.repeat(80_000 / piece.len());
        let (short, long) = (steps(&once), steps(&twice));
        assert!(long <= short * 2 + short / 10 + 2000, "{piece:?}: {short}, {long}");
        assert!(
            long <= 150 * twice.len(),
            "{piece:?}: {long} steps in {} bytes",
            twice.len()
        );
    }
}

/// What random texts are made of.
const PIECES: &[&str] = &[
    "Nghị định ",
    "số ",
    "30/2020/NĐ-CP",
    " ngày 5/3/2020",
    " của Chính phủ",
    "điểm a ",
    "khoản 2 ",
    "Điều 5 ",
    ", ",
    " và ",
    "Luật Đất đai",
    "sửa đổi, bổ sung một số điều của ",
    "\n",
    "\n\n",
    "Căn cứ ",
    "Ð",
    "e\u{302}\u{301}",
    "**",
    "<br>",
    "năm 2020",
    "Công văn ",
    "/UBND-VX",
    "\u{200b}",
    "“",
    "…",
    "(",
    ")",
    ";",
    "12",
    "- ",
    "của ",
    "Sở Nội vụ ",
    "này ",
    "các ",
    "từ ",
    "đến ",
    "Phụ lục I ",
    "kèm theo ",
    "\r\n",
    "\u{a0}",
    "字",
    "🙂",
    "A",
    "x",
];

proptest! {
    #[test]
    fn spans_always_fit_the_text(picks in prop::collection::vec(0..PIECES.len(), 0..60)) {
        let text: String = picks.iter().map(|i| PIECES[*i]).collect();
        let mut before = 0;
        for (i, citation) in find(&text).enumerate() {
            prop_assert!(text.get(citation.span.range()).is_some_and(|t| !t.is_empty()));
            prop_assert!(text.get(citation.doc_span.range()).is_some_and(|t| !t.is_empty()));
            prop_assert!(citation.span.start <= citation.doc_span.start && citation.doc_span.end <= citation.span.end);
            prop_assert!(citation.span.start >= before, "in order of appearance");
            prop_assert!(citation.parent.is_none_or(|parent| parent < i));
            before = citation.span.start;
        }
    }

    #[test]
    fn no_text_is_too_odd(text in "\\PC{0,80}") {
        for citation in find(&text) {
            prop_assert!(text.get(citation.span.range()).is_some());
        }
    }
}
