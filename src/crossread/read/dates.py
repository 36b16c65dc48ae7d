"""Dates and times at a place: the grammars in their order, then a clock time joined to the day beside it."""

from __future__ import annotations

import re
from collections.abc import Callable
from math import inf

from crossread.read import calendar_dates, lengths, relative_dates
from crossread.read.clock import time_at
from crossread.read.hedges import hedge_before
from crossread.read.phrases import Moment, Setting
from crossread.read.seeds import class_of
from crossread.rows import Span, Value, ValueKind
from crossread.text.timex import interval

Grammar = Callable[[Setting, int], Moment | None]
_GRAMMARS: dict[str, tuple[Grammar, ...]] = {
    "digits": (relative_dates.ago, calendar_dates.digits_first),
    "number": (relative_dates.ago, lengths.single_unit, lengths.bare_units),
    "month": (calendar_dates.month_first,),
    "weekday": (calendar_dates.weekday_first,),
    "day": (relative_dates.day_word,),
    "relative": (relative_dates.turned, lengths.stretch, relative_dates.vague_time),
    "weekend": (relative_dates.weekend,),
    "season": (calendar_dates.season_first,),
    "quarter": (calendar_dates.quarter_first, lengths.stretch),
    "year": (calendar_dates.fiscal_first,),
    "set": (relative_dates.repeated,),
    "ref": (relative_dates.vague_time,),
    "holiday": (calendar_dates.holiday_first,),
}  # fmt: skip
_JOINED = re.compile(r",? (?:on |at |around |about |by |of )?")
_CLOCK_SLACK = 30 / 1440
_DAY = re.compile(r"[\dX]{4}-(?:\d\d-\d\d|WXX-\d)|DAY[+-]\d+")
_MAX_SENTENCE_CHARS = 150
_STOP = re.compile(r"\n|[.!?][”\"]? [A-Z“]")


def find_date(setting: Setting, start: int, seed: str) -> Moment | None:
    """The date, time or stretch of time that begins at a seed of this class."""
    clock = time_at(setting.text, start) if seed in ("digits", "clock") else None
    if clock:
        return Moment(start, clock[2], clock[0], unit=clock[1])
    return _by_grammar(setting, start, seed) or (_modified(setting, start) if seed == "relative" else None)


def _by_grammar(setting: Setting, start: int, seed: str) -> Moment | None:
    for grammar in _GRAMMARS.get(seed, ()):
        found = grammar(setting, start)
        if found:
            return _with_article(setting.text, found, seed)
    return None


def _modified(setting: Setting, start: int) -> Moment | None:
    mod = relative_dates.modifier(setting, start)
    if mod is None:
        return None
    seed = class_of(setting.text, mod[1])
    inner = _by_grammar(setting, mod[1], seed) if seed and seed != "ref" else None
    found = relative_dates.modified(setting, start, inner, mod[0])
    return _with_article(setting.text, found, "quarter") if found and " of" in mod[0] else found


def _with_article(text: str, found: Moment, seed: str) -> Moment:
    """The article belongs to "the third quarter" and "the 1990s", not to "the April raid"."""
    takes = (
        seed in ("quarter", "weekend", "season")
        or (seed == "relative" and found.kind is ValueKind.DURATION)
        or found.norm.endswith("X")
        or found.norm == "FUTURE_REF"
    )
    if takes and text[found.end - 8 : found.end] != "-quarter" and text[max(0, found.start - 4) : found.start].lower() == "the ":
        return found._replace(start=found.start - 4)
    return found


def join_clocks(text: str, moments: list[Moment]) -> list[Moment]:
    """A time of day and the day beside it as one: "9:25 Thursday morning"; other times take the day their sentence names."""
    joined: list[Moment] = []
    for moment in moments:
        before = joined[-1] if joined else None
        if before and _one_of_each(before, moment) and _JOINED.fullmatch(text, before.end, moment.start):
            clock, day = (before, moment) if before.norm[0] == "T" else (moment, before)
            if _is_day(day):
                joined[-1] = Moment(before.start, moment.end, _day_of(day) + clock.norm, unit=clock.unit)
                continue
        joined.append(moment)
    return [_dated(text, moment, joined) if moment.norm[0] == "T" else moment for moment in joined]


def _dated(text: str, clock: Moment, moments: list[Moment]) -> Moment:
    """The time of day on the nearest day named in its sentence; on no day that is known where there is none."""
    near = [other for other in moments if _is_day(other) and _same_sentence(text, clock, other)]
    day = _day_of(min(near, key=lambda other: (abs(other.start - clock.start), other.start))) if near else "XXXX-XX-XX"
    return clock._replace(norm=day + clock.norm)


def _is_day(moment: Moment) -> bool:
    return moment.kind is ValueKind.DATE and _DAY.fullmatch(_day_of(moment)) is not None


def _day_of(moment: Moment) -> str:
    return moment.norm if moment.norm[0] == "T" else moment.norm.partition("T")[0]


def _same_sentence(text: str, one: Moment, other: Moment) -> bool:
    start, end = min(one.end, other.end), max(one.start, other.start)
    return end - start <= _MAX_SENTENCE_CHARS and _STOP.search(text, start, end) is None


def _one_of_each(left: Moment, right: Moment) -> bool:
    return (left.norm[0] == "T") != (right.norm[0] == "T") and left.kind is right.kind is ValueKind.DATE


def to_value(setting: Setting, moment: Moment, report_id: str) -> Value:
    """The row of a date, with its hedge ("around 9 am", "more than two years ago") widening it."""
    norm = moment.norm
    low, high = moment.interval or interval(norm)
    hedge = hedge_before(setting.text, moment.start) if _may_be_hedged(setting.text, moment, low) else None
    start = moment.start
    if hedge and (moment.kind is ValueKind.DURATION or hedge[1] < inf or setting.text[moment.end - 3 : moment.end] == "ago"):
        start = hedge[2]
        low, high = _hedged(low, high, hedge[:2], moment)
    span = Span(report_id, start, moment.end)
    return Value(
        span, moment.kind, low, high, moment.unit, norm, None, Span(report_id, *hedge[2:]) if start < moment.start and hedge else None
    )


def _may_be_hedged(text: str, moment: Moment, low: float) -> bool:
    """Lengths of time, clock times, years and what was so long ago may be "about" or "nearly"; "over the past year" is no hedge."""
    if text[moment.start : moment.start + 4].lower() in ("the ", "past", "last", "next"):
        return False
    if moment.kind is ValueKind.DURATION:
        return True
    return low > -inf and (
        ":" in moment.norm or (moment.norm.isdigit() and len(moment.norm) == 4) or text[moment.end - 3 : moment.end] == "ago"
    )


def _hedged(low: float, high: float, factors: tuple[float, float], moment: Moment) -> tuple[float, float]:
    down, up = factors
    if moment.kind is ValueKind.DURATION:
        return low * down, inf if up == inf else high * up
    slack = _CLOCK_SLACK if ":" in moment.norm else (high - low) / 2
    if up == inf:
        return -inf, high
    return (low - slack if down < 1 else low, high + slack if up > 1 else high)
