//! The law of the reader: every letter of a text ends up in the document.

use crate::kept::assert_kept;
use congvan::letter;
use proptest::prelude::*;

/// Lines as they stand in letters, in no order that a letter has.
const LINES: &[&str] = &[
    "UBND TỈNH HÀ KHÊ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "SỞ NỘI VỤ     Độc lập - Tự do - Hạnh phúc",
    "Số: 45/SNV-VP Hà Khê, ngày 05 tháng 01 năm 2024",
    "Số:      /QĐ-UBND",
    "V/v góp ý dự thảo quy chế",
    "QUYẾT ĐỊNH",
    "THÔNG BÁO KẾT LUẬN CUỘC HỌP",
    "Về việc kiện toàn tổ công tác",
    "KHẨN",
    "LƯU HÀNH NỘI BỘ",
    "Kính gửi: Sở Tài chính",
    "Kính gửi:",
    "- Các huyện, thị xã;",
    "- Như trên; KT. GIÁM ĐỐC",
    "Nơi nhận: TM. ỦY BAN NHÂN DÂN",
    "Nơi nhận: - Như Điều 2; - Lưu: VT.",
    "- Lưu: VT, NC.Hạnh(10b).",
    "KT. CHỦ TỊCH PHÓ CHỦ TỊCH Lò Văn Mường",
    "PHÓ GIÁM ĐỐC",
    "(Đã ký)",
    "TS. Trần Văn Bảo",
    "Căn cứ Luật Tổ chức chính quyền địa phương;",
    "QUYẾT NGHỊ:",
    "Điều 1. Phê duyệt kế hoạch",
    "1. Nội dung thứ nhất",
    "a) Điểm nhỏ",
    "tiếp tục câu văn đang dở./.",
    "| cột trái | cột phải |",
    "|---|---|",
    "PHỤ LỤC II",
    "(Kèm theo Quyết định)",
    "TỔNG LIÊN ĐOÀN SAO LỤC",
    "Ký bởi: Văn phòng; Thời gian ký: 05.11.2021",
    "1 Ghi chú cuối trang",
    "2",
    "**In đậm** và *nghiêng*",
    "",
    "",
    "     Dòng lùi vào giữa trang",
    "Xyz qwe &%$ 123",
];

/// Texts that the property once found lost: a mark stamped twice, a title
/// printed twice above and below an authority line.
#[test]
fn what_stands_twice_is_kept_twice() {
    assert_kept(
        "THÔNG BÁO KẾT LUẬN CUỘC HỌP\nSỞ NỘI VỤ     Độc lập - Tự do - Hạnh phúc\nLƯU HÀNH NỘI BỘ\nLƯU HÀNH NỘI BỘ",
    );
    assert_kept("Kính gửi: Sở Tài chính\nNơi nhận: - Lưu: VT.\nPHÓ GIÁM ĐỐC\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC");
    assert_kept("SỞ TÀI CHÍNH\nSố: 5/TT-BTC\nThông tư\n\nTHÔNG TƯ\n\nVề việc thu phí");
}

proptest! {
    #[test]
    fn lines_in_any_order(picks in prop::collection::vec(prop::sample::select(LINES), 1..40)) {
        assert_kept(&picks.join("\n"));
    }

    #[test]
    fn any_text_reads(text in "\\PC{0,400}") {
        let reading = letter::from_str(&text);
        for (path, traced) in reading.trace.iter() {
            prop_assert!(reading.source.slice(traced.span).is_some(), "{path}");
        }
    }

    #[test]
    fn any_bytes_read_or_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = letter::from_slice_with(&bytes, &congvan::text::Limits::default());
    }
}
