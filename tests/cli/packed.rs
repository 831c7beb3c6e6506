//! `congvan edxml pack`, and what becomes of its packets.

use std::fs;

use congvan::edxml::{self, StatusCode};
use serde_json::Value;

use crate::edxml::{LETTER, done};
use crate::run;

#[test]
fn a_letter_is_packed_looked_into_unpacked_and_answered() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    fs::write(at.join("thu.txt"), LETTER).unwrap();
    fs::write(at.join("bảng.xlsx"), "số liệu").unwrap();
    let pack = [
        "edxml",
        "pack",
        "thu.txt",
        "--attach",
        "bảng.xlsx",
        "--from",
        "H37.02",
        "--to",
        "H37=UBND tỉnh",
        "--at",
        "2026-01-05T08:00:00",
        "-o",
        "goi.edxml",
    ];
    done(at, &pack);
    let first = fs::read(at.join("goi.edxml")).unwrap();
    let output = run(at, &pack);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("--force"));
    done(at, &[&pack[..], &["--force"]].concat());
    assert_eq!(fs::read(at.join("goi.edxml")).unwrap(), first);

    // What receivers refuse is told, and the packet is made all the same.
    fs::write(at.join("nhap.txt"), LETTER.replace("Số: 45/SNV-VP", "Số:     /SNV-VP")).unwrap();
    let draft = [
        "edxml",
        "pack",
        "nhap.txt",
        "--from",
        "H37.02",
        "--to",
        "H37",
        "-o",
        "nhap.edxml",
    ];
    let output = run(at, &draft);
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(told.contains("nhap.edxml: /code/codeNumber: lỗi[ED-E03]"), "{told}");
    assert_eq!(output.status.code(), Some(1), "{told}");
    assert!(at.join("nhap.edxml").exists());
    // A name that nobody gave is not invented, and how to give it is told.
    assert!(
        told.contains("H37: thiếu tên cơ quan (OrganName)") && told.contains("--to \"H37=TÊN CƠ QUAN\""),
        "{told}"
    );
    let info: Value = serde_json::from_str(&done(at, &["edxml", "info", "--format", "json", "nhap.edxml"])).unwrap();
    assert_eq!(info["header"]["to"][0]["organId"], "H37");
    assert!(info["header"]["to"][0]["organName"].is_null());

    let info: Value = serde_json::from_str(&done(at, &["edxml", "info", "--format", "json", "goi.edxml"])).unwrap();
    assert_eq!(info["kind"], "document");
    assert_eq!(info["header"]["from"]["organName"], "SỞ NỘI VỤ");
    assert_eq!(info["header"]["documentId"], "H37.02,2026/01/05,45/SNV-VP");
    assert_eq!(info["attachments"][0]["size"], "số liệu".len());
    assert_eq!(info["attachments"][0]["sha256"].as_str().unwrap().len(), 64);
    assert_eq!(info["diagnostics"], serde_json::json!([]));
    // Of a packet it is not said that the letter in it has the right form.
    let checked = done(at, &["check", "goi.edxml"]);
    assert!(
        checked.contains("goi.edxml: không có lỗi: đúng quy chuẩn gói tin (chỉ xét gói tin, "),
        "{checked}"
    );

    for name in ["bảng.xlsx", "bảng (2).xlsx"] {
        done(at, &["edxml", "unpack", "goi.edxml", "-o", "ra"]);
        assert_eq!(fs::read_to_string(at.join("ra").join(name)).unwrap(), "số liệu");
    }

    let document: Value = serde_json::from_str(&done(at, &["parse", "goi.edxml"])).unwrap();
    assert_eq!(document["number"]["text"], "45/SNV-VP");
    assert_eq!(document["date"], "2026-01-05");

    done(
        at,
        &[
            "edxml",
            "status",
            "goi.edxml",
            "--code",
            "03",
            "--from",
            "H37",
            "-o",
            "tra.edxml",
        ],
    );
    let status = edxml::from_slice(&fs::read(at.join("tra.edxml")).unwrap()).unwrap();
    let status = status.content.status().unwrap();
    assert_eq!(status.status_code.as_ref().unwrap().get(), Some(StatusCode::Accepted));
    assert_eq!(
        status.response_for.as_ref().unwrap().organ_id.as_deref(),
        Some("H37.02")
    );
    assert_eq!(run(at, &["parse", "tra.edxml"]).status.code(), Some(2));
    assert_eq!(run(at, &["check", "tra.edxml"]).status.code(), Some(0));
}

/// The header is made of one letter; what is attached may be another one, or none at all.
#[test]
fn a_packet_is_compared_with_the_letters_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let letter = [
        LETTER,
        "\n                GIÁM ĐỐC\n\n                Trần Thị Minh Hà\n",
    ]
    .concat();
    fs::write(at.join("thu.txt"), &letter).unwrap();
    let other = letter
        .replace("Số: 45/SNV-VP", "Số: 54/SNV-VP")
        .replace("ngày 05", "ngày 06");
    fs::write(
        at.join("khác.txt"),
        other.replace("báo cáo số liệu quý II", "thu hồi con dấu cũ"),
    )
    .unwrap();
    done(at, &["convert", "thu.txt", "--to", "docx", "-o", "thu.docx"]);
    let pack = |attached: &[&str]| {
        let mut arguments = vec!["--lang", "en", "edxml", "pack", "thu.txt", "--force", "-o", "goi.edxml"];
        arguments.extend(["--from", "H37.02", "--to", "H37", "--at", "2026-01-07T08:00:00"]);
        for file in attached {
            arguments.extend(["--attach", file]);
        }
        let output = run(at, &arguments);
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    for alike in [&["thu.docx"][..], &["thu.txt"], &["khác.txt", "thu.docx"]] {
        let (code, told) = pack(alike);
        assert_eq!((code, told.contains("ED-W20")), (Some(0), false), "{alike:?}: {told}");
    }
    let (code, told) = pack(&["khác.txt"]);
    assert_eq!(code, Some(0), "{told}");
    for path in ["/code", "/promulgationInfo/promulgationDate", "/subject"] {
        assert!(
            told.contains(&format!("goi.edxml: {path}: warning[ED-W20]")),
            "{path}: {told}"
        );
    }
    let (code, told) = pack(&[]);
    assert_eq!(code, Some(1), "{told}");
    assert!(told.contains("goi.edxml: /attachments: error[ED-E17]"), "{told}");
}
