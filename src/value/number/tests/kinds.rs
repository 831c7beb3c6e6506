//! Which kind a number names, and where it stays open.

use super::number;
use crate::value::{Kind, KindContext};

#[test]
fn every_kind_that_a_symbol_can_mean() {
    for (text, kinds) in [
        ("318/TTr-SNV", vec![Kind::ToTrinh]),
        ("20/CT-TTg", vec![Kind::ChiThi]),
        ("05a/CT-UBND", vec![Kind::ChiThi]),
        ("19/CĐ-TTg", vec![Kind::CongDien]),
        ("118/2003/NĐ-CP", vec![Kind::NghiDinh]),
        ("51/2025/QH15", vec![Kind::Luat, Kind::NghiQuyet, Kind::BoLuat]),
        ("07/2026/UBTVQH16", vec![Kind::PhapLenh, Kind::NghiQuyet]),
        ("24/2000/PL-UBTVQH10", vec![Kind::PhapLenh]),
        ("09/2014/L-CTN", vec![Kind::Lenh]),
        ("52/2009/TTLT-BTC-BNV", vec![Kind::ThongTuLienTich]),
        ("87/2005/TTLN/BTC-YT", vec![Kind::ThongTuLienTich]),
        ("06/2011/NQLT-CP-UBTWMTTQVN", vec![Kind::NghiQuyetLienTich]),
        ("29/VBHN-VPQH", vec![Kind::VanBanHopNhat]),
        ("83/2003/TTg-QĐ", vec![Kind::QuyetDinh]),
        ("744-TC/QĐ/NSNN", vec![Kind::QuyetDinh]),
        ("3-PL/HĐNN8", vec![Kind::PhapLenh]),
        ("33-LCT/HĐNN8", vec![Kind::Lenh]),
        // Joint circulars of several ministries, of several branches.
        ("615-TT/LB", vec![Kind::ThongTuLienTich]),
        ("108/TT/LB", vec![Kind::ThongTuLienTich]),
        ("22/TT-LB", vec![Kind::ThongTuLienTich]),
        ("17/TTLB", vec![Kind::ThongTuLienTich]),
        ("9/LB-TT", vec![Kind::ThongTuLienTich]),
        ("4/TT-LN", vec![Kind::ThongTuLienTich]),
        // The issuer before the kind.
        ("06/LĐTBXH-TT", vec![Kind::ThongTu]),
        ("18/YT-CT", vec![Kind::ChiThi]),
        ("640/UB-QĐ", vec![Kind::QuyetDinh]),
        ("12/SNV-TT", vec![Kind::CongVan]),
        ("77/HD-BTV", vec![Kind::HuongDan]),
        ("16/SY", vec![Kind::SaoY]),
        ("17/TrS-SNV", vec![Kind::TrichSao]),
        // Sao lục, or a Sắc lệnh of the first decades.
        ("18/SL", vec![Kind::SaoLuc, Kind::SacLenh]),
        ("46-TC/TCDN", vec![]),
        // An old form of the State, not the Party's Thông tri and Quy định.
        ("15-TT/BNV", vec![Kind::ThongTu]),
        ("318-QĐ/UB", vec![Kind::QuyetDinh]),
        // The Chủ tịch of the Hội đồng Bộ trưởng issued decisions and directives.
        ("317-CT", vec![]),
        ("12-GM/TU", vec![]),
        ("97/CP", vec![]),
        ("1907/UBND-GDVH", vec![Kind::CongVan]),
        ("9/VHXH", vec![Kind::CongVan]),
        // Codes that bodies, units and fields share.
        ("604/CT-NVDT", vec![Kind::ChiThi, Kind::CongVan]),
        ("12/TC-NS", vec![Kind::ThongCao, Kind::CongVan]),
        ("12/TB-VHTT", vec![Kind::ThongBao, Kind::CongVan]),
        ("12/PC-TH", vec![Kind::PhieuChuyen, Kind::CongVan]),
        ("12/BC-TH", vec![Kind::BaoCao, Kind::CongVan]),
        ("12/KH-TH", vec![Kind::KeHoach, Kind::CongVan]),
        ("12/CĐ-VP", vec![Kind::CongDien, Kind::CongVan]),
        ("12/SL-VP", vec![Kind::SaoLuc, Kind::CongVan]),
        ("12/GT-TH", vec![Kind::GiayGioiThieu, Kind::CongVan]),
        ("12/GT-UBND", vec![Kind::GiayGioiThieu]),
        ("12/CN-TH", vec!["Giấy chứng nhận".parse().unwrap(), Kind::CongVan]),
        // The Party has one code for two kinds, and codes that mean something else in the State.
        ("308-QĐ/TW", vec![Kind::QuyetDinh, Kind::QuyDinh]),
        ("39-CT/TW", vec![Kind::ChiThi]),
        ("15-TB/TU", vec![Kind::ThongBao, Kind::TuyenBo]),
        ("15-TT/TW", vec![Kind::ThongTri]),
        ("2041-CV/BTCTU", vec![Kind::CongVan]),
        ("188-QĐ/TWĐTN-TNTH", vec![Kind::QuyetDinh, Kind::QuyDinh]),
        ("804/QĐ-TLĐ", vec![Kind::QuyetDinh]),
        ("3127/2023/CV-XDH", vec![Kind::CongVan]),
        ("41/2022/HNGĐ-ST", vec![]),
        ("không số", vec![]),
    ] {
        assert_eq!(number(text).kinds(), kinds, "{text}");
        let only = match kinds.as_slice() {
            [Kind::CongVan] => text.contains("CV").then_some(Kind::CongVan),
            [only] => Some(only.clone()),
            _ => None,
        };
        assert_eq!(number(text).kind(), only, "{text}");
    }
}

#[test]
fn what_stands_beside_decides_or_leaves_it_open() {
    let beside = |text: &str, kind: Kind| number(text).kind_in(&KindContext::new().beside(kind));
    assert_eq!(beside("308-QĐ/TW", Kind::QuyDinh), Some(Kind::QuyDinh));
    assert_eq!(beside("308-QĐ/TW", Kind::QuyetDinh), Some(Kind::QuyetDinh));
    assert_eq!(beside("15-TB/TU", Kind::TuyenBo), Some(Kind::TuyenBo));
    assert_eq!(beside("604/CT-NVDT", Kind::ChiThi), Some(Kind::ChiThi));
    assert_eq!(beside("604/CT-NVDT", Kind::CongVan), Some(Kind::CongVan));
    assert_eq!(beside("51/2025/QH15", Kind::NghiQuyet), Some(Kind::NghiQuyet));
    assert_eq!(beside("18/SL", Kind::SacLenh), Some(Kind::SacLenh));
    assert_eq!(beside("22/TT-LB", Kind::ThongTu), Some(Kind::ThongTu));
    assert_eq!(beside("22/TT-LB", Kind::ThongTuLienTich), Some(Kind::ThongTuLienTich));
    assert_eq!(beside("317-CT", Kind::QuyetDinh), Some(Kind::QuyetDinh));
    assert_eq!(beside("317-CT", Kind::ChiThi), Some(Kind::ChiThi));
    assert_eq!(beside("12-GM/TU", Kind::GiayMoi), Some(Kind::GiayMoi));
    // The word contradicts the number.
    assert_eq!(beside("22/TT-LB", Kind::NghiDinh), None);
    assert_eq!(beside("308-QĐ/TW", Kind::ChiThi), None);

    let issued = |text: &str, by: &str| number(text).kind_in(&KindContext::new().issued_by(by));
    assert_eq!(issued("604/CT-NVDT", "CỤC THUẾ TỈNH HÀ KHÊ"), Some(Kind::CongVan));
    assert_eq!(issued("12/TB-STC", "SỞ TÀI CHÍNH"), Some(Kind::ThongBao));
    assert_eq!(issued("12/PC-SYT", "Sở Y tế"), Some(Kind::PhieuChuyen));
    assert_eq!(issued("12/TC-NS", "Sở Tài chính"), None);
    assert_eq!(issued("12/TB-VHTT", ""), None);

    // The ministry of old, before its department: a công văn rather than a Thông cáo.
    let by_ministry = KindContext::new().issued_by("BỘ TÀI CHÍNH");
    assert_eq!(number("12/TC-NSNN").kind_in(&by_ministry), Some(Kind::CongVan));
    let by_ministry = by_ministry.knowing(&|group| group == "TCT");
    assert_eq!(number("12/TC-TCT").kind_in(&by_ministry), None);

    let known = KindContext::new().knowing(&|group| group == "VHTT");
    assert_eq!(number("12/TB-VHTT").kind_in(&known), Some(Kind::ThongBao));
    assert_eq!(number("12/TB-TH").kind_in(&known), None);
}
