"""`crossread doctor`: each part of the installation, tried; the models by their hashes and by a sentence."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

from crossread import show
from crossread.cli.exits import Exit
from crossread.demo import stories
from crossread.pipeline import compare
from crossread.rows import Record, Statement
from crossread.version import VERSION

NEEDED = (
    "brotli",
    "fastwarc",
    "feedparser",
    "jinja2",
    "lxml",
    "numpy",
    "onnxruntime",
    "platformdirs",
    "rapidfuzz",
    "rich",
    "tokenizers",
    "trafilatura",
)
OPTIONAL = {"httpx2": "fetch", "pypdfium2": "pdf", "pyarrow": "tables", "pandas": "pandas", "polars": "polars", "starlette": "web"}


_SENTENCE = "The mayor said on Tuesday that the bridge would be closed."
_CUE = "said"


def run_doctor() -> Exit:
    """Try every part, print a line each, and leave with 1 when one that is needed does not work."""
    checks: list[tuple[str, Callable[[], str]]] = [
        ("python", _python),
        ("dependencies", _dependencies),
        ("extras", _extras),
        ("terminal", _terminal),
        ("models", _models),
        ("tagger", _tagger),
        ("a bundled story", _bundled_story),
    ]
    broken = False
    print(f"crossread {VERSION}")
    for name, check in checks:
        try:
            line = f"  ok   {name}: {check()}"
        except Exception as error:
            line, broken = f"  NO   {name}: {error}", True
        print(line)
    return Exit.BROKEN if broken else Exit.DONE


def _python() -> str:
    return f"{platform.python_version()} on {platform.system()} {platform.machine()}"


def _dependencies() -> str:
    found, missing = [], []
    for name in NEEDED:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            missing.append(name)
    if missing:
        raise RuntimeError(f"not installed: {', '.join(missing)}. Try: pip install --force-reinstall crossread")
    return ", ".join(found)


def _extras() -> str:
    return ", ".join(
        f"{name} {version(name)}" if find_spec(name) else f"{name} not installed (pip install 'crossread[{extra}]')"
        for name, extra in OPTIONAL.items()
    )


def _terminal() -> str:
    encoding = (sys.stdout and sys.stdout.encoding) or "none"
    return f"writes {encoding}" + ("" if encoding.lower().replace("-", "") == "utf8" else "; marks may show as ? (try: PYTHONUTF8=1)")


def _models() -> str:
    """Every model file has the bytes that this version was made with."""
    from crossread.models.shipped import hashes, read_model

    size = sum(len(read_model(name)) for name in sorted(hashes()))
    return f"{len(hashes())} files, {size / 1e6:,.0f} MB, every hash holds"


def _tagger() -> str:
    """Both halves of the tagger run here, and find the cue of a plain sentence."""
    from crossread.models.trial import likeliest_cue

    for half in ("small", "full"):
        seen = likeliest_cue(_SENTENCE, full=half == "full")
        if seen != _CUE:
            taken = f"“{seen}”" if seen else "nothing"
            raise RuntimeError(f"in “{_SENTENCE}” {half} takes {taken} for the cue; try --mode rules, and please report this")
    return f"small and full find “{_CUE}” in “{_SENTENCE}”"


def _bundled_story() -> str:
    """The first bundled story compares, and every statement of it is its report's own words."""
    record = compare([*next(iter(stories().values()))]).record
    page = show.page(record)
    shown = sum(_is_anchored(record, said) for said in record.statements.values())
    if shown != len(record.statements):
        raise RuntimeError(f"{len(record.statements) - shown} statements point outside their reports; please report this")
    return f"{len(record.reports)} reports, {len(record.statements)} statements, all anchored, a page of {len(page):,} characters"


def _is_anchored(record: Record, said: Statement) -> bool:
    report = next(report for report in record.reports if report.id == said.report)
    return all(0 <= span.start < span.end <= len(report.text) for span in said.content)
