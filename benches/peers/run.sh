#!/usr/bin/env bash
# The same work by this crate and by what people use now, in one run: a table of
# times, ratios and memory. Gets its peers from their registries.
#
#     benches/peers/run.sh [LETTERS [MEGABYTES]]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
letters=${1:-10000}
megabytes=${2:-50}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/python"
"$work/python/bin/pip" install -q lxml
python=$work/python/bin/python

cd "$root"
cargo build --release --features cli
cargo run --release --quiet --example generate_letters -- "$letters" 7 >"$work/letters.ndjson"
head -c "$((megabytes * 1000000))" /dev/urandom >"$work/attached.pdf"
target/release/congvan edxml pack examples/letters/cong_van.txt --attach "$work/attached.pdf" \
    --from 000.00.01.H01 --to 000.00.02.H01 --at 2026-01-12T08:00:00 -o "$work/packet.edxml"

ours() { cargo bench --quiet --features parallel --bench peers -- "$@" 2>/dev/null; }
{
    ours references "$work/letters.ndjson"
    "$python" "$here/peers.py" references "$work/letters.ndjson"
    ours packet "$work/packet.edxml"
    "$python" "$here/peers.py" packet "$work/packet.edxml"
} | tee "$work/times.ndjson" >/dev/null
"$python" "$here/table.py" <"$work/times.ndjson"
