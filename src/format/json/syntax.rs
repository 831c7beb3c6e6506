//! Words for broken JSON.

use serde_json::error::Category;

use crate::error::ErrorKind;
use crate::format::fault::Fault;
use crate::message::Message;

/// What `serde_json` says, and what we say instead: what is wrong and how to mend it.
const WORDS: &[(&str, &str, &str)] = &[
    (
        "EOF while parsing a list",
        "dữ liệu kết thúc giữa một danh sách; thiếu `]`",
        "the data ends inside a list; a `]` is missing",
    ),
    (
        "EOF while parsing an object",
        "dữ liệu kết thúc giữa một đối tượng; thiếu `}`",
        "the data ends inside an object; a `}` is missing",
    ),
    (
        "EOF while parsing a string",
        "dữ liệu kết thúc giữa một chuỗi; thiếu dấu `\"`",
        "the data ends inside a string; a `\"` is missing",
    ),
    (
        "EOF while parsing a value",
        "dữ liệu kết thúc ở chỗ phải có một giá trị",
        "the data ends where a value should be",
    ),
    (
        "expected `:`",
        "thiếu dấu `:` sau tên mục",
        "a `:` is missing behind the name",
    ),
    (
        "expected `,` or `]`",
        "sau một phần tử của danh sách phải là `,` hoặc `]`",
        "behind an item of a list there must be `,` or `]`",
    ),
    (
        "expected `,` or `}`",
        "sau một mục của đối tượng phải là `,` hoặc `}`",
        "behind a value of an object there must be `,` or `}`",
    ),
    (
        "expected ident",
        "từ này không phải `null`, `true` hay `false`",
        "this word is neither `null`, `true` nor `false`",
    ),
    (
        "expected value",
        "chỗ này phải có một giá trị: chuỗi, số, danh sách, đối tượng hoặc `null`",
        "a value must stand here: a string, a number, a list, an object or `null`",
    ),
    (
        "invalid escape",
        "ký hiệu thoát sai trong chuỗi; dấu `\\` viết thành `\\\\`",
        "unknown escape in a string; write `\\\\` for a `\\`",
    ),
    (
        "invalid number",
        "số viết sai; bỏ số 0 ở đầu, dấu `+` hoặc viết trong dấu ngoặc kép",
        "no number; drop a leading zero or `+`, or put it in quotes",
    ),
    (
        "number out of range",
        "số nằm ngoài phạm vi",
        "the number is out of range",
    ),
    (
        "invalid unicode code point",
        "không phải ký tự Unicode",
        "no character of Unicode",
    ),
    (
        "control character",
        "ký tự điều khiển hoặc xuống dòng trong chuỗi; hãy viết `\\n`, `\\t` hoặc `\\u00XX`",
        "a control character or line break inside a string; write `\\n`, `\\t` or `\\u00XX`",
    ),
    (
        "key must be a string",
        "tên mục phải nằm trong dấu ngoặc kép",
        "a name must stand in double quotes",
    ),
    (
        "lone leading surrogate",
        "`\\uD8XX` thiếu nửa sau `\\uDCXX`",
        "`\\uD8XX` lacks its second half `\\uDCXX`",
    ),
    (
        "trailing comma",
        "dấu `,` thừa trước dấu đóng ngoặc; hãy bỏ đi",
        "a `,` too much before the closing bracket; remove it",
    ),
    (
        "trailing characters",
        "còn chữ thừa sau văn bản; mỗi tệp chỉ có một đối tượng",
        "there is more behind the document; a file holds one object",
    ),
    (
        "unexpected end of hex escape",
        "`\\u` phải có bốn chữ số thập lục phân, `\\uD8XX` còn phải có nửa sau `\\uDCXX`",
        "`\\u` needs four hexadecimal digits, `\\uD8XX` its second half `\\uDCXX` too",
    ),
    (
        "recursion limit exceeded",
        "các cấp lồng nhau quá sâu",
        "the values are nested too deeply",
    ),
];

/// The fault of a text that `serde_json` refused.
pub(super) fn fault(text: &str, error: &serde_json::Error) -> Fault {
    let said = error.to_string();
    let said = said.split(" at line ").next().unwrap_or_default();
    let at = offset(text, error);
    // What it passes over without looking it has other words for.
    let comma = text.get(..at).is_some_and(|before| before.trim_end().ends_with(','))
        && text.get(at..).is_some_and(|rest| rest.starts_with([']', '}']));
    let said = if comma { "trailing comma" } else { said };
    let words = WORDS.iter().find(|(theirs, ..)| said.starts_with(theirs));
    let message = words.map_or_else(
        || Message::new(format!("sai cú pháp JSON: {said}"), format!("broken JSON: {said}")),
        |(_, vi, en)| Message::new(*vi, *en),
    );
    let kind = match error.classify() {
        Category::Data => ErrorKind::Data,
        _ => ErrorKind::Syntax,
    };
    Fault::new(kind, message).at(at)
}

/// The byte offset of an error that counts lines, and bytes in them, from 1.
fn offset(text: &str, error: &serde_json::Error) -> usize {
    if error.is_eof() {
        return text.len();
    }
    let lines = error.line().saturating_sub(1);
    let before: usize = text.split_inclusive('\n').take(lines).map(str::len).sum();
    (before + error.column()).saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Lang;

    /// The words must follow the messages of `serde_json`.
    #[test]
    fn every_break_of_the_syntax_has_its_words() {
        for (text, words, at) in [
            ("[", "ends inside a list", 1),
            ("{\"a\": \"ế", "ends inside a string", 10),
            ("{", "ends inside an object", 1),
            ("", "where a value should be", 0),
            ("{\"a\"}", "a `:` is missing", 4),
            ("[1\n 2]", "must be `,` or `]`", 4),
            ("{\"a\": 1 \"b\": 2}", "must be `,` or `}`", 8),
            ("nul", "ends where a value", 3),
            ("nulx", "neither `null`", 3),
            ("[?]", "a value must stand here", 1),
            ("\"\\x\"", "unknown escape", 2),
            ("[01]", "no number", 2),
            ("[1e999]", "out of range", 5),
            ("\"a\nb\"", "control character", 2),
            ("{a: 1}", "in double quotes", 1),
            ("[1,]", "too much", 3),
            ("1 2", "there is more behind", 2),
            ("\"\\ud800\"", "hexadecimal", 7),
        ] {
            let error = serde_json::from_str::<serde_json::Value>(text).unwrap_err();
            let fault = fault(text, &error);
            let error = fault.into_error(&crate::text::Source::from(text));
            assert!(error.message(Lang::En).contains(words), "{text}: {error}");
            let expected = crate::text::Source::from(text).position(at);
            assert_eq!(error.position(), Some(expected), "{text}: {error}");
        }
    }
}
