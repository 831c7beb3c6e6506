//! `congvan edxml verify`: whose signature a packet bears, and what it covers.

use std::path::PathBuf;

use chrono::NaiveDateTime;
use clap::ValueEnum;

use super::arguments::time;

#[derive(clap::Args)]
pub(super) struct Verify {
    /// Packet, `-` for standard input (gói tin)
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// Certificates to trust, PEM or DER; may be given again (chứng thư tin cậy)
    #[arg(long, value_name = "FILE.pem")]
    pub(super) trust: Vec<PathBuf>,
    /// When to judge the certificates, in Vietnamese time; now unless given (thời điểm xét chứng thư)
    #[arg(long, value_name = "TIME", value_parser = time)]
    pub(super) at: Option<NaiveDateTime>,
    /// Fail unless the certificate of the signer is that of the sender (buộc chứng thư mang tên bên gửi)
    #[arg(long)]
    pub(super) require_sender: bool,
    /// Take SHA-1 and RSA keys below 2048 bits for a proof, in old archives (chấp nhận thuật toán yếu)
    #[arg(long)]
    pub(super) allow_weak: bool,
    /// What to print (dạng kết quả)
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(super) format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
pub(super) enum Format {
    /// For people (cho người đọc)
    Human,
    /// One JSON object (một đối tượng JSON)
    Json,
}

#[cfg(not(feature = "dsig"))]
impl Verify {
    /// Says that this build cannot.
    pub(super) fn run(&self, console: &mut crate::console::Console) -> std::io::Result<()> {
        use crate::console::Voice as _;
        console.fail(&congvan::Message::new(
            "bản congvan này được dựng không có tính năng dsig nên không kiểm tra được chữ ký; hãy dựng lại với --features cli,dsig",
            "this congvan was built without the feature dsig and cannot verify signatures; build it with --features cli,dsig",
        ));
        Ok(())
    }
}
