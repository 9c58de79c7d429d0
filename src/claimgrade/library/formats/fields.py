"""The order in which the fields of an imported entry are written."""

from collections.abc import Mapping
from types import MappingProxyType

_ORDER = {
    name: place
    for place, name in enumerate(
        "author editor translator bookauthor title subtitle shorttitle journal shortjournal "
        "booktitle maintitle series year month day date volume number issue pages eid chapter "
        "edition volumes publisher institution school address type version language doi pmid "
        "pmcid isbn issn url urldate abstract keywords note annote file".split()
    )
}


def ordered(fields: Mapping[str, str]) -> Mapping[str, str]:
    """Return the fields that say something: who, what, where, when, then the rest as it came."""
    said = [(name, value) for name, value in fields.items() if value]
    return MappingProxyType(dict(sorted(said, key=lambda one: _ORDER.get(one[0], len(_ORDER)))))
