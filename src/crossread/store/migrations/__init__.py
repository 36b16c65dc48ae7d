"""How an older store is brought up to date: numbered scripts, `0002_what.sql` for SQLite and `0002_what.postgres.sql` beside it.

The schema as it is today stands in schema.sql and postgres.sql; a store that is made new gets it whole.
"""

from __future__ import annotations

from pathlib import Path

from crossread.errors import NewerStore

VERSION = 3
"""The form of the store that this Crossread reads and writes."""


def steps(
    place: str, version: int, whole: Path, kind: str, folder: Path = Path(__file__).parent, newest: int = VERSION
) -> tuple[list[str], int]:
    """The scripts that bring a store of this version to the newest, none where it is; 0 is a store without any table.

    Raises:
        NewerStore: the store is of a later version than we know.

    """
    if version > newest:
        raise NewerStore(
            f"{place}: a store of form {version}, and this Crossread knows forms up to {newest}.\n  Try: pip install --upgrade crossread"
        )
    if version == 0:
        return [whole.read_text(encoding="utf-8")], newest
    found = [path for path in sorted(folder.glob("[0-9]*.sql")) if path.name.endswith(".postgres.sql") == (kind == "postgres")]
    return [path.read_text(encoding="utf-8") for path in found if version < int(path.name.partition("_")[0]) <= newest], newest
