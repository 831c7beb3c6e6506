//! Symbols that lost the stroke of their `Đ`, in letters whose marks were lost.

use std::sync::LazyLock;

use crate::registry::Registry;
use crate::text::fold;
use crate::value::{DocumentNumber, Kind};

/// Whether a fixed phrase of the head stands there without its marks: then the
/// machine that read the page loses marks.
pub(super) fn has_lost_marks(title: Option<&str>, motto: Option<&str>) -> bool {
    const PHRASES: [&str; 6] = [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Độc lập – Tự do – Hạnh phúc",
        "Độc lập-Tự do-Hạnh phúc",
    ];
    fn letters(text: &str) -> String {
        let mut folded = fold(text);
        folded.retain(|c| c.is_ascii_alphanumeric() || !c.is_ascii());
        folded
    }
    static WHOLE: LazyLock<[String; 6]> = LazyLock::new(|| PHRASES.map(letters));
    let mut printed = [title, motto].into_iter().flatten();
    printed.any(|text| !PHRASES.contains(&text) && !WHOLE.contains(&letters(text)))
}

/// The number with each part of its symbol as the lists have it: `TLD` is `TLĐ`.
pub(super) fn restored(number: &DocumentNumber) -> Option<DocumentNumber> {
    let notation = number.notation()?;
    let parts: Vec<String> = notation
        .split('-')
        .map(|part| with_stroke(part).unwrap_or_else(|| part.to_owned()))
        .collect();
    let mended = parts.join("-");
    if mended == notation {
        return None;
    }
    let text = number.as_str().replacen(notation, &mended, 1);
    let parsed: DocumentNumber = text.parse().ok()?;
    Some(parsed.with_as_written(number.as_written()))
}

/// A symbol of the lists that differs by strokes alone.
fn with_stroke(part: &str) -> Option<String> {
    /// Symbols have few letters, and each `D` doubles the spellings.
    const MOST: usize = 4;
    // The registry finds a symbol that lost a stroke as well: the row says how it is spelt.
    let known = |symbol: &str| {
        let body = Registry::shared().find_code(symbol, None);
        Kind::from_code(symbol).is_some() || body.is_some_and(|row| row.code == symbol)
    };
    let places: Vec<usize> = part.match_indices('D').map(|(i, _)| i).collect();
    if places.is_empty() || places.len() > MOST || known(part) {
        return None;
    }
    (1..1_u32 << places.len())
        .map(|choice| {
            let stroked = |at: usize| {
                places
                    .iter()
                    .position(|p| *p == at)
                    .is_some_and(|i| choice >> i & 1 == 1)
            };
            part.char_indices()
                .map(|(i, c)| if stroked(i) { 'Đ' } else { c })
                .collect::<String>()
        })
        .find(|symbol| known(symbol))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strokes_come_back_where_a_list_has_them() {
        let mended = |text: &str| restored(&text.parse().unwrap()).map(|n| n.as_str().to_owned());
        assert_eq!(mended("245/TLD").as_deref(), Some("245/TLĐ"));
        assert_eq!(mended("12/QD-UBND").as_deref(), Some("12/QĐ-UBND"));
        assert_eq!(mended("12/UBND-VX"), None);
        assert_eq!(mended("12/QĐ-TTg"), None);
    }

    #[test]
    fn marks_are_lost_where_the_fixed_phrases_lost_them() {
        assert!(!has_lost_marks(
            Some("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            Some("Độc lập – Tự do – Hạnh phúc")
        ));
        assert!(has_lost_marks(Some("CONG HOA XA HOI CHU NGHIA VIET NAM"), None));
        assert!(has_lost_marks(None, Some("Độc lập - Ty do - Hanh phúc")));
    }
}
