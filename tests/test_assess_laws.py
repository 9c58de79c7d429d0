"""Laws that hold for every record, whatever it says: sums, order, and what nobody knows."""

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from build import ARTICLE, CLAIM
from claimgrade.assess.catalogue import CLAIM_RULES
from claimgrade.assess.review import assess
from claimgrade.assess.signing.digests import digests_of
from claimgrade.model.assessment import Assessment
from claimgrade.workspace.workspace import Workspace
from law_records import GRADES, assessed, claims, law, weighed, workspace


@law
@given(claims)
def test_the_sums_always_add_up_to_the_number_of_rules(claim: dict[str, Any]) -> None:
    found = assessed(claim)
    sums = found.sums
    counted = (
        sums.passed
        + sums.flagged
        + sums.accepted
        + sums.once
        + sums.unresolved_absent
        + sums.unresolved_unknown
        + sums.not_applicable
    )
    assert counted == len(CLAIM_RULES) == len(found.results)
    assert [r.code for r in found.results] == list(CLAIM_RULES)


@law
@given(claims)
def test_every_step_can_be_read_and_what_may_be_said_is_within_the_ceiling(
    claim: dict[str, Any],
) -> None:
    found = assessed(claim)
    assert all(step.name and step.result and step.because and step.source for step in found.trace)
    assert found.plain_statement.endswith((".", "!", "?"))
    assert found.may_say is None or found.may_say.within


_MINIMUM = ("quote", "statement", "wording", "because")


@law
@given(claims, st.sampled_from(_MINIMUM), st.booleans())
def test_a_verdict_needs_the_minimum_record(claim: dict[str, Any], left: str, drop: bool) -> None:
    whole = {"quote": {"exact": "Bands build."}, "statement": "Bands build.", "because": "Trials."}
    whole |= claim
    if drop:
        whole.pop(left)
    found = assessed(whole, fill=False)
    needed = left != "because" or (found.points != "nowhere" and found.kind != "report")
    if drop and needed and found.kind != "definition":
        assert found.computed_verdict == "unresolved"
        assert left in found.computed_reason


@law
@given(claims)
def test_the_computed_certainty_stays_between_very_low_and_high(claim: dict[str, Any]) -> None:
    computed = assessed(claim).certainty.computed
    assert computed is None or computed in GRADES


@law
@given(claims)
def test_the_same_record_rendered_thrice_says_the_same(claim: dict[str, Any]) -> None:
    own = workspace(claim)
    first, second, third = assess(own), assess(own), assess(workspace(claim))
    assert first == second == third
    told = [review.assessments[0].details for review in (first, second, third)]
    assert told[0] == told[1] == told[2]


def everything(own: Workspace) -> tuple[object, ...]:
    """Return what must not depend on any order: verdict, certainty, numbers and digests."""
    found = assess(own).assessments[0]
    counts = found.details.independence
    return (
        (found.verdict, found.points, found.worst, sorted(found.provisional)),
        (found.certainty.used, found.certainty.computed, found.ceiling, found.sums),
        (counts.citations, counts.data_sets, counts.people) if counts else None,
        [(r.code, r.outcome, r.severity, r.once) for r in found.results],
        found.plain_statement,
        found.may_say.text if found.may_say else None,
    )


def signed(claim: dict[str, Any]) -> object:
    return digests_of(weighed(claim))


@law
@given(claims, st.randoms(use_true_random=False))
def test_the_order_of_lines_and_of_files_changes_nothing(
    claim: dict[str, Any], random: Any
) -> None:
    lines = list(claim["evidence"])
    random.shuffle(lines)
    shuffled = workspace({**claim, "evidence": lines})
    studies = list(shuffled.studies.items())
    random.shuffle(studies)
    assert everything(replace(shuffled, studies=dict(studies))) == everything(workspace(claim))
    assert signed({**claim, "evidence": lines}) == signed(claim)


@law
@given(claims)
def test_the_order_of_judgements_changes_nothing(claim: dict[str, Any]) -> None:
    turned = {**claim, "judgements": claim["judgements"][::-1]}
    assert everything(workspace(turned)) == everything(workspace(claim))
    assert signed(turned) == signed(claim)


@law
@given(st.lists(claims, min_size=2, max_size=2))
def test_the_order_of_claims_changes_what_is_said_of_none(two: list[dict[str, Any]]) -> None:
    first, second = (workspace(claim).claims[f"{ARTICLE}/{CLAIM}"] for claim in two)
    files = {
        f"{ARTICLE}/one": first._replace(id="one"),
        f"{ARTICLE}/two": second._replace(id="two"),
    }
    own = workspace(two[0])

    def said(claims: dict[str, Any]) -> dict[str, Assessment]:
        return {a.id: a for a in assess(replace(own, claims=claims)).assessments}

    assert said(files) == said(dict(reversed(files.items())))
