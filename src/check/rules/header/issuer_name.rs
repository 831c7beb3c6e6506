//! F24-F26: how the bodies of the header are named.

use std::collections::HashSet;
use std::sync::LazyLock;

use chrono::Datelike;

use super::organs::bodies;
use super::{no_issuer, no_superior};
use crate::check::answer::{Answer, Finding};
use crate::check::rules::place_date::units::{self, Level, Unit, behind_committee};
use crate::check::subject::Subject;
use crate::check::words::words;
use crate::diagnostic::Severity;
use crate::registry::{Certainty, Registry, local};
use crate::text::{Head, fold, skeleton};

/// Heads of bodies that stand below a ministry or a committee: where one follows a
/// whole name, a second body begins.
const SECOND_HEADS: [&str; 22] = [
    "ubnd ",
    "uy ban nhan dan ",
    "so ",
    "tong cuc ",
    "cuc ",
    "chi cuc ",
    "phong ",
    "vu ",
    "van phong ",
    "thanh tra ",
    "ban quan ly ",
    "benh vien ",
    "hoc vien ",
    "vien nghien cuu ",
    "vien khoa hoc ",
    "tong cong ty ",
    "cong ty ",
    "truong dai hoc ",
    "truong cao dang ",
    "truong trung hoc ",
    "truong tieu hoc ",
    "truong mam non ",
];

pub(in crate::check::rules) fn direct_superior(subject: &Subject<'_>) -> Answer {
    let bodies = bodies(subject);
    let superiors = bodies.iter().filter_map(|body| body.superior.as_ref());
    let mut any = false;
    let found: Vec<Finding> = superiors
        .filter_map(|superior| {
            any = true;
            let text = superior.text;
            let (first, second) = text.split_at_checked(second_body(text)?)?;
            let (first, second) = (first.trim(), second.trim());
            Some(
                Finding::at(
                    superior.path.clone(),
                    format!("trên tên cơ quan ban hành có hai cơ quan “{first}” và “{second}”; chỉ ghi cơ quan chủ quản trực tiếp, như “{second}”"),
                    format!("two bodies stand above the issuer, “{first}” and “{second}”; only the direct superior does, as “{second}”"),
                )
                .within_opt(subject.locate(&superior.path, text, 0..first.len())),
            )
        })
        .collect();
    if any { Answer::of(found) } else { no_superior() }
}

/// Where a second body begins behind a ministry or a people's committee.
fn second_body(superior: &str) -> Option<usize> {
    let from = behind_ministry(superior).or_else(|| behind_place(superior))?;
    let rest = superior.get(from..)?;
    words(rest).find_map(|(place, _)| {
        let head = skeleton(first_words(rest.get(place.start..)?)) + " ";
        let begins = SECOND_HEADS.iter().any(|name| head.starts_with(name));
        begins.then_some(from + place.start)
    })
}

fn behind_ministry(name: &str) -> Option<usize> {
    Registry::shared().name_length(Head::of(name), name)
}

/// Behind a committee, its unit and the first word of the name of that, which may
/// look like a body itself (`PHƯỜNG SỞ DẦU`).
fn behind_place(name: &str) -> Option<usize> {
    let rest = behind_committee(name)?;
    let unit = Unit::at_head(rest).map_or(rest, |unit| unit.name);
    let first = words(unit).next().map_or(0, |(place, _)| place.end);
    let at = rest.find(unit)?;
    Some(name.len() - rest.len() + at + first)
}

/// The first four words of a text: no head has more.
fn first_words(text: &str) -> &str {
    let end = words(text).nth(3).map_or(text.len(), |(place, _)| place.end);
    text.get(..end).unwrap_or(text)
}

/// What is written short in the names of bodies, folded, and in full.
const SHORT_FORMS: [(&str, &str); 22] = [
    ("ubnd", "ủy ban nhân dân"),
    ("hđnd", "hội đồng nhân dân"),
    ("ub", "ủy ban"),
    ("mttq", "Mặt trận Tổ quốc"),
    ("ubmttq", "Ủy ban Mặt trận Tổ quốc"),
    ("bql", "ban quản lý"),
    ("bqlda", "ban quản lý dự án"),
    ("bcđ", "ban chỉ đạo"),
    ("bch", "ban chỉ huy, ban chấp hành"),
    ("bhxh", "bảo hiểm xã hội"),
    ("lđlđ", "liên đoàn lao động"),
    ("ttyt", "trung tâm y tế"),
    ("bvđk", "bệnh viện đa khoa"),
    ("bv", "bệnh viện"),
    ("tp", "thành phố"),
    ("tx", "thị xã"),
    ("vp", "văn phòng"),
    ("đh", "đại học"),
    ("cđ", "cao đẳng"),
    ("gdđt", "giáo dục và đào tạo"),
    ("gtvt", "giao thông vận tải"),
    ("nnptnt", "nông nghiệp và phát triển nông thôn"),
];

/// Levels of schools, which most schools print short.
const SCHOOLS: [(&str, &str); 6] = [
    ("th", "tiểu học"),
    ("thcs", "trung học cơ sở"),
    ("thpt", "trung học phổ thông"),
    ("mn", "mầm non"),
    ("ptdtnt", "phổ thông dân tộc nội trú"),
    ("ptdtbt", "phổ thông dân tộc bán trú"),
];

/// Bodies whose registered name may be short itself.
const COMPANIES: [&str; 5] = ["cong ty", "tong cong ty", "tap doan", "ngan hang", "hop tac xa"];

pub(in crate::check::rules) fn full_name(subject: &Subject<'_>) -> Answer {
    let bodies = bodies(subject);
    if bodies.is_empty() {
        return no_issuer();
    }
    let found = bodies.iter().flat_map(|body| {
        let (path, text) = (&body.name.path, body.name.text);
        let short = short_form(text).map(|(place, full, severity)| {
            let short = text.get(place.clone()).unwrap_or_default();
            Finding::at(
                path.clone(),
                format!("tên cơ quan ban hành “{text}” viết tắt “{short}”; phải ghi đầy đủ: “{full}”"),
                format!("the issuing body “{text}” is abbreviated by “{short}”; its full name has “{full}”"),
            )
            .lighter(severity)
            .within_opt(subject.locate(path, text, place))
        });
        let ended = ended_unit(subject, path, text).or_else(|| ended_body(subject, path, text));
        short.into_iter().chain(ended)
    });
    Answer::of(found.collect::<Vec<_>>())
}

/// The first short form in a name, with what it stands for.
fn short_form(name: &str) -> Option<(std::ops::Range<usize>, String, Severity)> {
    let bare = skeleton(name);
    if COMPANIES.iter().any(|head| bare.starts_with(head)) {
        return None;
    }
    let school = bare.starts_with("truong ");
    words(name).find_map(|(place, word)| {
        let folded = fold(word);
        let full = |table: &[(&str, &str)]| {
            let row = table.iter().find(|(short, _)| *short == folded)?;
            Some(row.1.to_uppercase())
        };
        if let Some(full) = full(&SHORT_FORMS) {
            return Some((place, full, Severity::Warning));
        }
        if let Some(full) = school.then(|| full(&SCHOOLS)).flatten() {
            return Some((place, full, Severity::Info));
        }
        // `GD&ĐT`: words joined by the sign alone are letters.
        let joined = name.get(place.end..)?.strip_prefix('&')?;
        let second = words(joined).next().filter(|(second, _)| second.start == 0)?;
        let end = place.end + 1 + second.0.end;
        Some((place.start..end, "… VÀ …".into(), Severity::Warning))
    })
}

/// A central body that had ended before the date of issue.
fn ended_body(subject: &Subject<'_>, path: &str, name: &str) -> Option<Finding> {
    let day = units::day(subject.document())?;
    let row = subject.registry().find_name(name)?;
    let last = row
        .valid_to
        .filter(|last| *last < day && row.certainty == Certainty::Documented)?;
    let (d, m, y) = (last.day(), last.month(), last.year());
    let zero = if m < 3 { "0" } else { "" };
    Some(Finding::at(
        path,
        format!("“{name}”: cơ quan này chỉ có đến ngày {d:02}/{zero}{m}/{y}"),
        format!("“{name}”: the body existed until {last} only"),
    ))
}

/// A district, a township or a province that went into another one.
fn ended_unit(subject: &Subject<'_>, path: &str, name: &str) -> Option<Finding> {
    let day = units::day(subject.document())?;
    let rest = behind_committee(name)?;
    let unit = Unit::at_head(rest)?;
    let at = name.len() - rest.len();
    let within = subject.locate(path, name, at..name.len());
    if unit.has_ended_on(day) {
        let (vi, en) = (
            format!("“{name}”: từ ngày 01/7/2025 không còn đơn vị hành chính cấp huyện và thị trấn"),
            format!("“{name}”: there are no districts and townships since 1 July 2025"),
        );
        return Some(Finding::at(path, vi, en).within_opt(within));
    }
    if !matches!(unit.level, Level::Province | Level::City) {
        return None;
    }
    let former = units::province(unit.name, day).filter(|found| !found.holds)?;
    let successor = former.province.successor.unwrap_or_default();
    Some(
        Finding::at(
            path,
            format!("“{name}”: đơn vị này đã nhập vào {successor} trước ngày ban hành"),
            format!("“{name}”: the unit went into {successor} before the date of issue"),
        )
        .within_opt(within),
    )
}

/// Departments of a province that the registry has no symbol for.
const DEPARTMENTS: [&str; 14] = [
    "sở nông nghiệp và phát triển nông thôn",
    "sở giao thông vận tải",
    "sở kế hoạch và đầu tư",
    "sở thông tin và truyền thông",
    "sở tài nguyên và môi trường",
    "sở văn hóa và thể thao",
    "sở du lịch",
    "sở ngoại vụ",
    "sở dân tộc và tôn giáo",
    "sở quy hoạch - kiến trúc",
    "sở an toàn thực phẩm",
    "sở gd&đt",
    "sở gdđt",
    "phòng giáo dục và đào tạo",
];

pub(in crate::check::rules) fn superior_place(subject: &Subject<'_>) -> Answer {
    let bodies = bodies(subject);
    let mut any = false;
    let found: Vec<Finding> = bodies
        .iter()
        .filter_map(|body| body.superior.as_ref())
        .filter_map(|superior| {
            any = true;
            let text = superior.text;
            if let Some(rest) = behind_committee(text) {
                let named = Unit::at_head(rest).map_or(!rest.is_empty(), |unit| !unit.name.is_empty());
                return match named {
                    true => ended_unit(subject, &superior.path, text),
                    false => Some(without_place(&superior.path, text)),
                };
            }
            is_bare_department(text).then(|| without_place(&superior.path, text))
        })
        .collect();
    if any { Answer::of(found) } else { no_superior() }
}

fn is_bare_department(name: &str) -> bool {
    if !["so ", "phong "].iter().any(|head| skeleton(name).starts_with(head)) {
        return false;
    }
    fn bare(text: &str) -> Vec<String> {
        words(text).map(|(_, word)| skeleton(word)).collect()
    }
    static KNOWN: LazyLock<HashSet<Vec<String>>> = LazyLock::new(|| {
        let known = local()
            .map(|row| row.name.as_ref())
            .filter(|name| name.starts_with("Sở "));
        known.chain(DEPARTMENTS).map(bare).collect()
    });
    KNOWN.contains(&bare(name))
}

fn without_place(path: &str, name: &str) -> Finding {
    Finding::at(
        path,
        format!("tên cơ quan chủ quản “{name}” thiếu tên địa phương; phải ghi như “{name} <TÊN ĐỊA PHƯƠNG>”"),
        format!("the superior body “{name}” lacks the name of its place; it stands as “{name} <PLACE>”"),
    )
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{Letter, findings};
    use crate::diagnostic::Severity;

    fn issued_by(superior: &str, name: &str) -> Letter {
        Letter::cong_van().issued_by(superior, name)
    }

    #[test]
    fn one_superior_stands_above() {
        for (superior, name) in [
            ("UBND TỈNH HÀ KHÊ", "SỞ NỘI VỤ"),
            ("BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "CỤC LÂM NGHIỆP VÀ KIỂM LÂM"),
            ("ĐẠI HỌC HÀ KHÊ", "TRƯỜNG ĐẠI HỌC LUẬT"),
            ("UBND XÃ TRƯỜNG SƠN", "TRƯỜNG TIỂU HỌC TRƯỜNG SƠN"),
            ("UBND PHƯỜNG SỞ DẦU", "TRƯỜNG MẦM NON SỞ DẦU"),
        ] {
            assert!(findings("F24", &issued_by(superior, name)).is_empty(), "{superior}");
        }
        for (superior, name, first) in [
            (
                "BỘ NỘI VỤ CỤC VĂN THƯ VÀ LƯU TRỮ NHÀ NƯỚC",
                "TRUNG TÂM LƯU TRỮ",
                "BỘ NỘI VỤ",
            ),
            ("UBND TỈNH HÀ KHÊ SỞ Y TẾ", "BỆNH VIỆN ĐA KHOA", "UBND TỈNH HÀ KHÊ"),
        ] {
            let found = findings("F24", &issued_by(superior, name));
            assert_eq!(found.len(), 1, "{superior}");
            assert!(
                found[0].message.vi.contains(&format!("“{first}”")),
                "{}",
                found[0].message
            );
        }
    }

    #[test]
    fn the_issuer_is_named_in_full() {
        for fine in [
            "ỦY BAN NHÂN DÂN XÃ AN PHÚ",
            "SỞ NỘI VỤ",
            "CÔNG TY TNHH MTV CẤP NƯỚC TP HÀ KHÊ",
            "TRƯỜNG TIỂU HỌC AN PHÚ",
            "VĂN PHÒNG HỘI ĐỒNG NHÂN DÂN VÀ ỦY BAN NHÂN DÂN",
        ] {
            assert!(
                findings("F25", &issued_by("UBND TỈNH HÀ KHÊ", fine)).is_empty(),
                "{fine}"
            );
        }
        for (wrong, severity, says) in [
            ("UBND XÃ AN PHÚ", Severity::Warning, "ỦY BAN NHÂN DÂN"),
            ("SỞ GD&ĐT", Severity::Warning, "GD&ĐT"),
            ("CỤC THUẾ TP. HÀ KHÊ", Severity::Warning, "THÀNH PHỐ"),
            ("TRƯỜNG THCS AN PHÚ", Severity::Info, "TRUNG HỌC CƠ SỞ"),
        ] {
            let found = findings("F25", &issued_by("UBND TỈNH HÀ KHÊ", wrong));
            assert_eq!((found.len(), found[0].severity), (1, severity), "{wrong}");
            assert!(found[0].message.vi.contains(says), "{wrong}: {}", found[0].message);
        }
    }

    #[test]
    fn units_that_ended_in_2025_issue_nothing_later() {
        for (name, before, after) in [
            ("ỦY BAN NHÂN DÂN HUYỆN YÊN LÂM", 0, 1),
            ("ỦY BAN NHÂN DÂN TỈNH BÌNH THUẬN", 0, 1),
            ("ỦY BAN NHÂN DÂN THÀNH PHỐ HUẾ", 0, 0),
            ("ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG", 0, 0),
            ("ỦY BAN NHÂN DÂN XÃ AN PHÚ", 0, 0),
        ] {
            let letter = issued_by("", name).dated("ngày 30 tháng 6 năm 2025");
            assert_eq!(findings("F25", &letter).len(), before, "{name}");
            let letter = issued_by("", name).dated("ngày 01 tháng 7 năm 2025");
            assert_eq!(findings("F25", &letter).len(), after, "{name}");
            let open = issued_by("", name).dated("ngày    tháng    năm 2025");
            assert_eq!(findings("F25", &open).len(), 0, "{name}");
        }
    }

    #[test]
    fn a_local_superior_bears_its_place() {
        for fine in [
            "UBND TỈNH HÀ KHÊ",
            "ỦY BAN NHÂN DÂN XÃ AN PHÚ",
            "SỞ Y TẾ HÀ KHÊ",
            "BỘ NỘI VỤ",
            "SỞ GIÁO DỤC VÀ ĐÀO TẠO TỈNH HÀ KHÊ",
            "TỔNG CÔNG TY HẠ TẦNG",
        ] {
            assert!(findings("F26", &issued_by(fine, "PHÒNG TỔNG HỢP")).is_empty(), "{fine}");
        }
        for wrong in [
            "UBND TỈNH",
            "ỦY BAN NHÂN DÂN",
            "SỞ Y TẾ",
            "SỞ GIÁO DỤC VÀ ĐÀO TẠO",
            "HĐND HUYỆN",
        ] {
            assert_eq!(findings("F26", &issued_by(wrong, "PHÒNG TỔNG HỢP")).len(), 1, "{wrong}");
        }
    }
}
