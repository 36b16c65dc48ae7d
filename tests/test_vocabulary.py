"""docs/vocabulary.md explains every word that the JSON and the code use."""

import re
from dataclasses import is_dataclass
from enum import StrEnum
from pathlib import Path

from crossread import rows

VOCABULARY = (Path(__file__).parent.parent / "docs" / "vocabulary.md").read_text(encoding="utf-8")


def test_every_row_is_explained() -> None:
    """Each class of rows.py has a line in the table of things, and the table names no other."""
    named = set(re.findall(r"(?m)^\| `(\w+)` \|", VOCABULARY))
    assert named == {name for name, found in vars(rows).items() if is_dataclass(found) and found.__module__ == rows.__name__}


def test_every_word_of_a_closed_list_is_explained() -> None:
    """Manners, attitudes, relations, kinds, roles and outcomes are all there."""
    lists = [found for found in vars(rows).values() if isinstance(found, type) and issubclass(found, StrEnum) and found is not StrEnum]
    words = {str(member) for found in lists for member in found}
    assert len(words) > 40
    assert sorted(word for word in words if not re.search(rf"\b{re.escape(word)}\b", VOCABULARY)) == []
