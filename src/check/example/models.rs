//! Letters without a fault of the kinds that have a model of their own.

use super::form::{Form, Slot};

/// A công văn whose title is not printed apart from the name.
pub(in crate::check) const UNSIGNED: Form = Form {
    own: &[
        (Slot::Number, "Số: 45/SNV-VP"),
        (Slot::Subject, "V/v báo cáo số liệu quý II"),
        (Slot::Addressees, "Kính gửi: Sở Y tế"),
        (Slot::Recipients, "Nơi nhận:\n- Như trên;\n- Lưu: VT, VP."),
        (Slot::Capacity, ""),
        (Slot::Signer, "GIÁM ĐỐC\n\nTrần Thị Minh Hà"),
    ],
};

/// A công văn of a people's committee.
pub(in crate::check) const CHAIRED: Form = Form {
    own: &[
        (Slot::Issuers, "ỦY BAN NHÂN DÂN\nTỈNH HÀ KHÊ"),
        (Slot::Number, "Số: 61/UBND-NC"),
        (Slot::Subject, "V/v rà soát kho lưu trữ"),
        (Slot::Addressees, "Kính gửi: Sở Nội vụ"),
        (
            Slot::Body,
            "Ủy ban nhân dân tỉnh đề nghị Sở Nội vụ rà soát kho lưu trữ./.",
        ),
        (Slot::Recipients, "Nơi nhận:\n- Như trên;\n- Lưu: VT, NC."),
        (Slot::Capacity, "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"),
    ],
};

/// A công văn of a board that stands beside a department.
pub(in crate::check) const BOARD: Form = Form {
    own: &[
        (Slot::Issuers, "UBND TỈNH HÀ KHÊ\nBAN CHỈ ĐẠO CHỈNH LÝ TÀI LIỆU"),
        (Slot::Number, "Số: 08/BCĐ-TGV"),
        (Slot::Subject, "V/v rà soát kho lưu trữ"),
        (Slot::Addressees, "Kính gửi: Sở Y tế"),
        (Slot::Body, "Ban Chỉ đạo đề nghị Sở Y tế rà soát kho lưu trữ./."),
        (Slot::Recipients, "Nơi nhận:\n- Như trên;\n- Lưu: VT, TGV."),
        (Slot::Capacity, "TRƯỞNG BAN\nGIÁM ĐỐC SỞ NỘI VỤ"),
    ],
};

/// A công văn of a steering committee of the State.
pub(in crate::check) const STEERED: Form = Form {
    own: &[
        (Slot::Issuers, "BAN CHỈ ĐẠO QUỐC GIA VỀ LƯU TRỮ"),
        (Slot::Number, "Số: 08/BCĐ-TGV"),
        (Slot::Subject, "V/v rà soát kho lưu trữ"),
        (Slot::PlaceDate, "Hà Nội, ngày 12 tháng 5 năm 2026"),
        (Slot::Addressees, "Kính gửi: Sở Y tế"),
        (Slot::Body, "Ban Chỉ đạo đề nghị Sở Y tế rà soát kho lưu trữ./."),
        (Slot::Recipients, "Nơi nhận:\n- Như trên;\n- Lưu: VT, TGV."),
        (Slot::Capacity, "KT. TRƯỞNG BAN\nPHÓ TRƯỞNG BAN"),
        (Slot::Signer, "THỨ TRƯỞNG BỘ NỘI VỤ\n\nTrần Thị Minh Hà"),
    ],
};

/// A công điện.
pub(in crate::check) const CONG_DIEN: Form = Form {
    own: &[
        (Slot::Number, "Số: 07/CĐ-SNV"),
        (
            Slot::Title,
            "CÔNG ĐIỆN\nVề việc trực bảo vệ kho lưu trữ trong mùa mưa bão",
        ),
        (
            Slot::Addressees,
            "GIÁM ĐỐC SỞ NỘI VỤ điện:\n- Trung tâm Lưu trữ lịch sử tỉnh;\n- Phòng Văn hóa - Xã hội các xã.",
        ),
        (
            Slot::Body,
            "Sở Nội vụ yêu cầu các đơn vị cử người trực kho lưu trữ liên tục đến hết mùa mưa bão./.",
        ),
        (
            Slot::Recipients,
            "Nơi nhận:\n- Như trên;\n- UBND tỉnh (để b/c);\n- Lưu: VT, VP.",
        ),
    ],
};

/// A giấy mời.
pub(in crate::check) const GIAY_MOI: Form = Form {
    own: &[
        (Slot::Number, "Số: 12/GM-SNV"),
        (Slot::Title, "GIẤY MỜI\nHội nghị tổng kết công tác lưu trữ năm 2025"),
        (
            Slot::Body,
            "Sở Nội vụ trân trọng kính mời: Ông Phan Đình Lộc, Chánh Văn phòng Ủy ban nhân dân tỉnh\n\
             Tới dự Hội nghị tổng kết công tác lưu trữ năm 2025.\n\
             Chủ trì: Bà Trần Thị Minh Hà, Giám đốc Sở Nội vụ.\n\
             Thời gian: 08 giờ 00, ngày 20 tháng 5 năm 2026.\n\
             Địa điểm: Hội trường Sở Nội vụ./.",
        ),
        (Slot::Recipients, "Nơi nhận:\n- Như trên;\n- Lưu: VT, VP."),
    ],
};

/// A giấy giới thiệu.
pub(in crate::check) const GIAY_GIOI_THIEU: Form = Form {
    own: &[
        (Slot::Number, "Số: 31/GGT-SNV"),
        (Slot::Title, "GIẤY GIỚI THIỆU"),
        (Slot::Addressees, "Sở Nội vụ trân trọng giới thiệu:"),
        (
            Slot::Body,
            "Ông (bà): Phan Đình Lộc\n\
             Chức vụ: Chuyên viên Văn phòng Sở\n\
             Được cử đến: Trung tâm Lưu trữ lịch sử tỉnh\n\
             Về việc: khai thác hồ sơ địa giới hành chính\n\
             Đề nghị Quý cơ quan tạo điều kiện để ông (bà) có tên ở trên hoàn thành nhiệm vụ.\n\
             Giấy này có giá trị đến hết ngày 30 tháng 6 năm 2026./.",
        ),
        (Slot::Recipients, "Nơi nhận:\n- Như trên;\n- Lưu: VT."),
    ],
};

/// Minutes of a meeting: neither place nor date, two who sign.
pub(in crate::check) const BIEN_BAN: Form = Form {
    own: &[
        (Slot::Number, "Số: 04/BB-SNV"),
        (Slot::PlaceDate, ""),
        (Slot::Title, "BIÊN BẢN\nHọp xét hủy tài liệu hết giá trị"),
        (
            Slot::Body,
            "Thời gian bắt đầu: 08 giờ 00, ngày 12 tháng 5 năm 2026\n\
             Địa điểm: Phòng họp Sở Nội vụ\n\
             Thành phần tham dự: các thành viên Hội đồng xác định giá trị tài liệu\n\
             Chủ trì (chủ tọa): bà Trần Thị Minh Hà, Giám đốc Sở\n\
             Thư ký (người ghi biên bản): ông Phan Đình Lộc, chuyên viên\n\
             Nội dung:\n\
             1. Văn phòng Sở trình danh mục tài liệu đề nghị hủy.\n\
             2. Hội đồng thống nhất danh mục.\n\
             Cuộc họp kết thúc vào 10 giờ 30, ngày 12 tháng 5 năm 2026./.",
        ),
        (Slot::Recipients, ""),
        (Slot::Capacity, "THƯ KÝ                                        CHỦ TỌA"),
        (
            Slot::Signer,
            "Phan Đình Lộc                                 Trần Thị Minh Hà",
        ),
        (Slot::Contact, "Nơi nhận:\n- Thành viên Hội đồng;\n- Lưu: VT, Hồ sơ."),
    ],
};

/// A giấy nghỉ phép.
pub(in crate::check) const GIAY_NGHI_PHEP: Form = Form {
    own: &[
        (Slot::Number, "Số: 09/GNP-SNV"),
        (Slot::Title, "GIẤY NGHỈ PHÉP"),
        (
            Slot::Body,
            "Xét Đơn đề nghị nghỉ phép ngày 04 tháng 5 năm 2026 của ông Phan Đình Lộc\n\
             Sở Nội vụ cấp cho:\n\
             Ông (bà): Phan Đình Lộc\n\
             Chức vụ: Chuyên viên Văn phòng Sở\n\
             Nghỉ phép trong thời gian 05 ngày, kể từ ngày 18 tháng 5 năm 2026 đến hết ngày 22 tháng 5 năm 2026 \
             tại tỉnh Hà Khê.\n\
             Số ngày nghỉ phép nêu trên được tính vào thời gian nghỉ hằng năm của ông Phan Đình Lộc./.",
        ),
        (Slot::Recipients, "Nơi nhận:\n- Phan Đình Lộc;\n- Lưu: VT, VP."),
    ],
};

/// A resolution of a council that governs a body.
pub(in crate::check) const NGHI_QUYET: Form = Form {
    own: &[
        (Slot::Issuers, "TRƯỜNG CAO ĐẲNG HÀ KHÊ\nHỘI ĐỒNG TRƯỜNG"),
        (Slot::Number, "Số: 03/NQ-HĐT"),
        (Slot::Title, "NGHỊ QUYẾT\nVề kế hoạch tài chính năm 2026"),
        (Slot::Authority, "HỘI ĐỒNG TRƯỜNG"),
        (
            Slot::Recitals,
            "Căn cứ Luật Giáo dục nghề nghiệp ngày 27 tháng 11 năm 2014;\nTheo đề nghị của Hiệu trưởng.",
        ),
        (Slot::Enacting, "QUYẾT NGHỊ:"),
        (
            Slot::Body,
            "Điều 1. Thông qua kế hoạch tài chính năm 2026 của Trường.\n\
             Điều 2. Hiệu trưởng chịu trách nhiệm thi hành Nghị quyết này./.",
        ),
        (Slot::Recipients, "Nơi nhận:\n- Như Điều 2;\n- Lưu: VT, HĐT."),
        (Slot::Capacity, "TM. HỘI ĐỒNG TRƯỜNG\nCHỦ TỊCH"),
    ],
};

/// A decision that issues another text, which stands behind the signature.
pub(in crate::check) const BAN_HANH: Form = Form {
    own: &[
        (Slot::Number, "Số: 22/QĐ-SNV"),
        (Slot::Title, "QUYẾT ĐỊNH\nBan hành Quy chế khai thác tài liệu lưu trữ"),
        (Slot::Authority, "GIÁM ĐỐC SỞ NỘI VỤ"),
        (
            Slot::Recitals,
            "Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;\nTheo đề nghị của Chánh Văn phòng Sở.",
        ),
        (Slot::Enacting, "QUYẾT ĐỊNH:"),
        (
            Slot::Body,
            "Điều 1. Ban hành kèm theo Quyết định này Quy chế khai thác tài liệu lưu trữ.\n\
             Điều 2. Quyết định này có hiệu lực kể từ ngày ký.\n\
             Điều 3. Chánh Văn phòng Sở chịu trách nhiệm thi hành Quyết định này./.",
        ),
        (Slot::Recipients, "Nơi nhận:\n- Như Điều 3;\n- Lưu: VT, VP."),
        (
            Slot::Annex,
            "QUY CHẾ\n\
             Khai thác tài liệu lưu trữ\n\
             (Kèm theo Quyết định số 22/QĐ-SNV ngày 12 tháng 5 năm 2026 của Giám đốc Sở Nội vụ)\n\n\
             Chương I\nQUY ĐỊNH CHUNG\n\
             Điều 1. Phạm vi điều chỉnh\n\
             Quy chế này quy định việc khai thác tài liệu tại kho lưu trữ của Sở.\n\
             Điều 2. Đối tượng áp dụng\n\
             Quy chế này áp dụng với các phòng thuộc Sở./.",
        ),
    ],
};
