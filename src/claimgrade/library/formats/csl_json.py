"""CSL-JSON, as Zotero, Crossref, Mendeley and citation processors write it."""

import json
from collections.abc import Iterable

from claimgrade.library.formats.csl_items import item_of, source_of
from claimgrade.library.formats.json_text import values
from claimgrade.library.formats.reading import Entry, Fault, Reading
from claimgrade.model.source import Source

FORMAT = "csl-json"


def read(text: str, name: str) -> Reading:
    """Return the works of CSL-JSON: a list of items, one item, or ``{"items": […]}``.

    Nothing is raised for any text.
    """
    entries: list[Entry] = []
    faults: list[Fault] = []
    for found in values(text, "items", "references"):
        if isinstance(found, Fault):
            faults.append(found)
            continue
        line, value = found
        if not isinstance(value, dict):
            faults.append(Fault("this is not an item of CSL-JSON, which is an object", line))
        elif not isinstance(value.get("type"), str) and "title" not in value:
            faults.append(Fault("this object has neither a type nor a title", line))
        else:
            entries.append(Entry(source_of(value), line))
    return Reading(FORMAT, tuple(entries), tuple(faults))


def write(sources: Iterable[Source]) -> str:
    """Return sources as a list of CSL-JSON items, everything kept (docs/library.md)."""
    items = [item_of(source) for source in sources]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"
