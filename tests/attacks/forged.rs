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
    attack(
        LOOKS,
        "`Ɖ` (U+0189) for `Đ` in the title of the signer",
        "SP-03, error, at `/signatures/0/position`",
        || told("GIÁM ĐỐC", "GIÁM \u{189}ỐC", "SP-03"),
    ),
    attack(
        LOOKS,
        "`ɖ` (U+0256) for `đ` in running text",
        "SP-05, warning, at `/body/0`",
        || told("đề nghị", "\u{256}ề nghị", "SP-05"),
    ),
    attack(
        LOOKS,
        "a superscript in the number, which no program reads",
        "SP-15, warning, at `/number`",
        || told("Số: 45", "Số: 45\u{b2}", "SP-15"),
    ),
    attack(
        LOOKS,
        "a letter between the digits of the number",
        "SP-15, warning, at `/number`",
        || told("Số: 45", "Số: 4a5", "SP-15"),
    ),
    attack(
        LOOKS,
        "the letter `O` for the last digit of the number",
        "SP-15, warning, at `/number`",
        || told("Số: 45", "Số: 45O", "SP-15"),
    ),
    attack(
        LOOKS,
        "a Chinese figure for the number",
        "SP-15, warning, at `/number`",
        || told("Số: 45", "Số: \u{56db}", "SP-15"),
    ),
    attack(
        LOOKS,
        "Arabic-Indic digits for the number",
        "SP-04, error, at `/number`",
        || told("Số: 45", "Số: \u{664}\u{665}", "SP-04"),
    ),
    attack(
        LOOKS,
        "dots for the number of a draft, which are honest",
        "not told, but [\"N07\"]",
        || told("Số: 45", "Số: ……", "SP-15"),
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
        "a second letter behind the first, with another number",
        "SP-09, warning, at `/appendices/0/body/2`",
        || {
            told_of(
                &format!("{LETTER}\n{}", second("46/SNV-VP", "Nguyễn Văn Tráo")),
                "SP-09",
            )
        },
    ),
    attack(
        SAYS,
        "the same under the label of an annex",
        "SP-09, warning, at `/appendices/0/body/2`",
        || {
            let second = second("46/SNV-VP", "Nguyễn Văn Tráo");
            told_of(&format!("{LETTER}\nPhụ lục\n\n{second}"), "SP-09")
        },
    ),
    attack(
        SAYS,
        "the same in the columns of a table",
        "SP-09, warning, at `/appendices/0/body/0/rows/1/0`",
        || {
            let head = "| SỞ NỘI VỤ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n|---|---|\n| Số: 46/SNV-VP | Độc lập - Tự do - Hạnh phúc |\n";
            told_of(
                &format!("{LETTER}\n{head}\nKính gửi: Sở Y tế\n\nSở Nội vụ đề nghị Sở Y tế chuyển 500 triệu đồng./.\n"),
                "SP-09",
            )
        },
    ),
    attack(
        SAYS,
        "a second letter behind the first, with the same number and another signer",
        "SP-14, warning, at `/appendices/0`",
        || {
            told_of(
                &format!("{LETTER}\n{}", second("45/SNV-VP", "Nguyễn Văn Tráo")),
                "SP-14",
            )
        },
    ),
    attack(SAYS, "the letter twice in one file", "not told", || {
        told_of(
            &format!("{LETTER}\n{}", second("45/SNV-VP", "Trần Thị Minh Hà")),
            "SP-14",
        )
    }),
    attack(
        SAYS,
        "a draft of a decision that goes with the letter, which is honest",
        "not told",
        || {
            let draft = second("…/QĐ-UBND", "Nguyễn Văn An").replace("Kính gửi: Sở Y tế", "QUYẾT ĐỊNH");
            let both = format!("{LETTER}\n{draft}");
            let told = ["SP-09", "SP-14"].map(|code| told_of(&both, code));
            if told.iter().all(|told| told.starts_with("not told")) {
                "not told".into()
            } else {
                told.concat()
            }
        },
    ),
    attack(
        SAYS,
        "a second line of number in the head",
        "SP-09, warning, at `/unplaced/0`",
        || told("Số: 45/SNV-VP", "Số: 45/SNV-VP\nSố: 46/SNV-VP", "SP-09"),
    ),
    attack(
        SAYS,
        "a second line of place and date in the head",
        "SP-12, warning, at `/date`",
        || told("Kính gửi", "Hà Khê, ngày 13 tháng 6 năm 2026\n\nKính gửi", "SP-12"),
    ),
    attack(
        SAYS,
        "a second deputy who signs for the same head",
        "SP-13, warning, at `/signatures/1/signer`",
        || {
            let deputy = |name: &str| format!("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\n{name}\n\n");
            let both = format!("{}{}", deputy("Trần Thị Minh Hà"), deputy("Nguyễn Văn Tráo"));
            told("GIÁM ĐỐC\n\nTrần Thị Minh Hà", &both, "SP-13")
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
        "SP-09, warning, at `/unplaced/3`",
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
        "the electronic signature of another body, the superior of both on the next line",
        "SP-07, warning, at `/stamps/0`",
        || {
            let stamps = "Ký bởi: Sở Y tế\nCơ quan: UBND tỉnh Hà Khê";
            told_of(&format!("{stamps}\n\n{LETTER}"), "SP-07")
        },
    ),
    attack(
        SAYS,
        "the electronic signature of another person, in English and without a colon",
        "SP-07, warning, at `/stamps/0`",
        || told_of(&format!("Digitally signed by Nguyễn Văn Tráo\n\n{LETTER}"), "SP-07"),
    ),
    attack(SAYS, "the same in six other spellings", "SP-07 each time", || {
        let labels = [
            "Ký số bởi",
            "Được ký bởi",
            "Người ký số:",
            "Signed by",
            "Ký điện tử bởi:",
            "CN=",
        ];
        let told = labels.map(|label| told_of(&format!("{label} Nguyễn Văn Tráo\n\n{LETTER}"), "SP-07"));
        match told.iter().find(|told| !told.starts_with("SP-07, warning")) {
            None => "SP-07 each time".into(),
            Some(other) => other.clone(),
        }
    }),
    attack(
        SAYS,
        "the electronic signature of another body, its name on the next line",
        "SP-07, warning, at `/stamps/0`",
        || told_of(&format!("Ký bởi:\nSở Y tế\n\n{LETTER}"), "SP-07"),
    ),
    attack(
        SAYS,
        "the electronic signatures of the signer and of the body, which are honest",
        "not told",
        || {
            let stamps = "Người ký: Trần Thị Minh Hà\nCơ quan: UBND tỉnh Hà Khê\nKý bởi: Sở Nội vụ";
            told_of(&format!("{stamps}\n\n{LETTER}"), "SP-07")
        },
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
        "the same under the name of the signer, who may sign before",
        "SP-08, warning, at `/stamps/2`",
        || {
            let stamps = "Người ký: Trần Thị Minh Hà\nKý bởi: Sở Nội vụ\nThời gian ký: 11/04/26 08:15:30";
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

/// A letter from the national title on.
fn second(number: &str, signer: &str) -> String {
    let (_, behind) = LETTER.split_once("SỞ NỘI VỤ").unwrap();
    let second = behind.trim_start().replace("45/SNV-VP", number);
    second.replace("Trần Thị Minh Hà", signer)
}

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
