//! What is wrong with a call of the command, in the language that was asked for.

use std::error::Error as _;

use clap::error::{ContextKind, Error, ErrorKind};
use congvan::Lang;

use crate::screen::printable;

/// What `std` says of a value that is no such number, and what a Vietnamese reads.
const REASONS: [(&str, &str); 4] = [
    ("number would be zero for non-zero type", "phải từ 1 trở lên"),
    ("invalid digit found in string", "phải là số nguyên không âm"),
    ("cannot parse integer from empty string", "không được để trống"),
    ("number too large to fit in target type", "số quá lớn"),
];

/// The language that the words of a call ask for, whatever is wrong with the others.
pub(crate) fn language(words: impl Iterator<Item = String>) -> Lang {
    let words: Vec<String> = words.collect();
    let behind = words
        .windows(2)
        .filter_map(|pair| (pair.first()? == "--lang").then(|| pair.last())?);
    let joined = words.iter().filter_map(|word| word.strip_prefix("--lang="));
    let asked = behind.map(String::as_str).chain(joined).next();
    asked.and_then(|name| name.parse().ok()).unwrap_or_default()
}

/// The text of the parser in Vietnamese: what is wrong, what was meant, how the command is
/// called. `None` where that is no error, as the help of a group of commands is none.
pub(crate) fn in_vietnamese(error: &Error) -> Option<String> {
    let mut lines = vec![format!("lỗi: {}", wrong(error)?)];
    for (kind, before) in [
        (ContextKind::ValidValue, "chọn một trong"),
        (ContextKind::ValidSubcommand, "chọn một trong"),
        (ContextKind::SuggestedSubcommand, "có phải ý bạn là"),
        (ContextKind::SuggestedArg, "có phải ý bạn là"),
        (ContextKind::SuggestedValue, "có phải ý bạn là"),
    ] {
        lines.extend(word(error, kind).map(|words| format!("  {before}: {words}")));
    }
    let usage = word(error, ContextKind::Usage);
    let called = usage.as_deref().and_then(|usage| usage.split_once("Usage:"));
    lines.extend(called.map(|(_, call)| format!("\ncách gọi: {}", call.trim())));
    lines.push("\nxem hướng dẫn: congvan --help, hoặc --help sau tên lệnh\n".to_owned());
    Some(lines.join("\n"))
}

/// What is wrong, in one line.
fn wrong(error: &Error) -> Option<String> {
    let argument = || word(error, ContextKind::InvalidArg).unwrap_or_default();
    let value = word(error, ContextKind::InvalidValue);
    Some(match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            return None;
        }
        ErrorKind::UnknownArgument if argument().starts_with('-') => format!("không có tùy chọn “{}”", argument()),
        ErrorKind::UnknownArgument => format!("thừa “{}”", argument()),
        ErrorKind::InvalidSubcommand => {
            let command = word(error, ContextKind::InvalidSubcommand);
            format!("không có lệnh “{}”", command.unwrap_or_default())
        }
        ErrorKind::MissingSubcommand => "thiếu tên lệnh".to_owned(),
        ErrorKind::MissingRequiredArgument => format!("thiếu {}", argument()),
        ErrorKind::ArgumentConflict => {
            let prior = word(error, ContextKind::PriorArg).unwrap_or_default();
            match argument() == prior {
                true => format!("“{prior}” chỉ được ghi một lần"),
                false => format!("“{}” không dùng được cùng với “{prior}”", argument()),
            }
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => match value.filter(|value| !value.is_empty()) {
            Some(value) => {
                let why = reason(error).map_or_else(String::new, |why| format!(": {why}"));
                format!("giá trị “{value}” không hợp lệ cho “{}”{why}", argument())
            }
            None => format!("“{}” thiếu giá trị", argument()),
        },
        ErrorKind::NoEquals | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("“{}” thiếu giá trị", argument())
        }
        ErrorKind::TooManyValues => format!("“{}” có quá nhiều giá trị", argument()),
        ErrorKind::InvalidUtf8 => "tham số không phải UTF-8".to_owned(),
        _ => format!("cách gọi lệnh chưa đúng: {error}"),
    })
}

/// Why a value is none; our own reasons are in both languages.
fn reason(error: &Error) -> Option<String> {
    let said = error.source()?.to_string();
    let row = REASONS.iter().find(|row| row.0 == said);
    Some(row.map_or(said, |row| row.1.to_owned()))
}

/// What the parser knows of an error, on one line: a word of the call may hold anything.
fn word(error: &Error, kind: ContextKind) -> Option<String> {
    let known = error.get(kind)?.to_string();
    (!known.is_empty()).then(|| printable(known.trim()))
}
