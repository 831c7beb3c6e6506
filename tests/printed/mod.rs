//! Letters that a printed page gives back whole.
#![allow(clippy::unwrap_used)] // in helpers, too: what cannot be set up must fail

use congvan::document::{Block, BlockKind, Document, Signature};
use congvan::value::{Archive, Capacity, IssueDate, Kind, Organ, Recipient, Secrecy, SigningAuthority, Urgency};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

fn organ() -> impl Strategy<Value = Organ> {
    let name = select(vec![
        "SỞ NỘI VỤ",
        "CHI CỤC THÚ Y",
        "PHÒNG VĂN HÓA - XÃ HỘI",
        "TRƯỜNG TIỂU HỌC TRẦN PHÚ",
        "BAN QUẢN LÝ RỪNG PHÒNG HỘ",
    ]);
    let superior = select(vec![
        "UBND TỈNH HÀ KHÊ",
        "ỦY BAN NHÂN DÂN XÃ SƠN KHÊ",
        "BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG",
    ]);
    (name, option::of(superior)).prop_map(|(name, superior)| match superior {
        Some(superior) => Organ::new(name).under(superior),
        None => Organ::new(name),
    })
}

/// Words of running text; no word that begins a part of a letter.
fn words(least: usize, most: usize) -> impl Strategy<Value = String> {
    let word = select(vec![
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
    ]);
    prop::collection::vec(word, least..most).prop_map(|words| words.join(" "))
}

fn sentence() -> impl Strategy<Value = String> {
    (
        select(vec!["Đơn vị", "Nhà trường", "Ủy ban", "Cơ quan"]),
        words(3, 30),
        select(vec![".", ";", ":"]),
    )
        .prop_map(|(head, rest, end)| format!("{head} {rest}{end}"))
}

fn block() -> impl Strategy<Value = Block> {
    prop_oneof![
        3 => sentence().prop_map(Block::paragraph),
        2 => (1..20u8, sentence()).prop_map(|(n, text)| Block::new(BlockKind::Clause, text).marked(format!("{n}.")).at_level(1)),
        2 => (select(vec!["a)", "b)", "đ)", "g)"]), sentence())
            .prop_map(|(m, text)| Block::new(BlockKind::Point, text).marked(m).at_level(2)),
        1 => (1..40u8, sentence()).prop_map(|(n, text)| Block::new(BlockKind::Article, text).marked(format!("Điều {n}."))),
        1 => select(vec!["I.", "IV.", "IX."]).prop_map(|m| Block::new(BlockKind::Heading, "GIẢI PHÁP THỰC HIỆN").marked(m)),
    ]
}

fn recipient() -> impl Strategy<Value = Recipient> {
    select(vec![
        "UBND tỉnh (để b/c)",
        "Các phòng, ban",
        "Website tỉnh",
        "TT. HĐND, UBND các xã",
        "Công an tỉnh",
        "Như Điều 3",
    ])
    .prop_map(|text| text.parse().unwrap())
}

fn signature() -> impl Strategy<Value = Signature> {
    use SigningAuthority::{Kt, Q, Tl, Tm, Tuq};
    let titles = vec![
        (vec![], Some("GIÁM ĐỐC")),
        (vec![(Kt, "GIÁM ĐỐC")], Some("PHÓ GIÁM ĐỐC")),
        (vec![(Tm, "ỦY BAN NHÂN DÂN"), (Kt, "CHỦ TỊCH")], Some("PHÓ CHỦ TỊCH")),
        (
            vec![(Tl, "CHỦ TỊCH"), (Kt, "CHÁNH VĂN PHÒNG")],
            Some("PHÓ CHÁNH VĂN PHÒNG"),
        ),
        (vec![(Tuq, "CHỦ TỊCH")], Some("GIÁM ĐỐC SỞ NỘI VỤ")),
        (vec![(Q, "HIỆU TRƯỞNG")], None),
        (vec![(Kt, "BỘ TRƯỞNG")], Some("THỨ TRƯỞNG")),
    ];
    let name = select(vec![
        "Lê Thị Bình",
        "Giàng A Páo",
        "Trương Quang Vinh",
        "Hoàng Thị Mỹ Duyên",
        "Phó Đức Chính",
    ]);
    (select(titles), name, option::of(select(vec!["TS.", "ThS.", "BS.CKII"]))).prop_map(
        |((capacity, position), name, degree)| {
            let mut signature = Signature::new(name);
            for (authority, title) in capacity {
                signature = signature.for_authority(Capacity::new(authority, title));
            }
            signature.position = position.map(str::to_owned);
            signature.degree = degree.map(str::to_owned);
            signature
        },
    )
}

fn date() -> impl Strategy<Value = IssueDate> {
    (2021..2030u16, option::of((1..13u8, option::of(1..29u8)))).prop_map(|(year, rest)| match rest {
        None => IssueDate::new(year, None, None).unwrap(),
        Some((month, day)) => IssueDate::new(year, Some(month), day).unwrap(),
    })
}

prop_compose! {
    pub(crate) fn document()(
        kind in select(vec![Kind::CongVan, Kind::QuyetDinh, Kind::ThongBao, Kind::ToTrinh, Kind::KeHoach, Kind::GiayMoi]),
        organ in organ(),
        number in select(vec!["05/SNV-VP", "/UBND-VX", "127/QĐ-UBND", "30a/KH-SNV", "1278/TTr-BQLRPH"]),
        place in select(vec!["Hà Khê", "Sơn Khê", "Thành phố Hồ Chí Minh", "Phường 1"]),
        date in date(),
        subject in words(3, 12),
        addressees in prop::collection::vec(recipient(), 0..4),
        body in prop::collection::vec(block(), 1..8),
        signature in signature(),
        recipients in prop::collection::vec(recipient(), 1..4),
        copies in option::of(1..9u32),
        urgency in option::of(select(Urgency::ALL)),
        secrecy in option::of(select(Secrecy::ALL)),
    ) -> Document {
        let mut builder = Document::builder(kind.clone())
            .issuer(organ)
            .number(number.parse().unwrap())
            .place(place)
            .date(date)
            .subject(format!("kế hoạch {subject}"))
            .signature(signature)
            .archive(Archive::new(["VT", "VP"], copies));
        if matches!(kind, Kind::CongVan | Kind::ToTrinh) {
            builder = builder.addressee("Sở Tài chính".parse().unwrap());
            for addressee in addressees {
                builder = builder.addressee(addressee);
            }
        }
        for block in body {
            builder = builder.block(block);
        }
        for recipient in recipients {
            builder = builder.recipient(recipient);
        }
        let mut document = builder.build();
        // The end mark stands for the punctuation of the last block.
        if let Some(last) = document.body.last_mut() {
            last.text.truncate(last.text.trim_end_matches(['.', ';', ':']).len());
        }
        document.urgency = urgency;
        document.secrecy = secrecy;
        document
    }
}
