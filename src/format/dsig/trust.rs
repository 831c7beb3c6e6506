//! Whether a certificate leads to a trust anchor (RFC 5280, 6, without policies, names
//! and revocation).

use chrono::{DateTime, Utc};

use super::certificate::Known;
use super::problem::{Problem, ProblemKind};

/// The most certificates of a chain, its anchor with them.
const LONGEST: usize = 8;

/// Looks for a chain from a certificate to an anchor, all of it in force.
pub(super) fn judge(signer: &Known, sent: &[Known], anchors: &[Known], at: DateTime<Utc>) -> Result<(), Problem> {
    if !signer.may_sign() {
        return Err(untrusted(
            "chứng thư của người ký không cho phép ký văn bản (keyUsage)",
            "the certificate of the signer is not for signing (keyUsage)",
        ));
    }
    if let Some(odd) = signer.odd() {
        return Err(untrusted(
            format!("chứng thư có phần mở rộng bắt buộc {odd} mà chương trình không hiểu"),
            format!("the certificate has the critical extension {odd}, which is not understood"),
        ));
    }
    if !signer.in_force(at) {
        return Err(untrusted(
            "chứng thư của người ký không còn hoặc chưa có hiệu lực",
            "the certificate of the signer is not in force",
        ));
    }
    let mut search = Search {
        sent,
        anchors,
        at,
        tried: vec![false; sent.len()],
        expired: false,
    };
    if search.from(signer, 0) {
        return Ok(());
    }
    Err(if search.expired {
        untrusted(
            "chuỗi chứng thư có chứng thư hết hiệu lực",
            "a certificate on the way to the trust anchor is not in force",
        )
    } else {
        untrusted(
            "chuỗi chứng thư không dẫn tới chứng thư gốc nào được tin cậy",
            "no chain of certificates leads to a trust anchor",
        )
    })
}

struct Search<'a> {
    sent: &'a [Known],
    anchors: &'a [Known],
    at: DateTime<Utc>,
    /// Those that were met: each is tried once, so that a mesh costs no more than a chain.
    tried: Vec<bool>,
    expired: bool,
}

impl Search<'_> {
    /// Whether a chain goes on from a certificate that has so many issuers below it.
    fn from(&mut self, one: &Known, below: usize) -> bool {
        if below >= LONGEST {
            return false;
        }
        if self.anchors.iter().any(|anchor| one.is(anchor)) {
            return true;
        }
        for anchor in self.anchors {
            if anchor.may_issue(below) && one.is_issued_by(anchor) {
                if anchor.in_force(self.at) {
                    return true;
                }
                self.expired = true;
            }
        }
        for (i, issuer) in self.sent.iter().enumerate() {
            let tried = self.tried.get(i).copied().unwrap_or(true);
            if tried || !issuer.may_issue(below) || issuer.odd().is_some() || !one.is_issued_by(issuer) {
                continue;
            }
            if let Some(tried) = self.tried.get_mut(i) {
                *tried = true;
            }
            if !issuer.in_force(self.at) {
                self.expired = true;
            } else if self.from(issuer, below + 1) {
                return true;
            }
        }
        false
    }
}

fn untrusted(vi: impl Into<String>, en: impl Into<String>) -> Problem {
    Problem::new(ProblemKind::Untrusted, vi, en)
}
