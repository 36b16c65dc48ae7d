"""The story page: one file that works without script and without a network, and on which no report can run anything.

Everything a report holds reaches the page through `_shown` and jinja's escaping. Style and script are constants of the
package, named by their hashes in the page's content security policy; no data is ever written into them.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from crossread.rows import Record, Report
from crossread.settings import Settings
from crossread.show.budget import groups_that_fit, rows_in_full, spent_elsewhere
from crossread.show.cells import lone_cells, shared_lines
from crossread.show.columns import FEW_COLUMNS, columns_of, fits_a_table, folds_of, shown_at_first, slots_of
from crossread.show.contrasts import groups
from crossread.show.index import index
from crossread.show.labels import RELATIONS, counted, when
from crossread.show.lanes import lanes, quarrels, variants
from crossread.show.safe import visible, web_address
from crossread.show.served import Served
from crossread.show.summary import counts, heading, troubles
from crossread.show.texts import link, live, texts
from crossread.show.timeline import timeline
from crossread.show.tree import roots
from crossread.version import VERSION

if TYPE_CHECKING:
    from jinja2 import Environment

VIEWS = (
    ("statements", "Statements"),
    ("speakers", "Speakers"),
    ("differences", "Differences"),
    ("timeline", "Timeline"),
    ("origins", "Origins"),
    ("texts", "Texts"),
    ("made", "How this was made"),
)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")


def page(record: Record, *, settings: Settings | None = None, models: Mapping[str, str] | None = None, served: Served | None = None) -> str:
    """The story page of the record. Without `settings` the page shows the defaults, and says so.

    `models` are the models that were used, each with the SHA-256 of its file; `served` is what a server adds, None in a file.
    """
    found = index(record)
    lines = shared_lines(found)
    known = texts(found)
    columns = columns_of(found)
    table = fits_a_table(columns)
    lone = {key: cells for key, cells in lone_cells(found).items() if cells}
    told, spoken, origins = groups(found, lines), lanes(found), roots(found)
    shown = groups_that_fit(told, len(columns))
    full = rows_in_full(lines, spent_elsewhere(known, shown, spoken, origins, lone.values()), len(columns))
    style, script = style_text(), _template_text("story.js")
    return (
        environment("crossread.show")
        .get_template("story.html.j2")
        .render(
            record=record,
            found=found,
            heading=heading(found),
            counts=counts(found),
            troubles=troubles(found),
            views=VIEWS,
            columns=columns,
            folds=folds_of(columns),
            few=[len(columns) <= FEW_COLUMNS, shown_at_first(columns) <= FEW_COLUMNS],
            wide=not table,
            lines=lines[:full],
            short=lines[full:],
            grid=[(line, slots_of(line, columns)) for line in lines[:full]] if table else [],
            lone=lone,
            relations=RELATIONS.values(),
            lanes=spoken,
            quarrels=quarrels(found),
            variants=variants(found),
            groups=shown,
            groups_left=len(told) - len(shown),
            timeline=timeline(found, lines),
            roots=origins,
            texts=known,
            to=lambda spans: link(known, spans),
            live=lambda spans: live(found, spans),
            lang=language_of,
            address=web_address,
            counted=counted,
            when=when,
            settings=[(field.name, getattr(settings or Settings(), field.name)) for field in fields(Settings)],
            default_settings=settings is None,
            models=sorted((models or {}).items()),
            version=VERSION,
            style=style,
            script=script,
            style_hash=content_hash(style),
            script_hash=content_hash(script),
            served=served,
        )
    )


def language_of(report: Report) -> str:
    """The report's language as an attribute may hold it, "" where it is English or not known."""
    lang = report.lang or ""
    return lang if _LANGUAGE.fullmatch(lang) and not lang.startswith("en") else ""


def _shown(value: Any) -> Any:
    """What a template writes: nothing for None, text with everything unprintable made visible."""
    if value is None:
        return ""
    return visible(value) if type(value) is str else value


def content_hash(text: str) -> str:
    """What a content security policy calls a style or script of this text."""
    return "sha256-" + base64.b64encode(sha256(text.encode()).digest()).decode()


def style_text() -> str:
    """The style sheet of the page."""
    return _template_text("story.css")


@cache
def _template_text(name: str) -> str:
    return files(__package__).joinpath("templates", name).read_text(encoding="utf-8")


@cache
def environment(*packages: str) -> Environment:
    """Templates from the folder `templates` of these packages, the first that has one; what they write is escaped and visible."""
    from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=ChoiceLoader([PackageLoader(package, "templates") for package in packages]),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=_shown,
    )
