"""Every section of benchmarks/RESULTS.md written anew, one after the other: `make bench`.

python -m benchmarks.all                        an hour on two cores
python -m benchmarks.all stages scaling         these alone
"""

from __future__ import annotations

import subprocess
import sys

SECTIONS = {
    "ingest": ["benchmarks.ingest", "3000"],
    "gather": ["benchmarks.gather"],
    "page": ["benchmarks.page"],
    "stages": ["benchmarks.stages", "1000", "10000", "--relate-at-most", "200"],
    "scaling": ["benchmarks.scaling"],
    "peers": ["benchmarks.peers"],
    "limits": ["benchmarks.limits"],
}
"""The command of each section. Two take hours of their own: `benchmarks.kills` (make kills) and `benchmarks.whole` with 100,000 reports."""


def main() -> None:
    """Run the sections that are named, or all; one that fails is named at the end, and the others are written."""
    failed = []
    for name in sys.argv[1:] or SECTIONS:
        sys.stderr.write(f"{name}\n")
        failed += [name] if subprocess.run([sys.executable, "-m", *SECTIONS[name], "--write"], check=False).returncode else []  # noqa: S603
    if failed:
        sys.exit(f"not written: {', '.join(failed)}")


if __name__ == "__main__":
    main()
