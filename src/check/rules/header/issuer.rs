//! F: the issuing bodies (box 2): that they are there, their letters and order.

use super::issuer_name;
use super::organs::{Body, Name, bodies};
use super::{no_issuer, no_superior};
use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::{CONG_VAN, PHUONG, Slot};
use crate::check::row::Row;
use crate::check::rules::place_date::units::{Level, Unit, behind_committee};
use crate::check::rules::writing::case::{in_capitals, small_words};
use crate::check::rules::writing::scan::looks_scanned;
use crate::check::subject::Subject;
use crate::diagnostic::{Needs, Severity};
use crate::registry::Registry;
use crate::text::skeleton;

pub(in crate::check) const RULES: &[Row] = &[
    Row {
        code: "F20",
        name: "issuer-present",
        severity: Severity::Error,
        basis: "điểm b khoản 2 Điều 8, điểm a khoản 2 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "có tên cơ quan, tổ chức hoặc chức danh nhà nước ban hành văn bản",
        en: "the issuing body, or the state office that issues, is named",
        needs: Needs::Text,
        mends: false,
        example: Example::new(&CONG_VAN, Slot::Issuers, "……………", "UBND TỈNH HÀ KHÊ\nSỞ NỘI VỤ"),
        test: present,
    },
    Row {
        code: "F21",
        name: "issuer-capitals",
        severity: Severity::Error,
        basis: "điểm b khoản 2 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "tên cơ quan, tổ chức ban hành văn bản in hoa, kiểu chữ đứng, đậm",
        en: "the name of the issuing body is in capitals, upright and bold",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Issuers,
            "UBND TỈNH HÀ KHÊ\nSở Nội vụ",
            "UBND TỈNH HÀ KHÊ\nSỞ NỘI VỤ",
        ),
        test: issuer_capitals,
    },
    Row {
        code: "F22",
        name: "superior-capitals",
        severity: Severity::Error,
        basis: "điểm b khoản 2 Mục II, Mục V Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "tên cơ quan, tổ chức chủ quản trực tiếp in hoa, kiểu chữ đứng, không đậm",
        en: "the name of the body above the issuer is in capitals, upright, not bold",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Issuers,
            "UBND tỉnh Hà Khê\nSỞ NỘI VỤ",
            "UBND TỈNH HÀ KHÊ\nSỞ NỘI VỤ",
        ),
        test: superior_capitals,
    },
    Row {
        code: "F23",
        name: "superior-above-issuer",
        severity: Severity::Error,
        basis: "điểm b khoản 2 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "tên cơ quan chủ quản ở trên, tên cơ quan ban hành ở dưới, cùng canh giữa ở bên trái",
        en: "the superior body stands above, the issuing body below, both centred at the left",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Issuers,
            "SỞ NỘI VỤ HÀ KHÊ\nỦY BAN NHÂN DÂN TỈNH HÀ KHÊ",
            "UBND TỈNH HÀ KHÊ\nSỞ NỘI VỤ",
        )
        .also(&["N15"]),
        test: order,
    },
    Row {
        code: "F24",
        name: "direct-superior-only",
        severity: Severity::Warning,
        basis: "điểm a khoản 2 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "trên tên cơ quan ban hành chỉ ghi cơ quan chủ quản trực tiếp",
        en: "only the direct superior stands above the issuing body",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Issuers,
            "BỘ NỘI VỤ\nUBND TỈNH HÀ KHÊ\nSỞ NỘI VỤ",
            "UBND TỈNH HÀ KHÊ\nSỞ NỘI VỤ",
        ),
        test: issuer_name::direct_superior,
    },
    Row {
        code: "F25",
        name: "issuer-full-name",
        severity: Severity::Warning,
        basis: "điểm a khoản 2 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "tên cơ quan ban hành là tên chính thức của đơn vị đang có (từ 01/7/2025 không còn cấp huyện), ghi đầy đủ; chỉ \
             tên cơ quan chủ quản được viết tắt",
        en: "the issuing body has its full official name, of a unit that exists (no districts since 1 July 2025); only the \
             superior may be abbreviated",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &PHUONG,
            Slot::Issuers,
            "UBND PHƯỜNG NGUYỄN TRÃI",
            "ỦY BAN NHÂN DÂN\nPHƯỜNG NGUYỄN TRÃI",
        ),
        test: issuer_name::full_name,
    },
    Row {
        code: "F26",
        name: "superior-with-place",
        severity: Severity::Warning,
        basis: "điểm a khoản 2 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "tên cơ quan chủ quản ở địa phương có thêm tên tỉnh, thành phố hoặc xã, phường, đặc khu",
        en: "the name of a local superior body bears the name of its province or commune",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Issuers,
            "UBND TỈNH\nSỞ NỘI VỤ",
            "UBND TỈNH HÀ KHÊ\nSỞ NỘI VỤ",
        ),
        test: issuer_name::superior_place,
    },
];

fn present(subject: &Subject<'_>) -> Answer {
    if !bodies(subject).is_empty() {
        return Answer::Passed;
    }
    Finding::at(
        "/issuers",
        "thiếu tên cơ quan, tổ chức ban hành văn bản; phải ghi bằng chữ in hoa phía trên số, ký hiệu",
        "the issuing body is missing; its name stands in capitals above the number",
    )
    .beside("/number")
    .lighter_if(looks_scanned(subject), Severity::Warning)
    .into()
}

fn issuer_capitals(subject: &Subject<'_>) -> Answer {
    let bodies = bodies(subject);
    if bodies.is_empty() {
        return no_issuer();
    }
    let names = bodies.iter().map(|body| &body.name);
    Answer::of(names.filter_map(|name| small_letters(subject, name, "cơ quan ban hành", "issuing")))
}

fn superior_capitals(subject: &Subject<'_>) -> Answer {
    let bodies = bodies(subject);
    let names: Vec<&Name<'_>> = bodies.iter().filter_map(|body| body.superior.as_ref()).collect();
    if names.is_empty() {
        return no_superior();
    }
    let found = |name| small_letters(subject, name, "cơ quan chủ quản", "superior");
    Answer::of(names.into_iter().filter_map(found))
}

/// A name with small letters; one or two words of them may be a brand or a slip.
fn small_letters(subject: &Subject<'_>, name: &Name<'_>, vi: &str, en: &str) -> Option<Finding> {
    let (small, all) = small_words(name.text);
    if small == 0 {
        return None;
    }
    let (text, capitals) = (name.text, name.text.to_uppercase());
    let edit = subject.piece(&name.path).and_then(|piece| in_capitals(&piece));
    Some(
        Finding::at(
            name.path.clone(),
            format!("tên {vi} “{text}” phải in hoa: “{capitals}”"),
            format!("the name of the {en} body “{text}” must be in capitals: “{capitals}”"),
        )
        .lighter_if(small * 2 < all || looks_scanned(subject), Severity::Warning)
        .with_edits(false, edit.into_iter().collect()),
    )
}

/// Bodies that stand below a people's committee, never above one.
const BELOW_COMMITTEE: [&str; 10] = [
    "so ",
    "phong ",
    "chi cuc ",
    "trung tam ",
    "truong ",
    "ban quan ly ",
    "benh vien ",
    "tram ",
    "van phong ",
    "thanh tra ",
];

/// Bodies that stand below a ministry.
const BELOW_MINISTRY: [&str; 7] = [
    "tong cuc ",
    "cuc ",
    "vu ",
    "van phong ",
    "thanh tra ",
    "truong ",
    "vien ",
];

/// Bodies that stand below a department of a province.
const BELOW_DEPARTMENT: [&str; 6] = [
    "phong ",
    "chi cuc ",
    "trung tam ",
    "truong ",
    "benh vien ",
    "van phong ",
];

fn order(subject: &Subject<'_>) -> Answer {
    let bodies = bodies(subject);
    if bodies.iter().all(|body| body.superior.is_none()) {
        return no_superior();
    }
    Answer::of(bodies.iter().filter_map(inverted))
}

/// Only what can stand in no other order is a fault.
fn inverted(body: &Body<'_>) -> Option<Finding> {
    let (above, below) = (body.superior.as_ref()?, &body.name);
    let bare = skeleton(above.text) + " ";
    let begins = |heads: &[&str]| heads.iter().any(|head| bare.starts_with(head));
    let wrong = match (behind_committee(above.text), behind_committee(below.text)) {
        (Some(above), Some(below)) => {
            let level = |text| Unit::at_head(text).map(|unit| unit.level);
            level(above) == Some(Level::Commune) && level(below) == Some(Level::Province)
        }
        (None, Some(_)) => begins(&BELOW_COMMITTEE),
        _ if skeleton(below.text).starts_with("so ") => begins(&BELOW_DEPARTMENT),
        _ => {
            Registry::shared()
                .find_name(below.text)
                .is_some_and(|row| row.name.starts_with("Bộ "))
                && begins(&BELOW_MINISTRY)
        }
    };
    let (above_text, below_text) = (above.text, below.text);
    wrong.then(|| {
        Finding::at(
            above.path.clone(),
            format!("“{above_text}” đứng trên “{below_text}”; cơ quan chủ quản phải ở trên, cơ quan ban hành ở dưới"),
            format!(
                "“{above_text}” stands above “{below_text}”; the superior body stands above, the issuing body below"
            ),
        )
    })
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{Letter, findings, state};
    use crate::diagnostic::{RuleState, Severity};

    fn issued_by(superior: &str, name: &str) -> Letter {
        Letter::cong_van().issued_by(superior, name)
    }

    #[test]
    fn somebody_issues_the_document() {
        assert_eq!(state("F20", &Letter::cong_van()), RuleState::Passed);
        let mut letter = Letter::cong_van();
        letter.document.issuers.clear();
        let found = findings("F20", &letter);
        assert_eq!(
            (found[0].severity, found[0].path.as_str()),
            (Severity::Error, "/issuers")
        );
        for code in ["F21", "F22", "F23", "F24", "F25", "F26"] {
            let state = state(code, &letter);
            assert!(matches!(state, RuleState::NotApplicable { .. }), "{code}");
        }
        letter.document.motto = Some("Doc lap - Tự do - Hạnh phúc".into());
        assert_eq!(findings("F20", &letter)[0].severity, Severity::Warning);
    }

    #[test]
    fn names_are_in_capitals() {
        for fine in ["SỞ NỘI VỤ", "TRUNG TÂM VnTest 24", "PHƯỜNG 1"] {
            assert!(
                findings("F21", &issued_by("UBND TỈNH HÀ KHÊ", fine)).is_empty(),
                "{fine}"
            );
        }
        for (wrong, severity) in [
            ("Sở Nội vụ", Severity::Error),
            ("sở NỘI vụ", Severity::Error),
            ("SỞ VĂN HÓA và THỂ THAO", Severity::Warning),
        ] {
            let letter = issued_by("UBND tỉnh Hà Khê", wrong);
            let found = findings("F21", &letter);
            assert_eq!(found[0].severity, severity, "{wrong}");
            assert!(found[0].message.vi.contains(&wrong.to_uppercase()), "{wrong}");
            assert_eq!(findings("F22", &letter).len(), 1, "{wrong}");
        }
        assert!(findings("F22", &issued_by("UBND TỈNH HÀ KHÊ", "Sở Nội vụ")).is_empty());
    }

    #[test]
    fn the_superior_stands_above() {
        for (superior, name) in [
            ("UBND TỈNH HÀ KHÊ", "SỞ NỘI VỤ"),
            ("BỘ NỘI VỤ", "CỤC VĂN THƯ VÀ LƯU TRỮ NHÀ NƯỚC"),
            ("SỞ Y TẾ HÀ KHÊ", "BỆNH VIỆN ĐA KHOA HÀ KHÊ"),
            ("UBND HUYỆN YÊN LÂM", "UBND XÃ AN PHÚ"),
            ("TRƯỜNG ĐẠI HỌC HÀ KHÊ", "BỘ MÔN TOÁN"),
        ] {
            assert!(findings("F23", &issued_by(superior, name)).is_empty(), "{name}");
        }
        for (superior, name) in [
            ("SỞ NỘI VỤ", "UBND TỈNH HÀ KHÊ"),
            ("VỤ TỔ CHỨC CÁN BỘ", "BỘ NỘI VỤ"),
            ("CHI CỤC THỦY LỢI", "SỞ XÂY DỰNG"),
            ("UBND XÃ AN PHÚ", "UBND TỈNH HÀ KHÊ"),
        ] {
            assert_eq!(findings("F23", &issued_by(superior, name)).len(), 1, "{name}");
        }
    }
}
