"""Money has a currency and a number of whole units."""

import pytest

from crossread.rows import ValueKind
from tests.read.valued import value_of, values_of, written


@pytest.mark.parametrize(
    ("text", "code", "low", "high"),
    [
        ("$3.2m", "USD", 3.2e6, 3.2e6),
        ("US$3.2 million", "USD", 3.2e6, 3.2e6),
        ("€40 million", "EUR", 4e7, 4e7),
        ("£1.5bn", "GBP", 1.5e9, 1.5e9),
        ("2,000 rupees", "INR", 2000, 2000),
        ("Rs 2,000", "INR", 2000, 2000),
        ("100 billion USD", "USD", 1e11, 1e11),
        ("50 cents", "USD", 0.5, 0.5),
        ("15€", "EUR", 15, 15),
        ("$2-3 million", "USD", 2e6, 3e6),
        ("$5 million and 20 percent", "USD", 5e6, 5e6),
        ("a hundred billion dollars", "USD", 1e11, 1e11),
        ("nearly $100", "USD", 90, 100),
    ],
)
def test_money_is_read_in_whole_units_of_its_currency(text: str, code: str, low: float, high: float) -> None:
    """Signs, codes and words give the ISO 4217 code; "million", "bn" and "cents" are worked out."""
    value = values_of(text)[0]
    assert (value.kind, value.norm) == (ValueKind.MONEY, code)
    assert (value.low, value.high) == pytest.approx((low, high))


def test_pounds_of_something_are_a_weight() -> None:
    """So "200 pounds of rice" is a weight and "£200" is money."""
    assert value_of("200 pounds of rice").unit == "pound"
    assert value_of("a fine of 200 pounds").norm == "GBP"


def test_a_range_of_money_keeps_both_ends_in_one_span() -> None:
    """So "between $5 million and $7 million" is one value."""
    text = "between $5 million and $7 million"
    value = value_of(text)
    assert (value.low, value.high) == (5e6, 7e6)
    assert written(text, value.span) == "$5 million and $7 million"
