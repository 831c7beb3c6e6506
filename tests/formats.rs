//! What the formats write, letter for letter, and what they refuse, with its words and place.
#![cfg(all(feature = "json", feature = "xml"))]
#![allow(clippy::unwrap_used)] // in helpers, too: what cannot be set up must fail

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

fn assert_errors(read: fn(&str) -> Result<Document, Error>, cases: &[(&str, ErrorKind, &str)]) {
    for (text, kind, expected) in cases {
        let error = read(text).unwrap_err();
        assert_eq!((error.kind(), error.to_string().as_str()), (*kind, *expected), "{text}");
        let vietnamese = error.message(Lang::Vi);
        assert!(
            !vietnamese.is_empty() && vietnamese != error.message(Lang::En),
            "{text}"
        );
    }
}

#[test]
fn json_errors_say_what_and_where() {
    use ErrorKind::{Data, Syntax};
    assert_errors(
        json::from_str,
        &[
            ("", Syntax, "1:1: the data ends where a value should be"),
            ("{\n", Syntax, "2:1: the data ends inside an object; a `}` is missing"),
            ("[1]", Data, "1:1: the document must be an object `{…}`, not `[…]`"),
            (
                "{} {}",
                Syntax,
                "1:4: there is more behind the document; a file holds one object",
            ),
            (
                "{\"kind\": 5}",
                Data,
                "1:10: /kind: `kind` must be a string in double quotes, not `5`",
            ),
            ("{\"title\" \"a\"}", Syntax, "1:10: a `:` is missing behind the name"),
            (
                "{\"title\": \"a\", }",
                Syntax,
                "1:16: a `,` too much before the closing bracket; remove it",
            ),
            (
                "{\"title\": \"thế\nnày\"}",
                Syntax,
                "1:15: /title: a control character or line break inside a string; write `\\n`, `\\t` or `\\u00XX`",
            ),
            (
                "{\"title\": nul}",
                Syntax,
                "1:14: /title: this word is neither `null`, `true` nor `false`",
            ),
            (
                "{\"issued_copies\": 01}",
                Syntax,
                "1:20: /issued_copies: no number; drop a leading zero or `+`, or put it in quotes",
            ),
            (
                "{\"issued_copies\": -1}",
                Data,
                "1:19: /issued_copies: `issued_copies` must be a whole number from 0 to 4294967295, not `-1`",
            ),
            (
                // A column is what a person sees: `ế` of three code points is one.
                "{\"place\": \"thê\u{301}\", \"titel\": 1}",
                Data,
                "1:18: /titel: `titel` is unknown here; did you mean `title`?",
            ),
            (
                "{\"kind\": \"cong-van\",\n \"kind\": \"cong-van\"}",
                Data,
                "2:2: /kind: `kind` stands here twice; keep one",
            ),
            (
                "{\"date\": \"2023-02-29\"}",
                Data,
                "1:10: /date: `2023-02-29` is no date of issue: the calendar has no such date at offset 8; \
                 write it as in `2020-03-05`",
            ),
            (
                "{\"number\":\n {\"serial\": 5, \"year\": null, \"notation\": \"UBND-VX\", \"text\": \"45/UBND-VX\"}}",
                Data,
                "2:2: /number: `45/UBND-VX` is no document number: the parts (serial, suffix, year, notation) \
                 contradict `text` at offset 0; write it as in `45/UBND-VX`",
            ),
            (
                "{\"urgency\": \"nhanh\"}",
                Data,
                "1:13: /urgency: `nhanh` is no degree of urgency: it must be Khẩn, Thượng khẩn or Hỏa tốc at offset 0; \
                 write it as in `Hỏa tốc`",
            ),
            (
                "{\"body\": [\n  {\"type\": \"note\", \"level\": 0, \"text\": \"\"},\n  {\"type\": \"note\", \"level\": 0}]}",
                Data,
                "3:3: /body/1: `text` is missing; add it",
            ),
            (
                "{\"body\": [{\"type\": \"clausel\"}]}",
                Data,
                "1:20: /body/0/type: the value `clausel` is unknown; did you mean `clause`?",
            ),
            (
                "{\"body\": [{\"type\": 5}]}",
                Data,
                "1:20: /body/0/type: `type` must be a string in double quotes, not `5`",
            ),
            (
                "{\"signatures\": [{\"capacity\": [{\"authority\": \"PP\"}]}]}",
                Data,
                "1:45: /signatures/0/capacity/0/authority: the value `PP` is unknown; \
                 known are `TM`, `KT`, `TL`, `TUQ`, `Q`",
            ),
            (
                "{\"unplaced\": null}",
                Data,
                "1:14: /unplaced: `unplaced` must be a list `[…]`, not `null`",
            ),
            (
                "{\"body\": [{\"type\": \"table\", \"level\": 0, \"text\": \"\", \"rows\": [[], [\"a\", {}]]}]}",
                Data,
                "1:72: /body/0/rows/1/1: `rows[1][1]` must be a string in double quotes, not `{…}`",
            ),
            (
                "{\"a/b\": 1}",
                Data,
                "1:2: /a~1b: `a/b` is unknown here; known are `kind`, `title`, `issuers`, `national_title`, `motto`, \
                 `number`, `place`, `date`, `date_as_written`, `subject`, `addressees`, `body`, `end_mark`, \
                 `signatures`, `recipients`, `archive`, `drafter`, `issued_copies`, `contact`, `urgency`, `secrecy`, \
                 `circulation`, `stamps`, `copy_block`, `further_copies`, `appendices`, `unplaced`",
            ),
        ],
    );
}

#[test]
fn xml_errors_say_what_and_where() {
    use ErrorKind::{Data, Encoding, Syntax, Unsupported};
    assert_errors(
        xml::from_str,
        &[
            ("", Data, "1:1: there is no root element `document`"),
            (
                "công văn",
                Data,
                "1:1: the text `công văn` stands between elements; remove it or put it into one",
            ),
            (
                "<document version='1'/>",
                Data,
                "1:1: the element `document` has no namespace; add `xmlns=\"urn:congvan:document:1\"`",
            ),
            (
                "<letter xmlns='urn:congvan:document:1' version='1'/>",
                Data,
                "1:1: the root element is `letter`; it must be `document`",
            ),
            (
                "<document xmlns='urn:x' version='1'/>",
                Data,
                "1:1: the element `document` is in the namespace `urn:x`; it must be `urn:congvan:document:1`",
            ),
            (
                "<document xmlns='urn:congvan:document:2' version='2'/>",
                Unsupported,
                "1:1: version `2` of the format is newer than version 1, which is read here; update congvan",
            ),
            (
                "<document xmlns='urn:congvan:document:1' version='2'/>",
                Unsupported,
                "1:1: version `2` of the format is newer than version 1, which is read here; update congvan",
            ),
            (
                "<document xmlns='urn:congvan:document:1' version='one'/>",
                Data,
                "1:1: there is no version `one`; it must be `1`",
            ),
            (
                "<document xmlns='urn:congvan:document:1'/>",
                Data,
                "1:1: the version of the format is missing; add the attribute `version=\"1\"`",
            ),
            (
                "<c:document version='1'/>",
                Syntax,
                "1:1: the namespace prefix is not declared; declare it with xmlns:…=\"…\"",
            ),
            (
                "\n<?xml version='1.0'?><document/>",
                Syntax,
                "2:1: the declaration `<?xml …?>` must stand at the very beginning",
            ),
            (
                "<?xml version='1.0' encoding='windows-1258'?><document/>",
                Encoding,
                "1:1: the file declares the encoding `windows-1258`; save it as UTF-8 or UTF-16",
            ),
            (
                "<!DOCTYPE document [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]><document>&b;</document>",
                Unsupported,
                "1:1: a DTD (`<!DOCTYPE …>`) is not read; remove it",
            ),
            (
                &around("  chữ <kind>cong-van</kind>"),
                Data,
                "2:3: the text `chữ` stands between elements; remove it or put it into one",
            ),
            (
                // Windows line ends before it do not shift the place.
                &around("\r\n\r\n  chữ"),
                Data,
                "4:3: the text `chữ` stands between elements; remove it or put it into one",
            ),
            (
                &around("<body>&lt;</body>"),
                Data,
                "2:7: /body: the text `<` stands between elements; remove it or put it into one",
            ),
            (
                &around("<place>Hà Khê</place><titel/>"),
                Data,
                "2:22: /titel: `titel` is unknown here; did you mean `title`?",
            ),
            (
                &around("<x:title xmlns:x='urn:x'/>"),
                Data,
                "2:1: the element `x:title` is in the namespace `urn:x`; it must be `urn:congvan:document:1`",
            ),
            (
                &around("<title lang='vi'/>"),
                Data,
                "2:1: /title: the attribute `lang` is unknown here; remove it",
            ),
            (
                &around("<title/><title/>"),
                Data,
                "2:9: /title: `title` stands here twice; keep one",
            ),
            (
                &around("<title>a<b/></title>"),
                Data,
                "2:9: /title: the element `b` stands where there is only text; write `&lt;` for a `<`",
            ),
            (
                &around("<body><clause/></body>"),
                Data,
                "2:7: /body/clause: the element `clause` stands in a list; each element here must be `block`",
            ),
            (
                &around("<body>\n<block><type>note</type><level>0</level></block></body>"),
                Data,
                "3:1: /body/0: `text` is missing; add it",
            ),
            (
                &around("<body><block><type>note</type><level>256</level></block></body>"),
                Data,
                "2:31: /body/0/level: `level` must be a whole number from 0 to 255, not `256`",
            ),
            (
                &around("<date>2023-02-29</date>"),
                Data,
                "2:1: /date: `2023-02-29` is no date of issue: the calendar has no such date at offset 8; \
                 write it as in `2020-03-05`",
            ),
            (
                &around("<title>&copy;</title>"),
                Syntax,
                "2:8: /title: the entity `&copy;` is unknown; write `&amp;` for a `&`",
            ),
            (
                &around("<title>thu & chi</title>"),
                Syntax,
                "2:12: /title: a `&` without its `;`; write `&amp;` for a `&`",
            ),
            (
                &around("<title>&#0;</title>"),
                Syntax,
                "2:8: /title: `&#0;` is no character that XML allows",
            ),
            (
                &around("<title>thế\u{1}</title>"),
                Syntax,
                "2:11: /title: XML does not allow the character U+0001; remove it",
            ),
            (
                &around("<title>a</titel>"),
                Syntax,
                "2:9: /title: `</titel>` stands where `</title>` should close its element",
            ),
            (
                &around("<title"),
                Syntax,
                "2:1: a tag is not closed; its `>` is missing",
            ),
            (
                "<document xmlns='urn:congvan:document:1' version='1'>\n<title>a",
                Syntax,
                "2:9: /title: the data ends before the element is closed",
            ),
            (
                &around("<title a='1' a='2'/>"),
                Data,
                "2:1: /title: the attribute `a` is unknown here; remove it",
            ),
            (
                "<document xmlns='urn:congvan:document:1' version='1' version='1'/>",
                Syntax,
                "1:1: an attribute stands here twice; keep one",
            ),
            (
                &(around("") + "\n<document xmlns='urn:congvan:document:1'/>"),
                Data,
                "3:1: there is an element behind `document`; a file holds one document",
            ),
            (
                &(around("") + "</document>"),
                Syntax,
                "2:12: `</document>` closes no element; remove it",
            ),
        ],
    );
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
        "2:61: /body/0/rows: the elements are nested deeper than the limit of 4"
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
    found.fix = Some(Fix {
        safe: true,
        edits: vec![Edit {
            start: 4,
            end: 5,
            text: "05".into(),
        }],
    });
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
