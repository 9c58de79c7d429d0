"""The levels of the record: fields that a verdict can do without, and is provisional then."""

from collections.abc import Mapping
from types import MappingProxyType

from claimgrade.model.missing import Missing
from claimgrade.model.plain import field_names
from claimgrade.model.study import Study

SECOND_LEVEL: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "claim": ("asserts.outcome.name", "asserts.outcome.class", "advice"),
        "study": (
            *("design", "randomised", "control", "systematic"),
            *("n", "population.species", "population.who"),
        ),
        "result": ("outcome", "class", "contrast", "paired", "time", "locator"),
    }
)
"""Why the verdict is what it is: the fields, by the record they stand in (docs/method.md).

How people were allotted, what they were compared with and whether experience was collected in
full are part of a study's design; whether the same people were compared is part of the contrast.
"""

THIRD_LEVEL: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "claim": ("numbers",),
        "study": (),
        "result": ("estimate", "low", "high", "interval", "statistic", "unit", "p", "groups"),
    }
)
"""The numbers: what the words state and what a result printed."""

_NAMES_A_RESULT = ("source", "result")


def makes_provisional(missing: Missing) -> bool:
    """Return whether a field is of the second or third level and nobody has looked it up.

    A line without a study, or without a result, lacks all that these would hold.
    """
    return not missing.looked_up and _is_of_a_level(missing.field.split("."))


def _is_of_a_level(path: list[str]) -> bool:
    if path[0] == "studies":
        return _of_a_study(path[1:])
    if path[0] == "evidence":
        return path[2:] in ([name] for name in _NAMES_A_RESULT)
    return ".".join(path) in SECOND_LEVEL["claim"] or path[0] in THIRD_LEVEL["claim"]


def _of_a_study(path: list[str]) -> bool:
    """Return whether a path is of a level; it begins with a key, which may hold dots."""
    begins = next((i for i, name in enumerate(path) if i and name in field_names(Study)), None)
    if begins is None:
        return True
    field, inner = ".".join(path[begins:]), path[begins + 2 :]
    if path[begins] != "results":
        return field in SECOND_LEVEL["study"]
    return (
        not inner or ".".join(inner) in SECOND_LEVEL["result"] or inner[0] in THIRD_LEVEL["result"]
    )
