#!/usr/bin/env bash
# Runs the Spark job in local-cluster mode over lines and over a folder, some of which
# cannot be read, and the filter under `RDD.pipe`; compares their rows with those of one
# machine. Needs Java 17 and Python 3.10; gets PySpark into a folder of its own, and ends
# with code 3 where it cannot.
#
#     examples/spark/compare.sh [LETTERS]
#
# CONGVAN and LETTERS_NDJSON name a command and lines that are there already.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
count=${1:-10000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python=${CONGVAN_SPARK_PYTHON:-}
if [[ -z $python ]]; then
    # Its source package builds with these, and asks for none of them.
    python3 -m venv "$work/python" &&
        "$work/python/bin/pip" install -q setuptools wheel py4j==0.10.9.7 &&
        "$work/python/bin/pip" install -q --no-build-isolation pyspark==3.5.6 || {
        echo 'PySpark cannot be fetched' >&2
        exit 3
    }
    python=$work/python/bin/python
fi

congvan=${CONGVAN:-$root/target/release/congvan}
letters=${LETTERS_NDJSON:-$work/letters.ndjson}
cd "$root"
[[ -n ${CONGVAN:-} ]] || cargo build --release --features cli
[[ -n ${LETTERS_NDJSON:-} ]] || cargo run --release --quiet --example generate_letters -- "$count" 7 >"$letters"
"$python" "$here/odd.py" "$congvan" "$letters" "$work/odd.ndjson" "$work/letters"

export PYSPARK_PYTHON=$python PYSPARK_DRIVER_PYTHON=$python PYTHONPATH=$here
parts=$here/ids.py,$here/rows.py,$here/run.py,$here/files.py
submit() {
    "$(dirname "$python")/spark-submit" --master 'local-cluster[2,1,1024]' --py-files "$parts" \
        --conf spark.ui.enabled=false --conf "spark.local.dir=$work" "$@" 2>"$work/spark.log" || {
        cat "$work/spark.log" >&2
        exit 1
    }
}
submit "$here/letters.py" --congvan "$congvan" --ndjson "$work/odd.ndjson" "$work/out-lines"
"$python" "$here/compare.py" "$congvan" --ndjson "$work/odd.ndjson" "$work/out-lines"
submit "$here/letters.py" --congvan "$congvan" "$work/letters" "$work/out-folder"
"$python" "$here/compare.py" "$congvan" "$work/letters" "$work/out-folder"
submit "$here/pipe.py" "$congvan" "$letters" "$work/out-pipe"
"$python" "$here/compare.py" "$congvan" --pipe "$letters" "$work/out-pipe"
