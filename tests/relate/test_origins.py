"""How many independent roots a story has, and what shows it."""

from collections.abc import Sequence
from itertools import permutations

from crossread.relate.origins import find_origins
from crossread.rows import Edge, OriginKind, Reading
from tests.relate.hand import reading_of

FIRE = (
    "Nine workers died when fire swept through a paper mill in Velmouth on Monday night. The fire began in the drying room "
    "shortly after ten and reached the roof within minutes."
)
POST = reading_of(FIRE, published="2024-09-10")
COURIER = reading_of(f"Black day for Velmouth\n\n{FIRE}", name="Courier", published="2024-09-11")


def edges_of(readings: Sequence[Reading], kind: OriginKind) -> list[Edge]:
    """The edges of one kind between the readings."""
    return [edge for edge in find_origins(tuple(readings), ())[1] if edge.kind is kind]


def test_a_copy_rests_on_the_earlier_report() -> None:
    """Of two reports with the same text the later one draws on the earlier one, and both are one origin."""
    (edge,) = edges_of((COURIER, POST), OriginKind.SHARED_TEXT)
    assert (edge.copy, edge.of) == (COURIER.report.id, POST.report.id)
    assert COURIER.report.join(edge.left) == POST.report.join(edge.right)
    (origin,) = find_origins((COURIER, POST), ())[0]
    assert origin.name == "Daily Post"


def test_a_credited_agency_is_the_origin() -> None:
    """Two reports that credit one agency with the whole rest on it, each by its credit line."""
    left = reading_of("VELMOUTH (Reuters) - The mill burned down on Monday.")
    right = reading_of("The works in Velmouth are a ruin.\n\n(Reuters)", name="Courier")
    (origin,) = find_origins((left, right), ())[0]
    assert origin.name == "Reuters"
    assert all(edge.declared and edge.kind is OriginKind.CREDIT for edge in origin.edges)


def test_a_cited_outlet_leaves_two_origins() -> None:
    """A report that takes one fact from another outlet says so by an edge, and stays an origin of its own."""
    echo = reading_of("The mayor knew of the cracks, the Daily Post reported.", name="Echo")
    (edge,) = edges_of((POST, echo), OriginKind.CITED)
    assert (edge.copy, edge.of, echo.report.join(edge.left)) == (echo.report.id, POST.report.id, "the Daily Post")
    assert len(find_origins((POST, echo), ())[0]) == 2


def test_an_outlet_outside_the_story_is_a_source() -> None:
    """An agency that nobody of the story is stands as a source outside."""
    echo = reading_of("The dam held, the minister was quoted as saying by the Iranian news agency ISNA.", name="Echo")
    (edge,) = edges_of((echo, POST), OriginKind.CITED)
    assert (edge.of, edge.source) == (None, "ISNA")


def test_a_man_who_told_somebody_is_no_outlet() -> None:
    """Whom somebody told something is cited only if he is an outlet."""
    assert not edges_of((reading_of("She told Margaret Stroud that it rained. Leo Kent said no."),), OriginKind.CITED)


def test_a_shared_quotation_is_an_edge_with_both_places() -> None:
    """The same quoted words in two reports tie them, and leave them two origins if they are a small part."""
    quote = "“I have never in my life seen a fire move as fast as this one did,”"
    left = reading_of(f"{quote} said the chief. {'The town slept through it all. ' * 9}")
    right = reading_of(f"He told us: {quote} and went. {'Nobody here had heard the sirens. ' * 9}", name="Courier")
    (edge,) = edges_of((left, right), OriginKind.SHARED_QUOTE)
    assert "never in my life" in left.report.join(edge.right if edge.of == left.report.id else edge.left)
    assert len(find_origins((left, right), ())[0]) == 2


def test_one_press_conference_is_an_occasion() -> None:
    """Two reports of one news conference name it, and say how much of each rests on it."""
    left = reading_of(
        "At a press conference in Brede, Margaret Stroud said the dam held. Leo Kent said it did not hold at all.",
        persons=["Margaret Stroud", "Leo Kent"],
        said=[("the dam held", "Margaret Stroud"), ("it did not hold at all", "Leo Kent")],
    )
    right = reading_of(
        "Margaret Stroud told a joint news conference in Brede that the dam held.",
        name="Courier",
        persons=["Margaret Stroud"],
        said=[("the dam held", "Margaret Stroud")],
    )
    first, second = edges_of((left, right), OriginKind.OCCASION)
    assert first.source == second.source == "joint news conference in Brede"
    assert {edge.copy: edge.confidence == 1.0 for edge in (first, second)} == {left.report.id: False, right.report.id: True}


def test_the_order_of_reports_changes_nothing() -> None:
    """Whatever report comes first, the origins and the edges are the same."""
    readings = (POST, COURIER, reading_of("The mill burned, the Daily Post reported.", name="Echo"))
    assert len({find_origins(order, ()) for order in permutations(readings)}) == 1


def test_an_agency_in_a_sentence_is_no_credit() -> None:
    """An agency that is only spoken of is not credited with the report."""
    reading = reading_of("The Associated Press moved to the harbour.\n\nRain fell.", name="Echo")
    assert not edges_of((reading,), OriginKind.CREDIT)
