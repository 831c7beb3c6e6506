//! The table of limits in SECURITY.md, held against the code.

use congvan::dsig;
use congvan::edxml::Options;
use congvan::text::Limits;

/// The numbers of a row of the page, grouped as people write them.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(' ');
        }
        out.push(digit);
    }
    out
}

fn size(bytes: u64) -> String {
    format!("{} MiB", bytes >> 20)
}

#[test]
fn the_page_on_security_names_the_limits_of_the_code() {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/SECURITY.md")).unwrap();
    let (limits, options, signed) = (Limits::default(), Options::default(), dsig::Limits::default());
    let count = |number: usize| grouped(number as u64);
    for (name, value) in [
        ("text_bytes", size(limits.text_bytes as u64)),
        ("rows", count(limits.rows)),
        ("pieces", count(limits.pieces)),
        ("xml_depth", count(limits.xml_depth)),
        ("xml_attributes", count(limits.xml_attributes)),
        ("json_depth", count(limits.json_depth)),
        ("objects", count(limits.objects)),
        ("archive_bytes", size(limits.archive_bytes)),
        ("archive_entries", count(limits.archive_entries)),
        ("inflated_bytes", size(limits.inflated_bytes)),
        ("inflate_ratio", grouped(limits.inflate_ratio)),
        ("header_bytes", size(options.header_bytes as u64)),
        ("xml_elements", count(options.xml_elements)),
        ("attachments", count(options.attachments)),
        ("attachment_bytes", size(options.attachment_bytes)),
        ("inflate_ratio", grouped(options.inflate_ratio)),
        ("xml_nodes", count(signed.xml_nodes)),
        ("signatures", count(signed.signatures)),
        ("references", count(signed.references)),
        ("transforms", count(signed.transforms)),
        ("prefixes", count(signed.prefixes)),
        ("certificates", count(signed.certificates)),
        ("rsa_bits", count(signed.rsa_bits)),
        ("selected_bytes", size(signed.selected_bytes as u64)),
    ] {
        let row = page.lines().find(|line| line.contains(&format!("`{name}`")));
        let row = row.unwrap_or_else(|| panic!("SECURITY.md has no row for `{name}`"));
        assert!(row.contains(&format!("| {value} |")), "`{name}` is {value}: {row}");
    }
}
