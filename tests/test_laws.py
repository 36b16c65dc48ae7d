"""Laws that hold of any text: every row points at real characters, and the same input gives the same bytes.

The reports are made by Hypothesis: sentences of the trade cut together with marks, numbers, emoji, right-to-left words,
combining accents and line ends of every sort, so that no journalist would ever write them.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from crossread.demo import stories
from crossread.errors import NothingToCompare
from crossread.load import load
from crossread.load.inputs import Named
from crossread.pipeline import record_of
from crossread.read import read
from crossread.relate import relate
from crossread.rows import Block, Outcome, Reading, Record, Report, Role, Row, Span, State, Verdict, digest
from crossread.settings import Mode, Settings
from crossread.show import to_dict, to_json
from tests.patience import patience

LEXICON = """
    the mayor Ana Torres said that ferry sank denied according to police 12 people “ ” " ' ‘ ’ « » „ “ at least $3.4 million on Tuesday
    yesterday he she they warned Reuters : , . … — ? ! ( ) more than a dozen not never 1,200 4.5 % € km St. U.S. No. 🚢 👩‍🚒 שלום مرحبا é
    ﬁre 東京は安全だ。 told reporters believe would not comment By Share: Photo Read
"""
WORDS = st.sampled_from([*LEXICON.split(), "e\u0301", "\u202eabc\u202c", "\u00a0", "\u200b", "\u00ad"])
ODD = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)
SENTENCES = st.lists(st.one_of(WORDS, WORDS, WORDS, ODD), min_size=1, max_size=25).map(" ".join)
TEXTS = st.builds(
    lambda parts, line_end: line_end.join(parts),
    st.lists(SENTENCES, min_size=1, max_size=6),
    st.sampled_from(["\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\u2028", "\x0b"]),
)
PLAUSIBLE = st.lists(
    st.sampled_from(
        [
            "The mayor, Ana Torres, said the ferry was safe.",
            "“The ferry was safe,” said Ana Torres.",
            "She denied that the ferry was unsafe.",
            "At least 12 people died on Tuesday, police said.",
            "Police said 14 people died.",
            "Fourteen people died, according to Nordfax.",
            "The owner, Anna Torres, would not comment.",
            "Ferry sinks off Velmouth",
            "Share:",
        ]
    ),
    min_size=2,
    max_size=7,
).map("\n\n".join)
NASTY = "\x00“He said \x00,” said\u0000 Ana.\r\n\u202e“(“(‘«"


def made(text: str, name: str = "made") -> Report:
    """A report made by hand, so that no loader stands between a nasty text and its readers."""
    key = digest(name, text)
    blocks, start = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            blocks.append(Block(Span(key, start, start + len(line.rstrip())), Role.PARAGRAPH))
        start += len(line)
    return Report(key, name, text, tuple(blocks), Outcome(State.OK), "0" * 64, "0" * 64, published="2024-09-11")


def through(inputs: list[Named]) -> Record:
    """The record of any inputs, even of one."""
    return relate(read(load(inputs, settings=Settings(min_text_chars=0))))


def rows_of(row: Any) -> Iterator[Any]:
    """The row and every row inside it, spans too."""
    if isinstance(row, tuple):
        for one in row:
            yield from rows_of(one)
    elif is_dataclass(row):
        yield row
        for field in fields(row):
            yield from rows_of(getattr(row, field.name))


def check_spans(record: Record) -> None:
    """Every span of the record lies in the text of a report that the record holds, and is not empty."""
    texts = {report.id: report.text for report in record.reports}
    for span in rows_of(record):
        if isinstance(span, Span):
            assert 0 <= span.start < span.end <= len(texts[span.report])


def check_reading(reading: Reading) -> None:
    """All rows of a reading point into its own report, in text order; parts name the statement they are of."""
    assert {span.report for span in rows_of(reading) if isinstance(span, Span)} <= {reading.report.id}
    whole = {said.id for said in reading.statements}
    assert len(whole) == len(reading.statements)
    for said in (*reading.statements, *reading.parts):
        assert said.content
        assert list(said.content) == sorted(said.content)
        assert all(left.end <= right.start for left, right in zip(said.content, said.content[1:], strict=False))
    assert {said.part_of for said in reading.parts} <= whole
    assert all(mention.head.within(mention.span) for mention in reading.mentions)
    assert all(value.low <= value.high for value in reading.values)


def check_record(record: Record) -> None:
    """Rows, verdicts, differences and disputes name statements, rows and reports that are there, and verdicts have reasons."""
    said, rows = record.statements, {row.id for row in record.rows}
    for one in rows_of(record):
        if isinstance(one, Row):
            assert one.reference in one.statements
            assert set(one.statements) <= set(said)
        if isinstance(one, Verdict):
            assert one.reasons
            assert {one.left, one.right} <= set(said)
            assert one.left < one.right
    assert {one.row for one in (*record.differences, *record.absences)} <= rows
    assert {key for one in record.disputes for key in (*one.asserts, *one.denies, *one.declines)} <= set(said)
    told = {report.id for report in record.reports if report.outcome.state is not State.REJECTED}
    assert {key for origin in record.origins for key in origin.reports} == told


@given(st.lists(st.one_of(TEXTS, PLAUSIBLE), min_size=1, max_size=3, unique=True))
@example([NASTY, NASTY + "."])
def test_every_span_is_its_text(texts: list[str]) -> None:
    """Whatever a report holds, every row points at characters that are there, and at rows that are there."""
    record = relate(read([made(text, str(at)) for at, text in enumerate(texts)]))
    check_spans(record)
    for reading in record.readings:
        check_reading(reading)
    check_record(record)


@given(st.lists(st.one_of(TEXTS, PLAUSIBLE), min_size=1, max_size=3), st.booleans())
@settings(max_examples=30)
def test_the_stored_text_of_a_file_is_the_file(texts: list[str], mark: bool) -> None:  # noqa: FBT001
    """A plain text file is stored character by character, and what is found in it points there; a page's rows point into its text."""
    raw = [text.encode("utf-8-sig" if mark else "utf-8") for text in texts]
    record = through([Named(f"{at}.txt", one) for at, one in enumerate(raw)])
    assert {report.text for report in record.reports if report.outcome.state is not State.REJECTED} <= set(texts)
    check_spans(record)
    page = "<html><body><article>" + "".join(f"<p>{text}</p>" for text in texts) + "</article></body></html>"
    check_spans(through([Named("page.html", page.encode())]))


@given(st.lists(st.one_of(PLAUSIBLE, TEXTS), min_size=2, max_size=4), st.randoms(use_true_random=False))
@settings(max_examples=30)
def test_the_order_of_reports_changes_nothing(texts: list[str], shuffler: Any) -> None:
    """The same reports give the same JSON, in whatever order they come; asked twice, the bytes are the same."""
    inputs = [Named(f"{at}.txt", text.encode()) for at, text in enumerate(texts)]
    shuffled = shuffler.sample(inputs, len(inputs))
    first = to_json(through(inputs))
    assert to_json(through(inputs)) == first
    assert to_json(through(shuffled)) == first


@given(st.one_of(TEXTS, PLAUSIBLE))
@settings(max_examples=30)
def test_one_report_stands_against_nothing(text: str) -> None:
    """A report alone has one origin and no differences, absences or copies; no two reports are compared."""
    record = relate(read([made(text)]))
    check_spans(record)
    assert len(record.origins) == 1
    assert record.absences == record.edges == ()
    assert all(len({place.report for place in one.places}) == 1 for one in record.differences)


@pytest.mark.parametrize("name", ["ferry", "minister", "spill"])
def test_the_same_report_twice_says_nothing_new(name: str) -> None:
    """A report given twice, under the same name, is set aside with a word, and changes nothing else."""
    paths = stories()[name]
    once, twice = record_of(paths), record_of([*paths, paths[0]])
    assert [report.outcome.reason for report in twice.reports if report.outcome.state is State.REJECTED] == ["given-twice"]
    left, right = to_dict(once), to_dict(twice)
    for key in ("statements", "speakers", "rows", "verdicts", "origins"):
        assert left[key] == right[key], key


def test_a_renamed_copy_is_one_origin() -> None:
    """The same text under two names has one origin."""
    raw = stories()["ferry"][1].read_bytes()
    assert len(record_of([Named("one.txt", raw), Named("two.txt", raw)]).origins) == 1


def test_nothing_differs_between_copies() -> None:
    """The same text under two names differs in nothing."""
    raw = stories()["ferry"][1].read_bytes()
    assert record_of([Named("one.txt", raw), Named("two.txt", raw)]).differences == ()


def test_one_report_is_nothing_to_compare() -> None:
    """Comparing one report, or none, ends with a word on why."""
    raw = stories()["ferry"][1].read_bytes()
    for inputs in ([Named("one.txt", raw)], []):
        with pytest.raises(NothingToCompare):
            record_of(inputs)


def test_the_bytes_do_not_hang_on_the_order_of_sets() -> None:
    """The JSON of the bundled stories is the same under two seeds of Python's hashing."""
    script = (
        "from crossread.demo import stories\nfrom crossread.pipeline import record_of\nfrom crossread.show import to_json\n"
        "import hashlib\nfor paths in stories().values():\n    print(hashlib.sha256(to_json(record_of(paths)).encode()).hexdigest())"
    )
    seen = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        seen.add(subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True).stdout)
    assert len(seen) == 1
    assert len(seen.pop().split()) == 3


@pytest.mark.parametrize("unit", ["“(", "“", '"', "12 ", "$1", "March 3, ", "said ", "“a,” he said. ", "“He said ‘", "A: ", "Ana Torres "])
def test_no_run_of_marks_or_words_keeps_the_reader_for_ever(unit: str) -> None:
    """A report of 200,000 characters of one mark, word or phrase is read to its end, where a quadratic reader would take hours."""
    with patience():
        [reading] = read([made(unit * (200_000 // len(unit)))], Mode.RULES)
    assert reading.report.outcome.state is not State.REJECTED
