//! The command line on the signatures of packets.

use crate::run;

fn signed(name: &str) -> String {
    format!("{}/tests/dsig/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// The exit code, and what was printed on both sides.
#[cfg(feature = "dsig")]
fn told(arguments: &[&str]) -> (Option<i32>, String, String) {
    let folder = tempfile::tempdir().unwrap();
    let output = run(folder.path(), arguments);
    let text = String::from_utf8(output.stdout).unwrap();
    (output.status.code(), text, String::from_utf8(output.stderr).unwrap())
}

#[cfg(feature = "dsig")]
fn verify(arguments: &[&str]) -> (Option<i32>, String, String) {
    told(&[&["edxml", "verify"], arguments].concat())
}

#[cfg(feature = "dsig")]
#[test]
fn signatures_are_verified_and_the_exit_code_says_so() {
    let (packet, root) = (signed("rsa_sha256.edxml"), signed("root.pem"));
    let at = ["--at", "2026-03-01T00:00:00"];

    let (code, text, _) = verify(&[&packet, "--trust", &root, at[0], at[1]]);
    assert_eq!(code, Some(0), "{text}");
    assert!(
        text.contains("chữ ký 1: hợp lệ") && text.contains("Sở Nội vụ tỉnh Hà Khê"),
        "{text}"
    );

    // Nobody vouches for it; another does; it had not begun.
    for arguments in [
        &[packet.as_str(), at[0], at[1]][..],
        &[&packet, "--trust", &signed("other.pem"), at[0], at[1]],
        &[&packet, "--trust", &root, "--at", "2024-03-01T00:00:00"],
        &[&signed("packet.xml"), "--trust", &root],
        &[&signed("header_only.edxml"), "--trust", &root, at[0], at[1]],
    ] {
        assert_eq!(verify(arguments).0, Some(1), "{arguments:?}");
    }
    for arguments in [
        &["khong-co.edxml"][..],
        &[&packet, "--trust", &packet],
        &[&signed("root.pem")],
    ] {
        let (code, _, errors) = verify(arguments);
        assert_eq!(code, Some(2), "{arguments:?}");
        assert!(!errors.is_empty());
    }

    let json = ["--format", "json", "--trust", &root, at[0], at[1]];
    let (code, text, _) = verify(&[&[packet.as_str()], &json[..]].concat());
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!((code, &value["trusted"]), (Some(0), &true.into()));
    assert_eq!(value["signatures"][0]["status"], "valid");
    assert_eq!(
        value["signatures"][0]["certificate"]["notAfter"],
        "2035-01-01T00:00:00Z"
    );
    assert_eq!(
        value["signatures"][0]["covers"]["attachments"],
        serde_json::json!([true])
    );

    let (_, info, _) = told(&["edxml", "info", "--format", "json", &packet]);
    let value: serde_json::Value = serde_json::from_str(&info).unwrap();
    assert_eq!(value["signatures"][0]["trust"], "not-asked");
    let (_, explained, _) = told(&["explain", "ED-S01"]);
    assert!(explained.contains("ED-S01"), "{explained}");
}

#[cfg(feature = "dsig")]
#[test]
fn what_each_signer_covers_is_told() {
    let (root, at) = (signed("root.pem"), ["--at", "2026-03-01T00:00:00"]);
    let json = ["--format", "json", "--trust", &root, at[0], at[1]];
    // Two signers, each for a part: what each covers is told, and nobody vouches for all.
    let two = signed("two.edxml");
    let (code, text, _) = verify(&[&[two.as_str()], &json[..]].concat());
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!((code, &value["trusted"]), (Some(1), &false.into()));
    let signers = value["signers"].as_array().unwrap();
    assert_eq!(signers[0]["covers"]["header"], true);
    assert_eq!(signers[1]["covers"]["header"], false);
    assert!(signers.iter().all(|signer| signer["whole"] == false));
    for (lang, words) in [
        ("vi", "không người ký nào bảo đảm cho toàn bộ"),
        ("en", "no signer vouches for the whole"),
    ] {
        let (_, text, errors) = verify(&[&two, "--trust", &root, at[0], at[1], "--lang", lang]);
        assert!(text.contains(words) && errors.contains("ED-S13"), "{text}{errors}");
        let part = if lang == "vi" {
            "chỉ một phần (phần đầu)"
        } else {
            "a part alone (header)"
        };
        assert!(text.contains(part), "{text}");
    }
}

/// Weak ones, and those of another body, are for the caller to allow or refuse.
#[cfg(feature = "dsig")]
#[test]
fn what_is_weak_or_of_another_is_for_the_caller_to_take() {
    let (root, at) = (signed("root.pem"), ["--at", "2026-03-01T00:00:00"]);
    for (name, flag, without, with) in [
        ("rsa_sha1", "--allow-weak", 1, 0),
        ("by_weakca", "--allow-weak", 1, 0),
        ("ecdsa_p256", "--require-sender", 0, 1),
        ("rsa_sha256", "--require-sender", 0, 0),
    ] {
        let name = signed(&format!("{name}.edxml"));
        let call = [name.as_str(), "--trust", &root, at[0], at[1], flag];
        assert_eq!(verify(&call[..5]).0, Some(without), "{name}");
        assert_eq!(verify(&call).0, Some(with), "{name} {flag}");
    }
}

#[cfg(not(feature = "dsig"))]
#[test]
fn a_build_without_signatures_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let output = run(folder.path(), &["edxml", "verify", &signed("rsa_sha256.edxml")]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("--features cli,dsig"));
}

#[cfg(feature = "dsig")]
#[test]
fn a_packet_that_is_built_otherwise_fails() {
    let text = std::fs::read_to_string(signed("by_id.edxml")).unwrap();
    let list = "<AttachmentEncoded Id";
    let forged = text.replacen(list, &format!("<AttachmentEncoded/>{list}"), 1);
    assert_ne!(forged, text);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("goi.edxml");
    std::fs::write(&file, forged).unwrap();
    let (file, root) = (file.display().to_string(), signed("root.pem"));
    let rest = ["--trust", &root, "--at", "2026-03-01T00:00:00"];
    for (lang, words) in [("vi", "có phần lặp lại"), ("en", "holds a part twice")] {
        let (code, text, errors) = verify(&[&[file.as_str(), "--lang", lang], &rest[..]].concat());
        assert_eq!(code, Some(1));
        assert!(text.contains(words) && errors.contains("ED-S14"), "{text}{errors}");
    }
    let (_, text, _) = verify(&[&[file.as_str(), "--format", "json"], &rest[..]].concat());
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(value["signatures"][0]["covers"]["plain"], false);
    assert_eq!(value["diagnostics"][0]["code"], "ED-S14");
    // Whoever looks into it before hears so, too.
    let output = run(folder.path(), &["edxml", "info", &file]);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(errors.contains("ED-S14"), "{errors}");
    let output = run(folder.path(), &["edxml", "info", "--format", "json", &file]);
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let codes: Vec<&serde_json::Value> = value["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .map(|d| &d["code"])
        .collect();
    assert!(codes.iter().any(|code| *code == "ED-S14"), "{codes:?}");
    let output = run(folder.path(), &["edxml", "info", &signed("by_id.edxml")]);
    assert!(!String::from_utf8_lossy(&output.stderr).contains("ED-S"));
}
