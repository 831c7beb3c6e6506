//! A document with something in every field.
#![allow(dead_code)]

/// As JSON, without the version: as the first readers wrote it.
pub(crate) const FULL: &str = r#"{
  "kind": "quyet-dinh",
  "title": "QUYẾT ĐỊNH",
  "issuers": [{"superior": "UBND TỈNH AN PHÚ", "name": "SỞ TƯ PHÁP"}],
  "national_title": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
  "motto": "Độc lập - Tự do - Hạnh phúc",
  "number": {"serial": 7, "suffix": "a", "year": 2024, "notation": "QĐ-STP", "text": "7a/2024/QĐ-STP", "as_written": "07a/2024/QĐ-STP"},
  "place": "An Phú",
  "date": "2024-05-02",
  "date_as_written": "ngày 02 tháng 5 năm 2024",
  "subject": "ban hành quy chế tiếp công dân",
  "addressees": ["Ủy ban nhân dân xã Bình Hòa"],
  "body": [
    {"type": "clause", "marker": "1.", "level": 1, "text": "Ban hành kèm theo quyết định này quy chế"},
    {"type": "table", "marker": "-", "level": 0, "text": "", "rows": [["Xã", "Số người"], ["Bình Hòa", "12"]]}
  ],
  "end_mark": "./.",
  "signatures": [{
    "capacity": [{"authority": "KT", "title": "GIÁM ĐỐC", "as_written": "KT. GIÁM ĐỐC"}],
    "position": "PHÓ GIÁM ĐỐC", "signer": "Trần Thị Minh Hà", "degree": "TS.", "rank": "Đại tá", "note": "(đã ký)"
  }],
  "recipients": ["Như Điều 3"],
  "archive": {"units": ["VT", "VP"], "copies": 3, "as_written": "Lưu: VT, VP (3)."},
  "drafter": "Bình",
  "issued_copies": 12,
  "contact": ["Số 5, đường Trần Phú"],
  "urgency": "Khẩn",
  "secrecy": "Mật",
  "circulation": "LƯU HÀNH NỘI BỘ",
  "stamps": ["CÔNG VĂN ĐẾN"],
  "copy_block": {
    "kind": "sao-y",
    "issuer": {"superior": "UBND TỈNH AN PHÚ", "name": "VĂN PHÒNG"},
    "number": {"serial": 9, "suffix": "", "year": null, "notation": "SY-VP", "text": "9/SY-VP", "as_written": "09/SY-VP"},
    "place": "An Phú",
    "date": "2024-05",
    "date_as_written": "ngày    tháng 5 năm 2024",
    "signatures": [{"capacity": [], "position": "CHÁNH VĂN PHÒNG", "signer": "Lê Văn Nam", "degree": null, "rank": null, "note": null}],
    "recipients": ["Sở Tư pháp"],
    "archive": {"units": ["VT"], "copies": 1, "as_written": "Lưu: VT."}
  },
  "further_copies": [{
    "kind": "sao-luc",
    "issuer": {"superior": "UBND TỈNH AN PHÚ", "name": "SỞ TƯ PHÁP"},
    "number": {"serial": 12, "suffix": "", "year": null, "notation": "SL-STP", "text": "12/SL-STP", "as_written": "12/SL-STP"},
    "place": "An Phú",
    "date": "2024-06-03",
    "date_as_written": "ngày 03 tháng 6 năm 2024",
    "signatures": [],
    "recipients": [],
    "archive": null
  }],
  "appendices": [{
    "label": "Phụ lục I", "title": "DANH SÁCH", "reference": "(Kèm theo Quyết định số 7a/2024/QĐ-STP)",
    "body": [{"type": "paragraph", "marker": null, "level": 0, "text": "Xã Bình Hòa"}]
  }],
  "unplaced": ["một dòng lạc"]
}"#;
