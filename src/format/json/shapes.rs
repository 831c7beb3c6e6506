//! The right shape of what JSON of others often writes as a bare text.

/// Fields whose value, or whose items, are objects, each with one that reads.
pub(super) const SHAPES: [(&str, &str); 10] = [
    (
        "number",
        r#"{"serial": 45, "notation": "UBND-VX", "text": "45/UBND-VX"}"#,
    ),
    ("issuers", r#"{"superior": "UBND TỈNH CÀ MAU", "name": "SỞ NỘI VỤ"}"#),
    ("issuer", r#"{"superior": "UBND TỈNH CÀ MAU", "name": "SỞ NỘI VỤ"}"#),
    (
        "body",
        r#"{"type": "paragraph", "marker": null, "level": 0, "text": "Kính mời"}"#,
    ),
    ("signatures", r#"{"position": "GIÁM ĐỐC", "signer": "Lê Thị Bình"}"#),
    (
        "capacity",
        r#"{"authority": "KT", "title": "GIÁM ĐỐC", "as_written": "KT. GIÁM ĐỐC"}"#,
    ),
    (
        "archive",
        r#"{"units": ["VT", "NC"], "copies": null, "as_written": "Lưu: VT, NC."}"#,
    ),
    ("copy_block", r#"{"kind": "sao-y"}"#),
    ("further_copies", r#"{"kind": "sao-y"}"#),
    ("appendices", r#"{"label": "Phụ lục I", "title": "DANH SÁCH"}"#),
];

/// Fields whose items are texts, each with one.
pub(super) const TEXTS: [(&str, &str); 5] = [
    ("addressees", r#"["Ủy ban nhân dân xã An Phú"]"#),
    ("recipients", r#"["Như trên"]"#),
    ("contact", r#"["Số 5 đường Bờ Sông"]"#),
    ("stamps", r#"["ĐẾN Số: 312"]"#),
    ("unplaced", r#"["…"]"#),
];

/// How an object is written that stands at a field, or in its list: `body[0]`.
pub(super) fn object(name: &str) -> Option<&'static str> {
    let field = name.split('[').next().unwrap_or_default();
    find(&SHAPES, field)
}

/// How the list of a field is written.
pub(super) fn list(field: &str) -> Option<String> {
    let of_objects = find(&SHAPES, field).map(|shape| format!("[{shape}]"));
    of_objects.or_else(|| find(&TEXTS, field).map(str::to_owned))
}

fn find(rows: &[(&'static str, &'static str)], field: &str) -> Option<&'static str> {
    rows.iter().find(|row| row.0 == field).map(|row| row.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What an error tells a person to write is read.
    #[test]
    fn every_shape_reads() {
        let inside = |field: &str, value: &str| match field {
            "number" | "archive" | "copy_block" => format!(r#"{{"{field}": {value}}}"#),
            "issuer" => format!(r#"{{"copy_block": {{"kind": "sao-y", "issuer": {value}}}}}"#),
            "capacity" => format!(r#"{{"signatures": [{{"signer": "A", "capacity": [{value}]}}]}}"#),
            _ => format!(r#"{{"{field}": [{value}]}}"#),
        };
        for (field, shape) in SHAPES {
            let text = inside(field, shape);
            assert!(
                crate::json::from_str(&text).is_ok(),
                "{text}: {:?}",
                crate::json::from_str(&text)
            );
        }
        for (field, list) in TEXTS {
            let text = format!(r#"{{"{field}": {list}}}"#);
            assert!(crate::json::from_str(&text).is_ok(), "{text}");
        }
    }
}
