//! Words for broken XML.

use quick_xml::Error;
use quick_xml::errors::{IllFormedError, SyntaxError};
use quick_xml::events::attributes::AttrError;
use quick_xml::name::NamespaceError;

use super::events::too_many_attributes;
use crate::error::ErrorKind;
use crate::format::fault::{Fault, excerpt};
use crate::message::Message;
use crate::text::Limits;

/// The fault of a text that `quick_xml` refused.
pub(super) fn fault(error: &Error, limits: &Limits) -> Fault {
    if matches!(error, Error::Namespace(NamespaceError::TooManyBindings(_))) {
        return too_many_attributes(limits);
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
