"""Short ways to write a claim with one or two lines and to ask one rule about it."""

from typing import Any

from build import assessed, result, weighed
from claimgrade.assess.catalogue import CLAIM_RULES
from claimgrade.assess.ruling import Ruling
from claimgrade.model.assessment import Outcome, RuleResult
from house_style import held_to_style

FLAG, PASS = Outcome.FLAG, Outcome.PASS
NOT_APPLICABLE, UNRESOLVED = Outcome.NOT_APPLICABLE, Outcome.UNRESOLVED


def line(source: str = "s", relation: str = "supports", **fields: Any) -> dict[str, Any]:
    """Return an evidence line on the result ``r`` of a study."""
    return {"source": source, "relation": relation, "finding": "It grew.", "result": "r", **fields}


def study(**fields: Any) -> dict[str, Any]:
    """Return a study with one result, ``r``, whose fields are given as ``result``."""
    measured = fields.pop("result", {})
    return {"results": [{"id": "r", **measured}], **fields}


def check(code: str, claim: dict[str, Any], **record: Any) -> Ruling | RuleResult:
    """Return what one rule says of a claim; with further ``claims``, after those are settled."""
    if "claims" in record:
        return result(assessed({"claim": claim, **record}), code)
    found = CLAIM_RULES[code].function(weighed({"claim": claim, **record}))
    held_to_style(found)
    return found


def missing(found: Ruling | RuleResult) -> list[str]:
    """Return the fields that a rule waits for."""
    return [m.field for m in found.missing]


def judged(domain: str, **fields: Any) -> list[dict[str, Any]]:
    """Return one judgement that takes a level off for a domain."""
    return [{"by": "AB", "domains": {domain: {"concern": "serious", "levels": "1", **fields}}}]
