//! What is wrong with a call of the command, in the language that was asked for.

use std::error::Error as _;
use std::fmt;

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use congvan::check::{UnknownProfile, UnknownSector};
use congvan::detect::UnknownFormat;
use congvan::{Lang, Message, UnknownLang};

use crate::screen::printable;

/// What `std` says of a value that is no such number, and what a person reads.
const REASONS: [(&str, &str, &str); 4] = [
    (
        "number would be zero for non-zero type",
        "phải từ 1 trở lên",
        "it must be 1 or more",
    ),
    (
        "invalid digit found in string",
        "phải là số nguyên không âm",
        "it must be a whole number, not below zero",
    ),
    (
        "cannot parse integer from empty string",
        "không được để trống",
        "it must not be empty",
    ),
    (
        "number too large to fit in target type",
        "số quá lớn",
        "it is too large",
    ),
];

/// Why a word of the call is no value, in both languages.
#[derive(Debug)]
pub(crate) struct Misread(Message);

impl Misread {
    pub(crate) fn new(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self(Message::new(vi.into(), en.into()))
    }
}

impl fmt::Display for Misread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Misread {}

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

/// What is said of a wrong call. The help of a group of commands, which is no error, stays.
pub(crate) fn told(mut error: Error, lang: Lang) -> String {
    best_first(&mut error);
    match lang {
        Lang::Vi => in_vietnamese(&error).unwrap_or_else(|| error.render().to_string()),
        Lang::En => in_english(&error),
    }
}

/// Commands that may be meant: the parser has the nearest last.
fn best_first(error: &mut Error) {
    if let Some(ContextValue::Strings(near)) = error.get(ContextKind::SuggestedSubcommand) {
        let near = near.iter().rev().cloned().collect();
        error.insert(ContextKind::SuggestedSubcommand, ContextValue::Strings(near));
    }
}

/// The text of the parser, with the reason in English.
fn in_english(error: &Error) -> String {
    let mut text = error.render().to_string();
    if let Some((said, why)) = error.source().map(ToString::to_string).zip(reason(error)) {
        // Behind the value, which may hold anything.
        if let Some(at) = text.rfind(&said) {
            text.replace_range(at..at + said.len(), &why.en);
        }
    }
    text
}

/// The text of the parser in Vietnamese: what is wrong, what was meant, how the command is
/// called. `None` where that is no error.
fn in_vietnamese(error: &Error) -> Option<String> {
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
                let why = reason(error).map_or_else(String::new, |why| format!(": {}", why.vi));
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

/// Why a value is none.
fn reason(error: &Error) -> Option<Message> {
    let source = error.source()?;
    let said = source.to_string();
    let own = source.downcast_ref::<Misread>().map(|misread| misread.0.clone());
    own.or_else(|| source.downcast_ref().map(UnknownProfile::message))
        .or_else(|| source.downcast_ref().map(UnknownSector::message))
        .or_else(|| source.downcast_ref().map(UnknownFormat::message))
        .or_else(|| source.downcast_ref().map(UnknownLang::message))
        .or_else(|| {
            let row = REASONS.iter().find(|row| row.0 == said)?;
            Some(Message::new(row.1, row.2))
        })
        .or_else(|| Some(Message::new(said.clone(), said)))
}

/// What the parser knows of an error, on one line: a word of the call may hold anything.
fn word(error: &Error, kind: ContextKind) -> Option<String> {
    let known = error.get(kind)?.to_string();
    (!known.is_empty()).then(|| printable(known.trim()))
}
