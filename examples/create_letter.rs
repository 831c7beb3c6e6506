//! A program writes a letter: it fills in what the letter says, has the form checked before
//! anybody signs, and gives the letter out as a Word file to sign, a page to look at, JSON
//! and XML to keep, and a packet of edXML to send, with the Word file attached.
//!
//! ```text
//! cargo run --all-features --example create_letter
//! ```
//!
//! Another folder for what it writes is named behind `--`.
#![allow(clippy::print_stdout, reason = "it is what an example is for")]

use std::error::Error;
use std::path::PathBuf;

use congvan::chrono::NaiveDate;
use congvan::document::{Block, BlockKind, Loss, Signature};
use congvan::edxml::{self, Attachment, Check, Organization, Packet};
use congvan::value::{Archive, Capacity, Kind, Organ, SigningAuthority};
use congvan::{Checker, Document, Lang, docx, html, json, letter, xml};

fn main() -> Result<(), Box<dyn Error>> {
    let document = invitation()?;
    let report = Checker::new().check(&document);
    for finding in &report.diagnostics {
        println!(
            "{}[{}]: {}",
            finding.severity,
            finding.code,
            finding.message.get(Lang::Vi)
        );
    }
    if report.is_compliant() != Some(true) {
        return Err("the form of the letter is not right yet".into());
    }

    let folder = match std::env::args_os().nth(1) {
        Some(folder) => PathBuf::from(folder),
        None => std::env::temp_dir().join("congvan-letter"),
    };
    std::fs::create_dir_all(&folder)?;
    // Each writer says what its format could not hold.
    let save = |name: &str, bytes: &[u8], losses: &[Loss]| {
        println!("{}", folder.join(name).display());
        for loss in losses {
            println!("    {}: {} ({})", loss.path, loss.what, loss.why.get(Lang::Vi));
        }
        std::fs::write(folder.join(name), bytes)
    };
    let text = letter::to_string(&document)?;
    println!("{}", text.output);
    save("thu-moi.txt", text.output.as_bytes(), &text.losses)?;
    let word = docx::to_vec(&document)?;
    save("thu-moi.docx", &word.output, &word.losses)?;
    let written = html::to_string(&document)?;
    save("thu-moi.html", written.output.as_bytes(), &written.losses)?;
    let written = json::to_string(&document)?;
    save("thu-moi.json", written.output.as_bytes(), &written.losses)?;
    let written = xml::to_string(&document)?;
    save("thu-moi.xml", written.output.as_bytes(), &written.losses)?;

    let mut packet = Packet::from_document(&document);
    let output = &mut packet.output;
    output.header.from = Some(Organization::new("H99.02", "Sở Nội vụ tỉnh Hà Khê"));
    output.header.to = vec![Organization::new("H99.15", "Ủy ban nhân dân xã An Phú")];
    output.identify(); // of sender, date and number
    let sent = NaiveDate::from_ymd_opt(2026, 1, 12).and_then(|day| day.and_hms_opt(8, 0, 0));
    output.depart(sent.ok_or("no such time")?);
    output.attach(Attachment::from_file("1", "thu-moi.docx", word.output)?); // packed as receivers expect it
    for finding in Check::new().as_of("2026-01-12".parse()?).check(&*output).diagnostics {
        println!(
            "{}[{}]: {}",
            finding.severity,
            finding.code,
            finding.message.get(Lang::Vi)
        );
    }
    let written = edxml::to_vec(&*output)?;
    // The text goes with the file that is attached.
    packet.losses.retain(|loss| loss.path != "/body");
    save(
        "thu-moi.edxml",
        &written.output,
        &[packet.losses, written.losses].concat(),
    )?;
    Ok(())
}

/// The letter, from its head to its archive line.
fn invitation() -> Result<Document, congvan::value::ParseValueError> {
    Ok(Document::builder(Kind::CongVan)
        .issuer(Organ::new("SỞ NỘI VỤ").under("UBND TỈNH HÀ KHÊ"))
        .number("07/SNV-VTLT".parse()?)
        .place("Hà Khê")
        .date("2026-01-12".parse()?)
        .subject("tập huấn công tác văn thư năm 2026")
        .addressee("Các sở, ban, ngành thuộc tỉnh".parse()?)
        .addressee("Ủy ban nhân dân các xã, phường".parse()?)
        .block(Block::paragraph(
            "Thực hiện Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư, \
             Sở Nội vụ mời các cơ quan, địa phương cử công chức văn thư dự lớp tập huấn:",
        ))
        .block(
            Block::new(BlockKind::Clause, "Thời gian: 02 ngày, từ ngày 21/01/2026.")
                .marked("1.")
                .at_level(1),
        )
        .block(
            Block::new(BlockKind::Clause, "Địa điểm: Hội trường Sở Nội vụ.")
                .marked("2.")
                .at_level(1),
        )
        .block(Block::paragraph(
            "Sở Nội vụ đề nghị các cơ quan, địa phương quan tâm thực hiện",
        ))
        .signature(
            Signature::new("Trần Thị Minh Hà")
                .for_authority(Capacity::new(SigningAuthority::Kt, "GIÁM ĐỐC"))
                .as_position("PHÓ GIÁM ĐỐC"),
        )
        .recipient("Như trên".parse()?)
        .recipient("UBND tỉnh (để b/c)".parse()?)
        .archive(Archive::new(["VT", "VTLT"], Some(2)))
        .build())
}
