//! `congvan edxml status`: the message that answers a packet.

use std::io;
use std::path::PathBuf;

use chrono::NaiveDateTime;
use congvan::Message;
use congvan::edxml::{self, StatusCode};

use super::arguments::{code, now, organization, party, tell_nameless, time};
use super::packet::open_packet;
use super::save::save;
use crate::console::{Console, Voice as _};
use crate::input::Name;

#[derive(clap::Args)]
pub(super) struct Status {
    /// Packet that is answered, `-` for standard input (gói tin)
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Status code: 01 arrived, 02 rejected, 03 accepted, 04 assigned, 05 being processed,
    /// 06 finished, 13 cancellation asked for, 15 change accepted, 16 change rejected (mã trạng thái)
    #[arg(long, value_parser = code)]
    code: StatusCode,
    /// Who answers (bên báo)
    #[arg(long, value_name = "ID[=NAME]", value_parser = party)]
    from: String,
    /// When, in local time; now unless given (thời điểm)
    #[arg(long, value_name = "TIME", value_parser = time)]
    at: Option<NaiveDateTime>,
    /// File to write (tệp kết quả)
    #[arg(short, long, value_name = "OUT")]
    output: PathBuf,
    /// Overwrite the file if it exists (ghi đè)
    #[arg(long)]
    force: bool,
}

impl Status {
    pub(super) fn run(&self, console: &mut Console) -> io::Result<()> {
        let name = Name::of(&self.file);
        let Some(opened) = open_packet(&self.file, console) else {
            return Ok(());
        };
        console.notes(&name, opened.notes());
        let Some(packet) = opened.reader.content().packet() else {
            console.fail(&Message::new(
                format!("{name}: đây là thông điệp trạng thái, không phải gói tin văn bản để trả lời"),
                format!("{name}: it is a status message, no packet to answer"),
            ));
            return Ok(());
        };
        let from = organization(&self.from);
        tell_nameless(&from, "--from", console);
        let id = from.organ_id.as_deref().unwrap_or_default();
        if !packet.may_be_answered_by(self.code, id) {
            let code = self.code;
            console.say(&Message::new(
                format!("{name}: {id} không phải bên gửi trạng thái {code} của gói tin này"),
                format!("{name}: {id} is not who sends the status {code} about this packet"),
            ));
        }
        let status = packet.answer(self.code, from, self.at.unwrap_or_else(now));
        save((&self.output, self.force), console, |sink| {
            edxml::to_writer(sink, &status)
        });
        Ok(())
    }
}
