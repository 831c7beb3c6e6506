//! Properties of letters and paragraphs, as far as something states them.

use std::rc::Rc;
use std::sync::Arc;

use super::borders::Borders;
use super::colors::{Ground, highlight, shading};
use super::effects::{self, Fill};
use super::theme::Tone;
use super::units::{color, half_points, number, on_off, percent, twips};
use crate::format::docx::names::Space;
use crate::format::docx::package::Xml;
use crate::format::fault::Fault;
use crate::layout::{Alignment, Color, Length, LineSpacing};

/// The name of a face, or which face of the theme it is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Font {
    Named(Arc<str>),
    /// The face of headings.
    Major,
    /// The face of text.
    Minor,
}

/// What is stated of letters.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(super) struct RunProps {
    /// The style of characters, by its identifier.
    pub(super) style: Option<Rc<str>>,
    pub(super) font: Option<Font>,
    pub(super) size: Option<Length>,
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    pub(super) underline: Option<bool>,
    pub(super) capitals: Option<bool>,
    pub(super) struck: Option<bool>,
    pub(super) hidden: Option<bool>,
    pub(super) color: Option<Color>,
    pub(super) background: Option<Ground>,
    /// Their colour in the theme, which goes before the one that is written: that is for
    /// programs that know no themes.
    pub(super) tone: Option<Tone>,
    /// The colour of an effect, which Word shows instead of theirs.
    pub(super) fill: Option<Color>,
    /// The same by its name in the theme.
    pub(super) fill_tone: Option<Tone>,
    /// Whether the letters are filled with nothing.
    pub(super) transparent: Option<bool>,
    /// Their width in percent.
    pub(super) stretched: Option<u16>,
    pub(super) spacing: Option<Length>,
    pub(super) raised: Option<Length>,
    /// Whether the letters, or the mark of their paragraph, were deleted with the change
    /// being tracked.
    pub(super) deleted: bool,
    /// Whether the letters themselves are said to run from right to left.
    pub(super) turned: Option<bool>,
}

impl RunProps {
    /// Reads the children of `w:rPr`.
    pub(super) fn read(xml: &mut Xml<'_>) -> Result<Self, Fault> {
        let mut props = Self::default();
        let level = xml.level();
        while xml.child(level)? {
            match xml.tag() {
                (Space::Other, "textFill") => props.filled(effects::fill(xml)?),
                _ => props.property(xml),
            }
        }
        Ok(props)
    }

    fn property(&mut self, xml: &Xml<'_>) {
        let (Space::W, name) = xml.tag() else { return };
        let value = xml.get("val");
        let switch = || Some(on_off(value));
        match name {
            "rStyle" => self.style = value.map(Rc::from),
            "rFonts" => self.font = font(xml).or(self.font.take()),
            "sz" => self.size = value.and_then(half_points).filter(|size| *size > Length::ZERO),
            "b" => self.bold = switch(),
            "i" => self.italic = switch(),
            "caps" => self.capitals = switch(),
            "smallCaps" => self.capitals = self.capitals.or(switch()),
            "strike" | "dstrike" => self.struck = Some(self.struck == Some(true) || on_off(value)),
            "vanish" => self.hidden = Some(on_off(value) || self.hidden == Some(true)),
            // It is hidden in every view; said to be off, it takes nothing back.
            "specVanish" if on_off(value) => self.hidden = Some(true),
            "w" => self.stretched = value.and_then(percent),
            "fitText" => self.stretched = value.and_then(twips).and_then(effects::fitted).or(self.stretched),
            "spacing" => self.spacing = value.and_then(twips),
            "position" => self.raised = value.and_then(half_points),
            "u" => self.underline = Some(value != Some("none")),
            "color" => {
                self.tone = Tone::read(xml, ["themeColor", "themeTint", "themeShade"]);
                self.color = value.and_then(color).or(self.color);
            }
            "highlight" => self.background = value.map(highlight).or(self.background),
            "shd" => self.background = self.background.or(Some(shading(xml))),
            "del" | "moveFrom" => self.deleted = true,
            "rtl" => self.turned = switch(),
            _ => {}
        }
    }

    /// Takes over what the effects of Word 2010 fill letters with: it goes before their colour.
    fn filled(&mut self, fill: Fill) {
        self.transparent = Some(fill.is_nothing);
        if fill.color.is_some() || fill.tone.is_some() {
            (self.fill, self.fill_tone) = (fill.color, fill.tone);
        }
    }

    /// States what this leaves open.
    pub(super) fn or(&self, base: &RunProps) -> RunProps {
        RunProps {
            style: self.style.clone().or_else(|| base.style.clone()),
            font: self.font.clone().or_else(|| base.font.clone()),
            size: self.size.or(base.size),
            bold: self.bold.or(base.bold),
            italic: self.italic.or(base.italic),
            underline: self.underline.or(base.underline),
            capitals: self.capitals.or(base.capitals),
            struck: self.struck.or(base.struck),
            hidden: self.hidden.or(base.hidden),
            color: self.color.or(base.color),
            background: self.background.or(base.background),
            // A colour of its own takes that of the base away.
            tone: if self.color.is_some() {
                self.tone
            } else {
                self.tone.or(base.tone)
            },
            fill: self.fill.or(base.fill),
            // A colour of its own takes that of the base away, here, too.
            fill_tone: if self.fill.is_some() {
                self.fill_tone
            } else {
                self.fill_tone.or(base.fill_tone)
            },
            transparent: self.transparent.or(base.transparent),
            stretched: self.stretched.or(base.stretched),
            spacing: self.spacing.or(base.spacing),
            raised: self.raised.or(base.raised),
            deleted: self.deleted,
            turned: self.turned.or(base.turned),
        }
    }
}

/// The face of Western letters, which Vietnamese ones are.
fn font(xml: &Xml<'_>) -> Option<Font> {
    let theme = xml.get("asciiTheme").or_else(|| xml.get("hAnsiTheme"));
    match theme {
        Some(theme) if theme.starts_with("major") => Some(Font::Major),
        Some(_) => Some(Font::Minor),
        None => {
            let named = xml.get("ascii").or_else(|| xml.get("hAnsi"));
            named
                .filter(|name| !name.is_empty())
                .map(|name| Font::Named(name.into()))
        }
    }
}

/// The place of a tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Tab {
    pub(super) at: Length,
    /// What of the text stands there: its start, middle or end; `None` takes the tab away.
    pub(super) alignment: Option<Alignment>,
}

/// Where a paragraph that floats stands on the page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(super) struct FrameProps {
    /// From the left edge of the page, where that is stated.
    pub(super) left: Option<Length>,
    /// From the top edge of the page.
    pub(super) top: Option<Length>,
    pub(super) width: Option<Length>,
    /// How high it is, whatever stands in it.
    pub(super) height: Option<Length>,
    /// How it is aligned on the page, instead of a place.
    pub(super) alignment: Option<Alignment>,
    /// Whether it has no room for letters.
    pub(super) is_tiny: bool,
}

/// What is stated of a paragraph.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(super) struct ParaProps {
    pub(super) style: Option<Rc<str>>,
    pub(super) alignment: Option<Alignment>,
    pub(super) indent_left: Option<Length>,
    pub(super) indent_right: Option<Length>,
    pub(super) first_line: Option<Length>,
    pub(super) space_before: Option<Length>,
    pub(super) space_after: Option<Length>,
    pub(super) line_spacing: Option<LineSpacing>,
    pub(super) page_break_before: Option<bool>,
    /// Whether gaps between paragraphs of one style are left out.
    pub(super) contextual: Option<bool>,
    /// The list, and the level in it.
    pub(super) list: Option<i32>,
    pub(super) list_level: Option<usize>,
    pub(super) borders: Borders,
    pub(super) tabs: Vec<Tab>,
    pub(super) frame: Option<FrameProps>,
    /// What is behind it; of the style of a table, behind a cell.
    pub(super) background: Option<Ground>,
    /// Whether its lines run from right to left.
    pub(super) turned: Option<bool>,
    /// How the mark of the paragraph is set.
    pub(super) mark: RunProps,
}

/// A line by which gaps are measured, in twips, where the page has no grid of its own.
const LINE: i32 = 240;

impl ParaProps {
    /// Reads the children of `w:pPr`; a section that ends here is given to `section`.
    pub(super) fn read(
        xml: &mut Xml<'_>,
        mut section: impl FnMut(&mut Xml<'_>) -> Result<(), Fault>,
    ) -> Result<Self, Fault> {
        let mut props = Self::default();
        let level = xml.level();
        while xml.child(level)? {
            let (Space::W, name) = xml.tag() else { continue };
            match name {
                "sectPr" => section(xml)?,
                "rPr" => props.mark = RunProps::read(xml)?,
                "pBdr" => props.borders = Borders::read(xml)?,
                "numPr" => props.numbering(xml)?,
                "tabs" => props.tabs = tabs(xml)?,
                _ => props.property(xml, name),
            }
        }
        Ok(props)
    }

    fn property(&mut self, xml: &Xml<'_>, name: &str) {
        let value = xml.get("val");
        match name {
            "pStyle" => self.style = value.map(Rc::from),
            "jc" => self.alignment = value.and_then(alignment),
            "ind" => self.indents(xml),
            "spacing" => self.spacing(xml),
            "pageBreakBefore" => self.page_break_before = Some(on_off(value)),
            "contextualSpacing" => self.contextual = Some(on_off(value)),
            "framePr" => self.frame = frame(xml),
            "shd" => self.background = Some(shading(xml)),
            "bidi" => self.turned = Some(on_off(value)),
            _ => {}
        }
    }

    fn indents(&mut self, xml: &Xml<'_>) {
        let length = |name: &str| xml.get(name).and_then(twips);
        self.indent_left = length("left").or_else(|| length("start")).or(self.indent_left);
        self.indent_right = length("right").or_else(|| length("end")).or(self.indent_right);
        let hanging = length("hanging").map(|hanging| Length::ZERO - hanging);
        self.first_line = hanging.or_else(|| length("firstLine")).or(self.first_line);
    }

    fn spacing(&mut self, xml: &Xml<'_>) {
        // Gaps in hundredths of a line go before those in points.
        let lines = |name: &str| {
            let parts = xml.get(name).and_then(number).filter(|parts| *parts > 0)?;
            Some(Length::from_twips(parts.saturating_mul(LINE) / 100))
        };
        let length = |name: &str| xml.get(name).and_then(twips);
        self.space_before = lines("beforeLines").or_else(|| length("before")).or(self.space_before);
        self.space_after = lines("afterLines").or_else(|| length("after")).or(self.space_after);
        let Some(line) = xml.get("line") else { return };
        self.line_spacing = match xml.get("lineRule") {
            Some("exact") => twips(line).map(LineSpacing::Exactly),
            Some("atLeast") => twips(line).map(LineSpacing::AtLeast),
            _ => number(line)
                .and_then(|parts| u32::try_from(parts).ok())
                .map(LineSpacing::Lines),
        }
        .or(self.line_spacing);
    }

    fn numbering(&mut self, xml: &mut Xml<'_>) -> Result<(), Fault> {
        let level = xml.level();
        while xml.child(level)? {
            let value = xml.get("val").and_then(number);
            match xml.tag() {
                (Space::W, "numId") => self.list = value,
                (Space::W, "ilvl") => self.list_level = value.and_then(|level| usize::try_from(level).ok()),
                _ => {}
            }
        }
        Ok(())
    }

    /// States what this leaves open.
    pub(super) fn or(&self, base: &ParaProps) -> ParaProps {
        let mut tabs = self.tabs.clone();
        tabs.extend(
            base.tabs
                .iter()
                .filter(|tab| !self.tabs.iter().any(|own| own.at == tab.at)),
        );
        tabs.truncate(MOST_TABS);
        ParaProps {
            style: self.style.clone().or_else(|| base.style.clone()),
            alignment: self.alignment.or(base.alignment),
            indent_left: self.indent_left.or(base.indent_left),
            indent_right: self.indent_right.or(base.indent_right),
            first_line: self.first_line.or(base.first_line),
            space_before: self.space_before.or(base.space_before),
            space_after: self.space_after.or(base.space_after),
            line_spacing: self.line_spacing.or(base.line_spacing),
            page_break_before: self.page_break_before.or(base.page_break_before),
            contextual: self.contextual.or(base.contextual),
            list: self.list.or(base.list),
            list_level: self.list_level.or(base.list_level),
            borders: self.borders.or(base.borders),
            tabs,
            frame: self.frame.or(base.frame),
            background: self.background.or(base.background),
            turned: self.turned.or(base.turned),
            mark: self.mark.clone(),
        }
    }
}

/// `w:jc` of paragraphs and tables.
pub(super) fn alignment(value: &str) -> Option<Alignment> {
    Some(match value {
        "left" | "start" => Alignment::Left,
        "center" => Alignment::Center,
        "right" | "end" => Alignment::Right,
        "both" | "distribute" | "lowKashida" | "mediumKashida" | "highKashida" | "thaiDistribute" => {
            Alignment::Justified
        }
        _ => return None,
    })
}

/// Word knows no more tabs of a paragraph.
const MOST_TABS: usize = 64;

fn tabs(xml: &mut Xml<'_>) -> Result<Vec<Tab>, Fault> {
    let mut tabs = Vec::new();
    let level = xml.level();
    while xml.child(level)? {
        let alignment = match xml.get("val") {
            Some("clear") => None,
            Some("bar") => continue,
            Some("center") => Some(Alignment::Center),
            Some("right" | "end") => Some(Alignment::Right),
            _ => Some(Alignment::Left),
        };
        if let Some(at) = xml.get("pos").and_then(twips)
            && tabs.len() < MOST_TABS
        {
            tabs.push(Tab { at, alignment });
        }
    }
    Ok(tabs)
}

/// `w:framePr`; one that only drops the first letter of a paragraph floats nowhere.
fn frame(xml: &Xml<'_>) -> Option<FrameProps> {
    if matches!(xml.get("dropCap"), Some("drop" | "margin")) {
        return None;
    }
    let length = |name: &str| xml.get(name).and_then(twips);
    let of_page = |anchor: &str| xml.get(anchor) == Some("page");
    let tiny = |name: &str| length(name).is_some_and(|side| side > Length::ZERO && side < effects::SMALLEST);
    let exact = xml.get("hRule") == Some("exact");
    Some(FrameProps {
        is_tiny: tiny("w") || (tiny("h") && exact),
        height: length("h").filter(|_| exact),
        left: length("x").filter(|_| of_page("hAnchor")),
        top: length("y").filter(|_| of_page("vAnchor")),
        width: length("w"),
        alignment: xml.get("xAlign").and_then(alignment),
    })
}
