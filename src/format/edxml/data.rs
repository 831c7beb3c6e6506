//! The text of an element as a stream, and the bytes that its base64 stands for.

use std::ops::Range;

use base64::Engine;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use memchr::{memchr, memchr2, memmem};

use super::input::{self, Bytes};
use super::notes::Tolerance;
use super::scan::{Piece, Scanner, cut_off};
use crate::error::ErrorKind;
use crate::format::fault::Fault;
use crate::format::syntax::illegal;
use crate::message::Message;

/// The most that is decoded at once: it stays in the cache.
const CHUNK: usize = 64 * 1024;

/// Base64 without padding: where it stands is found here.
const ENGINE: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(DecodePaddingMode::RequireNone),
);

/// Where in the text of an element the reader stands.
#[derive(Debug, Default)]
pub(super) struct Text {
    inside_cdata: bool,
    /// A character that a reference stood for.
    referred: [u8; 1],
    has_referred: bool,
}

/// Markup in data that has no meaning: how it starts and ends.
const PASSED: [(&[u8], &[u8]); 2] = [(b"<!--", b"-->"), (b"<?", b"?>")];

const CDATA: &[u8] = b"<![CDATA[";

impl Text {
    /// The next run of text, to be passed over when it was used: its length, or `None`
    /// before the end tag. The run is at the head of the input's data, unless
    /// [`Text::referred`] gives it.
    fn run<B: Bytes>(&mut self, scanner: &mut Scanner<B>) -> Result<Option<Range<usize>>, Fault> {
        loop {
            let limit = scanner.options.header_bytes;
            let input = scanner.input();
            let at = input.offset();
            let failed = |error: std::io::Error| input::fault(&error, limit).at(at);
            let data = input.data(1).map_err(failed)?;
            let window = data.get(..data.len().min(CHUNK)).unwrap_or(data);
            if window.is_empty() {
                return Err(cut_off().at(at));
            }
            if self.inside_cdata {
                match memchr(b']', window) {
                    None => return Ok(Some(0..window.len())),
                    Some(0) => {}
                    Some(length) => return Ok(Some(0..length)),
                }
                let ends = input.data(3).map_err(failed)?.starts_with(b"]]>");
                if !ends {
                    return Ok(Some(0..1));
                }
                input.pass(3).map_err(failed)?;
                self.inside_cdata = false;
                continue;
            }
            match memchr2(b'<', b'&', window) {
                None => return Ok(Some(0..window.len())),
                Some(0) => {}
                Some(length) => return Ok(Some(0..length)),
            }
            let ahead = input.data(CDATA.len()).map_err(failed)?;
            if ahead.starts_with(b"</") {
                return Ok(None);
            }
            if ahead.starts_with(CDATA) {
                input.pass(CDATA.len()).map_err(failed)?;
                self.inside_cdata = true;
            } else if let Some((start, end)) = PASSED.iter().find(|(start, _)| ahead.starts_with(start)) {
                input.pass(start.len()).map_err(failed)?;
                pass_to(scanner, end)?;
            } else if ahead.starts_with(b"&") {
                self.refer(scanner)?;
                return Ok(Some(0..0));
            } else {
                let budget = scanner.options.header_bytes;
                scanner.input().allow(budget);
                match scanner.next()? {
                    Piece::Start(element) => {
                        scanner.notes.note(Tolerance::Unknown, element.at, &[&element.name]);
                        scanner.skip()?;
                    }
                    Piece::Whole(element) => {
                        scanner.notes.note(Tolerance::Unknown, element.at, &[&element.name]);
                    }
                    _ => return Err(cut_off().at(at)),
                }
            }
        }
    }

    /// Passes over the next run of text; tells whether there was one.
    pub(super) fn pass<B: Bytes>(&mut self, scanner: &mut Scanner<B>) -> Result<bool, Fault> {
        let Some(run) = self.run(scanner)? else {
            return Ok(false);
        };
        let limit = scanner.options.header_bytes;
        let input = scanner.input();
        let at = input.offset();
        input
            .pass(run.len())
            .map_err(|error| input::fault(&error, limit).at(at))?;
        Ok(true)
    }

    /// Reads a reference: `&#13;` stands in data that was wrapped with CR LF.
    fn refer<B: Bytes>(&mut self, scanner: &mut Scanner<B>) -> Result<(), Fault> {
        let limit = scanner.options.header_bytes;
        let input = scanner.input();
        let at = input.offset();
        let failed = |error: std::io::Error| input::fault(&error, limit).at(at);
        let ahead = input.data(16).map_err(failed)?;
        let window = ahead.get(..ahead.len().min(16)).unwrap_or(ahead);
        let end = memchr(b';', window);
        let name = end.and_then(|end| std::str::from_utf8(window.get(1..end)?).ok());
        let (Some(end), Some(name)) = (end, name) else {
            return Err(not_a_reference().at(at));
        };
        let reference = quick_xml::events::BytesRef::new(name);
        let c = crate::format::syntax::resolve(&reference).map_err(|fault| fault.at(at))?;
        self.referred = [u8::try_from(c).unwrap_or(b'?')];
        self.has_referred = true;
        input.pass(end + 1).map_err(failed)
    }
}

fn not_a_reference() -> Fault {
    Fault::new(
        ErrorKind::Syntax,
        Message::new(
            "dấu `&` không có `;` theo sau; dấu `&` viết thành `&amp;`",
            "a `&` without its `;`; write `&amp;` for a `&`",
        ),
    )
}

/// Passes over everything up to and with a mark.
fn pass_to<B: Bytes>(scanner: &mut Scanner<B>, mark: &[u8]) -> Result<(), Fault> {
    loop {
        let limit = scanner.options.header_bytes;
        let input = scanner.input();
        let at = input.offset();
        let failed = |error: std::io::Error| input::fault(&error, limit).at(at);
        let data = input.data(mark.len()).map_err(failed)?;
        if data.len() < mark.len() {
            return Err(cut_off().at(at));
        }
        let (length, found) = match memmem::find(data, mark) {
            Some(at) => (at + mark.len(), true),
            None => (data.len() + 1 - mark.len(), false),
        };
        input.pass(length).map_err(failed)?;
        if found {
            return Ok(());
        }
    }
}

/// Decodes base64 as it comes. Line breaks and spaces are passed over; what else is
/// no base64, too, but it is told.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    text: Text,
    /// Base64 without line breaks that waits to be decoded.
    work: Vec<u8>,
    /// Decoded bytes.
    out: Vec<u8>,
    /// How many of them were given away.
    given: usize,
    /// How many were decoded in all.
    total: u64,
    /// `=` was met.
    padded: bool,
    /// The end tag was met.
    ended: bool,
    /// Something that is no base64 was met, or an end inside a group.
    foreign: bool,
    /// What was met stands for no bytes at all: the data is damaged.
    damaged: bool,
}

impl Decoder {
    /// Decoded bytes that were not given away; empty at the end.
    pub(super) fn fill<B: Bytes>(&mut self, scanner: &mut Scanner<B>) -> Result<&[u8], Fault> {
        while self.given >= self.out.len() && !self.ended {
            self.out.clear();
            self.given = 0;
            self.more(scanner)?;
        }
        Ok(self.out.get(self.given..).unwrap_or_default())
    }

    /// What was decoded and not given away.
    pub(super) fn given(&self) -> &[u8] {
        self.out.get(self.given..).unwrap_or_default()
    }

    pub(super) fn consume(&mut self, count: usize) {
        self.given = self.given.saturating_add(count).min(self.out.len());
    }

    /// Whether something was met that is no base64.
    pub(super) fn is_foreign(&self) -> bool {
        self.foreign
    }

    /// What to tell about the text, if it was not all base64; known at the end.
    pub(super) fn tolerance(&self) -> Option<Tolerance> {
        match (self.damaged, self.foreign) {
            (true, _) => Some(Tolerance::Undecodable),
            (false, true) => Some(Tolerance::Base64),
            (false, false) => None,
        }
    }

    fn more<B: Bytes>(&mut self, scanner: &mut Scanner<B>) -> Result<(), Fault> {
        let start = scanner.input().offset();
        let Some(run) = self.text.run(scanner)? else {
            self.ended = true;
            self.finish();
            return self.within(scanner);
        };
        if self.text.has_referred {
            self.text.has_referred = false;
            let byte = self.text.referred;
            return self.feed(&byte).map_err(|(fault, _)| fault.at(start));
        }
        let limit = scanner.options.header_bytes;
        let input = scanner.input();
        let failed = |error: std::io::Error| input::fault(&error, limit).at(start);
        let data = input.data(1).map_err(failed)?;
        let text = data.get(run.clone()).unwrap_or_default();
        self.feed(text).map_err(|(fault, i)| fault.at(start + i))?;
        input.pass(run.len()).map_err(failed)?;
        self.within(scanner)
    }

    /// Counts what was decoded against the limit.
    fn within<B: Bytes>(&mut self, scanner: &mut Scanner<B>) -> Result<(), Fault> {
        let decoded = u64::try_from(self.out.len()).unwrap_or(u64::MAX);
        self.total = self.total.saturating_add(decoded);
        let limit = scanner.options.attachment_bytes;
        if self.total > limit {
            let at = scanner.input().offset();
            return Err(too_large(limit).at(at));
        }
        Ok(())
    }

    /// Takes a piece of text; an error comes with its place in it.
    fn feed(&mut self, text: &[u8]) -> Result<(), (Fault, usize)> {
        if self.padded {
            let rest = text.iter().position(|b| !b.is_ascii_whitespace() && *b != b'=');
            self.foreign |= rest.is_some();
            self.damaged |= rest.is_some();
            return refuse_illegal(text);
        }
        let broken = memchr2(b'\n', b'\r', text).is_some();
        if self.work.is_empty() && !broken {
            // The common case: one line, decoded where it stands.
            let whole = text.len() - text.len() % 4;
            let (groups, rest) = text.split_at_checked(whole).unwrap_or((text, &[]));
            if decode(groups, &mut self.out) {
                self.work.extend_from_slice(rest);
                return Ok(());
            }
        }
        unwrapped(text, &mut self.work);
        let whole = self.work.len() - self.work.len() % 4;
        if decode(self.work.get(..whole).unwrap_or_default(), &mut self.out) {
            self.work.drain(..whole);
            return Ok(());
        }
        refuse_illegal(text)?;
        self.sift();
        let whole = self.work.len() - self.work.len() % 4;
        // Nothing but base64 is left.
        let sound = decode(self.work.get(..whole).unwrap_or_default(), &mut self.out);
        self.foreign |= !sound;
        self.damaged |= !sound;
        self.work.drain(..whole);
        Ok(())
    }

    /// Leaves only base64 in the work, up to the first `=`.
    fn sift(&mut self) {
        let (mut padded, mut foreign, mut damaged) = (false, false, false);
        self.work.retain_mut(|byte| {
            if padded {
                damaged |= *byte != b'=' && !byte.is_ascii_whitespace();
                return false;
            }
            match *byte {
                b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'+' | b'/' => return true,
                b'-' => *byte = b'+',
                b'_' => *byte = b'/',
                b'=' => {
                    padded = true;
                    return false;
                }
                other => {
                    damaged |= !other.is_ascii_whitespace();
                    return false;
                }
            }
            foreign = true;
            true
        });
        self.padded |= padded;
        self.foreign |= foreign || damaged;
        self.damaged |= damaged;
    }

    /// Decodes the group that the end cuts short.
    fn finish(&mut self) {
        self.sift();
        let rest = std::mem::take(&mut self.work);
        self.foreign |= !rest.is_empty() && !self.padded;
        // One character alone stands for less than a byte.
        let whole = if rest.len() % 4 == 1 {
            rest.len() - 1
        } else {
            rest.len()
        };
        let sound = decode(rest.get(..whole).unwrap_or_default(), &mut self.out);
        self.damaged |= !sound || whole != rest.len();
        self.foreign |= self.damaged;
    }
}

/// Decodes groups onto the end of `out`; leaves it alone if they are no base64.
fn decode(groups: &[u8], out: &mut Vec<u8>) -> bool {
    let before = out.len();
    out.resize(before + groups.len().div_ceil(4) * 3, 0);
    let room = out.get_mut(before..).unwrap_or_default();
    let decoded = ENGINE.decode_slice(groups, room);
    out.truncate(before + decoded.as_ref().copied().unwrap_or(0));
    decoded.is_ok()
}

/// The text without its line breaks.
fn unwrapped(text: &[u8], out: &mut Vec<u8>) {
    let mut rest = text;
    while let Some(at) = memchr2(b'\n', b'\r', rest) {
        out.extend_from_slice(rest.get(..at).unwrap_or_default());
        rest = rest.get(at + 1..).unwrap_or_default();
    }
    out.extend_from_slice(rest);
}

/// Characters that XML does not have are no matter of base64.
fn refuse_illegal(text: &[u8]) -> Result<(), (Fault, usize)> {
    let control = |b: &u8| *b < b' ' && !matches!(b, b'\t' | b'\n' | b'\r');
    match text.iter().position(control) {
        None => Ok(()),
        Some(at) => {
            let c = text.get(at).copied().map_or('\0', char::from);
            Err((illegal(c), at))
        }
    }
}

pub(super) fn too_large(limit: u64) -> Fault {
    Fault::new(
        ErrorKind::Limit,
        Message::new(
            format!("tệp đính kèm lớn hơn giới hạn {limit} byte"),
            format!("the attachment is larger than the limit of {limit} bytes"),
        ),
    )
}
