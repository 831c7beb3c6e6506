//! VML: lines, boxes and words as pictures, as Word drew them before 2010.

use std::rc::Rc;

use super::model::{Anchor, Drawn, Item, Para, Piece, Place, Shape, What};
use super::props::{Border, RunProps};
use super::story::Stories;
use super::units::css;
use crate::format::docx::names::Space;
use crate::format::docx::package::Xml;
use crate::format::fault::Fault;
use crate::layout::{Alignment, Length};

/// Lengths without unit are pixels.
const PIXEL: f64 = 0.75;

/// What is no higher is a line.
const LINE: Length = Length::from_twips(40);

/// Shapes that are straight lines, by the number of their type.
const LINES: [&str; 2] = ["_t20", "_t32"];

/// Reads the `w:pict` or `w:object` at hand.
pub(super) fn read(
    stories: &mut Stories,
    xml: &mut Xml<'_>,
    props: &Rc<RunProps>,
    out: &mut Vec<Piece>,
) -> Result<(), Fault> {
    let mut shapes = Vec::new();
    inside(stories, xml, &mut shapes)?;
    for shape in shapes {
        stories.push(out, props, What::Shape(Box::new(shape)));
    }
    Ok(())
}

/// Looks for shapes in the element at hand.
fn inside(stories: &mut Stories, xml: &mut Xml<'_>, out: &mut Vec<Shape>) -> Result<(), Fault> {
    let level = xml.level();
    while xml.child(level)? {
        if xml.tag().0 == Space::V {
            stories.tally.piece()?;
        }
        match xml.tag() {
            (Space::V, "line") => {
                let place = ends(xml);
                let outline = stroked(xml);
                let hidden = is_hidden(xml);
                let (outline, story) = content(stories, xml, outline)?;
                out.extend(shape(place, true, outline, story).map(|shape| Shape { hidden, ..shape }));
            }
            (Space::V, "shape" | "rect" | "roundrect" | "oval" | "image") => {
                let place = place(xml.get("style").unwrap_or_default());
                let kind = xml.get("type").unwrap_or_default();
                let typed = LINES.iter().any(|line| kind.ends_with(line));
                let straight = typed || xml.get_of(Space::O, "connectortype") == Some("straight");
                let outline = stroked(xml);
                let hidden = is_hidden(xml);
                let (outline, story) = content(stories, xml, outline)?;
                out.extend(shape(place, straight, outline, story).map(|shape| Shape { hidden, ..shape }));
            }
            (Space::V, "group") => {
                let first = out.len();
                inside(stories, xml, out)?;
                for shape in out.iter_mut().skip(first) {
                    shape.place.is_scaled = true;
                }
            }
            _ => {}
        }
    }
    Ok(())
}

fn shape(place: Place, straight: bool, outline: Border, story: Option<Vec<Item>>) -> Option<Shape> {
    let flat = place.height.is_some_and(|height| height <= LINE);
    let drawn = match story {
        Some(story) => Drawn::Box { story, outline },
        None if (straight || flat) && outline.is_drawn() => Drawn::Rule {
            solid: outline == Border::Single,
        },
        None => return None,
    };
    let wide = place.width.unwrap_or_default();
    let steep = place.height.is_some_and(|height| height > LINE && height >= wide);
    let level = !(matches!(drawn, Drawn::Rule { .. }) && steep);
    level.then_some(Shape {
        place,
        drawn,
        hidden: false,
    })
}

/// Whether Word is told not to show the shape at hand.
fn is_hidden(xml: &Xml<'_>) -> bool {
    property(xml.get("style").unwrap_or_default(), "visibility") == Some("hidden")
}

/// Whether the outline of a shape is drawn.
fn stroked(xml: &Xml<'_>) -> Border {
    match xml.get("stroked") {
        Some("f" | "false" | "0") => Border::None,
        _ => Border::Single,
    }
}

/// What a shape holds: text, words as a picture, the form of its outline.
fn content(stories: &mut Stories, xml: &mut Xml<'_>, outline: Border) -> Result<(Border, Option<Vec<Item>>), Fault> {
    let (mut outline, mut story) = (outline, None);
    let level = xml.level();
    while xml.child(level)? {
        match xml.tag() {
            (Space::V, "textbox") => {
                let text = xml.level();
                while xml.child(text)? {
                    if xml.tag() == (Space::W, "txbxContent") {
                        story = Some(stories.inner_story(xml)?);
                    }
                }
            }
            (Space::V, "textpath") => {
                let words = xml.get("string").unwrap_or_default().to_owned();
                let mut para = Para::default();
                stories.text(&mut para.pieces, &words, &Rc::default());
                if !para.pieces.is_empty() {
                    (story, outline) = (Some(vec![Item::Paragraph(Box::new(para))]), Border::None);
                }
            }
            (Space::V, "imagedata") => stories.seen.pictures += 1,
            (Space::V, "stroke") if outline.is_drawn() => {
                let dashed = xml.get("dashstyle").is_some_and(|dash| dash != "solid");
                let several = xml.get("linestyle").is_some_and(|style| style != "single");
                if dashed || several {
                    outline = Border::Other;
                }
            }
            _ => {}
        }
    }
    Ok((outline, story))
}

/// The place of a line by its ends.
fn ends(xml: &Xml<'_>) -> Place {
    let point = |name: &str| {
        let (x, y) = xml.get(name)?.split_once(',')?;
        Some((css(x, PIXEL)?, css(y, PIXEL)?))
    };
    let (Some((x1, y1)), Some((x2, y2))) = (point("from"), point("to")) else {
        return place(xml.get("style").unwrap_or_default());
    };
    let (anchor_x, anchor_y) = anchors(xml.get("style").unwrap_or_default());
    Place {
        left: Some((anchor_x, x1.min(x2))),
        alignment: None,
        top: Some((anchor_y, y1.min(y2))),
        width: Some(x1.max(x2) - x1.min(x2)),
        height: Some(y1.max(y2) - y1.min(y2)),
        is_scaled: false,
    }
}

/// The value of a property in a style sheet.
fn property<'s>(style: &'s str, name: &str) -> Option<&'s str> {
    let mut properties = style.split(';').filter_map(|property| property.split_once(':'));
    properties
        .find(|(key, _)| key.trim() == name)
        .map(|(_, value)| value.trim())
}

fn anchors(style: &str) -> (Anchor, Anchor) {
    let anchor = |name: &str| match property(style, name) {
        Some("page" | "left-margin-area" | "top-margin-area") => Anchor::Page,
        Some("margin") => Anchor::Margin,
        _ => Anchor::Column,
    };
    (
        anchor("mso-position-horizontal-relative"),
        anchor("mso-position-vertical-relative"),
    )
}

fn place(style: &str) -> Place {
    let (across, down) = anchors(style);
    let length = |name: &str| property(style, name).and_then(|value| css(value, PIXEL));
    let floats = property(style, "position") == Some("absolute");
    let aligned = match property(style, "mso-position-horizontal") {
        Some("center") => Some(Alignment::Center),
        Some("right") => Some(Alignment::Right),
        Some("left") => Some(Alignment::Left),
        _ => None,
    };
    let offset = |name: &str, other: &str| length(name).or_else(|| length(other)).filter(|_| floats);
    Place {
        left: offset("margin-left", "left")
            .filter(|_| aligned.is_none())
            .map(|left| (across, left)),
        alignment: aligned.map(|aligned| (across, aligned)),
        top: offset("margin-top", "top").map(|top| (down, top)),
        width: length("width"),
        height: length("height"),
        is_scaled: false,
    }
}
