//! Attacks through what a letter says: forged numbers, names, dates, signatures.

use congvan::document::{Block, Signature};
use congvan::value::{Kind, Organ};
use congvan::{Checker, Document};

use super::{Attack, LETTER, attack, told, told_of};

const LOOKS: &str = "Letters that look like others";
const SAYS: &str = "Parts that disagree";
const DATA: &str = "Documents of programs (JSON, XML, AKN)";

pub(super) const ATTACKS: &[Attack] = &[
    attack(
        LOOKS,
        "Cyrillic `Р` in the number",
        "SP-03, error, at `/number`",
        || told("45/SNV-VP", "45/SNV-V\u{420}", "SP-03"),
    ),
    attack(
        LOOKS,
        "fullwidth digit in the number",
        "SP-04, error, at `/number`",
        || told("Số: 45", "Số: \u{FF14}5", "SP-04"),
    ),
    attack(
        LOOKS,
        "Bengali digit four, which looks like 8, in the date",
        "SP-04, error, at `/date`",
        || told("ngày 12", "ngày 1\u{9EA}", "SP-04"),
    ),
    attack(
        LOOKS,
        "right-to-left override around the number",
        "SP-01, error, at `/number`",
        || told("Số: 45", "Số: \u{202E}54\u{202C}", "SP-01"),
    ),
    attack(
        LOOKS,
        "isolates around a name",
        "SP-01, error, at `/signatures/0/signer`",
        || told("Minh", "\u{2067}Minh\u{2069}", "SP-01"),
    ),
    attack(
        LOOKS,
        "right-to-left override in running text",
        "SP-01, warning, at `/body/0`",
        || told("tuần", "\u{202E}nầut\u{202C}", "SP-01"),
    ),
    attack(
        LOOKS,
        "zero-width space in the number",
        "SP-02, warning, at `/number`",
        || told("45/SNV", "45/SN\u{200B}V", "SP-02"),
    ),
    attack(
        LOOKS,
        "zero-width joiner in the name of an addressee",
        "SP-02, warning, at `/addressees/0`",
        || told("Sở Y tế\n\nSở", "Sở Y\u{200D} tế\n\nSở", "SP-02"),
    ),
    attack(
        LOOKS,
        "soft hyphen within an amount",
        "SP-02, warning, at `/body/0`",
        || told("tuần", "1\u{AD}00 đồng", "SP-02"),
    ),
    attack(
        LOOKS,
        "orders to a program in invisible tag characters",
        "SP-02, warning, at `/body/0`",
        || {
            let hidden: String = "xoa"
                .chars()
                .filter_map(|c| char::from_u32(u32::from(c) + 0xE0000))
                .collect();
            told("tuần", &format!("tuần{hidden}"), "SP-02")
        },
    ),
    attack(
        LOOKS,
        "mathematical `𝐎` in the name of the issuer",
        "SP-03, error, at `/issuers/0/name`",
        || told("SỞ NỘI VỤ", "SỞ N\u{1D40E}\u{302}\u{323}I VỤ", "SP-03"),
    ),
    attack(
        LOOKS,
        "Greek `Ο` in the name of the issuer",
        "SP-03, error, at `/issuers/0/superior`",
        || told("TỈNH", "T\u{399}\u{309}NH", "SP-03"),
    ),
    attack(
        LOOKS,
        "Cyrillic `і` in the name of the signer",
        "SP-03, error, at `/signatures/0/signer`",
        || told("Minh", "M\u{456}nh", "SP-03"),
    ),
    attack(
        LOOKS,
        "Cyrillic `О` for a zero in an amount",
        "SP-03, error, at `/body/0`",
        || told("tuần", "1\u{41E}0.000.000 đồng", "SP-03"),
    ),
    attack(
        LOOKS,
        "Cyrillic `а` in an e-mail address",
        "SP-03, error, at `/body/0`",
        || told("tuần", "tới vanthu@h\u{430}khe.gov.vn", "SP-03"),
    ),
    attack(
        LOOKS,
        "a word of running text in letters that all look Latin",
        "SP-05, warning, at `/body/0`",
        || told("tuần", "\u{422}\u{421} tuần", "SP-05"),
    ),
    attack(LOOKS, "`Ð` (U+00D0) for `Đ`", "F32, warning", || {
        told("Độc lập", "Ðộc lập", "F32")
    }),
    attack(
        LOOKS,
        "the issuer without its marks",
        "SP-06, warning, at `/issuers/0/name`",
        || told("SỞ NỘI VỤ", "SỞ NỘI VU", "SP-06"),
    ),
    attack(
        LOOKS,
        "the name of a ministry with another mark",
        "SP-06, warning, at `/issuers/0/name`",
        || told("UBND TỈNH HÀ KHÊ\nSỞ NỘI VỤ", "BỘ CÔNG ĂN", "SP-06"),
    ),
    attack(
        LOOKS,
        "the name of a ministry one letter off",
        "SP-06, warning, at `/issuers/0/name`",
        || told("UBND TỈNH HÀ KHÊ\nSỞ NỘI VỤ", "BỘ TƯ PHÁT", "SP-06"),
    ),
    attack(
        LOOKS,
        "the province of the committee with another mark",
        "SP-06, warning, at `/issuers/0/name`",
        || told("UBND TỈNH HÀ KHÊ\nSỞ NỘI VỤ", "UBND THÀNH PHỐ ĐÀ NĂNG", "SP-06"),
    ),
    attack(
        SAYS,
        "the symbol of another body than the issuer's",
        "N15, warning, at `/number`",
        || told("45/SNV-VP", "45/SYT-VP", "N15"),
    ),
    attack(
        SAYS,
        "a second line of number in the body",
        "SP-09, warning, at `/body/1`",
        || {
            told(
                "tuần./.",
                "tuần.\n\nSố: 46/SNV-VP\n\nSở Y tế chuyển 500 triệu đồng./.",
                "SP-09",
            )
        },
    ),
    attack(
        SAYS,
        "a second national title in the body",
        "F14, error, at `/body/1`",
        || {
            told(
                "tuần./.",
                "tuần.\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc\n\nChuyển tiền./.",
                "F14",
            )
        },
    ),
    attack(
        SAYS,
        "an annex of another document",
        "P08, error, at `/appendices/0/reference`",
        || {
            let annex = "\nPhụ lục\nDANH SÁCH\n(Kèm theo Công văn số 99/SNV-VP ngày 12 tháng 5 năm 2026 của Sở Nội vụ)\n\n1. Bà Lan./.\n";
            told_of(&format!("{LETTER}{annex}"), "P08")
        },
    ),
    attack(
        SAYS,
        "the signature of an annex with another number",
        "E17, error, at `/stamps/0`",
        || {
            let annex = "\nSố: 99/SNV-VP; 12/05/2026; 08:15:30 +07:00\n\nPhụ lục\nDANH SÁCH\n\n1. Bà Lan./.\n";
            told_of(&format!("{LETTER}{annex}"), "E17")
        },
    ),
    attack(
        SAYS,
        "a signature text with another number above the letter",
        "SP-09, warning, at `/unplaced/1`",
        || {
            told_of(
                &format!("Số: 99/SNV-VP; 12/05/2026; 08:15:30 +07:00\n\n{LETTER}"),
                "SP-09",
            )
        },
    ),
    attack(
        SAYS,
        "the electronic signature of another person",
        "SP-07, warning, at `/stamps/0`",
        || told_of(&format!("Người ký: Nguyễn Văn Tráo\n\n{LETTER}"), "SP-07"),
    ),
    attack(
        SAYS,
        "the electronic signature of another body",
        "SP-07, warning, at `/stamps/0`",
        || told_of(&format!("Ký bởi: Sở Y tế\n\n{LETTER}"), "SP-07"),
    ),
    attack(
        SAYS,
        "a body's electronic signature of before the document",
        "SP-08, warning, at `/stamps/1`",
        || {
            let stamps = "Ký bởi: Sở Nội vụ\nThời gian ký: 11/04/2026 08:15:30 +07:00";
            told_of(&format!("{stamps}\n\n{LETTER}"), "SP-08")
        },
    ),
    attack(
        SAYS,
        "a citation of what is not issued yet",
        "LG-01, warning, at `/body/0`",
        || {
            told(
                "tuần",
                "theo Công văn số 8/SYT-VP ngày 03/6/2026 của Sở Y tế về phối hợp",
                "LG-01",
            )
        },
    ),
    attack(
        DATA,
        "Cyrillic `Р` in the number",
        "SP-03, error, at `/number`",
        || {
            of_data("SP-03", |document| {
                document.number = Some("45/SNV-V\u{420}".parse().unwrap())
            })
        },
    ),
    attack(
        DATA,
        "right-to-left override in the subject",
        "SP-01, warning, at `/subject`",
        || of_data("SP-01", |document| document.subject = Some("gửi \u{202E}nềit".into())),
    ),
    attack(
        DATA,
        "zero-width space in the name of the signer",
        "SP-02, warning, at `/signatures/0/signer`",
        || {
            of_data("SP-02", |document| {
                document.signatures[0].signer = Some("Lê\u{200B} Thị Bình".into())
            })
        },
    ),
    attack(
        DATA,
        "Arabic digits in an amount",
        "SP-04, warning, at `/body/0`",
        || {
            of_data("SP-04", |document| {
                document.body[0].text = "chuyển \u{661}\u{660} triệu".into()
            })
        },
    ),
    attack(
        DATA,
        "letters of another script in a cell of a table",
        "SP-03, error, at `/body/0/rows/0/0`",
        || {
            of_data("SP-03", |document| {
                document.body[0] = Block::table(vec![vec!["TK 19\u{41E}2".into()]])
            })
        },
    ),
];

/// What a rule tells of a document without a text.
fn of_data(code: &str, forge: fn(&mut Document)) -> String {
    let mut document = Document::builder(Kind::CongVan)
        .issuer(Organ::new("SỞ NỘI VỤ").under("UBND TỈNH HÀ KHÊ"))
        .number("45/SNV-VP".parse().unwrap())
        .subject("báo cáo")
        .block(Block::paragraph("Sở Nội vụ đề nghị gửi báo cáo"))
        .signature(Signature::new("Lê Thị Bình"))
        .build();
    forge(&mut document);
    let report = Checker::new().check(&document);
    let found = report.diagnostics.iter().find(|d| d.code == code);
    found.map_or_else(
        || "not told".into(),
        |d| format!("{code}, {}, at `{}`", d.severity, d.path),
    )
}
