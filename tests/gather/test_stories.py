"""Reports gathered into stories as they come in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.gather.arrivals import Arrival, arrival, day_of
from crossread.gather.stories import gather, remember, take
from crossread.gather.window import Window, story_id
from tests.gather.reports import report

MILL = (
    "Nine workers died when fire swept through the Harrow paper mill in Velmouth on Monday, fire chief Dora Lang said.",
    "Fire chief Dora Lang put the dead at nine after flames gutted the Harrow mill in Velmouth, where paper is dried.",
    "The Harrow mill in Velmouth burned to the ground; nine workers of the paper maker are dead, said Dora Lang.",
)
OTHER_MILL = (
    "A fire at the Brask paper mill in Ostrana killed four workers on Monday, police officer Ilya Venn said.",
    "Four workers of the Brask paper mill died in Ostrana, where fire broke out by the dryers, officer Ilya Venn told us.",
    "Police officer Ilya Venn said four were killed when the Brask mill, which makes paper in Ostrana, caught fire.",
)
MATCH = (
    "Tarvik beat Sorrel 3-1 in the cup final as striker Jon Amsel scored twice before 41,000 fans at Hale Park.",
    "Two goals by Jon Amsel won Tarvik the cup: Sorrel lost the final 3-1 at Hale Park before 41,000 people.",
)
ALONE = "A museum in Lund bought three lost drawings by Ada Brenner at an auction and will hang them beside her portraits."
TOLD = {"a": MILL, "b": OTHER_MILL, "c": MATCH, "d": (ALONE,)}
PILE = {f"{letter}{nth}": text for letter, texts in TOLD.items() for nth, text in enumerate(texts)}


def arriving(name: str, text: str, published: str | None = None) -> Arrival:
    """The arrival of a report by hand, with its name as id."""
    made = arrival(report(name, text, published=published))
    return Arrival(name, made.day, made.told)


ARRIVALS = [arriving(name, text) for name, text in PILE.items()]


def grouped(story_of: dict[str, str]) -> set[frozenset[str]]:
    """The stories as sets of reports."""
    return {frozenset(one for one, story in story_of.items() if story == key) for key in story_of.values()}


WANTED = {frozenset(("a0", "a1", "a2")), frozenset(("b0", "b1", "b2")), frozenset(("c0", "c1")), frozenset(("d0",))}


def test_reports_of_one_event_are_one_story() -> None:
    """Two fires in two paper mills are two stories, a match is a third, and a report of nothing else stays alone."""
    assert grouped(gather(ARRIVALS)) == WANTED


@given(st.permutations(ARRIVALS))
def test_the_order_of_a_pile_changes_nothing(pile: list[Arrival]) -> None:
    """A pile given in any order makes the same stories with the same ids."""
    assert gather(pile) == gather(ARRIVALS)


@given(st.permutations(ARRIVALS), st.integers(1, 4))
def test_a_stream_ends_as_the_pile_does(stream: list[Arrival], size: int) -> None:
    """Reports that come in few at a time, in any order, end in the same stories as when they come at once."""
    window, story_of = Window(), {}
    for start in range(0, len(stream), size):
        placing = take(window, stream[start : start + size])
        story_of |= dict(placing.joins)
        merged = dict(placing.merges)
        story_of = {one: merged.get(story, story) for one, story in story_of.items()}
    assert grouped(story_of) == WANTED
    assert story_of == dict(zip(window.reports, window.stories, strict=True))


def test_a_story_keeps_the_id_of_its_founding_report() -> None:
    """A story is named after the report that came first, and later ones join it without renaming it."""
    window = Window()
    first = take(window, ARRIVALS[:1])
    assert first.joins == (("a0", story_id("a0")),)
    assert take(window, ARRIVALS[1:3]).joins == (("a1", story_id("a0")), ("a2", story_id("a0")))


def test_taking_twice_is_taking_once() -> None:
    """A report that is in the window already changes nothing."""
    window = Window()
    take(window, ARRIVALS)
    placing = take(window, ARRIVALS)
    assert (placing.joins, placing.merges) == ((), ())
    assert len(window.reports) == len(ARRIVALS)


def test_a_gathering_is_taken_up_again() -> None:
    """A window made anew from reports and their stories goes on as the old one would."""
    old, new = Window(), Window()
    take(old, ARRIVALS[:4])
    remember(new, ARRIVALS[:4], old.stories)
    assert take(new, ARRIVALS[4:]) == take(old, ARRIVALS[4:])


def test_days_apart_are_two_stories() -> None:
    """The same words a week apart, as after a yearly event, are two stories if both reports say on which day they came out."""
    week = [arriving("one", MATCH[0], "2024-05-02"), arriving("other", MATCH[1], "2024-05-09")]
    assert len(grouped(gather(week))) == 2
    near = [arriving("one", MATCH[0], "2024-05-02"), arriving("other", MATCH[1], "2024-05-03")]
    assert len(grouped(gather(near))) == 1


def test_what_leaves_the_window_keeps_its_story() -> None:
    """A window holds so many reports and no more, and the stories of those that left stay as they were."""
    window = Window(size=4)
    joins = dict(take(window, ARRIVALS[:3]).joins)
    for one in ARRIVALS[3:]:
        joins |= dict(take(window, [one]).joins)
    assert len(window.reports) == len(window.days) == len(window.told) == 4
    assert joins["a2"] == story_id("a0")
    assert all(place < 4 for place in window.pairs.later)


@pytest.mark.parametrize(("written", "day"), [("1970-01-02", 1.0), ("1970-01-01T12:00:00Z", 0.5), ("1970-01-01T12:00:00+12:00", 0.0)])
def test_a_day_is_a_number(written: str, day: float) -> None:
    """Days and instants are counted in universal time."""
    assert day_of(written) == day


@pytest.mark.parametrize("written", [None, "", "yesterday", "2024-13-40"])
def test_no_day_is_no_number(written: str | None) -> None:
    """What is no date counts as none."""
    assert day_of(written) != day_of(written)


@given(st.lists(st.text(max_size=60), max_size=6))
def test_any_text_is_gathered(texts: list[str]) -> None:
    """Texts of any script, or without a single word, end in some story."""
    arrivals = [arriving(f"r{nth}", text) for nth, text in enumerate(texts)]
    assert set(gather(arrivals)) == {one.id for one in arrivals}
