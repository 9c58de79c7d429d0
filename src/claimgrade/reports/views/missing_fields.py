"""The fields that a check waits for, in words, with the works and claims whose they are."""

from collections.abc import Container, Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from claimgrade.assess.field_words import field_words
from claimgrade.model.claim import Claim
from claimgrade.model.study import Study
from claimgrade.reports.text import TEXT
from claimgrade.reports.views.parts import Link, known, listed, together
from claimgrade.reports.views.sources import ReferenceView


class Owners(NamedTuple):
    """Whose a field may be: works and studies by key, claims of the article, the claim itself."""

    references: Mapping[str, ReferenceView] = MappingProxyType({})
    studies: Mapping[str, Study] = MappingProxyType({})
    links: Mapping[str, Link] = MappingProxyType({})
    claim: Claim | None = None


class _Field(NamedTuple):
    """A field in words, whose it is, and of which of its results; empty where it is of neither."""

    words: str
    owner: str = ""
    result: str = ""


def fields_told(paths: Iterable[str], owners: Owners) -> str:
    """Return dotted paths in words, each field once, with the works or claims that lack it.

    ``studies.abe2006.cohort`` is told as "The cohort: Abe 2006". Fields that the same ones lack
    stand together.
    """
    lacking: dict[str, dict[str, list[str]]] = {}
    for path in paths:
        field = _field(path, owners)
        results = lacking.setdefault(field.words, {}).setdefault(field.owner, [])
        if field.result and field.result not in results:
            results.append(field.result)
    if not lacking:
        return ""
    fields_of: dict[str, list[str]] = {}
    for words, by_owner in lacking.items():
        fields_of.setdefault(_owners_told(by_owner), []).append(words)
    told = "; ".join(
        TEXT["field_of_owners"].format(fields=together(fields), owners=whose)
        if whose
        else together(fields)
        for whose, fields in fields_of.items()
    )
    return told[:1].upper() + told[1:]


def waits_told(absent: str, in_vain: str) -> str:
    """Return what a check waits for as a step of its own: fields told, those not reported apart."""
    return listed(
        [
            TEXT["waits"].format(fields=_lowered(absent)) if absent else "",
            TEXT["looked_up_in_vain"].format(fields=_lowered(in_vain)) if in_vain else "",
        ],
        "; ",
    )


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]


def _owners_told(by_owner: Mapping[str, list[str]]) -> str:
    return ", ".join(
        TEXT["field_of"].format(field=owner, of="; ".join(results)) if results else owner
        for owner, results in by_owner.items()
        if owner
    )


def _field(path: str, owners: Owners) -> _Field:
    kind, _, rest = path.partition(".")
    if kind == "studies":
        return _of_study(rest, owners)
    if kind == "sources":
        key, field = _split(rest, owners.references)
        return _Field(field_words(f"sources.{field}"), _work(key, owners))
    if kind == "claims":
        return _of_claim(rest, owners)
    place, _, field = rest.partition(".")
    if kind in ("evidence", "numbers") and place.isdecimal():
        return _Field(field_words(f"{kind}.{field}"), _in_list(kind, int(place), owners))
    return _Field(field_words(path))


def _of_study(rest: str, owners: Owners) -> _Field:
    key, field = _split(rest, owners.studies)
    if not field:
        return _Field(field_words("studies"), _work(key, owners))
    if not field.startswith("results."):
        return _Field(field_words(field), _work(key, owners))
    results = owners.studies[key].results if key in owners.studies else ()
    outcomes = {result.id: known(result.outcome) or result.id for result in results if result.id}
    name, below = _split(field.removeprefix("results."), outcomes)
    return _Field(field_words(below or "result"), _work(key, owners), outcomes.get(name, name))


def _of_claim(rest: str, owners: Owners) -> _Field:
    article, slash, below = rest.partition("/")
    name, field = _split(below if slash else article, owners.links)
    number = owners.links[name].text.partition(".")[0] if name in owners.links else name
    return _Field(field_words(field), TEXT["claim_number"].format(number=number))


def _in_list(kind: str, place: int, owners: Owners) -> str:
    """Return which line of evidence, or which number, of the claim it is."""
    items = getattr(owners.claim, "evidence" if kind == "evidence" else "claimed_numbers", ())
    if place >= len(items):
        return str(place + 1)
    if kind == "numbers":
        return str(items[place].value)
    return _work(items[place].source or str(place + 1), owners)


def _split(path: str, names: Container[str]) -> tuple[str, str]:
    """Return the longest name that a path begins with, which may have dots, and what follows it.

    The names are looked up and not gone through: they may be those of all studies there are.
    """
    end = len(path)
    while end > 0:
        if path[:end] in names:
            return path[:end], path[end + 1 :]
        end = path.rfind(".", 0, end)
    name, _, rest = path.partition(".")
    return name, rest


def _work(key: str, owners: Owners) -> str:
    cited = owners.references.get(key)
    return cited.short if cited is not None else key
