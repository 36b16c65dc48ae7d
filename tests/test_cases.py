"""The little stories of tests/cases: each file is one test, named and explained by its own first line."""

import pytest

from crossread.rows import Record
from evaluation.cases import Case, read_cases, record_of
from evaluation.expectations import CHECKS, failures

CASES = read_cases()


def _param(case: Case) -> object:
    marks = [pytest.mark.xfail(reason=case.xfail, strict=True)] if case.xfail else []
    return pytest.param(case, id=case.name, marks=marks)


@pytest.mark.parametrize("case", [_param(case) for case in CASES])
def test_the_record_holds_what_the_story_expects(case: Case) -> None:
    """What a little story says should be found is in the record of its reports."""
    missed = failures(case, record_of(case))
    assert not missed, f"{case.title}\n" + "\n".join(missed)


def test_every_story_says_what_it_tries_and_expects_something() -> None:
    """A little story has a title, a report and an expectation."""
    assert [case.name for case in CASES if not (case.title and case.given and case.expected)] == []


def test_there_are_eighty_stories_that_hold() -> None:
    """At least 80 little stories hold, whatever is marked as not holding yet."""
    assert sum(not case.xfail for case in CASES) >= 80


def test_every_kind_of_expectation_is_tried_and_explained() -> None:
    """The README of the little stories shows every kind of expectation, and some story uses it."""
    from evaluation.cases import CASES as FOLDER

    used = {expected.kind for case in CASES for expected in case.expected}
    shown = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert set(CHECKS) == used
    assert [kind for kind in CHECKS if f"\n{kind}:" not in shown] == []


def test_no_expectation_holds_of_an_empty_record() -> None:
    """A little story cannot be met by finding nothing at all."""
    from dataclasses import replace

    for case in CASES:
        record = record_of(case)
        readings = tuple(replace(reading, values=(), references=(), statements=(), parts=()) for reading in record.readings)
        bare = Record(record.id, readings, (), (), (), (), (), (), (), ())
        positive = [expected for expected in case.expected if not expected.kind.startswith(("no", "furniture", "text", "block", "outcome"))]
        if positive:
            assert failures(case, bare), case.name
