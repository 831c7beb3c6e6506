//! Lines that are drawn above and below paragraphs, and boxes around them.

use super::borders::Border;
use super::flow::{Flow, Spot};
use super::indent::{Extent, extent};
use super::model::{self, Anchor, Place, Shape};
use super::props::ParaProps;
use super::set::side;
use crate::layout::{Alignment, Drawn, DrawnRule, Frame, Length, PagePlace, Paragraph, width};

/// The box that the borders of a paragraph make.
pub(super) fn frame(props: &ParaProps, spot: &Spot) -> Option<Frame> {
    let borders = props.borders;
    let sides = [borders.top, borders.bottom, borders.left, borders.right];
    boxed(sides).map(|single| Frame {
        width: Some(room(props, spot)),
        height: None,
        single,
    })
}

/// Whether four sides make a box, and whether all of it is one unbroken line.
pub(super) fn boxed(sides: [Option<Border>; 4]) -> Option<bool> {
    let drawn = sides.iter().all(|side| side.is_some_and(Border::is_drawn));
    drawn.then(|| sides.iter().all(|side| *side == Some(Border::Single)))
}

fn room(props: &ParaProps, spot: &Spot) -> Length {
    spot.column - props.indent_left.unwrap_or_default() - props.indent_right.unwrap_or_default()
}

/// Finds the lines at a paragraph: what is below it is above the next, too.
pub(super) fn draw(
    flow: &mut Flow<'_>,
    paragraph: &mut Paragraph,
    props: &ParaProps,
    shapes: &[&Shape],
    is_inked: bool,
    spot: &Spot,
) {
    let (mut above, mut below) = (Vec::new(), Vec::new());
    for shape in shapes {
        let model::Drawn::Rule { solid } = shape.drawn else {
            continue;
        };
        let rule = drawn(&shape.place, solid, spot);
        if is_inked && !is_above(&shape.place, paragraph) {
            below.push(rule);
        } else {
            above.push(rule);
        }
    }
    if frame(props, spot).is_none() {
        let border = |side: Option<Border>| {
            side.filter(|side| side.is_drawn()).map(|side| DrawnRule {
                drawn: Drawn::Border,
                length: Some(room(props, spot)),
                left: Some(props.indent_left.unwrap_or_default()),
                solid: side == Border::Single,
            })
        };
        above.extend(border(props.borders.top));
        let target = if is_inked { &mut below } else { &mut above };
        target.extend(border(props.borders.bottom));
    }
    let text = flow.text.get(paragraph.span.range()).unwrap_or_default();
    let typed = typed(text, paragraph, props);
    if let Some(typed) = typed {
        above.push(typed);
    } else {
        below.extend(underlined(text, paragraph, props));
    }
    // What is above this paragraph is below the last one of the column.
    let last = flow.inked.and_then(|last| flow.layout.paragraphs.get_mut(last));
    if let Some(last) = last.filter(|last| same_column(last.place, paragraph.place)) {
        last.rules_below.extend_from_slice(&above);
    }
    // One without words keeps its own: what stands behind it may be a table.
    if !is_inked || typed.is_some() {
        paragraph.rules_above.clone_from(&above);
    }
    flow.rules.append(&mut above);
    if is_inked && typed.is_none() {
        paragraph.rules_above.append(&mut flow.rules);
    }
    flow.rules.extend_from_slice(&below);
    paragraph.rules_below = below;
}

/// Whether two paragraphs stand one below the other.
fn same_column(a: PagePlace, b: PagePlace) -> bool {
    std::mem::discriminant(&a) == std::mem::discriminant(&b)
}

/// Whether a shape stands in the upper half of the first line of its paragraph, or above.
fn is_above(place: &Place, paragraph: &Paragraph) -> bool {
    let Some((Anchor::Column, top)) = place.top else {
        return false;
    };
    let size = paragraph
        .runs
        .iter()
        .map(|run| run.style.size)
        .max()
        .unwrap_or_default();
    let half = Length::from_twips(size.twips() * 6 / 10);
    top < half + paragraph.space_before
}

/// A drawn line in its column.
fn drawn(place: &Place, solid: bool, spot: &Spot) -> DrawnRule {
    let from_column = |anchor: Anchor| match anchor {
        Anchor::Column => Length::ZERO,
        Anchor::Margin => Length::ZERO - spot.left,
        Anchor::Page => Length::ZERO - spot.left - spot.margin,
    };
    let offset = place.left.map(|(anchor, left)| left + from_column(anchor));
    let aligned = place.alignment.zip(place.width).and_then(|((anchor, side), wide)| {
        let free = (spot.column - wide).twips();
        (anchor == Anchor::Column).then_some(())?;
        Some(Length::from_twips(match side {
            Alignment::Center => free / 2,
            Alignment::Right => free,
            _ => 0,
        }))
    });
    DrawnRule {
        drawn: Drawn::Shape,
        length: place.width,
        left: offset.or(aligned),
        solid,
    }
}

/// A row of underscores or dashes.
fn typed(text: &str, paragraph: &Paragraph, props: &ParaProps) -> Option<DrawnRule> {
    let line = text.trim();
    let stroke = |c: char| matches!(c, '_' | '-' | '–' | '—' | '─' | '=' | '*' | '.');
    if line.chars().count() < 3 || !line.chars().all(stroke) {
        return None;
    }
    let style = &paragraph.runs.first()?.style;
    let measured = extent(line, style, room_of(paragraph, props));
    Some(DrawnRule {
        drawn: Drawn::Characters,
        length: Some(measured.map_or_else(|| width(line, style), |(wide, _)| wide)),
        left: measured.map(|(_, left)| left),
        solid: line.chars().all(|c| matches!(c, '_' | '—' | '─')),
    })
}

fn room_of(paragraph: &Paragraph, props: &ParaProps) -> Extent {
    Extent {
        column: paragraph.column,
        left: paragraph.indent_left + paragraph.first_line,
        right: paragraph.indent_right,
        side: side(props),
    }
}

/// The line below underlined letters of a paragraph of one line.
fn underlined(text: &str, paragraph: &Paragraph, props: &ParaProps) -> Option<DrawnRule> {
    if text.contains('\n') || !paragraph.runs.iter().any(|run| run.style.underlined) {
        return None;
    }
    let start = paragraph.span.start;
    let measured = paragraph.runs.iter().map(|run| {
        let piece = text
            .get(run.span.start - start..run.span.end - start)
            .unwrap_or_default();
        (run.style.underlined, width(piece, &run.style))
    });
    let measured: Vec<(bool, Length)> = measured.collect();
    let whole: Length = measured.iter().map(|(_, wide)| *wide).sum();
    let before: Length = measured
        .iter()
        .take_while(|(lined, _)| !lined)
        .map(|(_, wide)| *wide)
        .sum();
    let lined: Length = measured.iter().filter(|(lined, _)| *lined).map(|(_, wide)| *wide).sum();
    let room = room_of(paragraph, props);
    let free = room.column - room.left - room.right - whole;
    if free < Length::ZERO || lined == Length::ZERO {
        return None;
    }
    let left = match room.side {
        Alignment::Center => Length::from_twips(free.twips() / 2),
        Alignment::Right => free,
        _ => Length::ZERO,
    };
    Some(DrawnRule {
        drawn: Drawn::Underline,
        length: Some(lined),
        left: Some(room.left + left + before),
        solid: true,
    })
}
