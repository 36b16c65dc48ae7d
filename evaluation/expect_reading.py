"""What a case may expect of single reports: statements, references, values, dates, blocks, outcomes."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import date

from crossread.rows import Attitude, Manner, Record, Role, Statement, Value, ValueKind
from evaluation.places import Found, Place, described, find, is_content, is_phrase, items, overlap, report_of, speaker_names, touches

_SPEAKING = (Role.TITLE, Role.HEADING, Role.PARAGRAPH)
_WORD = re.compile(r"\w+")
_ROLES = ("by", "cue", "speaker")
_KNOWN = {one.value for one in (*Attitude, *Manner)}


def said(rest: str, record: Record) -> str | None:
    """A statement has the content, and the source, cue, speaker, attitude and manner where the line names them."""
    place, more = split(rest)
    _check(more)
    wanted = locate(record, place)
    near = [one for one in record.statements.values() if any(touches(record, one, found) for found in wanted)]
    if any(_fits(record, one, wanted, more, is_content) for one in near):
        return None
    return "instead: " + ("; ".join(described(record, one) for one in near) or "no statement has any of these words")


def not_said(rest: str, record: Record) -> str | None:
    """No statement has a word of the phrase; where the line names more, no statement with that content is so."""
    place, more = split(rest)
    _check(more)
    wanted = locate(record, place)
    test = is_content if more else touches
    wrong = [one for one in record.statements.values() if _fits(record, one, wanted, more, test)]
    return "but: " + described(record, wrong[0]) if wrong else None


def reference(rest: str, record: Record) -> str | None:
    """`"She" = "Ana Torres"`: the pronoun points back to the name; `"She" open`: it is left open."""
    place, more = split(rest)
    wanted = locate(record, place)
    found = [
        (reading.report, one)
        for reading in record.readings
        for one in reading.references
        if any(overlap(one.span, where) for where in wanted)
    ]
    for report, one in found:
        if more == ["open"] and one.to is None:
            return None
        if more[0] == "=" and one.to is not None and names(report.slice(one.to), more[1]):
            return None
    seen = [f"{report.slice(one.span)} -> {report.slice(one.to) if one.to else 'open'} ({one.reason})" for report, one in found]
    return "instead: " + ("; ".join(seen) or "no reference there")


def value_is(rest: str, record: Record) -> str | None:
    """`"at least 12" = 12..inf people`: the words are a quantity with these bounds and this unit, kind or currency."""
    place, more = split(rest)
    low, _, high = more[1].partition("..")
    bounds = float(low), float(high or low)
    found = _values(record, place)
    for one in found:
        told = {one.unit.lower(), one.norm.lower(), one.kind.value}
        same = math.isclose(one.low, bounds[0], rel_tol=1e-6) and math.isclose(one.high, bounds[1], rel_tol=1e-6)
        if same and all(word.lower() in told for word in more[2:]):
            return None
    return "instead: " + ("; ".join(f"{one.low}..{one.high} {one.unit} {one.norm} {one.kind}" for one in found) or "no value there")


def date_is(rest: str, record: Record) -> str | None:
    """`"yesterday" = 2024-09-09`, or two days with `..` between: the words are those days; `open`: they could not be placed."""
    place, more = split(rest)
    found = [one for one in _values(record, place) if one.kind is ValueKind.DATE]
    for one in found:
        if more == ["open"] and one.low == -math.inf and one.high == math.inf:
            return None
        if more[0] == "=" and (math.floor(one.low), math.floor(one.high)) == _days(more[1]):
            return None
    return "instead: " + ("; ".join(f"{_day(one.low)}..{_day(one.high)} {one.norm}" for one in found) or "no date there")


def furniture(rest: str, record: Record) -> str | None:
    """The words stand in a block that makes no statements."""
    return _block(rest, record, lambda role: role not in _SPEAKING)


def text_block(rest: str, record: Record) -> str | None:
    """The words stand in a title, a heading or a paragraph."""
    return _block(rest, record, lambda role: role in _SPEAKING)


def block(rest: str, record: Record) -> str | None:
    """`"By Ana Torres" credit`: the words stand in a block of this role, or of one of several parted by `/`."""
    return _block(rest, record, lambda role: role.value in split(rest)[1][0].split("/"))


def outcome(rest: str, record: Record) -> str | None:
    """`Courier partial`: reading the outlet's report ended so; more words must be in its reason or detail."""
    *outlet, state = [item for item in items(rest) if not is_phrase(item)]
    reasons = [item[1:] for item in items(rest) if is_phrase(item)]
    (seen,) = (report.outcome for report in record.reports if report.outlet == " ".join(outlet))
    if seen.state.value == state and all(reason in f"{seen.reason} {seen.detail}" for reason in reasons):
        return None
    return f"instead: {seen.state}, {seen.reason}, {seen.detail}"


def split(rest: str) -> tuple[Place, list[str]]:
    """The line's first phrase with the outlet before it, and what follows."""
    words = items(rest)
    at = next(number for number, item in enumerate(words) if is_phrase(item))
    return Place(" ".join(words[:at]) or None, words[at][1:]), words[at + 1 :]


def locate(record: Record, place: Place) -> list[Found]:
    """Where the phrase stands; a phrase that no report has is a slip of the case's author."""
    found = find(record, place)
    if not found:
        raise ValueError(f"the case names words that no report has: {place.phrase!r} in {place.outlet or 'any outlet'}")
    return found


def names(written: str, wanted: str) -> bool:
    """All wanted words are written."""
    return set(_WORD.findall(wanted.lower())) <= set(_WORD.findall(written.lower()))


def _fits(record: Record, one: Statement, wanted: list[Found], more: list[str], test: Callable[[Record, Statement, Found], bool]) -> bool:
    """The statement is there, and is by, has the cue, the speaker, the attitude and the manner that the line names."""
    if not any(test(record, one, found) for found in wanted):
        return False
    report = report_of(record, one)
    written = {"by": [report.join(one.source)], "cue": [report.join(one.cue)], "speaker": speaker_names(record, one)}
    words = iter(more)
    for word in words:
        if word in _ROLES:
            if not _role_fits(written[word], next(words)):
                return False
        elif not {one.attitude.value, one.manner.value} & set(word.split("/")):
            return False
    return True


def _role_fits(written: list[str], wanted: str) -> bool:
    if not is_phrase(wanted):  # `by nobody`
        return not any(written)
    return any(text and names(text, wanted) for text in written)


def _check(more: list[str]) -> None:
    """Every word that names no role, and is named by none, is an attitude or a manner."""
    roles = {at for at, word in enumerate(more) if word in _ROLES}
    words = {part for at, word in enumerate(more) if at not in roles and at - 1 not in roles for part in word.split("/")}
    if words - _KNOWN:
        raise ValueError(f"neither an attitude nor a manner: {', '.join(sorted(words - _KNOWN))}")


def _values(record: Record, place: Place) -> list[Value]:
    wanted = locate(record, place)
    return [one for reading in record.readings for one in reading.values if any(overlap(one.span, found) for found in wanted)]


def _days(text: str) -> tuple[int, int]:
    low, _, high = text.partition("..")
    return date.fromisoformat(low).toordinal(), date.fromisoformat(high or low).toordinal()


def _day(number: float) -> str:
    return date.fromordinal(math.floor(number)).isoformat() if math.isfinite(number) else str(number)


def _block(rest: str, record: Record, fits: Callable[[Role], bool]) -> str | None:
    wanted = locate(record, split(rest)[0])
    found = [one for report in record.reports for one in report.blocks if any(overlap(one.span, where) for where in wanted)]
    if any(fits(one.role) for one in found):
        return None
    return "instead: " + (", ".join(f"{one.role} ({one.reason})" for one in found) or "no block there")
