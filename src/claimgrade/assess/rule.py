"""A rule of the catalogue: its page, its examples and the function that decides."""

from collections.abc import Callable
from dataclasses import dataclass
from inspect import cleandoc

from claimgrade.assess.case import Case
from claimgrade.assess.ruling import Ruling
from claimgrade.model.assessment import Family
from claimgrade.model.finding import Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what it asks, why, two worked examples, and the function that decides.

    ``severity`` says in words which severities it can give and when; ``worst`` is the heaviest
    of them. ``example_fires`` and ``example_near_miss`` are YAML with the keys ``claim``,
    ``article``, ``studies`` and ``sources``, holding only what matters to the rule. ``needs``
    are the fields without which it is unresolved, as dotted paths of the files with ``*`` for
    any item; fields that have a default are not among them. ``reads_lines`` is true where the
    rule depends on what each evidence line does to the claim.
    """

    code: str
    name: str
    family: Family
    severity: str
    worst: Severity
    definition: str
    why: str
    example_fires: str
    example_near_miss: str
    needs: tuple[str, ...]
    literature: str
    key_concept: str
    function: Callable[[Case], Ruling]
    reads_lines: bool


def rule(
    code: str,
    name: str,
    family: Family,
    *,
    severity: str,
    worst: Severity,
    needs: tuple[str, ...],
    literature: str,
    key_concept: str,
    fires: str,
    near_miss: str,
) -> Callable[[Callable[[Case], Ruling]], Rule]:
    """Make a catalogue rule of a function.

    The first paragraph of the function's docstring is the rule's definition, the rest is why
    the rule exists.
    """

    def make(function: Callable[[Case], Ruling]) -> Rule:
        definition, _, why = cleandoc(function.__doc__ or "").partition("\n\n")
        return Rule(
            code=code,
            name=name,
            family=family,
            severity=severity,
            worst=worst,
            definition=" ".join(definition.split()),
            why=" ".join(why.split()),
            example_fires=cleandoc(fires) + "\n",
            example_near_miss=cleandoc(near_miss) + "\n",
            needs=needs,
            literature=literature,
            key_concept=key_concept,
            function=function,
            reads_lines="evidence.*.relation" in needs,
        )

    return make
