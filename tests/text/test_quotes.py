"""Quotation marks of every style open and close the outermost quotations; apostrophes and inches are no marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.text.quotes import quotes
from tests.patience import patience


def found(text: str) -> list[str]:
    """The quotations of a text, in words."""
    return [text[quote.start : quote.end] for quote in quotes(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Stay,” she said.", ["“Stay,”"]),
        ('"Stay," she said. "Now."', ['"Stay,"', '"Now."']),
        ("«Non», dit-il. „Nein“, sagte sie.", ["«Non»", "„Nein“"]),
        ("‘We can’t go,’ said Ann. ‘It’s late.’", ["‘We can’t go,’", "‘It’s late.’"]),
        ("‘The boys’ toys are here,’ he said.", ["‘The boys’ toys are here,’"]),
        ("Mayor: 'We shall not move'", ["'We shall not move'"]),
        ("``Stay,'' she said.", ["``Stay,''"]),
        ('"It held, "Moss said. Rain fell.', ['"It held, "']),
    ],
)
def test_every_style_of_marks_is_read(text: str, expected: list[str]) -> None:
    """American, British, French and German marks, straight and typewriter ones all hold quotations."""
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“He told me ‘never’ twice,” she said.", ["“He told me ‘never’ twice,”"]),
        ('"She wrote “no” on it," he said.', ['"She wrote “no” on it,"']),
        ("“One “two” three,” he said.", ["“One “two” three,”"]),
        ("‘He called it “final”,’ said Ann.", ["‘He called it “final”,’"]),
    ],
)
def test_a_quotation_in_a_quotation_is_not_told_apart(text: str, expected: list[str]) -> None:
    """Only the outermost quotation is one."""
    assert found(text) == expected


@pytest.mark.parametrize("text", ["It’s the boys’ fault.", "Back in the ’90s it wasn't so.", "He is 6'3\" tall.", "Rock 'n' roll, O'Neill"])
def test_apostrophes_and_inches_are_no_quotation_marks(text: str) -> None:
    """A text without quotations has none."""
    assert found(text) == []


def test_a_mark_without_its_partner_reaches_to_the_paragraphs_edge() -> None:
    """The caller is told which side is missing."""
    (opened,) = quotes("She said: “We go on.", 0, 20)
    (closed,) = quotes("We go on,” she said.", 0, 20)
    assert (opened.opened, opened.closed, opened.end) == (True, False, 20)
    assert (closed.opened, closed.closed, closed.start) == (False, True, 0)


@given(st.text(alphabet="ab .,'\"“”‘’«»„`\n", max_size=60))
def test_quotations_lie_in_order_and_apart(text: str) -> None:
    """Whatever the marks, quotations are inside the text, in order, and do not overlap."""
    edges = [edge for quote in quotes(text, 0, len(text)) for edge in (quote.start, quote.end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)


@pytest.mark.parametrize("noise", ["“(", '"', "“", "'a ", "a.’ ", "«", "” "])
def test_noise_takes_time_in_proportion(noise: str) -> None:
    """A million characters of noise end, where a step that is quadratic would not."""
    text = noise * (1_000_000 // len(noise))
    with patience():
        found = list(quotes(text, 0, len(text)))
    assert all(0 <= quote.start < quote.end <= len(text) for quote in found)
