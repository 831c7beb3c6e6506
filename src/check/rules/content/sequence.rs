//! B36 and B37: numbers of parts run on and begin anew (box 6).

use super::FORM;
use super::number_series::{Step, as_scanned, expected, step, value};
use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::{Slot, THONG_BAO};
use crate::check::example::letters::QUY_CHE;
use crate::check::facts::outline::{Outline, Part, Rank, Whose, parts};
use crate::check::row::Row;
use crate::check::rules::MOST;
use crate::check::subject::Subject;
use crate::diagnostic::{Needs, Severity};

pub(in crate::check::rules) const ORDER: &str = "điểm c khoản 6 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP";

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

#[cfg(test)]
mod tests {
    use crate::check::testing::{Letter, alarms, findings, state};
    use crate::diagnostic::RuleState;

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
            findings("B36", &Letter::outlined(&["1.", "3."]))[0]
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
}
