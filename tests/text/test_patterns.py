"""Many words as one pattern."""

import re

from hypothesis import given
from hypothesis import strategies as st

from crossread.text.patterns import any_of

WORDS = st.lists(st.text(alphabet="abcd.' ", min_size=1, max_size=6), min_size=1, max_size=8)


@given(WORDS)
def test_every_word_and_no_other_matches_whole(words: list[str]) -> None:
    """A pattern of words matches each of them in full, whatever signs they hold."""
    pattern = re.compile(any_of(words, either_case=False))
    assert all(pattern.fullmatch(word) for word in words)
    assert pattern.fullmatch("e" + words[0]) is None


def test_the_longest_word_wins_and_a_first_capital_is_allowed() -> None:
    """So "Seventeen" is never read as "seven"."""
    found = re.match(any_of(["seven", "seventeen"]), "Seventeen")
    assert found is not None
    assert found.group() == "Seventeen"
