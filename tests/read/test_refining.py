"""Rules and tagger find attributions together."""

from crossread.read.decoding import Told
from crossread.read.direct import Draft
from crossread.read.refining import Trust, refine
from crossread.rows import Attitude, Span

WINDOW = (0, 100)
RULED = Draft([(0, 20)], ((30, 34),), ((22, 29),), Attitude.WARNS)


def told(content: tuple[int, int], sure: float, cue: tuple[int, int] = (30, 34)) -> Told:
    """A finding of the tagger that denies."""
    return Told(sure, (content,), (cue,), ((22, 29),), list(Attitude).index(Attitude.DENIES))


def test_what_only_the_tagger_finds_stands_if_it_is_sure() -> None:
    """Surer than the threshold: in; less sure: out."""
    trust = Trust(alone=0.8)
    assert [len(refine([], [(WINDOW, [told((0, 20), sure)])], [], trust)) for sure in (0.9, 0.7)] == [1, 0]


def test_what_both_find_stands_once_with_the_attitude_of_the_rules() -> None:
    """The two are one attribution, not two."""
    (found,) = refine([RULED], [(WINDOW, [told((0, 18), 0.9)])], [], Trust())
    assert found.attitude is Attitude.WARNS


def test_the_taggers_source_stands_where_it_is_sure() -> None:
    """Of a pair the rules' words stand; who says them is the tagger's if it is sure."""
    other = told((0, 18), 0.99)._replace(source=((40, 45),))
    (found,) = refine([RULED], [(WINDOW, [other])], [])
    assert (found.content, found.source) == ([(0, 20)], ((40, 45),))


def test_within_a_quotation_the_tagger_adds_nothing() -> None:
    """What somebody quoted says of others is theirs, not the report's."""
    assert refine([], [(WINDOW, [told((0, 20), 0.99)])], [Span("r", 0, 60)]) == []


def test_quoted_words_that_only_the_rules_found_stand() -> None:
    """The tagger does not talk the rules out of a quotation; of indirect speech it does."""
    quotations = [Span("r", 0, 20)]
    assert refine([RULED], [(WINDOW, [])], quotations, Trust()) == [RULED]
    assert refine([RULED], [(WINDOW, [])], [], Trust()) == []


def test_speech_whose_cue_is_in_another_paragraph_stands() -> None:
    """Where the tagger cannot see cue and words together, the rules decide."""
    far = Draft([(120, 140)], ((30, 34),), (), Attitude.ASSERTS)
    assert refine([far], [(WINDOW, []), ((110, 150), [])], [], Trust()) == [far]


def test_hearsay_that_only_the_rules_found_does_not_stand() -> None:
    """Words said by nobody in particular are kept only if the tagger hears them too."""
    hearsay = Draft([(0, 20)], ((30, 34),), (), Attitude.ASSERTS)
    assert refine([hearsay], [(WINDOW, [])], [], Trust()) == []
    assert len(refine([hearsay], [(WINDOW, [told((0, 20), 0.5)])], [], Trust())) == 1
