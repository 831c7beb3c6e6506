//! The content: the hierarchy as blocks, in the order of the text.

use std::collections::HashSet;

use super::{Reader, level, line_of, note};
use crate::document::{Block, BlockKind};
use crate::format::akn::names::{collapsed, implied_level, kind_of};
use crate::format::akn::tree::{Child, Node, Space};
use crate::format::fault::Fault;

/// The block that holds another, with its level.
type Parent = Option<(BlockKind, u8)>;

impl Reader<'_> {
    /// The blocks in an element.
    pub(super) fn blocks(&self, node: &Node, parent: Parent, out: &mut Vec<Block>) -> Result<(), Fault> {
        for child in &node.children {
            match child {
                Child::Element(node) => self.block(node, parent, out)?,
                Child::Text(text) => {
                    let text = collapsed(text);
                    if !text.is_empty() {
                        out.push(Block::paragraph(text));
                    }
                }
            }
        }
        Ok(())
    }

    fn block(&self, node: &Node, parent: Parent, out: &mut Vec<Block>) -> Result<(), Fault> {
        if node.space != Space::Akn {
            return self.running(node, out);
        }
        if node.is("hcontainer") && node.get("name") == Some("empty") && node.children.is_empty() {
            return Ok(());
        }
        if let Some(kind) = kind_of(&node.name, node.get("name")) {
            return self.unit(node, kind, parent, out);
        }
        match node.name.as_str() {
            "meta" => Ok(()),
            "p" => self.running(node, out),
            "citation" | "recital" => self.ground(node, out),
            "formula" if is_ours(node) => self.headings(node, out),
            "heading" | "subheading" | "crossHeading" => {
                out.push(Block::new(BlockKind::Heading, node.text()).at_level(level(node, 0)?));
                Ok(())
            }
            "table" => self.table(node, parent, out),
            "li" => self.list_item(node, parent, out),
            "authorialNote" => {
                out.push(note(node, level(node, 0)?));
                Ok(())
            }
            // Whatever holds blocks alone is walked through.
            _ if !node.is_mixed() && node.elements().next().is_some_and(|first| !is_inline(first)) => {
                self.blocks(node, parent, out)
            }
            _ => self.running(node, out),
        }
    }

    /// A part, article, clause, …: its number, its text, then what is in it.
    fn unit(&self, node: &Node, kind: BlockKind, parent: Parent, out: &mut Vec<Block>) -> Result<(), Fault> {
        let mut block = Block::new(kind, "").at_level(level(node, implied_level(kind, parent))?);
        block.marker = node.child("num").map(Node::text);
        let heading = node.child("heading");
        let holder = node.child("intro").or_else(|| node.child("content"));
        // The items of lists hold their lines themselves.
        let first = match holder {
            Some(holder) => holder.elements().next().filter(|_| !holder.is_mixed()),
            None => node.elements().find(|part| !part.is("num")),
        };
        let rows = |node: &&Node| node.is("table") && node.get("class") == Some("rows");
        let rows = holder.and_then(|holder| holder.elements().find(rows));
        let own = first.filter(|first| heading.is_none() && first.is("p"));

        let mut notes = Vec::new();
        if let Some(heading) = heading {
            block.text = text_and_notes(heading, &mut notes)?;
        } else if let Some(own) = own {
            block.text = text_and_notes(own, &mut notes)?;
            if kind == BlockKind::Note && block.text.is_empty() && notes.len() == 1 {
                let note = notes.pop().unwrap_or_else(|| Block::paragraph(""));
                (block.text, block.marker) = (note.text, note.marker.or(block.marker));
            }
        }
        if let Some(rows) = rows {
            block.rows = rows_of(rows);
        }
        let this = Some((kind, block.level));
        out.push(block);
        out.append(&mut notes);
        if let Some(rows) = rows {
            self.beside_rows(rows, this, out)?;
        }

        let taken = [heading, own, rows].map(|node| node.map(|node| node.at));
        let taken = |node: &Node| taken.contains(&Some(node.at));
        let mut numbered = false;
        for child in &node.children {
            match child {
                Child::Text(text) => {
                    let text = collapsed(text);
                    if !text.is_empty() {
                        out.push(Block::paragraph(text));
                    }
                }
                Child::Element(part) if part.is("num") && !numbered => numbered = true,
                Child::Element(part) if taken(part) => {}
                Child::Element(part) if ["intro", "content", "wrapUp"].iter().any(|name| part.is(name)) => {
                    if part.is_mixed() {
                        self.running(part, out)?;
                        continue;
                    }
                    for inner in part.elements().filter(|inner| !taken(inner)) {
                        self.block(inner, this, out)?;
                    }
                }
                Child::Element(part) => self.block(part, this, out)?,
            }
        }
        Ok(())
    }

    /// A line of running text, and the notes that hang on it.
    fn running(&self, node: &Node, out: &mut Vec<Block>) -> Result<(), Fault> {
        let level = level(node, 0)?;
        let mut notes = Vec::new();
        let text = text_and_notes(node, &mut notes)?;
        // An empty line of others is a gap in their layout.
        if !text.is_empty() || notes.is_empty() && self.ours && node.is("p") {
            out.push(Block::paragraph(text).at_level(level));
        } else if let Some(note) = notes.first_mut() {
            note.level = level;
        }
        out.append(&mut notes);
        Ok(())
    }

    /// A ground; further lines of it are grounds, too.
    fn ground(&self, node: &Node, out: &mut Vec<Block>) -> Result<(), Fault> {
        let level = level(node, 0)?;
        let mut marker = node.child("num").map(Node::text);
        for line in node.elements().filter(|line| !line.is("num")) {
            let mut block = Block::new(BlockKind::Recital, line_of(line)).at_level(level);
            block.marker = marker.take();
            out.push(block);
        }
        if node.is_mixed() || marker.is_some() {
            let mut block = Block::new(BlockKind::Recital, node.text_without(&|_| true)).at_level(level);
            block.marker = marker;
            out.push(block);
        }
        Ok(())
    }

    fn headings(&self, node: &Node, out: &mut Vec<Block>) -> Result<(), Fault> {
        let level = level(node, 0)?;
        let lines = node
            .elements()
            .map(|line| Block::new(BlockKind::Heading, line_of(line)).at_level(level));
        out.extend(lines);
        stray(node, out);
        Ok(())
    }

    fn table(&self, node: &Node, parent: Parent, out: &mut Vec<Block>) -> Result<(), Fault> {
        for caption in node.elements().filter(|part| part.is("caption")) {
            self.running(caption, out)?;
        }
        out.push(Block::table(rows_of(node)).at_level(level(node, 0)?));
        self.beside_rows(node, parent, out)
    }

    /// What stands in a table and is no cell of it.
    fn beside_rows(&self, table: &Node, parent: Parent, out: &mut Vec<Block>) -> Result<(), Fault> {
        for child in &table.children {
            match child {
                Child::Element(row) if row.is("tr") => {
                    stray(row, out);
                }
                Child::Element(other) if other.is("caption") => {}
                Child::Element(other) => self.block(other, parent, out)?,
                Child::Text(_) => {}
            }
        }
        stray(table, out);
        Ok(())
    }

    /// An item of a list of HTML: its own words, then the lists in it.
    fn list_item(&self, node: &Node, parent: Parent, out: &mut Vec<Block>) -> Result<(), Fault> {
        let lists: Vec<&Node> = node.elements().filter(|part| part.is("ul") || part.is("ol")).collect();
        let places: HashSet<usize> = lists.iter().map(|list| list.at).collect();
        let in_list = |part: &Node| places.contains(&part.at);
        let at = implied_level(BlockKind::Bullet, parent);
        let block = Block::new(BlockKind::Bullet, node.text_without(&in_list))
            .marked("-")
            .at_level(at);
        out.push(block);
        for list in lists {
            self.blocks(list, Some((BlockKind::Bullet, at)), out)?;
        }
        Ok(())
    }
}

/// The text of a line without its notes, which follow it as blocks.
fn text_and_notes(node: &Node, notes: &mut Vec<Block>) -> Result<String, Fault> {
    let is_note = |part: &Node| part.is("authorialNote");
    collect_notes(node, notes)?;
    Ok(node.text_without(&is_note))
}

fn collect_notes(node: &Node, notes: &mut Vec<Block>) -> Result<(), Fault> {
    for part in node.elements() {
        if part.is("authorialNote") {
            notes.push(note(part, level(part, 0)?));
        } else {
            collect_notes(part, notes)?;
        }
    }
    Ok(())
}

/// Words between elements that are no text.
fn stray(node: &Node, out: &mut Vec<Block>) {
    let words = node.text_without(&|_| true);
    if !words.is_empty() {
        out.push(Block::paragraph(words));
    }
}

fn rows_of(table: &Node) -> Vec<Vec<String>> {
    let rows = table.elements().filter(|row| row.is("tr"));
    rows.map(|row| {
        let cells = row.elements().filter(|_| row.ours("empty").is_none());
        cells.map(line_of).collect()
    })
    .collect()
}

/// Whether a formula is one of the lines that we make of headings.
fn is_ours(node: &Node) -> bool {
    matches!(node.get("name"), Some("authority" | "enactingFormula"))
}

/// Elements that stand in the midst of text.
fn is_inline(node: &Node) -> bool {
    const INLINE: [&str; 46] = [
        "a",
        "abbr",
        "b",
        "br",
        "concept",
        "date",
        "def",
        "del",
        "docAuthority",
        "docDate",
        "docNumber",
        "docProponent",
        "docPurpose",
        "docStage",
        "docStatus",
        "docTitle",
        "docType",
        "embeddedText",
        "entity",
        "eol",
        "event",
        "fillIn",
        "i",
        "img",
        "inline",
        "ins",
        "location",
        "mod",
        "mref",
        "object",
        "omissis",
        "organization",
        "person",
        "placeholder",
        "process",
        "quantity",
        "quotedText",
        "ref",
        "role",
        "rref",
        "shortTitle",
        "span",
        "sub",
        "sup",
        "term",
        "u",
    ];
    INLINE.contains(&node.name.as_str())
}
