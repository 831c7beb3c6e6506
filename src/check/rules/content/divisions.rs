//! The divisions of a text that rules speak of: their ranks, names, places and markers.

use std::ops::Range;

use crate::check::answer::{Answer, Finding};
use crate::check::facts::original::Piece;
use crate::check::facts::outline::{Outline, Part, Rank, parts};
use crate::check::rules::MOST;
use crate::check::subject::Subject;
use crate::diagnostic::Edit;

/// Ranks that a rule is about, and what is said of a document without any.
pub(in crate::check::rules) struct Divisions {
    ranks: &'static [Rank],
    vi: &'static str,
    en: &'static str,
}

const fn divisions(ranks: &'static [Rank], vi: &'static str, en: &'static str) -> Divisions {
    Divisions { ranks, vi, en }
}

pub(in crate::check::rules) const NUMBERED: Divisions = divisions(
    &[
        Rank::Part,
        Rank::Chapter,
        Rank::Section,
        Rank::Subsection,
        Rank::Article,
        Rank::Clause,
        Rank::Point,
    ],
    "văn bản không chia thành phần, chương, mục, điều, khoản",
    "the document has no parts, chapters, sections, articles or clauses",
);

pub(in crate::check::rules) const HEADED: Divisions = divisions(
    &[Rank::Part, Rank::Chapter, Rank::Section, Rank::Subsection],
    "văn bản không chia thành phần, chương, mục, tiểu mục",
    "the document has no parts, chapters or sections",
);

pub(in crate::check::rules) const CHAPTERS: Divisions = divisions(
    &[Rank::Part, Rank::Chapter],
    "văn bản không chia thành phần, chương",
    "the document has no parts or chapters",
);

pub(in crate::check::rules) const SECTIONS: Divisions = divisions(
    &[Rank::Section, Rank::Subsection],
    "văn bản không chia thành mục, tiểu mục",
    "the document has no sections",
);

pub(in crate::check::rules) const ARTICLES: Divisions = divisions(
    &[Rank::Article],
    "văn bản không chia thành điều",
    "the document has no articles",
);

pub(in crate::check::rules) const CLAUSES: Divisions = divisions(
    &[Rank::Clause],
    "văn bản không chia thành khoản",
    "the document has no clauses",
);

pub(in crate::check::rules) const POINTS: Divisions = divisions(
    &[Rank::Point],
    "văn bản không chia thành điểm",
    "the document has no points",
);

/// Asks about each numbered part of some ranks, in the content and in what is
/// attached; without any the rule does not concern the document.
pub(in crate::check::rules) fn each<'a>(
    subject: &Subject<'a>,
    divisions: &Divisions,
    test: impl Fn(&'a Outline, Part<'a>) -> Option<Finding>,
) -> Answer {
    let document = subject.document();
    let mut any = false;
    let mut findings = Vec::new();
    for outline in subject.outlines() {
        for part in parts(outline, document).filter(|part| divisions.ranks.contains(&part.unit.rank)) {
            any = true;
            if findings.len() < MOST {
                findings.extend(test(outline, part));
            }
        }
    }
    if !any {
        return Answer::not_applicable(divisions.vi, divisions.en);
    }
    Answer::of(findings)
}

/// The place of the marker in the original, and the text it stands in.
pub(in crate::check::rules) fn marker_place<'a>(
    subject: &Subject<'a>,
    path: &str,
    marker: &str,
) -> Option<(Piece<'a>, Range<usize>)> {
    let piece = subject.piece(path)?;
    let text = piece.text();
    let start = text.len() - text.trim_start_matches(['*', '_', '#', '>', ' ', '\t']).len();
    text.get(start..)?
        .starts_with(marker)
        .then_some((piece, start..start + marker.len()))
}

/// A marker written otherwise.
pub(in crate::check::rules) fn other_marker(
    subject: &Subject<'_>,
    path: &str,
    part: Part<'_>,
    right: &str,
) -> Option<Edit> {
    let (piece, place) = marker_place(subject, path, part.marker())?;
    Some(piece.replace(place, right))
}
