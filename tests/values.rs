//! Laws of the values: what they print parses back, and no text makes them panic.
#![allow(clippy::unwrap_used)]

use std::fmt::{Debug, Display};
use std::hash::Hash;
use std::str::FromStr;

use congvan::Lang;
use congvan::value::*;
use proptest::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// What every value has. A value that loses one of these does not compile here.
trait Complete:
    FromStr<Err = ParseValueError>
    + for<'a> TryFrom<&'a str, Error = ParseValueError>
    + Display
    + Debug
    + Clone
    + Ord
    + Hash
    + Serialize
    + DeserializeOwned
    + Send
    + Sync
    + 'static
{
}

impl<T> Complete for T where
    T: FromStr<Err = ParseValueError>
        + for<'a> TryFrom<&'a str, Error = ParseValueError>
        + Display
        + Debug
        + Clone
        + Ord
        + Hash
        + Serialize
        + DeserializeOwned
        + Send
        + Sync
        + 'static
{
}

/// Whatever a text parses to prints a text that parses to the same, and goes
/// through JSON unchanged; an error names a place in the text, in both languages.
fn holds<T: Complete>(text: &str) {
    match text.parse::<T>() {
        Ok(value) => {
            assert_eq!(value.to_string().parse::<T>().unwrap(), value, "{text:?}");
            assert_eq!(T::try_from(text).unwrap(), value);
            let json = serde_json::to_string(&value).unwrap();
            let back: T = serde_json::from_str(&json).unwrap();
            assert_eq!(back, value, "{json}");
            assert_eq!(serde_json::to_string(&back).unwrap(), json);
        }
        Err(error) => {
            assert!(error.offset() <= text.len(), "{text:?}: {error}");
            assert_ne!(error.message(Lang::Vi), error.message(Lang::En));
        }
    }
}

fn all(text: &str) {
    holds::<Kind>(text);
    holds::<DocumentNumber>(text);
    holds::<IssueDate>(text);
    holds::<Organ>(text);
    holds::<OrganId>(text);
    holds::<DocumentId>(text);
    holds::<PersonName>(text);
    holds::<SigningAuthority>(text);
    holds::<SigningForm>(text);
    holds::<Capacity>(text);
    holds::<Recipient>(text);
    holds::<Archive>(text);
    holds::<Provision>(text);
    holds::<LegalReference>(text);
    holds::<Urgency>(text);
    holds::<Secrecy>(text);
    if let Ok(number) = text.parse::<DocumentNumber>() {
        let _ = (number.kinds(), number.kind(), number.groups().count());
        assert!(number.same_document(&number));
        for mend in number.mends() {
            assert!(number.as_written().get(mend.range).is_some());
        }
    }
    if let Ok(id) = text.parse::<OrganId>() {
        let parents = std::iter::successors(id.parent(), OrganId::parent);
        assert_eq!(parents.count(), id.level().map_or(0, |level| level - 1), "{text:?}");
    }
    let _ = IssueDate::from_written(text);
    let _ = DocumentNumber::parse_beside(text, &Kind::QuyetDinh);
    let scans = [DocumentNumber::scan(text), DocumentNumber::scan_labelled(text)];
    for (number, length) in scans.into_iter().flatten() {
        assert!(text.is_char_boundary(length));
        assert_eq!(number.as_str().parse::<DocumentNumber>().unwrap(), number);
    }
    for at in 0..=text.len() {
        let _ = DocumentNumber::scan_at(text, at);
    }
}

/// One of each form, to be damaged.
const NUMBERS: [&str; 29] = [
    "45/VHTT - TTTT",
    "118/2003/NĐ-CP",
    "41.2/2025/NQ-CP",
    "731-CV/BTGTU",
    "188-QĐ/TWĐTN-TNTH",
    "71 TC/NSNN",
    "744-TC/QĐ/NSNN",
    "05-02/18/CV-PT",
    "41/2022/HNGĐ-ST",
    "03.b/2010/TT-BTP",
    "31/2008/TT-BCA (C09)",
    "/UBND-VX",
    "…/UBND-VX",
    "51/2025/QH15",
    "1874/2008/TTLT-TTCP-BNV-BTC-BQP-BCA-BTP-KTNN",
    "29/VBHN-VPQH",
    "903TC/QĐ-NSNN",
    "61/1999NĐ-CP",
    "31-TC CTN ngày",
    "THK-QN/HQ/218",
    "không số",
    "15/QÐ\u{2011}UBND",
    "23bis/QĐ-TTg/2021",
    "mẫu số 01/GTGT",
    "52/2013",
    "C1-07/NS",
    "51/2025/QH15CỘNG",
    "8/2023/NQ-HDND",
    "06/LĐTBXH-TT",
];

/// Numbers that often mean the same: few serials, symbols of every system, any sign.
const NEAR: &str = "([-/]|[-/]?0{0,2}([12]{1,2}|2020)a?[-/])(20(19|20)[-/])?(QĐ|TC|CV|TT|CP)([-/](TU|UBND|TW|TƯ|TLĐ|LB|2020)){0,2}(\\(2020\\))?";

/// Other values as they are printed, to be damaged.
const OTHERS: [&str; 25] = [
    "Quyết định",
    "GIẤY UỶ QUYỀN",
    "2024-05-02",
    "ngày 05 tháng 01 năm 2020",
    "31/02/2020",
    "UBND TỈNH HÀ KHÊ / SỞ NỘI VỤ",
    "000.01.13.H53",
    "G12.18",
    "020312345678-001",
    "02.29.W00",
    "G12,2025/10/13,05/BTC-VP",
    "Thiếu tướng, PGS.TS. Trần Văn Bảo",
    "KT. GIÁM ĐỐC",
    "T/M BAN THƯỜNG VỤ / BÍ THƯ",
    "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH",
    "TUQ. CHỦ TỊCH\nGIÁM ĐỐC SỞ TƯ PHÁP",
    "- UBND huyện (để b/c);",
    "- Lưu: VT, NC (3).Châu(04b)",
    "điểm c khoản 3 Mục II Phần I Phụ lục I",
    "khoản 1 Điều 5, Điều 7 đến Điều 9 Thông tư số 05/2021/TT-BXD ngày 14/7/2021 của Bộ Xây dựng",
    "Luật Hộ tịch ngày 20/11/2014",
    "HỎA TỐC",
    "Tuyệt mật",
    "QH15",
    "ngày mồng năm tháng Giêng năm 2020",
];

proptest! {
    #[test]
    fn any_text(text in any::<String>()) {
        all(&text);
    }

    #[test]
    fn text_of_the_trade(text in "[A-ZĐÐ a-zđ0-9/.,&;()_…\u{2013}\u{301}\n-]{0,24}") {
        all(&text);
    }

    #[test]
    fn blanks(text in "[._… ]{0,4}[0-9A-ZĐ/–-]{0,3}[-_/][A-ZĐ/.-]{0,8}") {
        holds::<DocumentNumber>(&text);
    }

    #[test]
    fn archives(text in "- ?Lưu ?:? ?[A-ZĐ a-z0-9.,;()\n-]{0,24}") {
        holds::<Archive>(&text);
    }

    #[test]
    fn references(text in "((điểm|khoản|Điều|Mục|Phụ lục|đến Điều|,|;|Nghị định|Luật|số|1/2020/NĐ-CP|ngày 5/3/2020|của|a|2|IV|Chính phủ|Đất đai) ?){0,12}") {
        holds::<Provision>(&text);
        holds::<LegalReference>(&text);
    }

    #[test]
    fn people(text in "((Đại tá|Trung tướng|PGS|TS|ThS|[.] |,|Lê|Văn|Ẩn|\\.| ) ?){0,8}") {
        holds::<PersonName>(&text);
    }

    #[test]
    fn bodies(text in "((UBND|SỞ|/|-|xã|NỘI VỤ| / ) ?){0,8}") {
        holds::<Organ>(&text);
    }

    #[test]
    fn mutated_values(of in 0..NUMBERS.len() + OTHERS.len(), damage in proptest::collection::vec((any::<usize>(), 0..4u8, any::<char>()), 1..4)) {
        let text = NUMBERS.iter().chain(&OTHERS).nth(of).unwrap();
        let mut chars: Vec<char> = text.chars().collect();
        for (place, how, c) in damage {
            let place = place % chars.len().max(1);
            match how {
                0 if !chars.is_empty() => { chars.remove(place); }
                1 => chars.insert(place, c),
                2 if !chars.is_empty() => { let again = chars[place]; chars.insert(place, again); }
                _ if place < chars.len() => chars.rotate_left(place),
                _ => {}
            }
        }
        all(&chars.into_iter().collect::<String>());
    }

    #[test]
    fn order_agrees_with_equality(a in NEAR, b in NEAR) {
        let (a, b): (DocumentNumber, DocumentNumber) = (a.parse().unwrap(), b.parse().unwrap());
        prop_assert_eq!(a == b, a.cmp(&b).is_eq());
        prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
        if a == b {
            prop_assert_eq!((a.year(), a.serial(), a.suffix()), (b.year(), b.serial(), b.suffix()));
            let state = std::hash::RandomState::new();
            let hashes = [&a, &b].map(|number| std::hash::BuildHasher::hash_one(&state, number));
            prop_assert_eq!(hashes[0], hashes[1]);
            prop_assert!(a.same_document(&b));
        }
    }

    #[test]
    fn words_of_a_date_read_back(year in 1000..=9999u16, month in proptest::option::of(1..=12u8), day in proptest::option::of(1..=31u8)) {
        if let Some(date) = IssueDate::new(year, month, day) {
            prop_assert_eq!(IssueDate::from_written(&date.in_words()), Some(date));
        }
    }

    #[test]
    fn archive_lines(units in proptest::collection::vec("[A-ZĐ][A-Za-z0-9]{0,5}", 1..4), copies in proptest::option::of(0..500u32)) {
        let archive = Archive::new(units, copies);
        prop_assert_eq!(archive.to_string().parse::<Archive>().unwrap(), archive);
    }
}

#[test]
fn every_value_of_the_lists() {
    NUMBERS.iter().chain(&OTHERS).for_each(|text| all(text));
    for kind in Kind::all() {
        holds::<Kind>(kind.name());
        holds::<Kind>(kind.slug());
        assert_eq!(kind.to_string().parse::<Kind>().unwrap(), kind);
    }
    for form in SigningForm::all() {
        assert_eq!(form.to_string().parse::<SigningForm>(), Ok(form));
    }
    for row in Urgency::ALL {
        holds::<Urgency>(row.name());
    }
    for row in Secrecy::ALL {
        holds::<Secrecy>(row.name());
    }
}

/// What is wrong, where, and what was expected: word for word.
#[test]
fn errors_are_exact() {
    fn error<T: Complete>(text: &str) -> (String, String) {
        let error = text.parse::<T>().unwrap_err();
        (error.to_string(), format!("{error:#}"))
    }
    for (found, en, vi) in [
        (
            error::<Kind>("  "),
            "`  ` is no kind of document: the text is empty at offset 0; write it as in `Quyết định`",
            "`  ` không phải tên loại văn bản: chuỗi rỗng tại vị trí 0; viết như `Quyết định`",
        ),
        (
            error::<DocumentNumber>("45/QĐ-"),
            "`45/QĐ-` is no document number: a symbol is missing at offset 7; write it as in `45/UBND-VX`",
            "`45/QĐ-` không phải số, ký hiệu văn bản: thiếu ký hiệu tại vị trí 7; viết như `45/UBND-VX`",
        ),
        (
            error::<IssueDate>("2024-5"),
            "`2024-5` is no date of issue: no year, month or day of ISO 8601 at offset 5; write it as in `2020-03-05`",
            "`2024-5` không phải ngày ban hành: không đúng dạng ISO 8601 năm-tháng-ngày tại vị trí 5; viết như `2020-03-05`",
        ),
        (
            error::<IssueDate>("2023-02-29"),
            "`2023-02-29` is no date of issue: the calendar has no such date at offset 8; write it as in `2020-03-05`",
            "`2023-02-29` không phải ngày ban hành: không có ngày này trong lịch tại vị trí 8; viết như `2020-03-05`",
        ),
        (
            error::<Organ>("UBND TỈNH / "),
            "`UBND TỈNH / ` is no issuing body: a name is missing at offset 13; write it as in `UBND TỈNH CÀ MAU / SỞ NỘI VỤ`",
            "`UBND TỈNH / ` không phải cơ quan ban hành: thiếu tên cơ quan tại vị trí 13; viết như `UBND TỈNH CÀ MAU / SỞ NỘI VỤ`",
        ),
        (
            error::<OrganId>("G12 18"),
            "`G12 18` is no identifier of a body: there is a space or comma inside at offset 3; write it as in `G12.18`",
            "`G12 18` không phải mã định danh cơ quan: có dấu cách hoặc dấu phẩy bên trong tại vị trí 3; viết như `G12.18`",
        ),
        (
            error::<DocumentId>(""),
            "`` is no identifier of a document: the text is empty at offset 0; write it as in `G12,2025/10/13,05/BTC-VP`",
            "`` không phải mã định danh văn bản: chuỗi rỗng tại vị trí 0; viết như `G12,2025/10/13,05/BTC-VP`",
        ),
        (
            error::<PersonName>("Đại tá TS."),
            "`Đại tá TS.` is no name of a person: a name is missing at offset 14; write it as in `TS. Lê Thị Bình`",
            "`Đại tá TS.` không phải họ tên: thiếu họ tên tại vị trí 14; viết như `TS. Lê Thị Bình`",
        ),
        (
            error::<SigningAuthority>("UQ."),
            "`UQ.` is no signing authority: it must be TM., KT., TL., TUQ. or Q. at offset 0; write it as in `KT. GIÁM ĐỐC`",
            "`UQ.` không phải quyền hạn ký: phải là TM., KT., TL., TUQ. hoặc Q. tại vị trí 0; viết như `KT. GIÁM ĐỐC`",
        ),
        (
            error::<Capacity>("KT. "),
            "`KT. ` is no signing authority: a title is missing at offset 3; write it as in `KT. GIÁM ĐỐC`",
            "`KT. ` không phải quyền hạn ký: thiếu chức vụ tại vị trí 3; viết như `KT. GIÁM ĐỐC`",
        ),
        (
            error::<SigningForm>("TUQ. CHỦ TỊCH / KT. GIÁM ĐỐC"),
            "`TUQ. CHỦ TỊCH / KT. GIÁM ĐỐC` is no way of signing: who is authorised signs in person and does not pass it on at offset 20; write it as in `TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH`",
            "`TUQ. CHỦ TỊCH / KT. GIÁM ĐỐC` không phải cách ký: người được thừa ủy quyền phải tự ký, không ủy quyền lại tại vị trí 20; viết như `TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH`",
        ),
        (
            error::<Recipient>("- ;"),
            "`- ;` is no recipient: the line is empty at offset 0; write it as in `UBND huyện (để b/c)`",
            "`- ;` không phải nơi nhận: dòng rỗng tại vị trí 0; viết như `UBND huyện (để b/c)`",
        ),
        (
            error::<Archive>("VT, NC"),
            "`VT, NC` is no archive line: it must begin with `Lưu` at offset 0; write it as in `Lưu: VT, NC (3)`",
            "`VT, NC` không phải dòng lưu: phải bắt đầu bằng chữ `Lưu` tại vị trí 0; viết như `Lưu: VT, NC (3)`",
        ),
        (
            error::<Urgency>("gấp"),
            "`gấp` is no degree of urgency: it must be Khẩn, Thượng khẩn or Hỏa tốc at offset 0; write it as in `Hỏa tốc`",
            "`gấp` không phải mức độ khẩn: phải là Khẩn, Thượng khẩn hoặc Hỏa tốc tại vị trí 0; viết như `Hỏa tốc`",
        ),
        (
            error::<Secrecy>("kín"),
            "`kín` is no degree of secrecy: it must be Mật, Tối mật or Tuyệt mật at offset 0; write it as in `Mật`",
            "`kín` không phải độ mật: phải là Mật, Tối mật hoặc Tuyệt mật tại vị trí 0; viết như `Mật`",
        ),
        (
            error::<Provision>("khoản 2 điểm a"),
            "`khoản 2 điểm a` is no provision: the levels must run from small to large at offset 10; write it as in `điểm a khoản 2 Điều 5`",
            "`khoản 2 điểm a` không phải điều khoản: các cấp phải đi từ nhỏ đến lớn tại vị trí 10; viết như `điểm a khoản 2 Điều 5`",
        ),
        (
            error::<LegalReference>("Nghị định số"),
            "`Nghị định số` is no legal reference: `số` and the number are missing at offset 15; write it as in `khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP`",
            "`Nghị định số` không phải viện dẫn: thiếu `số` và số, ký hiệu tại vị trí 15; viết như `khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP`",
        ),
    ] {
        assert_eq!(found, (en.to_owned(), vi.to_owned()));
    }
}

/// The shape of each value in JSON.
#[test]
fn json_is_a_string_or_an_object_as_the_contract_says() {
    fn json<T: Complete>(text: &str) -> String {
        serde_json::to_string(&text.parse::<T>().unwrap()).unwrap()
    }
    for (found, expected) in [
        (json::<Kind>("TỜ TRÌNH"), r#""to-trinh""#),
        (
            json::<DocumentNumber>("07a/VHTT - TTTT"),
            r#"{"serial":7,"suffix":"a","year":null,"notation":"VHTT-TTTT","text":"07a/VHTT-TTTT","as_written":"07a/VHTT - TTTT"}"#,
        ),
        (
            json::<DocumentNumber>("/UBND-VX"),
            r#"{"serial":null,"suffix":"","year":null,"notation":"UBND-VX","text":"/UBND-VX","as_written":"/UBND-VX"}"#,
        ),
        (json::<IssueDate>("2024-05"), r#""2024-05""#),
        (
            json::<Organ>("UBND XÃ / PHÒNG KINH TẾ"),
            r#"{"superior":"UBND XÃ","name":"PHÒNG KINH TẾ"}"#,
        ),
        (json::<OrganId>("G12.18"), r#""G12.18""#),
        (
            json::<DocumentId>("G12,2025/10/13,05/X-Y"),
            r#""G12,2025/10/13,05/X-Y""#,
        ),
        (json::<PersonName>("TS. Lê Thị Bình"), r#""TS. Lê Thị Bình""#),
        (json::<SigningAuthority>("T/UQ"), r#""TUQ""#),
        (
            json::<Capacity>("K/T TRƯỞNG BAN"),
            r#"{"authority":"KT","title":"TRƯỞNG BAN","as_written":"K/T TRƯỞNG BAN"}"#,
        ),
        (json::<SigningForm>("T/M / K/T"), r#""TM. / KT.""#),
        (json::<Recipient>("- Như trên;"), r#""Như trên""#),
        (
            json::<Archive>("- Lưu: VT, NC (3)."),
            r#"{"units":["VT","NC"],"copies":3,"as_written":"Lưu: VT, NC (3)."}"#,
        ),
        (json::<Urgency>("HOẢ TỐC"), r#""Hỏa tốc""#),
        (json::<Secrecy>("MẬT"), r#""Mật""#),
        (
            json::<Provision>("điểm a khoản 2 Điều 5"),
            r#"{"article":"5","clause":"2","point":"a"}"#,
        ),
        (
            json::<LegalReference>("khoản 2 Điều 5 Nghị định số 12/2021/NĐ-CP ngày 6/3/2021 của Chính phủ"),
            concat!(
                r#"{"kind":"nghi-dinh","#,
                r#""number":{"serial":12,"suffix":"","year":2021,"notation":"NĐ-CP","text":"12/2021/NĐ-CP","as_written":"12/2021/NĐ-CP"},"#,
                r#""name":null,"date":"2021-03-06","issuer":"Chính phủ","provisions":[{"article":"5","clause":"2"}]}"#,
            ),
        ),
    ] {
        assert_eq!(found, expected);
    }
}
