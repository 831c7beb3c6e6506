//! Calls that the command does not understand.

use crate::run;

/// What a wrong call is told, on standard error.
fn told(arguments: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let output = run(folder.path(), arguments);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    assert!(output.stdout.is_empty(), "{arguments:?}");
    String::from_utf8(output.stderr).unwrap()
}

/// The command speaks Vietnamese unless it is asked for English, and says what was meant.
#[test]
fn a_wrong_call_is_told_in_the_language_of_the_user() {
    for (call, wanted) in [
        (
            &["check", "--stage", "nháp", "a.txt"][..],
            &[
                "giá trị “nháp” không hợp lệ cho “--stage <STAGE>”",
                "chọn một trong: draft, issued, incoming",
            ][..],
        ),
        (
            &["chek", "a.txt"],
            &["không có lệnh “chek”", "có phải ý bạn là: check, "],
        ),
        (
            &["check", "--stge", "draft", "a.txt"],
            &["không có tùy chọn “--stge”", "có phải ý bạn là: --stage"],
        ),
        (&["check"], &["thiếu <FILE>...", "cách gọi: congvan check <FILE>..."]),
        (&["convert", "a.txt"], &["thiếu --to <FORMAT>"]),
        (&["check", "--off"], &["“--off <CODE>” thiếu giá trị"]),
        (&["check", "--jobs", "0", "a.txt"], &["“--jobs <N>”: phải từ 1 trở lên"]),
        (
            &["check", "--jobs", "ba", "a.txt"],
            &["“--jobs <N>”: phải là số nguyên không âm"],
        ),
        (&["check", "--as-of", "mai", "a.txt"], &["“mai”", "ngày phải có thật"]),
        (
            &["check", "--stage", "draft", "--stage", "draft", "a.txt"],
            &["chỉ được ghi một lần"],
        ),
        (&["schema", "json", "xsd"], &["thừa “xsd”"]),
    ] {
        let text = told(call);
        assert!(text.starts_with("lỗi: "), "{call:?}: {text}");
        for words in wanted {
            assert!(text.contains(words), "{call:?}: {words}\n{text}");
        }
        for english in ["error:", "tip:", "Usage:", "For more"] {
            assert!(!text.contains(english), "{call:?}: {text}");
        }
        let text = told(&[&["--lang", "en"], call].concat());
        assert!(text.starts_with("error: ") && !text.contains("lỗi"), "{call:?}: {text}");
    }
}

/// The reasons are whole in either language.
#[test]
fn why_a_value_is_none_is_told_in_one_language() {
    for (call, vi, en) in [
        (
            &["--profile", "x"][..],
            "bộ quy tắc phải là nd30",
            "the profile must be nd30",
        ),
        (
            &["--sector", "x"],
            "ngành phải là armed-forces",
            "the sector must be armed-forces",
        ),
        (
            &["--input", "x"],
            "định dạng phải là một trong: text",
            "the format must be one of: text",
        ),
        (&["--jobs", "0"], "phải từ 1 trở lên", "it must be 1 or more"),
        (
            &["--jobs", "ba"],
            "phải là số nguyên không âm",
            "it must be a whole number",
        ),
        (
            &["--off", "Z99"],
            "không có quy tắc Z99; hãy xem",
            "there is no rule Z99; see: ",
        ),
        (&["--severity", "B01"], "phải có dạng MÃ=error", "it must be CODE=error"),
        (&["--as-of", "mai"], "ngày phải có thật", "the day must exist"),
    ] {
        let call = [&["check"], call, &["a.txt"]].concat();
        let text = told(&call);
        assert!(text.contains(vi), "{call:?}: {text}");
        assert!(!text.contains("must") && !text.contains("there is"), "{call:?}: {text}");
        let text = told(&[&["--lang", "en"], call.as_slice()].concat());
        assert!(text.contains(en), "{call:?}: {text}");
        assert!(!text.contains("phải") && !text.contains("non-zero"), "{call:?}: {text}");
    }
    let text = told(&["--lang", "en", "chek", "a.txt"]);
    let near = |name: &str| text.find(&format!("'{name}'")).unwrap_or(usize::MAX);
    assert!(near("check") < near("schema"), "{text}");
}

/// A word of the call begins no line of its own and acts on no terminal.
#[test]
fn the_words_of_a_wrong_call_stay_in_their_line() {
    let text = told(&["check", "--x\nlỗi: giả\u{1b}[2J"]);
    assert_eq!(text.matches("\nlỗi").count(), 0, "{text}");
    assert!(!text.contains('\u{1b}'), "{text:?}");
}
