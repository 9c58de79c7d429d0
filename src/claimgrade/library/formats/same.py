"""Whether two entries say the same in a field, however each writes it."""

import re
from collections.abc import Mapping

from claimgrade.library.formats.dates import date_text, parsed, when
from claimgrade.library.formats.keywords import keywords
from claimgrade.library.formats.text import verbatim_text
from claimgrade.library.identifiers import normalise_doi
from claimgrade.library.latex import plain_text
from claimgrade.library.names import names

PEOPLE = frozenset({
    "author", "editor", "translator", "bookauthor", "editora", "origauthor", "reviewedauthor",
})  # fmt: skip
_DATE = frozenset({"date", "year", "month", "day"})
_DAYS = frozenset({"urldate", "eventdate", "origdate"})
_VERBATIM = frozenset({"url", "file"})
_OTHER_NAMES = {"journal": "journaltitle", "address": "location"}
_OTHER_NAMES |= {new: old for old, new in _OTHER_NAMES.items()}
_DASHES = re.compile(r"\s*[-–—]+\s*")


def same_field(name: str, one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Tell whether two entries say the same in a field.

    A month in one and a ``date`` in the other may be the same, names in another order of their
    parts, and a letter as LaTeX or by itself.
    """
    if name in _DATE:
        as_written = all(one.get(part) == other.get(part) for part in _DATE)
        return as_written or when(one) == when(other)
    if name in one and one[name] == other.get(name):
        return True
    return _meant(name, one) == _meant(name, other)


def _meant(name: str, fields: Mapping[str, str]) -> object:
    value = fields.get(name) or fields.get(_OTHER_NAMES.get(name, ""), "")
    if name in PEOPLE:
        return names(value)
    if name == "keywords":
        return keywords(value)
    if name == "doi":
        return normalise_doi(value) or verbatim_text(value)
    if name in _VERBATIM:
        return verbatim_text(value)
    if name in _DAYS:
        return parsed(date_text(value))
    plain = " ".join(plain_text(value).split())
    return _DASHES.sub("-", plain) if name == "pages" else plain
