#!/usr/bin/env bash
# How many more instructions each reader needs for twice a text that repeats one thing,
# as valgrind counts them. A line for each attack whose ratio is above 2.2; the exit code
# is 1 if there is one.
#
#     benches/growth.sh [SIZE [WORD]]       bytes (32768); only attacks that have the word
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

if ! command -v valgrind >/dev/null; then
    echo 'skipped: valgrind is not installed' >&2
    exit 0
fi
size=${1:-32768}
word=${2:-}
bench=$(cargo bench --all-features --bench growth --no-run 2>&1 | sed -n 's/.*Executable.*(\(.*\))/\1/p')
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# A part of the profile ends where the program calls its marker, before an attack and
# behind it: every second part is an attack. Gives their instructions, in order.
counted() {
    local out=$work/$1
    mkdir "$out"
    valgrind --tool=callgrind --dump-before='*part_of_profile*' --callgrind-out-file="$out/part" \
        "$bench" --all "$1" "$word" >/dev/null 2>&1
    for part in $(find "$out" -name 'part.*' | sort -t. -k2n); do
        sed -n 's/^totals: \([0-9]*\).*/\1/p' "$part"
    done | awk 'NR % 2 == 0'
}

paste <(counted "$size") <(counted $((2 * size))) <("$bench" --list "$word") |
    awk -F '\t' -v size="$size" '
        { count++ }
        # With fewer than 20 for a byte, what does not grow is most of what is counted.
        $2 > 2.2 * $1 && $2 > 20 * size { steep++; printf "%6.2f x %12d  %s\n", $2 / $1, $1, $3 }
        END { printf "%d attacks, %d steeper than their text\n", count, steep; exit steep > 0 }'
