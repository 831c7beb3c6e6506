//! Boxes of text that float on the page.

use super::borders::Border;
use super::clips::Clip;
use super::flow::{Flow, Spot};
use super::model::{Anchor, Drawn, Fill, Place, Shape};
use crate::layout::{Frame, Length, PagePlace, Slot};

/// The room between the sides of a box and its text, as Word sets it.
const INSET: Length = Length::from_twips(144);

/// Writes the boxes that are anchored in a paragraph. Boxes side by side are read as the
/// cells of a row: so heads of letters are drawn.
pub(super) fn write(flow: &mut Flow<'_>, shapes: &[&Shape], spot: &Spot) {
    let mut boxes: Vec<&Shape> = shapes
        .iter()
        .copied()
        .filter(|shape| matches!(shape.drawn, Drawn::Box { .. }))
        .collect();
    if boxes.is_empty() {
        return;
    }
    let side_by_side = spot.slot == Slot::Row && boxes.len() > 1 && are_side_by_side(&boxes);
    if side_by_side {
        boxes.sort_by_key(|shape| shape.place.left.map(|(_, left)| left));
        flow.rows = flow.rows.saturating_add(1);
    }
    let row = flow.rows;
    for (column, shape) in (0..).zip(boxes) {
        let slot = if side_by_side {
            Slot::Cell { row, column }
        } else {
            spot.slot
        };
        one(flow, shape, slot, spot);
    }
}

fn one(flow: &mut Flow<'_>, shape: &Shape, slot: Slot, spot: &Spot) {
    let Drawn::Box { story, outline, cut } = &shape.drawn else {
        return;
    };
    let Place { width, height, .. } = shape.place;
    let left = shape.place.left.map(|(anchor, left)| match anchor {
        Anchor::Page => left,
        Anchor::Margin => left + spot.margin,
        Anchor::Column => left + spot.margin + spot.left,
    });
    let top = shape
        .place
        .top
        .filter(|(anchor, _)| *anchor == Anchor::Page)
        .map(|(_, top)| top);
    let mut inside = spot.at(slot, PagePlace::TextBox { left, top });
    // Headers and footers say more of a box in them than its place.
    if matches!(spot.place, PagePlace::Header(_) | PagePlace::Footer(_)) {
        inside.place = spot.place;
    }
    inside.column = width.map_or(spot.column, |width| (width - INSET - INSET).max(Length::ZERO));
    inside.left = left.map_or(spot.left, |left| left - spot.margin + INSET);
    inside.frame = (*outline != Border::None).then_some(Frame {
        width,
        height,
        single: *outline == Border::Single,
    });
    // Words on a pattern or a picture cannot be judged by what is behind the box.
    let cell = spot.table.as_ref().and_then(|table| table.1.background);
    let cell = cell.and_then(|ground| flow.parts.styles.ground(ground));
    inside.ground = shape.fill.map_or(cell.or(spot.ground), Fill::color);
    inside.table = None;
    let outer = flow.unseen;
    flow.unseen |= shape.hidden;
    let first = flow.layout.paragraphs.len();
    flow.apart(story, &inside);
    flow.unseen = outer;
    let known = height.filter(|_| !shape.hidden && !flow.unseen && !shape.place.is_scaled);
    if let Some((cut, height)) = cut.as_ref().zip(known) {
        let clip = Clip::new(first, flow.layout.paragraphs.len(), inside.place, height);
        flow.clips.push(clip.of_box(width, cut));
    }
    // The shapes of a group have a scale of their own.
    let sides = [width, height].into_iter().flatten().filter(|_| !shape.place.is_scaled);
    flow.squeeze(first, sides.min());
}

/// Whether no box reaches over another from left to right.
fn are_side_by_side(boxes: &[&Shape]) -> bool {
    let mut sides: Vec<(Length, Length)> = Vec::with_capacity(boxes.len());
    for shape in boxes {
        let (Some((_, left)), Some(width)) = (shape.place.left, shape.place.width) else {
            return false;
        };
        sides.push((left, left + width));
    }
    sides.sort_unstable();
    // Drawn by hand, they may touch.
    let slack = Length::from_twips(200);
    sides
        .windows(2)
        .all(|pair| matches!(pair, [(_, end), (start, _)] if *end - slack <= *start))
}
