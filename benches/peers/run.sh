#!/usr/bin/env bash
# The same work by this crate and by what people use now, in one run: a table of
# times, ratios and memory. Gets its peers from their registries, and ends with code 3
# where it cannot; the official SDK of the exchange takes part when its jar and those that
# it needs are given, by paths from where you stand.
#
#     benches/peers/run.sh [LETTERS [MEGABYTES]]
#     EDXML_SDK=EdXML102.jar:jdom2.jar:… benches/peers/run.sh
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
letters=${1:-10000}
megabytes=${2:-50}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

sdk=
if [[ -n ${EDXML_SDK:-} ]]; then
    IFS=: read -ra jars <<<"$EDXML_SDK"
    for jar in "${jars[@]}"; do
        [[ -e $jar ]] || {
            echo "EDXML_SDK: there is no $jar" >&2
            exit 1
        }
        sdk+=${sdk:+:}$(realpath "$jar")
    done
    # A jar that is not the SDK is seen here, before the builds.
    javac -cp "$sdk" -d "$work" "$here/Sdk.java"
fi

python3 -m venv "$work/python" &&
    "$work/python/bin/pip" install -q lxml==6.1.3 python-docx==1.2.0 || {
    echo 'the peers cannot be fetched' >&2
    exit 3
}
python=$work/python/bin/python

cd "$root"
cargo build --release --quiet --features cli
cargo run --release --quiet --example generate_letters -- "$letters" 7 >"$work/letters.ndjson"
head -c "$((megabytes * 1000000))" /dev/urandom >"$work/attached.pdf"
target/release/congvan edxml pack examples/letters/cong_van.txt --attach "$work/attached.pdf" \
    --from 000.00.01.H01 --to 000.00.02.H01 --at 2026-01-12T08:00:00 -o "$work/packet.edxml"
# Word files of every twentieth letter.
mkdir "$work/docx"
"$python" - "$work" <<'PYTHON'
import json
import sys

work = sys.argv[1]
with open(f"{work}/letters.ndjson", encoding="utf-8") as lines:
    for i, line in enumerate(lines):
        if i % 20 == 0:
            with open(f"{work}/docx/{i:07}.txt", "w", encoding="utf-8") as file:
                file.write(json.loads(line)["text"])
PYTHON
for letter in "$work"/docx/*.txt; do
    target/release/congvan convert "$letter" --to docx -o "${letter%.txt}.docx"
    rm "$letter"
done

# Built before anything is timed; a build that fails is seen.
cargo bench --quiet --all-features --bench peers --no-run
ours() { cargo bench --quiet --all-features --bench peers -- "$@"; }
sdk() { [[ -z $sdk ]] || java -Xmx2g -cp "$sdk:$work" Sdk "$1"; }
# In turn, and the best of each counts: a machine that others use is not as fast in one
# minute as in the next.
for _ in 1 2 3; do
    ours references "$work/letters.ndjson"
    "$python" "$here/peers.py" references "$work/letters.ndjson"
    ours packet "$work/packet.edxml"
    "$python" "$here/peers.py" packet "$work/packet.edxml"
    sdk "$work/packet.edxml"
    ours word "$work/docx"
    "$python" "$here/peers.py" word "$work/docx"
done | tee "$work/times.ndjson" >/dev/null
"$python" "$here/table.py" <"$work/times.ndjson"
