"""Packing: any reading comes back equal, small, and a reading from before a field was added can be read."""

import json
import zlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.rows import Reading, Span
from crossread.store.packing import pack, squeeze, unpack, unsqueeze
from tests.store.making import BRIDGE, FERRY, reading_of
from tests.strategies import TEXT, row_of


def in_one_report(row: object) -> object:
    """The row with every span in the report "r"."""
    if isinstance(row, Span):
        return replace(row, report="r")
    if isinstance(row, tuple):
        return tuple(in_one_report(one) for one in row)
    if hasattr(row, "__dataclass_fields__"):
        return replace(row, **{name: in_one_report(getattr(row, name)) for name in row.__dataclass_fields__})  # type: ignore[type-var]
    return row


@given(row_of(Reading), TEXT)
def test_any_reading_comes_back_equal(made: Reading, text: str) -> None:
    """Whatever the rows hold, unpacking what was packed gives them again."""
    reading = in_one_report(replace(made, report=replace(made.report, id="r", text=text)))
    assert isinstance(reading, Reading)
    assert unpack(pack(reading), text) == reading


@given(st.binary(max_size=300), TEXT)
def test_any_bytes_come_back(raw: bytes, text: str) -> None:
    """The bytes as given come back, whether they are the text's own or have nothing to do with it."""
    assert unsqueeze(squeeze(raw, text), text) == raw
    assert unsqueeze(squeeze(text.encode(), text), text) == text.encode()


def test_a_reading_without_a_later_field_can_be_read() -> None:
    """Bytes of a version that knew no `parts` and no `captured` give a reading with their defaults."""
    reading = reading_of(FERRY)
    parts = json.loads(zlib.decompress(pack(reading)))
    older = zlib.compress(json.dumps([parts[0][:-1], *parts[1:-1]]).encode())
    assert unpack(older, FERRY) == replace(reading, parts=())


def test_a_span_of_another_report_is_refused() -> None:
    """A reading whose rows point into another report is not packed."""
    reading = replace(reading_of(FERRY), sentences=(Span("another", 0, 3),))
    with pytest.raises(ValueError, match="another report"):
        pack(reading)


def test_rows_take_less_room_than_their_text() -> None:
    """The packed rows of an ordinary report are no larger than its text."""
    text = FERRY + BRIDGE
    assert len(pack(reading_of(text))) < 2 * len(text.encode())
