"""Every rule fires on its example, is silent on its near miss, and never passes without a field."""

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import ValidationError

from build import assessed, read, result, workspace_of
from claimgrade.assess.catalogue import ARTICLE_RULES, RULES
from claimgrade.assess.review import assess
from claimgrade.model.assessment import Outcome, RuleResult
from claimgrade.model.finding import Severity
from house_style import all_held_to_style
from tables import for_each_row

# The worst severity of each rule, from the table of rules in docs/method.md.
WORST = {
    "OS01": "major",
    "OS02": "blocker",
    "OS03": "info",
    "OS04": "major",
    "OS05": "major",
    "OS06": "blocker",
    "OS07": "major",
    "OS08": "blocker",
    "OS09": "blocker",
    "OS10": "major",
    "OS11": "major",
    "OS12": "major",
    "OS13": "major",
    "OS14": "major",
    "OS15": "major",
    "OS16": "minor",
    "OS17": "blocker",
    "OS18": "minor",
    "OS19": "major",
    "OS20": "blocker",
    "OS21": "major",
    "OS22": "minor",
    "OS23": "major",
    "OS24": "minor",
    "OS24b": "major",
    "OS25": "major",
    "OS26": "major",
    "OS27": "blocker",
    "OS28": "minor",
    "OS29": "major",
    "OS30": "info",
    "OS31": "blocker",
    "OS32": "info",
    "SI01": "blocker",
    "SI02": "blocker",
    "SI03": "blocker",
    "SI04": "blocker",
    "SI05": "major",
    "SI06": "blocker",
    "SI07": "major",
    "SI08": "minor",
    "SI09": "minor",
    "SI09b": "major",
    "SI10": "major",
}


def test_the_catalogue_holds_the_rules_of_the_first_cut_with_their_worst_severity() -> None:
    assert {code: rule.worst.value for code, rule in RULES.items()} == WORST


def ruled(code: str, record: str | dict[str, Any], *, fill: bool = True) -> RuleResult:
    """Return what a rule says of an example: of its claim, or of its article."""
    if code not in ARTICLE_RULES:
        return result(assessed(record, fill=fill), code)
    fields = read(record) if isinstance(record, str) else record
    article = assess(workspace_of(fields, fill=fill)).articles[0]
    all_held_to_style(article.results)
    return next(r for r in article.results if r.code == code)


@pytest.mark.parametrize("code", RULES)
def test_a_rule_fires_on_its_example(code: str) -> None:
    found = ruled(code, RULES[code].example_fires)
    assert found.outcome is Outcome.FLAG
    assert found.message
    assert found.help
    assert found.at


@pytest.mark.parametrize("code", RULES)
def test_a_rule_is_silent_on_its_near_miss(code: str) -> None:
    found = ruled(code, RULES[code].example_near_miss)
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
            left = copy.copy(node)
            del left[key]
            yield left
            continue
        for inner in _without(node[key], rest):
            left = copy.copy(node)
            left[key] = inner
            yield left


FILLED = {
    "quote": {"exact": "Bands build muscle"},
    "wording": {"relation": "effect", "hedge": "plain"},
    "certainty": "high",
}


def _complete(record: dict[str, Any]) -> dict[str, Any]:
    """Return the example with the fields that the helper would fill in."""
    level_one = {"statement": "A statement.", "because": "A reason.", **FILLED}
    others = {name: {**level_one, **fields} for name, fields in record.get("claims", {}).items()}
    return {**record, "claim": {**level_one, **record["claim"]}, "claims": others}


_OTHER_RECORDS = ("claims", "studies", "sources", "article")
"""Where a needed field can be, beside the claim itself."""


def _tail(field: str) -> str:
    return field.rsplit(".", 1)[-1]


def _lacking(record: dict[str, Any], field: str) -> Iterator[dict[str, Any]]:
    """Yield copies of an example without one field, for every item a ``*`` stands for."""
    if field.split(".")[0] in _OTHER_RECORDS:
        yield from _without(record, field.split("."))
    else:
        for claim in _without(record["claim"], field.split(".")):
            yield {**record, "claim": claim}


@pytest.mark.parametrize("code", RULES)
def test_a_rule_without_a_field_it_needs_is_unresolved_and_names_it(code: str) -> None:
    for text in _examples(code):
        record = _complete(read(text))
        intact = ruled(code, record, fill=False)
        for field in RULES[code].needs:
            for lacking in _lacking(record, field):
                found = ruled(code, lacking, fill=False)
                assert found.outcome is not Outcome.PASS, field
                if intact.outcome is Outcome.NOT_APPLICABLE:
                    continue
                assert found.outcome is Outcome.UNRESOLVED, (field, found)
                assert all(not missing.looked_up for missing in found.missing)
                assert any(_tail(field) in m.field for m in found.missing), (field, found)


def _unknown(node: Any, steps: list[str]) -> Iterator[Any]:
    """Yield copies of a record with one field set to ``unknown``, for every item of a ``*``."""
    step, rest = steps[0], steps[1:]
    if step == "*":
        keys: list[Any] = list(node) if isinstance(node, dict) else list(range(len(node)))
    else:
        keys = [step] if isinstance(node, dict) and step in node else []
    for key in keys:
        for value in _unknown(node[key], rest) if rest else ["unknown"]:
            left = copy.copy(node)
            left[key] = value
            yield left


# What the article itself says: there "unknown" is a word like any other.
_WORDS = ("quote.exact",)


@pytest.mark.parametrize("code", RULES)
def test_a_field_that_is_not_reported_is_never_a_pass(code: str) -> None:
    for text in _examples(code):
        record = _complete(read(text))
        for field in RULES[code].needs:
            if field in _WORDS:
                continue
            in_claim = field.split(".")[0] not in _OTHER_RECORDS
            root = record["claim"] if in_claim else record
            for part in _unknown(root, field.split(".")):
                try:
                    found = ruled(code, {**record, "claim": part} if in_claim else part, fill=False)
                except ValidationError:
                    continue  # a field that must be known where it is written
                assert found.outcome is not Outcome.PASS, (field, found)
                named = [m for m in found.missing if _tail(m.field) == _tail(field)]
                assert not named or any(m.looked_up for m in named), (field, found)


def test_every_needed_field_is_deleted_from_some_example() -> None:
    untested = [
        (code, field)
        for code, rule in RULES.items()
        for field in rule.needs
        if not any(next(_lacking(_complete(read(text)), field), None) for text in _examples(code))
    ]
    assert untested == []


def _examples(code: str) -> tuple[str, str]:
    return RULES[code].example_fires, RULES[code].example_near_miss


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


@for_each_row(("code", "record", "field"), UNKNOWN_FIELDS)
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


def test_every_rule_says_whether_it_is_about_a_claim_the_article_or_our_own_record() -> None:
    about = {code: rule.about for code, rule in RULES.items() if rule.about != "a claim"}
    assert about == {
        "OS24b": "our own record",
        "OS29": "the article",
        "SI09b": "the article",
        "SI10": "our own record",
    }


def test_no_flag_is_heavier_than_its_rule_says() -> None:
    for code, rule in RULES.items():
        found = ruled(code, rule.example_fires)
        assert found.severity is not None
        assert found.severity.rank <= rule.worst.rank
        assert rule.worst is not Severity.INFO or found.severity is Severity.INFO
