"""Accepting what became of one source, and an acceptance that is bound to nothing."""

import datetime
from collections.abc import Mapping
from typing import Any

from build import ARTICLE, CLAIM, workspace_of
from claimgrade.assess.review import assess
from claimgrade.assess.ruled_claims import ruled_cases
from claimgrade.assess.signing.accepted import acceptance_digest
from claimgrade.assess.signing.digests import digests_of
from claimgrade.model.assessment import RuleResult
from claimgrade.model.finding import Finding
from rule_checks import line
from tables import for_each_row

DAY = datetime.date(2026, 11, 23)


def changed(status: str, **details: Any) -> dict[str, Any]:
    return {"retraction": {"status": status}, **details}


def acceptance(code: str = "SI06", **fields: str) -> dict[str, str]:
    return {"code": code, "reason": "a name", "by": "AB", "on": "2026-11-01", **fields}


SOURCES: Mapping[str, Any] = {"s": changed("corrected", aliases=["older"]), "t": changed("concern")}
CITED: Mapping[str, Any] = {"evidence": [line("s"), line("t")]}


def record(*accepted: dict[str, str], **sources: Any) -> dict[str, Any]:
    claim = {**CITED, "accepted": list(accepted)}
    return {"claim": claim, "sources": sources or dict(SOURCES)}


def looked_at(*accepted: dict[str, str], **sources: Any) -> tuple[RuleResult, list[Finding]]:
    """Return what SI06 says of two changed sources, and the findings on the acceptances."""
    review = assess(workspace_of(record(*accepted, **sources)), DAY)
    (one,) = review.assessments
    flag = next(r for r in one.results if r.code == "SI06")
    return flag, [f for f in review.findings if f.code.startswith("RD60")]


def bound(source: str | None, code: str = "SI06") -> dict[str, str]:
    """Return an acceptance with the digest of what it was accepted on."""
    case, _ = ruled_cases(workspace_of(record()), DAY)[f"{ARTICLE}/{CLAIM}"]
    named = {} if source is None else {"source": source}
    return acceptance(code, digest=acceptance_digest(case, code), **named)


@for_each_row("key", ["t", "s", "older"])
def test_an_acceptance_of_one_source_leaves_what_became_of_the_other(key: str) -> None:
    flag, findings = looked_at(bound(key))
    assert (flag.outcome, flag.accepted, findings) == ("flag", None, [])
    left = (
        ("minor", "evidence.0.source", "the source s has been corrected")
        if key == "t"
        else ("major", "evidence.1.source", "the source t carries an expression of concern")
    )
    assert (flag.severity, flag.at, flag.message) == left


def test_when_every_source_is_accepted_the_flag_is_closed_by_the_reasons() -> None:
    flag, findings = looked_at(bound("s"), {**bound("t"), "reason": "read it"})
    assert flag.accepted == "read it (AB, 2026-11-01); a name (AB, 2026-11-01)"
    assert findings == []


def test_without_a_source_the_acceptance_is_of_all_as_before() -> None:
    flag, findings = looked_at(bound(None))
    assert flag.accepted == "a name (AB, 2026-11-01)"
    assert findings == []


def test_a_retracted_source_cannot_be_accepted_and_stays_a_blocker() -> None:
    worse = {**SOURCES, "t": changed("retracted")}
    flag, findings = looked_at(bound("t"), bound("s"), **worse)
    assert (flag.severity, flag.accepted) == ("blocker", None)
    assert flag.message == "the source t is retracted: its line is left out"
    assert [(f.code, "nobody can accept that" in f.message) for f in findings] == [("RD603", True)]


@for_each_row(
    ("accepted", "code"),
    [
        ({"source": "s", "digest": "0" * 64}, "RD604"),
        ({"source": "s"}, "RD608"),
        ({"source": "nobody2000"}, "RD603"),
        ({"source": "s", "until": "2026-11-02", "digest": "0" * 64}, None),
    ],
    ids=["changed since", "bound to nothing", "of a source that is not cited", "over"],
)
def test_an_acceptance_of_a_source_that_is_amiss_is_a_finding(
    accepted: dict[str, str], code: str | None
) -> None:
    flag, findings = looked_at(acceptance(**accepted))
    assert [f.code for f in findings] == ([code] if code else [])
    closes = code == "RD608"
    assert ("the source s" in flag.message) is not closes


def test_an_acceptance_that_is_over_closes_nothing() -> None:
    over = {**bound("s"), "until": "2026-11-22"}
    flag, findings = looked_at(over)
    assert ("the source s" in flag.message, findings) == (True, [])
    last_day = {**bound("s"), "until": "2026-11-23"}
    assert "the source s" not in looked_at(last_day)[0].message


def test_no_other_flag_is_touched() -> None:
    both = [
        {r.code: r for r in assess(workspace_of(record(*accepted)), DAY).assessments[0].results}
        for accepted in ((), (bound("s"), bound("t")))
    ]
    assert {code for code in both[0] if both[0][code] != both[1][code]} == {"SI06"}
    assert sum(r.outcome == "flag" for r in both[0].values()) > 1


def test_only_what_became_of_a_source_can_be_accepted_for_one() -> None:
    """A flag of another rule is about the claim; to name a source there closes nothing."""
    claim = {**CITED, "certainty": "low", "accepted": [acceptance("OS02", source="s")]}
    review = assess(workspace_of({"claim": claim}), DAY)
    (one,) = review.assessments
    assert next(r for r in one.results if r.code == "OS02").accepted is None
    flag, _ = looked_at(acceptance("OS02", source="s"))
    assert "the source s" in flag.message
    (found,) = [f for f in review.findings if f.code.startswith("RD60")]
    assert (found.code, found.subject) == ("RD609", "record")
    assert found.message == "OS02 is accepted for the source 's', and only SI06 can be"


def test_an_acceptance_without_a_digest_never_lapses_and_a_finding_says_so() -> None:
    flag, findings = looked_at(acceptance())
    assert flag.accepted is not None
    (found,) = findings
    assert (found.code, found.subject, found.claim) == ("RD608", "record", CLAIM)
    assert found.message == (
        "SI06 is accepted without a digest of what was accepted, so that it never lapses"
    )
    assert "claimgrade review CLAIM --accept" in (found.help or "")


def signed_claim(*accepted: dict[str, str]) -> str | None:
    case, _ = ruled_cases(workspace_of(record(*accepted)), DAY)[f"{ARTICLE}/{CLAIM}"]
    return digests_of(case).claim


def test_what_was_accepted_after_signing_is_not_what_was_signed() -> None:
    """An accepted flag no longer counts in the verdict that a person put their name to."""
    bare = signed_claim()
    assert signed_claim(acceptance("OS02")) != bare
    assert signed_claim(acceptance("SI06")) != signed_claim(acceptance("SI06", source="s"))
    assert signed_claim(acceptance("SI06", source="s")) != signed_claim(
        acceptance("SI06", source="t")
    )
    one, other = acceptance("OS02"), acceptance("OS18")
    assert signed_claim(one, other) == signed_claim(other, one)
    reworded = {**one, "reason": "another", "by": "CD", "on": "2026-11-02", "digest": "0" * 64}
    assert signed_claim(reworded) == signed_claim(one)


def test_an_older_key_of_the_accepted_source_is_the_same_source() -> None:
    assert signed_claim(acceptance(source="older")) == signed_claim(acceptance(source="s"))
