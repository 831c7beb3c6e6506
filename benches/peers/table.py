"""Prints the lines of `run.sh` as one table: the best run of each, and its ratio to this
crate's on the same work."""

import json
import sys

best = {}
for line in sys.stdin:
    run = json.loads(line)
    before = best.setdefault((run["work"], run["by"]), run)
    if run["count"] != before["count"]:
        sys.exit(f"{run['by']} counted {run['count']} and {before['count']} in the same {run['work']}")
    before["seconds"] = min(before["seconds"], run["seconds"])
    before["peak_kb"] = max(before["peak_kb"], run["peak_kb"])

ours = {work: run["seconds"] for (work, by), run in best.items() if by == "congvan"}
print(f"{'work':<12} {'by':<12} {'seconds':>10} {'ratio':>8} {'memory':>10} {'counted':>12}")
for (work, by), run in sorted(best.items(), key=lambda item: list(ours).index(item[0][0])):
    memory = f"{run['peak_kb'] / 1024:.1f} MiB"
    ratio = run["seconds"] / ours[work]
    print(f"{work:<12} {by:<12} {run['seconds']:>10.4f} {ratio:>7.1f}x {memory:>10} {run['count']:>12}")
