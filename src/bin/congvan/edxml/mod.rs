//! `congvan edxml`: packets of the national exchange, looked into, unpacked, packed, answered and verified.

mod arguments;
mod info;
mod names;
mod pack;
mod packet;
mod save;
#[cfg(feature = "dsig")]
mod signatures;
mod spoofs;
mod status;
mod unpack;
mod verify;

use std::io;

use clap::Subcommand;

use self::info::Info;
use self::pack::Pack;
use self::status::Status;
use self::unpack::Unpack;
use self::verify::Verify;
use crate::console::Console;

const EXAMPLES: &str = "\
Examples (ví dụ):
  congvan edxml info goi.edxml
  congvan edxml unpack goi.edxml -o thu-muc
  congvan edxml pack thu.txt --attach thu.pdf --from H37.02 --to 'H37=UBND tỉnh Hà Khê' -o goi.edxml
  congvan edxml status goi.edxml --code 03 --from H37 -o tra-loi.edxml
  congvan edxml verify goi.edxml --trust goc.pem

Exit codes of verify (mã thoát của verify):
  0  valid, trusted, one signer for the whole packet (hợp lệ, tin cậy, một người ký cho toàn bộ gói tin)
  1  anything else, no signature, weak ones without --allow-weak, and with --require-sender
     a certificate of another body (còn lại: không có chữ ký, chữ ký yếu, chứng thư của đơn vị khác)
  2  the packet or a certificate could not be read (không đọc được)";

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
    /// Whose signature a packet bears, and what it covers (kiểm tra chữ ký số)
    Verify(Verify),
}

pub(crate) fn run(arguments: &Arguments, console: &mut Console) -> io::Result<()> {
    match &arguments.command {
        Command::Info(info) => info.run(console),
        Command::Unpack(unpack) => unpack.run(console),
        Command::Pack(pack) => pack.run(console),
        Command::Status(status) => status.run(console),
        Command::Verify(verify) => verify.run(console),
    }
}
