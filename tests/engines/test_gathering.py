"""A store's reports are gathered as they come, once each, and a gathering goes on where it ended."""

from pathlib import Path

from crossread.engines.gathering import gather_store
from crossread.gather.window import story_id
from crossread.rows import Reading, Report
from crossread.store import Changes, Store, entry_of, open_store, stories_of
from tests.gather.reports import report
from tests.gather.test_stories import ALONE, MATCH, MILL

AT = "2026-11-20T12:00:00Z"
PILE = [report(f"r{nth}", text) for nth, text in enumerate((*MILL, *MATCH, ALONE))]


def keep(store: Store, reports: list[Report]) -> None:
    """Put the reports into the store, nothing read in them."""
    store.add([entry_of(Reading(one, (), (), (), (), (), ()), source="test") for one in reports], at=AT)


def sizes(store: Store) -> list[int]:
    """How many reports each story has."""
    return sorted(len(story.reports) for story in store.stories())


def test_a_store_is_gathered_in_parts_as_at_once(tmp_path: Path) -> None:
    """Reports gathered one ingest at a time end in the same stories as when all were there."""
    with open_store(tmp_path / "once.db", create=True) as once, open_store(tmp_path / "parts.db", create=True) as parts:
        keep(once, PILE)
        gather_store(once, at=AT)
        for one in PILE:
            keep(parts, [one])
            gather_store(parts, at=AT)
        assert sizes(once) == sizes(parts) == [1, 2, 3]
        assert {story.reports for story in once.stories()} == {story.reports for story in parts.stories()}


def test_only_what_is_new_is_told(tmp_path: Path) -> None:
    """A gathering tells which stories got which reports; one with nothing new tells nothing and changes nothing."""
    with open_store(tmp_path / "news.db", create=True) as store:
        keep(store, PILE[:2])
        assert [one.reports for one in gather_store(store, at=AT)] == [(PILE[0].id, PILE[1].id)]
        keep(store, PILE[2:3])
        (touched,) = gather_store(store, at=AT)
        assert (touched.story, touched.reports) == (story_id(PILE[0].id), (PILE[2].id,))
        assert gather_store(store, at=AT) == []


def test_a_forgotten_report_is_gathered_no_more(tmp_path: Path) -> None:
    """What was forgotten is in no story, and the story of the others stays."""
    with open_store(tmp_path / "news.db", create=True) as store:
        keep(store, PILE[:3])
        gather_store(store, at=AT)
        store.forget([PILE[0].id])
        assert gather_store(store, at=AT) == []
        assert [story.reports for story in store.stories()] == [(PILE[1].id, PILE[2].id)]


def test_a_merged_story_can_stand_alone_again(tmp_path: Path) -> None:
    """A story that became part of another is found there; reports put into it again make it a story of its own."""
    with open_store(tmp_path / "news.db", create=True) as store:
        keep(store, PILE[:2])
        store.place(Changes(joins=((PILE[0].id, "a"), (PILE[1].id, "b"))), at=AT)
        store.place(Changes(merges=(("b", "a"),)), at=AT)
        assert [story.merged for story in store.stories(story="b")] == [("b",)]
        store.place(Changes(joins=((PILE[1].id, "b"),)), at=AT)
        assert stories_of(store, [one.id for one in PILE]) == {PILE[0].id: "a", PILE[1].id: "b"}
        assert [story.id for story in store.stories(story="b")] == ["b"]
