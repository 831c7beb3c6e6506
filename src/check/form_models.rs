//! Letters without a fault of the kinds that have a model of their own.

use super::form::{Form, Slot};

/// A công văn whose title is not printed apart from the name.
pub(super) const UNSIGNED: Form = Form {
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
pub(super) const CHAIRED: Form = Form {
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
