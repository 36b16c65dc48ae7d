"""The promises in plain sight: what each says, and the trials that try it, in the order of the page."""

from __future__ import annotations

from trust.answering import try_answering
from trust.bombs import try_bombs
from trust.disks import try_failing_disk, try_full_disk
from trust.fetching import try_fetching
from trust.forgetting import try_forgetting
from trust.fuzzing import try_fuzzing
from trust.killing import try_kills
from trust.models import try_models
from trust.pages import try_pages
from trust.paths import try_paths
from trust.patterns import try_patterns
from trust.repeating import try_repeating
from trust.scripts import try_scripts
from trust.served import try_served
from trust.spans import try_spans
from trust.suites import suite
from trust.tried import Trial
from trust.upgrading import try_upgrading
from trust.xml import try_xml

# The payloads in those files are R8's.
_STORY_PAGE = [f"tests/show/test_{name}.py" for name in ("page_browser", "page_desk", "tasks_browser")] + ["-k", "not payloads"]
_SERVED_PAGES = ["tests/web/test_browser.py", "-k", "not payloads"]

PROMISES: list[tuple[str, str, list[Trial]]] = [
    ("R1", "every span is its text", [try_spans]),
    ("R2", "repeatable", [try_repeating]),
    ("R3", "nothing lost", [try_full_disk, try_failing_disk, try_kills]),
    ("R4", "bad pages", [try_pages]),
    ("R5", "fuzz", [try_fuzzing]),
    ("R6", "bombs", [try_bombs]),
    ("R7", "XML", [try_xml]),
    ("R8", "script", [try_scripts, try_served]),
    ("R9", "fetching", [try_fetching]),
    ("R10", "local server", [suite("R10", "foreign hosts, other sites, tokens, limits", ["tests/web/test_guard.py"])]),
    ("R11", "paths", [try_paths]),
    ("R12", "patterns", [try_patterns]),
    ("R13", "load", [try_answering]),
    ("R14", "offline", [try_models, suite("R14", "every local command with sockets forbidden", ["tests/test_offline.py"])]),
    (
        "R15",
        "access",
        [
            suite("R15", "the story page: axe-core on all views, ten tasks by keyboard, 320 px, print", _STORY_PAGE),
            suite("R15", "the served pages: axe-core on every kind, tasks by keyboard, 320 px", _SERVED_PAGES),
        ],
    ),
    ("R16", "partial failure", [suite("R16", "one of ten inputs failing at each stage", ["tests/test_partial_failure.py"])]),
    ("R17", "upgrade", [try_upgrading]),
    ("R18", "forget", [try_forgetting]),
]
