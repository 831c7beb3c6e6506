"""Prints the lines of `run.sh` as one table; ratios are to this crate's line above."""

import json
import sys

ours = {}
print(f"{'work':<12} {'by':<12} {'seconds':>10} {'ratio':>8} {'memory':>10} {'counted':>12}")
for line in sys.stdin:
    one = json.loads(line)
    ours.setdefault(one["work"], one["seconds"])
    ratio = one["seconds"] / ours[one["work"]]
    memory = f"{one['peak_kb'] / 1024:.1f} MiB"
    print(f"{one['work']:<12} {one['by']:<12} {one['seconds']:>10.4f} {ratio:>7.1f}x {memory:>10} {one['count']:>12}")
