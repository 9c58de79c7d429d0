"""How a rule has to tell its answer, whatever it says: whole words, in sentences, of real fields.

Every answer that a test asks for is held to it (:func:`build.assessed`, :func:`rule_checks.check`).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields
from functools import cache
from typing import Any, get_args

from claimgrade.assess.ruling import Ruling
from claimgrade.model.article import Article
from claimgrade.model.assessment import Outcome, RuleResult
from claimgrade.model.claim import Claim
from claimgrade.model.record import Record
from claimgrade.model.settings import Settings
from claimgrade.model.source import SourceDetails
from claimgrade.model.study import Study

RECORDS = {"claims": Claim, "studies": Study, "sources": SourceDetails}
NAMES_IN_CAPITALS = frozenset(
    {"AMSTAR", "GRADE", "ROBINS", "SYRCLE", "TESTEX", "NAME"}  # NAME: in a command to type
)

_QUOTED = re.compile(r"'[^']*'")
_SHOUTED = re.compile(r"\b[A-Z]{3,}\b")
_MIXED_UP = re.compile(r"\b[A-Z]{2,}[a-rt-z]|[a-z][A-Z]{2,}\b")


def held_to_style(found: Ruling | RuleResult) -> None:
    """Fail where an answer is not told as a person could read it."""
    faults = list(_faults(found.outcome, found.message, found.help, found.at))
    if (found.outcome is Outcome.FLAG) != (found.severity is not None):
        faults.append("a flag weighs something, and nothing else does")
    for missing in found.missing:
        faults += _unknown_field(missing.field)
    assert not faults, (found, faults)


def all_held_to_style(results: Iterable[RuleResult]) -> None:
    """Fail where any answer of several is not told as a person could read it."""
    for found in results:
        held_to_style(found)


@cache
def _faults(outcome: Outcome, message: str, help_text: str, at: str) -> tuple[str, ...]:
    return tuple(_each_fault(outcome, message, help_text, at))


def _each_fault(outcome: Outcome, message: str, help_text: str, at: str) -> Iterator[str]:
    yield from _typos(message)
    if not message or message.endswith((".", " ")) or message[0] == " ":
        yield "a message is a part of a sentence, without its full stop"
    if outcome is not Outcome.FLAG:
        return
    yield from _typos(help_text)
    if not re.fullmatch(r"[A-Z'].*[.?']", help_text, re.DOTALL):
        yield "the advice is a sentence"
    yield from _unknown_field(at)


def _typos(text: str) -> Iterator[str]:
    if "  " in text:
        yield "two spaces"
    own = _QUOTED.sub("", text)
    shouted = {word for word in _SHOUTED.findall(own) if word not in NAMES_IN_CAPITALS}
    if shouted:
        yield f"shouted: {shouted}"
    if _MIXED_UP.search(own):
        yield "capitals inside a word"


@cache
def _unknown_field(path: str) -> tuple[str, ...]:
    """Return a fault where a dotted path names no field of any record."""
    first, *rest = path.split(".")
    if first in RECORDS:
        known = _names_in(RECORDS[first])
        rest = rest[1:]
    elif first in ("article", "settings"):
        known = _names_in(Article) | _names_in(Settings)
    else:
        known = _names_in(Claim) | _names_in(Article) | _names_in(Settings)
        rest = [first, *rest]
    after_results = rest[:1] == ["results"]
    names = [n for i, n in enumerate(rest) if not n.isdigit() and not (after_results and i == 1)]
    unknown = [name for name in names if name not in known]
    return tuple(f"no field '{name}' ({path})" for name in unknown)


@cache
def _names_in(kind: Any) -> frozenset[str]:
    """Return the names of the fields of a record, and of the records inside it."""
    names: set[str] = set()
    for field in fields(kind):
        names.add(field.metadata.get("alias", field.name))
        for inner in _records(field.type):
            names |= _names_in(inner)
    return frozenset(names)


def _records(annotation: Any) -> Iterator[Any]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for inner in get_args(annotation):
        yield from _records(inner)
