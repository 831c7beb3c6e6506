#!/usr/bin/env bash
# What COMPARE.md says of its peers, shown and held: gets them from their registry and runs
# `docs/compare.py`. Ends with code 3 where they cannot be had, with 1 where a claim fails.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The versions that COMPARE.md names.
python3 -m venv "$work/python" &&
    "$work/python/bin/pip" install -q python-docx==1.2.0 lxml==6.1.3 cobalt==9.0.1 bluebell-akn==3.1.1 || {
    echo 'the peers cannot be fetched' >&2
    exit 3
}
cargo build --quiet --features cli
"$work/python/bin/python" docs/compare.py
