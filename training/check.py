"""`python -m training.check`: every file of training/data/speech follows the markup; prints what there is, fails on what does not."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from training.markup import MarkedReport, MarkupError, chunks, parse

DATA = Path(__file__).parent / "data" / "speech"


def check_file(path: Path) -> tuple[list[MarkedReport], list[str]]:
    """The reports that hold, and a sentence for each that does not."""
    good, bad = [], []
    for chunk in chunks(path):
        try:
            good.append(parse(chunk, path.name))
        except MarkupError as error:
            bad.append(str(error))
    return good, bad


def main() -> int:
    """Check all files, or those named."""
    paths = [Path(name) for name in sys.argv[1:]] or sorted(DATA.glob("*.txt"))
    everything: list[MarkedReport] = []
    problems: list[str] = []
    for path in paths:
        good, bad = check_file(path)
        everything += good
        problems += bad
    twice = [name for name, count in Counter(report.name for report in everything).items() if count > 1]
    problems += [f"{name}: two reports have this name" for name in twice]
    said = [one for report in everything for one in report.statements]
    print(f"{len(everything)} reports, {len(said)} statements, {sum(len(report.text.split()) for report in everything)} words")
    print("styles:", dict(Counter(report.style for report in everything).most_common()))
    print("attitudes:", dict(Counter(one.attitude for one in said).most_common()))
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
