//! `congvan edxml`: packets of the national exchange, looked into, unpacked, packed and answered.

mod arguments;
mod info;
mod pack;
mod packet;
mod save;
mod status;
mod unpack;

use std::io;

use clap::Subcommand;

use self::info::Info;
use self::pack::Pack;
use self::status::Status;
use self::unpack::Unpack;
use crate::console::Console;

const EXAMPLES: &str = "\
Examples (ví dụ):
  congvan edxml info goi.edxml
  congvan edxml unpack goi.edxml -o thu-muc
  congvan edxml pack thu.txt --attach thu.pdf --from H37.02 --to 'H37=UBND tỉnh Hà Khê' -o goi.edxml
  congvan edxml status goi.edxml --code 03 --from H37 -o tra-loi.edxml";

#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// What a packet or status says (xem gói tin)
    Info(Info),
    /// Write the attachments into a folder, under safe names (lấy tệp đính kèm)
    Unpack(Unpack),
    /// Make a packet of a letter and files (đóng gói)
    Pack(Pack),
    /// Make the status message that answers a packet (trả lời trạng thái)
    Status(Status),
}

pub(crate) fn run(arguments: &Arguments, console: &mut Console) -> io::Result<()> {
    match &arguments.command {
        Command::Info(info) => info.run(console),
        Command::Unpack(unpack) => unpack.run(console),
        Command::Pack(pack) => pack.run(console),
        Command::Status(status) => status.run(console),
    }
}
