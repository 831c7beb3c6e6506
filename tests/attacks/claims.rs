//! More that a letter claims beside its fields: numbers, signers and amounts in words.

use super::{Attack, attack, told};

const CLAIMS: &str = "What a letter claims beside its fields";

pub(super) const ATTACKS: &[Attack] = &[
    attack(
        CLAIMS,
        "a second number with a remark that calls it the right one",
        "SP-09, warning, at `/unplaced/0`",
        || told("Số: 45/SNV-VP", "Số: 45/SNV-VP\nSố: 99/SNV-VP (số đúng)", "SP-09"),
    ),
    attack(
        CLAIMS,
        "a sentence that says that the document has another number",
        "SP-09, warning, at `/body/1`",
        || told("tuần./.", "tuần.\n\nCông văn này có số 99/SNV-VP./.", "SP-09"),
    ),
    attack(
        CLAIMS,
        "the number of a replaced letter in brackets above the subject, which is honest",
        "not told",
        || told("V/v", "(Thay thế Công văn số 41/SNV-VP)\nV/v", "SP-09"),
    ),
    attack(
        CLAIMS,
        "a second number in brackets above the subject",
        "SP-09, warning, at `/body/0`",
        || told("V/v", "(Số: 99/SNV-VX)\nV/v", "SP-09"),
    ),
    attack(
        CLAIMS,
        "a second day in brackets above the subject",
        "SP-12, warning, at `/body/0`",
        || told("V/v", "(Ban hành ngày 01/01/2020)\nV/v", "SP-12"),
    ),
    attack(
        CLAIMS,
        "a second number in brackets below the subject",
        "SP-09, warning, at `/subject`",
        || told("quý II", "quý II\n(Số: 99/SNV-VX)", "SP-09"),
    ),
    attack(
        CLAIMS,
        "`(đã ký thay …)` with another person behind the signer",
        "SP-13, warning, at `/signatures/0/note`",
        || {
            let signed = "Trần Thị Minh Hà (đã ký thay Nguyễn Văn Tráo)";
            told("Trần Thị Minh Hà", signed, "SP-13")
        },
    ),
    attack(
        CLAIMS,
        "`Đã ký:` with another person above the signer",
        "SP-13, warning, at `/signatures/0/note`",
        || {
            told(
                "Trần Thị Minh Hà",
                "(Đã ký: Nguyễn Văn Tráo)\n\nTrần Thị Minh Hà",
                "SP-13",
            )
        },
    ),
    attack(
        CLAIMS,
        "two persons on the line of the signer, a stroke between them",
        "SP-13, warning, at `/unplaced/0`",
        || told("Trần Thị Minh Hà", "Trần Thị Minh Hà / Nguyễn Văn Tráo", "SP-13"),
    ),
    attack(
        CLAIMS,
        "`thay` between two persons on the line of the signer",
        "SP-13, warning, at `/unplaced/0`",
        || told("Trần Thị Minh Hà", "Trần Thị Minh Hà thay Nguyễn Văn Tráo", "SP-13"),
    ),
    attack(
        CLAIMS,
        "`(đã ký)` above the signer, which is honest",
        "not told",
        || told("Trần Thị Minh Hà", "(đã ký)\n\nTrần Thị Minh Hà", "SP-13"),
    ),
    attack(
        CLAIMS,
        "a year of issue in which nothing was issued yet",
        "D03, warning, at `/date`",
        || told("năm 2026\n", "năm 2206\n", "D03"),
    ),
    attack(
        CLAIMS,
        "an amount with other words in brackets",
        "SP-17, warning, at `/body/0`",
        || {
            told(
                "tuần./.",
                "tuần, nộp 10.000.000 đồng (Bằng chữ: Một trăm triệu đồng)./.",
                "SP-17",
            )
        },
    ),
    attack(
        CLAIMS,
        "an amount in millions with other words in brackets",
        "SP-17, warning, at `/body/0`",
        || {
            told(
                "tuần./.",
                "tuần, nộp 1,5 tỷ đồng (một tỷ năm trăm nghìn đồng)./.",
                "SP-17",
            )
        },
    ),
    attack(
        CLAIMS,
        "other words for an amount on the line below",
        "SP-17, warning, at `/body/2`",
        || {
            let lines = "tuần.\n\nTổng cộng: 2.500.000 đồng.\n\nSố tiền bằng chữ: Hai mươi lăm triệu đồng./.";
            told("tuần./.", lines, "SP-17")
        },
    ),
    attack(
        CLAIMS,
        "other words for two amounts in brackets behind them",
        "SP-17, warning, at `/body/0`",
        || {
            let amounts = "tuần, nộp 5.000.000 đồng và 7.000.000 đồng (bằng chữ: Hai mươi triệu đồng)./.";
            told("tuần./.", amounts, "SP-17")
        },
    ),
    attack(
        CLAIMS,
        "the sum of amounts, amounts in another unit, a number that is a name, which are honest",
        "not told",
        || {
            let honest = "tuần, Tổ 5 (Ba). Đợt 1: 5.000.000 đồng; Đợt 2: 7.000.000 đồng. \
                          Tổng số tiền bằng chữ: Mười hai triệu đồng. \
                          Đơn vị tính: triệu đồng. Cộng: 1.200 (bằng chữ: Một tỷ hai trăm triệu đồng)./.";
            told("tuần./.", honest, "SP-17")
        },
    ),
    attack(
        CLAIMS,
        "a count with another one in words",
        "SP-17, warning, at `/body/0`",
        || told("tuần./.", "tuần, 05 (sáu) bản./.", "SP-17"),
    ),
    attack(
        CLAIMS,
        "a term in days with another one in words",
        "SP-17, warning, at `/body/0`",
        || told("tuần./.", "tuần, trong 30 ngày (mười ngày)./.", "SP-17"),
    ),
    attack(
        CLAIMS,
        "amounts and counts with their own words, or words of something else, which are honest",
        "not told",
        || {
            let honest = "tuần, 05 (năm) bản, 12 xã (hai huyện), trong 30 năm (ba mươi năm), \
                          nộp 1.250.000 đồng (Một triệu, hai trăm năm mươi nghìn đồng chẵn)./.";
            told("tuần./.", honest, "SP-17")
        },
    ),
];
