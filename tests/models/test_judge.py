"""The shipped judge: how alike two statements mean, each read in its sentence."""

import numpy as np
import pytest

from crossread.errors import CrossreadError
from crossread.models import shipped
from crossread.models.judge import Heard, Likeness, compare, hear, in_sentences
from tests.relate.rows_factory import reading

SHUT = "The council will shut the old bridge on Monday."
CLOSED = "From Monday the bridge is to be closed, councillors decided."
OTHER = "Bakers in the valley won a prize for their rye bread."


def heard(*sentences: str) -> list[Heard]:
    """Each sentence as the judge hears it."""
    made = reading("a", *sentences)
    return hear([made], [[sentence] for sentence in made.sentences])


def test_the_same_claim_in_other_words_is_nearer_than_another_claim() -> None:
    """Closing and shutting a bridge are one claim; a prize for bread is another."""
    shut, closed, other = heard(SHUT, CLOSED, OTHER)
    assert compare(shut, closed).least > compare(shut, other).least + 0.1


def test_a_statement_is_wholly_like_itself() -> None:
    """Every piece finds its like."""
    shut, _ = heard(SHUT, OTHER)
    assert compare(shut, shut) == pytest.approx((1.0, 1.0, 0.0), abs=1e-5)


def test_the_judge_says_the_same_from_either_side() -> None:
    """Which report stands on the left changes nothing."""
    shut, closed = heard(SHUT, CLOSED)
    assert compare(shut, closed) == pytest.approx(compare(closed, shut), abs=1e-6)


def test_a_sentence_is_read_the_same_whatever_is_read_before_it() -> None:
    """One sentence at a time: the same story gives the same bytes."""
    first = heard(SHUT, OTHER)
    heard(OTHER, CLOSED, SHUT)
    assert all(np.array_equal(one, other) for pair in zip(first, heard(SHUT, OTHER), strict=True) for one, other in zip(*pair, strict=True))


def test_what_has_no_pieces_is_like_nothing() -> None:
    """A statement without a word gets numbers all the same."""
    made = reading("a", SHUT)
    nothing, shut = hear([made], [[], [made.sentences[0]]])
    assert compare(nothing, shut) == Likeness(0.0, 0.0, 1.0)


def test_each_content_has_its_own_pieces() -> None:
    """Two sentences of one report share no piece, and every place is among the pieces that are read."""
    made = reading("a", SHUT, OTHER)
    sentences, places = in_sentences([made], [[sentence] for sentence in made.sentences])
    assert not set(places[0].tolist()) & set(places[1].tolist())
    assert max(places[1].tolist()) < sum(map(len, sentences))


def test_a_judge_of_another_hash_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is the one that this version was made with, or nothing is judged with it."""
    monkeypatch.setattr(shipped, "hashes", lambda: {"judge.onnx": "0" * 64})
    with pytest.raises(CrossreadError, match=r"judge\.onnx has the SHA-256"):
        shipped.read_model("judge.onnx")
