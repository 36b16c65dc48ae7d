"""What a case may expect of the whole record: rows, differences, disputes, absences, origins, speakers."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from crossread.rows import Absence, DifferenceKind, Origin, Record, Row, Verdict
from evaluation.expect_reading import locate, names, split
from evaluation.places import Found, covers, described, is_phrase, items, overlap, places


def speaker(rest: str, record: Record) -> str | None:
    """`"Anthony Blinken" = "Antony Blinken"`: one speaker is written both ways; `!=`: no speaker is."""
    left, sign, right = items(rest)
    both = [one for one in record.speakers if left[1:] in one.spellings and right[1:] in one.spellings]
    if bool(both) == (sign == "="):
        return None
    return "instead: " + "; ".join(f"{one.name}: {', '.join(one.spellings)}" for one in record.speakers)


def row(rest: str, record: Record) -> str | None:
    """`A "…" | B "…" same/reworded`: one row holds a statement at each place, in one of these relations."""
    found = _rows_with(rest, record)
    relations = set(_after(rest).split("/")) - {""}
    if any(not relations or relations & _relations(one, rest, record) for one in found):
        return None
    if found:
        return f"instead the relation is {' or '.join(sorted(_relations(found[0], rest, record)))}"
    return "instead: " + "; ".join(_rows_at(place, record) for place in _located(rest, record))


def no_row(rest: str, record: Record) -> str | None:
    """No row holds a statement at each of the places."""
    return "but there is one" if _rows_with(rest, record) else None


def difference(rest: str, record: Record) -> str | None:
    """`number: A "12" | B "14"`: the two places are shown as differing, in this kind (or one of several parted by `/`)."""
    kinds, where = _kinds(rest)
    found = _differences(where, record)
    if any(kind in kinds for kind in found):
        return None
    return f"instead: {', '.join(found) or 'no difference at these places'}"


def no_difference(rest: str, record: Record) -> str | None:
    """The two places are not shown as differing: in this kind if one is named, else in any."""
    kinds, where = _kinds(rest)
    found = [kind for kind in _differences(where, record) if kind in kinds]
    return f"but: {', '.join(found)}" if found else None


def dispute(rest: str, record: Record) -> str | None:
    """`asserts A "…" | denies B "…" | declines C "…"`: one dispute holds a statement at each place, in that part."""
    parts = _parts(rest, record)
    for one in record.disputes:
        held = {"asserts": one.asserts, "denies": one.denies, "declines": one.declines, "one-sided": one.one_sided}
        if all(_holds(held[part], place, record) for part, place in parts):
            return None
    said = record.statements
    seen = [
        f"{part}: {described(record, said[key])}"
        for one in record.disputes
        for part, keys in (("asserts", one.asserts), ("denies", one.denies), ("declines", one.declines))
        for key in keys
    ]
    return "instead: " + ("; ".join(seen) or "no dispute at all")


def no_dispute(rest: str, record: Record) -> str | None:
    """No dispute holds statements at these places, in these parts; with nothing named, there is none at all."""
    if not rest:
        return f"but there are {len(record.disputes)}" if record.disputes else None
    return "but there is one" if dispute(rest, record) is None else None


def absent(rest: str, record: Record) -> str | None:
    """`Courier from "…" not mentioned`: the row that carries the words has no cell for the outlet, for this reason."""
    found = _absences(rest, record)
    wanted = _after(rest)
    if any(not wanted or one.kind.value == wanted for one in found):
        return None
    return f"instead: {', '.join(one.kind for one in found) or 'no absence of that report in such a row'}"


def not_absent(rest: str, record: Record) -> str | None:
    """No row that carries the words says so of the outlet."""
    return "but it is" if absent(rest, record) is None else None


def origins(rest: str, record: Record) -> str | None:
    """The reports have this many independent origins."""
    seen = len(record.origins)
    return None if seen == int(rest) else f"instead: {seen}"


def one_origin(rest: str, record: Record) -> str | None:
    """`Daily Post, Courier`: these reports rest on one origin."""
    wanted = {name.strip() for name in rest.split(",")}
    return None if any(wanted <= _outlets(one, record) for one in record.origins) else _origins_seen(record)


def separate_origins(rest: str, record: Record) -> str | None:
    """No two of these reports rest on one origin."""
    wanted = {name.strip() for name in rest.split(",")}
    return _origins_seen(record) if any(len(wanted & _outlets(one, record)) > 1 for one in record.origins) else None


def draws(rest: str, record: Record) -> str | None:
    """`Courier on Daily Post, shared text, inferred`, or `on "Nordfax"` for an outside source: there is such an edge."""
    who, *more = (part.strip() for part in rest.split(","))
    copy, of = who.split(" on ")
    outlets = {report.id: report.outlet for report in record.reports}
    seen = []
    for one in record.edges:
        target = outlets[one.of] if one.of else f'"{one.source}"'
        told = {one.kind.value, "declared" if one.declared else "inferred"}
        met = of == target or (of.startswith('"') and one.source is not None and names(one.source, of))
        if outlets[one.copy] == copy and met and set(more) <= told:
            return None
        seen.append(f"{outlets[one.copy]} on {target}, {one.kind}, {'declared' if one.declared else 'inferred'}")
    return "instead: " + ("; ".join(seen) or "no edge at all")


def _located(rest: str, record: Record) -> list[list[Found]]:
    return [locate(record, place) for place in places(rest)]


def _holds(keys: Iterable[str], place: list[Found], record: Record) -> bool:
    said = record.statements
    return any(covers(record, said[key], found) for key in keys for found in place)


def _rows_with(rest: str, record: Record) -> list[Row]:
    wanted = _located(rest, record)
    return [one for one in record.rows if all(_holds(one.statements, place, record) for place in wanted)]


def _rows_at(place: list[Found], record: Record) -> str:
    said = record.statements
    rows = [one for one in record.rows if _holds(one.statements, place, record)]
    return " / ".join(" + ".join(described(record, said[key]) for key in one.statements) for one in rows) or "no statement there"


def _relations(one: Row, rest: str, record: Record) -> set[str]:
    left, right = _located(rest, record)[:2]
    verdicts = [verdict for verdict in record.verdicts if _between(verdict, left, right, record)]
    return {verdict.relation.value for verdict in verdicts} | {one.relation.value}


def _between(verdict: Verdict, left: list[Found], right: list[Found], record: Record) -> bool:
    one, other = (verdict.left,), (verdict.right,)
    return (_holds(one, left, record) and _holds(other, right, record)) or (_holds(one, right, record) and _holds(other, left, record))


def _after(rest: str) -> str:
    """What stands behind the line's last phrase."""
    words = items(rest)
    last = max(number for number, item in enumerate(words) if is_phrase(item))
    return " ".join(words[last + 1 :])


def _kinds(rest: str) -> tuple[set[str], str]:
    kinds, colon, where = rest.partition(":")
    known = {kind.value for kind in DifferenceKind}
    if colon and set(kinds.split("/")) <= known:
        return set(kinds.split("/")), where
    return known, rest


def _differences(where: str, record: Record) -> list[str]:
    left, right = _located(where, record)
    return [
        one.kind.value
        for one in record.differences
        for pair in combinations(one.places, 2)
        for first, second in (pair, pair[::-1])
        if any(overlap(first, found) for found in left) and any(overlap(second, found) for found in right)
    ]


def _parts(rest: str, record: Record) -> list[tuple[str, list[Found]]]:
    parts = []
    for piece in rest.split(" | "):
        part, _, where = piece.strip().partition(" ")
        parts.append((part, locate(record, split(where)[0])))
    return parts


def _absences(rest: str, record: Record) -> list[Absence]:
    outlet, _, where = rest.partition(" from ")
    place = locate(record, split(where)[0])
    rows = {one.id for one in record.rows if _holds(one.statements, place, record)}
    ids = {report.id for report in record.reports if report.outlet == outlet.strip()}
    return [one for one in record.absences if one.row in rows and one.report in ids]


def _outlets(origin: Origin, record: Record) -> set[str | None]:
    return {report.outlet for report in record.reports if report.id in origin.reports}


def _origins_seen(record: Record) -> str:
    return "instead: " + "; ".join(" + ".join(sorted(str(name) for name in _outlets(one, record))) for one in record.origins)
