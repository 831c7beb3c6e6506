//! Words for broken XML.

use quick_xml::Error;
use quick_xml::errors::{IllFormedError, SyntaxError};
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::attributes::AttrError;
use quick_xml::events::{BytesDecl, BytesRef};
use quick_xml::name::NamespaceError;

use crate::error::ErrorKind;
use crate::format::escape::{code_points, is_xml_char};
use crate::format::fault::{Fault, excerpt};
use crate::message::Message;

/// The fault of a text that `quick_xml` refused.
pub(super) fn fault(error: &Error, attributes: usize) -> Fault {
    if matches!(error, Error::Namespace(NamespaceError::TooManyBindings(_))) {
        return too_many_attributes(attributes);
    }
    let message = words(error).unwrap_or_else(|| {
        Message::new(
            format!("XML sai cú pháp: {error}"),
            format!("the XML is not well-formed: {error}"),
        )
    });
    Fault::new(ErrorKind::Syntax, message)
}

fn words(error: &Error) -> Option<Message> {
    let (vi, en) = match error {
        Error::Syntax(error) => unclosed(*error)?,
        Error::IllFormed(IllFormedError::MismatchedEndTag { expected, found }) => {
            let (expected, found) = (excerpt(expected), excerpt(found));
            return Some(Message::new(
                format!("gặp `</{found}>` khi `{expected}` chưa đóng; phải là `</{expected}>`"),
                format!("`</{found}>` stands where `</{expected}>` should close its element"),
            ));
        }
        Error::IllFormed(IllFormedError::UnmatchedEndTag(found)) => {
            let found = excerpt(found);
            return Some(Message::new(
                format!("`</{found}>` không đóng phần tử nào; hãy bỏ đi"),
                format!("`</{found}>` closes no element; remove it"),
            ));
        }
        Error::IllFormed(IllFormedError::UnclosedReference) => (
            "dấu `&` không có `;` theo sau; dấu `&` viết thành `&amp;`",
            "a `&` without its `;`; write `&amp;` for a `&`",
        ),
        Error::InvalidAttr(AttrError::Duplicated(..)) => (
            "một thuộc tính xuất hiện hai lần; hãy giữ lại một",
            "an attribute stands here twice; keep one",
        ),
        Error::InvalidAttr(_) => (
            "thuộc tính viết sai; phải là tên=\"giá trị\"",
            "a broken attribute; write name=\"value\"",
        ),
        Error::Namespace(NamespaceError::UnknownPrefix(_)) => (
            "tiền tố không gian tên chưa khai báo; hãy khai báo bằng xmlns:…=\"…\"",
            "the namespace prefix is not declared; declare it with xmlns:…=\"…\"",
        ),
        _ => return None,
    };
    Some(Message::new(vi, en))
}

fn unclosed(error: SyntaxError) -> Option<(&'static str, &'static str)> {
    Some(match error {
        SyntaxError::UnclosedTag => ("thẻ chưa đóng, thiếu `>`", "a tag is not closed; its `>` is missing"),
        SyntaxError::UnclosedSingleQuotedAttributeValue | SyntaxError::UnclosedDoubleQuotedAttributeValue => (
            "giá trị thuộc tính chưa đóng dấu ngoặc kép",
            "the quotes around a value of an attribute are not closed",
        ),
        SyntaxError::UnclosedComment => (
            "chú thích chưa đóng, thiếu `-->`",
            "a comment is not closed; its `-->` is missing",
        ),
        SyntaxError::UnclosedCData => (
            "CDATA chưa đóng, thiếu `]]>`",
            "a CDATA section is not closed; its `]]>` is missing",
        ),
        SyntaxError::UnclosedPI | SyntaxError::UnclosedXmlDecl => (
            "chỉ thị xử lý chưa đóng, thiếu `?>`",
            "a processing instruction is not closed; its `?>` is missing",
        ),
        SyntaxError::InvalidBangMarkup => (
            "sau `<!` phải là chú thích hoặc CDATA; dấu `<` viết thành `&lt;`",
            "behind `<!` there must be a comment or CDATA; write `&lt;` for a `<`",
        ),
        _ => return None,
    })
}

pub(super) fn too_deep(limit: usize) -> Fault {
    Fault::new(
        ErrorKind::Limit,
        Message::new(
            format!("các phần tử lồng nhau quá giới hạn {limit} cấp; hãy bớt cấp lồng hoặc nâng giới hạn"),
            format!("the elements are nested deeper than the limit of {limit}; flatten them or raise the limit"),
        ),
    )
}

pub(super) fn too_many_attributes(limit: usize) -> Fault {
    Fault::new(
        ErrorKind::Limit,
        Message::new(
            format!(
                "phần tử có nhiều hơn {limit} thuộc tính hoặc khai báo không gian tên; hãy bớt đi hoặc nâng giới hạn"
            ),
            format!(
                "the element has more attributes or namespaces than the limit of {limit}; remove some or raise the limit"
            ),
        ),
    )
}

/// A DTD is never read: entities could be defined there.
pub(super) fn doctype() -> Fault {
    Fault::new(
        ErrorKind::Unsupported,
        Message::new(
            "không đọc tệp có DTD (`<!DOCTYPE …>`); hãy bỏ phần này",
            "a DTD (`<!DOCTYPE …>`) is not read; remove it",
        ),
    )
}

/// A tag that is cut off by the next: `<` is no part of a name or value.
pub(super) fn unclosed_tag() -> Fault {
    fault(&SyntaxError::UnclosedTag.into(), 0)
}

/// Encodings that a declaration may name; the text is decoded already.
const ENCODINGS: [&str; 6] = ["utf-8", "utf8", "utf-16", "utf-16le", "utf-16be", "us-ascii"];

/// Checks a declaration: at the very head, and of an encoding that is read.
pub(super) fn declaration(declaration: &BytesDecl<'_>, at_head: bool) -> Result<(), Fault> {
    if !at_head {
        return Err(Fault::new(
            ErrorKind::Syntax,
            Message::new(
                "khai báo `<?xml …?>` phải đứng ở đầu tệp",
                "the declaration `<?xml …?>` must stand at the very beginning",
            ),
        ));
    }
    let encoding = match declaration.encoding() {
        None => return Ok(()),
        Some(Ok(encoding)) => encoding,
        Some(Err(error)) => return Err(fault(&error.into(), 0)),
    };
    if ENCODINGS.iter().any(|name| encoding.eq_ignore_ascii_case(name)) {
        return Ok(());
    }
    let name = excerpt(&encoding);
    Err(Fault::new(
        ErrorKind::Encoding,
        Message::new(
            format!("tệp khai báo bảng mã `{name}`; hãy lưu lại ở UTF-8 hoặc UTF-16"),
            format!("the file declares the encoding `{name}`; save it as UTF-8 or UTF-16"),
        ),
    ))
}

pub(super) fn illegal(c: char) -> Fault {
    let c = code_points(&[c]);
    Fault::new(
        ErrorKind::Syntax,
        Message::new(
            format!("XML không cho phép ký tự {c}; hãy bỏ đi"),
            format!("XML does not allow the character {c}; remove it"),
        ),
    )
}

/// One of the five entities, or a character reference; nothing else is ever expanded.
pub(super) fn resolve(reference: &BytesRef<'_>) -> Result<char, Fault> {
    let name = excerpt(reference);
    if !reference.is_char_ref() {
        let character = resolve_xml_entity(reference).and_then(|text| text.chars().next());
        return character.ok_or_else(|| {
            Fault::new(
                ErrorKind::Syntax,
                Message::new(
                    format!("không có thực thể `&{name};`; dấu `&` viết thành `&amp;`"),
                    format!("the entity `&{name};` is unknown; write `&amp;` for a `&`"),
                ),
            )
        });
    }
    match reference.resolve_char_ref() {
        Ok(Some(c)) if is_xml_char(c) => Ok(c),
        _ => Err(Fault::new(
            ErrorKind::Syntax,
            Message::new(
                format!("`&{name};` không phải ký tự mà XML cho phép"),
                format!("`&{name};` is no character that XML allows"),
            ),
        )),
    }
}

/// The data ends inside an element.
pub(super) fn cut_off() -> Fault {
    Fault::new(
        ErrorKind::Syntax,
        Message::new(
            "dữ liệu kết thúc khi phần tử chưa đóng; tệp có thể bị cắt cụt, hãy xin gửi lại",
            "the data ends before the element is closed; the file may be cut off, ask for it again",
        ),
    )
}

/// Something stands outside the root, where white space alone may.
#[cfg(any(feature = "edxml", feature = "dsig"))]
pub(super) fn outside_root() -> Fault {
    Fault::new(
        ErrorKind::Syntax,
        Message::new(
            "có nội dung nằm ngoài phần tử gốc; hãy bỏ đi",
            "there is content outside the root element; remove it",
        ),
    )
}

/// No reader of XML takes `]]>` in a text (section 2.4).
#[cfg(any(feature = "edxml", feature = "dsig"))]
pub(super) fn end_of_cdata() -> Fault {
    Fault::new(
        ErrorKind::Syntax,
        Message::new(
            "`]]>` không được đứng trong chữ; hãy viết `]]&gt;`",
            "`]]>` must not stand in a text; write `]]&gt;`",
        ),
    )
}
