//! The bytes that the base64 of an attachment stands for.

use base64::Engine;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use memchr::memchr2;

use super::input::{self, Bytes};
use super::notes::Tolerance;
use super::scan::Scanner;
use super::text::Text;
use crate::error::ErrorKind;
use crate::format::fault::Fault;
use crate::format::syntax::illegal;
use crate::message::Message;

/// Base64 without padding: where it stands is found here.
const ENGINE: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(DecodePaddingMode::RequireNone),
);

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
    odd: Odd,
}

/// Where something first stood that is no base64.
#[derive(Debug, Clone, Copy, Default)]
struct Odd {
    /// It can be read: another alphabet, an end inside a group.
    foreign: Option<usize>,
    /// It stands for no bytes at all: the data is damaged.
    damaged: Option<usize>,
}

impl Odd {
    /// What is odd in a text that begins at a place, where `padded` says whether an `=`
    /// stood before it.
    fn of(text: &[u8], start: usize, mut padded: bool) -> Self {
        let mut odd = Self::default();
        for (i, byte) in text.iter().enumerate() {
            match byte {
                b'=' => padded = true,
                byte if byte.is_ascii_whitespace() => {}
                byte if is_base64(*byte) && !padded => {}
                b'-' | b'_' if !padded => odd.foreign = odd.foreign.or(Some(start + i)),
                _ => {
                    odd.damaged = Some(start + i);
                    return odd;
                }
            }
        }
        odd
    }

    /// The first of both; tells where something is new in it.
    fn or(&mut self, later: Odd) -> Option<usize> {
        let new = |known: &mut Option<usize>, later: Option<usize>| match known {
            Some(_) => None,
            None => {
                *known = later;
                later
            }
        };
        let (foreign, damaged) = (
            new(&mut self.foreign, later.foreign),
            new(&mut self.damaged, later.damaged),
        );
        damaged.or(foreign)
    }
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
        self.odd.foreign.is_some() || self.odd.damaged.is_some()
    }

    /// What to tell about the text and where, if it was not all base64; known at the end.
    pub(super) fn tolerance(&self) -> Option<(Tolerance, usize)> {
        let damaged = self.odd.damaged.map(|at| (Tolerance::Undecodable, at));
        damaged.or_else(|| self.odd.foreign.map(|at| (Tolerance::Base64, at)))
    }

    fn more<B: Bytes>(&mut self, scanner: &mut Scanner<B>) -> Result<(), Fault> {
        let start = scanner.input().offset();
        let Some(run) = self.text.run(scanner)? else {
            self.ended = true;
            let end = scanner.input().offset();
            self.finish(end, scanner);
            return self.within(scanner);
        };
        if let Some(byte) = self.text.referred() {
            let odd = self.take(&[byte], start).map_err(|(fault, _)| fault.at(start))?;
            self.odd.or(odd);
            return self.within(scanner);
        }
        let start = scanner.input().offset();
        let limit = scanner.options.header_bytes;
        let failed = |error: std::io::Error| input::fault(&error, limit).at(start);
        let data = scanner.input().data(1).map_err(failed)?;
        let text = data.get(run.clone()).unwrap_or_default();
        let odd = self.take(text, start).map_err(|(fault, i)| fault.at(start + i))?;
        if let Some(at) = self.odd.or(odd) {
            scanner.input().mark(at);
        }
        scanner.input().pass(run.len()).map_err(failed)?;
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

    /// Takes a piece of text that begins at a place, and tells what is odd in it; an
    /// error comes with its place in the piece.
    fn take(&mut self, text: &[u8], start: usize) -> Result<Odd, (Fault, usize)> {
        let padded = self.padded;
        if !padded {
            let broken = memchr2(b'\n', b'\r', text).is_some();
            if self.work.is_empty() && !broken {
                // The common case: one line, decoded where it stands.
                if let Some(rest) = decode(text, &mut self.out) {
                    self.work.extend_from_slice(rest);
                    return Ok(Odd::default());
                }
            }
            unwrapped(text, &mut self.work);
            if let Some(rest) = decode(&self.work, &mut self.out) {
                let whole = self.work.len() - rest.len();
                self.work.drain(..whole);
                return Ok(Odd::default());
            }
        }
        refuse_illegal(text)?;
        if !padded {
            self.sift();
            let rest = decode(&self.work, &mut self.out).map_or(0, <[u8]>::len);
            let whole = self.work.len() - rest;
            self.work.drain(..whole);
        }
        Ok(Odd::of(text, start, padded))
    }

    /// Leaves only base64 in the work, up to the first `=`.
    fn sift(&mut self) {
        let padded = &mut self.padded;
        self.work.retain_mut(|byte| {
            match *byte {
                b'-' => *byte = b'+',
                b'_' => *byte = b'/',
                b'=' => *padded = true,
                _ => {}
            }
            is_base64(*byte) && !*padded
        });
    }

    /// Decodes the group that the end cuts short.
    fn finish<B: Bytes>(&mut self, end: usize, scanner: &mut Scanner<B>) {
        let rest = std::mem::take(&mut self.work);
        // One character alone stands for less than a byte.
        let lone = rest.len() % 4 == 1;
        let short = !rest.is_empty() && !self.padded;
        let odd = Odd {
            foreign: short.then_some(end),
            damaged: lone.then_some(end),
        };
        if let Some(at) = self.odd.or(odd) {
            scanner.input().mark(at);
        }
        let room = ENGINE.decode(rest.get(..rest.len() - usize::from(lone)).unwrap_or_default());
        self.out.extend(room.unwrap_or_default());
    }
}

/// Whether a byte is a letter of the alphabet.
fn is_base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/')
}

/// Decodes the whole groups of a text onto the end of `out`; gives the rest, or leaves
/// `out` alone if something is no base64.
fn decode<'t>(text: &'t [u8], out: &mut Vec<u8>) -> Option<&'t [u8]> {
    let (groups, rest) = text.split_at_checked(text.len() - text.len() % 4)?;
    if !rest.iter().all(|b| is_base64(*b)) {
        return None;
    }
    let before = out.len();
    out.resize(before + groups.len() / 4 * 3, 0);
    let room = out.get_mut(before..).unwrap_or_default();
    let decoded = ENGINE.decode_slice(groups, room).ok();
    out.truncate(before + decoded.unwrap_or(0));
    decoded.map(|_| rest)
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
            format!("tệp đính kèm lớn hơn giới hạn {limit} byte; hãy gửi tệp này cách khác hoặc nâng giới hạn"),
            format!("the attachment is larger than the limit of {limit} bytes; send it another way or raise the limit"),
        ),
    )
}
