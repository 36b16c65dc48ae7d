"""Many who write and read at once: nothing is lost, nothing doubled, and a search looks up words and days in an index."""

import random
import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest

from crossread.store import Entry, Query, Store, inputs_there, open_store, verify
from crossread.store.postgres import PostgresDatabase, asked
from tests.store.making import AT, entry

WORDS = 2_500


def many(number: int) -> list[Entry]:
    """So many entries that differ in id, name, day and one word."""
    one = entry()
    return [
        replace(
            one,
            kept=replace(one.kept, id=f"{nth:012x}", name=f"r{nth}", published=f"2026-{nth % 12 + 1:02}-{nth % 28 + 1:02}T08:00:00Z"),
            text=f"{one.text} Word{nth}",
            input=f"input {nth}",
        )
        for nth in range(number)
    ]


def test_two_writers_with_the_same_reports_keep_each_once(place: str) -> None:
    """Two who add the same reports at the same time, in different orders and batches, are both acknowledged; each report is there once."""
    entries = many(120)
    new: list[str] = []
    failed: list[Exception] = []
    open_store(place, create=True).database.close()

    def write(seed: int) -> None:
        mixed = random.Random(seed).sample(entries, len(entries))  # noqa: S311
        try:
            with open_store(place) as store:
                for start in range(0, len(mixed), 10 + seed):
                    new.extend(store.add(mixed[start : start + 10 + seed], at=AT))
        except Exception as error:  # The test's own thread looks at it.
            failed.append(error)

    writers = [threading.Thread(target=write, args=(seed,)) for seed in (1, 2, 3)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert failed == []
    with open_store(place) as store:
        ids = sorted(kept.id for kept in store.reports())
        assert sorted(new) == ids == [one.kept.id for one in entries]
        assert inputs_there(store, [one.input for one in entries]) == {one.input for one in entries}


def test_a_batch_keeps_its_order_and_is_whole(place: str) -> None:
    """Reports stand in the order in which they were given, whatever their ids, and a verified store has no half of one."""
    one = entry()
    given = [one, *(entry(name=name) for name in ("b", "c", "a"))]
    with open_store(place, create=True) as store:
        store.add(given, at=AT)
        assert [kept.name for kept in store.reports()] == ["courier", "b", "c", "a"]
        assert list(verify(store)) == []


@pytest.fixture
def filled(place: str) -> Iterator[Store]:
    """A store in PostgreSQL with so many reports that looking at all of them is dear."""
    with open_store(place, create=True) as store:
        for start in range(0, WORDS, 500):
            store.add(many(WORDS)[start : start + 500], at=AT)
        assert isinstance(store.database, PostgresDatabase)
        store.database.connection.execute("VACUUM ANALYZE")
        yield store


@pytest.mark.parametrize("place", ["postgres"], indirect=True)
@pytest.mark.parametrize(
    ("query", "index"),
    [
        (Query(("word77",)), "texts_words"),
        (Query(("word77", "ferry"), since="2026-01-01"), "texts_words"),
        (Query(speaker="nobody"), "texts_speakers"),
        (Query(since="2026-03-05", until="2026-03-05"), "reports_day"),
    ],
    ids=["word", "words and days", "speaker", "day"],
)
def test_a_search_looks_into_the_index(filled: Store, query: Query, index: str) -> None:
    """What a search asks for is looked up, and the reports are not gone through one by one."""
    sql, values = asked(query)
    plan = "\n".join(line for (line,) in filled.database.ask(f"EXPLAIN {sql}", values))
    assert index in plan, plan
