//! Whether two names are those of one body.

use std::collections::BTreeSet;

use crate::format::edxml::body_name::{Word, words};
use crate::registry::Registry;
use crate::text::skeleton;

/// What a word or two of a name do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// A rank of places: two bodies of two ranks are two.
    Rank,
    /// Left out at will, such as the committee before its place.
    Filling,
    Plain,
}

/// Words that make one.
#[rustfmt::skip]
const PHRASES: [(&str, Sort); 12] = [
    ("ủy ban nhân dân", Sort::Filling), ("trực thuộc", Sort::Filling), ("thuộc", Sort::Filling),
    ("thành phố", Sort::Rank), ("thị xã", Sort::Rank), ("thị trấn", Sort::Rank),
    ("tỉnh", Sort::Rank), ("quận", Sort::Rank), ("huyện", Sort::Rank),
    ("xã", Sort::Rank), ("phường", Sort::Rank), ("đặc khu", Sort::Rank),
];

/// What a remark behind a name begins with: `(văn thư)`, `(test)`.
const REMARKS: [&str; 5] = ["văn", "test", "thử", "bản", "dấu"];

/// A piece of a name: a word, or words that belong together.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) sort: Sort,
    apart: bool,
}

/// Whether two names are those of one body. Each comes with the names that stand beside
/// it, of the bodies above.
///
/// A name that is the beginning of the other is that of the same body only if what it
/// lacks stands beside it: each commune has a `Phòng Nội vụ`.
pub(super) fn same_body(own: (&str, &[&str]), given: (&str, &[&str])) -> bool {
    let registry = Registry::shared();
    let known = |name| {
        registry
            .find_name(name)
            .map(|row| &row.code)
            .filter(|code| !code.is_empty())
    };
    if known(own.0).is_some_and(|code| known(given.0) == Some(code)) {
        return true;
    }
    // Certificates are often made without marks; then none are compared.
    let marks = !own.0.is_ascii() && !given.0.is_ascii();
    let (a, b) = (bare_pieces(own.0, marks), bare_pieces(given.0, marks));
    let beside = |names: &[&str]| {
        names
            .iter()
            .flat_map(|name| bare_pieces(name, marks))
            .collect::<Vec<_>>()
    };
    let (beside_a, beside_b) = (beside(own.1), beside(given.1));
    let Some((a, b)) = behind_the_same_head(&a, &b) else {
        return false;
    };
    let around = |rest: &[Piece], beside: &[Piece]| [rest, beside].concat();
    is_said(a, &beside_b) && is_said(b, &beside_a) && !are_elsewhere(&around(a, &beside_a), &around(b, &beside_b))
}

/// Whether what one name has more is said beside the other.
fn is_said(rest: &[Piece], beside: &[Piece]) -> bool {
    let said = |pieces: &[Piece]| {
        let kept = pieces.iter().filter(|piece| piece.sort != Sort::Filling);
        kept.map(|piece| piece.text.clone()).collect::<Vec<_>>()
    };
    let (rest, beside) = (said(rest), said(beside));
    rest.is_empty() || beside.windows(rest.len()).any(|words| words == rest)
}

/// The pieces of a name without a remark behind it.
fn bare_pieces(name: &str, marks: bool) -> Vec<Piece> {
    let mut all = pieces(name, marks);
    let begins = |piece: &Piece| piece.apart && REMARKS.iter().any(|word| skeleton(word) == skeleton(&piece.text));
    let at = all.iter().position(begins).filter(|at| *at > 0);
    // A remark says no place.
    let plain = |at: &usize| all.iter().skip(*at).all(|piece| piece.sort == Sort::Plain);
    if let Some(at) = at.filter(plain) {
        all.truncate(at);
    }
    all
}

pub(super) fn pieces(name: &str, marks: bool) -> Vec<Piece> {
    let words = words(name);
    let bare = |text: &str| if marks { text.to_owned() } else { skeleton(text) };
    let mut rest = words.as_slice();
    let mut out = Vec::new();
    while let Some(first) = rest.first() {
        let phrase = PHRASES.iter().find(|(phrase, _)| begins_with(rest, phrase, marks));
        let (text, sort) = phrase.map_or((first.text.as_str(), Sort::Plain), |(text, sort)| (*text, *sort));
        out.push(Piece {
            text: bare(text),
            sort,
            apart: first.apart,
        });
        let length = phrase.map_or(1, |(phrase, _)| phrase.split(' ').count());
        rest = rest.get(length..).unwrap_or_default();
    }
    out
}

fn begins_with(words: &[Word], phrase: &str, marks: bool) -> bool {
    let folded = |text: &str| if marks { crate::text::fold(text) } else { skeleton(text) };
    let mut words = words.iter();
    let mut parts = phrase.split(' ');
    parts.all(|part| words.next().is_some_and(|word| folded(&word.text) == folded(part)))
}

/// What stands behind the head that both names have, if that is as much as one of them.
fn behind_the_same_head<'p>(mut a: &'p [Piece], mut b: &'p [Piece]) -> Option<(&'p [Piece], &'p [Piece])> {
    let mut matched = 0_usize;
    while let ([x, left_a @ ..], [y, left_b @ ..]) = (a, b) {
        if x.text == y.text {
            matched += 1;
            (a, b) = (left_a, left_b);
        } else if matched == 0 {
            return None;
        } else if may_be_left_out(x, y) {
            a = left_a;
        } else if may_be_left_out(y, x) {
            b = left_b;
        } else {
            return None;
        }
    }
    let whole = a.is_empty() && b.is_empty();
    (whole || matched > 1).then_some((a, b))
}

/// Whether a piece may be missing in the other name, which goes on with another one.
fn may_be_left_out(piece: &Piece, other: &Piece) -> bool {
    match piece.sort {
        Sort::Filling => true,
        Sort::Rank => other.sort == Sort::Plain,
        Sort::Plain => false,
    }
}

/// Whether both say where they are, and it is not the same place.
fn are_elsewhere(a: &[Piece], b: &[Piece]) -> bool {
    let places = |pieces: &[Piece]| pieces.iter().any(|piece| piece.sort == Sort::Rank);
    let said = |pieces: &[Piece]| {
        let kept = pieces.iter().filter(|piece| piece.sort != Sort::Filling);
        kept.map(|piece| piece.text.clone()).collect::<BTreeSet<_>>()
    };
    let (in_a, in_b) = (said(a), said(b));
    places(a) && places(b) && !in_a.is_subset(&in_b) && !in_b.is_subset(&in_a)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: &str = "Sở Nội vụ tỉnh Hà Khê";

    #[test]
    fn a_body_has_one_name_in_many_spellings() {
        for (own, given) in [
            (HERE, "SỞ NỘI VỤ TỈNH HÀ KHÊ"),
            (HERE, "So Noi vu tinh Ha Khe"),
            (HERE, "Sở Nội vụ Hà Khê"),
            (HERE, "Sở Nội vụ - UBND tỉnh Hà Khê"),
            ("UBND tỉnh Hà Khê", "Uỷ ban nhân dân tỉnh Hà Khê (văn thư)"),
            ("UBND TP. Minh Sơn", "ỦY BAN NHÂN DÂN THÀNH PHỐ MINH SƠN"),
            ("Bo Noi vu", "Bộ Nội vụ"),
        ] {
            assert!(same_body((own, &[]), (given, &[])), "{own} / {given}");
        }
    }

    #[test]
    fn bodies_that_only_share_words_are_others() {
        for (own, given) in [
            (HERE, "Sở Y tế tỉnh Hà Khê"),
            (HERE, "Sở Nội vụ tỉnh Minh Hải"),
            (HERE, "Sở Nội vụ tỉnh Hà Khe"),
            (HERE, "Sở"),
            (HERE, "Sở Nội vụ"),
            ("Sở Nội vụ", HERE),
            ("UBND tỉnh", "UBND tỉnh Hà Khê"),
            ("Cục Văn thư", "Cục Văn thư Bộ Nội vụ"),
            ("Kho bạc Nhà nước", "Kho bạc Nhà nước huyện An Phú"),
            ("Kho bạc Nhà nước", "Kho bạc Nhà nước (An Phú)"),
            ("Văn phòng UBND tỉnh Hà Khê", "Văn phòng"),
            ("UBND tỉnh Hà Khê", "UBND tỉnh Hà Khê - Trường Tiểu học"),
            ("UBND tỉnh Hà Khê", "UBND tỉnh Hà Khê (văn thư xã An Phú)"),
            (HERE, "tỉnh Hà Khê"),
            (HERE, "Trần Thị Minh Hà"),
            ("UBND xã Minh Sơn", "UBND huyện Minh Sơn"),
            ("UBND huyện Minh Sơn", "Trung tâm Y tế - UBND huyện Minh Sơn"),
            ("UBND xã An Phú", "UBND xã An Phú Đông"),
            ("UBND", "Ủy ban nhân dân xã An Phú"),
            ("Sở N\u{43E}i vu", "So Noi vu"),
        ] {
            assert!(!same_body((own, &[]), (given, &[])), "{own} / {given}");
        }
    }

    #[test]
    fn the_body_above_tells_namesakes_apart() {
        let (here, there) = (["UBND tỉnh Hà Khê"], ["UBND tỉnh Minh Hải"]);
        let name = "Sở Nội vụ";
        assert!(same_body((name, &here), (name, &here)));
        assert!(!same_body((name, &here), (name, &there)));
        assert!(!same_body((HERE, &[]), (name, &there)));
        assert!(same_body((HERE, &[]), (name, &here)));
        assert!(same_body((name, &here), (HERE, &[])));
        assert!(same_body(
            ("Cục Văn thư Bộ Nội vụ", &[]),
            ("Cục Văn thư", &["Bộ Nội vụ"])
        ));
        // An issuer puts its own customers into one group: that is no place.
        assert!(same_body((HERE, &[]), (HERE, &["Khối cơ quan nhà nước"])));
    }
}
