//! The signed packets of `tests/dsig`, and verifiers for them.
#![allow(dead_code, reason = "each test takes what it needs")]

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use congvan::dsig::{Native, SignatureStatus, Verifier};
use congvan::edxml::{self, Verified};

pub(crate) fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/dsig").join(name)
}

/// A signed packet.
pub(crate) fn file(name: &str) -> Vec<u8> {
    std::fs::read(path(&format!("{name}.edxml"))).unwrap()
}

/// The same as text.
pub(crate) fn text(name: &str) -> String {
    String::from_utf8(file(name)).unwrap()
}

/// When the packets are judged.
pub(crate) fn at() -> DateTime<Utc> {
    "2026-03-01T00:00:00Z".parse().unwrap()
}

/// A verifier that trusts the certificates of a file.
pub(crate) fn trusting(name: &str) -> Native {
    let anchors = std::fs::read(path(name)).unwrap();
    Native::new().trust(&anchors).unwrap().at(at())
}

pub(crate) fn verified(file: &[u8]) -> Verified {
    edxml::verify(file, &trusting("root.pem")).unwrap()
}

/// How a file stands; one that cannot be read stands as malformed.
pub(crate) fn status(file: &[u8]) -> SignatureStatus {
    trusting("root.pem")
        .verify(file)
        .map_or(SignatureStatus::Malformed, |report| report.status())
}

/// The text from a mark to another, both with it.
pub(crate) fn between<'t>(text: &'t str, from: &str, to: &str) -> &'t str {
    let start = text.find(from).unwrap_or_else(|| panic!("{from}"));
    let end = start + text[start..].find(to).unwrap_or_else(|| panic!("{to}")) + to.len();
    &text[start..end]
}

/// The bytes of a certificate in PEM.
pub(crate) fn der(pem: &[u8]) -> Vec<u8> {
    use base64::Engine as _;
    let text = std::str::from_utf8(pem).unwrap();
    let lines: String = text.lines().filter(|line| !line.starts_with("-----")).collect();
    base64::engine::general_purpose::STANDARD.decode(lines).unwrap()
}
