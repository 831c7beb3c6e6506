//! From a Word file to a reading.

mod asks;
mod borders;
mod boxes;
mod cells;
mod clips;
mod colors;
mod covers;
mod drawing;
mod effects;
mod fields;
mod flow;
mod forms;
mod formulas;
mod heads;
mod indent;
mod legacy;
mod links;
mod math;
mod model;
mod numbering;
mod numerals;
mod parts;
mod props;
mod report;
mod rules;
mod run;
mod section;
mod set;
mod story;
mod styles;
mod symbols;
mod table;
mod tally;
mod theme;
mod units;
mod vml;

use std::collections::{HashMap, HashSet};
use std::io::{Read, Seek};
use std::rc::Rc;

use self::flow::{Flow, Parts};
use self::heads::Head;
use self::links::Targets;
use self::model::Story;
use self::numbering::Numbering;
use self::report::About;
use self::story::Stories;
use self::styles::Styles;
use self::theme::Theme;
use self::units::{number, on_off};
use super::names::{Space, relation};
use super::package::{Package, Relation, Xml};
use crate::error::Error;
use crate::format::fault::Fault;
use crate::letter::{self, Reading};
use crate::text::{Limits, Source};

/// Reads a Word file.
pub(super) fn read(file: impl Read + Seek, limits: &Limits) -> Result<Reading, Error> {
    let mut package = Package::open(file, limits)?;
    let main = package.main().to_owned();
    let relations = package.relations(&main)?;
    let mut stories = Stories::new(limits);
    let mut outside = Outside::default();
    outside.add(package.take_outside());
    let mut parts = parts(&mut package, &relations, &mut stories, &mut outside)?;
    stories.targets = Targets::of(&relations);
    outside.add(relations.clone());
    let story = package.with(&main, |xml| stories.part(xml))?.unwrap_or_default();
    parts.continued = std::mem::take(&mut stories.continued);
    parts.ground = parts.styles.ground(stories.ground).filter(|_| parts.shows_ground);
    let mut flow = Flow::new(&parts, limits);
    flow.document(story);
    if flow.sheet.len() > limits.rows {
        return Err(limits.too_many_rows());
    }
    limits.check_length(flow.text.len())?;
    let Flow {
        text,
        sheet,
        layout,
        decoded,
        formulas,
        ..
    } = flow;
    let mut reading = letter::from_sheet(Source::literal(text), &sheet, limits);
    reading.layout = Some(Box::new(layout));
    outside.settings(&mut package, &relations)?;
    let macros = package.has_macros() || relations.iter().any(|relation| relation.kind == relation::MACROS);
    let fonts = fonts(&mut package, &relations)?;
    let about = About {
        fonts,
        seen: &stories.seen,
        decoded: &decoded,
        formulas: &formulas,
        rivals: &rivals(&package, &relations),
        twins: package.twins(),
        relations: &outside.relations,
        macros,
        hidden: report::hidden(&reading),
    };
    report::add(&mut reading, &about);
    Ok(reading)
}

/// The parts of each kind of which there should be one, where there are more: the one that
/// was read, and the others.
fn rivals<S: Read + Seek>(package: &Package<'_, S>, relations: &[Relation]) -> Vec<Vec<String>> {
    const ONCE: [&str; 7] = [
        relation::STYLES,
        relation::THEME,
        relation::NUMBERING,
        relation::SETTINGS,
        relation::FOOTNOTES,
        relation::ENDNOTES,
        relation::FONTS,
    ];
    let main = [&[package.main().to_owned()], package.rivals()].concat();
    let others = ONCE.into_iter().map(|kind| package.of_kind(relations, kind));
    let all = [main].into_iter().chain(others);
    all.filter(|parts| parts.len() > 1).collect()
}

/// Reads all but the text.
fn parts<S: Read + Seek>(
    package: &mut Package<'_, S>,
    relations: &[Relation],
    stories: &mut Stories,
    outside: &mut Outside,
) -> Result<Parts, Error> {
    let find = |kind: &str| {
        let mut found = relations
            .iter()
            .filter(|relation| relation.kind == kind && !relation.external);
        found.next().map(|relation| relation.target.as_str())
    };
    let mut parts = Parts::default();
    if let Some(part) = find(relation::STYLES) {
        parts.styles = package.with(part, Styles::read)?.unwrap_or_default();
    }
    if let Some(part) = find(relation::THEME) {
        let theme = package.with(part, Theme::read)?.unwrap_or_default();
        parts.styles = parts.styles.with_theme(theme);
    }
    if let Some(part) = find(relation::NUMBERING) {
        parts.numbering = package.with(part, Numbering::read)?.unwrap_or_default();
    }
    if let Some(part) = find(relation::SETTINGS) {
        let settings = package.with(part, settings)?.unwrap_or_default();
        (parts.even_heads, parts.shows_ground) = (settings.even_heads, settings.shows_ground);
        parts.styles = parts.styles.with_names(settings.names);
    }
    for (end, kind) in [(false, relation::FOOTNOTES), (true, relation::ENDNOTES)] {
        if let Some(part) = find(kind) {
            outside.enter(package, part, stories)?;
            let found = package.with(part, |xml| notes(stories, xml))?.unwrap_or_default();
            parts
                .notes
                .extend(found.into_iter().map(|(id, story)| ((end, id), story)));
        }
    }
    // However many relationships lead to a part, it is read once.
    let (mut read, mut texts) = (HashMap::<&str, Rc<Head>>::new(), HashMap::new());
    for relation in relations.iter().filter(|relation| is_head(relation)) {
        let head = match read.get(relation.target.as_str()) {
            Some(head) => Rc::clone(head),
            None => {
                outside.enter(package, &relation.target, stories)?;
                let story = package.with(&relation.target, |xml| stories.part(xml))?;
                Rc::new(Head::new(story.unwrap_or_default(), &parts.styles, &mut texts))
            }
        };
        read.insert(&relation.target, Rc::clone(&head));
        parts.heads.entry(relation.id.clone()).or_insert(head);
    }
    Ok(parts)
}

fn is_head(relation: &Relation) -> bool {
    !relation.external && matches!(relation.kind.as_str(), "header" | "footer")
}

/// Reads the notes of a part: those that separate them from the text are none.
fn notes(stories: &mut Stories, xml: &mut Xml<'_>) -> Result<HashMap<i32, Story>, Fault> {
    let mut notes = HashMap::new();
    let mut root = xml.level();
    while xml.child(root)? {
        match xml.tag() {
            (Space::W, "footnotes" | "endnotes") => root = xml.level(),
            (Space::W, "footnote" | "endnote") => {
                stories.tally.piece()?;
                let id = xml.get("id").and_then(number);
                let is_note = matches!(xml.get("type"), None | Some("normal"));
                let story = stories.inner_story(xml)?;
                if let Some(id) = id.filter(|_| is_note) {
                    notes.insert(id, story);
                }
            }
            _ => {}
        }
    }
    Ok(notes)
}

/// What the settings say.
#[derive(Default)]
struct Settings {
    /// Whether pages of even number have headers of their own.
    even_heads: bool,
    /// Whether the page shows its colour.
    shows_ground: bool,
    /// What the names of the colours of the theme mean.
    names: theme::Mapping,
}

fn settings(xml: &mut Xml<'_>) -> Result<Settings, Fault> {
    let mut root = xml.level();
    let mut settings = Settings::default();
    while xml.child(root)? {
        match xml.tag() {
            (Space::W, "settings") => root = xml.level(),
            (Space::W, "evenAndOddHeaders") => settings.even_heads = on_off(xml.get("val")),
            (Space::W, "displayBackgroundShape") => settings.shows_ground = on_off(xml.get("val")),
            (Space::W, "clrSchemeMapping") => settings.names = theme::names(xml),
            _ => {}
        }
    }
    Ok(settings)
}

/// How many files of faces the table of faces points to.
fn fonts<S: Read + Seek>(package: &mut Package<'_, S>, relations: &[Relation]) -> Result<usize, Error> {
    let mut tables = relations
        .iter()
        .filter(|relation| relation.kind == relation::FONTS && !relation.external);
    let Some(table) = tables.next() else { return Ok(0) };
    let found = package.relations(&table.target)?;
    Ok(found.iter().filter(|relation| relation.kind == relation::FONT).count())
}

/// What the parts point to outside of the file, but for links.
#[derive(Default)]
struct Outside {
    relations: Vec<Relation>,
}

impl Outside {
    fn add(&mut self, relations: Vec<Relation>) {
        let fetched = |relation: &Relation| relation.external && relation.kind != relation::HYPERLINK;
        self.relations.extend(relations.into_iter().filter(fetched));
    }

    /// Reads what a part points to, before its text is read.
    fn enter<S: Read + Seek>(
        &mut self,
        package: &mut Package<'_, S>,
        part: &str,
        stories: &mut Stories,
    ) -> Result<(), Error> {
        let relations = package.relations(part)?;
        stories.targets = Targets::of(&relations);
        self.add(relations);
        Ok(())
    }

    /// Reads what the settings point to.
    fn settings<S: Read + Seek>(&mut self, package: &mut Package<'_, S>, relations: &[Relation]) -> Result<(), Error> {
        let mut read = HashSet::new();
        let settings = relations.iter().filter(|relation| relation.kind == relation::SETTINGS);
        for part in settings.filter(|part| read.insert(&part.target)) {
            self.add(package.relations(&part.target)?);
        }
        Ok(())
    }
}
