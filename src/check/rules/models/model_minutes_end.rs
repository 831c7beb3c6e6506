//! M39 to M42: how minutes end, who signs them and where they are filed (model 1.9).

use super::model::{lacks, row};
use super::model_minutes::{RIGHT, minutes, of_meeting};
use super::moments::{clock, days};
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

pub(in crate::check) const RULES: &[Row] = &[
    row(
        "M39",
        "minutes-end",
        Warning,
        (
            "biên bản kết thúc bằng câu ghi giờ, ngày kết thúc cuộc họp (theo Mẫu 1.9)",
            "minutes close with the hour and day at which the meeting ended (model 1.9)",
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
                "Nội dung:\n",
                "Cuộc họp kết thúc trong ngày./."
            ),
            RIGHT,
        ),
        end_told,
    ),
    row(
        "M40",
        "minutes-two-signatures",
        Warning,
        (
            "biên bản có hai khối ký: thư ký bên trái, chủ tọa bên phải, mỗi khối có họ tên (theo Mẫu 1.9)",
            "two sign the minutes, the secretary at the left and the chair at the right, each with a name (model 1.9)",
        ),
        Example::new(
            &BIEN_BAN,
            Slot::Capacity,
            "                                              CHỦ TỌA",
            "THƯ KÝ                                        CHỦ TỌA",
        )
        .also(&["S06"]),
        two_sign,
    ),
    row(
        "M41",
        "minutes-end-after-start",
        Warning,
        (
            "thời gian kết thúc ghi trong biên bản không trước thời gian bắt đầu (suy ra)",
            "the meeting does not end before it begins (inferred)",
        ),
        Example::new(
            &BIEN_BAN,
            Slot::Body,
            minutes!(
                "Thời gian bắt đầu: 14 giờ 00, ngày 12 tháng 5 năm 2026\n",
                "Địa điểm: Phòng họp Sở Nội vụ\n",
                "Thành phần tham dự: các thành viên Hội đồng\n",
                "Chủ trì (chủ tọa): bà Trần Thị Minh Hà\n",
                "Thư ký (người ghi biên bản): ông Phan Đình Lộc\n",
                "Nội dung:\n",
                "Cuộc họp kết thúc vào 10 giờ 30, ngày 12 tháng 5 năm 2026./."
            ),
            RIGHT,
        ),
        ends_later,
    ),
    row(
        "M42",
        "minutes-file",
        Info,
        (
            "biên bản: dòng lưu ghi “- Lưu: VT, Hồ sơ.” (theo Mẫu 1.9)",
            "the archive line of minutes is “- Lưu: VT, Hồ sơ.” (model 1.9)",
        ),
        Example::new(
            &BIEN_BAN,
            Slot::Contact,
            "Nơi nhận:\n- Thành viên Hội đồng;\n- Lưu: VT, VP.",
            "Nơi nhận:\n- Thành viên Hội đồng;\n- Lưu: VT, Hồ sơ.",
        ),
        filed,
    ),
];

/// The last line that says that the meeting ended, in bare letters, and its block.
fn closing(document: &Document) -> Option<(usize, String)> {
    let blocks = document.body.iter().enumerate().rev();
    blocks.take(12).find_map(|(i, block)| {
        let bare = skeleton(&block.text);
        let at = ["ket thuc", "be mac"]
            .iter()
            .filter_map(|word| bare.rfind(word))
            .max()?;
        Some((i, bare.get(at..)?.to_owned()))
    })
}

fn end_told(subject: &Subject<'_>) -> Answer {
    if let Err(answer) = of_meeting(subject) {
        return answer;
    }
    let printed = "… kết thúc vào … giờ …, ngày … tháng … năm …";
    let Some((i, line)) = closing(subject.document()) else {
        return lacks(&Kind::BienBan, "1.9", printed).into();
    };
    let day = !days(&line).is_empty() || line.contains("cung ngay");
    if clock(&line).is_some() && day {
        return Answer::Passed;
    }
    Finding::at(
        format!("/body/{i}"),
        format!("câu kết thúc biên bản thiếu giờ hoặc ngày: “{printed}” (theo Mẫu 1.9)"),
        format!("the closing sentence lacks hour or day: “{printed}” (model 1.9)"),
    )
    .into()
}

fn two_sign(subject: &Subject<'_>) -> Answer {
    if let Err(answer) = of_meeting(subject) {
        return answer;
    }
    let document = subject.document();
    let named = document
        .signatures
        .iter()
        .filter(|signature| signature.signer.is_some());
    let roles: String = named
        .clone()
        .filter_map(|s| s.position.as_deref())
        .map(skeleton)
        .collect();
    let has = |words: &[&str]| words.iter().any(|word| roles.contains(word));
    let missing: Vec<&str> = [
        ("THƯ KÝ", has(&["thu ky", "ghi bien ban", "lap bien ban"])),
        ("CHỦ TỌA", has(&["chu toa", "chu tri", "chu tich"])),
    ]
    .into_iter()
    .filter_map(|(role, there)| (!there).then_some(role))
    .collect();
    if missing.is_empty() || named.count() > 2 {
        return Answer::Passed;
    }
    let missing = missing.join(", ");
    Finding::at(
        "/signatures",
        format!("biên bản thiếu khối ký có họ tên của: {missing} (theo Mẫu 1.9)"),
        format!("the minutes lack a signature with a name of: {missing} (model 1.9)"),
    )
    .beside("/signatures/0")
    .into()
}

fn ends_later(subject: &Subject<'_>) -> Answer {
    if let Err(answer) = of_meeting(subject) {
        return answer;
    }
    let document = subject.document();
    let start = document.body.iter().take(12).find_map(|block| {
        let bare = skeleton(&block.text);
        let at = ["thoi gian", "bat dau", "hom nay"]
            .iter()
            .filter_map(|word| bare.find(word))
            .min()?;
        let end = bare.find("ket thuc").filter(|end| *end > at).unwrap_or(bare.len());
        let line = bare.get(at..end)?;
        Some((clock(line)?, days(line).first().copied()))
    });
    let end = closing(document).and_then(|(i, line)| Some((i, clock(&line)?, days(&line).first().copied())));
    let (Some((began, first)), Some((i, ended, last))) = (start, end) else {
        return Answer::not_applicable(
            "biên bản không ghi đủ giờ bắt đầu và giờ kết thúc",
            "the minutes do not tell both hours",
        );
    };
    let day = |day: Option<chrono::NaiveDate>| day.or(first).or(last);
    if (day(last), ended) >= (day(first), began) {
        return Answer::Passed;
    }
    let time = |minutes: u32| format!("{:02} giờ {:02}", minutes / 60, minutes % 60);
    Finding::at(
        format!("/body/{i}"),
        format!(
            "cuộc họp kết thúc ({}) trước khi bắt đầu ({})",
            time(ended),
            time(began)
        ),
        format!("the meeting ends ({}) before it begins ({})", time(ended), time(began)),
    )
    .into()
}

fn filed(subject: &Subject<'_>) -> Answer {
    if let Err(answer) = of_meeting(subject) {
        return answer;
    }
    let Some(archive) = &subject.document().archive else {
        return Answer::not_applicable("văn bản không có dòng lưu", "the document has no archive line");
    };
    if archive
        .units
        .iter()
        .any(|unit| matches!(skeleton(unit).as_str(), "ho so" | "hs" | "hsbb"))
    {
        return Answer::Passed;
    }
    Finding::at(
        "/archive",
        format!(
            "“{}”: mẫu biên bản ghi “Lưu: VT, Hồ sơ.” (theo Mẫu 1.9)",
            archive.as_written
        ),
        format!("“{}”: the model has “Lưu: VT, Hồ sơ.” (model 1.9)", archive.as_written),
    )
    .into()
}

#[cfg(test)]
mod tests {
    use crate::check::example::form::Slot;
    use crate::check::example::models::BIEN_BAN;
    use crate::check::testing::broken;

    fn codes(slot: Slot, lines: &str) -> Vec<String> {
        broken('M', &BIEN_BAN.with(slot, lines))
    }

    #[test]
    fn a_meeting_may_end_on_another_day() {
        let body = |end: &str| {
            format!(
                "Thời gian bắt đầu: 20 giờ 00, ngày 12 tháng 5 năm 2026\nĐịa điểm: Phòng 3\nThành phần tham dự: Hội đồng\n\
                 Chủ trì (chủ tọa): bà Hà\nThư ký (người ghi biên bản): ông Lộc\nNội dung:\n1. Thống nhất.\n{end}"
            )
        };
        let over_night = body("Cuộc họp kết thúc vào 01 giờ 30, ngày 13 tháng 5 năm 2026./.");
        assert!(codes(Slot::Body, &over_night).is_empty());
        let same_day = body("Cuộc họp kết thúc vào 19 giờ 30 cùng ngày./.");
        assert_eq!(codes(Slot::Body, &same_day), ["M41"]);
    }
}
