#!/usr/bin/env bash
# Runs the Spark job in local-cluster mode over lines and over a folder, some of which
# cannot be read, and compares its rows with those of one machine. Needs Java 17 and Python 3; gets PySpark into a folder of its own.
#
#     examples/spark/compare.sh [LETTERS]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
count=${1:-10000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python=${CONGVAN_SPARK_PYTHON:-}
if [[ -z $python ]]; then
    python3 -m venv "$work/python"
    # Its source package builds with these, and asks for none of them.
    "$work/python/bin/pip" install -q setuptools wheel py4j==0.10.9.7
    "$work/python/bin/pip" install -q --no-build-isolation pyspark==3.5.6
    python=$work/python/bin/python
fi

cd "$root"
cargo build --release --features cli
congvan=$root/target/release/congvan
cargo run --release --quiet --example generate_letters -- "$count" 7 >"$work/letters.ndjson"
"$python" "$here/odd.py" "$congvan" "$work/letters.ndjson" "$work/letters"

export PYSPARK_PYTHON=$python PYSPARK_DRIVER_PYTHON=$python PYTHONPATH=$here
compare() {
    "$(dirname "$python")/spark-submit" --master 'local-cluster[2,1,1024]' --py-files "$here/rows.py" \
        --conf spark.ui.enabled=false --conf "spark.local.dir=$work" \
        "$here/letters.py" --congvan "$congvan" "$@" 2>"$work/spark.log" || {
        cat "$work/spark.log" >&2
        exit 1
    }
    "$python" "$here/compare.py" "$congvan" "$@"
}
compare --ndjson "$work/letters.ndjson" "$work/out-lines"
compare "$work/letters" "$work/out-folder"
