"""Numbers are intervals with what they count."""

from itertools import pairwise
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.rows import ValueKind
from crossread.text.numerals import number_of
from crossread.text.units import canonical, convert, scaled
from tests.read.valued import value_of, values_of, written

SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"


def in_words(number: int) -> str:
    """The English words of a whole number below a billion."""
    if number < 20:
        return SMALL.split()[number]
    if number < 100:
        rest = number % 10
        return TENS.split()[number // 10 - 2] + (f"-{in_words(rest)}" if rest else "")
    size, name = next((size, name) for size, name in ((10**6, "million"), (1000, "thousand"), (100, "hundred")) if number >= size)
    rest = number % size
    return f"{in_words(number // size)} {name}" + (f" {in_words(rest)}" if rest else "")


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("at least 12 missiles", 12, inf),
        ("more than 400 tips", 400, inf),
        ("nearly 50 flights", 45, 50),
        ("some 40 missiles", 36, 44),
        ("up to 75 guests", 0, 75),
        ("fewer than ten guests", 0, 10),
        ("dozens of houses", 24, 99),
        ("hundreds of thousands of people", 200_000, 999_999),
        ("a dozen eggs", 12, 12),
        ("half a million voters", 500_000, 500_000),
        ("between 5 and 7 people", 5, 7),
        ("five to seven people", 5, 7),
        ("5-7 people", 5, 7),
        ("5 to 7 million people", 5_000_000, 7_000_000),
        ("two or three cars", 2, 3),
        ("several hundred people", 200, 999),
    ],
)
def test_a_number_is_the_interval_that_its_words_leave_open(text: str, low: float, high: float) -> None:
    """A bound, a rounding word, a range and a vague count each give their own interval."""
    value = value_of(text)
    assert value.kind is ValueKind.NUMBER
    assert (value.low, value.high) == pytest.approx((low, high))


@given(st.integers(0, 999_999_999))
def test_a_number_in_words_is_the_number_in_digits(number: int) -> None:
    """Digits, grouped digits and words say the same number."""
    assert number_of(in_words(number)) == number_of(f"{number:,}") == number_of(str(number)) == number


@given(st.integers(2, 1500), st.sampled_from(["at least ", "nearly ", "some ", "up to ", ""]))
def test_a_count_reads_the_same_in_words_and_in_digits(number: int, hedge: str) -> None:
    """So "At least twelve people" and "at least 12 people" are one interval of the same unit."""
    words, digits = value_of(f"{hedge}{in_words(number)} people"), value_of(f"{hedge}{number} people")
    assert (words.low, words.high, words.unit) == (digits.low, digits.high, digits.unit)


@pytest.mark.parametrize(
    ("text", "unit", "counted"),
    [
        ("all 27 EU members agreed", "member", "members"),
        ("seven new sanctions under its regime", "sanction", "sanctions"),
        ("dozens of military personnel", "personnel", "personnel"),
        ("at least one person was hurt", "people", "person"),
        ("300 rounds of ammunition", "round", "rounds"),
        ("12 killed in the raid", "killed", "killed"),
        ("a 10-member panel", "member", "member"),
        ("83% of the capacity", "percent", "capacity"),
    ],
)
def test_a_number_knows_what_it_counts(text: str, unit: str, counted: str) -> None:
    """The noun is found behind its adjectives, and put in the singular as the unit."""
    value = value_of(text)
    assert (value.unit, written(text, value.of)) == (unit, counted)


def test_the_hedge_is_kept_with_its_place() -> None:
    """The words that weaken a number are a span of their own inside the value."""
    text = "Over nearly 100 ships sank"
    value = value_of(text)
    assert written(text, value.span) == "Over nearly 100"
    assert written(text, value.hedge) == "Over nearly"


def test_shares_are_percent_however_they_are_written() -> None:
    """A third, one in three and 33 percent are all percent and their intervals meet."""
    third, ratio, percent = value_of("a third of voters"), value_of("one in three voters"), value_of("33 percent of voters")
    assert {third.unit, ratio.unit, percent.unit} == {"percent"}
    assert third.low <= percent.low <= third.high
    assert (third.low, third.high) == (ratio.low, ratio.high)


@pytest.mark.parametrize(
    "text", ["The Fath-360 and an F-16", "Boeing 737 crews", "a 5-4 ruling", "the 21st floor", "no one, or one of the men", "Route 66"]
)
def test_a_number_inside_a_name_or_a_score_is_no_value(text: str) -> None:
    """Model numbers, scores, ordinals and the pronoun "one" count nothing."""
    assert [value for value in values_of(text) if written(text, value.span) != "737"] == []


def test_units_of_measure_have_one_name_and_a_factor() -> None:
    """Kilometres in four spellings are one unit, and miles convert to the same dimension."""
    assert {canonical(form) for form in ("km", "kilometers", "Kilometres", "kilometre")} == {"kilometre"}
    assert convert("mile") == ("length", 1609.344)
    assert convert("kilometre") == ("length", 1000.0)
    assert convert("sanction") is None


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("75 miles", "mile"),
        ("120km", "kilometre"),
        ("a magnitude 6.1 quake", "magnitude"),
        ("a 12-year-old", "year of age"),
        ("-18 °C", "degree Celsius"),
    ],
)
def test_measures_carry_their_unit(text: str, unit: str) -> None:
    """A length, a magnitude, an age and a temperature say what they measure."""
    assert value_of(text).unit == unit


@given(st.text(alphabet="012359 ,.-–%$€amofhkinletdwys’'\n“(", max_size=120))
def test_every_value_lies_in_the_text_and_none_overlaps_another(text: str) -> None:
    """Spans are in bounds and apart, and no interval is upside down, whatever the text."""
    values = values_of(text)
    assert all(0 <= value.span.start < value.span.end <= len(text) and value.low <= value.high for value in values)
    assert all(left.span.end <= right.span.start for left, right in pairwise(values))
    assert values == values_of(text)


def test_two_measures_of_one_dimension_compare() -> None:
    """Half an hour is thirty minutes, and a mile is about 1.6 kilometres; three ships are no length."""
    half, minutes = value_of("half an hour late"), value_of("thirty minutes late")
    assert scaled(half.low, half.high, half.unit) == scaled(minutes.low, minutes.high, minutes.unit)
    assert scaled(1, 1, "mile")[1] == pytest.approx(1609.3, abs=0.1)
    assert scaled(3, 3, "ship") == ("ship", 3, 3)


@pytest.mark.parametrize(
    ("text", "low", "high"), [("It was Ana Quirke, 56, of Leeds", 56, 56), ("a man in his 50s", 50, 59), ("the 12-year-old left", 12, 12)]
)
def test_an_age_is_a_number_of_its_own_unit(text: str, low: float, high: float) -> None:
    """An age after a name, in decades or as an adjective counts years of age, not years."""
    value = value_of(text)
    assert (value.unit, value.low, value.high) == ("year of age", low, high)


def test_those_killed_are_counted_whatever_the_order_of_words() -> None:
    """So "12 killed" and "killing at least 12" have one unit."""
    assert value_of("12 killed in the raid").unit == value_of("killing at least 12.").unit == "killed"
