//! Letters of every kind for the tests of what is laid out on paper.
#![allow(dead_code, clippy::unwrap_used)]

use congvan::Document;
use congvan::document::{Appendix, Block, BlockKind, CopyBlock, Signature};
use congvan::value::{Archive, Capacity, Kind, Organ, Secrecy, SigningAuthority, Urgency};

/// A letter of a kind, with what letters of that kind have.
pub(crate) fn letter(kind: Kind) -> Document {
    let code = kind
        .code()
        .map_or_else(|| "SNV-VP".to_owned(), |code| format!("{code}-SNV"));
    let mut builder = Document::builder(kind.clone())
        .issuer(Organ::new("SỞ NỘI VỤ").under("UBND TỈNH HÀ KHÊ"))
        .number(format!("45/{code}").parse().unwrap())
        .subject("kiểm tra kho lưu trữ của các xã, phường trước mùa mưa bão năm 2026");
    if kind != Kind::BienBan {
        builder = builder.place("Hà Khê").date("2026-05-12".parse().unwrap());
    }
    if matches!(kind, Kind::CongVan | Kind::ToTrinh | Kind::BaoCao) {
        builder = builder
            .addressee("Ủy ban nhân dân các xã, phường".parse().unwrap())
            .addressee("Trung tâm Lưu trữ lịch sử tỉnh".parse().unwrap());
    }
    for block in blocks(&kind) {
        builder = builder.block(block);
    }
    let deputy = Signature::new("Trần Thị Minh Hà")
        .for_authority(Capacity::new(SigningAuthority::Kt, "GIÁM ĐỐC"))
        .as_position("PHÓ GIÁM ĐỐC");
    if kind == Kind::BienBan {
        builder = builder.signature(Signature::new("Phan Đình Lộc").as_position("THƯ KÝ"));
        builder = builder.signature(Signature::new("Trần Thị Minh Hà").as_position("CHỦ TỌA"));
    } else {
        builder = builder.signature(deputy);
    }
    builder
        .recipient("Như trên".parse().unwrap())
        .recipient("UBND tỉnh (để b/c)".parse().unwrap())
        .archive(Archive::new(["VT", "VP"], None))
        .build()
}

fn blocks(kind: &Kind) -> Vec<Block> {
    let paragraph = Block::paragraph;
    match kind {
        Kind::QuyetDinh | Kind::NghiQuyet => vec![
            Block::new(BlockKind::Heading, "GIÁM ĐỐC SỞ NỘI VỤ"),
            Block::new(BlockKind::Recital, "Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;"),
            Block::new(BlockKind::Recital, "Theo đề nghị của Chánh Văn phòng Sở."),
            Block::new(
                BlockKind::Heading,
                if *kind == Kind::QuyetDinh {
                    "QUYẾT ĐỊNH:"
                } else {
                    "QUYẾT NGHỊ:"
                },
            ),
            Block::new(
                BlockKind::Article,
                "Thành lập Tổ kiểm tra kho lưu trữ gồm năm thành viên.",
            )
            .marked("Điều 1."),
            Block::new(BlockKind::Article, "Chánh Văn phòng Sở chịu trách nhiệm thi hành").marked("Điều 2."),
        ],
        Kind::QuyChe | Kind::QuyDinh => vec![
            Block::new(BlockKind::Chapter, "QUY ĐỊNH CHUNG").marked("Chương I"),
            Block::new(BlockKind::Article, "Phạm vi điều chỉnh").marked("Điều 1."),
            paragraph("Văn bản này quy định việc khai thác tài liệu tại kho lưu trữ của Sở."),
            Block::new(BlockKind::Section, "QUẢN LÝ KHO").marked("Mục 1"),
            Block::new(BlockKind::Article, "Trách nhiệm của người trực").marked("Điều 2."),
            Block::new(BlockKind::Clause, "Người trực kho có trách nhiệm:")
                .marked("1.")
                .at_level(1),
            Block::new(BlockKind::Point, "Ghi sổ trực;").marked("a)").at_level(2),
            Block::new(BlockKind::Point, "Báo ngay khi có sự cố")
                .marked("b)")
                .at_level(2),
        ],
        Kind::GiayMoi => vec![
            paragraph("Sở Nội vụ trân trọng kính mời: Ông Phan Đình Lộc, Chánh Văn phòng Ủy ban nhân dân tỉnh"),
            paragraph("Tới dự Hội nghị tổng kết công tác lưu trữ năm 2025."),
            paragraph("Thời gian: 08 giờ 00, ngày 20 tháng 5 năm 2026."),
            paragraph("Địa điểm: Hội trường Sở Nội vụ"),
        ],
        _ => vec![
            paragraph("Sở Nội vụ đề nghị các cơ quan, đơn vị thực hiện một số nội dung sau đây:"),
            Block::new(BlockKind::Clause, "Văn phòng Sở lập danh sách người trực.")
                .marked("1.")
                .at_level(1),
            Block::new(BlockKind::Clause, "Các phòng cử người tham gia:")
                .marked("2.")
                .at_level(1),
            Block::new(BlockKind::Point, "Phòng Tổ chức: hai người;")
                .marked("a)")
                .at_level(2),
            Block::new(BlockKind::Point, "Phòng Lưu trữ: ba người.")
                .marked("b)")
                .at_level(2),
            paragraph("Đề nghị các cơ quan, đơn vị nghiêm túc thực hiện"),
        ],
    }
}

/// A letter that was copied, and copied again.
pub(crate) fn copied() -> Document {
    let mut letter = letter(Kind::CongVan);
    letter.copy_block = Some(copy(Kind::SaoY, "09/SY-SNV", "SỞ NỘI VỤ"));
    letter.further_copies = vec![copy(Kind::SaoLuc, "11/SL-STC", "SỞ TÀI CHÍNH")];
    letter
}

/// A letter with a table of people in an annex, marks, stamps and an address.
pub(crate) fn laden() -> Document {
    let mut letter = letter(Kind::CongVan);
    letter.urgency = Some(Urgency::ThuongKhan);
    letter.secrecy = Some(Secrecy::Mat);
    letter.circulation = Some("LƯU HÀNH NỘI BỘ".into());
    letter.stamps = vec!["SAO Y; Sở Nội vụ; 13/05/2026; 08:10:25 +07:00".into()];
    letter.contact = vec![
        "Địa chỉ: số 12, đường Lê Lợi, tỉnh Hà Khê".into(),
        "ĐT: 0200 3888 121".into(),
    ];
    letter.drafter = Some("PL".into());
    letter.issued_copies = Some(300);
    let reference = "(Kèm theo Công văn số 45/SNV-VP ngày 12 tháng 5 năm 2026 của Sở Nội vụ)";
    let head = [
        "STT",
        "Họ và tên",
        "Ngày sinh",
        "Giới tính",
        "Dân tộc",
        "Trình độ",
        "Chức vụ hiện nay",
        "Đơn vị công tác",
        "Ghi chú",
    ];
    let row = |n: usize| {
        [
            &n.to_string(),
            "Nguyễn Văn An",
            "12/05/1980",
            "Nam",
            "Kinh",
            "Đại học",
            "Phó Trưởng phòng",
            "Phòng Lưu trữ",
            "Dự tập huấn",
        ]
        .map(str::to_owned)
        .to_vec()
    };
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    rows.extend((1..40).map(row));
    let mut people = Appendix::default();
    people.label = Some("Phụ lục I".into());
    people.title = Some("DANH SÁCH CÁN BỘ TRỰC KHO".into());
    people.reference = Some(reference.into());
    people.body = vec![Block::table(rows)];
    let mut plan = Appendix::default();
    plan.label = Some("Phụ lục II".into());
    plan.title = Some("NỘI DUNG KIỂM TRA".into());
    plan.reference = Some(reference.into());
    plan.body = vec![
        Block::new(BlockKind::Heading, "NỘI DUNG").marked("I."),
        Block::new(BlockKind::Clause, "Cửa, khóa và lối thoát của kho.")
            .marked("1.")
            .at_level(1),
    ];
    letter.appendices = vec![people, plan];
    letter
}

fn copy(kind: Kind, number: &str, issuer: &str) -> CopyBlock {
    let mut copy = CopyBlock::default();
    copy.kind = Some(kind);
    copy.issuer = Some(Organ::new(issuer));
    copy.number = Some(number.parse().unwrap());
    copy.place = Some("Hà Khê".into());
    copy.date = Some("2026-05-14".parse().unwrap());
    copy.date_as_written = Some("ngày 14 tháng 5 năm 2026".into());
    copy.signatures = vec![
        Signature::new("Lê Văn Nam")
            .for_authority(Capacity::new(SigningAuthority::Tl, "CHỦ TỊCH"))
            .as_position("CHÁNH VĂN PHÒNG"),
    ];
    copy.recipients = vec!["Các phòng thuộc Sở".parse().unwrap()];
    copy.archive = Some(Archive::new(["VT"], None));
    copy
}

/// A letter of the Party.
pub(crate) fn party() -> Document {
    let mut letter = Document::builder(Kind::CongVan)
        .issuer(Organ::new("BAN TUYÊN GIÁO VÀ DÂN VẬN").under("TỈNH ỦY HÀ KHÊ"))
        .number("512-CV/BTGDVTU".parse().unwrap())
        .place("Hà Khê")
        .date("2026-06-19".parse().unwrap())
        .subject("Sưu tầm tư liệu lịch sử Đảng bộ tỉnh")
        .addressee("Các đảng ủy trực thuộc Tỉnh ủy".parse().unwrap())
        .block(Block::paragraph(
            "Ban Tuyên giáo và Dân vận đề nghị các đồng chí thực hiện.",
        ))
        .signature(Signature::new("Giàng A Páo").as_position("TRƯỞNG BAN"))
        .recipient("Như trên".parse().unwrap())
        .archive("Lưu Ban".parse().unwrap())
        .build();
    letter.national_title = Some("ĐẢNG CỘNG SẢN VIỆT NAM".into());
    letter.motto = None;
    letter.end_mark = None;
    letter
}

/// A letter of two bodies, which both sign.
pub(crate) fn joint() -> Document {
    let mut letter = letter(Kind::ThongBao);
    letter.issuers = vec![Organ::new("SỞ NỘI VỤ"), Organ::new("SỞ TÀI CHÍNH")];
    letter.signatures = vec![
        Signature::new("Lê Thị Bình").as_position("GIÁM ĐỐC SỞ NỘI VỤ"),
        Signature::new("Trương Quang Vinh").as_position("GIÁM ĐỐC SỞ TÀI CHÍNH"),
    ];
    letter
}

/// A letter of three bodies.
pub(crate) fn three() -> Document {
    let mut letter = joint();
    letter.issuers.push(Organ::new("SỞ TƯ PHÁP"));
    letter
        .signatures
        .push(Signature::new("Hoàng Thị Mỹ Duyên").as_position("GIÁM ĐỐC SỞ TƯ PHÁP"));
    letter
}

/// A decision with the text that it issues, which has a head of its own.
pub(crate) fn attached() -> Document {
    let mut letter = letter(Kind::QuyetDinh);
    let cells = |row: [&str; 2]| row.map(str::to_owned).to_vec();
    let mut text = Appendix::default();
    text.title = Some("QUY CHẾ Khai thác tài liệu lưu trữ".into());
    text.reference = Some("(Kèm theo Quyết định số 45/QĐ-SNV ngày 12 tháng 5 năm 2026 của Giám đốc Sở Nội vụ)".into());
    text.body = vec![Block::table(vec![
        cells(["UBND TỈNH HÀ KHÊ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]),
        cells(["SỞ NỘI VỤ", "Độc lập - Tự do - Hạnh phúc"]),
    ])];
    text.body.extend(blocks(&Kind::QuyChe));
    letter.appendices = vec![text];
    letter
}

/// Every kind, and every shape that is not a kind.
pub(crate) fn letters() -> Vec<(String, Document)> {
    let kinds = Kind::all().map(|kind| (kind.slug().to_owned(), letter(kind)));
    let shapes = [
        ("laden", laden()),
        ("copied", copied()),
        ("party", party()),
        ("joint", joint()),
        ("three", three()),
        ("attached", attached()),
        ("empty", Document::default()),
    ];
    kinds
        .chain(shapes.map(|(name, letter)| (name.to_owned(), letter)))
        .collect()
}
