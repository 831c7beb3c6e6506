//! Letters typed in the encodings from before Unicode.

use congvan::letter;
use congvan::text::{Encoding, LegacyFont, Source};
use proptest::prelude::*;

const FONTS: [LegacyFont; 3] = [LegacyFont::Tcvn3, LegacyFont::Vni, LegacyFont::Windows1258];

/// TCVN3 tells `UỶ` from `uỷ` in words of capitals and has no `Ủ` to begin a small word.
const LETTER: &str = "\
UBND HUYỆN AN KHÊ                         CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
PHÒNG NỘI VỤ                                 Độc lập - Tự do - Hạnh phúc

Số: 45/NV-TCBC                            An Khê, ngày 12 tháng 8 năm 2003
V/v rà soát biên chế năm 2004

          Kính gửi: Uỷ ban nhân dân các xã, thị trấn

Thực hiện Quyết định số 112/2003/QĐ-UB ngày 04/7/2003 của Uỷ ban nhân dân huyện về việc giao biên chế,
Phòng Nội vụ đề nghị các xã, thị trấn báo cáo số người hưởng lương trước ngày 30/8/2003./.

Nơi nhận:                                 TRƯỞNG PHÒNG
- Như trên;
- Chủ tịch huyện (để b/c);
- Lưu: VT.
                                          Nguyễn Thị Hường
";

fn bytes(typed: &str) -> Vec<u8> {
    typed.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect()
}

#[test]
fn a_letter_is_the_same_in_every_encoding() {
    let document = letter::from_str(LETTER).document;
    assert_eq!(document.number.as_ref().unwrap().as_str(), "45/NV-TCBC");
    assert_eq!(document.addressees.len(), 1);
    for font in FONTS {
        let typed = font.encode(LETTER);
        assert_ne!(typed, LETTER);
        let reading = letter::from_str(&typed);
        assert_eq!(reading.source.text(), LETTER, "{font:?}");
        assert_eq!(reading.document, document, "{font:?}");
        assert!(reading.diagnostics.iter().any(|d| d.code == "READ-LEGACY"));
        for (path, traced) in reading.trace.iter() {
            let old = typed.get(traced.span.range()).unwrap_or_else(|| panic!("{path}"));
            let new = reading.source.slice(traced.span).unwrap();
            assert_eq!(font.decode(old).to_lowercase(), new.to_lowercase(), "{font:?} {path}");
        }

        let raw = bytes(&typed);
        let reading = letter::from_slice(&raw).unwrap();
        assert_eq!(reading.source.encoding(), Encoding::Legacy(font));
        assert_eq!(reading.document, document, "{font:?}");
        let number = reading.trace.get("/number").unwrap().span;
        assert_eq!(&raw[number.range()], b"45/NV-TCBC");
    }
}

/// Its place was counted in letters of the decoded text, and lay beyond the file.
#[test]
fn an_end_mark_stands_where_the_file_has_it() {
    let text = "Căn cứ Nghị quyết của Uỷ ban thường vụ Quốc hội khoá X;\n\nPhòng Nội vụ đề nghị các xã thực hiện./.\n";
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let files = FONTS.map(|font| font.encode(text).into_bytes());
    for file in files.into_iter().chain([[b"\xFF\xFE".to_vec(), utf16].concat()]) {
        let reading = letter::from_slice(&file).unwrap();
        assert_eq!(reading.document.end_mark.as_deref(), Some("./."));
        let place = reading.trace.get("/end_mark").unwrap().span;
        assert_eq!(reading.source.slice(place), Some("./."));
        let printed = file.get(place.range()).unwrap().iter().filter(|byte| **byte != 0);
        assert!(printed.eq(b"./."));
    }
}

#[test]
fn windows_1258_in_unicode_is_composed() {
    use unicode_normalization::UnicodeNormalization;
    // Hats composed, tones apart: what a converter makes of the code page.
    let apart: String = LegacyFont::Windows1258
        .encode(LETTER)
        .chars()
        .map(|c| match c {
            'Ì' => '\u{300}',
            'Ò' => '\u{309}',
            'Þ' => '\u{303}',
            'ì' => '\u{301}',
            'ò' => '\u{323}',
            'Ð' => 'Đ',
            'ð' => 'đ',
            'Õ' => 'Ơ',
            'õ' => 'ơ',
            'Ý' => 'Ư',
            'ý' => 'ư',
            'Ã' => 'Ă',
            'ã' => 'ă',
            c => c,
        })
        .collect();
    assert_eq!(apart.nfc().collect::<String>(), LETTER);
    assert_eq!(letter::from_str(&apart).document, letter::from_str(LETTER).document);
}

#[test]
fn lost_letters_are_reported() {
    let cleaned = LegacyFont::Tcvn3.encode(LETTER).replace('\u{AD}', "");
    let reading = letter::from_str(&cleaned);
    let lost = reading.diagnostics.iter().find(|d| d.code == "READ-LOST").unwrap();
    assert!(lost.message.en.starts_with("4 words"), "{}", lost.message.en);
    let place = lost.span.unwrap();
    assert_eq!(&cleaned[place.start..place.end], "hëng");
}

/// What a wrong conversion of Unicode text lost stays lost, and is said.
#[test]
fn replaced_letters_are_reported() {
    let text = "Số: 12/TB-TN   Trà Lân, ngày 5 tháng 6 năm 2021\n\nThông báo đ\u{fffd}\u{fffd}c gửi mọi thôn.\n";
    let reading = letter::from_str(text);
    let lost: Vec<_> = reading.diagnostics.iter().filter(|d| d.code == "READ-LOST").collect();
    assert_eq!(lost.len(), 1);
    assert!(lost[0].message.en.contains("2 places"), "{}", lost[0].message.en);
    let place = lost[0].span.unwrap();
    assert_eq!(&text[place.start..place.end], "\u{fffd}");
    assert!(
        letter::from_str("Thông báo được gửi.")
            .diagnostics
            .iter()
            .all(|d| d.code != "READ-LOST")
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn places_rise_and_fit(
        words in prop::collection::vec(
            prop_oneof![
                prop::sample::select(vec!["chñ", "nghÜa", "hoµ", "Ñoäc", "laäp", "phuùc", "ðêÌ", "hôòi", "viêòt", "Nguyễn"]),
                prop::sample::select(vec![" ", "\n", "\r\n", "   ", "\t", "|", "Q§", "·", "\u{AD}u", "ê\u{323}", "5", "a"]),
            ],
            0..60,
        ),
        font in prop::sample::select(vec![None, Some(LegacyFont::Tcvn3), Some(LegacyFont::Vni), Some(LegacyFont::Viqr)]),
    ) {
        let text = words.concat();
        let source = match font {
            Some(font) => Source::from_legacy(&text, font),
            None => Source::from(text.as_str()),
        };
        let mut end = 0;
        for (at, c) in source.text().char_indices() {
            let span = source.to_bytes(congvan::text::Span::new(at, at + c.len_utf8()));
            prop_assert_eq!(span.start, end);
            prop_assert!(text.get(span.range()).is_some_and(|old| !old.is_empty()));
            end = span.end;
        }
        prop_assert_eq!(end, text.len());
    }

    #[test]
    fn anything_decodes(text in "\\PC{0,200}") {
        for font in [LegacyFont::Tcvn3, LegacyFont::Vni, LegacyFont::Windows1258, LegacyFont::Tcvn5712, LegacyFont::Viqr] {
            let _ = font.decode(&text);
            let _ = Source::from_legacy(&text, font);
        }
    }

    #[test]
    fn what_is_encoded_is_decoded(text in "[a-zA-Z0-9 ,;ăâđêôơưàáảãạằắẳẵặấầẩẫậèéẻẽẹếềểễệìíỉĩịòóỏõọốồổỗộớờởỡợùúủũụứừửữựỳýỷỹỵ]{0,80}") {
        prop_assert_eq!(LegacyFont::Viqr.decode(&LegacyFont::Viqr.encode(&text)), text);
    }
}

/// Two offices, two fonts: which of them a line is in only a person can tell.
#[test]
fn a_second_font_in_a_text_is_reported() {
    let first = "Thực hiện kế hoạch của tỉnh, đề nghị các đơn vị báo cáo số liệu trước ngày cuối quý.\n".repeat(3);
    let second = "Những hồ sơ còn thiếu được bổ sung, ghi rõ người chịu trách nhiệm.\n";
    let fonts = [LegacyFont::Tcvn3, LegacyFont::Vni];
    for (font, other) in [(fonts[0], fonts[1]), (fonts[1], fonts[0])] {
        let mixed = font.encode(&first) + &other.encode(second);
        let reading = letter::from_str(&mixed);
        let legacy = reading.source.legacy().unwrap();
        assert_eq!((legacy.font, legacy.second), (font, Some(other)));
        let told = |reading: &letter::Reading| {
            let mixed = reading.diagnostics.iter().find(|d| d.code == "READ-MIXED").unwrap();
            mixed.span.unwrap()
        };
        let place = told(&reading);
        assert!(place.start >= font.encode(&first).len());
        let word = &mixed[place.start..place.end];
        assert!(
            second
                .split(' ')
                .any(|w| other.decode(word) == w.trim_matches([',', '.', '\n'])),
            "{word}"
        );
        let raw = bytes(&mixed);
        let place = told(&letter::from_slice(&raw).unwrap());
        assert_eq!(raw[place.start..place.end], bytes(word));

        let pure = letter::from_str(&font.encode(&(first.clone() + second)));
        assert_eq!(pure.source.legacy().unwrap().second, None);
        assert!(pure.diagnostics.iter().all(|d| d.code != "READ-MIXED"));
    }
}
