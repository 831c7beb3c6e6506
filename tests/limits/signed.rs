//! The limits of signatures.

use congvan::ErrorKind;
use congvan::dsig::{Limits, Native, ProblemKind, Verifier};

/// A field, the limits with a value of it, a packet, and the least that the packet needs.
type Row = (&'static str, fn(Limits, usize) -> Limits, &'static [u8], usize);

const TWO: &[u8] = include_bytes!("../dsig/two.edxml");
const BY_ID: &[u8] = include_bytes!("../dsig/by_id.edxml");
const PREFIXES: &[u8] = include_bytes!("../dsig/prefix_list.edxml");
const WHOLE: &[u8] = include_bytes!("../dsig/rsa_sha256.edxml");

pub(super) const ROWS: &[Row] = &[
    ("signatures", Limits::signatures, TWO, 2),
    ("rsa_bits", Limits::rsa_bits, WHOLE, 2048),
    ("references", Limits::references, BY_ID, 0),
    ("transforms", Limits::transforms, BY_ID, 0),
    ("prefixes", Limits::prefixes, PREFIXES, 0),
    ("certificates", Limits::certificates, BY_ID, 0),
    ("xml_depth", Limits::xml_depth, WHOLE, 0),
    ("xml_attributes", Limits::xml_attributes, WHOLE, 0),
    ("xml_nodes", Limits::xml_nodes, WHOLE, 0),
    ("selected_bytes", Limits::selected_bytes, WHOLE, 0),
];

/// Whether a packet is within limits: refused, and not found at fault, is what is beyond.
fn is_within(file: &[u8], limits: Limits) -> bool {
    match Native::new().limits(limits).verify(file) {
        Ok(report) => {
            let mut problems = report.signatures.iter().flat_map(|signature| &signature.problems);
            !problems.any(|problem| matches!(problem.kind, ProblemKind::Limit | ProblemKind::Key))
        }
        Err(error) => {
            assert_eq!(error.kind(), ErrorKind::Limit, "{error}");
            false
        }
    }
}

#[test]
fn every_limit_of_signatures_holds_at_its_edge() {
    for (name, with, file, stated) in ROWS {
        let within = |limit: usize| is_within(file, with(Limits::default(), limit));
        let (mut low, mut high) = (0, 2 * file.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            if within(middle) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        assert!((1..2 * file.len()).contains(&low), "{name}: {low}");
        assert!(
            within(low) && within(low + 1) && !within(low - 1) && !within(low / 2),
            "{name}: {low}"
        );
        assert!(*stated == 0 || *stated == low, "{name}: {low}");
    }
}
