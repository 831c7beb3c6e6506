//! Lists: their numbers become text, as a person sees them.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::numerals::NumberFormat;
use super::props::{ParaProps, RunProps};
use super::symbols;
use super::units::{number, on_off};
use crate::format::docx::names::Space;
use crate::format::docx::package::{Xml, faults};
use crate::format::fault::Fault;

/// Files that were edited for years have some thousand.
const MOST_LISTS: usize = 20_000;

/// A list has so many levels.
const LEVELS: usize = 9;

/// A level of a list.
#[derive(Debug, Clone, Default)]
pub(super) struct Level {
    start: Option<u32>,
    format: Option<NumberFormat>,
    /// `%1.%2.`, or the sign of a bullet.
    text: String,
    /// What stands between the number and the text: a tab unless it says otherwise.
    touches: bool,
    /// After which level it starts anew; 0 never.
    restart: Option<usize>,
    /// Whether all its numbers are Arabic.
    legal: bool,
    /// The style of paragraphs that belong to the level.
    style: Option<Rc<str>>,
    pub(super) run: RunProps,
    pub(super) para: ParaProps,
}

#[derive(Debug, Clone, Default)]
struct Abstract {
    levels: Vec<Level>,
    /// The style whose list this one stands for.
    linked: Option<Rc<str>>,
    /// The style that names this list.
    named: Option<Rc<str>>,
}

/// A list that paragraphs name.
#[derive(Debug, Clone, Default)]
struct List {
    of: i32,
    starts: HashMap<usize, u32>,
    levels: HashMap<usize, Level>,
}

/// The lists of a file.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    abstracts: HashMap<i32, Abstract>,
    lists: HashMap<i32, List>,
    by_name: HashMap<Rc<str>, i32>,
}

impl Numbering {
    /// Reads the part of the lists.
    pub(super) fn read(xml: &mut Xml<'_>) -> Result<Self, Fault> {
        let mut numbering = Self::default();
        let mut root = xml.level();
        while xml.child(root)? {
            match xml.tag() {
                (Space::W, "numbering") => root = xml.level(),
                (Space::W, "abstractNum" | "num") if numbering.len() >= MOST_LISTS => {
                    return Err(faults::too_many(MOST_LISTS, "danh sách đánh số", "lists"));
                }
                (Space::W, "abstractNum") => {
                    if let Some(id) = xml.get("abstractNumId").and_then(number) {
                        let list = Abstract::read(xml)?;
                        let named = list.named.iter().map(|name| (name.clone(), id));
                        numbering.by_name.extend(named);
                        numbering.abstracts.insert(id, list);
                    }
                }
                (Space::W, "num") => {
                    if let Some(id) = xml.get("numId").and_then(number) {
                        numbering.lists.insert(id, List::read(xml)?);
                    }
                }
                _ => {}
            }
        }
        Ok(numbering)
    }

    fn len(&self) -> usize {
        self.abstracts.len() + self.lists.len()
    }

    /// The list that paragraphs of an identifier belong to.
    fn find(&self, id: i32) -> Option<(i32, &Abstract, &List)> {
        let list = self.lists.get(&id)?;
        let mut of = list.of;
        let mut found = self.abstracts.get(&of)?;
        if let Some(other) = found.linked.as_ref().and_then(|name| self.by_name.get(name)) {
            (of, found) = (*other, self.abstracts.get(other)?);
        }
        Some((of, found, list))
    }

    /// A level of a list.
    pub(super) fn level(&self, id: i32, level: usize) -> Option<&Level> {
        let (_, found, list) = self.find(id)?;
        list.levels.get(&level).or_else(|| found.levels.get(level))
    }

    /// The level of a list that belongs to a style of paragraphs.
    pub(super) fn level_of_style(&self, id: i32, style: Option<&Rc<str>>) -> Option<usize> {
        let (_, found, _) = self.find(id)?;
        found
            .levels
            .iter()
            .position(|level| level.style.is_some() && level.style.as_ref() == style)
    }
}

impl Abstract {
    fn read(xml: &mut Xml<'_>) -> Result<Self, Fault> {
        let mut list = Self::default();
        let outer = xml.level();
        while xml.child(outer)? {
            match xml.tag() {
                (Space::W, "lvl") => {
                    let at = xml.get("ilvl").and_then(number).and_then(|at| usize::try_from(at).ok());
                    let level = Level::read(xml)?;
                    let Some(at) = at.filter(|at| *at < LEVELS) else {
                        continue;
                    };
                    if list.levels.len() <= at {
                        list.levels.resize_with(at + 1, Level::default);
                    }
                    if let Some(slot) = list.levels.get_mut(at) {
                        *slot = level;
                    }
                }
                (Space::W, "numStyleLink") => list.linked = xml.get("val").map(Rc::from),
                (Space::W, "styleLink") => list.named = xml.get("val").map(Rc::from),
                _ => {}
            }
        }
        Ok(list)
    }
}

impl List {
    fn read(xml: &mut Xml<'_>) -> Result<Self, Fault> {
        let mut list = Self::default();
        let outer = xml.level();
        while xml.child(outer)? {
            match xml.tag() {
                (Space::W, "abstractNumId") => list.of = xml.get("val").and_then(number).unwrap_or(-1),
                (Space::W, "lvlOverride") => {
                    let at = xml.get("ilvl").and_then(number).and_then(|at| usize::try_from(at).ok());
                    let inner = xml.level();
                    while xml.child(inner)? {
                        let Some(at) = at.filter(|at| *at < LEVELS) else {
                            continue;
                        };
                        match xml.tag() {
                            (Space::W, "startOverride") => {
                                list.starts.insert(at, xml.get("val").and_then(count).unwrap_or(0));
                            }
                            (Space::W, "lvl") => {
                                list.levels.insert(at, Level::read(xml)?);
                            }
                            _ => {}
                        }
                    }
                }
                _ => {}
            }
        }
        Ok(list)
    }
}

fn count(value: &str) -> Option<u32> {
    number(value).and_then(|count| u32::try_from(count).ok())
}

impl Level {
    fn read(xml: &mut Xml<'_>) -> Result<Self, Fault> {
        let mut level = Self::default();
        let outer = xml.level();
        while xml.child(outer)? {
            let value = xml.get("val");
            match xml.tag() {
                (Space::W, "start") => level.start = value.and_then(count),
                (Space::W, "numFmt") => level.format = value.map(NumberFormat::of),
                (Space::W, "lvlText") => level.text = value.unwrap_or_default().to_owned(),
                (Space::W, "suff") => level.touches = value == Some("nothing"),
                (Space::W, "lvlRestart") => {
                    level.restart = value.and_then(number).and_then(|at| usize::try_from(at).ok());
                }
                (Space::W, "isLgl") => level.legal = on_off(value),
                (Space::W, "pStyle") => level.style = value.map(Rc::from),
                (Space::W, "rPr") => level.run = RunProps::read(xml)?,
                (Space::W, "pPr") => level.para = ParaProps::read(xml, |_| Ok(()))?,
                _ => {}
            }
        }
        Ok(level)
    }

    fn start(&self) -> u32 {
        self.start.unwrap_or(0)
    }

    fn format(&self) -> NumberFormat {
        self.format.unwrap_or_default()
    }
}

/// How far the lists have been counted.
#[derive(Debug, Default)]
pub(super) struct Counters {
    /// By the list that paragraphs share, however they name it.
    counts: HashMap<i32, [Option<u32>; LEVELS]>,
    /// Levels of lists that have begun with a number of their own.
    begun: HashSet<(i32, usize)>,
}

impl Counters {
    /// Counts a paragraph; gives what stands before its text, with the blank behind it.
    pub(super) fn next(&mut self, numbering: &Numbering, id: i32, at: usize) -> Option<String> {
        let (of, list, own) = numbering.find(id)?;
        let level = numbering.level(id, at)?;
        let counts = self.counts.entry(of).or_insert([None; LEVELS]);
        let restarted = own.starts.get(&at).filter(|_| self.begun.insert((id, at)));
        let level_at = |at: usize| own.levels.get(&at).or_else(|| list.levels.get(at));
        for (i, count) in counts.iter_mut().enumerate() {
            let this = level_at(i);
            let start = own.starts.get(&i).copied().or(this.map(Level::start)).unwrap_or(0);
            if i < at {
                // A level that was passed over shows where it starts.
                count.get_or_insert(start);
            } else if i == at {
                *count = Some(match (restarted, *count) {
                    (Some(start), _) => *start,
                    (None, Some(count)) => count.saturating_add(1),
                    (None, None) => start,
                });
            } else {
                let restarts = match this.and_then(|level| level.restart) {
                    None => true,
                    Some(after) => at < after,
                };
                if restarts {
                    *count = None;
                }
            }
        }
        let mut text = if level.format() == NumberFormat::Bullet {
            bullet(level)
        } else {
            label(level, counts, level_at)
        };
        if !text.is_empty() && !level.touches {
            text.push(' ');
        }
        Some(text)
    }
}

/// `Điều %1.` with the numbers put in.
fn label<'l>(level: &Level, counts: &[Option<u32>], level_at: impl Fn(usize) -> Option<&'l Level>) -> String {
    if level.format() == NumberFormat::None && !level.text.contains('%') {
        return level.text.clone();
    }
    let mut out = String::new();
    let mut signs = level.text.chars().peekable();
    while let Some(c) = signs.next() {
        let digit = signs
            .peek()
            .filter(|_| c == '%')
            .and_then(|d| d.to_digit(10))
            .filter(|d| *d > 0);
        let Some(digit) = digit else {
            out.push(c);
            continue;
        };
        signs.next();
        let at = usize::try_from(digit - 1).unwrap_or(0);
        let count = counts.get(at).copied().flatten().unwrap_or(0);
        let format = level_at(at).map(Level::format).unwrap_or_default();
        let format = if level.legal && !matches!(format, NumberFormat::None) {
            NumberFormat::Decimal
        } else {
            format
        };
        out.push_str(&format.text(count));
    }
    out
}

/// The sign of a bullet: a dash or a plus as they are, any other as a dot.
fn bullet(level: &Level) -> String {
    let mut signs = level.text.chars();
    let (Some(sign), None) = (signs.next(), signs.next()) else {
        return level.text.clone();
    };
    let face = match &level.run.font {
        Some(super::props::Font::Named(face)) => Some(&**face),
        _ => None,
    };
    let shown = symbols::shown(face, sign).unwrap_or(sign);
    match shown {
        '-' | '–' | '—' | '−' | '\u{2010}' | '\u{2011}' => "-".to_owned(),
        '+' | '*' => shown.to_string(),
        _ => "•".to_owned(),
    }
}
