"""The log of corrections and the kept answers, over every store: written once, in order, undone by an entry, forgotten."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.rows import Span
from crossread.store import Store, open_store, verify
from crossread.store.answers import Answer, keep_answer, kept_page, kept_record
from crossread.store.corrections import Correction, CorrectionKind, correct, correction, corrections, in_force, undoing
from tests.store.making import AT, BRIDGE, FERRY, entry

KINDS = [kind for kind in CorrectionKind if kind is not CorrectionKind.UNDONE]


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    """An empty store."""
    with open_store(place, create=True) as opened:
        yield opened


def furniture(report: str, at: str = AT) -> Correction:
    """The first twelve characters of a report are furniture."""
    return correction(CorrectionKind.FURNITURE, [Span(report, 0, 12)], made=at)


def test_the_log_keeps_its_order_and_each_entry_once(store: Store) -> None:
    """Entries come back as they were written, in the order of writing, however often each was written."""
    first = correction(CorrectionKind.NOT_THE_SAME, [Span("b", 3, 9), Span("a", 1, 2)], [Span("c", 0, 4)], made=AT)
    second = furniture("a")
    for one in (first, second, first):
        correct(store, one)
    assert corrections(store) == [first, second]
    assert first.left == (Span("a", 1, 2), Span("b", 3, 9))


def test_the_entries_about_a_report_are_found(store: Store) -> None:
    """A correction is found by any report that it points at, and by no other."""
    one, other = correction(CorrectionKind.ONE_SPEAKER, [Span("a", 1, 2)], [Span("b", 3, 4)], made=AT), furniture("c")
    for entry_ in (one, other):
        correct(store, entry_)
    assert corrections(store, ["b", "a"]) == [one]
    assert corrections(store, ["c", "d"]) == [other]
    assert corrections(store, []) == []


def test_an_undoing_is_an_entry_that_can_be_undone(store: Store) -> None:
    """After an undoing the correction holds no more; after undoing that, it holds again; the log keeps all three."""
    one = furniture("a")
    first = undoing(one, made="2026-11-21")
    second = undoing(first, made="2026-11-22")
    held = []
    for entry_ in (one, first, second):
        correct(store, entry_)
        held.append(in_force(corrections(store)))
    assert held == [[one], [], [one]]
    assert len(corrections(store)) == 3


@given(st.lists(st.sampled_from(KINDS), min_size=1, max_size=6), st.data())
def test_what_is_in_force_was_never_undone(kinds: list[CorrectionKind], data: st.DataObject) -> None:
    """Undoing some entries leaves the others, in their order."""
    log = [correction(kind, [Span("a", at, at + 1)], made=AT) for at, kind in enumerate(kinds)]
    undone = data.draw(st.sets(st.sampled_from(log)))
    assert in_force([*log, *(undoing(one, made="later") for one in undone)]) == [one for one in log if one not in undone]


def test_forgetting_a_report_takes_its_corrections_and_every_answer(store: Store) -> None:
    """What was said by hand of a forgotten report goes, what was said of another stays, and no made page is left."""
    gone, stays = entry(FERRY), entry(BRIDGE, "post")
    store.add([gone, stays], at=AT)
    for key in (gone.kept.id, stays.kept.id):
        correct(store, furniture(key))
    keep_answer(store, "story", Answer("key", b"page", b"record"))
    store.forget([gone.kept.id])
    assert corrections(store) == [furniture(stays.kept.id)]
    assert kept_page(store, "story", "key") is None
    assert list(verify(store)) == []


def test_an_answer_is_given_only_for_its_key(store: Store) -> None:
    """The page and record of a story are those kept last, and none where the story has changed since."""
    keep_answer(store, "story", Answer("old", b"page", b"record"))
    keep_answer(store, "story", Answer("new", b"page 2", b"record 2"))
    assert kept_page(store, "story", "old") is None
    assert (kept_page(store, "story", "new"), kept_record(store, "story", "new")) == (b"page 2", b"record 2")


def test_a_store_of_the_first_form_gets_the_log(place: str) -> None:
    """A store that was made before corrections existed opens, keeps its reports and takes corrections."""
    with open_store(place, create=True) as store:
        store.add([entry()], at=AT)
        for table in ("answers", "corrected", "corrections"):
            store.database.write(f"DROP TABLE {table}", [()])
        if place.startswith("postgresql:"):
            store.database.write("UPDATE crossread SET version = ?", [(1,)])
        else:
            store.database.write("PRAGMA user_version = 1", [()])
    with open_store(place) as store:
        correct(store, furniture("a"))
        assert corrections(store) == [furniture("a")]
        assert [kept.name for kept in store.reports()] == ["courier"]
