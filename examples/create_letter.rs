//! Makes a letter in a program, checks it, and writes it as text, JSON and XML.
//!
//! ```text
//! cargo run --example create_letter
//! ```
#![allow(clippy::print_stdout, reason = "it is what an example is for")]

use std::error::Error;

use congvan::document::{Block, BlockKind, Signature};
use congvan::value::{Archive, Capacity, Kind, Organ, SigningAuthority};
use congvan::{Checker, Document, json, letter, xml};

fn main() -> Result<(), Box<dyn Error>> {
    let document = Document::builder(Kind::CongVan)
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
        .build();

    let report = Checker::new().check(&document);
    println!(
        "Đúng thể thức: {:?}, {} phát hiện\n",
        report.is_compliant(),
        report.diagnostics.len()
    );
    for finding in &report.diagnostics {
        println!("  {}[{}]: {}", finding.severity, finding.code, finding.message);
    }

    // Each writer says what its format could not hold.
    let text = letter::to_string(&document);
    println!("{}\nmất: {:?}\n", text.output, text.losses);
    let text = json::to_string(&document)?;
    println!("{}\nmất: {:?}\n", text.output, text.losses);
    assert_eq!(json::from_str(&text.output)?, document);
    let text = xml::to_string(&document)?;
    println!("{}\nmất: {:?}", text.output, text.losses);
    assert_eq!(xml::from_str(&text.output)?, document);
    Ok(())
}
