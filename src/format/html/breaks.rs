//! Where printed lines of a head break.
//!
//! A space becomes a line break, which the page shows as one; places in the text stay
//! where they are.

use std::borrow::Cow;

use crate::text::is_small;

/// The words that open the name of a place behind `NHÂN DÂN`.
const UNITS: [&str; 10] = [
    "TỈNH ",
    "THÀNH PHỐ ",
    "HUYỆN ",
    "QUẬN ",
    "THỊ XÃ ",
    "XÃ ",
    "PHƯỜNG ",
    "THỊ TRẤN ",
    "ĐẶC KHU ",
    "TP ",
];

/// Names with fewer letters fit on one line of the left column.
const FITS: usize = 22;

/// A people's committee with its place on a line of its own, as on every letterhead.
pub(super) fn letterhead(name: &str) -> Cow<'_, str> {
    const BODY: &str = "NHÂN DÂN ";
    if name.chars().count() <= FITS {
        return Cow::Borrowed(name);
    }
    let place = name.match_indices(BODY).find_map(|(at, _)| {
        let behind = at + BODY.len();
        let rest = name.get(behind..)?;
        UNITS.iter().any(|unit| rest.starts_with(unit)).then_some(behind - 1)
    });
    broken(name, place)
}

/// A title in capitals with the words behind it on a line of their own: `QUY CHẾ` and
/// what it rules.
pub(super) fn title(text: &str) -> Cow<'_, str> {
    let spaces = text.match_indices(' ').map(|(at, _)| at);
    let starts = std::iter::once(0).chain(spaces.clone().map(|at| at + 1));
    let ends = spaces.chain([text.len()]);
    let words = starts
        .zip(ends)
        .filter_map(|(start, end)| Some((start, text.get(start..end)?)));
    let small = words.into_iter().find(|(_, word)| word.contains(is_small));
    broken(text, small.and_then(|(start, _)| start.checked_sub(1)))
}

fn broken(text: &str, space: Option<usize>) -> Cow<'_, str> {
    let parts = space.and_then(|at| Some((text.get(..at)?, text.get(at..)?.strip_prefix(' ')?)));
    match parts {
        Some((before, behind)) => Cow::Owned(format!("{before}\n{behind}")),
        None => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_of_a_committee_has_a_line_of_its_own() {
        assert_eq!(
            letterhead("ỦY BAN NHÂN DÂN TỈNH HÀ KHÊ"),
            "ỦY BAN NHÂN DÂN\nTỈNH HÀ KHÊ"
        );
        assert_eq!(
            letterhead("HỘI ĐỒNG NHÂN DÂN THỊ XÃ AN PHÚ"),
            "HỘI ĐỒNG NHÂN DÂN\nTHỊ XÃ AN PHÚ"
        );
        for whole in [
            "UBND TỈNH HÀ KHÊ",
            "TÒA ÁN NHÂN DÂN TỐI CAO",
            "VIỆN KIỂM SÁT NHÂN DÂN TỐI CAO",
            "",
        ] {
            assert_eq!(letterhead(whole), whole);
        }
    }

    #[test]
    fn the_words_behind_a_title_have_a_line_of_their_own() {
        assert_eq!(title("QUY CHẾ Tiếp công dân"), "QUY CHẾ\nTiếp công dân");
        for whole in ["DANH MỤC MÃ", "Danh mục mã", "Phụ lục", ""] {
            assert_eq!(title(whole), whole);
        }
    }
}
