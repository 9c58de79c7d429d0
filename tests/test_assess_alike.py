"""Claims of which little is recorded share what the rules say; it is what each gets alone."""

from collections.abc import Sequence
from itertools import product
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from build import ARTICLE, workspace_of
from claimgrade.assess.alike import COMPARED, NOT_COMPARED, likeness
from claimgrade.assess.case import Case, Context
from claimgrade.assess.catalogue import CLAIM_RULES
from claimgrade.assess.ruled_claims import case_of, rule_claims
from claimgrade.model.claim import Claim
from claimgrade.model.plain import field_names
from claimgrade.model.vocabulary import (
    Advice,
    Certainty,
    Direction,
    Hedge,
    Kind,
    PluralCue,
    Points,
    Relation,
    Scope,
)
from claimgrade.workspace.workspace import Workspace
from drawn import drawn, some_of
from law_records import law

NAMES = ("c0", "c1", "c2", "gone")
WORDINGS = [
    {name: word for name, word in (("relation", relation), ("hedge", hedge)) if word is not None}
    for relation in (None, *Relation)
    for hedge in (None, *Hedge)
]
FIELDS: dict[str, Sequence[Any]] = {
    "statement": ["Muscles grow.", "Ten people grew by 5 %.", "Many studies"],
    "topics": [["growth"]],
    "aliases": [["older"]],
    "replaced_by": [["c0"]],
    "builds_on": [[], *([one] for one in NAMES), *([*two] for two in product(NAMES, NAMES))],
    "kind": list(Kind),
    "wording": WORDINGS,
    "certainty": list(Certainty),
    "points": list(Points),
    "searched_on": ["2026-01-01"],
    "direction": list(Direction),
    "advice": list(Advice),
    "scope": list(Scope),
    "plural_cue": list(PluralCue),
}


def few_fields(random: Random) -> dict[str, Any]:
    return some_of(random, FIELDS)


def workspace(claims: list[dict[str, Any]]) -> Workspace:
    named = {f"c{number}": claim for number, claim in enumerate(claims)}
    record = {"claim": {"evidence": []}, "claims": named, "article": {"field": "physiology"}}
    return workspace_of(record, fill=False)


def case(fields: dict[str, Any]) -> Case:
    own = workspace([fields])
    return case_of(own.claims[f"{ARTICLE}/c0"], Context(own, None))


def on_earlier(claims: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Let claims build on earlier ones alone, so that there is no circle."""
    earlier = {f"c{place}": place for place in range(len(claims))}
    return [
        {**claim, "builds_on": [n for n in claim["builds_on"] if earlier.get(n, -1) < place]}
        if "builds_on" in claim
        else claim
        for place, claim in enumerate(claims)
    ]


@settings(law, max_examples=50)  # of up to seven claims, under every rule
@given(st.lists(drawn(few_fields), max_size=5), drawn(few_fields))
def test_claims_alike_get_what_every_rule_says_of_each(
    claims: list[dict[str, Any]], twice: dict[str, Any]
) -> None:
    # Two that agree in all but the statement, so that something is shared.
    pair = [twice, {**twice, "statement": "Another one."}]
    own = workspace(on_earlier([*claims, *pair]))
    for one, results in rule_claims(Context(own, None)).values():
        assert [result.code for result in results] == list(CLAIM_RULES)
        for result in results:
            said = (result.outcome, result.message, result.severity, result.at, result.help)
            ruling = CLAIM_RULES[result.code].function(one)
            assert (*said, result.missing, result.once) == tuple(ruling), result.code


def test_a_claim_with_words_lines_numbers_or_signatures_is_like_no_other() -> None:
    line = {"source": "a", "relation": "supports", "finding": "It grew."}
    signed = {"by": "AB", "on": "2026-01-01"}
    for more in (
        {"quote": {"exact": "Muscles grow."}},
        {"evidence": [line]},
        {"numbers": [{"value": 5}]},
        {"review": [signed]},
        {"accepted": [{"code": "OS18", "reason": "known", "by": "AB", "on": "2026-01-01"}]},
        {"asserts": {"horizon": "training"}},
    ):
        assert likeness(case({"statement": "Muscles grow."})) is not None
        assert likeness(case({"statement": "Muscles grow.", **more})) is None


def test_every_field_that_is_named_is_one_of_a_claim() -> None:
    assert set(COMPARED) | set(NOT_COMPARED) <= set(field_names(Claim))
