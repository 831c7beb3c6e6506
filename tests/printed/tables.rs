//! What letters that a printed page gives back whole are put together from.

use congvan::value::{Kind, SigningAuthority};

pub(crate) const KINDS: &[Kind] = &[
    Kind::CongVan,
    Kind::QuyetDinh,
    Kind::ThongBao,
    Kind::ToTrinh,
    Kind::KeHoach,
    Kind::GiayMoi,
];

pub(crate) const ORGANS: &[&str] = &[
    "SỞ NỘI VỤ",
    "CHI CỤC THÚ Y",
    "PHÒNG VĂN HÓA - XÃ HỘI",
    "TRƯỜNG TIỂU HỌC TRẦN PHÚ",
    "BAN QUẢN LÝ RỪNG PHÒNG HỘ",
];

pub(crate) const SUPERIORS: &[&str] = &[
    "UBND TỈNH HÀ KHÊ",
    "ỦY BAN NHÂN DÂN XÃ SƠN KHÊ",
    "BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG",
];

pub(crate) const NUMBERS: &[&str] = &["05/SNV-VP", "/UBND-VX", "127/QĐ-UBND", "30a/KH-SNV", "1278/TTr-BQLRPH"];

pub(crate) const PLACES: &[&str] = &["Hà Khê", "Sơn Khê", "Thành phố Hồ Chí Minh", "Phường 1"];

/// Words of running text; none begins a part of a letter.
pub(crate) const RUNNING: &[&str] = &[
    "rà",
    "soát",
    "hồ",
    "nước",
    "cây",
    "xanh",
    "thôn",
    "đường",
    "vườn",
    "ươm",
    "giống",
    "lúa",
    "bản",
    "đồ",
    "số",
    "liệu",
    "tháng",
    "sáu",
    "gửi",
    "huyện",
    "và",
    "các",
    "Hà",
    "Khê",
    "2024",
    "15%",
    "(đợt",
    "hai)",
    "cầu",
    "treo",
];

pub(crate) const RECIPIENTS: &[&str] = &[
    "UBND tỉnh (để b/c)",
    "Các phòng, ban",
    "Website tỉnh",
    "TT. HĐND, UBND các xã",
    "Công an tỉnh",
    "Như Điều 3",
];

/// Who signs for whom, and as what.
pub(crate) type Titles = (&'static [(SigningAuthority, &'static str)], Option<&'static str>);

pub(crate) const TITLES: &[Titles] = &[
    (&[], Some("GIÁM ĐỐC")),
    (&[(SigningAuthority::Kt, "GIÁM ĐỐC")], Some("PHÓ GIÁM ĐỐC")),
    (
        &[
            (SigningAuthority::Tm, "ỦY BAN NHÂN DÂN"),
            (SigningAuthority::Kt, "CHỦ TỊCH"),
        ],
        Some("PHÓ CHỦ TỊCH"),
    ),
    (
        &[
            (SigningAuthority::Tl, "CHỦ TỊCH"),
            (SigningAuthority::Kt, "CHÁNH VĂN PHÒNG"),
        ],
        Some("PHÓ CHÁNH VĂN PHÒNG"),
    ),
    (&[(SigningAuthority::Tuq, "CHỦ TỊCH")], Some("GIÁM ĐỐC SỞ NỘI VỤ")),
    (&[(SigningAuthority::Q, "HIỆU TRƯỞNG")], None),
    (&[(SigningAuthority::Kt, "BỘ TRƯỞNG")], Some("THỨ TRƯỞNG")),
];

pub(crate) const NAMES: &[&str] = &[
    "Lê Thị Bình",
    "Giàng A Páo",
    "Trương Quang Vinh",
    "Hoàng Thị Mỹ Duyên",
    "Phó Đức Chính",
];

/// Degrees before a name.
pub(crate) const DEGREES: &[&str] = &["TS.", "ThS.", "BS.CKII"];

/// The first words of a sentence.
pub(crate) const SUBJECTS: &[&str] = &["Đơn vị", "Nhà trường", "Ủy ban", "Cơ quan"];

/// The marks of points.
pub(crate) const POINTS: &[&str] = &["a)", "b)", "đ)", "g)"];

/// The marks of headings.
pub(crate) const HEADINGS: &[&str] = &["I.", "IV.", "IX."];

/// What a sentence ends with.
pub(crate) const ENDS: &[&str] = &[".", ";", ":"];
