#!/usr/bin/env bash
# Generated letters through `congvan check --ndjson` on one thread and on two: rates,
# the most memory that the command held, and what it gains beside what `is_nfc` does.
#
#     benches/batch.sh [LETTERS]      1,000,000 unless told; 1.74 kB each on the disk
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
letters=${1:-1000000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cargo build --release --quiet --features cli
cargo run --release --quiet --example generate_letters -- "$letters" 7 >"$work/letters.ndjson"

# Runs the command, and says how long it took and what it held.
measure() {
    python3 - "$letters" "$@" <<'PYTHON'
import resource
import subprocess
import sys
import time

letters, command = int(sys.argv[1]), sys.argv[2:]
begun = time.perf_counter()
with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
    lines = sum(chunk.count(b"\n") for chunk in iter(lambda: process.stdout.read(1 << 20), b""))
took = time.perf_counter() - begun
held = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
assert process.returncode in (0, 1) and lines == letters, (process.returncode, lines)
print(f"{' '.join(command[-2:])}: {took:.1f} s, {letters / took:.0f} letters a second, {held / 1024:.1f} MiB")
PYTHON
}

# A tenth on one thread: the rate is what counts there.
head -n $((letters / 10)) "$work/letters.ndjson" >"$work/tenth.ndjson"
letters=$((letters / 10)) measure target/release/congvan check --format json --ndjson "$work/tenth.ndjson" --jobs 1
letters=$((letters / 10)) measure target/release/congvan check --format json --ndjson "$work/tenth.ndjson" --jobs 2
measure target/release/congvan check --format json --ndjson "$work/letters.ndjson" --jobs 2
# In short passes, one after the other: the gain of the command beside that of the library.
head -n $((letters / 100)) "$work/letters.ndjson" >"$work/pass.ndjson"
cargo bench --quiet --all-features --bench batch -- 40000 "$PWD/target/release/congvan" "$work/pass.ndjson"
