//! M43 to M48: giấy nghỉ phép (model 1.10).

use chrono::{Datelike, NaiveDate};

use super::model::{Shown, of_kind, row, shows};
use super::moments::days;
use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::Slot;
use crate::check::example::models::GIAY_NGHI_PHEP;
use crate::check::row::Row;
use crate::check::subject::Subject;
use crate::diagnostic::Severity::{Info, Warning};
use crate::text::{is_letter_or_digit, skeleton};
use crate::value::Kind;

/// The content of the model, a part left out for each example.
macro_rules! leave {
    ($request:literal, $issued:literal, $office:literal, $span:literal, $counted:literal) => {
        concat!($request, $issued, "Ông (bà): Phan Đình Lộc\n", $office, $span, $counted)
    };
}

const RIGHT: &str = leave!(
    "Xét Đơn đề nghị nghỉ phép ngày 04 tháng 5 năm 2026 của ông Phan Đình Lộc\n",
    "Sở Nội vụ cấp cho:\n",
    "Chức vụ: Chuyên viên Văn phòng Sở\n",
    "Nghỉ phép trong thời gian 05 ngày, kể từ ngày 18 tháng 5 năm 2026 đến hết ngày 22 tháng 5 năm 2026 tại tỉnh Hà Khê.\n",
    "Số ngày nghỉ phép nêu trên được tính vào thời gian nghỉ hằng năm./."
);

pub(in crate::check) const RULES: &[Row] = &[
    row(
        "M43",
        "leave-request",
        Warning,
        (
            "giấy nghỉ phép không có trích yếu; mở đầu “Xét Đơn đề nghị nghỉ phép ngày … của ông (bà) …” (theo Mẫu 1.10)",
            "a giấy nghỉ phép has no subject line, but begins with the request for leave (model 1.10)",
        ),
        Example::new(
            &GIAY_NGHI_PHEP,
            Slot::Body,
            leave!(
                "",
                "Căn cứ quy chế làm việc, Sở Nội vụ cấp cho:\n",
                "Chức vụ: Chuyên viên Văn phòng Sở\n",
                "Nghỉ phép trong thời gian 05 ngày, kể từ ngày 18 tháng 5 năm 2026 đến hết ngày 22 tháng 5 năm 2026 \
                 tại tỉnh Hà Khê.\n",
                "Số ngày nghỉ phép nêu trên được tính vào thời gian nghỉ hằng năm./."
            ),
            RIGHT,
        ),
        requested,
    ),
    row(
        "M44",
        "leave-person",
        Warning,
        (
            "giấy nghỉ phép có “<cơ quan> cấp cho:”, “Ông (bà): …”, “Chức vụ: …” (theo Mẫu 1.10)",
            "a giấy nghỉ phép says who gets it and his office (model 1.10)",
        ),
        Example::new(
            &GIAY_NGHI_PHEP,
            Slot::Body,
            leave!(
                "Xét Đơn đề nghị nghỉ phép ngày 04 tháng 5 năm 2026 của ông Phan Đình Lộc\n",
                "Sở Nội vụ cấp cho:\n",
                "",
                "Nghỉ phép trong thời gian 05 ngày, kể từ ngày 18 tháng 5 năm 2026 đến hết ngày 22 tháng 5 năm 2026 \
                 tại tỉnh Hà Khê.\n",
                "Số ngày nghỉ phép nêu trên được tính vào thời gian nghỉ hằng năm./."
            ),
            RIGHT,
        ),
        |subject| {
            let lines = [
                Shown::phrase("… cấp cho:", &["cap cho", "cho phep", "dong y cho"]),
                Shown::phrase("Ông (bà): …", &["ong (ba)", "ong/ba", "ong", "ba", "dong chi"]),
                Shown::label("Chức vụ: …", &["chuc vu", "chuc danh"]),
            ];
            shows(subject, &Kind::GiayNghiPhep, "1.10", &lines)
        },
    ),
    row(
        "M45",
        "leave-span",
        Warning,
        (
            "giấy nghỉ phép ghi thời gian nghỉ, “kể từ ngày … đến hết ngày …”, nơi nghỉ “tại …” (theo Mẫu 1.10)",
            "a giấy nghỉ phép says for how long, from and to which day, and where (model 1.10)",
        ),
        Example::new(
            &GIAY_NGHI_PHEP,
            Slot::Body,
            leave!(
                "Xét Đơn đề nghị nghỉ phép ngày 04 tháng 5 năm 2026 của ông Phan Đình Lộc\n",
                "Sở Nội vụ cấp cho:\n",
                "Chức vụ: Chuyên viên Văn phòng Sở\n",
                "Nghỉ phép trong thời gian 05 ngày, kể từ ngày 18 tháng 5 năm 2026 tại tỉnh Hà Khê.\n",
                "Số ngày nghỉ phép nêu trên được tính vào thời gian nghỉ hằng năm./."
            ),
            RIGHT,
        ),
        |subject| {
            let lines = [
                Shown::phrase("trong thời gian … ngày", &["thoi gian", "so ngay"]),
                Shown::phrase("kể từ ngày …", &["tu ngay"]),
                Shown::phrase("đến hết ngày …", &["den het ngay", "den ngay", "het ngay"]),
                Shown::phrase("tại …", &["tai", "noi nghi", "noi nghi phep"]),
            ];
            shows(subject, &Kind::GiayNghiPhep, "1.10", &lines)
        },
    ),
    row(
        "M46",
        "leave-ends-after-it-begins",
        Warning,
        (
            "ngày bắt đầu nghỉ phép không sau ngày kết thúc (suy ra)",
            "the leave does not begin after it ends (inferred)",
        ),
        Example::new(
            &GIAY_NGHI_PHEP,
            Slot::Body,
            leave!(
                "Xét Đơn đề nghị nghỉ phép ngày 04 tháng 5 năm 2026 của ông Phan Đình Lộc\n",
                "Sở Nội vụ cấp cho:\n",
                "Chức vụ: Chuyên viên Văn phòng Sở\n",
                "Nghỉ phép trong thời gian 05 ngày, kể từ ngày 22 tháng 5 năm 2026 đến hết ngày 18 tháng 5 năm 2026 \
                 tại tỉnh Hà Khê.\n",
                "Số ngày nghỉ phép nêu trên được tính vào thời gian nghỉ hằng năm./."
            ),
            RIGHT,
        ),
        in_order,
    ),
    row(
        "M47",
        "leave-counted",
        Info,
        (
            "giấy nghỉ phép ghi số ngày nghỉ được tính vào thời gian nào (theo Mẫu 1.10)",
            "a giấy nghỉ phép says how its days are counted (model 1.10)",
        ),
        Example::new(
            &GIAY_NGHI_PHEP,
            Slot::Body,
            leave!(
                "Xét Đơn đề nghị nghỉ phép ngày 04 tháng 5 năm 2026 của ông Phan Đình Lộc\n",
                "Sở Nội vụ cấp cho:\n",
                "Chức vụ: Chuyên viên Văn phòng Sở\n",
                "Nghỉ phép trong thời gian 05 ngày, kể từ ngày 18 tháng 5 năm 2026 đến hết ngày 22 tháng 5 năm 2026 \
                 tại tỉnh Hà Khê./.",
                ""
            ),
            RIGHT,
        ),
        |subject| {
            let line = Shown::phrase(
                "Số ngày nghỉ phép nêu trên được tính vào thời gian …",
                &["duoc tinh vao", "tinh vao", "tru vao"],
            );
            shows(subject, &Kind::GiayNghiPhep, "1.10", &[line])
        },
    ),
    row(
        "M48",
        "leave-recipient",
        Info,
        (
            "giấy nghỉ phép: dòng đầu “Nơi nhận” ghi người được nghỉ phép (theo Mẫu 1.10)",
            "the first recipient of a giấy nghỉ phép is the person on leave (model 1.10)",
        ),
        Example::new(
            &GIAY_NGHI_PHEP,
            Slot::Recipients,
            "Nơi nhận:\n- Phòng Tổ chức;\n- Lưu: VT, VP.",
            "Nơi nhận:\n- Phan Đình Lộc;\n- Lưu: VT, VP.",
        ),
        person_first,
    ),
];

fn requested(subject: &Subject<'_>) -> Answer {
    let request = Shown::phrase(
        "Xét Đơn đề nghị nghỉ phép ngày … của ông (bà) …",
        &["xet don", "theo don", "can cu don"],
    );
    let shown = shows(subject, &Kind::GiayNghiPhep, "1.10", &[request]);
    let labelled = subject.piece("/subject#label").is_some();
    match (shown, subject.document().subject.as_ref().filter(|_| labelled)) {
        (Answer::Passed, Some(line)) => Finding::at(
            "/subject",
            format!("giấy nghỉ phép không có trích yếu: bỏ “{line}” (theo Mẫu 1.10)"),
            format!("a giấy nghỉ phép has no subject line: leave out “{line}” (model 1.10)"),
        )
        .into(),
        (shown, _) => shown,
    }
}

fn in_order(subject: &Subject<'_>) -> Answer {
    if let Err(answer) = of_kind(subject, &Kind::GiayNghiPhep) {
        return answer;
    }
    let blocks = subject.document().body.iter().enumerate();
    let spans = blocks.filter_map(|(i, block)| {
        let bare = skeleton(&block.text);
        let from = bare.find("tu ngay").or_else(|| bare.find("tu: ngay"))?;
        let dates = days(bare.get(from..)?);
        match dates.as_slice() {
            [first, last, ..] => Some((i, *first, *last)),
            _ => None,
        }
    });
    Answer::of(spans.filter(|(_, first, last)| first > last).map(|(i, first, last)| {
        let written = |day: NaiveDate| format!("{:02}/{}/{}", day.day(), day.month(), day.year());
        Finding::at(
            format!("/body/{i}"),
            format!("nghỉ từ ngày {} sau ngày kết thúc {}", written(first), written(last)),
            format!("the leave begins on {first}, after its last day {last}"),
        )
    }))
}

/// The name behind `Ông (bà):`, in bare letters.
fn person(content: &str) -> Option<&str> {
    let labelled = content.lines().filter_map(|line| {
        let (label, rest) = line.split_once(':')?;
        let label = label.trim_start_matches(|c: char| !is_letter_or_digit(c)).trim();
        let name = rest.split([',', ';', '.']).next()?.trim();
        (matches!(
            label,
            "ong (ba)" | "ong/ba" | "ong" | "ba" | "dong chi" | "ho va ten" | "ho ten"
        ) && !name.is_empty())
        .then_some(name)
    });
    labelled.into_iter().next()
}

fn person_first(subject: &Subject<'_>) -> Answer {
    if let Err(answer) = of_kind(subject, &Kind::GiayNghiPhep) {
        return answer;
    }
    let Some((name, first)) = person(subject.content()).zip(subject.document().recipients.first()) else {
        return Answer::not_applicable(
            "văn bản không ghi rõ người nghỉ phép hoặc nơi nhận",
            "the document does not name the person, or has no list",
        );
    };
    let line = skeleton(first.as_str());
    // The name may go on with an office in the content: `phan dinh loc chuc vu`.
    if line.contains(name) || name.contains(line.trim()) || line.starts_with("nhu ") {
        return Answer::Passed;
    }
    Finding::at(
        "/recipients/0",
        format!("dòng đầu của “Nơi nhận” nên là người được nghỉ phép, không phải “{first}” (theo Mẫu 1.10)"),
        format!("the person on leave comes first in the list, not “{first}” (model 1.10)"),
    )
    .into()
}

#[cfg(test)]
mod tests {
    use crate::check::example::form::Slot;
    use crate::check::example::models::GIAY_NGHI_PHEP;
    use crate::{Checker, letter};

    fn codes(slot: Slot, lines: &str) -> Vec<String> {
        let report = Checker::new().check(&letter::from_str(&GIAY_NGHI_PHEP.with(slot, lines)));
        let codes = report.diagnostics.into_iter().map(|d| d.code.into_owned());
        codes.filter(|code| code.starts_with('M')).collect()
    }

    #[test]
    fn other_wordings_and_short_dates() {
        let fine = "Xét Đơn xin nghỉ phép ngày 04/5/2026 của bà Vũ Thị Hiên\nSở Nội vụ cấp cho:\nBà: Vũ Thị Hiên\n\
                    Chức vụ: Chuyên viên\nĐược nghỉ với thời gian 03 ngày, từ ngày 18/5/2026 đến ngày 20/5/2026, tại xã An Phú.\n\
                    Số ngày trên được tính vào phép năm 2026./.";
        // The base letter sends it to somebody else.
        assert_eq!(codes(Slot::Body, fine), ["M48"]);
        let bare = "Đơn vị cho nghỉ./.";
        assert_eq!(codes(Slot::Body, bare).len(), 9);
    }

    #[test]
    fn the_last_day_is_not_before_the_first() {
        let body = |from: &str, to: &str| {
            format!(
                "Xét Đơn của ông Phan Đình Lộc\nSở Nội vụ cấp cho:\nÔng (bà): Phan Đình Lộc\nChức vụ: Chuyên viên\n\
                 Nghỉ trong thời gian 01 ngày, kể từ ngày {from} đến hết ngày {to} tại Hà Khê.\n\
                 Số ngày này được tính vào phép năm./."
            )
        };
        assert!(codes(Slot::Body, &body("18/5/2026", "18/5/2026")).is_empty());
        assert_eq!(codes(Slot::Body, &body("19/5/2026", "18/5/2026")), ["M46"]);
    }
}
