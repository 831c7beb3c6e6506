//! VML: lines, boxes and words as pictures, as Word drew them before 2010.

use std::rc::Rc;

use super::borders::Border;
use super::links;
use super::model::{Anchor, Cut, Drawn, Fill, Item, Para, Piece, Place, Shape, What};
use super::props::RunProps;
use super::story::Stories;
use super::units::{self, css};
use crate::format::docx::names::Space;
use crate::format::docx::package::Xml;
use crate::format::fault::Fault;
use crate::layout::{Alignment, Color, Length};

/// Lengths without unit are pixels.
const PIXEL: f64 = 0.75;

/// The room above the text of a shape that says nothing of it.
const INSET: Length = Length::from_twips(72);

/// What is no higher is a line.
const LINE: Length = Length::from_twips(40);

/// Shapes that are straight lines, by the number of their type.
const LINES: [&str; 2] = ["_t20", "_t32"];

/// Shapes whose outline encloses nothing, by the number of their type: straight, bent and
/// curved connectors, the frame of a picture, braces and brackets.
const UNFILLED: [&str; 14] = [
    "_t19", "_t20", "_t32", "_t33", "_t34", "_t35", "_t36", "_t37", "_t38", "_t75", "_t85", "_t86", "_t87", "_t88",
];

/// How opaque an area is at the least that hides what is behind it.
const OPAQUE: f64 = 0.5;

const WHITE: Color = Color::Rgb(u8::MAX, u8::MAX, u8::MAX);

/// Reads the `w:pict` or `w:object` at hand.
pub(super) fn read(
    stories: &mut Stories,
    xml: &mut Xml<'_>,
    props: &Rc<RunProps>,
    out: &mut Vec<Piece>,
) -> Result<(), Fault> {
    let mut shapes = Vec::new();
    inside(stories, xml, &mut shapes)?;
    stories.seen.floating += shapes.iter().filter(|shape| shape.is_area_over()).count();
    for shape in shapes {
        // It was counted as it was met.
        stories.tally.joined();
        stories.push(out, props, What::Shape(Box::new(shape)));
    }
    stories.clicks(out)
}

/// Looks for shapes in the element at hand; whether the text flows around it.
fn inside(stories: &mut Stories, xml: &mut Xml<'_>, out: &mut Vec<Shape>) -> Result<bool, Fault> {
    let mut wraps = false;
    let level = xml.level();
    while xml.child(level)? {
        if xml.tag().0 == Space::V {
            stories.tally.piece()?;
            let target = xml
                .get("href")
                .filter(|href| !href.is_empty() && !href.starts_with('#'));
            stories.clicked.extend(target.map(links::capped));
        }
        match xml.tag() {
            (Space::V, "line" | "shape" | "rect" | "roundrect" | "oval" | "image") => {
                out.extend(one(stories, xml)?);
            }
            (Space::V, "group") => group(stories, xml, out)?,
            (Space::O, "wrap") => wraps |= is_wrapped(xml),
            _ => {}
        }
    }
    Ok(wraps)
}

/// Reads the group at hand.
fn group(stories: &mut Stories, xml: &mut Xml<'_>, out: &mut Vec<Shape>) -> Result<(), Fault> {
    let style = xml.get("style").unwrap_or_default();
    let (whole, over) = (place(style), is_over(style));
    let first = out.len();
    let over = !inside(stories, xml, out)? && over;
    for shape in out.iter_mut().skip(first) {
        if matches!(shape.drawn, Drawn::Area) {
            // The scale of a group is not known: its areas are taken to be as large as it is.
            shape.place = whole;
        }
        shape.place.is_scaled = true;
        shape.over = over;
    }
    Ok(())
}

/// Reads the shape at hand.
fn one(stories: &mut Stories, xml: &mut Xml<'_>) -> Result<Option<Shape>, Fault> {
    let style = xml.get("style").unwrap_or_default();
    let is_line = xml.tag().1 == "line";
    let place = if is_line { ends(xml) } else { place(style) };
    let (over, hidden) = (is_over(style), property(style, "visibility") == Some("hidden"));
    let floats = property(style, "position") == Some("absolute");
    let kind = xml.get("type").unwrap_or_default();
    let connects = xml.get_of(Space::O, "connectortype");
    let straight = is_line || connects == Some("straight") || LINES.iter().any(|line| kind.ends_with(line));
    let encloses = !is_line && connects.is_none() && !UNFILLED.iter().any(|open| kind.ends_with(open));
    let mut content = Content {
        outline: stroked(xml),
        fill: filled(xml).filter(|_| encloses),
        ..Content::default()
    };
    let next = xml.get("id").map(|id| Rc::from(format!("#{id}")));
    stories.continued.extend(next);
    let pictures = stories.seen.pictures;
    content.grows = property(style, "rotation").is_some_and(is_turned);
    content.read(stories, xml)?;
    if floats {
        stories.seen.floating += stories.seen.pictures - pictures;
    }
    let over = over && !content.wraps;
    let shape = content.shape(place, straight);
    Ok(shape.map(|shape| Shape { hidden, over, ..shape }))
}

/// Whether a shape stands before the text.
fn is_over(style: &str) -> bool {
    let behind = property(style, "z-index").is_some_and(|order| order.starts_with('-'));
    property(style, "position") == Some("absolute") && !behind
}

/// Whether the `w10:wrap` at hand lets the text flow around the shape.
fn is_wrapped(xml: &Xml<'_>) -> bool {
    xml.get("type").is_some_and(|kind| kind != "none")
}

/// Whether a shape is turned so far that its lines are not level: degrees, or parts of them.
fn is_turned(rotation: &str) -> bool {
    let parts = rotation.strip_suffix("fd").and_then(|parts| parts.parse().ok());
    let degrees: Option<f64> = parts
        .map(|parts: f64| parts / 65_536.0)
        .or_else(|| rotation.parse().ok());
    degrees.is_some_and(|degrees| (degrees % 180.0).abs() >= 45.0)
}

/// What a shape is filled with by its attributes: white, where they say nothing.
fn filled(xml: &Xml<'_>) -> Option<Fill> {
    if matches!(xml.get("filled"), Some("f" | "false" | "0")) {
        return None;
    }
    // Behind the colour may stand its place in a palette: `white [3212]`.
    let stated = xml.get("fillcolor").and_then(|color| color.split_whitespace().next());
    let color = match stated {
        None | Some("white" | "window" | "#fff") => Some(WHITE),
        Some("black" | "windowText" | "#000") => Some(Color::Rgb(0, 0, 0)),
        Some(digits) => units::color(digits),
    };
    Some(color.map_or(Fill::Other, Fill::Plain))
}

/// Whether the outline of a shape is drawn.
fn stroked(xml: &Xml<'_>) -> Option<Border> {
    let off = matches!(xml.get("stroked"), Some("f" | "false" | "0"));
    (!off).then_some(Border::Single)
}

/// What a shape holds: text, words as a picture, the form of its outline and its fill.
#[derive(Debug, Default)]
struct Content {
    outline: Option<Border>,
    fill: Option<Fill>,
    story: Option<Vec<Item>>,
    wraps: bool,
    /// Whether its text may need less or more room than it has: it grows, or lines run down.
    grows: bool,
    cut: Cut,
}

impl Content {
    fn read(&mut self, stories: &mut Stories, xml: &mut Xml<'_>) -> Result<(), Fault> {
        let level = xml.level();
        while xml.child(level)? {
            match xml.tag() {
                (Space::V, "textbox") => {
                    self.textbox(xml);
                    let text = xml.level();
                    while xml.child(text)? {
                        if xml.tag() == (Space::W, "txbxContent") {
                            self.story = Some(stories.inner_story(xml)?);
                        }
                    }
                }
                (Space::V, "textpath") => self.path(stories, xml),
                (Space::V, "imagedata") => {
                    stories.seen.pictures += 1;
                    self.fill = None;
                }
                (Space::V, "stroke") if self.outline.is_some() => {
                    let dashed = xml.get("dashstyle").is_some_and(|dash| dash != "solid");
                    let several = xml.get("linestyle").is_some_and(|style| style != "single");
                    if dashed || several {
                        self.outline = Some(Border::Other);
                    }
                }
                (Space::V, "fill") => self.filling(xml),
                (Space::O, "wrap") => self.wraps |= is_wrapped(xml),
                _ => {}
            }
        }
        Ok(())
    }

    /// Reads how the text stands in the `v:textbox` at hand.
    fn textbox(&mut self, xml: &Xml<'_>) {
        let style = xml.get("style").unwrap_or_default();
        let fits = property(style, "mso-fit-shape-to-text");
        let flow = property(style, "layout-flow");
        self.grows |= matches!(fits, Some("t" | "true" | "1")) || flow.is_some_and(|flow| flow != "horizontal");
        self.cut.next = property(style, "mso-next-textbox").map(Rc::from);
        // Left, top, right and bottom; what is left out is as usual.
        let inset = xml.get("inset").and_then(|inset| inset.split(',').nth(1));
        self.cut.top = inset.and_then(|top| css(top, PIXEL)).unwrap_or(INSET);
    }

    /// Reads the `v:textpath` at hand, words as a picture: the fill is that of the letters.
    fn path(&mut self, stories: &mut Stories, xml: &Xml<'_>) {
        let words = xml.get("string").unwrap_or_default();
        let mut para = Para::default();
        stories.text(&mut para.pieces, words, &Rc::default());
        if !para.pieces.is_empty() {
            self.story = Some(vec![Item::Paragraph(Box::new(para))]);
            (self.outline, self.fill, self.grows) = (None, None, true);
        }
    }

    /// Reads the `v:fill` at hand.
    fn filling(&mut self, xml: &Xml<'_>) {
        let off = matches!(xml.get("on"), Some("f" | "false" | "0"));
        if off || xml.get("opacity").and_then(opacity).is_some_and(|share| share < OPAQUE) {
            self.fill = None;
        } else if xml.get("type").is_some_and(|kind| kind != "solid") {
            self.fill = self.fill.map(|_| Fill::Other);
        }
    }

    fn shape(self, place: Place, straight: bool) -> Option<Shape> {
        let outline = self.outline.unwrap_or(Border::None);
        let flat = place.height.is_some_and(|height| height <= LINE);
        let drawn = match self.story {
            Some(story) => Drawn::Box {
                story,
                outline,
                cut: (!self.grows).then_some(self.cut),
            },
            None if (straight || flat) && outline.is_drawn() => Drawn::Rule {
                solid: outline == Border::Single,
            },
            None if self.fill.is_some() && !flat => Drawn::Area,
            None => return None,
        };
        let wide = place.width.unwrap_or_default();
        let steep = place.height.is_some_and(|height| height > LINE && height >= wide);
        let level = !(matches!(drawn, Drawn::Rule { .. }) && steep);
        level.then_some(Shape {
            place,
            drawn,
            hidden: false,
            fill: self.fill,
            over: false,
        })
    }
}

/// A share of one: `.5`, or in parts of 65 536: `32768f`.
fn opacity(value: &str) -> Option<f64> {
    let value = value.trim();
    match value.strip_suffix('f') {
        Some(parts) => parts.parse::<f64>().ok().map(|parts| parts / 65_536.0),
        None => value.parse().ok(),
    }
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
