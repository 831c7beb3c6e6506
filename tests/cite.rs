//! Citations from the outside: what is found in sentences, what is left alone,
//! and that no text is too odd.

// A test that cannot be set up must fail.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice)]

#[path = "laws/pieces.rs"]
#[allow(dead_code, unreachable_pub)] // recipes take the rest
mod pieces;

use congvan::cite::{self, Citation, Relation};
use pieces::{CITED, ODD};
use proptest::prelude::*;
use proptest::sample::select;
use unicode_normalization::UnicodeNormalization;

fn found(text: &str) -> Vec<Citation> {
    cite::find(text).collect()
}

/// The numbers, or names, of what a text cites.
fn cited(text: &str) -> Vec<String> {
    let id = |c: Citation| match c.reference.number {
        Some(number) => number.to_string(),
        None => c.reference.name.unwrap_or_else(|| format!("{} (deictic)", c.text)),
    };
    cite::find(text).map(id).collect()
}

/// The provisions of the only citation of a text.
fn places(text: &str) -> String {
    let all = found(text);
    assert_eq!(all.len(), 1, "{text}: {all:?}");
    let places: Vec<String> = all[0].reference.provisions.iter().map(ToString::to_string).collect();
    places.join("; ")
}

/// Sentences with numbers, fractions and legal words, and no citation.
const NEAR_MISSES: &[&str] = &[
    // Amounts, ratios, measures.
    "Kinh phí thực hiện là 1.250.000.000 đồng (một tỷ hai trăm năm mươi triệu đồng).",
    "Có 12/15 xã, phường tham gia, bằng 80%.",
    "Hội nghị biểu quyết với 27/30 phiếu tán thành.",
    "Kết luận: 5/7 ý kiến đồng ý; kết luận 3 điểm sau.",
    "Bậc lương 3/7, hệ số 2,34; tuổi từ 18/20 trở lên.",
    "Bản đồ tỷ lệ 1/5000, bản vẽ số KT-05/12.",
    "Ca trực 3/24 giờ; độ ẩm 80/100; nhiệt độ 25/28 độ.",
    "Số lượng: 12/KH; số thứ tự 5.",
    "Ngân hàng chuyển 150/300 triệu đồng, tỷ giá 25.450 đồng/USD.",
    "Điểm số 8,5/10; điểm thi 25/30; điểm đến an toàn.",
    "Khoản tiền 5 triệu; khoản vay 2 năm; tài khoản 112.",
    "Mục tiêu 3; hạng mục 5; danh mục 2; phần trăm 10%.",
    // Addresses, telephones, plates, plots.
    "Trụ sở tại số 12/5 đường Lê Lợi, phường An Phú.",
    "Nhà số 45/7B, hẻm 12/3, tổ 3, khu phố 5.",
    "Tòa nhà 27/9B, lô A1/B2, phòng số 5, tầng 3.",
    "Điện thoại số 0236.3821.456, fax 0236.3821.457.",
    "Đường dây nóng: 1900 1234 hoặc 024/3825-1234.",
    "Liên hệ số 0912.345.678 để được hướng dẫn.",
    "Xe biển số 51F-123.45, loại 4/7 chỗ.",
    "Thửa đất số 123, tờ bản đồ số 45; thửa số 12/3 tại xã Minh Sơn.",
    "Khu phố 3/2, đường 30/4, chợ 19/5.",
    "Quốc lộ 1A, Km 12+300, tỉnh lộ 741/ĐT.",
    // Papers of persons and accounts.
    "CMND số 225123456 cấp ngày 4/5/2010.",
    "Căn cước công dân số 079085001234.",
    "Giấy phép lái xe hạng B2 số 790123456789.",
    "Mã số thuế 0301234567-001; tài khoản số 3713.0.1012345.00000.",
    "Phiếu thu số 00123 ngày 5/6/2024.",
    "Hóa đơn số 0004567, ký hiệu AA/24E.",
    // Dates and spans of time.
    "Họp lúc 14 giờ 30 ngày 12/5/2024 tại phòng họp số 2.",
    "Thời hạn từ ngày 01/6/2024 đến ngày 30/6/2024.",
    "Báo cáo gửi trước ngày 15/11 hằng năm.",
    "Nhiệm kỳ 2020-2025, năm học 2023-2024.",
    "Kỷ niệm ngày 20/10, ngày 8/3.",
    "Kế hoạch 5 năm 2021-2025 đã hoàn thành.",
    "Thông báo 3 ngày trước khi họp; báo cáo 6 tháng đầu năm 2024.",
    "Hợp đồng lao động 12 tháng; quyết định 2 lần trong năm.",
    // Forms, standards, programmes, groups.
    "Theo mẫu số 01/ĐK-TCT đính kèm.",
    "Biểu số 03-TH/BC gửi kèm; tờ khai mẫu số 05/GTGT.",
    "Nội dung quy định tại mẫu số 6 của hồ sơ.",
    "Quy định tại phụ lục số 3; thông báo theo biểu số 4.",
    "Tiêu chuẩn TCVN 5574:2018 và ISO 9001:2015.",
    "Quy chuẩn QCVN 102:2016/BTTTT.",
    "Vắc xin ngừa cúm A/H5N1; máy bay A320/A321.",
    "Chương trình 135 giai đoạn II; chương trình 30a; chương trình 5 bước.",
    "Tổ 5/KP3 báo cáo kết quả; Đội 3/ĐCT tuần tra.",
    "Cán bộ Tổ 7/KP12, phường Tân Hòa.",
    "Mã hồ sơ 000.00.12.H08-240101-0001; mã gói 2024/XL-05.",
    "Vận tốc 60/80 km/h, huyết áp 120/80, thang điểm 7/10.",
    "Lô đất số 15/LĐ-2, căn hộ 12B/A5, gói thầu số 05/XL.",
    "Giấy chứng nhận số CT 01234/QSDĐ, giấy phép số NQ 5521.",
    "Chương trình mục tiêu quốc gia 1719, Chương trình 1956, Đề án 06.",
    // Things that are counted.
    "Quyết định 12 vấn đề quan trọng; Nghị quyết 5 trong 10 đại biểu tán thành.",
    "Kết luận 4 nhiệm vụ, Chỉ thị 6 giải pháp, Thông báo 2 việc.",
    "Đội làm theo kế hoạch số 1; chọn phương án số 2; gửi điện số 3.",
    "Phương án 2 rẻ hơn, Dự án số 5 và Đề án số 4 bị loại.",
    "Kế hoạch 28 và Hướng dẫn 7 chưa ai nghe tên.",
    "Hợp đồng 3 bên, hợp đồng 24 tháng, hợp đồng số hóa tài liệu.",
    "Bản cam kết số 5; tờ trình lần 2; biên bản lần thứ 3.",
    "Báo cáo kết quả kiểm tra hồ sơ số 12/HS-5; quyết định cấp cho hộ số 5/HĐ.",
    // Legal words that cite nothing.
    "Công văn trên bàn, báo cáo trên giấy, kế hoạch trên địa bàn huyện.",
    "Nghị định thư được ký; điều lệ trường; quy chế chi tiêu.",
    "Ngày công bố 5/6/2024, ngày ban hành 3/4/2024.",
    "Luật sư bào chữa; pháp luật hiện hành; kỷ luật lao động.",
    "Trường Đại học Luật; Khoa Luật kinh tế; Công ty Luật An Bình.",
    "Luật chơi và luật thi đấu được phổ biến.",
    "Luật chơi số 5; luật bóng đá số 7 được treo ở sân.",
    "Điều kiện, điều lệ, điều hành, điều tra.",
    "Hiến pháp học là một môn học.",
    "Nghị định thư và công ước khung được ký kết.",
    "Nghị quyết của Đại hội đã đi vào cuộc sống.",
    "Phần mềm 2.0; phần lớn; tiết 2 buổi sáng; tiết kiệm 10%.",
    "Phần 2 của buổi họp bắt đầu lúc 10 giờ.",
    "Điều 2 và điểm a khoản 1 của hợp đồng.",
    "khoản 2 Điều này và điểm a khoản 1 Điều 5",
    "Các đơn vị thông báo số người tham dự, báo cáo số liệu năm 2024.",
    "Đơn vị báo cáo số 5 người vắng mặt; quyết định số phận công trình.",
    "Công văn đến số lượng lớn, công văn đi ít hơn.",
    "Chỉ thị 5 nội dung trọng tâm; Thông báo 3 điểm mới.",
    "Lệnh Hòa; án lệ; công điện thoại; Điện lực 2.",
    // The text's own head and parts.
    "Số: 118/UBND-VX",
    "Số 118/2024/QĐ-UBND",
    "UBND HUYỆN MINH SƠN\nSố:      /QĐ-UBND",
    "QUYẾT ĐỊNH\nSố: 118/QĐ-UBND",
    "Điều 12. Hiệu lực thi hành",
    "1. Quyết định có 5 chương.",
    "Luật Giá\nCăn cứ chức năng của Quốc hội",
    "Lưu: VT, NC/5.",
];

#[test]
fn near_misses_cite_nothing() {
    assert!(NEAR_MISSES.len() >= 75);
    for text in NEAR_MISSES {
        assert_eq!(cited(text), [""; 0], "{text}");
    }
}

#[test]
fn provisions_in_every_form() {
    for (text, want) in [
        (
            "các điểm a, b và đ khoản 2; khoản 4 Điều 7 Nghị định số 11/2021/NĐ-CP",
            "điểm a khoản 2 Điều 7; điểm b khoản 2 Điều 7; điểm đ khoản 2 Điều 7; khoản 4 Điều 7",
        ),
        (
            "từ điểm c đến điểm e khoản 1 Điều 5 Nghị định số 11/2021/NĐ-CP",
            "điểm c khoản 1 Điều 5; điểm d khoản 1 Điều 5; điểm đ khoản 1 Điều 5; điểm e khoản 1 Điều 5",
        ),
        (
            "các khoản từ 2 đến 4 Điều 9 của Luật Nhà ở",
            "khoản 2 Điều 9; khoản 3 Điều 9; khoản 4 Điều 9",
        ),
        (
            "các điều từ Điều 6 đến Điều 9 Thông tư số 5/2022/TT-BYT",
            "Điều 6 đến Điều 9",
        ),
        (
            "Điều 6 - 9, Điều 12 và Điều 15 Thông tư số 5/2022/TT-BYT",
            "Điều 6 đến Điều 9; Điều 12; Điều 15",
        ),
        (
            "khoản 1, khoản 4 Điều 8 và khoản 3 Điều 10 Luật Căn cước",
            "khoản 1 Điều 8; khoản 4 Điều 8; khoản 3 Điều 10",
        ),
        (
            "khoản 2 Mục III Chương II Phần thứ nhất Thông tư số 12/TC-TCT",
            "khoản 2 Mục III Chương II Phần nhất",
        ),
        (
            "điểm 1.2 khoản 1 mục II phần B Thông tư số 14/2003/TT-BTC",
            "điểm 1.2 khoản 1 Mục II Phần B",
        ),
        (
            "Tiểu mục 1 Mục 3 Chương V Bộ luật Lao động",
            "Tiểu mục 1 Mục 3 Chương V",
        ),
        (
            "khoản 3, Điều 5, Chương II, Nghị định số 5/2020/NĐ-CP",
            "khoản 3 Điều 5 Chương II",
        ),
        (
            "Phụ lục I, II ban hành kèm theo Thông tư số 5/2022/TT-BYT",
            "Phụ lục I; Phụ lục II",
        ),
        ("Điều 3 và Điều 5 Quyết định này", "Điều 3; Điều 5"),
        (
            "khoản 2 Điều 9 Quy chế ban hành kèm theo Quyết định số 7/QĐ-SNV",
            "khoản 2 Điều 9",
        ),
        (
            "điểm a, b khoản 1 Điều 4 của Quy định (kèm theo Thông tư số 5/2022/TT-BYT",
            "điểm a khoản 1 Điều 4; điểm b khoản 1 Điều 4",
        ),
        (
            "gạch đầu dòng thứ hai điểm b khoản 1 Điều 3 Thông tư số 5/2022/TT-BYT",
            "điểm b khoản 1 Điều 3",
        ),
        (
            "tiết a điểm 2 khoản 3 Điều 4 Nghị định số 11/2021/NĐ-CP",
            "điểm 2 khoản 3 Điều 4",
        ),
        ("điểm b Khoản 1a, Điều 13 Luật Căn cước", "điểm b khoản 1a Điều 13"),
        ("Điều 12 bis và Điều 13ter Luật Căn cước", "Điều 12bis; Điều 13ter"),
        (
            "Phụ lục Ia, Phụ lục IIIb Thông tư số 5/2022/TT-BYT",
            "Phụ lục Ia; Phụ lục IIIb",
        ),
        ("điểm đ khoản 3 Điều 9 BLTTDS năm 2015", "điểm đ khoản 3 Điều 9"),
        ("khoản 2 Điều 8 Luật 13/2023/QH15", "khoản 2 Điều 8"),
    ] {
        assert_eq!(places(text), want, "{text}");
        assert_eq!(found(text)[0].span.start, 0, "{text}");
    }
}

#[test]
fn lists_share_their_kind() {
    for (text, want) in [
        (
            "Nghị định số 1/2020/NĐ-CP, số 2/2020/NĐ-CP, 3/2020/NĐ-CP và 4/2020/NĐ-CP",
            &["1/2020/NĐ-CP", "2/2020/NĐ-CP", "3/2020/NĐ-CP", "4/2020/NĐ-CP"][..],
        ),
        ("Các Công văn: số 12/SNV-VP, số 13/SNV-VP", &["12/SNV-VP", "13/SNV-VP"]),
        (
            "Thông tư 01, 02 và 03/2023/TT-BYT",
            &["01/2023/TT-BYT", "02/2023/TT-BYT", "03/2023/TT-BYT"],
        ),
        ("Nghị định 15, 16 năm 2020", &["15/2020/NĐ-CP", "16/2020/NĐ-CP"]),
        ("Nghị định 15, 16 người dự", &["15"]),
        (
            "các Quyết định số 3/QĐ-SNV ngày 1/2/2024; số 4/QĐ-SNV ngày 5/6/2024",
            &["3/QĐ-SNV", "4/QĐ-SNV"],
        ),
        (
            "Căn cứ các Luật: Giá, Đầu tư công; Nhà ở và Căn cước;",
            &["Luật Giá", "Luật Đầu tư công", "Luật Nhà ở", "Luật Căn cước"],
        ),
        (
            "các Luật Giá số 16/2023/QH15, Đấu thầu ngày 23/6/2023 và Hộ tịch của Quốc hội",
            &["16/2023/QH15", "Luật Đấu thầu", "Luật Hộ tịch"],
        ),
        ("Luật Giá, Nhà ở xã hội và Đất đai", &["Luật Giá"]),
        (
            "các Tờ trình số 3/TTr-SNV, số 4/TTr-SNV và số 9/BC-SNV",
            &["3/TTr-SNV", "4/TTr-SNV", "9/BC-SNV"],
        ),
    ] {
        assert_eq!(cited(text), want, "{text}");
    }
    let all = found("Nghị định 15, 16 năm 2020 của Chính phủ");
    assert_eq!(all[0].reference.issuer, all[1].reference.issuer);
    assert_eq!(all[1].text, "16 năm 2020 của Chính phủ");
}

#[test]
fn dates_in_every_style() {
    for (date, iso) in [
        ("ngày 05 tháng 3 năm 2020", "2020-03-05"),
        ("ngày 5/3/2020", "2020-03-05"),
        (", ngày 05-3-2020", "2020-03-05"),
        ("ngày 5.3.20", "2020-03-05"),
        ("năm 2020", "2020"),
        ("đề ngày 5/3/2020", "2020-03-05"),
        ("05/3/2020", "2020-03-05"),
        ("ngày mùng 5 tháng 3 năm 2020", "2020-03-05"),
        ("ngày05 tháng3 năm2020", "2020-03-05"),
        ("ngay 05/3/2020", "2020-03-05"),
        ("công bố ngày 5/3/2020", "2020-03-05"),
    ] {
        let text = format!("Công văn số 7/SNV-VP {date}");
        let all = found(&text.replace(" ,", ","));
        assert_eq!(all.len(), 1, "{text}");
        assert_eq!(all[0].reference.date.unwrap().to_string(), iso, "{text}");
    }
    let all = found("Luật Giá có hiệu lực kể từ ngày 1/7/2024");
    assert_eq!(all[0].reference.date, None, "the day it takes effect is not its own");
}

#[test]
fn issuers_with_commas_and_joints() {
    for (text, issuer) in [
        (
            "Quyết định số 2/QĐ-BVHTTDL của Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch về",
            "Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch",
        ),
        (
            "Thông tư liên tịch số 5/2014/TTLT-BTC-BNV của Bộ Tài chính, Bộ Nội vụ hướng dẫn",
            "Bộ Tài chính, Bộ Nội vụ",
        ),
        (
            "Thông tư liên tịch giữa Bộ Tài chính và Bộ Nội vụ số 5/2014/TTLT-BTC-BNV",
            "Bộ Tài chính và Bộ Nội vụ",
        ),
        (
            "Nghị quyết của Ban Thường vụ Tỉnh ủy số 12-NQ/TU, ngày 05-9-2023",
            "Ban Thường vụ Tỉnh ủy",
        ),
        (
            "Kế hoạch số 9/KH-UBND của UBND huyện Minh Sơn, Phòng Nội vụ đề nghị",
            "UBND huyện Minh Sơn",
        ),
        (
            "Tờ trình số 12/TTr-SXD ngày 4/5/2025 của Giám đốc Sở Xây dựng, kèm hồ sơ",
            "Giám đốc Sở Xây dựng",
        ),
        (
            "Công văn số 12/BQL-KH của Ban Quản lý dự án khu vực 3.",
            "Ban Quản lý dự án khu vực 3",
        ),
        (
            "Thông tư liên bộ số 9-TT/LB của Bộ Y tế - Bộ Tài chính hướng dẫn",
            "Bộ Y tế - Bộ Tài chính",
        ),
        (
            "Quyết định số 9/QĐ-SNV của Sở Nội vụ và Quyết định thu hồi số 10/QĐ-SNV",
            "Sở Nội vụ",
        ),
        (
            "Kế hoạch số 9/KH-UBND của UBND xã Tân An và Báo cáo kết quả rà soát số 10/BC-UBND",
            "UBND xã Tân An",
        ),
        (
            "Công văn số 9/SNV-VP ngày 4/5/2025, số 10/SNV-CC ngày 5/5/2025 của Sở Nội vụ",
            "Sở Nội vụ",
        ),
        (
            "Ngày 4/5/2025, UBND huyện Minh Sơn đã ban hành Kế hoạch số 9/KH-UBND",
            "UBND huyện Minh Sơn",
        ),
    ] {
        assert_eq!(found(text)[0].reference.issuer.as_deref(), Some(issuer), "{text}");
    }
}

#[test]
fn laws_that_amend_keep_their_date_and_hold_the_others() {
    let text = "Luật sửa đổi, bổ sung một số điều của 11 luật có liên quan đến an ninh, trật tự ngày 10/12/2025";
    let all = found(text);
    assert_eq!(all.len(), 1);
    assert!(all[0].reference.name.as_deref().unwrap().ends_with("an ninh, trật tự"));
    assert_eq!(all[0].reference.date.unwrap().to_string(), "2025-12-10");

    let all = found("Luật sửa đổi, bổ sung một số điều của Luật Giá và Luật Dược ngày 5/6/2024");
    assert_eq!(all[0].reference.date.unwrap().to_string(), "2024-06-05");
    assert_eq!((all[1].parent, all[2].parent), (Some(0), Some(0)));
    assert_eq!((all[1].reference.date, all[2].reference.date), (None, None));
}

#[test]
fn laws_by_name_and_number() {
    for (text, number, name) in [
        ("Luật Giá 16/2023/QH15 và", "16/2023/QH15", Some("Luật Giá")),
        ("Luật Giá (16/2023/QH15)", "16/2023/QH15", Some("Luật Giá")),
        ("Luật Giá (sửa đổi) số 16/2023/QH15", "16/2023/QH15", Some("Luật Giá")),
        ("Luật 16/2023/QH15", "16/2023/QH15", None),
        ("Luật 29-LCT/HĐNN7", "29-LCT/HĐNN7", None),
        ("văn bản pháp luật số 16/2023/TT-BYT", "16/2023/TT-BYT", None),
        ("theo Nghi định sô 16/2023/ND-CP", "16/2023/NĐ-CP", None),
    ] {
        let all = found(text);
        assert_eq!(all.len(), 1, "{text}");
        assert_eq!(all[0].reference.number.as_ref().unwrap().as_str(), number, "{text}");
        assert_eq!(all[0].reference.name.as_deref(), name, "{text}");
    }
    for (text, name, year) in [
        ("khoản 1 Điều 173 BLHS 2015", "Bộ luật Hình sự", "2015"),
        ("Luật XYZ 2014", "Luật XYZ", "2014"),
        (
            "Pháp lệnh Phòng chống các tệ nạn ở cảng ngày 5/6/1985",
            "Pháp lệnh Phòng chống các tệ nạn ở cảng",
            "1985-06-05",
        ),
        ("Luật Đất đai (sửa đổi) năm 2024", "Luật Đất đai", "2024"),
        ("Công ước Viên 1980", "Công ước Viên", "1980"),
        (
            "Nghị định thư về lao động ngày 5/6/1999",
            "Nghị định thư về lao động",
            "1999-06-05",
        ),
    ] {
        let all = found(text);
        assert_eq!(all.len(), 1, "{text}");
        assert_eq!(all[0].reference.name.as_deref(), Some(name), "{text}");
        assert_eq!(all[0].reference.date.unwrap().to_string(), year, "{text}");
    }
    // The date is that of the law whose number has its year.
    let all = found("Luật số 5/2024/QH15 sửa đổi, bổ sung một số điều của Luật Giá và Luật Dược ngày 5/6/2024");
    assert_eq!(all[0].reference.date.unwrap().to_string(), "2024-06-05");
    assert_eq!(
        (all[1].parent, all[2].parent, all[2].reference.date),
        (Some(0), Some(0), None)
    );
    let all = found("Luật số 5/2024/QH15 sửa đổi, bổ sung một số điều của Luật Giá năm 2012");
    assert_eq!(all[1].reference.date.unwrap().to_string(), "2012");
}

#[test]
fn what_a_document_does_may_stand_before_its_number() {
    for (text, kind, number) in [
        (
            "Quyết định xử phạt vi phạm hành chính số 4/QĐ-XPHC",
            "quyet-dinh",
            "4/QĐ-XPHC",
        ),
        (
            "Quyết định đưa vụ án ra xét xử số 4/2025/QĐXXST-DS",
            "quyet-dinh",
            "4/2025/QĐXXST-DS",
        ),
        (
            "Quyết định công nhận sự thỏa thuận của các đương sự số 4/2025/QĐST-DS",
            "quyet-dinh",
            "4/2025/QĐST-DS",
        ),
        ("Quyết định về việc thu hồi đất số 4/QĐ-UBND", "quyet-dinh", "4/QĐ-UBND"),
        (
            "Tờ trình xin duyệt kế hoạch lựa chọn nhà thầu số 4/TTr-BQL",
            "to-trinh",
            "4/TTr-BQL",
        ),
        (
            "báo cáo kết quả thực hiện kế hoạch số 4/KH-UBND",
            "ke-hoach",
            "4/KH-UBND",
        ),
        ("thông báo kết luận số 4-KL/TU", "ket-luan", "4-KL/TU"),
        (
            "Công văn về việc triển khai kế hoạch số 4/KH-UBND",
            "ke-hoach",
            "4/KH-UBND",
        ),
    ] {
        let all = found(text);
        assert_eq!(all.len(), 1, "{text}");
        assert_eq!(all[0].reference.kind.as_ref().unwrap().slug(), kind, "{text}");
        assert_eq!(all[0].reference.number.as_ref().unwrap().as_str(), number, "{text}");
    }
}

#[test]
fn tails_say_what_they_amend() {
    for (text, modifies) in [
        (
            "Nghị định số 5/2021/NĐ-CP của Chính phủ (được sửa đổi bởi Nghị định số 6/2022/NĐ-CP và Nghị định số 7/2023/NĐ-CP)",
            &[None, Some(0), Some(0)][..],
        ),
        (
            "Nghị định số 5/2021/NĐ-CP quy định chi tiết Luật Giá, được sửa đổi bởi Nghị định số 6/2022/NĐ-CP",
            &[None, None, Some(0)],
        ),
        (
            "Luật Giá (hợp nhất tại Văn bản hợp nhất số 8/VBHN-VPQH)",
            &[None, Some(0)],
        ),
        (
            "Nghị định số 5/2021/NĐ-CP (thay thế bằng Nghị định số 6/2022/NĐ-CP)",
            &[None, Some(0)],
        ),
        (
            "Nghị định số 5/2021/NĐ-CP đã bị bãi bỏ bởi Nghị định số 6/2022/NĐ-CP",
            &[None, Some(0)],
        ),
        (
            "Căn cứ Nghị định số 5/2021/NĐ-CP (được sửa đổi tại\nNghị định số 6/2022/NĐ-CP) và Nghị định số 8/2021/NĐ-CP",
            &[None, Some(0), None],
        ),
    ] {
        let all = found(text);
        assert_eq!(all.iter().map(|c| c.modifies).collect::<Vec<_>>(), modifies, "{text}");
        assert_eq!(
            all.last().unwrap().relation == Relation::Basis,
            text.contains("Căn cứ"),
            "{text}"
        );
    }
}

#[test]
fn subjects_hold_what_they_name() {
    for (text, parent) in [
        (
            "Kế hoạch số 5/KH-UBND của UBND huyện thực hiện Chỉ thị số 6/CT-TTg",
            Some(0),
        ),
        (
            "Thông tư số 5/2022/TT-BYT hướng dẫn thi hành Nghị định số 6/2021/NĐ-CP",
            Some(0),
        ),
        (
            "Bãi bỏ Quyết định số 5/QĐ-SNV về thi đua (SNV), bãi bỏ Quyết định số 6/QĐ-SNV",
            None,
        ),
        (
            "Quy chế (kèm theo Quyết định số 5/QĐ-SNV) ban hành theo Quyết định số 6/QĐ-SNV",
            None,
        ),
        ("Nghị định số 5/2021/NĐ-CP về giá (sau đây gọi là Nghị định 5)", None),
    ] {
        let all = found(text);
        assert_eq!(all[1].parent, parent, "{text}");
    }
    let all =
        found("thay thế Quy định nội bộ ban hành kèm theo Quyết định số 5/QĐ-SNV và Điều 3 Quyết định số 6/QĐ-SNV");
    assert_eq!(
        (all[0].relation, all[1].relation),
        (Relation::AttachedTo, Relation::Replaces)
    );
    let all =
        found("Quyết định số 5/QĐ-SNV về thi đua và Quyết định số 6/QĐ-SNV về khen thưởng hết hiệu lực từ hôm nay.");
    assert_eq!(
        (all[0].relation, all[1].relation),
        (Relation::Repeals, Relation::Repeals)
    );
    let all = found("Theo Tờ trình số 5/TTr-SNV và ý kiến của Sở Y tế tại Công văn số 6/SYT-VP");
    assert_eq!((all[0].relation, all[1].relation), (Relation::Basis, Relation::Basis));
}

#[test]
fn names_that_a_text_gives_are_known() {
    let text = "Luật Phòng, chống rửa tiền số 14/2022/QH15 (sau đây viết tắt là Luật PCRT); Điều 5 Luật PCRT; \
                Kế hoạch số 9/KH-UBND (gọi tắt là Kế hoạch 9); Kế hoạch 9 và Kế hoạch 8; Công văn số 7/SNV-VP; Công văn trên.";
    let all = found(text);
    let same: Vec<_> = all.iter().map(|c| c.same_as).collect();
    assert_eq!(same, [None, Some(0), Some(0), None, Some(3), Some(3), None, Some(6)]);
    let day = found("Ngày 04 tháng 5 năm 2025, Giám đốc Sở Y tế ký ban hành Quyết định số 7/QĐ-SYT về thi đua");
    assert_eq!(day[0].reference.date.unwrap().to_string(), "2025-05-04");
    assert_eq!(day[0].text, "Quyết định số 7/QĐ-SYT");
}

#[test]
fn every_relation_has_its_words() {
    use Relation::{
        AmendedBy, Amends, AttachedTo, Basis, ConsolidatedIn, Corrects, Except, Follows, Guides, Implements,
        Promulgates, Refers, Repeals, Replaces, RepliesTo,
    };
    for (before, relation) in [
        ("Căn cứ ", Basis),
        ("Trên cơ sở ", Basis),
        ("Xét ", Basis),
        ("Sửa đổi, bổ sung một số điều của ", Amends),
        ("Văn bản mới thay thế ", Replaces),
        ("Bãi bỏ ", Repeals),
        ("Hủy bỏ ", Repeals),
        ("tài liệu hướng dẫn thi hành ", Guides),
        ("quy định chi tiết một số điều của ", Guides),
        ("danh mục ban hành kèm theo ", AttachedTo),
        ("Phúc đáp ", RepliesTo),
        ("Sở Y tế nhận được ", RepliesTo),
        ("Tiếp theo ", Follows),
        ("Đính chính ", Corrects),
        ("đã được sửa đổi, bổ sung bởi ", AmendedBy),
        ("được thay thế bởi ", AmendedBy),
        ("bị thay thế bằng ", AmendedBy),
        ("bị bãi bỏ bởi ", AmendedBy),
        ("(hợp nhất tại ", ConsolidatedIn),
        ("lệnh công bố ", Promulgates),
        ("trừ ", Except),
        ("Thi hành ", Implements),
        ("Chấp hành ", Implements),
        ("Phòng gửi bổ sung ", Refers),
        ("nội dung quy định tại ", Refers),
    ] {
        let text = format!("{before}Thông tư số 5/2022/TT-BYT");
        assert_eq!(found(&text)[0].relation, relation, "{text}");
    }
}

#[test]
fn a_document_cited_again_is_known() {
    let text = "Nghị định số 30/2020/NĐ-CP ngày 5/3/2020 của Chính phủ (sau đây gọi là Nghị định 30); Luật Giá số 16/2023/QH15. \
                Theo khoản 2 Điều 5 NĐ 30, Luật Giá, Nghị định nêu trên và Nghị định này; Nghị định số 31/2020/NĐ-CP.";
    let all = found(text);
    let same: Vec<_> = all.iter().map(|c| c.same_as).collect();
    assert_eq!(same, [None, Some(0), None, Some(0), Some(2), Some(0), None, None]);
    assert_eq!(all[3].reference.number.as_ref().unwrap().as_str(), "30/2020/NĐ-CP");
    // Provinces share numbers.
    let all = found("Quyết định số 7/QĐ-UBND của UBND huyện Tân An và Quyết định số 7/QĐ-UBND của UBND huyện Minh Sơn");
    assert_eq!((all.len(), all[1].same_as), (2, None));
}

#[test]
fn small_letters_point_back_and_the_plural_points_to_several() {
    let all = found(
        "Công văn số 7/SNV-VP; Tờ trình số 8/TTr-SYT. Theo văn bản nêu trên và các văn bản nói trên, văn bản này",
    );
    let same: Vec<_> = all.iter().map(|c| (c.deictic, c.same_as)).collect();
    assert_eq!(same, [(false, None), (false, None), (true, Some(1)), (true, None)]);
    // The decree that was repealed is not repealed by the text that says so.
    let all = found("Nghị định số 5/2021/NĐ-CP đã bị bãi bỏ bởi Nghị định số 6/2022/NĐ-CP.");
    assert_eq!(all[0].relation, Relation::Refers);
}

/// The kinds `nghị định` and `nghị quyết` begin with the same word.
#[test]
fn a_short_form_is_completed_by_a_document_of_its_own_kind() {
    let all = found("Nghị quyết số 5/2020/NQ-CP ngày 3/2/2020 của Chính phủ; theo Nghị quyết 5 và Nghị định 5");
    let numbers: Vec<String> = all
        .iter()
        .filter_map(|c| Some(c.reference.number.as_ref()?.to_string()))
        .collect();
    assert_eq!(numbers, ["5/2020/NQ-CP", "5/2020/NQ-CP", "5"]);
    assert!(all[2].number_incomplete && all[2].same_as.is_none());
}

#[test]
fn messy_text_is_read_in_its_own_bytes() {
    let plain = "theo khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về";
    let decomposed: String = plain.nfd().collect();
    for text in [
        plain.replace(' ', "\u{a0}"),
        plain.replace("định", "đị\u{ad}nh"),
        plain.replace("NĐ-CP", "NĐ-\nCP"),
        plain.replace("NĐ-CP ngày", "NĐ-CPngày"),
        plain.replace("NĐ-CP", "NĐ–CP"),
        plain.replace("30/2020/NĐ-CP", "30 / 2020 / NĐ - CP"),
        plain.replace("NĐ-CP", "NÐ-CP"),
        plain.replace("NĐ-CP", "ND-CP"),
        plain.replace(' ', "  "),
        decomposed,
    ] {
        let all = found(&text);
        assert_eq!(all.len(), 1, "{text:?}");
        let reference = &all[0].reference;
        assert_eq!(reference.number.as_ref().unwrap().as_str(), "30/2020/NĐ-CP", "{text:?}");
        assert_eq!(reference.date.unwrap().to_string(), "2020-03-05", "{text:?}");
        assert_eq!(reference.provisions[0].to_string(), "khoản 2 Điều 5", "{text:?}");
        let here: String = text[all[0].span.range()].nfc().collect();
        assert!(here.starts_with("kho") && here.ends_with("phủ"), "{here:?}");
    }
    for (text, number) in [
        ("Nghị định số 126/2024/NĐ-CP1 của Chính phủ", "126/2024/NĐ-CP"),
        ("Thông tư số 96/2015/TT-BTC2 hướng dẫn", "96/2015/TT-BTC"),
        ("Nghị quyết số 7/2021/NQ-HĐND12, Điều 5", "7/2021/NQ-HĐND"),
        ("Luật số 14/2008/QH123 về thuế", "14/2008/QH12"),
        ("Thông tư số 31/2015/TT-BCA-C11 về con dấu", "31/2015/TT-BCA-C11"),
        ("Luật số 14/2008/QH12 về thuế", "14/2008/QH12"),
    ] {
        assert_eq!(cited(text), [number], "{text}");
    }
}

/// What every answer must hold, whatever the text.
fn holds(text: &str) -> Result<(), TestCaseError> {
    let all = found(text);
    for (i, citation) in all.iter().enumerate() {
        let here = text.get(citation.span.range());
        prop_assert!(
            here.is_some_and(|here| !here.is_empty()),
            "{:?} does not fit",
            citation.span
        );
        prop_assert!(text.get(citation.doc_span.range()).is_some_and(|doc| !doc.is_empty()));
        prop_assert!(citation.span.start <= citation.doc_span.start && citation.doc_span.end <= citation.span.end);
        prop_assert!(citation.parent.is_none_or(|parent| parent < i));
        prop_assert!(citation.same_as.is_none_or(|first| first < i));
        // Only those that lie in the name of another may overlap it.
        let inside = |mut at: usize, outer: usize| {
            while let Some(parent) = all[at].parent {
                if parent == outer {
                    return true;
                }
                at = parent;
            }
            false
        };
        for (j, before) in all.iter().enumerate().take(i) {
            let apart = before.span.end <= citation.span.start;
            prop_assert!(apart || inside(i, j), "{:?} overlaps {:?}", citation.text, before.text);
        }
    }
    Ok(())
}

/// What random texts are made of: the words of the grammar, and what breaks words.
fn piece() -> impl Strategy<Value = &'static str> {
    prop_oneof![3 => select(CITED), 1 => select(ODD)]
}

proptest! {
    #[test]
    fn random_words_of_the_grammar(picks in prop::collection::vec(piece(), 0..80)) {
        holds(&picks.concat())?;
    }

    #[test]
    fn any_text(text in any::<String>()) {
        holds(&text)?;
    }

    #[test]
    fn any_text_between_words_of_the_grammar(parts in prop::collection::vec((piece(), "\\PC{0,4}"), 0..30)) {
        let text: String = parts.iter().flat_map(|(piece, odd)| [*piece, odd]).collect();
        holds(&text)?;
    }

    #[test]
    fn damaged_sentences(at in 0_usize..400, odd in any::<char>()) {
        let text = "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Giá ngày 5/6/2024; thực hiện điểm a, b khoản 2 \
                    Điều 7 Nghị định số 30/2020/NĐ-\nCP ngày 05/3/2020 của Bộ Văn hóa, Thể thao và Du lịch về việc đó.";
        let decomposed: String = text.nfd().collect();
        for text in [text, &decomposed] {
            let at = (0..=at.min(text.len())).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0);
            let (head, tail) = text.split_at(at);
            holds(&format!("{head}{odd}{tail}"))?;
            holds(head)?;
            holds(tail)?;
        }
    }
}
