//! What is mended, and that it is told.

use super::number;
use crate::value::MendKind::{self, *};
use crate::value::{DocumentNumber, Kind, NumberMend};

fn kinds(mends: Vec<NumberMend>) -> Vec<MendKind> {
    mends.into_iter().map(|mend| mend.kind).collect()
}

#[test]
fn the_spelling_is_mended_kept_and_told() {
    for (written, canonical, mends) in [
        ("45/VHTT-TTTT", "45/VHTT-TTTT", vec![]),
        ("  45/VHTT - TTTT ", "45/VHTT-TTTT", vec![Space, Space]),
        ("118 /2016/TT\u{2013}BTC", "118/2016/TT-BTC", vec![Space, Dash]),
        ("8 / 2013 / TT - BTC", "8/2013/TT-BTC", vec![Space; 6]),
        ("8/2013/TT- BTC", "8/2013/TT-BTC", vec![Space]),
        ("8/2013/TT-\nBTC", "8/2013/TT-BTC", vec![LineBreak]),
        ("8/2013/TT- \n BTC", "8/2013/TT-BTC", vec![LineBreak]),
        ("8/2013/TT\u{a0}-\u{a0}BTC", "8/2013/TT-BTC", vec![Space, Space]),
        ("8/2013/TT\u{2010}BTC", "8/2013/TT-BTC", vec![Dash]),
        ("15/QÐ\u{2011}UBND", "15/QĐ-UBND", vec![LookAlike, Dash]),
        ("15/Q\u{189}\u{2212}UBND", "15/QĐ-UBND", vec![LookAlike, Dash]),
        ("15/QĐ_UBND", "15/QĐ-UBND", vec![Dash]),
        ("19-\nNQ/TW", "19-NQ/TW", vec![LineBreak]),
        ("19 -NQ/TW", "19-NQ/TW", vec![Space]),
        ("71 TC/NSNN", "71-TC/NSNN", vec![SpaceForDash]),
        ("31-TC CTN", "31-TC-CTN", vec![SpaceForDash]),
        ("15/QĐ UBND", "15/QĐ-UBND", vec![SpaceForDash]),
        ("15/2020/NĐ CP", "15/2020/NĐ-CP", vec![SpaceForDash]),
        ("15/QĐ-UB ND", "15/QĐ-UBND", vec![Space]),
        ("52/2007//NĐ-CP", "52/2007/NĐ-CP", vec![Doubled]),
        ("15/QĐ--UBND", "15/QĐ-UBND", vec![Doubled]),
        ("61/1999NĐ-CP", "61/1999/NĐ-CP", vec![MissingSign]),
        ("27/2004QH11", "27/2004/QH11", vec![MissingSign]),
        ("903TC/QĐ-NSNN", "903-TC/QĐ-NSNN", vec![MissingSign]),
        ("…/UBND-TH", "/UBND-TH", vec![Blank]),
        ("…_CV/TU", "-CV/TU", vec![Blank, Dash]),
        ("_CV/TU", "-CV/TU", vec![Dash]),
        (".....15/QĐ-UBND", "15/QĐ-UBND", vec![Blank]),
        ("31/2008/TT-BCA (C09)", "31/2008/TT-BCA(C09)", vec![Space]),
        ("45/UBND-E\u{302}", "45/UBND-Ê", vec![Composed]),
        ("45/UBND-E \u{302}", "45/UBND-Ê", vec![Rewritten]),
        ("8/2023/NQ-HDND", "8/2023/NQ-HĐND", vec![LostMark]),
        ("4632/LDTBXH-LĐTL", "4632/LĐTBXH-LĐTL", vec![LostMark]),
        ("615/BGDDT - GDTrH", "615/BGDĐT-GDTrH", vec![LostMark, Space, Space]),
        ("71 QĐ/TWDTN", "71-QĐ/TWĐTN", vec![SpaceForDash, LostMark]),
        ("96/TLD", "96/TLD", vec![]),
        ("Không số", "không số", vec![Rewritten]),
    ] {
        let n = number(written);
        assert_eq!(n.to_string(), canonical, "{written:?}");
        assert_eq!(n.as_written(), written.trim(), "{written:?}");
        assert_eq!(kinds(n.mends()), mends, "{written:?}");
        assert_eq!(number(canonical), n);
        for mend in n.mends() {
            assert!(n.as_written().get(mend.range).is_some(), "a mend has its place");
        }
    }
    let odd = number("45/UBND-VX").with_as_written("bốn mươi lăm");
    assert_eq!(kinds(odd.mends()), [Rewritten]);
    let place = number("61/1999NĐ-CP").mends()[0].range.clone();
    assert_eq!(place, 7..7);
}

#[test]
fn a_lost_bar_comes_back_only_where_the_word_says_so() {
    for (text, kind, canonical) in [
        ("15/QD-UBND", Kind::QuyetDinh, "15/QĐ-UBND"),
        ("118/2003/ND-CP", Kind::NghiDinh, "118/2003/NĐ-CP"),
        ("8/2023/NQ-HDND", Kind::NghiQuyet, "8/2023/NQ-HĐND"),
        ("61-HDBT", Kind::NghiDinh, "61-HĐBT"),
        (
            "9/2010/TTLT-BTC-BLDTBXH",
            Kind::ThongTuLienTich,
            "9/2010/TTLT-BTC-BLĐTBXH",
        ),
        ("9/CD-TTg", Kind::CongDien, "9/CĐ-TTg"),
        ("9/QyD-SNV", Kind::QuyDinh, "9/QyĐ-SNV"),
        ("308-QD/TW", Kind::QuyDinh, "308-QĐ/TW"),
        ("71 QD/TWDTN", Kind::QuyetDinh, "71-QĐ/TWĐTN"),
        ("/QD-UBND", Kind::QuyetDinh, "/QĐ-UBND"),
        // Another word, or codes that mean something without the bar.
        ("15/QD-UBND", Kind::CongVan, "15/QD-UBND"),
        ("118/2003/ND-CP", Kind::QuyetDinh, "118/2003/ND-CP"),
        ("15/HD-UBND", Kind::HopDong, "15/HD-UBND"),
        ("15/HD-UBND", Kind::HuongDan, "15/HD-UBND"),
        ("15/DA-UBND", Kind::DeAn, "15/DA-UBND"),
    ] {
        let read = DocumentNumber::parse_beside(text, &kind).unwrap();
        assert_eq!(read.as_str(), canonical, "{text}");
        assert_eq!(read.as_written(), text);
        let mends = kinds(read.mends());
        assert!(
            mends.iter().all(|mend| matches!(mend, LostMark | SpaceForDash)),
            "{text}"
        );
        assert_eq!(mends.contains(&LostMark), canonical.matches('Đ').count() > 0, "{text}");
    }
    // Alone it stays as it stands.
    assert_eq!(number("15/QD-UBND").as_str(), "15/QD-UBND");
}
