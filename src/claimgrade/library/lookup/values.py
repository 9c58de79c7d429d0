"""Reading what services answer: nothing is taken on trust, and nothing odd raises."""

import html
import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from claimgrade.library.formats.dates import When, date_fields, valid
from claimgrade.library.formats.markup import from_html
from claimgrade.library.formats.people import listed_name, people_field
from claimgrade.library.formats.text import as_bibtex
from claimgrade.library.lookup.failure import LookupFailed, Trouble
from claimgrade.library.names import Name, Names
from claimgrade.model.source import Source

_EARLIEST = 1000
"""The first year that is taken for one; what is lower is a slip."""

_TAG = re.compile(r"</?[A-Za-z][\w:.-]*(?:\s[^<>]*)?/?>")
_KNOWN_TAG = re.compile(r"</?(?:i|b|sub|sup|sc)>", re.IGNORECASE)
_SAME_AS = {"em": "i", "italic": "i", "strong": "b", "bold": "b", "scp": "sc"}
_NAMED_TAG = re.compile(
    r"<(/?)(?:jats:)?(em|italic|strong|bold|scp|i|b|sub|sup|sc)>", re.IGNORECASE
)
_HEADING = re.compile(r"<(?:jats:)?title>\s*(.*?)\s*</(?:jats:)?title>", re.DOTALL)
_END_OF_BLOCK = re.compile(r"</(?:jats:)?(?:p|sec|list-item)>")


def json_object(data: bytes, service: str) -> Mapping[str, Any]:
    """Return the object that an answer in JSON holds.

    Raises:
        LookupFailed: it holds something else.
    """
    try:
        found = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise malformed(service) from error
    if not isinstance(found, dict):
        raise malformed(service)
    return found


def malformed(service: str) -> LookupFailed:
    """Return the failure of an answer that is not in the form that the service documents."""
    return LookupFailed(
        Trouble.MALFORMED,
        f"{service} answered in a form that is not its own.",
        "try again later; if it stays so, please report it",
    )


def wrong_record(service: str, asked: str, came: str) -> LookupFailed:
    """Return the failure of an answer that is about another work than the one asked for."""
    return LookupFailed(
        Trouble.WRONG_RECORD,
        f"{service} was asked for {asked} and answered with {came or 'a work without one'}.",
        "look which of them is meant, and give that one",
    )


def words(value: Any) -> str:
    """Return a text, or a whole number as text; empty for everything else."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return " ".join(str(value).split())


def items(value: Any) -> list[Any]:
    """Return a list, or nothing."""
    return value if isinstance(value, list) else []


def objects(value: Any) -> list[Mapping[str, Any]]:
    """Return the objects of a list."""
    return [one for one in items(value) if isinstance(one, dict)]


def inner(value: Any, name: str) -> Mapping[str, Any]:
    """Return the object under a name, or an empty one."""
    found = value.get(name) if isinstance(value, Mapping) else None
    return found if isinstance(found, Mapping) else {}


def first(value: Any) -> str:
    """Return the first text of a list, or the text itself."""
    return words(value) or next(filter(None, map(words, items(value))), "")


def title(text: str) -> str:
    """Return a title with face markup and entities as BibTeX has it; other tags are dropped."""
    text = _NAMED_TAG.sub(lambda m: f"<{m[1]}{_SAME_AS.get(m[2].lower(), m[2].lower())}>", text)
    text = _TAG.sub(lambda m: m[0] if _KNOWN_TAG.fullmatch(m[0]) else "", text)
    return from_html(" ".join(html.unescape(text).split()))


def abstract(text: str) -> str:
    """Return an abstract in JATS or plain as BibTeX has it: text alone, headings with a colon."""
    text = _HEADING.sub(_heading, text)
    text = _TAG.sub("", _END_OF_BLOCK.sub(" ", text))
    return as_bibtex(" ".join(html.unescape(text).split()))


def _heading(found: re.Match[str]) -> str:
    words = found[1].strip().rstrip(":.")
    return "" if words.lower() in {"abstract", "summary"} else f"{words}: "


def people(found: Iterable[Name]) -> str:
    """Return names as a field of an entry."""
    return people_field(Names(tuple(name for name in found if name.family)))


def person(family: str, given: str = "", suffix: str = "") -> Name:
    """Return a person's name in its parts; what belongs to the family name is told apart."""
    found = listed_name(f"{family.replace(',', ' ')}, {given.replace(',', ' ') or 'x'}")
    return Name(found.family, given, found.particle, suffix)


def date(parts: Iterable[Any]) -> dict[str, str]:
    """Return the fields of an entry for year, month and day, up to the first that cannot be."""
    numbers: list[int] = []
    for said in map(words, parts):
        if not (said.isascii() and said.isdecimal()) or len(said) > (2 if numbers else 4):
            break
        numbers.append(int(said))
    if not numbers or numbers[0] < _EARLIEST:
        return {}
    return date_fields(When(valid(tuple(numbers[:3]))))


def listed(value: Any) -> str:
    """Return the texts of a list, with commas between them, as BibTeX has them."""
    return as_bibtex(", ".join(filter(None, map(words, items(value)))))


def source(entry_type: str, fields: Mapping[str, str]) -> Source:
    """Return an entry without a key, with the fields that say something."""
    return Source("", entry_type, {name: value for name, value in fields.items() if value})
