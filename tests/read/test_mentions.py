"""Names of people, organisations and places, with their titles."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.read.mentions import find_mentions
from crossread.read.sentences import find_sentences
from crossread.rows import Block, Mention, MentionKind, Outcome, Report, Role, Span, State

SHARED = Path(__file__).parents[3] / "shared"
PERSON, BODY, PLACE = MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE


def report_of(text: str) -> Report:
    """A report whose lines are its paragraphs."""
    blocks, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(Span("r", start, start + len(line)), Role.PARAGRAPH))
        start += len(line) + 1
    return Report("r", "r", text, tuple(blocks), Outcome(State.OK), "", "")


def mentions_of(text: str) -> tuple[Mention, ...]:
    """The names of a text."""
    report = report_of(text)
    return find_mentions(report, find_sentences(report))


def heads(text: str) -> list[tuple[str, MentionKind]]:
    """Each name as written, with its kind."""
    return [(text[mention.head.start : mention.head.end], mention.kind) for mention in mentions_of(text)]


@pytest.mark.parametrize(
    ("text", "span", "head"),
    [
        ("The U.S. Secretary of State Antony Blinken left.", "U.S. Secretary of State Antony Blinken", "Antony Blinken"),
        ("That is what Kremlin spokesman Dmitry Peskov said.", "Kremlin spokesman Dmitry Peskov", "Dmitry Peskov"),
        ("They met EU foreign affairs spokesman Peter Stano.", "EU foreign affairs spokesman Peter Stano", "Peter Stano"),
        ("So did British Foreign Secretary Lamy.", "British Foreign Secretary Lamy", "Lamy"),
        ("Then Mr. Osei left.", "Mr. Osei", "Osei"),
        ("They praised Dr. Martin Luther King Jr. there.", "Dr. Martin Luther King Jr.", "Martin Luther King Jr."),
    ],
)
def test_a_persons_mention_covers_the_title_and_its_head_is_the_name(text: str, span: str, head: str) -> None:
    """Offices, bodies and "Mr." before a name belong to the mention, not to the name."""
    found = [mention for mention in mentions_of(text) if mention.kind is PERSON]
    assert [(text[one.span.start : one.span.end], text[one.head.start : one.head.end]) for one in found] == [(span, head)]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("They visited Ouagadougou Falls in Kenya.", "Kenya", PLACE),
        ("He works for the Foundation for Rural Roads in Lagos.", "Foundation for Rural Roads", BODY),
        ("Talks with the Ministry of Foreign Affairs and Trade went on.", "Ministry of Foreign Affairs and Trade", BODY),
        ("It was sold to Harlow Textiles Inc. last year.", "Harlow Textiles Inc.", BODY),
        ("It is what NATO wants.", "NATO", BODY),
        ("Only Velda Orrin, 44, of Leeds, survived.", "Velda Orrin", PERSON),
        ("We asked Torvald Brekke, a senior fellow at the centre.", "Torvald Brekke", PERSON),
        ("The man met Bashar al-Assad there.", "Bashar al-Assad", PERSON),
    ],
)
def test_a_name_is_told_by_its_words_and_by_what_stands_around_it(text: str, name: str, kind: MentionKind) -> None:
    """Known places, words such as "Ministry", ages and roles decide what a name stands for."""
    assert (name, kind) in heads(text)


def test_and_does_not_join_two_names() -> None:
    """So "Iran and Russia" are two places, "France, Germany and Britain" three."""
    assert heads("He spoke of Iran and Russia, then of France, Germany and Britain.") == [
        (name, PLACE) for name in ("Iran", "Russia", "France", "Germany", "Britain")
    ]


def test_a_last_name_alone_is_a_person_since_the_full_name_is() -> None:
    """The report names Ana Quirke once; every later "Quirke" is a person too."""
    text = "A call came from Ana Quirke, 31.\nThe house of Quirke was empty. Nobody saw Quirke."
    assert [kind for name, kind in heads(text) if name == "Quirke"] == [PERSON, PERSON]


def test_words_that_merely_open_a_sentence_are_no_names() -> None:
    """Capitals at a sentence's or a quotation's start name nobody."""
    assert heads("Meanwhile nothing moved. “Nobody came,” he said. Additional sanctions may follow. Yesterday was Tuesday.") == []


def test_a_headline_in_capitals_only_repeats_names_of_the_text() -> None:
    """Of "Mayor Quirke Sells Old Bridge" only the name known from below is one; the same in capitals."""
    body = "\nThe bridge was sold by Ana Quirke, the mayor of Leeds."
    for title in ("Quirke Sells Old Bridge In Leeds", "QUIRKE SELLS OLD BRIDGE IN LEEDS"):
        found = [name for name, _ in heads(title + body)]
        assert [name.lower() for name in found] == ["quirke", "leeds", "ana quirke", "leeds"]


def test_a_possessive_ending_is_not_part_of_a_name() -> None:
    """So "Russia's" names Russia."""
    assert heads("It was Russia's plan, and Iran’s too.") == [("Russia", PLACE), ("Iran", PLACE)]


@given(st.text(alphabet="AaBeIlnor. ,’'“-\nUSS ofthe", max_size=150))
def test_mentions_lie_in_the_text_in_order_and_apart(text: str) -> None:
    """Whatever the text, spans are in bounds, heads inside their spans, and the same text gives the same names."""
    found = mentions_of(text)
    assert all(one.head.within(one.span) and 0 <= one.span.start < one.span.end <= len(text) for one in found)
    assert all(left.span.end <= right.span.start for left, right in pairwise(found))
    assert found == mentions_of(text)


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is missing: names are not measured against wikigold")
def test_names_reach_what_was_reached() -> None:
    """F1 of exact names with their kind over wikigold stays above what the first version reached."""
    from evaluation.names_ner import evaluate

    assert evaluate().f1 >= 0.65
