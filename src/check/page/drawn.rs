//! The straight lines under and above components.

use super::{Boxed, Faults, Page, fault, mm};
use crate::check::answer::Answer;
use crate::layout::{Drawn, DrawnRule, Length, Paragraph};

/// How long a rule must be, as parts of the line above it.
#[derive(Clone, Copy)]
pub(in crate::check) enum Drawing {
    /// As long as the line.
    Whole,
    /// A third to a half of it.
    Short,
    /// However long: a model shows it.
    Any,
}

impl Drawing {
    /// The shares of the line that pass: the decree's, and for what the hand draws
    /// 15 % more or less of the whole line, a tenth of the bounds of a short one.
    fn shares(self) -> (f64, f64) {
        match self {
            Drawing::Whole => (0.85, 1.15),
            Drawing::Short => (0.3, 0.55),
            Drawing::Any => (0.0, f64::INFINITY),
        }
    }

    fn words(self) -> (&'static str, &'static str) {
        match self {
            Drawing::Whole => ("dài bằng dòng chữ", "as long as the line"),
            Drawing::Short => ("dài từ 1/3 đến 1/2 dòng chữ", "a third to a half of the line"),
            Drawing::Any => ("ở giữa dòng chữ", "in the middle of the line"),
        }
    }
}

/// How far the middle of a rule may be off that of the line, in mm.
const OFF_MIDDLE: f64 = 5.0;

/// A rule over the whole width of the text may be a twentieth short.
const FULL_WIDTH: f64 = 0.95;

/// The rules under a component: its own, and those of empty paragraphs behind it.
fn below<'a>(page: &Page<'a>, boxed: &Boxed<'a>) -> Vec<DrawnRule> {
    let Some(last) = boxed.last() else {
        return Vec::new();
    };
    let mut rules = last.rules_below.clone();
    let behind = page.behind(last).iter();
    for paragraph in behind.filter(|p| super::place::same_column(last, p)).take(2) {
        rules.extend(&paragraph.rules_above);
        if page.all_letters(paragraph).next().is_some() {
            break;
        }
        rules.extend(&paragraph.rules_below);
    }
    if rules.is_empty() {
        rules.extend(underline(page, boxed, last));
    }
    rules
}

/// Letters that are underlined from end to end.
fn underline(page: &Page<'_>, boxed: &Boxed<'_>, last: &Paragraph) -> Option<DrawnRule> {
    let all = page.letters(boxed).iter().all(|letters| letters.style.underlined);
    all.then(|| DrawnRule {
        drawn: Drawn::Underline,
        length: Some(page.line_length(last)),
        left: None,
        solid: true,
    })
}

/// The rules right above a component.
pub(in crate::check) fn rules_above<'a>(page: &Page<'a>, boxed: &Boxed<'a>) -> Vec<DrawnRule> {
    let Some(first) = boxed.first() else {
        return Vec::new();
    };
    let mut rules = first.rules_above.clone();
    for paragraph in page.before(first).iter().rev().take(3) {
        rules.extend(&paragraph.rules_below);
        if page.all_letters(paragraph).next().is_some() {
            break;
        }
        rules.extend(&paragraph.rules_above);
    }
    rules
}

/// Whether one of the rules is solid and spans the text; `None` where no length is known.
pub(in crate::check) fn full_width(page: &Page<'_>, boxed: &Boxed<'_>, rules: &[DrawnRule]) -> Option<bool> {
    let start = boxed.first().map_or(boxed.span.start, |first| first.span.start);
    let wide = page.layout().section_at(start)?.text_width().mm() * FULL_WIDTH;
    let solid = || rules.iter().filter(|rule| rule.solid);
    if solid().any(|rule| rule.length.is_some_and(|length| length.mm() >= wide)) {
        return Some(true);
    }
    let known = rules.iter().all(|rule| !rule.solid || rule.length.is_some());
    known.then_some(false)
}

/// Whether a rule may be as long as one of the lines of a component asks for.
fn fits(page: &Page<'_>, boxed: &Boxed<'_>, length: Length, drawing: Drawing) -> bool {
    let (least, most) = drawing.shares();
    let lines = boxed.paragraphs.iter().map(|p| page.line_length(p).mm());
    lines
        .filter(|line| *line > 0.0)
        .any(|line| (least..=most).contains(&(length.mm() / line)))
}

/// Whether a rule stands in the middle under its line, as far as its place is known.
fn is_centred(page: &Page<'_>, last: &Paragraph, rule: &DrawnRule) -> bool {
    let (Some(left), Some(length)) = (rule.left, rule.length) else {
        return true;
    };
    let column = |p: &Paragraph| match p.place {
        crate::layout::PagePlace::Cell { left, .. } => Some(left),
        crate::layout::PagePlace::Text => Some(Length::ZERO),
        _ => None,
    };
    let (Some(middle), Some(column)) = (super::middle(page, last), column(last)) else {
        return true;
    };
    let own = left.mm() + length.mm() / 2.0;
    (own - (middle - column).mm()).abs() <= OFF_MIDDLE
}

/// Tests the rule that must stand under a component.
pub(in crate::check) fn rule_below<'a>(
    page: &Page<'a>,
    boxed: &Boxed<'a>,
    (vi, en): (&str, &str),
    drawing: Drawing,
) -> Answer {
    let mut faults = Faults::default();
    let rules = below(page, boxed);
    let (long_vi, long_en) = drawing.words();
    let Some(last) = boxed.last() else {
        return Answer::Passed;
    };
    if rules.is_empty() {
        return fault(
            boxed,
            &format!("dưới {vi} thiếu đường kẻ nét liền, {long_vi}"),
            &format!("{en} lacks the solid rule below it, {long_en}"),
        );
    }
    let good = |rule: &&DrawnRule| rule.length.is_some_and(|length| fits(page, boxed, length, drawing));
    if rules
        .iter()
        .filter(good)
        .any(|rule| rule.solid && is_centred(page, last, rule))
    {
        return Answer::Passed;
    }
    if rules.iter().any(|rule| rule.length.is_none()) {
        return Answer::not_evaluated(
            format!("không rõ độ dài đường kẻ dưới {vi}"),
            format!("the length of the rule under {en} is not known"),
        );
    }
    match (rules.iter().find(good), rules.first()) {
        (Some(rule), _) if rule.solid => faults.add(
            &boxed.path,
            Some(boxed.span),
            format!("đường kẻ dưới {vi} không ở giữa dòng chữ"),
            format!("the rule under {en} is not in the middle of the line"),
        ),
        (Some(_), _) => faults.add(
            &boxed.path,
            Some(boxed.span),
            format!("đường kẻ dưới {vi} không liền nét"),
            format!("the rule under {en} is not one unbroken line"),
        ),
        (None, Some(rule)) => {
            let (length_vi, length_en) = mm(rule.length.unwrap_or_default());
            let (line_vi, line_en) = mm(page.line_length(last));
            faults.add(
                &boxed.path,
                Some(boxed.span),
                format!("đường kẻ dưới {vi} dài {length_vi}, dòng chữ dài {line_vi}; đường kẻ phải {long_vi}"),
                format!("the rule under {en} is {length_en} long, the line {line_en}; the rule must be {long_en}"),
            );
        }
        (None, None) => {}
    }
    faults.into_answer()
}
