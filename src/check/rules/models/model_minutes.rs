//! M32 to M38: what minutes of a meeting tell (model 1.9).

use super::model::{Shown, of_kind, places, row, shows};
use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::Slot;
use crate::check::example::models::BIEN_BAN;
use crate::check::row::Row;
use crate::check::subject::Subject;
use crate::diagnostic::Severity::{Info, Warning};
use crate::document::Document;
use crate::text::skeleton;
use crate::value::Kind;

/// The content of the model, with a line left out for each example.
macro_rules! minutes {
    ($start:literal, $place:literal, $present:literal, $chair:literal, $secretary:literal, $content:literal, $end:literal) => {
        concat!(
            $start,
            $place,
            $present,
            $chair,
            $secretary,
            $content,
            "1. Hội đồng thống nhất danh mục.\n",
            $end
        )
    };
}

pub(in crate::check::rules) use minutes;

const START: &str = "Thời gian bắt đầu: …";

pub(in crate::check::rules) const RIGHT: &str = minutes!(
    "Thời gian bắt đầu: 08 giờ 00, ngày 12 tháng 5 năm 2026\n",
    "Địa điểm: Phòng họp Sở Nội vụ\n",
    "Thành phần tham dự: các thành viên Hội đồng\n",
    "Chủ trì (chủ tọa): bà Trần Thị Minh Hà\n",
    "Thư ký (người ghi biên bản): ông Phan Đình Lộc\n",
    "Nội dung:\n",
    "Cuộc họp kết thúc vào 10 giờ 30, ngày 12 tháng 5 năm 2026./."
);

pub(in crate::check) const RULES: &[Row] = &[
    row(
        "M32",
        "minutes-without-date-line",
        Warning,
        (
            "biên bản không có dòng địa danh, ngày tháng năm ở phần đầu (theo Mẫu 1.9)",
            "minutes have no line of place and date in the head (model 1.9)",
        ),
        Example::new(
            &BIEN_BAN,
            Slot::Number,
            "Số: 04/BB-SNV\nHà Khê, ngày 12 tháng 5 năm 2026",
            "Số: 04/BB-SNV",
        ),
        no_date_line,
    ),
    row(
        "M33",
        "minutes-of-what",
        Warning,
        (
            "dưới “BIÊN BẢN” ghi tên cuộc họp hoặc hội nghị, hội thảo (theo Mẫu 1.9)",
            "the name of the meeting stands below `BIÊN BẢN` (model 1.9)",
        ),
        Example::new(
            &BIEN_BAN,
            Slot::Title,
            "BIÊN BẢN",
            "BIÊN BẢN\nHọp xét hủy tài liệu hết giá trị",
        ),
        meeting_named,
    ),
    row(
        "M34",
        "minutes-start",
        Warning,
        (
            "biên bản ghi “Thời gian bắt đầu: …” (theo Mẫu 1.9)",
            "minutes say when the meeting began (model 1.9)",
        ),
        Example::new(
            &BIEN_BAN,
            Slot::Body,
            minutes!(
                "",
                "Địa điểm: Phòng họp Sở Nội vụ\n",
                "Thành phần tham dự: các thành viên Hội đồng\n",
                "Chủ trì (chủ tọa): bà Trần Thị Minh Hà\n",
                "Thư ký (người ghi biên bản): ông Phan Đình Lộc\n",
                "Nội dung:\n",
                "Cuộc họp kết thúc vào 10 giờ 30, ngày 12 tháng 5 năm 2026./."
            ),
            RIGHT,
        ),
        |subject| {
            meeting(
                subject,
                &[Shown::label(
                    START,
                    &["thoi gian", "bat dau", "hom nay", "vao hoi", "vao luc"],
                )],
            )
        },
    ),
    row(
        "M35",
        "minutes-place",
        Warning,
        (
            "biên bản ghi “Địa điểm: …” (theo Mẫu 1.9)",
            "minutes say where the meeting was held (model 1.9)",
        ),
        Example::new(
            &BIEN_BAN,
            Slot::Body,
            minutes!(
                "Thời gian bắt đầu: 08 giờ 00, ngày 12 tháng 5 năm 2026\n",
                "",
                "Thành phần tham dự: các thành viên Hội đồng\n",
                "Chủ trì (chủ tọa): bà Trần Thị Minh Hà\n",
                "Thư ký (người ghi biên bản): ông Phan Đình Lộc\n",
                "Nội dung:\n",
                "Cuộc họp kết thúc vào 10 giờ 30, ngày 12 tháng 5 năm 2026./."
            ),
            RIGHT,
        ),
        |subject| {
            let place = Shown::phrase(
                "Địa điểm: …",
                &[
                    "dia diem",
                    "tai phong",
                    "tai hoi truong",
                    "tai tru so",
                    "tai van phong",
                    "tai nha",
                    "tai truong",
                ],
            );
            meeting(subject, &[place])
        },
    ),
    row(
        "M36",
        "minutes-present",
        Warning,
        (
            "biên bản ghi “Thành phần tham dự: …” (theo Mẫu 1.9)",
            "minutes say who was present (model 1.9)",
        ),
        Example::new(
            &BIEN_BAN,
            Slot::Body,
            minutes!(
                "Thời gian bắt đầu: 08 giờ 00, ngày 12 tháng 5 năm 2026\n",
                "Địa điểm: Phòng họp Sở Nội vụ\n",
                "",
                "Chủ trì (chủ tọa): bà Trần Thị Minh Hà\n",
                "Thư ký (người ghi biên bản): ông Phan Đình Lộc\n",
                "Nội dung:\n",
                "Cuộc họp kết thúc vào 10 giờ 30, ngày 12 tháng 5 năm 2026./."
            ),
            RIGHT,
        ),
        |subject| {
            let present = Shown::phrase(
                "Thành phần tham dự: …",
                &["thanh phan", "tham du", "co mat", "gom co", "chung toi gom"],
            );
            meeting(subject, &[present])
        },
    ),
    row(
        "M37",
        "minutes-chair-and-secretary",
        Warning,
        (
            "biên bản ghi “Chủ trì (chủ tọa): …” và “Thư ký (người ghi biên bản): …” (theo Mẫu 1.9)",
            "minutes name who took the chair and who wrote them (model 1.9)",
        ),
        Example::new(
            &BIEN_BAN,
            Slot::Body,
            minutes!(
                "Thời gian bắt đầu: 08 giờ 00, ngày 12 tháng 5 năm 2026\n",
                "Địa điểm: Phòng họp Sở Nội vụ\n",
                "Thành phần tham dự: các thành viên Hội đồng\n",
                "Chủ trì (chủ tọa): bà Trần Thị Minh Hà\n",
                "",
                "Nội dung:\n",
                "Cuộc họp kết thúc vào 10 giờ 30, ngày 12 tháng 5 năm 2026./."
            ),
            RIGHT,
        ),
        |subject| {
            let lines = [
                Shown::phrase("Chủ trì (chủ tọa): …", &["chu tri", "chu toa", "chu tich hoi nghi"]),
                Shown::phrase(
                    "Thư ký (người ghi biên bản): …",
                    &["thu ky", "ghi bien ban", "nguoi ghi", "lap bien ban"],
                ),
            ];
            meeting(subject, &lines)
        },
    ),
    row(
        "M38",
        "minutes-content",
        Info,
        (
            "biên bản có mục “Nội dung …:” (theo Mẫu 1.9)",
            "minutes have a heading `Nội dung …:` (model 1.9)",
        ),
        Example::new(
            &BIEN_BAN,
            Slot::Body,
            minutes!(
                "Thời gian bắt đầu: 08 giờ 00, ngày 12 tháng 5 năm 2026\n",
                "Địa điểm: Phòng họp Sở Nội vụ\n",
                "Thành phần tham dự: các thành viên Hội đồng\n",
                "Chủ trì (chủ tọa): bà Trần Thị Minh Hà\n",
                "Thư ký (người ghi biên bản): ông Phan Đình Lộc\n",
                "",
                "Cuộc họp kết thúc vào 10 giờ 30, ngày 12 tháng 5 năm 2026./."
            ),
            RIGHT,
        ),
        |subject| meeting(subject, &[Shown::label("Nội dung …:", &["noi dung", "dien bien"])]),
    ),
];

/// Words by which the name of minutes tells that there was a meeting.
const MEETINGS: [&str; 12] = [
    "hop",
    "hoi nghi",
    "hoi thao",
    "dai hoi",
    "toa dam",
    "hoi dong",
    "giao ban",
    "sinh hoat",
    "lam viec",
    "ky hop",
    "thao luan",
    "doi thoai",
];

/// Words by which it tells that there was something else: a handing over, a check.
const OTHERS: [&str; 14] = [
    "ban giao",
    "giao nhan",
    "kiem tra",
    "kiem ke",
    "nghiem thu",
    "thanh ly",
    "vi pham",
    "xac minh",
    "giam dinh",
    "kiem phieu",
    "doi chieu",
    "tieu huy",
    "niem phong",
    "khao sat",
];

/// Whether the minutes are of a meeting, which alone the model is for.
fn is_of_meeting(document: &Document) -> bool {
    let Some(subject) = &document.subject else {
        return true;
    };
    let bare = skeleton(subject);
    let has = |table: &[&str]| table.iter().any(|words| places(&bare, words).next().is_some());
    has(&MEETINGS) || !has(&OTHERS)
}

/// Not applicable, unless the document is the minutes of a meeting.
pub(in crate::check::rules) fn of_meeting(subject: &Subject<'_>) -> Result<(), Answer> {
    of_kind(subject, &Kind::BienBan)?;
    if is_of_meeting(subject.document()) {
        return Ok(());
    }
    Err(Answer::not_applicable(
        "biên bản không phải biên bản cuộc họp (Mẫu 1.9)",
        "the minutes are of no meeting (model 1.9)",
    ))
}

fn meeting(subject: &Subject<'_>, lines: &[Shown]) -> Answer {
    match of_meeting(subject) {
        Ok(()) => shows(subject, &Kind::BienBan, "1.9", lines),
        Err(answer) => answer,
    }
}

fn no_date_line(subject: &Subject<'_>) -> Answer {
    if let Err(answer) = of_meeting(subject) {
        return answer;
    }
    let document = subject.document();
    let Some(date) = &document.date_as_written else {
        return Answer::Passed;
    };
    let place = document
        .place
        .as_ref()
        .map(|place| format!("{place}, "))
        .unwrap_or_default();
    Finding::at(
        "/date",
        format!("biên bản không có dòng “{place}{date}”: thời gian ghi trong nội dung (theo Mẫu 1.9)"),
        format!("minutes have no line “{place}{date}”: the time stands in the content (model 1.9)"),
    )
    .into()
}

fn meeting_named(subject: &Subject<'_>) -> Answer {
    if let Err(answer) = of_kind(subject, &Kind::BienBan) {
        return answer;
    }
    let document = subject.document();
    // `BIÊN BẢN HỌP GIAO BAN`
    let in_title = document
        .title
        .as_ref()
        .is_some_and(|title| title.split_whitespace().count() > 2);
    if in_title || document.subject.is_some() {
        return Answer::Passed;
    }
    Finding::at(
        "/subject",
        "dưới “BIÊN BẢN” nên ghi tên cuộc họp hoặc hội nghị, hội thảo (theo Mẫu 1.9 Phụ lục III)",
        "the name of the meeting stands below “BIÊN BẢN” (model 1.9 of Annex III)",
    )
    .beside("/title")
    .into()
}

#[cfg(test)]
mod tests {
    use crate::check::example::form::Slot;
    use crate::check::example::models::BIEN_BAN;
    use crate::check::testing::broken;
    use crate::{Checker, letter};

    fn codes(slot: Slot, lines: &str) -> Vec<String> {
        broken('M', &BIEN_BAN.with(slot, lines))
    }

    #[test]
    fn minutes_may_be_worded_otherwise() {
        let fine = "Hôm nay, vào lúc 8h00 ngày 12/5/2026, tại phòng họp tầng 2, Hội đồng họp.\n\
                    I. Thành phần:\n1. Chủ tọa: bà Hà.\n2. Thư ký: ông Lộc.\nII. Nội dung cuộc họp:\n\
                    Thống nhất danh mục.\nCuộc họp kết thúc lúc 9h15 cùng ngày./.";
        assert_eq!(codes(Slot::Body, fine), Vec::<String>::new());
        let bare = "Mọi người thống nhất danh mục./.";
        assert_eq!(
            codes(Slot::Body, bare),
            ["M34", "M35", "M36", "M37", "M37", "M38", "M39"]
        );
    }

    #[test]
    fn other_minutes_have_no_model() {
        let title = "BIÊN BẢN\nBàn giao tài liệu lưu trữ";
        let text = BIEN_BAN
            .with(Slot::Title, title)
            .replace("Địa điểm", "Nơi")
            .replace("Hồ sơ", "VP");
        let report = Checker::new().check(&letter::from_str(&text));
        assert!(!report.diagnostics.iter().any(|d| d.code.starts_with('M')));
    }
}
