//! B: the order of the numbered parts (box 6).

use super::structure::{FORM, is_mostly_upper};
use crate::check::answer::{Answer, Finding};
use crate::check::catalogue::Row;
use crate::check::example::Example;
use crate::check::example::form::{Slot, THONG_BAO};
use crate::check::example::letters::{KE_HOACH, QUY_CHE};
use crate::check::outline::{Outline, Part, Rank, Whose, parts};
use crate::check::rules::MOST;
use crate::check::running::{Step, as_scanned, expected, step, value};
use crate::check::subject::Subject;
use crate::diagnostic::{Needs, Severity};

const ORDER: &str = "điểm c khoản 6 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP";

pub(in crate::check) const RULES: &[Row] = &[
    Row {
        code: "B36",
        name: "numbers-run-on",
        severity: Severity::Warning,
        basis: FORM,
        vi: "số thứ tự trong một cấp liên tục, không thiếu, không lặp; điểm theo thứ tự bảng chữ cái tiếng Việt",
        en: "the numbers of one level run on without gap or repeat, points by the Vietnamese alphabet",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &THONG_BAO,
            Slot::Body,
            "Sở Nội vụ thông báo phân công trực như sau:\n1. Văn phòng Sở lập danh sách.\n3. Các phòng cử người./.",
            "Sở Nội vụ thông báo phân công trực như sau:\n1. Văn phòng Sở lập danh sách.\n2. Các phòng cử người./.",
        ),
        test: running,
    },
    Row {
        code: "B37",
        name: "numbers-begin-anew",
        severity: Severity::Warning,
        basis: FORM,
        vi: "khoản đánh số lại từ 1 trong mỗi điều, mục; điểm bắt đầu lại từ a) trong mỗi khoản",
        en: "clauses begin with 1 in each article or section, points with a) in each clause",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &QUY_CHE,
            Slot::Body,
            "Điều 1. Giờ mở kho\n1. Buổi sáng mở từ 8 giờ.\n2. Buổi chiều mở từ 14 giờ.\n\
             Điều 2. Chìa khóa\n3. Người trực giữ chìa khóa.\n4. Văn phòng giữ khóa dự phòng./.",
            "Điều 1. Giờ mở kho\n1. Buổi sáng mở từ 8 giờ.\n2. Buổi chiều mở từ 14 giờ.\n\
             Điều 2. Chìa khóa\n1. Người trực giữ chìa khóa.\n2. Văn phòng giữ khóa dự phòng./.",
        ),
        test: anew,
    },
    Row {
        code: "B38",
        name: "levels-nest",
        severity: Severity::Warning,
        basis: ORDER,
        vi: "bố cục đi từ cấp lớn đến cấp nhỏ: phần, chương, mục, tiểu mục, điều, khoản, điểm",
        en: "the levels nest from large to small: part, chapter, section, sub-section, article, clause, point",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &QUY_CHE,
            Slot::Body,
            "Mục 1\nKHO LƯU TRỮ\n\nChương I\nGIỜ MỞ KHO\n\nĐiều 1. Buổi sáng\nKho mở từ 8 giờ./.",
            "Chương I\nKHO LƯU TRỮ\n\nMục 1\nGIỜ MỞ KHO\n\nĐiều 1. Buổi sáng\nKho mở từ 8 giờ./.",
        ),
        test: nesting,
    },
    Row {
        code: "B39",
        name: "roman-heading",
        severity: Severity::Warning,
        basis: "Mục V Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "bố cục theo mục số La Mã: số và tiêu đề cùng một dòng, viết chữ in hoa, kiểu chữ đứng, đậm",
        en: "in the scheme of Roman numbers, number and heading stand on one line, in capitals, upright and bold",
        needs: Needs::Text,
        mends: true,
        example: Example::new(
            &KE_HOACH,
            Slot::Body,
            "I. Mục đích\nNâng cao kỹ năng chữa cháy.\nII. PHÂN CÔNG\nVăn phòng Sở chuẩn bị bình chữa cháy./.",
            "I. MỤC ĐÍCH\nNâng cao kỹ năng chữa cháy.\nII. PHÂN CÔNG\nVăn phòng Sở chuẩn bị bình chữa cháy./.",
        ),
        test: roman_heading,
    },
    Row {
        code: "B40",
        name: "one-scheme",
        severity: Severity::Info,
        basis: "điểm c khoản 6 Mục II, Mục V Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "một văn bản theo một cách bố cục: theo điều, hoặc theo mục số La Mã (suy ra)",
        en: "a text keeps to one scheme: articles, or headings with Roman numbers (inferred)",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &KE_HOACH,
            Slot::Body,
            "Điều 1. Mục đích\nNâng cao kỹ năng chữa cháy.\nI. PHÂN CÔNG\nVăn phòng Sở chuẩn bị bình chữa cháy./.",
            "I. MỤC ĐÍCH\nNâng cao kỹ năng chữa cháy.\nII. PHÂN CÔNG\nVăn phòng Sở chuẩn bị bình chữa cháy./.",
        ),
        test: one_scheme,
    },
];

/// A number that does not follow the one before it.
struct Break<'a> {
    part: Part<'a>,
    path: String,
    step: Step,
    /// What should stand there.
    wanted: Option<String>,
    /// The marker of the unit before it.
    last: Option<&'a str>,
    /// It goes on where the level above began anew.
    runs_over: bool,
}

/// The series of one rank.
#[derive(Clone, Default)]
struct Series<'a> {
    last: Option<u32>,
    marker: Option<&'a str>,
    /// The last number before the level above began anew.
    before: Option<u32>,
}

/// The content, and what is attached if it is built of articles: other annexes are
/// lists and forms with numbers of all sorts.
fn is_judged(outline: &Outline) -> bool {
    outline.whose == Whose::Body || outline.has(Rank::Article)
}

fn no_numbers() -> Answer {
    Answer::not_applicable(
        "văn bản không chia thành phần đánh số",
        "the document has no numbered parts",
    )
}

/// Whether the numbers of a rank begin anew in each unit above it.
fn begins_anew(rank: Rank) -> bool {
    !matches!(rank, Rank::Part | Rank::Chapter | Rank::Article)
}

const RANKS: [Rank; 8] = [
    Rank::Part,
    Rank::Chapter,
    Rank::Roman,
    Rank::Section,
    Rank::Subsection,
    Rank::Article,
    Rank::Clause,
    Rank::Point,
];

fn breaks<'a>(subject: &Subject<'a>) -> Option<Vec<Break<'a>>> {
    let document = subject.document();
    let mut any = false;
    let mut found = Vec::new();
    for outline in subject.outlines().iter().filter(|outline| is_judged(outline)) {
        let mut series: [Series<'a>; 8] = Default::default();
        let mut decimal: Vec<u32> = Vec::new();
        for part in parts(outline, document) {
            any = true;
            let rank = part.unit.rank;
            let Some(value) = value(part) else { continue };
            let sub = value.len() > 1;
            for (below, state) in RANKS.iter().zip(&mut series) {
                if *below > rank && begins_anew(*below) && state.last.is_some() {
                    state.before = state.last.take();
                    state.marker = None;
                }
            }
            let path = || outline.path(part.unit.at);
            if sub {
                found.extend(decimal_break(part, &decimal, &value, path));
                decimal = value;
                continue;
            }
            decimal.clear();
            let (Some(number), Some(state)) = (
                value.first().copied(),
                RANKS.iter().position(|r| *r == rank).and_then(|i| series.get_mut(i)),
            ) else {
                continue;
            };
            let number = as_scanned(rank, state.last, number);
            let step = step(rank, state.last, number);
            let runs_on = state.last.is_none()
                && state
                    .before
                    .is_some_and(|before| self::step(rank, Some(before), number) == Step::Fine);
            // A section may go on with the numbers of the chapter before it.
            let allowed = runs_on && !matches!(rank, Rank::Clause | Rank::Point);
            if step != Step::Fine && !allowed {
                found.push(Break {
                    part,
                    path: path(),
                    step,
                    wanted: expected(rank, state.last),
                    last: state.marker,
                    runs_over: runs_on,
                });
            }
            state.last = Some(number);
            state.marker = Some(part.marker());
        }
    }
    any.then_some(found)
}

/// `2.3` behind `2.1`; what belongs to another number begins with 1.
fn decimal_break<'a>(part: Part<'a>, last: &[u32], value: &[u32], path: impl Fn() -> String) -> Option<Break<'a>> {
    let (number, above) = value.split_last()?;
    let before = last.get(above.len()).filter(|_| last.starts_with(above)).copied();
    let step = step(Rank::Clause, before, *number);
    let mut wanted: Vec<String> = above.iter().map(u32::to_string).collect();
    wanted.push((before.unwrap_or(0) + 1).to_string());
    (step != Step::Fine).then(|| Break {
        part,
        path: path(),
        step,
        wanted: Some(wanted.join(".")),
        last: None,
        runs_over: false,
    })
}

fn running(subject: &Subject<'_>) -> Answer {
    let Some(breaks) = breaks(subject) else {
        return no_numbers();
    };
    let found = breaks.iter().filter(|found| !found.runs_over).map(|found| {
        let marker = found.part.marker();
        let wanted = found.wanted.as_deref().unwrap_or("…");
        let word = found.part.unit.rank.word();
        let (vi, en) = match (found.step, found.last) {
            (Step::Repeat, _) => (
                format!("“{marker}” lặp lại; tiếp theo phải là {word} {wanted}"),
                format!("“{marker}” stands twice; {word} {wanted} should follow"),
            ),
            (Step::Back, Some(last)) => (
                format!("“{marker}” đứng sau “{last}”; tiếp theo phải là {word} {wanted}"),
                format!("“{marker}” stands behind “{last}”; {word} {wanted} should follow"),
            ),
            (_, Some(last)) => (
                format!("“{marker}” đứng ngay sau “{last}”; thiếu {word} {wanted}"),
                format!("“{marker}” follows “{last}”; {word} {wanted} is missing"),
            ),
            (_, None) => (
                format!("“{marker}”: trước đó thiếu {word} {wanted}"),
                format!("“{marker}”: {word} {wanted} is missing before it"),
            ),
        };
        Finding::at(found.path.as_str(), vi, en)
    });
    Answer::of(found.take(MOST))
}

fn anew(subject: &Subject<'_>) -> Answer {
    let Some(breaks) = breaks(subject) else {
        return no_numbers();
    };
    let found = breaks.iter().filter(|found| found.runs_over).map(|found| {
        let (marker, rank) = (found.part.marker(), found.part.unit.rank);
        let (above, first) = match rank {
            Rank::Point => ("khoản", "a)"),
            _ => ("điều, mục", "1."),
        };
        Finding::at(
            found.path.as_str(),
            format!(
                "“{marker}” tiếp số của {above} trước; trong mỗi {above}, {} bắt đầu lại từ “{first}”",
                rank.word()
            ),
            format!(
                "“{marker}” goes on from the {above} before; in each {above} the {} begins with “{first}”",
                rank.word()
            ),
        )
    });
    Answer::of(found.take(MOST))
}

fn nesting(subject: &Subject<'_>) -> Answer {
    const PAIRS: [(Rank, Rank); 5] = [
        (Rank::Part, Rank::Chapter),
        (Rank::Part, Rank::Section),
        (Rank::Chapter, Rank::Section),
        (Rank::Section, Rank::Subsection),
        (Rank::Chapter, Rank::Article),
    ];
    let document = subject.document();
    let mut any = false;
    let mut findings = Vec::new();
    for outline in subject.outlines() {
        let first = |rank: Rank| parts(outline, document).find(|part| part.unit.rank == rank);
        for (large, small) in PAIRS {
            let (Some(above), below) = (first(large), first(small)) else {
                continue;
            };
            any = true;
            let Some(below) = below.filter(|below| below.unit.at < above.unit.at) else {
                continue;
            };
            // Articles that begin anew in the chapter are those of a text attached.
            if small == Rank::Article && begins_with_one(outline, subject, above.unit.at) {
                continue;
            }
            findings.push(Finding::at(
                outline.path(above.unit.at),
                format!(
                    "“{}” đứng sau “{}”; {} phải nằm trong {}",
                    above.marker(),
                    below.marker(),
                    small.word().to_lowercase(),
                    large.word().to_lowercase()
                ),
                format!(
                    "“{}” stands behind “{}”; {} belongs inside {}",
                    above.marker(),
                    below.marker(),
                    small.word().to_lowercase(),
                    large.word().to_lowercase()
                ),
            ));
        }
    }
    if !any {
        return Answer::not_applicable(
            "văn bản không chia thành phần, chương, mục",
            "the document has no parts, chapters or sections",
        );
    }
    findings.truncate(MOST);
    Answer::of(findings)
}

fn begins_with_one(outline: &Outline, subject: &Subject<'_>, from: usize) -> bool {
    let next = parts(outline, subject.document()).find(|part| part.unit.at > from && part.unit.rank == Rank::Article);
    next.is_none_or(|part| part.number() == "1")
}

fn body<'a>(subject: &Subject<'a>) -> Option<&'a Outline> {
    subject.outlines().iter().find(|outline| outline.whose == Whose::Body)
}

fn roman_heading(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    let Some(outline) = body(subject).filter(|outline| outline.has(Rank::Roman)) else {
        return Answer::not_applicable(
            "nội dung không chia theo mục số La Mã",
            "the content has no headings with Roman numbers",
        );
    };
    let romans = parts(outline, document).filter(|part| part.unit.rank == Rank::Roman);
    let findings = romans.filter_map(|part| {
        let text = part.block.text.as_str();
        let path = outline.path(part.unit.at);
        let marker = part.marker();
        if text.is_empty() {
            return Some(Finding::at(
                path.as_str(),
                format!("“{marker}” đứng một mình; số La Mã và tiêu đề của mục viết trên cùng một dòng"),
                format!("“{marker}” stands alone; number and heading belong on one line"),
            ));
        }
        if is_mostly_upper(text) {
            return None;
        }
        let head: String = text.chars().take(60).collect();
        let finding = Finding::at(
            path.as_str(),
            format!("“{marker} {head}”: tiêu đề của mục số La Mã viết chữ in hoa"),
            format!("“{marker} {head}”: the heading behind a Roman number is in capitals"),
        );
        // A sentence is no heading, and a symbol in it (`TTg`) would be lost.
        let is_title = text.chars().count() <= 100 && !text.ends_with(['.', ';', ':']);
        let plain = is_title && !text.contains(|c: char| c.is_ascii_digit());
        let edit = plain
            .then(|| subject.replace(&path, text, 0..text.len(), &text.to_uppercase()))
            .flatten();
        Some(
            finding
                .within_opt(subject.locate(&path, text, 0..text.len()))
                .with_safe_edits(edit.into_iter().collect()),
        )
    });
    Answer::of(findings.take(MOST))
}

fn one_scheme(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    let mut findings = Vec::new();
    let mut any = false;
    for outline in subject.outlines() {
        let first = |rank: Rank| parts(outline, document).find(|part| part.unit.rank == rank);
        let (article, roman) = (first(Rank::Article), first(Rank::Roman));
        any |= article.is_some() || roman.is_some();
        let (Some(article), Some(roman)) = (article, roman) else {
            continue;
        };
        let later = if article.unit.at > roman.unit.at {
            article
        } else {
            roman
        };
        findings.push(Finding::at(
            outline.path(later.unit.at),
            format!(
                "có cả “{}” và “{}”: bố cục theo điều và bố cục theo mục số La Mã là hai cách khác nhau",
                article.marker(),
                roman.marker()
            ),
            format!(
                "there are “{}” and “{}”: articles and headings with Roman numbers are two schemes",
                article.marker(),
                roman.marker()
            ),
        ));
    }
    if !any {
        return Answer::not_applicable(
            "văn bản không chia thành điều hay mục số La Mã",
            "the document has neither articles nor Roman headings",
        );
    }
    findings.truncate(MOST);
    Answer::of(findings)
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{Letter, findings, fixed, state};
    use crate::diagnostic::RuleState;
    use crate::document::{Block, BlockKind};
    use crate::value::Kind;

    /// Blocks by their markers: `Chương I`, `Mục 1`, `Điều 1.`, `I.`, `1.`, `a)`, `-`.
    fn outline(markers: &[&str]) -> Letter {
        let block = |marker: &&str| {
            let kind = match marker.chars().next().unwrap() {
                'C' => BlockKind::Chapter,
                'P' => BlockKind::Part,
                'M' => BlockKind::Section,
                'Đ' => BlockKind::Article,
                'I' | 'V' => BlockKind::Heading,
                '-' => BlockKind::Bullet,
                c if c.is_ascii_digit() => BlockKind::Clause,
                _ => BlockKind::Point,
            };
            Block::new(kind, "NỘI DUNG\n").marked(*marker)
        };
        let mut letter = Letter::named(Kind::QuyChe, "15/QC-SNV");
        letter.document.body = markers.iter().map(block).collect();
        letter
    }

    /// The places at which a rule alarms.
    fn alarms(code: &str, markers: &[&str]) -> Vec<String> {
        findings(code, &outline(markers)).into_iter().map(|d| d.path).collect()
    }

    #[test]
    fn numbers_run_on() {
        for fine in [
            &["1.", "2.", "3."][..],
            &["1.", "a)", "b)", "2.", "a)", "b)", "c)", "d)", "đ)", "e)", "g)"],
            &["Điều 1.", "1.", "2.", "Điều 2.", "1.", "-", "2."],
            &["Chương I", "Điều 1.", "Chương II", "Điều 2."],
            &["I.", "1.", "1.1.", "1.2.", "2.", "2.1.", "II.", "1."],
            &["1.1.", "1.2.", "1.2.1.", "1.2.2.", "2.1."],
            &["1.", "1.", "1."],
            &["Chương I", "Mục 1", "Chương II", "Mục 2"],
            &["a)", "ă)", "â)", "b)"],
        ] {
            assert_eq!(alarms("B36", fine), [""; 0], "{fine:?}");
            assert_eq!(alarms("B37", fine), [""; 0], "{fine:?}");
        }
        for (wrong, at) in [
            (&["1.", "3."][..], 1),
            (&["2.", "3."], 0),
            (&["1.", "2.", "2."], 2),
            (&["1.", "2.", "3.", "2."], 3),
            (&["1.", "a)", "b)", "d)"], 3),
            (&["1.", "a)", "b)", "c)", "d)", "e)"], 5),
            (&["Điều 1.", "Điều 3."], 1),
            (&["Chương I", "Điều 1.", "Chương III", "Điều 2."], 2),
            (&["I.", "III."], 1),
            (&["1.", "1.1.", "1.3."], 2),
            (&["1.", "1.2."], 1),
        ] {
            assert_eq!(alarms("B36", wrong), [format!("/body/{at}")], "{wrong:?}");
        }
        assert!(
            findings("B36", &outline(&["1.", "3."]))[0]
                .message
                .vi
                .contains("thiếu khoản 2")
        );
        assert!(matches!(
            state("B36", &Letter::cong_van()),
            RuleState::NotApplicable { .. }
        ));
    }

    #[test]
    fn a_scanner_s_bar_on_d_is_no_gap() {
        assert_eq!(alarms("B36", &["1.", "a)", "b)", "c)", "đ)", "đ)", "e)"]), [""; 0]);
    }

    #[test]
    fn clauses_and_points_begin_anew() {
        assert_eq!(
            alarms("B37", &["Điều 1.", "1.", "2.", "Điều 2.", "3.", "4."]),
            ["/body/4"]
        );
        assert_eq!(alarms("B37", &["1.", "a)", "b)", "2.", "c)", "d)"]), ["/body/4"]);
        assert_eq!(alarms("B36", &["1.", "a)", "b)", "2.", "c)", "d)"]), [""; 0]);
        // What neither begins nor goes on lacks something.
        assert_eq!(alarms("B37", &["Điều 1.", "1.", "Điều 2.", "5."]), [""; 0]);
        assert_eq!(alarms("B36", &["Điều 1.", "1.", "Điều 2.", "5."]), ["/body/3"]);
    }

    #[test]
    fn levels_nest_from_large_to_small() {
        for fine in [
            &[
                "Phần I",
                "Chương I",
                "Mục 1",
                "Điều 1.",
                "Điều 2.",
                "Chương II",
                "Điều 3.",
            ][..],
            // A decision and the regulation attached to it.
            &["Điều 1.", "Điều 2.", "Chương I", "Điều 1."],
        ] {
            assert_eq!(alarms("B38", fine), [""; 0], "{fine:?}");
        }
        assert_eq!(alarms("B38", &["Mục 1", "Chương I"]), ["/body/1"]);
        assert_eq!(alarms("B38", &["Chương I", "Phần I"]), ["/body/1"]);
        assert_eq!(alarms("B38", &["Điều 1.", "Chương I", "Điều 2."]), ["/body/1"]);
    }

    #[test]
    fn roman_headings_are_in_capitals() {
        let holding = |text: &str| {
            let mut letter = Letter::named(Kind::KeHoach, "15/KH-SNV");
            letter.document.body = vec![Block::new(BlockKind::Heading, text).marked("I.")];
            letter
        };
        assert_eq!(state("B39", &holding("MỤC ĐÍCH, YÊU CẦU")), RuleState::Passed);
        assert!(fixed("B39", &holding("Mục đích, yêu cầu")).contains("I. MỤC ĐÍCH, YÊU CẦU"));
        let found = findings("B39", &holding("Thực hiện Quyết định số 15/QĐ-TTg"));
        assert!(found[0].fix.is_none());
        assert_eq!(findings("B39", &holding("")).len(), 1);
        assert!(matches!(
            state("B39", &Letter::cong_van()),
            RuleState::NotApplicable { .. }
        ));
    }

    #[test]
    fn one_scheme_is_enough() {
        assert_eq!(alarms("B40", &["Điều 1.", "I."]), ["/body/1"]);
        assert_eq!(alarms("B40", &["I.", "1.", "II."]), [""; 0]);
    }
}
