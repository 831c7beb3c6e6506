//! Identifiers of elements, by the naming convention: `art_5__para_2__point_a`.

use std::collections::HashMap;

use crate::cite::element_id;
use crate::document::{Block, BlockKind};
use crate::format::akn::names::shape_of;
use crate::value::Provision;

/// The identifiers that were given, so that none is given twice.
#[derive(Debug, Default)]
pub(super) struct Ids(HashMap<String, usize>);

impl Ids {
    /// The identifier of a block inside another, or inside a whole: its number where
    /// it has one, else its place among its like.
    pub(super) fn of(&mut self, block: &Block, whole: &str, parent: &str) -> String {
        // Articles are numbered through, so that a citation names them without their chapter.
        let above = if block.kind == BlockKind::Article {
            whole
        } else {
            parent
        };
        let id = shape_of(block.kind).id;
        match numbered(block) {
            Some(local) => self.unique(join(above, &local)),
            None => self.next(above, id),
        }
    }

    /// The identifier of an attachment: `att_ii` for `Phụ lục II`.
    pub(super) fn attachment(&mut self, label: Option<&str>) -> String {
        let number = label.and_then(number_of).filter(|number| number.chars().count() <= 6);
        let annex = number.map(|number| Provision {
            annex: Some(number.to_owned()),
            ..Provision::default()
        });
        match annex {
            Some(annex) => self.unique(element_id(&annex)),
            None => self.next("", "att"),
        }
    }

    /// The next identifier of a sort: `cit_1`, `cit_2`.
    pub(super) fn next(&mut self, above: &str, word: &str) -> String {
        let base = join(above, word);
        loop {
            let count = self.0.entry(base.clone()).or_default();
            *count += 1;
            let id = format!("{base}_{count}");
            if !self.0.contains_key(&id) {
                self.0.insert(id.clone(), 0);
                return id;
            }
        }
    }

    /// The identifier itself if it is free, else with a number behind it.
    pub(super) fn unique(&mut self, id: String) -> String {
        if !self.0.contains_key(&id) {
            self.0.insert(id.clone(), 1);
            return id;
        }
        self.next("", &id)
    }
}

fn join(above: &str, local: &str) -> String {
    if above.is_empty() {
        local.to_owned()
    } else {
        format!("{above}__{local}")
    }
}

/// `art_5` for a block with the marker `Điều 5.`
fn numbered(block: &Block) -> Option<String> {
    let number = number_of(block.marker.as_deref()?)?;
    let mut place = Provision::default();
    let number = Some(number.to_owned());
    match block.kind {
        BlockKind::Part => place.part = number,
        BlockKind::Chapter => place.chapter = number,
        BlockKind::Section => place.section = number,
        BlockKind::Subsection => place.subsection = number,
        BlockKind::Article => place.article = number,
        BlockKind::Clause => place.clause = number,
        BlockKind::Point => place.point = number,
        _ => return None,
    }
    Some(element_id(&place))
}

/// The number in a marker: `II` in `Chương II`, `a` in `a)`.
fn number_of(marker: &str) -> Option<&str> {
    let number = marker
        .split_whitespace()
        .last()?
        .trim_matches(|c: char| !c.is_alphanumeric());
    Some(number).filter(|number| !number.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_follow_the_convention_and_are_never_twice() {
        let mut ids = Ids::default();
        let block = |kind, marker: &str| Block::new(kind, "").marked(marker);
        let chapter = ids.of(&block(BlockKind::Chapter, "Chương II"), "", "");
        let article = ids.of(&block(BlockKind::Article, "Điều 12a."), "", &chapter);
        let clause = ids.of(&block(BlockKind::Clause, "1."), "", &article);
        assert_eq!(
            [chapter.as_str(), &article, &clause],
            ["chp_ii", "art_12a", "art_12a__para_1"]
        );
        assert_eq!(
            ids.of(&block(BlockKind::Point, "đ)"), "", &clause),
            "art_12a__para_1__point_dd"
        );
        assert_eq!(
            ids.of(&block(BlockKind::Clause, "1."), "", &article),
            "art_12a__para_1_2"
        );
        assert_eq!(
            ids.of(&block(BlockKind::Bullet, "-"), "", &clause),
            "art_12a__para_1__indent_1"
        );
        assert_eq!(
            ids.of(&block(BlockKind::Article, "Điều 12a."), "att_1", "x"),
            "att_1__art_12a"
        );
        assert_eq!(
            (ids.next("", "cit"), ids.next("", "cit")),
            ("cit_1".into(), "cit_2".into())
        );
    }
}
