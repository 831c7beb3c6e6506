//! One item of a batch: a letter or a document, under the caller's name for it.

use std::fmt;
use std::hash::{Hash, Hasher};

use serde::de::{IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer as _, Serialize};
use serde_json::value::RawValue;

use super::lines::Line;
use crate::detect::Input;
use crate::document::Document;
use crate::error::{Error, ErrorKind};
use crate::json;
#[cfg(feature = "letter")]
use crate::letter;
use crate::message::Message;
use crate::text::{Limits, Position, Source};

/// What a caller calls an item: a string, a number, whatever JSON can say, kept
/// as it was written.
///
/// ```
/// use congvan::batch::Id;
///
/// let id = Id::from("thu-01.txt");
/// assert_eq!(id.to_string(), "thu-01.txt");
/// assert_eq!(serde_json::to_string(&id)?, "\"thu-01.txt\"");
/// assert_ne!(Id::from(1), Id::from("1")); // as in JSON
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Serialize)]
#[serde(transparent)]
pub struct Id(Box<RawValue>);

impl From<&str> for Id {
    fn from(name: &str) -> Self {
        Self::of(serde_json::to_string(name))
    }
}

impl From<usize> for Id {
    fn from(number: usize) -> Self {
        Self::of(Ok(number.to_string()))
    }
}

/// Two are equal if they are written alike: `1` is not `"1"`.
impl PartialEq for Id {
    fn eq(&self, other: &Self) -> bool {
        self.0.get() == other.0.get()
    }
}

impl Eq for Id {}

impl Hash for Id {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.get().hash(state);
    }
}

impl Id {
    fn of(json: serde_json::Result<String>) -> Self {
        Self(
            json.and_then(RawValue::from_string)
                .unwrap_or_else(|_| RawValue::NULL.to_owned()),
        )
    }
}

impl fmt::Display for Id {
    /// A string without its quotation marks, all else as JSON.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match serde_json::from_str::<String>(self.0.get()) {
            Ok(name) => f.write_str(&name),
            Err(_) => f.write_str(self.0.get()),
        }
    }
}

/// One line of a batch: `{"id": …, "text": "…"}` with the text of a letter, or
/// `{"id": …, "document": {…}}` with a document in the form of [`json`].
///
/// Other keys are the caller's own and passed over. An item without `id`, or with
/// `null`, is called by the number of its line.
///
/// ```
/// use congvan::batch::{self, Item};
///
/// let input = r#"{"id": "a", "text": "SỞ NỘI VỤ\nSố: 45/SNV-VP\n"}"#;
/// let line = batch::lines(input.as_bytes(), 1000).next().unwrap()?;
/// let item = Item::from_line(&line)?;
/// assert_eq!(item.id().to_string(), "a");
/// let read = item.read(&Default::default())?;
/// assert_eq!(read.document().number.as_ref().unwrap().as_str(), "45/SNV-VP");
/// # Ok::<(), congvan::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Item {
    id: Id,
    line: usize,
    content: Content,
}

#[derive(Debug, Clone)]
enum Content {
    Text(String),
    Document(Box<RawValue>),
}

/// A line as it is written.
#[derive(Deserialize)]
#[serde(expecting = "an object")]
struct Written {
    id: Option<Box<RawValue>>,
    text: Option<String>,
    document: Option<Box<RawValue>>,
}

impl Item {
    /// Reads an item from a line.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Encoding`] for bytes that are no UTF-8, [`ErrorKind::Syntax`]
    /// for broken JSON, [`ErrorKind::Data`] for an object with neither `text` nor
    /// `document`, or with both; each with its place in the input.
    pub fn from_line(line: &Line) -> Result<Self, Error> {
        let place = |column| Position {
            line: line.number,
            column,
        };
        let text = std::str::from_utf8(&line.bytes).map_err(|error| {
            let at = error.valid_up_to() + 1;
            let message = Message::new(
                format!("không phải UTF-8 tại byte {at} của dòng; hãy lưu lại ở dạng UTF-8"),
                format!("no UTF-8 at byte {at} of the line; save it as UTF-8"),
            );
            Error::new(ErrorKind::Encoding, message).with_position(place(1))
        })?;
        // The first line may begin with a byte order mark.
        let text = text.trim_start_matches('\u{FEFF}');
        if text.trim_start().starts_with('[') {
            let message = Message::new(
                "mỗi dòng phải là một đối tượng `{\"id\": …, \"text\": \"…\"}`, không phải danh sách",
                "each line must be an object `{\"id\": …, \"text\": \"…\"}`, not a list",
            );
            return Err(Error::new(ErrorKind::Data, message).with_position(place(1)));
        }
        let written: Written = serde_json::from_str(text).map_err(|error| {
            let error = if error.is_data() {
                data_error(text, &error)
            } else if error.to_string().starts_with("trailing characters") {
                more_behind(text, &error)
            } else {
                json::syntax_error(text, &error)
            };
            let column = error.position().map_or(1, |position| position.column);
            error.with_position(place(column))
        })?;
        let content = match (written.text, written.document) {
            (Some(text), None) => Content::Text(text),
            (None, Some(document)) => Content::Document(document),
            (given, _) => return Err(Error::new(ErrorKind::Data, one_of_two(given.is_some())).with_position(place(1))),
        };
        Ok(Self {
            id: written.id.map_or_else(|| Id::from(line.number), Id),
            line: line.number,
            content,
        })
    }

    /// What the caller calls it.
    #[must_use]
    pub fn id(&self) -> &Id {
        &self.id
    }

    /// The number of its line, from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.line
    }

    /// The text of the letter, if it is one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Text(text) => Some(text),
            Content::Document(_) => None,
        }
    }

    /// Reads what it holds.
    ///
    /// # Errors
    ///
    /// Those of [`json`] for a document, with the place of its line and the path
    /// in the item; [`ErrorKind::Limit`] for a text that is too long.
    pub fn read(&self, limits: &Limits) -> Result<Input, Error> {
        match &self.content {
            Content::Text(text) => read_text(text, limits),
            Content::Document(document) => json::from_str_with(document.get(), limits).map(document_input),
        }
        .map_err(|error| self.placed(error))
    }

    /// An error of what stands in the item, with the place of the item.
    fn placed(&self, error: Error) -> Error {
        let path = match &self.content {
            Content::Text(_) => "/text".to_owned(),
            Content::Document(_) => format!("/document{}", error.path().unwrap_or_default()),
        };
        let place = Position {
            line: self.line,
            column: 1,
        };
        error.with_path(path).with_position(place)
    }
}

fn document_input(document: Document) -> Input {
    Input::Document(Box::new(document))
}

#[cfg(feature = "letter")]
fn read_text(text: &str, limits: &Limits) -> Result<Input, Error> {
    letter::from_slice_with(text.as_bytes(), limits).map(|reading| Input::Reading(Box::new(reading)))
}

#[cfg(not(feature = "letter"))]
fn read_text(_: &str, _: &Limits) -> Result<Input, Error> {
    Err(Error::new(
        ErrorKind::Unsupported,
        Message::new(
            "thư viện được biên dịch không có phần đọc văn bản; hãy bật `letter`",
            "letters are not built in; turn the feature `letter` on",
        ),
    ))
}

/// A line that is JSON, and no item.
fn data_error(text: &str, error: &serde_json::Error) -> Error {
    // What serde_json says ends with a place of its own.
    let said = error.to_string();
    let said = said.split(" at line ").next().unwrap_or_default();
    let twice = said.strip_prefix("duplicate field ");
    let message = match twice {
        Some(name) => Message::new(
            format!("{name} xuất hiện hai lần; hãy giữ lại một"),
            format!("{name} stands here twice; keep one"),
        ),
        None => Message::new(
            "dòng không phải một mục `{\"id\": …, \"text\": \"…\"}` có `text` là chuỗi trong dấu ngoặc kép",
            format!("the line is no item `{{\"id\": …, \"text\": \"…\"}}`: {said}"),
        ),
    };
    Error::new(ErrorKind::Data, message).with_position(place_of(text, error))
}

/// A line with something behind its item.
fn more_behind(text: &str, error: &serde_json::Error) -> Error {
    let message = Message::new(
        "sau mục này còn nội dung khác; mỗi dòng chỉ ghi một mục",
        "there is more behind the item; put one item on a line",
    );
    Error::new(ErrorKind::Syntax, message).with_position(place_of(text, error))
}

/// Where in a line it stands.
fn place_of(text: &str, error: &serde_json::Error) -> Position {
    Source::unicode(text).position(error.column().saturating_sub(1))
}

fn one_of_two(both: bool) -> Message {
    if both {
        Message::new(
            "mục có cả `text` và `document`; hãy chỉ ghi một trong hai",
            "the item has both `text` and `document`; give one of the two",
        )
    } else {
        Message::new(
            "mục không có `text` (văn bản) và không có `document` (văn bản ở dạng JSON); hãy ghi một trong hai",
            "the item has neither `text` (a letter) nor `document` (a document as JSON); give one of the two",
        )
    }
}

impl Line {
    /// What the caller calls the item, as far as it can be read even if the item cannot:
    /// what stands behind the `id` may be broken. `None` for `null`, too.
    ///
    /// ```
    /// use congvan::batch::{self, Item};
    ///
    /// let line = batch::lines(r#"{"id": "HS-7", "text": "Kính g"#.as_bytes(), 1000).next().unwrap()?;
    /// assert!(Item::from_line(&line).is_err());
    /// assert_eq!(line.id().unwrap().to_string(), "HS-7");
    /// # Ok::<(), congvan::Error>(())
    /// ```
    #[must_use]
    pub fn id(&self) -> Option<Id> {
        let bytes = self.bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(&self.bytes);
        let mut found = None;
        // What is wrong was said by who read the item.
        let _ = serde_json::Deserializer::from_slice(bytes).deserialize_map(FindId(&mut found));
        found.filter(|id| id.get() != "null").map(Id)
    }
}

/// Takes the id from an object, and keeps it though the rest fails.
struct FindId<'a>(&'a mut Option<Box<RawValue>>);

impl<'de> Visitor<'de> for FindId<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            if key == "id" && self.0.is_none() {
                *self.0 = Some(map.next_value()?);
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::lines;
    use crate::message::Lang;

    fn item(line: &str) -> Result<Item, Error> {
        Item::from_line(&lines(line.as_bytes(), 1000).next().unwrap().unwrap())
    }

    #[test]
    fn an_item_keeps_its_name_as_it_was_written() {
        for (line, id, shown) in [
            (r#"{"id": "a\u0041", "text": "x"}"#, r#""a\u0041""#, "aA"),
            (
                r#"{"text": "x", "id": 12345678901234567890123, "more": []}"#,
                "12345678901234567890123",
                "12345678901234567890123",
            ),
            (r#"{"id": ["a", 1], "text": ""}"#, r#"["a", 1]"#, r#"["a", 1]"#),
            (r#"{"text": "x"}"#, "1", "1"),
        ] {
            let item = item(line).unwrap();
            assert_eq!(serde_json::to_string(item.id()).unwrap(), id);
            assert_eq!(item.id().to_string(), shown);
        }
    }

    #[test]
    fn a_broken_line_says_what_is_wrong_where() {
        for (line, said) in [
            ("{\"id\": 1, \"text\": \"ế\", }", "1:24: "),
            ("{\"id\": 1, \"text", "1:16: "),
            ("[5, \"x\", null]", "1:1: each line must be an object"),
            (
                "5",
                "1:1: the line is no item `{\"id\": …, \"text\": \"…\"}`: invalid type: integer `5`, expected an object",
            ),
            (
                "{\"text\": \"a\"} {\"text\": \"b\"}",
                "1:15: there is more behind the item; put one item on a line",
            ),
            (
                "{\"id\": 1, \"text\": 5}",
                "1:19: the line is no item `{\"id\": …, \"text\": \"…\"}`: invalid type",
            ),
            ("{\"id\": 1}", "1:1: the item has neither `text`"),
            (
                "{\"id\": 1, \"text\": \"\", \"document\": {}}",
                "1:1: the item has both",
            ),
            (
                "{\"id\": 1, \"text\": \"a\", \"text\": \"b\"}",
                "1:29: `text` stands here twice; keep one",
            ),
        ] {
            let error = item(line).unwrap_err();
            assert!(error.to_string().starts_with(said), "{line}: {error}");
            assert_ne!(error.message(Lang::Vi), error.message(Lang::En));
            // The words of serde_json are English.
            let vi = error.message(Lang::Vi);
            assert!(!vi.contains("expected") && !vi.contains("duplicate"), "{vi}");
        }
    }

    #[test]
    fn a_broken_line_keeps_its_name() {
        let id = |line: &[u8]| lines(line, 1000).next().unwrap().unwrap().id();
        for line in [
            r#"{"id":"HS-7","text":null}"#,
            r#"{"id":"HS-7"}"#,
            r#"{"id":"HS-7","text":5}"#,
            r#"{"text":5,"id":"HS-7"}"#,
            r#"{"id":"HS-7","text":"a","text":"b"}"#,
            r#"{"id":"HS-7","text":"a","document":{}}"#,
            r#"{"id":"HS-7","text":"a"} x"#,
            r#"{"id":"HS-7","text":"a"#,
            "\u{FEFF}{\"id\":\"HS-7\",\"text\":[[",
        ] {
            assert!(item(line).is_err(), "{line}");
            assert_eq!(id(line.as_bytes()), Some(Id::from("HS-7")), "{line}");
        }
        // Bytes that are no UTF-8.
        assert_eq!(id(b"{\"id\":\"HS-7\",\"text\":\"S\xD3 \"}"), Some(Id::from("HS-7")));
        for line in ["[1]", "{\"id\":", "{\"id\": null}", "{\"text\": \"a", "x"] {
            assert_eq!(id(line.as_bytes()), None, "{line}");
        }
    }

    #[test]
    fn a_document_that_is_none_says_its_line_and_path() {
        let item = item(r#"{"id": 7, "document": {"date": "2024-13"}}"#).unwrap();
        let error = item.read(&Limits::default()).unwrap_err();
        assert_eq!(
            (error.path(), error.position().unwrap().line),
            (Some("/document/date"), 1)
        );
        let item = super::tests::item(r#"{"id": 7, "document": {"subject": "báo cáo"}}"#).unwrap();
        let read = item.read(&Limits::default()).unwrap();
        assert_eq!(read.document().subject.as_deref(), Some("báo cáo"));
    }

    #[test]
    fn the_limits_hold_for_the_text() {
        let item = item(r#"{"id": 7, "text": "một hai"}"#).unwrap();
        let error = item.read(&Limits::default().text_bytes(4)).unwrap_err();
        assert_eq!((error.kind(), error.path()), (ErrorKind::Limit, Some("/text")));
    }
}
