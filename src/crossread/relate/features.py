"""Grounds for a verdict: one small function a ground; its first line is what the reader is told.

Each takes the two sides of a pair and gives a reason with the two places compared, or None. Scores run from -1 (they
stand against each other) to 1 (they say one thing); they order the reasons and are not measured.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from math import isfinite
from typing import NamedTuple

from crossread.relate.times import explained
from crossread.relate.units import Unit
from crossread.rows import Attitude, Manner, Reason, Span, Value, ValueKind
from crossread.text.lists import table
from crossread.text.lists import words as listed
from crossread.text.patterns import any_of
from crossread.text.stems import stem
from crossread.text.units import convert

_AGAINST = frozenset({Attitude.DENIES})
_OPEN = frozenset({Attitude.DECLINES, Attitude.DOUBTS, Attitude.ASKS})
_NEGATIONS = listed("negations")
_CALLED_FALSE = re.compile(rf"\b{any_of([row[0] for row in table('denials') if row[1] == 'denies'])}\b")
# Of one utterance quoted twice, one quotation may begin or end beside the "not".
_QUOTED = frozenset({Manner.DIRECT, Manner.MIXED})
_ALIKE = 0.75
# Not measured: who denies more than the other says denies something else.
_LEAST_DENIED = 0.6
_CONDITION = frozenset({"if", "whether", "unless"})


class Side(NamedTuple):
    """A unit with the id of its speaker ("" if nobody is named), the day of publication, and what the speaker is called."""

    unit: Unit
    speaker: str
    published: str | None
    called: str = ""


Ground = Callable[[Side, Side], Reason | None]


def _reason(ground: Ground, score: float, left: Span, right: Span) -> Reason:
    return Reason(ground.__name__, score, (ground.__doc__ or "").split("\n")[0], left, right)


def _spans(left: Side, right: Side) -> tuple[Span, Span]:
    return left.unit.said.content[0], right.unit.said.content[0]


def same_words(left: Side, right: Side) -> Reason | None:
    """Word for word the same, but for small words, case and marks."""
    one, two = left.unit, right.unit
    return _reason(same_words, 1.0, *_spans(left, right)) if one.stems == two.stems and one.negated == two.negated else None


def shared_words(left: Side, right: Side) -> Reason | None:
    """Most words of the shorter one stand in the other."""
    one, two = left.unit.bag, right.unit.bag
    share = len(one & two) / max(1, min(len(one), len(two)))
    return _reason(shared_words, round(share, 2), *_spans(left, right)) if share >= 0.5 else None


def shared_names(left: Side, right: Side) -> Reason | None:
    """They name the same."""
    shared = left.unit.names & right.unit.names
    return _reason(shared_names, 0.4, *_spans(left, right)) if shared else None


def shared_quotation(left: Side, right: Side) -> Reason | None:
    """They quote the same words."""
    direct = left.unit.said.manner is Manner.DIRECT and right.unit.said.manner is Manner.DIRECT
    runs = len(left.unit.runs & right.unit.runs)
    return _reason(shared_quotation, 0.8, *_spans(left, right)) if direct and runs >= 3 else None


def values_meet(left: Side, right: Side) -> Reason | None:
    """They give a number, sum or date on which both agree."""
    met = next((pair for pair in _comparable(left.unit, right.unit) if _meet(*pair) and _told(pair[0]) and _told(pair[1])), None)
    return _reason(values_meet, 0.6, met[0].span, met[1].span) if met else None


def values_apart(left: Side, right: Side) -> Reason | None:
    """They count the same thing, and no number fits both."""
    found = _apart(left, right)
    return (
        _reason(values_apart, -0.9, *found)
        if found and not _size(left.unit, found[0]) and not explained(left.published, right.published)
        else None
    )


def sizes_apart(left: Side, right: Side) -> Reason | None:
    """They give one thing two sizes, and no number fits both."""
    found = _apart(left, right)
    return _reason(sizes_apart, -0.9, *found) if found and _size(left.unit, found[0]) else None


def values_later(left: Side, right: Side) -> Reason | None:
    """They give different numbers, but were written on different days, round them, or give several."""
    found = _near(left, right)
    return _reason(values_later, -0.5, *found) if found and not (values_apart(left, right) or sizes_apart(left, right)) else None


def polarity(left: Side, right: Side) -> Reason | None:
    """The same words, but one says that it is not so."""
    one, two = left.unit, right.unit
    if one.negated == two.negated:
        return None
    first, second = _affirmed(one), _affirmed(two)
    alike = len(first & second) >= _ALIKE * len(first | second) and len(first) >= 2
    quoted = one.said.manner in _QUOTED and two.said.manner in _QUOTED
    turned = alike and not quoted and not _denial(one) and not _denial(two)
    turned = turned and (_turns(one, two) or _turns(two, one))
    return _reason(polarity, -0.9, *_spans(left, right)) if turned else None


def denial(left: Side, right: Side) -> Reason | None:
    """One denies what the other asserts."""
    one, two = left.unit, right.unit
    if _denial(one) == _denial(two):
        return None
    open_or_turned = {one.said.attitude, two.said.attitude} & _OPEN or one.negated or two.negated
    denied, asserted = (one, two) if _denial(one) else (two, one)
    turned = not open_or_turned and not _in_words(asserted)
    turned = turned and _says_what_is_denied(denied) and not _CONDITION & set(asserted.text.split())
    turned = turned and len(denied.bag & asserted.bag) >= _LEAST_DENIED * len(denied.bag)
    return _reason(denial, -0.8, *_spans(left, right)) if turned else None


def left_open(left: Side, right: Side) -> Reason | None:
    """One leaves open what the other says."""
    one, two = left.unit.said.attitude in _OPEN, right.unit.said.attitude in _OPEN
    return _reason(left_open, -0.3, *_spans(left, right)) if one != two else None


def stance(left: Side, right: Side) -> Reason | None:
    """One is put forward with more caution, or as another kind of statement, than the other."""
    one, two = left.unit, right.unit
    differ = one.spoken and two.spoken and one.said.attitude is not two.said.attitude
    return _reason(stance, -0.2, *_spans(left, right)) if differ or one.hedged != two.hedged else None


def teller(left: Side, right: Side) -> Reason | None:
    """One report says it in its own voice, the other in somebody's name."""
    return _reason(teller, -0.2, *_spans(left, right)) if left.unit.spoken != right.unit.spoken else None


def speakers_differ(left: Side, right: Side) -> Reason | None:
    """It is said in the name of different speakers."""
    differ = left.speaker and right.speaker and left.speaker != right.speaker
    # The passengers of one report and of another are two speakers to us, but it is not said that they are.
    differ = differ and (not left.called or left.called != right.called)
    return _reason(speakers_differ, -0.4, *_spans(left, right)) if differ else None


def same_speaker(left: Side, right: Side) -> Reason | None:
    """The same speaker says it."""
    return _reason(same_speaker, 0.5, *_spans(left, right)) if left.speaker and left.speaker == right.speaker else None


def _denial(unit: Unit) -> bool:
    return unit.said.attitude in _AGAINST


def _says_what_is_denied(unit: Unit) -> bool:
    """The words are those denied ("denied that it was late"), not those of the denial ("that is nonsense," he said)."""
    return unit.said.manner is not Manner.DIRECT


def _in_words(unit: Unit) -> bool:
    """The unit calls something false: it is on the side of a denial, whatever its verb."""
    return _CALLED_FALSE.search(unit.text) is not None


def _turns(unit: Unit, other: Unit) -> bool:
    """A word that the unit says "not" of stands in the other: "did not resign" and "resigned", not "no excuses"."""
    cut = unit.text.split()
    after = (cut[at + 1 : at + 3] for at, word in enumerate(cut) if word in _NEGATIONS or word.endswith(("n't", "n’t")))
    return any(stem(word) in other.bag for near in after for word in near)


def _affirmed(unit: Unit) -> frozenset[str]:
    """The unit's stems without the words that turn it round."""
    return frozenset(root for root in unit.bag if root not in _NEGATIONS and not root.endswith("n't"))


def _told(value: Value) -> bool:
    return value.low != float("-inf") or value.high != float("inf")


def _comparable(one: Unit, two: Unit) -> list[tuple[Value, Value]]:
    return [(a, b) for a in one.values for b in two.values if a.kind is b.kind and a.unit == b.unit]


def _meet(one: Value, two: Value) -> bool:
    return one.low <= two.high and two.low <= one.high


def _near(left: Side, right: Side) -> tuple[Span, Span] | None:
    """The places of the only two values that count one thing, where they do not meet and the words around are alike."""
    one, two = left.unit, right.unit
    if not one.values or not two.values:
        return None
    share = len(one.bag & two.bag) / max(1, min(len(one.bag), len(two.bag)))
    pairs = [(a, b) for a, b in _comparable(one, two) if a.kind is not ValueKind.DURATION and (a.unit or a.norm)]
    if len(pairs) != 1 or _meet(*pairs[0]):
        return None
    # One event has many times: only in nearly the same words are two dates those of one thing.
    if share < (_ALIKE if pairs[0][0].kind is ValueKind.DATE else 0.5):
        return None
    return pairs[0][0].span, pairs[0][1].span


def _apart(left: Side, right: Side) -> tuple[Span, Span] | None:
    """The same, of two numbers that cannot be one: each the only number there, and neither the other one rounded.

    Days are left out: what happens on two days may be two things.
    """
    found = _near(left, right)
    if found is None:
        return None
    (one, *more), (two, *others) = _like(left.unit, found[0]), _like(right.unit, found[1])
    return None if more or others or one.kind is ValueKind.DATE or _rounded(one, two) else found


def _like(unit: Unit, span: Span) -> list[Value]:
    """The value at `span`, and after it every other value of its kind in the unit."""
    held = next(value for value in unit.values if value.span == span)
    return [held, *(value for value in unit.values if value.kind is held.kind and value is not held)]


def _rounded(one: Value, two: Value) -> bool:
    """One is the other one rounded: 14 kilometres and 14.2, 20 people and 17."""
    return any(
        _digits(short.low) <= _digits(long.low) and _round(long.low, _digits(short.low)) == short.low
        for short, long in ((one, two), (two, one))
    )


def _digits(number: float) -> int:
    """How many digits stand before the closing zeros: 2 in 14 and in 1400, 3 in 14.2."""
    return len(f"{abs(number):.10g}".replace(".", "").strip("0")) if isfinite(number) else 0


def _round(number: float, digits: int) -> float:
    return float(f"{number:.{max(0, digits - 1)}e}") if isfinite(number) else number


def _size(unit: Unit, span: Span) -> bool:
    """The value is a length: a tower has one height, whenever it is told."""
    known = next((convert(value.unit) for value in unit.values if value.span == span), None)
    return known is not None and known[0] == "length"


GROUNDS: tuple[Ground, ...] = (
    same_words, shared_words, shared_names, shared_quotation, same_speaker, values_meet, values_apart, sizes_apart, values_later, polarity,
    denial, left_open, stance, teller, speakers_differ,
)  # fmt: skip
