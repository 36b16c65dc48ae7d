"""How often Python looks for circles: seldom while rows are made, and afterwards as before."""

import gc
from collections.abc import Iterator

import pytest

from crossread.memory import looking_seldom


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


def test_the_program_around_us_keeps_its_own_pace():
    """A program that calls `read` finds Python's collector as it left it, also where reading failed."""
    gc.set_threshold(700, 10, 10)
    with looking_seldom():
        assert gc.get_threshold()[0] > 700
    with pytest.raises(ZeroDivisionError):
        _fail()
    assert gc.get_threshold() == (700, 10, 10)


def _fail() -> None:
    with looking_seldom():
        raise ZeroDivisionError


@pytest.mark.parametrize("chosen", [(0, 10, 10), (90_000, 5, 5)])
def test_a_program_that_looks_more_seldom_still_is_left_alone(chosen: tuple[int, int, int]):
    """Where the collector is off, or slower than ours, nothing is changed while reading either."""
    gc.set_threshold(*chosen)
    with looking_seldom():
        assert gc.get_threshold() == chosen
