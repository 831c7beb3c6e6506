//! The foot of a letter: boxes 7, 9b and 12 (NĐ 30/2020, Annex I, II.7, II.9, IV).

use super::columns::Pair;
use super::sheet::Sheet;
use super::style::Style;
use super::xml::Para;
use crate::document::Signature;
use crate::layout::Length;
use crate::value::{Archive, Recipient};

/// Who signs and who receives, of a letter or of a copy.
#[derive(Clone, Copy)]
pub(super) struct Foot<'d> {
    pub(super) signatures: &'d [Signature],
    pub(super) recipients: &'d [Recipient],
    pub(super) archive: Option<&'d Archive>,
    /// The mark behind the archive line (box 12).
    pub(super) mark: (Option<&'d str>, Option<u32>),
}

impl<'d> Sheet<'d> {
    pub(super) fn foot(&mut self) {
        let d = self.document;
        let foot = Foot {
            signatures: &d.signatures,
            recipients: &d.recipients,
            archive: d.archive.as_ref(),
            mark: (d.drafter.as_deref(), d.issued_copies),
        };
        self.foot_of(foot, "");
    }

    /// One who signs stands to the right of the recipients; of several, two stand side
    /// by side, and the recipients below the left one (Annex III, model 1.9).
    pub(super) fn foot_of(&mut self, foot: Foot<'d>, path: &str) {
        let list = self.recipients(foot, path);
        let mut rows: Vec<Pair<'d>> = Vec::new();
        let widths = match foot.signatures {
            [] if list.is_empty() => return,
            [] => {
                rows.push([list, Vec::new()]);
                self.measures.foot
            }
            [one] => {
                rows.push([list, self.signature(one, &format!("{path}/signatures/0"))]);
                self.measures.foot
            }
            several => {
                for (i, pair) in several.chunks(2).enumerate() {
                    let of = |(j, one): (usize, &'d Signature)| {
                        self.signature(one, &format!("{path}/signatures/{}", 2 * i + j))
                    };
                    let mut cells = pair.iter().enumerate().map(of);
                    // One that is left over stands at the right, where letters end.
                    let first = if pair.len() > 1 { cells.next() } else { None };
                    let mut row = [first.unwrap_or_default(), cells.next().unwrap_or_default()];
                    for para in row.iter_mut().filter(|_| i > 0).filter_map(|cell| cell.first_mut()) {
                        *para = para.clone().before(18.0);
                    }
                    rows.push(row);
                }
                let mut list = list;
                if let Some(label) = list.first_mut() {
                    *label = label.clone().before(12.0);
                    rows.push([list, Vec::new()]);
                }
                let half = Length::from_twips(self.measures.text.twips() / 2);
                [half, self.measures.text - half]
            }
        };
        self.xml.paragraph(&Para::new(Style::Gap).before(9.0).with_next());
        self.xml.columns(widths, rows);
    }

    /// Power, title, room for hand and seal, name (II.7.đ).
    fn signature(&self, signature: &'d Signature, path: &str) -> Vec<Para<'d>> {
        let mut paras = Vec::new();
        for (i, capacity) in signature.capacity.iter().enumerate() {
            let path = format!("{path}/capacity/{i}/as_written");
            paras.push(Para::of(Style::Position, path, capacity.as_written.as_str()));
        }
        if let Some(position) = &signature.position {
            paras.push(Para::of(Style::Position, format!("{path}/position"), position.as_str()));
        }
        let mut room = self.measures.room.points();
        if let Some(note) = &signature.note {
            let brackets = if note.starts_with('(') { ("", "") } else { ("(", ")") };
            let para = Para::new(Style::SignedNote).before(room / 2.0).fixed(brackets.0);
            paras.push(para.words(format!("{path}/note"), note.as_str()).fixed(brackets.1));
            room /= 2.0;
        }
        let parts = [
            ("rank", &signature.rank),
            ("degree", &signature.degree),
            ("signer", &signature.signer),
        ];
        let mut name = Para::new(Style::Signer).before(room);
        let mut any = false;
        for (field, part) in parts {
            let Some(part) = part else { continue };
            name = name
                .fixed(if any { " " } else { "" })
                .words(format!("{path}/{field}"), part.as_str());
            any = true;
        }
        if any {
            paras.push(name);
        }
        paras
    }

    /// `Nơi nhận`, its list, the archive line with the mark of the drafter.
    fn recipients(&self, foot: Foot<'d>, path: &str) -> Vec<Para<'d>> {
        let Foot {
            recipients,
            archive,
            mark,
            ..
        } = foot;
        let mark = self.mark_behind(archive, mark);
        if recipients.is_empty() && archive.is_none() && mark.is_none() {
            return Vec::new();
        }
        let mut paras = Vec::new();
        if !recipients.is_empty() || archive.is_some() {
            let style = if self.party {
                Style::PartyRecipients
            } else {
                Style::Recipients
            };
            paras.push(Para::new(style).fixed("Nơi nhận:"));
        }
        let between = if self.party { "," } else { ";" };
        for (i, recipient) in recipients.iter().enumerate() {
            let is_last = i + 1 == recipients.len() && archive.is_none();
            let para = Para::new(Style::Recipient).fixed("- ");
            let para = para.words(format!("{path}/recipients/{i}"), recipient.as_str());
            paras.push(para.fixed(if is_last { "." } else { between }));
        }
        let mut last = Para::new(Style::Recipient);
        if let Some(archive) = archive {
            let line = match archive.as_written.as_str() {
                "" => format!("{archive}."),
                line => line.to_owned(),
            };
            last = last.fixed("- ").words(format!("{path}/archive/as_written"), line);
            if mark.is_some() {
                last = last.fixed(" ");
            }
        }
        if let Some(mark) = &mark {
            last = last.words(format!("{path}/drafter"), mark.clone());
        }
        if archive.is_some() || mark.is_some() {
            paras.push(last);
        }
        paras
    }

    /// `PL.(300)`, unless the archive line as printed has it.
    fn mark_behind(&self, archive: Option<&Archive>, mark: (Option<&str>, Option<u32>)) -> Option<String> {
        let printed = archive.and_then(|archive| Archive::parse_line(&archive.as_written).ok());
        if printed.is_some_and(|(_, printed)| (printed.drafter.as_deref(), printed.copies) == mark) {
            return None;
        }
        match mark {
            (Some(drafter), Some(copies)) => Some(format!("{drafter}.({copies})")),
            (Some(drafter), None) => Some(format!("{drafter}.")),
            (None, Some(copies)) => Some(format!("({copies})")),
            (None, None) => None,
        }
    }
}
