"""XML to a tree that reads nothing else: no entity is expanded, no file and no address is opened, and it may be ill-formed.

Names are compared without their namespaces: agencies and publishers differ in these and agree in those.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5
from typing import Any

from crossread.load.prescan import TooMuch, too_much
from crossread.settings import Settings

_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31};)")
_NUMBERED = re.compile(r"&#(?:x([0-9A-Fa-f]{1,60})|([0-9]{1,60}));?")
_OWN = ("amp;", "lt;", "gt;", "quot;", "apos;")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufdd0-\ufdef\ufffe\uffff]")
_DECLARATION = re.compile(r"^\s{0,100}<\?xml[^>]{0,200}\?>")


def parse_xml(text: str, settings: Settings) -> Any:
    """The root of an XML text, or a `TooMuch` that says why there is none."""
    why_not = too_much(text, settings)
    if why_not:
        return why_not
    from lxml import etree

    plain = _ENTITY.sub(_character, _NUMBERED.sub(_writable, _NO_XML.sub("\ufffd", _DECLARATION.sub("", text.lstrip("\ufeff")))))
    parser = etree.XMLParser(
        encoding="utf-8",
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(plain.encode(), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        return TooMuch("unparsed", f"XML that cannot be read ({error})")
    return root if root is not None else TooMuch("unparsed", "XML without an element that can be read")


def _writable(found: re.Match[str]) -> str:
    """The reference as it is, or the mark of a lost character: lxml takes half a surrogate pair in, and cannot give it out again."""
    hexadecimal, decimal = found.groups()
    number = int(hexadecimal, 16) if hexadecimal else int(decimal)
    return found.group() if 0 < number < 0xD800 or 0xDFFF < number < 0x110000 else "\ufffd"


def _character(found: re.Match[str]) -> str:
    """A character that HTML has a name for; XML knows five names and what a declaration adds, which is not read."""
    name = found.group(1)
    return found.group() if name in _OWN else html5.get(name, found.group())


def local(element: Any) -> str:
    """The name of an element without its namespace, in lower case."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def below(element: Any, *names: str) -> Iterator[Any]:
    """The elements of these names at any depth, in document order."""
    return (one for one in element.iter() if local(one) in names)


def first(element: Any, *path: str) -> Any:
    """The first element that this path of names leads to, each at any depth below the one before; None where there is none."""
    for name in path:
        element = next((one for one in below(element, name)), None) if element is not None else None
    return element


def words(element: Any) -> str:
    """The text of an element on one line; empty where there is no element."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""
