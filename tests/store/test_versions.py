"""Versions: what changed is given as places of both texts, and as the statements that came and went."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.rows import Report
from crossread.store import open_store
from crossread.store.versions import change, hunks, versions
from tests.patience import patience
from tests.store.making import FERRY, entry, reading_of

REPORT = reading_of(FERRY).report
LINES = st.lists(st.sampled_from(["the ferry ", "burned\n", "four ", "died. ", "\n", "é🚢", " "]), max_size=12).map("".join)


def texts(old: str, new: str) -> tuple[Report, Report]:
    """Two reports with these texts."""
    return replace(REPORT, id="old", text=old), replace(REPORT, id="new", text=new)


@given(LINES, LINES)
def test_the_hunks_turn_one_text_into_the_other(old: str, new: str) -> None:
    """Putting the new characters in place of the old ones, from the last hunk to the first, gives the new text."""
    left, right = texts(old, new)
    text = old
    for hunk in reversed(list(hunks(left, right))):
        text = text[: hunk.old.start] + right.slice(hunk.new) + text[hunk.old.end :]
    assert text == new


def test_a_changed_number_is_one_word_and_the_statements_that_hold_it() -> None:
    """Four that became six is a hunk of one word each, and only the statements around it changed."""
    old, new = reading_of(FERRY), reading_of(FERRY.replace("least four", "least six"))
    found = change(old, new)
    assert [(old.report.slice(one.old), new.report.slice(one.new)) for one in found.hunks] == [("four", "six")]
    assert all("four people" in old.report.join(said.content) for said in found.gone)
    assert all("six people" in new.report.join(said.content) for said in found.added)
    assert found.gone
    assert found.added


def test_a_statement_that_only_moved_is_neither_gone_nor_new() -> None:
    """A paragraph put before the others changes characters and no statement but its own."""
    lead, *rest = FERRY.split("\n\n")
    found = change(reading_of(FERRY), reading_of("\n\n".join([lead, "The weather was calm.", *rest])))
    assert found.gone == ()
    assert found.hunks


def test_versions_come_in_the_order_of_capture(tmp_path: Path) -> None:
    """An archived page that was captured before, and added later, stands first."""
    late, early = (
        entry(text, url="https://a.example/1", captured=day) for text, day in ((FERRY, "2026-11-20"), (FERRY + "!", "2026-11-01"))
    )
    with open_store(tmp_path / "news.db", create=True) as store:
        store.add([late, early], at="2027-01-01")
        assert [kept.captured for kept in versions(store, late.kept.id)] == ["2026-11-01", "2026-11-20"]
        assert versions(store, "none") == []


@pytest.mark.parametrize("text", ["a b " * 40_000, "same line\n" * 20_000, "\n" * 100_000, "x" * 200_000])
def test_long_texts_are_compared_in_a_second_or_two(text: str) -> None:
    """Two hundred thousand characters that repeat themselves, with one change at each end, take no quadratic time."""
    left, right = texts(text, f"before\n{text}after")
    with patience():
        assert list(hunks(left, right))
