"""The shipped tagger: small numbers in, who says what out."""

import zlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.errors import CrossreadError
from crossread.models import shipped
from crossread.models.pieces import CLS, SEP, cut
from crossread.models.tagger import Tagged, tag
from crossread.settings import Mode
from tests.read.spoken import paragraphs


def tagged(text: str, *, full: bool = True) -> tuple[list[tuple[int, int]], Tagged]:
    """The pieces of a sentence and the tagger's answers, with nothing said by rules."""
    pieces = cut([text])[0]
    ids = np.array([CLS, *pieces.ids, SEP])
    shape = np.array([0, *(1 if text[start].islower() else 2 if text[start].isupper() else 4 for start, _ in pieces.places), 0])
    return pieces.places, tag(ids, np.zeros(len(ids), dtype=np.int64), shape, full=full)


@pytest.mark.parametrize("full", [True, False], ids=["full", "small"])
def test_a_cue_is_linked_to_its_content_and_its_source(*, full: bool) -> None:
    """Both halves of the tagger know who said what in a plain sentence, without the help of rules."""
    text = "The mayor said on Tuesday that the bridge would be closed."
    places, answers = tagged(text, full=full)
    best = int(answers.begins.argmax())
    labels = answers.links[best][1:-1].argmax(-1)
    words = {text[start:end]: int(label) for (start, end), label in zip(places, labels, strict=True)}
    assert text[slice(*places[answers.anchors[best] - 1])] == "said"
    assert (words["bridge"], words["mayor"], words["said"]) == (1, 2, 3)


def test_a_sentence_in_which_nobody_speaks_has_no_cue() -> None:
    """Nothing is likely enough to be looked at."""
    assert not len(tagged("The train to the coast was late because of snow.")[1].anchors)


@settings(max_examples=20)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
def test_pieces_stand_where_they_say(text: str) -> None:
    """Each piece has its place in the text, in order, whatever the characters."""
    pieces = cut([text])[0]
    assert all(0 <= start < end <= len(text) for start, end in pieces.places)
    assert pieces.places == sorted(pieces.places)


def test_a_report_reads_the_same_whatever_is_read_before_it() -> None:
    """One window at a time: the same input gives the same bytes."""
    first = tagged("“We left,” Ana Ito said.")[1]
    tagged("The minister denied on Friday that any of the money had been his.")
    again = tagged("“We left,” Ana Ito said.")[1]
    assert all(np.array_equal(one, other) for one, other in zip(first, again, strict=True))


def test_a_tagger_of_another_hash_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The files are those that this version was made with, or nothing is read with them."""
    monkeypatch.setattr(shipped, "hashes", lambda: {"tagger-lower.onnx": "0" * 64})
    with pytest.raises(CrossreadError, match=r"tagger-lower\.onnx has the SHA-256"):
        shipped.read_model("tagger-lower.onnx")


def test_the_models_fit_into_the_package() -> None:
    """All shipped model files together take at most 30 MB in the wheel, which compresses them."""
    assert sum(len(zlib.compress(shipped.read_model(name))) for name in shipped.hashes()) <= 30e6


def test_each_mode_reads_the_plain_sentence() -> None:
    """Rules, small and full all find who said it."""
    from crossread.read import read_report

    report = paragraphs("The mayor said on Tuesday that the bridge would be closed.")
    for mode in Mode:
        spoken = [one for one in read_report(report, mode).statements if one.source]
        assert [report.join(one.source) for one in spoken] == ["The mayor"]
