"""The kinds of fault that ``sources check`` finds in entries, by code."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType, ModuleType

from claimgrade.library.hygiene.codes import (
    completeness,
    dates,
    encoding,
    identifiers,
    links,
    names,
    numbers,
    titles,
)
from claimgrade.workspace.diagnostic import Diagnostic

_FAMILIES = (identifiers, dates, numbers, completeness, names, encoding, titles, links)


def _of(family: ModuleType) -> Iterator[Diagnostic]:
    return (value for value in vars(family).values() if isinstance(value, Diagnostic))


HYGIENE_CODES: Mapping[str, Diagnostic] = MappingProxyType(
    {one.code: one for family in _FAMILIES for one in _of(family)}
)
"""Every fault by code, in the order of the codes."""

WHEN_ASKED = frozenset({links.NOT_CITED.code})
"""Codes that are reported only where they are asked for by name."""
