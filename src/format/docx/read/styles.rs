//! Styles: what a paragraph or its letters are unless they say otherwise.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use super::borders::Borders;
use super::colors::Ground;
use super::model::{Insets, Table};
use super::parts::TablePart;
use super::props::{Font, ParaProps, RunProps};
use super::table::{self, cell_properties};
use super::theme::{Mapping, Theme, Tone};
use super::units::on_off;
use crate::format::docx::names::Space;
use crate::format::docx::package::{Xml, faults};
use crate::format::fault::Fault;
use crate::layout::{Color, TextStyle};

/// A style with all that it takes from the styles it is based on.
#[derive(Debug, Clone, Default)]
pub(super) struct Style {
    based_on: Option<Rc<str>>,
    pub(super) run: RunProps,
    pub(super) para: ParaProps,
    /// The lines of a table.
    pub(super) borders: Borders,
    /// The room around the text of its cells.
    pub(super) margins: Insets,
    /// So many rows, and so many columns, of a table are alike in turn.
    pub(super) bands: (Option<usize>, Option<usize>),
    /// What parts of a table have besides.
    parts: Vec<(TablePart, RunProps, ParaProps)>,
}

/// The styles of a file.
#[derive(Debug, Default)]
pub(super) struct Styles {
    run: RunProps,
    para: ParaProps,
    styles: HashMap<Rc<str>, Style>,
    default_paragraph: Option<Rc<str>>,
    default_table: Option<Rc<str>>,
    none: Style,
    theme: Theme,
    /// One copy of each name of a face.
    faces: std::cell::RefCell<HashMap<Arc<str>, Arc<str>>>,
}

impl Styles {
    /// Reads the part of the styles.
    pub(super) fn read(xml: &mut Xml<'_>) -> Result<Self, Fault> {
        let mut styles = Self::default();
        let mut root = xml.level();
        while xml.child(root)? {
            match xml.tag() {
                (Space::W, "styles") => root = xml.level(),
                (Space::W, "docDefaults") => styles.defaults(xml)?,
                (Space::W, "style") => styles.style(xml)?,
                _ => {}
            }
        }
        styles.flatten();
        Ok(styles)
    }

    /// The styles with the faces of a theme.
    pub(super) fn with_theme(self, theme: Theme) -> Self {
        Self { theme, ..self }
    }

    /// The styles with other names for the colours of the theme.
    pub(super) fn with_names(mut self, names: Mapping) -> Self {
        self.theme.names = names;
        self
    }

    fn defaults(&mut self, xml: &mut Xml<'_>) -> Result<(), Fault> {
        let level = xml.level();
        while xml.child(level)? {
            let name = xml.tag().1;
            let inner = xml.level();
            while xml.child(inner)? {
                match (name, xml.tag().1) {
                    ("rPrDefault", "rPr") => self.run = RunProps::read(xml)?,
                    ("pPrDefault", "pPr") => self.para = ParaProps::read(xml, |_| Ok(()))?,
                    _ => {}
                }
            }
        }
        Ok(())
    }

    fn style(&mut self, xml: &mut Xml<'_>) -> Result<(), Fault> {
        let Some(id) = xml.get("styleId").map(Rc::<str>::from) else {
            return Ok(());
        };
        if self.styles.len() >= MOST_STYLES {
            return Err(faults::too_many(MOST_STYLES, "kiểu định dạng (style)", "styles"));
        }
        let default = xml.get("default").is_some_and(|value| on_off(Some(value)));
        match xml.get("type") {
            Some("paragraph") | None if default => self.default_paragraph = Some(id.clone()),
            Some("table") if default => self.default_table = Some(id.clone()),
            _ => {}
        }
        let mut style = Style::default();
        let level = xml.level();
        while xml.child(level)? {
            match xml.tag() {
                (Space::W, "basedOn") => style.based_on = xml.get("val").map(Rc::from),
                (Space::W, "rPr") => style.run = RunProps::read(xml)?,
                (Space::W, "pPr") => style.para = ParaProps::read(xml, |_| Ok(()))?,
                (Space::W, "tblPr") => {
                    let mut table = Table::default();
                    table::properties(xml, &mut table)?;
                    (style.borders, style.margins, style.bands) = (table.borders, table.margins, table.bands);
                }
                (Space::W, "tcPr") => style.para.background = cell_properties(xml)?.background,
                (Space::W, "tblStylePr") => style.set_apart(table_part(xml)?),
                _ => {}
            }
        }
        self.styles.insert(id, style);
        Ok(())
    }

    /// Gives every style what those have that it is based on; a circle ends where it
    /// closes.
    fn flatten(&mut self) {
        let whole = |style: &Style| {
            let mut met = Vec::new();
            let mut whole = style.clone();
            let mut next = style.based_on.as_ref();
            while let Some(base) = next.filter(|id| !met.contains(id) && met.len() < MOST_BASES) {
                met.push(base);
                let Some(base) = self.styles.get(base) else { break };
                whole.take_from(base);
                next = base.based_on.as_ref();
            }
            whole
        };
        let flat = self
            .styles
            .iter()
            .map(|(id, style)| (Rc::clone(id), whole(style)))
            .collect();
        self.styles = flat;
    }

    fn get(&self, id: Option<&Rc<str>>) -> &Style {
        id.and_then(|id| self.styles.get(id)).unwrap_or(&self.none)
    }

    /// The style of a paragraph.
    pub(super) fn paragraph(&self, id: Option<&Rc<str>>) -> &Style {
        let known = id.filter(|id| self.styles.contains_key(*id));
        self.get(known.or(self.default_paragraph.as_ref()))
    }

    /// The style of a table.
    pub(super) fn table(&self, id: Option<&Rc<str>>) -> &Style {
        self.get(id.or(self.default_table.as_ref()))
    }

    /// What the file states of every paragraph.
    pub(super) fn para_defaults(&self) -> &ParaProps {
        &self.para
    }

    /// How letters are set, by all that has a say in it.
    ///
    /// Bold, italic and the like are switches that each style turns (17.7.3): bold in a
    /// style of characters within a bold paragraph is not bold.
    pub(super) fn text_style(&self, table: &RunProps, paragraph: &RunProps, direct: &RunProps) -> TextStyle {
        let character = &self.get(direct.style.as_ref()).run;
        let layers = [character, paragraph, table];
        let switch = |of: fn(&RunProps) -> Option<bool>| {
            let turned = layers.iter().fold(false, |on, layer| on ^ (of(layer) == Some(true)));
            of(direct).unwrap_or(turned || of(&self.run) == Some(true))
        };
        let style = TextStyle::default();
        TextStyle {
            font: first(direct, layers, &self.run, |p| p.font.as_ref()).and_then(|font| self.face(font)),
            size: first(direct, layers, &self.run, |p| p.size).unwrap_or(style.size),
            bold: switch(|p| p.bold),
            italic: switch(|p| p.italic),
            underlined: first(direct, layers, &self.run, |p| p.underline).unwrap_or(false),
            capitals: switch(|p| p.capitals),
            struck: switch(|p| p.struck),
            hidden: switch(|p| p.hidden),
            color: first(direct, layers, &self.run, |p| self.color(p)).unwrap_or(Color::Automatic),
            background: first(direct, layers, &self.run, |p| p.background).and_then(|ground| self.ground(ground)),
            transparent: first(direct, layers, &self.run, |p| p.transparent).unwrap_or(false),
            covered: false,
            clipped: false,
            stretched: first(direct, layers, &self.run, |p| p.stretched).unwrap_or(style.stretched),
            spacing: first(direct, layers, &self.run, |p| p.spacing).unwrap_or(style.spacing),
            raised: first(direct, layers, &self.run, |p| p.raised).unwrap_or(style.raised),
        }
    }

    /// Whether letters run from right to left.
    pub(super) fn is_turned(&self, table: &RunProps, paragraph: &RunProps, direct: &RunProps) -> bool {
        let character = &self.get(direct.style.as_ref()).run;
        first(direct, [character, paragraph, table], &self.run, |p| p.turned).unwrap_or(false)
    }

    /// The colour that is seen: that of an effect, of the theme, the one that is written.
    fn color(&self, props: &RunProps) -> Option<Color> {
        let of = |tone: Option<Tone>| tone.and_then(|tone| self.theme.color(tone));
        of(props.fill_tone)
            .or(props.fill)
            .or_else(|| of(props.tone))
            .or(props.color)
    }

    /// The colour of what is behind letters, if it has one.
    pub(super) fn ground(&self, ground: Ground) -> Option<Color> {
        ground.tone.and_then(|tone| self.theme.color(tone)).or(ground.written)
    }

    /// The name of a face; each is kept once.
    fn face(&self, font: &Font) -> Option<Arc<str>> {
        let name = match font {
            Font::Named(name) => name,
            Font::Major => self.theme.major.as_ref()?,
            Font::Minor => self.theme.minor.as_ref()?,
        };
        let mut faces = self.faces.borrow_mut();
        Some(match faces.get(name) {
            Some(known) => Arc::clone(known),
            None => {
                faces.insert(Arc::clone(name), Arc::clone(name));
                Arc::clone(name)
            }
        })
    }
}

/// What is said by the nearest that says it: the letters, their styles, the defaults.
fn first<'p, T: 'p>(
    direct: &'p RunProps,
    layers: [&'p RunProps; 3],
    base: &'p RunProps,
    of: impl Fn(&'p RunProps) -> Option<T>,
) -> Option<T> {
    let [a, b, c] = layers;
    [direct, a, b, c, base].into_iter().find_map(of)
}

/// Word allows some 4 000.
const MOST_STYLES: usize = 20_000;

/// No template has longer chains of styles.
const MOST_BASES: usize = 32;

impl Style {
    fn take_from(&mut self, base: &Style) {
        self.run = self.run.or(&base.run);
        self.para = self.para.or(&base.para);
        self.borders = self.borders.or(base.borders);
        self.margins.top = self.margins.top.or(base.margins.top);
        self.bands = (self.bands.0.or(base.bands.0), self.bands.1.or(base.bands.1));
        for part in &base.parts {
            self.set_apart(Some(part.clone()));
        }
    }

    /// Adds what a part of a table has; where the part is known, what it leaves open.
    fn set_apart(&mut self, part: Option<(TablePart, RunProps, ParaProps)>) {
        let Some((part, run, para)) = part else { return };
        match self.parts.iter_mut().find(|(known, ..)| *known == part) {
            Some((_, own_run, own_para)) => (*own_run, *own_para) = (own_run.or(&run), own_para.or(&para)),
            None => self.parts.push((part, run, para)),
        }
    }

    /// What the style says of letters in parts of a table; the last of them goes before all.
    pub(super) fn part(&self, parts: &[TablePart]) -> (RunProps, ParaProps) {
        let mut own = (self.run.clone(), self.para.clone());
        for part in parts {
            if let Some((_, run, para)) = self.parts.iter().find(|(known, ..)| known == part) {
                own = (run.or(&own.0), para.or(&own.1));
            }
        }
        own
    }
}

fn table_part(xml: &mut Xml<'_>) -> Result<Option<(TablePart, RunProps, ParaProps)>, Fault> {
    let part = xml.get("type").and_then(TablePart::of);
    let (mut run, mut para) = (RunProps::default(), ParaProps::default());
    let mut ground = None;
    let level = xml.level();
    while xml.child(level)? {
        match xml.tag() {
            (Space::W, "rPr") => run = RunProps::read(xml)?,
            (Space::W, "pPr") => para = ParaProps::read(xml, |_| Ok(()))?,
            (Space::W, "tcPr") => ground = cell_properties(xml)?.background,
            _ => {}
        }
    }
    para.background = ground.or(para.background);
    Ok(part.map(|part| (part, run, para)))
}
