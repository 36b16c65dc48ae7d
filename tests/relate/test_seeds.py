"""The two real reports that the project thinks with: who speaks in them, how names are spelt, and what they rest on."""

from functools import cache
from pathlib import Path

import pytest

from crossread.load import load
from crossread.read import read
from crossread.relate import relate
from crossread.relate.entities import find_names
from crossread.relate.origins import find_origins
from crossread.relate.speakers import find_speakers
from crossread.rows import OriginKind, Reading
from crossread.settings import Settings

SHARED = Path(__file__).parents[3] / "shared"
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is missing: the two seed reports are there")


@cache
def seeds() -> tuple[Reading, ...]:
    """Both reports, read."""
    return tuple(read(load(sorted((SHARED / "data/seeds").glob("*.txt")), settings=Settings())))


@pytest.mark.parametrize(
    "spellings",
    [
        ("Anthony Blinken", "Antony Blinken", "Blinken"),
        ("Nasser Kanani", "Naser Kanaani"),
        ("Dmitry Peskov", "Peskov"),
        ("David Lamy", "Lamy"),
    ],
)
def test_each_of_the_speakers_is_one(spellings: tuple[str, ...]) -> None:
    """Blinken, Kanani, Peskov and Lamy are one speaker each, with all their spellings."""
    assert any(set(spellings) <= set(speaker.spellings) for speaker in find_speakers(seeds()))


def test_kiev_is_kyiv() -> None:
    """The capital of Ukraine is found in its two spellings."""
    assert any({"Kiev", "Kyiv"} <= set(entity.spellings) for entity in find_names(seeds()))


def test_both_rest_on_one_press_conference_and_cite_agencies() -> None:
    """Each report rests on the news conference in London, one cites Reuters and the other ISNA, and they stay two origins."""
    origins, edges = find_origins(seeds(), ())
    occasions = [edge for edge in edges if edge.kind is OriginKind.OCCASION]
    assert {edge.source for edge in occasions} == {"joint news conference in London"}
    assert len({edge.copy for edge in occasions}) == 2
    assert {edge.source for edge in edges if edge.kind is OriginKind.CITED} == {"Reuters", "ISNA"}
    assert len(origins) == 2


def test_every_mention_is_one_of_the_spellings() -> None:
    """The characters that a speaker's mentions point at are its spellings, to the letter."""
    report = {reading.report.id: reading.report for reading in seeds()}
    for speaker in find_speakers(seeds()):
        assert {report[span.report].slice(span) for span in speaker.mentions} == set(speaker.spellings)


def test_the_dispute_over_the_missiles_has_its_three_sides() -> None:
    """The claim of a delivery, Iran's denial in four wordings and Peskov's refusal to confirm stand in one dispute."""
    record = relate(seeds())
    (dispute,) = record.disputes
    assert (len(dispute.asserts), len(dispute.denies), len(dispute.declines)) == (2, 4, 2)
