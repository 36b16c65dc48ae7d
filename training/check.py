"""`python -m training.check`: every file of training/data follows its markup; prints what there is, fails on what does not."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from training import markup, stories
from training.marks import MarkupError

DATA = Path(__file__).parent / "data" / "speech"
STORIES = Path(__file__).parent / "data" / "stories"
Made = TypeVar("Made")


def check_file(path: Path) -> tuple[list[markup.MarkedReport], list[str]]:
    """The reports of one file that hold, and a sentence for each that does not."""
    return _parsed(markup.chunks(path), markup.parse, path)


def check_stories(path: Path) -> tuple[list[stories.MarkedStory], list[str]]:
    """The stories of one file that hold, and a sentence for each that does not."""
    return _parsed(stories.chunks(path), stories.parse, path)


def _parsed(chunks: list[str], parse: Callable[[str, str], Made], path: Path) -> tuple[list[Made], list[str]]:
    good: list[Made] = []
    bad: list[str] = []
    for chunk in chunks:
        try:
            good.append(parse(chunk, path.name))
        except MarkupError as error:
            bad.append(str(error))
    return good, bad


def main() -> int:
    """Check all files, or those named."""
    paths = [Path(name) for name in sys.argv[1:]] or [*sorted(DATA.glob("*.txt")), *sorted(STORIES.glob("*.txt"))]
    speech = [check_file(path) for path in paths if path.parent.name == DATA.name]
    told = [check_stories(path) for path in paths if path.parent.name == STORIES.name]
    problems = [problem for _, bad in [*speech, *told] for problem in bad]
    reports = [report for good, _ in speech for report in good]
    everything = [story for good, _ in told for story in good]
    names = Counter([*(report.name for report in reports), *(story.name for story in everything)])
    problems += [f"{name}: this name is given twice" for name, count in names.items() if count > 1]
    _tell_speech(reports)
    _tell_stories(everything)
    print("\n".join(problems))
    return 1 if problems else 0


def _tell_speech(reports: list[markup.MarkedReport]) -> None:
    said = [one for report in reports for one in report.statements]
    print(f"{len(reports)} reports, {len(said)} statements, {sum(len(report.text.split()) for report in reports)} words")
    print("styles:", dict(Counter(report.style for report in reports).most_common()))
    print("attitudes:", dict(Counter(one.attitude for one in said).most_common()))


def _tell_stories(told: list[stories.MarkedStory]) -> None:
    rows = [row for story in told for row in story.rows]
    kinds = Counter(one.kind for row in rows for one in row.differences)
    words = sum(len(report.text.split()) for story in told for report in story.reports)
    print(f"{len(told)} stories, {sum(len(story.reports) for story in told)} reports, {words} words, {len(rows)} rows")
    print("relations:", dict(Counter(row.relation for row in rows).most_common()))
    print("differences:", dict(kinds.most_common()))


if __name__ == "__main__":
    sys.exit(main())
