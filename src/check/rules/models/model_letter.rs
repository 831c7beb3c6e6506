//! M19 to M26: công văn, công điện, giấy mời (models 1.5 to 1.7).

use super::model::{Shown, lacks, of_kind, row, shows};
use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::{CONG_VAN, Slot};
use crate::check::example::models::{CONG_DIEN, GIAY_MOI};
use crate::check::facts::decision::head;
use crate::check::facts::original::Piece;
use crate::check::row::Row;
use crate::check::rules::addressees::label::{list, run_on};
use crate::check::subject::Subject;
use crate::diagnostic::Severity::{Info, Warning};
use crate::text::{is_letter, skeleton};
use crate::value::Kind;

const INVITES: &str = "Sở Nội vụ trân trọng kính mời: Ông Phan Đình Lộc, Chánh Văn phòng Ủy ban nhân dân tỉnh\n\
                       Tới dự Hội nghị tổng kết công tác lưu trữ năm 2025.\n\
                       Chủ trì: Bà Trần Thị Minh Hà, Giám đốc Sở Nội vụ.\n\
                       Thời gian: 08 giờ 00, ngày 20 tháng 5 năm 2026.\n\
                       Địa điểm: Hội trường Sở Nội vụ./.";

const INVITED: [Shown; 5] = [
    Shown::phrase("… trân trọng kính mời: …", &["kinh moi"]),
    Shown::phrase(
        "Tới dự …",
        &[
            "toi du",
            "den du",
            "tham du",
            "du hop",
            "du buoi",
            "du hoi nghi",
            "du le",
        ],
    ),
    Shown::label("Chủ trì: …", &["chu tri", "chu toa", "nguoi chu tri"]),
    Shown::label("Thời gian: …", &["thoi gian"]),
    Shown::label("Địa điểm: …", &["dia diem"]),
];

/// The rule that a giấy mời shows a line of its model.
macro_rules! invites {
    ($line:literal) => {
        |subject| match INVITED.get($line..=$line) {
            Some(line) => shows(subject, &Kind::GiayMoi, "1.7", line),
            None => Answer::Passed,
        }
    };
}

pub(in crate::check) const RULES: &[Row] = &[
    row(
        "M19",
        "order-of-a-letter",
        Warning,
        (
            "công văn: số, ký hiệu, “V/v …”, “Kính gửi”, nội dung theo thứ tự này (theo Mẫu 1.5)",
            "a công văn has number, `V/v …`, `Kính gửi` and content in this order (model 1.5)",
        ),
        Example::new(
            &CONG_VAN,
            Slot::Addressees,
            "Kính gửi: Sở Y tế\n\nV/v báo cáo số liệu quý II",
            "Kính gửi: Sở Y tế",
        ),
        letter_order,
    ),
    row(
        "M20",
        "telegram-line",
        Warning,
        (
            "công điện: dòng “<cơ quan hoặc chức danh người đứng đầu> điện:” (theo Mẫu 1.6)",
            "a công điện has the line “<body or title of its head> điện:” (model 1.6)",
        ),
        Example::new(
            &CONG_DIEN,
            Slot::Addressees,
            "Kính gửi: Trung tâm Lưu trữ lịch sử tỉnh",
            "GIÁM ĐỐC SỞ NỘI VỤ điện:\n- Trung tâm Lưu trữ lịch sử tỉnh;\n- Phòng Văn hóa - Xã hội các xã.",
        )
        .also(&["R01"]),
        telegram_line,
    ),
    row(
        "M21",
        "telegram-addressees",
        Warning,
        (
            "công điện: nơi nhận ghi mỗi nơi một dòng có gạch đầu dòng, dấu chấm phẩy và dấu chấm (theo Mẫu 1.6)",
            "the addressees of a công điện are a list with dashes, semicolons and a full stop (model 1.6)",
        ),
        Example::new(
            &CONG_DIEN,
            Slot::Addressees,
            "GIÁM ĐỐC SỞ NỘI VỤ điện: Trung tâm Lưu trữ lịch sử tỉnh, Phòng Văn hóa - Xã hội các xã.",
            "GIÁM ĐỐC SỞ NỘI VỤ điện:\n- Trung tâm Lưu trữ lịch sử tỉnh;\n- Phòng Văn hóa - Xã hội các xã.",
        ),
        telegram_list,
    ),
    row(
        "M22",
        "invitation-phrase",
        Warning,
        (
            "giấy mời: “<cơ quan> trân trọng kính mời: …” (theo Mẫu 1.7)",
            "a giấy mời has “<body> trân trọng kính mời: …” (model 1.7)",
        ),
        Example::new(
            &GIAY_MOI,
            Slot::Body,
            "Tới dự Hội nghị tổng kết công tác lưu trữ năm 2025.\n\
             Chủ trì: Bà Trần Thị Minh Hà, Giám đốc Sở Nội vụ.\n\
             Thời gian: 08 giờ 00, ngày 20 tháng 5 năm 2026.\n\
             Địa điểm: Hội trường Sở Nội vụ./.",
            INVITES,
        ),
        invites!(0),
    ),
    row(
        "M23",
        "invitation-to-what",
        Info,
        (
            "giấy mời: “Tới dự …” (theo Mẫu 1.7)",
            "a giấy mời has “Tới dự …” (model 1.7)",
        ),
        Example::new(
            &GIAY_MOI,
            Slot::Body,
            "Sở Nội vụ trân trọng kính mời: Ông Phan Đình Lộc, Chánh Văn phòng Ủy ban nhân dân tỉnh\n\
             Chủ trì: Bà Trần Thị Minh Hà, Giám đốc Sở Nội vụ.\n\
             Thời gian: 08 giờ 00, ngày 20 tháng 5 năm 2026.\n\
             Địa điểm: Hội trường Sở Nội vụ./.",
            INVITES,
        ),
        invites!(1),
    ),
    row(
        "M24",
        "invitation-chair",
        Info,
        (
            "giấy mời: “Chủ trì: …” (theo Mẫu 1.7)",
            "a giấy mời has “Chủ trì: …” (model 1.7)",
        ),
        Example::new(
            &GIAY_MOI,
            Slot::Body,
            "Sở Nội vụ trân trọng kính mời: Ông Phan Đình Lộc, Chánh Văn phòng Ủy ban nhân dân tỉnh\n\
             Tới dự Hội nghị tổng kết công tác lưu trữ năm 2025.\n\
             Thời gian: 08 giờ 00, ngày 20 tháng 5 năm 2026.\n\
             Địa điểm: Hội trường Sở Nội vụ./.",
            INVITES,
        ),
        invites!(2),
    ),
    row(
        "M25",
        "invitation-time",
        Warning,
        (
            "giấy mời: “Thời gian: …” (theo Mẫu 1.7)",
            "a giấy mời has “Thời gian: …” (model 1.7)",
        ),
        Example::new(
            &GIAY_MOI,
            Slot::Body,
            "Sở Nội vụ trân trọng kính mời: Ông Phan Đình Lộc, Chánh Văn phòng Ủy ban nhân dân tỉnh\n\
             Tới dự Hội nghị tổng kết công tác lưu trữ năm 2025.\n\
             Chủ trì: Bà Trần Thị Minh Hà, Giám đốc Sở Nội vụ.\n\
             Địa điểm: Hội trường Sở Nội vụ./.",
            INVITES,
        ),
        invites!(3),
    ),
    row(
        "M26",
        "invitation-place",
        Warning,
        (
            "giấy mời: “Địa điểm: …” (theo Mẫu 1.7)",
            "a giấy mời has “Địa điểm: …” (model 1.7)",
        ),
        Example::new(
            &GIAY_MOI,
            Slot::Body,
            "Sở Nội vụ trân trọng kính mời: Ông Phan Đình Lộc, Chánh Văn phòng Ủy ban nhân dân tỉnh\n\
             Tới dự Hội nghị tổng kết công tác lưu trữ năm 2025.\n\
             Chủ trì: Bà Trần Thị Minh Hà, Giám đốc Sở Nội vụ.\n\
             Thời gian: 08 giờ 00, ngày 20 tháng 5 năm 2026./.",
            INVITES,
        ),
        invites!(4),
    ),
];

fn letter_order(subject: &Subject<'_>) -> Answer {
    if let Err(answer) = of_kind(subject, &Kind::CongVan) {
        return answer;
    }
    let start = |path: &str| subject.piece(path).map(|piece| piece.whole().start);
    let places = [
        ("số, ký hiệu", "the number", start("/number")),
        ("“V/v …”", "`V/v …`", start("/subject#label").or(start("/subject"))),
        ("“Kính gửi”", "`Kính gửi`", start("/addressees#label")),
    ];
    // Behind `Kính gửi` the reader takes a subject for content.
    let mut first = subject.document().body.iter().take(3);
    let below = first.position(|block| head(&block.text).starts_with("v/v"));
    let late = below.filter(|_| start("/addressees#label").is_some());
    if let Some(i) = late {
        return Finding::at(
            format!("/body/{i}"),
            "“V/v …” phải đứng dưới số, ký hiệu, trước “Kính gửi” (theo Mẫu 1.5)",
            "`V/v …` stands below the number, before `Kính gửi` (model 1.5)",
        )
        .into();
    }
    let seen: Vec<_> = places
        .into_iter()
        .filter_map(|(vi, en, start)| Some((vi, en, start?)))
        .collect();
    let turned = seen.windows(2).find_map(|pair| match pair {
        [first, second] if first.2 > second.2 => Some((*first, *second)),
        _ => None,
    });
    let Some((first, second)) = turned else {
        return Answer::Passed;
    };
    Finding::at(
        "/subject",
        format!("{} phải đứng trước {} (theo Mẫu 1.5)", first.0, second.0),
        format!("{} stands before {} (model 1.5)", first.1, second.1),
    )
    .into()
}

/// A line that says who telegraphs: `GIÁM ĐỐC SỞ NỘI VỤ điện:`.
fn telegram_line(subject: &Subject<'_>) -> Answer {
    if let Err(answer) = of_kind(subject, &Kind::CongDien) {
        return answer;
    }
    let mut heads = subject.document().body.iter().take(4);
    if heads.any(|block| calling_line(&block.text).is_some()) {
        return Answer::Passed;
    }
    lacks(&Kind::CongDien, "1.6", "<cơ quan hoặc chức danh người đứng đầu> điện:").into()
}

/// What follows `… điện:` on its line.
fn calling_line(text: &str) -> Option<&str> {
    let (before, after) = text.split_once(':')?;
    let words = skeleton(before);
    (words.len() < 200 && words.trim_end().ends_with(" dien")).then_some(after.trim())
}

fn telegram_list(subject: &Subject<'_>) -> Answer {
    if let Err(answer) = of_kind(subject, &Kind::CongDien) {
        return answer;
    }
    let document = subject.document();
    let running = (
        "nơi nhận công điện phải ghi mỗi nơi một dòng dưới “… điện:”, dạng “- …;”, dòng cuối “- ….” (theo Mẫu 1.6)",
        "the addressees of a công điện stand below “… điện:”, each on a line “- …;”, the last “- ….” (model 1.6)",
    );
    let crowded = document.body.iter().take(4).position(|block| {
        calling_line(&block.text).is_some_and(|rest| rest.contains([',', ';']) && rest.contains(is_letter))
    });
    if let Some(i) = crowded.filter(|_| document.addressees.is_empty()) {
        return Finding::at(format!("/body/{i}"), running.0, running.1).into();
    }
    let count = document.addressees.len();
    let pieces: Vec<Piece<'_>> = (0..count)
        .map_while(|i| subject.piece(&format!("/addressees/{i}")))
        .collect();
    if run_on(&pieces) {
        return Finding::at("/addressees", running.0, running.1).into();
    }
    list(subject)
}

#[cfg(test)]
mod tests {
    use crate::check::example::form::Slot;
    use crate::check::example::models::{CONG_DIEN, GIAY_MOI};
    use crate::check::testing::broken;
    use crate::check::testing::{Letter, state};
    use crate::diagnostic::RuleState;
    use crate::value::Kind;

    fn codes(text: &str) -> Vec<String> {
        broken('M', text)
    }

    #[test]
    fn invitations_may_be_worded_otherwise() {
        for fine in [
            "Văn phòng Sở kính mời ông Lê Văn Tám dự họp giao ban.\n1. Thời gian: 8 giờ.\n2. Địa điểm họp: Phòng 3.\n- Chủ trì: Giám đốc./.",
            "Sở kính mời các phòng đến dự tập huấn.\nThời gian, địa điểm: 8 giờ, Phòng 3. Chủ trì: Giám đốc./.",
        ] {
            assert_eq!(codes(&GIAY_MOI.with(Slot::Body, fine)), Vec::<String>::new(), "{fine}");
        }
        let bare = "Sở mời các phòng họp vào sáng mai.\nMang theo tài liệu./.";
        assert_eq!(
            codes(&GIAY_MOI.with(Slot::Body, bare)),
            ["M22", "M23", "M24", "M25", "M26"]
        );
    }

    #[test]
    fn telegrams_call_their_addressees() {
        let called = |lines: &str| codes(&CONG_DIEN.with(Slot::Addressees, lines));
        assert!(called("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH điện:\n- Sở Y tế;\n- Sở Nội vụ.").is_empty());
        assert_eq!(called("GIÁM ĐỐC SỞ điện:\n- Sở Y tế,\n- Sở Nội vụ."), ["M21"]);
        assert_eq!(called("GIÁM ĐỐC SỞ điện: Sở Y tế, Sở Nội vụ"), ["M21"]);
    }

    #[test]
    fn other_kinds_have_other_models() {
        let notice = Letter::named(Kind::ThongBao, "15/TB-SNV");
        for code in ["M19", "M20", "M22", "M27", "M31"] {
            assert!(
                matches!(state(code, &notice), RuleState::NotApplicable { .. }),
                "{code}"
            );
        }
    }
}
