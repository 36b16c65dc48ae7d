"""What the outlet says itself, and the clauses of everything said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.read.clauses import narrate, split
from crossread.read.cutting import cut
from crossread.rows import Attitude, Manner, Outcome, Report, Span, State, Statement, statement_id
from tests.patience import patience


def report(text: str) -> Report:
    """A report of this text."""
    return Report("r", "r", text, (), Outcome(State.OK), "", "")


def clauses(text: str) -> list[str]:
    """The clauses of a sentence, pieces joined by an ellipsis."""
    return [" … ".join(text[start:end] for start, end in pieces) for pieces in cut(text, 0, len(text))]


def spoken(text: str, content: str, cue: str, source: str) -> Statement:
    """A statement whose parts are the first places of these words."""
    spans = [(Span("r", text.index(part), text.index(part) + len(part)),) for part in (content, cue, source)]
    return Statement(statement_id(spans[0]), spans[0], Manner.INDIRECT, Attitude.ASSERTS, spans[1], spans[2])


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The mayor closed the bridge and banned lorries.", ["The mayor closed the bridge", "and banned lorries."]),
        ("Two ferries sank after a storm tore them loose.", ["Two ferries sank", "after a storm tore them loose."]),
        ("Ines Varga, a judge of the court, resigned on Monday.", ["Ines Varga … resigned on Monday.", "a judge of the court"]),
        ("The plant makes paint, glue and soap for export.", ["The plant makes paint, glue and soap for export."]),
        ("Police found the car in Graz, Austria, on Friday.", ["Police found the car in Graz, Austria, on Friday."]),
        ("The old dam burst, killing nine people downstream.", ["The old dam burst", "killing nine people downstream."]),
    ],
)  # fmt: skip
def test_a_sentence_breaks_where_its_clauses_can_be_true_or_false_alone(sentence: str, expected: list[str]) -> None:
    """Joined verbs, later events and appositions are clauses; lists and places are not."""
    assert clauses(sentence) == expected


@given(st.text(alphabet="ab ,;:–()“”\"'.AW1ndwho ", max_size=200))
def test_clauses_never_overlap_and_never_lose_a_word(text: str) -> None:
    """Every letter and digit of the sentence is in one clause and no more."""
    places = [at for pieces in cut(text, 0, len(text)) for start, end in pieces for at in range(start, end)]
    assert len(places) == len(set(places))
    assert {at for at, mark in enumerate(text) if mark.isalnum()} <= set(places)


def test_what_others_say_is_not_narrated() -> None:
    """Content, cue and source are taken out; what the sentence adds stays."""
    text = "The bridge is safe, Ana Kos said on Monday after she had walked across it twice."
    said = spoken(text, "The bridge is safe", "said", "Ana Kos")
    found = narrate(report(text), (Span("r", 0, len(text)),), (), (said,))
    assert [report(text).join(one.content) for one in found] == ["on Monday after she had walked across it twice."]
    assert all(one.manner is Manner.NARRATED and not one.cue and not one.source for one in found)


def test_what_a_report_tells_of_a_source_is_narrated() -> None:
    """A source that is described behind a comma is a statement about the source."""
    text = "Ana Kos, the chief engineer of the city, said the bridge was safe."
    said = spoken(text, "the bridge was safe", "said", "Ana Kos, the chief engineer of the city")
    assert [report(text).join(one.content) for one in narrate(report(text), (Span("r", 0, len(text)),), (), (said,))] == [
        "Ana Kos, the chief engineer of the city"
    ]


def test_a_long_statement_has_parts_that_point_back_at_it() -> None:
    """Parts carry the whole's manner, cue and source, and lie in its content."""
    text = "Officials said the pump had failed twice and flooded the lower tunnel."
    whole = spoken(text, "the pump had failed twice and flooded the lower tunnel", "said", "Officials")
    parts = split(report(text), (whole,))
    assert [report(text).join(part.content) for part in parts] == ["the pump had failed twice", "and flooded the lower tunnel"]
    assert all(part.part_of == whole.id and part.cue == whole.cue and part.content[0].within(whole.content[0]) for part in parts)


def test_each_sentence_of_a_quotation_is_a_part() -> None:
    """A quotation that runs over sentences is cut at their ends."""
    text = "Kos said: “The dam held. Nobody was hurt that night.”"
    whole = spoken(text, "“The dam held. Nobody was hurt that night.”", "said", "Kos")
    assert [report(text).join(part.content) for part in split(report(text), (whole,))] == ["“The dam held.", "Nobody was hurt that night.”"]


def test_a_statement_of_one_clause_has_no_parts() -> None:
    """What cannot be split is only itself."""
    text = "Officials said the pump had failed."
    assert split(report(text), (spoken(text, "the pump had failed", "said", "Officials"),)) == ()


@pytest.mark.parametrize("unit", ["“(", "who ", ", and said ", "a, ", "after it was "])
def test_cutting_takes_time_in_proportion_to_the_text(unit: str) -> None:
    """A hundred thousand nasty characters are cut to the end."""
    text = unit * (100_000 // len(unit))
    with patience():
        cut(text, 0, len(text))
