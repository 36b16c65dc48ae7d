"""One suite over every store: what is added is kept once, found again, put into stories, and forgotten."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from crossread.rows import State
from crossread.store import Changes, Query, Store, inputs_there, open_store, verify
from tests.store.making import AT, BRIDGE, FERRY, entry, reading_of


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    """An empty store."""
    with open_store(place, create=True) as opened:
        yield opened


def test_a_reading_comes_back_as_it_was(store: Store) -> None:
    """Text, bytes and every row of a reading are the same after a stay in the store."""
    reading = reading_of(FERRY)
    store.add([entry(FERRY)], at=AT)
    (back,) = store.readings([reading.report.id])
    assert back == reading
    assert back.report.raw == FERRY.encode()


def test_adding_twice_is_adding_once(store: Store) -> None:
    """A report that is there already is acknowledged by nothing, and nothing changes."""
    one = entry()
    assert store.add([one, one], at=AT) == [one.kept.id]
    assert store.add([one], at="2027-01-01T00:00:00Z") == []
    assert [kept.captured for kept in store.reports()] == [AT]


def test_reports_are_listed_in_the_order_they_came(store: Store) -> None:
    """The list has every report, and can be narrowed to ids, a name, an address or a state."""
    first, second = entry(FERRY, "courier"), entry(BRIDGE, "post", url="https://post.example/bridge")
    store.add([first, second], at=AT)
    assert [kept.name for kept in store.reports()] == ["courier", "post"]
    assert [kept.name for kept in store.reports(ids=[second.kept.id, "none", first.kept.id])] == ["post", "courier"]
    assert [kept.name for kept in store.reports(name="https://post.example/bridge")] == ["post"]
    assert store.reports(state=State.REJECTED) == []


def test_a_changed_page_is_a_version_of_the_same_page(store: Store) -> None:
    """Two texts of one address share a page, and so do two texts of one file."""
    old, new = entry(FERRY, url="https://a.example/1#top"), entry(FERRY.replace("four", "six"), url="https://a.example/1")
    file_old, file_new = entry(BRIDGE), entry(BRIDGE.replace("year", "month"))
    store.add([old, file_old], at=AT)
    store.add([new, file_new], at=AT)
    assert [kept.id for kept in store.reports(page=old.kept.page)] == [old.kept.id, new.kept.id]
    assert [kept.id for kept in store.reports(page=file_new.kept.page)] == [file_old.kept.id, file_new.kept.id]


@pytest.mark.parametrize("query", [Query(("alarm",)), Query(("ALARMS", "coast guard")), Query(speaker="marek"), Query(attitude="denies")])
def test_search_finds_by_words_speaker_and_attitude(store: Store, query: Query) -> None:
    """Words in any form, phrases, who speaks and what they do each find the ferry's report alone."""
    store.add([entry(FERRY, "courier"), entry(BRIDGE, "post")], at=AT)
    assert [hit.report for hit in store.search(query)] == [entry(FERRY, "courier").kept.id]


def test_search_narrows_to_days_and_outlets(store: Store) -> None:
    """First and last day count, and a report without a day is in no span of days."""
    dated = entry(BRIDGE, "post", published="2026-11-17T09:00:00Z", outlet="Velmouth Post")
    store.add([entry(FERRY, "courier"), dated], at=AT)
    assert [hit.report for hit in store.search(Query(since="2026-11-17", until="2026-11-17"))] == [dated.kept.id]
    assert [hit.report for hit in store.search(Query(("bridge",), outlet="post", since="2026-11-01"))] == [dated.kept.id]
    assert store.search(Query(("bridge",), until="2026-11-16")) == []


def test_matching_words_are_marked_in_the_text(store: Store) -> None:
    """A mark is a span of the report's text that holds the matching word."""
    store.add([entry(FERRY)], at=AT)
    (hit,) = store.search(Query(("alarms",)))
    assert [FERRY[span.start : span.end] for span in hit.marks] == ["alarm", "alarm"]


@pytest.mark.parametrize("words", ['"', "alarm OR", "NEAR(", "*", "text:alarm", "-alarm", "'; DROP TABLE reports", "%s", "?", "\x00"])
def test_no_word_of_a_search_is_an_order(store: Store, words: str) -> None:
    """Whatever is searched for, the answer is a list and the report stays."""
    store.add([entry()], at=AT)
    assert isinstance(store.search(Query((words,), speaker=words, outlet=words)), list)
    assert len(store.reports()) == 1


def test_a_text_may_hold_any_character(store: Store) -> None:
    """NUL, marks and emoji come back, and a search over such a text gives no wrong mark."""
    odd = "Odd words\n\nThe alarm \x01was\x02 heard \x00 by 🚢 all on board of the ferry, the captain said on Tuesday morning.\n"
    store.add([entry(odd)], at=AT)
    (back,) = store.readings([entry(odd).kept.id])
    assert back.report.text == odd
    assert all(odd[span.start : span.end] == "alarm" for hit in store.search(Query(("alarm",))) for span in hit.marks)


def test_an_ingest_knows_which_inputs_are_there(store: Store) -> None:
    """An input that was taken in is known, by every copy of it."""
    one = entry()
    store.add([one], at=AT)
    assert inputs_there(store, [one.input, "another"]) == {one.input}


def test_stories_keep_their_reports_and_their_ids(store: Store) -> None:
    """A report joins a story; a story that is merged is found under its old id; followed stays followed."""
    first, second = entry(FERRY, "courier"), entry(BRIDGE, "post")
    store.add([first, second], at=AT)
    store.place(Changes(joins=((first.kept.id, "elder"), (second.kept.id, "younger")), follows=(("younger", True),)), at=AT)
    assert [story.id for story in store.stories()] == ["elder", "younger"]
    store.place(Changes(merges=(("younger", "elder"),)), at=AT)
    (story,) = store.stories(story="younger")
    assert (story.id, story.reports, story.followed) == ("elder", (first.kept.id, second.kept.id), True)
    assert (story.title, story.merged) == ("Ferry fire kills four", ("younger",))


def test_a_forgotten_report_leaves_no_line(store: Store) -> None:
    """Forgetting removes the report, its reading, its words, its input, and a story that held nothing else."""
    one = entry()
    store.add([one, entry(BRIDGE, "post")], at=AT)
    store.place(Changes(joins=((one.kept.id, "s"),)), at=AT)
    assert store.forget([one.kept.id, "none"]) == [one.kept.id]
    assert store.readings([one.kept.id]) == []
    assert store.search(Query(("alarm",))) == []
    assert store.stories() == []
    assert inputs_there(store, [one.input]) == set()


def test_what_fails_in_the_middle_leaves_nothing(store: Store) -> None:
    """A batch of which one report cannot be written keeps none of them."""
    nameless = entry(BRIDGE, "post")
    with pytest.raises(Exception, match=r"(?i)null"):
        store.add([entry(), replace(nameless, kept=replace(nameless.kept, name=None))], at=AT)
    assert store.reports() == []


def test_verify_finds_nothing_in_what_was_written_and_names_what_was_changed(store: Store) -> None:
    """A store is whole after adding and forgetting; a text that is changed behind its back is named, with its report."""
    one, other = entry(), entry(BRIDGE, "post")
    store.add([one, other], at=AT)
    store.forget([other.kept.id])
    assert list(verify(store)) == []
    with store.database.writing():
        store.database.write("UPDATE texts SET text = ?", [(FERRY.replace("four", "nine"),)])
    assert (one.kept.id, "text-changed") in {(fault.report, fault.reason) for fault in verify(store)}


def test_an_empty_search_gives_nothing_and_days_alone_give_reports(store: Store) -> None:
    """Marks without a word find nothing; a search for a day needs no word."""
    store.add([entry(published="2026-11-17")], at=AT)
    assert store.search(Query(("…",))) == []
    assert len(store.search(Query(since="2026-11-17"))) == 1


def test_a_name_that_is_no_text_finds_what_is_kept_under_question_marks(store: Store) -> None:
    """The bytes of a file's name may be no UTF-8: what is asked for by them is asked for with question marks."""
    store.add([entry(FERRY, "b?")], at=AT)
    assert [kept.name for kept in store.reports(name="b\udcff")] == ["b?"]
    assert store.reports(ids=["b\udcff"]) == []
    assert store.stories(story="b\udcff") == []
