"""From YAML text to plain values and their places.

Every scalar stays text; a key without a value counts as absent.
"""

from array import array
from typing import Any, NamedTuple

from claimgrade.workspace.faults import Fault

# A process for which others read the files, or the cache, needs no YAML reader: it is imported
# where a text is read.


_NO_PLACES: "array[int]" = array("Q")


class Document(NamedTuple):
    """The values of one file, the place of every field, and what is wrong in it.

    ``values`` is ``None`` when nothing of the file can be used. ``places`` are packed and go
    with ``paths``; ``broken`` names the fields whose value could not be taken.
    """

    values: dict[str, Any] | None
    paths: tuple[str, ...] = ()
    places: "array[int]" = _NO_PLACES
    faults: tuple[Fault, ...] = ()
    broken: tuple[str, ...] = ()


def parse(text: str) -> Document:
    """Return the document that a YAML text holds; faults are in it, never raised."""
    from claimgrade.workspace.reading.quick import read_quickly

    quick = read_quickly(text)
    if quick is not None:
        values, paths, places = quick
        return Document(values, tuple(paths), places)
    return parse_carefully(text)


def parse_carefully(text: str) -> Document:
    """Return the same as ``parse``, by the reading that reports what is odd."""
    import yaml

    from claimgrade.workspace.reading.careful import (
        RARE_LINE_BREAKS,
        RareBreakReading,
        Reading,
        Unusable,
    )

    rare = not text.isascii() and RARE_LINE_BREAKS.search(text)
    reading = (RareBreakReading if rare else Reading)(text)
    try:
        values = reading.read()
    except Unusable:
        return Document(None, faults=tuple(reading.faults))
    except yaml.YAMLError as error:
        from claimgrade.workspace.reading.yaml_faults import syntax_fault

        return Document(None, faults=(*reading.faults, syntax_fault(error, text)))
    return Document(
        values,
        tuple(reading.paths),
        reading.places,
        tuple(reading.faults),
        tuple(reading.broken),
    )
