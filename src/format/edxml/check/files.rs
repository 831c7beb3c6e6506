//! The rules about attachments.

use std::collections::HashSet;
use std::io::{self, Cursor};

use unicode_normalization::UnicodeNormalization;

use super::Finding;
use super::facts::Facts;
use super::header::missing;
use crate::error::ErrorKind;
use crate::format::edxml::model::{Attachment, BusinessKind, Content, ContentId, Packet};
use crate::format::edxml::names::DATA;
use crate::format::edxml::options::Options;
use crate::format::edxml::packing::{is_zip_based, says_zip};
use crate::format::edxml::unpack::Unpacked;
use crate::format::fault::excerpt;
use crate::message::{Lang, Message};

pub(super) fn data(facts: &Facts<'_>) -> Vec<Finding> {
    let attachments = facts
        .packet()
        .map(|packet| packet.attachments.as_slice())
        .unwrap_or_default();
    let bare = attachments
        .iter()
        .enumerate()
        .filter(|(_, attachment)| attachment.content.is_none());
    bare.map(|(i, _)| missing(&format!("/attachments/{i}"), DATA)).collect()
}

/// Who is sent a new document, or one in place of another, gets the letter. A recall or an
/// update speaks of a document that its receivers have, and what the packet does may be unknown.
pub(super) fn no_letter(facts: &Facts<'_>) -> Vec<Finding> {
    let brings = |packet: &&Packet| matches!(packet.business(), Some(BusinessKind::New | BusinessKind::Replace));
    let packet = facts.packet().filter(brings);
    let is_bare = packet.is_some_and(|packet| packet.attachments.is_empty());
    let finding = || {
        Finding::new(
            "/attachments",
            "gói tin không đính kèm tệp nào, bên nhận không có văn bản; hãy đính kèm văn bản (Attachment trong AttachmentEncoded)",
            "the packet has no attachment, so that its receivers get no letter; attach it (Attachment in AttachmentEncoded)",
        )
    };
    is_bare.then(finding).into_iter().collect()
}

pub(super) fn manifest(facts: &Facts<'_>) -> Vec<Finding> {
    let Some(packet) = facts.packet() else {
        return Vec::new();
    };
    let mut out = Vec::new();
    let pairs = packet.pairs();
    let mut met = HashSet::new();
    let ids = packet.attachments.iter().enumerate();
    for (i, id) in ids.filter_map(|(i, attachment)| Some((i, attachment.content_id.as_ref()?))) {
        if !met.insert(id.id()) {
            out.push(Finding::new(
                format!("/attachments/{i}/contentId"),
                format!("mã `{id}` đã dùng cho tệp đính kèm khác; hãy ghi mã riêng cho mỗi tệp"),
                format!("the identifier `{id}` is that of another attachment, too; give each its own"),
            ));
        }
    }
    for (i, (attachment, pair)) in packet.attachments.iter().zip(&pairs).enumerate() {
        let Some(reference) = pair.and_then(|j| packet.manifest.reference.get(j)) else {
            out.push(Finding::new(
                format!("/attachments/{i}"),
                "tệp không có trong danh mục edXMLManifest; hãy thêm một Reference",
                "the file is not in the edXMLManifest; add a Reference",
            ));
            continue;
        };
        if attachment.content_id != reference.content_id {
            let id = |id: &Option<ContentId>| id.as_ref().map_or_else(String::new, ContentId::to_string);
            let (given, listed) = (id(&attachment.content_id), id(&reference.content_id));
            out.push(Finding::new(
                format!("/attachments/{i}/contentId"),
                format!("mã `{given}` khác với `{listed}` trong danh mục; hãy ghi như nhau"),
                format!("the identifier `{given}` is not `{listed}` as in the manifest; make them the same"),
            ));
        }
        let names = (&attachment.attachment_name, &reference.attachment_name);
        if let (Some(given), Some(listed)) = names
            && nfc(given) != nfc(listed)
        {
            let (given, listed) = (excerpt(given), excerpt(listed));
            out.push(Finding::new(
                format!("/attachments/{i}/attachmentName"),
                format!("tên `{given}` khác với `{listed}` trong danh mục; hãy ghi như nhau"),
                format!("the name `{given}` is not `{listed}` as in the manifest; make them the same"),
            ));
        }
    }
    let matched: HashSet<usize> = pairs.iter().flatten().copied().collect();
    let unmatched = (0..packet.manifest.reference.len()).filter(|j| !matched.contains(j));
    out.extend(unmatched.map(|j| {
        Finding::new(
            format!("/manifest/reference/{j}"),
            "danh mục kê tệp mà gói tin không có; hãy đính kèm tệp hoặc bỏ Reference này",
            "the manifest lists a file that the packet does not have; attach it or drop this Reference",
        )
    }));
    out
}

/// Names are the same however their letters are composed.
fn nfc(name: &str) -> String {
    name.nfc().collect()
}

/// What unpacking an attachment finds odd about it: whether it is ruined, and the words.
fn remarks<'a>(facts: &Facts<'a>) -> impl Iterator<Item = (usize, &'a Attachment, Option<(bool, Message)>)> + use<'a> {
    let attachments = facts
        .packet()
        .map(|packet| packet.attachments.as_slice())
        .unwrap_or_default();
    attachments.iter().enumerate().filter_map(|(i, attachment)| {
        let bytes = attachment.content.as_ref()?.as_bytes();
        let unpacked = Unpacked::new(Cursor::new(bytes), attachment, &Options::default()).ok()?;
        let remark = unpacked.remark().map(|remark| (unpacked.is_ruined(), remark.clone()));
        (!bytes.is_empty()).then_some((i, attachment, remark))
    })
}

pub(super) fn ruined(facts: &Facts<'_>) -> Vec<Finding> {
    let of = |(i, _, remark)| match remark {
        Some((true, Message { vi, en, .. })) => Some(Finding::new(format!("/attachments/{i}"), vi, en)),
        _ => None,
    };
    remarks(facts).filter_map(of).collect()
}

/// Why the file in an archive cannot be had: damage inside, or a bomb, shows only when
/// it is unpacked.
fn damage(attachment: &Attachment) -> Option<Message> {
    let bytes = attachment.content.as_ref()?.as_bytes();
    let mut unpacked = Unpacked::new(Cursor::new(bytes), attachment, &Options::default()).ok()?;
    let error = unpacked
        .copy_to(&mut io::sink())
        .err()
        .filter(|_| unpacked.is_unpacked())?;
    // Whoever checks a packet cannot raise the limits, and need not: no office sends such files.
    if error.kind() == ErrorKind::Limit {
        return Some(Message::new(
            "tệp nén giải ra lớn hơn nhiều lần so với tệp gửi (có thể là bom nén); đừng mở, hãy hỏi lại nơi gửi",
            "the archive unpacks to many times what was sent (it may be a bomb); do not open it, ask the sender",
        ));
    }
    let words = |lang| error.message(lang).to_owned();
    Some(Message::new(words(Lang::Vi), words(Lang::En)))
}

pub(super) fn labels(facts: &Facts<'_>) -> Vec<Finding> {
    let mut out = Vec::new();
    for (i, attachment, remark) in remarks(facts) {
        if let Some(Message { vi, en, .. }) = damage(attachment) {
            out.push(Finding::new(format!("/attachments/{i}"), vi, en));
            continue;
        }
        let path = format!("/attachments/{i}/contentType");
        if let Some((false, Message { vi, en, .. })) = remark {
            out.push(Finding::new(path, vi, en));
            continue;
        }
        let bytes = attachment.content.as_ref().map(Content::as_bytes).unwrap_or_default();
        let is_zip = bytes.starts_with(b"PK\x03\x04");
        let says_zip = says_zip(attachment.content_type.as_deref());
        let own = attachment.extension().is_some_and(|extension| is_zip_based(&extension));
        if says_zip != is_zip && !(is_zip && own) {
            out.push(Finding::new(
                path,
                "ContentType không đúng với nội dung tệp, bên nhận có thể không mở được; hãy ghi lại ContentType",
                "the ContentType is not that of the data, and receivers may be unable to open it; mend it",
            ));
        }
    }
    out
}
