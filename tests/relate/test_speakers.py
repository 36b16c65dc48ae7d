"""Everybody who says something is found once, over all reports, however they are written."""

from itertools import permutations

from crossread.relate.entities import find_names
from crossread.relate.speakers import find_speakers
from crossread.rows import Speaker
from tests.relate.hand import reading_of

POST = reading_of(
    "Secretary Anthony Stroud said the dam held. Officials said nothing. In Kiev people slept.",
    persons=["Anthony Stroud"],
    places=["Kiev"],
    said=[("the dam held", "Secretary Anthony Stroud"), ("nothing", "Officials")],
)
COURIER = reading_of(
    "Antony Stroud said the dam held. He said it leaked. Officials said more. In Kyiv it rained.",
    name="Courier",
    persons=["Antony Stroud"],
    places=["Kyiv"],
    said=[("the dam held", "Antony Stroud"), ("it leaked", "He"), ("more", "Officials")],
    points=[("He", "Antony Stroud")],
)


def named(speakers: tuple[Speaker, ...], name: str) -> Speaker:
    """The speaker one of whose spellings is `name`."""
    (found,) = [speaker for speaker in speakers if name in speaker.spellings]
    return found


def test_two_spellings_are_one_speaker_with_the_evidence() -> None:
    """Anthony and Antony Stroud are one, and the reason points at both places."""
    speaker = named(find_speakers((POST, COURIER)), "Anthony Stroud")
    assert speaker.spellings == ("Anthony Stroud", "Antony Stroud")
    (reason,) = speaker.reasons
    assert reason.left is not None
    assert reason.right is not None
    assert {POST.report.slice(reason.left), COURIER.report.slice(reason.right)} == {"Anthony Stroud", "Antony Stroud"}


def test_a_pronoun_speaks_for_whom_it_points_at() -> None:
    """What "he" said is the statement of the man named before."""
    speaker = named(find_speakers((COURIER,)), "Antony Stroud")
    assert len(speaker.statements) == 2


def test_an_open_pronoun_is_nobody() -> None:
    """A pronoun that points at nobody makes no speaker."""
    reading = reading_of("They said the dam held.", said=[("the dam held", "They")])
    assert find_speakers((reading,)) == ()


def test_officials_of_two_reports_are_not_one_speaker() -> None:
    """Unnamed officials stay apart, report by report."""
    officials = [speaker for speaker in find_speakers((POST, COURIER)) if speaker.name == "Officials"]
    assert [len(speaker.statements) for speaker in officials] == [1, 1]
    assert len({speaker.id for speaker in officials}) == 2


def test_a_family_name_goes_to_its_only_bearer() -> None:
    """Lamy in one report is David Lamy of the other, if no other Lamy is named."""
    short = reading_of("Lamy said no.", persons=["Lamy"], said=[("no", "Lamy")])
    full = reading_of("David Lamy spoke.", name="Courier", persons=["David Lamy"])
    assert named(find_speakers((short, full)), "Lamy").name == "David Lamy"


def test_a_family_name_of_two_goes_to_neither() -> None:
    """Of two Kents in other reports none is taken for the Kent of this one."""
    short = reading_of("Kent said no.", persons=["Kent"], said=[("no", "Kent")])
    others = [reading_of(f"{name} spoke.", name=name, persons=[name]) for name in ("Ada Kent", "Leo Kent")]
    assert named(find_speakers((short, *others)), "Kent").spellings == ("Kent",)


def test_a_ministry_is_known_by_its_words() -> None:
    """The Iranian Foreign Ministry and the Ministry of Foreign Affairs of Iran are one body."""
    short = "The Iranian Foreign Ministry"
    left = reading_of(f"{short} said no.", bodies=["Iranian Foreign Ministry"], said=[("no", short)])
    long = "Ministry of Foreign Affairs of Iran"
    right = reading_of(f"The {long} said yes.", name="Courier", bodies=[long], said=[("yes", f"The {long}")])
    (speaker,) = find_speakers((left, right))
    assert len(speaker.statements) == 2


def test_a_spokesman_is_not_whom_he_speaks_for() -> None:
    """What a spokesman for President Kent says is not said by Kent; what a statement of the navy says is said by the navy."""
    reading = reading_of(
        "A spokesman for President Ada Kent said no. A Navy statement said yes.",
        persons=["President Ada Kent"],
        bodies=["Navy"],
        said=[("no", "A spokesman for President Ada Kent"), ("yes", "A Navy statement")],
    )
    assert {speaker.name for speaker in find_speakers((reading,))} == {"A spokesman for President Ada Kent", "Navy"}


def test_places_written_two_ways_are_variants() -> None:
    """Kiev and Kyiv are found as two spellings of one place, though nobody speaks there."""
    variants = find_names((POST, COURIER))
    assert ("Kiev", "Kyiv") in [entity.spellings for entity in variants]


def test_the_order_of_reports_changes_nothing() -> None:
    """Whatever report comes first, the same speakers are found with the same ids."""
    readings = (POST, COURIER, reading_of("Stroud said no.", name="Echo", persons=["Stroud"], said=[("no", "Stroud")]))
    assert len({find_speakers(order) for order in permutations(readings)}) == 1


def test_a_statement_has_one_speaker_at_most() -> None:
    """No statement is given to two speakers."""
    given = [said for speaker in find_speakers((POST, COURIER)) for said in speaker.statements]
    assert len(given) == len(set(given)) == 5


def test_spellings_that_begin_apart_meet() -> None:
    """Andrij Jermak and Andriy Yermak are one, though not even the first letter of the family name is the same."""
    left = reading_of("Andrij Jermak said no.", persons=["Andrij Jermak"], said=[("no", "Andrij Jermak")])
    right = reading_of("Andriy Yermak said yes.", name="Courier", persons=["Andriy Yermak"], said=[("yes", "Andriy Yermak")])
    (speaker,) = find_speakers((left, right))
    assert speaker.spellings == ("Andrij Jermak", "Andriy Yermak")


def test_one_office_brings_near_names_together() -> None:
    """A foreign ministry's spokeswoman whose name two reports write differently is one woman."""
    left = reading_of(
        "Iranian Foreign Ministry spokesperson Leila Mardani said no.", persons=["Leila Mardani"], said=[("no", "Leila Mardani")]
    )
    right = reading_of(
        "The spokesman of the Iranian Ministry of Foreign Affairs, Leila Mordati, said yes.",
        name="Courier",
        persons=["Leila Mordati"],
        said=[("yes", "Leila Mordati")],
    )
    other = reading_of("Leila Mordati, a baker, said yes.", name="Echo", persons=["Leila Mordati"], said=[("yes", "Leila Mordati")])
    assert len(find_speakers((left, right))) == 1
    assert len(find_speakers((left, other))) == 2


def test_the_coast_guard_is_one_body() -> None:
    """A body without a name is one over the reports if their words are the same; survivors without names are not."""
    left = reading_of("The coast guard said no. Survivors said maybe.", said=[("no", "The coast guard"), ("maybe", "Survivors")])
    right = reading_of("No, the coast guard said. Maybe, survivors said.", said=[("No", "the coast guard"), ("Maybe", "survivors")])
    assert sorted(speaker.name for speaker in find_speakers((left, right))) == ["Survivors", "survivors", "the coast guard"]
