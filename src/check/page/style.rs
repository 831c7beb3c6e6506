//! How the letters of a component must be set, as data.

use super::{Boxed, Faults, Letters, Page, absent, number};
use crate::check::answer::Answer;
use crate::layout::{Alignment, Paragraph, TextStyle};
use crate::text::{Span, is_letter_or_digit};

/// What the decree says of the letters of a component. What it leaves open is not tested.
#[derive(Clone, Copy)]
pub(in crate::check) struct Style {
    vi: &'static str,
    en: &'static str,
    patterns: &'static [&'static str],
    sizes: Option<(f64, f64)>,
    bold: Option<bool>,
    italic: Option<bool>,
    small: bool,
    black: bool,
    centred: bool,
}

/// Sizes in Word go by halves of a point.
const SAME_SIZE: f64 = 0.01;

/// A colour whose parts are no more than this is black to the eye: Word offers
/// `black, lighter 5 %` beside it.
const BLACK: u8 = 0x1F;

impl Style {
    /// A component by its name in both languages and its paths.
    pub(in crate::check) const fn of(vi: &'static str, en: &'static str, patterns: &'static [&'static str]) -> Self {
        Self {
            vi,
            en,
            patterns,
            sizes: None,
            bold: None,
            italic: None,
            small: false,
            black: false,
            centred: false,
        }
    }

    /// Its paths.
    pub(in crate::check) const fn patterns(&self) -> &'static [&'static str] {
        self.patterns
    }

    /// From one size to another, in points.
    pub(in crate::check) const fn sized(mut self, least: f64, most: f64) -> Self {
        self.sizes = Some((least, most));
        self
    }

    pub(in crate::check) const fn bold(mut self) -> Self {
        self.bold = Some(true);
        self
    }

    pub(in crate::check) const fn not_bold(mut self) -> Self {
        self.bold = Some(false);
        self
    }

    pub(in crate::check) const fn italic(mut self) -> Self {
        self.italic = Some(true);
        self
    }

    pub(in crate::check) const fn upright(mut self) -> Self {
        self.italic = Some(false);
        self
    }

    /// Not shown as capitals by a setting of the letters; typed ones are the matter
    /// of the rules on text.
    pub(in crate::check) const fn small(mut self) -> Self {
        self.small = true;
        self
    }

    pub(in crate::check) const fn black(mut self) -> Self {
        self.black = true;
        self
    }

    /// Aligned to the middle of its column.
    pub(in crate::check) const fn centred(mut self) -> Self {
        self.centred = true;
        self
    }

    /// What is wrong with letters, in both languages.
    fn faults(&self, style: &TextStyle) -> Vec<(String, String)> {
        let mut found = Vec::new();
        if let Some((least, most)) = self.sizes {
            found.extend(wrong_size(style, least, most));
        }
        let mut tell = |vi: &str, en: &str| found.push((vi.to_owned(), en.to_owned()));
        match self.bold {
            Some(true) if !style.bold => tell("chữ không đậm, phải là chữ đậm", "not bold, must be bold"),
            Some(false) if style.bold => tell("chữ đậm, phải là chữ không đậm", "bold, must not be bold"),
            _ => {}
        }
        match self.italic {
            Some(true) if !style.italic => tell("chữ đứng, phải là chữ nghiêng", "upright, must be italic"),
            Some(false) if style.italic => tell("chữ nghiêng, phải là chữ đứng", "italic, must be upright"),
            _ => {}
        }
        if self.small && style.capitals {
            tell(
                "chữ in hoa, phải là chữ in thường",
                "shown as capitals, must be small letters",
            );
        }
        if self.black && !is_black(style) {
            let color = style.color;
            found.push((
                format!("chữ màu {color}, phải là màu đen"),
                format!("coloured {color}, must be black"),
            ));
        }
        found
    }

    fn judge(&self, page: &Page<'_>, boxed: &Boxed<'_>, faults: &mut Faults) {
        let (mut vi, mut en) = (Vec::new(), Vec::new());
        let mut first: Option<Span> = None;
        for Letters { span, style } in page.letters(boxed) {
            let found = self.faults(style);
            if found.is_empty() {
                continue;
            }
            // Neighbours go together.
            first = match first {
                Some(before) if page.text(Span::new(before.end, span.start)).trim().is_empty() => Some(before.to(span)),
                before => before.or(Some(span)),
            };
            for (in_vi, in_en) in found {
                if !vi.contains(&in_vi) {
                    vi.push(in_vi);
                    en.push(in_en);
                }
            }
        }
        if self.centred
            && let Some((paragraph, (in_vi, in_en))) = off_middle(page, boxed)
        {
            first = first.or(Some(paragraph.span));
            vi.push(in_vi.to_owned());
            en.push(in_en.to_owned());
        }
        if !vi.is_empty() {
            faults.add(
                &boxed.path,
                first.map(|span| trimmed(page, span)),
                format!("{}: {}", self.vi, vi.join("; ")),
                format!("{}: {}", self.en, en.join("; ")),
            );
        }
    }
}

/// A span without the white space at its ends.
fn trimmed(page: &Page<'_>, span: Span) -> Span {
    let text = page.text(span);
    let start = span.start + (text.len() - text.trim_start().len());
    Span::new(start, start + text.trim().len())
}

/// Letters outside of a range of sizes.
pub(super) fn wrong_size(style: &TextStyle, least: f64, most: f64) -> Option<(String, String)> {
    let size = style.size.points();
    if (least - SAME_SIZE..=most + SAME_SIZE).contains(&size) {
        return None;
    }
    let ((vi, en), (least_vi, least_en), (most_vi, most_en)) = (number(size), number(least), number(most));
    Some(if (most - least).abs() < SAME_SIZE {
        (
            format!("cỡ chữ {vi}, phải là {least_vi}"),
            format!("size {en}, must be {least_en}"),
        )
    } else {
        (
            format!("cỡ chữ {vi}, phải là {least_vi}–{most_vi}"),
            format!("size {en}, must be {least_en} to {most_en}"),
        )
    })
}

pub(in crate::check) fn is_black(style: &TextStyle) -> bool {
    match style.color {
        crate::layout::Color::Rgb(r, g, b) => r <= BLACK && g <= BLACK && b <= BLACK,
        other => other.is_black(),
    }
}

/// The first paragraph of a component that is not aligned to the middle, as far as
/// it stands alone on its line.
fn off_middle<'a>(page: &Page<'_>, boxed: &Boxed<'a>) -> Option<(&'a Paragraph, (&'static str, &'static str))> {
    let off = |p: &&&Paragraph| p.alignment != Alignment::Center && !super::place::is_shared(page, p);
    let paragraph = *boxed.paragraphs.iter().find(off)?;
    Some((
        paragraph,
        match paragraph.alignment {
            Alignment::Right => ("canh phải, phải canh giữa", "aligned to the right, must be centred"),
            Alignment::Justified => ("canh đều hai lề, phải canh giữa", "justified, must be centred"),
            _ => ("canh trái, phải canh giữa", "aligned to the left, must be centred"),
        },
    ))
}

/// Tests components against what the decree says of their letters.
pub(in crate::check) fn judge(page: &Page<'_>, styles: &[Style]) -> Answer {
    let mut faults = Faults::default();
    let mut seen = false;
    for style in styles {
        for boxed in page.boxes(style.patterns) {
            seen = true;
            style.judge(page, &boxed, &mut faults);
        }
    }
    match styles.first() {
        Some(style) if !seen => absent(style.vi, style.en),
        _ => faults.into_answer(),
    }
}

/// Tests components that were found some other way.
pub(in crate::check) fn wrong_letters<'a>(
    page: &Page<'a>,
    style: &Style,
    boxes: impl IntoIterator<Item = Boxed<'a>>,
    faults: &mut Faults,
) {
    for boxed in boxes {
        style.judge(page, &boxed, faults);
    }
}

/// Which part of the letters of a component is set in a way, from 0 to 1.
pub(in crate::check) fn share(page: &Page<'_>, boxed: &Boxed<'_>, is: impl Fn(&TextStyle) -> bool) -> f64 {
    let (mut all, mut own) = (0, 0);
    for letters in page.letters(boxed) {
        let count = page
            .text(letters.span)
            .chars()
            .filter(|c| is_letter_or_digit(*c))
            .count();
        all += count;
        own += if is(letters.style) { count } else { 0 };
    }
    if all == 0 {
        return 0.0;
    }
    f64::from(u32::try_from(own).unwrap_or(u32::MAX)) / f64::from(u32::try_from(all).unwrap_or(u32::MAX))
}
