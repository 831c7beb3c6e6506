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

/// A công văn of a board that stands beside a department.
pub(super) const BOARD: Form = Form {
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
pub(super) const STEERED: Form = Form {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Checker;

    #[test]
    fn the_letters_are_without_fault() {
        for form in [&UNSIGNED, &CHAIRED, &BOARD, &STEERED] {
            let text = form.with(Slot::Stamp, "");
            let reading = crate::letter::from_str(&text);
            assert_eq!(reading.document.unplaced, Vec::<String>::new(), "{text}");
            let report = Checker::new().check_reading(&reading);
            assert_eq!(report.diagnostics, [], "{text}");
            assert_eq!(report.is_compliant(), Some(true), "{text}");
        }
    }
}
