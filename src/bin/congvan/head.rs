//! What the head of an input says that should be lines, and is not.

use congvan::Message;
use congvan::detect::Format;

/// How packed files begin.
const PACKED: [(&[u8], &str); 4] = [
    (b"\x1F\x8B", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xFD7zXZ\0", "xz"),
    (b"\x28\xB5\x2F\xFD", "zstd"),
];

/// Why an input has no lines at all that are UTF-8, by its head: one message where each of
/// its lines would be an error.
pub(crate) fn not_text(head: &[u8]) -> Option<Message> {
    if let Some((_, name)) = PACKED.iter().find(|(magic, _)| head.starts_with(magic)) {
        return Some(Message::new(
            format!("đây là tệp nén {name}; hãy giải nén trước"),
            format!("this is a file packed with {name}; unpack it first"),
        ));
    }
    let is_wide = matches!(
        head,
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [b'{', 0, ..] | [0, b'{', ..]
    );
    is_wide.then(|| {
        Message::new(
            "tệp có vẻ ở UTF-16; hãy lưu lại ở dạng UTF-8",
            "this looks like UTF-16; save it as UTF-8",
        )
    })
}

/// Why no line of an input can be an item, by its head.
pub(crate) fn not_items(head: &[u8]) -> Option<Message> {
    not_text(head).or_else(|| match Format::detect(head) {
        Format::Text | Format::Json => over_lines(head),
        other => Some(Message::new(
            format!("đây là tệp {other}, không phải các dòng JSON; hãy bỏ --ndjson"),
            format!("this is a file of {other} and no lines of JSON; leave --ndjson out"),
        )),
    })
}

/// JSON over many lines, by the first one with content.
fn over_lines(head: &[u8]) -> Option<Message> {
    let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    let mut lines = text.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii);
    let first = lines.find(|line| !line.is_empty())?;
    // A list on one line is told as the line that it is.
    if first.starts_with(b"[") && !first.ends_with(b"]") {
        return Some(Message::new(
            "đây là một danh sách JSON; mỗi dòng phải là một mục, ví dụ: jq -c '.[]'",
            "this is a list of JSON; put each item on a line of its own, as jq -c '.[]' does",
        ));
    }
    (first == b"{").then(|| {
        Message::new(
            "một đối tượng JSON trải trên nhiều dòng; mỗi dòng phải là một mục, ví dụ: jq -c .",
            "this is an object of JSON over many lines; put each item on one line, as jq -c . does",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_line_can_be_read_of_is_told_once() {
        for (head, said) in [
            (&b"\x1F\x8B\x08\0"[..], "unpack it first"),
            (b"BZh9", "packed with bzip2"),
            (b"\xFF\xFE{\0\"\0", "save it as UTF-8"),
            (b"{\0\"\0i\0", "save it as UTF-8"),
            (b"[\n  {\n", "jq -c '.[]'"),
            (b"\xEF\xBB\xBF\n[{\"id\": 1},\n", "jq -c '.[]'"),
            (b"{\r\n  \"id\": 1", "jq -c ."),
            (b"%PDF-1.7", "a file of pdf"),
            (b"<?xml version='1.0'?><edXML>", "a file of edxml"),
        ] {
            let message = not_items(head).map(|message| message.en).unwrap_or_default();
            assert!(message.contains(said), "{said}: {message}");
        }
        for head in [
            &b""[..],
            b"{\"id\": 1}\n",
            b"\n\n{\"id\"",
            b"[1, 2]\n{}",
            b"5\n",
            b"S\xE1\xBB\x9E",
            b"{",
        ] {
            let alone = head == b"{";
            assert_eq!(not_items(head).is_some(), alone, "{head:?}");
        }
    }
}
