use super::*;
use crate::text::{Encoding, Limits, Source};

const CAPITALS: &str = "ÁÀẢÃẠÂẤẦẨẪẬĂẮẰẲẴẶÉÈẺẼẸÊẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌÔỐỒỔỖỘƠỚỜỞỠỢÚÙỦŨỤƯỨỪỬỮỰÝỲỶỸỴĐ";

const TEXT: &str = "Căn cứ Luật Tổ chức; Xét đề nghị của Sở Nội vụ, Ủy ban nhân dân tỉnh quyết định những việc sau đây";

fn letters() -> impl Iterator<Item = char> {
    CAPITALS.chars().chain(CAPITALS.chars().flat_map(char::to_lowercase))
}

#[test]
fn every_letter_survives_both_ways() {
    assert_eq!(letters().count(), 134);
    for font in [
        LegacyFont::Vni,
        LegacyFont::Windows1258,
        LegacyFont::Tcvn5712,
        LegacyFont::Viqr,
    ] {
        for letter in letters() {
            let encoded = font.encode(&letter.to_string());
            assert_eq!(font.decode(&encoded), letter.to_string(), "{font:?} {encoded:?}");
            assert!(encoded.chars().all(|c| u32::from(c) < 0x100), "{font:?} {letter}");
        }
    }
}

#[test]
fn every_code_is_one_letter_both_ways() {
    assert_eq!((tcvn3::TCVN3.len(), tcvn3::VN1_CAPITALS.len()), (74, 60));
    for (code, letter) in tcvn3::TCVN3 {
        let code = char::from(*code).to_string();
        assert_eq!(LegacyFont::Tcvn3.decode(&code), letter.to_string());
        assert_eq!(LegacyFont::Tcvn3.encode(&letter.to_string()), code);
        assert_eq!(LegacyFont::Tcvn5712.decode(&code), letter.to_string());
    }
    for (code, letter) in tcvn3::VN1_CAPITALS {
        let code = char::from(*code).to_string();
        assert_eq!(LegacyFont::Tcvn5712.decode(&code), letter.to_string());
        assert_eq!(LegacyFont::Tcvn5712.encode(&letter.to_string()), code);
        // A font of capitals shows it for the code of the small letter.
        let small: String = letter.to_lowercase().collect();
        let typed = LegacyFont::Tcvn3.encode(&letter.to_string());
        assert_eq!(LegacyFont::Tcvn3.decode(&typed), small);
    }
    let pairs: usize = vni::PAIRS.iter().map(|(_, marks)| marks.len()).sum();
    assert_eq!(2 * (pairs + vni::SINGLES.len()), 134);
}

#[test]
fn marks_of_vni_are_read_in_either_case() {
    assert_eq!(
        LegacyFont::Vni.decode("VIEäT NAM, Vieät, VIEÄT"),
        "VIỆT NAM, Việt, VIỆT"
    );
}

#[test]
fn viqr_escapes_what_is_no_mark() {
    for text in ["Số 5. Ai? Dạ. (a) o+u a^b \\ add 'Đi'", TEXT] {
        let encoded = LegacyFont::Viqr.encode(text);
        assert!(encoded.is_ascii());
        assert_eq!(LegacyFont::Viqr.decode(&encoded), text, "{encoded}");
    }
}

#[test]
fn each_encoding_is_recognised_as_text_and_as_bytes() {
    for font in [LegacyFont::Tcvn3, LegacyFont::Vni, LegacyFont::Windows1258] {
        let text = TEXT.replace('Ủ', "ủ");
        let typed = font.encode(&text);
        assert_eq!(LegacyFont::detect(&typed), Some(font));
        let source = Source::from(typed.as_str());
        assert_eq!(source.text(), text);
        assert_eq!(source.encoding(), Encoding::Utf8);

        let bytes: Vec<u8> = typed.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
        let source = Source::from_slice(&bytes, &Limits::default()).unwrap();
        assert_eq!(source.text(), text);
        assert_eq!(source.encoding(), Encoding::Legacy(font));
        let at = source.text().find("Nội vụ").unwrap();
        let span = source.to_bytes(Span::new(at, at + "Nội vụ".len()));
        let old: String = bytes[span.range()].iter().map(|b| char::from(*b)).collect();
        assert_eq!(font.decode(&old), "Nội vụ");
        assert_eq!(source.slice(span), Some("Nội vụ"));

        let utf16: Vec<u8> = typed.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let utf16 = [&b"\xFF\xFE"[..], &utf16].concat();
        let source = Source::from_slice(&utf16, &Limits::default()).unwrap();
        assert_eq!(source.text().trim_start_matches('\u{FEFF}'), text);
        assert_eq!(source.to_bytes(Span::new(0, source.text().len())).end, utf16.len());
    }
}

#[test]
fn ordinary_text_is_no_legacy() {
    for text in [
        "",
        "abc",
        "Số: 5/QĐ-UBND",
        "Độc lập - Tự do - Hạnh phúc",
        "Café à la crème · 100 ¥",
        "§ 5 · 30 °C ± 2 · 20 m² · 5 µm, 7 µm, 9 µm · © ® « Luật Hộ tịch »",
        "Où est le goût du maïs ? Noël, août, coûte, naïve, Saïgon, Haïti, cœur, garçon, brûlé",
        "Straße, größer, für, über, Mädchen, schön, Müller, Köln, Tür, hören, böse",
        "El niño pequeño vio la cigüeña en la montaña de España el año pasado",
        "Smørrebrød på gården, når vi får rødgrød med fløde, og så går vi på øen",
        "µ à · ¶ ả · · ã · ¸ á · ¹ ạ · » ằ; AÙ Á, AØ À, AÛ Ả, aù á, aø à",
        "Ðiều 5. QÐ-UBND ngày 05/3; Ðề nghị các đơn vị, Ðoàn thể, Ðảng ủy",
    ] {
        assert_eq!(LegacyFont::detect(text), None, "{text}");
    }
}

#[test]
fn words_in_unicode_stay_beside_legacy_ones() {
    let text = "TM. UÛY BAN NHAÂN DAÂN TÆNH\nCHUÛ TÒCH   Ngô Công Hoàng, Trần Văn An\nÑoäc laäp - Töï do - Haïnh phuùc, coù lôøi";
    let source = Source::from(text);
    assert_eq!(source.legacy().unwrap().font, LegacyFont::Vni);
    assert!(source.text().contains("Công Hoàng, Trần Văn An"), "{}", source.text());
    assert!(source.text().ends_with("Tự do - Hạnh phúc, có lời"));
}

#[test]
fn a_legacy_line_in_a_unicode_text_is_decoded_alone() {
    let unicode = "Ủy ban nhân dân tỉnh đề nghị các sở, ngành thực hiện; có độ dày 5 µm, 6 µm.\n".repeat(5);
    let source = Source::from(format!("{unicode}C¸c ®¬n vÞ b¸o c¸o kÕt qu¶ vÒ Së Néi vô\n"));
    assert_eq!(
        source.text(),
        format!("{unicode}Các đơn vị báo cáo kết quả về Sở Nội vụ\n")
    );
}

#[test]
fn capitals_of_tcvn3_are_told_by_their_place() {
    let text = "bé tµi chÝnh          céng hoµ x· héi chñ nghÜa ViÖt nam\n\n\nquyÕt ®Þnh:\n\n\
                §iÒu 1. Giao c¸c ®¬n vÞ trong ngµnh thùc hiÖn viÖc nµy theo quy ®Þnh\ncña ph¸p luËt\n\n\
                N¬i nhËn:             KT/ bé tr\u{AD}ëng\n- Nh\u{AD} trªn.           Thø tr\u{AD}ëng\n\
                Uû BAN NH¢N D¢N TØNH, Bé GD-§T\n";
    let source = Source::from(text);
    assert_eq!(
        source.text(),
        "BỘ TÀI CHÍNH          CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n\nQUYẾT ĐỊNH:\n\n\
         Điều 1. Giao các đơn vị trong ngành thực hiện việc này theo quy định\ncủa pháp luật\n\n\
         Nơi nhận:             KT/ BỘ TRƯỞNG\n- Như trên.           Thứ trưởng\n\
         UỶ BAN NHÂN DÂN TỈNH, Bộ GD-ĐT\n"
    );
    assert_eq!(source.legacy().unwrap().capital_lines, 3);
}

#[test]
fn lost_letters_are_counted_and_left() {
    // `người`, `nước`, `trường` without their soft hyphens, and with a plain one.
    for (text, lost) in [
        ("C¸c c¬ quan nhµ níc, trêng häc vµ ®¬n vÞ thuéc bé", 2),
        ("C¸c c¬ quan nhµ n-íc, tr-êng häc vµ ng-êi d©n thuéc bé", 3),
        ("C¸c c¬ quan nhµ n\u{AD}íc, tr\u{AD}êng häc vµ ®¬n vÞ thuéc bé", 0),
    ] {
        let source = Source::from(text);
        let legacy = source.legacy().unwrap();
        assert_eq!(legacy.lost, lost, "{}", source.text());
        assert_eq!(legacy.first_lost.is_some(), lost > 0);
    }
    let source = Source::from("C¸c c¬ quan nhµ níc, trêng häc vµ ®¬n vÞ thuéc bé");
    let first = source.legacy().unwrap().first_lost.unwrap();
    assert_eq!(source.slice(first), Some("nớc"));
}
