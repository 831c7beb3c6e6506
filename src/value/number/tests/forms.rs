//! What the parts of a number are, and which system it follows.

use super::number;
use crate::value::NumberSystem::{self, *};

/// Text, serial, suffix, year, notation.
type Row = (
    &'static str,
    Option<u32>,
    &'static str,
    Option<u16>,
    Option<&'static str>,
);

fn holds(system: NumberSystem, rows: &[Row]) {
    for (text, serial, suffix, year, notation) in rows {
        let n = number(text);
        let parts = (n.serial(), n.suffix(), n.year(), n.notation(), n.system());
        assert_eq!(parts, (*serial, *suffix, *year, *notation, system), "{text}");
        assert_eq!(number(n.as_str()), n, "{text}");
        assert_eq!(n.as_str(), *text, "canonical as it stands");
        assert!(n.mends().is_empty());
    }
}

#[test]
fn ordinals() {
    for (serial, suffix) in [
        ("7", ""),
        ("07", ""),
        ("104233", ""),
        ("12a", "a"),
        ("118C", "C"),
        ("14đ", "đ"),
        ("03.b", ".b"),
        ("41.2", ".2"),
        ("41.19", ".19"),
        ("41.2a", ".2a"),
        ("23bis", "bis"),
        ("41.2bis", ".2bis"),
    ] {
        let n = number(&format!("{serial}/2025/NQ-CP"));
        assert_eq!(
            (n.suffix(), n.year(), n.notation()),
            (suffix, Some(2025), Some("NQ-CP")),
            "{serial}"
        );
        assert!(n.serial().is_some());
    }
    for serial in ["41.234", "3aa", "3ter", "3.", "3.a.b", "2bis7"] {
        let n = number(&format!("{serial}/2025/NQ-CP"));
        assert_eq!((n.serial(), n.notation(), n.system()), (None, None, Free), "{serial}");
    }
}

#[test]
fn administrative_documents() {
    holds(
        State,
        &[
            ("38/KH-UBND", Some(38), "", None, Some("KH-UBND")),
            ("06/QĐ-VP-TH", Some(6), "", None, Some("QĐ-VP-TH")),
            ("1907/UBND-GDVH", Some(1907), "", None, Some("UBND-GDVH")),
            ("27/TTr-SKHCN-KHTC", Some(27), "", None, Some("TTr-SKHCN-KHTC")),
            ("604/CT-PC&TTR", Some(604), "", None, Some("CT-PC&TTR")),
            ("88/KH-BNG-BGD&ĐT", Some(88), "", None, Some("KH-BNG-BGD&ĐT")),
            ("3310/VP.HĐND-TH", Some(3310), "", None, Some("VP.HĐND-TH")),
            ("19/CĐ-TTg", Some(19), "", None, Some("CĐ-TTg")),
            ("71/NQ-HĐBCQG", Some(71), "", None, Some("NQ-HĐBCQG")),
            ("318/NQ-UBTVQH16", Some(318), "", None, Some("NQ-UBTVQH16")),
            ("41/NQ-UBTVQHK11", Some(41), "", None, Some("NQ-UBTVQHK11")),
            ("11/QĐ-TTg/2021", Some(11), "", Some(2021), Some("QĐ-TTg")),
            ("52/2024/SXD-VP", Some(52), "", Some(2024), Some("SXD-VP")),
            ("9/VHXH", Some(9), "", None, Some("VHXH")),
            // Copies have one series for all three kinds.
            ("16/SY", Some(16), "", None, Some("SY")),
            ("17/TrS-SNV", Some(17), "", None, Some("TrS-SNV")),
            ("18/SL", Some(18), "", None, Some("SL")),
            // Courts, procuracy, police, army, companies and boards write letters as all do.
            ("233/TANDTC-TH", Some(233), "", None, Some("TANDTC-TH")),
            ("741/VKSTC-V12", Some(741), "", None, Some("VKSTC-V12")),
            ("512/KH-BCA-C09", Some(512), "", None, Some("KH-BCA-C09")),
            ("871/QĐ-BTL", Some(871), "", None, Some("QĐ-BTL")),
            ("415/QĐ-VNPT-HĐTV-KH", Some(415), "", None, Some("QĐ-VNPT-HĐTV-KH")),
            ("77/TTr-BQLDAGT", Some(77), "", None, Some("TTr-BQLDAGT")),
            (
                "204118375/TTr-BQLDAHT",
                Some(204_118_375),
                "",
                None,
                Some("TTr-BQLDAHT"),
            ),
            // A private sender in the shape of a normative document.
            ("86/2018/ABCD-HPX", Some(86), "", Some(2018), Some("ABCD-HPX")),
        ],
    );
}

#[test]
fn blank_serials() {
    for (written, canonical) in [
        ("/UBND-TH", "/UBND-TH"),
        ("     /UBND-TH", "/UBND-TH"),
        ("……/UBND-TH", "/UBND-TH"),
        ("........./QĐ-UBND", "/QĐ-UBND"),
        ("____/2026/QĐ-UBND", "/2026/QĐ-UBND"),
        ("…-CV/TU", "-CV/TU"),
        ("/HD-ĐTN", "/HD-ĐTN"),
        // The last line is the dash.
        ("…_CV/TU", "-CV/TU"),
        ("_…_CV/TU", "-CV/TU"),
    ] {
        let n = number(written);
        assert_eq!((n.as_str(), n.serial()), (canonical, None), "{written}");
        assert!(n.notation().is_some());
        assert_eq!(n.as_written(), written.trim());
        assert_eq!(number(canonical), n);
    }
    // Filled in on the dots or the line of the form.
    for written in ["15/QĐ-UBND", ".....15/QĐ-UBND", "___15/QĐ-UBND", "… 15/QĐ-UBND"] {
        let n = number(written);
        assert_eq!((n.as_str(), n.serial()), ("15/QĐ-UBND", Some(15)), "{written}");
    }
    assert_eq!(number("-CV/TU").system(), Party);
    assert_eq!(number("/2026/QĐ-UBND").year(), Some(2026));
}

#[test]
fn normative_documents() {
    holds(
        Normative,
        &[
            ("51/2025/QH15", Some(51), "", Some(2025), Some("QH15")),
            ("07/2026/UBTVQH16", Some(7), "", Some(2026), Some("UBTVQH16")),
            ("612/2007/NQ-UBTVQH11", Some(612), "", Some(2007), Some("NQ-UBTVQH11")),
            ("24/2000/PL-UBTVQH10", Some(24), "", Some(2000), Some("PL-UBTVQH10")),
            ("09/2014/L-CTN", Some(9), "", Some(2014), Some("L-CTN")),
            ("09/2008-L-CTN", Some(9), "", Some(2008), Some("L-CTN")),
            ("118/2003/NĐ-CP", Some(118), "", Some(2003), Some("NĐ-CP")),
            ("21/2019/QĐ-UBND", Some(21), "", Some(2019), Some("QĐ-UBND")),
            ("8/2023/NQ-HĐND", Some(8), "", Some(2023), Some("NQ-HĐND")),
            ("14/2001/QĐ-BGD&ĐT", Some(14), "", Some(2001), Some("QĐ-BGD&ĐT")),
            ("31/2008/TT-BCA-C09", Some(31), "", Some(2008), Some("TT-BCA-C09")),
            ("31/2008/TT-BCA(C09)", Some(31), "", Some(2008), Some("TT-BCA(C09)")),
            ("03/2021/QĐ-KTNN", Some(3), "", Some(2021), Some("QĐ-KTNN")),
            ("02/2022/NQ-HĐTP", Some(2), "", Some(2022), Some("NQ-HĐTP")),
            ("41.2/2025/NQ-CP", Some(41), ".2", Some(2025), Some("NQ-CP")),
            // Joint ones: with a dash or a slash behind the code, of two to seven bodies.
            ("52/2009/TTLT-BTC-BNV", Some(52), "", Some(2009), Some("TTLT-BTC-BNV")),
            ("87/2005/TTLT/BTC-TNMT", Some(87), "", Some(2005), Some("TTLT/BTC-TNMT")),
            (
                "11/1999/TTLT-BTCCBCP-BTC-BLĐTBXH",
                Some(11),
                "",
                Some(1999),
                Some("TTLT-BTCCBCP-BTC-BLĐTBXH"),
            ),
            (
                "1874/2008/TTLT-TTCP-BNV-BTC-BQP-BCA-BTP-KTNN",
                Some(1874),
                "",
                Some(2008),
                Some("TTLT-TTCP-BNV-BTC-BQP-BCA-BTP-KTNN"),
            ),
            (
                "05/2004/TTLN/YT-TM-VHTT",
                Some(5),
                "",
                Some(2004),
                Some("TTLN/YT-TM-VHTT"),
            ),
            (
                "06/2011/NQLT-CP-UBTWMTTQVN",
                Some(6),
                "",
                Some(2011),
                Some("NQLT-CP-UBTWMTTQVN"),
            ),
            (
                "73/2025/NQLT-UBTVQH15-CP-ĐCTUBTWMTTQVN",
                Some(73),
                "",
                Some(2025),
                Some("NQLT-UBTVQH15-CP-ĐCTUBTWMTTQVN"),
            ),
            // Consolidated texts have no year.
            ("29/VBHN-VPQH", Some(29), "", None, Some("VBHN-VPQH")),
            ("08/VBHN-BTP", Some(8), "", None, Some("VBHN-BTP")),
            // Signs and groups in another order, of about 2000.
            ("62/2001/QĐ/BTC", Some(62), "", Some(2001), Some("QĐ/BTC")),
            ("83/2003/TTg-QĐ", Some(83), "", Some(2003), Some("TTg-QĐ")),
            ("104/2000-QĐ-BYT", Some(104), "", Some(2000), Some("QĐ-BYT")),
            ("27/2004-QH11", Some(27), "", Some(2004), Some("QH11")),
        ],
    );
}

#[test]
fn documents_of_the_party() {
    holds(
        Party,
        &[
            ("19-NQ/TW", Some(19), "", None, Some("NQ/TW")),
            ("64-NQ/TƯ", Some(64), "", None, Some("NQ/TƯ")),
            ("211-KL/TW", Some(211), "", None, Some("KL/TW")),
            ("308-QĐ/TW", Some(308), "", None, Some("QĐ/TW")),
            ("04-HD/VPTW", Some(4), "", None, Some("HD/VPTW")),
            ("39-CT/TW", Some(39), "", None, Some("CT/TW")),
            ("906-QĐ/BTGDVTW", Some(906), "", None, Some("QĐ/BTGDVTW")),
            ("512-NQ/QUTW", Some(512), "", None, Some("NQ/QUTW")),
            ("73-KH/TU", Some(73), "", None, Some("KH/TU")),
            ("2041-CV/BTCTU", Some(2041), "", None, Some("CV/BTCTU")),
            ("06-NQ/HU", Some(6), "", None, Some("NQ/HU")),
            ("08-NQ/ĐU", Some(8), "", None, Some("NQ/ĐU")),
            ("02-BC/CB", Some(2), "", None, Some("BC/CB")),
            ("15-TB/BXDĐ", Some(15), "", None, Some("TB/BXDĐ")),
            ("33-CTr/TU", Some(33), "", None, Some("CTr/TU")),
            ("12-TTr/ĐU-VP", Some(12), "", None, Some("TTr/ĐU-VP")),
            ("05-QĐi/TW", Some(5), "", None, Some("QĐi/TW")),
            ("12-GM/TU", Some(12), "", None, Some("GM/TU")),
        ],
    );
}

#[test]
fn documents_of_the_front_and_the_mass_organisations() {
    holds(
        MassOrganisation,
        &[
            ("188-KH/TWĐTN-TNNT", Some(188), "", None, Some("KH/TWĐTN-TNNT")),
            ("6420-CV/TWĐTN-VP", Some(6420), "", None, Some("CV/TWĐTN-VP")),
            ("804/QĐ-TLĐ", Some(804), "", None, Some("QĐ-TLĐ")),
            ("96/TLĐ", Some(96), "", None, Some("TLĐ")),
            ("73/HD-MTTW-BTT", Some(73), "", None, Some("HD-MTTW-BTT")),
            ("512/MTTW-BTT", Some(512), "", None, Some("MTTW-BTT")),
            ("44/HD-ĐCT", Some(44), "", None, Some("HD-ĐCT")),
            ("1864-CV/HNDTW", Some(1864), "", None, Some("CV/HNDTW")),
            ("61/KH-CCB", Some(61), "", None, Some("KH-CCB")),
            ("77/HD-BTV", Some(77), "", None, Some("HD-BTV")),
        ],
    );
    // The space of older ones.
    for (written, canonical) in [("71 QĐ/TWĐTN", "71-QĐ/TWĐTN"), ("294 - QĐ/TWĐTN-VP", "294-QĐ/TWĐTN-VP")] {
        let n = number(written);
        assert_eq!((n.as_str(), n.system()), (canonical, MassOrganisation));
    }
}

#[test]
fn judgments_and_companies() {
    holds(
        Court,
        &[
            ("41/2022/HNGĐ-ST", Some(41), "", Some(2022), Some("HNGĐ-ST")),
            ("107/2021/HS-PT", Some(107), "", Some(2021), Some("HS-PT")),
            ("05/2019/KDTM-GĐT", Some(5), "", Some(2019), Some("KDTM-GĐT")),
            ("63/2025/QĐST-DS", Some(63), "", Some(2025), Some("QĐST-DS")),
            ("12/2024/QĐXXST-HC", Some(12), "", Some(2024), Some("QĐXXST-HC")),
        ],
    );
    holds(
        Company,
        &[
            ("05-02/18/CV-PT", Some(5), "", None, Some("02/18/CV-PT")),
            ("3127/2023/CV-XDH", Some(3127), "", Some(2023), Some("CV-XDH")),
            ("07/24-VT/XNK", Some(7), "", None, Some("24-VT/XNK")),
        ],
    );
}

#[test]
fn forms_of_before_1998() {
    holds(
        Legacy,
        &[
            ("97/CP", Some(97), "", None, Some("CP")),
            ("168-CP", Some(168), "", None, Some("CP")),
            ("61-HĐBT", Some(61), "", None, Some("HĐBT")),
            ("209/HĐBT", Some(209), "", None, Some("HĐBT")),
            ("337/TTg", Some(337), "", None, Some("TTg")),
            ("31-TC-CTN", Some(31), "", None, Some("TC-CTN")),
            ("46-TC/TCDN", Some(46), "", None, Some("TC/TCDN")),
            ("615-TT/LB", Some(615), "", None, Some("TT/LB")),
            ("108/TT/LB", Some(108), "", None, Some("TT/LB")),
            ("22/TT-LB", Some(22), "", None, Some("TT-LB")),
            ("17/TTLB", Some(17), "", None, Some("TTLB")),
            ("744-TC/QĐ/NSNN", Some(744), "", None, Some("TC/QĐ/NSNN")),
            ("1205/TC/TCDN", Some(1205), "", None, Some("TC/TCDN")),
            ("118A-TC/VP", Some(118), "A", None, Some("TC/VP")),
            ("148/TCT/QĐ/TH", Some(148), "", None, Some("TCT/QĐ/TH")),
            ("3-PL/HĐNN8", Some(3), "", None, Some("PL/HĐNN8")),
            ("22-NQ/UBTVQHK9", Some(22), "", None, Some("NQ/UBTVQHK9")),
            ("33-LCT/HĐNN8", Some(33), "", None, Some("LCT/HĐNN8")),
            ("184B-NQ/HĐNN8", Some(184), "B", None, Some("NQ/HĐNN8")),
            ("41-SL", Some(41), "", None, Some("SL")),
            ("06/LĐTBXH-TT", Some(6), "", None, Some("LĐTBXH-TT")),
            ("640/UB-QĐ", Some(640), "", None, Some("UB-QĐ")),
            ("9/LB-TT", Some(9), "", None, Some("LB-TT")),
            ("318-QĐ/UB", Some(318), "", None, Some("QĐ/UB")),
            ("318-QĐ/UB-NC", Some(318), "", None, Some("QĐ/UB-NC")),
            ("45-NQ/HĐND", Some(45), "", None, Some("NQ/HĐND")),
            ("15-TT/BNV", Some(15), "", None, Some("TT/BNV")),
            ("27-QĐ/GTVT", Some(27), "", None, Some("QĐ/GTVT")),
            ("317-CT", Some(317), "", None, Some("CT")),
        ],
    );
    for (written, canonical) in [
        ("71 TC/NSNN", "71-TC/NSNN"),
        ("31-TC CTN", "31-TC-CTN"),
        ("45 LCT/HĐNN", "45-LCT/HĐNN"),
        ("903TC/QĐ-NSNN", "903-TC/QĐ-NSNN"),
        ("9LCT/HĐNN-8", "9-LCT/HĐNN-8"),
    ] {
        let n = number(written);
        assert_eq!((n.as_str(), n.system()), (canonical, Legacy), "{written}");
    }
}

#[test]
fn free_forms() {
    for text in [
        "2018095",
        "TEC/FIN/LET/19/301",
        "62CV/DHX",
        "CV2218/2017-5P",
        "THK-QN/HQ/218",
        "12345678901234/X",
    ] {
        let n = number(text);
        assert_eq!((n.notation(), n.system(), n.as_str()), (None, Free, text));
    }
    assert_eq!(number("2018095").serial(), Some(2_018_095));
    assert_eq!(number("2018095").notation(), None);
    // The symbol was left out.
    for (text, serial, suffix, year) in [
        ("126", 126, "", None),
        ("30a", 30, "a", None),
        ("52/2013", 52, "", Some(2013)),
        ("41.2/2025", 41, ".2", Some(2025)),
    ] {
        let n = number(text);
        assert_eq!(
            (n.serial(), n.suffix(), n.year()),
            (Some(serial), suffix, year),
            "{text}"
        );
        assert_eq!((n.notation(), n.system()), (None, Free), "{text}");
    }
    for written in ["không số", "Không số", "KHÔNG  SỐ"] {
        let n = number(written);
        assert_eq!((n.as_str(), n.serial(), n.system()), ("không số", None, Free));
        assert_eq!(n.as_written(), written);
    }
}

#[test]
fn errors_say_where_and_what() {
    let en = |reason: &str, text: &str, offset: usize| {
        format!("`{text}` is no document number: {reason} at offset {offset}; write it as in `45/UBND-VX`")
    };
    for (text, offset, reason) in [
        ("", 0, "the text is empty"),
        ("   ", 0, "the text is empty"),
        ("45/", 3, "a symbol is missing"),
        ("45/QĐ- ", 7, "a symbol is missing"),
        ("Sở Nội vụ", 0, "there is neither a serial nor a symbol"),
        ("QĐ", 0, "there is neither a serial nor a symbol"),
        ("số 45/QĐ-SNV", 0, "there is neither a serial nor a symbol"),
        ("  Số 45/QĐ-SNV", 2, "there is neither a serial nor a symbol"),
        ("45/QĐ-SNV ngày 5", 11, "there is text behind the number"),
        ("12 tháng 3/2020", 3, "there is text behind the number"),
        ("45/QĐ-SNV: 5", 10, "no number has this character"),
        ("45/QĐ-SNV, ngày 5", 10, "no number has this character"),
        ("51/2025/QH15CỘNG", 12, "there is text behind the number"),
        ("51/2025/QH15C\u{1ED8}NG", 12, "there is text behind the number"),
        ("51/2025/QH15CO\u{302}\u{323}NG", 12, "there is text behind the number"),
        ("7/2013/TT-BTCngay", 13, "there is text behind the number"),
        ("7/2013/TT-BTCngày 5", 13, "there is text behind the number"),
        ("12/SỞ-VP", 3, "there is text behind the number"),
    ] {
        let error = text.parse::<crate::value::DocumentNumber>().unwrap_err();
        assert_eq!(
            (error.offset(), error.to_string()),
            (offset, en(reason, text, offset)),
            "{text}"
        );
        assert_ne!(format!("{error:#}"), error.to_string());
    }
    let error = "45/".parse::<crate::value::DocumentNumber>().unwrap_err();
    assert_eq!(
        format!("{error:#}"),
        "`45/` không phải số, ký hiệu văn bản: thiếu ký hiệu tại vị trí 3; viết như `45/UBND-VX`"
    );
}

/// Amounts, ratios, days, telephone numbers, forms: each with the place of its symbol,
/// or of the character that no number has.
#[test]
fn what_can_be_no_number_is_refused() {
    let none = "there is no symbol: it may be a day, a ratio, an amount or a telephone number";
    let unit = "the symbol is a unit of measure or a currency";
    let form = "the symbol is that of a form, not of a document";
    let alien = "no number has this character";
    let word = "there is text behind the number";
    for (text, offset, reason) in [
        ("1/2", 2, none),
        ("50 / 50", 5, none),
        ("1/500", 2, none),
        ("25/12/2024", 3, none),
        (" 24-4-2024", 4, none),
        ("0912345678", 10, none),
        ("0243.8435678", 4, none),
        ("1900-1234", 5, none),
        ("12.5", 2, none),
        ("5.000.000", 1, none),
        ("220V/50Hz", 3, none),
        ("12/3A", 3, none),
        ("29A-123.45", 2, none),
        ("/12", 1, none),
        ("50 USD/MT", 3, unit),
        ("40 HA/VỤ", 6, word),
        ("40 HA", 3, unit),
        ("120KM/H", 3, unit),
        ("60km/h", 2, unit),
        ("100USD", 3, unit),
        (" 50.000 VNĐ", 8, unit),
        ("100.000đ/kg", 7, unit),
        ("0912345678-ABC", 11, none),
        ("…1/2", 5, none),
        ("12,5 KM/H", 2, alien),
        ("100.000đ/tháng", 10, word),
        ("60 km/h", 3, word),
        ("12%/TH", 2, alien),
        ("01/GTGT", 3, form),
        ("01 / GTGT", 5, form),
        ("03-1A/TNDN", 3, form),
        ("05-1/BK-QTT-TNCN", 3, form),
        ("14-MST", 3, form),
        ("C1-07/NS", 0, form),
        ("S03b-DN", 0, form),
    ] {
        let error = text.parse::<crate::value::DocumentNumber>().unwrap_err();
        assert_eq!(error.offset(), offset, "{error}");
        assert!(error.to_string().contains(reason), "{error}");
    }
    // A body before it makes it a document of that body.
    assert_eq!(number("3265/TCT-TNCN").notation(), Some("TCT-TNCN"));
    assert_eq!(number("12-L/CTN").system(), Legacy);
}
