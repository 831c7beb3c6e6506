//! Names in small ASCII letters, in one spelling.

use unicode_normalization::char::is_combining_mark;

use crate::text::base_letter;

/// An issuer in one spelling: a minister signs for the ministry, a chairman for
/// the committee whose numbers he uses, short forms are written out.
pub(crate) fn issuer_slug(name: &str) -> String {
    let slug = slug(name);
    let body = slug.strip_prefix("bo-truong-").unwrap_or(&slug);
    let chaired = slug
        .strip_prefix("chu-tich-")
        .or_else(|| slug.strip_prefix("pho-chu-tich-"));
    let chaired = chaired.filter(|body| ["ubnd", "uy-ban-nhan-dan"].iter().any(|head| body.starts_with(head)));
    let body = chaired.unwrap_or(body);
    for (short, long) in [("ubnd", "uy-ban-nhan-dan"), ("hdnd", "hoi-dong-nhan-dan")] {
        if let Some(rest) = body
            .strip_prefix(short)
            .filter(|rest| rest.is_empty() || rest.starts_with('-'))
        {
            return format!("{long}{rest}");
        }
    }
    body.to_owned()
}

/// Small ASCII letters and digits, joined by hyphens; other letters as their UTF-8 bytes.
pub(crate) fn slug(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    slug_into(text, &mut out);
    out
}

/// Writes a [`slug`] over what `out` held.
pub(super) fn slug_into(text: &str, out: &mut String) {
    out.clear();
    let mut gap = false;
    for c in text.chars() {
        let base = if c.is_ascii() { c } else { base_letter(c) };
        if !base.is_alphanumeric() {
            // A mark belongs to the letter before it.
            gap |= base.is_ascii() || !is_combining_mark(base);
            continue;
        }
        if std::mem::take(&mut gap) && !out.is_empty() {
            out.push('-');
        }
        if base.is_ascii() {
            out.push(base.to_ascii_lowercase());
        } else {
            for byte in base.encode_utf8(&mut [0; 4]).bytes() {
                out.push_str(&format!("%{byte:02x}"));
            }
        }
    }
}
