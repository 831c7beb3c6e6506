//! `congvan edxml pack`: a packet of a letter and files.

use std::io;
use std::path::PathBuf;

use chrono::NaiveDateTime;
use congvan::Message;
use congvan::diagnostic::Severity;
use congvan::document::Loss;
use congvan::edxml::{Attachment, Check, Edxml, Packet, Writer};

use super::arguments::{now, organization, party, tell_nameless, time};
use super::save::save;
use super::spoofs::{Copied, Kept, Spoofs};
use crate::console::{Console, Voice as _};
use crate::input::{Name, Reading, open};

/// The rule about attachments that have no data.
const WITHOUT_DATA: &str = "ED-E10";

const ENDS: &str = "\
The packet is checked as by `congvan check`, its header against the letters among the files,
and findings are told on standard error (gói tin được kiểm tra, phần đầu được đối chiếu với
văn bản đính kèm, lỗi báo ra đầu ra lỗi chuẩn).

Exit codes (mã thoát):
  0  packed, without errors (đã đóng gói, không có lỗi)
  1  packed, but the check found errors (đã đóng gói, nhưng có lỗi)
  2  not packed: something could not be read or written (không đóng gói được)";

#[derive(clap::Args)]
#[command(after_help = ENDS)]
pub(super) struct Pack {
    /// Letter whose header the packet gets, of any format (văn bản)
    #[arg(value_name = "LETTER")]
    letter: PathBuf,
    /// File to attach; may be given many times (tệp đính kèm)
    #[arg(long = "attach", value_name = "FILE")]
    attach: Vec<PathBuf>,
    /// Who sends (bên gửi)
    #[arg(long, value_name = "ID[=NAME]", value_parser = party)]
    from: String,
    /// Who receives; may be given many times (bên nhận)
    #[arg(long = "to", value_name = "ID[=NAME]", required = true, value_parser = party)]
    to: Vec<String>,
    /// When it is sent, in local time; now unless given (thời điểm)
    #[arg(long, value_name = "TIME", value_parser = time)]
    at: Option<NaiveDateTime>,
    /// Packet to write (tệp kết quả)
    #[arg(short, long, value_name = "OUT")]
    output: PathBuf,
    /// Overwrite the file if it exists (ghi đè)
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    reading: Reading,
}

impl Pack {
    pub(super) fn run(&self, console: &mut Console) -> io::Result<()> {
        let letter = Name::of(&self.letter);
        let Some(input) = self.reading.read_document(&self.letter, console) else {
            return Ok(());
        };
        let written = Packet::from_document(input.document());
        // Where something is attached, the text of the letter goes with it.
        let carried = |path: &str| path == "/body" && !self.attach.is_empty();
        let losses: Vec<Loss> = written.losses.into_iter().filter(|loss| !carried(&loss.path)).collect();
        console.losses(&letter, &losses);
        let mut packet = written.output;
        let at = self.at.unwrap_or_else(now);
        packet.header.content.clone_from(&packet.header.subject);
        let mut from = packet.header.from.take().unwrap_or_default();
        let sender = organization(&self.from);
        from.organ_id = sender.organ_id;
        from.organ_name = sender.organ_name.or(from.organ_name);
        tell_nameless(&from, "--from", console);
        packet.header.from = Some(from);
        packet.header.to = self.to.iter().map(|to| organization(to)).collect();
        for to in &packet.header.to {
            tell_nameless(to, "--to", console);
        }
        if !packet.identify() {
            console.say(&Message::new(
                format!("{letter}: thiếu số hoặc ngày ban hành nên gói tin không có DocumentId"),
                format!("{letter}: without a number and a whole date the packet has no DocumentId"),
            ));
        }
        packet.depart(at);
        let mut files = Vec::new();
        for (i, path) in self.attach.iter().enumerate() {
            let Some(file) = open(path, console) else {
                return Ok(());
            };
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
            let name = name.unwrap_or_else(|| "tep".to_owned());
            packet.attach(Attachment::new((i + 1).to_string(), name));
            files.push(file);
        }
        // The header, beside the letters among the files as these are written.
        let mut header = packet.clone();
        let attachments = std::mem::take(&mut header.attachments);
        let mut spoofs = Spoofs::of(Edxml::from(header));
        let mut is_written = false;
        save((&self.output, self.force), console, |sink| {
            let mut writer = Writer::new(sink, &packet)?;
            for (file, about) in files.into_iter().zip(&attachments) {
                spoofs.pass(about);
                let mut kept = Kept::new(io::sink());
                writer.attach(Copied { file, copy: &mut kept })?;
                spoofs.look(&kept);
            }
            let (_, losses) = writer.finish()?;
            is_written = true;
            Ok(losses)
        });
        if is_written {
            tell_findings(spoofs, at, &Name::of(&self.output), console);
        }
        Ok(())
    }
}

/// Says what of a packet its receivers may refuse, by the rules of edXML.
fn tell_findings(packet: Spoofs, at: NaiveDateTime, name: &Name<'_>, console: &mut Console) {
    // The files went by while the packet was written: none is without data.
    let check = Check::new().as_of(at.date()).without_rule(WITHOUT_DATA);
    let findings = packet.found_by(check);
    console.notes(name, &findings);
    if findings.iter().any(|finding| finding.severity == Severity::Error) {
        console.errors_found();
    }
}
