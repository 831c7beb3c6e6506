//! The text of an element as a stream, with whatever XML has put into it.

use std::ops::Range;

use memchr::{memchr, memchr2, memmem};

use super::input::{self, Bytes};
use super::notes::Tolerance;
use super::scan::{Piece, Scanner};
use crate::error::ErrorKind;
use crate::format::fault::Fault;
use crate::format::syntax::cut_off;
use crate::message::Message;

/// The most that is given at once: what is made of it stays in the cache.
const CHUNK: usize = 64 * 1024;

/// Where in the text of an element the reader stands.
#[derive(Debug, Default)]
pub(super) struct Text {
    inside_cdata: bool,
    /// A character that a reference stood for.
    referred: Option<u8>,
}

/// Markup in data that has no meaning: how it starts and ends.
const PASSED: [(&[u8], &[u8]); 2] = [(b"<!--", b"-->"), (b"<?", b"?>")];

const CDATA: &[u8] = b"<![CDATA[";

impl Text {
    /// The next run of text, to be passed over when it was used: its length, or `None`
    /// before the end tag. The run is at the head of the input's data, unless
    /// [`Text::referred`] gives it.
    pub(super) fn run<B: Bytes>(&mut self, scanner: &mut Scanner<B>) -> Result<Option<Range<usize>>, Fault> {
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
                scanner.allow();
                match scanner.next()? {
                    Piece::Start(element) => {
                        scanner.notes.note(Tolerance::InData, element.at, &[&element.name]);
                        scanner.skip()?;
                    }
                    Piece::Whole(element) => {
                        scanner.notes.note(Tolerance::InData, element.at, &[&element.name]);
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

    /// The character of the last run, if a reference stood for it.
    pub(super) fn referred(&mut self) -> Option<u8> {
        self.referred.take()
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
        self.referred = Some(u8::try_from(c).unwrap_or(b'?'));
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
