"""What is worked out once a word is the same as what is worked out anew."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.text import by_word as module
from crossread.text.by_word import by_word


@given(st.lists(st.text(max_size=3)))
def test_a_word_always_has_the_same_value(words: list[str]) -> None:
    """However often and in whatever order words are asked for, each has the value that the function gives it."""
    upper = by_word(str.upper)
    assert list(map(upper, words)) == [word.upper() for word in words]


def test_a_word_is_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The function is asked once a word, and again only after so many other words that all was forgotten."""
    asked: list[str] = []

    def measured(word: str) -> int:
        asked.append(word)
        return len(word)

    monkeypatch.setattr(module, "_MOST", 2)
    length = by_word(measured)
    assert [length(word) for word in ("a", "bb", "a", "bb")] == [1, 2, 1, 2]
    assert asked == ["a", "bb"]
    assert [length(word) for word in ("ccc", "a")] == [3, 1]
    assert asked == ["a", "bb", "ccc", "a"]
