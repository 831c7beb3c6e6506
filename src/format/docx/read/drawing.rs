//! DrawingML: lines, boxes, pictures.

use std::rc::Rc;

use super::borders::Border;
use super::effects;
use super::model::{Anchor, Cut, Drawn, Fill, Piece, Place, Shape, What};
use super::props::RunProps;
use super::story::Stories;
use super::units::{emu, number, on_off};
use crate::format::docx::names::Space;
use crate::format::docx::package::Xml;
use crate::format::fault::Fault;
use crate::layout::{Alignment, Length};

/// What is no higher is a line, however it is called.
const LINE: Length = Length::from_twips(40);

/// The room above the text of a shape that says nothing of it.
const INSET: Length = Length::from_twips(72);

/// Reads the `w:drawing` at hand.
pub(super) fn read(
    stories: &mut Stories,
    xml: &mut Xml<'_>,
    props: &Rc<RunProps>,
    out: &mut Vec<Piece>,
) -> Result<(), Fault> {
    let mut shapes = Vec::new();
    let level = xml.level();
    while xml.child(level)? {
        if let (Space::Wp, "inline" | "anchor") = xml.tag() {
            let floats = xml.tag().1 == "anchor";
            let before = stories.seen.pictures;
            frame(stories, xml, floats, &mut shapes)?;
            if floats {
                stories.seen.floating += stories.seen.pictures - before;
            }
        }
    }
    stories.seen.floating += shapes.iter().filter(|shape| shape.is_area_over()).count();
    for shape in shapes {
        // It was counted as it was met.
        stories.tally.joined();
        stories.push(out, props, What::Shape(Box::new(shape)));
    }
    stories.clicks(out)
}

/// A drawing with its place; a group may hold several shapes.
fn frame(stories: &mut Stories, xml: &mut Xml<'_>, floats: bool, out: &mut Vec<Shape>) -> Result<(), Fault> {
    let is_on = |value: Option<&str>| value.is_some_and(|value| on_off(Some(value)));
    let mut place = Place::default();
    let mut shapes = Vec::new();
    let mut hidden = false;
    // By its place on the page, whatever else is said of that.
    let simple = is_on(xml.get("simplePos"));
    let mut over = floats && !is_on(xml.get("behindDoc"));
    let level = xml.level();
    while xml.child(level)? {
        match xml.tag() {
            (Space::Wp, "docPr") => {
                hidden = is_on(xml.get("hidden"));
                clicked(stories, xml)?;
            }
            (Space::Wp, "simplePos") if simple => {
                let length = |name: &str| Some((Anchor::Page, emu(xml.get(name)?)?));
                (place.left, place.top) = (length("x"), length("y"));
            }
            (Space::Wp, "positionH" | "positionV") if simple => {}
            // The text flows around it.
            (Space::Wp, "wrapSquare" | "wrapTight" | "wrapThrough" | "wrapTopAndBottom") => over = false,
            (Space::Wp, "extent") => (place.width, place.height) = size(xml),
            (Space::Wp, "positionH") => {
                let (anchor, offset, aligned) = position(xml)?;
                place.left = offset.map(|offset| (anchor, offset));
                place.alignment = aligned.map(|aligned| (anchor, aligned));
            }
            (Space::Wp, "positionV") => {
                let (anchor, offset, aligned) = position(xml)?;
                // It stands somewhere on the page.
                over &= !(aligned.is_some() && anchor != Anchor::Column);
                place.top = offset.map(|offset| (anchor, offset));
            }
            (Space::A, "graphic") => inside(stories, xml, &mut shapes)?,
            _ => {}
        }
    }
    let alone = shapes.len() == 1;
    for (inner, drawn) in shapes {
        let whole = place;
        let place = if alone { place } else { inner.within(place) };
        out.extend(drawn.shape(place).map(|shape| Shape {
            hidden,
            over,
            // The scale of a group is not known: its areas are taken to be as large as it is.
            place: if matches!(shape.drawn, Drawn::Area) {
                whole
            } else {
                place
            },
            ..shape
        }));
    }
    Ok(())
}

/// Reads where the drawing or the picture at hand leads, whether it is clicked or pointed at.
fn clicked(stories: &mut Stories, xml: &mut Xml<'_>) -> Result<(), Fault> {
    let level = xml.level();
    while xml.child(level)? {
        if let (Space::A, "hlinkClick" | "hlinkHover") = xml.tag() {
            let target = stories.target(xml);
            // A picture says it of itself and of its frame.
            stories
                .clicked
                .extend(target.filter(|target| stories.clicked.last() != Some(target)));
        } else {
            clicked(stories, xml)?;
        }
    }
    Ok(())
}

fn size(xml: &Xml<'_>) -> (Option<Length>, Option<Length>) {
    let length = |name: &str| xml.get(name).and_then(emu);
    (length("cx"), length("cy"))
}

fn position(xml: &mut Xml<'_>) -> Result<(Anchor, Option<Length>, Option<Alignment>), Fault> {
    let anchor = match xml.get("relativeFrom") {
        Some("page" | "leftMargin" | "topMargin" | "outsideMargin" | "insideMargin") => Anchor::Page,
        Some("margin" | "rightMargin" | "bottomMargin") => Anchor::Margin,
        _ => Anchor::Column,
    };
    let (mut offset, mut aligned) = (None, None);
    let level = xml.level();
    while xml.child(level)? {
        match xml.tag().1 {
            "posOffset" => offset = emu(&xml.text()?),
            "align" => {
                aligned = match xml.text()?.trim() {
                    "center" => Some(Alignment::Center),
                    "right" | "outside" | "bottom" => Some(Alignment::Right),
                    "left" | "inside" | "top" => Some(Alignment::Left),
                    _ => None,
                }
            }
            _ => {}
        }
    }
    Ok((anchor, offset, aligned))
}

/// A shape inside a drawing, and its place there.
#[derive(Debug, Clone, Copy, Default)]
struct Inner {
    left: Option<Length>,
    top: Option<Length>,
    width: Option<Length>,
    height: Option<Length>,
}

impl Inner {
    /// The place on the page, inside a drawing whose scale is that of its group.
    fn within(self, outer: Place) -> Place {
        let moved = |outer: Option<(Anchor, Length)>, inner: Option<Length>| {
            outer.map(|(anchor, offset)| (anchor, offset + inner.unwrap_or_default()))
        };
        Place {
            left: moved(outer.left, self.left),
            alignment: None,
            top: moved(outer.top, self.top),
            width: self.width,
            height: self.height,
            is_scaled: true,
        }
    }
}

/// What is drawn, before it is known how large it is.
#[derive(Debug, Default)]
struct Figure {
    straight: bool,
    story: Option<Vec<super::model::Item>>,
    outline: Option<Border>,
    /// The line that the style of the shape gives it.
    styled: bool,
    /// What it is filled with, where it says so.
    fill: Option<Option<Fill>>,
    /// Whether the style of the shape fills it.
    tinted: bool,
    /// Whether it grows with its text.
    grows: bool,
    /// Whether the lines of its text are not level.
    turned: bool,
    cut: Cut,
}

impl Figure {
    /// The shape at its place; none for a picture or an ornament.
    fn shape(self, place: Place) -> Option<Shape> {
        let outline = self
            .outline
            .unwrap_or(if self.styled { Border::Single } else { Border::None });
        let flat = place.height.is_some_and(|height| height <= LINE);
        let fill = self.fill.unwrap_or(self.tinted.then_some(Fill::Other));
        let drawn = match self.story {
            Some(story) => Drawn::Box {
                story,
                outline,
                cut: (!self.grows && !self.turned).then_some(self.cut),
            },
            None if self.straight || flat => {
                let steep = place.height.unwrap_or_default() > LINE
                    && place.height.unwrap_or_default() >= place.width.unwrap_or_default();
                if steep {
                    return None;
                }
                Drawn::Rule {
                    solid: outline != Border::Other,
                }
            }
            None if fill.is_some() => Drawn::Area,
            None => return None,
        };
        Some(Shape {
            place,
            drawn,
            hidden: false,
            fill,
            over: false,
        })
    }
}

/// Looks for shapes in the element at hand.
fn inside(stories: &mut Stories, xml: &mut Xml<'_>, out: &mut Vec<(Inner, Figure)>) -> Result<(), Fault> {
    let level = xml.level();
    let mut origin = Inner::default();
    let first = out.len();
    while xml.child(level)? {
        match xml.tag() {
            (Space::Wps, "wsp") => {
                stories.tally.piece()?;
                out.push(figure(stories, xml)?);
            }
            (Space::Pic, "pic") => {
                stories.seen.pictures += 1;
                clicked(stories, xml)?;
            }
            (Space::Wps, "grpSpPr") => origin = group_origin(xml)?,
            (Space::A, "graphicData") => {
                let unknown = xml.get("uri").is_some_and(is_of_other_program);
                let before = (out.len(), stories.seen.pictures);
                inside(stories, xml, out)?;
                if unknown && before == (out.len(), stories.seen.pictures) {
                    stories.seen.objects += 1;
                }
            }
            (Space::Wps, "wgp" | "wpc" | "grpSp") => inside(stories, xml, out)?,
            _ => {}
        }
    }
    // The shapes of a group count from where the group counts.
    for (inner, _) in out.iter_mut().skip(first) {
        inner.left = inner.left.map(|left| left - origin.left.unwrap_or_default());
        inner.top = inner.top.map(|top| top - origin.top.unwrap_or_default());
    }
    Ok(())
}

/// Whether what is drawn stands in parts or elements that are not read: charts,
/// diagrams, locked canvases, whatever a later version draws.
fn is_of_other_program(uri: &str) -> bool {
    const READ: [&str; 4] = [
        "/picture",
        "/wordprocessingShape",
        "/wordprocessingGroup",
        "/wordprocessingCanvas",
    ];
    !uri.is_empty() && !READ.iter().any(|kind| uri.ends_with(kind))
}

/// How far the shapes of a group stand off the place that they are counted from: the
/// place of the group itself comes on top.
fn group_origin(xml: &mut Xml<'_>) -> Result<Inner, Fault> {
    let (mut inner, mut own) = (Inner::default(), Inner::default());
    let outer = xml.level();
    while xml.child(outer)? {
        if xml.tag() != (Space::A, "xfrm") {
            continue;
        }
        let level = xml.level();
        while xml.child(level)? {
            let length = |name: &str| xml.get(name).and_then(emu);
            match xml.tag() {
                (Space::A, "chOff") => (inner.left, inner.top) = (length("x"), length("y")),
                (Space::A, "off") => (own.left, own.top) = (length("x"), length("y")),
                _ => {}
            }
        }
    }
    let minus = |a: Option<Length>, b: Option<Length>| Some(a.unwrap_or_default() - b.unwrap_or_default());
    Ok(Inner {
        left: minus(inner.left, own.left),
        top: minus(inner.top, own.top),
        ..Inner::default()
    })
}

fn figure(stories: &mut Stories, xml: &mut Xml<'_>) -> Result<(Inner, Figure), Fault> {
    let mut figure = Figure {
        cut: Cut {
            top: INSET,
            ..Cut::default()
        },
        ..Figure::default()
    };
    let mut inner = Inner::default();
    let level = xml.level();
    while xml.child(level)? {
        match xml.tag() {
            (Space::Wps, "cNvCnPr") => figure.straight = true,
            (Space::Wps, "cNvPr") => clicked(stories, xml)?,
            (Space::Wps, "spPr") => properties(xml, &mut figure, &mut inner)?,
            (Space::Wps, "style") => {
                let style = xml.level();
                while xml.child(style)? {
                    let states = xml.get("idx").is_some_and(|index| index != "0");
                    match xml.tag().1 {
                        "lnRef" => figure.styled = states,
                        "fillRef" => figure.tinted = states,
                        _ => {}
                    }
                }
            }
            (Space::Wps, "linkedTxbx") => {
                let next = xml.get("id").map(Rc::from);
                stories.continued.extend(next);
            }
            (Space::Wps, "bodyPr") => body(xml, &mut figure)?,
            (Space::Wps, "txbx") => {
                figure.cut.next = xml.get("id").map(Rc::from);
                let text = xml.level();
                while xml.child(text)? {
                    if xml.tag() == (Space::W, "txbxContent") {
                        figure.story = Some(stories.inner_story(xml)?);
                    }
                }
            }
            _ => {}
        }
    }
    Ok((inner, figure))
}

/// Reads how the text stands in the shape at hand.
fn body(xml: &mut Xml<'_>, figure: &mut Figure) -> Result<(), Fault> {
    figure.cut.top = xml.get("tIns").and_then(emu).unwrap_or(figure.cut.top);
    figure.turned |= xml.get("vert").is_some_and(|vert| vert != "horz") || is_turned(xml);
    let level = xml.level();
    while xml.child(level)? {
        figure.grows |= xml.tag() == (Space::A, "spAutoFit");
    }
    Ok(())
}

/// Whether what is at hand is turned so far that its lines are not level.
fn is_turned(xml: &Xml<'_>) -> bool {
    /// 45 degrees, in parts of 60 000.
    const STEEP: i32 = 2_700_000;
    let turned = xml.get("rot").and_then(number);
    turned.is_some_and(|turned| (turned % (4 * STEEP)).abs() >= STEEP)
}

fn properties(xml: &mut Xml<'_>, figure: &mut Figure, inner: &mut Inner) -> Result<(), Fault> {
    let level = xml.level();
    while xml.child(level)? {
        match xml.tag() {
            (Space::A, "xfrm") => {
                figure.turned |= is_turned(xml);
                let transform = xml.level();
                while xml.child(transform)? {
                    let length = |name: &str| xml.get(name).and_then(emu);
                    match xml.tag() {
                        (Space::A, "off") => (inner.left, inner.top) = (length("x"), length("y")),
                        (Space::A, "ext") => (inner.width, inner.height) = size(xml),
                        _ => {}
                    }
                }
            }
            (Space::A, "prstGeom") => {
                let form = xml.get("prst").unwrap_or_default();
                figure.straight |= matches!(form, "line" | "lineInv" | "straightConnector1");
            }
            (Space::A, "ln") => figure.outline = Some(outline(xml)?),
            (Space::A, "noFill") => figure.fill = Some(None),
            (Space::A, "solidFill") => figure.fill = Some(effects::area(xml)?),
            (Space::A, "gradFill" | "pattFill" | "blipFill" | "grpFill") => figure.fill = Some(Some(Fill::Other)),
            _ => {}
        }
    }
    Ok(())
}

/// The line around a shape.
fn outline(xml: &mut Xml<'_>) -> Result<Border, Fault> {
    let compound = xml.get("cmpd").is_some_and(|kind| kind != "sng");
    let mut border = if compound { Border::Other } else { Border::Single };
    let level = xml.level();
    while xml.child(level)? {
        match xml.tag() {
            (Space::A, "noFill") => border = Border::None,
            (Space::A, "prstDash") if xml.get("val").is_some_and(|dash| dash != "solid") => border = Border::Other,
            _ => {}
        }
    }
    Ok(border)
}
