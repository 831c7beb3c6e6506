//! How sure a reader says it is of what it read.

use congvan::letter::{self, Evidence, Reading};

fn evidence(reading: &Reading, path: &str) -> Option<Evidence> {
    reading.trace.get(path).map(|traced| traced.evidence)
}

/// Each path is said to be as sure as its words were clear.
#[track_caller]
fn assert_evidence(text: &str, expected: &[(&str, Evidence)]) {
    let reading = letter::from_str(text);
    for (path, wanted) in expected {
        assert_eq!(evidence(&reading, path), Some(*wanted), "{path}");
    }
}

const LETTER: &str = "\
UBND TỈNH LỘC VÂN
SỞ TƯ PHÁP
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 45/QĐ-STP
Lộc Vân, ngày 12 tháng 5 năm 2025
QUYẾT ĐỊNH
Về việc cử cán bộ đi học
Điều 1. Cử ông Trần Văn Nam đi học.
Nơi nhận:
- Như Điều 1;
- Lưu: VT.
GIÁM ĐỐC
Lê Thị Bình
";

#[test]
fn what_stands_there_in_so_many_words_is_exact() {
    use Evidence::Exact;
    assert_evidence(
        LETTER,
        &[
            ("/issuers/0", Exact),
            ("/issuers/0/superior", Exact),
            ("/national_title", Exact),
            ("/motto", Exact),
            ("/number", Exact),
            ("/number#label", Exact),
            ("/place", Exact),
            ("/date", Exact),
            ("/title", Exact),
            ("/subject", Exact),
            ("/body/0", Exact),
            ("/recipients/0", Exact),
            ("/archive", Exact),
            ("/signatures/0", Exact),
            ("/signatures/0/position", Exact),
            ("/signatures/0/signer", Exact),
        ],
    );
}

#[test]
fn what_had_to_be_mended_is_repaired_and_nothing_else() {
    use Evidence::{Exact, Repaired};
    // `Ð` of Iceland in the number, a mark apart from its letter in the name.
    let text = LETTER.replace("45/QĐ", "45/QÐ").replace("Bình", "Bi\u{300}nh");
    assert_evidence(
        &text,
        &[
            ("/number", Repaired),
            ("/number#label", Exact),
            ("/date", Exact),
            ("/title", Exact),
            ("/body/0", Exact),
            ("/signatures/0/position", Exact),
            ("/signatures/0/signer", Repaired),
        ],
    );
}

#[test]
fn a_label_that_was_misread_is_repaired() {
    let text = LETTER.replace("Nơi nhận:", "Nơi nhậm:");
    assert_evidence(
        &text,
        &[
            ("/recipients#label", Evidence::Repaired),
            ("/recipients/0", Evidence::Exact),
        ],
    );
}

#[test]
fn strokes_that_a_machine_lost_are_repaired() {
    let text = LETTER
        .replace("45/QĐ", "45/QD")
        .replace("Độc lập - Tự do - Hạnh phúc", "Doc lap - Tu do - Hanh phuc");
    let reading = letter::from_str(&text);
    assert_eq!(reading.document.number.as_ref().unwrap().as_str(), "45/QĐ-STP");
    assert_eq!(evidence(&reading, "/number"), Some(Evidence::Repaired));
}

#[test]
fn what_fits_nowhere_is_inferred() {
    let text = format!("{LETTER}\nxyz 12\n");
    let reading = letter::from_str(&text);
    assert_eq!(reading.document.unplaced, ["xyz 12"]);
    assert_eq!(evidence(&reading, "/unplaced/0"), Some(Evidence::Inferred));
}

#[test]
fn a_value_of_several_lines_is_as_sure_as_the_least_sure_of_them() {
    let text = LETTER.replace(
        "Điều 1. Cử ông Trần Văn Nam đi học.",
        "Điều 1. Cử ông Trần Văn Nam đi học lớp bồi dưỡng nghiệp vụ lưu trữ\ncủa Bộ, đến hết tháng sáu na\u{306}m nay.",
    );
    assert_evidence(&text, &[("/body/0", Evidence::Repaired), ("/title", Evidence::Exact)]);
}
