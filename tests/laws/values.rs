//! Values: what they print reads back, and no text makes them panic.

use std::fmt::{Debug, Display};
use std::str::FromStr;

use congvan::Lang;
use congvan::value::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::pieces::VALUES;
use super::recipe::Recipe;

/// The text of an input: as it is, or put together.
fn text_of(data: &[u8]) -> String {
    match Recipe::of(data) {
        Some(mut recipe) => recipe.mixed(VALUES, 24),
        None => String::from_utf8_lossy(data).into_owned(),
    }
}

/// Whatever a text parses to prints a text that parses to the same, and goes through
/// JSON unchanged; an error names a place in the text, in both languages.
pub(crate) fn holds<T>(text: &str) -> Option<T>
where
    T: FromStr<Err = ParseValueError> + Display + Debug + Clone + PartialEq + Serialize + DeserializeOwned,
{
    match text.parse::<T>() {
        Ok(value) => {
            assert_eq!(value.to_string().parse::<T>().as_ref(), Ok(&value), "{text:?}");
            let json = serde_json::to_string(&value).unwrap();
            let back: T = serde_json::from_str(&json).unwrap();
            assert_eq!(back, value, "{json}");
            assert_eq!(serde_json::to_string(&back).unwrap(), json);
            Some(value)
        }
        Err(error) => {
            assert!(error.offset() <= text.len(), "{text:?}: {error}");
            assert_ne!(error.message(Lang::Vi), error.message(Lang::En));
            None
        }
    }
}

/// Document numbers: parsed, scanned for in a text, mended.
pub fn number(data: &[u8]) {
    let text = &text_of(data);
    if let Some(number) = holds::<DocumentNumber>(text) {
        let _ = (number.kinds(), number.kind(), number.groups().count());
        assert!(number.same_document(&number));
        for mend in number.mends() {
            assert!(number.as_written().get(mend.range).is_some(), "{text:?}");
        }
    }
    let _ = DocumentNumber::parse_beside(text, &Kind::QuyetDinh);
    let scans = [DocumentNumber::scan(text), DocumentNumber::scan_labelled(text)];
    for (number, length) in scans.into_iter().flatten() {
        assert!(text.is_char_boundary(length), "{text:?}: {length}");
        assert_eq!(
            number.as_str().parse::<DocumentNumber>().as_ref(),
            Ok(&number),
            "{text:?}"
        );
    }
    for at in 0..=text.len().min(200) {
        let _ = DocumentNumber::scan_at(text, at);
    }
}

/// Dates of issue: parsed, and read as they are printed in letters.
pub fn date(data: &[u8]) {
    let text = &text_of(data);
    holds::<IssueDate>(text);
    if let Some(date) = IssueDate::from_written(text) {
        assert_eq!(date.to_string().parse(), Ok(date), "{text:?}");
        assert_eq!(IssueDate::from_written(&date.in_words()), Some(date), "{text:?}");
        assert_eq!(IssueDate::new(date.year(), date.month(), date.day()), Some(date));
        assert!(date.to_naive().is_none_or(|day| day == date.latest()));
    }
    let _ = IssueDate::is_impossible(text);
}

/// All the other values.
pub fn values(data: &[u8]) {
    let text = &text_of(data);
    holds::<Kind>(text);
    holds::<Organ>(text);
    holds::<DocumentId>(text);
    holds::<SigningAuthority>(text);
    holds::<SigningForm>(text);
    holds::<Capacity>(text);
    holds::<Recipient>(text);
    holds::<Archive>(text);
    holds::<Provision>(text);
    holds::<LegalReference>(text);
    holds::<PersonName>(text);
    holds::<Urgency>(text);
    holds::<Secrecy>(text);
    if let Some(id) = holds::<OrganId>(text) {
        let parents = std::iter::successors(id.parent(), OrganId::parent);
        assert_eq!(parents.count(), id.level().map_or(0, |level| level - 1), "{text:?}");
    }
}
