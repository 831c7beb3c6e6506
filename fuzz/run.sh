#!/usr/bin/env bash
# Fuzzes the readers with libFuzzer, on the stable toolchain.
#
#     fuzz/run.sh SECONDS [TARGET…]      each target for so long; all of them without names
#
# libfuzzer-sys brings libFuzzer and needs a C++ compiler. The coverage that guides it
# is a pass of LLVM that stable rustc takes; sanitizers, which are for unsafe code, it
# does not, and the crate has no unsafe code. `cargo fuzz run TARGET --sanitizer none`
# runs the same programs where cargo-fuzz and a nightly toolchain are at hand.
#
# What was learnt stays in corpus/, an input that breaks a law in artifacts/, and the
# table at the end says how to run it again. The exit code is 1 if there is one.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

seconds=${1:?usage: fuzz/run.sh SECONDS [TARGET…]}
shift
targets=("$@")
if [[ ${#targets[@]} -eq 0 ]]; then
    for file in fuzz_targets/*.rs; do
        targets+=("$(basename "$file" .rs)")
    done
fi

coverage=(-Cpasses=sancov-module)
for option in level=4 inline-8bit-counters pc-table trace-compares; do
    coverage+=("-Cllvm-args=-sanitizer-coverage-$option")
done
host=$(rustc -vV | sed -n 's/^host: //p')
# With --target the flags are not those of build scripts and procedural macros.
RUSTFLAGS="${coverage[*]} --cfg fuzzing" \
    cargo build --quiet --release --target "$host" --bins
programs=target/$host/release

# Letters and signed packets that the tests have are seeds, too.
seeds_of() {
    echo "../tests/seeds/$1"
    if [[ $1 == letter || $1 == references ]]; then
        echo ../tests/letters ../tests/shapes ../tests/outlines
    fi
    if [[ $1 == dsig ]]; then
        echo ../tests/dsig
    fi
}

# Word files and signatures are longer than letters.
longest_of() {
    if [[ $1 == docx || $1 == dsig ]]; then echo 16384; else echo 4096; fi
}

found=0 total=0
table=$(printf '%-12s %8s %12s %9s %8s' target seconds executions coverage broken)
for target in "${targets[@]}"; do
    mkdir -p "corpus/$target" "artifacts/$target"
    log=artifacts/$target/log
    : >"$log"
    end=$((SECONDS + seconds)) started=$SECONDS executions=0 coverage=0 broken=0
    # What breaks a law ends the program: it goes on with the corpus as far as it is.
    while ((SECONDS < end && broken < 20)); do
        part=$(mktemp)
        # shellcheck disable=SC2046 # folders, one a word
        nice -n 19 "$programs/$target" "corpus/$target" $(seeds_of "$target") \
            -max_total_time=$((end - SECONDS)) -max_len="$(longest_of "$target")" -len_control=10 -timeout=20 -rss_limit_mb=2048 \
            -dict=words.dict -use_value_profile=1 -print_final_stats=1 \
            -artifact_prefix="artifacts/$target/" >"$part" 2>&1 || broken=$((broken + 1))
        cat "$part" >>"$log"
        number() { sed -n "$1" "$part" | tail -1; }
        units=$(number 's/^stat::number_of_executed_units: //p')
        [[ -n $units ]] || units=$(number 's/^#\([0-9]*\).*/\1/p')
        cover=$(number 's/.* cov: \([0-9]*\).*/\1/p')
        executions=$((executions + ${units:-0}))
        ((${cover:-0} > coverage)) && coverage=$cover
        rm "$part"
    done
    found=$((found + broken)) total=$((total + executions))
    row=$(printf '%-12s %8d %12d %9d %8d' "$target" $((SECONDS - started)) "$executions" "$coverage" "$broken")
    echo "$row"
    table+=$'\n'$row
done

printf '\n%s\n' "$table"
printf '%d executions of %d targets, %d broken\n' "$total" "${#targets[@]}" "$found"
if ((found > 0)); then
    printf '\nTo run an input again:\n'
    for target in "${targets[@]}"; do
        find "artifacts/$target" -type f ! -name log -exec echo "    fuzz/$programs/$target fuzz/{}" \;
    done
    exit 1
fi
