//! The documents that the content itself cites, as the rules on citing look at them.

use crate::check::facts::brackets::Enclosed;
use crate::check::facts::citations::Cited;
use crate::check::facts::outline::{Outline, Whose};
use crate::check::facts::running_text::At;
use crate::check::subject::Subject;
use crate::check::subject::recitals::is_law;
use crate::document::BlockKind;
use crate::value::Kind;

/// A document that the content itself cites.
pub(in crate::check::rules) struct Own<'a> {
    pub(in crate::check::rules) cited: &'a Cited,
    pub(in crate::check::rules) block: usize,
    pub(in crate::check::rules) text: &'a str,
    /// Which document it is: the place of its first citation.
    pub(in crate::check::rules) id: usize,
    /// Where the citation before it ends in the same text.
    pub(in crate::check::rules) before: Option<usize>,
    /// Where the next one begins in the same text.
    pub(in crate::check::rules) next: Option<usize>,
    /// Between brackets.
    pub(in crate::check::rules) bracketed: bool,
}

impl Own<'_> {
    pub(in crate::check::rules) fn path(&self) -> String {
        self.cited.at.path()
    }

    /// What stands between it and the citation before it.
    pub(in crate::check::rules) fn gap_before(&self) -> Option<&str> {
        self.text.get(self.before?..self.cited.range.start)
    }

    /// What stands between it and the next one.
    pub(in crate::check::rules) fn gap_behind(&self) -> Option<&str> {
        self.text.get(self.cited.range.end..self.next?)
    }

    pub(in crate::check::rules) fn behind(&self) -> &str {
        self.text.get(self.cited.range.end..).unwrap_or_default()
    }
}

/// What the letter quotes of others, asked for in the order of the texts.
pub(super) struct Quotations<'a> {
    outline: Option<&'a Outline>,
    signs: Enclosed,
}

impl<'a> Quotations<'a> {
    pub(super) fn of(subject: &'a Subject<'_>) -> Self {
        Self {
            outline: subject.outlines().iter().find(|outline| outline.whose == Whose::Body),
            signs: Enclosed::by('“', '”'),
        }
    }

    pub(super) fn hold(&mut self, subject: &Subject<'_>, cited: &Cited, block: usize) -> bool {
        let between = self.signs.holds(cited.at, subject.text(cited.at), cited.range.start);
        between || self.outline.is_some_and(|outline| outline.is_quoted(block))
    }
}

/// The citations of the running text and its recitals: not those in footnotes,
/// in tables, in quotations, in the names and subjects of other documents.
pub(in crate::check::rules) fn own<'a>(subject: &Subject<'a>) -> Vec<Own<'a>> {
    let document = subject.document();
    let mut quotations = Quotations::of(subject);
    let mut brackets = Enclosed::by('(', ')');
    let mut all: Vec<Own<'a>> = Vec::new();
    for (i, cited) in subject.citations().iter().enumerate() {
        let At::Body(block) = cited.at else { continue };
        let text = subject.text(cited.at);
        let citation = &cited.citation;
        let inside = quotations.hold(subject, cited, block);
        let bracketed = brackets.holds(cited.at, text, cited.range.start);
        let kind = document.body.get(block).map(|block| block.kind);
        // One that goes on in the next block is cut, and says less than it does.
        let whole = cited.range.len() + 4 >= citation.text.len();
        let is_own =
            whole && !inside && kind != Some(BlockKind::Note) && !citation.deictic && citation.parent.is_none();
        if !is_own {
            continue;
        }
        let before = all.last_mut().filter(|before| before.block == block);
        let end = before.map(|before| {
            before.next = Some(cited.range.start);
            before.cited.range.end
        });
        all.push(Own {
            cited,
            block,
            text,
            id: citation.same_as.unwrap_or(i),
            before: end,
            next: None,
            bracketed,
        });
    }
    all
}

/// Whether it is cited by its number, and whole: no law, no blank, not this document itself.
pub(in crate::check::rules) fn by_number(subject: &Subject<'_>, cited: &Cited) -> bool {
    let reference = &cited.citation.reference;
    let number = reference.number.as_ref();
    let kind = reference.kind.as_ref();
    let own = subject.document().number.as_ref();
    number.is_some_and(|number| number.serial().is_some() && own != Some(number))
        && kind.is_some_and(|kind| !is_law(kind) && *kind != Kind::HienPhap)
}

pub(in crate::check::rules) fn is_full(cited: &Cited) -> bool {
    let reference = &cited.citation.reference;
    reference.date.is_some_and(|date| date.day().is_some()) && reference.issuer.is_some()
}

/// The first word, in small letters and without the sign behind it.
pub(super) fn first_word(text: &str) -> String {
    let word = text.trim_start().split(' ').next().unwrap_or_default();
    word.trim_end_matches([',', ';', '.']).to_lowercase()
}

pub(in crate::check::rules) const CITING: &str = "điểm b khoản 6 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP";
