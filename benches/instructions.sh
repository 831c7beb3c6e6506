#!/usr/bin/env bash
# Instructions of the work of `counts.rs` beside those of its yardsticks, as valgrind
# counts them: the same on a busy machine as on a quiet one.
#
#     benches/instructions.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

if ! command -v valgrind >/dev/null; then
    echo 'skipped: valgrind is not installed' >&2
    exit 0
fi
cargo bench --quiet --all-features --bench counts --no-run
bench=$(cargo bench --all-features --bench counts --no-run 2>&1 | sed -n 's/.*Executable.*(\(.*\))/\1/p')
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# What a run of so many rounds takes, the start of the program included.
counted() {
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$bench" --once "$1" "$2" 2>&1 |
        sed -n 's/.*Collected : \([0-9]*\).*/\1/p'
}

declare -A cost
printf '%-12s %14s %10s\n' work instructions ratio
while read -r name yardstick per; do
    # Ten rounds behind the first, which fills the tables.
    cost[$name]=$((($(counted "$name" 11) - $(counted "$name" 1)) / 10))
    ratio=
    if [[ $yardstick != - ]]; then
        ratio=$(awk "BEGIN { printf \"%.2f x %s\", ${cost[$name]} / ${cost[$yardstick]}, \"$yardstick\" }")
    fi
    printf '%-12s %14d %10s\n' "$name" $((${cost[$name]} / per)) "$ratio"
done < <("$bench" --list)
