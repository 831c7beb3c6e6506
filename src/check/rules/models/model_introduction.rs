//! M27 to M31: giấy giới thiệu (model 1.8).

use super::model::{Shown, lacks, of_kind, row, shows};
use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::Slot;
use crate::check::example::models::GIAY_GIOI_THIEU;
use crate::check::row::Row;
use crate::check::subject::Subject;
use crate::diagnostic::Severity::{Info, Warning};
use crate::text::skeleton;
use crate::value::Kind;

const INTRODUCES: &str = "Ông (bà): Phan Đình Lộc\n\
                          Chức vụ: Chuyên viên Văn phòng Sở\n\
                          Được cử đến: Trung tâm Lưu trữ lịch sử tỉnh\n\
                          Về việc: khai thác hồ sơ địa giới hành chính\n\
                          Đề nghị Quý cơ quan tạo điều kiện để ông (bà) có tên ở trên hoàn thành nhiệm vụ.\n\
                          Giấy này có giá trị đến hết ngày 30 tháng 6 năm 2026./.";

pub(in crate::check) const RULES: &[Row] = &[
    row(
        "M27",
        "introduction-phrase",
        Warning,
        (
            "giấy giới thiệu không có trích yếu; ghi “<cơ quan> trân trọng giới thiệu:” (theo Mẫu 1.8)",
            "a giấy giới thiệu has no subject line, but “<body> trân trọng giới thiệu:” (model 1.8)",
        ),
        Example::new(
            &GIAY_GIOI_THIEU,
            Slot::Title,
            "GIẤY GIỚI THIỆU\nVề việc giới thiệu người đến làm việc",
            "GIẤY GIỚI THIỆU",
        ),
        introduces,
    ),
    row(
        "M28",
        "introduction-lines",
        Warning,
        (
            "giấy giới thiệu có các dòng “Ông (bà)”, “Chức vụ”, “Được cử đến”, “Về việc” (theo Mẫu 1.8)",
            "a giấy giới thiệu has the lines `Ông (bà)`, `Chức vụ`, `Được cử đến`, `Về việc` (model 1.8)",
        ),
        Example::new(
            &GIAY_GIOI_THIEU,
            Slot::Body,
            "Ông (bà): Phan Đình Lộc\n\
             Được cử đến: Trung tâm Lưu trữ lịch sử tỉnh\n\
             Về việc: khai thác hồ sơ địa giới hành chính\n\
             Đề nghị Quý cơ quan tạo điều kiện để ông (bà) có tên ở trên hoàn thành nhiệm vụ.\n\
             Giấy này có giá trị đến hết ngày 30 tháng 6 năm 2026./.",
            INTRODUCES,
        ),
        |subject| {
            let lines = [
                Shown::label(
                    "Ông (bà): …",
                    &["ong (ba)", "ong/ba", "ong", "ba", "dong chi", "cac ong (ba)"],
                ),
                Shown::label("Chức vụ: …", &["chuc vu", "chuc danh"]),
                Shown::label("Được cử đến: …", &["duoc cu den", "duoc cu di", "den"]),
                Shown::label("Về việc: …", &["ve viec", "de lien he", "lien he"]),
            ];
            shows(subject, &Kind::GiayGioiThieu, "1.8", &lines)
        },
    ),
    row(
        "M29",
        "introduction-request",
        Info,
        (
            "giấy giới thiệu có câu “Đề nghị Quý cơ quan tạo điều kiện …” (theo Mẫu 1.8)",
            "a giấy giới thiệu has “Đề nghị Quý cơ quan tạo điều kiện …” (model 1.8)",
        ),
        Example::new(
            &GIAY_GIOI_THIEU,
            Slot::Body,
            "Ông (bà): Phan Đình Lộc\n\
             Chức vụ: Chuyên viên Văn phòng Sở\n\
             Được cử đến: Trung tâm Lưu trữ lịch sử tỉnh\n\
             Về việc: khai thác hồ sơ địa giới hành chính\n\
             Giấy này có giá trị đến hết ngày 30 tháng 6 năm 2026./.",
            INTRODUCES,
        ),
        |subject| {
            let line = Shown::phrase("Đề nghị Quý cơ quan tạo điều kiện …", &["tao dieu kien", "giup do"]);
            shows(subject, &Kind::GiayGioiThieu, "1.8", &[line])
        },
    ),
    row(
        "M30",
        "introduction-validity",
        Warning,
        (
            "giấy giới thiệu ghi “Giấy này có giá trị đến hết ngày …” (theo Mẫu 1.8)",
            "a giấy giới thiệu says until when it is valid (model 1.8)",
        ),
        Example::new(
            &GIAY_GIOI_THIEU,
            Slot::Body,
            "Ông (bà): Phan Đình Lộc\n\
             Chức vụ: Chuyên viên Văn phòng Sở\n\
             Được cử đến: Trung tâm Lưu trữ lịch sử tỉnh\n\
             Về việc: khai thác hồ sơ địa giới hành chính\n\
             Đề nghị Quý cơ quan tạo điều kiện để ông (bà) có tên ở trên hoàn thành nhiệm vụ./.",
            INTRODUCES,
        ),
        |subject| {
            let line = Shown::phrase(
                "Giấy này có giá trị đến hết ngày …",
                &[
                    "co gia tri den",
                    "co gia tri het",
                    "co gia tri trong",
                    "co gia tri tu",
                    "gia tri den",
                ],
            );
            shows(subject, &Kind::GiayGioiThieu, "1.8", &[line])
        },
    ),
    row(
        "M31",
        "introduction-recipients",
        Info,
        (
            "giấy giới thiệu: “Nơi nhận” ghi “- Như trên;” và “- Lưu: VT.” (theo Mẫu 1.8)",
            "the list of a giấy giới thiệu is “- Như trên;” and “- Lưu: VT.” (model 1.8)",
        ),
        Example::new(
            &GIAY_GIOI_THIEU,
            Slot::Recipients,
            "Nơi nhận:\n- Trung tâm Lưu trữ lịch sử tỉnh;\n- Lưu: VT.",
            "Nơi nhận:\n- Như trên;\n- Lưu: VT.",
        ),
        introduction_list,
    ),
];

fn introduces(subject: &Subject<'_>) -> Answer {
    if let Err(answer) = of_kind(subject, &Kind::GiayGioiThieu) {
        return answer;
    }
    let phrase = "trân trọng giới thiệu:";
    let said = subject.content().contains("gioi thieu");
    let missing = (!said).then(|| lacks(&Kind::GiayGioiThieu, "1.8", phrase));
    let named = subject.document().subject.as_ref().filter(|line| {
        // The reader may take the first line of the content for a subject.
        subject.piece("/subject#label").is_some() || !skeleton(line).contains("trong gioi thieu")
    });
    let subject_line = named.map(|line| {
        Finding::at(
            "/subject",
            format!("giấy giới thiệu không có trích yếu: bỏ “{line}” (theo Mẫu 1.8)"),
            format!("a giấy giới thiệu has no subject line: leave out “{line}” (model 1.8)"),
        )
    });
    Answer::of(missing.into_iter().chain(subject_line))
}

fn introduction_list(subject: &Subject<'_>) -> Answer {
    if let Err(answer) = of_kind(subject, &Kind::GiayGioiThieu) {
        return answer;
    }
    let document = subject.document();
    let Some(first) = document.recipients.first() else {
        return Answer::not_applicable("văn bản không có danh sách nơi nhận", "the document has no list");
    };
    let above = skeleton(first.as_str()).starts_with("nhu tren");
    let list = (!above).then(|| {
        Finding::at(
            "/recipients/0",
            format!("dòng đầu nên là “- Như trên;”, không phải “{first}” (theo Mẫu 1.8)"),
            format!("the first line is “- Như trên;”, not “{first}” (model 1.8)"),
        )
    });
    Answer::of(list)
}

#[cfg(test)]
mod tests {
    use crate::check::example::form::Slot;
    use crate::check::example::models::GIAY_GIOI_THIEU;
    use crate::check::testing::broken;

    fn codes(text: &str) -> Vec<String> {
        broken('M', text)
    }

    #[test]
    fn introductions_show_their_lines() {
        let text = GIAY_GIOI_THIEU.with(Slot::Body, "Đồng chí: Phan Đình Lộc, Chức vụ: chuyên viên./.");
        assert_eq!(codes(&text), ["M28", "M28", "M29", "M30"]);
    }
}
