//! Tables.

use std::rc::Rc;

use super::borders::Borders;
use super::colors::shading;
use super::model::{Insets, Table, TableCell, TableRow};
use super::section::table_alignment;
use super::story::Stories;
use super::units::{number, on_off, twips};
use crate::format::docx::names::Space;
use crate::format::docx::package::Xml;
use crate::format::fault::Fault;
use crate::layout::Length;

/// Word knows no wider table.
const MOST_COLUMNS: usize = 1024;

/// Reads the table at hand.
pub(super) fn read(stories: &mut Stories, xml: &mut Xml<'_>) -> Result<Table, Fault> {
    stories.tally.piece()?;
    let mut table = Table::default();
    rows(stories, xml, &mut table)?;
    table.rows.shrink_to_fit();
    Ok(table)
}

/// Reads the rows in the element at hand, a table or what is around some of its rows.
fn rows(stories: &mut Stories, xml: &mut Xml<'_>, table: &mut Table) -> Result<(), Fault> {
    let level = xml.level();
    while xml.child(level)? {
        match xml.tag() {
            (Space::W, "tblPr") => properties(xml, table)?,
            (Space::W, "tblGrid") => table.grid = grid(xml)?,
            (Space::W, "tr") => {
                stories.tally.piece()?;
                table.rows.extend(row(stories, xml)?);
            }
            (Space::W, "sdtPr") => stories.control(xml)?,
            (Space::W, "customXmlPr") => {}
            _ => rows(stories, xml, table)?,
        }
    }
    Ok(())
}

/// Reads the properties of the table at hand, or of a style of tables.
pub(super) fn properties(xml: &mut Xml<'_>, table: &mut Table) -> Result<(), Fault> {
    let level = xml.level();
    while xml.child(level)? {
        let value = xml.get("val");
        match xml.tag() {
            (Space::W, "tblStyle") => table.style = value.map(Rc::from),
            (Space::W, "jc") => table.alignment = value.and_then(table_alignment),
            (Space::W, "tblInd") => table.indent = width(xml).unwrap_or_default(),
            (Space::W, "tblpPr") => table.indent = xml.get("tblpX").and_then(twips).unwrap_or_default(),
            (Space::W, "tblLayout") => table.fixed = xml.get("type") == Some("fixed"),
            (Space::W, "tblBorders") => table.borders = Borders::read(xml)?,
            (Space::W, "tblCellMar") => table.margins = margins(xml)?,
            (Space::W, "tblStyleRowBandSize") => table.bands.0 = value.and_then(columns),
            (Space::W, "tblStyleColBandSize") => table.bands.1 = value.and_then(columns),
            (Space::W, "tblLook") => table.look = look(xml),
            _ => {}
        }
    }
    Ok(())
}

/// A width in twentieths of a point; parts of the page and automatic ones are none.
fn width(xml: &Xml<'_>) -> Option<Length> {
    let measured = !matches!(xml.get("type"), Some("pct" | "auto" | "nil"));
    let value = xml.get("w").filter(|value| measured && !value.ends_with('%'))?;
    twips(value)
}

fn grid(xml: &mut Xml<'_>) -> Result<Vec<Length>, Fault> {
    let mut grid = Vec::new();
    let level = xml.level();
    while xml.child(level)? {
        if xml.tag() == (Space::W, "gridCol") && grid.len() < MOST_COLUMNS {
            grid.push(xml.get("w").and_then(twips).unwrap_or_default());
        }
    }
    Ok(grid)
}

/// The room around the text of cells.
fn margins(xml: &mut Xml<'_>) -> Result<Insets, Fault> {
    let mut sides = Insets::default();
    let level = xml.level();
    while xml.child(level)? {
        match xml.tag().1 {
            "left" | "start" => sides.left = width(xml),
            "right" | "end" => sides.right = width(xml),
            "top" => sides.top = width(xml),
            _ => {}
        }
    }
    Ok(sides)
}

/// Which parts of the style hold: as words, or as bits in older files.
fn look(xml: &Xml<'_>) -> [bool; 6] {
    const PARTS: [(&str, u32); 6] = [
        ("firstRow", 0x20),
        ("lastRow", 0x40),
        ("firstColumn", 0x80),
        ("lastColumn", 0x100),
        ("noHBand", 0x200),
        ("noVBand", 0x400),
    ];
    let bits = xml
        .get("val")
        .and_then(|bits| u32::from_str_radix(bits, 16).ok())
        .unwrap_or(0);
    PARTS.map(|(name, bit)| match xml.get(name) {
        Some(value) => on_off(Some(value)),
        None => bits & bit != 0,
    })
}

/// A row; none where a tracked change deleted it.
fn row(stories: &mut Stories, xml: &mut Xml<'_>) -> Result<Option<TableRow>, Fault> {
    let mut row = TableRow::default();
    let mut deleted = false;
    cells(stories, xml, &mut row, &mut deleted)?;
    row.cells.shrink_to_fit();
    if deleted {
        stories.seen.deleted += 1;
    }
    Ok((!deleted).then_some(row))
}

/// Reads the cells in the element at hand, a row or what is around some of its cells.
fn cells(stories: &mut Stories, xml: &mut Xml<'_>, row: &mut TableRow, deleted: &mut bool) -> Result<(), Fault> {
    let level = xml.level();
    while xml.child(level)? {
        match xml.tag() {
            (Space::W, "trPr") => {
                let inner = xml.level();
                while xml.child(inner)? {
                    let value = xml.get("val");
                    match xml.tag() {
                        (Space::W, "gridBefore") => row.before = value.and_then(columns).unwrap_or(0),
                        (Space::W, "trHeight") => {
                            row.height = value.and_then(twips);
                            row.exact = xml.get("hRule") == Some("exact");
                        }
                        (Space::W, "hidden") => row.hidden = on_off(value),
                        (Space::W, "del") => *deleted = true,
                        (Space::W, "ins") => stories.seen.inserted += 1,
                        _ => {}
                    }
                }
            }
            (Space::W, "tc") => row.cells.push(cell(stories, xml)?),
            (Space::W, "sdtPr") => stories.control(xml)?,
            (Space::W, "tblPrEx" | "customXmlPr") => {}
            _ => cells(stories, xml, row, deleted)?,
        }
    }
    Ok(())
}

fn columns(value: &str) -> Option<usize> {
    let count = usize::try_from(number(value)?).ok()?;
    Some(count.min(MOST_COLUMNS))
}

/// A cell. Its properties stand first in its story; those of tables in it are kept apart.
fn cell(stories: &mut Stories, xml: &mut Xml<'_>) -> Result<TableCell, Fault> {
    stories.tally.piece()?;
    let outer = stories.cell.take();
    let mut story = Vec::new();
    stories.blocks(xml, &mut story)?;
    if story.is_empty() {
        stories.tally.row()?;
    }
    story.shrink_to_fit();
    let mut cell = std::mem::replace(&mut stories.cell, outer).unwrap_or_default();
    cell.span = cell.span.max(1);
    cell.story = story;
    Ok(cell)
}

/// Reads the children of `w:tcPr`.
pub(super) fn cell_properties(xml: &mut Xml<'_>) -> Result<TableCell, Fault> {
    let mut cell = TableCell::default();
    let level = xml.level();
    while xml.child(level)? {
        let value = xml.get("val");
        match xml.tag() {
            (Space::W, "tcW") => cell.width = width(xml),
            (Space::W, "gridSpan") => cell.span = value.and_then(columns).unwrap_or(1).max(1),
            (Space::W, "vMerge") => cell.below = value != Some("restart"),
            (Space::W, "hMerge") => cell.beside = value != Some("restart"),
            (Space::W, "tcBorders") => cell.borders = Borders::read(xml)?,
            (Space::W, "textDirection") => cell.turned = !matches!(value, None | Some("lrTb" | "tb" | "lrTbV")),
            (Space::W, "tcFitText") => cell.fits = on_off(value),
            (Space::W, "tcMar") => cell.margins = margins(xml)?,
            (Space::W, "shd") => cell.background = Some(shading(xml)),
            _ => {}
        }
    }
    Ok(cell)
}
