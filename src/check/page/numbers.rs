//! Figures as the messages write them.

use crate::layout::Length;

/// A figure to the tenth, with the comma of Vietnamese and with the point of English.
pub(in crate::check) fn number(value: f64) -> (String, String) {
    let rounded = (value * 10.0).round() / 10.0;
    let en = if rounded == 0.0 {
        "0".to_owned()
    } else {
        rounded.to_string()
    };
    (en.replace('.', ","), en)
}

/// A line spacing in lines, as Word shows it: `1,15`.
pub(in crate::check) fn lines(value: f64) -> (String, String) {
    let en = ((value * 100.0).round() / 100.0).to_string();
    (en.replace('.', ","), en)
}

/// A length in millimetres: `12,7 mm`.
pub(in crate::check) fn mm(length: Length) -> (String, String) {
    let (vi, en) = number(length.mm());
    (format!("{vi} mm"), format!("{en} mm"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_have_the_sign_of_their_language() {
        assert_eq!(number(12.0), ("12".to_owned(), "12".to_owned()));
        assert_eq!(number(12.54), ("12,5".to_owned(), "12.5".to_owned()));
        assert_eq!(number(-0.01).0, "0");
        assert_eq!(lines(1.15), ("1,15".to_owned(), "1.15".to_owned()));
        assert_eq!(lines(2.0).0, "2");
        assert_eq!(mm(Length::from_mm(12.7)).0, "12,7 mm");
    }
}
