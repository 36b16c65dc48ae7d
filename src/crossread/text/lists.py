"""Word lists: one file a list in a folder a language, one entry a line, `#` starts a comment, tabs part columns."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def table(name: str, lang: str = "en") -> tuple[tuple[str, ...], ...]:
    """The lines of list `name` as tuples of their columns, in the order of the file."""
    lines = files(__package__).joinpath(lang, f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    kept = (line.split("#", 1)[0].rstrip() for line in lines)
    return tuple(tuple(cell.strip() for cell in line.split("\t")) for line in kept if line.strip())


@cache
def words(name: str, lang: str = "en") -> frozenset[str]:
    """The first column of list `name`."""
    return frozenset(row[0] for row in table(name, lang))


@cache
def mapping(name: str, lang: str = "en") -> dict[str, str]:
    """The first column of list `name` to its second."""
    return {row[0]: row[1] for row in table(name, lang)}
