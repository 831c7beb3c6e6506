//! The content: the grounds as a preamble, the rest as a hierarchy.

use super::Writer;
use super::xml::Attribute;
use crate::document::{Block, BlockKind};
use crate::format::akn::names::{EMPTY, LEVEL, Place, Shape, implied_level, places, preamble, shape_of};

impl Writer<'_> {
    pub(super) fn content(&mut self) {
        let blocks = &self.document.body;
        let (grounds, rest) = blocks.split_at_checked(preamble(blocks)).unwrap_or((&[], blocks));
        self.preamble(grounds);
        let body = if self.normative { "body" } else { "mainBody" };
        self.xml.open(body, &[]);
        self.hierarchy(rest, self.normative, "");
        self.xml.close(body);
    }

    /// Legal bases are citations, other grounds recitals; the lines above and behind
    /// them are formulas.
    fn preamble(&mut self, blocks: &[Block]) {
        let preamble = self.xml.begin("preamble", &[]);
        let mut list = None;
        let mut after = false;
        for block in blocks {
            let wanted = (block.kind == BlockKind::Recital).then(|| ground(&block.text));
            if list != wanted {
                if let Some((list, ..)) = list {
                    self.xml.close(list);
                }
                if let Some((list, ..)) = wanted {
                    self.xml.open(list, &[]);
                }
                list = wanted;
            }
            let level = level(block, implied_level(block.kind, None));
            let level: Vec<Attribute<'_>> = level.iter().map(|level| (LEVEL, level.as_str())).collect();
            match wanted {
                Some((_, item, id)) => {
                    after = true;
                    let id = self.ids.next("", id);
                    let attributes = [&[("eId", id.as_str())], level.as_slice()].concat();
                    self.xml.open(item, &attributes);
                    if let Some(marker) = &block.marker {
                        self.xml.leaf("num", &[], marker);
                    }
                    self.links.line(&mut self.xml, "p", &[], &block.text);
                    self.xml.close(item);
                }
                None if block.kind == BlockKind::Heading => {
                    let name = if after { "enactingFormula" } else { "authority" };
                    let attributes = [&[("name", name)], level.as_slice()].concat();
                    self.xml.open("formula", &attributes);
                    self.links.line(&mut self.xml, "p", &[], &block.text);
                    self.xml.close("formula");
                }
                None => self.links.line(&mut self.xml, "p", &level, &block.text),
            }
        }
        if let Some((list, ..)) = list {
            self.xml.close(list);
        }
        self.xml.finish(preamble);
    }

    /// Blocks inside each other. In a strict hierarchy running text has an element of
    /// its own, elsewhere it stands as it is.
    pub(super) fn hierarchy(&mut self, blocks: &[Block], strict: bool, whole: &str) {
        if blocks.is_empty() {
            // The standard asks for something.
            return self.xml.empty("hcontainer", &[("name", "empty")]);
        }
        let places = places(blocks);
        let mut open: Vec<(&'static str, String)> = Vec::new();
        for (i, (block, place)) in blocks.iter().zip(&places).enumerate() {
            while open.len() > place.depth {
                if let Some((element, _)) = open.pop() {
                    self.xml.close(element);
                }
            }
            if !strict && place.depth == 0 && is_plain(block) {
                self.plain(block, place);
                continue;
            }
            let shape = shape_of(block.kind);
            let parent = open.last().map_or(whole, |(_, id)| id.as_str());
            let id = self.ids.of(block, whole, parent);
            let holds = places.get(i + 1).is_some_and(|next| next.depth > place.depth);
            self.block(block, place, shape, &id, holds);
            if holds {
                open.push((shape.element, id));
            } else {
                self.xml.close(shape.element);
            }
        }
        while let Some((element, _)) = open.pop() {
            self.xml.close(element);
        }
    }

    /// Opens the element of a block and writes what is its own.
    fn block(&mut self, block: &Block, place: &Place, shape: &Shape, id: &str, holds: bool) {
        let level = level(block, place.implied);
        let mut attributes = vec![("eId", id)];
        attributes.extend(shape.name.map(|name| ("name", name)));
        attributes.extend(level.as_deref().map(|level| (LEVEL, level)));
        self.xml.open(shape.element, &attributes);
        let note = block.kind == BlockKind::Note;
        if let Some(marker) = block.marker.as_deref().filter(|_| !note) {
            self.xml.leaf("num", &[], marker);
        }
        let headed = shape.headed || self.is_titled(block);
        if headed && !block.text.is_empty() {
            self.links.line(&mut self.xml, "heading", &[], &block.text);
        }
        // What a block holds itself stands before the blocks in it.
        let own = self.xml.begin(if holds { "intro" } else { "content" }, &[]);
        if note {
            self.note(block, &[]);
        } else if !headed && !block.text.is_empty() {
            self.links.line(&mut self.xml, "p", &[], &block.text);
        }
        if !block.rows.is_empty() {
            self.table(block, &[("class", "rows")]);
        }
        self.xml.finish(own);
    }

    /// Whether the text of an article names it: in a normative document, if it is no
    /// sentence.
    fn is_titled(&self, block: &Block) -> bool {
        let sentence = block.text.trim_end().ends_with(['.', ':', ';', ',']);
        self.normative && block.kind == BlockKind::Article && !sentence
    }

    fn plain(&mut self, block: &Block, place: &Place) {
        let level = level(block, place.implied);
        let level: Vec<Attribute<'_>> = level.iter().map(|level| (LEVEL, level.as_str())).collect();
        match block.kind {
            BlockKind::Table => self.table(block, &level),
            BlockKind::Note => self.note(block, &level),
            _ => self.links.line(&mut self.xml, "p", &level, &block.text),
        }
    }

    /// A note stands in a line of its own: the model does not say to which word it belongs.
    fn note(&mut self, block: &Block, attributes: &[Attribute<'_>]) {
        let mut of_note = vec![("placement", "bottom")];
        of_note.extend(block.marker.as_deref().map(|marker| ("marker", marker)));
        let links = &self.links;
        self.xml.line("p", attributes, |xml| {
            xml.start("authorialNote", &of_note);
            links.inline(xml, "p", &[], &block.text);
            xml.end("authorialNote");
        });
    }

    fn table(&mut self, block: &Block, attributes: &[Attribute<'_>]) {
        self.xml.open("table", attributes);
        for row in &block.rows {
            if row.is_empty() {
                // The standard asks for a cell.
                self.xml.open("tr", &[(EMPTY, "true")]);
                self.xml.empty("td", &[]);
            } else {
                self.xml.open("tr", &[]);
            }
            for cell in row {
                self.xml.open("td", &[]);
                self.links.line(&mut self.xml, "p", &[], cell);
                self.xml.close("td");
            }
            self.xml.close("tr");
        }
        self.xml.close("table");
    }
}

/// Whether a block is running text, a table or a note and nothing besides.
fn is_plain(block: &Block) -> bool {
    match block.kind {
        BlockKind::Paragraph => block.marker.is_none() && block.rows.is_empty(),
        BlockKind::Table => block.marker.is_none() && block.text.is_empty() && !block.rows.is_empty(),
        BlockKind::Note => block.rows.is_empty(),
        _ => false,
    }
}

/// The list, the item and its identifier for a ground.
fn ground(text: &str) -> (&'static str, &'static str, &'static str) {
    if crate::text::skeleton(text).starts_with("can cu") {
        ("citations", "citation", "cit")
    } else {
        ("recitals", "recital", "rec")
    }
}

/// The level where the element does not say it.
fn level(block: &Block, implied: u8) -> Option<String> {
    (block.level != implied).then(|| block.level.to_string())
}
