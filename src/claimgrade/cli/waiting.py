"""Says in plain words which fields a check waits for, and where they are entered."""

from collections.abc import Sequence

from claimgrade.model.claim import Claim
from claimgrade.model.plain import field_names
from claimgrade.model.record import Record
from claimgrade.model.source import SourceDetails
from claimgrade.model.study import Study
from claimgrade.workspace.schema.fields import shape_at

UNKNOWN_TOO = ", or 'unknown' where it was looked for and is not reported"


def wanted(fields: Sequence[str]) -> str:
    """Return what a check needs, from dotted paths of fields that are absent."""
    said = [_absent_from_line(field) or f"it needs {_named(field)}" for field in fields]
    parts = list(dict.fromkeys(said))
    parts[1:] = [part.removeprefix("it needs ") for part in parts[1:]]
    return ", ".join(parts[:-1]) + " and " + parts[-1] if len(parts) > 1 else parts[0]


def where_it_goes(fields: Sequence[str]) -> str:
    """Return what to do about absent fields: the file each belongs to, and if unknown will do."""
    return " ".join(dict.fromkeys(_where_one_goes(field) for field in fields))


def _where_one_goes(field: str) -> str:
    kind, key, rest = _place(field)
    if kind == "studies" and not rest:
        return f"Record the study: claimgrade new study {key}."
    if kind == "studies":
        return f"Add it to citations/studies/{key}.yaml{_or_unknown(Study, rest)}."
    if kind == "sources":
        return f"Add it to citations/sources.yaml{_or_unknown(SourceDetails, rest)}."
    return f"Add it to this file{_or_unknown(Claim, rest)}."


def _absent_from_line(field: str) -> str | None:
    """Return the words for a field that a line of evidence lacks; lines are counted from 1."""
    start, _, rest = field.partition(".")
    number, _, name = rest.partition(".")
    if start != "evidence" or not number.isdecimal() or not name:
        return None
    return f"evidence line {int(number) + 1} names no `{name}`"


def _named(field: str) -> str:
    """Return a field with the record it belongs to."""
    kind, key, rest = _place(field)
    if kind == "claim":
        return f"`{rest}`"
    one = "study" if kind == "studies" else "source"
    if not rest:
        return f"the {one} {key}"
    words = rest.split(".")
    if words[0] == "results" and len(words) > 2:
        return f"`{'.'.join(words[2:])}` of the result {words[1]} of the {one} {key}"
    return f"`{rest}` of the {one} {key}"


def _place(field: str) -> tuple[str, str, str]:
    """Return the kind of record, its key and the field; a key may itself have dots."""
    kind, _, rest = field.partition(".")
    if kind not in {"studies", "sources"}:
        return "claim", "", field
    fields = field_names(Study if kind == "studies" else SourceDetails)
    steps = rest.split(".")
    known = (i for i in range(1, len(steps)) if steps[i] in fields)
    first = next(known, len(steps))
    return kind, ".".join(steps[:first]), ".".join(steps[first:])


def _or_unknown(model: type[Record], field: str) -> str:
    path = [int(step) if step.isdecimal() else step for step in field.split(".")]
    return UNKNOWN_TOO if "unknown" in shape_at(model, path).extra_words else ""
