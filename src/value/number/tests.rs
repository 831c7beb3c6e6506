use super::*;
use crate::value::Kind;

fn number(text: &str) -> DocumentNumber {
    text.parse().unwrap()
}

#[test]
fn reads_every_system() {
    use NumberSystem::*;
    for (text, serial, suffix, year, notation, system) in [
        ("05/QĐ-VP-HC", Some(5), "", None, Some("QĐ-VP-HC"), State),
        ("708/QĐ-EVNNPC", Some(708), "", None, Some("QĐ-EVNNPC"), State),
        ("821/CT-PC&KTT", Some(821), "", None, Some("CT-PC&KTT"), State),
        ("5691/VP.UBND-KTTC", Some(5691), "", None, Some("VP.UBND-KTTC"), State),
        ("30a/2008/NQ-CP", Some(30), "a", Some(2008), Some("NQ-CP"), Normative),
        ("08.a/2010/TT-BTP", Some(8), ".a", Some(2010), Some("TT-BTP"), Normative),
        ("43/2026/QH16", Some(43), "", Some(2026), Some("QH16"), Normative),
        (
            "93/2006/TTLT/BTC-KHCN",
            Some(93),
            "",
            Some(2006),
            Some("TTLT/BTC-KHCN"),
            Normative,
        ),
        ("06/QĐ-TTg/2022", Some(6), "", Some(2022), Some("QĐ-TTg"), State),
        ("26-NQ/TW", Some(26), "", None, Some("NQ/TW"), Party),
        (
            "8158-CV/TWĐTN-KHCN",
            Some(8158),
            "",
            None,
            Some("CV/TWĐTN-KHCN"),
            MassOrganisation,
        ),
        ("49-TC/TCT", Some(49), "", None, Some("TC/TCT"), Legacy),
        ("84 TC/CĐKT", Some(84), "", None, Some("TC/CĐKT"), Legacy),
        ("223/TT/LB", Some(223), "", None, Some("TT/LB"), Legacy),
        ("374-HĐBT", Some(374), "", None, Some("HĐBT"), Legacy),
        ("/QĐ-UBND", None, "", None, Some("QĐ-UBND"), State),
        ("CV1411/2016-4P", None, "", None, None, Free),
        ("18042019", Some(18_042_019), "", None, None, Free),
    ] {
        let n = number(text);
        let parts = (n.serial(), n.suffix(), n.year(), n.notation(), n.system());
        assert_eq!(parts, (serial, suffix, year, notation, system), "{text}");
    }
}

#[test]
fn mends_the_spelling_and_keeps_it() {
    for (written, canonical) in [
        (" 45/VHTT - TTTT ", "45/VHTT-TTTT"),
        ("250 /2016/TT\u{2013}BTC", "250/2016/TT-BTC"),
        ("219 / 2013 / TT - BTC", "219/2013/TT-BTC"),
        ("15/QÐ\u{2011}UBND", "15/QĐ-UBND"),
        ("     /SNV-TCBC", "/SNV-TCBC"),
        ("20-\nNQ/TW", "20-NQ/TW"),
        ("84 TC/CĐKT", "84-TC/CĐKT"),
        ("45/UBND-E \u{301}", "45/UBND-É"),
    ] {
        let n = number(written);
        assert_eq!(n.to_string(), canonical);
        assert_eq!(n.as_written(), written.trim());
        assert_eq!(number(&n.to_string()), n);
    }
}

#[test]
fn scanning_stops_where_the_symbol_ends() {
    for (text, found) in [
        ("318/TTr-SNV Bình Thuận, ngày 22", "318/TTr-SNV"),
        ("415/UBND-VHTT ngày 12/6/2024 của", "415/UBND-VHTT"),
        ("   /UBND-NC    Lâm Đồng, ngày", "   /UBND-NC"),
        ("4144 /GDĐT – VP      Thành phố", "4144 /GDĐT – VP"),
        ("45/VHTT - TTTT Minh Sơn", "45/VHTT - TTTT"),
        ("1/2013/TT-BTCngày 5", "1/2013/TT-BTC"),
        ("615/BGDĐT-GDTrH", "615/BGDĐT-GDTrH"),
        ("126/2024/NĐ-\nCP thì", "126/2024/NĐ-\nCP"),
        ("126/2024/NĐ-CP.", "126/2024/NĐ-CP"),
        ("84 TC/CĐKT ngày", "84 TC/CĐKT"),
        ("66.7/2025/NQ-CP", "66.7/2025/NQ-CP"),
    ] {
        let (n, length) = scan_number(text).unwrap();
        assert_eq!(&text[..length], found);
        assert_eq!(n, number(found));
    }
    for text in ["", "ngày 5", "12 tháng 3", "24/4", "a/b", "/", "- Như trên"] {
        assert!(scan_number(text).is_none(), "{text}");
    }
}

#[test]
fn errors_say_where() {
    assert_eq!("".parse::<DocumentNumber>().unwrap_err().offset(), 0);
    assert_eq!("45/".parse::<DocumentNumber>().unwrap_err().offset(), 3);
}

#[test]
fn a_register_sorts_by_serial() {
    let mut numbers = vec![number("10/QĐ-UBND"), number("9/QĐ-UBND"), number("9a/QĐ-UBND")];
    numbers.sort();
    assert_eq!(
        numbers,
        [number("9/QĐ-UBND"), number("9a/QĐ-UBND"), number("10/QĐ-UBND")]
    );
}

#[test]
fn systems_by_their_forms() {
    use NumberSystem::*;
    for (system, texts) in [
        (
            State,
            "227/KH-UBND 415/UBND-VHTT 599/QĐ-EVN 40/NQ-HĐBCQG 212/TANDTC-PC 45/2024/SNV-VP 117/2019/NSRP-HPC",
        ),
        (
            Normative,
            "64/2025/QH15 01/2012/UBTVQH13 710/2008/NQ-UBTVQH12 16/2009-L-CTN 67/VBHN-VPQH 66.7/2025/NQ-CP",
        ),
        (
            Normative,
            "120/2004/TTg-QĐ 20/2000/QĐ/BTC 34/2005-QH11 02/2020/QĐ-KTNN 11/2015/QĐ-UBND",
        ),
        (Party, "26-NQ/TW 198-KL/TW 1147-QĐ/BTGDVTW 03-BC/CB 12-TB/BXDĐ 69-NQ/TƯ"),
        (
            MassOrganisation,
            "933/QĐ-TLĐ 73/TLĐ 91/HD-MTTW-BTT 738/MTTW-BTT 53/HD-ĐCT 2275-CV/HNDTW 1836-QĐ/TWĐTN",
        ),
        (Court, "58/2023/HNGĐ-ST 76/2026/QĐST-HNGĐ"),
        (Company, "02-01/16/CV-TN 4844/2024/CV-CTD"),
        (
            Legacy,
            "130/CP 191-CP 25-HĐBT 374/HĐBT 202/TTg 503-TT/LB 12/TT-LB 14/TTLB 210A-TC/VP 58-TC/TCT",
        ),
        (
            Legacy,
            "999-TC/QĐ/CĐKT 1-PL/HĐNN8 35-NQ/UBTVQHK9 270B-NQ/HĐNN8 27-LCT/HĐNN8 255/TCT/QĐ/KH",
        ),
        (Free, "2017042 MNT/FIN/LET/DEC/17/264 49CV/THP"),
    ] {
        for text in texts.split(' ') {
            assert_eq!(number(text).system(), system, "{text}");
        }
    }
}

#[test]
fn shared_codes_are_decided_by_what_stands_beside_them_or_left_open() {
    for (text, kinds) in [
        ("20/CT-TTg", vec![Kind::ChiThi]),
        ("05a/CT-UBND", vec![Kind::ChiThi]),
        ("1840/CT-NVDTPC", vec![Kind::ChiThi, Kind::CongVan]),
        ("12/TC-NS", vec![Kind::ThongCao, Kind::CongVan]),
        ("12/PC-TH", vec![Kind::PhieuChuyen, Kind::CongVan]),
        ("415/UBND-VHTT", vec![Kind::CongVan]),
        ("66-QĐ/TW", vec![Kind::QuyetDinh, Kind::QuyDinh]),
        ("46-CT/TW", vec![Kind::ChiThi]),
        ("731-CV/BTGTU", vec![Kind::CongVan]),
        ("317-QĐ/TWĐTN-TNTH", vec![Kind::QuyetDinh, Kind::QuyDinh]),
        ("30/2020/NĐ-CP", vec![Kind::NghiDinh]),
        ("999-TC/QĐ/CĐKT", vec![Kind::QuyetDinh]),
        ("49-TC/TCT", vec![]),
        ("58/2023/HNGĐ-ST", vec![]),
    ] {
        assert_eq!(number(text).kinds(), kinds, "{text}");
    }
    let decide = |text: &str, context: KindContext<'_>| number(text).kind_in(&context);
    assert_eq!(
        decide("66-QĐ/TW", KindContext::new().beside(Kind::QuyDinh)),
        Some(Kind::QuyDinh)
    );
    assert_eq!(decide("66-QĐ/TW", KindContext::new().beside(Kind::ChiThi)), None);
    assert_eq!(decide("12/TC-NS", KindContext::new().issued_by("Sở Tài chính")), None);
    assert_eq!(
        decide("12/TB-VHTT", KindContext::new().knowing(&|group| group == "VHTT")),
        Some(Kind::ThongBao)
    );
    assert_eq!(
        decide("12/TB-STC", KindContext::new().issued_by("SỞ TÀI CHÍNH")),
        Some(Kind::ThongBao)
    );
}

#[test]
fn old_signs_are_exchanged_and_zeros_do_not_count() {
    assert_eq!(number("05/QĐ-BNV"), number("5/QĐ-BNV"));
    assert_ne!(number("191/CP"), number("191-CP"));
    for (a, b) in [
        ("191/CP", "191-CP"),
        ("64/TC-TCT", "64 TC/TCT"),
        ("999-TC/QĐ/CĐKT", "999-TC/QĐ-CĐKT"),
    ] {
        assert!(number(a).same_document(&number(b)), "{a} {b}");
    }
    assert!(!number("26/NQ-TW").same_document(&number("26-NQ/TW")));
    assert!(!number("191/CP").same_document(&number("192-CP")));
}

#[test]
fn every_mend_is_told() {
    use MendKind::*;
    for (text, kinds) in [
        ("45/VHTT-TTTT", vec![]),
        ("45/VHTT - TTTT", vec![Space, Space]),
        ("20-\nNQ/TW", vec![LineBreak]),
        ("84 TC/CĐKT", vec![SpaceForDash]),
        ("15/QÐ\u{2011}UBND", vec![LookAlike, Dash]),
        ("185/2007//NĐ-CP", vec![Doubled]),
        ("45/UBND-E\u{301}", vec![Composed]),
    ] {
        let found: Vec<MendKind> = number(text).mends().into_iter().map(|mend| mend.kind).collect();
        assert_eq!(found, kinds, "{text}");
    }
    let odd = number("45/UBND-VX").with_as_written("bốn mươi lăm");
    assert_eq!(odd.mends()[0].kind, Rewritten);
}

#[test]
fn a_lost_bar_comes_back_only_where_the_word_says_so() {
    for (text, kind, canonical) in [
        ("15/QD-UBND", Kind::QuyetDinh, "15/QĐ-UBND"),
        ("205/2004/ND-CP", Kind::NghiDinh, "205/2004/NĐ-CP"),
        ("05/2022/NQ-HDND", Kind::NghiQuyet, "05/2022/NQ-HĐND"),
        ("9/CD-TTg", Kind::CongDien, "9/CĐ-TTg"),
        ("66-QD/TW", Kind::QuyDinh, "66-QĐ/TW"),
        ("15/QD-UBND", Kind::CongVan, "15/QD-UBND"),
        ("15/HD-UBND", Kind::HopDong, "15/HD-UBND"),
        ("15/DA-UBND", Kind::DeAn, "15/DA-UBND"),
        ("/QD-UBND", Kind::QuyetDinh, "/QĐ-UBND"),
    ] {
        let read = DocumentNumber::parse_beside(text, &kind).unwrap();
        assert_eq!(read.as_str(), canonical, "{text}");
        assert_eq!(read.as_written(), text);
        assert!(read.mends().iter().all(|mend| mend.kind == MendKind::LostMark));
    }
}

#[test]
fn what_only_looks_like_a_number_is_none() {
    for text in [
        "5.000.000 đồng/tháng",
        "50 USD/MT",
        "200 VNĐ/KWh",
        "100.000đ/kg",
        "1/3",
        "50/50",
        "1/500",
        "220V/50Hz",
        "3G/4G",
        "24/4/2024",
        "24/4/2024 - Sở Nội vụ",
        "24/4/2024-UBND tỉnh",
        "0243.8435678",
        "0912345678-ABC",
        "(024) 3843",
        "01/GTGT",
        "03-1A/TNDN",
        "05-1/BK-QTT-TNCN",
        "14-MST",
        "1900-1234",
        "5-10",
        "12.5%/năm",
    ] {
        assert!(scan_number(text).is_none(), "{text}");
    }
}
