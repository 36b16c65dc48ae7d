"""Hypothesis strategies named after what they make: any row of a class, any text that Arrow can hold."""

import types
from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import Any, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
SIMPLE = {
    str: TEXT,
    bytes: st.binary(max_size=20),
    int: st.integers(-(2**40), 2**40),
    float: st.floats(allow_nan=False),
    bool: st.booleans(),
    type(None): st.none(),
}


def row_of(hint: Any) -> st.SearchStrategy[Any]:
    """Any value of a row's field, or any row of a class."""
    if get_origin(hint) in (Union, types.UnionType):
        return st.one_of([row_of(part) for part in get_args(hint)])
    if get_origin(hint) is tuple:
        return st.lists(row_of(get_args(hint)[0]), max_size=2).map(tuple)
    if is_dataclass(hint):
        hints = get_type_hints(hint)
        return st.builds(hint, **{field.name: row_of(hints[field.name]) for field in fields(hint)})
    if issubclass(hint, StrEnum):
        return st.sampled_from(hint)
    return SIMPLE[hint]
