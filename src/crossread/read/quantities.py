"""Numbers, money and durations at a place: the amount, then what stands before and after it.

1  the amount (amounts.py); what is a part of a name or a list number is none
2  before it: the currency sign, then the hedge ("at least", "nearly")
3  after it: percent, an age, a currency word, a unit of measure or of time, or the noun that is counted
"""

from __future__ import annotations

import re
from typing import NamedTuple

from crossread.read.amounts import Amount, amount_at
from crossread.read.counted import counted_noun
from crossread.read.durations import duration_norm
from crossread.read.hedges import hedge_before, widen
from crossread.read.money import currency_word, sign_after, sign_before, weighs
from crossread.rows import Span, Value, ValueKind
from crossread.text.units import canonical, convert

_PERCENT = re.compile(r"[ \u00a0-]?(?:%|(?:per ?cent(?:age)?|pct)(?P<points>(?: |-)points?)?\b)")
_AGE = re.compile(r"[- ]years?[- ]olds?\b")
_AFTER = re.compile(
    r"[ \u00a0-]?(?P<one>[^\W\d_°][\w./²³]{0,30}|°[CF]?)(?:[ -](?P<two>[^\W\d_][\w.]{0,30}))?(?: (?P<three>[^\W\d_][\w.]{0,30}))?"
)
_OF = re.compile(r" of (?:(?:the|all|its|their|our|his|her) )?")
_OF_MANY = re.compile(r"(?<=[a-z]) of (?:the )?(?<!one of )(?<!one of the )")
_MAGNITUDE = re.compile(r"\b[Mm]agnitude[ -](?:of )?$")
_MINUS = re.compile(r"(?<![^\s(\[$£€])[-−]$")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
_CAPITAL_BEFORE = re.compile(
    r"(?:^|[^.!?:\s\"“”])[\s]([A-Z][\w.]*) $|\b(?:No\.|Article|Section|Flight|Route|Highway|Chapter|Phase|Type|Group|Channel) $"
)
_TENS = re.compile(r"['’]?s\b")
_IN_HIS = re.compile(r"\b(?:his|her|their|my|our)(?: early| mid| late|)[ -]$")
_NAME_BEFORE = re.compile(r"[A-Z][\w’'.-]{1,30}(?: Jr\.| Sr\.)?, (?:aged |then |now )?$")
_AGE_ENDS = re.compile(r"[,;)]|\.(?:\s|$)| of [A-Z]")
_YEARS_OLD = "year of age"
_MAX_AGE = 110
_HARMED = re.compile(r"\b(?P<harm>kill|injur|wound|arrest)(?:s|es|ed|ing)? $")
_HARMS = {"kill": "killed", "injur": "injured", "wound": "wounded", "arrest": "arrested"}
_LONE = ("one",)


class Measured(NamedTuple):
    """An amount with its hedge: the interval it widens to, where all of it begins, and where the hedge lies."""

    amount: Amount
    low: float
    high: float
    start: int
    hedge: tuple[int, int] | None


def find_quantity(text: str, seed: int, report_id: str) -> Value | None:
    """The number, money or duration that begins at the seed, with what belongs to it before and after."""
    amount = amount_at(text, seed)
    if amount is None or not _stands_free(text, amount):
        return None
    if text[amount.start].isdigit() and _MINUS.search(text, max(0, amount.start - 3), amount.start):
        amount = amount._replace(low=-amount.high, high=-amount.low, start=amount.start - 1)
    sign = sign_before(text, amount.start)
    start = sign[1] if sign else amount.start
    hedge = hedge_before(text, start)
    low, high = widen(amount.low, amount.high, hedge[:2]) if hedge else (amount.low, amount.high)
    high = min(high, 100.5) if amount.kind == "share" else high
    measured = Measured(amount, low, high, hedge[2] if hedge else start, hedge[2:] if hedge else None)
    if sign:
        return _value(measured, report_id, ValueKind.MONEY, amount.end, unit=sign[0], norm=sign[0])
    return _with_tail(text, measured, report_id)


def _stands_free(text: str, amount: Amount) -> bool:
    """The amount is not a part of a name, an ordinal or a longer figure: "Fath-360", "21st", "3.4.1", "A320" hold none."""
    before = text[amount.start - 1] if amount.start else " "
    after = text[amount.end] if amount.end < len(text) else " "
    if before.isalnum() or before in "_#@\\/" or (before in "-–.,:" and amount.start > 1 and text[amount.start - 2].isalnum()):
        return False
    if after in ":/." and text[amount.end + 1 : amount.end + 2].isdigit():
        return False
    return not (
        text[amount.end - 1].isdigit() and (after.isalpha() or after == "_") and not _AFTER.match(text, amount.end)
    ) and not _ORDINAL.match(text, amount.end)


def _with_tail(text: str, measured: Measured, report_id: str) -> Value | None:
    """The value with the unit or noun after it."""
    end = measured.amount.end
    percent = _PERCENT.match(text, end)
    if percent or measured.amount.kind == "share":
        last = percent.end() if percent else end
        unit = "percentage point" if percent and percent["points"] else "percent"
        return _value(measured, report_id, ValueKind.NUMBER, last, unit=unit, of=_noun_after_of(text, last, report_id))
    after_sign = sign_after(text, end)
    if after_sign:
        return _value(measured, report_id, ValueKind.MONEY, after_sign[1], unit=after_sign[0], norm=after_sign[0])
    age = _age(text, measured, report_id)
    if age:
        return age
    of_many = _OF_MANY.match(text, end)
    after = _AFTER.match(text, of_many.end() - 1 if of_many else end)
    if _MAGNITUDE.search(text, max(0, measured.start - 13), measured.start):
        return _value(measured, report_id, ValueKind.NUMBER, end, unit="magnitude")
    return (after and _with_unit(text, measured, after, report_id)) or _with_noun(text, measured, report_id)


def _age(text: str, measured: Measured, report_id: str) -> Value | None:
    """The value of "12-year-old", of "56" after a name and a comma, and of "in his 50s", which is 50 to 59."""
    amount = measured.amount
    age = _AGE.match(text, amount.end)
    if age:
        return _value(measured, report_id, ValueKind.NUMBER, age.end(), unit=_YEARS_OLD)
    if not text[amount.start].isdigit() or amount.end - amount.start > 3 or amount.low > _MAX_AGE:
        return None
    tens = _TENS.match(text, amount.end)
    if tens and _IN_HIS.search(text, max(0, amount.start - 14), amount.start):
        return _value(measured._replace(high=measured.low + 9), report_id, ValueKind.NUMBER, tens.end(), unit=_YEARS_OLD)
    if _NAME_BEFORE.search(text, max(0, amount.start - 30), amount.start) and _AGE_ENDS.match(text, amount.end):
        return _value(measured, report_id, ValueKind.NUMBER, amount.end, unit=_YEARS_OLD)
    return None


def _with_unit(text: str, measured: Measured, after: re.Match[str], report_id: str) -> Value | None:
    """The value with a currency word or unit after it, up to three words long."""
    for last in ("three", "two", "one"):
        if after[last] is None:
            continue
        written = text[after.start("one") : after.end(last)]
        currency = currency_word(written)
        if currency and not (currency[0] == "GBP" and weighs(text, measured.start, measured.amount.end)):
            code, size = currency
            scaled = measured._replace(low=measured.low * size, high=measured.high * size)
            return _value(scaled, report_id, ValueKind.MONEY, after.end(last), unit=code, norm=code)
        unit = "pound" if currency else canonical(written)
        dimension = convert(unit) if unit else None
        if unit and dimension and _is_unit(text, measured, written):
            amount = measured.amount
            if dimension[0] == "time":
                norm = duration_norm(amount.low, amount.high, unit)
                return _value(measured, report_id, ValueKind.DURATION, after.end(last), unit=unit, norm=norm)
            return _value(
                measured, report_id, ValueKind.NUMBER, after.end(last), unit=unit, of=_noun_after_of(text, after.end(last), report_id)
            )
    return None


def _is_unit(text: str, measured: Measured, written: str) -> bool:
    """Short signs ("m", "g", "C") are units only right behind digits; "a second" may be the next one."""
    digits = text[measured.amount.end - 1].isdigit()
    return digits if len(written) < 3 else not (written == "second" and not digits)


def _with_noun(text: str, measured: Measured, report_id: str) -> Value | None:
    """The value with the noun it counts; a bare "one" that counts nothing is a pronoun."""
    amount = measured.amount
    of_many = _OF_MANY.match(text, amount.end)
    noun = counted_noun(text, of_many.end() - 1 if of_many else amount.end, one=amount.low == amount.high == 1)
    written = text[amount.start : amount.end].lower()
    if text[amount.start].isupper() and _CAPITAL_BEFORE.search(text, max(0, amount.start - 30), amount.start):
        return None
    if noun is None and (
        (written in _LONE and measured.hedge is None) or _CAPITAL_BEFORE.search(text, max(0, amount.start - 30), amount.start)
    ):
        return None
    harm = None if noun else _HARMED.search(text, max(0, measured.start - 12), measured.start)
    unit, of = (noun[0], Span(report_id, noun[1], noun[2])) if noun else (_HARMS[harm["harm"]] if harm else "", None)
    return _value(measured, report_id, ValueKind.NUMBER, amount.end, unit=unit, of=of)


def _noun_after_of(text: str, end: int, report_id: str) -> Span | None:
    found = _OF.match(text, end)
    noun = counted_noun(text, found.end() - 1, one=False) or counted_noun(text, found.end() - 1, one=True) if found else None
    return Span(report_id, noun[1], noun[2]) if noun else None


def _value(
    measured: Measured, report_id: str, kind: ValueKind, end: int, *, unit: str = "", norm: str = "", of: Span | None = None
) -> Value:
    hedge = Span(report_id, *measured.hedge) if measured.hedge else None
    return Value(Span(report_id, measured.start, end), kind, measured.low, measured.high, unit, norm, of, hedge)
