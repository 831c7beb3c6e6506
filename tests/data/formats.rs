//! What the formats write, letter for letter, and what they refuse, with its words and place.

use std::io::{self, Read};

use congvan::diagnostic::{Diagnostic, Edit, Fix, Place, Report, RuleOutcome, RuleState, Scope, Severity};
use congvan::document::{Block, BlockKind, Signature};
use congvan::text::{Limits, Span};
use congvan::value::{Archive, Capacity, Kind, Organ, SigningAuthority};
use congvan::{Document, Error, ErrorKind, Lang, Message, json, xml};

/// The document that both samples hold.
fn sample() -> Document {
    let mut table = Block::table(vec![vec!["Xã".into(), "".into()], vec![]]);
    table.level = 1;
    let mut document = Document::builder(Kind::CongVan)
        .issuer(Organ::new("SỞ NỘI VỤ").under("UBND TỈNH HÀ KHÊ"))
        .number("45/SNV - VP".parse().unwrap())
        .date("2024-05".parse().unwrap())
        .subject("họp & <trao đổi>")
        .block(
            Block::new(BlockKind::Clause, " Các xã\r\n\tthị trấn ")
                .marked("1.")
                .at_level(1),
        )
        .block(table)
        .signature(
            Signature::new("Lê Thị Bình")
                .for_authority(Capacity::new(SigningAuthority::Kt, "GIÁM ĐỐC"))
                .as_position("PHÓ GIÁM ĐỐC"),
        )
        .recipient("Như trên".parse().unwrap())
        .archive(Archive::new(["VT"], None))
        .build();
    document.place = Some(String::new());
    document
}

const JSON: &str = r#"{
  "version": 1,
  "kind": "cong-van",
  "title": null,
  "issuers": [
    {
      "superior": "UBND TỈNH HÀ KHÊ",
      "name": "SỞ NỘI VỤ"
    }
  ],
  "national_title": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
  "motto": "Độc lập - Tự do - Hạnh phúc",
  "number": {
    "serial": 45,
    "suffix": "",
    "year": null,
    "notation": "SNV-VP",
    "text": "45/SNV-VP",
    "as_written": "45/SNV - VP"
  },
  "place": "",
  "date": "2024-05",
  "date_as_written": "ngày      tháng 5 năm 2024",
  "subject": "họp & <trao đổi>",
  "addressees": [],
  "body": [
    {
      "type": "clause",
      "marker": "1.",
      "level": 1,
      "text": " Các xã\r\n\tthị trấn "
    },
    {
      "type": "table",
      "marker": null,
      "level": 1,
      "text": "",
      "rows": [
        [
          "Xã",
          ""
        ],
        []
      ]
    }
  ],
  "end_mark": "./.",
  "signatures": [
    {
      "capacity": [
        {
          "authority": "KT",
          "title": "GIÁM ĐỐC",
          "as_written": "KT. GIÁM ĐỐC"
        }
      ],
      "position": "PHÓ GIÁM ĐỐC",
      "signer": "Lê Thị Bình",
      "degree": null,
      "rank": null,
      "note": null
    }
  ],
  "recipients": [
    "Như trên"
  ],
  "archive": {
    "units": [
      "VT"
    ],
    "copies": null,
    "as_written": "Lưu: VT."
  },
  "drafter": null,
  "issued_copies": null,
  "contact": [],
  "urgency": null,
  "secrecy": null,
  "circulation": null,
  "stamps": [],
  "copy_block": null,
  "further_copies": [],
  "appendices": [],
  "unplaced": []
}
"#;

const XML: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<document xmlns="urn:congvan:document:1" version="1">
  <kind>cong-van</kind>
  <issuers>
    <issuer>
      <superior>UBND TỈNH HÀ KHÊ</superior>
      <name>SỞ NỘI VỤ</name>
    </issuer>
  </issuers>
  <national_title>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</national_title>
  <motto>Độc lập - Tự do - Hạnh phúc</motto>
  <number>
    <serial>45</serial>
    <suffix/>
    <notation>SNV-VP</notation>
    <text>45/SNV-VP</text>
    <as_written>45/SNV - VP</as_written>
  </number>
  <place/>
  <date>2024-05</date>
  <date_as_written>ngày      tháng 5 năm 2024</date_as_written>
  <subject>họp &amp; &lt;trao đổi&gt;</subject>
  <addressees/>
  <body>
    <block>
      <type>clause</type>
      <marker>1.</marker>
      <level>1</level>
      <text> Các xã&#13;
	thị trấn </text>
    </block>
    <block>
      <type>table</type>
      <level>1</level>
      <text/>
      <rows>
        <row>
          <cell>Xã</cell>
          <cell/>
        </row>
        <row/>
      </rows>
    </block>
  </body>
  <end_mark>./.</end_mark>
  <signatures>
    <signature>
      <capacity>
        <line>
          <authority>KT</authority>
          <title>GIÁM ĐỐC</title>
          <as_written>KT. GIÁM ĐỐC</as_written>
        </line>
      </capacity>
      <position>PHÓ GIÁM ĐỐC</position>
      <signer>Lê Thị Bình</signer>
    </signature>
  </signatures>
  <recipients>
    <recipient>Như trên</recipient>
  </recipients>
  <archive>
    <units>
      <unit>VT</unit>
    </units>
    <as_written>Lưu: VT.</as_written>
  </archive>
  <contact/>
  <stamps/>
  <further_copies/>
  <appendices/>
  <unplaced/>
</document>
"#;

#[test]
fn writes_the_contract_letter_for_letter() {
    assert_eq!(json::to_string(&sample()).unwrap().output, JSON);
    assert_eq!(xml::to_string(&sample()).unwrap().output, XML);
}

#[test]
fn reads_what_it_writes() {
    assert_eq!(json::from_str(JSON).unwrap(), sample());
    assert_eq!(xml::from_str(XML).unwrap(), sample());
    assert_eq!(json::from_reader(JSON.as_bytes()).unwrap(), sample());
    assert_eq!(xml::from_reader(XML.as_bytes()).unwrap(), sample());
    let marked = |text: &str| [b"\xEF\xBB\xBF", text.as_bytes()].concat();
    assert_eq!(json::from_slice(&marked(JSON)).unwrap(), sample());
    assert_eq!(xml::from_slice(&marked(XML)).unwrap(), sample());
}

/// A document around parts in XML.
fn around(parts: &str) -> String {
    format!("<document xmlns=\"urn:congvan:document:1\" version=\"1\">\n{parts}</document>")
}

#[test]
fn errors_in_utf_16_have_the_same_place() {
    let utf16 = |text: &str| -> Vec<u8> {
        ("\u{FEFF}".to_owned() + text)
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect()
    };
    let place = |error: Error| error.position().unwrap().to_string();
    let json = "{\n  \"place\": \"Hà Khê\", \"số\": 1}";
    assert_eq!(place(json::from_str(json).unwrap_err()), "2:22");
    assert_eq!(place(json::from_slice(&utf16(json)).unwrap_err()), "2:22");
    let xml = around("<place>Hà Khê</place><số/>");
    assert_eq!(place(xml::from_str(&xml).unwrap_err()), "2:22");
    assert_eq!(place(xml::from_slice(&utf16(&xml)).unwrap_err()), "2:22");
}

#[test]
fn messages_are_in_both_languages() {
    let error = json::from_str("{\"date\": \"2024-13\"}").unwrap_err();
    assert_eq!(
        error.message(Lang::Vi),
        "`2024-13` không phải ngày ban hành: không có ngày này trong lịch tại vị trí 5; viết như `2020-03-05`",
    );
    let error = xml::from_str(&around("<titel/>")).unwrap_err();
    assert_eq!(
        error.message(Lang::Vi),
        "ở đây không có mục `titel`; có phải là `title`?"
    );
}

/// References and CDATA come in pieces between which nothing may be lost.
#[test]
fn xml_text_comes_whole() {
    let subject = |inner: &str| {
        xml::from_str(&around(&format!("<subject>{inner}</subject>")))
            .unwrap()
            .subject
            .unwrap()
    };
    assert_eq!(subject("UBND &amp; H&#272;ND"), "UBND & HĐND");
    assert_eq!(subject("&#x110;&#273;"), "Đđ");
    assert_eq!(subject("&lt;&gt;&quot;&apos;"), "<>\"'");
    assert_eq!(subject(" a <!-- b --> c "), " a  c ");
    assert_eq!(subject("a<?b c?>d"), "ad");
    assert_eq!(subject("a<![CDATA[ <b> &amp; ]]>c"), "a <b> &amp; c");
    assert_eq!(subject("a\r\nb\rc&#13;d"), "a\nb\nc\rd");
    assert_eq!(subject(""), "");
    assert_eq!(subject("\u{FEFF}"), "\u{FEFF}");
}

#[test]
fn xml_takes_any_prefix_and_order() {
    let text = "<?xml version='1.0' encoding='utf-8'?>\n<!-- a --><?b?>\n\
        <c:document xmlns:c='urn:congvan:document:1' version='1'>\n\
        <c:place>Hà Khê</c:place><!-- d -->\n\
        <kind xmlns='urn:congvan:document:1'>cong-van</kind>\n\
        <c:issued_copies> 5 </c:issued_copies>\n\
        </c:document>\n<!-- e -->";
    let document = xml::from_str(text).unwrap();
    assert_eq!(document.kind, Some(Kind::CongVan));
    assert_eq!(document.place.as_deref(), Some("Hà Khê"));
    assert_eq!(document.issued_copies, Some(5));
}

#[test]
fn limits_have_their_own_error() {
    let limited = |text: &str, limits: &Limits| xml::from_str_with(text, limits).unwrap_err();
    let row = around("<body><block><type>table</type><level>0</level><text/><rows><row/></rows></block></body>");
    let error = limited(&row, &Limits::default().xml_depth(4));
    assert_eq!(error.kind(), ErrorKind::Limit);
    assert_eq!(
        error.to_string(),
        "2:61: /body/0/rows: the elements are nested deeper than the limit of 4; flatten them or raise the limit"
    );
    assert!(xml::from_str_with(&row, &Limits::default().xml_depth(5)).is_ok());

    for attribute in ["a", "xmlns:a"] {
        let many: String = (0..33).map(|i| format!(" {attribute}{i}='urn:x'")).collect();
        let error = xml::from_str(&around(&format!("<title{many}/>"))).unwrap_err();
        // The first unknown attribute is an error before the last is one too many.
        let kind = if attribute == "a" {
            ErrorKind::Data
        } else {
            ErrorKind::Limit
        };
        assert_eq!(error.kind(), kind, "{error}");
    }

    let small = Limits::default().text_bytes(100);
    for error in [
        json::from_slice_with(JSON.as_bytes(), &small).unwrap_err(),
        json::from_str_with(JSON, &small).unwrap_err(),
        xml::from_slice_with(XML.as_bytes(), &small).unwrap_err(),
        json::from_reader_with(JSON.as_bytes(), &small).unwrap_err(),
        xml::from_reader_with(io::repeat(b' '), &small).unwrap_err(),
    ] {
        assert_eq!(error.kind(), ErrorKind::Limit);
    }
    let exact = Limits::default().text_bytes(JSON.len());
    assert!(json::from_reader_with(JSON.as_bytes(), &exact).is_ok());
}

#[test]
fn hostile_input_is_refused_at_once() {
    let deep = "<a>".repeat(200_000);
    let attributes: String = (0..100_000).map(|i| format!(" a{i}='1'")).collect();
    let namespaces: String = (0..100_000).map(|i| format!(" xmlns:a{i}='urn:x'")).collect();
    let laughs = (1..10).fold(String::from("<!ENTITY a0 'ha'>"), |all, i| {
        let ten = format!("&a{};", i - 1).repeat(10);
        all + &format!("<!ENTITY a{i} '{ten}'>")
    });
    for text in [
        deep.clone(),
        around(&deep),
        around(&"<body>".repeat(100_000)),
        around(&"<body><block>".repeat(100_000)),
        around(&format!("<title{attributes}/>")),
        around(&format!("<title{namespaces}/>")),
        format!("<!DOCTYPE document [{laughs}]><document>&a9;</document>"),
        format!("<document{}/>", namespaces),
        around(&"&#32;".repeat(100_000)),
        around(&"<title>&a9;</title>".repeat(10)),
        "<".repeat(100_000),
        "&".repeat(100_000),
    ] {
        assert!(xml::from_str(&text).is_err());
    }
    for text in [
        "[".repeat(200_000),
        "{\"body\":".repeat(100_000),
        format!("{{\"body\": {}", "[".repeat(100_000)),
        format!("{{\"title\": {}", "\"a\" ".repeat(100_000)),
        format!("{{\"issued_copies\": {}}}", "9".repeat(100_000)),
        format!("{{\"{}\": 1}}", "a".repeat(100_000)),
        "\"".repeat(100_000),
        "\\".repeat(100_000),
    ] {
        let error = json::from_str(&text).unwrap_err();
        assert!(error.to_string().len() < 1000, "{error}");
    }
}

#[test]
fn whatever_is_cut_off_is_an_error() {
    for end in 0..JSON.trim_end().len() {
        let error = json::from_slice(&JSON.as_bytes()[..end]).unwrap_err();
        let expected = match JSON.is_char_boundary(end) {
            true => ErrorKind::Syntax,
            false => ErrorKind::Encoding,
        };
        assert_eq!(error.kind(), expected, "{end}: {error}");
    }
    for end in 0..XML.trim_end().len() {
        let error = xml::from_slice(&XML.as_bytes()[..end]).unwrap_err();
        assert_eq!(error.kind() == ErrorKind::Encoding, !XML.is_char_boundary(end), "{end}");
    }
}

#[test]
fn a_reader_or_writer_that_fails_is_an_error() {
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("gone"))
        }
    }
    impl io::Write for Broken {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::Error::other("gone"))
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    for error in [
        json::from_reader(Broken).unwrap_err(),
        xml::from_reader(Broken).unwrap_err(),
        json::to_writer(Broken, &sample()).unwrap_err(),
        xml::to_writer(Broken, &sample()).unwrap_err(),
    ] {
        assert_eq!(error.kind(), ErrorKind::Io);
        assert_eq!(error.to_string(), "cannot read or write the data: gone");
    }
}

#[test]
fn reports_read_back_from_json() {
    let mut found = Diagnostic::new(
        "N02",
        "number-leading-zero",
        Severity::Error,
        Message::new("thiếu số 0", "a zero is missing"),
        "/number",
    );
    found.basis = "điểm c khoản 3 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP"
        .parse()
        .ok();
    assert!(found.basis.is_some());
    found.part = Some("thu.txt".into());
    found.span = Some(Place::new(Span::new(4, 5), &"Số: 5/UBND".into()));
    found.fix = Some(Fix::safe([Edit::replace(4..5, "05")]));
    let bare = Diagnostic::new("X01", "x", Severity::Info, Message::new("", ""), "");
    let why = || Message::new("vì thế", "because");
    let rules = vec![
        RuleOutcome::new("N01", RuleState::Passed),
        RuleOutcome::new("N02", RuleState::Failed),
        RuleOutcome::new("N03", RuleState::NotApplicable { why: why() }),
        RuleOutcome::new("N04", RuleState::NotEvaluated { why: why() }),
    ];
    for scope in [Scope::Content, Scope::ContentAndLayout] {
        let report = Report::new(scope, vec![found.clone(), bare.clone()], rules.clone());
        let text = serde_json::to_string(&report).unwrap();
        assert_eq!(serde_json::from_str::<Report>(&text).unwrap(), report);
        let value = serde_json::to_value(&report).unwrap();
        assert_eq!(value["rules"][3]["state"], "not-evaluated");
        assert_eq!(serde_json::from_value::<Report>(value).unwrap(), report);
    }
}
