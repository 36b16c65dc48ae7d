"""Reports for the tests of the store, made from a few sentences each and read by the rules."""

from dataclasses import replace

from crossread.load import load
from crossread.load.inputs import Named
from crossread.read import read
from crossread.rows import Reading
from crossread.settings import Settings
from crossread.store import Entry, entry_of

FERRY = """Ferry fire kills four

At least four people died when a fire broke out on the ferry Alba on Tuesday, the coast guard said.
“We saw no alarm,” said the ship's captain, Ivo Marek.
The operator, Norline, denied that the alarm had failed.
"""
BRIDGE = """Bridge closed for a year

The old bridge over the Brede will be closed for a year, the mayor of Velmouth, Ana Torres, said on Monday.
“It costs us $3.4 million,” Ms Torres said.
"""
AT = "2026-11-20T12:00:00Z"


def reading_of(text: str, name: str = "courier") -> Reading:
    """The reading of a text file."""
    raw = text.encode()
    return read([replace(report, raw=raw) for report in load([Named(f"{name}.txt", raw)], settings=Settings())])[0]


def entry(text: str = FERRY, name: str = "courier", **facts: str | bytes) -> Entry:
    """The entry of a text file; facts are fields of its report."""
    reading = reading_of(text, name)
    changed = replace(reading, report=replace(reading.report, **facts)) if facts else reading  # type: ignore[arg-type]
    return entry_of(changed, source=f"{name}.txt", input_key=f"key of {name} {len(text)}")
