//! Whole letters of each kind, without a fault, in which examples stand.

/// A place in a letter that printed lines can take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::check) enum Slot {
    /// The text of an electronic copy or signature above all else (box 14).
    Stamp,
    /// The note on circulation (box 11).
    Circulation,
    /// The issuing bodies (box 2).
    Issuers,
    /// Quốc hiệu (box 1).
    NationalTitle,
    /// Tiêu ngữ (box 1).
    Motto,
    /// Number and symbol (box 3).
    Number,
    /// `V/v …` (box 5b).
    Subject,
    /// Place and date (box 4).
    PlaceDate,
    /// Secrecy (box 10a).
    Secrecy,
    /// Urgency (box 10b).
    Urgency,
    /// Title and subject of a named kind (box 5a).
    Title,
    /// `Kính gửi` (box 9a).
    Addressees,
    /// The line of who decides, above the recitals.
    Authority,
    /// `Căn cứ …`.
    Recitals,
    /// `QUYẾT ĐỊNH:`.
    Enacting,
    /// The content.
    Body,
    /// `Nơi nhận` (box 9b).
    Recipients,
    /// Authority and title (box 7a).
    Capacity,
    /// The name, and what stands above it (box 7b).
    Signer,
    /// The address at the foot (box 13).
    Contact,
    /// Annexes and attached texts.
    Annex,
    /// The block of a copy.
    Copy,
    /// The whole letter.
    Whole,
}

/// A letter: what stands in each slot.
pub(in crate::check) struct Form {
    /// What differs from [`COMMON`].
    pub(in crate::check) own: &'static [(Slot, &'static str)],
}

/// The slots in the order in which they are printed, with what most letters have there.
const COMMON: [(Slot, &str); 22] = [
    (Slot::Stamp, ""),
    (Slot::Circulation, ""),
    (Slot::Issuers, "UBND TỈNH HÀ KHÊ\nSỞ NỘI VỤ"),
    (Slot::NationalTitle, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    (Slot::Motto, "Độc lập - Tự do - Hạnh phúc"),
    (Slot::Number, ""),
    (Slot::Subject, ""),
    (Slot::PlaceDate, "Hà Khê, ngày 12 tháng 5 năm 2026"),
    (Slot::Secrecy, ""),
    (Slot::Urgency, ""),
    (Slot::Title, ""),
    (Slot::Addressees, ""),
    (Slot::Authority, ""),
    (Slot::Recitals, ""),
    (Slot::Enacting, ""),
    (Slot::Body, "Sở Nội vụ đề nghị các cơ quan thực hiện./."),
    (Slot::Recipients, "Nơi nhận:\n- UBND tỉnh (để b/c);\n- Lưu: VT, VP."),
    (Slot::Capacity, "GIÁM ĐỐC"),
    (Slot::Signer, "Trần Thị Minh Hà"),
    (Slot::Contact, ""),
    (Slot::Annex, ""),
    (Slot::Copy, ""),
];

impl Form {
    pub(in crate::check) const fn new(own: &'static [(Slot, &'static str)]) -> Self {
        Self { own }
    }

    /// The letter with other lines in one slot.
    pub(in crate::check) fn with(&self, slot: Slot, lines: &str) -> String {
        if slot == Slot::Whole {
            return format!("{}\n", lines.trim_end());
        }
        let mut letter = String::new();
        for (at, common) in COMMON {
            let own = self.own.iter().find(|(own, _)| *own == at);
            let text = if at == slot {
                lines
            } else {
                own.map_or(common, |(_, text)| text)
            };
            if !text.is_empty() {
                letter.push_str(text);
                letter.push_str(if is_apart(at) { "\n\n" } else { "\n" });
            }
        }
        letter
    }
}

/// Whether an empty line follows.
fn is_apart(slot: Slot) -> bool {
    !matches!(
        slot,
        Slot::Issuers | Slot::NationalTitle | Slot::Motto | Slot::Number | Slot::Secrecy | Slot::Recitals
    )
}

pub(in crate::check) const CONG_VAN: Form = Form {
    own: &[
        (Slot::Number, "Số: 45/SNV-VP"),
        (Slot::Subject, "V/v báo cáo số liệu quý II"),
        (Slot::Addressees, "Kính gửi: Sở Y tế"),
        (Slot::Recipients, "Nơi nhận:\n- Như trên;\n- Lưu: VT, VP."),
    ],
};

pub(in crate::check) const THONG_BAO: Form = Form {
    own: &[
        (Slot::Number, "Số: 15/TB-SNV"),
        (Slot::Title, "THÔNG BÁO\nVề công tác phòng, chống lụt bão"),
        (
            Slot::Body,
            "Sở Nội vụ thông báo phân công trực trong mùa mưa bão năm 2026 như sau:\n\
             1. Văn phòng Sở lập danh sách người trực.\n\
             2. Các phòng cử người tham gia./.",
        ),
    ],
};

pub(in crate::check) const TO_TRINH: Form = Form {
    own: &[
        (Slot::Number, "Số: 30/TTr-SNV"),
        (Slot::Title, "TỜ TRÌNH\nVề việc bổ sung biên chế năm 2026"),
        (Slot::Addressees, "Kính gửi: Ủy ban nhân dân tỉnh Hà Khê"),
        (
            Slot::Body,
            "Sở Nội vụ kính trình Ủy ban nhân dân tỉnh xem xét, quyết định./.",
        ),
        (Slot::Recipients, "Nơi nhận:\n- Như trên;\n- Lưu: VT, VP."),
    ],
};

pub(in crate::check) const QUYET_DINH: Form = Form {
    own: &[
        (Slot::Number, "Số: 21/QĐ-SNV"),
        (Slot::Title, "QUYẾT ĐỊNH\nVề việc thành lập Tổ chỉnh lý tài liệu"),
        (Slot::Authority, "GIÁM ĐỐC SỞ NỘI VỤ"),
        (
            Slot::Recitals,
            "Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;\nTheo đề nghị của Chánh Văn phòng Sở.",
        ),
        (Slot::Enacting, "QUYẾT ĐỊNH:"),
        (
            Slot::Body,
            "Điều 1. Thành lập Tổ chỉnh lý tài liệu tồn đọng của Sở Nội vụ.\n\
             Điều 2. Quyết định này có hiệu lực kể từ ngày ký.\n\
             Điều 3. Chánh Văn phòng Sở chịu trách nhiệm thi hành Quyết định này./.",
        ),
        (Slot::Recipients, "Nơi nhận:\n- Như Điều 3;\n- Lưu: VT, VP."),
    ],
};

/// A letter of the Party by the guide that held until 26 May 2026.
pub(in crate::check) const PARTY_LETTER: Form = Form {
    own: &[
        (Slot::Issuers, "TỈNH ỦY HÀ KHÊ\nBAN TUYÊN GIÁO\n*"),
        (Slot::NationalTitle, "ĐẢNG CỘNG SẢN VIỆT NAM"),
        (Slot::Motto, ""),
        (Slot::Number, "Số: 512-CV/BTGTU"),
        (Slot::Subject, "Sưu tầm tư liệu lịch sử"),
        (Slot::PlaceDate, "Hà Khê, ngày 19 tháng 4 năm 2024"),
        (Slot::Addressees, "Kính gửi: Các đảng ủy trực thuộc Tỉnh ủy"),
        (Slot::Body, "Ban Tuyên giáo đề nghị các đồng chí thực hiện."),
        (Slot::Recipients, "Nơi nhận:\n- Như trên,\n- Lưu Ban."),
        (Slot::Capacity, "TRƯỞNG BAN"),
    ],
};

/// A letter of the Party by the guide that holds since 27 May 2026.
pub(in crate::check) const PARTY_LETTER_OF_2026: Form = Form {
    own: &[
        (Slot::Issuers, "TỈNH ỦY HÀ KHÊ\nBAN TUYÊN GIÁO VÀ DÂN VẬN\n*"),
        (Slot::NationalTitle, "ĐẢNG CỘNG SẢN VIỆT NAM"),
        (Slot::Motto, ""),
        (Slot::Number, "Số 512-CV/BTGDVTU"),
        (Slot::Subject, "Sưu tầm tư liệu lịch sử"),
        (Slot::PlaceDate, "Hà Khê, ngày 19 tháng 6 năm 2026"),
        (Slot::Addressees, "Kính gửi: Các đảng ủy trực thuộc Tỉnh ủy"),
        (Slot::Body, "Ban Tuyên giáo và Dân vận đề nghị các đồng chí thực hiện."),
        (Slot::Recipients, "Nơi nhận:\n- Như trên,\n- Lưu Ban."),
        (Slot::Capacity, "TRƯỞNG BAN"),
    ],
};

/// A plan of a committee of the Party.
pub(in crate::check) const PARTY_PLAN: Form = Form {
    own: &[
        (Slot::Issuers, "ĐẢNG BỘ TỈNH HÀ KHÊ\nĐẢNG ỦY XÃ AN PHÚ\n*"),
        (Slot::NationalTitle, "ĐẢNG CỘNG SẢN VIỆT NAM"),
        (Slot::Motto, ""),
        (Slot::Number, "Số: 27-KH/ĐU"),
        (Slot::PlaceDate, "An Phú, ngày 19 tháng 8 năm 2025"),
        (Slot::Title, "KẾ HOẠCH\nkiểm tra, giám sát năm 2026"),
        (
            Slot::Body,
            "Đảng ủy xã xây dựng kế hoạch kiểm tra, giám sát như sau:\n\
             1. Kiểm tra 04 chi bộ.\n\
             2. Giám sát 02 chi bộ.",
        ),
        (Slot::Recipients, "Nơi nhận:\n- Các chi bộ,\n- Lưu Văn phòng Đảng ủy."),
        (Slot::Capacity, "T/M BAN THƯỜNG VỤ\nBÍ THƯ"),
    ],
};

/// A công văn of a commune that is named after a person.
pub(in crate::check) const PHUONG: Form = Form {
    own: &[
        (Slot::Issuers, "ỦY BAN NHÂN DÂN\nPHƯỜNG NGUYỄN TRÃI"),
        (Slot::Number, "Số: 45/UBND-VHXH"),
        (Slot::Subject, "V/v báo cáo số liệu quý II"),
        (Slot::PlaceDate, "Phường Nguyễn Trãi, ngày 12 tháng 5 năm 2026"),
        (Slot::Addressees, "Kính gửi: Trường Tiểu học Nguyễn Trãi"),
        (
            Slot::Body,
            "Ủy ban nhân dân phường đề nghị nhà trường gửi số liệu trước ngày 30 tháng 6 năm 2026./.",
        ),
        (Slot::Recipients, "Nơi nhận:\n- Như trên;\n- Lưu: VT, VHXH."),
        (Slot::Capacity, "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"),
    ],
};

/// A công văn of a department of Ho Chi Minh City.
pub(in crate::check) const SO_TPHCM: Form = Form {
    own: &[
        (Slot::Issuers, "UBND THÀNH PHỐ HỒ CHÍ MINH\nSỞ XÂY DỰNG"),
        (Slot::Number, "Số: 45/SXD-VP"),
        (Slot::Subject, "V/v báo cáo số liệu quý II"),
        (Slot::PlaceDate, "Thành phố Hồ Chí Minh, ngày 12 tháng 5 năm 2026"),
        (Slot::Addressees, "Kính gửi: Sở Y tế"),
        (Slot::Body, "Sở Xây dựng đề nghị Sở Y tế gửi số liệu./."),
        (Slot::Recipients, "Nơi nhận:\n- Như trên;\n- Lưu: VT, VP."),
    ],
};

/// A công văn of a ministry.
pub(in crate::check) const BO: Form = Form {
    own: &[
        (Slot::Issuers, "BỘ XÂY DỰNG"),
        (Slot::Number, "Số: 45/BXD-VP"),
        (Slot::Subject, "V/v báo cáo số liệu quý II"),
        (Slot::PlaceDate, "Hà Nội, ngày 12 tháng 5 năm 2026"),
        (Slot::Addressees, "Kính gửi: Bộ Y tế"),
        (Slot::Body, "Bộ Xây dựng đề nghị Bộ Y tế gửi số liệu./."),
        (Slot::Recipients, "Nơi nhận:\n- Như trên;\n- Lưu: VT, VP."),
        (Slot::Capacity, "BỘ TRƯỞNG"),
    ],
};
