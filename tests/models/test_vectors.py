"""The static word vectors and what may stand in their place."""

import numpy as np
import pytest

from crossread.errors import CrossreadError
from crossread.models import shipped
from crossread.models.signatures import Encoder
from crossread.models.vectors import word_vectors


def test_words_of_like_meaning_lie_near_each_other() -> None:
    """The word "fled" is nearer to "escaped" than to "budget"."""
    fled, escaped, budget = word_vectors().encode([["fled"], ["escaped"], ["budget"]])
    assert fled @ escaped > 0.5 > fled @ budget


def test_a_word_that_is_not_listed_has_no_vector() -> None:
    """A name nobody has heard of is at zero, not at a wrong place."""
    found = word_vectors()
    assert found.place("qzxvwk") == -1
    assert not found.encode([["qzxvwk"]]).any()


def test_common_words_tell_less_than_rare_ones() -> None:
    """The word "the" weighs next to nothing."""
    found = word_vectors()
    assert found.weights[found.place("the")] < 0.1 < found.weights[found.place("lawsuit")]


def test_the_vectors_are_an_encoder() -> None:
    """What ships has the signature of what may be swapped, and its points have length 1."""
    encode: Encoder = word_vectors().encode
    assert np.allclose(np.linalg.norm(encode([["two", "guards"]]), axis=1), 1.0, atol=1e-5)


def test_a_changed_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A model file whose hash is not the expected one is not used."""
    monkeypatch.setattr(shipped, "hashes", lambda: {"words.npz": "0" * 64})
    with pytest.raises(CrossreadError, match="not 0000"):
        shipped.read_model("words.npz")
