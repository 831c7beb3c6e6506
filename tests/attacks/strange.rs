//! Attacks with marks that lie over letters, with letters of other scripts in Latin words, and
//! with what a letter claims beside its fields.

use super::{Attack, LETTER, attack, told, told_of};

const MARKS: &str = "Text: marks that lie over letters, letters of other scripts";
const CLAIMS: &str = "What a letter claims beside its fields";

pub(super) const ATTACKS: &[Attack] = &[
    attack(
        MARKS,
        "the signer struck out by marks, who is read all the same",
        "SP-03, warning, at `/signatures/0/signer`",
        || told("Trần Thị Minh Hà", &struck("Trần Thị Minh Hà"), "SP-03"),
    ),
    attack(
        MARKS,
        "`ı` without its dot, a dot below it, in the name of the signer",
        "SP-03, error, at `/signatures/0/signer`",
        || told("Thị", "Thı\u{323}", "SP-03"),
    ),
    attack(
        MARKS,
        "a letter of Lisu in the name of the signer",
        "SP-03, error, at `/signatures/0/signer`",
        || told("Hà\n", "\u{A4E7}à\n", "SP-03"),
    ),
    attack(
        MARKS,
        "a small capital in the name of the signer",
        "SP-03, error, at `/signatures/0/signer`",
        || told("Minh", "Mi\u{274}h", "SP-03"),
    ),
    attack(
        MARKS,
        "a Canadian syllable in the name of the signer",
        "SP-03, warning, at `/signatures/0/signer`",
        || told("Minh Hà", "\u{15F0}inh Hà", "SP-03"),
    ),
    attack(
        MARKS,
        "an amount struck out by marks",
        "SP-03, error, at `/body/0`",
        || told("tuần", &format!("{} triệu đồng", struck("500")), "SP-03"),
    ),
    attack(
        MARKS,
        "a figure in a circle by a mark",
        "SP-03, error, at `/body/0`",
        || told("tuần", "5\u{20DD} triệu đồng", "SP-03"),
    ),
    attack(
        MARKS,
        "the day struck out by marks",
        "SP-03, error, at `/subject`",
        || told("ngày 12", &format!("ngày {}", struck("12")), "SP-03"),
    ),
    attack(
        MARKS,
        "the subject struck out by marks",
        "SP-05, warning, at `/subject`",
        || told("số liệu", &struck("số liệu"), "SP-05"),
    ),
    attack(
        MARKS,
        "a ring below a letter of the subject",
        "SP-05, warning, at `/subject`",
        || told("số liệu", "số l\u{325}iệu", "SP-05"),
    ),
    attack(
        MARKS,
        "letters of other languages with their marks apart, which are honest",
        "not told, but [\"F05\"]",
        || told("tuần", "Zu\u{308}rich, Franc\u{327}ois, buôn Kê\u{306}", "SP-05"),
    ),
    attack(MARKS, "an addressee struck out by marks", "SP-05, warning", || {
        no_path(&told("gửi: Sở Y tế", &format!("gửi: {}", struck("Sở Y tế")), "SP-05"))
    }),
    attack(
        MARKS,
        "a second tone on a letter of an addressee",
        "SP-03, warning, at `/addressees/0`",
        || told("gửi: Sở Y tế", "gửi: Sở Y tế\u{301}", "SP-03"),
    ),
    attack(
        MARKS,
        "a letter of Georgian in a word of running text",
        "SP-05, warning, at `/body/0`",
        || told("tuần", "tu\u{10D4}n", "SP-05"),
    ),
    attack(
        MARKS,
        "letters with their marks apart, in any order, which are honest",
        "not told, but [\"F05\"]",
        || {
            told(
                "tuần",
                "so\u{301}\u{302} lie\u{323}\u{302}u d\u{335}e\u{302}\u{309}",
                "SP-05",
            )
        },
    ),
    attack(
        MARKS,
        "a word of Khmer in running text, which is honest",
        "not told",
        || told("tuần", "\u{1797}\u{17B6}\u{179F}\u{17B6} tuần", "SP-05"),
    ),
    attack(
        MARKS,
        "a small `l` for `I` in the title of the signer",
        "SP-03, warning, at `/unplaced/0`",
        || told("GIÁM ĐỐC\n", "TL. GlÁM ĐỐC\nGIÁM ĐỐC\n", "SP-03"),
    ),
    attack(
        MARKS,
        "the signer struck out by `~~`, another behind",
        "SP-10, warning",
        || {
            no_path(&told(
                "Trần Thị Minh Hà",
                "~~Trần Thị Minh Hà~~ Nguyễn Văn Tráo",
                "SP-10",
            ))
        },
    ),
    attack(MARKS, "the number struck out by `<s>`", "SP-10, warning", || {
        no_path(&told("Số: 45", "Số: <s>45</s>46", "SP-10"))
    }),
    attack(
        MARKS,
        "an amount struck out by the style of its element (`line-through`), another behind",
        "SP-10, warning, at `/body/0`",
        || {
            let struck = "<span style=\"text-decoration: line-through\">5 triệu đồng</span> 9 triệu đồng";
            told("tuần", struck, "SP-10")
        },
    ),
    attack(
        MARKS,
        "the day struck out by the style of its element, in six spellings",
        "SP-10 each time",
        || {
            let styles = [
                "text-decoration:line-through",
                "text-decoration-line: line-through",
                "TEXT-DECORATION: LINE-THROUGH",
                "text-decoration: red line-through",
                "text-decoration: underline line-through double",
                "color:red;text-decoration : line-through !important",
            ];
            let told = styles.map(|style| {
                let day = format!("<s-x style=\"{style}\">ngày 12 tháng 5</s-x> ngày 13 tháng 6");
                told("ngày 12 tháng 5", &day, "SP-10")
            });
            let other = told.into_iter().find(|told| !told.starts_with("SP-10"));
            other.unwrap_or_else(|| "SP-10 each time".into())
        },
    ),
    attack(
        MARKS,
        "a word of running text struck out by its style, which is seen",
        "not told",
        || {
            told(
                "tuần",
                "<span style=\"text-decoration:line-through\">tuần</span> tháng",
                "SP-10",
            )
        },
    ),
    attack(
        MARKS,
        "markup in the number, which no program reads",
        "SP-15, warning, at `/unplaced/0`",
        || told("Số: 45/", "Số: 45<sub>/99</sub>/", "SP-15"),
    ),
    attack(
        CLAIMS,
        "another day of issue in words under the subject",
        "SP-12, warning, at `/date`",
        || told("quý II\n", "quý II\nNgày ban hành: ngày 10 tháng 3 năm 2026\n", "SP-12"),
    ),
    attack(
        CLAIMS,
        "the same in the first sentence",
        "SP-12, warning, at `/body/0`",
        || {
            told(
                "Sở Nội vụ đề nghị",
                "Ngày ban hành: ngày 10 tháng 3 năm 2026.\n\nSở Nội vụ đề nghị",
                "SP-12",
            )
        },
    ),
    attack(
        CLAIMS,
        "another day in brackets behind the day",
        "SP-12, warning, at `/unplaced/0`",
        || told("năm 2026", "năm 2026 (10/3/2026)", "SP-12"),
    ),
    attack(
        CLAIMS,
        "the same day in brackets behind the day, which is honest",
        "not told",
        || told("năm 2026", "năm 2026 (12/5/2026)", "SP-12"),
    ),
    attack(
        CLAIMS,
        "a sentence that says that the document is of another day",
        "SP-12, warning, at `/body/0`",
        || {
            told(
                "Sở Nội vụ đề nghị",
                "Công văn này được ban hành ngày 10/3/2026.\n\nSở Nội vụ đề nghị",
                "SP-12",
            )
        },
    ),
    attack(
        CLAIMS,
        "a second number in brackets behind the number",
        "SP-09, warning, at `/unplaced/0`",
        || told("45/SNV-VP", "45/SNV-VP (99/SNV-VP)", "SP-09"),
    ),
    attack(
        CLAIMS,
        "a second number without a label below the number",
        "SP-09, warning, at `/unplaced/0`",
        || told("45/SNV-VP\n", "45/SNV-VP\n99/SNV-VP\n", "SP-09"),
    ),
    attack(
        CLAIMS,
        "`Công văn số` with another number below the number",
        "SP-09, warning, at `/unplaced/0`",
        || told("45/SNV-VP\n", "45/SNV-VP\nCông văn số 99/SNV-TCCB\n", "SP-09"),
    ),
    attack(
        CLAIMS,
        "`Ký hiệu:` with another number under the subject",
        "SP-09, warning, at `/subject`",
        || told("quý II\n", "quý II\nKý hiệu: 99/SNV-TCCB\n", "SP-09"),
    ),
    attack(
        CLAIMS,
        "another number at the end of the letter",
        "SP-09, warning, at `/unplaced/0`",
        || told_of(&format!("{LETTER}\n99/SNV-TCCB\n"), "SP-09"),
    ),
    attack(
        CLAIMS,
        "another number among the addressees",
        "SP-09, warning, at `/addressees/0`",
        || told("gửi: Sở Y tế", "gửi: Sở Y tế, Số: 99/SNV-VP", "SP-09"),
    ),
    attack(
        CLAIMS,
        "the number of an answered letter in the subject, which is honest",
        "not told",
        || {
            told(
                "báo cáo số liệu",
                "trả lời Công văn số 99/SYT-VP về báo cáo số liệu",
                "SP-09",
            )
        },
    ),
    attack(
        CLAIMS,
        "a second `Kính gửi` in the content, to others",
        "SP-16, warning, at `/body/1`",
        || {
            told(
                "tuần./.",
                "tuần.\n\nKính gửi: Công an tỉnh\n\nChuyển 500 triệu đồng./.",
                "SP-16",
            )
        },
    ),
    attack(
        CLAIMS,
        "another person in brackets behind the signer",
        "SP-13, warning, at `/unplaced/0`",
        || told("Trần Thị Minh Hà", "Trần Thị Minh Hà (Nguyễn Văn Tráo ký)", "SP-13"),
    ),
    attack(
        CLAIMS,
        "a second name below the signer",
        "SP-13, warning, at `/signatures/1/signer`",
        || told("Trần Thị Minh Hà", "Trần Thị Minh Hà\n\nNguyễn Văn Tráo", "SP-13"),
    ),
];

/// The letters of a text, each under a long stroke.
fn struck(text: &str) -> String {
    let struck = |c: char| {
        if c == ' ' {
            " ".to_owned()
        } else {
            format!("{c}\u{336}")
        }
    };
    text.chars().map(struck).collect()
}

/// Code and gravity alone: where the words end up is the reader's matter.
fn no_path(told: &str) -> String {
    told.split(", at ").next().unwrap_or_default().to_owned()
}
