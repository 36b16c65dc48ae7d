"""What is known of names before a report is read: countries, cities, bodies, given names, titles, and words that are no names."""

from __future__ import annotations

from functools import cache

from crossread.rows import MentionKind
from crossread.text.lists import mapping, table, words


@cache
def known_names() -> dict[str, MentionKind]:
    """Names of places and bodies that are known as they stand."""
    places = {row[0]: MentionKind.PLACE for row in table("places")}
    places |= {form: MentionKind.PLACE for row in table("place_variants") for form in row}
    bodies = {row[0]: MentionKind.ORGANISATION for row in table("organisations")}
    return places | bodies | {row[0]: MentionKind.ORGANISATION for row in table("acronyms")}


@cache
def shouted_names() -> dict[str, MentionKind]:
    """The known names in capitals, for headlines that shout."""
    return {name.upper(): kind for name, kind in known_names().items()}


@cache
def titles() -> dict[str, str]:
    """Titles before a name in small letters, and the gender each tells (m, f or u)."""
    return {row[0].lower(): row[1] for row in table("titles")}


@cache
def roles() -> dict[str, str]:
    """Words that say what somebody is, and the gender each tells (m, f or u)."""
    return mapping("roles")


@cache
def given_names() -> dict[str, str]:
    """Given names and the gender each tells (m, f or u)."""
    return mapping("given_names")


@cache
def never_names() -> frozenset[str]:
    """Words that are no name by themselves however they are written: weekdays, months, demonyms, "I"."""
    days = {row[0] for row in table("weekdays")} | {row[0] + "s" for row in table("weekdays")}
    months = {row[0] for row in table("months")}
    return frozenset(
        days
        | months
        | {
            "I",
            "I'm",
            "I’m",
            "I'll",
            "I’ll",
            "I've",
            "I’ve",
            "I'd",
            "I’d",
            "OK",
            "AM",
            "PM",
            "A.M.",
            "P.M.",
            "GMT",
            "EST",
            "EDT",
            "IST",
            "TV",
            "CEO",
            "DNA",
            "FAQ",
            "Q",
            "A",
            "PHOTO",
            "VIDEO",
            "UPDATE",
            "BREAKING",
            "NEW",
            "MORE",
            "READ",
            "WATCH",
        }
    )


@cache
def demonyms() -> dict[str, str]:
    """Words such as "Iranian" and "Britons" with the country each is of; other capitalised adjectives with none."""
    plain = dict.fromkeys(sorted(words("capital_adjectives")), "") | mapping("demonyms")
    return plain | {form + "s": country for form, country in plain.items() if form.endswith(("an", "i", "n"))}


@cache
def openers() -> frozenset[str]:
    """Words that open sentences with a capital and are no names, in small letters."""
    return words("sentence_openers") | words("function_words")


@cache
def body_words() -> frozenset[str]:
    """Capitalised words that make a name a body's."""
    return words("organisation_words")


@cache
def thing_words() -> frozenset[str]:
    """Capitalised words that make a name neither a person's nor, by themselves, a body's or a place's."""
    return words("thing_words")


@cache
def place_words() -> frozenset[str]:
    """Capitalised words that make a name a place's."""
    return words("place_words")
