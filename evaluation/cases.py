"""Little stories: text files that a journalist can write, a few lines an outlet and then what should be found.

    # A sentence that says what is tried
    xfail: why it does not hold yet               (only while it does not)
    == Daily Post, 2024-09-10                     an outlet; then, if wanted, its day and "html" or "crlf"
    The mayor, Ana Torres, said the bridge was safe.
    -- expect
    said: "the bridge was safe" by "Ana Torres" asserts

`tests/cases/README.md` lists what can be expected; `evaluation.expectations` checks it. A file is tried by hand with
`python -m evaluation.cases tests/cases/NAME.txt`, which prints what does not hold and what was found instead.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from crossread.load import load
from crossread.load.inputs import Named
from crossread.read import read
from crossread.relate import relate
from crossread.rows import Record, Report
from crossread.settings import Settings

CASES = Path(__file__).parents[1] / "tests" / "cases"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:T[0-9:]+(?:Z|[+-]\d{2}:\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Given:
    """One outlet's report as the case gives it; `form` is "txt", "html" or "crlf"."""

    outlet: str
    published: str | None
    form: str
    text: str


@dataclass(frozen=True, slots=True)
class Expectation:
    """One line under `-- expect`: its number in the file, what kind it is, and the rest."""

    line: int
    kind: str
    rest: str


@dataclass(frozen=True, slots=True)
class Case:
    """One little story and what should be found in it."""

    name: str
    title: str
    xfail: str | None
    given: tuple[Given, ...]
    expected: tuple[Expectation, ...]


def parse(text: str, name: str) -> Case:
    """The case that a file's text spells out."""
    head, *tail = re.split(r"^-- expect[ \t]*$", text, maxsplit=1, flags=re.MULTILINE)
    if not tail:
        raise ValueError(f"{name}: no line '-- expect'")
    intro, *parts = re.split(r"^== *(.+)$", head, flags=re.MULTILINE)
    title = " ".join(line.lstrip("# ") for line in intro.splitlines() if line.startswith("#"))
    marks = re.findall(r"^xfail: *(.+)$", intro, flags=re.MULTILINE)
    given = tuple(_given(header, body) for header, body in zip(parts[::2], parts[1::2], strict=True))
    return Case(name, title, marks[0] if marks else None, given, tuple(_expected(tail[0], head.count("\n") + 1, name)))


def _given(header: str, body: str) -> Given:
    outlet, *rest = (part.strip() for part in header.split(","))
    day = next((part for part in rest if _DAY.fullmatch(part)), None)
    form = next((part for part in rest if part in ("html", "crlf")), "txt")
    return Given(outlet, day, form, body.strip("\n"))


def _expected(text: str, before: int, name: str) -> Iterator[Expectation]:
    for number, line in enumerate(text.splitlines(), before):
        if line.strip() and not line.startswith("#"):
            kind, colon, rest = line.partition(":")
            if not colon:
                raise ValueError(f"{name}, line {number}: no colon after the kind of expectation: {line}")
            yield Expectation(number, " ".join(kind.split()), rest.strip())


def read_cases(folder: Path = CASES) -> list[Case]:
    """Every case of the folder, by name."""
    return [parse(path.read_text(encoding="utf-8"), path.stem) for path in sorted(folder.glob("*.txt"))]


def record_of(case: Case) -> Record:
    """What Crossread makes of the case's reports; outlet and day are as the case says."""
    return relate(read([_report(given) for given in case.given]))


def _report(given: Given) -> Report:
    text = given.text.replace("\n", "\r\n") if given.form == "crlf" else given.text
    name = given.outlet + (".html" if given.form == "html" else ".txt")
    (report,) = load([Named(name, text.encode())], settings=Settings())
    report = replace(report, name=given.outlet, outlet=given.outlet)
    return replace(report, published=given.published, published_from="record") if given.published else report


def main(paths: list[str]) -> int:
    """Prints what does not hold in the named case files (all of them if none is named), and what was found."""
    from evaluation.expectations import describe, failures  # the checks import this file's rows

    wanted = {Path(path).stem for path in paths}
    missed = 0
    for case in read_cases():
        if wanted and case.name not in wanted:
            continue
        try:
            record = record_of(case)
            failed = failures(case, record)
        except Exception as broken:
            print(f"BREAKS {case.name}\n   {type(broken).__name__}: {broken}")
            missed += 1
            continue
        missed += bool(failed)
        print(("FAILS" if failed else "holds") + (" (marked xfail)" if case.xfail else ""), case.name)
        print(*(f"   {line}" for line in failed), sep="\n", end="\n" if failed else "")
        if wanted:
            print(describe(record))
    return min(missed, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
