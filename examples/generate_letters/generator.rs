//! Letters out of a seed: the same seed gives the same letters everywhere.

use congvan::document::{Block, BlockKind, DocumentBuilder, Signature};
use congvan::value::{Archive, Capacity, DocumentNumber, Kind, Organ, Recipient, SigningAuthority};
use congvan::{Document, letter};

/// Steele, Lea and Flood's SplitMix64: small, fast, and even enough for letters.
pub(crate) struct Random(u64);

impl Random {
    /// Numbers out of a seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from the first to below the second.
    fn between(&mut self, from: u64, to: u64) -> u64 {
        from + self.next() % (to - from)
    }

    /// True once in so many times.
    fn once_in(&mut self, times: u64) -> bool {
        self.next().is_multiple_of(times)
    }

    fn of<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        let place = usize::try_from(self.next() % list.len() as u64).unwrap_or(0);
        &list[place]
    }
}

/// An office: the one above it, its name, its symbol, its head and deputy, its place.
struct Office(
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

const OFFICES: &[Office] = &[
    Office(
        "UBND TỈNH LÂM GIANG",
        "SỞ XÂY DỰNG",
        "SXD",
        "GIÁM ĐỐC",
        "PHÓ GIÁM ĐỐC",
        "Lâm Giang",
    ),
    Office(
        "UBND TỈNH LÂM GIANG",
        "SỞ Y TẾ",
        "SYT",
        "GIÁM ĐỐC",
        "PHÓ GIÁM ĐỐC",
        "Lâm Giang",
    ),
    Office(
        "UBND TỈNH LÂM GIANG",
        "SỞ TÀI CHÍNH",
        "STC",
        "GIÁM ĐỐC",
        "PHÓ GIÁM ĐỐC",
        "Lâm Giang",
    ),
    Office(
        "UBND XÃ SUỐI VÀNG",
        "TRƯỜNG TIỂU HỌC SUỐI VÀNG",
        "THSV",
        "HIỆU TRƯỞNG",
        "PHÓ HIỆU TRƯỞNG",
        "Suối Vàng",
    ),
    Office(
        "SỞ Y TẾ LÂM GIANG",
        "BỆNH VIỆN ĐA KHOA LÂM GIANG",
        "BVĐK",
        "GIÁM ĐỐC",
        "PHÓ GIÁM ĐỐC",
        "Lâm Giang",
    ),
];

const MATTERS: &[&str] = &[
    "rà soát hồ sơ nhà ở công vụ",
    "tăng cường phòng, chống dịch bệnh mùa hè",
    "báo cáo số liệu giải ngân quý III",
    "chuẩn bị cơ sở vật chất cho năm học mới",
    "kiểm tra an toàn đập, hồ chứa trước mùa mưa",
    "cử người dự lớp bồi dưỡng nghiệp vụ",
    "thống kê phương tiện đã hết niên hạn",
    "đăng ký nhu cầu sửa chữa trụ sở",
];

const CITED: &[&str] = &[
    "Nghị định số 15/2021/NĐ-CP ngày 03 tháng 3 năm 2021 của Chính phủ về quản lý dự án đầu tư xây dựng",
    "Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2015",
    "khoản 2 Điều 15 Nghị định số 06/2021/NĐ-CP ngày 26 tháng 01 năm 2021 của Chính phủ",
    "Công văn số 1287/UBND-TH ngày 14 tháng 4 năm 2025 của Ủy ban nhân dân tỉnh Lâm Giang",
    "Kế hoạch số 45/KH-UBND ngày 10 tháng 02 năm 2025 của Ủy ban nhân dân tỉnh Lâm Giang",
    "điểm a khoản 1 Điều 8, Điều 9 Thông tư số 22/2019/TT-BXD ngày 31 tháng 12 năm 2019 của Bộ Xây dựng",
];

const SENTENCES: &[&str] = &[
    "Các đơn vị phân công người phụ trách, lập danh sách cụ thể và chịu trách nhiệm về số liệu đã báo cáo.",
    "Kinh phí thực hiện lấy từ dự toán được giao năm nay, không phát sinh thêm ngoài kế hoạch.",
    "Trường hợp có khó khăn, vướng mắc, đề nghị phản ánh bằng văn bản để được hướng dẫn kịp thời.",
    "Kết quả gửi về bộ phận tổng hợp trước ngày 25 hằng tháng, bản điện tử gửi qua hệ thống dùng chung.",
    "Việc kiểm tra được tiến hành tại chỗ, có biên bản ghi nhận và chữ ký của các bên liên quan.",
    "Những nội dung đã thống nhất tại cuộc họp trước thì tiếp tục thực hiện, không phải xin ý kiến lại.",
];

const SURNAMES: &[&str] = &["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Võ", "Đặng", "Bùi"];
const MIDDLE: &[&str] = &["Văn", "Thị", "Minh", "Hữu", "Ngọc", "Đức"];
const GIVEN: &[&str] = &[
    "An", "Bình", "Châu", "Dũng", "Hạnh", "Khoa", "Lan", "Phúc", "Quỳnh", "Tâm",
];

/// One letter, as an office would issue it; one in four has a fault.
pub(crate) fn letter(random: &mut Random) -> String {
    let text = letter::to_string(&document(random))
        .map(|written| written.output)
        .unwrap_or_default();
    match random.between(0, 12) {
        0 => text.replacen("./.", "", 1),
        1 => text.replacen("Số: ", "Số ", 1),
        2 => text.replacen("KT. ", "KT/ ", 1),
        _ => text,
    }
}

fn document(random: &mut Random) -> Document {
    let office = random.of(OFFICES);
    let Office(superior, name, symbol, head, deputy, place) = *office;
    let number = random.between(1, 900);
    let day = format!("2025-{:02}-{:02}", random.between(1, 13), random.between(1, 29));
    let matter = *random.of(MATTERS);
    let (kind, text) = match random.between(0, 4) {
        0 => (Kind::ThongBao, format!("{number:02}/TB-{symbol}")),
        1 => (Kind::KeHoach, format!("{number:02}/KH-{symbol}")),
        _ => (Kind::CongVan, format!("{number:02}/{symbol}-VP")),
    };
    let is_letter = kind == Kind::CongVan;
    let subject = if is_letter {
        matter.to_owned()
    } else {
        let mut letters = matter.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        first.chain(letters).collect()
    };
    let mut builder = Document::builder(kind)
        .issuer(Organ::new(name).under(superior))
        .place(place)
        .subject(subject);
    if let Ok(number) = text.parse::<DocumentNumber>() {
        builder = builder.number(number);
    }
    if let Ok(date) = day.parse() {
        builder = builder.date(date);
    }
    if is_letter {
        builder = recipients(
            builder,
            &["Các phòng, ban trực thuộc", "Ủy ban nhân dân các xã, phường"],
            DocumentBuilder::addressee,
        );
    }
    builder = body(builder, random, matter);
    let signer = format!("{} {} {}", random.of(SURNAMES), random.of(MIDDLE), random.of(GIVEN));
    let signature = if random.once_in(2) {
        Signature::new(signer).as_position(head)
    } else {
        let capacity = Capacity::new(SigningAuthority::Kt, head);
        Signature::new(signer).for_authority(capacity).as_position(deputy)
    };
    let first = if is_letter {
        "Như trên"
    } else {
        "Các phòng, ban trực thuộc"
    };
    recipients(
        builder,
        &[first, "Lãnh đạo cơ quan (để b/c)"],
        DocumentBuilder::recipient,
    )
    .signature(signature)
    .archive(Archive::new(["VT", "VP"], None))
    .build()
}

fn recipients(
    builder: DocumentBuilder,
    names: &[&str],
    add: fn(DocumentBuilder, Recipient) -> DocumentBuilder,
) -> DocumentBuilder {
    let parsed = names.iter().filter_map(|name| name.parse().ok());
    parsed.fold(builder, add)
}

fn body(mut builder: DocumentBuilder, random: &mut Random, matter: &str) -> DocumentBuilder {
    let cited = *random.of(CITED);
    builder = builder.block(Block::paragraph(format!(
        "Căn cứ {cited}, đề nghị các đơn vị thực hiện việc {matter} như sau:"
    )));
    for number in 1..random.between(3, 9) {
        let mut text = (*random.of(SENTENCES)).to_owned();
        if random.once_in(3) {
            text += &format!(" Nội dung này thực hiện theo {}.", random.of(CITED));
        }
        let clause = Block::new(BlockKind::Clause, text).marked(format!("{number}."));
        builder = builder.block(clause.at_level(1));
    }
    builder.block(Block::paragraph("Đề nghị các đơn vị nghiêm túc thực hiện"))
}
