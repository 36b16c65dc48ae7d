"""Crossread compares the reports of one event and gives the record: who said what, in whose words, and where they differ.

>>> story = crossread.compare(["a.html", "b.txt"])   # doctest: +SKIP
>>> story.rows, story.differences, story.origins, story.speakers   # doctest: +SKIP
>>> story.save("story.html")   # doctest: +SKIP
"""

from crossread.errors import CrossreadError, MissingExtra, NothingToCompare, UsageError
from crossread.load.inputs import Named
from crossread.pipeline import compare
from crossread.settings import Settings
from crossread.story import Story
from crossread.version import VERSION

__all__ = ["CrossreadError", "MissingExtra", "Named", "NothingToCompare", "Settings", "Story", "UsageError", "compare"]
__version__ = VERSION
