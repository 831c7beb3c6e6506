//! What is wrong with a call of the command, in the language that was asked for.

use clap::error::{ContextKind, Error, ErrorKind};
use congvan::Lang;

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

/// What a Vietnamese reads above the text of the parser; `None` where that is no
/// error, as `--help` is none.
pub(crate) fn in_vietnamese(error: &Error) -> Option<String> {
    let word = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let argument = || word(ContextKind::InvalidArg);
    let said = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            return None;
        }
        ErrorKind::UnknownArgument => format!("không có tùy chọn “{}”", argument()),
        ErrorKind::InvalidSubcommand => format!("không có lệnh “{}”", word(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingSubcommand => "thiếu tên lệnh".to_owned(),
        ErrorKind::MissingRequiredArgument => format!("thiếu {}", argument()),
        ErrorKind::ArgumentConflict => {
            format!(
                "“{}” không dùng được cùng với “{}”",
                argument(),
                word(ContextKind::PriorArg)
            )
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if !word(ContextKind::InvalidValue).is_empty() => {
            format!(
                "giá trị “{}” không hợp lệ cho “{}”",
                word(ContextKind::InvalidValue),
                argument()
            )
        }
        ErrorKind::InvalidValue | ErrorKind::NoEquals | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("“{}” thiếu giá trị", argument())
        }
        ErrorKind::TooManyValues => format!("“{}” có quá nhiều giá trị", argument()),
        ErrorKind::InvalidUtf8 => "tham số không phải UTF-8".to_owned(),
        _ => "cách gọi lệnh chưa đúng".to_owned(),
    };
    Some(format!("lỗi: {said}; xem `congvan --help`"))
}
