"""Near copies found before stories are formed."""

import math
import random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from crossread.gather.arrivals import Arrival
from crossread.gather.features import features, words_seen
from crossread.gather.near import bands, near_copies, sketch
from crossread.gather.stories import take
from crossread.gather.window import Window

WORDS = [f"{first}{last}" for first in ("bran", "cor", "dul", "fen", "gar", "hol", "jur") for last in ("dam", "mel", "nok", "rist", "vane")]


def told(seed: int, length: int = 120) -> list[str]:
    """A made-up text, word by word."""
    rng = random.Random(seed)  # noqa: S311
    return [rng.choice(WORDS) + rng.choice(WORDS) for _ in range(length)]


def copies(texts: list[str], days: list[float] | None = None) -> list[int]:
    """Of which text each is a near copy."""
    sketches = np.array([sketch(words_seen(text)) for text in texts])
    at = np.array(days or [math.nan] * len(texts))
    return near_copies(sketches, bands(sketches), np.zeros(0, np.int64), at).tolist()


def arriving(name: str, words: list[str], day: float = math.nan) -> Arrival:
    """A report of these words."""
    seen = words_seen(" ".join(words))
    return Arrival(name, day, features(seen), sketch(seen))


@given(st.integers(0, 10_000), st.integers(0, 110), st.integers(1, 6))
def test_a_printing_with_a_few_words_changed_is_a_near_copy(seed: int, at: int, many: int) -> None:
    """A few words that were changed in one place do not hide that two reports are one text."""
    words = told(seed)
    changed = [*words[:at], *told(seed + 1, many), *words[at + many :]]
    assert copies([" ".join(words), " ".join(changed)]) == [0, 0]


@given(st.integers(0, 10_000))
def test_texts_of_their_own_are_no_copies(seed: int) -> None:
    """Reports that draw on the same words in another order are no copies of each other."""
    words = told(seed)
    assert copies([" ".join(words), " ".join(sorted(words)), " ".join(told(seed + 1))]) == [0, 1, 2]


def test_what_comes_back_days_later_or_is_short_is_no_copy() -> None:
    """A formula that is printed again a week later is a report of its own, and so is a text too short to tell."""
    text, short = " ".join(told(1)), " ".join(told(2, 30))
    assert copies([text, text], [1.0, 8.0]) == [0, 1]
    assert copies([text, text], [1.0, 2.0]) == [0, 0]
    assert copies([short, short]) == [0, 1]


def test_a_near_copy_goes_where_its_report_goes() -> None:
    """It joins the story of the report that it is a copy of, and is compared with no other."""
    words, window = told(3), Window()
    first = take(window, [arriving("wire", words), arriving("else", told(4))])
    second = take(window, [arriving("post", [*words[:-2], "more"])])
    assert second.joins == (("post", dict(first.joins)["wire"]),)
    assert len(window.told[2]) == 0


def test_a_copy_stays_in_its_story_when_its_report_leaves_the_window() -> None:
    """What remains of a story in the window stays together, and a later copy is found by the copy that is left."""
    words, window = told(5), Window(size=3)
    take(window, [arriving("wire", words)])
    story = dict(take(window, [arriving("post", words), arriving("a", told(6))]).joins)["post"]
    take(window, [arriving("b", told(7))])
    assert window.reports == ["post", "a", "b"]
    assert dict(take(window, [arriving("courier", words)]).joins) == {"courier": story}
