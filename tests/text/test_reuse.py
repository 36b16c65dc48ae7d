"""Text that two reports share is found, with the characters on both sides."""

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Indel

from crossread.text.reuse import find_copies

MILL = (
    "Nine workers died when fire swept through a paper mill in Velmouth on Monday night. The fire began in the drying room "
    "shortly after ten and reached the roof within minutes. Relatives waited at the gate until dawn, and a bus brought them to "
    "the hospital, where doctors were treating thirty people for burns of the hands and the face."
)
BRIDGE = "The council closed the old bridge to lorries after an engineer had found cracks in two of the four piers that carry it."
FEW = "the fire began in a drying room shortly after ten and reached roof within minutes of dawn"
WORDS = st.lists(st.sampled_from(FEW.split()), max_size=60)


def test_a_copy_is_found_with_its_places() -> None:
    """A report that lifts two sentences of another is tied to it by exactly these sentences."""
    lifted = MILL[: MILL.index(" Relatives")]
    (copy,) = find_copies([("b", f"A black day for the town. {lifted} We mourn."), ("a", MILL)], least_words=20)
    assert (copy.left, copy.right) == ("a", "b")
    (piece,) = copy.pieces
    assert MILL[slice(*piece.left)] == lifted.rstrip(".")


def test_a_few_changed_words_do_not_break_a_piece() -> None:
    """Copy that was lightly edited is one piece with the change in it, not two."""
    (copy,) = find_copies([("a", MILL), ("b", MILL.replace("shortly after ten", "at about ten o’clock"))])
    assert len(copy.pieces) == 1
    assert copy.left_share > 0.9


def test_marks_and_capitals_do_not_matter() -> None:
    """Curly quotation marks, capitals and line ends do not hide a copy."""
    (copy,) = find_copies([("a", MILL), ("b", MILL.upper().replace(" ", "\n"))])
    assert copy.share == 1.0


def test_reports_in_their_own_words_are_no_copies() -> None:
    """Two reports without a run of words in common share nothing."""
    assert find_copies([("a", MILL), ("b", BRIDGE), ("c", "")]) == []


def test_a_text_that_everybody_carries_is_still_found() -> None:
    """Agency copy in sixty reports joins each to some others, though every run of it is common."""
    found = find_copies([(f"r{at:02}", f"Report {at} of this paper. {MILL}") for at in range(60)])
    assert {copy.left for copy in found} | {copy.right for copy in found} == {f"r{at:02}" for at in range(60)}


@given(WORDS, WORDS)
def test_the_two_sides_of_a_piece_are_alike(left: list[str], right: list[str]) -> None:
    """The words that a piece points at on one side are nearly those on the other."""
    one, other = " ".join(left), " ".join(right)
    for copy in find_copies([("a", one), ("b", other)], least_words=8):
        for piece in copy.pieces:
            assert Indel.normalized_similarity(one[slice(*piece.left)], other[slice(*piece.right)]) > 0.3


@given(st.lists(WORDS.map(" ".join), min_size=2, max_size=5))
def test_the_order_of_texts_changes_nothing(texts: list[str]) -> None:
    """Texts given in another order share the same words."""
    named = [(f"r{at}", text) for at, text in enumerate(texts)]
    assert find_copies(named, least_words=8) == find_copies(named[::-1], least_words=8)
