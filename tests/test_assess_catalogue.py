"""Every rule fires on its example, is silent on its near miss, and never passes without a field."""

import copy
from collections.abc import Iterator
from typing import Any

import pytest

from build import assessed, read, result
from claimgrade.assess.catalogue import RULES
from claimgrade.model.assessment import Outcome
from claimgrade.model.finding import Severity

# The worst severity of each rule, from the table of rules in docs/method.md.
WORST = {
    "OS01": "major",
    "OS02": "blocker",
    "OS03": "info",
    "OS05": "major",
    "OS08": "blocker",
    "OS11": "major",
    "OS12": "major",
    "OS15": "major",
    "OS17": "blocker",
    "OS19": "major",
    "OS23": "major",
    "OS25": "major",
    "OS27": "blocker",
    "OS31": "blocker",
    "SI01": "blocker",
    "SI04": "blocker",
    "SI06": "blocker",
    "SI08": "minor",
}


def test_the_catalogue_holds_the_rules_of_the_first_cut_with_their_worst_severity() -> None:
    assert {code: rule.worst.value for code, rule in RULES.items()} == WORST


@pytest.mark.parametrize("code", RULES)
def test_a_rule_fires_on_its_example(code: str) -> None:
    found = result(assessed(RULES[code].example_fires), code)
    assert found.outcome is Outcome.FLAG
    assert found.message
    assert found.help
    assert found.at


@pytest.mark.parametrize("code", RULES)
def test_a_rule_is_silent_on_its_near_miss(code: str) -> None:
    found = result(assessed(RULES[code].example_near_miss), code)
    assert found.outcome in (Outcome.PASS, Outcome.NOT_APPLICABLE)


def _without(node: Any, steps: list[str]) -> Iterator[Any]:
    """Yield copies of a record with one field deleted, for every item a ``*`` stands for."""
    step, rest = steps[0], steps[1:]
    keys: list[Any]
    if step == "*":
        keys = list(node) if isinstance(node, dict) else list(range(len(node)))
    elif isinstance(node, dict):
        keys = [step] if step in node else []
    else:
        keys = []
    for key in keys:
        if not rest:
            left = copy.deepcopy(node)
            del left[key]
            yield left
            continue
        for inner in _without(node[key], rest):
            left = copy.deepcopy(node)
            left[key] = inner
            yield left


def _paths() -> list[tuple[str, str, str]]:
    return [
        (code, field, name)
        for code, rule in RULES.items()
        for field in rule.needs
        for name in ("example_fires", "example_near_miss")
    ]


FILLED = {
    "quote": {"exact": "Bands build muscle"},
    "wording": {"relation": "effect", "hedge": "plain"},
    "certainty": "high",
}


def _complete(record: dict[str, Any]) -> dict[str, Any]:
    """Return the example with the fields that the helper would fill in."""
    claim = {"statement": "A statement.", "because": "A reason.", **FILLED, **record["claim"]}
    return {**record, "claim": claim}


def _tail(field: str) -> str:
    return field.rsplit(".", 1)[-1]


@pytest.mark.parametrize(("code", "field", "name"), _paths())
def test_a_rule_without_a_field_it_needs_is_unresolved_and_names_it(
    code: str, field: str, name: str
) -> None:
    record = _complete(read(getattr(RULES[code], name)))
    intact = result(assessed(record, fill=False), code)
    root = record if field.split(".")[0] in ("studies", "sources", "article") else record["claim"]
    for left in _without(root, field.split(".")):
        lacking = left if root is record else {**record, "claim": left}
        found = result(assessed(lacking, fill=False), code)
        assert found.outcome is not Outcome.PASS
        if intact.outcome is Outcome.NOT_APPLICABLE:
            continue
        assert found.outcome is Outcome.UNRESOLVED, found
        assert all(not missing.looked_up for missing in found.missing)
        assert any(_tail(field) in missing.field for missing in found.missing), found.missing


def test_every_needed_field_is_deleted_from_some_example() -> None:
    untested = [
        (code, field)
        for code, rule in RULES.items()
        for field in rule.needs
        if not any(_deletable(_complete(read(text)), field) for text in _examples(code))
    ]
    assert untested == []


def _examples(code: str) -> tuple[str, str]:
    return RULES[code].example_fires, RULES[code].example_near_miss


def _deletable(record: dict[str, Any], field: str) -> bool:
    root = record if field.split(".")[0] in ("studies", "sources", "article") else record["claim"]
    return next(_without(root, field.split(".")), None) is not None


UNKNOWN_FIELDS = [
    ("OS31", {"claim": {"omits": "unknown"}}, "omits"),
    (
        "OS08",
        {
            "claim": {"evidence": [{"source": "s", "relation": "supports", "finding": "It grew."}]},
            "studies": {"s": {"population": {"species": "unknown"}}},
        },
        "studies.s.population.species",
    ),
    (
        "OS11",
        {
            "claim": {
                "asserts": {"horizon": "unknown"},
                "evidence": [{"source": "s", "relation": "supports", "finding": "It grew."}],
            }
        },
        "asserts.horizon",
    ),
    (
        "OS12",
        {
            "claim": {
                "asserts": {"outcome": {"name": "strength", "class": "unknown"}},
                "evidence": [{"source": "s", "relation": "supports", "finding": "It grew."}],
            }
        },
        "asserts.outcome.class",
    ),
]


@pytest.mark.parametrize(("code", "record", "field"), UNKNOWN_FIELDS)
def test_a_field_set_to_unknown_leaves_the_rule_unresolved_as_looked_up(
    code: str, record: dict[str, Any], field: str
) -> None:
    found = result(assessed(record), code)
    assert found.outcome is Outcome.UNRESOLVED
    assert [(m.field, m.looked_up) for m in found.missing] == [(field, True)]


def test_every_rule_says_what_it_is_and_where_it_comes_from() -> None:
    for rule in RULES.values():
        assert rule.definition.endswith(".")
        assert rule.why.endswith(".")
        assert rule.literature
        assert rule.key_concept
        assert rule.severity.startswith(rule.worst.value) or rule.worst.value in rule.severity


def test_no_flag_is_heavier_than_its_rule_says() -> None:
    for code, rule in RULES.items():
        found = result(assessed(rule.example_fires), code)
        assert found.severity is not None
        assert found.severity.rank <= rule.worst.rank
        assert rule.worst is not Severity.INFO or found.severity is Severity.INFO
