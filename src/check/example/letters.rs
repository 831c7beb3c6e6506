//! Letters with chapters, annexes and blocks of copies, in which examples stand.

use super::form::{Form, Slot};

/// A regulation: chapters, articles, clauses, points.
pub(in crate::check) const QUY_CHE: Form = Form::new(&[
    (Slot::Number, "Số: 04/QC-SNV"),
    (Slot::Title, "QUY CHẾ\nQuản lý kho lưu trữ của Sở Nội vụ"),
    (
        Slot::Body,
        "Chương I\n\
         QUY ĐỊNH CHUNG\n\n\
         Điều 1. Phạm vi áp dụng\n\
         Quy chế này áp dụng cho kho lưu trữ tại trụ sở Sở Nội vụ.\n\
         Điều 2. Giờ mở kho\n\
         1. Buổi sáng mở từ 8 giờ.\n\
         2. Buổi chiều mở từ 14 giờ./.",
    ),
]);

/// A plan: Roman headings, clauses, points.
pub(in crate::check) const KE_HOACH: Form = Form::new(&[
    (Slot::Number, "Số: 16/KH-SNV"),
    (Slot::Title, "KẾ HOẠCH\nDiễn tập chữa cháy kho lưu trữ năm 2026"),
    (
        Slot::Body,
        "I. MỤC ĐÍCH\n\
         Nâng cao kỹ năng chữa cháy cho người trực kho.\n\
         II. PHÂN CÔNG\n\
         1. Văn phòng Sở chuẩn bị bình chữa cháy.\n\
         2. Các phòng cử người tham gia./.",
    ),
]);

/// A notice with one annex.
pub(in crate::check) const MOT_PHU_LUC: Form = Form::new(&[
    (Slot::Number, "Số: 15/TB-SNV"),
    (Slot::Title, "THÔNG BÁO\nVề lịch trực mùa mưa bão năm 2026"),
    (
        Slot::Body,
        "Sở Nội vụ thông báo lịch trực mùa mưa bão năm 2026 (Phụ lục kèm theo)./.",
    ),
    (
        Slot::Annex,
        "Phụ lục\n\
         LỊCH TRỰC\n\
         (Kèm theo Thông báo số 15/TB-SNV ngày 12 tháng 5 năm 2026 của Sở Nội vụ)\n\n\
         1. Tháng 8: Văn phòng Sở.\n\
         2. Tháng 9: Thanh tra Sở./.",
    ),
]);

/// A notice with two annexes.
pub(in crate::check) const HAI_PHU_LUC: Form = Form::new(&[
    (Slot::Number, "Số: 15/TB-SNV"),
    (Slot::Title, "THÔNG BÁO\nVề lịch trực mùa mưa bão năm 2026"),
    (
        Slot::Body,
        "Sở Nội vụ thông báo lịch trực (Phụ lục I kèm theo) và phương tiện cứu hộ (Phụ lục II kèm theo)./.",
    ),
    (
        Slot::Annex,
        "Phụ lục I\n\
         LỊCH TRỰC\n\
         (Kèm theo Thông báo số 15/TB-SNV ngày 12 tháng 5 năm 2026 của Sở Nội vụ)\n\n\
         1. Tháng 8: Văn phòng Sở.\n\
         2. Tháng 9: Thanh tra Sở./.\n\n\
         Phụ lục II\n\
         PHƯƠNG TIỆN CỨU HỘ\n\
         (Kèm theo Thông báo số 15/TB-SNV ngày 12 tháng 5 năm 2026 của Sở Nội vụ)\n\n\
         1. Hai xuồng máy.\n\
         2. Một xe tải./.",
    ),
]);

/// A letter under which another body certified a copy.
pub(in crate::check) const SAO_Y: Form = Form::new(&[
    (Slot::Number, "Số: 45/SNV-VP"),
    (Slot::Subject, "V/v báo cáo số liệu quý II"),
    (Slot::Addressees, "Kính gửi: Sở Y tế"),
    (Slot::Recipients, "Nơi nhận:\n- Như trên;\n- Lưu: VT, VP."),
    (
        Slot::Copy,
        "SAO Y\n\n\
         SỞ Y TẾ\n\
         Số: 17/SY-SYT\n\
         Hà Khê, ngày 18 tháng 5 năm 2026\n\n\
         Nơi nhận:\n\
         - Các bệnh viện;\n\
         - Lưu: VT.\n\n\
         TL. GIÁM ĐỐC\n\
         CHÁNH VĂN PHÒNG\n\n\
         Đặng Quốc Bảo",
    ),
]);
